package stat

import (
	"fmt"
	"math"
)

// normal975 is Φ⁻¹(0.975): Abramowitz & Stegun (1964), table 26.6, carried to
// double precision.
const normal975 = 1.959963984540054

// A PearsonResult is the product-moment correlation of two series.
type PearsonResult struct {
	N          int
	R          float64 // correlation, −1 … 1
	T          float64 // R √(n−2) / √(1−R²); ±math.MaxFloat64 where |R| = 1
	P          float64 // two-sided, t(n−2)
	Lo95, Hi95 float64 // Fisher's 95 % interval
}

// Pearson returns the correlation of x and y
//
//	r = Σ (x−x̄)(y−ȳ) / √(Σ (x−x̄)² Σ (y−ȳ)²),  t = r √((n−2) / (1−r²))
//
// with the two-sided p of t on n−2 degrees of freedom and the 95 % interval
// tanh(atanh r ± 1.96/√(n−3)). x and y are observations of the same years and
// are not modified. Least n is 3 (ErrTooFew), where the interval is [−1, 1]. A
// constant series gives ErrNoVariation, unequal lengths ErrLength, a value that
// is not finite ErrValue.
//
// |r| within four units in the last place of 1 is taken as 1: p = 0, the
// interval is [r, r], as in R's cor.test, and t, which is infinite there, is
// left out of Values. p holds for independent observations; see
// CorrelationEffective.
//
// Student (1908), "Probable error of a correlation coefficient", Biometrika
// 6(2–3), 302–310; Fisher (1921), "On the 'probable error' of a coefficient of
// correlation", Metron 1, 3–32. R leaves the interval out at n = 3.
func Pearson(x, y []float64) (PearsonResult, error) {
	if err := checkCorrelation(x, y); err != nil {
		return PearsonResult{}, err
	}
	var a, b prepared
	a.centre(x)
	b.centre(y)
	r, ok := a.pearson(&b)
	if !ok {
		return PearsonResult{}, errConstant(a.ss == 0)
	}
	res := PearsonResult{N: len(x), R: r}
	res.T, res.P = correlationT(r, float64(res.N-2))
	res.Lo95, res.Hi95 = fisherInterval(r, res.N)
	return res, nil
}

// Values lists n, r, t, p, lo95 and hi95; t is left out where |r| = 1.
func (r PearsonResult) Values() []Value {
	v := make([]Value, 0, 6)
	v = append(v, Value{Name: "n", V: float64(r.N), Dim: Count}, Value{Name: "r", V: r.R})
	if !infiniteT(r.T) {
		v = append(v, Value{Name: "t", V: r.T})
	}
	return append(v, Value{Name: "p", V: r.P, Dim: Prob},
		Value{Name: "lo95", V: r.Lo95}, Value{Name: "hi95", V: r.Hi95})
}

// Warnings says when the figures are at the edge of what they can be.
func (r PearsonResult) Warnings() []string {
	var w []string
	if infiniteT(r.T) {
		w = append(w, "the points lie on one straight line: t is infinite and left out")
	}
	if r.N == 3 {
		w = append(w, "three observations do not bound the correlation: the interval is −1 to 1")
	}
	return w
}

// pearson returns the correlation of two series that have been centred, and
// false if one is constant.
func (p *prepared) pearson(q *prepared) (float64, bool) {
	if p.ss == 0 || q.ss == 0 {
		return 0, false
	}
	return clampCorrelation(dot(p.dev, q.dev) / (math.Sqrt(p.ss) * math.Sqrt(q.ss))), true
}

// clampCorrelation sets a correlation that is ±1 to rounding, or beyond, to ±1.
func clampCorrelation(r float64) float64 {
	const rounding = 4 * 0x1p-52
	if math.Abs(r) >= 1-rounding {
		return math.Copysign(1, r)
	}
	return r
}

// correlationT returns t = r √(df/(1−r²)) and its two-sided p. At |r| = 1 they
// are ±math.MaxFloat64, which orders as the infinite t would, and 0.
func correlationT(r, df float64) (t, p float64) {
	if math.Abs(r) >= 1 {
		return math.Copysign(math.MaxFloat64, r), 0
	}
	// (1−r)(1+r) keeps the digits that 1−r² loses near 1.
	rest := (1 - r) * (1 + r)
	t = r * math.Sqrt(df/rest)
	return t, min(1, twoSidedT(t, df))
}

// infiniteT says whether t stands for an infinite one.
func infiniteT(t float64) bool { return math.Abs(t) == math.MaxFloat64 }

// fisherInterval returns tanh(atanh r ± z/√(n−3)).
func fisherInterval(r float64, n int) (lo, hi float64) {
	switch {
	case n <= 3:
		return -1, 1
	case math.Abs(r) >= 1:
		return r, r
	}
	z, half := math.Atanh(r), normal975/math.Sqrt(float64(n-3))
	return math.Tanh(z - half), math.Tanh(z + half)
}

// checkCorrelation returns what keeps two series from being correlated, except
// that one is constant.
func checkCorrelation(x, y []float64) error {
	if err := checkLength(len(x), len(y)); err != nil {
		return err
	}
	if err := checkFinite(x); err != nil {
		return fmt.Errorf("first series: %w", err)
	}
	if err := checkFinite(y); err != nil {
		return fmt.Errorf("second series: %w", err)
	}
	return checkLeast(len(x), 3)
}

// errConstant says which of two series is constant.
func errConstant(first bool) error {
	if first {
		return fmt.Errorf("the first series is constant: %w", ErrNoVariation)
	}
	return fmt.Errorf("the second series is constant: %w", ErrNoVariation)
}
