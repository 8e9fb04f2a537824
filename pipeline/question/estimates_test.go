package question

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

var idForm = regexp.MustCompile(`^[a-z0-9_]+(\.[A-Za-z0-9_-]+)?-[0-9a-f]{10}$`)

// checkEstimates is what holds for the estimates of every study.
func checkEstimates(t *testing.T, es []*result.Estimate) {
	t.Helper()
	seen := map[string]*result.Estimate{}
	for _, e := range es {
		if other := seen[e.ID]; other != nil {
			t.Errorf("%s twice: %+v and %+v", e.ID, *other, *e)
		}
		seen[e.ID] = e
		family, value, named := strings.Cut(e.Statistic, ".")
		switch {
		case !idForm.MatchString(e.ID) || !strings.HasPrefix(e.ID, e.Statistic+"-"):
			t.Errorf("ID %q of %s", e.ID, e.Statistic)
		case e.Withheld() && (named || !strings.HasPrefix(e.Note, "withheld: ") || e.UnitWords != "" || e.Unit != obs.Unit{}):
			t.Errorf("withheld, but %+v", *e)
		case !e.Withheld() && (!named || value == "" || math.IsInf(e.Value, 0) || e.N < 1 || e.From == 0 || e.To < e.From || len(e.Uses) == 0):
			t.Errorf("a value, but %+v", *e)
		case e.Question == "" || e.Series == "" || family == "":
			t.Errorf("unnamed: %+v", *e)
		case e.Transform != "level" && e.Transform != "log" && e.Transform != "diff" && e.Transform != "logdiff" && e.Transform != "detrended":
			t.Errorf("transform %q", e.Transform)
		}
		if !slices.IsSorted(keysOf(e.Parameters)) {
			t.Errorf("parameters %q are not in alphabetical order", e.Parameters)
		}
	}
	withheld := map[string]bool{} // a family is withheld as a whole, in one row
	for _, e := range es {
		family, _, _ := strings.Cut(e.Statistic, ".")
		key := fmt.Sprint(e.Question, e.Series, e.Other, e.Era, e.Transform, family, e.Parameters)
		if w, ok := withheld[key]; ok && (w || e.Withheld()) {
			t.Errorf("%s is withheld and is not: %s", family, key)
		}
		withheld[key] = e.Withheld()
	}
	if !slices.IsSortedFunc(es, func(a, b *result.Estimate) int {
		return cmp.Or(cmp.Compare(a.Question, b.Question), cmp.Compare(a.Series, b.Series), cmp.Compare(a.Other, b.Other), cmp.Compare(a.Era, b.Era),
			cmp.Compare(a.Transform, b.Transform), cmp.Compare(a.Statistic, b.Statistic), cmp.Compare(a.Parameters, b.Parameters))
	}) {
		t.Error("the estimates are not sorted")
	}
}

func keysOf(parameters string) []string {
	var out []string
	for _, kv := range strings.Split(parameters, ";") {
		key, _, _ := strings.Cut(kv, "=")
		out = append(out, key)
	}
	return out
}

func TestDefaultStudy(t *testing.T) {
	st, tb := defaultStudy(t)
	r := answers(t, st, tb, serial)
	checkEstimates(t, r.Estimates)
	checkResult(t, r)
	if len(r.Sections) != len(st.Questions)+1 || r.Sections[0].ID != "claims" {
		t.Errorf("%d sections of %d questions and the claims", len(r.Sections), len(st.Questions))
	}
	for _, s := range r.Sections {
		if got := text(s.Blocks); len(got) < 100 {
			t.Errorf("section %s: %s", s.ID, got)
		}
	}
	again := answers(t, st, tb, shuffled)
	if !reflect.DeepEqual(r.Estimates, again.Estimates) && !sameEstimates(r.Estimates, again.Estimates) {
		t.Error("other estimates when questions are answered side by side in another order")
	}
	if a, b := everything(r), everything(again); a != b {
		t.Errorf("another text when questions are answered side by side in another order:\n%s", firstDifference(a, b))
	}
}

// sameEstimates compares estimates of which NaN equals NaN.
func sameEstimates(a, b []*result.Estimate) bool {
	return slices.EqualFunc(a, b, func(p, q *result.Estimate) bool {
		x, y := *p, *q
		if math.Float64bits(x.Value) != math.Float64bits(y.Value) && !(x.Withheld() && y.Withheld()) {
			return false
		}
		x.Value, y.Value = 0, 0
		return reflect.DeepEqual(x, y)
	})
}

// everything is all that a result says, in text.
func everything(r *result.Result) string {
	var b strings.Builder
	for _, part := range [][]result.Section{r.Sections, r.Data, r.Methods} {
		for _, s := range part {
			fmt.Fprintf(&b, "# %s %s\n%s", s.ID, s.Title, text(s.Blocks))
		}
	}
	for _, f := range r.Findings {
		fmt.Fprintln(&b, f)
	}
	for _, v := range r.Verdicts {
		fmt.Fprintln(&b, v.ID, v.Status, v.Sentence, v.Estimates)
	}
	for _, of := range r.Pairs {
		for p := range of.All() {
			fmt.Fprintln(&b, p)
		}
	}
	for _, f := range r.Figures() {
		fmt.Fprintf(&b, "%s %+v %+v\n", f.ID, f.Panels, f.Data)
		if f.Matrix != nil {
			fmt.Fprintf(&b, "%+v\n", *f.Matrix)
		}
	}
	fmt.Fprintln(&b, r.Guards)
	return b.String()
}

func firstDifference(a, b string) string {
	la, lb := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(la), len(lb)) {
		if la[i] != lb[i] {
			return la[i] + "\n" + lb[i]
		}
	}
	return "one is longer"
}

// A study that asks the same family in several questions and ways.
func TestIDs(t *testing.T) {
	build := func(values []float64) (*study.Study, *obs.Table) {
		st := studyOf()
		tb := tableOf(made("spending.TUR", ofGDP, 1990, values), made("growth.TUR", growthA, 1990, walk(2, len(values), 5, 0, 2)))
		for _, q := range []study.Question{
			{ID: "a", Kind: "statistics", Family: "ols_trend_hac", Series: refs("*"), Transform: []string{"level", "log"}, Eras: []string{"before", "after"}},
			{ID: "b", Kind: "statistics", Family: "ols_trend_hac", Series: refs("*"), Params: []study.Param{setTo("rule", "fixed"), setTo("lag", "2", "3")}},
			{ID: "c", Kind: "statistics", Family: "acf", Series: refs("*"), Params: []study.Param{setTo("nlags", "50", "90", "3")}},
			{ID: "d", Kind: "trend", Series: refs("*", "*"), Eras: []string{"before", "after", "before"}},
			{ID: "e", Kind: "comparison", Series: refs("*")},
			{ID: "f", Kind: "correlation", Series: refs("*"), With: refs("*"), Transform: []string{"logdiff", "logdiff", "detrended"}},
			{ID: "g", Kind: "description", Series: refs("*"), Eras: []string{"after"}},
		} {
			q.Pos = at
			st.Questions = append(st.Questions, q)
		}
		return st, tb
	}
	st, tb := build(walk(1, 35, 30, 0, 1))
	r := answers(t, st, tb, serial)
	checkEstimates(t, r.Estimates)
	checkResult(t, r)
	// A year more may change a lag that a rule chooses, and n; no ID.
	st, tb = build(append(walk(1, 35, 30, 0, 1), 31, 30))
	more := answers(t, st, tb, serial)
	before, after := idsOf(r), idsOf(more)
	for id := range before {
		if !after[id] && !strings.HasPrefix(id, "acf.r") {
			t.Errorf("%s is gone with two years more [PRODUCT.md: stable as long as the question stays the same]", id)
		}
	}
	if len(before) != len(r.Estimates) || len(before) < 400 {
		t.Errorf("%d IDs of %d estimates", len(before), len(r.Estimates))
	}
}

func idsOf(r *result.Result) map[string]bool {
	out := map[string]bool{}
	for _, e := range r.Estimates {
		if !e.Withheld() {
			out[e.ID] = true
		}
	}
	return out
}

// An ID goes by what makes an estimate what it is, and by nothing else.
func TestEstimateID(t *testing.T) {
	base := result.Estimate{Question: "q", Series: "a.B", Statistic: "ols_trend.slope", Transform: "level"}
	seen := map[string]string{}
	for name, change := range map[string]func(*result.Estimate){
		"as it is": func(*result.Estimate) {}, "question": func(e *result.Estimate) { e.Question = "r" }, "series": func(e *result.Estimate) { e.Series = "a.C" },
		"other": func(e *result.Estimate) { e.Other = "x" }, "era": func(e *result.Estimate) { e.Era = "x" }, "transform": func(e *result.Estimate) { e.Transform = "log" },
		"parameters": func(e *result.Estimate) { e.Parameters = "x" }, "value's name": func(e *result.Estimate) { e.Statistic = "ols_trend.df" },
		"moved border": func(e *result.Estimate) { e.Series, e.Other = "a.", "B" },
	} {
		e := base
		change(&e)
		id := estimateID(&e, e.Parameters)
		if other, ok := seen[id]; ok {
			t.Errorf("%s and %s have one ID %s", name, other, id)
		}
		seen[id] = name
	}
	e := base
	e.Value, e.N, e.Note, e.From = 3, 4, "note", 1990
	if estimateID(&e, e.Parameters) != estimateID(&base, base.Parameters) {
		t.Error("the value is in the ID")
	}
	if got, want := estimateID(&base, base.Parameters), "ols_trend.slope-31afae8699"; got != want {
		t.Errorf("ID %s, want %s [Python's hashlib: a change would break what users have stored]", got, want)
	}
}

var spaces = regexp.MustCompile(`  +| [.,;:)]|\( |[?!][.:,;]`)

var notFinite = regexp.MustCompile(`\b(NaN|Inf)\b`)

// checkProse is what holds for every sentence.
func checkProse(t *testing.T, where, s string) {
	t.Helper()
	if m := notFinite.FindString(s); m != "" {
		t.Errorf("%s: %s in %q", where, m, s)
	}
	for _, bad := range []string{"n/a", "%!", "{}", "one years", "one values", "one pairs", "one series in all", " no are", "<nil>"} {
		if strings.Contains(s, bad) {
			t.Errorf("%s: %q in %q", where, bad, s)
		}
	}
	if m := spaces.FindString(s); m != "" || s != strings.TrimSpace(s) {
		t.Errorf("%s: spaces %q in %q", where, m, s)
	}
}

// checkResult is what holds for the words, figures and tables of every study.
func checkResult(t *testing.T, r *result.Result) {
	t.Helper()
	byID := map[string]*result.Estimate{}
	for _, e := range r.Estimates {
		byID[e.ID] = e
	}
	origin := func(where string, v float64, o *result.Origin) {
		t.Helper()
		if o == nil {
			return
		}
		for _, id := range o.Estimates {
			if byID[id] == nil {
				t.Errorf("%s: %v was made from %s, which is no estimate", where, v, id)
			}
		}
		for _, d := range o.Data {
			if len(r.Series) == 0 {
				continue // of a part of a study alone
			}
			if at := valuesAt(r.Series, d); o.Made == "" && !slices.Contains(at, v) || len(at) == 0 {
				t.Errorf("%s: %v comes from %+v, where %v stands", where, v, d, at)
			}
		}
	}
	piece := func(where string, x result.Text) {
		t.Helper()
		if len(x) == 0 {
			t.Errorf("%s: no words", where)
			return
		}
		s := x.In(nil)
		checkProse(t, where, s)
		if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ":") {
			t.Errorf("%s does not end as a sentence: %q", where, s)
		}
		for _, p := range x {
			if p.Number && (math.IsNaN(p.Value) || math.IsInf(p.Value, 0)) {
				t.Errorf("%s: the number %v in %q", where, p.Value, s)
			}
			origin(where, p.Value, p.Origin)
			if p.Estimate == "" {
				continue
			}
			if e := byID[p.Estimate]; e == nil || e.Value != p.Value {
				t.Errorf("%s: %v leads to %s, which is %+v", where, p.Value, p.Estimate, e)
			}
		}
	}
	for _, part := range [][]result.Section{r.Sections, r.Data, r.Methods} {
		for _, s := range part {
			for _, b := range s.Blocks {
				set := 0
				if b.Para != nil {
					set++
					piece("section "+s.ID, b.Para)
				}
				if b.List != nil {
					set++
					for _, item := range b.List {
						piece("list of "+s.ID, item)
					}
				}
				if b.Head != "" {
					set++
				}
				if b.Figure != nil {
					set++
					checkFigure(t, b.Figure)
				}
				if b.Table != nil {
					set++
					checkTable(t, b.Table, byID)
					for _, row := range b.Table.Rows {
						for _, c := range row.Cells {
							origin("table "+b.Table.ID, c.Value, c.Origin)
						}
					}
				}
				if set != 1 {
					t.Errorf("section %s: a block of %d things", s.ID, set)
				}
			}
		}
	}
	for _, f := range r.Findings {
		piece("findings", f)
	}
	verdicts := map[string]bool{}
	for _, v := range r.Verdicts {
		if verdicts[v.ID] {
			t.Errorf("two verdicts %s", v.ID)
		}
		verdicts[v.ID] = true
		piece("verdict "+v.ID, v.Sentence)
		for _, id := range v.Estimates {
			if byID[id] == nil {
				t.Errorf("verdict %s rests on %s, which is no estimate", v.ID, id)
			}
		}
	}
	for _, g := range r.Guards {
		checkProse(t, "guard", g.Msg)
	}
	figures, tables := map[string]bool{}, map[string]bool{}
	for _, f := range r.Figures() {
		if id := strings.ToLower(f.ID); figures[id] {
			t.Errorf("two figures %s", f.ID)
		} else {
			figures[id] = true
		}
	}
	for _, x := range r.AllTables() {
		if id := strings.ToLower(x.ID); tables[id] {
			t.Errorf("two tables %s", x.ID)
		} else {
			tables[id] = true
		}
	}
}

func checkFigure(t *testing.T, f *result.Figure) {
	t.Helper()
	where := "figure " + f.ID
	if f.ID == "" || f.Kind == "" || f.Title == "" || f.Alt == "" || f.Subtitle == "" && f.Data == nil {
		t.Errorf("%s: %+v", where, f)
	}
	for _, s := range []string{f.Title, f.Subtitle, f.Note, f.Source, f.Alt} {
		checkProse(t, where, s)
	}
	if !strings.HasSuffix(f.Alt, ".") || f.Note != "" && !strings.HasSuffix(f.Note, ".") {
		t.Errorf("%s does not end as a sentence: %q, %q", where, f.Note, f.Alt)
	}
	finite := func(what string, vs ...float64) {
		for _, v := range vs {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("%s: %s holds %v", where, what, vs)
				return
			}
		}
	}
	for _, p := range f.Panels {
		for _, l := range p.Lines {
			finite("a line", slices.Concat(l.X, l.Y)...)
			if len(l.X) != len(l.Y) || l.Hollow != nil && len(l.Hollow) != len(l.X) || l.Dashed != nil && len(l.Dashed) != len(l.X) {
				t.Errorf("%s: a line of unequal lengths", where)
			}
		}
		for _, b := range p.Bands {
			finite("a band", slices.Concat(b.X, b.Lo, b.Hi)...)
		}
		for _, b := range p.Bars {
			finite("a bar", b.X, b.Value, b.Low)
			checkProse(t, where, b.Label)
		}
		for _, x := range p.Points {
			finite("a point", x.X, x.Y)
		}
		for _, x := range p.Ranges {
			finite("a range", x.X, x.Low, x.High)
		}
	}
	if f.Data != nil {
		for _, row := range f.Data.Rows {
			if len(row) != len(f.Data.Head) {
				t.Errorf("%s: a row of %d of %d columns", where, len(row), len(f.Data.Head))
			}
			for _, c := range row {
				if c == "NaN" || strings.HasSuffix(c, "Inf") {
					t.Errorf("%s: %s in the data", where, c)
				}
			}
		}
	}
	if m := f.Matrix; m != nil {
		if len(m.V) != len(m.Rows) || len(m.Mark) != len(m.Rows) {
			t.Errorf("%s: %d rows of %d", where, len(m.V), len(m.Rows))
		}
		for i := range m.V {
			if len(m.V[i]) != len(m.Cols) {
				t.Errorf("%s: %d columns of %d", where, len(m.V[i]), len(m.Cols))
			}
			for _, v := range m.V[i] {
				if v < m.Min || v > m.Max {
					t.Errorf("%s: %v is not between %v and %v", where, v, m.Min, m.Max)
				}
			}
		}
	}
}

// valuesAt are the values that stand at a datum's place: that of the series and the year,
// or the competing one that it names.
func valuesAt(ss []*obs.Series, d result.Datum) (out []float64) {
	for _, s := range ss {
		if s.ID != d.Series {
			continue
		}
		if v, ok := s.At(d.Year); ok && d.At == (obs.Pos{}) {
			out = append(out, v)
		}
		for _, c := range s.Competing {
			for _, o := range c.Obs {
				if c.Year == d.Year && o.Pos == d.At { // made ones have no place
					out = append(out, o.Value)
				}
			}
		}
	}
	return out
}

func checkTable(t *testing.T, x *result.Table, byID map[string]*result.Estimate) {
	t.Helper()
	where := "table " + x.ID
	if x.ID == "" || x.Title == "" || len(x.Rows) == 0 || strings.HasSuffix(x.Title, ".") {
		t.Errorf("%s: title %q, %d rows", where, x.Title, len(x.Rows))
	}
	keys := map[string]bool{}
	for _, c := range x.Cols {
		if keys[c.Key] || c.Key == "" || strings.ContainsAny(c.Key, " ,") {
			t.Errorf("%s: column key %q", where, c.Key)
		}
		keys[c.Key] = true
	}
	checkProse(t, where, x.Title)
	checkProse(t, where, x.Note)
	for _, r := range x.Rows {
		if !r.Group && len(r.Cells) != len(x.Cols) {
			t.Errorf("%s: a row of %d of %d columns", where, len(r.Cells), len(x.Cols))
		}
		for i, c := range r.Cells {
			checkProse(t, where, c.In(nil))
			if c.Estimate == "" {
				continue
			}
			want := math.NaN()
			if e := byID[c.Estimate]; e != nil {
				want = e.Value
			}
			if x.Cols[i].Key == "growth" { // printed in percent
				want *= 100
			}
			if c.Value != want {
				t.Errorf("%s: %v leads to %s, which is %v", where, c.Value, c.Estimate, want)
			}
		}
	}
}
