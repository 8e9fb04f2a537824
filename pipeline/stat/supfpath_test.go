package stat

import (
	"errors"
	"math"
	"testing"
)

// The path's maximum is SupF's statistic at its year, and its critical value says
// what p_boot says.
func TestSupFPathAgreesWithSupF(t *testing.T) {
	for _, model := range []BreakModel{BreakMean, BreakTrend} {
		for seed := range 12 {
			years, y := make([]int, 32), make([]float64, 32)
			for i := range years {
				years[i] = 1990 + i
				y[i] = 3 + math.Sin(float64(7*i+13*seed)) + 0.3*math.Cos(float64(i*i+seed))
				if i >= 15 {
					y[i] += 0.25 * float64(seed) // from no break to a great one
				}
			}
			o := DefaultSupFOptions()
			o.Model = model
			test, err := SupF(years, y, o)
			if err != nil {
				t.Fatal(err)
			}
			path, err := SupFPathOf(years, y, o, 0.05)
			if err != nil {
				t.Fatal(err)
			}
			top := 0
			for i, f := range path.F {
				if f > path.F[top] {
					top = i
				}
			}
			if path.Years[top] != test.BreakYear || math.Abs(path.F[top]-test.SupF) > 1e-9*test.SupF {
				t.Errorf("%v, %d: the path is highest in %d with %v, SupF in %d with %v", model, seed, path.Years[top], path.F[top], test.BreakYear, test.SupF)
			}
			if (test.PBoot < 0.05) != (test.SupF > path.Critical) {
				t.Errorf("%v, %d: p_boot %v, but sup F %v against %v", model, seed, test.PBoot, test.SupF, path.Critical)
			}
			if len(path.Years) != test.Candidates {
				t.Errorf("%v: %d years, %d candidates", model, len(path.Years), test.Candidates)
			}
		}
	}
	if _, err := SupFPathOf([]int{2000, 2001}, []float64{1, 2}, DefaultSupFOptions(), 0.05); !errors.Is(err, ErrTooFew) {
		t.Errorf("two years: %v", err)
	}
	if _, err := SupFPathOf([]int{2000, 2001}, []float64{1, 2}, DefaultSupFOptions(), 0); !errors.Is(err, ErrOption) {
		t.Errorf("alpha 0: %v", err)
	}
}
