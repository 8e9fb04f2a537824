package stat

import (
	"fmt"
	"math"
)

// A MannKendallTest is the test for a monotonic trend.
type MannKendallTest struct {
	N    int
	S    float64 // pairs that rise less pairs that fall
	VarS float64
	Z, P float64
	TauB float64
}

// MannKendall tests whether a series (any unit) rises or falls, by the order of
// its values alone:
//
//	S = Σ_{i<j} sign(yⱼ − yᵢ)      τ_b = S/√(n₀(n₀ − n₁))
//	var S = [n(n − 1)(2n + 5) − Σₖ tₖ(tₖ − 1)(2tₖ + 5)]/18
//	z = (S − sign S)/√var S,      p = P(|Z| > |z|)
//
// with n₀ = n(n − 1)/2, tₖ the sizes of groups of equal values and
// n₁ = Σtₖ(tₖ − 1)/2 (Mann 1945, Econometrica 13, 245–259; Kendall 1975, Rank
// Correlation Methods, ch. 4; ties: Gilbert 1987, sec. 16.4). Years give the order
// and nothing else. The values are taken as independent: positive
// autocorrelation makes the test reject too often (MannKendallHamedRao,
// RobustTrend).
//
// R's Kendall works in single precision and prints an exact p without ties;
// pymannkendall's p is 0 beyond |z| = 8.3, because it is 1 − cdf.
// A constant series gives ErrNoVariation. Least n: 3 (below about 10 the normal
// approximation is rough).
func MannKendall(years []int, y []float64, ws *Workspace) (*MannKendallTest, error) {
	if err := checkSeries(years, y, 3); err != nil {
		return nil, err
	}
	if isConstant(y) {
		return nil, fmt.Errorf("all %d values are %v: %w", len(y), y[0], ErrNoVariation)
	}
	if ws == nil {
		ws = &Workspace{}
	}
	n := float64(len(y))
	r := &MannKendallTest{N: len(y), S: mannKendallS(y)}
	sorted := ws.sorted(y)
	r.VarS = mannKendallVariance(sorted)
	r.Z = mannKendallZ(r.S, r.VarS)
	r.P = twoSidedNormal(r.Z)
	tied := 0.0
	eachTie(sorted, func(t float64) { tied += t * (t - 1) / 2 })
	pairs := n * (n - 1) / 2
	r.TauB = r.S / math.Sqrt(pairs*(pairs-tied))
	return r, nil
}

// mannKendallS returns S, which is an integer.
func mannKendallS(y []float64) float64 {
	rises, falls := 0, 0
	for j, v := range y {
		for _, u := range y[:j] {
			up, down := 0, 0 // set without a jump, which could not be foreseen
			if v > u {
				up = 1
			}
			if u > v {
				down = 1
			}
			rises += up
			falls += down
		}
	}
	return float64(rises - falls)
}

// mannKendallVariance returns var S of values in order, corrected for ties.
func mannKendallVariance(sorted []float64) float64 {
	n := float64(len(sorted))
	v := n * (n - 1) * (2*n + 5)
	eachTie(sorted, func(t float64) { v -= t * (t - 1) * (2*t + 5) })
	return v / 18
}

// mannKendallZ returns z with the continuity correction.
func mannKendallZ(s, variance float64) float64 {
	switch {
	case s > 0:
		return (s - 1) / math.Sqrt(variance)
	case s < 0:
		return (s + 1) / math.Sqrt(variance)
	}
	return 0
}

// eachTie calls f with the size of every group of equal values.
func eachTie(sorted []float64, f func(float64)) {
	for i := 0; i < len(sorted); {
		j := i + 1
		for j < len(sorted) && sorted[j] == sorted[i] {
			j++
		}
		if j-i > 1 {
			f(float64(j - i))
		}
		i = j
	}
}

// Values lists the figures of the family "mann_kendall".
func (r *MannKendallTest) Values() []Value {
	return []Value{
		{"s", r.S, Count, ""},
		{"var_s", r.VarS, None, ""},
		{"z", r.Z, None, ""},
		{"p", r.P, Prob, ""},
		{"tau_b", r.TauB, None, ""},
	}
}

// Warnings says where the normal approximation is rough.
func (r *MannKendallTest) Warnings() []string { return fewForNormal(r.N) }

// fewForNormal warns of a normal approximation to S below 10 values (Gilbert
// 1987, sec. 16.4, has exact tables up to 10).
func fewForNormal(n int) []string {
	if n < 10 {
		return []string{fmt.Sprintf("Mann–Kendall's normal approximation is rough with %d values", n)}
	}
	return nil
}
