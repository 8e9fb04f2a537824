package stat

import (
	"fmt"
	"math"
)

// A CorrelationMethod is one of the three correlations. The zero value is none
// of them and is refused by Check.
type CorrelationMethod int

// The methods, under the names that String gives.
const (
	MethodPearson CorrelationMethod = iota + 1
	MethodSpearman
	MethodKendall
)

var correlationMethodNames = [...]string{
	MethodPearson: "pearson", MethodSpearman: "spearman", MethodKendall: "kendall",
}

// String returns the name of the method as estimates.csv writes it.
func (m CorrelationMethod) String() string {
	if m.Check() != nil {
		return fmt.Sprintf("CorrelationMethod(%d)", int(m))
	}
	return correlationMethodNames[m]
}

// ParseCorrelationMethod returns the method of a name that String gives, or
// ErrOption.
func ParseCorrelationMethod(name string) (CorrelationMethod, error) {
	for m := MethodPearson; m <= MethodKendall; m++ {
		if correlationMethodNames[m] == name {
			return m, nil
		}
	}
	return 0, fmt.Errorf("correlation method %q: %w", name, ErrOption)
}

// Check returns ErrOption unless m is one of the methods.
func (m CorrelationMethod) Check() error {
	if m < MethodPearson || m > MethodKendall {
		return fmt.Errorf("correlation method %d: %w", int(m), ErrOption)
	}
	return nil
}

// PartialOptions says which correlation is taken.
type PartialOptions struct {
	Method CorrelationMethod
}

// DefaultPartialOptions returns Pearson's correlation.
func DefaultPartialOptions() PartialOptions { return PartialOptions{Method: MethodPearson} }

// Check returns ErrOption if a field is out of range.
func (o PartialOptions) Check() error { return o.Method.Check() }

// A PartialResult is the correlation of two series with others held fixed.
type PartialResult struct {
	Method CorrelationMethod
	N      int
	R      float64 // partial correlation, −1 … 1
	DF     int     // n − 2 − controls
	T      float64 // test statistic; ±math.MaxFloat64 where it is infinite
	P      float64 // two-sided
}

// PartialCorrelation returns the correlation of x and y that is left when the
// controls are held fixed:
//
//	pearson:  r of the residuals of x and y from least squares on a constant and the controls
//	spearman: the same of the average ranks
//	kendall:  the same of the signs of all differences x[i]−x[j], i < j
//
// The first two are tested with t = r √(df/(1−r²)) on df = n − 2 − g degrees of
// freedom, where g is the number of controls (0 gives the plain correlation).
// Kendall's, which varies far less than t supposes, is tested with
// t = r / √(2(2m+5) / [9m(m−1)]), m = n − g, and the normal distribution. The
// residuals come from Gram–Schmidt done twice on centred, scaled columns, which
// is as accurate as QR. Kendall's takes memory in proportion to n² (g + 2).
//
// Least n is g + 3 (ErrTooFew). A constant series gives ErrNoVariation, controls
// that determine x or y, or one another, ErrUndefined, unequal lengths ErrLength,
// a value that is not finite ErrValue, bad options ErrOption.
//
// Yule (1907), "On the theory of correlation for any number of variables",
// Proc. R. Soc. A 79, 182–193; Fisher (1924), "The distribution of the partial
// correlation coefficient", Metron 3, 329–332, for df; Kendall (1942), "Partial
// rank correlation", Biometrika 32(3–4), 277–283; Kim (2015), "ppcor", Commun.
// Stat. Appl. Methods 22(6), 665–674, for the test of Kendall's. Some releases
// of ppcor judge t by the normal for all three.
func PartialCorrelation(x, y []float64, controls [][]float64, opt PartialOptions) (PartialResult, error) {
	if err := opt.Check(); err != nil {
		return PartialResult{}, err
	}
	columns := append([][]float64{x, y}, controls...)
	for i, c := range columns {
		if err := checkLength(len(x), len(c)); err != nil {
			return PartialResult{}, fmt.Errorf("series %d: %w", i+1, err)
		}
		if err := checkFinite(c); err != nil {
			return PartialResult{}, fmt.Errorf("series %d: %w", i+1, err)
		}
		if len(c) > 0 && isConstant(c) {
			return PartialResult{}, fmt.Errorf("series %d is constant: %w", i+1, ErrNoVariation)
		}
	}
	n, g := len(x), len(controls)
	if err := checkLeast(n, g+3); err != nil {
		return PartialResult{}, err
	}
	unit := make([][]float64, len(columns))
	for i, c := range columns {
		unit[i] = partialColumn(c, opt.Method)
	}
	r, err := residualCorrelation(unit)
	if err != nil {
		return PartialResult{}, err
	}
	res := PartialResult{Method: opt.Method, N: n, R: r, DF: n - 2 - g}
	if opt.Method == MethodKendall {
		m := float64(n - g)
		res.T = r / math.Sqrt(2*(2*m+5)/(9*m*(m-1)))
		res.P = twoSidedNormal(res.T)
		return res, nil
	}
	res.T, res.P = correlationT(r, float64(res.DF))
	return res, nil
}

// Values lists n, r, df, t and p; t is left out where it is infinite.
func (r PartialResult) Values() []Value {
	v := make([]Value, 0, 5)
	v = append(v, Value{Name: "n", V: float64(r.N), Dim: Count}, Value{Name: "r", V: r.R},
		Value{Name: "df", V: float64(r.DF), Dim: Count})
	if !infiniteT(r.T) {
		v = append(v, Value{Name: "t", V: r.T})
	}
	return append(v, Value{Name: "p", V: r.P, Dim: Prob})
}

// Warnings says where p is less than exact.
func (r PartialResult) Warnings() []string {
	var w []string
	if infiniteT(r.T) {
		w = append(w, "the residuals lie on one straight line: t is infinite and left out")
	}
	if r.Method == MethodKendall && r.DF < r.N-2 {
		w = append(w, "the distribution of a partial tau depends on how the controls act: p is approximate, and t is its normal deviate")
	}
	return w
}

// partialColumn returns the vector, of mean 0 and length 1, whose products are
// the correlations of the method.
func partialColumn(x []float64, method CorrelationMethod) []float64 {
	var p prepared
	v := p.dev
	switch method {
	case MethodPearson:
		p.centre(x)
		v = p.dev
	case MethodSpearman:
		p.sort(x)
		p.ranks(x)
		v = p.rank
	case MethodKendall:
		// τ_b is the product of two sign vectors over their lengths. The half
		// i < j is enough: the other half has the same products.
		v = make([]float64, 0, len(x)*(len(x)-1)/2)
		for i, a := range x {
			for _, b := range x[:i] {
				switch {
				case a > b:
					v = append(v, 1)
				case a < b:
					v = append(v, -1)
				default:
					v = append(v, 0)
				}
			}
		}
	}
	scale(v, 1/math.Sqrt(dot(v, v)))
	return v
}

// residualCorrelation returns the product of what is left of columns 0 and 1,
// scaled to length 1, without their parts along the others. The columns, of
// length 1, are overwritten.
func residualCorrelation(columns [][]float64) (float64, error) {
	// Below this length a remainder is the rounding of its column.
	const least = 1e-10
	controls := columns[2:]
	for i, c := range controls {
		if length := orthogonalise(c, controls[:i]); length < least {
			return 0, fmt.Errorf("control %d is a combination of those before it: %w", i+1, ErrUndefined)
		}
	}
	for i, c := range columns[:2] {
		if length := orthogonalise(c, controls); length < least {
			return 0, fmt.Errorf("the controls determine series %d: %w", i+1, ErrUndefined)
		}
	}
	return clampCorrelation(dot(columns[0], columns[1])), nil
}

// orthogonalise takes the parts along the orthonormal basis out of v, twice
// (Giraud, Langou & Rozložník 2005: twice is enough), scales v to length 1 and
// returns the length that it had.
func orthogonalise(v []float64, basis [][]float64) float64 {
	for range 2 {
		for _, q := range basis {
			c := dot(v, q)
			for i := range v {
				v[i] -= c * q[i]
			}
		}
	}
	length := math.Sqrt(dot(v, v))
	if length > 0 {
		scale(v, 1/length)
	}
	return length
}

// scale multiplies v by f.
func scale(v []float64, f float64) {
	for i := range v {
		v[i] *= f
	}
}
