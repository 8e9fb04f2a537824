package stat

import (
	"fmt"
	"math"
)

// A PettittTest is a test for one shift of a series at an unknown year.
type PettittTest struct {
	N              int
	K              float64 // max |U|
	PApprox        float64
	LastYearBefore int // last year of the first regime
	ties           int // years that share the maximum
}

// Pettitt tests whether a series (any unit; only ranks matter) has one
// distribution throughout against a shift after some year:
//
//	U(t) = 2 Σ_{i≤t} rᵢ − t(n + 1)     K = max |U(t)|     p ≈ 2 exp(−6K²/(n³ + n²)), at most 1
//
// with average ranks r (Pettitt 1979, Appl. Stat. 28, 126–135). The first year
// that reaches K is reported, as in R's trend. The p-value is good below 0.5 and
// conservative for short series; it holds for independent observations, and a
// trend or autocorrelation is taken for a shift as readily as a shift is. The
// observations are counted, not the years. A constant series gives
// ErrNoVariation. Least n: 4.
func Pettitt(years []int, y []float64) (*PettittTest, error) {
	if err := checkSeries(years, y, 4); err != nil {
		return nil, err
	}
	if isConstant(y) {
		return nil, fmt.Errorf("all %d values are %v: %w", len(y), y[0], ErrNoVariation)
	}
	n := float64(len(y))
	r := &PettittTest{N: len(y)}
	var p prepared
	p.sort(y)
	p.ranks(y)
	var u float64
	for i, rank := range p.rank { // less (n + 1)/2
		u += 2 * rank // an integer, so that nothing rounds
		switch k := math.Abs(u); {
		case k > r.K:
			r.K, r.LastYearBefore, r.ties = k, years[i], 1
		case k == r.K:
			r.ties++
		}
	}
	r.PApprox = min(1, 2*math.Exp(-6*r.K*r.K/(n*n*n+n*n)))
	return r, nil
}

// Values lists the figures of the family "pettitt".
func (r *PettittTest) Values() []Value {
	return []Value{
		{"K", r.K, None, ""},
		{"p_approx", r.PApprox, Prob, ""},
		{"last_year_before", float64(r.LastYearBefore), Year, ""},
	}
}

// Warnings says where the approximation is poor or the year is not the only one.
func (r *PettittTest) Warnings() []string {
	var w []string
	if r.PApprox > 0.5 {
		w = append(w, "the approximate p-value of Pettitt's test is not reliable above 0.5")
	}
	if r.ties > 1 {
		w = append(w, fmt.Sprintf("%d years reach the maximum of Pettitt's statistic; the first is given", r.ties))
	}
	return w
}
