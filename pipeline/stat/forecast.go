package stat

import (
	"fmt"
	"math"
)

// A ForecastScale says on which scale a forecast is made before it is turned back
// into the unit of the series.
type ForecastScale string

// The scales, by the names that stand in the parameters of an estimate.
const (
	ForecastLevel ForecastScale = "level" // the values themselves
	ForecastLog   ForecastScale = "log"   // ln y: forecasts stay above 0
	ForecastLogit ForecastScale = "logit" // ln(y/(Bound − y)): they stay between 0 and Bound
)

// ForecastOptions are the choices that all forecasts share.
type ForecastOptions struct {
	H     int // years ahead, 1 … 100
	Scale ForecastScale
	Bound float64 // with ForecastLogit only: 100 for percentages, 1 for shares
}

// DefaultForecastOptions is five years, on the scale of the values.
func DefaultForecastOptions() ForecastOptions { return ForecastOptions{H: 5, Scale: ForecastLevel} }

// PercentForecastOptions is five years on the logit scale of percentages.
func PercentForecastOptions() ForecastOptions {
	return ForecastOptions{H: 5, Scale: ForecastLogit, Bound: 100}
}

// Check refuses an unknown scale, a bound that the scale does not use and a
// horizon outside 1 … 100.
func (o ForecastOptions) Check() error {
	if o.H < 1 || o.H > 100 {
		return fmt.Errorf("%d years ahead, 1 to 100 allowed: %w", o.H, ErrOption)
	}
	switch {
	case (o.Scale == ForecastLevel || o.Scale == ForecastLog) && o.Bound == 0:
		return nil
	case o.Scale == ForecastLogit && o.Bound > 0 && !math.IsInf(o.Bound, 1):
		return nil
	}
	return fmt.Errorf("scale %q with bound %v: %w", o.Scale, o.Bound, ErrOption)
}

// A Forecast is what a method says of the years after a series, in its unit.
// Entry i of a slice is for LastYear + i + 1. It is a projection of the past, no
// prediction of what parties will do.
type Forecast struct {
	N, LastYear int
	Scale       ForecastScale
	Sigma       float64   // standard deviation of the one-year error, on the scale
	Mean        []float64 // on a log or logit scale: the median
	Lo80, Hi80  []float64
	Lo95, Hi95  []float64
	// Level and Trend are the last state and SSE the squared one-step errors of a
	// smoothing method, Alpha its weight; on the scale.
	Level, Trend, SSE, Alpha float64
	doubts
}

// transformed returns y on the scale, in which every value must lie inside.
func (o ForecastOptions) transformed(y []float64) ([]float64, error) {
	switch o.Scale {
	case ForecastLog:
		return Logs(y)
	case ForecastLogit:
		out := make([]float64, len(y))
		for i, v := range y {
			if !(v > 0 && v < o.Bound) {
				return nil, fmt.Errorf("value %d is %v, not between 0 and %v: %w", i, v, o.Bound, ErrNotPositive)
			}
			out[i] = math.Log(v / (o.Bound - v))
		}
		return out, nil
	}
	return y, nil
}

// back returns a value of the scale in the unit of the series.
func (o ForecastOptions) back(v float64) float64 {
	switch o.Scale {
	case ForecastLog:
		return math.Exp(v)
	case ForecastLogit:
		return o.Bound / (1 + math.Exp(-v))
	}
	return v
}

// A forecastPath is a forecast on the scale: its centre and standard error h
// years ahead, h from 1.
type forecastPath struct {
	mean, se func(h float64) float64
	df       float64 // of t; 0 is the normal distribution
	sigma    float64
}

// start checks a series and options and returns the values on the scale.
func (o ForecastOptions) start(years []int, y []float64, least int) ([]float64, error) {
	if err := checkSeries(years, y, least); err != nil {
		return nil, err
	}
	if isConstant(y) {
		return nil, fmt.Errorf("all %d values are %v: %w", len(y), y[0], ErrNoVariation)
	}
	return o.transformed(y)
}

// finish turns a path into a forecast: mean ± quantile · se at 80 % and 95 %, each
// end turned back by itself.
func (o ForecastOptions) finish(years []int, values []float64, p forecastPath) (*Forecast, error) {
	rss := float64(len(values)) * p.sigma * p.sigma
	if !(p.sigma > 0) || isRounding(rss, values) {
		return nil, fmt.Errorf("the method fits the series exactly, so that its errors have no size: %w", ErrNoVariation)
	}
	quantile := quantileNormal
	if p.df > 0 {
		quantile = func(alpha float64) float64 { return quantileT(alpha, p.df) }
	}
	z80, z95 := quantile(0.20), quantile(0.05)
	r := &Forecast{N: len(values), LastYear: years[len(years)-1], Scale: o.Scale, Sigma: p.sigma}
	for i := range o.H {
		h := float64(i + 1)
		m, se := p.mean(h), p.se(h)
		r.Mean = append(r.Mean, o.back(m))
		r.Lo80, r.Hi80 = append(r.Lo80, o.back(m-z80*se)), append(r.Hi80, o.back(m+z80*se))
		r.Lo95, r.Hi95 = append(r.Lo95, o.back(m-z95*se)), append(r.Hi95, o.back(m+z95*se))
	}
	if hasGaps(years) {
		r.doubts = doubts{"years are missing; the forecast carries its state across them"}
	}
	if err := checkFinite(append(append([]float64(nil), r.Lo95...), r.Hi95...)); err != nil {
		return nil, fmt.Errorf("the forecast overflows: %w", err)
	}
	return r, nil
}

// Values lists the figures of the families "forecast_…".
func (r *Forecast) Values() []Value {
	v := make([]Value, 0, 5*len(r.Mean))
	for _, list := range []struct {
		name string
		of   []float64
	}{{"mean", r.Mean}, {"lo80", r.Lo80}, {"hi80", r.Hi80}, {"lo95", r.Lo95}, {"hi95", r.Hi95}} {
		for i, x := range list.of {
			v = append(v, Value{fmt.Sprintf("%s_h%d", list.name, i+1), x, InUnit, ""})
		}
	}
	return v
}
