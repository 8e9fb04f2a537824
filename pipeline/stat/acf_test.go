package stat

import (
	"errors"
	"math"
	"testing"
)

func TestACF(t *testing.T) {
	a, err := ACF(consecutive(4), []float64{1, 2, 3, 6}, DefaultACFOptions())
	if err != nil {
		t.Fatal(err)
	}
	// Deviations −2, −1, 0, 3; squares 14.
	for k, want := range []float64{2.0 / 14, -3.0 / 14, -6.0 / 14} {
		if math.Abs(a.R[k]-want) > 1e-15 {
			t.Errorf("r%d = %v, want %v [by hand]", k+1, a.R[k], want)
		}
	}
	if len(a.R) != 3 {
		t.Errorf("%d lags of 4 values", len(a.R))
	}
}

// TestACFSums: all autocorrelations of a series sum to −1/2.
func TestACFSums(t *testing.T) {
	years, series := someSeries()
	for i, y := range series {
		a, err := ACF(years[i], y, ACFOptions{NLags: len(y)})
		if err != nil {
			t.Fatal(err)
		}
		sum := 0.0
		for _, r := range a.R {
			sum += r
		}
		if math.Abs(sum+0.5) > 1e-10 {
			t.Errorf("series %d: %v", i, sum)
		}
	}
}

func TestLjungBoxByHand(t *testing.T) {
	r, err := LjungBox(consecutive(4), []float64{1, 2, 3, 6}, LjungBoxOptions{Lags: 2})
	if err != nil {
		t.Fatal(err)
	}
	q := 24 * (4.0/196/3 + 9.0/196/2)
	if math.Abs(r.Q-q) > 1e-14 || math.Abs(r.P-math.Exp(-q/2)) > 1e-14 {
		t.Errorf("%+v, want Q = %v, p = exp(−Q/2) [by hand]", r, q)
	}
	if _, err := LjungBox(consecutive(4), []float64{1, 2, 3, 6}, LjungBoxOptions{Lags: 4}); !errors.Is(err, ErrOption) {
		t.Errorf("4 lags of 4 values: %v", err)
	}
}
