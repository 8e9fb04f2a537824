package provider

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"
	"testing"
	"time"
)

// TestBadFiles checks that what is no data is named for what it is.
func TestBadFiles(t *testing.T) {
	header := "country,year,value\n"
	for _, tt := range []struct{ name, text, want string }{
		{"empty", "", "the file is empty"},
		{"blank", " \n\n", "the file is empty"},
		{"pdf", "%PDF-1.7 …", "the file is a PDF"},
		{"page", "<!DOCTYPE html><title>Error</title>", "a web page"},
		{"old Excel", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook"},
		{"gzip", "\x1f\x8b\x08", "compressed by gzip"},
		{"zero byte", header + "Turkey,2020,5\x00\n", "a zero byte stands at byte 33"},
		{"damaged zip", "PK\x03\x04 and then nothing", "the archive is damaged"},
		{"zip slip", zipped(t, map[string]string{"../../etc/x.csv": wbText}), "leads out of it"},
		{"zip slip by drive", zipped(t, map[string]string{`C:\x.csv`: wbText}), "leads out of it"},
		{"zip in zip", zipped(t, map[string]string{"a.zip": zipped(t, map[string]string{"a.csv": wbText})}), "an archive inside an archive"},
		{"zip of nothing known", zipped(t, map[string]string{"a.txt": "hello", "b.txt": "world"}), `a zip with the files "a.txt" and "b.txt"`},
		{"empty zip", zipped(t, nil), "holds no files"},
		{"not a workbook", zipped(t, map[string]string{"xl/workbook.xml": "<nothing/>", "[Content_Types].xml": "<x"}), "the workbook"},
		{"bomb", bomb(t, "a.csv", 70<<20), "as no data do"},
		{"workbook bomb", bomb(t, "xl/workbook.xml", 80<<20), "unpacks"},
		{"words", "Some words,\nand others.\n", `a text that begins with "Some words," and "and others."`},
	} {
		began := time.Now()
		_, err := Read([]string{put(t, "x", tt.text)}, Options{})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
		if d := time.Since(began); d > time.Minute {
			t.Errorf("%s took %v", tt.name, d)
		}
	}
	if _, err := Read([]string{"/nowhere/x.csv"}, Options{}); err == nil {
		t.Error("a file that is not there")
	}
	if _, err := Read([]string{t.TempDir()}, Options{}); err == nil || !strings.Contains(err.Error(), "is not a file") {
		t.Errorf("a folder: %v", err)
	}
}

// bomb is a zip of one file of zeros.
func bomb(t *testing.T, name string, size int) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, 1<<20)
	for range size >> 20 {
		if _, err := f.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	return b.String()
}

// TestEncodings checks texts that are not UTF-8: told, shown by a mark, known of the
// publisher, or refused.
func TestEncodings(t *testing.T) {
	want := []string{"x GRC 2020 6", "x TUR 2020 5"}
	text := "country,year,value\nTürkiye,2020,5\nYunanistan,2020,6\n"
	m := Mapping{Indicator: "x"}
	latin := strings.ReplaceAll(text, "ü", "\xfc")
	for name, tt := range map[string]struct {
		text string
		opt  Options
	}{
		"UTF-8": {text, Options{Mapping: m}}, "mark": {"\ufeff" + text, Options{Mapping: m}}, "UTF-16": {utf16(text), Options{Mapping: m}},
		"UTF-16 without mark": {utf16(text)[2:], Options{Mapping: m}}, "told": {latin, Options{Mapping: m, Encoding: "windows-1254"}},
		"old Mac": {strings.ReplaceAll(text, "\n", "\r"), Options{Mapping: m}}, "CRLF": {strings.ReplaceAll(text, "\n", "\r\n"), Options{Mapping: m}},
	} {
		im := read(t, tt.opt, put(t, "x.csv", tt.text))
		t.Run(name, func(t *testing.T) { wantList(t, im, want...) })
	}
	if _, err := Read([]string{put(t, "x.csv", latin)}, Options{Mapping: m}); err == nil || !strings.Contains(err.Error(), "G35: the text is not UTF-8 (byte 21, 0xFC)") {
		t.Errorf("a text in Latin-1: %v", err)
	}
	if _, err := Read([]string{put(t, "x.csv", text)}, Options{Mapping: m, Encoding: "klingon"}); err == nil || !strings.Contains(err.Error(), `the encoding "klingon"`) {
		t.Errorf("an unknown encoding: %v", err)
	}
}

// TestTwoFormats checks that a file that fits two formats is refused.
func TestTwoFormats(t *testing.T) {
	saved := Formats
	defer func() { Formats = saved }()
	Formats = append(Formats[:len(Formats):len(Formats)], Format{Name: "twin", Title: "Twin", Sniff: func(*Raw) string { return "the same" }})
	if _, err := Read([]string{put(t, "x.csv", wbText)}, Options{}); err == nil || !strings.Contains(err.Error(), "fits several formats") {
		t.Error(err)
	}
}

// TestExclusive checks that no sample of one format is taken for another.
func TestExclusive(t *testing.T) {
	for name, path := range map[string]string{
		"worldbank": put(t, "a", wbText), "sipri-register": put(t, "b", registerPreamble+registerHead+registerRows), "sipri-deliveries": put(t, "c", deliveriesText),
		"sipri-milex": workbook(t, shareSheet()), "owid": put(t, "d", "Entity,Code,Year,x\nTurkey,TUR,2020,5\n"),
	} {
		r, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if f, _, err := Recognise(r); err != nil || f.Name != name {
			t.Errorf("%s: %v, %v", name, f, err)
		}
		r.Close()
	}
}

// TestOptions checks what the command line may ask for, and what is said where
// nothing is left.
func TestOptions(t *testing.T) {
	path := put(t, "x.csv", wbText)
	for _, tt := range []struct {
		opt  Options
		want string
	}{
		{Options{Entities: []string{"Turkiya"}}, `--entities: "Turkiya" is not a country or group that is known; did you mean "Turkey"`},
		{Options{Entities: []string{"GRC"}}, "nothing is left to import: x.csv: " + otherEntity},
		{Options{Indicators: []string{"nothing*"}}, "nothing is left to import: x.csv: " + otherIndicator + "; --indicators names none that the files have; those are "},
		{Options{From: 1970}, "nothing is left to import"},
	} {
		if _, err := Read([]string{path}, tt.opt); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v, want %q", tt.opt, err, tt.want)
		}
	}
	for _, opt := range []Options{{Entities: []string{"tr"}}, {Entities: []string{"Türkiye", "WLD"}}, {Entities: []string{"turkey"}, Indicators: []string{"ms-*"}}} {
		if im := read(t, opt, path); len(list(im)) != 1 {
			t.Errorf("%+v: %q", opt, list(im))
		}
	}
	wantList(t, read(t, Options{Indicators: []string{"ms-mil-xpnd-cd=spending"}, Entities: []string{"TUR"}}, path), "spending TUR 1960 100.5")
	twice := read(t, Options{}, path, put(t, "y.csv", wbText))
	if twice.Doubled != 3 || len(list(twice)) != 3 || len(twice.Sources[0].Files) != 2 {
		t.Errorf("the same file twice: %d doubled, %q", twice.Doubled, list(twice))
	}
	im, err := Read([]string{path, put(t, "y.csv", strings.Replace(wbText, "100.5", "101", 1))}, Options{})
	if err != nil || len(im.Faults) != 1 || !strings.Contains(im.Faults[0].Msg, "is 101 here and 100.5 in x.csv:6") {
		t.Errorf("two files that contradict each other: %v %v", err, im.Faults)
	}
}

// TestOpenQuote checks that a quote that is not closed does not swallow the file.
func TestOpenQuote(t *testing.T) {
	text := "country,year,value\nTurkey,2020,5\n\"Greece,2020,6\n" + strings.Repeat("Italy,2020,7\n", 500_000)
	if _, err := Read([]string{put(t, "x.csv", text)}, Options{Mapping: Mapping{Indicator: "x"}}); err == nil || !strings.Contains(err.Error(), "a quote that is not closed") {
		t.Error(err)
	}
}

// TestLongLine checks that a line without end is refused before it fills memory.
func TestLongLine(t *testing.T) {
	path := put(t, "x.csv", "")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString(registerPreamble + registerHead + registerRows)
	block := bytes.Repeat([]byte("a"), 1<<20)
	for range 20 {
		f.Write(block)
	}
	f.Close()
	if _, err := Read([]string{path}, Options{}); err == nil || !strings.Contains(err.Error(), "longer than 1 MB") {
		t.Error(err)
	}
	if _, err := Read([]string{path}, Options{Mapping: Mapping{EntityColumn: "Recipient", YearColumn: "Year of order", ValueColumn: "status"}}); err == nil || !strings.Contains(err.Error(), "longer than 1 MB") {
		t.Error(err)
	}
}
