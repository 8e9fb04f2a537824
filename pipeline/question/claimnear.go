package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

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
				out = append(out, m.a.say("{} by {}¦a figure and who states it", q.show(o.Value).From(result.Competing(s, o)), lit(m.a.said(o))))
			}
		}
	}
	return result.Join(", ", out...)
}

// range_ adds to the fact what other sources say.
func (m *measuring) range_(q quantity) {
	if vs := q.values(); len(vs) > 1 && slices.Min(vs) < slices.Max(vs) {
		lo, hi := m.bound("low", q.show, slices.Min(vs)), m.bound("high", q.show, slices.Max(vs))
		m.fact = m.a.say("{} (from {} to {} as sources differ)", m.fact, lo, hi)
		if len(m.brief) > 0 {
			m.brief = m.a.say("{}, or {} to {} as sources differ", m.brief, lo, hi)
		}
	}
}

// bound is an end of the numbers that the data allow, with its estimate where it has
// that value.
func (m *measuring) bound(name string, show func(float64) result.Piece, v float64) result.Piece {
	p := show(v)
	for _, e := range m.s.ests {
		if e.Statistic == "claim."+name && e.Value == v {
			return of(e, p)
		}
	}
	return p
}

// bracket says what stands on either side of a year without a value. It is no
// evidence of the year itself.
func (m *measuring) bracket(s *obs.Series, q quantity, y int) {
	i, _ := slices.BinarySearch(s.Years, y)
	var sides []result.Text
	for _, k := range []int{i - 1, i} {
		if k >= 0 && k < s.N() {
			sides = append(sides, m.a.say("{} in {}¦a claim or a value, and its year", q.show(s.Values[k]).From(result.Published(s, s.Years[k])), year(s.Years[k])))
		}
	}
	switch len(sides) {
	case 1:
		m.near = m.a.say("The nearest value is {}; what the year itself had does not follow from it.", sides[0])
	case 2:
		m.near = m.a.say("The nearest values are {} and {}; what the year itself had does not follow from them.", sides[0], sides[1])
	}
}

// lacking says which years of the span have no value.
func (m *measuring) lacking(sp spread, q quantity) {
	if n := len(sp.missing); n > 0 {
		years := lit(m.a.yearList(sp.missing))
		if n > 8 {
			years = lit(m.a.counted(n, "{} year", "{} years"))
		}
		t := m.a.say("There is no value for {}.", years)
		if lo, hi := q.ends(); m.c.Measure == "mean" && !math.IsInf(lo, 0) && !math.IsInf(hi, 0) {
			t = m.a.say("There is no value for {}; with these years the mean may lie between {} and {}, by its interval.", years, m.bound("low", q.show, lo), m.bound("high", q.show, hi))
		}
		m.remarks = append(m.remarks, t)
		if m.out == undecided {
			m.turn = m.a.say("Values for the missing years could change it.")
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
	for i, v := range s.Values {
		if c.Holds(v) {
			met = append(met, s.Years[i])
		}
	}
	best := nearestTo(s, c, 0)
	first, last := ends(s.Years)
	switch {
	case len(met) == 0:
		m.near = m.a.say("No year from {} to {} has such a value; the nearest is {}, in {}.", year(first), year(last), q.show(s.Values[best]).From(result.Published(s, s.Years[best])), year(s.Years[best]))
	default:
		y := met[0]
		for _, x := range met {
			if abs(x-m.c.To) < abs(y-m.c.To) {
				y = x
			}
		}
		v, _ := s.At(y)
		p := q.show(v).From(result.Published(s, y))
		m.near = m.a.say("The series has such a value in {}: {}.", year(y), p)
		if len(met) > 1 {
			m.near = m.a.say("The series has such a value in {}; nearest to the years claimed is {}, with {}.", lit(m.a.yearsShort(met)), year(y), p)
		}
		if i := nearestTo(s, c, m.c.To); i >= 0 && met[0] > m.c.To && m.c.To != 0 {
			m.near = append(append(m.near, lit(" ")), m.a.say("Up to {} it came nearest in {}, with {}.", year(m.c.To), year(s.Years[i]), q.show(s.Values[i]).From(result.Published(s, s.Years[i])))...)
		}
	}
}

// nearestTo is the index of the first value that comes nearest to a condition up to
// a year, or in all years where that is 0; −1 where there is none.
func nearestTo(s *obs.Series, c *study.Condition, to int) int {
	best, dist := -1, math.Inf(1)
	for i, v := range s.Values {
		if d := max(c.Low-v, v-c.High, 0); (to == 0 || s.Years[i] <= to) && (best < 0 || d < dist) {
			best, dist = i, d
		}
	}
	return best
}

// yearsShort lists years, or says how many there are.
func (sp speaker) yearsShort(years []int) string {
	if len(years) > 12 {
		return sp.counted(len(years), "{} year", "{} years")
	}
	return sp.yearList(years)
}
