package stat

import "testing"

// onTransform runs a function on levels, or its counterpart on logarithms where
// the task says so.
func onTransform(k referenceTask, level, log func([]int, []float64) (Result, error)) (map[string]float64, error) {
	years, y, err := k.series(0)
	if err != nil {
		return nil, err
	}
	f := level
	if k.text("y") == "log" {
		f = log
	}
	return referenceValues(f(years, y))
}

var trendReference = map[string]referenceFunc{
	"descriptive": func(k referenceTask) (map[string]float64, error) {
		return onTransform(k, func(t []int, y []float64) (Result, error) { return Describe(t, y) }, nil)
	},
	"ols_trend": func(k referenceTask) (map[string]float64, error) {
		var r *Trend
		keep := func(f func([]int, []float64) (*Trend, error)) func([]int, []float64) (Result, error) {
			return func(t []int, y []float64) (res Result, err error) { r, err = f(t, y); return r, err }
		}
		m, err := onTransform(k, keep(OLSTrend), keep(OLSTrendLog))
		if err == nil {
			years, _, _ := k.series(0)
			_, m["fit_last_lo95"], m["fit_last_hi95"] = r.Band(years[len(years)-1])
		}
		return m, err
	},
	"ols_trend_hac": func(k referenceTask) (map[string]float64, error) {
		o := HACOptions{Rule: HACRule(k.text("rule")), Lag: k.number("lag", 0), SmallSample: k.yes("small_sample")}
		var r *HACTrend
		keep := func(f func([]int, []float64, HACOptions) (*HACTrend, error)) func([]int, []float64) (Result, error) {
			return func(t []int, y []float64) (res Result, err error) { r, err = f(t, y, o); return r, err }
		}
		m, err := onTransform(k, keep(OLSTrendHAC), keep(OLSTrendHACLog))
		if err != nil || o.Rule != HACNeweyWest94 && o.Rule != HACAndrews {
			return m, err
		}
		// The rules that look at the data stand in the reference with the origin
		// of time in the name; ours is the centred year.
		c := map[string]float64{"bandwidth_centred_year": r.Bandwidth, "se_slope_centred_year": m["se_slope"],
			"t_slope_centred_year": m["t_slope"], "p_t_centred_year": m["p_t"]}
		if o.Rule == HACNeweyWest94 {
			c["lag_centred_year"] = m["lag"]
		}
		return c, nil
	},
	"theil_sen": func(k referenceTask) (map[string]float64, error) {
		o := TheilSenOptions{Conf: k.Parameters["conf"].(float64)}
		return onTransform(k,
			func(t []int, y []float64) (Result, error) { return TheilSen(t, y, o, nil) },
			func(t []int, y []float64) (Result, error) { return TheilSenLog(t, y, o, nil) })
	},
	"mann_kendall": func(k referenceTask) (map[string]float64, error) {
		return onTransform(k, func(t []int, y []float64) (Result, error) { return MannKendall(t, y, nil) }, nil)
	},
	"mann_kendall_hamed_rao": func(k referenceTask) (map[string]float64, error) {
		o := HamedRaoOptions{Alpha: k.Parameters["alpha"].(float64)}
		if last := k.number("max_lag", 0); last > 0 {
			o.MaxLag = &last
		}
		years, y, err := k.series(0)
		if err != nil {
			return nil, err
		}
		r, err := MannKendallHamedRao(years, y, o, nil)
		m, err := referenceValues(r, err)
		if err == nil {
			m["var_s_corrected"] = r.VarSCorrected
		}
		return m, err
	},
	"trend_diagnostics": func(k referenceTask) (map[string]float64, error) {
		f := func(t []int, y []float64) (Result, error) { return TrendDiagnostics(t, y) }
		return onTransform(k, f, func(t []int, y []float64) (Result, error) {
			logs, err := Logs(y)
			if err != nil {
				return nil, err
			}
			return f(t, logs)
		})
	},
	"acf": func(k referenceTask) (map[string]float64, error) {
		o := ACFOptions{NLags: k.number("nlags", 10)}
		return onTransform(k, func(t []int, y []float64) (Result, error) { return ACF(t, y, o) }, nil)
	},
	"ljung_box": func(k referenceTask) (map[string]float64, error) {
		o := LjungBoxOptions{Lags: k.number("lags", 1)}
		return onTransform(k, func(t []int, y []float64) (Result, error) { return LjungBox(t, y, o) }, nil)
	},
}

func TestTrendReference(t *testing.T) {
	runReference(t, trendReference, "mann_kendall_hamed_rao.n_over_nstar")
}
