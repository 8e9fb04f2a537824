package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// A reach is what a number may be: as the statistics take it, as it would be with
// the other published values, and how far years without a value leave it open.
type reach struct {
	value     float64
	others    []float64 // with the least and with the greatest of competing values
	low, high float64   // the number lies between them whatever the missing years were
}

// exactly is a reach of one number.
func exactly(v float64) reach { return reach{value: v, low: v, high: v} }

// values are all the numbers that sources give.
func (r reach) values() []float64 { return append([]float64{r.value}, r.others...) }

// ends are the least and the greatest number that the data allow.
func (r reach) ends() (lo, hi float64) {
	lo, hi = r.low, r.high
	for _, v := range r.values() {
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}

// meets holds a number against a condition. It holds where every number that the
// data allow meets the condition, and fails where none does. Where sources differ
// in whether they meet it, and the missing years could not matter, it is divided;
// else it is undecided.
func (r reach) meets(c *study.Condition) outcome {
	in := 0
	vs := r.values()
	for _, v := range vs {
		if c.Holds(v) {
			in++
		}
	}
	closed := (r.low >= slices.Min(vs) || c.Holds(r.low) || math.IsInf(c.Low, -1)) &&
		(r.high <= slices.Max(vs) || c.Holds(r.high) || math.IsInf(c.High, 1))
	lo, hi := r.ends()
	switch {
	case in == len(vs) && closed:
		return holds
	case in == 0 && !c.Overlaps(lo, hi):
		return fails
	case in > 0 && in < len(vs) && closed:
		return divided
	}
	return undecided
}

// sourcesSay is what the sources give for a year of a series: the value that the
// statistics use, and the least and the greatest figure of the same period. A
// series of one reporter is asked about alone.
func sourcesSay(s *obs.Series, year int) (v, lo, hi float64, ok bool) {
	v, ok = s.At(year)
	lo, hi = v, v
	if s.Reporter != "" {
		return v, lo, hi, ok
	}
	for _, c := range s.Competing {
		if c.Year != year {
			continue
		}
		period := periodOf(c)
		for _, o := range c.Obs {
			if o.Status.Missing() || math.IsNaN(o.Value) || o.Period != period {
				continue
			}
			if !ok { // no rule says which one to use
				v, lo, hi, ok = o.Value, o.Value, o.Value, true
			}
			lo, hi = min(lo, o.Value), max(hi, o.Value)
		}
	}
	return v, lo, hi, ok
}

// spread is the years of a span that have values, with the values used, the least
// and the greatest, and the years that have none.
type spread struct {
	years       []int
	v, lo, hi   []float64
	missing     []int
	competition bool
}

// spreadOf looks at a series from a year to another; 0 leaves that side open,
// where the span then ends with the series.
func spreadOf(s *obs.Series, from, to int) spread {
	first, last := ends(s.Years)
	for _, c := range s.Competing {
		if first == 0 || c.Year < first {
			first = c.Year
		}
		last = max(last, c.Year)
	}
	if from == 0 {
		from = first
	}
	if to == 0 {
		to = last
	}
	var sp spread
	if from == 0 || to == 0 {
		return sp
	}
	for y := from; y <= to; y++ {
		v, lo, hi, ok := sourcesSay(s, y)
		if !ok {
			sp.missing = append(sp.missing, y)
			continue
		}
		sp.years = append(sp.years, y)
		sp.v, sp.lo, sp.hi = append(sp.v, v), append(sp.lo, lo), append(sp.hi, hi)
		sp.competition = sp.competition || lo < hi
	}
	return sp
}

// reach computes a number that no value lowers by being greater, from the values
// used, the least and the greatest.
func (sp spread) reach(f func([]float64) float64) reach {
	r := exactly(f(sp.v))
	if sp.competition {
		r.others = []float64{f(sp.lo), f(sp.hi)}
	}
	return r
}

// usesOf are the rows behind the years of a series, those of competing figures
// too.
func usesOf(s *obs.Series, years []int) []obs.Pos {
	out := positions(s, years)
	if s.Reporter != "" {
		return out
	}
	for _, c := range s.Competing {
		if !slices.Contains(years, c.Year) {
			continue
		}
		period := periodOf(c)
		for _, o := range c.Obs {
			if !o.Status.Missing() && o.Period == period && !slices.Contains(out, o.Pos) {
				out = append(out, o.Pos)
			}
		}
	}
	return out
}
