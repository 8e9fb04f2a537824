// Package report writes down what a run found: the typeset PDF, the same in
// Markdown, estimates.csv, pairs.csv, results.json, the data behind tables and
// figures, and the manifest.
//
// Its typesetter breaks paragraphs by total fit, hyphenates British English and Turkish,
// keeps lines and headings together, floats figures to the top of a page where
// they do not fit, and carries long tables over pages. It computes no statistic,
// draws no figure body (see Canvas) and writes no file.
package report

import (
	"cmp"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

// A Canvas draws the bodies of figures: axes and what stands in them, without
// title, source and note, which the report sets. Lengths are points.
type Canvas struct {
	BodyHeight func(f *result.Figure, width float64) float64
	DrawBody   func(d *pdf.Doc, f *result.Figure, x, y, width float64) error
}

// parts is the report's main matter in order, with what each part is called.
func parts(r *result.Result) []part {
	return []part{
		{r.Lang.Phrase("Results"), r.Sections},
		{r.Lang.Phrase("Data"), r.Data},
		{r.Lang.Phrase("Methods"), r.Methods},
		{r.Lang.Phrase("References"), closing(r)},
	}
}

type part struct {
	name     string
	sections []result.Section
}

// numbers are what figures and tables are called: 1, 2, 3 in reading order.
type numbers struct {
	l               *lang.Language
	figures, tables map[string]int
	files           map[string]bool // tables that are files alone
}

func number(r *result.Result) numbers {
	n := numbers{r.Lang, map[string]int{}, map[string]int{}, map[string]bool{}}
	for i, f := range r.Figures() {
		n.figures[f.ID] = i + 1
	}
	for i, t := range r.Tables() {
		n.tables[t.ID] = i + 1
	}
	for _, t := range r.AllTables() {
		n.files[t.ID] = n.tables[t.ID] == 0
	}
	return n
}

// title is the report's title; a study without one is called by its ID.
func title(r *result.Result) string {
	var id string
	if r.Study != nil {
		id = cmp.Or(r.Lang.StudyWords(r.Study.Title), r.Study.ID)
	}
	return cmp.Or(r.Lang.StudyWords(r.Title), id, r.Lang.Phrase("Report"))
}

// question is the research question in one sentence, or "".
func question(r *result.Result) string {
	if r.Study == nil {
		return ""
	}
	return r.Lang.StudyWords(r.Study.Question)
}

// subtitle is the report's subtitle in its language.
func subtitle(r *result.Result) string { return r.Lang.StudyWords(r.Subtitle) }

// authors are the report's authors on one line; a group of them may have a name in each
// language.
func authors(r *result.Result) string {
	names := make([]string, len(r.Authors))
	for i, a := range r.Authors {
		names[i] = r.Lang.StudyWords(a)
	}
	return strings.Join(names, ", ")
}

// languageTag is the language of a document as BCP 47 has it.
func languageTag(l *lang.Language) string {
	if l.ID() == lang.English.Code {
		return "en-GB"
	}
	return l.ID()
}

// figure and table are what one is called on one line: "Figure 3".
func (n numbers) figure(i int) string { return tied(n.l.Say("Figure {}", itoa(i))) }
func (n numbers) table(i int) string  { return tied(n.l.Say("Table {}", itoa(i))) }

// tied keeps words on one line.
func tied(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }
