package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// sum checks the sum of one series or several.
func (m *measuring) sum(q quantity) {
	c := m.c
	var total, lo, hi float64
	n, missing, negative := 0, 0, false
	var where spread
	var ms []member
	for _, s := range c.series {
		sp := spreadOf(s, c.From, c.To)
		if len(where.years) == 0 {
			where = sp
		}
		for i := range sp.years {
			total, lo, hi = total+sp.v[i], lo+sp.lo[i], hi+sp.hi[i]
			negative = negative || sp.lo[i] < 0
		}
		negative = negative || !neverNegative(s)
		n, missing = n+len(sp.years), missing+len(sp.missing)
		ms = append(ms, member{s: s, missing: sp.missing})
		q.uses = append(q.uses, usesOf(s, sp.years)...)
	}
	m.askOfSpan(q, where)
	what := m.name(c.series[0])
	if len(c.series) > 1 {
		what = m.a.words("the {} series¦added up", m.a.count(len(c.series)))
		m.remarks = append(m.remarks, m.a.say("Added up: {}.", lit(m.a.list(m.parts()))))
	}
	years := m.a.spanOf(where, c.From, c.To)
	if n == 0 {
		m.cannot(m.a.say("{} has no value in {}¦of a claim", lit(what), lit(years)), m.a.say("Values for these years would settle it."))
		return
	}
	q.reach = exactly(total)
	if lo < hi {
		q.others = []float64{lo, hi}
	}
	if missing > 0 {
		if q.high = math.Inf(1); negative {
			q.low = math.Inf(-1)
		}
	}
	q.n = n
	q.from, q.to = ends(where.years)
	if len(c.series) == 1 {
		q.estimate = m.described(c.series[0], where, &q.reach)
	}
	p, ok := m.judge(q, c.Condition)
	if !ok {
		return
	}
	m.fact = m.a.say("{} over {} came to {}¦of a claim", lit(what), lit(years), p)
	m.brief = m.a.say("{} in all¦a sum", p)
	m.range_(q)
	if missing > 0 {
		const mostNamed = 2 // of contracts, each with a year or two, all lack most years
		switch lacking := slices.DeleteFunc(slices.Clone(ms), func(x member) bool { return len(x.missing) == 0 }); {
		case len(ms) == 1:
			m.remarks = append(m.remarks, m.a.say("There is no value for {}, so the true sum can be greater.", lit(m.a.yearsShort(ms[0].missing))))
		case len(lacking) <= mostNamed:
			m.remarks = append(m.remarks, m.a.say("There is no value for {}, so the true sum can be greater.", lit(m.withGaps(ms))))
		default:
			m.remarks = append(m.remarks, m.a.say("Years without a value add nothing to the sum, so the true one can be greater."))
		}
	}
	m.couldChange(missing > 0)
}

// parts names the series of a sum by what tells them apart.
func (m *measuring) parts() []string {
	labels := make([]string, len(m.c.series))
	for i, s := range m.c.series {
		labels[i] = s.Label
	}
	if len(used(labels)) < len(labels) {
		return m.a.names(m.c.series)
	}
	return labels
}

// eachYear checks that every year, or any, meets the condition.
func (m *measuring) eachYear(s *obs.Series, q quantity, sp spread) {
	c := m.c
	var met []int
	outs := make([]outcome, 0, len(sp.years)+1)
	for i, y := range sp.years {
		r := exactly(sp.v[i])
		if sp.lo[i] < sp.hi[i] {
			r.others = []float64{sp.lo[i], sp.hi[i]}
		}
		o := r.meets(c.Condition)
		if outs = append(outs, o); o == holds {
			met = append(met, y)
		}
	}
	if len(sp.missing) > 0 {
		outs = append(outs, undecided)
	}
	if m.out = slices.Max(outs); c.Measure == "every" {
		m.out = slices.Min(outs)
	}
	q.n, q.from, q.to, q.uses = len(sp.years), sp.years[0], sp.years[len(sp.years)-1], usesOf(s, sp.years)
	note, _ := m.coverage(q)
	for _, e := range []struct {
		name string
		v    float64
	}{{"years", float64(len(met))}, {"low", slices.Min(sp.lo)}, {"high", slices.Max(sp.hi)}} {
		u, words := q.unit, q.words
		if e.name == "years" {
			u, words = obs.Unit{}, "count"
		}
		m.write(result.Estimate{Statistic: "claim." + e.name, Value: e.v, Unit: u, UnitWords: words, N: q.n, From: q.from, To: q.to, Uses: q.uses, Note: note}, q.series)
	}
	n := m.estimates[len(m.estimates)-3:]
	met1 := result.Piece{Number: true, Value: float64(len(met)), Format: result.Format{}, Estimate: n[0]}
	lo, hi := q.show(slices.Min(sp.lo)), q.show(slices.Max(sp.hi))
	lo.Estimate, hi.Estimate = n[1], n[2]
	m.fact = m.a.say("{} lay between {} and {} in {} and met this in {} of the {}", lit(m.name(s)), lo, hi, lit(m.a.spanOf(sp, c.From, c.To)), met1, lit(m.a.counted(len(sp.years), "{} year with a value", "{} years with a value")))
	m.brief = m.a.say("met in {} of {}¦years", met1, lit(m.a.counted(len(sp.years), "{} year", "{} years")))
	if len(met) > 0 && len(met) < len(sp.years) && len(met) <= 6 {
		m.fact = append(m.fact, lit(" ("+m.a.yearList(met)+")"))
	}
	m.lacking(sp, q)
	m.nearest(s, q)
	switch {
	case m.out == holds || m.out == divided:
	case m.out == undecided && len(sp.missing) > 0:
		m.turn = m.a.say("Values for {} could change it.", lit(m.a.yearList(sp.missing)))
	case c.Measure == "every":
		m.turn = result.Words(m.a.counted(len(sp.years)-len(met), "It would hold if the {} other year met it too.", "It would hold if the {} other years met it too."))
	default:
		m.turn = m.a.say("A single year that meets it would change the outcome.")
	}
}
