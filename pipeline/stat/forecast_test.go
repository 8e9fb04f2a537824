package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

type forecaster = func([]int, []float64, ForecastOptions) (*Forecast, error)

func simpleBy(model SimpleForecast) forecaster {
	return func(t []int, y []float64, o ForecastOptions) (*Forecast, error) {
		return ForecastSimple(t, y, SimpleForecastOptions{o, model})
	}
}

var forecasters = map[string]forecaster{
	"naive": simpleBy(ForecastNaive), "drift": simpleBy(ForecastDrift), "mean": simpleBy(ForecastMean),
	"trend_ols": ForecastTrendOLS, "theta": ForecastTheta,
	"ses": func(t []int, y []float64, o ForecastOptions) (*Forecast, error) {
		return ForecastSES(t, y, SESOptions{o, 0.4})
	},
	"holt": func(t []int, y []float64, o ForecastOptions) (*Forecast, error) {
		return ForecastHolt(t, y, HoltOptions{o, 0.6, 0.3})
	},
}

func TestForecastByHand(t *testing.T) {
	o := DefaultForecastOptions()
	z95 := 1.959963984540054
	for _, tt := range []struct {
		name     string
		f        forecaster
		years    []int
		y        []float64
		h        int
		mean, se float64
		q        float64
		from     string
	}{
		{"naive", simpleBy(ForecastNaive), []int{1, 2, 3}, []float64{1, 2, 4}, 3, 4, math.Sqrt(2.5 * 3), z95, "σ² = (1 + 4)/2"},
		{"drift", simpleBy(ForecastDrift), []int{1, 2, 3}, []float64{1, 2, 4}, 2, 7, math.Sqrt(0.5 * (2 + 4.0/2)), z95, "b = 3/2, σ² = (¼ + ¼)/1"},
		{"drift over a gap", simpleBy(ForecastDrift), []int{1, 2, 4}, []float64{1, 2, 7}, 1, 9, math.Sqrt(1.5 * (1 + 1.0/3)), z95, "b = 6/3, σ² = 1/1 + 1/2"},
		{"mean", simpleBy(ForecastMean), []int{1, 2, 3}, []float64{1, 2, 6}, 1, 3, math.Sqrt(7 * 4.0 / 3), 4.302652729911275, "s² = 14/2, t(2)"},
		{"ses", func(t []int, y []float64, o ForecastOptions) (*Forecast, error) {
			return ForecastSES(t, y, SESOptions{o, 0.5})
		}, []int{1, 2, 3}, []float64{1, 2, 4}, 2, 2.75, math.Sqrt(3.625 * 1.25), z95, "errors 1 and 2.5"},
		{"holt", func(t []int, y []float64, o ForecastOptions) (*Forecast, error) {
			return ForecastHolt(t, y, HoltOptions{o, 0.5, 0.5})
		}, []int{1, 2, 3, 4}, []float64{1, 3, 4, 7}, 1, 8.5625, math.Sqrt((1 + 0.5625) / 2), z95, "errors −1 and 0.75"},
		{"holt far", func(t []int, y []float64, o ForecastOptions) (*Forecast, error) {
			return ForecastHolt(t, y, HoltOptions{o, 0.5, 0.5})
		}, []int{1, 2, 3, 4}, []float64{1, 3, 4, 7}, 3, 12.4375, math.Sqrt((1 + 0.5625) / 2 * (1 + 0.75*0.75 + 1)), z95, "c = 1 + Σ (α + jαβ)²"},
		{"trend", ForecastTrendOLS, []int{1, 2, 3, 4}, []float64{1, 3, 3, 5}, 1, 6, math.Sqrt(0.4 * (1 + 0.25 + 6.25/5)), 4.302652729911275, "3 + 1.2(t − 2.5), RSS 0.8, t(2)"},
	} {
		r, err := tt.f(tt.years, tt.y, o)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		i := tt.h - 1
		for name, pair := range map[string][2]float64{"mean": {r.Mean[i], tt.mean},
			"lo95": {r.Lo95[i], tt.mean - tt.q*tt.se}, "hi95": {r.Hi95[i], tt.mean + tt.q*tt.se}} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 {
				t.Errorf("%s %s = %.12g, want %.12g [by hand: %s]", tt.name, name, pair[0], pair[1], tt.from)
			}
		}
		if r.LastYear != tt.years[len(tt.years)-1] {
			t.Errorf("%s: last year %d", tt.name, r.LastYear)
		}
	}
}

func wander(n int, seed uint64) ([]int, []float64) {
	rng := rand.New(rand.NewPCG(seed, 2))
	y, at := make([]float64, n), 50.0
	for i := range y {
		at += 0.4 + rng.NormFloat64()
		y[i] = at + 0.5*rng.NormFloat64()
	}
	return consecutive(n), y
}

// TestForecastUnits: forecasts move with the unit and the origin of the series.
func TestForecastUnits(t *testing.T) {
	years, y := wander(30, 1)
	other := make([]float64, len(y))
	for i, v := range y {
		other[i] = 250*v - 4000
	}
	for name, f := range forecasters {
		a, err := f(years, y, DefaultForecastOptions())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		b, err := f(years, other, DefaultForecastOptions())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for i, v := range a.Values() {
			if w := b.Values()[i].V; math.Abs(250*v.V-4000-w) > 1e-5*math.Abs(w) {
				t.Errorf("%s %s = %v, want %v", name, v.Name, w, 250*v.V-4000)
			}
		}
	}
}

// TestForecastShape: names and order are those of the contract, limits nest and widen.
func TestForecastShape(t *testing.T) {
	years, y := wander(25, 2)
	names := []string{"mean_h1", "mean_h2", "lo80_h1", "lo80_h2", "hi80_h1", "hi80_h2", "lo95_h1", "lo95_h2", "hi95_h1", "hi95_h2"}
	for name, f := range forecasters {
		r, err := f(years, y, ForecastOptions{H: 2, Scale: ForecastLevel})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for i, v := range r.Values() {
			if v.Name != names[i] || v.Dim != InUnit {
				t.Errorf("%s: value %d is %s (%d), want %s", name, i, v.Name, v.Dim, names[i])
			}
		}
		for h := range r.Mean {
			if !(r.Lo95[h] < r.Lo80[h] && r.Lo80[h] < r.Mean[h] && r.Mean[h] < r.Hi80[h] && r.Hi80[h] < r.Hi95[h]) {
				t.Errorf("%s: limits of h%d do not nest: %+v", name, h+1, r)
			}
		}
		if r.Hi95[1]-r.Lo95[1] < r.Hi95[0]-r.Lo95[0] {
			t.Errorf("%s: the interval narrows", name)
		}
	}
}

// TestForecastBounds: on the logit scale percentages stay between 0 and 100, on the
// log scale values above 0; other values are refused.
func TestForecastBounds(t *testing.T) {
	years, y := wander(25, 3)
	share := make([]float64, len(y))
	for i, v := range y {
		share[i] = 100 / (1 + math.Exp(50-v)) // up to close under 100
	}
	far := PercentForecastOptions()
	far.H = 50
	for name, f := range forecasters {
		r, err := f(years, share, far)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, v := range r.Values() {
			if !(v.V >= 0 && v.V <= 100) {
				t.Errorf("%s %s = %v", name, v.Name, v.V)
			}
		}
		if r, err = f(years, y, ForecastOptions{H: 20, Scale: ForecastLog}); err != nil || !(r.Lo95[19] > 0) {
			t.Errorf("%s on logarithms: %v", name, err)
		}
		for _, bad := range []float64{0, 100, -3, 130} {
			share2 := append([]float64(nil), share...)
			share2[4] = bad
			if _, err := f(years, share2, far); !errors.Is(err, ErrNotPositive) {
				t.Errorf("%s with %v %%: %v", name, bad, err)
			}
		}
	}
}

// TestForecastRefuses: constants, exact fits and short series have no interval.
func TestForecastRefuses(t *testing.T) {
	years := consecutive(12)
	line := make([]float64, 12)
	for i := range line {
		line[i] = 3 + 0.5*float64(i)
	}
	for name, f := range forecasters {
		for _, tt := range []struct {
			what string
			n    int
			y    []float64
			want error
		}{
			{"nothing", 0, nil, ErrTooFew},
			{"two values", 2, line[:2], ErrTooFew},
			{"a constant", 12, constants(12, 7), ErrNoVariation},
			{"infinity", 4, []float64{1, 2, math.Inf(1), 3}, ErrValue},
		} {
			if _, err := f(years[:tt.n], tt.y, DefaultForecastOptions()); !errors.Is(err, tt.want) {
				t.Errorf("%s with %s: %v, want %v", name, tt.what, err, tt.want)
			}
		}
		_, err := f(years, line, DefaultForecastOptions())
		if exact := name == "drift" || name == "trend_ols" || name == "holt"; exact != errors.Is(err, ErrNoVariation) {
			t.Errorf("%s with a straight line: %v", name, err)
		}
		if _, err := f(years, line, ForecastOptions{H: 0, Scale: ForecastLevel}); !errors.Is(err, ErrOption) {
			t.Errorf("%s for no year: %v", name, err)
		}
	}
}

// TestForecastGaps: smoothing carries its state over a missing year, and says so.
func TestForecastGaps(t *testing.T) {
	years, y := wander(20, 4)
	for i := 10; i < 20; i++ {
		years[i] += 3
	}
	for name, f := range forecasters {
		r, err := f(years, y, DefaultForecastOptions())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if told := len(r.Warnings()) > 0; told == (name == "trend_ols" || name == "mean") {
			t.Errorf("%s: warnings %v", name, r.Warnings())
		}
	}
}

// TestThetaIsLeast: no weight nearby has a smaller Σe².
func TestThetaIsLeast(t *testing.T) {
	for seed := range uint64(20) {
		years, y := wander(25, 100+seed)
		best := thetaSearch(years, y)
		for i := range 400 {
			alpha := thetaAlphaLeast + (thetaAlphaMost-thetaAlphaLeast)*float64(i)/399
			if s := freeSES(years, y, alpha); s.sse < best.sse*(1-1e-9) {
				t.Errorf("seed %d: Σe² = %v at %v, %v at %v", seed, best.sse, best.alpha, s.sse, alpha)
			}
		}
	}
}

func BenchmarkForecast(b *testing.B) {
	years, y := wander(60, 5)
	for name, f := range forecasters {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f(years, y, DefaultForecastOptions()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
