package pipeline

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/report"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// mixed is a study whose countries stand in another order in Turkish, with flows,
// competing values, deflated and corrected ones, fiscal years, and pairs of a pattern.
var mixed = map[string]string{
	"study.yaml": `title: Mixed
deflators: {USD: {series: cpi.USA, base: 2000}}
convert: {budget: calendar}
corrections: [{series: share.DEU, year: 1995, expect: 99, value: 3.5, reason: A slip of the pen.}]
eras: [{id: early, label: The early years, to: 2000}, {id: late, label: The late years, from: 2001}]
events: [{id: e, date: 2001, label: Something happened, source: press}]
questions:
  - {id: all, kind: correlation, series: ["share.*"]}
  - {id: with, kind: correlation, series: ["share.*"], with: ["rate.*"], within: entity}
  - {id: trends, kind: trend, series: ["share.*"], eras: [early, late]}
  - {id: two, kind: comparison, series: ["share.*"], eras: [early, late]}
  - {id: level, kind: description, series: ["share.*"], text: How high they are.}
  - {id: leads, kind: statistics, family: granger, series: ["share.*"], transform: [diff]}
  - {id: partial, kind: statistics, family: partial_correlation, series: ["share.*"], transform: [level]}
  - {id: flows, kind: amounts, series: ["sold.*"]}
  - {id: said, kind: sources, series: [said.TUR]}
  - {id: money, kind: trend, series: [budget.TUR]}
  - {id: when, kind: timeline}
claims:
  - {id: c, text: Germany is higher, note: A remark., checks: [{series: share.DEU, rank: {among: "share.*"}, in: 2005, at_most: 1, reading: {definition: by rank}}, {series: sold.DEU-TUR, share: {of: "sold.*"}, over: [1990, 2005], at_least: 50, part: half of all, reading: {definition: by share}}]}
`,
	"datapackage.json": `{"name": "mixed", "sources": [{"name": "one", "title": "One", "publisher": "Pub", "version": "4 August 2014", "terms": "Free of charge."}], "resources": [
 {"path": "share.csv", "title": "Spending as a share", "short": "Spending, % of GDP", "unit": {"kind": "share", "of": "GDP"}, "definition": "What is spent.", "sources": [{"name": "one"}]},
 {"path": "rate.csv", "title": "Growth", "unit": {"kind": "rate", "per": "year"}},
 {"path": "sold.csv", "title": "Things sold", "unit": {"kind": "count", "of": "things"}},
 {"path": "said.csv", "title": "What is said", "unit": {"kind": "quantity", "name": "miles"}},
 {"path": "budget.csv", "title": "Budget", "short": "Budget, US$", "unit": {"kind": "money", "currency": "USD", "basis": "current", "scale": "million"}},
 {"path": "cpi.csv", "title": "Consumer prices", "unit": {"kind": "index", "base": 2000}}]}`,
}

// mixedStudy writes it with made-up values.
func mixedStudy(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "mixed")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	files := maps.Clone(mixed)
	x := uint32(7)
	random := func() float64 {
		x = x*1664525 + 1013904223
		return float64(x>>8) / (1 << 24)
	}
	var share, rate, sold, said, budget, cpi strings.Builder
	share.WriteString("entity,year,value,note\n")
	rate.WriteString("entity,year,value\n")
	sold.WriteString("entity,partner,year,value\n")
	said.WriteString("entity,year,value,reporter,note\n")
	budget.WriteString("entity,year,value,period\n")
	cpi.WriteString("entity,year,value\n")
	for i, id := range []string{"DEU", "SWE", "EGY", "CHN", "USA"} { // Almanya, İsveç, Mısır, Çin, ABD
		level := float64(i + 1)
		for y := 1990; y <= 2012; y++ {
			level += random() - 0.5
			v, note := fmt.Sprintf("%.3f", level+3), ""
			if id == "DEU" && y == 1995 {
				v = "99"
			}
			if y == 1999 {
				note = "first part; second part"
			}
			fmt.Fprintf(&share, "%s,%d,%s,%s\n", id, y, v, note)
			fmt.Fprintf(&rate, "%s,%d,%.3f\n", id, y, 10*random()-5)
			fmt.Fprintf(&sold, "%s,TUR,%d,%.1f\n", id, y, 1000*random()/3)
		}
	}
	for y := 1990; y <= 2012; y++ {
		fmt.Fprintf(&said, "TUR,%d,%.2f,Minister,rounded\nTUR,%d,%.2f,Press,\n", y, 5+random(), y, 6+random())
		fmt.Fprintf(&budget, "TUR,%d,%.2f,FY05\n", y, 100+10*random())
		fmt.Fprintf(&cpi, "USA,%d,%.2f\n", y, 60+float64(y-1990)*4)
	}
	for name, b := range map[string]*strings.Builder{"share": &share, "rate": &rate, "sold": &sold, "said": &said, "budget": &budget, "cpi": &cpi} {
		files[name+".csv"] = b.String()
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// inEvery answers a study in every language.
func inEvery(t *testing.T, dir string) map[string]*result.Result {
	t.Helper()
	c, err := Check(dir)
	if err != nil || c.Faults.Errors() > 0 {
		t.Fatal(err, c.Faults)
	}
	out := map[string]*result.Result{}
	for _, l := range lang.All() {
		in, err := c.in(l, &Options{})
		if err != nil {
			t.Fatal(err)
		}
		out[l.Code] = Answer(in, 2)
	}
	return out
}

// TestLanguagesAgree: a study has the same estimates, verdicts and figures' data in
// every language, byte for byte.
func TestLanguagesAgree(t *testing.T) {
	for name, dir := range map[string]string{"default": "", "greece-turkiye": "../datasets/greece-turkiye", "mixed": mixedStudy(t)} {
		t.Run(name, func(t *testing.T) {
			rs := inEvery(t, dir)
			en := rs["en"]
			if len(en.Estimates) == 0 || len(en.Figures()) == 0 {
				t.Fatal("nothing to compare")
			}
			for code, r := range rs {
				if code == "en" {
					continue
				}
				same(t, code+": estimates.csv", report.EstimatesCSV(unnoted(en)), report.EstimatesCSV(unnoted(r)))
				same(t, code+": pairs.csv", pairsCSV(t, en), pairsCSV(t, r))
				same(t, code+": verdicts", verdictsOf(en), verdictsOf(r))
				same(t, code+": figures' data", figuresOf(en), figuresOf(r))
				same(t, code+": results.json", unworded(t, en), unworded(t, r))
			}
		})
	}
}

// unnoted is a result whose claims have estimates without notes: why one is withheld is
// said in the report's language. The files of numbers are those of the English answers.
func unnoted(r *result.Result) *result.Result {
	out := *r
	out.Estimates = slices.Clone(r.Estimates)
	for i, e := range out.Estimates {
		if e.Statistic == "claim" {
			bare := *e
			bare.Note = ""
			out.Estimates[i] = &bare
		}
	}
	return &out
}

// TestFilesOfNumbers: estimates.csv, report.bib and the data of figures
// and tables are the same files, whatever languages the report is in.
func TestFilesOfNumbers(t *testing.T) {
	dir := mixedStudy(t)
	var first map[string]string
	for _, langs := range [][]string{{"en"}, {"tr"}, {"en", "tr"}} {
		out := filepath.Join(t.TempDir(), "out")
		sum, err := Run(context.Background(), Options{Study: dir, Out: out, Langs: langs, Formats: []string{"svg"}, Jobs: 2})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(sum.Untranslated); n != len(langs)-1 && langs[0] == "en" || n != 1 && langs[0] == "tr" {
			t.Errorf("%q: %v", langs, sum.Untranslated)
		}
		got := map[string]string{}
		for _, pattern := range []string{"estimates.csv", "pairs.csv", "report.bib", "figures/*.csv", "tables/*.csv"} {
			names, err := filepath.Glob(filepath.Join(out, pattern))
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range names {
				data, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				got[strings.TrimPrefix(name, out)] = string(data)
			}
		}
		if first == nil {
			first = got
		}
		if len(got) < 10 || !maps.Equal(got, first) {
			t.Errorf("%q: other files than in English alone", langs)
		}
	}
}

func same(t *testing.T, what string, a, b []byte) {
	t.Helper()
	if bytes.Equal(a, b) {
		return
	}
	as, bs := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			t.Errorf("%s differs in line %d:\n%s\n%s", what, i+1, as[i], bs[i])
			return
		}
	}
	t.Errorf("%s has %d lines and %d", what, len(as), len(bs))
}

// verdictsOf are the verdicts without their words, in an order of their own: that of
// the report follows the alphabet of its language.
func verdictsOf(r *result.Result) []byte {
	var out []string
	for _, v := range r.Verdicts {
		out = append(out, fmt.Sprintln(v.ID, v.Question, v.Kind, v.Series, v.Other, v.Era, v.Status, v.Claim, slices.Sorted(slices.Values(v.Estimates))))
	}
	for _, c := range r.Claims {
		out = append(out, fmt.Sprintln(c.ID, c.Status))
	}
	slices.Sort(out)
	return []byte(strings.Join(out, ""))
}

// figuresOf are the figures with the numbers of their data, the rows in an order of
// their own.
func figuresOf(r *result.Result) []byte {
	var out []string
	for _, f := range r.Figures() {
		out = append(out, fmt.Sprintln(f.ID, f.Kind))
		if f.Data == nil {
			continue
		}
		var rows []string
		for _, row := range f.Data.Rows {
			var cells []string
			for _, c := range row {
				if _, err := json.Number(c).Float64(); err == nil || c == "" {
					cells = append(cells, c)
				}
			}
			slices.Sort(cells) // the columns are series, and follow the alphabet too
			rows = append(rows, f.ID+" "+strings.Join(cells, ","))
		}
		slices.Sort(rows)
		out = append(out, strings.Join(rows, "\n"), "\n")
	}
	return []byte(strings.Join(out, ""))
}

// unworded are the numbers, IDs and statuses of results.json, each with its path.
func unworded(t *testing.T, r *result.Result) []byte {
	t.Helper()
	data, err := report.ResultsJSON(r, report.Written{})
	if err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	ids := []string{"id", "status", "outcome", "differs", "series", "other", "era", "kind", "claim", "estimates", "statistic", "parameters", "transform", "figure"}
	var out []string
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, k := range slices.Sorted(maps.Keys(v)) {
				if _, words := v[k].(string); !words || slices.Contains(ids, k) {
					walk(path+"."+k, v[k])
				}
			}
		case []any:
			for _, e := range v {
				if _, words := e.(string); !words || slices.Contains(ids, path[strings.LastIndexByte(path, '.')+1:]) {
					walk(path, e)
				}
			}
		case string: // several series are in the order in which they are shown
			parts := strings.Split(v, ";")
			slices.Sort(parts)
			out = append(out, fmt.Sprintln(path, parts))
		default:
			out = append(out, fmt.Sprintln(path, v))
		}
	}
	walk("", doc)
	slices.Sort(out)
	return []byte(strings.Join(out, ""))
}

// TestEveryWordIsAsked: what a language has no words for is what stays in a report
// when every word is put into another one, and nothing else of the study does.
func TestEveryWordIsAsked(t *testing.T) {
	dir := mixedStudy(t)
	c, err := Check(dir, "tr")
	if err != nil {
		t.Fatal(err)
	}
	missing := c.untranslated(lang.Turkish)
	if len(missing) < 20 {
		t.Fatalf("only %d words want a translation: %v", len(missing), missing)
	}
	var b strings.Builder
	n := 0
	put := func(words string) {
		n++
		fmt.Fprintf(&b, "- of: %q\n  is: \"kelime%d\"\n", study.Plain(words), n)
	}
	for _, f := range missing {
		_, words, _ := strings.Cut(f.Msg, ": ")
		if strings.Contains(words, "…") {
			t.Fatal("a word of this study is too long for the message:", words)
		}
		put(strings.Trim(words, "“”"))
		if f.Pos.Line == 0 || f.Pos.File == "" {
			t.Errorf("%s has no place", words)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "study.tr.yaml"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	c, err = Check(dir, "tr")
	if err != nil || len(c.untranslated(lang.Turkish)) > 0 || len(c.strayWords()) > 0 {
		t.Fatal(err, c.untranslated(lang.Turkish), c.strayWords())
	}
	in, err := c.in(lang.Turkish, &Options{})
	if err != nil {
		t.Fatal(err)
	}
	md := string(report.Markdown(Answer(in, 2)))
	for _, f := range missing {
		_, words, _ := strings.Cut(f.Msg, ": ")
		words = strings.Trim(words, "“”")
		if len(words) > 7 && strings.Contains(md, words) {
			at := strings.Index(md, words)
			t.Errorf("the Turkish report still says %q: …%s…", words, md[max(0, at-60):min(len(md), at+60)])
		}
	}
}

// TestStudiesAreTranslated: the studies here have all their words in every language.
func TestStudiesAreTranslated(t *testing.T) {
	dirs, err := filepath.Glob("../datasets/*/study.yaml")
	if err != nil || len(dirs) < 2 {
		t.Fatal(err, dirs)
	}
	for _, study := range dirs {
		c, err := Check(filepath.Dir(study))
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lang.All() {
			for _, f := range c.untranslated(l) {
				t.Error(filepath.Dir(study), f)
			}
		}
		for _, f := range c.strayWords() {
			t.Error(filepath.Dir(study), f)
		}
	}
}

// TestOwnLanguage: a study in Turkish takes its words as they are in a Turkish report,
// and asks study.en.yaml for an English one.
func TestOwnLanguage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "s")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("x.csv", "entity,year,value\nTUR,2000,1\nTUR,2001,2\nDEU,2000,1\nDEU,2001,2\n")
	write("study.yaml", "language: tr\ntitle: Başlık\nquestions: [{id: a, kind: description, title: Bir soru, series: [\"x.*\"]}]\n")
	title := func(code string) (string, string, string) {
		c, err := Check(dir, code)
		if err != nil || c.Faults.Errors() > 0 {
			t.Fatal(err, c.Faults)
		}
		l, _ := lang.Of(code)
		in, err := c.in(l, &Options{})
		if err != nil {
			t.Fatal(err)
		}
		r := Answer(in, 1)
		return r.Title, in.Table.Entity("DEU").Label, c.untranslated(l).Error()
	}
	if s, e, missing := title("tr"); s != "Başlık" || e != "Almanya" || missing != "" {
		t.Errorf("in Turkish: %q, %q, %s", s, e, missing)
	}
	s, e, missing := title("en")
	if s != "Başlık" || e != "Germany" || !strings.Contains(missing, "study.yaml:2:8: warning: these words have no English: “Başlık”; add them to study.en.yaml") || !strings.Contains(missing, "“Bir soru”") {
		t.Errorf("in English, without study.en.yaml: %q, %q, %s", s, e, missing)
	}
	write("study.en.yaml", "- {of: Başlık, is: A title}\n- {of: Bir soru, is: A question}\n")
	if s, e, missing := title("en"); s != "A title" || e != "Germany" || missing != "" {
		t.Errorf("in English: %q, %q, %s", s, e, missing)
	}
}

// TestNotes: a note of several parts is translated whole, or part by part.
func TestNotes(t *testing.T) {
	dir := mixedStudy(t)
	for _, tt := range []struct{ words, want string }{
		{"- {of: first part; second part, is: ikisi birden}", "ikisi birden"},
		{"- {of: first part, is: ilk bölüm}\n- {of: second part, is: ikinci bölüm}", "ilk bölüm; ikinci bölüm"},
		{"- {of: first part, is: ilk bölüm}", "ilk bölüm; second part"},
	} {
		if err := os.WriteFile(filepath.Join(dir, "study.tr.yaml"), []byte(tt.words), 0o644); err != nil {
			t.Fatal(err)
		}
		c, err := Check(dir)
		if err != nil {
			t.Fatal(err)
		}
		in, err := c.in(lang.Turkish, &Options{})
		if err != nil {
			t.Fatal(err)
		}
		for tb, want := range map[string]string{"tr": tt.want, "en": "first part; second part"} {
			s := c.Table.Find("share.DEU")
			if tb == "tr" {
				s = in.Table.Find("share.DEU")
			}
			if got := s.Notes[1999-1990]; got != want {
				t.Errorf("%s in %s: %q, want %q", tt.words, tb, got, want)
			}
		}
		missing := c.untranslated(lang.Turkish).Error()
		if strings.Contains(missing, "second part") != (tt.want == "ilk bölüm; second part") {
			t.Errorf("%s: missing is\n%s", tt.words, missing)
		}
	}
}

// TestAlphabet: series of a pattern stand in the order of the language's alphabet.
func TestAlphabet(t *testing.T) {
	for code, r := range inEvery(t, mixedStudy(t)) {
		want := map[string][]string{
			"en": {"China", "Egypt", "Germany", "Sweden", "United States"},
			"tr": {"ABD", "Almanya", "Çin", "İsveç", "Mısır"},
		}[code]
		found := false
		for _, tb := range r.AllTables() {
			if tb.ID != "level-description" {
				continue
			}
			var got []string
			for _, row := range tb.Rows {
				got = append(got, row.Cells[0].Text)
			}
			if found = true; !slices.Equal(got, want) {
				t.Errorf("%s: %q, want %q", code, got, want)
			}
		}
		if !found {
			t.Errorf("%s: no table of the description", code)
		}
	}
}

// pairsCSV is pairs.csv as a whole.
func pairsCSV(t *testing.T, r *result.Result) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.WritePairs(&b, r, parallel(1)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
