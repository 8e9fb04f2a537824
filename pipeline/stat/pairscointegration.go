package stat

import "math"

// How far a pair must be from every edge to be judged in plain arithmetic. What that
// rounds is 10⁻¹⁶ of the values and grows with each step that nearly cancels; with these
// bounds it stays far below 10⁻⁴ of the statistic.
const (
	leastSpread   = 1e-8 // Σ(v − mean)² of Σv²
	leastResidual = 1e-6 // Σe² of the first step, of Σ(y − mean)²; ΣΔu² of Σu²
	leastApart    = 1e-2 // 1 − r² of the two regressors of the second step
	leastShock    = 1e-4 // Σe² of the second step, of ΣΔu²
	plainSlack    = 1e-4 // of 1 + |statistic|
)

// Cointegrated says on which side of alpha the p-value of EngleGranger lies, with its
// default options, for series i on series j in their common years: below, or not. It is
// sure of it only where that is beyond doubt in plain arithmetic, without the refined
// regressions of EngleGranger, which take twenty times as long; where it is not, or the
// test would end with an error, EngleGranger has to say. The pairs must be of levels:
// of others it is never sure. An index out of range panics.
func (w *PairWorker) Cointegrated(i, j int, alpha float64) (below, sure bool) {
	a, b := &w.pairs.series[i], &w.pairs.series[j]
	n := len(a.years)
	if a.span != b.span {
		n = w.align(a.years, b.years)
	}
	if w.pairs.transform != Level || n < 5 {
		return false, false
	}
	y, syy := w.a.deviations(a, n)
	x, sxx := w.b.deviations(b, n)
	if syy == 0 || sxx == 0 {
		return false, false
	}
	slope, rss := dot(x, y)/sxx, 0.0
	w.a.x = resize(w.a.x, n)
	u := w.a.x
	for t := range u {
		u[t] = y[t] - slope*x[t]
		rss += u[t] * u[t]
	}
	if !(rss >= leastResidual*syy) {
		return false, false
	}
	// Δuₜ on uₜ₋₁ and Δuₜ₋₁.
	var levels, changes, both, onLevel, onChange, total float64
	for t := 2; t < n; t++ {
		level, before, now := u[t-1], u[t-1]-u[t-2], u[t]-u[t-1]
		levels += level * level
		both += level * before
		changes += before * before
		onLevel += level * now
		onChange += before * now
		total += now * now
	}
	det := levels*changes - both*both
	if !(det >= leastApart*levels*changes && min(changes, total) >= leastResidual*levels) {
		return false, false
	}
	rho, gamma := (onLevel*changes-onChange*both)/det, (levels*onChange-both*onLevel)/det
	rest := 0.0
	for t := 2; t < n; t++ {
		e := u[t] - u[t-1] - rho*u[t-1] - gamma*(u[t-1]-u[t-2])
		rest += e * e
	}
	if !(rest >= leastShock*total) {
		return false, false
	}
	stat := rho / math.Sqrt(rest/float64(n-4)*changes/det)
	slack := plainSlack * (1 + math.Abs(stat))
	low, _ := mackinnonP(stat-slack, DetC, 2)
	high, _ := mackinnonP(stat+slack, DetC, 2)
	seam := math.Abs(stat-mackinnonTails[DetC][1].star) <= slack // p is not monotone there
	return high < alpha, (low < alpha) == (high < alpha) && !seam
}

// deviations returns the deviations of the n common years from their mean and the sum of
// their squares; 0 where they are constant, or too small a part of the values, too
// large or too small to be told without loss.
func (s *pairSide) deviations(q *pairSeries, n int) (dev []float64, ss float64) {
	x := q.values
	if n != len(x) {
		s.x = resize(s.x, n)
		x = s.x
		for k, i := range s.at {
			x[k] = q.values[i]
		}
	}
	s.part.dev = resize(s.part.dev, n)
	if all := dot(x, x); all > 0x1p-400 && all < 0x1p400 {
		if ss = centred(s.part.dev, x, 1); ss < leastSpread*all {
			ss = 0
		}
	}
	return s.part.dev, ss
}
