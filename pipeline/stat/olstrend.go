package stat

import (
	"fmt"
	"math"
)

// A Trend is a straight line through a yearly series by least squares.
type Trend struct {
	N, DF                  int
	Slope, Intercept       float64 // per year; at year 0
	SESlope, SEIntercept   float64
	TSlope, PSlope         float64
	SlopeLo95, SlopeHi95   float64
	R2, AdjR2              float64
	Sigma, RSS, DW         float64
	FitFirst, FitLast      float64
	GrowthRate             float64 // exp(slope) − 1; with Log only
	GrowthLo95, GrowthHi95 float64
	Log                    bool // y was logarithms
	Exact                  bool // the points lie on the line; nothing can be tested
	line                   lineFit
	critical               float64 // t(DF) that is exceeded with probability 0.05
}

// OLSTrend fits y = a + b·year + e (y in any unit; b is in that unit per year,
// a at year 0) to the calendar years, so that gaps keep their width.
//
//	b = Σ(t − t̄)y / Sxx     se(b) = σ/√Sxx     se(a) = σ√(1/n + t̄²/Sxx)
//	σ² = RSS/(n − 2)     DW = Σ(eₜ − eₜ₋₁)²/RSS     R² = 1 − RSS/Syy
//
// with Sxx = Σ(t − t̄)², p and intervals from t(n − 2). The standard errors hold
// for uncorrelated errors only: on a random walk |t| grows without limit
// (Durlauf & Phillips 1988, Econometrica 56, 1333–1354); see OLSTrendHAC and
// RobustTrend. Source: Draper & Smith (1998), Applied Regression Analysis, ch. 1.
// Programs agree on all of these; they differ on AIC and BIC, which are not here.
//
// Points that lie exactly on a line have a slope but no standard error: Exact
// is then set and Values leaves the tests out. A constant series gives
// ErrNoVariation. Least n: 3.
func OLSTrend(years []int, y []float64) (*Trend, error) {
	if err := checkSeries(years, y, 3); err != nil {
		return nil, err
	}
	if isConstant(y) {
		return nil, fmt.Errorf("all %d values are %v: %w", len(y), y[0], ErrNoVariation)
	}
	resid := make([]float64, len(y))
	l := fitLine(years, y, resid)
	last := len(y) - 1
	r := &Trend{
		N: l.n, DF: l.n - 2, Slope: l.slope, Intercept: l.intercept(), RSS: l.rss,
		FitFirst: l.at(years[0]), FitLast: l.at(years[last]), R2: 1, AdjR2: 1,
		Exact: l.exact, line: l,
	}
	if l.exact {
		r.RSS, r.SlopeLo95, r.SlopeHi95 = 0, l.slope, l.slope
		r.line.rss = 0
		return r, r.checkOverflow()
	}
	df := float64(r.DF)
	mean := -l.centred(0)
	r.Sigma = math.Sqrt(l.rss / df)
	r.SESlope = r.Sigma / math.Sqrt(l.sxx)
	r.SEIntercept = r.Sigma * math.Sqrt(1/float64(l.n)+mean*mean/l.sxx)
	r.TSlope = l.slope / r.SESlope
	r.PSlope = twoSidedT(r.TSlope, df)
	r.critical = quantileT95(df)
	r.SlopeLo95, r.SlopeHi95 = l.slope-r.critical*r.SESlope, l.slope+r.critical*r.SESlope
	r.R2 = 1 - l.rss/l.syy
	r.AdjR2 = 1 - (1-r.R2)*float64(l.n-1)/df
	for i := 1; i < len(resid); i++ {
		d := resid[i] - resid[i-1]
		r.DW += d * d
	}
	r.DW /= l.rss
	return r, r.checkOverflow()
}

// OLSTrendLog is OLSTrend on the natural logarithms of y, which must be
// positive (else ErrNotPositive), with the growth rate exp(b) − 1 per year and
// its interval. Log-linear growth differs from the compound rate between the
// ends (Describe): it uses every year.
func OLSTrendLog(years []int, y []float64) (*Trend, error) {
	logs, err := Logs(y)
	if err != nil {
		return nil, err
	}
	r, err := OLSTrend(years, logs)
	if err != nil {
		return nil, err
	}
	r.Log = true
	r.GrowthRate = math.Expm1(r.Slope)
	r.GrowthLo95, r.GrowthHi95 = math.Expm1(r.SlopeLo95), math.Expm1(r.SlopeHi95)
	return r, r.checkOverflow()
}

// checkOverflow returns ErrValue where the data are finite and a figure is not.
func (r *Trend) checkOverflow() error {
	return checkFinite([]float64{r.Slope, r.Intercept, r.SEIntercept, r.TSlope, r.RSS, r.R2, r.DW, r.GrowthHi95})
}

// Band returns the fitted value at a year and the 95 % confidence interval of
// the mean there, fit ± t·σ√(1/n + (year − t̄)²/Sxx) (Draper & Smith 1998,
// ch. 3), in the unit of y or, with Log, of its logarithm. It is not the
// interval of a new value, and outside the years of the data it is extrapolation.
func (r *Trend) Band(year int) (fit, lo, hi float64) {
	c := r.line.centred(year)
	fit = r.line.at(year)
	half := r.critical * r.Sigma * math.Sqrt(1/float64(r.N)+c*c/r.line.sxx)
	return fit, fit - half, fit + half
}

// trendDims returns the dimensions of a slope and of a value.
func trendDims(log bool) (slope, value Dim) {
	if log {
		return LogYear, LogUnit
	}
	return PerYear, InUnit
}

// Values lists the figures of the family "ols_trend".
func (r *Trend) Values() []Value {
	slope, value := trendDims(r.Log)
	square := Squared
	if r.Log {
		square = None // squares of relative changes
	}
	v := []Value{
		{"n", float64(r.N), Count, ""}, {"df", float64(r.DF), Count, ""},
		{"slope", r.Slope, slope, ""}, {"intercept", r.Intercept, value, ""},
	}
	if !r.Exact {
		v = append(v, Value{"se_slope", r.SESlope, slope, ""}, Value{"se_intercept", r.SEIntercept, value, ""},
			Value{"t_slope", r.TSlope, None, ""}, Value{"p_slope", r.PSlope, Prob, ""},
			Value{"slope_lo95", r.SlopeLo95, slope, ""}, Value{"slope_hi95", r.SlopeHi95, slope, ""})
	}
	v = append(v, Value{"r2", r.R2, None, ""}, Value{"adj_r2", r.AdjR2, None, ""},
		Value{"sigma", r.Sigma, value, ""}, Value{"rss", r.RSS, square, ""})
	if !r.Exact {
		v = append(v, Value{"dw", r.DW, None, ""})
	}
	v = append(v, Value{"fit_first", r.FitFirst, value, ""}, Value{"fit_last", r.FitLast, value, ""})
	if r.Log {
		v = append(v, Value{"growth_rate", r.GrowthRate, Fraction, ""})
		if !r.Exact {
			v = append(v, Value{"growth_lo95", r.GrowthLo95, Fraction, ""}, Value{"growth_hi95", r.GrowthHi95, Fraction, ""})
		}
	}
	return v
}

// Warnings says where the line cannot be tested.
func (r *Trend) Warnings() []string {
	if r.Exact {
		return []string{"the values lie exactly on a straight line, so that the trend has no standard error; are they interpolated?"}
	}
	return nil
}
