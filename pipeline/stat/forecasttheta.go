package stat

import (
	"math"

	"gonum.org/v1/gonum/optimize"
)

// The range of α that is searched, as in R's ets.
const (
	thetaAlphaLeast = 0.0001
	thetaAlphaMost  = 0.9999
)

// ForecastTheta forecasts by the theta method of Assimakopoulos & Nikolopoulos
// (2000, Int. J. Forecasting 16, 521–530) in its equivalent form (Hyndman & Billah
// 2003, Int. J. Forecasting 19, 287–290): simple exponential smoothing with half the
// slope b of OLSTrend as drift,
//
//	forecast l + b/2 · (h − 1 + (1 − (1 − α)ⁿ)/α) ± z σ√(1 + (h − 1)α²)
//
// α in [0.0001, 0.9999] and the first level l₀ minimise Σe² over all n one-step errors
// (l₀ exactly, α on a grid refined by Nelder–Mead); σ² = Σe²/(n − 2). n in the power
// counts years. R's thetaf is the same but for its search: the centres are up
// to 3e-4 apart, and on three rising series its intervals are up to 6 % wider,
// probably because its search for l₀ ends above the minimum. Over missing years the level stays, as
// in ForecastSES.
//
// Errors as for ForecastSimple. Least n: 4.
func ForecastTheta(years []int, y []float64, o ForecastOptions) (*Forecast, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	v, err := o.start(years, y, 4)
	if err != nil {
		return nil, err
	}
	l := fitLine(years, v, make([]float64, len(v)))
	best := thetaSearch(years, v)
	n := float64(years[len(years)-1] - years[0] + 1)
	p := forecastPath{sigma: math.Sqrt(best.sse / float64(len(v)-2))}
	p.mean = func(h float64) float64 {
		return best.level + l.slope/2*(h-1+(1-math.Pow(1-best.alpha, n))/best.alpha)
	}
	p.se = func(h float64) float64 { return p.sigma * math.Sqrt(best.widening(h)) }
	r, err := o.finish(years, v, p)
	if err != nil {
		return nil, err
	}
	r.Level, r.Trend, r.SSE, r.Alpha = best.level, l.slope/2, best.sse, best.alpha
	return r, nil
}

// thetaSearch returns the smoothing with the least squared errors.
func thetaSearch(years []int, v []float64) smoothing {
	best := freeSES(years, v, thetaAlphaMost)
	try := func(alpha float64) float64 {
		s := freeSES(years, v, max(thetaAlphaLeast, min(thetaAlphaMost, alpha)))
		if s.sse < best.sse {
			best = s
		}
		return s.sse
	}
	try(thetaAlphaLeast)
	for i := 1; i < 50; i++ {
		try(float64(i) / 50)
	}
	scale := best.sse
	if !(scale > 0) {
		return best
	}
	problem := optimize.Problem{Func: func(x []float64) float64 { return try(x[0]) / scale }}
	// The best point is kept by try, so that an early stop loses nothing but digits.
	_, _ = optimize.Minimize(problem, []float64{best.alpha},
		&optimize.Settings{Converger: &optimize.FunctionConverge{Relative: 1e-16, Iterations: 60}},
		&optimize.NelderMead{SimplexSize: 0.01})
	return best
}

// freeSES smooths with the first level that minimises Σe². Every error is linear in
// it: eₜ(l₀) = eₜ(0) − l₀(1 − α)^(t−1), so that two runs give the minimum.
func freeSES(years []int, v []float64, alpha float64) smoothing {
	cross, square, weight := 0.0, 0.0, 1.0
	s := smoothing{alpha: alpha, level: v[0]} // start near, so that nothing large cancels
	for i, x := range v {
		g := 1.0
		if i > 0 {
			g = float64(years[i] - years[i-1])
		}
		e := x - s.level
		w := s.widening(g)
		cross += e * weight / w
		square += weight * weight / w
		s.level += alpha * e
		weight *= 1 - alpha
	}
	s = smoothing{alpha: alpha, level: v[0] + cross/square}
	s.run(years, v, 0)
	return s
}
