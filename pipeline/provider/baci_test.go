package provider

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
)

const baciText = "t,i,j,k,v,q\n2020,792,586,930200,1.5,0.1\n2020,792,586,930690,2.25,NA\n2020,792,586,010121,10,3\n2020,586,792,520512,7,1\n2021,792,586,930200,4,\n2021,490,842,9999AA,3,1\n"

const (
	baciCodeText = "country_code,country_name,country_iso2,country_iso3\n4,Afghanistan,AF,AFG\n490,\"Other Asia, nes\",,S19\n586,Pakistan,PK,PAK\n792,Türkiye,TR,TUR\n842,USA,US,USA\n697,\"Europe EFTA, nes\",,R20\n"
	baciProdText = "code,description\n010121,Horses: pure-bred breeding animals\n930200,Revolvers and pistols\n"
)

// TestBACI checks sums over products, codes of countries and products with and
// without the files that explain them, and the layouts of several releases.
func TestBACI(t *testing.T) {
	want := []string{"baci-total PAK TUR 2020 7", "baci-total TUR PAK 2020 13.75", "baci-total TUR PAK 2021 4", "baci-total TWN USA 2021 3",
		"baci-hs93 TUR PAK 2020 3.75", "baci-hs93 TUR PAK 2021 4"}
	im := read(t, Options{}, put(t, "BACI_HS92_Y2020_V202601.csv", baciText))
	wantList(t, im, want...)
	wantAccount(t, im, 0, "6 read, 6 kept")
	for id, unit := range map[string]string{"baci-total": "thousand US$, current prices", "baci-hs93": "thousand US$, current prices"} {
		if got := unitOf(t, im, id); got != unit {
			t.Errorf("%s is in %q", id, got)
		}
	}
	if s := im.Sources[0]; s.ID != "baci-hs92-202601" || s.Vintage != "HS92, 202601" {
		t.Errorf("source %+v", s)
	}
	for name, text := range map[string]string{
		"quotes":              strings.NewReplacer("930200", `"930200"`, "930690", `"930690"`, "t,i,j,k,v,q", `"t","i","j","k","v","q"`).Replace(baciText),
		"zero lost":           strings.ReplaceAll(baciText, "010121", "10121"),
		"CRLF, no last line":  strings.TrimSuffix(strings.ReplaceAll(baciText, "\n", "\r\n"), "\r\n"),
		"CR":                  strings.ReplaceAll(baciText, "\n", "\r"),
		"BOM":                 "\ufeff" + baciText,
		"capitals":            strings.Replace(baciText, "t,i,j,k,v,q", "T,I,J,K,V,Q", 1),
		"exponents":           strings.NewReplacer(",1.5,", ",1.5e+00,", ",10,", ",1E1,").Replace(baciText),
		"blanks":              strings.NewReplacer(",1.5,", ", 1.5,", ",NA", ",           NA").Replace(baciText),
		"header inside":       strings.Replace(baciText, "2021,792", "t,i,j,k,v,q\n2021,792", 1),
		"an empty line":       strings.Replace(baciText, "2021,792", "\n2021,792", 1),
		"decimal comma":       strings.NewReplacer(",", ";", ".", ",").Replace(baciText),
		"semicolons":          strings.ReplaceAll(baciText, ",", ";"),
		"without quantities":  "t,i,j,k,v\n2020,792,586,930200,1.5\n2020,792,586,930690,2.25\n2020,792,586,010121,10\n2020,586,792,520512,7\n2021,792,586,930200,4\n2021,490,842,9999AA,3\n",
		"product second":      "t,hs6,i,j,v,q\n2020,930200,792,586,1.5,0.1\n2020,930690,792,586,2.25,NA\n2020,010121,792,586,10,3\n2020,520512,586,792,7,1\n2021,930200,792,586,4,\n2021,9999AA,490,842,3,1\n",
		"UTF-16":              utf16le(baciText),
		"years with a point":  strings.ReplaceAll(baciText, "\n2020,", "\n2020.0,"),
		"a column more ahead": "q,t,i,j,k,v\n0.1,2020,792,586,930200,1.5\nNA,2020,792,586,930690,2.25\n3,2020,792,586,010121,10\n1,2020,586,792,520512,7\n,2021,792,586,930200,4\n1,2021,490,842,9999AA,3\n",
	} {
		t.Run(name, func(t *testing.T) {
			im := read(t, Options{}, put(t, "a.csv", text))
			wantList(t, im, want...)
			wantAccount(t, im, 0, "6 read, 6 kept")
		})
	}
	wantList(t, read(t, Options{}, inExcel(t, baciText)), want...)
	zip := put(t, "BACI_HS92_V202601.zip", zipped(t, map[string]string{"BACI_HS92_Y2020_V202601.csv": baciText, "country_codes_V202601.csv": baciCodeText, "product_codes_HS92_V202601.csv": baciProdText, "Readme.txt": "BACI, yearly files"}))
	im = read(t, Options{Products: []string{"930200"}}, zip)
	wantList(t, im, "baci-hs930200 TUR PAK 2020 1.5", "baci-hs930200 TUR PAK 2021 4")
	if got := im.Indicators[0].Title; got != "Trade in Revolvers and pistols, HS 930200 (BACI)" {
		t.Errorf("title %q", got)
	}
	remarked(t, im, "Readme.txt", "HS 930200")
}

// inExcel is a text as a spreadsheet program saves it: numbers are numbers.
func inExcel(t *testing.T, text string) string {
	sheet := testSheet{name: "Sheet1"}
	for _, l := range strings.Split(strings.TrimSpace(text), "\n") {
		var row []any
		for _, c := range split(l, separator(l)) {
			if v, ok := parse(c); ok {
				row = append(row, v)
			} else {
				row = append(row, c)
			}
		}
		sheet.rows = append(sheet.rows, row)
	}
	return workbook(t, sheet)
}

// TestBACIChoice checks --entities, --years and --products, several files, and that
// what is left out is counted.
func TestBACIChoice(t *testing.T) {
	im := read(t, Options{Entities: []string{"Taiwan", "Pakistan"}, From: 2021}, put(t, "a.csv", baciText+"2021,842,4,930200,1,1\n"))
	wantList(t, im, "baci-total TUR PAK 2021 4", "baci-total TWN USA 2021 3", "baci-hs93 TUR PAK 2021 4")
	wantAccount(t, im, 0, "7 read, 2 kept; "+otherYear+": 4/0; "+otherEntity+": 1/0")
	if u := im.Accounts[0].Unknown; len(u) > 0 {
		t.Errorf("names that are not known: %v", u)
	}
	im = read(t, Options{}, put(t, "a.csv", baciText+"2021,998,792,930200,1,1\n"))
	if u := im.Accounts[0].Unknown; len(u) != 1 || u[0].Name != "998" || u[0].First.Line != 8 || u[0].Rows != 2 {
		t.Errorf("names that are not known: %v", u)
	}
	im = read(t, Options{Products: []string{"9302", "01"}}, put(t, "a.csv", baciText))
	wantList(t, im, "baci-hs9302 TUR PAK 2020 1.5", "baci-hs9302 TUR PAK 2021 4", "baci-hs01 TUR PAK 2020 10")
	wantAccount(t, im, 0, "6 read, 3 kept; other products (--products): 3/0")
	lines := strings.SplitAfter(baciText, "\n")
	im = read(t, Options{}, put(t, "BACI_HS92_Y2020_V202601.csv", strings.Join(lines[:5], "")), put(t, "BACI_HS92_Y2021_V202601.csv", lines[0]+lines[5]+lines[6]))
	wantList(t, im, "baci-total PAK TUR 2020 7", "baci-total TUR PAK 2020 13.75", "baci-total TUR PAK 2021 4", "baci-total TWN USA 2021 3", "baci-hs93 TUR PAK 2020 3.75", "baci-hs93 TUR PAK 2021 4")
	if n := len(im.Sources[0].Files); n != 2 {
		t.Errorf("%d files of the source", n)
	}
	for _, bad := range []string{"9", "arms", "9302001"} {
		if _, err := Read([]string{put(t, "a.csv", baciText)}, Options{Products: []string{bad}}); err == nil || !strings.Contains(err.Error(), "--products") {
			t.Errorf("--products %s: %v", bad, err)
		}
	}
}

// TestBACIFaults checks what is said of damaged rows: all of them, in order.
func TestBACIFaults(t *testing.T) {
	im, err := Read([]string{put(t, "a.csv", baciText+"2021,792,x,930200,1,1\n2021,792,586,930200,much,1\n21,792,586,930200,1,1\n2021,792,586\n2021,792,586,93,1,1\n2021,792,586,930200,-1,1\n2021,792,586,930200,1e30,1\n2021,792,586,930200,NA,1\n")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`a.csv:8: error: "x" is no number of a country`, `a.csv:9: error: the value "much"`, `a.csv:10: error: "21" is no year`, `a.csv:11: error: the row has 3 cells, and its header 5`, `a.csv:12: error: the product "93"`, `a.csv:13: error: the value "-1"`, `a.csv:14: error: the value "1e30"`}
	if len(im.Faults) != len(want) {
		t.Errorf("%d faults, want %d:\n%v", len(im.Faults), len(want), im.Faults)
	}
	for i, f := range im.Faults {
		if !strings.HasPrefix(f.String(), want[min(i, len(want)-1)]) {
			t.Errorf("fault %d is %q, want %q", i, f, want[min(i, len(want)-1)])
		}
	}
	for name, text := range map[string]string{"BACI": baciText + "2021,792,x,930200,1,1\n", "OEC": "exporter_name,importer_name,value\n" + strings.Repeat("Turkey,Pakistan,5\n", 6) + "Turkey,Pakistan,much\n"} {
		im, err := Read([]string{inExcel(t, text)}, Options{Year: 2020})
		if err != nil || len(im.Faults) != 1 || !strings.HasSuffix(im.Faults[0].Pos.String(), ".xlsx!Sheet1:8") {
			t.Errorf("%s in a workbook: %v, %v", name, err, im.Faults)
		}
	}
	var b strings.Builder
	b.WriteString("t,i,j,k,v,q\n")
	for range 250 {
		b.WriteString("2020,1,2,930200,?,1\n")
	}
	im, err = Read([]string{put(t, "a.csv", b.String())}, Options{})
	if err != nil || len(im.Faults) != 101 || !strings.Contains(im.Faults[100].String(), "150 rows more") {
		t.Errorf("%d faults, the last %v, %v", len(im.Faults), im.Faults[len(im.Faults)-1], err)
	}
}

// TestBACIWorkers compares many workers, and parts of the file that end anywhere,
// with sums that are made row by row; the result must not depend on either.
func TestBACIWorkers(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString("t,i,j,k,v,q\n")
	want := map[string]int64{}
	codes, ids := []int{4, 586, 792, 842, 251}, []string{"AFG", "PAK", "TUR", "USA", "FRA"}
	for b.Len() < 5*chunkSize {
		i, j, y, milli := rng.IntN(5), rng.IntN(5), 2000+rng.IntN(9), rng.Int64N(1e9)
		k := 10000 + rng.IntN(970000)
		if rng.IntN(3) == 0 {
			k = 930100 + rng.IntN(600)
		}
		fmt.Fprintf(&b, "%d,%d,%d,%06d,%d.%03d,%d\n", y, codes[i], codes[j], k, milli/1000, milli%1000, k)
		pair := fmt.Sprintf("%s %s %d", ids[i], ids[j], y)
		want["baci-total "+pair] += milli
		if k/10000 == 93 {
			want["baci-hs93 "+pair] += milli
		}
	}
	path := put(t, "a.csv", b.String())
	var first []string
	for _, n := range []int{1, 2, 7} {
		old := runtime.GOMAXPROCS(n)
		im := read(t, Options{}, path)
		runtime.GOMAXPROCS(old)
		got := list(im)
		if len(got) != len(want) {
			t.Fatalf("%d sums, want %d", len(got), len(want))
		}
		for _, x := range im.rows.list {
			o := im.rows.observation(x)
			key := fmt.Sprintf("%s %s %s %d", o.Indicator, o.Entity, o.Partner, o.Year)
			if w := float64(want[key]) / 1000; o.Value != w {
				t.Fatalf("%s is %v, want %v", key, o.Value, w)
			}
		}
		if first == nil {
			first = got
		}
		if strings.Join(first, "\n") != strings.Join(got, "\n") {
			t.Errorf("%d workers give another result than one", n)
		}
	}
}

// FuzzBACI checks that the quick reading of plain rows and the careful one agree,
// and that nothing stops the program.
func FuzzBACI(f *testing.F) {
	f.Add(baciText)
	f.Add("t,i,j,k,v,q\n2020,1,2,930200,1.,1\n2020,1,2,930200,.5,1\n2020,1,2,930200,0000000001,1\n\"2020\",1,2,930200,1,\"a,b\"\n")
	f.Add("v;k;j;i;t\n1,5;930200;2;1;2020\n")
	f.Fuzz(func(t *testing.T, text string) {
		r := &Raw{Name: "a.csv", Head: text, Lines: strings.Split(text, "\n")}
		h := baciHeader(r)
		if h == nil || strings.ContainsAny(text, "\"\r") {
			return
		}
		s := &baciScan{file: "a.csv", comma: byte(h.comma), decimal: '.', headLine: h.line, header: strings.Join(h.text, string(h.comma)), total: 0, products: []baciSum{{code: "total"}}}
		s.setRoles(h)
		whole := &baciWorker{baciScan: s, pairs: newPairs(1)}
		if !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		whole.chunk(chunk{data: []byte(text), line: 1})
		slow := &baciWorker{baciScan: s, pairs: newPairs(1)}
		for i, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
			if i+1 > h.line {
				slow.careful([]byte(l), i+1)
			}
		}
		if whole.rows != slow.rows || whole.wrong != slow.wrong || len(whole.key) != len(slow.key) {
			t.Fatalf("quick: %d rows, %d wrong, %d pairs; careful: %d, %d, %d", whole.rows, whole.wrong, len(whole.key), slow.rows, slow.wrong, len(slow.key))
		}
		for i, k := range whole.key {
			if d := whole.sum[i] - slow.sum[slow.at(k, 0)]; d > int64(whole.rows) || -d > int64(whole.rows) {
				t.Fatalf("pair %d: %d and %d", i, whole.sum[i], slow.sum[slow.at(k, 0)])
			}
		}
	})
}
