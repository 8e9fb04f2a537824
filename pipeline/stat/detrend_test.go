package stat

import (
	"math"
	"testing"
)

func TestDetrend(t *testing.T) {
	for _, tt := range []struct {
		name  string
		years []int
		y     []float64
		want  []float64
		tol   float64
		from  string
	}{
		{"three years", []int{2000, 2001, 2002}, []float64{1, 3, 2}, []float64{-0.5, 1, -0.5}, 1e-15, "by hand: line 1.5 2 2.5"},
		{"true width of a gap", []int{2000, 2001, 2005}, []float64{0, 3, 3}, []float64{-8. / 7, 10. / 7, -2. / 7}, 1e-14,
			"by hand: Sxx = 14, Sxy = 6, slope 3/7"},
		{"level of 1e12", []int{2000, 2001, 2002}, []float64{1e12 + 1, 1e12 + 3, 1e12 + 2}, []float64{-0.5, 1, -0.5}, 1e-12, "shift"},
		{"level of 1e13", []int{2000, 2001, 2002}, []float64{1e13 + 1, 1e13 + 2, 1e13 + 5}, []float64{1. / 3, -2. / 3, 1. / 3}, 1e-12,
			"by hand: slope 2; the mean is no double"},
		{"a line", []int{2000, 2001, 2002, 2004}, []float64{0.1, 0.2, 0.3, 0.5}, []float64{0, 0, 0, 0}, 0, "rounding is not a residual"},
		{"constant", []int{2000, 2001, 2002}, []float64{0.1, 0.1, 0.1}, []float64{0, 0, 0}, 0, "identity"},
	} {
		got, err := Detrend(tt.years, tt.y)
		if err != nil || len(got) != len(tt.want) {
			t.Errorf("%s: %v, %v", tt.name, got, err)
			continue
		}
		for i := range got {
			if math.Abs(got[i]-tt.want[i]) > tt.tol {
				t.Errorf("%s: residual %d is %v, want %v [%s]", tt.name, i, got[i], tt.want[i], tt.from)
			}
		}
	}
}

// TestDetrendIsOrthogonal: residuals have no mean and no slope.
func TestDetrendIsOrthogonal(t *testing.T) {
	for _, s := range walks(20, 50, true) {
		e, err := Detrend(s.Years, s.Values)
		if err != nil {
			t.Fatal(err)
		}
		var sum, slope float64
		for i, v := range e {
			sum += v
			slope += v * float64(s.Years[i]-1985)
		}
		if math.Abs(sum) > 1e-11 || math.Abs(slope) > 1e-10 {
			t.Errorf("sum %v, product with the year %v", sum, slope)
		}
	}
}
