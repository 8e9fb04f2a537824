package stat

import (
	"math"
	"testing"
)

func TestMannKendall(t *testing.T) {
	for _, tt := range []struct {
		y              []float64
		s, vars, z, tb float64
		from           string
	}{
		{[]float64{1, 2, 3, 4, 5}, 10, 5 * 4 * 15.0 / 18, 9 / math.Sqrt(50.0/3), 1, "by hand: 10 pairs rise"},
		{[]float64{5, 4, 3, 2, 1}, -10, 50.0 / 3, -9 / math.Sqrt(50.0/3), -1, "by hand: 10 pairs fall"},
		{[]float64{1, 2, 2, 3}, 5, (4*3*13 - 2*1*9) / 18.0, 4 / math.Sqrt(138.0/18), 5 / math.Sqrt(30), "by hand: one pair ties"},
		{[]float64{1, 3, 2, 1}, -1, (156 - 18) / 18.0, 0, -1 / math.Sqrt(30), "by hand; the correction takes |S| = 1 to 0"},
	} {
		r, err := MannKendall(consecutive(len(tt.y)), tt.y, nil)
		if err != nil {
			t.Fatal(err)
		}
		if r.S != tt.s || math.Abs(r.VarS-tt.vars) > 1e-12 || math.Abs(r.Z-tt.z) > 1e-12 || math.Abs(r.TauB-tt.tb) > 1e-12 {
			t.Errorf("%v: %+v, want %v, %v, %v, %v [%s]", tt.y, r, tt.s, tt.vars, tt.z, tt.tb, tt.from)
		}
	}
}

// TestMannKendallVariance: over all orders of a series with ties, var S is the
// mean of S².
func TestMannKendallVariance(t *testing.T) {
	y := []float64{1, 2, 2, 3, 3, 3, 4}
	sum, count := 0.0, 0.0
	var permute func(k int)
	permute = func(k int) {
		if k == len(y) {
			s := mannKendallS(y)
			sum += s * s
			count++
			return
		}
		for i := k; i < len(y); i++ {
			y[k], y[i] = y[i], y[k]
			permute(k + 1)
			y[k], y[i] = y[i], y[k]
		}
	}
	permute(0)
	if want, got := sum/count, mannKendallVariance([]float64{1, 2, 2, 3, 3, 3, 4}); math.Abs(got-want) > 1e-9 {
		t.Errorf("%v, want %v [all %v orders]", got, want, count)
	}
}
