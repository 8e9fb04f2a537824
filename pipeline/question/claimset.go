package question

import (
	"math"
	"slices"
	"sort"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// A member is one series of a set with its sum over a span.
type member struct {
	s          *obs.Series
	v, lo, hi  float64
	incomplete bool
	uses       []obs.Pos
}

// members sums the series of a set; ok is false, and the check cannot be made,
// where none has a value or one is below zero.
func (m *measuring) members() (ms []member, years string, from, to int, ok bool) {
	c := m.c
	from, to = c.From, c.To
	first, last := endsOf(c.among)
	from, to = open(from, first), open(to, last)
	years = span(from, to)
	n := 0
	for _, s := range c.among {
		sp := spreadOf(s, from, to)
		x := member{s: s, incomplete: len(sp.missing) > 0, uses: usesOf(s, sp.years)}
		for i := range sp.years {
			x.v, x.lo, x.hi = x.v+sp.v[i], x.lo+sp.lo[i], x.hi+sp.hi[i]
			if sp.lo[i] < 0 {
				m.cannot(say("{} has values below zero, so it cannot be set against a whole", w(m.name(s))), nil)
				return nil, years, from, to, false
			}
		}
		n += len(sp.years)
		ms = append(ms, x)
	}
	if n == 0 || from == 0 {
		m.cannot(say("no series of the set has a value in {}", w(years)), say("Values for these years would settle it."))
		return nil, years, from, to, false
	}
	return ms, years, from, to, true
}

// share checks what share of a whole some series have over a span.
func (m *measuring) share() {
	c := m.c
	q := inPercent(c.series)
	m.asked = append(say("a share of "), m.condition(c.Condition, q.show, q.gap)...)
	ms, years, from, to, ok := m.members()
	m.asked = append(m.asked, w(" in "+years))
	if !ok {
		return
	}
	var part, rest member
	incomplete := false
	for _, x := range ms {
		to := &rest
		if slices.Contains(c.series, x.s) {
			to = &part
		}
		to.v, to.lo, to.hi = to.v+x.v, to.lo+x.lo, to.hi+x.hi
		incomplete = incomplete || x.incomplete
		q.uses = append(q.uses, x.uses...)
	}
	of := func(a, b float64) float64 { return 100 * a / (a + b) }
	if part.v+rest.v == 0 {
		m.cannot(say("the whole is zero in {}", w(years)), nil)
		return
	}
	q.reach = exactly(of(part.v, rest.v))
	if part.lo < part.hi || rest.lo < rest.hi {
		q.others = []float64{of(part.lo, rest.hi), of(part.hi, rest.lo)}
	}
	if incomplete {
		q.low, q.high = 0, 100
	}
	q.n, q.from, q.to = len(ms), from, to
	p, ok := m.judge(q, c.Condition)
	if !ok {
		return
	}
	what := m.name(c.series[0])
	if len(c.series) > 1 {
		what = "the " + count(len(c.series)) + " series named"
		m.asked = append(m.asked, w(" of "+list(ids(c.series))))
	}
	m.brief = append(result.Text{p}, w(" of the whole"))
	m.fact = say("{} made up {} of the whole in {}", w(what), p, w(years))
	m.range_(q)
	if incomplete {
		m.remarks = append(m.remarks, say("Some series of the whole have no value for some years."))
		m.turn = say("Values for the missing years could change it.")
	}
}

// rank checks which place a series has in its set, the greatest sum over the span
// first. What adds up the rest of a whole has no rank (G33: the set is named).
func (m *measuring) rank() {
	c, s := m.c, m.c.series[0]
	place := func(v float64) result.Piece { return w(ordinal(int(v))) }
	q := quantity{words: "rank", series: []*obs.Series{s}, show: place,
		gap: func(v float64) string { return counted(int(math.Ceil(v)), "place", "places") }}
	m.asked = m.askedRank(q)
	ms, years, from, to, ok := m.members()
	m.asked = append(m.asked, say(" among {} in {}", w(m.setName()), w(years))...)
	if !ok {
		return
	}
	ms = slices.DeleteFunc(ms, func(x member) bool { return leftOver(x.s) })
	sort.SliceStable(ms, func(i, j int) bool { return ms[i].v > ms[j].v })
	if all := 0.0; !slices.ContainsFunc(ms, func(x member) bool { all += x.hi; return all > 0 }) {
		m.cannot(say("every series of the set is zero in {}", w(years)), nil)
		return
	}
	me := ms[slices.IndexFunc(ms, func(x member) bool { return x.s == s })]
	value, best, worst, incomplete := 1, 1, 1, false
	for _, x := range ms {
		q.uses = append(q.uses, x.uses...)
		incomplete = incomplete || x.incomplete
		if x.s == s {
			continue
		}
		value += btoi(x.v > me.v)
		best += btoi(x.lo > me.hi)
		worst += btoi(x.hi > me.lo)
	}
	q.reach = exactly(float64(value))
	if best < worst {
		q.others = []float64{float64(best), float64(worst)}
	}
	if incomplete {
		q.low, q.high = 1, float64(len(ms))
	}
	q.n, q.from, q.to = len(ms), from, to
	if _, ok := m.judge(q, c.Condition); !ok {
		return
	}
	level := ofSeries(s)
	m.brief = say("{} of {}", w(ordinal(value)), w(count(len(ms))))
	m.fact = say("{} came {} among {} in {}, with {}", w(m.name(s)), w(ordinal(value)), w(m.setName()), w(years), level.show(me.v))
	if best < worst {
		m.fact = append(m.fact, say(" (from {} to {} as sources differ)", w(ordinal(best)), w(ordinal(worst)))...)
	}
	if incomplete {
		m.remarks = append(m.remarks, say("Some series of the set have no value for some years."))
		m.turn = say("Values for the missing years could change it.")
	}
	if gap := float64(value) - c.Condition.High; m.out == fails && gap > 0 {
		m.turn = say("It would hold if it stood {} higher.", w(q.gap(gap)))
	}
	if m.out == fails && !math.IsInf(c.Condition.High, 0) && float64(value) > c.Condition.High && c.Condition.High >= 1 && int(c.Condition.High) <= len(ms) {
		k := int(c.Condition.High)
		m.near = say("In {} the {} place was that of {}, with {}.", w(years), w(ordinal(k)), w(m.a.nameInSet(ms[k-1].s, ms)), level.show(ms[k-1].v))
	}
}

// askedRank is the place that is claimed, and turns what would change the outcome
// into places.
func (m *measuring) askedRank(q quantity) result.Text {
	c := m.c.Condition
	if c.Words == "at_most" && c.High >= 2 && c.High == math.Trunc(c.High) {
		return say("one of the first {} places", w(count(int(c.High))))
	}
	if c.Words == "near" && c.Within == 0 {
		return say("place {}", w(result.Decimal(c.Near, 0)))
	}
	return append(say("place "), m.condition(c, func(v float64) result.Piece { return w(result.Decimal(v, 0)) }, q.gap)...)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// setName is what the set of a rank is called: its number and what it is.
func (m *measuring) setName() string {
	n := 0
	for _, s := range m.c.among {
		if !leftOver(s) {
			n++
		}
	}
	return "the " + count(n) + " series " + list(patterns(m.c.Among))
}

// nameInSet is the words of a series that tell it from the others of its set.
func (a *asking) nameInSet(s *obs.Series, ms []member) string {
	var sums []sumOf
	at := 0
	for i, x := range ms {
		sums = append(sums, sumOf{s: x.s, name: x.s.Label})
		if x.s == s {
			at = i
		}
	}
	return a.the(a.own(sums)[at])
}

// correlation checks sign and significance of a correlation. The test takes the
// effective number of observations. Of levels, the deviations from straight lines
// must correlate too, and where both series trend or have a unit root, by more than
// those of 99% of independent random walks (G19).
func (m *measuring) correlation() {
	c := m.c
	x, y := c.series[0].Within(c.From, c.To), c.with[0].Within(c.From, c.To)
	tr, _ := stat.ParseTransform(c.Transform)
	of := subject{series: []*obs.Series{x, y}}
	years, _ := align(of.series)
	from, to := ends(years)
	m.asked = say("a {} correlation over {}", w(c.Direction), w(spanOf(spread{years: years}, c.From, c.To)))
	if c.Significant {
		m.asked = say("a {} correlation, surer than chance, over {}", w(c.Direction), w(spanOf(spread{years: years}, c.From, c.To)))
	}
	what := w(lowerFirst(m.pair(x, y)))
	if len(years) < 3 {
		m.cannot(say("{} have {} in common", what, w(counted(len(years), "year", "years"))), say("More years would settle it."))
		return
	}
	g := m.s.ask("correlation", of, tr, params{"method": "pearson"})
	eff := m.s.ask("correlation_effective", of, tr, nil)
	if !g.ok() || !eff.ok() {
		why := g.err
		if g.ok() {
			why = eff.err
		}
		m.cannot(say("the correlation of {} is {}", what, w(reason(why))), say("More years would settle it."))
		return
	}
	m.estimates = append(m.estimates, g.ids("r", "p")...)
	m.estimates = append(m.estimates, eff.ids("n_eff", "p")...)
	r, p := g.v("r"), eff.v("p")
	right := sign(r) == map[string]int{"positive": 1, "negative": -1}[c.Direction]
	sure := p < m.a.st.Alpha
	demoted := false
	if sure && c.Significant && (tr == stat.Level || tr == stat.Logarithm) {
		demoted = !m.aroundTrends(x, y, of, tr, r)
	}
	switch {
	case right && (!c.Significant || sure && !demoted):
		m.out = holds
	case !right && (!c.Significant || sure && !demoted):
		m.out = fails
	default:
		m.out = undecided
	}
	how := map[stat.Transform]string{stat.Level: "", stat.Logarithm: "the logarithms of ", stat.Difference: "the yearly changes of ", stat.LogDifference: "the growth of ", stat.Detrended: "the deviations from the trends of "}[tr]
	r2, pf := result.Format{Decimals: 2}, result.Format{Style: result.PValue, Relation: true}
	m.brief = say("{} = {}, {} {}", em("r"), g.num("r", r2), em("p"), eff.num("p", pf))
	m.fact = say("the correlation of {}{} over {} is {} = {} ({} = {}, {} {})", w(how), what, w(span(from, to)), em("r"), g.num("r", r2),
		em("n"), w(result.Decimal(g.v("n"), 0)), em("p"), eff.num("p", pf))
	if demoted {
		m.doubts("G19", "the levels of two trending series correlate; the check is not counted as met",
			say("Both series trend, and two trends correlate whatever their connection: around their trends the two do not."))
	}
	alpha := w(strconvAlpha(m.a.st.Alpha))
	switch {
	case m.out == holds && c.Significant:
		m.turn = say("It would no longer be shown if {} rose above {}.", em("p"), alpha)
	case m.out == undecided && right && !sure:
		m.turn = say("It would hold if {} fell below {} with that sign.", em("p"), alpha)
	case m.out == undecided && !right:
		m.turn = say("It would hold if the sign turned and {} fell below {}; as it is, the sign is the other one.", em("p"), alpha)
	case m.out == fails:
		m.turn = say("It would hold if the sign turned.")
	}
}

// pair names two series, each by its title where its short name is also that of
// another.
func (m *measuring) pair(x, y *obs.Series) string {
	if x.Label == y.Label && x.Indicator != y.Indicator && m.a.what(x) != m.a.what(y) {
		return m.a.what(x) + " and " + lowerFirst(m.a.what(y)) + m.a.placeOf(x)
	}
	return m.a.pairWords(x, y)
}

// aroundTrends reports whether levels that correlate do so around their trends.
func (m *measuring) aroundTrends(x, y *obs.Series, of subject, tr stat.Transform, r float64) bool {
	det := m.s.ask("correlation_effective", of, stat.Detrended, nil)
	m.estimates = append(m.estimates, det.ids("p")...)
	d, ok := det.res.(stat.CorrelationEffectiveResult)
	if !det.ok() || !ok || det.v("p") >= m.a.st.Alpha || sign(d.R) != sign(r) {
		return false
	}
	wanders := func(s *obs.Series) bool {
		one := subject{series: []*obs.Series{s}}
		robust := m.s.ask("robust_trend", one, tr, nil)
		adf, kpss := m.s.ask("adf", one, tr, nil), m.s.ask("kpss", one, tr, nil)
		return robust.ok() && robust.v("p") < m.a.st.Alpha ||
			adf.ok() && kpss.ok() && integrated(adf.v("p_mackinnon1994"), kpss.v("p_table"), m.a.st.Alpha)
	}
	if !wanders(x) || !wanders(y) {
		return true
	}
	walk := m.s.ask("correlation_random_walk", of, tr, nil)
	m.estimates = append(m.estimates, walk.ids("percentile_detrended")...)
	return walk.ok() && walk.v("percentile_detrended") >= 99
}

// happenings counts the study's events of some IDs in a span. One that lasted is
// in the span where both its ends are.
func (m *measuring) happenings() {
	c := m.c
	q := quantity{unit: obs.Unit{Kind: obs.Counted, Of: "events"}, words: "events", show: func(v float64) result.Piece { return w(result.Decimal(v, 0)) },
		gap: func(v float64) string { return counted(int(math.Ceil(v)), "event", "events") }}
	m.asked = append(m.condition(c.Condition, q.show, q.gap), w(" of the events "+list(c.Events)))
	if c.From != 0 || c.To != 0 {
		m.asked = append(m.asked, w(", "+spanWordsOrYear(c.From, c.To)))
	}
	var labels []string
	n := 0
	for _, e := range c.events {
		if (c.From == 0 || e.Year >= c.From) && (c.To == 0 || max(e.Year, e.Until) <= c.To) {
			n++
			labels = append(labels, e.Label+" ("+span(e.Year, max(e.Year, e.Until))+")")
		}
	}
	q.reach = exactly(float64(n))
	q.n, q.from, q.to = n, c.From, c.To
	if _, ok := m.judge(q, c.Condition); !ok {
		return
	}
	m.brief = say("{}", w(counted(n, "event", "events")))
	m.fact = say("the study's list has {}", w(counted(n, "such event", "such events")))
	if n > 0 && n <= 10 {
		m.fact = append(m.fact, w(": "+list(labels)))
	}
	m.turn = say("It rests on the list of events: one more or less could change it.")
}

func spanWordsOrYear(from, to int) string {
	if from == 0 || to == 0 {
		return spanWords(from, to)
	}
	return span(from, to)
}
