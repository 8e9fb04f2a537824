package stat

import (
	"fmt"
	"math"
)

// A SimpleForecast is a way to forecast without a model to estimate.
type SimpleForecast string

// The ways, by the names that stand in the parameters of an estimate.
const (
	ForecastNaive SimpleForecast = "naive" // the last value
	ForecastDrift SimpleForecast = "drift" // the last value and the mean yearly change
	ForecastMean  SimpleForecast = "mean"  // the mean of all values
)

// SimpleForecastOptions are the choices of ForecastSimple.
type SimpleForecastOptions struct {
	ForecastOptions
	Model SimpleForecast
}

// DefaultSimpleForecastOptions is the naive forecast for five years.
func DefaultSimpleForecastOptions() SimpleForecastOptions {
	return SimpleForecastOptions{DefaultForecastOptions(), ForecastNaive}
}

// Check refuses an unknown way and what ForecastOptions refuse.
func (o SimpleForecastOptions) Check() error {
	switch o.Model {
	case ForecastNaive, ForecastDrift, ForecastMean:
		return o.ForecastOptions.Check()
	}
	return fmt.Errorf("simple forecast %q: %w", o.Model, ErrOption)
}

// ForecastSimple forecasts h years after the last, with errors of σ a year:
//
//	naive  yₙ             ± z σ√h             σ² = Σ d²/g / m
//	drift  yₙ + hb        ± z σ√(h + h²/s)    σ² = Σ (d − bg)²/g / (m − 1), b = (yₙ − y₁)/s
//	mean   ȳ              ± t σ√(1 + 1/n)     σ² = Σ (y − ȳ)²/(n − 1), t(n − 1)
//
// d are the m = n − 1 changes over g years each (g = 1 without gaps: a random walk
// then explains a change over a gap by its width), s the years from first to last
// (Hyndman & Athanasopoulos 2021, Forecasting, section 5.2; R's forecast agrees).
//
// Values outside the scale give ErrNotPositive, a series that the method fits
// exactly (a constant one, or a straight one with drift) ErrNoVariation, years that
// do not increase or a value that is not finite ErrValue, bad options ErrOption.
// Least n: 3.
func ForecastSimple(years []int, y []float64, o SimpleForecastOptions) (*Forecast, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	v, err := o.start(years, y, 3)
	if err != nil {
		return nil, err
	}
	n, last := float64(len(v)), v[len(v)-1]
	span := float64(years[len(years)-1] - years[0])
	var p forecastPath
	switch o.Model {
	case ForecastNaive:
		p.sigma = math.Sqrt(walkSquares(years, v, 0) / (n - 1))
		p.mean = func(float64) float64 { return last }
		p.se = func(h float64) float64 { return p.sigma * math.Sqrt(h) }
	case ForecastDrift:
		b := (last - v[0]) / span
		p.sigma = math.Sqrt(walkSquares(years, v, b) / (n - 2))
		p.mean = func(h float64) float64 { return last + h*b }
		p.se = func(h float64) float64 { return p.sigma * math.Sqrt(h+h*h/span) }
	case ForecastMean:
		m, squares := mean(v), 0.0
		for _, x := range v {
			squares += (x - m) * (x - m)
		}
		p.sigma, p.df = math.Sqrt(squares/(n-1)), n-1
		p.mean = func(float64) float64 { return m }
		p.se = func(float64) float64 { return p.sigma * math.Sqrt(1+1/n) }
	}
	r, err := o.finish(years, v, p)
	if err != nil {
		return nil, err
	}
	if o.Model == ForecastMean {
		r.doubts = nil // a mean needs no state
	}
	return r, nil
}

// walkSquares returns Σ (d − bg)²/g over the changes d in g years.
func walkSquares(years []int, v []float64, b float64) float64 {
	sum := 0.0
	for i := 1; i < len(v); i++ {
		g := float64(years[i] - years[i-1])
		e := v[i] - v[i-1] - b*g
		sum += e * e / g
	}
	return sum
}

// ForecastTrendOLS continues the line of OLSTrend, a + b·year, with the interval of
// a new value,
//
//	± t(n − 2) σ√(1 + 1/n + (year − mean year)²/Sxx)
//
// (Draper & Smith 1998, ch. 3; R and statsmodels agree). It holds for uncorrelated
// errors; on a series that wanders it is far too narrow.
//
// Errors as for ForecastSimple; an exact line gives ErrNoVariation. Least n: 4.
func ForecastTrendOLS(years []int, y []float64, o ForecastOptions) (*Forecast, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	v, err := o.start(years, y, 4)
	if err != nil {
		return nil, err
	}
	l := fitLine(years, v, make([]float64, len(v)))
	if l.exact {
		return nil, fmt.Errorf("the values lie on a straight line: %w", ErrNoVariation)
	}
	last := years[len(years)-1]
	p := forecastPath{sigma: math.Sqrt(l.rss / float64(l.n-2)), df: float64(l.n - 2)}
	p.mean = func(h float64) float64 { return l.at(last + int(h)) }
	p.se = func(h float64) float64 {
		c := l.centred(last + int(h))
		return p.sigma * math.Sqrt(1+1/float64(l.n)+c*c/l.sxx)
	}
	r, err := o.finish(years, v, p)
	if err != nil {
		return nil, err
	}
	r.doubts = nil // a line needs no state
	return r, nil
}
