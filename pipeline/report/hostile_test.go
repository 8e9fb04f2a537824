package report

import (
	"encoding/csv"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// hostileWords are what a file of data may hold to make a report do something.
var hostileWords = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'--></style></script><script>`, `]]><svg onload=alert(1)>`,
	`\input{/etc/passwd}`, `\write18{rm -rf x} $x$ %y #z &a _b ^c ~d {e}`, `=cmd|' /C calc'!A0`, `+1+2`, `@SUM(A1)`, "\t=1+1", "\n=1+1", `＝1+1`,
	`[click](javascript:alert(1))`, `](javascript:alert(1)) ![x](http://evil.example/x.png)`, `<http://evil.example>`, `| a | b |`, "a\u202ecod.exe\u202c", "\u200f\u2067abc\u2069",
	`{{.Title}}`, `<!--`, "a\x00b\x1b[31m", "\xff\xfe", `* - # > 1.`, "`code` $E=mc^2$",
}

// hostileResult has the same words wherever data can put words.
func hostileResult(s string) *result.Result {
	unit := obs.Unit{Kind: obs.Quantity, Name: s}
	x := &obs.Series{ID: "x." + s, Label: s, Unit: unit, Years: []int{2001}, Values: []float64{5}, Status: []obs.Status{obs.Reported},
		Sources: []string{s}, Notes: []string{s}, Periods: make([]obs.Period, 1), Pos: []obs.Pos{{File: s + ".csv", Line: 2, Col: 1}}}
	number := result.Piece{Number: true, Value: 5, Unit: unit, Format: result.Format{Style: result.Amount}}
	est := result.Estimate{ID: "ols_trend.slope-1", Question: s, Series: "x." + s, Other: s, Era: s, Transform: "level", Statistic: "ols_trend.slope", Parameters: s, Value: 1.5, Unit: unit, UnitWords: s, N: 8, From: 2001, To: 2008, Note: s, Uses: x.Pos}
	est.Unit = unit
	text := result.Text{{Lit: s}, {Lit: s, Emph: true}, {Lit: s, Strong: true}, {Lit: s, Link: s}, {Lit: "ok", Link: "javascript:alert(1)"}, number,
		{Number: true, Value: 1.5, Unit: unit, Format: result.Format{Style: result.Amount}, Estimate: est.ID}, {Figure: "f"}, {Table: "t"}}
	return &result.Result{
		Study: &study.Study{ID: s, Title: s, Question: s, Eras: []study.Era{{ID: s, Label: s}}}, Title: s, Subtitle: s, Authors: []string{s}, Abstract: []result.Text{text}, Findings: []result.Text{text},
		Sections: []result.Section{{ID: s, Title: s, Blocks: []result.Block{{Head: s}, {Para: text}, {List: []result.Text{text}},
			{Figure: &result.Figure{ID: "f", Kind: "line", Title: s, Subtitle: s, Source: s, Note: s, Alt: s, Data: &result.Data{Head: []string{s, "b"}, Rows: [][]string{{s, "1"}}}}},
			{Table: &result.Table{ID: "t", Title: s, Source: s, Note: s, Cols: []result.Column{{Key: s, Head: s, Unit: s, Words: true}, {Key: "n", Head: s, Unit: s}, {Head: "", Unit: s}},
				Rows: []result.Row{{Group: true, Cells: []result.Cell{{Text: s}}}, {Cells: []result.Cell{{Text: s}, {Number: true, Value: 5, Unit: unit, Mark: s, Format: result.Format{Style: result.Amount}}, {Text: s}}}}}}}}},
		Estimates: []*result.Estimate{&est}, Series: []*obs.Series{x}, Sources: []obs.Source{{ID: s, Title: s, Publisher: s, Vintage: s, URL: s, Terms: s}},
		Verdicts: []result.Verdict{{ID: s, Question: s, Kind: "trend", Status: "rising", Sentence: text}},
		Guards:   obs.Faults{{Guard: "G1", Msg: s, Fix: s}}, Pairs: []*result.Pairs{{Series: []string{s}, Of: [][2]int32{{0, 0}}, Transforms: []string{s}, Statuses: []string{s}, Status: []uint8{0}, Rows: [][]result.PairRow{{{}}}}},
	}
}

// A spreadsheet that opens a file of ours runs no formula: no cell of words begins
// with a sign that would make it one, and no mark reorders it.
func TestHostileWordsInCSV(t *testing.T) {
	for _, words := range hostileWords {
		r := hostileResult(words)
		for name, file := range map[string][]byte{"table": TableCSV(r.Tables()[0]), "figure": FigureCSV(r.Figures()[0]), "estimates": EstimatesCSV(r), "pairs": pairsCSV(t, r)} {
			rows, err := csv.NewReader(strings.NewReader(string(file))).ReadAll()
			if err != nil {
				t.Errorf("%s with %q: %v", name, words, err)
			}
			for _, row := range rows {
				for _, c := range row {
					if strings.ContainsAny(firstLetterOf(c), "=+-@\t\r\n＝＋－＠") && c != "-" {
						t.Errorf("%s with %q has the cell %q", name, words, c)
					}
					if strings.ContainsAny(c, "\u202e\u2067\u200f\x00\x1b") {
						t.Errorf("%s with %q has the cell %q", name, words, c)
					}
				}
			}
		}
	}
}

// firstLetterOf is a text's first letter.
func firstLetterOf(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// Markdown shows hostile words as they are: what a renderer would read as markup is
// escaped.
func TestHostileWordsInMarkdown(t *testing.T) {
	for _, words := range hostileWords {
		md := string(Markdown(hostileResult(words)))
		bare := strings.NewReplacer(`\\`, "", `\<`, "", `\[`, "", `\]`, "", `\!`, "", "\\`", "", `\|`, "", `\$`, "").Replace(md)
		for _, bad := range []string{"<script", "<img", "<svg", "](javascript", "](http://evil", "<!--", "<http", "$E"} {
			if strings.Contains(bare, bad) {
				t.Errorf("%q leaves %s", words, bad)
			}
		}
		if i := strings.IndexFunc(md, func(r rune) bool { return unseen(r) && r != '\n' }); i >= 0 {
			t.Errorf("%q leaves %q", words, md[i:i+3])
		}
	}
}

// The PDF report takes any words: it runs nothing, links only to the web, and
// its structure is whole.
func TestHostileWordsInPDF(t *testing.T) {
	for _, words := range hostileWords {
		b, err := PDF(hostileResult(words), stubCanvas, "")
		if err != nil {
			t.Fatalf("%q: %v", words, err)
		}
		for _, bad := range []string{"/JavaScript", "/Launch", "javascript:", "/OpenAction", "/AA"} {
			if strings.Contains(string(b), bad) {
				t.Errorf("%q: %s in the file", words, bad)
			}
		}
	}
}
