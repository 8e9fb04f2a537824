package stat

import (
	"fmt"
	"math"
)

// ARDLOptions are the choices of ARDLBounds.
type ARDLOptions struct {
	Case  int    // deterministic terms, 2 … 5: see ARDLBounds
	P     int    // lags of y in levels, at least 1
	Q     int    // lags of every regressor in levels, at least 1
	Draws int    // simulated series behind the bounds for the same n, 999 … 999,999
	Seed  uint64 // of the generator, not 0
}

// DefaultARDLOptions is an unrestricted constant, one lag of everything, 40,000
// draws and the seed 20240229.
func DefaultARDLOptions() ARDLOptions {
	return ARDLOptions{Case: 3, P: 1, Q: 1, Draws: 40_000, Seed: 20240229}
}

// Check refuses an unknown case, orders below 1, and too few or many draws.
func (o ARDLOptions) Check() error {
	switch {
	case o.Case < 2 || o.Case > 5:
		return fmt.Errorf("case %d, 2 to 5 allowed: %w", o.Case, ErrOption)
	case o.P < 1 || o.Q < 1:
		return fmt.Errorf("orders p = %d, q = %d: %w", o.P, o.Q, ErrOption)
	case o.Draws < 999 || o.Draws > 999_999:
		return fmt.Errorf("%d draws, 999 to 999,999 allowed: %w", o.Draws, ErrOption)
	case o.Seed == 0:
		return fmt.Errorf("seed 0: %w", ErrOption)
	}
	return nil
}

// An ARDLTest is a test for a relation between levels.
type ARDLTest struct {
	N, Nobs, Regressors int // years, observations after the lags, k
	Case, P, Q          int
	F                   float64
	T                   float64 // t of the lagged level of y
	Bounds              ARDLLimits
	Sample              ARDLLimits // for the same n, by simulation
	Draws               int
	doubts
}

// ARDLLimits are the bounds of F: those that hold if every regressor is
// stationary (I0) and if every one has a unit root (I1), with the p of each.
type ARDLLimits struct {
	CV95I0, CV95I1 float64
	PI0, PI1       float64
}

// ARDLBounds tests for a relation between the levels of y and k regressors (x[j]
// holds the values of regressor j), whether these are I(0) or I(1), by the bounds
// test of Pesaran, Shin & Smith (2001, J. Appl. Econometrics 16, 289–326): F of
// φ = 0, θ = 0 (and of the restricted term) in
//
//	Δyₜ = a + b·t + φ yₜ₋₁ + θ′xₜ₋₁ + Σ_{i<p} ψᵢΔyₜ₋ᵢ + Σ_{i<q} ωᵢ′Δxₜ₋ᵢ + eₜ
//	case 2: a restricted, no trend    case 3: a free, no trend
//	case 4: a free, b restricted      case 5: both free
//
// on n − max(p, q) observations, i from 1 for y and from 0 for x. F above the I(1)
// bound speaks for a relation, below the I(0) bound against it; between them the
// test does not tell. t is that of φ; bounds for it exist in cases 3 and 5 only.
// F is free of units.
//
// Two sets of bounds are returned. Bounds is asymptotic, from the response surfaces
// of statsmodels (32 million draws) for k up to 5. Sample is for this n: percentiles
// of F in the same regression on Draws sets of independent series, y a random walk,
// x random walks (I1) or white noise (I0), seeded. In short series these bounds are
// higher; Narayan (2005, Applied Economics 37, 1979–1990) has them for regressions
// without changes, to within 3 % (TestARDLSample). statsmodels 0.13 prints bounds for k + 1 regressors, because
// it counts y, and so rejects too often; ARDL in R has bounds within 1 % of these.
//
// years only serve the warning that lags count observations on years with gaps.
// Bad options or more than 5 regressors give ErrOption, unequal lengths ErrLength, a
// value that is not finite or years that do not increase ErrValue, columns that
// depend on one another ErrUndefined, an exact fit ErrNoVariation. Least n: one
// more observation after the lags than coefficients.
func ARDLBounds(years []int, y []float64, x [][]float64, o ARDLOptions) (*ARDLTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	k := len(x)
	if k < 1 || k > ardlMost {
		return nil, fmt.Errorf("%d regressors, 1 to %d allowed: %w", k, ardlMost, ErrOption)
	}
	d := ardlDesign{kind: o.Case, k: k, p: o.P, q: o.Q}
	least := max(o.P, o.Q) + d.columns() + 1
	if err := checkSeries(years, y, least); err != nil {
		return nil, err
	}
	for j, v := range x {
		if err := checkTwo(years, y, v, least); err != nil {
			return nil, fmt.Errorf("regressor %d: %w", j, err)
		}
	}
	r := &ARDLTest{N: len(y), Nobs: len(y) - max(o.P, o.Q), Regressors: k, Case: o.Case, P: o.P, Q: o.Q, Draws: o.Draws,
		doubts: gapWarnings(years)}
	if err := r.fit(d, y, x); err != nil {
		return nil, err
	}
	r.Bounds = ardlAsymptotic(k, o.Case, r.F)
	r.Sample = ardlSample(d, r.Nobs, o, r.F)
	return r, checkFinite([]float64{r.F, r.T})
}

// fit fills F and T.
func (r *ARDLTest) fit(d ardlDesign, y []float64, x [][]float64) error {
	free, tested, now := d.build(y, x)
	full, err := leastSquaresOf(append(append([][]float64(nil), free...), tested...), now)
	if err != nil {
		return err
	}
	if isRounding(full.RSS, now) {
		return fmt.Errorf("the regressors fit every change exactly: %w", ErrNoVariation)
	}
	rss0 := dot2(now, now)
	if len(free) > 0 {
		without, err := leastSquaresOf(free, now)
		if err != nil {
			return err
		}
		rss0 = without.RSS
	}
	r.F = max(0, rss0-full.RSS) / float64(len(tested)) / full.Sigma2()
	level := len(free) + len(tested) - 1 // yₜ₋₁ is the last
	r.T = full.Beta[level] / full.SE(level)
	return nil
}

// An ardlDesign is the form of the regression.
type ardlDesign struct{ kind, k, p, q int }

// columns returns the number of coefficients.
func (d ardlDesign) columns() int {
	terms := 1
	if d.kind >= 4 {
		terms = 2
	}
	return terms + 1 + d.k + d.p - 1 + d.k*d.q
}

// build returns the columns that stay under the null, those that are tested (the
// level of y last), and the changes of y. With q = 0, which only the simulation
// of published tables uses, no change of x stays.
func (d ardlDesign) build(y []float64, x [][]float64) (free, tested [][]float64, now []float64) {
	n, start := len(y), max(d.p, d.q)
	one, time := constants(n-start, 1), make([]float64, n-start)
	for t := range time {
		time[t] = float64(t) - float64(n-start-1)/2
	}
	dy := changes(y)
	for i := 1; i < d.p; i++ {
		free = append(free, dy[start-i:n-i])
	}
	for _, v := range x {
		dx := changes(v)
		for i := range d.q {
			free = append(free, dx[start-i:n-i])
		}
	}
	if d.kind == 2 {
		tested = append(tested, one)
	} else {
		free = append(free, one)
	}
	switch d.kind {
	case 4:
		// A trend about the middle is a combination of the free constant and one
		// from the start, so that F does not depend on the origin.
		tested = append(tested, time)
	case 5:
		free = append(free, time)
	}
	for _, v := range x {
		tested = append(tested, v[start-1:n-1])
	}
	return free, append(tested, y[start-1:n-1]), dy[start:]
}

// changes returns y[t] − y[t−1] at t, and 0 at the first.
func changes(y []float64) []float64 {
	d := make([]float64, len(y))
	for t := 1; t < len(y); t++ {
		d[t] = y[t] - y[t-1]
	}
	return d
}

// Values lists the figures of the family "ardl_bounds", and after them the
// bounds for the same n as cv95_i0_sample, cv95_i1_sample, p_i0_sample, p_i1_sample.
func (r *ARDLTest) Values() []Value {
	note := ""
	if r.Case == 2 || r.Case == 4 {
		note = "no bounds exist for t in this case"
	}
	return []Value{
		{"f", r.F, None, ""}, {"t", r.T, None, note}, {"nobs", float64(r.Nobs), Count, ""},
		{"cv95_i0", r.Bounds.CV95I0, None, ""}, {"cv95_i1", r.Bounds.CV95I1, None, ""},
		{"p_i0", r.Bounds.PI0, Prob, ""}, {"p_i1", r.Bounds.PI1, Prob, ""},
		{"cv95_i0_sample", r.Sample.CV95I0, None, ""}, {"cv95_i1_sample", r.Sample.CV95I1, None, ""},
		{"p_i0_sample", r.Sample.PI0, Prob, r.beyond(r.Sample.PI0)},
		{"p_i1_sample", r.Sample.PI1, Prob, r.beyond(r.Sample.PI1)},
	}
}

// beyond returns "≤" for a p that no simulated F reached.
func (r *ARDLTest) beyond(p float64) string {
	if p*float64(1+r.Draws) < 1.5 {
		return "≤"
	}
	return ""
}

// Warnings says where lags are not years, and where the two sets of bounds judge
// differently.
func (r *ARDLTest) Warnings() []string {
	w := []string(r.doubts)
	if r.F > r.Bounds.CV95I1 && r.F <= r.Sample.CV95I1 {
		w = append(w[:len(w):len(w)], fmt.Sprintf(
			"F exceeds the asymptotic bound %.2f but not the bound %.2f for %d observations",
			r.Bounds.CV95I1, r.Sample.CV95I1, r.Nobs))
	}
	return w
}

// ardlTail returns P(F > f) from the response surface of one bound. Where its two
// curves meet it jumps by up to 0.013 (k = 1, case 3, near p = 0.77).
func ardlTail(s ardlSurface, f float64) float64 {
	if f <= 0 {
		return 1
	}
	x := math.Log(f)
	z := s.large[0] + x*(s.large[1]+x*(s.large[2]+x*s.large[3]))
	if f > s.star {
		z = s.small[0] + x*(s.small[1]+x*s.small[2])
	}
	return math.Erfc(z/math.Sqrt2) / 2
}
