package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"text/tabwriter"

	"defensetrade/pipeline"
	"defensetrade/pipeline/result"
)

// explainCmd is analyze explain.
type explainCmd struct {
	ID    string `arg:"" help:"ID of a number, a verdict or a claim: the first column of estimates.csv, as the HTML report tells it, or as study.yaml has it."`
	Study string `arg:"" optional:"" help:"Folder with CSV files, or one CSV file. Default: the built-in study."`
	JSON  bool   `name:"json" help:"Print as JSON."`
}

// Run recomputes the study and prints how the number came about.
func (c *explainCmd) Run(s *streams) error {
	s.clock.stage("explaining", 0, 1)
	e, err := pipeline.Explain(c.ID, c.Study)
	var form *pipeline.ErrForm
	var unknown *pipeline.ErrUnknownID
	switch {
	case errors.As(err, &form):
		printFaults(s.stderr, form.Faults, c.JSON)
		s.problem("%s; correct what is listed", problems(form.Faults))
		return errStatus(exitStudy)
	case errors.As(err, &unknown):
		s.problem("%v", err)
		return errStatus(exitCommand)
	case err != nil:
		return err
	}
	if c.JSON {
		return explainJSON(s.stdout, e)
	}
	if e.Verdict != nil {
		explainVerdict(s.stdout, e)
	} else {
		explainNumber(s.stdout, e)
	}
	return nil
}

func explainVerdict(w io.Writer, e *pipeline.Explanation) {
	v := e.Verdict
	fmt.Fprintf(w, "%s: %s\n", v.ID, v.Status)
	if v.Text != "" {
		fmt.Fprintf(w, "“%s”\n", v.Text)
	}
	fmt.Fprintln(w, plain(v.Sentence.In(nil)))
	if len(e.Numbers) == 0 {
		return
	}
	fmt.Fprint(w, "\nIt follows by the rules of the methods from\n")
	var rows [][]string
	for i := range e.Numbers {
		n := &e.Numbers[i]
		rows = append(rows, []string{n.ID, value(n), n.Note})
	}
	aligned(w, rows)
}

func explainNumber(w io.Writer, e *pipeline.Explanation) {
	n := e.Estimate
	fmt.Fprintf(w, "%s = %s\n", n.ID, value(n))
	section := func(head string) { fmt.Fprintf(w, "\n%s\n", head) }
	line := func(label, words string) {
		if words != "" {
			fmt.Fprintf(w, "  %-15s %s\n", label, words)
		}
	}
	for _, t := range e.Series {
		section("Observations of " + t.Series.ID + ": " + t.Series.Label + ", " + t.Series.Unit.String())
		var rows [][]string
		for _, v := range t.Values {
			number := short(v.Value)
			if v.Published != v.Value {
				number += " from " + short(v.Published)
			}
			rows = append(rows, []string{strconv.Itoa(v.Year), number, string(v.Status), v.Place, v.Source, v.Note})
			if len(v.With) > 0 {
				rows = append(rows, []string{"", "with:", "", "", strings.Join(v.With, ", "), ""})
			}
			for _, o := range v.Competitors {
				rows = append(rows, []string{"", "not used:", "", "", o, ""})
			}
		}
		aligned(w, rows)
		if len(t.Missing) > 0 {
			line("no value", runs(t.Missing))
		}
		for i, step := range t.Steps {
			line(map[bool]string{true: "then"}[i == 0], step)
		}
	}
	section("Statistic")
	line("statistic", n.Statistic)
	line("what it is", e.What)
	line("of", strings.TrimSuffix(n.Series+"; "+n.Other, "; "))
	line("question", n.Question)
	line("era", n.Era)
	line("transformation", n.Transform)
	line("parameters", strings.ReplaceAll(n.Parameters, ";", "; "))
	line("observations", strconv.Itoa(n.N))
	if n.From != 0 {
		line("years", fmt.Sprintf("%d–%d", n.From, n.To))
	}
	line("note", n.Note)
	for i, f := range e.Formulas {
		line(map[bool]string{true: "formula"}[i == 0], f)
	}
	line("in words", e.Meaning)
	for i, r := range e.Works {
		line(map[bool]string{true: "after"}[i == 0], r.String())
	}
	if len(e.Verdicts) > 0 {
		section("Verdicts that follow from it")
		for _, v := range e.Verdicts {
			fmt.Fprintf(w, "  %s: %s. %s\n", v.ID, v.Status, plain(v.Sentence.In(nil)))
		}
	}
}

// runs are years as people write them: 2004, 2007–2009.
func runs(years []int) string {
	var out []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		if s := strconv.Itoa(years[i]); i == j {
			out = append(out, s)
		} else {
			out = append(out, s+"–"+strconv.Itoa(years[j]))
		}
		i = j + 1
	}
	return strings.Join(out, ", ")
}

// aligned prints rows with their cells below each other and no blanks at the ends of
// lines.
func aligned(w io.Writer, rows [][]string) {
	var b bytes.Buffer
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, r := range rows {
		fmt.Fprintf(t, "  %s\n", strings.Join(r, "\t"))
	}
	t.Flush()
	for line := range strings.Lines(b.String()) {
		fmt.Fprintln(w, strings.TrimRight(line, " \n"))
	}
}

// value is a number with its unit, at full precision.
func value(n *result.Estimate) string {
	if n.Withheld() {
		return "nothing"
	}
	return strings.TrimSpace(short(n.Value) + " " + n.UnitWords)
}

func short(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// plain has common spaces alone.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// explainJSON prints the same as JSON.
func explainJSON(w io.Writer, e *pipeline.Explanation) error {
	type verdict struct {
		ID       string `json:"id"`
		Kind     string `json:"kind"`
		Status   string `json:"status"`
		Sentence string `json:"sentence"`
	}
	type number struct {
		ID         string   `json:"id"`
		Value      *float64 `json:"value"`
		Unit       string   `json:"unit,omitempty"`
		Question   string   `json:"question"`
		Series     string   `json:"series,omitempty"`
		Other      string   `json:"other,omitempty"`
		Era        string   `json:"era,omitempty"`
		Transform  string   `json:"transform"`
		Statistic  string   `json:"statistic"`
		Parameters string   `json:"parameters,omitempty"`
		N          int      `json:"n"`
		From       int      `json:"from,omitempty"`
		To         int      `json:"to,omitempty"`
		Note       string   `json:"note,omitempty"`
	}
	type observation struct {
		Year      int      `json:"year"`
		Value     float64  `json:"value"`
		Published float64  `json:"published"`
		Status    string   `json:"status"`
		Source    string   `json:"source,omitempty"`
		Place     string   `json:"place"`
		Note      string   `json:"note,omitempty"`
		With      []string `json:"with,omitempty"`
		NotUsed   []string `json:"not_used,omitempty"`
	}
	type series struct {
		ID     string        `json:"id"`
		Label  string        `json:"label"`
		Unit   string        `json:"unit"`
		From   string        `json:"computed_from,omitempty"`
		Steps  []string      `json:"steps,omitempty"`
		Values []observation `json:"values"`
		None   []int         `json:"no_value,omitempty"`
	}
	numberOf := func(n *result.Estimate) *number {
		out := &number{ID: n.ID, Unit: n.UnitWords, Question: n.Question, Series: n.Series, Other: n.Other, Era: n.Era, Transform: n.Transform,
			Statistic: n.Statistic, Parameters: n.Parameters, N: n.N, From: n.From, To: n.To, Note: n.Note}
		if !math.IsNaN(n.Value) {
			out.Value = &n.Value
		}
		return out
	}
	verdictOf := func(v *result.Verdict) verdict {
		return verdict{v.ID, v.Kind, v.Status, v.Sentence.In(nil)}
	}
	var out struct {
		Number   *number   `json:"number,omitempty"`
		Verdict  *verdict  `json:"verdict,omitempty"`
		Numbers  []*number `json:"numbers,omitempty"`
		Series   []series  `json:"series,omitempty"`
		What     string    `json:"what,omitempty"`
		Formulas []string  `json:"formulas,omitempty"`
		Meaning  string    `json:"meaning,omitempty"`
		Works    []string  `json:"works,omitempty"`
		Verdicts []verdict `json:"verdicts,omitempty"`
	}
	if e.Verdict != nil {
		v := verdictOf(e.Verdict)
		out.Verdict = &v
		for i := range e.Numbers {
			out.Numbers = append(out.Numbers, numberOf(&e.Numbers[i]))
		}
	} else {
		out.Number = numberOf(e.Estimate)
	}
	for _, t := range e.Series {
		s := series{ID: t.Series.ID, Label: t.Series.Label, Unit: t.Series.Unit.String(), Steps: t.Steps, None: t.Missing}
		if t.From != nil {
			s.From = t.From.ID
		}
		for _, v := range t.Values {
			s.Values = append(s.Values, observation{v.Year, v.Value, v.Published, string(v.Status), v.Source, v.Place, v.Note, v.With, v.Competitors})
		}
		out.Series = append(out.Series, s)
	}
	out.What, out.Formulas, out.Meaning = e.What, e.Formulas, e.Meaning
	for _, r := range e.Works {
		out.Works = append(out.Works, r.String())
	}
	for i := range e.Verdicts {
		out.Verdicts = append(out.Verdicts, verdictOf(&e.Verdicts[i]))
	}
	b, err := json.MarshalIndent(out, "", " ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", b)
	return err
}
