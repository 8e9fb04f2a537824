package question

import (
	"slices"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
)

// level checks the level of a series: of one year, or over a span by mean, median,
// least, greatest, first, last or sum, or that every or any year meets it.
func (m *measuring) level() {
	c, s := m.c, m.c.series[0]
	q := m.a.ofSeries(s)
	q.series = c.series
	if c.From != 0 && c.From == c.To && c.Measure != "sum" {
		m.year(s, q)
		return
	}
	if c.Measure == "sum" {
		m.sum(q)
		return
	}
	sp := spreadOf(s, c.From, c.To)
	m.askOfSpan(q, sp)
	if len(sp.years) == 0 {
		m.cannot(m.a.say("{} has no value in {}¦of a claim", lit(m.name(s)), lit(m.a.spanOf(sp, c.From, c.To))), m.a.say("Values for these years would settle it."))
		return
	}
	if c.Measure == "every" || c.Measure == "any" {
		m.eachYear(s, q, sp)
		return
	}
	q.reach = m.over(sp)
	q.n, q.from, q.to, q.uses = len(sp.years), sp.years[0], sp.years[len(sp.years)-1], usesOf(s, sp.years)
	q.estimate = m.described(s, sp, &q.reach)
	v, ok := m.judge(q, c.Condition)
	if !ok {
		return
	}
	name, years := lit(m.name(s)), lit(m.a.spanOf(sp, c.From, c.To))
	m.brief = m.a.say("{} over {}¦what is claimed", v, years)
	switch c.Measure {
	case "mean":
		m.brief = m.a.say("{} on average over {}¦of a claim", v, years)
		m.fact = m.a.say("{} was {} on average over {}", name, v, years)
		if s.Unit.Kind == obs.Counted { // of things there are several
			m.fact = m.a.say("{} stood at {} on average over {}", name, v, years)
		}
	case "median":
		m.fact = m.a.say("the median of {} over {} was {}", name, years, v)
	case "min":
		m.fact = m.a.say("the lowest value of {} over {} was {}, in {}", name, years, v, year(sp.years[slices.Index(sp.v, q.value)]))
	case "max":
		m.fact = m.a.say("the highest value of {} over {} was {}, in {}", name, years, v, year(sp.years[slices.Index(sp.v, q.value)]))
	case "first":
		m.fact = m.a.say("the first value of {} in {} was {}, in {}", name, years, v, year(sp.years[0]))
	default:
		m.fact = m.a.say("the last value of {} in {} was {}, in {}", name, years, v, year(sp.years[len(sp.years)-1]))
	}
	m.range_(q)
	m.lacking(sp, q)
	m.nearest(s, q)
}

// name is a series inside a sentence.
func (m *measuring) name(s *obs.Series) string {
	whole := m.a.whole(s)
	if bare, ok := strings.CutSuffix(whole, ", "+s.Label); ok {
		whole = bare + " (" + s.Label + ")"
	} else if s.Unit.Kind == obs.Counted && !strings.Contains(whole, s.Label) { // of what, the title does not say
		whole += " (" + s.Label + ")"
	}
	return m.a.lowerFirst(whole)
}

// spanOf names the span of a check: as asked, or as the data have it.
func (sp speaker) spanOf(of spread, from, to int) string {
	if from == 0 && len(of.years) > 0 {
		from = of.years[0]
	}
	if to == 0 && len(of.years) > 0 {
		to = of.years[len(of.years)-1]
	}
	if from == 0 || to == 0 {
		return sp.l.Phrase("these years")
	}
	return sp.period(from, to)
}

// period is a span of years inside a sentence, or one year.
func (sp speaker) period(from, to int) string {
	if from == to {
		return span(from, to)
	}
	return sp.words("{}¦a span of years", span(from, to))
}

// measureWords are the measures of a level over a span, as a claim is made of them.
var measureWords = map[string]string{"sum": lang.Mark("a sum¦of a span of years"), "min": lang.Mark("a lowest value"), "max": lang.Mark("a highest value"),
	"mean": lang.Mark("a mean"), "median": lang.Mark("a median"), "first": lang.Mark("a first value"), "last": lang.Mark("a last value")}

// askOfSpan words what is claimed of a level over a span.
func (m *measuring) askOfSpan(q quantity, sp spread) {
	cond := m.condition(m.c.Condition, q.show, q.gap)
	years := lit(m.a.spanOf(sp, m.c.From, m.c.To))
	switch m.c.Measure {
	case "every":
		m.asked = m.a.say("{} in every year of {}", cond, years)
		return
	case "any":
		m.asked = m.a.say("{} in some year of {}", cond, years)
		return
	}
	m.bare = m.a.say("{} of {}¦a mean of around 5%", lit(m.a.l.Phrase(measureWords[m.c.Measure])), cond)
	if m.c.Condition.Words == "between" {
		m.bare = m.a.say("{} {}¦a mean between two numbers", lit(m.a.l.Phrase(measureWords[m.c.Measure])), cond)
	}
	m.asked = m.a.say("{} over {}¦what is claimed", m.bare, years)
}

// year checks the value of one year.
func (m *measuring) year(s *obs.Series, q quantity) {
	y := m.c.From
	m.asked = m.a.say("{} in {}¦a claim or a value, and its year", m.condition(m.c.Condition, q.show, q.gap), year(y))
	v, lo, hi, ok := sourcesSay(s, y)
	if !ok {
		m.brief = m.a.say("no value for {}", year(y))
		m.cannot(m.a.say("{} has no value for {}", lit(m.name(s)), year(y)), m.a.say("A value for {} would settle it.", year(y)))
		m.bracket(s, q, y)
		return
	}
	q.reach = exactly(v)
	if lo < hi {
		q.others = []float64{lo, hi}
	}
	q.n, q.from, q.to, q.uses = 1, y, y, usesOf(s, []int{y})
	p, ok := m.judge(q, m.c.Condition)
	if !ok {
		return
	}
	m.fact = m.a.say("{} was {} in {}¦of a claim", lit(m.name(s)), p, year(y))
	if s.Unit.Kind == obs.Counted {
		m.fact = m.a.say("{} stood at {} in {}¦of a claim", lit(m.name(s)), p, year(y))
	}
	m.brief = m.a.say("{} in {}¦a claim or a value, and its year", p, year(y))
	if voices := m.voices(s, y, q); len(voices) > 0 {
		m.fact = append(append(append(m.fact, lit(" (")), voices...), lit(")"))
		m.brief = voices
	}
	if i := slices.Index(s.Years, y); i >= 0 {
		if st := s.Status[i]; st == obs.Estimated || st == obs.Provisional {
			m.remarks = append(m.remarks, m.a.tell(weakWords[st].one, year(y)))
		}
		if s.Periods[i].Month != 0 {
			m.remarks = append(m.remarks, m.a.say("The value of {} is of a fiscal year.", year(y)))
		}
	}
	m.nearest(s, q)
}
