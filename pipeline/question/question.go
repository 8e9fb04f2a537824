// Package question puts a study's questions to its data: one kind of question a
// file, each a function from series to a section of prose, figures and tables,
// with the estimates and verdicts behind them.
//
// It takes its arithmetic from pipeline/stat and decides what the numbers mean
// by the rules written in the methods. It reads no file, draws no picture, and
// leaves to its caller which work runs side by side.
package question

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// A Kind is one kind of question.
type Kind struct {
	Name string
	What string // what it answers, one line
	ask  func(*asking)
}

// Kinds lists the kinds of questions that a study may ask.
func Kinds() []Kind {
	return []Kind{
		{"description", "level, range, peak and trough, change from first to last", describe},
		{"trend", "whether a series rises or falls, by several methods", trend},
		{"comparison", "two eras against each other: means, slopes and their difference", comparison},
		{"correlation", "every pair of series, on levels and on yearly changes, and what can be concluded", correlation},
		{"sources", "competing values side by side", sources},
		{"amounts", "yearly amounts, their sum and who accounts for how much", amounts},
		{"timeline", "the study's events in order", timeline},
		{"statistics", "any family of statistics by name with any parameters; estimates alone", statistics},
	}
}

func kindOf(name string) (Kind, bool) {
	for _, k := range Kinds() {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}

// Parallel calls do(0) … do(n−1), in any order and side by side as the caller of
// Answer sees fit, and returns when all are done.
type Parallel func(n int, do func(i int))

// A Task is a question with the series that it names.
type Task struct {
	Question study.Question
	kind     Kind
	st       *study.Study
	tb       *obs.Table
	series   []*obs.Series
	with     []*obs.Series
	withheld []obs.Withheld // named, and kept from it by a guard
	combos   []params       // of kind statistics
	claims   []claimTask    // of the claims
	nth      map[string]int // of a series by ID, in the order that is the same in every language
	stopped  func() bool    // see Until; nil: never
}

// An Answer is what one task found.
type Answer struct {
	Section   result.Section // empty blocks: no section
	Findings  []result.Text
	Estimates []*result.Estimate // in order
	Pairs     *result.Pairs      // of a question with too many pairs for estimates
	Verdicts  []result.Verdict
	Claims    []result.Claim
	Guards    obs.Faults
	families  map[string]bool // used, for the methods
	routine   bool            // the findings only describe, and give way to others
}

// Plan makes the tasks of a study: its claims, which come first, then its
// questions, or the default ones where it has none. Faults name unknown kinds, series, eras, families and parameters.
func Plan(st *study.Study, tb *obs.Table) ([]Task, obs.Faults) {
	questions, few := st.Questions, obs.Faults(nil)
	if len(questions) == 0 {
		questions, few = speaker{st.Lang}.defaults(tb)
	}
	var tasks []Task
	t, ok, faults := planClaims(st, tb)
	faults = append(faults, few...)
	faults = append(faults, outOfPlace(st, tb)...)
	if ok && faults.Errors() == 0 {
		tasks = append(tasks, t)
	}
	seen := map[string]bool{}
	for _, q := range questions {
		t, fs := plan(st, tb, q)
		if seen[q.ID] {
			fs = append(fs, obs.Fault{Pos: q.Pos, Severity: obs.SevError, Msg: fmt.Sprintf("question %q: there is another one of that ID", q.ID), Fix: "give each question an ID of its own"})
		}
		seen[q.ID] = true
		faults = append(faults, fs...)
		if fs.Errors() == 0 {
			tasks = append(tasks, t)
		}
	}
	return tasks, faults
}

// Form finds what is wrong with the questions of a study whose data have errors:
// since not every series is there, nothing is said of series.
func Form(st *study.Study, tb *obs.Table) obs.Faults {
	var out obs.Faults
	out = append(out, formOfClaims(st, tb)...)
	for _, q := range st.Questions {
		q.Series, q.With, q.From, q.To = nil, nil, 0, 0
		_, faults := plan(st, tb, q)
		for _, f := range faults {
			if !strings.HasSuffix(f.Msg, "names no series") {
				out = append(out, f)
			}
		}
	}
	return out
}

func plan(st *study.Study, tb *obs.Table, q study.Question) (Task, obs.Faults) {
	var faults obs.Faults
	bad := func(pos obs.Pos, fix, format string, args ...any) {
		faults = append(faults, obs.Fault{Pos: pos, Severity: obs.SevError, Msg: fmt.Sprintf(format, args...), Fix: fix})
	}
	t := Task{Question: q, st: st, tb: tb}
	kind, ok := kindOf(q.Kind)
	if !ok {
		var names []string
		for _, k := range Kinds() {
			names = append(names, k.Name)
		}
		bad(q.Pos, orElse(obs.DidYouMean(q.Kind, names), "kinds are "+english.list(names)), "question %q: unknown kind %q", q.ID, q.Kind)
		return t, faults
	}
	t.kind = kind
	var fs obs.Faults
	who := fmt.Sprintf("question %q", q.ID)
	var kept []obs.Withheld
	t.series, t.withheld, fs = match(st, tb, who, q.Series)
	faults = append(faults, fs...)
	t.with, kept, fs = match(st, tb, who, q.With)
	t.withheld = append(t.withheld, kept...)
	faults = append(faults, fs...)
	t.alphabetical()
	_, panel := panelFamilyOf(q.Family)
	panel = panel && kind.Name == "statistics"
	if len(q.Series) == 0 && kind.Name != "timeline" && !panel {
		bad(q.Pos, "write series: [indicator.ENTITY, …]; * stands for every entity or indicator", "question %q names no series", q.ID)
	}
	if kind.Name == "timeline" && len(st.Events) == 0 {
		bad(q.Pos, "add events to study.yaml or leave the question out", "question %q: the study has no events", q.ID)
	}
	if len(q.With) > 0 && kind.Name != "correlation" && kind.Name != "statistics" {
		bad(q.Pos, "only kinds correlation and statistics take a second set of series", "question %q: kind %q has no use for \"with\"", q.ID, q.Kind)
	}
	for _, era := range q.Eras {
		if _, ok := eraOf(st, era); !ok {
			var ids []string
			for _, e := range st.Eras {
				ids = append(ids, e.ID)
			}
			bad(q.Pos, orElse(obs.DidYouMean(era, ids), "declare it under eras"), "question %q: unknown era %q", q.ID, era)
		}
	}
	if kind.Name == "statistics" {
		combos, fs := combinations(q)
		t.combos = combos
		faults = append(faults, fs...)
	} else if len(q.Params) > 0 {
		for _, p := range q.Params {
			bad(p.Pos, "parameters belong to questions of kind statistics", "question %q: kind %q has no parameter %q", q.ID, q.Kind, p.Key)
		}
	}
	if faults.Errors() == 0 {
		faults = append(faults, t.check()...)
	}
	t.Question.Eras, t.Question.Transform = used(q.Eras), used(q.Transform)
	if len(t.Question.Title) == 0 {
		t.Question.Title = speaker{st.Lang}.titleOf(t)
	}
	return t, faults
}

// titleOf is the heading of a question that has none of its own.
func (sp speaker) titleOf(t Task) string {
	named := map[string]int{} // indicators that have the name
	for _, ind := range t.tb.Indicators {
		name, _, _ := strings.Cut(ind.Label(), ", ")
		named[name]++
	}
	var seen []string
	for _, s := range t.series {
		label := t.tb.Indicator(s.Indicator).Label()
		name, _, _ := strings.Cut(label, ", ") // without its unit, if that is enough
		if named[name] > 1 {
			name = label
		}
		seen = append(seen, sp.upperFirst(name))
	}
	seen = used(seen)
	for i := 1; i < len(seen); i++ {
		seen[i] = sp.lowerFirst(seen[i])
	}
	switch t.kind.Name {
	case "timeline":
		return sp.words("Events")
	case "correlation":
		return sp.words("Correlations")
	case "statistics":
		return sp.words("Statistics")
	}
	if len(seen) == 1 {
		return seen[0]
	}
	if len(seen) > 1 && len(seen) <= 3 {
		return sp.list(seen)
	}
	switch t.kind.Name {
	case "description":
		return sp.words("Description")
	case "trend":
		return sp.words("Trend¦a heading")
	case "comparison":
		return sp.words("Comparison")
	case "sources":
		return sp.words("Sources¦a heading")
	}
	return sp.words("Amounts¦a heading")
}

// Until is the task that, where it is long, gives up once stopped says so: what it answers
// then is worth nothing.
func (t Task) Until(stopped func() bool) Task {
	t.stopped = stopped
	return t
}

// Answer answers the question in the language of the study.
func (t Task) Answer(par Parallel) *Answer {
	out := t.answer(par)
	sortEstimates(out.Estimates)
	return out
}

// answer is Answer with the estimates as they come.
func (t Task) answer(par Parallel) *Answer {
	a := &asking{Task: t, speaker: speaker{t.st.Lang}, par: par, out: &Answer{families: map[string]bool{}}}
	a.out.Section = result.Section{ID: t.Question.ID, Title: t.Question.Title}
	for _, para := range paragraphs(t.Question.Text) {
		if t.kind.Name != "statistics" {
			a.para(result.Words(para))
		}
	}
	if a.prepare() {
		t.kind.ask(a)
		a.afterwards()
	}
	a.nothingFound()
	return a.out
}

// Forget frees what answers leave behind that would spare the next ones some work.
func Forget() { stat.Forget() }

// What the default questions draw and pair: a study of all countries of the world
// has a thousand series, of which nobody wants a thousand figures and half a million
// correlations unasked.
const (
	mostDrawn  = 240 // series with a figure each; with more, small panels of each indicator
	mostPanels = 24  // panels that a page holds
	mostPaired = 500 // series of which every pair is correlated: 124,750 pairs
)

// defaults are the questions of a study that asks none: a trend of every series
// of each indicator and every pair, and what is not asked since the series are many.
func (sp speaker) defaults(tb *obs.Table) ([]study.Question, obs.Faults) {
	var qs []study.Question
	for _, ind := range tb.Indicators {
		var refs []study.Ref
		var ss []*obs.Series
		for _, s := range tb.Series {
			if s.Indicator == ind.ID {
				refs = append(refs, study.Ref{Pattern: s.ID})
				ss = append(ss, s)
			}
		}
		figures := []study.Figure{{Kind: "each"}}
		if len(tb.Series) > mostDrawn {
			figures = sp.drawnOf(ss)
		}
		if len(refs) > 0 {
			qs = append(qs, study.Question{ID: ind.ID, Kind: "trend", Series: refs, Figures: figures})
		}
	}
	n := len(tb.Series)
	if n > mostPaired {
		return qs, obs.Faults{obs.Fault{Severity: obs.SevWarning}.Saying(
			obs.Say("without questions of its own a study of more than {} series gets no correlations; this one has {} series", mostPaired, n),
			obs.Say("name the series that interest you in study.yaml, or import fewer with --entities and --indicators"))}
	}
	if n > 1 {
		qs = append(qs, study.Question{ID: "pairs", Kind: "correlation", Series: []study.Ref{{Pattern: "*.*"}}})
	}
	for i := range qs {
		if qs[i].ID == "pairs" && i < len(qs)-1 { // an indicator of that name
			qs[i].ID = "pairs-series"
		}
	}
	return qs, nil
}

// drawnOf orders the usual figure of series, of more than a page holds that of those
// with the greatest values in the last year.
func (sp speaker) drawnOf(ss []*obs.Series) []study.Figure {
	if len(ss) <= mostPanels {
		return nil
	}
	last := 0
	for _, s := range ss {
		if n := s.N(); n > 0 {
			last = max(last, s.Years[n-1])
		}
	}
	var at []*obs.Series
	value := map[*obs.Series]float64{}
	for _, s := range ss {
		if v, ok := s.At(last); ok {
			at = append(at, s)
			value[s] = v
		}
	}
	slices.SortStableFunc(at, func(a, b *obs.Series) int { return cmp.Compare(value[b], value[a]) })
	at = at[:min(len(at), mostPanels)]
	f := study.Figure{Note: sp.words("Of {} series those with the greatest values in {}.", strconv.Itoa(len(ss)), strconv.Itoa(last))}
	for _, s := range at {
		f.Series = append(f.Series, study.Ref{Pattern: s.ID})
	}
	return []study.Figure{f}
}
