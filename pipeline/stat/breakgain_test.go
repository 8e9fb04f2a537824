package stat

import (
	"math/rand/v2"
	"testing"
)

// TestBootstrapIsThatOfRecursiveResiduals: p_boot is the same number as with every
// draw put through the recursion, with gaps of years and at all thresholds, those
// that a draw itself sets among them.
func TestBootstrapIsThatOfRecursiveResiduals(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 7))
	unclear := 0
	for trial := range 60 {
		n := 8 + rng.IntN(60)
		years := consecutive(n)
		for i := 1; i < n; i++ {
			years[i] = years[i-1] + 1
			if trial%2 == 1 {
				years[i] += rng.IntN(4)
			}
		}
		if trial%10 == 3 {
			years[n-1] += 100_000
		}
		for _, model := range []BreakModel{BreakMean, BreakTrend} {
			const draws, seed = 102, 5
			p := newBreakPath(years, model, 0.15)
			g := newBreakGain(years, p, model)
			rho, start := []float64{-0.99, 0, 0.6, 0.999, 1}[trial%5], 1.5
			u, ratio := make([]float64, n), 0.3+0.7*rng.Float64()
			source := newNormalDraws(seed, n, draws)
			if trial%3 == 0 {
				block := source.next()
				p.reaches(block[1:], u, rho, start, 0)
				_, broken, whole := p.best(u)
				ratio = broken / whole
				source = newNormalDraws(seed, n, draws)
			}
			for done := 0; done < draws; done += lanes {
				block := source.next()
				g.accumulate(block, rho, start)
				for j := range lanes {
					want := p.reaches(block[j:], u, rho, start, ratio)
					switch got := g.takes(j, 1-ratio); {
					case got == gainUnclear:
						unclear++
					case (got == gainEnough) != want:
						t.Fatalf("trial %d, %s, draw %d: verdict %v, by recursion %v", trial, model, done+j, got, want)
					}
				}
			}
		}
	}
	if unclear < 30 || unclear > 1500 { // one in each trial that sets its own threshold, and years far apart
		t.Errorf("%d draws were left to the recursion", unclear)
	}
}
