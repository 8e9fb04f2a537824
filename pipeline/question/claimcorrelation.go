package question

import (
	"slices"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

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
	over := lit(m.a.spanOf(spread{years: years}, c.From, c.To))
	m.bare = m.a.tell(linkClaimed[c.Direction].any)
	m.asked = m.a.say("{} over {}¦what is claimed", m.bare, over)
	if c.Significant {
		m.bare = m.a.tell(linkClaimed[c.Direction].sure)
		m.asked = m.a.say("{}, over {}¦what is claimed", m.bare, over)
	}
	what := m.a.lowerFirst(m.pair(x, y))
	if len(years) < 3 {
		m.cannot(m.a.say("{} have {} in common¦years of two series", lit(what), lit(m.a.counted(len(years), "{} year", "{} years"))), m.a.say("More years would settle it."))
		return
	}
	g := m.s.ask("correlation", of, tr, params{"method": "pearson"})
	eff := m.s.ask("correlation_effective", of, tr, nil)
	if !g.ok() || !eff.ok() {
		why := g.err
		if g.ok() {
			why = eff.err
		}
		m.cannot(m.a.say("the correlation of {} is {}", lit(what), lit(reason(why))), m.a.say("More years would settle it."))
		return
	}
	m.estimates = append(m.estimates, g.ids("r", "p")...)
	m.estimates = append(m.estimates, eff.ids("n_eff", "p")...)
	var demoted bool
	m.out, demoted = m.linked(of, tr, g, eff)
	if of, ok := transformOf[tr]; ok {
		what = m.a.tell(of, lit(what)).In(m.a.l)
	}
	r2, pf := result.Format{Decimals: 2}, result.Format{Style: result.PValue, Relation: true}
	m.brief = m.a.say("{} = {}, {} {}, {} = {}¦r, p and n", em("r"), g.num("r", r2), em("p"), eff.num("p", pf), em("n"), lit(result.Decimal(m.a.l, g.v("n"), 0)))
	m.fact = m.a.say("the correlation of {} over {} is {} = {} ({} = {}, {} {})¦of a claim", lit(what), lit(m.a.period(from, to)), em("r"), g.num("r", r2),
		em("n"), lit(result.Decimal(m.a.l, g.v("n"), 0)), em("p"), eff.num("p", pf))
	if demoted {
		m.doubts("G19", m.a.words("the levels of two trending series correlate; the check is not counted as met"),
			m.a.say("Both series trend, and two trends correlate whatever their connection: around their trends the two do not."))
	}
	var others []otherWay
	for k, s := range of.series {
		for _, alt := range m.a.alternatives(s) {
			o := subject{series: slices.Clone(of.series), other: alt.choice}
			o.series[k], o.other.of = alt.series, s.ID
			g, eff := m.s.ask("correlation", o, tr, params{"method": "pearson"}), m.s.ask("correlation_effective", o, tr, nil)
			if !g.ok() || !eff.ok() {
				continue
			}
			m.estimates = append(m.estimates, append(g.ids("r"), eff.ids("p")...)...)
			out, _ := m.linked(o, tr, g, eff)
			others = append(others, otherWay{way{alt, m.a.linkWords(out, g.v("r"))}, out})
		}
	}
	m.underOthers(others, m.a.l.Phrase(lang.Mark("the correlation¦stays, or becomes")), m.a.linkWords(m.out, g.v("r")))
}

// linkClaimed is what a claim says of a correlation by its sign: that there is one, or
// one that chance does not make.
var linkClaimed = map[string]struct{ any, sure string }{
	"positive": {lang.Mark("a positive correlation"), lang.Mark("a positive correlation, surer than chance")},
	"negative": {lang.Mark("a negative correlation"), lang.Mark("a negative correlation, surer than chance")},
}

// transformOf names what of two series correlates.
var transformOf = map[stat.Transform]string{stat.Logarithm: lang.Mark("the logarithms of {}"), stat.Difference: lang.Mark("the yearly changes of {}"),
	stat.LogDifference: lang.Mark("the growth of {}"), stat.Detrended: lang.Mark("the deviations from the trends of {}")}

// linked is the outcome of a correlation, and whether levels that correlate are
// not counted for their trends (G19).
func (m *measuring) linked(of subject, tr stat.Transform, g, eff got) (out outcome, demoted bool) {
	c := m.c
	sure := eff.v("p") < m.a.st.Alpha
	if sure && c.Significant && (tr == stat.Level || tr == stat.Logarithm) {
		demoted = !m.aroundTrends(of, tr, g.v("r"))
	}
	switch {
	case c.Significant && (!sure || demoted):
		return undecided, demoted
	case sign(g.v("r")) == map[string]int{"positive": 1, "negative": -1}[c.Direction]:
		return holds, demoted
	}
	return fails, demoted
}

// linkWords are the outcome of a correlation in words.
func (sp speaker) linkWords(out outcome, r float64) string {
	if out == undecided {
		return sp.l.Phrase("not shown¦a correlation")
	}
	return sp.l.Phrase(direction(r, lang.Mark("positive¦a correlation"), lang.Mark("negative¦a correlation")))
}

// pair names two series, each by its title where its short name is also that of
// another.
func (m *measuring) pair(x, y *obs.Series) string {
	if x.Label == y.Label && x.Indicator != y.Indicator && m.a.what(x) != m.a.what(y) {
		return m.a.bothIn(m.a.what(x), m.a.what(y), x)
	}
	return m.a.pairWords(x, y)
}

// aroundTrends reports whether levels that correlate do so around their trends.
func (m *measuring) aroundTrends(of subject, tr stat.Transform, r float64) bool {
	det := m.s.ask("correlation_effective", of, stat.Detrended, nil)
	m.estimates = append(m.estimates, det.ids("p")...)
	d, ok := det.res.(stat.CorrelationEffectiveResult)
	if !det.ok() || !ok || det.v("p") >= m.a.st.Alpha || sign(d.R) != sign(r) {
		return false
	}
	wanders := func(s *obs.Series) bool {
		one := subject{series: []*obs.Series{s}, other: of.other}
		robust := m.s.ask("robust_trend", one, tr, nil)
		adf, kpss := m.s.ask("adf", one, tr, nil), m.s.ask("kpss", one, tr, nil)
		return robust.ok() && robust.v("p") < m.a.st.Alpha ||
			adf.ok() && kpss.ok() && integrated(adf.v("p_mackinnon1994"), kpss.rejectsKPSS(m.a.st.Alpha), m.a.st.Alpha)
	}
	if !wanders(of.series[0]) || !wanders(of.series[1]) {
		return true
	}
	walk := m.s.ask("correlation_random_walk", of, tr, nil)
	m.estimates = append(m.estimates, walk.ids("percentile_detrended")...)
	return walk.ok() && walk.v("percentile_detrended") >= 99
}
