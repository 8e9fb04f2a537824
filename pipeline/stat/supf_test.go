package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// TestRecursion: the recursive sums of squares are those of each segment's fit.
func TestRecursion(t *testing.T) {
	years, series := someSeries()
	for i, y := range series {
		for _, model := range []BreakModel{BreakMean, BreakTrend} {
			n, k := len(y), model.coefficients()
			e, resid := make([]float64, n), make([]float64, n)
			whole := model.fit(years[i], y, e)
			p := newBreakPath(years[i], model, 0.15)
			at, broken, got := p.best(e)
			if math.Abs(got-whole) > 1e-12*whole {
				t.Fatalf("series %d, %s: RSS %v, want %v", i, model, got, whole)
			}
			for j := p.first; j <= p.last; j++ {
				want := model.fit(years[i][:j], y[:j], resid[:j]) + model.fit(years[i][j:], y[j:], resid[j:])
				if sum := p.a[j-1] + p.b[n-j-1]; math.Abs(sum-want) > 1e-11*whole {
					t.Errorf("series %d, %s, break at %d: %v, want %v", i, model, j, sum, want)
				}
				if broken > want*(1+1e-11) {
					t.Errorf("series %d, %s: the best break %d leaves %v, %d leaves %v", i, model, at, broken, j, want)
				}
			}
			if p.a[k-1] != 0 || p.b[k-1] != 0 {
				t.Errorf("series %d, %s: the first %d values do not fit exactly", i, model, k)
			}
		}
	}
}

// TestSupFIsTheLargestChow: sup F is the maximum of Chow's F over the candidates.
func TestSupFIsTheLargestChow(t *testing.T) {
	years := nileYears()
	for _, model := range []BreakModel{BreakMean, BreakTrend} {
		o := DefaultSupFOptions()
		o.Model, o.Draws = model, 0
		r, err := SupF(years, nileFlow, o)
		if err != nil {
			t.Fatal(err)
		}
		largest, year := 0.0, 0
		for i := 15; i <= 85; i++ {
			c, err := Chow(years, nileFlow, ChowOptions{model, years[i]})
			if err != nil {
				t.Fatal(err)
			}
			if c.F > largest {
				largest, year = c.F, years[i]
			}
		}
		if math.Abs(r.SupF-largest) > 1e-11*largest || r.BreakYear != year || r.LastYearBefore != year-1 || r.Candidates != 71 {
			t.Errorf("%s: %+v, want %v in %d", model, r, largest, year)
		}
		if _, has := valueOf(r, "p_boot"); has {
			t.Errorf("%s: p_boot without draws", model)
		}
	}
}

func TestHansenTail(t *testing.T) {
	for _, tt := range []struct {
		x     float64
		k     int
		share float64 // trimming
		p     float64
	}{
		{7.12, 1, 0.15, 0.10}, {8.68, 1, 0.15, 0.05}, {12.16, 1, 0.15, 0.01},
		{10.00, 2, 0.15, 0.10}, {11.72, 2, 0.15, 0.05}, {15.56, 2, 0.15, 0.01},
	} {
		n := 10000
		first := int(tt.share * float64(n))
		if got := hansenTail(tt.x, tt.k, n, first, n-first); math.Abs(got-tt.p) > 0.15*tt.p {
			t.Errorf("k = %d, x = %v: p = %v, want about %v [critical values of Andrews 2003, Econometrica 71, 395–397; other simulations]", tt.k, tt.x, got, tt.p)
		}
	}
	for k := 1; k <= 2; k++ {
		if got, want := hansenTail(5, k, 100, 50, 50), chiSquareTail(5, float64(k)); got != want {
			t.Errorf("one candidate: %v, want χ²(%d) tail %v", got, k, want)
		}
		before := 0.0
		for first := 50; first >= 1; first-- { // more candidates, larger p
			p := hansenTail(9, k, 100, first, 100-first)
			if p < before {
				t.Errorf("k = %d: p falls to %v at trimming %d", k, p, first)
			}
			before = p
		}
		for x := 0.0; x < 60; x += 0.5 {
			if a, b := hansenTail(x, k, 100, 15, 85), hansenTail(x+0.5, k, 100, 15, 85); b > a || b <= 0 {
				t.Errorf("k = %d: p from %v to %v at %v", k, a, b, x)
			}
		}
	}
}

func TestSupFFailures(t *testing.T) {
	years, seed := consecutive(20), uint64(1)
	step, line, zigzag := make([]float64, 20), make([]float64, 20), make([]float64, 20)
	for i := range step {
		step[i], line[i], zigzag[i] = float64(i/10), 3+0.1*float64(i), float64(i%2)
	}
	for _, tt := range []struct {
		name string
		n    int
		y    []float64
		o    SupFOptions
		want error
	}{
		{"a step", 20, step, SupFOptions{BreakMean, 0.15, 0, seed}, ErrUndefined},
		{"a line", 20, line, SupFOptions{BreakTrend, 0.15, 0, seed}, ErrNoVariation},
		{"a constant", 20, make([]float64, 20), SupFOptions{BreakMean, 0.15, 99, seed}, ErrNoVariation},
		{"few", 3, zigzag, SupFOptions{BreakMean, 0.15, 0, seed}, ErrTooFew},
		{"few for a line", 5, zigzag, SupFOptions{BreakTrend, 0.15, 0, seed}, ErrTooFew},
		{"trim", 20, zigzag, SupFOptions{BreakMean, 0.5, 0, seed}, ErrOption},
		{"draws", 20, zigzag, SupFOptions{BreakMean, 0.15, 98, seed}, ErrOption},
		{"seed", 20, zigzag, SupFOptions{BreakMean, 0.15, 99, 0}, ErrOption},
		{"model", 20, zigzag, SupFOptions{"", 0.15, 99, seed}, ErrOption},
	} {
		if _, err := SupF(years[:tt.n], tt.y[:tt.n], tt.o); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
	for _, model := range []BreakModel{BreakMean, BreakTrend} { // the least n
		n := 2*model.coefficients() + 2
		if r, err := SupF(years[:n], []float64{1, 3, 2, 7, 5, 6}[:n], SupFOptions{model, 0.15, 99, seed}); err != nil || r.Candidates != 1 {
			t.Errorf("%s of %d values: %+v, %v", model, n, r, err)
		}
	}
}

// TestNullAR1: the corrected coefficient is right on average.
func TestNullAR1(t *testing.T) {
	const draws, n = 4000, 60
	for _, model := range []BreakModel{BreakMean, BreakTrend} {
		for _, rho := range []float64{0, 0.5} {
			rng := rand.New(rand.NewPCG(3, 4))
			y, e, sum := make([]float64, n), make([]float64, n), 0.0
			for range draws {
				arNoise(rho)(rng, y)
				model.fit(consecutive(n), y, e)
				sum += nullAR1(e, model) / draws
			}
			if math.Abs(sum-rho) > 0.012 { // 5 standard errors and a term in 1/n²; uncorrected it is 0.017 to 0.067 off
				t.Errorf("%s: mean %v of AR(1) %v", model, sum, rho)
			}
		}
	}
}

// TestSupFBootstrapSize repeats a part of the table in supfboot.go.
func TestSupFBootstrapSize(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	const draws, n = 300, 25
	for _, model := range []BreakModel{BreakMean, BreakTrend} {
		o := DefaultSupFOptions()
		o.Model = model
		p := func(t []int, y []float64) float64 {
			r, err := SupF(t, y, o)
			if err != nil {
				return math.NaN()
			}
			return r.PBoot
		}
		hansen := o
		hansen.Draws = 0
		for _, rho := range []float64{0, 0.6, 0.9, 1} {
			rng := rand.New(rand.NewPCG(8, 9))
			y, boot, asymptotic := make([]float64, n), 0, 0
			for range draws {
				arNoise(rho)(rng, y)
				if p(consecutive(n), y) <= 0.05 {
					boot++
				}
				if r, err := SupF(consecutive(n), y, hansen); err == nil && r.PSupHansen <= 0.05 {
					asymptotic++
				}
			}
			if boot > 27 { // 9 %: three standard errors above 5 %
				t.Errorf("%s, AR(1) %v: %d of %d rejected", model, rho, boot, draws)
			}
			if rho >= 0.6 && asymptotic < draws/3 {
				t.Errorf("%s, AR(1) %v: Hansen's p rejects only %d of %d", model, rho, asymptotic, draws)
			}
		}
	}
}

// TestSupFBootstrapFindsAndRepeats: a shift is found, and the same series gives
// the same p-value.
func TestSupFBootstrapFindsAndRepeats(t *testing.T) {
	a, err := SupF(nileYears(), nileFlow, DefaultSupFOptions())
	if err != nil || a.PBoot > 0.02 || a.LastYearBefore != 1898 {
		t.Errorf("the Nile does not break: %+v, %v", a, err)
	}
	b, _ := SupF(nileYears(), nileFlow, DefaultSupFOptions())
	if a.PBoot != b.PBoot {
		t.Errorf("p_boot %v, then %v", a.PBoot, b.PBoot)
	}
	o := DefaultSupFOptions()
	o.Seed++
	if c, _ := SupF(nileYears(), nileFlow, o); math.Abs(c.PBoot-a.PBoot) > 0.02 {
		t.Errorf("another seed gives %v instead of %v", c.PBoot, a.PBoot)
	}
}
