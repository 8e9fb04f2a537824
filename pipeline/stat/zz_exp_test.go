package stat

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestZZ(t *testing.T) {
	for _, shift := range []float64{0, 2, 3} {
		for _, m := range []BreakModel{BreakMean, BreakTrend} {
			for _, phi := range []float64{0, .3, .6, .9, 1} {
				if shift > 0 && phi > .7 {
					continue
				}
				row := fmt.Sprintf("shift %.0f %s phi=%.1f:", shift, m, phi)
				for _, n := range []int{25, 50} {
					rng := rand.New(rand.NewPCG(1, uint64(n)))
					o := DefaultSupFOptions()
					o.Model = m
					o.Draws = 999
					years := consecutive(n)
					y := make([]float64, n)
					rej := 0
					draws := 500
					raw := 0
					p := newBreakPath(years, m, .15)
					e := make([]float64, n)
					for range draws {
						arNoise(phi)(rng, y)
						for i := n / 2; i < n; i++ {
							y[i] += shift
						}
						r, err := SupF(years, y, o)
						if err != nil {
							t.Fatal(err)
						}
						if r.PBoot <= .05 {
							rej++
						}
						m.fit(years, y, e)
						_, b, w := p.best(e)
						rho := autoproduct(e, 1) / (autoproduct(e, 0) - e[n-1]*e[n-1])
						if p.bootstrap(b/w, min(1, rho), 999, 5) <= .05 {
							raw++
						}
					}
					row += fmt.Sprintf(" %5.1f (%4.1f)", 100*float64(rej)/float64(draws), 100*float64(raw)/float64(draws))
				}
				fmt.Println(row)
			}
		}
	}
}
