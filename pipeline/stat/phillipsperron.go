package stat

import (
	"fmt"
	"math"
)

// PhillipsPerronOptions are the choices of PhillipsPerron.
type PhillipsPerronOptions struct {
	Det     Det     // DetC or DetCT
	LagRule LagRule // LagShort or LagFixed
	Lags    int     // with LagFixed only
}

// DefaultPhillipsPerronOptions is a constant and ⌊4(n/100)^¼⌋ lags.
func DefaultPhillipsPerronOptions() PhillipsPerronOptions {
	return PhillipsPerronOptions{Det: DetC, LagRule: LagShort}
}

// Check returns ErrOption if a field is out of range or not used by the rule.
func (o PhillipsPerronOptions) Check() error {
	if err := o.Det.checkOneOf(DetC, DetCT); err != nil {
		return err
	}
	return o.LagRule.check(o.Lags, LagShort, LagFixed)
}

// A PhillipsPerronTest is a test for a unit root.
type PhillipsPerronTest struct {
	NObs, Lags        int
	ZTau, ZRho        float64
	PTauMacKinnon1994 float64
	warnings          []string
}

// PhillipsPerron tests whether a series (any unit; the statistics are pure
// numbers) has a unit root, from yₜ = ρyₜ₋₁ + d′zₜ + eₜ with z a constant (c) or
// a constant and the calendar year (ct), by correcting the statistics of
// Dickey & Fuller for autocorrelation instead of adding lags:
//
//	Z_τ = √(γ₀/λ²) t − (λ² − γ₀)/(2λ) · N se(ρ)/s
//	Z_ρ = N(ρ − 1) − ½ (N se(ρ)/s)² (λ² − γ₀)
//
// with N = n − 1 rows, s² = RSS/(N − k), γ₀ = RSS/N and λ² the Newey–West
// variance of e with L lags (Phillips & Perron 1988, Biometrika 75, 335–346;
// Hamilton 1994, Time Series Analysis, sec. 17.6). L = ⌊4(n/100)^¼⌋ with n the length of the
// series, as arch and urca; tseries and R's stats take n − 1 and another
// correction for bias, urca puts yₜ where yₜ₋₁ belongs (up to 0.16 away). p is
// asymptotic, MacKinnon (1994). With negatively autocorrelated changes the test
// rejects far too often (Schwert 1989).
//
// Lags count observations. A constant series, or one that follows its own past
// exactly, gives ErrNoVariation, a straight line with ct ErrUndefined, lags of
// n − 1 or more ErrOption. Least n: 4 (c), 5 (ct).
func PhillipsPerron(years []int, y []float64, o PhillipsPerronOptions) (*PhillipsPerronTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := checkUnitRoot(years, y, 4); err != nil {
		return nil, err
	}
	f, err := dickeyFuller{years, y, o.Det}.fit(0, 1)
	if err != nil {
		return nil, err
	}
	if o.LagRule == LagFixed && o.Lags >= f.N {
		return nil, fmt.Errorf("%d lags with %d rows: %w", o.Lags, f.N, ErrOption)
	}
	r := &PhillipsPerronTest{NObs: f.N, Lags: o.LagRule.truncation(len(y), o.Lags), warnings: gapWarnings(years)}
	n := float64(f.N)
	gamma := f.RSS / n
	lambda := bartlett(f.Residuals, r.Lags) / n
	if !(lambda > 0) {
		return nil, undefined("the long-run variance", lambda)
	}
	width := n * math.Sqrt(f.XtXInv.At(0, 0)) // N se/s
	r.ZTau = math.Sqrt(gamma/lambda)*f.Beta[0]/f.SE(0) - (lambda-gamma)/(2*math.Sqrt(lambda))*width
	r.ZRho = n*f.Beta[0] - width*width*(lambda-gamma)/2
	p, outside := mackinnonP(r.ZTau, o.Det, 1)
	r.PTauMacKinnon1994 = p
	r.warnings = append(r.warnings, outsideMacKinnon(outside)...)
	return r, checkFinite([]float64{r.ZTau, r.ZRho})
}

// Values lists the figures of the family "phillips_perron".
func (r *PhillipsPerronTest) Values() []Value {
	return []Value{
		{"z_tau", r.ZTau, None, ""},
		{"z_rho", r.ZRho, None, ""},
		{"lags", float64(r.Lags), Count, ""},
		{"p_tau_mackinnon1994", r.PTauMacKinnon1994, Prob, ""},
	}
}

// Warnings says where lags are not years and where p is not known.
func (r *PhillipsPerronTest) Warnings() []string { return r.warnings }
