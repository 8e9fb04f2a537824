package stat

import "fmt"

// ACFOptions are the choices of ACF.
type ACFOptions struct {
	NLags int // how many autocorrelations, at least 1
}

// DefaultACFOptions is ten lags.
func DefaultACFOptions() ACFOptions { return ACFOptions{NLags: 10} }

// Check refuses a number of lags below 1.
func (o ACFOptions) Check() error {
	if o.NLags < 1 {
		return fmt.Errorf("%d lags: %w", o.NLags, ErrOption)
	}
	return nil
}

// An Autocorrelation holds the autocorrelations of a series.
type Autocorrelation struct {
	N        int
	R        []float64 // R[k−1] is the autocorrelation at lag k
	warnings []string
}

// ACF returns the sample autocorrelations of a series (any unit)
//
//	r(k) = Σₜ (yₜ − ȳ)(yₜ₋ₖ − ȳ) / Σₜ (yₜ − ȳ)²
//
// for k from 1 to NLags, but at most n − 1 (Box & Jenkins 1976, ch. 2). The
// denominator is biased, so that |r| ≤ 1 and the sequence is positive definite;
// that is the default of R, gretl and statsmodels. Lags count observations. A
// constant series gives ErrNoVariation. Least n: 2.
func ACF(years []int, y []float64, o ACFOptions) (*Autocorrelation, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := checkSeries(years, y, 2); err != nil {
		return nil, err
	}
	if isConstant(y) {
		return nil, fmt.Errorf("all %d values are %v: %w", len(y), y[0], ErrNoVariation)
	}
	centre, d := mean(y), make([]float64, len(y))
	for i, v := range y {
		d[i] = v - centre
	}
	a := &Autocorrelation{N: len(y), R: make([]float64, min(o.NLags, len(y)-1)), warnings: gapWarnings(years)}
	square := autoproduct(d, 0)
	for k := range a.R {
		a.R[k] = autoproduct(d, k+1) / square
	}
	return a, checkFinite(a.R)
}

// Values lists the figures of the family "acf".
func (a *Autocorrelation) Values() []Value {
	v := make([]Value, len(a.R))
	for k, r := range a.R {
		v[k] = Value{fmt.Sprintf("r%d", k+1), r, None, ""}
	}
	return v
}

// Warnings says where lags are not years.
func (a *Autocorrelation) Warnings() []string { return a.warnings }
