package stat

import (
	"fmt"
	"math"
)

// SESOptions are the choices of ForecastSES.
type SESOptions struct {
	ForecastOptions
	Alpha float64 // weight of the newest value, above 0 to 1
}

// DefaultSESOptions is a weight of 0.3 and five years.
func DefaultSESOptions() SESOptions { return SESOptions{DefaultForecastOptions(), 0.3} }

// Check refuses a weight outside (0, 1] and what ForecastOptions refuse.
func (o SESOptions) Check() error {
	if !(o.Alpha > 0 && o.Alpha <= 1) {
		return fmt.Errorf("alpha %v: %w", o.Alpha, ErrOption)
	}
	return o.ForecastOptions.Check()
}

// HoltOptions are the choices of ForecastHolt.
type HoltOptions struct {
	ForecastOptions
	Alpha float64 // weight of the newest value in the level, above 0 to 1
	Beta  float64 // weight of the newest change of level in the trend, 0 to 1
}

// DefaultHoltOptions is weights of 0.5 and 0.2 and five years.
func DefaultHoltOptions() HoltOptions { return HoltOptions{DefaultForecastOptions(), 0.5, 0.2} }

// Check refuses weights outside their range and what ForecastOptions refuse.
func (o HoltOptions) Check() error {
	if !(o.Alpha > 0 && o.Alpha <= 1) || !(o.Beta >= 0 && o.Beta <= 1) {
		return fmt.Errorf("alpha %v, beta %v: %w", o.Alpha, o.Beta, ErrOption)
	}
	return o.ForecastOptions.Check()
}

// ForecastSES forecasts by simple exponential smoothing with a given weight α (the
// family "forecast_ses_fixed"),
//
//	l₁ = y₁,   lₜ = lₜ₋₁ + α eₜ,   eₜ = yₜ − lₜ₋₁,   forecast l ± z σ√(1 + (h − 1)α²)
//
// with σ² the mean of the n − 1 squared errors; R's HoltWinters and statsmodels have
// the same level. The interval is that of the state-space form (Hyndman, Koehler,
// Ord & Snyder 2008, table 6.1). Over missing years the level stays, and the error
// after g years counts as e²/(1 + (g − 1)α²).
//
// Errors and least n as for ForecastSimple.
func ForecastSES(years []int, y []float64, o SESOptions) (*Forecast, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	v, err := o.start(years, y, 3)
	if err != nil {
		return nil, err
	}
	s := smoothing{alpha: o.Alpha, level: v[0]}
	s.run(years, v, 1)
	return s.forecast(years, v, o.ForecastOptions, float64(len(v)-1))
}

// ForecastHolt forecasts by Holt's linear smoothing with given weights (the family
// "forecast_holt_fixed"),
//
//	l₂ = y₂, b₂ = y₂ − y₁,   eₜ = yₜ − lₜ₋₁ − bₜ₋₁
//	lₜ = lₜ₋₁ + bₜ₋₁ + α eₜ,   bₜ = bₜ₋₁ + αβ eₜ,   forecast l + hb ± z σ√c(h)
//	c(h) = 1 + (h − 1)[α² + α·αβ·h + (αβ)² h(2h − 1)/6]
//
// with σ² the mean of the n − 2 squared errors; R's HoltWinters starts in the same
// way. β is the weight of the change of level, as Holt (1957) and HoltWinters have
// it; the β of ETS programs is αβ here. Interval: Hyndman, Koehler, Ord & Snyder
// (2008), table 6.1. Over missing years level and trend go on, and the error
// after g years counts as e²/c(g).
//
// Errors as for ForecastSimple. Least n: 4.
func ForecastHolt(years []int, y []float64, o HoltOptions) (*Forecast, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	v, err := o.start(years, y, 4)
	if err != nil {
		return nil, err
	}
	s := smoothing{alpha: o.Alpha, gain: o.Alpha * o.Beta, level: v[1],
		trend: (v[1] - v[0]) / float64(years[1]-years[0])}
	s.run(years, v, 2)
	return s.forecast(years, v, o.ForecastOptions, float64(len(v)-2))
}

// A smoothing is the state of exponential smoothing; gain is 0 without a trend.
type smoothing struct {
	alpha, gain  float64
	level, trend float64
	sse          float64 // of one-step errors
}

// run updates the state by the observations from the given one on.
func (s *smoothing) run(years []int, v []float64, from int) {
	for i := from; i < len(v); i++ {
		g := 1.0
		if i > 0 {
			g = float64(years[i] - years[i-1])
		}
		before := s.level + g*s.trend
		e := v[i] - before
		s.level = before + s.alpha*e
		s.trend += s.gain * e
		s.sse += e * e / s.widening(g)
	}
}

// widening returns the variance of an error h years ahead in units of σ².
func (s *smoothing) widening(h float64) float64 {
	return 1 + (h-1)*(s.alpha*s.alpha+s.alpha*s.gain*h+s.gain*s.gain*h*(2*h-1)/6)
}

// forecast continues the state, with σ² = sse/df.
func (s *smoothing) forecast(years []int, v []float64, o ForecastOptions, df float64) (*Forecast, error) {
	p := forecastPath{sigma: math.Sqrt(s.sse / df)}
	p.mean = func(h float64) float64 { return s.level + h*s.trend }
	p.se = func(h float64) float64 { return p.sigma * math.Sqrt(s.widening(h)) }
	r, err := o.finish(years, v, p)
	if err != nil {
		return nil, err
	}
	r.Level, r.Trend, r.SSE, r.Alpha = s.level, s.trend, s.sse, s.alpha
	return r, nil
}
