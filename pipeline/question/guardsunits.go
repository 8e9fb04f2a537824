package question

import (
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// adds reports whether the amounts of series may be added up; where they may not,
// it says why and the question is left out.
func (a *asking) adds(ss []*obs.Series) bool {
	few := a.unlike(ss)
	for i, y := range few {
		for _, x := range few[:i] {
			if r := a.sum(x, y); r != nil && a.refused(ss, r) {
				a.para(a.say("The amounts of the series named cannot be added up: {}.", lit(a.why(r))))
				return false
			}
		}
	}
	return true
}

// unlike are two series of each sort that the rules of sums tell apart, in order:
// a question may name thousands that are all alike.
func (t *Task) unlike(ss []*obs.Series) []*obs.Series {
	type sort struct {
		unit            obs.Unit
		concept         obs.Concept
		period          obs.Period
		entity, partner string // of aggregates
		elsewhere       bool   // a share of another entity than the first one of the unit
	}
	seen, wholes := map[sort]int{}, map[obs.Unit]string{}
	concepts := t.concepts()
	var out []*obs.Series
	for _, s := range ss {
		k := sort{unit: s.Unit, concept: concepts[s.Indicator], period: periodAt(s)}
		if t.aggregate(s.Entity) {
			k.entity = s.Entity
		}
		if t.aggregate(s.Partner) {
			k.partner = s.Partner
		}
		if s.Unit.Kind == obs.Share {
			if wholes[s.Unit] == "" {
				wholes[s.Unit] = s.Entity
			}
			k.elsewhere = s.Entity != wholes[s.Unit]
		}
		if seen[k]++; seen[k] <= 2 {
			out = append(out, s)
		}
	}
	return out
}

// sum says why two series may not be added up. That of imports (CIF) and exports
// (FOB) is a warning, and they are.
func (t *Task) sum(x, y *obs.Series) *obs.Refusal {
	if r := x.Unit.Adds(y.Unit); r != nil {
		return r
	}
	if x.Unit.Kind == obs.Share && x.Entity != y.Entity && (x.Partner == "" || x.Partner != y.Partner) {
		return obs.Refuse("G06", obs.Say("add up the amounts behind them"),
			obs.Say("{} and {} are of two countries, and the whole of each ({}) is another", x.ID, y.ID, x.Unit))
	}
	return t.besides(x, y)
}

// ranked says why two series may not be ranked in one set.
func (t *Task) ranked(x, y *obs.Series) *obs.Refusal {
	if r := x.Unit.SharesAxis(y.Unit); r != nil {
		return r
	}
	return t.besides(x, y)
}

// besides says why two series of one unit may not be put together: they are of
// different concepts, one holds the other, or their years are others.
func (t *Task) besides(x, y *obs.Series) *obs.Refusal {
	if r := t.concept(x).Mixes(t.concept(y)); r != nil {
		return r
	}
	if r := t.holds(x, y); r != nil {
		return r
	}
	return periods(x, y)
}

// refused notes a refusal of a sum once, and reports whether it stands as an
// error.
func (a *asking) refused(ss []*obs.Series, r *obs.Refusal) bool {
	sev := severity(r.Guard)
	msg, then := a.under(a.Question.Title, a.words("amounts are added though {}", a.why(r))), ""
	if sev == obs.SevError {
		msg, then = a.under(a.Question.Title, a.why(r)), a.words(", so the amounts cannot be added; the question is left out")
	}
	for _, f := range a.out.Guards {
		if f.Guard == r.Guard && strings.HasPrefix(f.Msg, msg) {
			return sev == obs.SevError && f.Override == ""
		}
	}
	return a.guardOn(ss, r.Guard, sev, msg, then) && sev == obs.SevError
}

// holds says why an aggregate may not be added to what it holds (G10): the world
// or a region to a country, or a total that the study declares to anything.
func (t *Task) holds(x, y *obs.Series) *obs.Refusal {
	for _, side := range [][2]string{{x.Entity, y.Entity}, {x.Partner, y.Partner}} {
		if side[0] == side[1] || side[0] == "" || side[1] == "" {
			continue
		}
		for k, id := range side {
			if t.aggregate(id) && (id == world || t.declaredTotal(id) || !t.aggregate(side[1-k])) {
				holds := obs.Say("{} is a group of countries that may already hold {}")
				if id == world || t.declaredTotal(id) {
					holds = obs.Say("{} is a whole that already holds {}")
				}
				return obs.Refuse("G10", obs.Message{}, holds.Of(t.tb.Entity(id).Label, t.tb.Entity(side[1-k]).Label))
			}
		}
	}
	return nil
}

const world = "WLD"

func (t *Task) aggregate(id string) bool {
	return t.declaredTotal(id) || t.tb.Entity(id).Group
}

// declaredTotal reports whether the study declares an entity whose ID begins with
// "total": it holds the others.
func (t *Task) declaredTotal(id string) bool {
	return strings.HasPrefix(id, "total") && t.declared(id)
}

// periods says why a value of a fiscal year may not be put together with one of a
// calendar year (G05).
func periods(x, y *obs.Series) *obs.Refusal {
	px, py := periodAt(x), periodAt(y)
	if px == py || x.N() == 0 || y.N() == 0 {
		return nil
	}
	return obs.Refuse("G05", obs.Say("write convert: {indicator: calendar} in study.yaml"), obs.Say("{} is of period {} and {} of {}", x.ID, px, y.ID, py))
}

func periodAt(s *obs.Series) obs.Period {
	if len(s.Periods) == 0 {
		return obs.Period{}
	}
	return s.Periods[0]
}

// fiscal keeps series of fiscal years from being correlated with, or regressed
// on, those of calendar years (G05). It reports whether anything is left to ask.
func (a *asking) fiscal() bool {
	joint := a.kind.Name == "correlation"
	if a.kind.Name == "statistics" {
		if f, ok := familyOf(a.Question.Family); ok {
			joint = f.Arity > single
		}
	}
	if !joint {
		return true
	}
	if !slices.ContainsFunc(slices.Concat(a.series, a.with), func(s *obs.Series) bool { return periodAt(s).Month != 0 }) {
		return true
	}
	all := a.pairs()
	if f, ok := familyOf(a.Question.Family); ok && a.kind.Name == "statistics" && f.Arity != pairwise {
		all = nil
		for _, set := range a.subjects(f) {
			for _, s := range set[1:] {
				all = append(all, []*obs.Series{set[0], s})
			}
		}
	}
	var first *obs.Refusal
	var touched []*obs.Series
	apart := map[[2]*obs.Series]bool{}
	for _, p := range all {
		if r := periods(p[0], p[1]); r != nil {
			if first == nil {
				first = r
			}
			for _, s := range p {
				if !slices.Contains(touched, s) {
					touched = append(touched, s)
				}
			}
			apart[[2]*obs.Series{p[0], p[1]}] = true
		}
	}
	if first == nil {
		return true
	}
	left := a.words("; the two are not put together")
	if len(apart) > 1 {
		left = a.words("; so are others, and {} pairs are left out", a.count(len(apart)))
	}
	if !a.guardOn(touched, "G05", obs.SevError, a.under(a.Question.Title, a.why(first)), left) {
		return true
	}
	a.apart = apart
	a.para(a.say("Fiscal and calendar years are not put together: {}.", lit(a.why(first))))
	f, ok := familyOf(a.Question.Family)
	return a.kind.Name != "statistics" || !ok || f.Arity == pairwise
}

// sharesAnAxis reports whether an order of a figure asks for one axis.
func sharesAnAxis(o study.Figure) bool {
	return o.Kind == "line" || o.Kind == "multiples" || o.Kind == "bars"
}

// axes refuses an order of a figure that would put units on one axis that may not
// share it (G01, G04, G06); each unit then has a figure of its own.
func (a *asking) axes(ss []*obs.Series, order study.Figure) {
	if !sharesAnAxis(order) {
		return
	}
	seen := map[string]bool{}
	var few []*obs.Series // one of each unit
	for _, s := range ss {
		if !slices.ContainsFunc(few, func(o *obs.Series) bool { return o.Unit == s.Unit }) {
			few = append(few, s)
		}
	}
	for i, x := range few {
		for _, y := range few[i+1:] {
			r := x.Unit.SharesAxis(y.Unit)
			if r == nil || seen[r.Guard] || r.Guard == "" {
				continue // things of other kinds: nobody would read them off one axis
			}
			seen[r.Guard] = true
			a.guardOn([]*obs.Series{x, y}, r.Guard, severity(r.Guard), a.under(a.Question.Title, a.words("{}; the figure would draw both on one axis, and each has one of its own instead.", a.why(r))))
		}
	}
}

// apartByConcept parts a group of series of one unit by the stage of a deal that
// they are of, which one axis would mix (G27).
func (a *asking) apartByConcept(ss []*obs.Series, groups [][]int) [][]int {
	if len(a.concepts()) == 0 {
		return groups
	}
	var out [][]int
	for _, g := range groups {
		start := len(out)
	next:
		for _, i := range g {
			for k := start; k < len(out); k++ {
				if r := a.concept(ss[out[k][0]]).Mixes(a.concept(ss[i])); r == nil || r.Guard != "G27" {
					out[k] = append(out[k], i)
					continue next
				}
			}
			out = append(out, []int{i})
		}
	}
	return out
}

// ranks reports whether the rank of a lead among these series may be told: the
// question must name the whole set that the indicator has (G33).
func (a *asking) ranks(ss []*obs.Series) bool {
	if len(ss) < 3 || len(used(indicators(ss))) > 1 || !slices.ContainsFunc(ss, func(s *obs.Series) bool { return a.own1(sumOf{s: s}) }) {
		return true
	}
	from, to := map[string]bool{}, map[string]bool{}
	for _, s := range ss {
		from[s.Entity], to[s.Partner] = true, true
	}
	left := 0
	for _, s := range a.tb.Series {
		same := s.Indicator == ss[0].Indicator && !a.aggregate(s.Entity) && !a.aggregate(s.Partner) && !leftOver(s)
		if ss[0].Partner != "" {
			same = same && (len(to) == 1 && to[s.Partner] || len(to) > 1 && len(from) == 1 && from[s.Entity] || len(to) > 1 && len(from) > 1)
		}
		if same && !slices.ContainsFunc(a.series, func(o *obs.Series) bool { return o.ID == s.ID }) {
			left++
		}
	}
	return left == 0 || !a.guardOn(ss, "G33", obs.SevError,
		a.under(a.Question.Title, a.words("the rank is among {} of the {} series that there are", a.count(len(ss)), a.count(len(ss)+left))), a.words("; no rank is told"))
}

// commonPart is what two series have in common that alone can make them correlate
// (G30), as a sentence of the report; "" where they have nothing.
func (t *Task) commonPart(x, y *obs.Series) string {
	sp := speaker{t.st.Lang}
	switch {
	case x.Entity != y.Entity || x.Partner != y.Partner:
		return ""
	case x.Unit.Kind == obs.Share && y.Unit.Kind == obs.Share && x.Unit.Of == y.Unit.Of:
		return sp.words("two shares of {} are set against each other; they have the whole in common, which alone can make them correlate.", sp.l.StudyWords(x.Unit.Of))
	case t.commonNumerator(x, y) != "":
		return sp.words("{} is in both series, which alone can make them correlate.", t.commonNumerator(x, y))
	case mentions(x.Unit, y.Unit) || mentions(y.Unit, x.Unit):
		return sp.words("a share of GDP is set against the growth of GDP; GDP is in both, which alone makes the correlation lean to the negative.")
	}
	return ""
}

// mentions reports whether a share's whole is what a rate is the growth of.
func mentions(share, rate obs.Unit) bool {
	return share.Kind == obs.Share && rate.Kind == obs.Rate && share.Of == "GDP" && containsWord(rate.Of, "GDP")
}

// commonNumerator is what two series have in common as their numerator, in words;
// "" where they have none. An amount is the numerator of itself.
func (t *Task) commonNumerator(x, y *obs.Series) string {
	above := func(s *obs.Series) string { return orElse(t.tb.Indicator(s.Indicator).Numerator, s.Indicator) }
	if above(x) != above(y) || x.Indicator == y.Indicator {
		return ""
	}
	name, _, _ := strings.Cut(t.tb.Indicator(above(x)).Label(), ", ") // without its unit
	return name
}
