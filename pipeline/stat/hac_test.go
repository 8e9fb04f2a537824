package stat

import (
	"errors"
	"math"
	"testing"
)

func TestHACLags(t *testing.T) {
	for _, tt := range []struct {
		rule HACRule
		n    int
		want int
		from string
	}{
		{HACNeweyWest, 100, 4, "4·1"},
		{HACNeweyWest, 99, 3, "4·0.99^(2/9) = 3.99"},
		{HACNeweyWest, 25, 2, "4·0.25^(2/9) = 2.94"},
		{HACNeweyWest, 8, 2, "4·0.08^(2/9) = 2.28"},
		{HACCubeRoot, 64, 3, "0.75·4"},
		{HACCubeRoot, 63, 2, "0.75·3.98"},
	} {
		lag, width, _, err := hacLags(make([]float64, tt.n), HACOptions{Rule: tt.rule})
		if err != nil || lag != tt.want || width != float64(tt.want+1) {
			t.Errorf("%s, n = %d: %d (%v), want %d [%s]", tt.rule, tt.n, lag, err, tt.want, tt.from)
		}
	}
}

// TestHACOfLagZeroIsWhite: without lags it is White's (1980) variance.
func TestHACOfLagZeroIsWhite(t *testing.T) {
	years, series := someSeries()
	for i, y := range series {
		r, err := OLSTrendHAC(years[i], y, HACOptions{Rule: HACFixed})
		if err != nil {
			t.Fatal(err)
		}
		e := make([]float64, len(y))
		l := fitLine(years[i], y, e)
		sum := 0.0
		for j := range e {
			d := l.centred(years[i][j]) * e[j]
			sum += d * d
		}
		if want := math.Sqrt(sum) / l.sxx; math.Abs(r.SESlope-want) > 1e-12*want {
			t.Errorf("series %d: %v, want %v", i, r.SESlope, want)
		}
		s, err := OLSTrendHAC(years[i], y, HACOptions{Rule: HACFixed, SmallSample: true})
		n := float64(len(y))
		if err != nil || math.Abs(s.SESlope/r.SESlope-math.Sqrt(n/(n-2))) > 1e-12 {
			t.Errorf("series %d: small-sample factor %v", i, s.SESlope/r.SESlope)
		}
	}
}

func TestHACFailures(t *testing.T) {
	y := []float64{1, 3, 2, 5, 4}
	for _, tt := range []struct {
		o    HACOptions
		want error
	}{
		{HACOptions{}, ErrOption},
		{HACOptions{Rule: HACFixed, Lag: 5}, ErrOption},
		{HACOptions{Rule: HACFixed, Lag: 4}, nil},
	} {
		if _, err := OLSTrendHAC(consecutive(5), y, tt.o); !errors.Is(err, tt.want) {
			t.Errorf("%+v: %v, want %v", tt.o, err, tt.want)
		}
	}
}
