package pipeline_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode/utf32"
)

// A group of hostile cases has its expected lines in a file of its own.
type hostileGroup struct {
	name, about string
	cases       []hostile
}

// hostileGroups makes them when they are asked for: some are large.
func hostileGroups() []hostileGroup {
	return []hostileGroup{
		{"csv-values", "Cells of the column value.", values()},
		{"csv-years", "Cells of the column year.", years()},
		{"csv-names", "Cells of the column entity.", names()},
		{"csv-forms", "Quotes, ends of lines, rows and headers.", forms()},
		{"csv-damaged", "A good table with bytes changed, doubled and cut by a seeded generator.", damaged()},
		{"encodings", "A study in encodings that are not UTF-8, by file.", encodings()},
		{"paths", "Paths in the descriptor that lead out of the folder or to what is no file.", paths()},
		{"descriptor", "Descriptors that are no JSON or say what cannot be.", descriptors()},
		{"yaml", "Study files that are no YAML or too much of it.", yamls()},
		{"import", "Downloads that analyze import is given: no download at all, or a publisher's with faults.", imports()},
		{"big", "Files that are large or deep in one direction.", big()},
	}
}

const (
	header    = "entity,year,value\n"
	row       = "TUR,2001,3.5\n"
	good      = header + row + "TUR,2002,3.6\nPAK,2001,4.1\nPAK,2002,4.0\n"
	goodStudy = "title: A study\n"
	described = `{"name": "s", "resources": [{"name": "a", "path": "a.csv", "unit": {"kind": "share", "of": "GDP"}}]}`
)

// study is a good study with some files changed.
func study(change files) files {
	out := files{"a.csv": good, "study.yaml": goodStudy, "datapackage.json": described}
	for name, text := range change {
		out[name] = text
	}
	return out
}

// table is a study with one CSV.
func table(text string) files { return study(files{"a.csv": text}) }

// named makes a case of each text, numbered, with what makes its files.
func named(prefix string, texts []string, make func(s string) files) []hostile {
	var out []hostile
	for i, s := range texts {
		out = append(out, hostile{name: fmt.Sprintf("%s-%02d", prefix, i+1), files: make(s)})
	}
	return out
}

func values() []hostile {
	texts := []string{
		"1e309", "-1e309", "1.7976931348623159e308", "1e400", "1e999999999", "1e99999999999999999999", "1e-400", "1e-324", "2e-324", "0.1e-330",
		"NaN", "nan", "Inf", "-Inf", "+inf", "Infinity", "0x10", "0x1p-2", "0b1", "0o7", "1_000", "1'000", "1 000", "1\u00a0000", "1\u202f000",
		"\"1,000\"", "\"3,5\"", "\"1.000,5\"", "1.000.000", "\u22123.5", "--1", "+-1", "1-", "-", "+", ".", "1.2.3", "e5", "1e", "1e+", "1e5.5", "12%", "$5", "5 USD", "(5)",
		"½", "1/2", "²", "٣", "３", "三", "TRUE", "null", "nil", "NA", "n/a", "N/A", "#N/A", "#DIV/0!", "..", "…", "—", "*", "<5", "~5", "c. 5", "5e", "1,", "=1+1", "3.5*", "3.5 (est.)", "five", "\u200b3", "3\u200b5", "O.5", "l5",
		"\"\n\"", "\" \n3\n4\"", "\"\"\"3\"\"\"", "3.5\x00",
	}
	return named("value", texts, func(s string) files { return table(header + "TUR,2001," + s + "\nTUR,2002,1\n") })
}

func years() []hostile {
	texts := []string{
		"-1", "0", "1", "99", "100", "1499", "1799", "2101", "9999", "10000", "32768", "65536", "2147483647", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808",
		"-9223372036854775808", "-9223372036854775809", "18446744073709551616", "99999999999999999999999999", "2e3", "2001.0", "2001.5", "2001,5\" ", "+2001", "02001", "0x7D1", "20 01", "2001 CE", "FY2001",
		"FY 01", "2001/02", "2001-02", "2001-2002", "2001–02", "2001-12-31", "31.12.2001", "12/31/2001", "２００１", "٢٠٠١", "MMI", "'01", "01", "2001Q1", "Q1 2001", "2001M07", "2001*", "NaN", "", " ", "20O1", "2001\u200b", "\ufeff2001", "now", "1e309",
	}
	return named("year", texts, func(s string) files { return table(header + "TUR," + s + ",3.5\nTUR,2002,1\n") })
}

func names() []hostile {
	texts := []string{
		"", " ", "\u00a0", "\u200b", "Atlantis", "TURK", "TU", "T", "tur key land", "Türkıye Cum", "ΤUR", "ТУР", "\u202eRUT", "TUR\u0000", "=cmd|' /C calc'!A0", "@SUM(1)", "../TUR", "TUR/PAK", "TUR;PAK", "\"TUR,PAK\"", "\"TUR\nPAK\"",
		"<script>alert(1)</script>", "TUR'; DROP TABLE", "%s%n%x", "${HOME}", "\\x00", "𝕋𝕌ℝ", "🇹🇷", "T\u0308U\u0308R\u0308" + strings.Repeat("\u0308", 200), strings.Repeat("A", 300), strings.Repeat("TUR ", 500), "NULL", "None", "0", "-1", "1e9", "West Germania", "Yugoslavia (ex)", "World total", "Total", "XXX", "ZZZ",
	}
	return named("name", texts, func(s string) files { return table(header + s + ",2001,3.5\nTUR,2002,1\n") })
}

func forms() []hostile {
	texts := []string{
		"", "\n", "\r\n\r\n", "\x00", "\ufeff", "\ufeff\ufeff" + good, "entity", "entity,year,value", header, "entity,year\nTUR,2001\n", "year,value\n2001,1\n", "entity,entity,year,value\nTUR,TUR,2001,1\n",
		"Entity,Year,Value\nTUR,2001,1\n", "entity, year, value\nTUR,2001,1\n", "\"entity,year,value\nTUR,2001,1\n", "entity\",year,value\nTUR,2001,1\n", header + "\"TUR,2001,3.5\n", header + "TUR,2001,\"3.5\n", header + "TUR,2001,3.5\"\n", header + "T\"U\"R,2001,3.5\n",
		header + "\"TUR\"x,2001,3.5\n", header + "TUR,2001\n", header + "TUR\n", header + "TUR,2001,3.5,\n", header + "TUR,2001,3.5,4,5,6\n", header + ",,\n", header + ",,3\n", header + "TUR,2001,3.5\rTUR,2002,1\r", strings.ReplaceAll(good, "\n", "\r"),
		strings.ReplaceAll(good, "\n", "\v"), strings.ReplaceAll(good, "\n", "\u2028"), strings.ReplaceAll(good, "\n", "\x1e"), strings.ReplaceAll(good, ",", ";"), strings.ReplaceAll(good, ",", "\t"), strings.ReplaceAll(good, ",", "|"), strings.ReplaceAll(good, ",", "\x1f"), strings.ReplaceAll(good, ",", "，"),
		"# comment\n" + good, "sep=,\n" + good, "\n" + good, good + "\x1a", good + "Source: SIPRI\n", good + good, good + row, "TUR,2001,3.5\n", "2001,TUR,3.5\n" + header, "<html><body>404</body></html>", "<!DOCTYPE html>\n<p>", "%PDF-1.7\n", "PK\x03\x04\x14\x00", "{\"entity\": \"TUR\"}", "\x1f\x8b\x08\x00", "SQLite format 3\x00", "\x89PNG\r\n\x1a\n", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
		"entity,1990,1991,1992\nTUR,1,2,3\n", "entity,year,value,value\nTUR,2001,1,2\n", "entity,year,value,status\nTUR,2001,1,guess\n", "entity,year,value,status\nTUR,2001,1,not-available\n", "entity,year,value,status\nTUR,2001,,reported\n", "entity,year,value,period\nTUR,2001,1,FY13\n", "entity,year,value,period\nTUR,2001,1,FY00\n", "entity,year,value,period\nTUR,2001,1,2001\n",
		"entity,year,value,indicator\nTUR,2001,1,a/b\n", "entity,year,value,indicator\nTUR,2001,1,..\n", "entity,year,value,indicator\nTUR,2001,1,a*\n", "entity,year,value,indicator\nTUR,2001,1,a@b\n", "entity,year,value,indicator\nTUR,2001,1,\"a\nb\"\n", "entity,partner,year,value\nTUR,Atlantis,2001,1\n", "Ünité,année,valeur\nTUR,2001,1\n", "jahr;land;wert\n2001;TUR;1\n",
	}
	return named("form", texts, table)
}

// damaged changes a good table at random. A change that leaves it good is
// followed by another.
func damaged() []hostile {
	var out []hostile
	r := rand.New(rand.NewPCG(2001, 2024))
	odd := []string{"\x00", "\"", ",", "\n", "\r", "\xff", "\xc3", "\ufeff", "\u202e", ";", "-", "e", "99999", "\t", "'", "\\", "=", "NaN", ",,,,", "\"\""}
	for i := range 40 {
		b := []byte(good)
		for n := 1 + r.IntN(4); n > 0; n-- {
			at := len(header) + r.IntN(len(b)-len(header))
			s := odd[r.IntN(len(odd))]
			switch r.IntN(3) {
			case 0:
				b = append(b[:at:at], append([]byte(s), b[at:]...)...)
			case 1:
				b = append(b[:at:at], append([]byte(s), b[min(at+len(s), len(b)):]...)...)
			default:
				b = b[:max(at, len(header)+2)]
			}
		}
		b = append(b, "\nTUR,20x1,\n"...) // so that every case has a fault
		out = append(out, hostile{name: fmt.Sprintf("damaged-%02d", i+1), files: table(string(b))})
	}
	return out
}

func utf16Text(s string, mark bool, little bool) string {
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	var b []byte
	for _, u := range units {
		if little {
			b = append(b, byte(u), byte(u>>8))
		} else {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return string(b)
}

func encodings() []hostile {
	as := func(e encoding.Encoding) func(string) string {
		return func(s string) string {
			out, err := e.NewEncoder().String(s)
			if err != nil {
				return s + "\xff" // a letter that the encoding lacks
			}
			return out
		}
	}
	kinds := []struct {
		name string
		to   func(string) string
	}{
		{"utf16le-mark", func(s string) string { return utf16Text(s, true, true) }},
		{"utf16be-mark", func(s string) string { return utf16Text(s, true, false) }},
		{"utf16le", func(s string) string { return utf16Text(s, false, true) }},
		{"utf16be", func(s string) string { return utf16Text(s, false, false) }},
		{"utf32le", as(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM))},
		{"utf32be", as(utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM))},
		{"windows-1254", as(charmap.Windows1254)},
		{"latin-5", as(charmap.ISO8859_9)},
		{"cp857-like", as(charmap.CodePage850)},
		{"macroman", as(charmap.Macintosh)},
		{"ebcdic", as(charmap.CodePage037)},
		{"shift-jis", as(japanese.ShiftJIS)},
		{"gbk", as(simplifiedchinese.GBK)},
		{"overlong", func(s string) string { return strings.ReplaceAll(s, "ü", "\xc0\xbc") }},
		{"surrogates", func(s string) string { return strings.ReplaceAll(s, "ü", "\xed\xa0\x80") }},
		{"beyond", func(s string) string { return strings.ReplaceAll(s, "ü", "\xf5\x80\x80\x80") }},
		{"cut", func(s string) string { return s[:strings.Index(s, "ü")+1] }},
		{"zero", func(s string) string { return strings.ReplaceAll(s, "ü", "\x00") }},
	}
	texts := map[string]string{
		"a.csv":            "entity,year,value\nTürkiye,2001,3.5\nTürkiye,2002,3.6\n",
		"study.yaml":       "title: Über Türkiye\nspan: [1990, 2024]\n",
		"datapackage.json": strings.Replace(described, `"name": "a"`, `"name": "ü"`, 1),
	}
	var out []hostile
	for _, name := range []string{"a.csv", "study.yaml", "datapackage.json"} {
		for _, k := range kinds {
			out = append(out, hostile{name: k.name + "-" + name, files: study(files{name: k.to(texts[name])})})
		}
	}
	return out
}

func paths() []hostile {
	texts := []string{
		"../a.csv", "../../etc/passwd", "/etc/passwd", "//host/share/a.csv", `\\host\share\a.csv`, `C:\a.csv`, "C:/a.csv", "c:a.csv", "b/../../a.csv", "b/..", "..", ".", "", " ", "./", "a.csv/", "b/", "http://example.org/a.csv", "https://example.org/a.csv", "file:///etc/passwd", "ftp://x/a.csv", "data:text/csv,x",
		"a.csv\u0000", "a.csv\n", "nowhere.csv", "A.CSV", "a.csv ", "%2e%2e/a.csv", "~/a.csv", "$HOME/a.csv", "a?.csv", "*.csv", "study.yaml", "datapackage.json", "a.xlsx", "/dev/zero", "/proc/self/environ", "CON", "a.csv::$DATA", strings.Repeat("d/", 3000) + "a.csv", strings.Repeat("n", 5000) + ".csv",
	}
	out := named("path", texts, func(s string) files {
		b, _ := json.Marshal(s)
		return study(files{"datapackage.json": strings.Replace(described, `"a.csv"`, string(b), 1)})
	})
	link := func(to string) func(dir string) error {
		return func(dir string) error {
			os.Remove(filepath.Join(dir, "a.csv"))
			return os.Symlink(to, filepath.Join(dir, "a.csv"))
		}
	}
	outside := func(dir string) error { // a good file, but not the study's
		secret := filepath.Join(filepath.Dir(dir), "secret.csv")
		if err := os.WriteFile(secret, []byte(good), 0o644); err != nil {
			return err
		}
		return link("../secret.csv")(dir)
	}
	folder := func(dir string) error {
		os.Remove(filepath.Join(dir, "a.csv"))
		return os.Mkdir(filepath.Join(dir, "a.csv"), 0o755)
	}
	through := func(dir string) error { // a folder in the study that is a link out of it
		other := filepath.Join(filepath.Dir(dir), "other")
		if err := os.Mkdir(other, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(other, "a.csv"), []byte(good), 0o644); err != nil {
			return err
		}
		return os.Symlink("../other", filepath.Join(dir, "sub"))
	}
	sub := strings.Replace(described, `"a.csv"`, `"sub/a.csv"`, 1)
	linkStudy := func(dir string) error {
		os.Remove(filepath.Join(dir, "study.yaml"))
		return os.Symlink("/etc/hostname", filepath.Join(dir, "study.yaml"))
	}
	return append(out,
		hostile{name: "link-outside", files: study(nil), also: outside},
		hostile{name: "link-root", files: study(nil), also: link("/etc/passwd")},
		hostile{name: "link-nowhere", files: study(nil), also: link("nowhere.csv")},
		hostile{name: "link-itself", files: study(nil), also: link("a.csv")},
		hostile{name: "link-folder", files: study(nil), also: link(".")},
		hostile{name: "link-device", files: study(nil), also: link("/dev/zero")},
		hostile{name: "link-through", files: study(files{"datapackage.json": sub}), also: through},
		hostile{name: "link-study", files: study(nil), also: linkStudy},
		hostile{name: "folder-named-csv", files: study(nil), also: folder},
	)
}

func descriptors() []hostile {
	res := func(s string) string { return `{"resources": [{"path": "a.csv", ` + s + `}]}` }
	texts := []string{
		"", " ", "null", "true", "1", `"x"`, "[]", "{", "}", "{}", "[{}]", `{"resources"}`, `{"resources": }`, `{"resources": null}`, `{"resources": {}}`, `{"resources": "a.csv"}`, `{"resources": []}`, `{"resources": [[]]}`, `{"resources": [null]}`, `{"resources": [1]}`, `{"resources": [{}]}`, `{"resources": [{"path": 1}]}`, `{"resources": [{"path": null}]}`, `{"resources": [{"path": []}]}`, `{"resources": [{"path": ["a.csv"]}]}`, `{"resources": [{"path": {"a": 1}}]}`,
		`{'resources': []}`, `{resources: []}`, `{"resources": [],}`, `{"resources": [,]}`, `{"a": 1 "b": 2}`, `{"a": 01}`, `{"a": .5}`, `{"a": 1.}`, `{"a": +1}`, `{"a": NaN}`, `{"a": 1e}`, `{"a": "\x"}`, `{"a": "\u12"}`, `{"a": "` + "\t" + `"}`, `{"a": "` + "\n" + `"}`, `{"a": "x}`, `{"a": tru}`, "// x\n{}", "/* x */ {}", described + described, described + "x", "\ufeff\ufeff" + described,
		`{"resources": [{"path": "a.csv"}, {"path": "a.csv"}]}`, `{"resources": [{"path": "a.csv"}], "resources": []}`, res(`"unit": "percent"`), res(`"unit": {}`), res(`"unit": {"kind": "money"}`), res(`"unit": {"kind": 5}`), res(`"unit": {"kind": "money", "currency": "XXQ", "basis": "current"}`), res(`"unit": {"kind": "index", "base": 99999999999999999999}`), res(`"unit": {"kind": "index", "base": 1e309}`), res(`"unit": {"kind": "index", "base": -1}`), res(`"unit": {"kind": "count", "scale": 1e6}`), res(`"unit": {"kind": "count", "scale": "zillion"}`),
		res(`"dialect": "x"`), res(`"dialect": {"delimiter": ""}`), res(`"dialect": {"delimiter": "ab"}`), res(`"dialect": {"delimiter": "\u0000"}`), res(`"dialect": {"delimiter": "\n"}`), res(`"dialect": {"delimiter": "\""}`), res(`"dialect": {"header": false}`), res(`"dialect": {"quoteChar": "'"}`), res(`"dialect": {"commentChar": "#"}`), res(`"schema": "schema.json"`), res(`"schema": []`), res(`"schema": {"fields": {}}`), res(`"schema": {"fields": [{}]}`), res(`"schema": {"fields": [{"name": "value", "decimalChar": "x"}]}`), res(`"schema": {"missingValues": 1}`), res(`"schema": {"missingValues": [[]]}`), res(`"encoding": "latin1"`), res(`"data": [1]`), res(`"indicators": []`), res(`"indicators": {"a": 1}`), res(`"sources": {}`), res(`"pahts": 1`),
	}
	return named("json", texts, func(s string) files { return study(files{"datapackage.json": s}) })
}

func yamls() []hostile {
	texts := []string{
		" ", "# nothing", "---\n", "...\n", "null", "~", "[]", "- a\n", "a", "5", "title", "title:", "title: [", "title: {", "title: \"x", "title: 'x", "title: \"\\x\"", "title: a: b", "\ttitle: x", "title: x\n\tspan: 1", "title: x\n  span: [1, 2]", " title: x\nspan: [1990, 2000]", "title: x\ntitle: y\n", "title: *x\n", "title: &x y\nspan: *x\n", "<<: {title: x}\ntitle: y\n",
		"? [a, b]\n: c\n", "? title\n", "title: !!binary aGVsbG8=\nspan: !!int x\n", "title: !!python/object:os.system x\nspan: 1\n", "title: x\n--- \ntitle: y\n", "%YAML 9.9\n---\ntitle: x\nx: 1\n", "%TAG ! x\n---\ntitle: x\ny: 1", "title: @x", "title: `x`", "title: |x\n y\n", "title: >-9\n  y\n", "title: x\x00y", "title: \x07", "title: x\u0085span: 1", "{title: x, span: [1, 2], }}", "title: x]",
		"span: 1990\n", "span: [1990]\n", "span: [2024, 1990]\n", "span: [1990, 2024, 2025]\n", "span: [-9223372036854775809, 1]\n", "span: [1e309, 1]\n", "span: [1990.5, 2024]\n", "span: [.nan, .inf]\n", "span: [0x7C6, 0o3750]\n", "span: [1_990, 2_024]\n", "span: [null, null]\n", "span: {from: 1990}\n", "span: [2001-01-01, 2002-01-01]\n",
		"eras: x\n", "eras: [x]\n", "eras: [{}]\n", "eras: [{id: a}]\n", "eras: [{id: a, from: 2002, to: 2001}]\n", "eras: [{id: a, to: 2001}, {id: a, from: 2002}]\n", "eras: [{id: ../a, to: 2001}]\n", "eras: [{id: \"a\\nb\", to: 2001}]\n", "eras: [{id: '', to: 2001}]\n", "eras: [{id: a, to: 99999}]\n", "events: [{id: a}]\n", "events: [{id: a, date: 2018-02-30}]\n", "events: [{id: a, date: 0}]\n", "events: [{id: a, date: 99999-01-01}]\n", "events: [{id: a, date: 2018, until: 2017}]\n",
		"questions: x\n", "questions: [1]\n", "questions: [{}]\n", "questions: [{id: a}]\n", "questions: [{id: a, kind: nothing}]\n", "questions: [{id: a, kind: trend, series: [nothing.TUR]}]\n", "questions: [{id: a, kind: trend, series: []}]\n", "questions: [{id: a, kind: statistics, family: none, series: [a.TUR]}]\n", "questions: [{id: a, kind: statistics, family: adf, series: [a.TUR], lags: [-1, 1e309, x]}]\n", "questions: [{id: a, kind: trend, series: [a.TUR]}, {id: a, kind: trend, series: [a.PAK]}]\n", "questions: [{id: CON/../a, kind: trend, series: [a.TUR]}]\n", "least_n: -1\n", "least_n: 1e30\n", "alpha: 2\n", "entities: [1]\n", "entities: [{id: ''}]\n", "splice: x\n", "prefer: [x]\n", "titel: x\n",
	}
	return named("yaml", texts, func(s string) files { return study(files{"study.yaml": s}) })
}

func imports() []hostile {
	var archive bytes.Buffer // a good archive of a text that is no download
	z := zip.NewWriter(&archive)
	if w, err := z.Create("../readme.txt"); err == nil {
		w.Write([]byte("nothing"))
	}
	z.Close()
	const (
		wb       = "\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2026-07-01\",\n\n\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2000\",\"2001\",\n"
		baci     = "t,i,j,k,v,q\n"
		owid     = "Entity,Code,Year,Military expenditure\n"
		cow      = "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,smoothtotflow,spike1,spike2,dip1,dip2,trdspike,tradedip,bel_lux_alt_flow1,bel_lux_alt_flow2,china_alt_flow1,china_alt_flow2,source1,source2,version\n"
		eurostat = "freq,unit,geo\\TIME_PERIOD\t2000 \t2001 \n"
		comtrade = "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,cmdCode,cmdDesc,primaryValue\n"
	)
	var out []hostile
	for i, text := range []string{
		"", " ", "\x00", "\ufeff", "nothing", "a,b,c\n1,2,3\n", "<html></html>", "%PDF-1.7", "{}", "[", "[1, 2", "{\"a\": NaN}", "PK\x03\x04", "PK\x05\x06" + strings.Repeat("\x00", 18), archive.String(), archive.String()[:60],
		"\x1f\x8b\x08\x00\x00", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", utf16Text(wb, true, true), strings.Repeat("\xff", 1000), strings.Repeat("[", 100_000), "SQLite format 3\x00",
		wb, wb + "\"Turkiye\",\"TUR\",\"x\",\"MS.MIL\",\"a\",\"..\",\n", wb + "\"Turkiye\",\"TUR\"\n", wb + "\"Atlantis\",\"ATL\",\"x\",\"MS.MIL\",\"1\",\"2\",\n", wb + "\"Turkiye", wb + "\"Turkiye\",\"TUR\",\"x\",\"../..\",\"1\",\"2\",\n", wb + "\"Turkiye\",\"TUR\",\"x\",\"MS.MIL\",\"1e999\",\"2\",\n",
		baci, baci + "2001,792,586,x,1,1\n", baci + "2001,792,586,930100\n", baci + "9999999999,792,586,930100,1,1\n", baci + "2001,-1,586,930100,1,1\n", baci + "2001,792,586,930100,-1e400,1\n", baci + "2001,792,586,\"930100,1,1\n",
		owid, owid + "Turkey,TUR,x,1\n", owid + "Turkey,TUR,2001,y\n", owid + "Turkey,TUR\n", owid + "Turkey,\"TUR,2001,1\n", owid + "Türkiye\xff,TUR,2001,1\n",
		cow, cow + "640,770,2001\n", cow + "640,770,x,Turkey,Pakistan,1,2,1,2,3,0,0,0,0,0,0,-9,-9,-9,-9,1,1,COW4.0\n", cow + "640,99999,2001,Turkey,Nowhere,1,2,1,2,3,0,0,0,0,0,0,-9,-9,-9,-9,1,1,COW4.0\n",
		eurostat, eurostat + "A,MIO_EUR,TR\t1 x\t: \n", eurostat + "A,MIO_EUR\t1\t2\n", eurostat + "A,MIO_EUR,TR\t1\n",
		comtrade, comtrade + "C,A,20010101,2001,52,2001,792,TUR,Turkiye,X,Export,586,PAK,Pakistan,93,Arms,x\n", comtrade + "C,A,20010101,x,52,2001,792,TUR,Turkiye,X,Export,586,PAK,Pakistan,93,Arms,1\n", comtrade + "C,A\n",
	} {
		out = append(out, hostile{name: fmt.Sprintf("import-%02d", i+1), files: files{"download": text}, raw: "download"})
	}
	many := wb
	for i := range 5001 {
		many += fmt.Sprintf("\"Turkiye\",\"TUR\",\"x\",\"A%d\",\"1\",\"2\",\n", i)
	}
	var odd string // codes of which no file can be named, or which Windows keeps; all have a meaning
	for _, code := range []string{"CON", "nul", "", "🚀", ".hidden", "../x", strings.Repeat("a", 300), "=cmd()", "<script>"} {
		odd += fmt.Sprintf("\"Turkiye\",\"TUR\",\"Title %d\",\"%s\",\"1\",\"2\",\n", len(odd), code)
	}
	rows := func(n int, cell string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "<row r=\"%d\">%s</row>", i+1, cell)
		}
		return b.String()
	}
	lists := func(items string) string { return "<sst xmlns=\"" + sheetML + "\">" + items + "</sst>" }
	for _, c := range []struct{ name, text string }{
		{"zip-nested", zipped("in.zip", zipped("a.csv", wb))},
		{"zip-slip", zipped("../../a.csv", wb)},
		{"zip-slip-windows", zipped(`..\..\a.csv`, wb)},
		{"zip-root", zipped("/etc/cron.d/a.csv", wb)},
		{"zip-terminal", zipped("\x1b[2J\u202evsc.a", wb)},
		{"zip-bomb", zipped("a.csv", wb+strings.Repeat(",", 100<<20))},
		{"zip-same-name", zipped("a.csv", wb, "a.csv", wb)},
		{"indicators-5001", many},
		{"codes-odd", wb + odd},
		{"book-bomb", workbook(rows(20_000, `<c t="s"><v>0</v></c><c t="s"><v>0</v></c>`), lists("<si><t>"+strings.Repeat("x", 1<<20)+"</t></si>"))},
		{"book-bomb-split", workbook(rows(2, `<c t="s"><v>0</v></c>`), lists("<si>"+strings.Repeat("<r><t>"+strings.Repeat("x", 1000)+"</t></r>", 100)+"</si>"))},
		{"book-strings", workbook(rows(2, `<c t="s"><v>0</v></c>`), lists(strings.Repeat("<si/>", 1_000_001)))},
		{"book-string-missing", workbook(`<row r="1"><c r="A1" t="s"><v>99999999</v></c><c r="B1" t="s"><v>-1</v></c></row>`, lists("<si><t>x</t></si>"))},
		{"book-strings-broken", workbook(rows(2, `<c t="s"><v>0</v></c>`), lists("<si><t>&lt"))},
		{"book-rows-empty", workbook(`<row r="1"><c r="A1"><v>1</v></c></row>`+strings.Repeat("<row/>", 1_000_000), "")},
		{"book-row-far", workbook(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`, "")},
		{"book-row-none", workbook(`<row r="99999999999999999999"><c r="A1"><v>1</v></c></row>`, "")},
		{"book-column-far", workbook(strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, 300), "")},
		{"book-column-none", workbook(`<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>`, "")},
		{"book-formula", workbook(`<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><f>A1</f></c><c r="C1"><f>1/0</f><v>#DIV/0!</v></c></row>`, "")},
		{"book-broken", workbook("<row", "")},
		{"cell-10-mb", wb + "\"" + strings.Repeat("x", 10<<20) + "\",\"TUR\",\"x\",\"MS.MIL\",\"1\",\"2\",\n"},
		{"line-endless", strings.Repeat("x,", 5<<20)},
		{"zero-byte", wb + "\"Turkiye\",\"TUR\",\"x\",\"MS.MIL\",\"1\x00\",\"2\",\n"},
	} {
		out = append(out, hostile{name: c.name, files: files{"download": c.text}, raw: "download"})
	}
	return out
}

const sheetML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// zipped is an archive of names and contents.
func zipped(pairs ...string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		if w, err := z.Create(pairs[i]); err == nil {
			w.Write([]byte(pairs[i+1]))
		}
	}
	z.Close()
	return b.String()
}

// workbook is one of one sheet, with rows and a list of strings as they are given.
func workbook(rows, strs string) string {
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const packages = "http://schemas.openxmlformats.org/package/2006"
	relation := func(id, kind, target string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, office, kind, target)
	}
	relations := func(s string) string {
		return `<Relationships xmlns="` + packages + `/relationships">` + s + "</Relationships>"
	}
	return zipped(
		"[Content_Types].xml", `<Types xmlns="`+packages+`/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		"_rels/.rels", relations(relation("a", "officeDocument", "xl/workbook.xml")),
		"xl/workbook.xml", `<workbook xmlns="`+sheetML+`" xmlns:r="`+office+`"><sheets><sheet name="S" sheetId="1" r:id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", relations(relation("b", "worksheet", "worksheets/sheet1.xml")+relation("c", "sharedStrings", "sharedStrings.xml")),
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="`+sheetML+`"><sheetData>`+rows+"</sheetData></worksheet>",
		"xl/sharedStrings.xml", strs)
}

func big() []hostile {
	rep := strings.Repeat
	bomb := func() string { // each level ten of the one below
		var b strings.Builder
		b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
		for i := 1; i < 12; i++ {
			fmt.Fprintf(&b, "a%d: &a%d [%s*a%d]\n", i, i, rep(fmt.Sprintf("*a%d, ", i-1), 9), i-1)
		}
		return b.String()
	}
	wrongRows := header + rep("TUR,20x1,y\n", 1_000_000)
	fill := func(name string, size int64) func(dir string) error { // a hole, which takes no room on the disk
		return func(dir string) error {
			if err := linux(); err != nil {
				return err
			}
			return os.Truncate(filepath.Join(dir, name), size)
		}
	}
	heavy := func(name string, f files) hostile { return hostile{name: name, files: f, heavy: true} }
	return []hostile{
		heavy("cell-10-mb", table(header+"TUR,2001,"+rep("9", 10<<20)+"\n")),
		heavy("cell-10-mb-quoted", table(header+"\""+rep("xxxx\n", 2<<20)+"\",2001,1\n")),
		heavy("cell-10-mb-unclosed", table(header+"TUR,2001,\""+rep("x", 10<<20))),
		heavy("header-10-mb", table("entity,year,"+rep("v", 10<<20)+"\n")),
		heavy("columns-1-million", table("entity,year,value"+rep(",", 1_000_000)+"\nTUR,2001,1"+rep(",", 1_000_000)+"\n")),
		heavy("columns-1-million-named", table("entity,year,value"+rep(",x", 1_000_000)+"\n")),
		heavy("row-1-million-cells", table(header+"TUR,2001,1"+rep(",1", 1_000_000)+"\n")),
		heavy("rows-1-million-wrong", table(wrongRows)),
		heavy("rows-1-million-empty", table(header+rep(",,\n", 1_000_000))),
		heavy("lines-4-million-blank", table(header+rep("\n", 4_000_000)+"TUR,x,1\n")),
		heavy("quotes-10-mb", table(header+rep("\"", 10<<20))),
		heavy("quotes-open-100-thousand", table(header+rep("TUR,2001,\"1\nPAK,2001,1\"\n", 100_000))),
		heavy("names-100-thousand", table(header+manyNames(100_000))),
		heavy("bad-bytes-10-mb", table(header+rep("\xff", 10<<20))),
		heavy("zeros-10-mb", table(header+rep("\x00", 10<<20))),
		{name: "csv-600-mb", files: table(header), also: fill("a.csv", 600<<20), heavy: true},
		{name: "yaml-1-gb", files: study(nil), also: fill("study.yaml", 1<<30), heavy: true},
		{name: "json-1-gb", files: study(nil), also: fill("datapackage.json", 1<<30), heavy: true},
		heavy("yaml-bomb", study(files{"study.yaml": bomb()})),
		heavy("yaml-deep-brackets", study(files{"study.yaml": "a: " + rep("[", 100_000)})),
		heavy("yaml-deep-braces", study(files{"study.yaml": rep("{a: ", 9_000)})),
		heavy("yaml-deep-lists", study(files{"study.yaml": rep("- ", 4_000) + "a\n"})),
		heavy("yaml-deep-marks", study(files{"study.yaml": rep("? ", 4_000) + "a\n"})),
		heavy("yaml-deep-indent", study(files{"study.yaml": stairs(3_000)})),
		heavy("yaml-long-line", study(files{"study.yaml": "title: " + rep("x", 3<<20)})),
		heavy("yaml-many-keys", study(files{"study.yaml": manyKeys(40_000)})),
		heavy("yaml-many-questions", study(files{"study.yaml": "questions:\n" + rep("  - {id: a, kind: trend, series: [a.TUR]}\n", 15_000)})),
		heavy("yaml-quotes", study(files{"study.yaml": rep("'", 1<<20)})),
		heavy("yaml-anchors", study(files{"study.yaml": rep("&a ", 3_000) + "x\n"})),
		heavy("yaml-tags", study(files{"study.yaml": rep("!!str ", 1_500) + "x\n"})),
		heavy("json-deep", study(files{"datapackage.json": rep("[", 1<<20)})),
		heavy("json-deep-objects", study(files{"datapackage.json": rep(`{"a":`, 500_000)})),
		heavy("json-long-string", study(files{"datapackage.json": `{"title": "` + rep("x", 3<<20)})),
		heavy("json-long-number", study(files{"datapackage.json": `{"a": ` + rep("9", 3<<20) + "}"})),
		heavy("json-many-keys", study(files{"datapackage.json": `{` + rep(`"a": 1, `, 400_000) + `"b": 1}`})),
		heavy("json-many-resources", study(files{"datapackage.json": `{"resources": [` + rep(`{"path": "a.csv"},`, 50_000) + `{}]}`})),
		heavy("json-escapes", study(files{"datapackage.json": `{"a": "` + rep(`\ud800`, 500_000) + `"`})),
	}
}

// manyNames are rows of names that no country has.
func manyNames(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Land %d,2001,1\n", i)
	}
	return b.String()
}

// manyKeys are keys that no study has.
func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	return b.String()
}

// stairs is a document in which each line stands one space further in.
func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}
