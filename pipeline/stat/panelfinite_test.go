package stat

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// TestPanelFinite: whatever the numbers, results are finite.
func TestPanelFinite(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	for round := range 200 {
		p := Panel{Names: []string{"x"}, X: make([][]float64, 1)}
		size := math.Pow(10, float64(rng.IntN(300)-150))
		seen := map[string]bool{}
		for range 4 + rng.IntN(30) {
			e, year := rng.IntN(4), rng.IntN(9)
			if key := fmt.Sprint(e, year); seen[key] {
				continue
			} else {
				seen[key] = true
			}
			p.Entity, p.Year = append(p.Entity, e), append(p.Year, year)
			p.Y, p.X[0] = append(p.Y, size*float64(rng.IntN(5))), append(p.X[0], float64(rng.IntN(3)))
		}
		for name, f := range panelStatistics() {
			r, err := f(p)
			if err != nil {
				continue
			}
			for _, v := range r.Values() {
				if math.IsNaN(v.V) || math.IsInf(v.V, 0) || v.Dim == Prob && (v.V < 0 || v.V > 1) {
					t.Errorf("round %d %s.%s = %v", round, name, v.Name, v.V)
				}
			}
		}
	}
}

func BenchmarkPanel(b *testing.B) {
	p := samplePanel(30, 40, 7)
	for name, f := range panelStatistics() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f(p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
