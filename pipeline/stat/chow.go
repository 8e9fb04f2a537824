package stat

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
)

// A BreakModel says what may differ between the regimes of a broken series.
type BreakModel string

// The models, by the names that stand in the parameters of an estimate.
const (
	BreakMean  BreakModel = "mean"  // y = μ + e; the mean may change
	BreakTrend BreakModel = "trend" // y = a + b·year + e; both may change
)

// Check refuses an unknown model.
func (m BreakModel) Check() error {
	if m != BreakMean && m != BreakTrend {
		return fmt.Errorf("model %q: %w", string(m), ErrOption)
	}
	return nil
}

// coefficients returns the number of coefficients of a regime.
func (m BreakModel) coefficients() int {
	if m == BreakTrend {
		return 2
	}
	return 1
}

// fit stores the residuals of one regime and returns their sum of squares; the
// regime must have as many values as the model has coefficients.
func (m BreakModel) fit(years []int, y, resid []float64) float64 {
	if m == BreakTrend {
		return fitLine(years, y, resid).rss
	}
	rss, centre := 0.0, mean(y)
	for i, v := range y {
		resid[i] = v - centre
		rss += resid[i] * resid[i]
	}
	return rss
}

// isRounding says whether a sum of squared residuals of y is no more than what
// rounding leaves, as lineFit.exact does.
func isRounding(rss float64, y []float64) bool {
	return rss <= roundingBound(y)
}

// roundingBound returns the sum of squares up to which isRounding holds.
func roundingBound(y []float64) float64 {
	largest := 0.0
	for _, v := range y {
		largest = max(largest, math.Abs(v))
	}
	ulp := 8 * 0x1p-52 * largest
	return float64(len(y)) * ulp * ulp
}

// fisherTail returns P(F > f) for the F distribution, as I_x(d₂/2, d₁/2) at
// x = d₂/(d₂ + d₁f) (Abramowitz & Stegun 1964, 26.6.2).
func fisherTail(f, d1, d2 float64) float64 {
	if f <= 0 {
		return 1
	}
	return mathext.RegIncBeta(d2/2, d1/2, d2/(d2+d1*f))
}

// ChowOptions are the choices of Chow.
type ChowOptions struct {
	Model     BreakModel
	BreakYear int // first year of the second regime
}

// DefaultChowOptions is a change of the mean from the given year on.
func DefaultChowOptions(breakYear int) ChowOptions {
	return ChowOptions{Model: BreakMean, BreakYear: breakYear}
}

// Check refuses an unknown model and the year 0.
func (o ChowOptions) Check() error {
	if o.BreakYear == 0 {
		return fmt.Errorf("no break year: %w", ErrOption)
	}
	return o.Model.Check()
}

// A ChowTest is a test for a break of a series at a known year.
type ChowTest struct {
	N                              int
	F, DF1, DF2, P                 float64
	RSSRestricted, RSSUnrestricted float64
	warnings                       []string
}

// Chow tests whether one mean or one line (o.Model) serves the years before
// o.BreakYear and those from it on (y in any unit; F is a pure number):
//
//	F = ((RSS − RSS₁ − RSS₂)/k) / ((RSS₁ + RSS₂)/(n − 2k)),   p from F(k, n − 2k)
//
// with k = 1 for the mean and 2 for the line on the calendar year (Chow 1960,
// Econometrica 28, 591–605). It holds for independent errors of one variance,
// and for a year that was chosen before looking at the series; SupF is for a
// year that was not. strucchange, gretl and statsmodels agree; strucchange names
// the last year of the first regime and takes p as 1 − cdf, which is noise below
// 1e-15.
//
// A year that leaves a regime k values or fewer gives ErrTooFew. Regimes that
// fit exactly give ErrNoVariation. Least n: 2k + 2.
func Chow(years []int, y []float64, o ChowOptions) (*ChowTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	k := o.Model.coefficients()
	if err := checkSeries(years, y, 2*k+2); err != nil {
		return nil, err
	}
	before := yearsBefore(years, o.BreakYear)
	if least := min(before, len(y)-before); least <= k {
		return nil, fmt.Errorf("%d of at least %d values on one side of %d: %w", least, k+1, o.BreakYear, ErrTooFew)
	}
	resid := make([]float64, len(y))
	r := &ChowTest{N: len(y), DF1: float64(k), DF2: float64(len(y) - 2*k)}
	r.RSSRestricted = o.Model.fit(years, y, resid)
	r.RSSUnrestricted = o.Model.fit(years[:before], y[:before], resid[:before]) +
		o.Model.fit(years[before:], y[before:], resid[before:])
	if isRounding(r.RSSUnrestricted, y) {
		return nil, fmt.Errorf("each regime fits exactly: %w", ErrNoVariation)
	}
	r.F = max(0, r.RSSRestricted-r.RSSUnrestricted) / r.DF1 / (r.RSSUnrestricted / r.DF2)
	r.P = fisherTail(r.F, r.DF1, r.DF2)
	r.warnings = fewInRegime(before, len(y)-before)
	return r, checkFinite([]float64{r.F, r.P})
}

// yearsBefore returns how many of the years lie before a year.
func yearsBefore(years []int, year int) int {
	for i, t := range years {
		if t >= year {
			return i
		}
	}
	return len(years)
}

// fewInRegime is the doubt of a regime of very few values.
func fewInRegime(before, after int) []string {
	if k := min(before, after); k < 5 {
		return []string{fmt.Sprintf("one side of the break has only %d values", k)}
	}
	return nil
}

// Values lists the figures of the family "chow".
func (r *ChowTest) Values() []Value {
	return []Value{
		{"f", r.F, None, ""},
		{"df1", r.DF1, Count, ""},
		{"df2", r.DF2, Count, ""},
		{"p", r.P, Prob, ""},
	}
}

// Warnings says where a regime is very short.
func (r *ChowTest) Warnings() []string { return r.warnings }
