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
	var link linkTest
	m.out, link = m.linked(of, tr, g, eff)
	if of, ok := transformOf[tr]; ok {
		what = m.a.tell(of, lit(what)).In(m.a.l)
	}
	r2, pf := result.Format{Decimals: 2}, result.Format{Style: result.PValue, Relation: true}
	m.brief = m.a.say("{} = {}, {} {}, {} = {}¦r, p and n", em("r"), g.num("r", r2), em("p"), eff.num("p", pf), em("n"), lit(result.Decimal(m.a.l, g.v("n"), 0)))
	m.fact = m.a.say("the correlation of {} over {} is {} = {} ({} = {}, {} {})¦of a claim", lit(what), lit(m.a.period(from, to)), em("r"), g.num("r", r2),
		em("n"), lit(result.Decimal(m.a.l, g.v("n"), 0)), em("p"), eff.num("p", pf))
	if link.demoted() {
		m.doubts("G19", m.a.words("the levels of two series correlate, which a trend alone can bring about; the check is not counted as met"), m.demotion(of, link))
	} else if m.out == undecided {
		lack := m.a.say("The correlation cannot be told from chance: {} is not below {}.", em("p"), lit(result.Decimal(m.a.l, m.a.st.Alpha, -1)))
		if !link.sign {
			lack = m.a.say("The correlation cannot be told from chance ({} is not below {}), and its sign is not the one claimed.", em("p"), lit(result.Decimal(m.a.l, m.a.st.Alpha, -1)))
		}
		m.remarks = append(m.remarks, lack)
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

// A linkTest is which conditions a correlation meets: that its sign is the one claimed,
// that it is surer than chance, and of levels those around their trends (G19).
type linkTest struct {
	sign, sure bool
	around     *aroundTest // nil where it is not asked
}

// demoted reports whether levels that correlate are not counted for their trends.
func (l linkTest) demoted() bool { return l.around != nil && !l.around.met() }

// An aroundTest is how two levels correlate around their straight lines: surely, with
// the sign that they have, and, where both trend or have a unit root, more strongly
// than 99% of independent random walks.
type aroundTest struct {
	made, sure, sign, wander, walks bool
	det, walk                       got
}

func (t *aroundTest) met() bool { return t.made && t.sure && t.sign && (!t.wander || t.walks) }

// leastWalks is the percentage of independent random walks that two wandering series
// must correlate more strongly than.
const leastWalks = 99

// linked is the outcome of a correlation, and the conditions behind it.
func (m *measuring) linked(of subject, tr stat.Transform, g, eff got) (outcome, linkTest) {
	c := m.c
	link := linkTest{sure: eff.v("p") < m.a.st.Alpha, sign: sign(g.v("r")) == map[string]int{"positive": 1, "negative": -1}[c.Direction]}
	if link.sure && c.Significant && (tr == stat.Level || tr == stat.Logarithm) {
		link.around = m.aroundTrends(of, tr, g.v("r"))
	}
	switch {
	case c.Significant && (!link.sure || link.demoted()):
		return undecided, link
	case link.sign:
		return holds, link
	}
	return fails, link
}

// demotion says which of the conditions around their trends two levels miss.
func (m *measuring) demotion(of subject, link linkTest) result.Text {
	t := link.around
	lead := m.a.say("Two series with a trend correlate whatever their connection, so that they must do so around their straight lines, too.")
	if !t.made {
		return sentences(lead, m.a.say("That could not be computed."))
	}
	lines := m.s.ask("correlation", of, stat.Detrended, params{"method": "pearson"})
	m.estimates = append(m.estimates, lines.ids("r")...)
	r, p := lines.num("r", result.Format{Decimals: 2}), t.det.num("p", result.Format{Style: result.PValue, Relation: true})
	said := lang.Mark("There they do, with {} = {} ({} {}).")
	switch {
	case !t.sure && !t.sign:
		said = lang.Mark("There it cannot be told from chance, and the sign is the other one: {} = {} ({} {}).")
	case !t.sure:
		said = lang.Mark("There it cannot be told from chance: {} = {} ({} {}).")
	case !t.sign:
		said = lang.Mark("There its sign is the opposite: {} = {} ({} {}).")
	}
	out := sentences(lead, m.a.tell(said, em("r"), r, em("p"), p))
	switch {
	case t.wander && !t.walk.ok():
		out = sentences(out, m.a.say("Whether independent random walks do the same could not be computed."))
	case t.wander && !t.walks:
		out = sentences(out, m.a.say("Both have a trend or a unit root, so that it must be stronger than in {} of 100 pairs of independent random walks; it is in {}.",
			lit(result.Decimal(m.a.l, leastWalks, 0)), t.walk.num("percentile_detrended", result.Format{Decimals: 1})))
	}
	return out
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

// aroundTrends tests whether levels that correlate do so around their trends.
func (m *measuring) aroundTrends(of subject, tr stat.Transform, r float64) *aroundTest {
	det := m.s.ask("correlation_effective", of, stat.Detrended, nil)
	m.estimates = append(m.estimates, det.ids("p")...)
	d, ok := det.res.(stat.CorrelationEffectiveResult)
	if !det.ok() || !ok {
		return &aroundTest{}
	}
	t := &aroundTest{made: true, det: det, sure: det.v("p") < m.a.st.Alpha, sign: sign(d.R) == sign(r)}
	wanders := func(s *obs.Series) bool {
		one := subject{series: []*obs.Series{s}, other: of.other}
		robust := m.s.ask("robust_trend", one, tr, nil)
		adf, kpss := m.s.ask("adf", one, tr, nil), m.s.ask("kpss", one, tr, nil)
		return robust.ok() && robust.v("p") < m.a.st.Alpha ||
			adf.ok() && kpss.ok() && integrated(adf.v("p_mackinnon1994"), kpss.rejectsKPSS(m.a.st.Alpha), m.a.st.Alpha)
	}
	if t.wander = wanders(of.series[0]) && wanders(of.series[1]); t.wander {
		t.walk = m.s.ask("correlation_random_walk", of, tr, nil)
		m.estimates = append(m.estimates, t.walk.ids("percentile_detrended")...)
		t.walks = t.walk.ok() && t.walk.v("percentile_detrended") >= leastWalks
	}
	return t
}
