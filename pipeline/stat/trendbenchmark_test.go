package stat

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkThousandSeries runs every statistic of one series on 1,000 series of
// 60 years.
func BenchmarkThousandSeries(b *testing.B) {
	rng := rand.New(rand.NewPCG(2, 3))
	years, series := consecutive(60), make([][]float64, 1000)
	for i := range series {
		series[i] = make([]float64, 60)
		arNoise(0.6)(rng, series[i])
		for j := range series[i] {
			series[i][j] += 50
		}
	}
	ws := &Workspace{}
	all := map[string]func([]int, []float64) (Result, error){}
	for name, f := range everyStatistic {
		all[name] = f
	}
	all["theil_sen"] = func(t []int, y []float64) (Result, error) { return orNil(TheilSen(t, y, DefaultTheilSenOptions(), ws)) }
	all["theil_sen_log"] = func(t []int, y []float64) (Result, error) {
		return orNil(TheilSenLog(t, y, DefaultTheilSenOptions(), ws))
	}
	all["mann_kendall"] = func(t []int, y []float64) (Result, error) { return orNil(MannKendall(t, y, ws)) }
	all["hamed_rao"] = func(t []int, y []float64) (Result, error) {
		return orNil(MannKendallHamedRao(t, y, DefaultHamedRaoOptions(), ws))
	}
	all["era_difference"] = func(t []int, y []float64) (Result, error) {
		return orNil(EraDifference(t[:30], y[:30], t[30:], y[30:], DefaultHACOptions()))
	}
	for name, f := range all {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, y := range series {
					if _, err := f(years, y); err != nil && name != "hamed_rao" {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
