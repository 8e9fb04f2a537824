package stat

import (
	"errors"
	"math"
	"slices"
	"testing"
)

func TestTransformApply(t *testing.T) {
	years := []int{2000, 2001, 2003, 2004, 2005}
	y := []float64{1, math.E, 5, 5 * math.E, 2}
	for _, tt := range []struct {
		transform Transform
		years     []int
		want      []float64
		from      string
	}{
		{Level, years, y, "unchanged"},
		{Logarithm, years, []float64{0, 1, math.Log(5), math.Log(5) + 1, math.Log(2)}, "definition"},
		{Difference, []int{2001, 2004, 2005}, []float64{math.E - 1, 5*math.E - 5, 2 - 5*math.E}, "none across the gap of 2002"},
		{LogDifference, []int{2001, 2004, 2005}, []float64{1, 1, math.Log(2) - math.Log(5) - 1}, "none across the gap of 2002"},
	} {
		gotYears, got, err := tt.transform.Apply(years, y)
		if err != nil || !slices.Equal(gotYears, tt.years) || len(got) != len(tt.want) {
			t.Errorf("%v: %v %v, %v; want %v %v [%s]", tt.transform, gotYears, got, err, tt.years, tt.want, tt.from)
			continue
		}
		for i := range got {
			if math.Abs(got[i]-tt.want[i]) > 1e-15*10 {
				t.Errorf("%v: value %d is %v, want %v [%s]", tt.transform, i, got[i], tt.want[i], tt.from)
			}
		}
		got[0], gotYears[0] = 99, 99
		if y[0] != 1 || years[0] != 2000 {
			t.Fatalf("%v: the result shares memory with the input", tt.transform)
		}
	}
}

func TestTransformNames(t *testing.T) {
	for transform := Level; transform <= Detrended; transform++ {
		if got, err := ParseTransform(transform.String()); err != nil || got != transform {
			t.Errorf("%v is read as %v, %v", transform, got, err)
		}
	}
	for m := MethodPearson; m <= MethodKendall; m++ {
		if got, err := ParseCorrelationMethod(m.String()); err != nil || got != m {
			t.Errorf("%v is read as %v, %v", m, got, err)
		}
	}
	_, errTransform := ParseTransform("")
	_, errMethod := ParseCorrelationMethod("rank")
	for _, err := range []error{errTransform, errMethod, Transform(0).Check(), CorrelationMethod(4).Check(),
		CCFOptions{}.Check(), PartialOptions{}.Check(), RandomWalkOptions{}.Check(),
		RandomWalkOptions{Draws: 999}.Check(), RandomWalkOptions{Draws: 98, Seed: 1}.Check()} {
		if !errors.Is(err, ErrOption) {
			t.Errorf("%v, want %v", err, ErrOption)
		}
	}
	for _, err := range []error{DefaultCCFOptions().Check(), DefaultPartialOptions().Check(), DefaultRandomWalkOptions().Check()} {
		if err != nil {
			t.Errorf("default: %v", err)
		}
	}
}

func TestTransformRefuses(t *testing.T) {
	for _, tt := range []struct {
		transform Transform
		years     []int
		y         []float64
		want      error
	}{
		{0, []int{1, 2}, []float64{1, 2}, ErrOption},
		{Level, []int{1, 1}, []float64{1, 2}, ErrValue},
		{Level, []int{1}, []float64{1, 2}, ErrLength},
		{Level, []int{1, 2}, []float64{1, math.NaN()}, ErrValue},
		{Logarithm, []int{1, 2}, []float64{1, 0}, ErrNotPositive},
		{LogDifference, []int{1, 2}, []float64{1, -1}, ErrNotPositive},
		{Difference, []int{1, 3, 5}, []float64{1, 2, 4}, ErrTooFew},
		{Difference, nil, nil, ErrTooFew},
		{Difference, []int{1, 2}, []float64{-1.7e308, 1.7e308}, ErrValue},
		{Detrended, []int{1, 2}, []float64{1, 2}, ErrTooFew},
	} {
		if _, _, err := tt.transform.Apply(tt.years, tt.y); !errors.Is(err, tt.want) {
			t.Errorf("%v %v %v: %v, want %v", tt.transform, tt.years, tt.y, err, tt.want)
		}
	}
}

// TestApplyPairAlignsFirst: the difference of 2002 needs 2001 in both series.
func TestApplyPairAlignsFirst(t *testing.T) {
	years, x, y, err := Difference.ApplyPair(
		[]int{2000, 2001, 2002, 2003, 2004}, []float64{1, 2, 4, 7, 11},
		[]int{1999, 2000, 2002, 2003, 2004, 2005}, []float64{0, 1, 1, 3, 2, 9})
	if err != nil || !slices.Equal(years, []int{2003, 2004}) || !slices.Equal(x, []float64{3, 4}) || !slices.Equal(y, []float64{2, -1}) {
		t.Errorf("%v %v %v, %v", years, x, y, err)
	}
}

// TestDifferencingCommutesWithAligning is what the all-pairs run rests on.
func TestDifferencingCommutesWithAligning(t *testing.T) {
	series := walks(12, 30, true)
	for i, a := range series {
		for _, b := range series[:i] {
			years, x, y, err := Difference.ApplyPair(a.Years, a.Values, b.Years, b.Values)
			if err != nil {
				t.Fatal(err)
			}
			ya, da, _ := Diff(a.Years, a.Values)
			yb, db, _ := Diff(b.Years, b.Values)
			years2, x2, y2, err := Align(ya, da, yb, db)
			if err != nil || !slices.Equal(years, years2) || !slices.Equal(x, x2) || !slices.Equal(y, y2) {
				t.Fatalf("aligned first %v, differenced first %v, %v", years, years2, err)
			}
		}
	}
}
