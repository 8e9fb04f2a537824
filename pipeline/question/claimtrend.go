package question

import (
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// trend checks that a series rises or falls over a span, by the rule of trends.
func (m *measuring) trend() {
	c := m.c
	s := c.series[0].Within(c.From, c.To)
	first, last := ends(s.Years)
	name, years := w(m.name(s)), w(span(first, last))
	m.asked = say("a {} trend over {}", w(map[string]string{"rise": "rising", "fall": "falling"}[c.Direction]), w(spanOf(spread{years: s.Years}, c.From, c.To)))
	if s.N() < 2 {
		m.cannot(say("{} has {} there", name, w(counted(s.N(), "value", "values"))), say("More years would settle it."))
		return
	}
	g := m.s.trendOf(subject{series: []*obs.Series{s}}, false)
	status := trendStatus(g, m.a.st.Alpha)
	m.estimates = append(m.estimates, g.robust.ids("p")...)
	m.estimates = append(m.estimates, g.ols.ids("slope")...)
	m.estimates = append(m.estimates, g.hac.ids("p_t")...)
	m.estimates = append(m.estimates, g.sen.ids("slope", "lo", "hi")...)
	up := map[string]int{rising: 1, falling: -1, risingBySome: 1, fallingBySome: -1}[status]
	want := map[string]int{"rise": 1, "fall": -1}[c.Direction]
	fit := func() result.Text {
		p := result.Format{Style: result.PValue, Relation: true}
		t := say(" (straight line: {} a year", g.ols.num("slope", result.Format{Style: result.Points, Decimals: -1, Sign: true}))
		if g.robust.ok() {
			t = append(t, say("; robust test: {} {}", em("p"), g.robust.num("p", p))...)
		}
		return append(t, w(")"))
	}
	switch status {
	case tooFewYears:
		m.cannot(say("{} has {} over {}, too few to tell a trend", name, w(counted(s.N(), "value", "values")), years), say("More years would settle it."))
		return
	case rising, falling:
		m.brief = say("{}, by {} a year", w(map[int]string{1: "a rise", -1: "a fall"}[up]), g.ols.num("slope", result.Format{Style: result.Points, Decimals: -1, Abs: true}))
		m.out = map[bool]outcome{true: holds, false: fails}[up == want]
		m.fact = append(say("{} {} over {}", name, w(map[int]string{1: "rose", -1: "fell"}[up]), years), fit()...)
	case risingBySome, fallingBySome:
		m.out = undecided
		m.brief = say("a trend by some methods")
		m.fact = append(say("{} {} over {} by the usual methods, which the test that allows for lasting shocks does not confirm", name, w(map[int]string{1: "rose", -1: "fell"}[up]), years), fit()...)
	default:
		m.out = undecided
		m.brief = say("no clear trend")
		if g.robust.ok() {
			m.brief = append(m.brief, say(", {} {}", em("p"), g.robust.num("p", result.Format{Style: result.PValue, Relation: true}))...)
		}
		m.fact = say("{} shows no clear trend over {}", name, years)
		if g.ols.ok() {
			m.fact = append(m.fact, fit()...)
		}
	}
	if g.ols.ok() {
		m.nominal(s, first, last)
		if t, ok := swingOf(s); ok {
			m.doubts("G18", "the path from the first to the last value is not steady; the text names the fall or rise on the way",
				say("The path is not steady: between {} and {} it went from {} to {}.", year(s.Years[t.from]), year(s.Years[t.to]),
					ofSeries(s).show(s.Values[t.from]), ofSeries(s).show(s.Values[t.to])))
		}
	}
}
