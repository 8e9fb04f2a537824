package pipeline

import (
	"bytes"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"defensetrade/pipeline/chart"
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/report"
	"defensetrade/pipeline/result"
)

// outside runs a program that the test needs, or skips where it is absent.
func outside(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("REQUIRE_ALL") != "" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
	return string(out)
}

// squeeze leaves of a text its letters, so that where lines break does not matter.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \n\f\r\t-\u00a0\u00ad\u2010", r) {
			return -1
		}
		return r
	}, s)
}

// heads are the headings of a report in reading order.
func heads(r *result.Result) []string {
	var out []string
	for _, part := range [][]result.Section{r.Sections, r.Data, r.Methods} {
		for _, s := range part {
			out = append(out, s.Title)
			for _, b := range s.Blocks {
				if b.Head != "" {
					out = append(out, b.Head)
				}
			}
		}
	}
	return out
}

// answered is the default study's result in a language.
func answered(t *testing.T, l *lang.Language) *result.Result {
	t.Helper()
	in, err := checked(t).in(l, &Options{})
	if err != nil {
		t.Fatal(err)
	}
	return Answer(in, 2)
}

// numbersOf are the numbers of the findings as they are printed.
func numbersOf(r *result.Result) []string {
	var out []string
	for _, t := range r.Findings {
		for _, p := range t {
			if p.Number {
				out = append(out, p.In(r.Lang))
			}
		}
	}
	return out
}

// The PDF report of the default study as other programs read it, on either paper and in either language:
// whole, with every section, key number and figure, in reading order, with a structure.
func TestReadPDF(t *testing.T) {
	for _, of := range []struct {
		paper string
		l     *lang.Language
	}{{"a4", lang.English}, {"letter", lang.English}, {"a4", lang.Turkish}} {
		r, paper := answered(t, of.l), of.paper
		b, err := report.PDF(r, report.Canvas{BodyHeight: chart.BodyHeight, DrawBody: chart.DrawBody}, paper)
		if err != nil {
			t.Fatal(err)
		}
		const most = 1_500_000
		if len(b) > most {
			t.Errorf("%s: %d bytes, at most %d", paper, len(b), most)
		}
		path := filepath.Join(t.TempDir(), paper+of.l.Infix()+".pdf")
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		if out := outside(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") || strings.Contains(out, "WARNING") {
			t.Error(out)
		}
		info := outside(t, "pdfinfo", path)
		for _, want := range []string{"Tagged:          yes", "Title:           " + r.Title, map[string]string{"a4": "(A4)", "letter": "(letter)"}[paper]} {
			if !strings.Contains(info, want) {
				t.Errorf("%s: no %q in\n%s", paper, want, info)
			}
		}
		text := squeeze(outside(t, "pdftotext", "-layout", path, "-"))
		for _, want := range append(heads(r), numbersOf(r)...) {
			if !strings.Contains(text, squeeze(want)) {
				t.Errorf("%s: no %q", paper, want)
			}
		}
		checkStructure(t, r, outside(t, "pdfinfo", "-struct", path))
		pages := strings.Split(strings.TrimRight(outside(t, "pdftotext", "-layout", path, "-"), "\f\n"), "\f")
		if most := map[string]int{"a4": 40, "letter": 43}[paper]; len(pages) > most {
			t.Errorf("%s: %d pages, at most %d", paper, len(pages), most)
		}
		for i, p := range pages[1:] {
			if want := regexp.MustCompile(`\b` + itoa(i+2) + ` / ` + itoa(len(pages)) + `\s*$`); !want.MatchString(p) {
				t.Errorf("%s: page %d does not end with its number", paper, i+2)
			}
		}
	}
}

func itoa(n int) string { return result.Decimal(nil, float64(n), 0) }

// checkStructure compares the elements of a tagged file with the report.
func checkStructure(t *testing.T, r *result.Result, tree string) {
	t.Helper()
	count := func(kind string) int {
		return len(regexp.MustCompile(`(?m)^ *`+kind+`( \(block\)| \(inline\))?:?$`).FindAllString(tree, -1))
	}
	if got := count("Figure"); got != len(r.Figures()) {
		t.Errorf("%d figures in the structure, %d in the report", got, len(r.Figures()))
	}
	if got := count("Table"); got < len(r.Tables()) {
		t.Errorf("%d tables in the structure, %d in the report", got, len(r.Tables()))
	}
	for kind, least := range map[string]int{"H1": 1, "H2": len(r.Sections), "H3": 5, "P": 100, "L": 5, "LI": 30, "TH": 100, "TD": 400, "TOCI": len(r.Sections), "Note": 1} {
		if got := count(kind); got < least {
			t.Errorf("%d elements %s, at least %d are expected", got, kind, least)
		}
	}
}

// The structure of a report holds its text in reading order: every heading after the
// one before it. pdfinfo takes a time that grows with the square of a file's length,
// so that only two questions are asked.
func TestReadStructure(t *testing.T) {
	c := checked(t)
	o := Options{Only: []string{"burden", "trade-directions"}}
	tasks, err := o.chosen(c.Tasks)
	if err != nil {
		t.Fatal(err)
	}
	c.Tasks = tasks
	r := Answer(c, 2)
	r.Sources, r.Data, r.References = nil, nil, nil
	b, err := report.PDF(r, report.Canvas{BodyHeight: chart.BodyHeight, DrawBody: chart.DrawBody}, "")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	text, at := squeeze(outside(t, "pdfinfo", "-struct-text", path)), 0
	for _, want := range numbersOf(r) {
		if !strings.Contains(text, squeeze(want)) {
			t.Errorf("no %q", want)
		}
	}
	for _, h := range heads(r) {
		i := strings.Index(text[at:], squeeze(h))
		if i < 0 {
			t.Errorf("heading %q is not after the one before it", h)
			continue
		}
		at += i
	}
}

// The HTML report of the default study: as small as it is meant to be, with every
// section, key number, figure and table.
func TestReadHTML(t *testing.T) {
	for _, l := range lang.All() {
		t.Run(l.Code, func(t *testing.T) { readHTML(t, answered(t, l)) })
	}
}

func readHTML(t *testing.T, r *result.Result) {
	t.Helper()
	b, err := report.HTML(r, page(""))
	if err != nil {
		t.Fatal(err)
	}
	const most = 800_000
	if len(b) > most {
		t.Errorf("%d bytes, at most %d", len(b), most)
	}
	text := squeeze(html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(b), "")))
	for _, want := range append(heads(r), numbersOf(r)...) {
		if !strings.Contains(text, squeeze(want)) {
			t.Errorf("no %q", want)
		}
	}
	if got := bytes.Count(b, []byte("<svg ")); got != len(r.Figures()) {
		t.Errorf("%d drawings of %d figures", got, len(r.Figures()))
	}
	if got := bytes.Count(b, []byte("<table ")); got != len(r.Tables()) {
		t.Errorf("%d tables of %d", got, len(r.Tables()))
	}
	again, err := report.HTML(r, page(""))
	if err != nil || !bytes.Equal(b, again) {
		t.Error("the same result gives another page")
	}
}
