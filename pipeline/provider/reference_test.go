package provider

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestMilexFacts compares the workbook of April 2025 with figures that were taken
// from it by another program.
func TestMilexFacts(t *testing.T) {
	im := read(t, Options{}, raw(t, "raw", "sipri_milex", "SIPRI-Milex-data-1949-2024_2.xlsx"))
	for id, file := range map[string]string{
		"spending-constant": "sipri_milex_constant2023_usd_m.csv", "spending-current": "sipri_milex_current_usd_m.csv", "spending-gdp": "sipri_milex_share_gdp_pct.csv",
		"spending-govt": "sipri_milex_share_govt_pct.csv", "spending-capita": "sipri_milex_per_capita_usd.csv",
	} {
		agree(t, im, id, facts(t, file))
	}
	for id, want := range map[string]string{
		"spending-constant": "million US$, constant 2023 prices", "spending-current": "million US$, current prices", "spending-gdp": "% of GDP", "spending-govt": "% of general government spending",
		"spending-capita": "US$, current prices", "spending-region": "billion US$, constant 2023 prices", "spending-region-current": "billion US$, current prices",
		"spending-local-try": "₺, current prices", "spending-local-fy-pkr": "Rs, current prices",
	} {
		if got := unitOf(t, im, id); got != want {
			t.Errorf("%s is in %q, want %q", id, got, want)
		}
	}
	wantAccount(t, im, 0, "1363 read, 1237 kept; headings of regions between the countries: 126/0; years of fewer than twelve months, in which a fiscal year was moved: 0/22; "+
		"fiscal years that end in the calendar year to which a country moved, which is kept: 0/1")
	remarked(t, im, "241 totals agree", "G34")
	if len(im.Accounts[0].Unknown) > 0 {
		t.Errorf("names that are not known: %v", im.Accounts[0].Unknown)
	}
}

// TestTransfersFacts compares the register by delivery year with sums that were
// made by another program, and both registers with their own sums.
func TestTransfersFacts(t *testing.T) {
	im := read(t, Options{Entities: []string{"TUR", "PAK"}}, raw(t, "raw", "sipri_transfers", "trade_register_deliveryrows_1995-2025_gen20260212.csv"))
	got := map[[2]string]float64{}
	for _, x := range im.rows.list {
		if o := im.rows.observation(x); o.Entity == "TUR" && o.Partner == "PAK" || o.Entity == "PAK" && o.Partner == "TUR" {
			got[[2]string{o.Entity, decimal(float64(o.Year))}] = o.Value
		}
	}
	want := facts(t, "sipri_tiv_TURPAK_by_delivery_year.csv")
	if len(got) != len(want) {
		t.Errorf("%d values, want %d", len(got), len(want))
	}
	for k, v := range want {
		if w, _ := parse(v); got[k] != w {
			t.Errorf("%v is %v, want %s", k, got[k], v)
		}
	}
}

// TestRegisterOnce checks G28 on the whole register: what the deals hold is what is
// kept, each deal once.
func TestRegisterOnce(t *testing.T) {
	im := read(t, Options{}, raw(t, "raw", "sipri_transfers", "trade-register_world_allyears_gen20250313.csv"))
	wantAccount(t, im, 0, "29515 read, 29515 kept")
	sums := map[string]float64{}
	for _, x := range im.rows.list {
		sums[im.rows.words[x.indicator]] += x.value
	}
	// The sums over the 29,511 whole records by awk, and the four broken ones by hand.
	for id, want := range map[string]float64{"arms-delivered-by-order": 2092199.2 + 0 + 0 + 3.25 + 9, "arms-orders": 2270595.99 + 0.36 + 18 + 3.5 + 9} {
		if d := sums[id] - want; d > 1e-5 || d < -1e-5 {
			t.Errorf("%s: %v, want %v", id, sums[id], want)
		}
	}
	remarked(t, im, "4 records broken in two", "G28: 13,203 deals have several delivery years", "ISO 8859-1")
	if len(im.Accounts[0].Unknown) > 0 {
		t.Errorf("names that are not known: %v", im.Accounts[0].Unknown)
	}
}

// TestTables checks the printed totals of every table.
func TestTables(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(raw(t, "raw", "sipri_transfers", "tiv-export"), "*.csv"))
	if err != nil || len(paths) == 0 {
		t.Fatal(err, paths)
	}
	for _, p := range append(paths, raw(t, "raw", "sipri_transfers", "TIV-Import-All-Country-1950-2022.csv")) {
		im := read(t, Options{}, p)
		remarked(t, im, ", 0 do not")
		if len(im.Accounts[0].Unknown) > 0 {
			t.Errorf("%s: names that are not known: %v", p, im.Accounts[0].Unknown)
		}
	}
	im := read(t, Options{Entities: []string{"TUR"}, From: 2021, To: 2021}, filepath.Join(raw(t, "raw", "sipri_transfers", "tiv-export"), "TIV-Export-TUR-1950-2021.csv"))
	sum := 0.0
	for _, x := range im.rows.list {
		sum += x.value
	}
	if sum < 376 || sum > 384 {
		t.Errorf("Türkiye's exports of 2021 sum to %v; the table prints 380", sum)
	}
}

// TestWorldBankFacts compares the files with figures that were taken from them.
func TestWorldBankFacts(t *testing.T) {
	for file, tt := range map[string]struct{ id, facts, unit string }{
		"API_FP.CPI.TOTL_DS2_en_csv_v2_284.csv":        {"fp-cpi-totl", "wdi_FP.CPI.TOTL.csv", "index, 2010 = 100"},
		"API_MS.MIL.MPRT.KD_DS2_en_csv_v2_1745336.csv": {"ms-mil-mprt-kd", "wdi_MS.MIL.MPRT.KD.csv", "TIV"},
		"API_MS.MIL.XPND.GD.ZS_DS2_en_csv_v2_211.csv":  {"ms-mil-xpnd-gd-zs", "wdi_MS.MIL.XPND.GD.ZS.csv", "% of GDP"},
		"API_MS.MIL.XPND.GD.ZS_DS2_en_csv_v2_211.zip":  {"ms-mil-xpnd-gd-zs", "wdi_MS.MIL.XPND.GD.ZS.csv", "% of GDP"},
		"API_NY.GDP.MKTP.KD.ZG_DS2_en_csv_v2_107.csv":  {"ny-gdp-mktp-kd-zg", "wdi_NY.GDP.MKTP.KD.ZG.csv", "% a year"},
	} {
		im := read(t, Options{}, raw(t, "raw", "worldbank", file))
		agree(t, im, tt.id, facts(t, tt.facts))
		if got := unitOf(t, im, tt.id); got != tt.unit {
			t.Errorf("%s is in %q, want %q", file, got, tt.unit)
		}
		for _, a := range im.Accounts {
			if len(a.Unknown) > 0 {
				t.Errorf("%s: names that are not known: %v", file, a.Unknown)
			}
			if a.Rows > 0 && a.Rows != 266 && a.Rows != 264 {
				t.Errorf("%s: %d rows", file, a.Rows)
			}
		}
		if strings.HasSuffix(file, ".zip") && len(im.Accounts) != 3 {
			t.Errorf("%d files of the zip are accounted for, want 3", len(im.Accounts))
		}
	}
}
