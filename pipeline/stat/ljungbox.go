package stat

import "fmt"

// LjungBoxOptions are the choices of LjungBox.
type LjungBoxOptions struct {
	Lags int // autocorrelations that are tested together, 1 to n − 1
}

// DefaultLjungBoxOptions is the first autocorrelation alone.
func DefaultLjungBoxOptions() LjungBoxOptions { return LjungBoxOptions{Lags: 1} }

// Check refuses a number of lags below 1.
func (o LjungBoxOptions) Check() error {
	if o.Lags < 1 {
		return fmt.Errorf("%d lags: %w", o.Lags, ErrOption)
	}
	return nil
}

// A LjungBoxTest tests whether a series is uncorrelated in time.
type LjungBoxTest struct {
	N, Lags  int
	Q, P     float64
	warnings []string
}

// LjungBox tests the first autocorrelations r(k) of ACF together:
//
//	Q = n(n + 2) Σₖ r(k)²/(n − k),   χ²(Lags)
//
// (Ljung & Box 1978, Biometrika 65, 297–303). It tests the series as it
// is; degrees of freedom are not reduced for an estimated model. R's Box.test
// takes 1 − cdf and loses small p; Box & Pierce's statistic has n instead of
// n(n + 2)/(n − k). Lags of n or more give ErrOption, a constant series
// ErrNoVariation. Least n: 2.
func LjungBox(years []int, y []float64, o LjungBoxOptions) (*LjungBoxTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	a, err := ACF(years, y, ACFOptions{NLags: o.Lags})
	if err != nil {
		return nil, err
	}
	if len(a.R) < o.Lags {
		return nil, fmt.Errorf("%d lags with %d observations: %w", o.Lags, len(y), ErrOption)
	}
	n := float64(len(y))
	r := &LjungBoxTest{N: len(y), Lags: o.Lags, warnings: a.warnings}
	for k, v := range a.R {
		r.Q += v * v / (n - float64(k+1))
	}
	r.Q *= n * (n + 2)
	r.P = chiSquareTail(r.Q, float64(o.Lags))
	return r, nil
}

// Values lists the figures of the family "ljung_box".
func (r *LjungBoxTest) Values() []Value {
	return []Value{{"q", r.Q, None, ""}, {"p", r.P, Prob, ""}}
}

// Warnings says where lags are not years.
func (r *LjungBoxTest) Warnings() []string { return r.warnings }
