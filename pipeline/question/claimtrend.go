package question

import (
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// trend checks that a series rises or falls over a span, by the rule of trends.
func (m *measuring) trend() {
	c := m.c
	s := c.series[0].Within(c.From, c.To)
	first, last := ends(s.Years)
	name, years := lit(m.name(s)), lit(span(first, last))
	m.asked = m.a.say("a {} trend over {}", lit(map[string]string{"rise": "rising", "fall": "falling"}[c.Direction]), lit(m.a.spanOf(spread{years: s.Years}, c.From, c.To)))
	if s.N() < 2 {
		m.cannot(m.a.say("{} has {} there", name, lit(m.a.counted(s.N(), "{} value", "{} values"))), m.a.say("More years would settle it."))
		return
	}
	g := m.s.trendOf(subject{series: []*obs.Series{s}}, false)
	status := trendStatus(g, m.a.st.Alpha)
	m.estimates = append(m.estimates, g.robust.ids("p")...)
	m.estimates = append(m.estimates, g.ols.ids("slope")...)
	m.estimates = append(m.estimates, g.hac.ids("p_t")...)
	m.estimates = append(m.estimates, g.sen.ids("slope", "lo", "hi")...)
	fit := func() result.Text {
		p := result.Format{Style: result.PValue, Relation: true}
		t := m.a.say(" (straight line: {} a year", g.ols.num("slope", result.Format{Style: result.Points, Decimals: -1, Sign: true}))
		if g.robust.ok() {
			t = append(t, m.a.say("; robust test: {} {}", em("p"), g.robust.num("p", p))...)
		}
		return append(t, lit(")"))
	}
	switch status {
	case tooFewYears:
		m.cannot(m.a.say("{} has {} over {}, too few to tell a trend", name, lit(m.a.counted(s.N(), "{} value", "{} values")), years), m.a.say("More years would settle it."))
		return
	case rising, falling:
		m.brief = m.a.say("{}, by {} a year", lit(map[string]string{rising: "a rise", falling: "a fall"}[status]), g.ols.num("slope", result.Format{Style: result.Points, Decimals: -1, Abs: true}))
		m.fact = append(m.a.say("{} {} over {}", name, lit(direction(g.ols.v("slope"), "rose", "fell")), years), fit()...)
	case risingBySome, fallingBySome:
		m.brief = m.a.say("a trend by some methods")
		m.fact = append(m.a.say("{} {} over {} by the usual methods, which the test that allows for lasting shocks does not confirm", name, lit(direction(g.ols.v("slope"), "rose", "fell")), years), fit()...)
	default:
		m.brief = m.a.say("no clear trend")
		if g.robust.ok() {
			m.brief = append(m.brief, m.a.say(", {} {}", em("p"), g.robust.num("p", result.Format{Style: result.PValue, Relation: true}))...)
		}
		m.fact = m.a.say("{} shows no clear trend over {}", name, years)
		if g.ols.ok() {
			m.fact = append(m.fact, fit()...)
		}
	}
	m.out = trendOutcome(status, c.Direction)
	var others []otherWay
	for _, o := range m.a.otherTrends(m.s, s, stat.Level) {
		others = append(others, otherWay{way{o.alternative, verdictWords[o.status]}, trendOutcome(o.status, c.Direction)})
		m.estimates = append(m.estimates, append(o.got.robust.ids("p"), o.got.ols.ids("slope")...)...)
	}
	m.underOthers(others, "the trend", verdictWords[status])
	if g.ols.ok() {
		m.nominal(s, first, last)
		if t, ok := swingOf(s); ok {
			m.doubts("G18", "the path from the first to the last value is not steady; the text names the fall or rise on the way",
				m.a.say("The path is not steady: between {} and {} it went from {} to {}.", year(s.Years[t.from]), year(s.Years[t.to]),
					m.a.ofSeries(s).show(s.Values[t.from]), m.a.ofSeries(s).show(s.Values[t.to])))
		}
	}
}

// trendOutcome is what the status of a trend says of the direction claimed.
func trendOutcome(status, direction string) outcome {
	switch {
	case status == tooFewYears:
		return outOfReach
	case status != rising && status != falling:
		return undecided
	case status == rising == (direction == "rise"):
		return holds
	}
	return fails
}
