package stat

import (
	"math"
	"testing"
)

func TestTheilSen(t *testing.T) {
	for _, tt := range []struct {
		years            []int
		y                []float64
		slope, intercept float64
		from             string
	}{
		{[]int{1, 2, 3}, []float64{1, 5, 3}, 1, 0, "slopes −2, 1, 4; rests 0, 3, 0"},
		{[]int{1, 2, 4}, []float64{0, 3, 3}, 1, 0 - 1 + 0, "slopes 0, 1, 3; rests −1, 1, −1"},
		{[]int{2000, 2001, 2002, 2003, 2004, 2005}, []float64{0, 2, 4, 6, 8, 1e9}, 2, -4000, "one wild value of six changes nothing"},
	} {
		r, err := TheilSen(tt.years, tt.y, DefaultTheilSenOptions(), nil)
		if err != nil || r.Slope != tt.slope || r.InterceptJoint != tt.intercept {
			t.Errorf("%v: %+v, %v; want %v, %v [%s]", tt.y, r, err, tt.slope, tt.intercept, tt.from)
		}
		if !r.HasInterval && len(r.Warnings()) == 0 {
			t.Errorf("%v: no interval and no warning", tt.y)
		}
	}
}

// TestTheilSenWidens: more confidence, wider interval.
func TestTheilSenWidens(t *testing.T) {
	years, series := someSeries()
	ws := &Workspace{}
	for i, y := range series {
		before := math.Inf(-1)
		for _, conf := range []float64{0.5, 0.8, 0.95} {
			r, err := TheilSen(years[i], y, TheilSenOptions{Conf: conf}, ws)
			if err != nil || !r.HasInterval || r.Hi-r.Lo < before {
				t.Errorf("series %d, %v: %+v, %v", i, conf, r, err)
			}
			before = r.Hi - r.Lo
		}
	}
}

// TestWorkspaceChangesNothing: a used workspace gives what a fresh one gives.
func TestWorkspaceChangesNothing(t *testing.T) {
	years, series := someSeries()
	ws := &Workspace{}
	for i, y := range series {
		a, _ := TheilSen(years[i], y, DefaultTheilSenOptions(), ws)
		b, _ := TheilSen(years[i], y, DefaultTheilSenOptions(), nil)
		c, _ := MannKendall(years[i], y, ws)
		d, _ := MannKendall(years[i], y, nil)
		if *a != *b || *c != *d {
			t.Errorf("series %d: %+v and %+v, %+v and %+v", i, a, b, c, d)
		}
		e, err1 := MannKendallHamedRao(years[i], y, DefaultHamedRaoOptions(), ws)
		f, err2 := MannKendallHamedRao(years[i], y, DefaultHamedRaoOptions(), nil)
		if (err1 == nil) != (err2 == nil) || err1 == nil && e.Z != f.Z {
			t.Errorf("series %d: %v and %v", i, e, f)
		}
	}
}
