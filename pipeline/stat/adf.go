package stat

import (
	"errors"
	"fmt"
	"math"
)

// ADFOptions are the choices of ADF.
type ADFOptions struct {
	Det     Det     // DetN, DetC or DetCT
	LagRule LagRule // LagAIC, LagBIC or LagFixed
	Lags    int     // with LagFixed only
	MaxLag  *int    // with LagAIC and LagBIC; nil is ⌊12(n/100)^¼⌋, at most n/3
}

// DefaultADFOptions is a constant and the lags of least AIC.
func DefaultADFOptions() ADFOptions { return ADFOptions{Det: DetC, LagRule: LagAIC} }

// Check returns ErrOption if a field is out of range or not used by the rule.
func (o ADFOptions) Check() error {
	if err := o.Det.checkOneOf(DetN, DetC, DetCT); err != nil {
		return err
	}
	if o.MaxLag != nil && (*o.MaxLag < 0 || o.LagRule == LagFixed) {
		return fmt.Errorf("last lag %d with rule %q: %w", *o.MaxLag, string(o.LagRule), ErrOption)
	}
	return o.LagRule.check(o.Lags, LagAIC, LagBIC, LagFixed)
}

// An ADFTest is a test for a unit root.
type ADFTest struct {
	NObs, Lags     int // rows and lagged differences of the regression
	Stat           float64
	PMacKinnon1994 float64
	CV1, CV5, CV10 float64
	warnings       []string
}

// ADF tests whether a series (any unit; Stat is a pure number) has a unit root,
// ρ = 1, against stationarity around o.Det, by the t statistic of ρ − 1 in
//
//	Δyₜ = (ρ − 1)yₜ₋₁ + d′zₜ + Σ_{j≤L} γⱼΔyₜ₋ⱼ + eₜ,   t = L + 2 … n
//
// with z nothing (n), a constant (c) or a constant and the calendar year (ct)
// (Dickey & Fuller 1979, J. Am. Stat. Assoc. 74; Said & Dickey 1984). A small
// Stat speaks against a unit root. L is given, or has least AIC = n ln RSS + 2k or
// BIC = n ln RSS + k ln n over 0 … MaxLag, all on the common sample that MaxLag
// leaves; the chosen one is then estimated on all rows it can use, as in
// statsmodels, arch and gretl. urca never tries L = 0 and stays on the common
// sample. The default MaxLag, Schwert's (1989) at most n/3, is reduced further
// where it would leave a regression no degree of freedom.
//
// p is asymptotic, MacKinnon (1994); the critical values are MacKinnon's (2010)
// for the rows used. In short series the test seldom rejects, and it takes a
// broken trend for a unit root (ZivotAndrews does not). Lags count observations.
//
// A constant series, or one that follows its own past exactly, gives
// ErrNoVariation; one whose regressors depend on each other (a straight line with
// ct) ErrUndefined; more lags than n can bear ErrTooFew. Least n: 3 + d + 2L with d
// deterministic terms, and 4.
func ADF(years []int, y []float64, o ADFOptions) (*ADFTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := checkUnitRoot(years, y, 4); err != nil {
		return nil, err
	}
	d := dickeyFuller{years, y, o.Det}
	lags, err := d.chooseLags(o)
	if err != nil {
		return nil, err
	}
	f, err := d.fit(lags, lags+1)
	if err != nil {
		return nil, err
	}
	r := &ADFTest{NObs: f.N, Lags: lags, Stat: f.Beta[0] / f.SE(0), warnings: gapWarnings(years)}
	p, outside := mackinnonP(r.Stat, o.Det, 1)
	cv := mackinnonCritical(o.Det, 1, f.N)
	r.PMacKinnon1994, r.CV1, r.CV5, r.CV10 = p, cv[0], cv[1], cv[2]
	r.warnings = append(r.warnings, outsideMacKinnon(outside)...)
	return r, checkFinite([]float64{r.Stat, r.PMacKinnon1994})
}

// chooseLags returns the lags of the rule.
func (d dickeyFuller) chooseLags(o ADFOptions) (int, error) {
	if o.LagRule == LagFixed {
		return o.Lags, nil
	}
	n := len(d.y)
	most := min(LagLong.truncation(n, 0), n/3, (n-3-o.Det.terms())/2)
	if o.MaxLag != nil {
		most = *o.MaxLag
	}
	charge := func(rows float64) float64 {
		if o.LagRule == LagBIC {
			return math.Log(rows)
		}
		return 2
	}
	if chosen, ok := d.nestedLags(most, charge); ok {
		return chosen, nil
	}
	chosen, least := -1, math.Inf(1)
	var lastErr error
	for lags := 0; lags <= most; lags++ {
		f, err := d.fit(lags, most+1)
		if errors.Is(err, ErrUndefined) {
			lastErr = err // a periodic series leaves nothing for further lags
			continue
		}
		if err != nil {
			return 0, err
		}
		rows := float64(f.N)
		if ic := rows*math.Log(f.RSS/rows) + charge(rows)*float64(f.K); ic < least {
			chosen, least = lags, ic
		}
	}
	if chosen < 0 {
		return 0, lastErr
	}
	return chosen, nil
}

// Values lists the figures of the family "adf".
func (r *ADFTest) Values() []Value {
	return []Value{
		{"stat", r.Stat, None, ""},
		{"lags", float64(r.Lags), Count, ""},
		{"nobs", float64(r.NObs), Count, ""},
		{"p_mackinnon1994", r.PMacKinnon1994, Prob, ""},
		{"cv1", r.CV1, None, ""},
		{"cv5", r.CV5, None, ""},
		{"cv10", r.CV10, None, ""},
	}
}

// Warnings says where lags are not years and where p is not known.
func (r *ADFTest) Warnings() []string { return r.warnings }
