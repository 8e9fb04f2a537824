package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/stat"
)

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
