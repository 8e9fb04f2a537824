package question

import (
	"fmt"
	"slices"
	"strconv"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/stat"
)

// check finds what is wrong with a question whose names are all known: too few
// series, eras or transformations that its kind does not take, unknown figures.
func (t *Task) check() obs.Faults {
	q := t.Question
	var faults obs.Faults
	fault := func(sev obs.Severity, pos obs.Pos, fix, format string, args ...any) {
		faults = append(faults, obs.Fault{Pos: pos, Severity: sev, Fix: fix, Msg: fmt.Sprintf("question %q: ", q.ID) + fmt.Sprintf(format, args...)})
	}
	warn := func(fix, said obs.Message) {
		faults = append(faults, obs.Fault{Pos: q.Pos, Severity: obs.SevWarning}.Saying(obs.Say("question {}: {}", strconv.Quote(q.ID), said), fix))
	}
	if q.Within != "" && q.Within != "entity" && q.Within != "indicator" {
		fault(obs.SevError, q.Pos, "write within: entity or within: indicator", "pairs cannot be within %q", q.Within)
	}
	for _, x := range repeated(q.Eras) {
		warn(obs.Say("name each era once"), obs.Say("era {} is named twice", strconv.Quote(x)))
	}
	for _, x := range repeated(q.Transform) {
		warn(obs.Say("name each transformation once"), obs.Say("transformation {} is named twice", strconv.Quote(x)))
	}
	if t.kind.Name == "comparison" || t.kind.Name == "statistics" && (q.Family == "era_difference" || q.Family == "era_slopes") {
		if n := len(used(q.Eras)); n != 2 && (n != 0 || len(t.st.Eras) != 2) {
			named := english.count(n)
			if n == 0 {
				named = "none"
			}
			fault(obs.SevError, q.Pos, "write eras: [first, second]", "a comparison is between two eras, and the question names %s", named)
		}
	}
	if t.kind.Name == "amounts" {
		if i := slices.IndexFunc(t.series, func(s *obs.Series) bool { return !s.Unit.Amount() }); i >= 0 {
			fault(obs.SevError, q.Pos, "ask for kind description or trend, which shows each by itself", "%s is no amount: values in %s have no sum over the years", t.series[i].ID, t.series[i].Unit)
		}
	}
	t.checkEras(warn)
	t.checkTransforms(fault, warn)
	if _, panel := panelFamilyOf(q.Family); panel && t.kind.Name == "statistics" {
		if len(t.series)+len(t.with) > 0 {
			warn(obs.Say("leave series and with out"), obs.Say("a panel takes every entity that has its indicators, and does not look at the series named"))
		}
		checkPanel(t.tb, t.combos, func(fix, format string, args ...any) { fault(obs.SevError, q.Pos, fix, format, args...) })
	} else if t.kind.Name == "statistics" {
		t.checkSubjects(fault)
	}
	for _, f := range q.Figures {
		kinds := orderable(t.kind.Name)
		switch {
		case f.Kind == "" || slices.Contains(kinds, f.Kind):
		case kinds == nil:
			fault(obs.SevError, orPos(f.Pos, q.Pos), "leave figures out", "kind %s draws no figure", t.kind.Name)
		default:
			fault(obs.SevError, orPos(f.Pos, q.Pos), orElse(obs.DidYouMean(f.Kind, kinds), "it may order "+english.list(kinds)), "kind %s does not draw figure %q", t.kind.Name, f.Kind)
		}
		if f.Kind == "flow" && !slices.ContainsFunc(t.series, func(s *obs.Series) bool { return s.Partner != "" }) {
			fault(obs.SevError, orPos(f.Pos, q.Pos), "order ranking or bars", "a flow runs from one entity to another, and no series of the question has a partner")
		}
		for _, ref := range f.Series {
			if !slices.ContainsFunc(t.series, func(s *obs.Series) bool { return refersTo(ref, s) }) &&
				!slices.ContainsFunc(t.withheld, func(w obs.Withheld) bool { return refersTo(ref, w.Series) }) {
				fault(obs.SevError, orPos(ref.Pos, q.Pos), "a figure shows series of its question", "the figure's series %q is not among the question's", ref.Pattern)
			}
		}
	}
	if len(t.series) > 0 && (q.From != 0 || q.To != 0) && !slices.ContainsFunc(t.series, func(s *obs.Series) bool { return s.Within(q.From, q.To).N() > 0 }) {
		warn(obs.Say("correct the span, or leave it out"), obs.Say("no series has a value in the span {}", span(q.From, q.To)))
	}
	return faults
}

type faulter func(sev obs.Severity, pos obs.Pos, fix, format string, args ...any)

// checkTransforms finds transformations that the kind or family does not take.
func (t *Task) checkTransforms(fault faulter, warn func(fix, said obs.Message)) {
	what, allowed := "kind "+t.kind.Name, []stat.Transform(nil)
	switch t.kind.Name {
	case "trend":
		allowed = levelAndLog
	case "correlation":
		allowed = everyOne
	case "statistics":
		f, _ := familyOf(t.Question.Family)
		what, allowed = "family "+f.Name, f.Transforms
	}
	if scales := used(t.Question.Transform); t.kind.Name == "trend" && len(scales) > 1 {
		warn(obs.Say("ask for each in a question of its own"), obs.Say("a trend is looked at on one scale, the first that transform names, which is {}", strconv.Quote(scales[0])))
	}
	var names []string
	for _, tr := range allowed {
		names = append(names, tr.String())
	}
	for _, name := range used(t.Question.Transform) {
		switch {
		case slices.Contains(names, name):
		case allowed == nil && name == stat.Level.String(): // what it does anyway
		case allowed == nil:
			warn(obs.Say("only kinds trend, correlation and statistics transform series"), obs.Say("kind {} does not transform, and leaves out {}", t.kind.Name, strconv.Quote(name)))
		default:
			fault(obs.SevError, t.Question.Pos, "it takes "+english.list(names), "%s does not take the transformation %q", what, name)
		}
	}
}

// checkEras warns of a comparison of an era with a part of itself; of two that lap over
// each other the study is warned anyway.
func (t *Task) checkEras(warn func(fix, said obs.Message)) {
	ids := used(t.Question.Eras)
	if t.kind.Name != "comparison" || len(ids) != 2 {
		return
	}
	x, _ := eraOf(t.st, ids[0])
	y, _ := eraOf(t.st, ids[1])
	if within(x, y) || within(y, x) {
		warn(obs.Say("name eras of which one follows the other"), obs.Say("of the eras {} and {} one holds the other, and nothing can be compared", strconv.Quote(ids[0]), strconv.Quote(ids[1])))
	}
}

// checkSubjects finds a family that has too few series to be asked of.
func (t *Task) checkSubjects(fault faulter) {
	f, _ := familyOf(t.Question.Family)
	if len(t.withheld) > 0 || len((&asking{Task: *t}).subjects(f)) > 0 {
		return // what a guard withholds may be what is missing
	}
	fix := "name two series or more, or a second set under with"
	least := 2
	if f.Arity == partially {
		least = 3
		fix = "name three series or more: the explained one, the explaining one, then the controls"
	} else if t.Question.Within != "" {
		fix = "no two of them are within one " + t.Question.Within + "; name others, or leave within out"
	}
	n := len(t.series) + len(t.with)
	fault(obs.SevError, t.Question.Pos, fix, "family %s needs %s series or more, and the question names %s", f.Name, english.count(least), english.count(n))
}

func orPos(p, other obs.Pos) obs.Pos {
	if p == (obs.Pos{}) {
		return other
	}
	return p
}

// repeated lists the words that stand in a list more than once.
func repeated(words []string) []string {
	var out []string
	for i, x := range words {
		if slices.Contains(words[:i], x) {
			out = append(out, x)
		}
	}
	return used(out)
}
