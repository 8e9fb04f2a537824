package stat

import (
	"fmt"
	"math"
)

// SupFOptions are the choices of SupF.
type SupFOptions struct {
	Model BreakModel
	Trim  float64 // share of the observations that either regime has at least, above 0, below 0.5
	Draws int     // bootstrap draws, 99 to 99,999; 0 leaves p_boot out
	Seed  uint64  // of the bootstrap, not 0; n is mixed in
}

// DefaultSupFOptions is a change of the mean, 15 % trimming, 999 draws and the
// seed 20240229.
func DefaultSupFOptions() SupFOptions {
	return SupFOptions{Model: BreakMean, Trim: 0.15, Draws: 999, Seed: 20240229}
}

// Check returns ErrOption if a field is out of range.
func (o SupFOptions) Check() error {
	switch {
	case !(o.Trim > 0 && o.Trim < 0.5):
		return fmt.Errorf("trim %v: %w", o.Trim, ErrOption)
	case o.Draws != 0 && (o.Draws < 99 || o.Draws > 99_999):
		return fmt.Errorf("%d draws, 0 or 99 to 99,999 allowed: %w", o.Draws, ErrOption)
	case o.Seed == 0:
		return fmt.Errorf("seed 0: %w", ErrOption)
	}
	return o.Model.Check()
}

// A SupFTest is a test for a break of a series at an unknown year.
type SupFTest struct {
	N, Candidates             int
	SupF, SupFScaledK         float64 // F form; Wald form k·F
	PSupHansen                float64
	PBoot                     float64
	Draws                     int     // 0 where there is no PBoot
	Rho                       float64 // of the AR(1) from which the bootstrap drew
	BreakYear, LastYearBefore int
	warnings                  []string
}

// SupF tests whether one mean or one line on the calendar year (o.Model, k = 1 or
// 2 coefficients) serves the whole series (y in any unit), against a break at
// an unknown year (Quandt 1960; Andrews 1993, Econometrica 61, 821–856):
//
//	sup F = max_i F(i),   F(i) = ((RSS − RSS₁ᵢ − RSS₂ᵢ)/k) / ((RSS₁ᵢ + RSS₂ᵢ)/(n − 2k))
//
// where i, the last observation of the first regime, runs from ⌊trim·n⌋ to
// n − ⌊trim·n⌋, but leaves each regime at least k + 1. The year of the maximum is
// given as the last of the first regime and as the first of the second. sup F
// scaled by k is the Wald form, which strucchange and gretl print; gretl's range
// is one candidate off.
//
// PSupHansen is the asymptotic p-value of Hansen (1997, J. Bus. Econ. Stat. 15,
// 60–67), interpolated as strucchange does but from the upper tail, for
// independent errors: under autocorrelation it rejects far too often, and so
// does every other p-value that takes errors as independent. For the trend it
// is also not exact in large samples, since Andrews' theory excludes trending
// regressors. PBoot does not share these faults: see supfboot.go.
//
// The path of RSS₁ᵢ and RSS₂ᵢ is found in O(n) by recursive residuals. A series
// without variation around the model gives ErrNoVariation, a break that leaves no
// residual ErrUndefined. Least n: 2k + 2.
func SupF(years []int, y []float64, o SupFOptions) (*SupFTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	k, n := o.Model.coefficients(), len(y)
	if err := checkSeries(years, y, 2*k+2); err != nil {
		return nil, err
	}
	// A mean or line taken from all values changes no residual sum of squares of
	// a regime, and saves the digits that a level far from 0 would cost.
	e := make([]float64, n)
	if rss := o.Model.fit(years, y, e); isRounding(rss, y) {
		return nil, fmt.Errorf("the values fit one regime exactly: %w", ErrNoVariation)
	}
	p := newBreakPath(years, o.Model, o.Trim)
	at, broken, whole := p.best(e)
	if at == 0 {
		return nil, undefined("the sum of squares", broken)
	}
	if isRounding(broken, y) {
		return nil, fmt.Errorf("a break after %d leaves no residual: %w", years[at-1], ErrUndefined)
	}
	scaled := max(0, whole-broken) / (broken / float64(n-2*k))
	r := &SupFTest{
		N: n, Candidates: p.last - p.first + 1, SupF: scaled / float64(k), SupFScaledK: scaled,
		PSupHansen:     hansenTail(scaled, k, n, p.first, p.last),
		LastYearBefore: years[at-1], BreakYear: years[at],
		warnings: gapWarnings(years),
	}
	if o.Draws > 0 {
		r.Draws = o.Draws
		r.Rho = nullAR1(e, o.Model)
		r.PBoot = p.bootstrap(newBreakGain(years, p, o.Model), broken/whole, r.Rho, o.Draws, o.Seed)
	}
	return r, checkFinite([]float64{r.SupFScaledK, r.PSupHansen, r.PBoot})
}

// A breakPath finds the best single break of series over the same years.
type breakPath struct {
	n, first, last int        // candidates: last observation of the first regime
	ahead, back    *recursion // from the first year on; from the last year back
	a, b           []float64  // their sums of squares
}

// newBreakPath prepares a path over the years.
func newBreakPath(years []int, model BreakModel, trim float64) *breakPath {
	n, k := len(years), model.coefficients()
	p := &breakPath{n: n, a: make([]float64, n), b: make([]float64, n)}
	cut := int(math.Floor(trim * float64(n)))
	p.first, p.last = max(cut, k+1), min(n-cut, n-k-1)
	x, reversed := make([]float64, n), make([]float64, n)
	for i, t := range years {
		x[i] = float64(t - years[0])
		reversed[n-1-i] = float64(years[n-1] - t)
	}
	p.ahead, p.back = newRecursion(n), newRecursion(n)
	p.ahead.prepare(x, model)
	p.back.prepare(reversed, model)
	return p
}

// best returns the last observation (from 1) of the first regime that leaves the
// least sum of squares, that sum, and the sum without a break.
func (p *breakPath) best(e []float64) (at int, broken, whole float64) {
	p.ahead.squares(e, p.a, 0, 1)
	p.back.squares(e, p.b, p.n-1, -1)
	broken = math.Inf(1)
	for i := p.first; i <= p.last; i++ {
		if s := p.a[i-1] + p.b[p.n-i-1]; s < broken {
			at, broken = i, s
		}
	}
	return at, broken, p.a[p.n-1]
}

// A recursion computes the residual sums of squares of the first 1, 2, … values
// of a series, adding one squared recursive residual at a time (Brown, Durbin &
// Evans 1975, J. R. Stat. Soc. B 37, 149–192):
//
//	wₜ² = (yₜ − ȳ − b(xₜ − x̄))² / (1 + 1/t + (xₜ − x̄)²/Sxx)
//
// with ȳ, x̄, Sxx and b of the t values before. Sums of squares only grow, so
// that nothing cancels. What depends on x alone is prepared once.
type recursion struct{ step []recursionStep }

// A recursionStep holds what the arrival of one value takes.
type recursionStep struct {
	dx      float64 // x less the mean of those before
	weight  float64 // 1/(1 + 1/t + dx²/Sxx); 0 where the value fits exactly
	inv     float64 // 1/(t + 1)
	invSxx  float64 // 1/Sxx; 0 where there is no slope yet
	product float64 // dx·t/(t + 1), by which Sxy grows
}

// newRecursion returns a recursion for up to n values.
func newRecursion(n int) *recursion { return &recursion{make([]recursionStep, n)} }

// prepare fills the steps for the times x; for the mean all dx are 0.
func (r *recursion) prepare(x []float64, model BreakModel) {
	r.step = r.step[:len(x)]
	k := model.coefficients()
	var xbar, sxx float64
	for i, v := range x {
		t := float64(i)
		s := recursionStep{inv: 1 / (t + 1)}
		if model == BreakTrend {
			s.dx = v - xbar
			s.product = s.dx * t / (t + 1)
			if sxx > 0 {
				s.invSxx = 1 / sxx
			}
		}
		if i >= k {
			s.weight = 1 / (1 + 1/t + s.dx*s.dx*s.invSxx)
		}
		xbar += s.dx / (t + 1)
		sxx += s.dx * s.product
		r.step[i] = s
	}
}

// squares stores in out the sums of squares of the values of e from start on, in
// steps of 1 or −1.
func (r *recursion) squares(e, out []float64, start, direction int) {
	var ybar, sxy, rss float64
	at := start
	for i := range r.step {
		s := &r.step[i]
		d := e[at] - ybar
		w := d - sxy*s.invSxx*s.dx
		rss += w * w * s.weight
		ybar += d * s.inv
		sxy += s.product * d
		out[i] = rss
		at += direction
	}
}

// Values lists the figures of the family "sup_f".
func (r *SupFTest) Values() []Value {
	v := []Value{
		{"sup_f", r.SupF, None, ""},
		{"sup_f_scaled_k", r.SupFScaledK, None, ""},
		{"p_sup_hansen", r.PSupHansen, Prob, ""},
	}
	if r.Draws > 0 {
		v = append(v, Value{"p_boot", r.PBoot, Prob, ""})
	}
	return append(v, Value{"break_year", float64(r.BreakYear), Year, ""},
		Value{"last_year_before", float64(r.LastYearBefore), Year, ""})
}

// Warnings says where lags are not years.
func (r *SupFTest) Warnings() []string { return r.warnings }
