package stat

import (
	"math"
	"slices"
	"testing"
)

func TestRanks(t *testing.T) {
	for _, tt := range []struct {
		x    []float64
		rank []float64 // less (n+1)/2
		ties tieSums
		from string
	}{
		{[]float64{10, 30, 20}, []float64{-1, 1, 0}, tieSums{}, "by hand"},
		{[]float64{5, 1, 5, 2, 5}, []float64{1, -2, 1, -1, 1}, tieSums{pairs: 3, linear: 66, triples: 6}, "ranks 4 4 4 share 3, 4, 5; 3·2·11, 3·2·1"},
		{[]float64{0, math.Copysign(0, -1), -1, -1}, []float64{1, 1, -1, -1}, tieSums{pairs: 2, linear: 36}, "0 and −0 are equal; 2·(2·1·9)"},
	} {
		var p prepared
		p.sort(tt.x)
		p.ranks(tt.x)
		if !slices.Equal(p.rank, tt.rank) || p.ties != tt.ties || p.rankSS != dot(tt.rank, tt.rank) {
			t.Errorf("%v: ranks %v, %+v, sum of squares %v; want %v, %+v [%s]", tt.x, p.rank, p.ties, p.rankSS, tt.rank, tt.ties, tt.from)
		}
	}
}

func TestDot(t *testing.T) {
	for n := range 10 {
		a, b := make([]float64, n), make([]float64, n+1)
		want := 0.0
		for i := range a {
			a[i], b[i] = float64(i+1), float64(2*i-3)
			want += a[i] * b[i]
		}
		if got := dot(a, b); got != want {
			t.Errorf("n = %d: %v, want %v", n, got, want)
		}
	}
}

// TestPreparedReuse: what a longer series left in the slices does not matter.
func TestPreparedReuse(t *testing.T) {
	var used, fresh prepared
	used.prepare([]float64{9, 8, 7, 6, 5, 4, 3, 3, 3, 1, 2, 9})
	x := []float64{2, 2, 7, 1, 8, 2, 8}
	used.prepare(x)
	fresh.prepare(x)
	if !slices.Equal(used.dev, fresh.dev) || !slices.Equal(used.rank, fresh.rank) || !slices.Equal(used.acf, fresh.acf) ||
		!slices.Equal(used.order, fresh.order) || used.ties != fresh.ties || used.ss != fresh.ss {
		t.Errorf("reused %+v, fresh %+v", used, fresh)
	}
}
