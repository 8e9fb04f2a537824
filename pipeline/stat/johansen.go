package stat

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// A JohansenDet says which deterministic terms a system has: Johansen's five
// cases, restricted meaning inside the cointegrating relation only.
type JohansenDet string

// The cases, by the names that stand in the parameters of an estimate.
const (
	JohansenNone               JohansenDet = "n"  // none
	JohansenRestrictedConstant JohansenDet = "rc" // a constant in the relation
	JohansenConstant           JohansenDet = "uc" // a constant: the series may drift
	JohansenRestrictedTrend    JohansenDet = "rt" // a constant, and a trend in the relation
	JohansenTrend              JohansenDet = "ut" // a constant and a trend
)

// johansenCases are the cases in the order of the tables.
var johansenCases = []JohansenDet{JohansenNone, JohansenRestrictedConstant, JohansenConstant,
	JohansenRestrictedTrend, JohansenTrend}

// index returns the place of the case in johansenCases, or −1.
func (d JohansenDet) index() int {
	for i, c := range johansenCases {
		if c == d {
			return i
		}
	}
	return -1
}

// JohansenOptions are the choices of Johansen.
type JohansenOptions struct {
	Det     JohansenDet
	VarLags int // lags of the vector autoregression in levels, at least 1
}

// DefaultJohansenOptions is an unrestricted constant and two lags.
func DefaultJohansenOptions() JohansenOptions {
	return JohansenOptions{Det: JohansenConstant, VarLags: 2}
}

// Check refuses an unknown case and fewer than one lag.
func (o JohansenOptions) Check() error {
	if o.Det.index() < 0 {
		return fmt.Errorf("deterministic terms %q: %w", o.Det, ErrOption)
	}
	if o.VarLags < 1 {
		return fmt.Errorf("%d lags: %w", o.VarLags, ErrOption)
	}
	return nil
}

// A JohansenTest holds the tests for the number of cointegrating relations.
// Entry r of a slice is for the null of rank r; Eig has the largest first.
type JohansenTest struct {
	N, Rows               int // years, and observations after the lags
	Det                   JohansenDet
	VarLags               int
	Eig                   []float64
	Trace, MaxEig         []float64
	TraceCV95, MaxEigCV95 []float64
	PTrace, PMaxEig       []float64
	doubts
}

// Johansen tests how many cointegrating relations bind m series (series[i] holds
// the values of series i, in any units) in
//
//	ΔXₜ = Π X*ₜ₋₁ + Σ_{i<k} Γᵢ ΔXₜ₋ᵢ + Φ Dₜ + eₜ,   k = VarLags,
//
// where X* has the restricted term appended, if there is one. With R₀ and R₁ the
// residuals of ΔXₜ and X*ₜ₋₁ on the other terms, the eigenvalues are the squared
// canonical correlations of R₀ and R₁, found from orthonormal bases of both
// (Björck & Golub 1973), and with T = n − k
//
//	trace_r = −T Σ_{i>r} ln(1 − λᵢ)     maxeig_r = −T ln(1 − λ_{r+1})
//
// (Johansen 1995, Likelihood-Based Inference, ch. 6). The 5 % critical values are
// the asymptotic ones of MacKinnon, Haug & Michelis (1999, J. Appl. Econometrics
// 14, 563–577). p is from the gamma approximation of Doornik (1998, J. Econ.
// Surveys 12, 573–593), that of the trace corrected for T less the coefficients of
// one equation, as gretl has it, that of maxeig asymptotic. So p may exceed 0.05
// where the trace exceeds its critical value: then trust p. Older tables differ: Osterwald-Lenum (1992), as in urca,
// has 17.95 for r = 0 of two series with a constant, not 15.49. What statsmodels
// calls det_order = 1 detrends the levels first and is none of the five cases.
//
// years only serve the warning that lags count observations on years with gaps.
// Two to six series are allowed (else ErrOption). Unequal lengths give ErrLength,
// a value that is not finite or years that do not increase ErrValue, series that
// depend on one another, or that the lags fit exactly, ErrUndefined. Least n:
// enough that T exceeds the number of regressors by m + 1. The tests reject too
// often on short samples (Cheung & Lai 1993), which a warning says.
func Johansen(years []int, series [][]float64, o JohansenOptions) (*JohansenTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	m, k := len(series), o.VarLags
	if m < 2 || m > johansenMost {
		return nil, fmt.Errorf("%d series, 2 to %d allowed: %w", m, johansenMost, ErrOption)
	}
	n := len(years)
	for i, s := range series {
		if err := checkSeries(years, s, k+1+m*(k+1)); err != nil {
			return nil, fmt.Errorf("series %d: %w", i, err)
		}
	}
	r := &JohansenTest{N: n, Rows: n - k, Det: o.Det, VarLags: k, doubts: gapWarnings(years)}
	r0, r1, others, err := johansenResiduals(series, o)
	if err != nil {
		return nil, err
	}
	if err := checkLeast(r.Rows, others+len(r1)+m+1); err != nil {
		return nil, err
	}
	if r.Eig, err = canonicalSquares(r0, r1); err != nil {
		return nil, err
	}
	r.judge(r.Rows - others - len(r1))
	if r.Rows < 10*m*k {
		r.doubts = append(r.doubts, fmt.Sprintf(
			"with %d observations of %d series and %d lags the Johansen tests find too many relations", r.Rows, m, k))
	}
	return r, checkFinite(r.Trace)
}

// johansenResiduals returns R₀ and R₁ by columns, and the number of regressors
// that were taken out of them.
func johansenResiduals(series [][]float64, o JohansenOptions) (r0, r1 [][]float64, others int, err error) {
	n, k := len(series[0]), o.VarLags
	var z, now, level [][]float64
	one, time := constants(n-k, 1), make([]float64, n-k)
	for t := range time {
		time[t] = float64(t) - float64(n-k-1)/2 // the origin is absorbed by the constant
	}
	if o.Det == JohansenConstant || o.Det == JohansenRestrictedTrend || o.Det == JohansenTrend {
		z = append(z, one)
	}
	if o.Det == JohansenTrend {
		z = append(z, time)
	}
	for _, s := range series {
		d := make([]float64, n) // d[t] = s[t] − s[t−1]
		for t := 1; t < n; t++ {
			d[t] = s[t] - s[t-1]
		}
		now = append(now, d[k:])
		level = append(level, s[k-1:n-1])
		for i := 1; i < k; i++ {
			z = append(z, d[k-i:n-i])
		}
	}
	switch o.Det {
	case JohansenRestrictedConstant:
		level = append(level, one)
	case JohansenRestrictedTrend:
		level = append(level, time)
	}
	if r0, err = residualsOn(z, now); err != nil {
		return nil, nil, 0, err
	}
	r1, err = residualsOn(z, level)
	return r0, r1, len(z), err
}

// residualsOn returns what least squares on the columns z leaves of every column.
func residualsOn(z, columns [][]float64) ([][]float64, error) {
	if len(z) == 0 {
		return columns, nil
	}
	x := denseOf(z)
	rest := make([][]float64, len(columns))
	for i, c := range columns {
		fit, err := LeastSquares(x, c)
		if err != nil {
			return nil, err
		}
		if isRounding(fit.RSS, c) {
			return nil, fmt.Errorf("nothing is left of column %d: %w", i, ErrUndefined)
		}
		rest[i] = fit.Residuals
	}
	return rest, nil
}

// canonicalSquares returns the squared canonical correlations of the columns a
// and b, largest first, as many as a has columns.
func canonicalSquares(a, b [][]float64) ([]float64, error) {
	qa, err := orthonormal(a)
	if err != nil {
		return nil, err
	}
	qb, err := orthonormal(b)
	if err != nil {
		return nil, err
	}
	var product mat.Dense
	product.Mul(denseOf(qa).T(), denseOf(qb))
	var svd mat.SVD
	if !svd.Factorize(&product, mat.SVDNone) {
		return nil, fmt.Errorf("the canonical correlations did not converge: %w", ErrUndefined)
	}
	squares := svd.Values(nil)[:len(a)]
	for i, s := range squares {
		squares[i] = s * s
		if squares[i] > 1-1e-12 {
			return nil, fmt.Errorf("the levels determine the changes: %w", ErrUndefined)
		}
	}
	return squares, nil
}

// orthonormal returns an orthonormal basis of the columns.
func orthonormal(columns [][]float64) ([][]float64, error) {
	q := make([][]float64, len(columns))
	for i, c := range columns {
		q[i] = append([]float64(nil), c...)
		length := math.Sqrt(dot(c, c))
		if !(length > 0) || math.IsInf(length, 1) { // a series that does not move beside the others
			return nil, fmt.Errorf("column %d has no variation that can be computed with: %w", i, ErrNoVariation)
		}
		scale(q[i], 1/length)
		if !(orthogonalise(q[i], q[:i]) >= 1e-11) {
			return nil, fmt.Errorf("column %d depends on those before it: %w", i, ErrUndefined)
		}
	}
	return q, nil
}

// judge fills the statistics from the eigenvalues; df is T less the coefficients of
// one equation.
func (r *JohansenTest) judge(df int) {
	m := len(r.Eig)
	r.Trace, r.MaxEig = make([]float64, m), make([]float64, m)
	sum := 0.0
	for i := m - 1; i >= 0; i-- {
		r.MaxEig[i] = -float64(r.Rows) * math.Log1p(-r.Eig[i])
		sum += r.MaxEig[i]
		r.Trace[i] = sum
	}
	for rank := range m {
		left := m - rank
		trace, most := johansenCV95(r.Det, left)
		r.TraceCV95, r.MaxEigCV95 = append(r.TraceCV95, trace), append(r.MaxEigCV95, most)
		r.PTrace = append(r.PTrace, doornikTraceTail(r.Det, left, float64(df), r.Trace[rank]))
		r.PMaxEig = append(r.PMaxEig, doornikMaxEigTail(r.Det, left, r.MaxEig[rank]))
	}
}

// Values lists the figures of the family "johansen".
func (r *JohansenTest) Values() []Value {
	v := make([]Value, 0, 6*len(r.Eig))
	for i, e := range r.Eig {
		v = append(v, Value{fmt.Sprintf("eig%d", i+1), e, None, ""})
	}
	for _, list := range []struct {
		name string
		of   []float64
		dim  Dim
	}{
		{"trace", r.Trace, None}, {"maxeig", r.MaxEig, None},
		{"trace_cv95_mhm", r.TraceCV95, None}, {"maxeig_cv95_mhm", r.MaxEigCV95, None},
		{"p_trace_doornik", r.PTrace, Prob},
	} {
		for rank, x := range list.of {
			v = append(v, Value{fmt.Sprintf("%s_r%d", list.name, rank), x, list.dim, ""})
		}
	}
	return v
}
