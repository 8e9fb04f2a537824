package question

import (
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
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
	m.asked = m.askedOfSpan(q, sp)
	if len(sp.years) == 0 {
		m.cannot(m.a.say("{} has no value in {}", lit(m.name(s)), lit(m.a.spanOf(sp, c.From, c.To))), m.a.say("Values for these years would settle it."))
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
	m.brief = m.a.say("{} over {}", v, years)
	switch c.Measure {
	case "mean":
		m.brief = m.a.say("{} on average over {}", v, years)
		m.fact = m.a.say("{} {} {} on average over {}", name, lit(was(s)), v, years)
	case "median":
		m.fact = m.a.say("the median of {} over {} was {}", name, years, v)
	case "min", "max":
		word := map[string]string{"min": "lowest", "max": "highest"}[c.Measure]
		m.fact = m.a.say("the {} value of {} over {} was {}, in {}", lit(word), name, years, v, year(sp.years[slices.Index(sp.v, q.value)]))
	default:
		i := 0
		if c.Measure == "last" {
			i = len(sp.years) - 1
		}
		m.fact = m.a.say("the {} value of {} in {} was {}, in {}", lit(c.Measure), name, years, v, year(sp.years[i]))
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

// was is the verb of a level: things that are counted are several.
func was(s *obs.Series) string {
	if s.Unit.Kind == obs.Counted {
		return "stood at"
	}
	return "was"
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
	return span(from, to)
}

func (m *measuring) askedOfSpan(q quantity, sp spread) result.Text {
	cond := m.condition(m.c.Condition, q.show, q.gap)
	of := " of "
	if m.c.Condition.Words == "between" {
		of = " "
	}
	years := m.a.spanOf(sp, m.c.From, m.c.To)
	switch m.c.Measure {
	case "every":
		return append(cond, lit(" in every year of "+years))
	case "any":
		return append(cond, lit(" in some year of "+years))
	case "sum":
		return append(m.a.say("a sum{}", lit(of)), append(cond, lit(" over "+years))...)
	case "min", "max":
		word := map[string]string{"min": "lowest", "max": "highest"}[m.c.Measure]
		return append(m.a.say("a {} value{}", lit(word), lit(of)), append(cond, lit(" over "+years))...)
	case "mean", "median", "first", "last":
		word := map[string]string{"first": "first value", "last": "last value"}[m.c.Measure]
		return append(m.a.say("a {}{}", lit(orElse(word, m.c.Measure)), lit(of)), append(cond, lit(" over "+years))...)
	}
	return cond
}

// year checks the value of one year.
func (m *measuring) year(s *obs.Series, q quantity) {
	y := m.c.From
	m.asked = append(m.condition(m.c.Condition, q.show, q.gap), m.a.w(" in "), year(y))
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
	m.fact = m.a.say("{} {} {} in {}", lit(m.name(s)), lit(was(s)), p, year(y))
	m.brief = m.a.say("{} in {}", p, year(y))
	if voices := m.voices(s, y, q); len(voices) > 0 {
		m.fact = append(append(append(m.fact, lit(" (")), voices...), lit(")"))
		m.brief = voices
	}
	if i := slices.Index(s.Years, y); i >= 0 {
		if st := s.Status[i]; st == obs.Estimated || st == obs.Provisional {
			m.remarks = append(m.remarks, m.a.say("The value of {} is {}.", year(y), lit(string(st))))
		}
		if s.Periods[i].Month != 0 {
			m.remarks = append(m.remarks, m.a.say("The value of {} is of a fiscal year.", year(y)))
		}
	}
	m.nearest(s, q)
}
