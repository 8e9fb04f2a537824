package stat

import (
	"errors"
	"math"
	"testing"
)

func TestITS(t *testing.T) {
	for _, tt := range []struct {
		name string
		y    []float64
		want [5]float64 // intercept, pre-slope, level change, slope change, post-slope
		from string
	}{
		{"jump", []float64{1, 1, 1, 5, 5, 5}, [5]float64{1, 0, 4, 0, 0}, "by construction"},
		{"bend", []float64{0, 0, 0, 0, 2, 4}, [5]float64{0, 0, 0, 2, 2}, "by construction; the level change is measured in the break year"},
		{"both", []float64{3, 4, 5, 10, 8, 6}, [5]float64{6, 1, 4, -3, -2}, "by construction: the first line gives 6 in the break year"},
	} {
		// Noise that is orthogonal to a line in each half moves no coefficient.
		noise := []float64{1, -2, 1, -1, 2, -1}
		y := make([]float64, 6)
		for i := range y {
			y[i] = tt.y[i] + noise[i]
		}
		r, err := ITS([]int{1990, 1991, 1992, 1993, 1994, 1995}, y, ITSOptions{1993})
		if err != nil {
			t.Fatal(err)
		}
		for i, got := range []float64{r.Intercept, r.PreSlope, r.LevelChange, r.SlopeChange, r.PostSlope} {
			if math.Abs(got-tt.want[i]) > 1e-13 {
				t.Errorf("%s: coefficient %d = %v, want %v [%s]", tt.name, i, got, tt.want[i], tt.from)
			}
		}
		// σ² = 12/2; Sxx = 2 in either half, T₀ is 2 from the mean of the first.
		if math.Abs(r.SEPreSlope-math.Sqrt(3)) > 1e-13 || math.Abs(r.SEIntercept-math.Sqrt(6*(1.0/3+4.0/2))) > 1e-13 {
			t.Errorf("%s: standard errors %v, %v", tt.name, r.SEPreSlope, r.SEIntercept)
		}
	}
}

// TestITSIsTwoLines: the coefficients are those of OLSTrend on either side.
func TestITSIsTwoLines(t *testing.T) {
	years, at := nileYears(), 28
	r, err := ITS(years, nileFlow, ITSOptions{years[at]})
	if err != nil {
		t.Fatal(err)
	}
	a, _ := OLSTrend(years[:at], nileFlow[:at])
	b, _ := OLSTrend(years[at:], nileFlow[at:])
	before, _, _ := a.Band(years[at])
	after, _, _ := b.Band(years[at])
	for name, pair := range map[string][2]float64{
		"pre": {r.PreSlope, a.Slope}, "post": {r.PostSlope, b.Slope}, "intercept": {r.Intercept, before},
		"level": {r.LevelChange, after - before},
	} {
		if math.Abs(pair[0]-pair[1]) > 1e-11*math.Abs(pair[1]) {
			t.Errorf("%s: %v, want %v", name, pair[0], pair[1])
		}
	}
}

func TestITSHAC(t *testing.T) {
	years := nileYears()
	plain, _ := ITSHAC(years, nileFlow, ITSHACOptions{BreakYear: 1899, Lag: 2})
	small, err := ITSHAC(years, nileFlow, ITSHACOptions{BreakYear: 1899, Lag: 2, SmallSample: true})
	if err != nil || math.Abs(small.SESlopeChange/plain.SESlopeChange-math.Sqrt(100.0/96)) > 1e-13 {
		t.Errorf("small-sample factor: %v, %v, %v", small.SESlopeChange, plain.SESlopeChange, err)
	}
	if math.Abs(plain.SELevelChange-61.203656557982264) > 1e-10 { // sandwich, gretl, statsmodels
		t.Errorf("se of the level change = %v", plain.SELevelChange)
	}
	for _, tt := range []struct {
		o    ITSHACOptions
		want error
	}{
		{ITSHACOptions{BreakYear: 1899, Lag: 100}, ErrOption},
		{ITSHACOptions{BreakYear: 1899, Lag: -1}, ErrOption},
		{ITSHACOptions{Lag: 2}, ErrOption},
		{ITSHACOptions{BreakYear: 1872, Lag: 2}, ErrTooFew},
	} {
		if _, err := ITSHAC(years, nileFlow, tt.o); !errors.Is(err, tt.want) {
			t.Errorf("%+v: %v, want %v", tt.o, err, tt.want)
		}
	}
	if _, err := ITS([]int{1, 2, 3, 4, 5, 6}, []float64{1, 2, 3, 9, 8, 7}, ITSOptions{4}); !errors.Is(err, ErrNoVariation) {
		t.Errorf("two exact lines: %v", err)
	}
}
