package question

import (
	"slices"

	"defensetrade/pipeline/obs"
)

// A member is one series of a set with its sum over a span.
type member struct {
	s          *obs.Series
	v, lo, hi  float64 // the sum; of what is no amount, in a rank, the mean
	incomplete bool
	uses       []obs.Pos
}

// members sums the series of a set; ok is false, and the check cannot be made,
// where none has a value, or one of a share is below zero.
func (m *measuring) members() (ms []member, years string, from, to int, ok bool) {
	c := m.c
	from, to = c.From, c.To
	first, last := endsOf(c.among)
	from, to = open(from, first), open(to, last)
	years = m.a.period(from, to)
	n := 0
	for _, s := range c.among {
		sp := spreadOf(s, from, to)
		x := member{s: s, incomplete: len(sp.missing) > 0, uses: usesOf(s, sp.years)}
		for i := range sp.years {
			x.v, x.lo, x.hi = x.v+sp.v[i], x.lo+sp.lo[i], x.hi+sp.hi[i]
			if sp.lo[i] < 0 && c.Measure == "share" {
				m.cannot(m.a.say("{} has values below zero, so it cannot be set against a whole", lit(m.name(s))), nil)
				return nil, years, from, to, false
			}
		}
		if k := float64(len(sp.years)); !s.Unit.Amount() && k > 0 {
			x.v, x.lo, x.hi = x.v/k, x.lo/k, x.hi/k
		}
		n += len(sp.years)
		ms = append(ms, x)
	}
	if n == 0 || from == 0 {
		m.cannot(m.a.say("no series of the set has a value in {}", lit(years)), m.a.say("Values for these years would settle it."))
		return nil, years, from, to, false
	}
	return ms, years, from, to, true
}

// share checks what share of a whole some series have over a span.
func (m *measuring) share() {
	c := m.c
	q := m.a.inPercent(c.series)
	ms, years, from, to, ok := m.members()
	m.bare = m.a.say("a share of {}", m.condition(c.Condition, q.show, q.gap))
	m.asked = m.a.say("{} in {}¦a claim or a value, and its year", m.bare, lit(years))
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
		m.cannot(m.a.say("the whole is zero in {}", lit(years)), nil)
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
		what = m.a.words("the {} series named", m.a.count(len(c.series)))
		m.remarks = append(m.remarks, m.a.say("Added up: {}.", lit(m.a.list(m.parts()))))
	}
	m.brief = m.a.say("{} of the whole¦a share", p)
	m.fact = m.a.say("{} made up {} of the whole in {}", lit(what), p, lit(years))
	m.range_(q)
	if incomplete {
		m.remarks = append(m.remarks, m.a.say("Some series of the whole have no value for some years."))
		m.turn = m.a.say("Values for the missing years could change it.")
	}
}
