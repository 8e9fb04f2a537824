package stat

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// GrangerOptions are the choices of Granger.
type GrangerOptions struct {
	Order int // lags of both series, at least 1
}

// DefaultGrangerOptions is one lag.
func DefaultGrangerOptions() GrangerOptions { return GrangerOptions{Order: 1} }

// Check refuses an order below 1.
func (o GrangerOptions) Check() error {
	if o.Order < 1 {
		return fmt.Errorf("order %d: %w", o.Order, ErrOption)
	}
	return nil
}

// A GrangerTest says whether the past of one series helps to predict another.
type GrangerTest struct {
	N, Order int
	F        float64
	DF1, DF2 int
	P        float64
	doubts
}

// Granger tests that the past of x does not help to predict y, γ₁ = … = γₚ = 0 in
//
//	yₜ = α + Σᵢ βᵢyₜ₋ᵢ + Σᵢ γᵢxₜ₋ᵢ + eₜ,   i = 1 … p = Order
//	F = (RSS₀ − RSS₁)/p / (RSS₁/df2),   df1 = p, df2 = n − 3p − 1
//
// on n − p observations, RSS₀ without x (Granger 1969, Econometrica 37, 424–438;
// Hamilton 1994, Time Series Analysis, eq. 11.2.9). F is free of the units of x
// and y. p is from F(df1, df2); programs agree (lmtest, gretl, statsmodels), and
// some also print p·F as χ². The test supposes stationary series: on series with
// a unit root use differences, or TodaYamamoto. "Granger causality" is precedence,
// not cause: both may follow a third.
//
// years only serve the warning that lags count observations on years with gaps.
// An order below 1 gives ErrOption, unequal lengths ErrLength, a value that is
// not finite or years that do not increase ErrValue, lags that depend on one
// another (a constant series among them) ErrUndefined, a y that its past predicts
// exactly ErrNoVariation. Least n: 3·Order + 2.
func Granger(years []int, y, x []float64, o GrangerOptions) (*GrangerTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	p := o.Order
	if err := checkTwo(years, y, x, 3*p+2); err != nil {
		return nil, err
	}
	rss0, full, err := lagRestriction(y, x, p, p)
	if err != nil {
		return nil, err
	}
	r := &GrangerTest{N: len(y), Order: p, DF1: p, DF2: full.N - full.K, doubts: gapWarnings(years)}
	r.F = (rss0 - full.RSS) / float64(p) / full.Sigma2()
	r.P = fisherTail(r.F, float64(r.DF1), float64(r.DF2))
	return r, checkFinite([]float64{r.F, r.P})
}

// Values lists the figures of the family "granger".
func (r *GrangerTest) Values() []Value {
	return []Value{
		{"f", r.F, None, ""},
		{"df1", float64(r.DF1), Count, ""}, {"df2", float64(r.DF2), Count, ""},
		{"p_f", r.P, Prob, ""},
	}
}

// checkTwo checks two series on the same years.
func checkTwo(years []int, y, x []float64, least int) error {
	if err := checkLength(len(y), len(x)); err != nil {
		return err
	}
	if err := checkFinite(x); err != nil {
		return err
	}
	return checkSeries(years, y, least)
}

// lagRestriction fits y on a constant and all lags 1 … all of y and x, and
// returns that fit and the RSS without the first tested lags of x.
func lagRestriction(y, x []float64, all, tested int) (rss0 float64, full *LeastSquaresFit, err error) {
	now := y[all:]
	columns := [][]float64{constants(len(now), 1)}
	for i := 1; i <= all; i++ {
		columns = append(columns, y[all-i:len(y)-i])
	}
	for i := tested + 1; i <= all; i++ {
		columns = append(columns, x[all-i:len(x)-i])
	}
	without, err := leastSquaresOf(columns, now)
	if err != nil {
		return 0, nil, err
	}
	for i := 1; i <= tested; i++ {
		columns = append(columns, x[all-i:len(x)-i])
	}
	full, err = leastSquaresOf(columns, now)
	if err != nil {
		return 0, nil, err
	}
	if isRounding(full.RSS, now) {
		return 0, nil, fmt.Errorf("the lags predict every value exactly: %w", ErrNoVariation)
	}
	return max(without.RSS, full.RSS), full, nil
}

// denseOf returns the matrix with the given columns.
func denseOf(columns [][]float64) *mat.Dense {
	x := mat.NewDense(len(columns[0]), len(columns), nil)
	for j, c := range columns {
		x.SetCol(j, c)
	}
	return x
}

// constants returns n values v.
func constants(n int, v float64) []float64 {
	c := make([]float64, n)
	for i := range c {
		c[i] = v
	}
	return c
}
