package provider

import (
	"encoding/csv"
	"math"
	"os"
	"strings"
	"testing"
)

// pairFact returns a figure of Türkiye's and Pakistan's trade that was taken from
// a file by another program, in million US$.
func pairFact(t *testing.T, from, to, year, reporter string) float64 {
	t.Helper()
	f, err := os.Open(raw(t, "facts", "bilateral_trade_TUR_PAK_usd_m.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r[0] == from && r[1] == to && r[2] == year && strings.Contains(r[4]+r[7], reporter) {
			v, ok := parse(r[3])
			if !ok {
				t.Fatalf("%v", r)
			}
			return v
		}
	}
	t.Fatalf("no fact for %s-%s in %s by %s", from, to, year, reporter)
	return 0
}

// value returns what was kept for a pair, as the reporter has it, in million US$.
func value(t *testing.T, im *Import, indicator, from, to, reporter string) float64 {
	t.Helper()
	for _, x := range im.rows.list {
		if o := im.rows.observation(x); o.Indicator == indicator && o.Entity == from && o.Partner == to && o.Reporter == reporter {
			return o.Value * im.Indicators[im.place[indicator]].Unit.Scale / 1e6
		}
	}
	t.Errorf("no %s of %s to %s by %q", indicator, from, to, reporter)
	return math.NaN()
}

func closeTo(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 0.0005*math.Max(1, math.Abs(want))) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// TestTradeFacts reads the publishers' files as they were downloaded and compares
// them with figures that were taken from them by another program.
func TestTradeFacts(t *testing.T) {
	im := read(t, Options{}, raw(t, "raw", "trade", "WITS_trade2009.csv"))
	closeTo(t, "WITS, by Türkiye", value(t, im, "wits-total", "PAK", "TUR", "TUR"), pairFact(t, "PAK", "TUR", "2009", "TUR imports"))
	closeTo(t, "WITS, by Türkiye", value(t, im, "wits-total", "TUR", "PAK", "TUR"), pairFact(t, "TUR", "PAK", "2009", "TUR exports"))
	closeTo(t, "WITS, by Pakistan", value(t, im, "wits-total", "PAK", "TUR", "PAK"), pairFact(t, "PAK", "TUR", "2009", "PAK exports"))
	closeTo(t, "WITS, by Pakistan", value(t, im, "wits-total", "TUR", "PAK", "PAK"), pairFact(t, "TUR", "PAK", "2009", "PAK imports"))
	wantAccount(t, im, 0, "40618 read, 40278 kept; "+worldTotals+": 340/340")
	remarked(t, im, "of 340 totals of trade with the world")

	im = read(t, Options{Year: 2022}, raw(t, "raw", "trade", "oec_bilateral_2022.csv"))
	closeTo(t, "OEC", value(t, im, "oec-trade", "TUR", "PAK", ""), pairFact(t, "TUR", "PAK", "2022", "OEC"))
	closeTo(t, "OEC", value(t, im, "oec-trade", "PAK", "TUR", ""), pairFact(t, "PAK", "TUR", "2022", "OEC"))
	wantAccount(t, im, 0, "27313 read, 27313 kept")
	if len(im.Accounts[0].Unknown) > 0 {
		t.Errorf("names that are not known: %v", im.Accounts[0].Unknown)
	}
}

// TestComtradeFile checks the file of Türkiye's suppliers: 362 rows of 48 cells
// below 47 heads; the sum of its values was made with awk.
func TestComtradeFile(t *testing.T) {
	im := read(t, Options{}, raw(t, "raw", "comtrade", "TradeData_Tur_2010-2020.csv"))
	wantAccount(t, im, 0, "362 read, 362 kept")
	sum := 0.0
	for _, x := range im.rows.list {
		o := im.rows.observation(x)
		if o.Partner != "TUR" || o.Reporter != o.Entity || o.Indicator != "comtrade-hs93" {
			t.Fatalf("%+v", o)
		}
		sum += o.Value
	}
	if math.Abs(sum-2674485404.570) > 0.01 {
		t.Errorf("the values sum to %.3f", sum)
	}
}

// TestGravityFiles checks the tables of pairs.
func TestGravityFiles(t *testing.T) {
	im := read(t, Options{Year: 2015, Indicators: []string{"geodist-dist*"}, Entities: []string{"TUR"}}, raw(t, "raw", "gravity", "dist_cepii_cepii_edge.csv"))
	closeTo(t, "distance", value(t, im, "geodist-dist", "TUR", "PAK", "")*1e6, 3950.8)
	closeTo(t, "weighted distance", value(t, im, "geodist-distw", "PAK", "TUR", "")*1e6, 3742.3)
	im = read(t, Options{}, raw(t, "raw", "gravity", "Gravity_V202211_TGO-slice_semicolon_decimalcomma.csv"))
	wantAccount(t, im, 0, "6956 read, 6247 kept; "+emptyCell+": 709/11123; "+repeated+": 0/17856")
	im = read(t, Options{Year: 2009}, raw(t, "raw", "gravity", "WITS_Trade_2009_gravity_model.csv"))
	wantAccount(t, im, 0, "26732 read, 26732 kept; "+repeated+": 0/79704")
	wits := read(t, Options{}, raw(t, "raw", "trade", "WITS_trade2009.csv"))
	closeTo(t, "Canada to the USA, the importer's report", value(t, im, "section-trade", "CAN", "USA", ""), value(t, wits, "wits-total", "CAN", "USA", "USA"))
}
