package provider

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"defensetrade/pipeline/obs"
)

// A testSheet is a sheet of a workbook for a test; cells in blue and red are named.
type testSheet struct {
	name      string
	rows      [][]any
	blue, red []string
}

func workbook(t testing.TB, sheets ...testSheet) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	// SIPRI's colours are numbers of the old palette; the library writes RGB only,
	// so that the numbers are tested with the original (TestMilexColours).
	blue, err1 := f.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "0000FF"}})
	red, err2 := f.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	for i, s := range sheets {
		if i == 0 {
			f.SetSheetName("Sheet1", s.name)
		} else if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for j, row := range s.rows {
			cell, _ := excelize.CoordinatesToCellName(1, j+1)
			if err := f.SetSheetRow(s.name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
		for _, c := range s.blue {
			f.SetCellStyle(s.name, c, c, blue)
		}
		for _, c := range s.red {
			f.SetCellStyle(s.name, c, c, red)
		}
	}
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// share and constant are sheets in SIPRI's layout with figures of our own.
func shareSheet() testSheet {
	return testSheet{name: "Share of GDP", rows: [][]any{
		{"Military expenditure by country as percentage of gross domestic product, 1990-1993     © SIPRI"},
		{"Countries are grouped by region and subregion"},
		{"Figures in blue are SIPRI estimates. Figures in red indicate highly uncertain data."},
		{`". ." = data unavailable. "xxx" = country did not exist or was not independent during all or part of the year in question.`},
		{},
		{"Country", "Notes", "1990.0", 1991, 1992, "1993"},
		{},
		{"Africa"},
		{"North Africa"},
		{"Libya", "‡§¶16", "...", 0.04, ". .", "…"},
		{"Middle East"},
		{"Türkiye", "‖", 0.0192, 0.035, 0.07, ""},
		{"Yemen, North", "§", 0.1, "xxx", "xxx", "xxx"},
		{"Yemen", "", "...", 0.08, "xxx", 1.17},
	}, blue: []string{"D12"}, red: []string{"E12"}}
}

func constantSheet() testSheet {
	return testSheet{name: "Constant (2022) US$", rows: [][]any{
		{"Military expenditure by country, in constant (2022) US$ m., 1990-1991      © SIPRI"},
		{"Figures are in US $m., at constant 2022 prices and exchange rates"},
		{"Figures in blue are SIPRI estimates."}, {}, {}, {}, {},
		{"Country", "", "Notes", 1990, 1991},
		{"Korea, South", "", "", 10441.5, "..."},
		{"USSR", "", "12", 100, "xxx"},
	}}
}

func footnoteSheet() testSheet {
	return testSheet{name: "Footnotes", rows: [][]any{{"Footnotes and special notes"}, {}, {"‡", "current spending only"}, {"§", "adopted budget"}, {"¶", "no paramilitary forces"}, {16, "", "Libya: an estimate."}}}
}

// TestMilexSheets checks header rows at different places, headings of regions, the
// marks of missing values, colours, notes, fractions, and the unnamed column.
func TestMilexSheets(t *testing.T) {
	im := read(t, Options{}, workbook(t, testSheet{name: "Front page"}, shareSheet(), constantSheet(), footnoteSheet()))
	wantList(t, im,
		"spending-gdp LBY 1990 not-available ‡ current spending only; § adopted budget; ¶ no paramilitary forces; 16 Libya: an estimate.",
		"spending-gdp LBY 1991 4", "spending-gdp LBY 1992 not-available", "spending-gdp LBY 1993 not-available",
		"spending-gdp TUR 1990 1.92 ‖", "spending-gdp TUR 1991 3.5 estimated", "spending-gdp TUR 1992 7 estimated highly uncertain",
		"spending-gdp YAR 1990 10 § adopted budget", "spending-gdp YAR 1991 not-applicable", "spending-gdp YAR 1992 not-applicable", "spending-gdp YAR 1993 not-applicable",
		"spending-gdp YEM 1990 not-available", "spending-gdp YEM 1991 8", "spending-gdp YEM 1992 not-applicable", "spending-gdp YEM 1993 117",
		"spending-constant KOR 1990 10441.5", "spending-constant KOR 1991 not-available",
		"spending-constant SUN 1990 100 12", "spending-constant SUN 1991 not-applicable",
	)
	wantAccount(t, im, 0, "9 read, 6 kept; headings of regions between the countries: 3/0; "+emptyCell+": 0/1")
	if got := unitOf(t, im, "spending-constant"); got != "million US$, constant 2022 prices" {
		t.Error(got)
	}
	if s := im.Sources[0]; s.ID != "sipri-milex-1990-1993" || s.Vintage != "1990–1993, constant prices of 2022" {
		t.Errorf("source %+v", s)
	}
}

// TestMilexEdited checks a workbook that somebody changed: columns deleted, sheets
// added, shares turned into percentages.
func TestMilexEdited(t *testing.T) {
	s := shareSheet()
	for i, row := range s.rows {
		if i < 5 || len(row) < 2 {
			continue
		}
		row = append([]any{row[0]}, row[2:]...) // Notes
		for j, c := range row {
			if v, ok := c.(float64); ok {
				row[j] = v * 100
			}
		}
		s.rows[i] = row
	}
	s.blue, s.red = nil, nil
	im := read(t, Options{Entities: []string{"Türkiye"}}, workbook(t, testSheet{name: "My sums", rows: [][]any{{"a", "b"}, {1, 2}}}, s))
	wantList(t, im, "spending-gdp TUR 1990 1.92", "spending-gdp TUR 1991 3.5", "spending-gdp TUR 1992 7")
	remarked(t, im, `the sheet "My sums" holds no table of SIPRI's`, "percentages already")
}

// TestMilexBare checks a sheet without the lines above its header, a copy of a sheet,
// and numbers that became words.
func TestMilexBare(t *testing.T) {
	bare, again := constantSheet(), shareSheet()
	bare.rows = bare.rows[7:]
	again.name = "Share of GDP (2)"
	share := shareSheet()
	share.rows[11][2] = "0.02"
	im := read(t, Options{Entities: []string{"TUR", "KOR"}}, workbook(t, share, again, bare))
	wantList(t, im, "spending-gdp TUR 1990 2 ‖", "spending-gdp TUR 1991 3.5 estimated", "spending-gdp TUR 1992 7 estimated highly uncertain", "spending-constant KOR 1990 10441.5", "spending-constant KOR 1991 not-available")
	remarked(t, im, `"Share of GDP (2)" measures what "Share of GDP" does`, `"Constant (2022) US$" has lost the lines above its header`)
	if got := unitOf(t, im, "spending-constant"); got != "million US$, constant 2022 prices" {
		t.Error(got)
	}
}

// TestFarRows checks that a sheet that pretends to be long is read or refused, and
// not cut.
func TestFarRows(t *testing.T) {
	far := testSheet{name: "Data", rows: [][]any{{"Country", 2019, 2020}, {"Türkiye", 1.5, 2}}}
	path := workbook(t, far)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f.SetCellValue("Data", "A5000", "Greece")
	f.SetCellValue("Data", "C5000", 3)
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	wantList(t, read(t, Options{Mapping: Mapping{Indicator: "x"}}, path), "x GRC 2020 3", "x TUR 2019 1.5", "x TUR 2020 2")
	f.SetCellValue("Data", "A1048576", "Italy")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if _, err := Read([]string{path}, Options{Mapping: Mapping{Indicator: "x"}}); err == nil || !strings.Contains(err.Error(), "more than 300000 rows") {
		t.Error(err)
	}
}

// TestMilexCSV checks a sheet that was saved as CSV.
func TestMilexCSV(t *testing.T) {
	text := "\ufeffMilitary expenditure by country, in millions of US$ at current prices and exchange rates, 1990-1992      © SIPRI,,,,\r\n\"Figures are in US $m., in current prices\",,,,\r\n,,,,\r\nCountry,Notes,1990,1991,1992\r\n,,,,\r\nMiddle East,,,,\r\nTürkiye,‖,197.5,...,\"1,211.25\"\r\nYemen,,xxx,...,5\r\n"
	im := read(t, Options{}, put(t, "x.csv", text))
	wantList(t, im, "spending-current TUR 1990 197.5 ‖", "spending-current TUR 1991 not-available", "spending-current TUR 1992 1211.25",
		"spending-current YEM 1990 not-applicable", "spending-current YEM 1991 not-available", "spending-current YEM 1992 5")
	wantAccount(t, im, 0, "3 read, 2 kept; headings of regions between the countries: 1/0")
	remarked(t, im, "lost the colours")
	if got := unitOf(t, im, "spending-current"); got != "million US$, current prices" {
		t.Error(got)
	}
	im, err := Read([]string{put(t, "x.csv", strings.Replace(text, "197.5", "many", 1))}, Options{})
	if err != nil || len(im.Faults) != 1 || im.Faults[0].Pos.Line != 7 {
		t.Errorf("%v, %v", err, im.Faults)
	}
}

// TestMilexColours checks the numbers of the old palette in SIPRI's own file.
func TestMilexColours(t *testing.T) {
	im := read(t, Options{Indicators: []string{"spending-constant"}}, raw(t, "raw", "sipri_milex", "SIPRI-Milex-data-1949-2024_2.xlsx"))
	n := map[obs.Status]int{}
	uncertain := 0
	for _, x := range im.rows.list {
		o := im.rows.observation(x)
		n[o.Status]++
		if len(o.Note) >= 16 && o.Note[:16] == "highly uncertain" {
			uncertain++
		}
	}
	// 1814 cells of the sheet have colour 12 and 157 colour 10, counted by another
	// reading of the styles; those are cells with "..." or of other columns too.
	if n[obs.Estimated] < 1000 || uncertain < 100 || uncertain > 157 {
		t.Errorf("%v, %d highly uncertain", n, uncertain)
	}
}

// TestMilexBroken checks what is said of cells that are no numbers.
func TestMilexBroken(t *testing.T) {
	s := shareSheet()
	s.rows[11][3] = "three"
	im, err := Read([]string{workbook(t, s)}, Options{})
	if err != nil || len(im.Faults) != 1 || im.Faults[0].Pos.String() != "book.xlsx!Share of GDP:12:4" {
		t.Errorf("%v, %v", err, im.Faults)
	}
}

func TestFiscalYears(t *testing.T) {
	for _, tt := range []struct {
		words string
		year  int
		named int
		month int
		whole bool
	}{
		{"", 1990, 1990, 0, true},
		{"Jul-Jun", 1990, 1991, 7, true}, {"Oct-Sep", 1974, 1975, 10, true}, {"Mar-Feb", 2005, 2006, 3, true},
		{"Till: 1990 Apr-Mar, 1991: Apr-Dec, From 1992: Jan-Dec", 1990, 1991, 4, true},
		{"Till: 1990 Apr-Mar, 1991: Apr-Dec, From 1992: Jan-Dec", 1991, 1991, 0, false},
		{"Till: 1990 Apr-Mar, 1991: Apr-Dec, From 1992: Jan-Dec", 1992, 1992, 0, true},
		{"Till: 1973 Jul-Jun, From 1974 Till: 1990 Jan-Dec, From 1991: Oct-Sep", 1980, 1980, 0, true},
		{"Till: 1973 Jul-Jun, From 1974 Till: 1990 Jan-Dec, From 1991: Oct-Sep", 1995, 1996, 10, true},
	} {
		f, ok := fiscalYears(tt.words)
		named, p, whole := f.in(tt.year)
		if !ok || named != tt.named || p.Month != tt.month || whole != tt.whole {
			t.Errorf("%q in %d: %d, month %d, whole %v [SIPRI's sheet]", tt.words, tt.year, named, p.Month, whole)
		}
	}
	for _, words := range []string{"See footnote", "It's complicated (see footnote)", "Foo-Bar"} {
		if _, ok := fiscalYears(words); ok {
			t.Errorf("%q was understood", words)
		}
	}
}
