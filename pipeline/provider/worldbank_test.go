package provider

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestWorldBankUnits checks units against the names of real indicators.
func TestWorldBankUnits(t *testing.T) {
	for _, tt := range []struct{ code, title, want string }{
		{"MS.MIL.XPND.GD.ZS", "Military expenditure (% of GDP)", "% of GDP"},
		{"MS.MIL.XPND.ZS", "Military expenditure (% of general government expenditure)", "% of general government expenditure"},
		{"MS.MIL.XPND.CD", "Military expenditure (current USD)", "US$, current prices"},
		{"NY.GDP.MKTP.CD", "GDP (current US$)", "US$, current prices"},
		{"NY.GDP.MKTP.KD", "GDP (constant 2015 US$)", "US$, constant 2015 prices"},
		{"NY.GDP.MKTP.KD.ZG", "GDP growth (annual %)", "% a year"},
		{"FP.CPI.TOTL", "Consumer price index (2010 = 100)", "index, 2010 = 100"},
		{"MS.MIL.MPRT.KD", "Arms imports (SIPRI trend indicator values)", "TIV"},
		{"SP.POP.TOTL", "Population, total", "persons"},
		{"EN.ATM.CO2E.KT", "CO2 emissions (kt)", "unit not stated"},
	} {
		if got := wbUnit(tt.code, tt.title).String(); got != tt.want {
			t.Errorf("%s %q is in %q, want %q", tt.code, tt.title, got, tt.want)
		}
	}
}

const wbText = "\ufeff\"Data Source\",\"World Development Indicators\",\r\n\r\n\"Last Updated Date\",\"2026-02-24\",\r\n\r\n" +
	"\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1960\",\"1961\",\r\n" +
	"\"Turkiye\",\"TUR\",\"Military expenditure (current USD)\",\"MS.MIL.XPND.CD\",\"100.5\",\"\",\r\n" +
	"\"Pakistan\",\"PAK\",\"Military expenditure (current USD)\",\"MS.MIL.XPND.CD\",\"\",\"\",\r\n" +
	"\"Middle East, North Africa, Afghanistan & Pakistan\",\"MEA\",\"Military expenditure (current USD)\",\"MS.MIL.XPND.CD\",\"7\",\"8\",\r\n"

// TestWorldBank checks the file as downloaded, without its preamble, with the
// names of other years, re-saved by Excel, and in the zip of the site.
func TestWorldBank(t *testing.T) {
	const id = "ms-mil-xpnd-cd"
	want := []string{id + " TUR 1960 100.5", id + " XMA 1960 7", id + " XMA 1961 8"}
	_, bare, _ := strings.Cut(wbText, "\r\n\r\n\"Country")
	for name, text := range map[string]string{
		"as downloaded":  wbText,
		"no preamble":    "\"Country" + bare,
		"Turkey, LF":     strings.NewReplacer("Turkiye", "Turkey", "\r\n", "\n").Replace(wbText),
		"Türkiye":        strings.Replace(wbText, "Turkiye", "Türkiye", 1),
		"no last LF":     strings.TrimSuffix(wbText, "\r\n"),
		"no comma":       strings.ReplaceAll(wbText, ",\r\n", "\r\n"),
		"by semicolon":   strings.NewReplacer(",", ";", "East,", "East,").Replace(wbText),
		"UTF-16":         utf16(wbText),
		"years as words": strings.NewReplacer(`"1960"`, `"1960 [YR1960]"`, `"1961"`, `"1961 [YR1961]"`).Replace(wbText),
		"DataBank":       strings.NewReplacer("Indicator Name", "Series Name", "Indicator Code", "Series Code").Replace(wbText) + ",,,,,\r\n\"Data from database: World Development Indicators\",,,,,\r\n",
	} {
		im := read(t, Options{}, put(t, "x.csv", text))
		t.Run(name, func(t *testing.T) {
			wantList(t, im, want...)
			if name != "DataBank" {
				wantAccount(t, im, 0, "3 read, 2 kept; "+emptyCell+": 1/3")
			}
			if got := unitOf(t, im, id); got != "US$, current prices" {
				t.Error(got)
			}
		})
	}
	mangled := "\ufeffCountry Name,Indicator Name,Indicator Code,1960,1961\r\nTurkey,Military expenditure (current USD),MS.MIL.XPND.CD,\" $321,692,705 \",\r\nPakistan,Military expenditure (current USD),MS.MIL.XPND.CD, $5 , $- \r\n"
	im := read(t, Options{}, put(t, "x.csv", strings.Replace(mangled, " $- ", "", 1)))
	wantList(t, im, id+" PAK 1960 5", id+" TUR 1960 321692705")
	remarked(t, im, "2 values written as money with commas")
	if im, err := Read([]string{put(t, "x.csv", mangled)}, Options{}); err != nil || len(im.Faults) != 1 {
		t.Errorf("%v %v", err, im)
	}
}

// TestWorldBankSpreadsheet checks a file that a spreadsheet wrote with semicolons
// and decimal commas, years descending and codes before names.
func TestWorldBankSpreadsheet(t *testing.T) {
	im := read(t, Options{}, put(t, "x.csv", "Country Code;Country Name;Indicator Name;Indicator Code;2019;2018;2017\nTUR;Turkey;GDP growth (annual %);NY.GDP.MKTP.KD.ZG;0,92;2,96;\nPAK;Pakistan;GDP growth (annual %);NY.GDP.MKTP.KD.ZG;1,001;5,8;5,5\n"))
	const id = "ny-gdp-mktp-kd-zg"
	wantList(t, im, id+" PAK 2017 5.5", id+" PAK 2018 5.8", id+" PAK 2019 1.001", id+" TUR 2018 2.96", id+" TUR 2019 0.92")
	remarked(t, im, "decimal commas")
	nocodes := read(t, Options{Indicators: []string{"military-expenditure-current-usd=x"}}, put(t, "x.csv", "\ufeffCountry Name,Indicator Name,1960\r\nTurkey,Military expenditure (current USD),\" $321,692,705 \"\r\n"))
	wantList(t, nocodes, "x TUR 1960 321692705")
	bare := read(t, Options{Mapping: Mapping{Indicator: "x", Unit: "US$, current prices"}}, put(t, "x.csv", "\ufeffCountry Name,1960,1961\r\nTurkey,\" $321,692,705 \",\r\nPakistan, $5 , \r\nWorld,,\"  $1,321,692,705 \"\r\n"))
	wantList(t, bare, "x PAK 1960 5", "x TUR 1960 321692705", "x WLD 1961 1321692705")
}

// TestWorldBankJSON checks the answer to a program.
func TestWorldBankJSON(t *testing.T) {
	row := func(iso, name, date, value string) string {
		return `{"indicator":{"id":"MS.MIL.XPND.GD.ZS","value":"Military expenditure (% of GDP)"},"country":{"id":"XX","value":"` + name + `"},"countryiso3code":"` + iso + `","date":"` + date + `","value":` + value + `,"unit":"","obs_status":"","decimal":1}`
	}
	im := read(t, Options{}, put(t, "x.json", `[{"page":1,"pages":2,"per_page":50,"total":4,"sourceid":"2","lastupdated":"2026-02-24"},[`+
		row("TUR", "Turkiye", "2020", "2.5")+","+row("PAK", "Pakistan", "2020", "null")+","+row("", "World", "2020", "2.25")+","+row("TUR", "Turkiye", "2020Q1", "7")+"]]"))
	wantList(t, im, "ms-mil-xpnd-gd-zs TUR 2020 2.5", "ms-mil-xpnd-gd-zs WLD 2020 2.25")
	wantAccount(t, im, 0, "4 read, 2 kept; "+emptyCell+": 1/1; rows of months or quarters: 1/1")
	remarked(t, im, "page 1 of 2")
	if im.Sources[0].ID != "worldbank-2026-02-24" || unitOf(t, im, "ms-mil-xpnd-gd-zs") != "% of GDP" {
		t.Errorf("%+v", im.Sources[0])
	}
}

// TestWorldBankZip checks the zip: its metadata are named, and the source's hash
// is the zip's.
func TestWorldBankZip(t *testing.T) {
	path := put(t, "API.zip", zipped(t, map[string]string{"Metadata_Indicator_API.csv": "\ufeff\"INDICATOR_CODE\",\"INDICATOR_NAME\",\"SOURCE_NOTE\",\"SOURCE_ORGANIZATION\",\n\"MS.MIL.XPND.CD\",\"Military expenditure\",\"What is spent.\",\"SIPRI\",\n",
		"API.csv": wbText, "Metadata_Country_API.csv": "\ufeff\"Country Code\",\"Region\",\"IncomeGroup\",\"SpecialNotes\",\"TableName\",\n", "notes.bin": "hello there, nothing here"}))
	im := read(t, Options{}, path)
	if len(list(im)) != 3 || len(im.Accounts) != 3 {
		t.Errorf("%q, %d accounts", list(im), len(im.Accounts))
	}
	remarked(t, im, `no format of ours are not read: "notes.bin"`)
	if d := im.Indicators[0].Definition; d != "What is spent. Source: SIPRI" {
		t.Errorf("definition %q", d)
	}
	if f := im.Sources[0].Files[0]; f.Name != "API.zip" || len(f.SHA256) != 64 {
		t.Errorf("%+v", f)
	}
}

func zipped(t testing.TB, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// utf16 writes a text as Excel's "Unicode text" does.
func utf16(s string) string {
	var b strings.Builder
	b.WriteString("\xff\xfe")
	for _, r := range strings.TrimPrefix(s, "\ufeff") {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// A group goes by the name that the file has where that is another group's; one under a
// name that nobody knows keeps its code, and a remark says so.
func TestWorldBankGroupNames(t *testing.T) {
	const id = "ms-mil-xpnd-cd"
	group := func(name, code string) string {
		return "\"" + name + "\",\"" + code + "\",\"Military expenditure (current USD)\",\"MS.MIL.XPND.CD\",\"7\",\"\",\r\n"
	}
	for _, tt := range []struct {
		name, code string
		entities   []string
		want       string
		remark     bool
	}{
		{"Middle East & North Africa", "MEA", nil, "MEA", false},
		{"Middle East, North Africa, Afghanistan & Pakistan", "MEA", nil, "XMA", false},
		{"Middle East, North Africa, Afghanistan & Pakistan", "MEA", []string{"MEA"}, "XMA", false},
		{"Middle East, North Africa, Afghanistan & Pakistan (excluding high income)", "MNA", nil, "XMB", false},
		{"Middle East, North Africa, Afghanistan & Pakistan (IDA & IBRD)", "TMN", nil, "XMC", false},
		{"East Asia, Pacific & Elsewhere", "EAS", nil, "EAS", true},
	} {
		im := read(t, Options{Entities: tt.entities}, put(t, "x.csv", wbText[:strings.Index(wbText, "\"Turkiye")]+group(tt.name, tt.code)))
		wantList(t, im, id+" "+tt.want+" 1960 7")
		if remarked := strings.Contains(strings.Join(im.Accounts[0].Remarks, " "), "no name of it that is known"); remarked != tt.remark {
			t.Errorf("%s %q: remarks %q", tt.code, tt.name, im.Accounts[0].Remarks)
		}
	}
}
