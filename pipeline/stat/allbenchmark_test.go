package stat

import (
	"errors"
	"math/rand/v2"
	"sync/atomic"
	"testing"
)

// singleSeries are the statistics of one series, by name.
func singleSeries(ws *Workspace) map[string]func([]int, []float64) (Result, error) {
	supF := func(model BreakModel) func([]int, []float64) (Result, error) {
		o := DefaultSupFOptions()
		o.Model = model
		return func(t []int, y []float64) (Result, error) { return orNil(SupF(t, y, o)) }
	}
	baiPerron := func(model BreakModel) func([]int, []float64) (Result, error) {
		o := DefaultBaiPerronOptions()
		o.Model = model
		return func(t []int, y []float64) (Result, error) { return orNil(BaiPerron(t, y, o)) }
	}
	adf := func(det Det) func([]int, []float64) (Result, error) {
		o := DefaultADFOptions()
		o.Det = det
		return func(t []int, y []float64) (Result, error) { return orNil(ADF(t, y, o)) }
	}
	kpss := func(det Det) func([]int, []float64) (Result, error) {
		o := DefaultKPSSOptions()
		o.Det = det
		return func(t []int, y []float64) (Result, error) { return orNil(KPSS(t, y, o)) }
	}
	return map[string]func([]int, []float64) (Result, error){
		"describe":      func(t []int, y []float64) (Result, error) { return orNil(Describe(t, y)) },
		"ols_trend":     func(t []int, y []float64) (Result, error) { return orNil(OLSTrend(t, y)) },
		"ols_trend_log": func(t []int, y []float64) (Result, error) { return orNil(OLSTrendLog(t, y)) },
		"ols_trend_hac": func(t []int, y []float64) (Result, error) { return orNil(OLSTrendHAC(t, y, DefaultHACOptions())) },
		"theil_sen":     func(t []int, y []float64) (Result, error) { return orNil(TheilSen(t, y, DefaultTheilSenOptions(), ws)) },
		"theil_sen_log": func(t []int, y []float64) (Result, error) {
			return orNil(TheilSenLog(t, y, DefaultTheilSenOptions(), ws))
		},
		"mann_kendall": func(t []int, y []float64) (Result, error) { return orNil(MannKendall(t, y, ws)) },
		"hamed_rao": func(t []int, y []float64) (Result, error) {
			return orNil(MannKendallHamedRao(t, y, DefaultHamedRaoOptions(), ws))
		},
		"diagnostics":     func(t []int, y []float64) (Result, error) { return orNil(TrendDiagnostics(t, y)) },
		"robust_trend":    func(t []int, y []float64) (Result, error) { return orNil(RobustTrend(t, y)) },
		"sup_f_mean":      supF(BreakMean),
		"sup_f_trend":     supF(BreakTrend),
		"bai_perron_mean": baiPerron(BreakMean), "bai_perron_trend": baiPerron(BreakTrend),
		"adf_c": adf(DetC), "adf_ct": adf(DetCT),
		"kpss_c": kpss(DetC), "kpss_ct": kpss(DetCT),
		"pettitt": func(t []int, y []float64) (Result, error) { return orNil(Pettitt(t, y)) },
		"phillips_perron": func(t []int, y []float64) (Result, error) {
			return orNil(PhillipsPerron(t, y, DefaultPhillipsPerronOptions()))
		},
		"zivot_andrews": func(t []int, y []float64) (Result, error) {
			return orNil(ZivotAndrews(t, y, DefaultZivotAndrewsOptions()))
		},
		"acf":       func(t []int, y []float64) (Result, error) { return orNil(ACF(t, y, DefaultACFOptions())) },
		"ljung_box": func(t []int, y []float64) (Result, error) { return orNil(LjungBox(t, y, DefaultLjungBoxOptions())) },
	}
}

// BenchmarkAllSingleSeries runs every statistic of one series on 1,000 series of
// 60 years: each by itself, all of them in one goroutine, and all in as many as
// there are processors. The goal is 2 ms of processor time per series.
func BenchmarkAllSingleSeries(b *testing.B) {
	rng := rand.New(rand.NewPCG(2, 3))
	years, series := consecutive(60), make([][]float64, 1000)
	for i := range series {
		series[i] = make([]float64, 60)
		arNoise(0.6)(rng, series[i])
		for j := range series[i] {
			series[i][j] += 50
		}
	}
	run := func(b *testing.B, f func([]int, []float64) (Result, error), y []float64) {
		if _, err := f(years, y); err != nil && !errors.Is(err, ErrUndefined) { // a factor of Hamed & Rao below 0
			b.Error(err)
		}
	}
	for name, f := range singleSeries(&Workspace{}) {
		b.Run(name, func(b *testing.B) {
			i := 0
			for b.Loop() {
				run(b, f, series[i%len(series)])
				i++
			}
		})
	}
	b.Run("all_one_core", func(b *testing.B) {
		all, i := singleSeries(&Workspace{}), 0
		for b.Loop() {
			for _, f := range all {
				run(b, f, series[i%len(series)])
			}
			i++
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N), "ns/series")
	})
	b.Run("all_parallel", func(b *testing.B) {
		var next atomic.Int64
		b.RunParallel(func(pb *testing.PB) {
			all := singleSeries(&Workspace{})
			for pb.Next() {
				y := series[int(next.Add(1))%len(series)]
				for _, f := range all {
					run(b, f, y)
				}
			}
		})
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N), "ns/series")
	})
}
