package stat

import (
	"math"
	"math/rand/v2"
	"testing"
)

// edgePairs are series on which plain arithmetic goes wrong, or a test ends.
func edgePairs() []YearSeries {
	rng := rand.New(rand.NewPCG(11, 12))
	years := make([]int, 60)
	walk, second, line, wave := make([]float64, 60), make([]float64, 60), make([]float64, 60), make([]float64, 60)
	at, sum := 0.0, 0.0
	for t := range years {
		years[t] = 1960 + t
		at += rng.NormFloat64()
		sum += at
		walk[t], second[t], line[t], wave[t] = at, sum, float64(t), math.Sin(float64(t)/3)
	}
	series := []YearSeries{{years, walk}, {years, second}, {years, line}, {years, wave}}
	change := func(f func(v float64, t int) float64) {
		values := make([]float64, 60)
		for t, v := range walk {
			values[t] = f(v, t)
		}
		series = append(series, YearSeries{years, values})
	}
	for _, scale := range []float64{1e-300, 1e-150, 1e-100, 1e-60, 1e-9, 1e9, 1e60, 1e100, 1e150, 1e300} {
		change(func(v float64, _ int) float64 { return v * scale })
		change(func(v float64, _ int) float64 { return (v + rng.NormFloat64()) * scale }) // tied to it
	}
	for _, away := range []float64{1e3, 1e6, 1e9, 1e12, 1e15, 1e18} {
		change(func(v float64, _ int) float64 { return v + away })
	}
	for _, noise := range []float64{1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 1} { // nearly, or not quite, the same
		change(func(v float64, _ int) float64 { return 3 - 2*v + noise*rng.NormFloat64() })
		change(func(v float64, t int) float64 { return 3 - 2*v + noise*math.Pow(-1, float64(t)) })
		change(func(v float64, t int) float64 { return 3 - 2*v + noise*float64(t*t) })
		change(func(_ float64, t int) float64 { return float64(t) + noise*rng.NormFloat64() })
		change(func(_ float64, t int) float64 { return math.Exp(float64(t)/5) + noise*rng.NormFloat64() })
	}
	change(func(float64, int) float64 { return 7 })
	change(func(_ float64, t int) float64 { return float64(t % 2) }) // with the next, regressors that depend on one another
	change(func(_ float64, t int) float64 { return float64(t / 2 % 2) })
	change(func(_ float64, t int) float64 { return math.Sin(2 * math.Pi * float64(t) / 12) }) // and residuals without a shock
	change(func(_ float64, t int) float64 { return math.Cos(2 * math.Pi * float64(t) / 12) })
	change(func(_ float64, t int) float64 { return math.Max(0, float64(t-58)) })
	series = append(series, YearSeries{years[:4], walk[:4]}, YearSeries{years[:5], wave[:5]}, YearSeries{years[:6], wave[:6]}, YearSeries{years[:8], wave[2:10]}, YearSeries{})
	return series
}

// Where the quick test is sure, it says what EngleGranger says, of ordinary series and of
// those that no plain arithmetic can judge; where EngleGranger ends with an error, it is
// not sure.
func TestCointegratedIsEngleGranger(t *testing.T) {
	for name, tt := range map[string]struct {
		series []YearSeries
		least  float64 // part of the pairs with a p-value of which it has to be sure
	}{
		"walks": {walks(60, 60, false), 0.999}, "walks with holes": {walks(60, 60, true), 0.999}, "short walks": {walks(40, 12, true), 0.85},
		"edges": {edgePairs(), 0.3},
	} {
		pairs, err := NewPairs(tt.series, Level)
		if err != nil {
			t.Fatal(err)
		}
		w := pairs.Worker()
		judged, settled, belows := 0, 0, 0
		for i := range tt.series {
			for j := range tt.series {
				if i == j {
					continue
				}
				x, y := tt.series[i], tt.series[j]
				years, u, v, err := Align(x.Years, x.Values, y.Years, y.Values)
				var r *EngleGrangerTest
				if err == nil {
					r, err = EngleGranger(years, u, [][]float64{v}, DefaultEngleGrangerOptions())
				}
				if err != nil {
					if _, sure := w.Cointegrated(i, j, 0.01); sure {
						t.Errorf("%s %d, %d: sure, where EngleGranger says %v", name, i, j, err)
					}
					continue
				}
				if _, sure := w.Cointegrated(i, j, r.P); sure && r.P > 1e-300 && r.P < 1 {
					t.Errorf("%s %d, %d: sure on which side of itself p = %v lies", name, i, j, r.P)
				}
				for _, alpha := range []float64{0.01, 0.05, 0.5} {
					below, sure := w.Cointegrated(i, j, alpha)
					judged++
					if sure {
						settled++
						if below != (r.P < alpha) {
							t.Errorf("%s %d, %d: below %v is %v, but p is %v (statistic %v)", name, i, j, alpha, below, r.P, r.Stat)
						}
						if below {
							belows++
						}
					}
				}
			}
		}
		if float64(settled) < tt.least*float64(judged) || belows == 0 || belows == settled {
			t.Errorf("%s: sure of %d of %d, of which %d below", name, settled, judged, belows)
		}
	}
}

// Of anything but levels the quick test says nothing.
func TestCointegratedOfLevelsAlone(t *testing.T) {
	for transform := Level; transform <= Detrended; transform++ {
		series := walks(2, 60, false)
		for _, s := range series {
			for k := range s.Values {
				s.Values[k] = math.Exp(s.Values[k] / 50)
			}
		}
		pairs, err := NewPairs(series, transform)
		if err != nil {
			t.Fatal(err)
		}
		if _, sure := pairs.Worker().Cointegrated(0, 1, 0.01); sure != (transform == Level) {
			t.Errorf("%v: sure is %v", transform, sure)
		}
	}
}

// It allocates nothing once its scratch has grown.
func TestCointegratedAllocatesNothing(t *testing.T) {
	pairs, err := NewPairs(walks(9, 60, true), Level)
	if err != nil {
		t.Fatal(err)
	}
	w := pairs.Worker()
	if n := testing.AllocsPerRun(20, func() {
		for i := range 9 {
			w.Cointegrated(i, (i+4)%9, 0.01)
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
