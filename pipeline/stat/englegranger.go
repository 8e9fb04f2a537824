package stat

import "fmt"

// engleGrangerMost is the largest number of series for which MacKinnon (1994) has
// p-values.
const engleGrangerMost = 6

// EngleGrangerOptions are the choices of EngleGranger.
type EngleGrangerOptions struct {
	Trend Det // DetC or DetCT: what the relation between the levels has beside the series
	Lags  int // lagged changes of the residuals in the second step
}

// DefaultEngleGrangerOptions is a constant and one lag.
func DefaultEngleGrangerOptions() EngleGrangerOptions {
	return EngleGrangerOptions{Trend: DetC, Lags: 1}
}

// Check refuses other deterministic terms and a negative number of lags.
func (o EngleGrangerOptions) Check() error {
	if err := o.Trend.checkOneOf(DetC, DetCT); err != nil {
		return err
	}
	if o.Lags < 0 {
		return fmt.Errorf("%d lags: %w", o.Lags, ErrOption)
	}
	return nil
}

// An EngleGrangerTest is a test for cointegration by the residuals of a regression.
type EngleGrangerTest struct {
	N, Nobs, Lags  int // years; rows of the second step; its lagged changes
	Stat           float64
	P              float64
	CV1, CV5, CV10 float64
	doubts
}

// EngleGranger tests the null that y is not cointegrated with the series x (x[j]
// holds the values of series j), by the t statistic of ρ in
//
//	yₜ = a (+ b·year) + c′xₜ + uₜ,   Δuₜ = ρuₜ₋₁ + Σ_{i≤L} γᵢΔuₜ₋ᵢ + eₜ,
//
// the second step on the residuals of the first, without deterministic terms (Engle
// & Granger 1987, Econometrica 55, 251–276). A small stat speaks for a relation. p is
// the asymptotic one of MacKinnon (1994) for the number of series, the critical
// values are MacKinnon's (2010) for n − 1 observations, as in statsmodels and Stata's
// egranger; gretl's p follows MacKinnon (1996), up to 0.004 away. Which series is y
// matters in short samples. All figures are free of units.
//
// Lags count observations, which a warning says on years with gaps. Bad options, or
// more than five x or none, give ErrOption; unequal lengths ErrLength; a value that is
// not finite or years that do not increase ErrValue; series x that depend on one
// another ErrUndefined; a y that is their combination ErrNoVariation. Least n: as many
// as the coefficients of the first step and one, and 2L + 3.
func EngleGranger(years []int, y []float64, x [][]float64, o EngleGrangerOptions) (*EngleGrangerTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	count := len(x) + 1
	if count < 2 || count > engleGrangerMost {
		return nil, fmt.Errorf("%d series beside y, 1 to %d allowed: %w", len(x), engleGrangerMost-1, ErrOption)
	}
	least := max(count+o.Trend.terms(), 2*o.Lags+3)
	if err := checkSeries(years, y, least); err != nil {
		return nil, err
	}
	columns := [][]float64{constants(len(y), 1)}
	if o.Trend == DetCT {
		time := make([]float64, len(y))
		for i, year := range years {
			time[i] = float64(year - years[len(years)/2])
		}
		columns = append(columns, time)
	}
	for j, v := range x {
		if err := checkTwo(years, y, v, least); err != nil {
			return nil, fmt.Errorf("series %d: %w", j, err)
		}
		columns = append(columns, v)
	}
	first, err := leastSquaresOf(columns, y)
	if err != nil {
		return nil, err
	}
	if isRounding(first.RSS, y) {
		return nil, fmt.Errorf("y is a combination of the other series: %w", ErrNoVariation)
	}
	second, err := dickeyFuller{years, first.Residuals, DetN}.fit(o.Lags, o.Lags+1)
	if err != nil {
		return nil, fmt.Errorf("second step: %w", err)
	}
	r := &EngleGrangerTest{N: len(y), Nobs: second.N, Lags: o.Lags, Stat: second.Beta[0] / second.SE(0),
		doubts: gapWarnings(years)}
	p, outside := mackinnonP(r.Stat, o.Trend, count)
	cv := mackinnonCritical(o.Trend, count, len(y)-1)
	r.P, r.CV1, r.CV5, r.CV10 = p, cv[0], cv[1], cv[2]
	r.doubts = append(r.doubts, outsideMacKinnon(outside)...)
	return r, checkFinite([]float64{r.Stat, r.P})
}

// Values lists the figures of the family "engle_granger".
func (r *EngleGrangerTest) Values() []Value {
	return []Value{
		{"stat", r.Stat, None, ""},
		{"p_mackinnon1994", r.P, Prob, ""},
		{"cv1", r.CV1, None, ""},
		{"cv5", r.CV5, None, ""},
		{"cv10", r.CV10, None, ""},
	}
}
