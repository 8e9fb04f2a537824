package question

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// asking is a question while it is being answered.
type asking struct {
	Task
	speaker
	par Parallel
	out *Answer

	apart map[[2]*obs.Series]bool // pairs of a fiscal and a calendar year
	left  map[string]bool         // entities that a panel leaves out
}

// A sheet collects the estimates of one piece of work, so that pieces can be
// worked on side by side and joined in order afterwards.
type sheet struct {
	st       *study.Study
	question string
	ests     []*result.Estimate
	room     []result.Estimate // where they stand; what is full stays in ests alone
	families map[string]bool   // that gave a value
}

func (a *asking) sheet() *sheet {
	return &sheet{st: a.st, question: a.Question.ID, families: map[string]bool{}}
}

// keep joins sheets to the answer.
func (a *asking) keep(sheets ...*sheet) {
	for _, s := range sheets {
		a.out.Estimates = append(a.out.Estimates, s.ests...)
		for f := range s.families {
			a.out.families[f] = true
		}
	}
}

func (a *asking) para(t result.Text) {
	if len(t) == 0 {
		return // nothing to say
	}
	a.out.Section.Blocks = append(a.out.Section.Blocks, result.Block{Para: t})
}

func (a *asking) figure(f *result.Figure) {
	if f != nil {
		a.out.Section.Blocks = append(a.out.Section.Blocks, result.Block{Figure: f})
	}
}

func (a *asking) table(t *result.Table) {
	if t != nil && len(t.Rows) > 0 {
		a.out.Section.Blocks = append(a.out.Section.Blocks, result.Block{Table: t})
	}
}

// long prints a table, or where it is long says in which file it stands.
func (a *asking) long(t *result.Table) {
	if t == nil || len(t.Rows) <= mostPrinted {
		a.table(t)
		return
	}
	a.aside(t)
	a.more(a.say("The whole table, of {} rows, stands in {}.", lit(a.count(len(t.Rows))), result.Piece{Table: t.ID}))
}

// more goes on with the last paragraph, so that no sentence stands alone among figures;
// one that leads to a list is not gone on with.
func (a *asking) more(t result.Text) {
	bs := a.out.Section.Blocks
	for i := len(bs) - 1; i >= 0 && len(bs[i].List) == 0; i-- {
		if p := bs[i].Para; len(p) > 0 {
			bs[i].Para = append(append(p[:len(p):len(p)], lit(" ")), t...)
			return
		}
	}
	a.para(t)
}

// after adds a paragraph behind the last one, before the figures and tables that
// follow that.
func (a *asking) after(t result.Text) {
	bs := a.out.Section.Blocks
	for i := len(bs) - 1; i >= 0 && len(bs[i].List) == 0; i-- {
		if len(bs[i].Para) > 0 {
			a.out.Section.Blocks = slices.Insert(bs, i+1, result.Block{Para: t})
			return
		}
	}
	a.para(t)
}

// aside keeps a table as a file: what it holds that matters stands in the text.
func (a *asking) aside(t *result.Table) {
	if t != nil && len(t.Rows) > 0 {
		a.out.Section.Asides = append(a.out.Section.Asides, t)
	}
}

func (a *asking) finding(t result.Text) { a.out.Findings = append(a.out.Findings, t) }

// span is the part of a series that the question is about.
func (a *asking) span(s *obs.Series) *obs.Series {
	if a.Question.From == 0 && a.Question.To == 0 {
		return s
	}
	return s.Within(a.Question.From, a.Question.To)
}

// got is the outcome of one family: its values, or why there are none.
type got struct {
	ests []*result.Estimate // those of this family; a single withheld one without values
	err  error
	res  stat.Result
}

// ok reports whether the family has values.
func (g got) ok() bool { return g.err == nil && len(g.ests) > 0 }

// v returns a value by its name, NaN where the family has none of it.
func (g got) v(name string) float64 {
	if e := g.est(name); e != nil {
		return e.Value
	}
	return math.NaN()
}

func (g got) est(name string) *result.Estimate {
	for _, e := range g.ests {
		if _, value, ok := strings.Cut(e.Statistic, "."); ok && value == name {
			return e
		}
	}
	return nil
}

// noNumber is a piece that says that there is none.
var noNumber = result.Piece{Number: true, Value: math.NaN()}

// num is a piece of prose that prints a value and leads back to its estimate.
func (g got) num(name string, f result.Format) result.Piece {
	e := g.est(name)
	if e == nil {
		return noNumber
	}
	return result.Piece{Number: true, Value: e.Value, Unit: e.Unit, Format: f, Estimate: e.ID}
}

// cell is a table cell that prints a value and leads back to its estimate; empty
// where there is none.
func (g got) cell(name string, f result.Format) result.Cell {
	e := g.est(name)
	if e == nil {
		return result.Cell{Text: "–"}
	}
	return result.Cell{Number: true, Value: e.Value, Unit: e.Unit, Format: f, Estimate: e.ID}
}

func (g got) ids(names ...string) []string {
	var out []string
	for _, n := range names {
		if e := g.est(n); e != nil {
			out = append(out, e.ID)
		}
	}
	return out
}

// subject is what a family is asked of: series, the first explained by the
// others, over an era of the study or the whole span.
type subject struct {
	series []*obs.Series
	era    string
	other  choice // of figures, where several compete
}

// ask runs a family with parameters p (nil: its defaults) on a transformation
// and writes down what it finds. Below the least n the family is withheld (G20).
func (s *sheet) ask(name string, of subject, tr stat.Transform, p params) got {
	f, ok := familyOf(name)
	if !ok {
		panic("question: no family " + name)
	}
	in := input{series: of.series, transform: tr, params: f.complete(p)}
	base := result.Estimate{Question: s.question, Series: of.series[0].ID, Era: of.era, Transform: tr.String(), Unit: of.series[0].Unit}
	if f.Arity > single {
		base.Other = joinIDs(of.series[1:])
	}
	of.other.tell(in.params)
	in.prepare()
	base.N, base.From, base.To, base.Uses = in.n(), in.first(), in.last(), in.uses
	asked := in.params.String()
	least := f.LeastN
	if s.st.LeastN > 0 {
		least = s.st.LeastN
	}
	var res stat.Result
	err := in.err
	if err == nil && in.n() < least {
		err = fmt.Errorf("G20: %d observations, at least %d are needed: %w", in.n(), least, stat.ErrTooFew)
	}
	if err == nil {
		err = in.tooLarge()
	}
	if err == nil && name == "ardl_bounds" {
		err = s.secondOrder(&in)
	}
	if err == nil {
		if res, err = f.run(&in); err == nil {
			err = s.beyond(&in, res)
		}
	}
	base.Parameters = in.params.String()
	start := len(s.ests)
	if err != nil {
		e := base
		e.Statistic, e.Value, e.Note, e.Unit, e.UnitWords = f.Name, math.NaN(), of.other.note(reason(err)), obs.Unit{}, ""
		s.add(e, asked)
		return got{ests: s.ests[start:len(s.ests):len(s.ests)], err: err}
	}
	s.families[name] = true
	note := strings.Join(slices.Concat(res.Warnings(), in.doubts), "; ")
	if sp := splice(of.series); sp != "" {
		note = strings.TrimPrefix(note+"; "+sp, "; ")
	}
	note = of.other.note(note)
	values := res.Values()
	s.reserve(len(values))
	for _, v := range values {
		e := base
		e.Statistic, e.Value, e.Note = f.Name+"."+v.Name, v.V, note
		if v.Note != "" {
			e.Note = strings.TrimSuffix(v.Note+"; "+note, "; ")
		}
		e.Unit, e.UnitWords = unitOf(v.Dim, base.Unit, in.scale())
		s.add(e, asked)
	}
	return got{ests: s.ests[start:len(s.ests):len(s.ests)], res: res}
}

// reserve makes room for n estimates more, and the more the more there are, since many
// sheets are of one family.
func (s *sheet) reserve(n int) {
	if cap(s.room)-len(s.room) < n {
		s.room = make([]result.Estimate, 0, max(n, min(16, len(s.ests))))
	}
}

// add writes an estimate down. Its ID goes by the parameters as asked: those as
// used may change with the data (a lag chosen by a rule), the ID may not.
func (s *sheet) add(e result.Estimate, asked string) {
	s.reserve(1)
	s.room = append(s.room, e)
	kept := &s.room[len(s.room)-1]
	kept.ID = estimateID(kept, asked)
	kept.Statistic = kept.ID[:len(e.Statistic)] // the same letters, kept once
	s.ests = append(s.ests, kept)
}

// estimateID is the statistic's name and ten hexadecimal digits of a digest of
// all that makes the estimate what it is, with the parameters that were asked for, so
// that it stays the same while the question does.
func estimateID(e *result.Estimate, asked string) string {
	var room [512]byte
	key := room[:0]
	for _, part := range [...]string{e.Question, e.Series, e.Other, e.Era, e.Transform, e.Statistic} {
		key = append(append(key, part...), '\x1f')
	}
	h := sha256.Sum256(append(key, asked...))
	return string(hex.AppendEncode(append(append(room[:0], e.Statistic...), '-'), h[:5]))
}

func joinIDs(ss []*obs.Series) string {
	ids := make([]string, len(ss))
	for i, s := range ss {
		ids[i] = s.ID
	}
	return strings.Join(ids, ";")
}

// reason words an error for the note of a withheld family.
func reason(err error) string {
	return "withheld: " + err.Error()
}

// splice is what goes with every statistic of a series that is not as published:
// spliced, or converted, deflated or corrected by the study.
func splice(ss []*obs.Series) string {
	var ids []string
	for _, s := range ss {
		if len(used(s.Sources)) > 1 && len(s.Splice) > 0 {
			ids = append(ids, s.ID)
		}
	}
	var out []string
	if len(ids) > 0 {
		out = append(out, english.list(ids)+" spliced from several sources")
	}
	for _, s := range ss {
		for _, m := range s.Made {
			out = append(out, s.ID+": "+m.String())
		}
	}
	return strings.Join(used(out), "; ")
}

// used lists the different words of a slice, in order of appearance.
func used(words []string) []string {
	var out []string
	for _, x := range words {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// unitOf is the unit of a value, for formatting and in words, from its dimension
// and the unit and transformation of the series.
func unitOf(d stat.Dim, u obs.Unit, tr stat.Transform) (obs.Unit, string) {
	words := u.String()
	if u.Kind == obs.Unknown {
		words = "unit of the series"
	}
	logged := tr == stat.Logarithm || tr == stat.LogDifference
	switch d {
	case stat.InUnit:
		if logged {
			return obs.Unit{}, "ln(" + words + ")"
		}
		if tr == stat.Difference && u.Percent() {
			return u, "percentage points"
		}
		return u, words
	case stat.PerYear:
		if logged {
			return obs.Unit{}, "ln(" + words + ") a year"
		}
		if u.Percent() {
			return u, "percentage points a year"
		}
		return u, words + " a year"
	case stat.Squared:
		return obs.Unit{}, "(" + words + ")²"
	case stat.LogUnit:
		return obs.Unit{}, "ln(" + words + ")"
	case stat.LogYear:
		return obs.Unit{}, "ln(" + words + ") a year"
	case stat.Fraction:
		return obs.Unit{}, "fraction a year"
	case stat.Year:
		return obs.Unit{}, "year"
	case stat.Count:
		return obs.Unit{}, "count"
	}
	return obs.Unit{}, ""
}
