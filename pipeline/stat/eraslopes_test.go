package stat

import (
	"errors"
	"math"
	"testing"
)

// TestEraSlopesNile holds the test to what programs say of a series that they all
// carry: the flow of the Nile, broken in 1899.
func TestEraSlopesNile(t *testing.T) {
	y := nileFlow
	years := make([]int, len(y))
	for i := range years {
		years[i] = 1871 + i
	}
	cut := 1899 - 1871
	r, err := EraSlopes(years[:cut], y[:cut], years[cut:], y[cut:], HACOptions{Rule: HACFixed, Lag: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name      string
		got, want float64
		from      string
	}{
		{"slope_a", r.SlopeA, 1.1595511767925755, "R sandwich, gretl and statsmodels: pre-slope of the segmented line"},
		{"slope_b", r.SlopeB, 0.6904624091581353, "R sandwich and statsmodels: post-slope"},
		{"slope_difference", r.Difference, -0.4690887676344402, "R sandwich, gretl and statsmodels: slope change"},
		{"se", r.SE, 2.7456208492244256, "R sandwich, gretl and statsmodels: Newey–West, lag 2, no small-sample factor"},
		{"p", r.P, 0.8647014514202322, "R sandwich and statsmodels: t(96)"},
	} {
		if math.Abs(tt.got-tt.want) > 1e-9*math.Abs(tt.want) {
			t.Errorf("%s: %v, want %v [%s]", tt.name, tt.got, tt.want, tt.from)
		}
	}
}

// TestEraSlopes compares with the slope change of ITSHAC, which has its variance
// from matrices, with and without the small-sample factor.
func TestEraSlopes(t *testing.T) {
	years, series := someSeries()
	for i, y := range series {
		cut := 3 + i%3
		for _, small := range []bool{false, true} {
			r, err := EraSlopes(years[i][:cut], y[:cut], years[i][cut:], y[cut:], HACOptions{Rule: HACFixed, Lag: 2, SmallSample: small})
			want, err2 := ITSHAC(years[i], y, ITSHACOptions{BreakYear: years[i][cut], Lag: 2, SmallSample: small})
			if err != nil || err2 != nil {
				t.Fatal(i, err, err2)
			}
			if math.Abs(r.SE-want.SESlopeChange) > 1e-6*r.SE || math.Abs(r.Difference-want.SlopeChange) > 1e-8*(1+math.Abs(r.Difference)) || math.Abs(r.P-want.PSlopeChange) > 1e-8 {
				t.Errorf("series %d: %+v, want %v, se %v, p %v", i, r, want.SlopeChange, want.SESlopeChange, want.PSlopeChange)
			}
		}
	}
}

// The order of the eras changes the sign alone; a constant added to one of them,
// or a shift of all years, nothing.
func TestEraSlopesLaws(t *testing.T) {
	years, series := someSeries()
	for i, y := range series {
		if i%11 == 0 {
			continue // large values lose digits to the constant
		}
		ya, yb, a, b := years[i][:4], years[i][4:], y[:4], y[4:]
		r, err1 := EraSlopes(ya, a, yb, b, DefaultHACOptions())
		back, err2 := EraSlopes(yb, b, ya, a, DefaultHACOptions())
		up := make([]float64, len(b))
		later := make([]int, len(b))
		for j := range b {
			up[j], later[j] = b[j]+17, yb[j]+30
		}
		moved, err3 := EraSlopes(ya, a, later, up, DefaultHACOptions())
		if err := errors.Join(err1, err2, err3); err != nil {
			t.Fatal(i, err)
		}
		if r.Difference != -back.Difference || math.Abs(r.SE-back.SE) > 1e-10*r.SE || math.Abs(moved.P-r.P) > 1e-7 {
			t.Errorf("series %d: %+v, turned %+v, moved %+v", i, r, back, moved)
		}
	}
}

func TestEraSlopesFailures(t *testing.T) {
	line := []float64{1, 2, 3, 4}
	bent := []float64{1, 3, 2, 4}
	for _, tt := range []struct {
		name   string
		ya, yb []int
		a, b   []float64
		want   error
	}{
		{"two values in an era", []int{1, 2}, []int{3, 4, 5, 6}, line[:2], bent, ErrTooFew},
		{"an empty era", []int{1, 2, 3, 4}, nil, bent, nil, ErrTooFew},
		{"exact lines", []int{1, 2, 3, 4}, []int{5, 6, 7, 8}, line, line, ErrNoVariation},
		{"a year in both", []int{1, 2, 3, 4}, []int{4, 5, 6, 7}, bent, line, ErrValue},
		{"no number", []int{1, 2, 3, 4}, []int{5, 6, 7}, bent, []float64{1, math.Inf(1), 2}, ErrValue},
	} {
		if _, err := EraSlopes(tt.ya, tt.a, tt.yb, tt.b, DefaultHACOptions()); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
	if _, err := EraSlopesLog([]int{1, 2, 3}, []float64{1, 0, 2}, []int{5, 6, 7}, bent[:3], DefaultHACOptions()); !errors.Is(err, ErrNotPositive) {
		t.Errorf("logarithm of zero: %v", err)
	}
	r, err := EraSlopesLog([]int{1, 2, 3, 4}, bent, []int{5, 6, 7, 8}, bent, DefaultHACOptions())
	if err != nil || !r.Log || len(r.Warnings()) == 0 || r.DF != 4 {
		t.Errorf("logarithms of short eras: %+v, %v", r, err)
	}
}
