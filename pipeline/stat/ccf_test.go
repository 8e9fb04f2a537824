package stat

import (
	"errors"
	"math"
	"testing"
)

func TestCCF(t *testing.T) {
	years := []int{2000, 2001, 2002, 2003, 2004}
	// y is 1 in the second year and x in the fourth: y leads by two.
	x, y := []float64{0, 0, 0, 1, 0}, []float64{0, 1, 0, 0, 0}
	got, err := CCF(years, x, y, CCFOptions{MaxLag: 3})
	if err != nil {
		t.Fatal(err)
	}
	// Deviations are −0.2 and 0.8, sums of squares 0.8; at lag k 5 − |k| products.
	want := map[int]float64{
		-3: 0.04 * 2 / 0.8, -2: 0.04 * 3 / 0.8, -1: (0.04*2 - 0.16*2) / 0.8,
		0: (0.04*3 - 0.16*2) / 0.8, 1: (0.04*2 - 0.16*2) / 0.8, 2: (0.04*2 + 0.64) / 0.8, 3: -0.16 * 2 / 0.8,
	}
	for k, w := range want {
		if v := got.R[3+k]; math.Abs(v-w) > 1e-15 {
			t.Errorf("lag %d: %v, want %v [by hand]", k, v, w)
		}
	}
	if w := 1.959963984540054 / math.Sqrt(5); got.Bound95 != w {
		t.Errorf("bound %v, want %v", got.Bound95, w)
	}
	r, _ := Pearson(x, y)
	swapped, err := CCF(years, y, x, CCFOptions{MaxLag: 3})
	if err != nil || math.Abs(got.R[3]-r.R) > 1e-15 {
		t.Errorf("lag 0: %v, Pearson %v, %v", got.R[3], r.R, err)
	}
	for k := -3; k <= 3; k++ {
		if math.Abs(got.R[3+k]-swapped.R[3-k]) > 1e-15 {
			t.Errorf("lag %d: %v, swapped %v", k, got.R[3+k], swapped.R[3-k])
		}
	}
	if _, err := CCF(years, x, y, CCFOptions{MaxLag: 5}); !errors.Is(err, ErrTooFew) {
		t.Errorf("5 lags of 5 years: %v, want %v", err, ErrTooFew)
	}
	if _, err := CCF(years, x, y, CCFOptions{}); !errors.Is(err, ErrOption) {
		t.Errorf("no options: %v, want %v", err, ErrOption)
	}
}
