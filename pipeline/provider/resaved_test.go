package provider

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
)

// table reads a text as cells and gives it to f; what comes back is written with
// another separator, as a spreadsheet program does: all rows of one length.
func resaved(t *testing.T, text string, from, to rune, f func([][]string) [][]string) string {
	t.Helper()
	c := csv.NewReader(strings.NewReader(strings.ReplaceAll(text, "\r", "\n")))
	c.Comma, c.FieldsPerRecord, c.LazyQuotes = from, -1, true
	rows, err := c.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	width := 0
	for _, r := range rows {
		width = max(width, len(r))
	}
	for i, r := range rows {
		rows[i] = append(r, make([]string, width-len(r))...)
	}
	if f != nil {
		rows = f(rows)
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = to, true
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// left adds an empty column on the left.
func left(rows [][]string) [][]string {
	for i, r := range rows {
		rows[i] = append([]string{""}, r...)
	}
	return rows
}

// swap writes the numbers with a point in another way.
func swap(old, with string) func([][]string) [][]string {
	return func(rows [][]string) [][]string {
		for _, r := range rows {
			for j, c := range r {
				if _, ok := parse(c); ok {
					r[j] = strings.Replace(c, old, with, 1)
				}
			}
		}
		return rows
	}
}

// carriages is a text as spreadsheets saved it on old Macs.
func carriages(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r")
}

// TestResavedRegister checks that the register gives the same after a spreadsheet
// program has saved it, which pads the halves of the records that SIPRI's line
// breaks split, and writes numbers its own way.
func TestResavedRegister(t *testing.T) {
	text := registerPreamble + registerHead + strings.Replace(registerRows, "180,0\n", "1800,0\n", 1)
	want := append([]string(nil), registerWant...)
	want[1] = "arms-orders TUR PAK 2018 2100 estimated"
	for name, text := range map[string]string{
		"commas":                    resaved(t, text, ',', ',', nil),
		"semicolons":                resaved(t, text, ',', ';', nil),
		"tabs":                      resaved(t, text, ',', '\t', nil),
		"Unicode text":              utf16(resaved(t, text, ',', '\t', nil)),
		"a column on the left":      resaved(t, text, ',', ',', left),
		"decimal commas":            resaved(t, text, ',', ';', swap(".", ",")),
		"decimal commas, tabs":      utf16(resaved(t, text, ',', '\t', swap(".", ","))),
		"thousands":                 resaved(t, text, ',', ',', swap("1800", " 1,800 ")),
		"money":                     resaved(t, text, ',', ',', swap("1800", " $1,800 ")),
		"padded with semicolons":    strings.ReplaceAll(resaved(t, text, ',', ',', nil), "\r\n", ";;;;\r\n"),
		"a semicolon, then quotes":  resaved(t, strings.Replace(text, "Cummins engine", "\"Cummins; engine\"", 1), ',', ';', nil),
		"carriage returns":          carriages(resaved(t, text, ',', ',', nil)),
		"semicolons, without CR LF": strings.ReplaceAll(resaved(t, text, ',', ';', nil), "\r", ""),
	} {
		im := read(t, Options{}, put(t, "x.csv", text))
		t.Run(name, func(t *testing.T) {
			wantList(t, im, want...)
			wantAccount(t, im, 0, "5 read, 5 kept; deals of which SIPRI does not give the value: 0/1")
			remarked(t, im, "2 records broken in two")
		})
	}
}

// TestResavedTIVTable checks a table of TIVs after a spreadsheet program has saved
// it. Whole numbers with a comma may be thousands or fractions where semicolons
// part the columns (G35).
func TestResavedTIVTable(t *testing.T) {
	text := "\"TIV of arms exports to Pakistan, 2001-2002\",,,\nFigures are SIPRI Trend Indicator Values (TIVs) expressed in millions.,,,\n,,,\nSource: SIPRI Arms Transfers Database,,,\nGenerated: 28 July 2022,,,\n,,,\n" +
		",2001,2002,Total\nTurkey,0,1500,1500\nAfrican Union**,,7,7\n,,,\nTotal,0,1507,1507\n"
	want := []string{"arms-deliveries TUR PAK 2001 0 between 0 and 0.5 million", "arms-deliveries TUR PAK 2002 1500", "arms-deliveries XAU PAK 2002 7"}
	thousands := resaved(t, text, ',', ';', swap("15", " 1,5"))
	for name, tt := range map[string]struct {
		text, decimal string
	}{
		"a column on the left":      {resaved(t, text, ',', ',', left), ""},
		"tabs, a column on left":    {utf16(resaved(t, text, ',', '\t', left)), ""},
		"thousands":                 {resaved(t, text, ',', ',', swap("15", " 1,5")), ""},
		"thousands, semicolons":     {thousands, "."},
		"carriage returns":          {carriages(text), ""},
		"quotes around empty cells": {strings.Replace(text, "\n,,,\nTotal", "\n\"\",\"\",\"\",\"\"\nTotal", 1), ""},
	} {
		im := read(t, Options{Mapping: Mapping{Decimal: tt.decimal}}, put(t, "x.csv", tt.text))
		t.Run(name, func(t *testing.T) {
			wantList(t, im, want...)
			remarked(t, im, ", 0 do not")
		})
	}
	if _, err := Read([]string{put(t, "x.csv", thousands)}, Options{}); err == nil || !strings.Contains(err.Error(), "G35") {
		t.Errorf("thousands or fractions: %v", err)
	}
	remarked(t, read(t, Options{}, put(t, "x.csv", strings.TrimSuffix(text, ",,,\nTotal,0,1507,1507\n"))), "without SIPRI's row of totals")
	im, err := Read([]string{put(t, "x.csv", strings.Replace(text, "African Union**", "", 1))}, Options{})
	if err != nil || im.Faults.Errors() != 1 || !strings.Contains(im.Faults[0].Msg, "names no country") {
		t.Errorf("a row without a name: %v %v", err, im.Faults)
	}
}

// TestResavedDeliveries checks the register by delivery year after a spreadsheet
// program has saved it.
func TestResavedDeliveries(t *testing.T) {
	text := strings.Replace(deliveriesText, ",75,75,75,", ",75,75,1075,", 1)
	want := []string{"arms-deliveries PAK TUR 2022 0.72", "arms-deliveries TUR PAK 2023 1087.2 estimated", "arms-deliveries TUR PAK 2024 6.1"}
	plain := strings.ReplaceAll(text, ";\r\n", "\r\n")
	for name, text := range map[string]string{
		"semicolons, decimal commas": resaved(t, plain, ',', ';', swap(".", ",")),
		"thousands":                  resaved(t, plain, ',', ',', swap("1075", " 1,075 ")),
		"carriage returns":           carriages(text),
	} {
		im := read(t, Options{}, put(t, "x.csv", text))
		t.Run(name, func(t *testing.T) { wantList(t, im, want...) })
	}
}

// TestPadded checks that semicolons at the end of every line of a table with commas
// are no part of its last column, whatever the format.
func TestPadded(t *testing.T) {
	const trade = "exporter_name,importer_name,value\nTurkey,Pakistan,7821.0\nPakistan,Turkey,2808.5\n"
	want := []string{"oec-trade PAK TUR 2022 2808.5", "oec-trade TUR PAK 2022 7821"}
	for _, text := range []string{strings.ReplaceAll(trade, "\n", ";;;;\r\n"), strings.TrimSuffix(strings.ReplaceAll(trade, "\n", ";\n"), "\n")} {
		wantList(t, read(t, Options{Year: 2022}, put(t, "x.csv", text)), want...)
	}
	if h := habits("a;b;;\n1;2;;\n3;4;;\n"); h != (lineHabit{}) {
		t.Errorf("empty columns of a table with semicolons: %+v", h)
	}
	if h := habits("a,b;\n1,2\n3,4;\n"); h.padded {
		t.Error("semicolons at the end of some lines")
	}
}

// TestBeside checks that leaflets and pictures beside the data in a zip are named
// and passed over, and that a table that cannot be read is an error.
func TestBeside(t *testing.T) {
	with := func(name, text string) string {
		return put(t, "x.zip", zipped(t, map[string]string{"data.csv": wbText, name: text}))
	}
	im := read(t, Options{}, with("docs/guide.pdf", "%PDF-1.7\x00\x01"))
	remarked(t, im, `not read: "docs/guide.pdf"`)
	read(t, Options{}, with("logo.png", "\x89PNG\r\n\x1a\n\x00\x00"))
	if _, err := Read([]string{with("more.csv", "a,b\n1,\x002\n")}, Options{}); err == nil || !strings.Contains(err.Error(), "zero byte") {
		t.Errorf("a damaged table beside the data: %v", err)
	}
	if _, err := Read([]string{put(t, "x.zip", zipped(t, map[string]string{"guide.pdf": "%PDF-1.7"}))}, Options{}); err == nil || !strings.Contains(err.Error(), `only "guide.pdf"`) {
		t.Errorf("no data: %v", err)
	}
}

// TestFootnotesMoved checks that footnotes are read beside an empty column.
func TestFootnotesMoved(t *testing.T) {
	for _, left := range [][]string{nil, {""}} {
		var rows [][]string
		for _, r := range [][]string{{"Footnotes"}, nil, {"‡", "Figures exclude pensions."}, {"16", "", "From 1999."}} {
			rows = append(rows, append(left[:len(left):len(left)], r...))
		}
		notes := footnotes{}
		if !notes.read(rows) || notes.of("‡16") != "‡ Figures exclude pensions.; 16 From 1999." {
			t.Errorf("with %d columns on the left: %v", len(left), notes)
		}
	}
}

// TestCutOff checks that a download that broke off inside a row is an error: half a
// number would pass for a whole one.
func TestCutOff(t *testing.T) {
	if _, err := Read([]string{put(t, "x.csv", strings.TrimSuffix(registerPreamble+registerHead+registerRows, "lease\r,3,9,9\n"))}, Options{}); err == nil || !strings.Contains(err.Error(), "in the middle of a record") {
		t.Errorf("register: %v", err)
	}
	whole := strings.TrimRight(wbText, "\r\n")
	read(t, Options{}, put(t, "x.csv", whole))
	for name, text := range map[string]string{"text": whole[:len(whole)-9], "UTF-16": utf16(whole[:len(whole)-9])} {
		if _, err := Read([]string{put(t, "x.csv", text)}, Options{}); err == nil || !strings.Contains(err.Error(), "ends in the middle of a row") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestResavedMilex checks a sheet of SIPRI's workbook that was saved where commas are
// decimal: "0,019" is a fraction and not nineteen.
func TestResavedMilex(t *testing.T) {
	const text = "Military expenditure by country as percentage of gross domestic product, 1990-1992 (c) SIPRI,,,,\r\n,,,,\r\nCountry,Notes,1990,1991,1992\r\nTürkiye,‖,0.019,...,0.0216\r\nYemen,,xxx,...,0.05\r\n"
	want := []string{"spending-gdp TUR 1990 1.9 ‖", "spending-gdp TUR 1991 not-available", "spending-gdp TUR 1992 2.16",
		"spending-gdp YEM 1990 not-applicable", "spending-gdp YEM 1991 not-available", "spending-gdp YEM 1992 5"}
	for name, text := range map[string]string{
		"as saved":       text,
		"semicolons":     resaved(t, text, ',', ';', nil),
		"decimal commas": resaved(t, text, ',', ';', swap(".", ",")),
		"Unicode text":   utf16(resaved(t, text, ',', '\t', swap(".", ","))),
	} {
		im := read(t, Options{}, put(t, "x.csv", text))
		t.Run(name, func(t *testing.T) { wantList(t, im, want...) })
	}
}
