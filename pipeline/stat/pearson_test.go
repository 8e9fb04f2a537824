package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// correlationNear says whether two figures agree to a relative tolerance.
func correlationNear(got, want, tol float64) bool {
	return math.Abs(got-want) <= tol*math.Max(math.Abs(want), 1e-300) || got == want
}

// correlationPair returns two series that depend on each other a little; every
// other pair is rounded, so that both have ties.
func correlationPair(rng *rand.Rand, i, n int) (x, y []float64) {
	for range n {
		u, v := rng.NormFloat64(), rng.NormFloat64()
		x, y = append(x, 3*u), append(y, u+2*v)
	}
	if i%2 == 1 {
		for t := range x {
			x[t], y[t] = math.Round(x[t]), math.Round(y[t])
		}
	}
	return x, y
}

// The tuna data: colour measured by instrument and judged by a panel.
var (
	tunaL     = []float64{44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1}
	tunaPanel = []float64{2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8}
)

func TestPearson(t *testing.T) {
	for _, tt := range []struct {
		name           string
		x, y           []float64
		r, t, p, lo, h float64
		tol            float64
		from           string
	}{
		{"tuna", tunaL, tunaPanel, 0.5711816, 1.8411, 0.1082, -0.1497426, 0.8955795, 5e-4,
			"Hollander & Wolfe (1973), p. 185; printed by R's example(cor.test)"},
		{"one degree of freedom", []float64{1, 2, 3}, []float64{1, 3, 2}, 0.5, 1 / math.Sqrt(3), 2. / 3, -1, 1, 1e-14,
			"identity: t(1) is Cauchy's, p = 1 − (2/π) asin |r|"},
		{"two degrees of freedom", []float64{1, 2, 3, 4}, []float64{1, 3, 2, 4}, 0.8, 0.8 * math.Sqrt(2/0.36), 0.2,
			math.Tanh(math.Atanh(0.8) - 1.959963984540054), math.Tanh(math.Atanh(0.8) + 1.959963984540054), 1e-14,
			"identity: with t(2) p = 1 − |r|"},
		{"line", []float64{1, 2, 3, 4}, []float64{-3, -5, -7, -9}, -1, -math.MaxFloat64, 0, -1, -1, 0,
			"identity; R gives p = 0 and the interval [−1, −1]"},
		{"line of three", []float64{1, 2, 3}, []float64{3, 5, 7}, 1, math.MaxFloat64, 0, -1, 1, 0,
			"identity; three observations bound nothing"},
		{"mean rounds to eighths", []float64{1e15 + 1, 1e15 + 2, 1e15 + 5}, []float64{1, 3, 2}, 3 / math.Sqrt(156), 1 / math.Sqrt(49./3),
			1 - 2/math.Pi*math.Asin(3/math.Sqrt(156)), -1, 1, 1e-14, "by hand, r² = 9/156"},
		{"offset 1e9", []float64{1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4}, []float64{1, 3, 2, 4}, 0.8, 0.8 * math.Sqrt(2/0.36), 0.2,
			math.Tanh(math.Atanh(0.8) - 1.959963984540054), math.Tanh(math.Atanh(0.8) + 1.959963984540054), 1e-14,
			"invariance to shifts"},
		{"squares overflow", []float64{1e300, 2e300, 3e300, 4e300}, []float64{1e-300, 3e-300, 2e-300, 4e-300}, 0.8, 0.8 * math.Sqrt(2/0.36), 0.2,
			math.Tanh(math.Atanh(0.8) - 1.959963984540054), math.Tanh(math.Atanh(0.8) + 1.959963984540054), 1e-13,
			"invariance to scale"},
		{"sum overflows", []float64{1e308, 1.2e308, 1.1e308, 1.3e308}, []float64{5e-324, 10e-324, 15e-324, 20e-324}, 0.8, 0.8 * math.Sqrt(2/0.36), 0.2,
			math.Tanh(math.Atanh(0.8) - 1.959963984540054), math.Tanh(math.Atanh(0.8) + 1.959963984540054), 1e-12,
			"invariance to scale; the second series is 1, 2, 3, 4 of the smallest number"},
	} {
		got, err := Pearson(tt.x, tt.y)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		for _, c := range []struct {
			name      string
			got, want float64
		}{{"r", got.R, tt.r}, {"t", got.T, tt.t}, {"p", got.P, tt.p}, {"lo95", got.Lo95, tt.lo}, {"hi95", got.Hi95, tt.h}} {
			if !correlationNear(c.got, c.want, tt.tol) {
				t.Errorf("%s: %s = %.15g, want %.15g [%s]", tt.name, c.name, c.got, c.want, tt.from)
			}
		}
	}
}

// TestCorrelationsRefuse holds all functions of two series to the same errors.
func TestCorrelationsRefuse(t *testing.T) {
	years := []int{2000, 2001, 2002, 2003, 2004, 2005}
	functions := map[string]func(x, y []float64) error{
		"Pearson":  func(x, y []float64) error { _, err := Pearson(x, y); return err },
		"Spearman": func(x, y []float64) error { _, err := Spearman(x, y); return err },
		"Kendall":  func(x, y []float64) error { _, err := Kendall(x, y); return err },
		"CorrelationEffective": func(x, y []float64) error {
			_, err := CorrelationEffective(years[:len(x)], x, y)
			return err
		},
		"CorrelationRandomWalk": func(x, y []float64) error {
			_, err := CorrelationRandomWalk(years[:len(x)], x, y, DefaultRandomWalkOptions())
			return err
		},
		"CCF": func(x, y []float64) error {
			_, err := CCF(years[:len(x)], x, y, CCFOptions{MaxLag: 1})
			return err
		},
		"PartialCorrelation": func(x, y []float64) error {
			_, err := PartialCorrelation(x, y, nil, DefaultPartialOptions())
			return err
		},
	}
	good := []float64{1, 3, 2, 5, 4, 9}
	for _, tt := range []struct {
		x, y []float64
		want error
	}{
		{nil, nil, ErrTooFew},
		{good[:2], good[:2], ErrTooFew},
		{good, good[:5], ErrLength},
		{good[:5], good, ErrLength},
		{[]float64{1, math.NaN(), 2, 5, 4, 9}, good, ErrValue},
		{good, []float64{1, math.Inf(1), 2, 5, 4, 9}, ErrValue},
		{[]float64{.1, .1, .1, .1, .1, .1}, good, ErrNoVariation},
		{good, []float64{1e300, 1e300, 1e300, 1e300, 1e300, 1e300}, ErrNoVariation},
	} {
		for name, f := range functions {
			if err := f(tt.x, tt.y); !errors.Is(err, tt.want) {
				t.Errorf("%s(%v, %v): %v, want %v", name, tt.x, tt.y, err, tt.want)
			}
		}
	}
}

// TestCorrelationProperties: symmetry, invariance to shift and scale, the sign
// under negation, p in [0, 1], the interval around the estimate, inputs
// unchanged and every value finite.
func TestCorrelationProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 200 {
		x, y := correlationPair(rng, i, 4+rng.IntN(60))
		if isConstant(x) || isConstant(y) {
			continue
		}
		years := make([]int, len(x))
		moved, negated := make([]float64, len(x)), make([]float64, len(x))
		for j, v := range x {
			years[j], moved[j], negated[j] = 1950+j, 8+4*v, -v
		}
		before := append(append([]float64(nil), x...), y...)
		a, b, c, d := correlations(t, years, x, y), correlations(t, years, y, x), correlations(t, years, moved, y), correlations(t, years, negated, y)
		for k, v := range a {
			for _, other := range []struct {
				name  string
				value float64
			}{{"swapped", b[k].V}, {"shifted and scaled", c[k].V}} {
				if math.Abs(v.V-other.value) > 1e-9*math.Max(1, math.Abs(v.V)) {
					t.Errorf("%s %v, %s %v", v.Name, v.V, other.name, other.value)
				}
			}
			want := v.V
			switch v.Name {
			case "r", "t", "rho", "tau_b", "z":
				want = -v.V
			case "lo95", "hi95":
				continue
			}
			if v.Name != "n_eff" && v.Name != "p" && math.Abs(d[k].V-want) > 1e-9*math.Max(1, math.Abs(want)) {
				t.Errorf("%s %v, negated %v", v.Name, v.V, d[k].V)
			}
			if math.IsNaN(v.V) || math.IsInf(v.V, 0) || v.Dim == Prob && (v.V < 0 || v.V > 1) {
				t.Errorf("%s = %v", v.Name, v.V)
			}
		}
		if p, _ := Pearson(x, y); !(p.Lo95 <= p.R && p.R <= p.Hi95) {
			t.Errorf("interval [%v, %v] without r = %v", p.Lo95, p.Hi95, p.R)
		}
		for j, v := range append(append([]float64(nil), x...), y...) {
			if v != before[j] {
				t.Fatal("an input was changed")
			}
		}
	}
}

func correlations(t *testing.T, years []int, x, y []float64) (all []Value) {
	t.Helper()
	for _, f := range []func() (Result, error){
		func() (Result, error) { return Pearson(x, y) },
		func() (Result, error) { return Spearman(x, y) },
		func() (Result, error) { return Kendall(x, y) },
		func() (Result, error) { return CorrelationEffective(years, x, y) },
	} {
		r, err := f()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r.Values()...)
	}
	return all
}

// TestCorrelationNames pins the names and their order.
func TestCorrelationNames(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	x, y := correlationPair(rng, 0, 30)
	rx, ry := correlationPair(rng, 1, 30)
	z, _ := correlationPair(rng, 2, 30)
	years := make([]int, len(x))
	gappy := make([]int, len(x))
	for i := range years {
		years[i], gappy[i] = 1990+i, 1990+2*i
	}
	for _, tt := range []struct {
		call     func() (Result, error)
		names    string
		warnings int
	}{
		{func() (Result, error) { return Pearson(x, y) }, "n r t p lo95 hi95", 0},
		{func() (Result, error) { return Pearson(x, x) }, "n r p lo95 hi95", 1},
		{func() (Result, error) { return Pearson(x[:3], y[:3]) }, "n r t p lo95 hi95", 1},
		{func() (Result, error) { return Spearman(x, y) }, "n rho p_t", 0},
		{func() (Result, error) { return Spearman(x, x) }, "n rho p_t", 1},
		{func() (Result, error) { return Spearman(x[:9], y[:9]) }, "n rho p_t", 1},
		{func() (Result, error) { return Kendall(x, y) }, "n tau_b z p_asymptotic p_exact", 0},
		{func() (Result, error) { return Kendall(rx, ry) }, "n tau_b z p_asymptotic", 0},
		{func() (Result, error) { return Kendall(rx[:8], ry[:8]) }, "n tau_b z p_asymptotic", 1},
		{func() (Result, error) { return CorrelationEffective(years, x, y) }, "n_eff t p", 0},
		{func() (Result, error) { return CorrelationEffective(gappy, x, x) }, "n_eff p", 2},
		{func() (Result, error) { return CorrelationRandomWalk(years, x, y, DefaultRandomWalkOptions()) }, "percentile percentile_detrended", 0},
		{func() (Result, error) { return CorrelationRandomWalk(gappy, x, y, DefaultRandomWalkOptions()) }, "percentile percentile_detrended", 1},
		{func() (Result, error) { return PartialCorrelation(x, y, [][]float64{z}, DefaultPartialOptions()) }, "n r df t p", 0},
		{func() (Result, error) { return PartialCorrelation(x, x, nil, DefaultPartialOptions()) }, "n r df p", 1},
		{func() (Result, error) {
			return PartialCorrelation(x, y, [][]float64{z}, PartialOptions{Method: MethodKendall})
		}, "n r df t p", 1},
		{func() (Result, error) { return CCF(years, x, y, CCFOptions{MaxLag: 2}) }, "k-2 k-1 k0 k1 k2 bound95", 0},
		{func() (Result, error) { return CCF(gappy, x, y, CCFOptions{MaxLag: 1}) }, "k-1 k0 k1 bound95", 1},
		{func() (Result, error) { a, err := PAdjust([]float64{.1, .2}); return a.At(0), err }, "bh holm by bonferroni hochberg hommel", 0},
		{func() (Result, error) { a, err := PAdjust([]float64{.1}); return a.At(0), err }, "bh holm by bonferroni hochberg hommel", 1},
	} {
		r, err := tt.call()
		if err != nil {
			t.Errorf("%s: %v", tt.names, err)
			continue
		}
		names := ""
		for i, v := range r.Values() {
			if i > 0 {
				names += " "
			}
			names += v.Name
		}
		if names != tt.names || len(r.Warnings()) != tt.warnings {
			t.Errorf("%q with %d warnings %q, want %q with %d", names, len(r.Warnings()), r.Warnings(), tt.names, tt.warnings)
		}
	}
}
