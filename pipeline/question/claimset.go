package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// A member is one series of a set with its sum over a span.
type member struct {
	s           *obs.Series
	v, lo, hi   float64 // the sum; of what is no amount, in a rank, the mean
	least, most float64 // what it may be whatever the missing years were
	missing     []int
	known       bool // it has a value in the span
	uses        []obs.Pos
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
		x := member{s: s, missing: sp.missing, known: len(sp.years) > 0, uses: usesOf(s, sp.years)}
		for i := range sp.years {
			x.v, x.lo, x.hi = x.v+sp.v[i], x.lo+sp.lo[i], x.hi+sp.hi[i]
			if sp.lo[i] < 0 && c.Measure == "share" {
				m.cannot(m.a.say("{} has values below zero, so it cannot be set against a whole", lit(m.name(s))), nil)
				return nil, years, from, to, false
			}
		}
		x.least, x.most = x.lo, x.hi
		if !s.Unit.Amount() && x.known {
			k, all := float64(len(sp.years)), float64(len(sp.years)+len(sp.missing))
			x.v, x.lo, x.hi = x.v/k, x.lo/k, x.hi/k
			x.least, x.most = x.least/all, x.hi
		}
		if len(x.missing) > 0 {
			if x.most = math.Inf(1); !neverNegative(s) {
				x.least = math.Inf(-1)
			}
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

// neverNegative reports whether the values that a series lacks cannot be below zero:
// it measures how much there is of something, and no value that it has is below.
func neverNegative(s *obs.Series) bool {
	return s.Unit.Kind != obs.Rate && !slices.ContainsFunc(s.Values, func(v float64) bool { return v < 0 })
}

// share checks what share of a whole some series have over a span. Of years without a
// value, those of the series can only raise it and those of the others only lower it.
func (m *measuring) share() {
	c := m.c
	q := m.a.inPercent(c.series)
	ms, years, from, to, ok := m.members()
	m.bare = m.a.say("a share of {}", m.condition(c.Condition, q.show, q.gap))
	m.asked = m.a.say("{} in {}¦a claim or a value, and its year", m.bare, lit(years))
	if !ok {
		return
	}
	what := m.name(c.series[0])
	if len(c.series) > 1 {
		what = m.a.words("the {} series named", m.a.count(len(c.series)))
	}
	var part, rest member
	for _, x := range ms {
		to := &rest
		if slices.Contains(c.series, x.s) {
			to = &part
		}
		to.v, to.lo, to.hi = to.v+x.v, to.lo+x.lo, to.hi+x.hi
		to.known = to.known || x.known
		to.missing = append(to.missing, x.missing...)
		q.uses = append(q.uses, x.uses...)
	}
	of := func(a, b float64) float64 { return 100 * a / (a + b) }
	switch {
	case !part.known:
		m.cannot(m.a.say("{} has no value in {}¦of a claim", lit(what), lit(years)), m.a.say("Values for these years would settle it."))
		return
	case !rest.known:
		m.cannot(m.a.say("no other series of the whole has a value in {}", lit(years)), m.a.say("Values for these years would settle it."))
		return
	case part.v+rest.v == 0:
		m.cannot(m.a.say("the whole is zero in {}", lit(years)), nil)
		return
	}
	q.reach = exactly(of(part.v, rest.v))
	if part.lo < part.hi || rest.lo < rest.hi {
		q.others = []float64{of(part.lo, rest.hi), of(part.hi, rest.lo)}
	}
	if len(rest.missing) > 0 {
		q.low = 0
	}
	if len(part.missing) > 0 {
		q.high = 100
	}
	if slices.ContainsFunc(ms, func(x member) bool { return math.IsInf(x.least, -1) }) { // a missing year may be below zero
		q.low, q.high = math.Inf(-1), math.Inf(1)
	}
	q.n, q.from, q.to = len(ms), from, to
	p, ok := m.judge(q, c.Condition)
	if !ok {
		return
	}
	if len(c.series) > 1 {
		m.remarks = append(m.remarks, m.a.say("Added up: {}.", lit(m.a.list(m.parts()))))
	}
	m.brief = m.a.say("{} of the whole¦a share", p)
	m.fact = m.a.say("{} made up {} of the whole in {}", lit(what), p, lit(years))
	m.range_(q)
	lo, hi := q.ends()
	switch gaps := lit(m.withGaps(ms)); {
	case len(part.missing) > 0 && len(rest.missing) > 0 || math.IsInf(lo, 0):
		m.remarks = append(m.remarks, m.a.say("There is no value for {}, so the true share can be greater or smaller.", gaps))
	case len(part.missing) > 0:
		m.remarks = append(m.remarks, m.a.say("There is no value for {}; even so the share is at least {}.", gaps, q.show(lo)))
	case len(rest.missing) > 0:
		m.remarks = append(m.remarks, m.a.say("There is no value for {}; even so the share is at most {}.", gaps, q.show(hi)))
	}
	m.couldChange(len(part.missing)+len(rest.missing) > 0)
}

// couldChange says of a check that the data leave open that missing years do.
func (m *measuring) couldChange(gaps bool) {
	if gaps && m.out == undecided {
		m.turn = m.a.say("Values for the missing years could change it.")
	}
}

// withGaps names the members of a set that lack years, with these years.
func (m *measuring) withGaps(ms []member) string {
	ss, names := make([]*obs.Series, len(ms)), make([]string, len(ms))
	for i, x := range ms {
		ss[i], names[i] = x.s, m.a.nameInSet(x.s, ms)
	}
	if len(used(names)) < len(names) {
		names = m.a.names(ss)
	}
	var with []string
	for i, x := range ms {
		if len(x.missing) > 0 {
			with = append(with, m.a.words("{} ({})¦a series and the years without a value", names[i], m.a.yearsShort(x.missing)))
		}
	}
	if n := len(with) - mostLacking; n > 1 {
		with = append(with[:mostLacking], m.a.words("{} more¦series", m.a.count(n)))
	}
	return m.a.list(with)
}

// rankReach is the place of a member among others: 1 and how many are greater, by the
// values used; the best and the worst as sources differ; and the best and the worst
// that the missing years allow as well.
func rankReach(me member, others []member) reach {
	value, best, worst, first, last := 1, 1, 1, 1, 1
	for _, x := range others {
		if x.known {
			value += btoi(x.v > me.v)
			best += btoi(x.lo > me.hi)
			worst += btoi(x.hi > me.lo)
		}
		first += btoi(x.least > me.most)
		last += btoi(x.most > me.least)
	}
	r := exactly(float64(value))
	if best < worst {
		r.others = []float64{float64(best), float64(worst)}
	}
	r.low, r.high = float64(first), float64(last)
	return r
}

// rankGaps says what years without a value leave of a place.
func (m *measuring) rankGaps(q quantity, ms []member) {
	if !slices.ContainsFunc(ms, func(x member) bool { return len(x.missing) > 0 }) {
		return
	}
	gaps := lit(m.withGaps(ms))
	var t result.Text
	if lo, hi := q.ends(); lo == hi {
		t = m.a.say("There is no value for {}; even so the place is the same.", gaps)
	} else {
		t = m.a.say("There is no value for {}; the place may be from {} to {}.", gaps, q.show(lo), q.show(hi))
	}
	m.remarks = append(m.remarks, t)
	m.couldChange(true)
}

// origin is where the number of a member comes from: the value of a year, or the sum or
// mean of those of a span.
func (x member) origin(from, to int) *result.Origin {
	o := &result.Origin{}
	for y := from; y <= to; y++ {
		if _, ok := x.s.At(y); ok {
			o.Data = append(o.Data, result.Datum{Series: x.s.ID, Year: y})
		}
	}
	switch {
	case from == to:
	case x.s.Unit.Amount():
		o.Made = lang.Mark("The sum of the values of these years.")
	default:
		o.Made = meanOfYears
	}
	return o
}
