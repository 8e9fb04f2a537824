package stat

import (
	"fmt"
	"math"
)

// HamedRaoOptions are the choices of MannKendallHamedRao.
type HamedRaoOptions struct {
	MaxLag *int    // the last lag that is looked at; nil is all, n − 1
	Alpha  float64 // a lag counts where |r| exceeds the normal quantile of Alpha over √n
}

// DefaultHamedRaoOptions is all lags, at 5 %.
func DefaultHamedRaoOptions() HamedRaoOptions { return HamedRaoOptions{Alpha: 0.05} }

// Check refuses a level outside (0, 1) and a last lag below 1.
func (o HamedRaoOptions) Check() error {
	if !(o.Alpha > 0 && o.Alpha < 1) {
		return fmt.Errorf("alpha %v: %w", o.Alpha, ErrOption)
	}
	if o.MaxLag != nil && *o.MaxLag < 1 {
		return fmt.Errorf("last lag %d: %w", *o.MaxLag, ErrOption)
	}
	return nil
}

// A HamedRaoTest is Mann–Kendall's test with a variance that allows for
// autocorrelation.
type HamedRaoTest struct {
	N             int
	S             float64
	VarSCorrected float64
	Z, P          float64
	NOverNStar    float64 // by how much autocorrelation multiplies the variance
	warnings      []string
}

// MannKendallHamedRao is MannKendall with var S multiplied by
//
//	n/n* = 1 + 2/(n(n − 1)(n − 2)) Σᵢ (n − i)(n − i − 1)(n − i − 2) r(i)
//
// over the lags i with |r(i)| > z/√n (z = 1.96 for Alpha 0.05), where r is the
// autocorrelation of the ranks of the series less its Theil–Sen slope (Hamed &
// Rao 1998, J. Hydrol. 204, 182–196). As in their paper and in R's
// modifiedmk and pymannkendall, the observations are counted, not the years, for
// the slope too; where years are missing a warning says so. With all lags, far
// and noisy autocorrelations count; 3 is the other common choice.
//
// The factor may come out at or below zero, when the test does not exist:
// ErrUndefined. Negative autocorrelation gives a factor below 1 and so a smaller
// p than MannKendall's. Where the number of pairs is odd, the Theil–Sen line runs
// parallel to a line through two of the points, whose ranks tie but for rounding:
// the third digit of z may then hinge on the unit of y. The other programs have
// the same trait. A constant series gives ErrNoVariation. Least n: 4.
func MannKendallHamedRao(years []int, y []float64, o HamedRaoOptions, ws *Workspace) (*HamedRaoTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := checkSeries(years, y, 4); err != nil {
		return nil, err
	}
	if isConstant(y) {
		return nil, fmt.Errorf("all %d values are %v: %w", len(y), y[0], ErrNoVariation)
	}
	if ws == nil {
		ws = &Workspace{}
	}
	last := len(y) - 1
	if o.MaxLag != nil {
		last = min(last, *o.MaxLag)
	}
	n := float64(len(y))
	ranks := ws.detrendedRanks(y)
	r := &HamedRaoTest{N: len(y), S: mannKendallS(y), warnings: append(fewForNormal(len(y)), gapWarnings(years)...)}
	bound := quantileNormal(o.Alpha) / math.Sqrt(n)
	square, sum := autoproduct(ranks, 0), 0.0
	if square == 0 {
		return nil, fmt.Errorf("nothing is left of the series without its slope: %w", ErrNoVariation)
	}
	for lag := 1; lag <= last; lag++ {
		if a := autoproduct(ranks, lag) / square; math.Abs(a) > bound {
			k := n - float64(lag)
			sum += k * (k - 1) * (k - 2) * a
		}
	}
	r.NOverNStar = 1 + 2/(n*(n-1)*(n-2))*sum
	if r.NOverNStar <= 0 {
		return nil, fmt.Errorf("variance factor %.3g is not positive: %w", r.NOverNStar, ErrUndefined)
	}
	r.VarSCorrected = mannKendallVariance(ws.sorted(y)) * r.NOverNStar
	r.Z = mannKendallZ(r.S, r.VarSCorrected)
	r.P = twoSidedNormal(r.Z)
	return r, nil
}

// detrendedRanks returns the average ranks, less their mean, of y without its
// Theil–Sen slope over the positions.
func (ws *Workspace) detrendedRanks(y []float64) []float64 {
	for i := len(ws.positions); i < len(y); i++ {
		ws.positions = append(ws.positions, i)
	}
	slope := ws.medianSlope(ws.positions[:len(y)], y)
	rest := ws.slopes[:0] // the slopes are done with
	for i, v := range y {
		// The conversion forbids a fused multiply-add, which would break ties
		// on some processors and not on others.
		rest = append(rest, v-float64(float64(i+1)*slope))
	}
	ws.detrended.sort(rest)
	ws.detrended.ranks(rest)
	return ws.detrended.rank
}

// Values lists the figures of the family "mann_kendall_hamed_rao".
func (r *HamedRaoTest) Values() []Value {
	return []Value{
		{"z", r.Z, None, ""},
		{"p", r.P, Prob, ""},
		{"n_over_nstar", r.NOverNStar, None, ""},
	}
}

// Warnings says where the normal approximation is rough or lags are not years.
func (r *HamedRaoTest) Warnings() []string { return r.warnings }
