package stat

import (
	"fmt"
	"math"
)

// KPSSOptions are the choices of KPSS.
type KPSSOptions struct {
	Det     Det     // DetC or DetCT
	LagRule LagRule // LagShort, LagLong, LagCeil, LagHobijn or LagFixed
	Lags    int     // with LagFixed only
}

// DefaultKPSSOptions is a constant and ⌊4(n/100)^¼⌋ lags.
func DefaultKPSSOptions() KPSSOptions { return KPSSOptions{Det: DetC, LagRule: LagShort} }

// Check returns ErrOption if a field is out of range or not used by the rule.
func (o KPSSOptions) Check() error {
	if err := o.Det.checkOneOf(DetC, DetCT); err != nil {
		return err
	}
	return o.LagRule.check(o.Lags, LagShort, LagLong, LagCeil, LagHobijn, LagFixed)
}

// kpssTable holds the statistics that are exceeded with the probabilities of
// kpssP, from Table 1 of Kwiatkowski et al. (1992).
var (
	kpssTable = map[Det][4]float64{
		DetC:  {0.347, 0.463, 0.574, 0.739},
		DetCT: {0.119, 0.146, 0.176, 0.216},
	}
	kpssP = [4]float64{0.10, 0.05, 0.025, 0.01}
)

// A KPSSTest is a test for stationarity.
type KPSSTest struct {
	N, Lags  int
	Stat     float64
	PTable   float64
	PNote    string // "≤" and "≥" at the ends of the table
	warnings []string
}

// KPSS tests whether a series (any unit; Stat is a pure number) is stationary
// around a constant (c) or a line on the calendar year (ct), against a unit
// root:
//
//	Stat = Σₜ Sₜ²/(n²s²),   Sₜ = Σ_{i≤t} eᵢ,   s² = [Σe² + 2 Σⱼ (1 − j/(L + 1)) Σₜ eₜeₜ₋ⱼ]/n
//
// with the residuals e (Kwiatkowski, Phillips, Schmidt & Shin 1992, J.
// Econometrics 54, 159–178). Rules for L, at most n − 1: ⌊4(n/100)^¼⌋ (the
// default), ⌊12(n/100)^¼⌋, ⌈12(n/100)^¼⌉, or from the data
//
//	L = ⌊1.1447 (s₁/s₀)^(2/3) n^(1/3)⌋,   s₀, s₁ = Σ |j|^(0,1) γⱼ over |j| ≤ ⌊n^(2/9)⌋
//
// (Hobijn, Franses & Ooms 1998, as statsmodels and arch have it). The fewer the
// lags, the more often the test rejects an autocorrelated stationary series.
//
// p is interpolated linearly in the paper's table, which ends at 0.01 and 0.10:
// beyond, p is the end and its note "≤" or "≥", as tseries and statsmodels
// do; gretl has a response surface, arch simulated quantiles. Lags count
// observations. A constant series, or an exact line with ct, gives
// ErrNoVariation. Least n: 4.
func KPSS(years []int, y []float64, o KPSSOptions) (*KPSSTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := checkUnitRoot(years, y, 4); err != nil {
		return nil, err
	}
	model := BreakMean
	if o.Det == DetCT {
		model = BreakTrend
	}
	e := make([]float64, len(y))
	if rss := model.fit(years, y, e); isRounding(rss, y) {
		return nil, fmt.Errorf("no residual differs from the line: %w", ErrNoVariation)
	}
	n := float64(len(y))
	r := &KPSSTest{N: len(y), warnings: gapWarnings(years)}
	if o.LagRule == LagHobijn {
		lags, err := hobijnLags(e)
		if err != nil {
			return nil, err
		}
		r.Lags = lags
	} else {
		if o.LagRule == LagFixed && o.Lags >= len(y) {
			return nil, fmt.Errorf("%d lags with %d observations: %w", o.Lags, len(y), ErrOption)
		}
		r.Lags = o.LagRule.truncation(len(y), o.Lags)
	}
	variance := bartlett(e, r.Lags)
	if !(variance > 0) {
		return nil, undefined("the long-run variance", variance/n)
	}
	partial := 0.0
	for _, v := range e {
		partial += v
		r.Stat += partial * partial / n / variance
	}
	r.PTable, r.PNote = kpssTail(r.Stat, o.Det)
	return r, checkFinite([]float64{r.Stat})
}

// hobijnLags returns the lags that the data choose, at most n − 1.
func hobijnLags(e []float64) (int, error) {
	n := float64(len(e))
	s0, s1 := autoproduct(e, 0), 0.0
	for j := 1; j <= int(math.Pow(n, 2.0/9)); j++ {
		g := 2 * autoproduct(e, j)
		s0 += g
		s1 += float64(j) * g
	}
	lags := 1.1447 * math.Cbrt(s1/s0*(s1/s0)) * math.Cbrt(n)
	if math.IsNaN(lags) {
		return 0, undefined("the number of lags that the data choose", lags)
	}
	return int(min(lags, n-1)), nil
}

// kpssTail interpolates the p-value, with its note.
func kpssTail(stat float64, det Det) (float64, string) {
	table := kpssTable[det]
	switch {
	case stat < table[0]:
		return kpssP[0], "≥"
	case stat > table[3]:
		return kpssP[3], "≤"
	}
	i := 0
	for i < 2 && stat > table[i+1] {
		i++
	}
	share := (stat - table[i]) / (table[i+1] - table[i])
	return kpssP[i] + share*(kpssP[i+1]-kpssP[i]), ""
}

// Rejects reports whether the test rejects at the level alpha. The table ends at 0.01 and
// 0.10: beyond, where it cannot tell, the answer is no.
func (r *KPSSTest) Rejects(alpha float64) bool {
	switch r.PNote {
	case "≥":
		return false
	case "≤":
		return alpha >= kpssP[3]
	}
	return r.PTable <= alpha
}

// Values lists the figures of the family "kpss".
func (r *KPSSTest) Values() []Value {
	return []Value{
		{"stat", r.Stat, None, ""},
		{"lags", float64(r.Lags), Count, ""},
		{"p_table", r.PTable, Prob, r.PNote},
	}
}

// Warnings says where lags are not years.
func (r *KPSSTest) Warnings() []string { return r.warnings }
