package stat

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestOrderStatistic: every rank is that of the sorted values, with ties, runs in
// order and infinities too, and x is divided there.
func TestOrderStatistic(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 5))
	for trial := range 400 {
		x := make([]float64, 1+rng.IntN(300))
		for i := range x {
			switch trial % 5 {
			case 0:
				x[i] = rng.NormFloat64()
			case 1:
				x[i] = float64(rng.IntN(4))
			case 2:
				x[i] = float64(i)
			case 3:
				x[i] = -float64(i / 3)
			case 4:
				x[i] = []float64{math.Inf(-1), -1, 0, 2, math.Inf(1)}[rng.IntN(5)]
			}
		}
		sorted := slices.Sorted(slices.Values(x))
		for range 10 {
			k := rng.IntN(len(x))
			if got := orderStatistic(x, k); got != sorted[k] || x[k] != got {
				t.Fatalf("trial %d: rank %d of %d is %v, want %v", trial, k, len(x), got, sorted[k])
			}
			for i, v := range x {
				if i < k && v > x[k] || i > k && v < x[k] {
					t.Fatalf("trial %d: %v at %d, %v at %d", trial, v, i, x[k], k)
				}
			}
		}
		if got, want := medianOf(x), median(sorted); got != want && trial%5 != 4 {
			t.Fatalf("trial %d: median %v, want %v", trial, got, want)
		}
		if !slices.Equal(slices.Sorted(slices.Values(x)), sorted) {
			t.Fatalf("trial %d: the values are not the same", trial)
		}
	}
}
