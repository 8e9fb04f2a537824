package stat

import (
	"errors"
	"math"
	"testing"
)

func TestMeanInterval(t *testing.T) {
	for _, tt := range []struct {
		x      []float64
		total  int
		lo, hi float64
		from   string
	}{
		{[]float64{1, 2, 3}, 3, 2, 2, "identity: no value is missing"},
		{[]float64{16.27, 16.6, 16.16}, 10, 15.8674, 16.8192, "by hand: 16.34333 ± 4.302653 × 0.228983/√3 × √0.7"},
		{[]float64{5, 5, 5, 5}, 40, 5, 5, "identity: equal values"},
	} {
		r, err := MeanInterval(tt.x, tt.total, 0.05)
		if err != nil || math.Abs(r.Lo-tt.lo) > 1e-4 || math.Abs(r.Hi-tt.hi) > 1e-4 {
			t.Errorf("%v of %d: %+v, %v; want %v to %v [%s]", tt.x, tt.total, r, err, tt.lo, tt.hi, tt.from)
		}
	}
	for _, tt := range []struct {
		x     []float64
		total int
		alpha float64
		want  error
	}{
		{nil, 3, 0.05, ErrTooFew}, {[]float64{1}, 3, 0.05, ErrTooFew}, {[]float64{1, 2}, 1, 0.05, ErrOption}, {[]float64{1, 2}, 4, 1, ErrOption},
		{[]float64{1, math.NaN()}, 4, 0.05, ErrValue}, {[]float64{-1e300, 1e300}, 4, 0.05, ErrValue},
	} {
		if _, err := MeanInterval(tt.x, tt.total, tt.alpha); !errors.Is(err, tt.want) {
			t.Errorf("%v of %d: %v, want %v", tt.x, tt.total, err, tt.want)
		}
	}
}
