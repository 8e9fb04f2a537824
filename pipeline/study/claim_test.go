package study

import (
	"math"
	"testing"
)

// A number that is the limit counts as it, however arithmetic in binary fractions
// came to it: at_least and at_most include it, above and below do not.
func TestLimits(t *testing.T) {
	inf := math.Inf(1)
	sum, rise, point, low := 0.1, 100*(115.0/100-1), 102.3-102.0, 0.8
	sum, low = sum+0.2, low-0.1 // 0.30000000000000004; 0.7000000000000001
	for _, tt := range []struct {
		name           string
		v, limit       float64
		atMost, below_ bool
		atLeast, above bool
	}{
		{"0.1 + 0.2", sum, 0.3, true, false, true, false},
		{"from 100 to 115, in percent", rise, 15, true, false, true, false},
		{"from 102 to 102.3", point, 0.3, true, false, true, false},
		{"0.7 and 0.8 less 0.1", 0.7, low, true, false, true, false},
		{"the least that is more", 5.00001, 5, false, false, true, true},
		{"the least that is less", 4.99999, 5, true, true, false, false},
		{"nothing", 0, 0, true, false, true, false},
		{"next to nothing", 1e-300, 0, false, false, true, true},
		{"no number", math.NaN(), 5, false, false, false, false},
	} {
		for _, c := range []struct {
			words string
			c     Condition
			want  bool
		}{
			{"at_most", Condition{Low: -inf, High: tt.limit}, tt.atMost}, {"below", Condition{Low: -inf, High: tt.limit, Strict: true}, tt.below_},
			{"at_least", Condition{Low: tt.limit, High: inf}, tt.atLeast}, {"above", Condition{Low: tt.limit, High: inf, Strict: true}, tt.above},
		} {
			if got := c.c.Holds(tt.v); got != c.want {
				t.Errorf("%s: %s %v: %v", tt.name, c.words, tt.limit, got)
			}
		}
	}
	if c := (Condition{Low: 4.5, High: 5.5}); !c.Holds(4.5) || !c.Holds(5.5) || c.Holds(5.51) || !c.AtLimit(4.5) || c.AtLimit(5) {
		t.Error("around 5, give or take 0.5")
	}
}
