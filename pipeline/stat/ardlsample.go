package stat

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// An ardlNull holds the sorted F of series without a relation.
type ardlNull struct {
	once   sync.Once
	i0, i1 []float64
}

// An ardlKey is all that a null distribution depends on.
type ardlKey struct {
	design ardlDesign
	nobs   int
	draws  int
	seed   uint64
}

var ardlNulls sync.Map // ardlKey → *ardlNull

// ardlSample returns the bounds for nobs observations, simulating them the first
// time. Others that need them meanwhile wait. The simulated p is
// (1 + number of F at or above f)/(1 + draws), the critical value the quantile of
// type 7.
func ardlSample(d ardlDesign, nobs int, o ARDLOptions, f float64) ARDLLimits {
	key := ardlKey{d, nobs, o.Draws, o.Seed}
	v, _ := ardlNulls.LoadOrStore(key, new(ardlNull))
	null := v.(*ardlNull)
	null.once.Do(func() { null.i0, null.i1 = key.draw(false), key.draw(true) })
	return ARDLLimits{
		CV95I0: quantile7(null.i0, 0.95), CV95I1: quantile7(null.i1, 0.95),
		PI0: shareAtOrAbove(null.i0, f), PI1: shareAtOrAbove(null.i1, f),
	}
}

// draw returns the sorted F of the design on random walks y and on x that are
// random walks (unitRoot) or white noise, all with independent standard normal
// steps: the processes of Pesaran, Shin & Smith (2001) and Narayan (2005).
func (k ardlKey) draw(unitRoot bool) []float64 {
	stream := uint64(k.nobs)<<32 | uint64(k.design.kind)<<24 | uint64(k.design.k)<<16 |
		uint64(k.design.p)<<9 | uint64(k.design.q)<<1
	if unitRoot {
		stream |= 1
	}
	rng := rand.New(rand.NewPCG(k.seed, stream))
	n := k.nobs + max(k.design.p, k.design.q)
	y, x := make([]float64, n), make([][]float64, k.design.k)
	for j := range x {
		x[j] = make([]float64, n)
	}
	var g gram
	out := make([]float64, 0, k.draws)
	for range k.draws {
		walk(rng, y) // the mean that walk takes out plays no role: see below
		at := y[0]
		for t := range y {
			y[t] -= at // start at 0, as the published tables do; without a free constant F depends on it
		}
		for _, v := range x {
			level := 0.0
			for t := range v {
				e := rng.NormFloat64()
				level += e
				v[t] = e
				if unitRoot {
					v[t] = level
				}
			}
		}
		if f, ok := g.f(k.design.build(y, x)); ok {
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return out
}

// A gram is the scratch of one F statistic by Cholesky's factors of the products
// of all columns, the dependent one last. It is fit for simulated series, whose
// columns are well apart, and an order faster than LeastSquares.
type gram struct{ l [][]float64 }

// f returns F of the tested columns: with L the factor, the last row of L holds
// the parts of y along the columns in turn, and last the root of the RSS.
func (g *gram) f(free, tested [][]float64, y []float64) (float64, bool) {
	columns := append(append(free, tested...), y)
	k := len(columns) - 1
	for len(g.l) <= k {
		g.l = append(g.l, make([]float64, len(columns)))
	}
	for i, a := range columns {
		row := g.l[i]
		for j, b := range columns[:i+1] {
			s := dot(a, b) - dot(row[:j], g.l[j][:j])
			if i != j {
				row[j] = s / g.l[j][j]
				continue
			}
			if !(s > 0) {
				return 0, false
			}
			row[j] = math.Sqrt(s)
		}
	}
	part := g.l[k][len(free):k]
	rss := g.l[k][k] * g.l[k][k]
	df := float64(len(y) - k)
	return dot(part, part) / float64(len(part)) / (rss / df), true
}

// shareAtOrAbove returns the simulated p of f.
func shareAtOrAbove(sorted []float64, f float64) float64 {
	below, _ := slices.BinarySearch(sorted, f)
	return float64(1+len(sorted)-below) / float64(1+len(sorted))
}
