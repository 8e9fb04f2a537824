package question

import (
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// trend checks that a series rises or falls over a span, by the rule of trends.
func (m *measuring) trend() {
	c := m.c
	s := c.series[0].Within(c.From, c.To)
	first, last := ends(s.Years)
	name, years := lit(m.name(s)), lit(m.a.period(first, last))
	m.bare = m.a.say("a rising trend")
	if c.Direction == "fall" {
		m.bare = m.a.say("a falling trend")
	}
	m.asked = m.a.say("{} over {}¦what is claimed", m.bare, lit(m.a.spanOf(spread{years: s.Years}, c.From, c.To)))
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
	p := g.robust.num("p", result.Format{Style: result.PValue, Relation: true})
	fitted := func(fact result.Text) result.Text {
		slope := g.ols.num("slope", result.Format{Style: result.Points, Decimals: -1, Sign: true})
		if !g.robust.ok() {
			return m.a.say("{} (straight line: {} a year)", fact, slope)
		}
		return m.a.say("{} (straight line: {} a year; robust test: {} {})", fact, slope, em("p"), p)
	}
	switch status {
	case tooFewYears:
		m.cannot(m.a.say("{} has {} over {}, too few to tell a trend¦of a claim", name, lit(m.a.counted(s.N(), "{} value", "{} values")), years), m.a.say("More years would settle it."))
		return
	case rising, falling:
		pace := g.ols.num("slope", result.Format{Style: result.Points, Decimals: -1, Abs: true})
		m.brief = m.a.say("a rise, by {} a year¦of a claim", pace)
		if status == falling {
			m.brief = m.a.say("a fall, by {} a year¦of a claim", pace)
		}
		m.fact = fitted(m.a.tell(direction(g.ols.v("slope"), lang.Mark("{} rose over {}¦of a claim"), lang.Mark("{} fell over {}¦of a claim")), name, years))
	case risingBySome, fallingBySome:
		m.brief = m.a.say("a trend by some methods")
		m.fact = fitted(m.a.tell(direction(g.ols.v("slope"),
			lang.Mark("{} rose over {} by the usual methods, which the test that allows for lasting shocks does not confirm"),
			lang.Mark("{} fell over {} by the usual methods, which the test that allows for lasting shocks does not confirm")), name, years))
	default:
		m.brief = m.a.say("no clear trend¦of a claim")
		if g.robust.ok() {
			m.brief = m.a.say("no clear trend, {} {}¦of a claim", em("p"), p)
		}
		m.fact = m.a.say("{} shows no clear trend over {}¦of a claim", name, years)
		if g.ols.ok() {
			m.fact = fitted(m.fact)
		}
	}
	m.out = trendOutcome(status, c.Direction)
	var others []otherWay
	for _, o := range m.a.otherTrends(m.s, s, stat.Level) {
		others = append(others, otherWay{way{o.alternative, m.a.l.Phrase(verdictWords[o.status])}, trendOutcome(o.status, c.Direction)})
		m.estimates = append(m.estimates, append(o.got.robust.ids("p"), o.got.ols.ids("slope")...)...)
	}
	m.underOthers(others, m.a.l.Phrase(lang.Mark("the trend¦stays, or becomes")), m.a.l.Phrase(verdictWords[status]))
	if g.ols.ok() {
		m.nominal(s, first, last)
		if t, ok := swingOf(s); ok {
			m.doubts("G18", m.a.words("the path from the first to the last value is not steady; the text names the fall or rise on the way"),
				m.a.say("The path is not steady: between {} and {} it went from {} to {}.", year(s.Years[t.from]), year(s.Years[t.to]),
					m.a.ofSeries(s).show(s.Values[t.from]).From(result.Published(s, s.Years[t.from])), m.a.ofSeries(s).show(s.Values[t.to]).From(result.Published(s, s.Years[t.to]))))
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
