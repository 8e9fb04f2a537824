package stat

import (
	"errors"
	"testing"
)

func TestHamedRao(t *testing.T) {
	// Alternating noise on a trend has so much negative autocorrelation that all
	// lags together leave no variance, or hardly any.
	y := make([]float64, 20)
	for i := range y {
		y[i] = float64(i) * 0.001
		if i%2 == 0 {
			y[i]++
		}
	}
	one := 1
	if r, err := MannKendallHamedRao(consecutive(20), y, HamedRaoOptions{Alpha: 0.05, MaxLag: &one}, nil); !errors.Is(err, ErrUndefined) {
		t.Errorf("%+v, %v, want %v", r, err, ErrUndefined)
	}
	// Where no lag counts, it is Mann–Kendall's test.
	years, series := someSeries()
	same := 0
	for i, y := range series {
		h, err := MannKendallHamedRao(years[i], y, HamedRaoOptions{Alpha: 1e-12, MaxLag: &one}, nil)
		if err != nil {
			t.Fatal(err)
		}
		m, err := MannKendall(years[i], y, nil)
		if err != nil {
			t.Fatal(err)
		}
		if h.NOverNStar == 1 {
			same++
			if h.Z != m.Z || h.P != m.P {
				t.Errorf("series %d: %+v and %+v", i, h, m)
			}
		} else if h.NOverNStar < 1 {
			t.Errorf("series %d: %+v", i, h)
		}
	}
	if same < 50 {
		t.Errorf("only %d series without a lag that counts", same)
	}
}
