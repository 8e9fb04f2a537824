package stat

import (
	"errors"
	"math"
	"testing"
)

func TestChow(t *testing.T) {
	year8 := []int{2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008}
	for _, tt := range []struct {
		years     []int
		y         []float64
		o         ChowOptions
		f, d1, d2 float64
		p         float64
		from      string
	}{
		{year8, []float64{0, 2, 0, 2, 4, 6, 4, 6}, ChowOptions{BreakMean, 2005}, 24, 1, 6, twoSidedT(math.Sqrt(24), 6),
			"by hand: RSS 40 against 8; F(1, 6) is t(6) squared"},
		{year8, []float64{1, -1, 1, -1, 1, -1, 1, -1}, ChowOptions{BreakMean, 2005}, 0, 1, 6, 1, "by hand: equal means"},
		{nileYears(), nileFlow, ChowOptions{BreakMean, 1899}, 75.92976942748489, 1, 98, 7.439042309813657e-14, "R, gretl, statsmodels"},
	} {
		r, err := Chow(tt.years, tt.y, tt.o)
		if err != nil || math.Abs(r.F-tt.f) > 1e-12*tt.f || r.DF1 != tt.d1 || r.DF2 != tt.d2 || math.Abs(r.P-tt.p) > 1e-11*tt.p {
			t.Errorf("%+v, %v; want %v %v %v %v [%s]", r, err, tt.f, tt.d1, tt.d2, tt.p, tt.from)
		}
	}
	// A year in a gap separates as the next year of the data does.
	gap := []int{1990, 1991, 1992, 1993, 2005, 2006, 2007, 2008}
	y := []float64{0, 2, 1, 3, 4, 6, 4, 7}
	a, errA := Chow(gap, y, ChowOptions{BreakTrend, 2000})
	b, errB := Chow(gap, y, ChowOptions{BreakTrend, 2005})
	if errA != nil || errB != nil || a.F != b.F {
		t.Errorf("in a gap: %+v %v, %+v %v", a, errA, b, errB)
	}
	for _, year := range []int{1900, 1992, 2007, 2100} {
		if _, err := Chow(gap, y, ChowOptions{BreakTrend, year}); !errors.Is(err, ErrTooFew) {
			t.Errorf("break in %d: %v", year, err)
		}
	}
	if _, err := Chow(year8, []float64{1, 1, 1, 1, 2, 2, 2, 2}, ChowOptions{BreakMean, 2005}); !errors.Is(err, ErrNoVariation) {
		t.Errorf("two constants: %v", err)
	}
}

// TestFisherTail: identities with t and with the distribution of 1/F.
func TestFisherTail(t *testing.T) {
	for _, f := range []float64{0.01, 0.5, 1, 3, 20, 1e4} {
		for _, d := range []float64{1, 2, 7, 60} {
			if got, want := fisherTail(f, 1, d), twoSidedT(math.Sqrt(f), d); math.Abs(got-want) > 1e-13*want {
				t.Errorf("F(1, %v) tail of %v = %v, want %v", d, f, got, want)
			}
			if got := fisherTail(f, 3, d) + fisherTail(1/f, d, 3); math.Abs(got-1) > 1e-13 {
				t.Errorf("F tails of %v with %v do not add up: %v", f, d, got)
			}
			if want := math.Pow(1+2*f/d, -d/2); math.Abs(fisherTail(f, 2, d)-want) > 1e-13*want {
				t.Errorf("F(2, %v) tail of %v = %v, want %v", d, f, fisherTail(f, 2, d), want)
			}
		}
	}
}
