package question

import (
	"math"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// level checks the level of a series: of one year, or over a span by mean, median,
// least, greatest, first, last or sum, or that every or any year meets it.
func (m *measuring) level() {
	c, s := m.c, m.c.series[0]
	q := ofSeries(s)
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
		m.cannot(say("{} has no value in {}", w(m.name(s)), w(spanOf(sp, c.From, c.To))), say("Values for these years would settle it."))
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
	name, years := w(m.name(s)), w(spanOf(sp, c.From, c.To))
	m.brief = say("{} over {}", v, years)
	switch c.Measure {
	case "mean":
		m.brief = say("{} on average over {}", v, years)
		m.fact = say("{} {} {} on average over {}", name, w(was(s)), v, years)
	case "median":
		m.fact = say("the median of {} over {} was {}", name, years, v)
	case "min", "max":
		word := map[string]string{"min": "lowest", "max": "highest"}[c.Measure]
		m.fact = say("the {} value of {} over {} was {}, in {}", w(word), name, years, v, year(sp.years[slices.Index(sp.v, q.value)]))
	default:
		i := 0
		if c.Measure == "last" {
			i = len(sp.years) - 1
		}
		m.fact = say("the {} value of {} in {} was {}, in {}", w(c.Measure), name, years, v, year(sp.years[i]))
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
	return lowerFirst(whole)
}

// was is the verb of a level: things that are counted are several.
func was(s *obs.Series) string {
	if s.Unit.Kind == obs.Counted {
		return "stood at"
	}
	return "was"
}

// spanOf names the span of a check: as asked, or as the data have it.
func spanOf(sp spread, from, to int) string {
	if from == 0 && len(sp.years) > 0 {
		from = sp.years[0]
	}
	if to == 0 && len(sp.years) > 0 {
		to = sp.years[len(sp.years)-1]
	}
	if from == 0 || to == 0 {
		return "these years"
	}
	return span(from, to)
}

func (m *measuring) askedOfSpan(q quantity, sp spread) result.Text {
	cond := m.condition(m.c.Condition, q.show, q.gap)
	of := " of "
	if m.c.Condition.Words == "between" {
		of = " "
	}
	years := spanOf(sp, m.c.From, m.c.To)
	switch m.c.Measure {
	case "every":
		return append(cond, w(" in every year of "+years))
	case "any":
		return append(cond, w(" in some year of "+years))
	case "sum":
		return append(say("a sum{}", w(of)), append(cond, w(" over "+years))...)
	case "min", "max":
		word := map[string]string{"min": "lowest", "max": "highest"}[m.c.Measure]
		return append(say("a {} value{}", w(word), w(of)), append(cond, w(" over "+years))...)
	case "mean", "median", "first", "last":
		word := map[string]string{"first": "first value", "last": "last value"}[m.c.Measure]
		return append(say("a {}{}", w(orElse(word, m.c.Measure)), w(of)), append(cond, w(" over "+years))...)
	}
	return cond
}

// year checks the value of one year.
func (m *measuring) year(s *obs.Series, q quantity) {
	y := m.c.From
	m.asked = append(m.condition(m.c.Condition, q.show, q.gap), w(" in "), year(y))
	v, lo, hi, ok := sourcesSay(s, y)
	if !ok {
		m.brief = say("no value for {}", year(y))
		m.cannot(say("{} has no value for {}", w(m.name(s)), year(y)), say("A value for {} would settle it.", year(y)))
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
	m.fact = say("{} {} {} in {}", w(m.name(s)), w(was(s)), p, year(y))
	m.brief = say("{} in {}", p, year(y))
	if voices := m.voices(s, y, q); len(voices) > 0 {
		m.fact = append(append(append(m.fact, w(" (")), voices...), w(")"))
		m.brief = voices
	}
	if i := slices.Index(s.Years, y); i >= 0 {
		if st := s.Status[i]; st == obs.Estimated || st == obs.Provisional || st == obs.Interpolated {
			m.remarks = append(m.remarks, say("The value of {} is {}.", year(y), w(string(st))))
		}
		if s.Periods[i].Month != 0 {
			m.remarks = append(m.remarks, say("The value of {} is of a fiscal year.", year(y)))
		}
	}
	m.nearest(s, q)
}

// voices are the competing figures of a year with those who state them.
func (m *measuring) voices(s *obs.Series, y int, q quantity) result.Text {
	if len(q.others) == 0 {
		return nil
	}
	var out []result.Text
	for _, c := range s.Competing {
		if c.Year != y {
			continue
		}
		period := periodOf(c)
		for _, o := range c.Obs {
			if !o.Status.Missing() && !math.IsNaN(o.Value) && o.Period == period {
				out = append(out, say("{} by {}", q.show(o.Value), w(m.a.said(o))))
			}
		}
	}
	return result.Join(", ", out...)
}

// range_ adds to the fact what other sources say.
func (m *measuring) range_(q quantity) {
	if vs := q.values(); len(vs) > 1 && slices.Min(vs) < slices.Max(vs) {
		t := say(" (from {} to {} as sources differ)", q.show(slices.Min(vs)), q.show(slices.Max(vs)))
		m.fact = append(m.fact, t...)
		if len(m.brief) > 0 {
			m.brief = append(m.brief, say(", or {} to {} as sources differ", q.show(slices.Min(vs)), q.show(slices.Max(vs)))...)
		}
	}
}

// bracket says what stands on either side of a year without a value. It is no
// evidence of the year itself.
func (m *measuring) bracket(s *obs.Series, q quantity, y int) {
	i, _ := slices.BinarySearch(s.Years, y)
	var sides []result.Text
	for _, k := range []int{i - 1, i} {
		if k >= 0 && k < s.N() {
			sides = append(sides, say("{} in {}", q.show(s.Values[k]), year(s.Years[k])))
		}
	}
	if len(sides) > 0 {
		m.near = append(say("The nearest values are "), append(result.Join(" and ", sides...), w("; what the year itself had does not follow from them."))...)
	}
}

// over is the reach of a measure over the years of a span, missing ones included:
// a mean has its sampling interval, the others are bounded where they are.
func (m *measuring) over(sp spread) reach {
	missing := len(sp.missing)
	inf := math.Inf(1)
	var r reach
	switch m.c.Measure {
	case "mean":
		r = sp.reach(mean)
		if missing > 0 {
			r.low, r.high = -inf, inf
			for i, v := range [][]float64{sp.v, sp.lo, sp.hi} {
				if mi, err := stat.MeanInterval(v, len(v)+missing, m.a.st.Alpha); err != nil {
					r.low, r.high = -inf, inf
					break
				} else if i == 0 {
					r.low, r.high = mi.Lo, mi.Hi
				} else {
					r.low, r.high = min(r.low, mi.Lo), max(r.high, mi.Hi)
				}
			}
		}
	case "median":
		r = sp.reach(medianOf)
		if missing > 0 {
			r.low, r.high = medianOf(padded(sp.lo, missing, -inf)), medianOf(padded(sp.hi, missing, inf))
		}
	case "max":
		r = sp.reach(slices.Max[[]float64])
		if missing > 0 {
			r.high = inf
		}
	case "min":
		r = sp.reach(slices.Min[[]float64])
		if missing > 0 {
			r.low = -inf
		}
	case "first", "last":
		i, end := 0, m.c.From
		if m.c.Measure == "last" {
			i, end = len(sp.v)-1, m.c.To
		}
		r = sp.reach(func(v []float64) float64 { return v[i] })
		if end != 0 && sp.years[i] != end {
			r.low, r.high = -inf, inf
		}
	}
	return r
}

// described runs the family of the measure and returns the ID of its estimate,
// whose value then stands for the one computed here, which may differ in its last
// digit; "" where the family is withheld or a year has no value that is used.
func (m *measuring) described(s *obs.Series, sp spread, r *reach) string {
	part := s.Within(sp.years[0], sp.years[len(sp.years)-1])
	g := m.s.ask("descriptive", subject{series: []*obs.Series{part}}, stat.Level, nil)
	e := g.est(m.c.Measure)
	if !g.ok() || e == nil || part.N() != len(sp.years) {
		return ""
	}
	for _, x := range []*float64{&r.low, &r.high} {
		if *x == r.value {
			*x = e.Value
		}
	}
	r.value = e.Value
	return e.ID
}

// sum checks the sum of one series or several.
func (m *measuring) sum(q quantity) {
	c := m.c
	var total, lo, hi float64
	n, missing, negative := 0, 0, false
	var where spread
	for _, s := range c.series {
		sp := spreadOf(s, c.From, c.To)
		if len(where.years) == 0 {
			where = sp
		}
		for i := range sp.years {
			total, lo, hi = total+sp.v[i], lo+sp.lo[i], hi+sp.hi[i]
			negative = negative || sp.lo[i] < 0
		}
		n, missing = n+len(sp.years), missing+len(sp.missing)
		q.uses = append(q.uses, usesOf(s, sp.years)...)
	}
	m.asked = m.askedOfSpan(q, where)
	what := m.name(c.series[0])
	if len(c.series) > 1 {
		what = "the " + count(len(c.series)) + " series"
		m.asked = append(m.asked, w(" of "+list(ids(c.series))))
	}
	years := spanOf(where, c.From, c.To)
	if n == 0 {
		m.cannot(say("{} has no value in {}", w(what), w(years)), say("Values for these years would settle it."))
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
	m.fact = say("the sum of {} over {} is {}", w(what), w(years), p)
	m.brief = say("{} in all", p)
	m.range_(q)
	if missing > 0 {
		m.remarks = append(m.remarks, say("For {} there is no value, so the true sum can be greater.", w(counted(missing, "year", "years"))))
		if m.out == undecided {
			m.turn = say("Values for the missing years could change it.")
		}
	}
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
	for _, e := range []struct {
		name string
		v    float64
	}{{"years", float64(len(met))}, {"low", slices.Min(sp.lo)}, {"high", slices.Max(sp.hi)}} {
		u, words := q.unit, q.words
		if e.name == "years" {
			u, words = obs.Unit{}, "count"
		}
		m.write(result.Estimate{Statistic: "claim." + e.name, Value: e.v, Unit: u, UnitWords: words, N: q.n, From: q.from, To: q.to, Uses: q.uses}, q.series)
	}
	n := m.estimates[len(m.estimates)-3:]
	met1 := result.Piece{Number: true, Value: float64(len(met)), Format: result.Format{}, Estimate: n[0]}
	lo, hi := q.show(slices.Min(sp.lo)), q.show(slices.Max(sp.hi))
	lo.Estimate, hi.Estimate = n[1], n[2]
	m.fact = say("{} lay between {} and {} in {} and met this in {} of the {}", w(m.name(s)), lo, hi, w(spanOf(sp, c.From, c.To)), met1, w(counted(len(sp.years), "year with a value", "years with a value")))
	m.brief = say("met in {} of {}", met1, w(counted(len(sp.years), "year", "years")))
	if len(met) > 0 && len(met) < len(sp.years) && len(met) <= 6 {
		m.fact = append(m.fact, w(" ("+yearList(met)+")"))
	}
	m.lacking(sp, q)
	m.nearest(s, q)
	switch {
	case m.out == holds || m.out == divided:
	case m.out == undecided && len(sp.missing) > 0:
		m.turn = say("Values for {} could change it.", w(yearList(sp.missing)))
	case c.Measure == "every":
		m.turn = say("It would hold if the {} other {} met it too.", w(count(len(sp.years)-len(met))), w(direction(float64(len(sp.years)-len(met))-1.5, "years", "year")))
	default:
		m.turn = say("A single year that meets it would change the outcome.")
	}
}

// lacking says which years of the span have no value.
func (m *measuring) lacking(sp spread, q quantity) {
	if n := len(sp.missing); n > 0 {
		t := say("There is no value for {}", w(yearList(sp.missing)))
		if n > 8 {
			t = say("There is no value for {}", w(counted(n, "year", "years")))
		}
		if lo, hi := q.ends(); m.c.Measure == "mean" && !math.IsInf(lo, 0) && !math.IsInf(hi, 0) {
			t = append(t, say("; with these years the mean may lie between {} and {}, by its interval", q.show(lo), q.show(hi))...)
		}
		m.remarks = append(m.remarks, append(t, w(".")))
		if m.out == undecided {
			m.turn = say("Values for the missing years could change it.")
		}
	}
}

// nearest says in which years the series was as claimed, or how near it came.
func (m *measuring) nearest(s *obs.Series, q quantity) {
	c := m.c.Condition
	if m.out != fails && m.out != undecided || s.N() == 0 {
		return
	}
	var met []int
	best, dist := 0, math.Inf(1)
	for i, v := range s.Values {
		if c.Holds(v) {
			met = append(met, s.Years[i])
		}
		if d := max(c.Low-v, v-c.High, 0); d < dist {
			best, dist = i, d
		}
	}
	first, last := ends(s.Years)
	switch {
	case len(met) == 0:
		m.near = say("No year from {} to {} has such a value; the nearest is {}, in {}.", year(first), year(last), q.show(s.Values[best]), year(s.Years[best]))
	default:
		y := met[0]
		for _, x := range met {
			if abs(x-m.c.To) < abs(y-m.c.To) {
				y = x
			}
		}
		v, _ := s.At(y)
		m.near = say("The series has such a value in {}", w(yearsShort(met)))
		if len(met) > 1 {
			m.near = append(m.near, say("; nearest to the years claimed is {}, with {}.", year(y), q.show(v))...)
		} else {
			m.near = append(m.near, say(": {}.", q.show(v))...)
		}
	}
}

// yearsShort lists years, or says how many there are.
func yearsShort(years []int) string {
	if len(years) > 12 {
		return counted(len(years), "year", "years")
	}
	return yearList(years)
}

func abs(n int) int { return max(n, -n) }

func mean(v []float64) float64 {
	sum := 0.0
	for i, x := range v {
		sum += (x - sum) / float64(i+1)
	}
	return sum
}

func medianOf(v []float64) float64 {
	t := slices.Clone(v)
	slices.Sort(t)
	n := len(t)
	lo, hi := t[(n-1)/2], t[n/2]
	if lo == hi { // of two infinities, too
		return lo
	}
	return lo + (hi-lo)/2
}

func padded(v []float64, n int, x float64) []float64 {
	out := slices.Clone(v)
	for range n {
		out = append(out, x)
	}
	return out
}
