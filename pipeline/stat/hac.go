package stat

import (
	"fmt"
	"math"
)

// A HACRule chooses how many lags a Newey–West variance counts.
type HACRule string

// The rules, by the names that stand in the parameters of an estimate. n is the
// number of observations, L the last lag.
const (
	HACNeweyWest   HACRule = "nw_floor_4_n100_29"       // L = ⌊4(n/100)^(2/9)⌋
	HACCubeRoot    HACRule = "floor_0.75_cuberoot"      // L = ⌊0.75 n^(1/3)⌋ (Stock & Watson)
	HACNeweyWest94 HACRule = "nw1994_bartlett"          // from the data, Newey & West (1994)
	HACAndrews     HACRule = "andrews1991_ar1_bartlett" // from the data, Andrews (1991)
	HACFixed       HACRule = "fixed"                    // Lag
)

// HACOptions are the choices of a Newey–West variance.
type HACOptions struct {
	Rule        HACRule
	Lag         int  // with HACFixed only, 0 to n − 1
	SmallSample bool // multiply the variance by n/(n − 2)
}

// DefaultHACOptions is ⌊4(n/100)^(2/9)⌋ lags with the small-sample factor.
func DefaultHACOptions() HACOptions { return HACOptions{Rule: HACNeweyWest, SmallSample: true} }

// Check refuses an unknown rule and a lag that the rule does not use.
func (o HACOptions) Check() error {
	switch o.Rule {
	case HACFixed:
		if o.Lag < 0 {
			return fmt.Errorf("lag %d is negative: %w", o.Lag, ErrOption)
		}
		return nil
	case HACNeweyWest, HACCubeRoot, HACNeweyWest94, HACAndrews:
		if o.Lag != 0 {
			return fmt.Errorf("lag %d with rule %q, which chooses it: %w", o.Lag, o.Rule, ErrOption)
		}
		return nil
	}
	return fmt.Errorf("rule %q: %w", o.Rule, ErrOption)
}

// A HACTrend is the slope of OLSTrend with a standard error that allows for
// autocorrelation and changing variance.
type HACTrend struct {
	N, DF                int
	Lag                  int     // the last lag with a weight above 0
	Bandwidth            float64 // Lag + 1, or what the data gave before it was rounded
	Slope                float64
	SESlope              float64
	TSlope, PT           float64
	SlopeLo95, SlopeHi95 float64
	Log                  bool
	warnings             []string
}

// OLSTrendHAC tests the slope b of OLSTrend with the variance of Newey & West
// (1987, Econometrica 55, 703–708):
//
//	var(b) = [Σu² + 2 Σⱼ wⱼ Σₜ uₜuₜ₋ⱼ] / Sxx²,   uₜ = (t − t̄)eₜ,   wⱼ = 1 − j/(L + 1)
//
// without prewhitening, times n/(n − 2) if SmallSample; p and interval from
// t(n − 2). L by the rule, where n is the number of observations:
//
//	HACNeweyWest94  ⌊1.1447 (s₁/s₀)^(2/3) n^(1/3)⌋ with s₀, s₁ = Σ j^(0,1) γⱼ over
//	                |j| ≤ ⌊4(n/100)^(2/9)⌋ (Newey & West 1994, Rev. Econ. Stud. 61)
//	HACAndrews      L + 1 = 1.1447 (4ρ²n/((1 − ρ)²(1 + ρ)²))^(1/3), not rounded
//	                (Andrews 1991, Econometrica 59, eqs. 6.2, 6.4), ρ by OLS on u
//
// Both use the score u of the centred year, so that they do not change when
// years are counted from elsewhere; sandwich in R and gretl use u·year and give
// another bandwidth for every origin. statsmodels and gretl omit n/(n − 2)
// unless told, and statsmodels takes p from the normal distribution.
//
// The test still rejects too often when errors are strongly autocorrelated, and
// tends to certainty on a random walk; RobustTrend does not. Slope and bounds
// are in the unit of y per year. Lags count observations (a warning says so on a
// gap). A lag of n or more gives ErrOption, a constant series or an exact line
// ErrNoVariation. Least n: 3.
func OLSTrendHAC(years []int, y []float64, o HACOptions) (*HACTrend, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := checkSeries(years, y, 3); err != nil {
		return nil, err
	}
	score := make([]float64, len(y))
	l := fitLine(years, y, score)
	if l.exact {
		return nil, fmt.Errorf("no residual differs from the line: %w", ErrNoVariation)
	}
	for i := range score {
		score[i] *= l.centred(years[i])
	}
	v, err := hacSlope(score, l.slope, l.sxx, 2, o)
	if err != nil {
		return nil, err
	}
	v.warnings = gapWarnings(years)
	return v, nil
}

// OLSTrendHACLog is OLSTrendHAC on the natural logarithms of y, which must be
// positive (else ErrNotPositive).
func OLSTrendHACLog(years []int, y []float64, o HACOptions) (*HACTrend, error) {
	logs, err := Logs(y)
	if err != nil {
		return nil, err
	}
	r, err := OLSTrendHAC(years, logs, o)
	if err != nil {
		return nil, err
	}
	r.Log = true
	return r, nil
}

// hacSlope tests a slope, one of k coefficients estimated: what its regressor has
// apart from the others has the scores u and the sum of squares sxx.
func hacSlope(u []float64, slope, sxx float64, k int, o HACOptions) (*HACTrend, error) {
	n := len(u)
	lag, width, bandwidth, err := hacLags(u, o)
	if err != nil {
		return nil, err
	}
	sum := autoproduct(u, 0)
	for j := 1; j <= min(lag, n-1); j++ {
		sum += 2 * (1 - float64(j)/width) * autoproduct(u, j)
	}
	variance := sum / (sxx * sxx)
	if o.SmallSample {
		variance *= float64(n) / float64(n-k)
	}
	r := &HACTrend{N: n, DF: n - k, Lag: lag, Bandwidth: bandwidth, Slope: slope, SESlope: math.Sqrt(variance)}
	if !(variance > 0) || math.IsInf(variance, 0) {
		return nil, undefined("the long-run variance", variance)
	}
	df := float64(r.DF)
	r.TSlope = slope / r.SESlope
	r.PT = twoSidedT(r.TSlope, df)
	half := quantileT95(df) * r.SESlope
	r.SlopeLo95, r.SlopeHi95 = slope-half, slope+half
	return r, checkFinite([]float64{r.TSlope, r.SlopeLo95, r.SlopeHi95})
}

// hacLags returns the last lag, the width B of the weights 1 − j/B, and the
// bandwidth that a rule found in the data before it was rounded (else B).
func hacLags(u []float64, o HACOptions) (lag int, width, bandwidth float64, err error) {
	n := len(u)
	switch o.Rule {
	case HACFixed:
		lag = o.Lag
	case HACNeweyWest:
		lag = neweyWestLag(n)
	case HACCubeRoot:
		lag = int(0.75 * math.Cbrt(float64(n)))
	case HACNeweyWest94:
		bandwidth = neweyWest94(u)
	case HACAndrews:
		bandwidth = andrewsAR1(u)
	}
	if math.IsNaN(bandwidth) || bandwidth > 1e9 {
		return 0, 0, 0, undefined("the bandwidth that the data give", bandwidth)
	}
	switch {
	case o.Rule == HACNeweyWest94:
		// It may exceed n − 1; then every lag counts, as in sandwich.
		return int(bandwidth), float64(int(bandwidth) + 1), bandwidth, nil
	case o.Rule == HACAndrews:
		width = max(bandwidth, 1)
		return int(math.Ceil(width)) - 1, width, bandwidth, nil
	case lag >= n:
		return 0, 0, 0, fmt.Errorf("lag %d with %d observations: %w", lag, n, ErrOption)
	}
	return lag, float64(lag + 1), float64(lag + 1), nil
}

// neweyWest94 returns the bandwidth of Newey & West (1994) for Bartlett weights.
func neweyWest94(u []float64) float64 {
	s0, s1 := autoproduct(u, 0), 0.0
	for j := 1; j <= min(neweyWestLag(len(u)), len(u)-1); j++ {
		g := autoproduct(u, j)
		s0 += 2 * g
		s1 += 2 * float64(j) * g
	}
	return 1.1447 * math.Cbrt(s1/s0*(s1/s0)) * math.Cbrt(float64(len(u)))
}

// andrewsAR1 returns the bandwidth of Andrews (1991) for Bartlett weights.
func andrewsAR1(u []float64) float64 {
	rho := ar1(u)
	d := (1 - rho) * (1 + rho)
	return 1.1447 * math.Cbrt(4*rho*rho/(d*d)) * math.Cbrt(float64(len(u)))
}

// neweyWestLag returns ⌊4(n/100)^(2/9)⌋.
func neweyWestLag(n int) int { return int(4 * math.Pow(float64(n)/100, 2.0/9)) }

// autoproduct returns Σ uₜuₜ₋ⱼ.
func autoproduct(u []float64, j int) float64 {
	sum := 0.0
	for i := j; i < len(u); i++ {
		sum += u[i] * u[i-j]
	}
	return sum
}

// ar1 returns the slope of uₜ on uₜ₋₁ with a constant.
func ar1(u []float64) float64 {
	n := len(u) - 1
	var now, before float64
	for i := range n {
		now += u[i+1] / float64(n)
		before += u[i] / float64(n)
	}
	var cross, square float64
	for i := range n {
		d := u[i] - before
		cross += d * (u[i+1] - now)
		square += d * d
	}
	return cross / square
}

// Values lists the figures of the family "ols_trend_hac".
func (r *HACTrend) Values() []Value {
	slope, _ := trendDims(r.Log)
	return []Value{
		{"lag", float64(r.Lag), Count, ""},
		{"se_slope", r.SESlope, slope, ""},
		{"t_slope", r.TSlope, None, ""},
		{"p_t", r.PT, Prob, ""},
		{"slope_lo95_t", r.SlopeLo95, slope, ""},
		{"slope_hi95_t", r.SlopeHi95, slope, ""},
	}
}

// Warnings says where lags are not years.
func (r *HACTrend) Warnings() []string { return r.warnings }
