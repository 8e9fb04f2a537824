package pipeline

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/question"
	"defensetrade/pipeline/result"
)

// An Explanation is how one number came about, from the lines of the study's files
// to the statistic, or on which numbers a verdict stands.
type Explanation struct {
	Estimate *result.Estimate // nil where the ID is a verdict's
	Verdict  *result.Verdict  // nil where it is a number's
	Numbers  []result.Estimate
	Verdicts []result.Verdict // that follow from the number

	Series []Trail // the explained series first

	What     string // the family in one line
	Formulas []string
	Meaning  string // the formulas in words
	Works    []result.Reference
}

// A Trail is what became of the published values of a series.
type Trail struct {
	Series *obs.Series
	From   *obs.Series // the series that it was computed from, or nil
	Steps  []string    // what was done before the transformation, in order
	Values []Value     // those behind the number, by year

	Missing []int // years of the number's span for which the series has none
}

// A Value is one that a number uses, and where it stands.
type Value struct {
	Year        int
	Value       float64
	Published   float64 // of a computed series: the value that it was made from; else Value
	Status      obs.Status
	Source      string // who, what, which release; free text where the study declares none
	Note        string
	Place       string   // file:line:column, as it can be opened
	With        []string // places of what it was made with besides: an index, the next fiscal year
	Competitors []string
}

// ErrUnknownID is the error of an ID that the study does not have.
type ErrUnknownID struct {
	ID   string
	Near []string // the nearest that it has
}

// Error names the nearest IDs.
func (e *ErrUnknownID) Error() string {
	if len(e.Near) == 0 {
		return fmt.Sprintf("no number, verdict or claim %q; IDs stand in the first column of estimates.csv", e.ID)
	}
	return fmt.Sprintf("no number, verdict or claim %q; the nearest are %s", e.ID, strings.Join(e.Near, ", "))
}

// Explain recomputes a study and tells how the number or the verdict of an ID came
// about. It returns *ErrForm where the study's form is wrong and *ErrUnknownID where
// it has no such ID.
func Explain(id, path string) (*Explanation, error) {
	defer lean()()
	src, err := open(path)
	if err != nil {
		return nil, err
	}
	defer src.close()
	c := check(src, func(string, int, int) {})
	if c.Faults.Errors() > 0 {
		return nil, &ErrForm{src.places(c.Faults)}
	}
	r := Answer(c, 0)
	for i := range r.Verdicts {
		if v := &r.Verdicts[i]; v.ID == id || v.Kind == "claim" && v.Claim == id {
			return ofVerdict(r, &r.Verdicts[i]), nil
		}
	}
	for _, e := range r.Estimates {
		if e.ID == id {
			return ofNumber(r, c.Table, e, src), nil
		}
	}
	return nil, &ErrUnknownID{ID: id, Near: nearest(id, r)}
}

// nearest are the IDs most like one: by spelling, else those that begin like it or hold
// it, else those of its statistic or kind.
func nearest(id string, r *result.Result) []string {
	ids := make([]string, 0, len(r.Estimates)+len(r.Verdicts))
	for _, e := range r.Estimates {
		ids = append(ids, e.ID)
	}
	for i := range r.Verdicts {
		ids = append(ids, r.Verdicts[i].ID)
		if claim := r.Verdicts[i].Claim; claim != "" {
			ids = append(ids, claim)
		}
	}
	if near := obs.Nearest(id, ids); len(near) > 0 {
		return near
	}
	if id == "" {
		return nil
	}
	family, _, _ := strings.Cut(id, "-") // of "ols_trend.slope-1f0c9a2b33", the statistic
	for _, like := range []func(known string) bool{
		func(known string) bool { return strings.HasPrefix(known, id) },
		func(known string) bool { return strings.Contains(known, id) },
		func(known string) bool { return strings.HasPrefix(known, family+"-") },
		func(known string) bool {
			name, _, ok := strings.Cut(family, ".")
			return ok && strings.HasPrefix(known, name+".")
		},
	} {
		var out []string
		for _, known := range ids {
			if len(out) < mostNear && like(known) {
				out = append(out, known)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// mostNear is how many IDs like an unknown one are named.
const mostNear = 3

func ofVerdict(r *result.Result, v *result.Verdict) *Explanation {
	e := &Explanation{Verdict: v}
	for _, id := range v.Estimates {
		for _, n := range r.Estimates {
			if n.ID == id {
				e.Numbers = append(e.Numbers, *n)
			}
		}
	}
	return e
}

func ofNumber(r *result.Result, tb *obs.Table, n *result.Estimate, src *source) *Explanation {
	family, _, _ := strings.Cut(n.Statistic, ".")
	e := &Explanation{Estimate: n, What: question.What(nil, n), Works: question.References(family)}
	e.Formulas, e.Meaning = question.Formulas(n)
	for _, v := range r.Verdicts {
		for _, id := range v.Estimates {
			if id == n.ID {
				e.Verdicts = append(e.Verdicts, v)
				break
			}
		}
	}
	used := map[obs.Pos]bool{}
	for _, p := range n.Uses {
		used[p] = true
	}
	for _, s := range behind(tb, n, used) {
		t := trail(r, tb, s, used, src)
		t.missing(n)
		e.Series = append(e.Series, t)
	}
	return e
}

// missing finds the years of a number's span that the series has no value for.
func (t *Trail) missing(n *result.Estimate) {
	if n.From == 0 || strings.Contains(n.Parameters, "measure=change") { // the years between two ends are not asked for
		return
	}
	for y := n.From; y <= n.To; y++ {
		_, ok := t.Series.At(y)
		if !ok && !slices.ContainsFunc(t.Values, func(v Value) bool { return v.Year == y }) {
			t.Missing = append(t.Missing, y)
		}
	}
}

// behind are the series of a number: those that it names and, where it names
// indicators or groups, those whose lines it uses.
func behind(tb *obs.Table, n *result.Estimate, used map[obs.Pos]bool) []*obs.Series {
	var out []*obs.Series
	left := maps.Clone(used)
	add := func(s *obs.Series) {
		out = append(out, s)
		for _, p := range s.Pos {
			delete(left, p)
		}
		for _, also := range s.Also {
			for _, p := range also {
				delete(left, p)
			}
		}
	}
	for _, id := range append([]string{n.Series}, strings.Split(n.Other, ";")...) {
		if s := tb.Find(id); s != nil {
			add(s)
		}
	}
	for _, s := range tb.Series {
		if s.Derived == "" && slices.ContainsFunc(s.Pos, func(p obs.Pos) bool { return left[p] }) {
			add(s)
		}
	}
	return out
}

// trail follows a series from its lines.
func trail(r *result.Result, tb *obs.Table, s *obs.Series, used map[obs.Pos]bool, src *source) Trail {
	t := Trail{Series: s, From: tb.Find(s.Derived)}
	cite := func(key string) string {
		for _, d := range r.Sources {
			if d.ID == key {
				return d.Cite()
			}
		}
		return key
	}
	published := func(v float64, year int, p obs.Pos) float64 { // before it was deflated
		if t.From == nil {
			return v
		}
		for _, c := range t.From.Competing {
			for _, o := range c.Obs {
				if o.Pos == p {
					return o.Value
				}
			}
		}
		if was, ok := t.From.At(year); ok {
			return was
		}
		return v
	}
	others := func(v *Value, p obs.Pos) { // the figures that compete with the one of that place
		for _, c := range s.Competing {
			if c.Year != v.Year {
				continue
			}
			for _, o := range c.Obs {
				if o.Status.Missing() || o.Pos == p || used[o.Pos] {
					continue
				}
				was := ""
				if from := published(o.Value, c.Year, o.Pos); from != o.Value {
					was = fmt.Sprintf(" from %v", from)
				}
				v.Competitors = append(v.Competitors, fmt.Sprintf("%v%s by %s, %s", o.Value, was, cite(stated(o)), src.place(o.Pos)))
			}
		}
	}
	for i, p := range s.Pos {
		if !used[p] {
			continue
		}
		v := Value{Year: s.Years[i], Value: s.Values[i], Published: published(s.Values[i], s.Years[i], p), Status: s.Status[i], Source: cite(s.Sources[i]), Note: s.Notes[i], Place: src.place(p)}
		for _, also := range s.Also[v.Year] {
			v.With = append(v.With, src.place(also))
		}
		others(&v, p)
		t.Values = append(t.Values, v)
	}
	instead := false
	for _, c := range s.Competing {
		for _, o := range c.Obs {
			if !used[o.Pos] || slices.Contains(s.Pos, o.Pos) {
				continue
			}
			instead = true
			v := Value{Year: c.Year, Value: o.Value, Published: published(o.Value, c.Year, o.Pos), Status: o.Status, Source: cite(stated(o)), Note: o.Note, Place: src.place(o.Pos)}
			others(&v, o.Pos)
			t.Values = append(t.Values, v)
		}
	}
	slices.SortStableFunc(t.Values, func(a, b Value) int { return cmp.Compare(a.Year, b.Year) })
	for _, c := range tb.Corrected {
		if c.Series == s.ID || c.Series == s.Derived {
			t.Steps = append(t.Steps, fmt.Sprintf("%d corrected from %v to %v: %s (%s)", c.Year, c.Old, c.New, c.Reason, src.place(c.Pos)))
		}
	}
	if len(s.Splice) > 0 {
		t.Steps = append(t.Steps, "spliced, in order of preference, from "+strings.Join(s.Splice, ", "))
	}
	for _, v := range t.Values {
		if len(v.Competitors) > 0 && !instead {
			t.Steps = append(t.Steps, "of competing values, the one that the study's rule prefers is used")
			break
		}
	}
	if instead {
		t.Steps = append(t.Steps, "of competing values, those listed are used, and not only those that the study's rule prefers")
	}
	if t.From != nil {
		t.Steps = append(t.Steps, "computed from "+t.From.ID)
	}
	for _, m := range s.Made {
		t.Steps = append(t.Steps, m.String())
	}
	return t
}

// stated is who states a competing figure.
func stated(o obs.Observation) string {
	if o.Source != "" {
		return o.Source
	}
	return o.Reporter
}

// place is a place as it can be opened from where the command was given.
func (s *source) place(p obs.Pos) string {
	if p.File != "" && s.dir != "" {
		p.File = filepath.Join(s.dir, filepath.FromSlash(p.File))
	}
	return p.String()
}
