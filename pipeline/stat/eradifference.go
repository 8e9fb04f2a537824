package stat

import "fmt"

// An EraComparison is the difference between the means of two eras of a series.
type EraComparison struct {
	NA, NB         int
	MeanA, MeanB   float64
	Difference     float64 // MeanB − MeanA
	SE, P          float64
	SlopeA, SlopeB float64 // least-squares slope within each era
	HasSlopeA      bool    // false where the era has one year
	HasSlopeB      bool
	Lag            int
	Log            bool // the values were logarithms
	warnings       []string
}

// EraDifference compares the mean of a series in era b with that in era a (any
// one unit), as the coefficient δ of
//
//	yₜ = μ + δDₜ + eₜ,   D = 1 in era b,
//
// with the Newey–West variance of OLSTrendHAC, the score being (Dₜ − D̄)eₜ, and p
// from t(n − 2). Observations are taken in order of the year, whichever era they
// belong to. The slopes are those of OLSTrend within each era, per year: where
// the series only trends, its means differ too, and equal slopes say so. The
// intervention model (Wagner et al. 2002, J. Clin. Pharm. Ther. 27, 299–309)
// separates the two.
//
// A year in both eras gives ErrValue, eras that are each constant ErrNoVariation.
// Least n: 1 in each era and 3 together; a slope needs 2.
func EraDifference(yearsA []int, a []float64, yearsB []int, b []float64, o HACOptions) (*EraComparison, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := checkSeries(yearsA, a, 1); err != nil {
		return nil, fmt.Errorf("era a: %w", err)
	}
	if err := checkSeries(yearsB, b, 1); err != nil {
		return nil, fmt.Errorf("era b: %w", err)
	}
	n := len(a) + len(b)
	if err := checkLeast(n, 3); err != nil {
		return nil, err
	}
	r := &EraComparison{NA: len(a), NB: len(b), MeanA: mean(a), MeanB: mean(b)}
	r.Difference = r.MeanB - r.MeanA
	r.SlopeA, r.HasSlopeA = eraSlope(yearsA, a)
	r.SlopeB, r.HasSlopeB = eraSlope(yearsB, b)
	if isConstant(a) && isConstant(b) {
		return nil, fmt.Errorf("each era is constant: %w", ErrNoVariation)
	}
	share := float64(len(b)) / float64(n)
	ua, ub := make([]float64, len(a)), make([]float64, len(b))
	for i, v := range a {
		ua[i] = -share * (v - r.MeanA)
	}
	for i, v := range b {
		ub[i] = (1 - share) * (v - r.MeanB)
	}
	years, score, err := inOrder(yearsA, ua, yearsB, ub)
	if err != nil {
		return nil, err
	}
	t, err := hacSlope(score, r.Difference, float64(n)*share*(1-share), 2, o)
	if err != nil {
		return nil, err
	}
	r.SE, r.P, r.Lag, r.warnings = t.SESlope, t.PT, t.Lag, gapWarnings(years)
	return r, checkFinite([]float64{r.MeanA, r.MeanB, r.SE, r.SlopeA, r.SlopeB})
}

// EraDifferenceLog is EraDifference on the natural logarithms of the values,
// which must be positive (else ErrNotPositive); exp(Difference) is then the ratio
// of the geometric means.
func EraDifferenceLog(yearsA []int, a []float64, yearsB []int, b []float64, o HACOptions) (*EraComparison, error) {
	logA, logB, err := eraLogs(a, b)
	if err != nil {
		return nil, err
	}
	r, err := EraDifference(yearsA, logA, yearsB, logB, o)
	if err != nil {
		return nil, err
	}
	r.Log = true
	return r, nil
}

// eraSlope returns the least-squares slope within an era of two years or more.
func eraSlope(years []int, y []float64) (float64, bool) {
	if len(y) < 2 {
		return 0, false
	}
	return fitLine(years, y, make([]float64, len(y))).slope, true
}

// mean returns the mean, summed in doubled precision.
func mean(y []float64) float64 {
	var sum doubled
	for _, v := range y {
		sum.add(v)
	}
	return sum.value() / float64(len(y))
}

// Values lists the figures of the family "era_difference".
func (r *EraComparison) Values() []Value {
	slope, value := trendDims(r.Log)
	v := []Value{
		{"mean_a", r.MeanA, value, ""},
		{"mean_b", r.MeanB, value, ""},
		{"difference", r.Difference, value, ""},
		{"se", r.SE, value, ""},
		{"p", r.P, Prob, ""},
	}
	if r.HasSlopeA {
		v = append(v, Value{"slope_a", r.SlopeA, slope, ""})
	}
	if r.HasSlopeB {
		v = append(v, Value{"slope_b", r.SlopeB, slope, ""})
	}
	return v
}

// Warnings says where an era is very short and where lags are not years.
func (r *EraComparison) Warnings() []string {
	if k := min(r.NA, r.NB); k < 5 {
		return append([]string{fmt.Sprintf("an era has only %d values; its mean is uncertain beyond what se says", k)}, r.warnings...)
	}
	return r.warnings
}
