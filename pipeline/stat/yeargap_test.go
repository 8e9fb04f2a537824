package stat

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestYearLaws: moving every year by a constant changes no trend and no test, and
// a constant gap of k years between observations divides slopes per year by k and
// leaves the tests as they are.
func TestYearLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	for range 20 {
		n := 20 + rng.IntN(30)
		years, later, sparse, y := make([]int, n), make([]int, n), make([]int, n), make([]float64, n)
		for i := range n {
			years[i], later[i], sparse[i] = 1950+i, 1983+i, 1900+3*i
			y[i] = 0.1*float64(i) + rng.NormFloat64()
		}
		type fit struct{ slope, p float64 }
		for _, f := range []struct {
			name string
			of   func(years []int) (fit, error)
		}{
			{"ols_trend", func(ys []int) (fit, error) {
				r, err := OLSTrend(ys, y)
				if err != nil {
					return fit{}, err
				}
				return fit{r.Slope, r.PSlope}, nil
			}},
			{"ols_trend_hac", func(ys []int) (fit, error) {
				r, err := OLSTrendHAC(ys, y, DefaultHACOptions())
				if err != nil {
					return fit{}, err
				}
				return fit{r.Slope, r.PT}, nil
			}},
			{"theil_sen", func(ys []int) (fit, error) {
				r, err := TheilSen(ys, y, DefaultTheilSenOptions(), nil)
				if err != nil {
					return fit{}, err
				}
				return fit{r.Slope, 0}, nil
			}},
			{"mann_kendall", func(ys []int) (fit, error) {
				r, err := MannKendall(ys, y, nil)
				if err != nil {
					return fit{}, err
				}
				return fit{0, r.P}, nil
			}},
			{"sup_f", func(ys []int) (fit, error) {
				o := DefaultSupFOptions()
				o.Model = BreakTrend
				r, err := SupF(ys, y, o)
				if err != nil {
					return fit{}, err
				}
				return fit{0, r.PBoot}, nil
			}},
		} {
			was, err := f.of(years)
			if err != nil {
				t.Fatal(f.name, err)
			}
			moved, err := f.of(later)
			if err != nil {
				t.Fatal(f.name, err)
			}
			wide, err := f.of(sparse)
			if err != nil {
				t.Fatal(f.name, err)
			}
			near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(1e-3, math.Abs(b)) }
			if !near(moved.slope, was.slope) || !near(moved.p, was.p) {
				t.Errorf("%s: %v, and %v with every year moved", f.name, was, moved)
			}
			if !near(3*wide.slope, was.slope) || !near(wide.p, was.p) {
				t.Errorf("%s: %v, and %v with three years between", f.name, was, wide)
			}
		}
	}
}
