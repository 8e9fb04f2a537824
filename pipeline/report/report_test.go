package report

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

var update = flag.Bool("update", false, "write golden files")

func TestMarkdown(t *testing.T) {
	r := sample()
	r.Sections[2].Blocks[1].Table.Rows = append(r.Sections[2].Blocks[1].Table.Rows, longTable("x", 160).Rows...)
	golden := filepath.Join("testdata", "sample.md")
	got := Markdown(r)
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || !bytes.Equal(got, want) {
		_ = os.WriteFile(filepath.Join("testdata", "sample.got.md"), got, 0o644)
		t.Errorf("%s differs (%v): compare sample.got.md", golden, err)
	}
}

func TestMarkdownIsInert(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"# head", `\# head`}, {"- item", `\- item`}, {"12. item", `12\. item`}, {"1.5 is a number", "1.5 is a number"},
		{"*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"}, {"<script>&lt;", `\<script\>\&lt;`},
		{"![x](javascript:1)", `!\[x\](javascript:1)`}, {"a|b", `a\|b`}, {"$x$", `\$x\$`},
		{"a\n# b", "a # b"}, {"    code", "code"}, {"\u202ereordered", "reordered"}, {"> quote", `\> quote`},
	} {
		if got := escape(tt.in); got != tt.want {
			t.Errorf("escape(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	m := string(Markdown(hostile()))
	for _, bad := range []string{"<script", "javascript:alert(1))", "\n# owned", "| owned |"} {
		if strings.Contains(strings.ReplaceAll(m, `\<`, ""), bad) {
			t.Errorf("Markdown has %q", bad)
		}
	}
}

// hostile is a report of everything that could break a page or a file.
func hostile() *result.Result {
	address := "https://example.org/" + strings.Repeat("averylongpathwithoutend", 12) + "/x?y=1&z=2"
	words := "<script>alert(1)</script> *x* _y_ `z` | owned | $a$ 😀 αβγ پاکستان 漢字 \xff\xfe \u202Ereordered\u202C\n# owned\r\n(\\)"
	r := &result.Result{Study: &study.Study{ID: "x"}, Authors: []string{words},
		Abstract: []result.Text{result.Words(address), result.Words(strings.Repeat("漢字", 200)), {}, result.Words("   "),
			{{Lit: "click", Link: "javascript:alert(1)"}, {Lit: "gone", Figure: "no-such-figure"}, {Lit: words, Emph: true}, {Lit: " ", Strong: true}}}}
	for i := range 40 {
		r.Findings = append(r.Findings, result.Words(fmt.Sprint(i)+words+strings.Repeat("word ", i)))
	}
	wide := &result.Table{ID: "wide", Title: words}
	row := result.Row{}
	for c := range 45 {
		wide.Cols = append(wide.Cols, result.Column{Head: fmt.Sprint("Column ", c), Words: c%7 == 0, Unit: "units"})
		row.Cells = append(row.Cells, result.Cell{Number: c%7 != 0, Text: words, Value: float64(c) * 1.37, Format: result.Format{Decimals: 2}})
	}
	wide.Rows = []result.Row{row, row, {}, {Group: true}, {Group: true, Cells: row.Cells[:1]}}
	giant := &result.Table{ID: "giant/(1)", Title: "Giant cell", Note: strings.Repeat("note ", 900),
		Cols: []result.Column{{Head: "A", Words: true}, {Head: "B"}},
		Rows: []result.Row{{Cells: []result.Cell{{Text: strings.Repeat("lorem ipsum ", 1500)}, {Number: true, Value: math.NaN()}}},
			{Cells: []result.Cell{{Text: address}}}}}
	s := result.Section{Blocks: []result.Block{{}, {Para: result.Words("x")}, {Table: wide}, {Table: giant},
		{Figure: sampleFigure("tall figure", "line", strings.Repeat("title ", 60), 500)},
		{Table: &result.Table{ID: "none"}}, {Table: &result.Table{ID: "norows", Cols: []result.Column{{Head: "a"}}}}, {Table: longTable("thousand", 1000)}}}
	r.Sections = []result.Section{s}
	for i := range 70 {
		r.Sections = append(r.Sections, result.Section{Title: fmt.Sprint("Section ", i)})
	}
	return r
}

func render(t testing.TB, r *result.Result) []byte {
	t.Helper()
	b, err := PDF(r, stubCanvas, "")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestPDFIsTheSameEveryTime(t *testing.T) {
	if !bytes.Equal(render(t, sample()), render(t, sample())) {
		t.Error("two reports of one result differ")
	}
}

func TestPDFOfAnything(t *testing.T) {
	for name, r := range map[string]*result.Result{"hostile": hostile(), "empty": {}, "large": large()} {
		path := filepath.Join(t.TempDir(), name+".pdf")
		if err := os.WriteFile(path, render(t, r), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, ok := tool(t, "qpdf", "--check", path); ok && !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("%s: %s", name, out)
		}
	}
	if _, err := PDF(&result.Result{}, Canvas{}, ""); err != nil {
		t.Error(err)
	}
}

// tool runs a program that users need not have.
func tool(t *testing.T, name string, args ...string) (string, bool) {
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
	return string(out), true
}

func TestPDFText(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(path, render(t, sample()), 0o600); err != nil {
		t.Fatal(err)
	}
	text, _ := tool(t, "pdftotext", "-layout", path, "-")
	text = strings.ReplaceAll(text, " / ", "/") // which pdftotext takes for one word or three
	// In this order, with spaces between words and without those of justification.
	at := 0
	for _, want := range []string{
		"and local production in Türkiye", "A. Yılmaz, Ş. Güneş, İ. Çağlar", "Abstract",
		"with shares where levels matter and with first differences where growth matters, and mark",
		"What the data show", "fell from 3.9% of GDP in 1999", "(Figure 1)", "$1.08 billion in 2015; Table 1",
		"Contents", "Trade in both directions . . .", "The burden of defence spending", "Figure 1", "Source: SIPRI Military",
		"Newey–West errors are used", "(p = 0.032)", "local production in Türkiye and Pakistan, 1990–2024", "−3,703.5", "Figure 2", "Table 2", "(continued)",
		"Sources with their vintage", "Nothing to say",
	} {
		i := strings.Index(text[at:], want)
		if i < 0 {
			t.Errorf("%q is missing, or not after what stands before it", want)
			continue
		}
		at += i
	}
	if pages := strings.Count(text, "\f"); pages != 9 {
		t.Errorf("%d pages, want 9: look at them, then change this number", pages)
	}
	boxes, _ := tool(t, "pdftotext", "-bbox", path, "-")
	right := regexp.MustCompile(`xMax="([0-9.]+)"`)
	for _, m := range right.FindAllStringSubmatch(boxes, -1) {
		var x float64
		if _, err := fmt.Sscan(m[1], &x); err != nil || x > left+measure+0.6 {
			t.Fatalf("a word ends at %s, the measure at %v", m[1], left+measure)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	r := large()
	for b.Loop() {
		render(b, r)
	}
}
