package stat

import (
	"fmt"
	"math"
)

// A Det says which deterministic terms a unit-root test allows for.
type Det string

// The deterministic terms, by the names that stand in the parameters of an
// estimate. ZivotAndrews uses DetC, DetT and DetCT for what may break.
const (
	DetN  Det = "n"  // none
	DetC  Det = "c"  // a constant
	DetT  Det = "t"  // a trend
	DetCT Det = "ct" // a constant and a trend
)

// checkOneOf refuses deterministic terms that a test does not have.
func (d Det) checkOneOf(allowed ...Det) error {
	for _, a := range allowed {
		if d == a {
			return nil
		}
	}
	return fmt.Errorf("deterministic terms %q: %w", string(d), ErrOption)
}

// terms returns how many deterministic terms there are.
func (d Det) terms() int {
	switch d {
	case DetN:
		return 0
	case DetCT:
		return 2
	}
	return 1
}

// A LagRule chooses how many lags a unit-root or stationarity test counts.
type LagRule string

// The rules, by the names that stand in the parameters of an estimate. n is the
// number of observations of the series.
const (
	LagFixed  LagRule = "fixed"                 // Lags
	LagAIC    LagRule = "AIC"                   // least AIC
	LagBIC    LagRule = "BIC"                   // least BIC
	LagShort  LagRule = "short_trunc_4_n100_14" // ⌊4(n/100)^¼⌋
	LagLong   LagRule = "long_trunc_12_n100_14" // ⌊12(n/100)^¼⌋
	LagCeil   LagRule = "ceil_12_n100_14"       // ⌈12(n/100)^¼⌉
	LagHobijn LagRule = "hobijn_auto"           // from the data, Hobijn, Franses & Ooms (1998)
)

// check refuses a rule that is not among those allowed, and Lags that the rule
// does not use.
func (r LagRule) check(lags int, allowed ...LagRule) error {
	for _, a := range allowed {
		switch {
		case r != a:
			continue
		case r == LagFixed && lags < 0:
			return fmt.Errorf("%d lags: %w", lags, ErrOption)
		case r != LagFixed && lags != 0:
			return fmt.Errorf("%d lags with rule %q, which chooses them: %w", lags, string(r), ErrOption)
		}
		return nil
	}
	return fmt.Errorf("lag rule %q: %w", string(r), ErrOption)
}

// truncation returns the lags of a rule that looks at n only, at most n − 1.
func (r LagRule) truncation(n, fixed int) int {
	root := math.Pow(float64(n)/100, 0.25)
	lags := fixed
	switch r {
	case LagShort:
		lags = int(4 * root)
	case LagLong:
		lags = int(12 * root)
	case LagCeil:
		lags = int(math.Ceil(12 * root))
	}
	return min(lags, n-1)
}

// bartlett returns Σu² + 2 Σⱼ (1 − j/(L + 1)) Σₜ uₜuₜ₋ⱼ, which is n times the
// long-run variance of Newey & West (1987) and not below 0.
func bartlett(u []float64, lags int) float64 {
	sum := autoproduct(u, 0)
	for j := 1; j <= lags; j++ {
		sum += 2 * (1 - float64(j)/float64(lags+1)) * autoproduct(u, j)
	}
	return sum
}

// A dickeyFuller builds the regressions of Dickey & Fuller (1979) on a series.
type dickeyFuller struct {
	years []int
	y     []float64
	det   Det // DetT counts as a constant and a trend
}

// columns returns how many regressors there are with the given lags and further
// columns.
func (d dickeyFuller) columns(lags, more int) int {
	k := 1 + lags + more
	if d.det == DetT {
		return k + 2
	}
	return k + d.det.terms()
}

// time returns the year of an observation, from the middle, so that the trend is
// nearly independent of the constant.
func (d dickeyFuller) time(t int) float64 { return float64(d.years[t] - d.years[len(d.years)/2]) }

// fit regresses yₜ − yₜ₋₁ on yₜ₋₁, the deterministic terms, yₜ₋ⱼ − yₜ₋ⱼ₋₁ for j
// up to lags, and further columns given as functions of the observation t, from
// observation start on. The first coefficient is ρ − 1. The trend is the calendar
// year; lags count observations. Fewer rows than one more than the columns give
// ErrTooFew, an exact fit ErrNoVariation.
func (d dickeyFuller) fit(lags, start int, more ...func(t int) float64) (*LeastSquaresFit, error) {
	n, k := len(d.y)-start, d.columns(lags, len(more))
	if err := checkLeast(n, k+1); err != nil {
		return nil, fmt.Errorf("rows for %d coefficients: %w", k, err)
	}
	change := make([]float64, n)
	for i := range change {
		change[i] = d.y[start+i] - d.y[start+i-1]
	}
	column := func(j int, into []float64) {
		var f func(t int) float64
		rest := j - lags - 1 // which of the columns after the lags
		if d.det == DetN {
			rest += 2
		} else if d.det != DetCT && d.det != DetT && rest > 0 {
			rest++
		}
		switch {
		case j == 0:
			copy(into, d.y[start-1:])
			return
		case j <= lags:
			f = func(t int) float64 { return d.y[t-j] - d.y[t-j-1] }
		case rest == 0:
			f = func(int) float64 { return 1 }
		case rest == 1:
			f = d.time
		default:
			f = more[rest-2]
		}
		for i := range into {
			into[i] = f(start + i)
		}
	}
	f, err := leastSquares(n, k, column, change)
	if err != nil {
		return nil, err
	}
	if isRounding(f.RSS, d.y) {
		return nil, fmt.Errorf("the series follows its own past exactly: %w", ErrNoVariation)
	}
	return f, nil
}

// checkUnitRoot checks what all tests of this kind ask of a series.
func checkUnitRoot(years []int, y []float64, least int) error {
	if err := checkSeries(years, y, least); err != nil {
		return err
	}
	if isConstant(y) {
		return fmt.Errorf("all %d values are %v: %w", len(y), y[0], ErrNoVariation)
	}
	return nil
}
