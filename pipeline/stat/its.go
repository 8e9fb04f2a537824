package stat

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// ITSOptions are the choices of ITS.
type ITSOptions struct {
	BreakYear int // T₀, first year of the second regime
}

// DefaultITSOptions is an intervention in the given year.
func DefaultITSOptions(breakYear int) ITSOptions { return ITSOptions{BreakYear: breakYear} }

// Check refuses the year 0.
func (o ITSOptions) Check() error {
	if o.BreakYear == 0 {
		return fmt.Errorf("no break year: %w", ErrOption)
	}
	return nil
}

// ITSHACOptions are the choices of ITSHAC.
type ITSHACOptions struct {
	BreakYear   int  // T₀, first year of the second regime
	Lag         int  // last lag of the Newey–West variance, 0 to n − 1
	SmallSample bool // multiply the variance by n/(n − 4)
}

// DefaultITSHACOptions is an intervention in the given year, 2 lags and no
// small-sample factor.
func DefaultITSHACOptions(breakYear int) ITSHACOptions {
	return ITSHACOptions{BreakYear: breakYear, Lag: 2}
}

// Check refuses the year 0 and a negative lag.
func (o ITSHACOptions) Check() error {
	if o.Lag < 0 {
		return fmt.Errorf("lag %d is negative: %w", o.Lag, ErrOption)
	}
	return ITSOptions{o.BreakYear}.Check()
}

// An InterruptedSeries is a line that may jump and turn at a known year.
type InterruptedSeries struct {
	N, DF                                                 int
	Intercept                                             float64 // of the first line, at T₀
	PreSlope, PostSlope                                   float64 // per year
	LevelChange                                           float64 // at T₀
	SlopeChange                                           float64 // per year
	SEIntercept, SEPreSlope, SELevelChange, SESlopeChange float64
	PPreSlope, PLevelChange, PSlopeChange                 float64
	Log                                                   bool // y was logarithms
	warnings                                              []string
}

// ITS fits the segmented regression of an interrupted time series
//
//	yₜ = β₀ + β₁(t − T₀) + β₂D + β₃D(t − T₀) + eₜ,   D = 1 for t ≥ T₀ = o.BreakYear
//
// to the calendar years t (Wagner et al. 2002, J. Clin. Pharm. Ther. 27,
// 299–309). y in any unit: β₀ (the first line continued to T₀) and the level
// change β₂ are in that unit, the slopes β₁, β₁ + β₃ and the slope change β₃ in
// that unit per year; classical standard errors, p from t(n − 4). Time is
// counted from T₀, so that β₂ is the jump in T₀ itself; counting D(t − T₀)
// from 1, as many papers do, takes β₃ from it. The errors are taken as independent;
// ITSHAC does not. Neither says that T₀ was the cause.
//
// Two lines that fit exactly give ErrNoVariation, a regime of one value
// ErrTooFew. Least n: 5.
func ITS(years []int, y []float64, o ITSOptions) (*InterruptedSeries, error) {
	r, _, fit, err := interrupt(years, y, o)
	if err != nil {
		return nil, err
	}
	v := mat.NewSymDense(4, nil)
	v.ScaleSym(fit.Sigma2(), fit.XtXInv)
	return r, r.test(v)
}

// ITSHAC is ITS with standard errors that allow for autocorrelation and changing
// variance (Newey & West 1987, Econometrica 55, 703–708):
//
//	V = (X′X)⁻¹ [Γ₀ + Σⱼ (1 − j/(L + 1))(Γⱼ + Γⱼ′)] (X′X)⁻¹,   Γⱼ = Σₜ eₜeₜ₋ⱼ xₜxₜ₋ⱼ′
//
// with L = o.Lag, without prewhitening, times n/(n − 4) if o.SmallSample; p from
// t(n − 4), where statsmodels takes the normal distribution unless told. Lags
// count observations. A lag of n or more gives ErrOption.
func ITSHAC(years []int, y []float64, o ITSHACOptions) (*InterruptedSeries, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	r, x, fit, err := interrupt(years, y, ITSOptions{o.BreakYear})
	if err != nil {
		return nil, err
	}
	if o.Lag >= r.N {
		return nil, fmt.Errorf("lag %d with %d observations: %w", o.Lag, r.N, ErrOption)
	}
	r.warnings = append(r.warnings, gapWarnings(years)...)
	factor := 1.0
	if o.SmallSample {
		factor = float64(r.N) / float64(r.DF)
	}
	return r, r.test(sandwich(x, fit, o.Lag, factor))
}

// ITSLog is ITS on the natural logarithms of y, which must be positive (else
// ErrNotPositive).
func ITSLog(years []int, y []float64, o ITSOptions) (*InterruptedSeries, error) {
	logs, err := Logs(y)
	if err != nil {
		return nil, err
	}
	r, err := ITS(years, logs, o)
	if err != nil {
		return nil, err
	}
	r.Log = true
	return r, nil
}

// ITSHACLog is ITSHAC on the natural logarithms of y, which must be positive
// (else ErrNotPositive).
func ITSHACLog(years []int, y []float64, o ITSHACOptions) (*InterruptedSeries, error) {
	logs, err := Logs(y)
	if err != nil {
		return nil, err
	}
	r, err := ITSHAC(years, logs, o)
	if err != nil {
		return nil, err
	}
	r.Log = true
	return r, nil
}

// interrupt checks, fits and fills the coefficients.
func interrupt(years []int, y []float64, o ITSOptions) (*InterruptedSeries, *mat.Dense, *LeastSquaresFit, error) {
	if err := o.Check(); err != nil {
		return nil, nil, nil, err
	}
	if err := checkSeries(years, y, 5); err != nil {
		return nil, nil, nil, err
	}
	before := yearsBefore(years, o.BreakYear)
	if least := min(before, len(y)-before); least < 2 {
		return nil, nil, nil, fmt.Errorf("%d of at least 2 values on one side of %d: %w", least, o.BreakYear, ErrTooFew)
	}
	x := mat.NewDense(len(y), 4, nil)
	for i, t := range years {
		since := float64(t - o.BreakYear)
		if i < before {
			x.SetRow(i, []float64{1, since, 0, 0})
		} else {
			x.SetRow(i, []float64{1, since, 1, since})
		}
	}
	fit, err := LeastSquares(x, y)
	if err != nil {
		return nil, nil, nil, err
	}
	if isRounding(fit.RSS, y) {
		return nil, nil, nil, fmt.Errorf("the values lie exactly on two lines: %w", ErrNoVariation)
	}
	b := fit.Beta
	r := &InterruptedSeries{
		N: len(y), DF: len(y) - 4, Intercept: b[0], PreSlope: b[1], LevelChange: b[2], SlopeChange: b[3],
		PostSlope: b[1] + b[3], warnings: fewInRegime(before, len(y)-before),
	}
	return r, x, fit, nil
}

// sandwich returns the Newey–West covariance of the coefficients of a fit.
func sandwich(x *mat.Dense, fit *LeastSquaresFit, lag int, factor float64) *mat.SymDense {
	score := mat.NewDense(fit.N, fit.K, nil)
	score.Apply(func(i, _ int, v float64) float64 { return v * fit.Residuals[i] }, x)
	var meat, gamma, v mat.Dense
	meat.Mul(score.T(), score)
	for j := 1; j <= lag; j++ {
		gamma.Mul(score.Slice(j, fit.N, 0, fit.K).T(), score.Slice(0, fit.N-j, 0, fit.K))
		gamma.Scale(1-float64(j)/float64(lag+1), &gamma)
		meat.Add(&meat, &gamma)
		meat.Add(&meat, gamma.T())
	}
	v.Product(fit.XtXInv, &meat, fit.XtXInv)
	s := mat.NewSymDense(fit.K, nil)
	for i := range fit.K {
		for j := i; j < fit.K; j++ {
			s.SetSym(i, j, factor*(v.At(i, j)+v.At(j, i))/2)
		}
	}
	return s
}

// test fills what follows from the covariance of the coefficients.
func (r *InterruptedSeries) test(v *mat.SymDense) error {
	var se [4]float64
	for i := range se {
		if !(v.At(i, i) > 0) {
			return undefined(fmt.Sprintf("the variance of coefficient %d", i), v.At(i, i))
		}
		se[i] = math.Sqrt(v.At(i, i))
	}
	df := float64(r.DF)
	r.SEIntercept, r.SEPreSlope, r.SELevelChange, r.SESlopeChange = se[0], se[1], se[2], se[3]
	r.PPreSlope = twoSidedT(r.PreSlope/r.SEPreSlope, df)
	r.PLevelChange = twoSidedT(r.LevelChange/r.SELevelChange, df)
	r.PSlopeChange = twoSidedT(r.SlopeChange/r.SESlopeChange, df)
	return checkFinite([]float64{r.Intercept, r.PostSlope, se[0], se[1], se[2], se[3], r.PPreSlope, r.PLevelChange, r.PSlopeChange})
}

// Values lists the figures of the families "its" and "its_hac".
func (r *InterruptedSeries) Values() []Value {
	slope, value := trendDims(r.Log)
	return []Value{
		{"intercept", r.Intercept, value, ""},
		{"pre_slope", r.PreSlope, slope, ""},
		{"level_change", r.LevelChange, value, ""},
		{"slope_change", r.SlopeChange, slope, ""},
		{"post_slope", r.PostSlope, slope, ""},
		{"se_intercept", r.SEIntercept, value, ""},
		{"se_pre_slope", r.SEPreSlope, slope, ""},
		{"se_level_change", r.SELevelChange, value, ""},
		{"se_slope_change", r.SESlopeChange, slope, ""},
		{"p_pre_slope", r.PPreSlope, Prob, ""},
		{"p_level_change", r.PLevelChange, Prob, ""},
		{"p_slope_change", r.PSlopeChange, Prob, ""},
	}
}

// Warnings says where a regime is very short and where lags are not years.
func (r *InterruptedSeries) Warnings() []string { return r.warnings }
