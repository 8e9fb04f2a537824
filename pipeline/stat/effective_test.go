package stat

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestCorrelationEffective(t *testing.T) {
	years := []int{1, 2, 3, 4, 5, 6, 7, 8}
	up := []float64{1, 2, 3, 4, 5, 6, 7, 8}
	wave := []float64{1, 1, 2, 2, 1, 1, 2, 2}
	flip := []float64{1, 2, 1, 2, 1, 2, 1, 2}
	for _, tt := range []struct {
		name string
		x, y []float64
		want float64
		from string
	}{
		// r_up(1) = 26.25/42 = 5/8, r_up(2) = 11.5/42; r_wave(1) = 1/8, r_wave(2) = −6/8.
		{"line and wave", up, wave, 8, "by hand: the sum 7/8·5/8·1/8 − 6/8·11.5/42·6/8 is negative: capped"},
		{"line twice", up, up, 8 / (1 + 2*(7./8*25./64+6./8*11.5*11.5/42/42)), "by hand: r(1) = 26.25/42, r(2) = 11.5/42"},
		{"flip twice", flip, flip, 3, "by hand: r = −7/8, 6/8: 1 + 2 (7/8·49/64 + 6/8·36/64) = 3.18, 8/3.18 = 2.5: capped"},
		{"too short for a lag", []float64{1, 3, 2}, []float64{1, 2, 4}, 3, "⌊3/4⌋ = 0 lags"},
	} {
		got, err := CorrelationEffective(years[:len(tt.x)], tt.x, tt.y)
		if err != nil || !correlationNear(got.NEff, tt.want, 1e-14) {
			t.Errorf("%s: n_eff = %.15g, %v; want %.15g [%s]", tt.name, got.NEff, err, tt.want, tt.from)
		}
	}
	// With n_eff − 2 = 1 t is Cauchy's.
	got, err := CorrelationEffective(years, flip, []float64{1, 2, 1, 2, 1, 2, 1, 2.2})
	if want := 1 - 2/math.Pi*math.Asin(got.R); err != nil || got.NEff != 3 || !correlationNear(got.P, want, 1e-13) {
		t.Errorf("n_eff = %v, p = %v, %v; want 3, %v", got.NEff, got.P, err, want)
	}
}

// TestCorrelationEffectiveSize simulates how often independent series are called
// correlated at 5 %. Over 2,000 draws a rate of 5 % has a standard error of 0.5
// points; the bounds are four of them, wider for the autoregression, whose
// autocorrelations are estimated too low in so few years.
func TestCorrelationEffectiveSize(t *testing.T) {
	const draws, n = 2000, 40
	years := make([]int, n)
	for i := range years {
		years[i] = 1980 + i
	}
	for _, tt := range []struct {
		name   string
		phi    float64 // of the autoregression of the differences
		lo, hi float64
	}{
		{"random walks, differences", 0, 0.03, 0.07},
		{"differences with autocorrelation 0.6", 0.6, 0.03, 0.11},
	} {
		rng := rand.New(rand.NewPCG(11, 12))
		rejected, plain := 0, 0
		for range draws {
			var series [2][]float64
			for s := range series {
				level, change := 0.0, 0.0
				y := make([]float64, n)
				for i := range y {
					change = tt.phi*change + rng.NormFloat64()
					level += change
					y[i] = level
				}
				_, d, err := Diff(years, y)
				if err != nil {
					t.Fatal(err)
				}
				series[s] = d
			}
			e, err := CorrelationEffective(years[1:], series[0], series[1])
			if err != nil {
				t.Fatal(err)
			}
			p, err := Pearson(series[0], series[1])
			if err != nil {
				t.Fatal(err)
			}
			if e.P < 0.05 {
				rejected++
			}
			if p.P < 0.05 {
				plain++
			}
		}
		rate, plainRate := float64(rejected)/draws, float64(plain)/draws
		if rate < tt.lo || rate > tt.hi {
			t.Errorf("%s: rejects in %.1f %%, want %.0f to %.0f", tt.name, 100*rate, 100*tt.lo, 100*tt.hi)
		}
		if tt.phi > 0 && plainRate < 1.5*rate {
			t.Errorf("%s: %.1f %% against %.1f %% without the effective number: no gain", tt.name, 100*rate, 100*plainRate)
		}
		t.Logf("%s: %.1f %% with the effective number, %.1f %% without", tt.name, 100*rate, 100*plainRate)
	}
}
