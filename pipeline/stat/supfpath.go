package stat

import (
	"fmt"
	"math"
	"slices"
)

// A SupFPath is the statistic of SupF at every year at which it looks for a
// break, and the value that its maximum has to exceed.
type SupFPath struct {
	Years    []int     // the first year of the second regime
	F        []float64 // F form, parallel to Years
	Critical float64   // sup F above it has p_boot < alpha; NaN without draws
}

// SupFPathOf returns the path whose maximum is SupF's, with the same options. The
// critical value at level alpha, in (0, 1), is that of the bootstrap of SupF: with
// the same draws, p_boot is below alpha exactly where sup F is above it. Errors are
// those of SupF.
func SupFPathOf(years []int, y []float64, o SupFOptions, alpha float64) (*SupFPath, error) {
	if !(alpha > 0 && alpha < 1) {
		return nil, fmt.Errorf("alpha %v: %w", alpha, ErrOption)
	}
	if _, err := SupF(years, y, SupFOptions{Model: o.Model, Trim: o.Trim, Seed: o.Seed}); err != nil {
		return nil, err
	}
	if err := o.Check(); err != nil {
		return nil, err
	}
	n, k := len(y), o.Model.coefficients()
	e := make([]float64, n)
	o.Model.fit(years, y, e)
	p := newBreakPath(years, o.Model, o.Trim)
	f := func(broken, whole float64) float64 {
		return max(0, whole-broken) / float64(k) / (broken / float64(n-2*k))
	}
	_, _, whole := p.best(e)
	out := &SupFPath{Critical: math.NaN()}
	for i := p.first; i <= p.last; i++ {
		out.Years = append(out.Years, years[i])
		out.F = append(out.F, f(p.a[i-1]+p.b[n-i-1], whole))
	}
	if o.Draws == 0 {
		return out, checkFinite(out.F)
	}
	rho, start := nullAR1(e, o.Model), 0.0
	if rho < 1 {
		start = 1 / math.Sqrt((1-rho)*(1+rho))
	}
	source := newNormalDraws(o.Seed, n, o.Draws)
	u, sups := make([]float64, n), make([]float64, 0, o.Draws)
	for done := 0; done < o.Draws; done += lanes {
		block := source.next()
		for j := range min(lanes, o.Draws-done) {
			u[0] = start * block[j]
			for i := 1; i < n; i++ {
				u[i] = rho*u[i-1] + block[j+lanes*i]
			}
			_, broken, all := p.best(u)
			sups = append(sups, f(broken, all))
		}
	}
	// (1 + #{F* ≥ F})/(draws + 1) < alpha where fewer than this many reach F.
	most := int(math.Ceil(alpha*float64(o.Draws+1) - 1 - 1e-9))
	if most >= 1 {
		slices.Sort(sups)
		out.Critical = sups[len(sups)-most]
	}
	return out, checkFinite(out.F)
}
