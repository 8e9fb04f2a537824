package stat

import "math"

// farLevel is the mean square around the level, relative to that of the level,
// below which LeastSquares might find a series no different from a constant.
const farLevel = 1e-20

// nestedLags returns the lags 0 … most of least information criterion, all on the
// rows that most leaves, from a single orthogonalisation: each lag is one more
// column. Its sums of squares are good to about eight digits; where that may not
// settle the choice, or a regression may not exist, ok is false and all of them must
// be estimated.
func (d dickeyFuller) nestedLags(most int, charge func(rows float64) float64) (chosen int, ok bool) {
	start := most + 1
	n := len(d.y) - start
	rows := float64(n)
	if most < 0 || n < d.columns(most, 0)+1 {
		return 0, false
	}
	memory := make([]float64, n*(d.columns(most, 0)+1))
	column := func(f func(t int) float64) []float64 {
		c := memory[:n:n]
		memory = memory[n:]
		for i := range c {
			c[i] = f(start + i)
		}
		return c
	}
	change := func(lag int) []float64 {
		return column(func(t int) float64 { return d.y[t-lag] - d.y[t-lag-1] })
	}
	var basis orthonormalBasis
	level := 0.0
	if d.det != DetN {
		basis.add(column(func(int) float64 { return 1 }))
		level = mean(d.y) // no regression with a constant notices
	}
	if d.det == DetCT || d.det == DetT {
		basis.add(column(d.time))
	}
	before := column(func(t int) float64 { return d.y[t-1] - level })
	if !(dot(before, before) > farLevel*level*level*rows) {
		return 0, false
	}
	basis.add(before)
	now := change(0)
	exact := max(4*roundingBound(d.y), clearPart*dot(now, now))
	rest := basis.reduce(now)
	least, second := math.Inf(1), math.Inf(1)
	for lags := 0; ; lags++ {
		if basis.unclear || !(rest > exact) {
			return 0, false
		}
		switch ic := rows*math.Log(rest/rows) + charge(rows)*float64(d.columns(lags, 0)); {
		case ic < least:
			chosen, least, second = lags, ic, least
		case ic < second:
			second = ic
		}
		if lags == most {
			break
		}
		basis.add(change(lags + 1))
		if q := basis.columns[len(basis.columns)-1]; !basis.unclear {
			subtract(now, q, dot(now, q))
			rest = dot(now, now)
		}
	}
	return chosen, second-least > 1e-6*rows && !math.IsNaN(least)
}
