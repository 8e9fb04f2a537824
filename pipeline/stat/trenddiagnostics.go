package stat

import (
	"fmt"
	"math"
)

// A TrendDiagnosis tests what OLSTrend assumes of its residuals.
type TrendDiagnosis struct {
	N           int
	Rho1        float64 // autocorrelation at lag 1
	BG1LM, BG1P float64 // Breusch–Godfrey at lag 1: statistic, p
	BPLM, BPP   float64 // Breusch–Pagan: statistic, p
	JB, JBP     float64 // Jarque–Bera: statistic, p
	warnings    []string
}

// TrendDiagnostics tests the residuals e of OLSTrend (y in any unit; all figures
// are pure numbers):
//
//	ρ₁ = Σeₜeₜ₋₁/Σeₜ²
//	BG = n·R² of e on 1, year and eₜ₋₁ (0 before the first), χ²(1)
//	BP = n·R² of e² on 1 and year, χ²(1)
//	JB = n/6 (g₁² + g₂²/4), χ²(2), skewness and kurtosis of Describe
//
// Sources: Breusch (1978) and Godfrey (1978) for autocorrelation; Breusch & Pagan
// (1979, Econometrica 47) studentised by Koenker (1981, J. Econometrics 17) for a
// variance that changes with time; Jarque & Bera (1987, Int. Stat. Rev. 55) for
// normality, which approaches χ² slowly. Agrees with lmtest (bgtest, bptest),
// tseries and statsmodels; gretl's ρ₁ leaves the first square out of the sum.
// An exact line or constant series gives ErrNoVariation. Least n: 4.
func TrendDiagnostics(years []int, y []float64) (*TrendDiagnosis, error) {
	if err := checkSeries(years, y, 4); err != nil {
		return nil, err
	}
	e := make([]float64, len(y))
	l := fitLine(years, y, e)
	if l.exact {
		return nil, fmt.Errorf("no residual differs from the line: %w", ErrNoVariation)
	}
	n := float64(len(y))
	scale := math.Sqrt(l.rss / n) // so that no power of a residual overflows
	for i := range e {
		e[i] /= scale
	}
	r := &TrendDiagnosis{N: len(y), warnings: gapWarnings(years)}
	square := autoproduct(e, 0)
	r.Rho1 = autoproduct(e, 1) / square

	lagged, rest := make([]float64, len(y)), make([]float64, len(y))
	copy(lagged[1:], e)
	// e is orthogonal to 1 and year, so only what these leave of eₜ₋₁ explains it.
	fitLine(years, lagged, rest)
	cross, own := 0.0, autoproduct(rest, 0)
	for i := range e {
		cross += e[i] * rest[i]
	}
	r.BG1LM = n * cross * cross / (own * square)
	r.BG1P = chiSquareTail(r.BG1LM, 1)

	squares := lagged
	var m3, m4 float64
	for i, v := range e {
		squares[i] = v * v
		m3 += v * v * v / n
		m4 += v * v * v * v / n
	}
	if bp := fitLine(years, squares, rest); !bp.exact || bp.slope != 0 {
		r.BPLM = n * bp.slope * bp.slope * bp.sxx / bp.syy
	}
	r.BPP = chiSquareTail(r.BPLM, 1)
	m2 := square / n
	skew, kurt := m3/(m2*math.Sqrt(m2)), m4/(m2*m2)-3
	r.JB = n / 6 * (skew*skew + kurt*kurt/4)
	r.JBP = chiSquareTail(r.JB, 2)
	return r, checkFinite([]float64{r.Rho1, r.BG1LM, r.BPLM, r.JB})
}

// Values lists the figures of the family "trend_diagnostics".
func (r *TrendDiagnosis) Values() []Value {
	return []Value{
		{"rho1", r.Rho1, None, ""},
		{"bg1_lm", r.BG1LM, None, ""},
		{"bg1_p", r.BG1P, Prob, ""},
		{"bp_lm", r.BPLM, None, ""},
		{"bp_p", r.BPP, Prob, ""},
		{"jb", r.JB, None, ""},
		{"jb_p", r.JBP, Prob, ""},
	}
}

// Warnings says where lags are not years.
func (r *TrendDiagnosis) Warnings() []string { return r.warnings }
