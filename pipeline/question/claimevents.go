package question

import (
	"math"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// happenings counts the study's events of some IDs in a span. One that lasted is
// in the span where both its ends are.
func (m *measuring) happenings() {
	c := m.c
	q := quantity{unit: obs.Unit{Kind: obs.Counted, Of: "events"}, words: "events", show: func(v float64) result.Piece { return lit(result.Decimal(m.a.l, v, 0)) },
		gap: func(v float64) string { return m.a.counted(int(math.Ceil(v)), "{} event", "{} events") }}
	cond, of := m.condition(c.Condition, q.show, q.gap), lit(m.a.list(c.Events))
	m.asked = m.a.say("{} of the events {}", cond, of)
	if c.From != 0 || c.To != 0 {
		m.asked = m.a.say("{} of the events {}, {}", cond, of, lit(m.a.spanWordsOrYear(c.From, c.To)))
	}
	var labels []string
	n := 0
	for _, e := range c.events {
		if (c.From == 0 || e.Year >= c.From) && (c.To == 0 || max(e.Year, e.Until) <= c.To) {
			n++
			labels = append(labels, e.Label+" ("+span(e.Year, max(e.Year, e.Until))+")")
		}
	}
	q.reach = exactly(float64(n))
	q.n, q.from, q.to = n, c.From, c.To
	if _, ok := m.judge(q, c.Condition); !ok {
		return
	}
	m.brief = result.Words(m.a.counted(n, "{} event", "{} events"))
	m.fact = result.Words(m.a.counted(n, "the study's list has {} such event", "the study's list has {} such events"))
	if n > 0 && n <= 10 {
		m.fact = append(m.fact, lit(": "+m.a.list(labels)))
	}
	m.turn = m.a.say("It rests on the list of events: one more or less could change it.")
}

func (sp speaker) spanWordsOrYear(from, to int) string {
	if from == 0 || to == 0 {
		return sp.spanWords(from, to)
	}
	return sp.period(from, to)
}
