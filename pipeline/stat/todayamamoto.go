package stat

import "fmt"

// TodaYamamotoOptions are the choices of TodaYamamoto.
type TodaYamamotoOptions struct {
	Order int // lags that are tested, at least 1
	DMax  int // the highest order of integration of the two series, at least 1
}

// DefaultTodaYamamotoOptions is one lag, for series with at most one unit root.
func DefaultTodaYamamotoOptions() TodaYamamotoOptions { return TodaYamamotoOptions{Order: 1, DMax: 1} }

// Check refuses an order or an order of integration below 1.
func (o TodaYamamotoOptions) Check() error {
	if o.Order < 1 || o.DMax < 1 {
		return fmt.Errorf("order %d, dmax %d: %w", o.Order, o.DMax, ErrOption)
	}
	return nil
}

// A TodaYamamotoTest is a Granger test for series that may have a unit root.
type TodaYamamotoTest struct {
	N, Order, DMax int
	Chi2           float64
	DF             int
	PChi2          float64
	F              float64
	DF2            int
	PF             float64
	doubts
}

// TodaYamamoto tests that the past of x does not help to predict y, whether or
// not the series have unit roots or are cointegrated: γ₁ = … = γₚ = 0 in
//
//	yₜ = α + Σᵢ βᵢyₜ₋ᵢ + Σᵢ γᵢxₜ₋ᵢ + eₜ,   i = 1 … p + d,   p = Order, d = DMax
//	χ² = (RSS₀ − RSS₁) / (RSS₁/df2),   F = χ²/p,   df2 = n − 3(p + d) − 1
//
// where the d further lags are estimated and not tested (Toda & Yamamoto 1995,
// J. Econometrics 66, 225–250). χ² is judged by χ²(p), F by F(p, df2); on short
// series F keeps its size better. Programs that divide RSS₁ by n − d instead of df2
// find a larger χ². All figures are free of units.
//
// years only serve the warning that lags count observations on years with gaps.
// Options below 1 give ErrOption, unequal lengths ErrLength, a value that is not
// finite or years that do not increase ErrValue, lags that depend on one another
// ErrUndefined, a y that its past predicts exactly ErrNoVariation.
// Least n: 3(Order + DMax) + 2.
func TodaYamamoto(years []int, y, x []float64, o TodaYamamotoOptions) (*TodaYamamotoTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	all := o.Order + o.DMax
	if err := checkTwo(years, y, x, 3*all+2); err != nil {
		return nil, err
	}
	rss0, full, err := lagRestriction(y, x, all, o.Order)
	if err != nil {
		return nil, err
	}
	p := float64(o.Order)
	r := &TodaYamamotoTest{N: len(y), Order: o.Order, DMax: o.DMax, DF: o.Order, DF2: full.N - full.K,
		doubts: gapWarnings(years)}
	r.Chi2 = (rss0 - full.RSS) / full.Sigma2()
	r.F = r.Chi2 / p
	r.PChi2 = chiSquareTail(r.Chi2, p)
	r.PF = fisherTail(r.F, p, float64(r.DF2))
	return r, checkFinite([]float64{r.Chi2, r.PChi2, r.PF})
}

// Values lists the figures of the family "toda_yamamoto".
func (r *TodaYamamotoTest) Values() []Value {
	return []Value{
		{"chi2", r.Chi2, None, ""}, {"df", float64(r.DF), Count, ""}, {"p_chi2", r.PChi2, Prob, ""},
		{"f", r.F, None, ""}, {"p_f", r.PF, Prob, ""},
	}
}
