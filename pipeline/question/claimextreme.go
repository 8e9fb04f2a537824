package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// extreme checks that a year is the highest or lowest of its span.
func (m *measuring) extreme() {
	c, s := m.c, m.c.series[0]
	y := c.After[0]
	q := m.a.ofSeries(s)
	sp := spreadOf(s, c.From, c.To)
	words := extremeWords["highest"]
	if c.Direction == "lowest" {
		words = extremeWords["lowest"]
	}
	m.asked = m.a.tell(words.asked, lit(m.a.spanOf(sp, c.From, c.To)), year(y))
	v, lo, hi, ok := sourcesSay(s, y)
	var ov, olo, ohi []float64
	var years []int
	for i, x := range sp.years {
		if x != y {
			years, ov, olo, ohi = append(years, x), append(ov, sp.v[i]), append(olo, sp.lo[i]), append(ohi, sp.hi[i])
		}
	}
	switch {
	case !ok:
		m.cannot(m.a.say("{} has no value for {}", lit(m.name(s)), year(y)), m.a.say("A value for {} would settle it.", year(y)))
		m.bracket(s, q, y)
		return
	case len(years) == 0:
		m.cannot(m.a.say("{} has no other year to compare {} with", lit(m.name(s)), year(y)), m.a.say("More years would settle it."))
		return
	}
	turn := 1.0
	most, least := slices.Max[[]float64], slices.Max[[]float64]
	rival := years[slices.Index(ov, most(ov))]
	if c.Direction == "lowest" {
		turn = -1
		most, least = slices.Min[[]float64], slices.Min[[]float64]
		rival = years[slices.Index(ov, most(ov))]
		lo, hi, olo, ohi = hi, lo, ohi, olo
	}
	lead := q
	lead.reach = exactly(turn * (v - most(ov)))
	if x, z := turn*(lo-least(ohi)), turn*(hi-most(olo)); x < z {
		lead.others = []float64{x, z}
	}
	if len(sp.missing) > 0 {
		lead.low = math.Inf(-1)
	}
	lead.n, lead.from, lead.to, lead.uses = len(sp.years), sp.years[0], sp.years[len(sp.years)-1], usesOf(s, sp.years)
	if s.Unit.Percent() {
		lead.words = "percentage points"
	}
	if _, ok := m.judge(lead, &study.Condition{Words: "at_least", Low: 0, High: math.Inf(1)}); !ok {
		return
	}
	best, _, _, _ := sourcesSay(s, rival)
	own, next := q.show(v).From(result.Published(s, y)), q.show(best).From(result.Published(s, rival))
	m.brief = m.a.say("{} in {}, against {} in {}", own, year(y), next, year(rival))
	if lead.value >= 0 {
		m.fact = m.a.tell(words.next, lit(m.name(s)), own, year(y), next, year(rival))
	} else {
		m.fact = m.a.tell(words.other, lit(m.name(s)), own, year(y), next, year(rival))
		m.near = m.a.tell(words.near, next, year(rival))
	}
	m.lacking(sp, lead)
}

// extremeWords are what is claimed of an extreme, and found: that the year is it, with the
// next one, or that another year is.
var extremeWords = map[string]struct{ asked, next, other, near string }{
	"highest": {lang.Mark("the highest value of {} in {}"), lang.Mark("{} was {} in {}; the next highest value was {}, in {}"),
		lang.Mark("{} was {} in {}; the highest value was {}, in {}"), lang.Mark("The highest value was {}, in {}.")},
	"lowest": {lang.Mark("the lowest value of {} in {}"), lang.Mark("{} was {} in {}; the next lowest value was {}, in {}"),
		lang.Mark("{} was {} in {}; the lowest value was {}, in {}"), lang.Mark("The lowest value was {}, in {}.")},
}
