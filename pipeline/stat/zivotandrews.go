package stat

import (
	"errors"
	"fmt"
	"math"
)

// ZivotAndrewsOptions are the choices of ZivotAndrews.
type ZivotAndrewsOptions struct {
	Det  Det     // what breaks: DetC the level, DetT the slope, DetCT both
	Lags int     // lagged differences
	Trim float64 // share of the observations at either end without a break, above 0, below 0.5
}

// DefaultZivotAndrewsOptions is a break of the level, one lag and 15 % trimming.
func DefaultZivotAndrewsOptions() ZivotAndrewsOptions {
	return ZivotAndrewsOptions{Det: DetC, Lags: 1, Trim: 0.15}
}

// Check returns ErrOption if a field is out of range.
func (o ZivotAndrewsOptions) Check() error {
	switch {
	case o.Lags < 0:
		return fmt.Errorf("%d lags: %w", o.Lags, ErrOption)
	case !(o.Trim > 0 && o.Trim < 0.5):
		return fmt.Errorf("trim %v: %w", o.Trim, ErrOption)
	}
	return o.Det.checkOneOf(DetC, DetT, DetCT)
}

// zivotAndrewsCritical holds the critical values at 1, 5 and 10 % of Zivot &
// Andrews (1992, Tables 2 to 4).
var zivotAndrewsCritical = map[Det][3]float64{
	DetC:  {-5.34, -4.80, -4.58},
	DetT:  {-4.93, -4.42, -4.11},
	DetCT: {-5.57, -5.08, -4.82},
}

// A ZivotAndrewsTest is a test for a unit root against a broken trend.
type ZivotAndrewsTest struct {
	N, Lags        int
	Stat           float64
	LastYearBefore int // last year of the first regime
	CV1, CV5, CV10 float64
	trim           float64
	warnings       []string
}

// ZivotAndrews tests whether a series (any unit; Stat is a pure number) has a unit
// root, against stationarity around a line on the calendar year whose level
// (c), slope (t) or both (ct) break at an unknown year. Stat is the least t
// statistic of ρ − 1 over the breaks b in
//
//	Δyₜ = (ρ − 1)yₜ₋₁ + μ + βt + θDᵇₜ + γ(t − b)Dᵇₜ + Σ_{j≤L} cⱼΔyₜ₋ⱼ + eₜ,   Dᵇ = 1 for t > b
//
// without the term that does not break (Zivot & Andrews 1992, J. Bus. Econ.
// Stat. 10, 251–270). Every candidate is compared; b, the last observation of
// the first regime, runs from ⌈trim·n⌉ to ⌊(1 − trim)n⌋. urca does not trim;
// statsmodels' range is one off, and lags 0 means a default there. The critical
// values are asymptotic; in short series the test rejects more often than they say. Under the unit
// root there is no break, so a rejection does not show one, nor does the year
// mean much without a rejection.
//
// Lags count observations. A constant series, or one that follows its own past
// exactly, gives ErrNoVariation, no break that can be estimated ErrUndefined.
// Least n: 6 + 2L (c, t), 7 + 2L (ct).
func ZivotAndrews(years []int, y []float64, o ZivotAndrewsOptions) (*ZivotAndrewsTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := checkUnitRoot(years, y, 4); err != nil {
		return nil, err
	}
	n := float64(len(y))
	d := dickeyFuller{years, y, DetT}
	cv := zivotAndrewsCritical[o.Det]
	r := &ZivotAndrewsTest{
		N: len(y), Lags: o.Lags, Stat: math.Inf(1), CV1: cv[0], CV5: cv[1], CV10: cv[2],
		trim: o.Trim, warnings: gapWarnings(years),
	}
	first, last := max(1, int(math.Ceil(o.Trim*n))), min(int(math.Floor((1-o.Trim)*n)), len(y)-1)
	for _, b := range d.likelyBreaks(o.Lags, first, last, o.Det) {
		f, err := d.fit(o.Lags, o.Lags+1, breakTerms(years, b, o.Det)...)
		if errors.Is(err, ErrUndefined) {
			continue // the lags leave the break no observation of its own
		}
		if err != nil {
			return nil, err
		}
		if t := f.Beta[0] / f.SE(0); t < r.Stat {
			r.Stat, r.LastYearBefore = t, years[b-1]
		}
	}
	if math.IsInf(r.Stat, 1) {
		return nil, fmt.Errorf("no break can be estimated: %w", ErrUndefined)
	}
	return r, checkFinite([]float64{r.Stat})
}

// breakTerms returns the columns of a break after the first b observations.
func breakTerms(years []int, b int, det Det) []func(int) float64 {
	level := func(t int) float64 {
		if t < b {
			return 0
		}
		return 1
	}
	slope := func(t int) float64 { return float64(max(0, years[t]-years[b-1])) }
	switch det {
	case DetC:
		return []func(int) float64{level}
	case DetT:
		return []func(int) float64{slope}
	}
	return []func(int) float64{level, slope}
}

// Values lists the figures of the family "zivot_andrews"; 15 in the names is the
// trimming in percent.
func (r *ZivotAndrewsTest) Values() []Value {
	trim := fmt.Sprintf("_trim%g", math.Round(r.trim*1e4)/100)
	return []Value{
		{"stat" + trim, r.Stat, None, ""},
		{"last_year_before" + trim, float64(r.LastYearBefore), Year, ""},
		{"cv1", r.CV1, None, ""},
		{"cv5", r.CV5, None, ""},
		{"cv10", r.CV10, None, ""},
	}
}

// Warnings says where lags are not years.
func (r *ZivotAndrewsTest) Warnings() []string { return r.warnings }
