package question

import (
	"math"
	"slices"
	"sort"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// rank checks which place a series has in its set, the greatest sum over the span
// first, or the greatest mean of what is no amount. What adds up the rest of a whole has no rank (G33: the set is named).
func (m *measuring) rank() {
	c, s := m.c, m.c.series[0]
	place := func(v float64) result.Piece { return lit(m.a.ordinal(int(v))) }
	q := quantity{words: "rank", series: []*obs.Series{s}, show: place,
		gap: func(v float64) string { return m.a.counted(int(math.Ceil(v)), "{} place", "{} places") }}
	ms, years, from, to, ok := m.members()
	set := lit(m.setName())
	m.bare = m.a.say("{} of {}¦a place of a set", m.askedRank(q), set)
	m.asked = m.a.say("{} of {} in {}¦a place of a set", m.askedRank(q), set, lit(years))
	if !ok {
		return
	}
	ms = slices.DeleteFunc(ms, func(x member) bool { return leftOver(x.s) })
	sort.SliceStable(ms, func(i, j int) bool {
		if ms[i].known != ms[j].known {
			return ms[i].known
		}
		return ms[i].v > ms[j].v
	})
	if !slices.ContainsFunc(ms, func(x member) bool { return x.lo != 0 || x.hi != 0 }) {
		m.cannot(m.a.say("every series of the set is zero in {}", lit(years)), nil)
		return
	}
	k := slices.IndexFunc(ms, func(x member) bool { return x.s == s })
	me := ms[k]
	if !me.known {
		m.cannot(m.a.say("{} has no value in {}¦of a claim", lit(m.name(s)), lit(years)), m.a.say("Values for these years would settle it."))
		return
	}
	for _, x := range ms {
		q.uses = append(q.uses, x.uses...)
	}
	q.reach = rankReach(me, slices.Delete(slices.Clone(ms), k, k+1))
	q.n, q.from, q.to = len(ms), from, to
	if _, ok := m.judge(q, c.Condition); !ok {
		return
	}
	level := m.a.ofSeries(s)
	with := result.Text{level.show(me.v).From(me.origin(from, to))}
	if !s.Unit.Amount() && from != to {
		with = m.a.say("{} on average¦of a claim", with)
	}
	m.brief = m.a.say("{} of {}, with {}¦a rank", lit(m.a.ordinal(int(q.value))), lit(m.a.rivals(m.c.among, len(ms))), with)
	if len(used(indicators(m.c.among))) == 1 && s.Partner == "" { // the name of the series says what the set is of
		set = lit(m.a.rivals(m.c.among, len(ms)))
	}
	m.fact = m.a.say("{} came {} of {} in {}, with {}", lit(m.name(s)), lit(m.a.ordinal(int(q.value))), set, lit(years), with)
	if len(q.others) > 0 {
		m.fact = m.a.say("{} (from {} to {} as sources differ)", m.fact, q.show(q.others[0]), q.show(q.others[1]))
	}
	m.rankGaps(q, ms)
	if gap := q.value - c.Condition.High; m.out == fails && gap > 0 {
		m.turn = m.a.say("It would hold if it stood {} higher.", lit(q.gap(gap)))
	}
	if m.out == fails && !math.IsInf(c.Condition.High, 0) && q.value > c.Condition.High && c.Condition.High >= 1 && int(c.Condition.High) <= len(ms) {
		k := int(c.Condition.High)
		m.near = m.a.say("In {} the {} place was that of {}, with {}.", lit(years), lit(m.a.ordinal(k)), lit(m.a.nameInSet(ms[k-1].s, ms)), level.show(ms[k-1].v).From(ms[k-1].origin(from, to)))
	}
}

// askedRank is the place that is claimed, and turns what would change the outcome
// into places.
func (m *measuring) askedRank(q quantity) result.Text {
	c := m.c.Condition
	if c.Words == "at_most" && c.High >= 2 && c.High == math.Trunc(c.High) {
		return m.a.say("one of the first {} places", lit(m.a.count(int(c.High))))
	}
	if c.Words == "near" && c.Within == 0 {
		return m.a.say("place {}", lit(result.Decimal(m.a.l, c.Near, 0)))
	}
	if c.Words == "at_most" && c.High == 1 {
		return m.a.say("place {}", lit(result.Decimal(m.a.l, c.High, 0)))
	}
	return m.a.say("place {}¦at least, at most or between", m.condition(c, func(v float64) result.Piece { return lit(result.Decimal(m.a.l, v, 0)) }, q.gap))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// setName is what the set of a rank is called: how many it has, and what of.
func (m *measuring) setName() string {
	n := 0
	for _, s := range m.c.among {
		if !leftOver(s) {
			n++
		}
	}
	if len(used(indicators(m.c.among))) > 1 {
		return m.a.counted(n, "{} series", "{} series")
	}
	return m.a.words("{} in {}¦so many series of a set", m.a.rivals(m.c.among, n), m.a.lowerFirst(m.a.titleOfSet(m.c.among)))
}

// titleOfSet is the title of series of one indicator; of flows with the end that they
// share.
func (a *asking) titleOfSet(ss []*obs.Series) string {
	var from, to []string
	for _, s := range ss {
		from, to = append(from, s.Entity), append(to, s.Partner)
	}
	title, s := a.title(ss[0]), ss[0]
	switch {
	case s.Partner == "" || len(ss) == 1:
		return title
	case len(used(to)) == 1:
		return a.words("{} to {}¦flows with one destination", title, a.the(a.tb.Entity(s.Partner).Label))
	case len(used(from)) == 1:
		return a.words("{} from {}¦flows with one origin", title, a.the(a.tb.Entity(s.Entity).Label))
	}
	return title
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
