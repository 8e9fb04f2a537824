package stat

import (
	"errors"
	"fmt"
	"math"
	"testing"
)

// onSeries runs a function on the series of a task, transformed as it says.
func onSeries(k referenceTask, f func([]int, []float64) (Result, error)) (map[string]float64, error) {
	years, y, err := k.series(0)
	if err != nil {
		return nil, err
	}
	transform := Level
	if name := k.text("y"); name != "" {
		if transform, err = ParseTransform(name); err != nil {
			return nil, err
		}
	}
	if years, y, err = transform.Apply(years, y); err != nil {
		return nil, err
	}
	return referenceValues(f(years, y))
}

// referenceLags returns the lag rule of a task and its fixed lags.
func referenceLags(k referenceTask) (LagRule, int) {
	rule := LagRule(k.text("lag_rule"))
	if rule != LagFixed {
		return rule, 0
	}
	return rule, k.number("lags", 0)
}

// share returns a parameter that is a share.
func (k referenceTask) share(name string) float64 {
	v, _ := k.Parameters[name].(float64)
	return v
}

var breakReference = map[string]referenceFunc{
	"pettitt": func(k referenceTask) (map[string]float64, error) {
		return onSeries(k, func(t []int, y []float64) (Result, error) { return orNil(Pettitt(t, y)) })
	},
	"chow": func(k referenceTask) (map[string]float64, error) {
		o := ChowOptions{Model: BreakModel(k.text("model")), BreakYear: k.number("break_year", 0)}
		var r *ChowTest
		m, err := onSeries(k, func(t []int, y []float64) (res Result, err error) { r, err = Chow(t, y, o); return r, err })
		if err == nil {
			m["rss_restricted"], m["rss_unrestricted"] = r.RSSRestricted, r.RSSUnrestricted
		}
		return m, err
	},
	"its": func(k referenceTask) (map[string]float64, error) {
		o := ITSOptions{BreakYear: k.number("break_year", 0)}
		return onTransform(k,
			func(t []int, y []float64) (Result, error) { return orNil(ITS(t, y, o)) },
			func(t []int, y []float64) (Result, error) { return orNil(ITSLog(t, y, o)) })
	},
	"its_hac": func(k referenceTask) (map[string]float64, error) {
		o := ITSHACOptions{BreakYear: k.number("break_year", 0), Lag: k.number("lag", 0), SmallSample: k.yes("small_sample")}
		return onTransform(k,
			func(t []int, y []float64) (Result, error) { return orNil(ITSHAC(t, y, o)) },
			func(t []int, y []float64) (Result, error) { return orNil(ITSHACLog(t, y, o)) })
	},
	"sup_f": func(k referenceTask) (map[string]float64, error) {
		o := SupFOptions{Model: BreakModel(k.text("model")), Trim: k.share("trim"), Seed: 1}
		var r *SupFTest
		m, err := onSeries(k, func(t []int, y []float64) (res Result, err error) { r, err = SupF(t, y, o); return r, err })
		if err == nil {
			m["n_candidates"] = float64(r.Candidates)
		}
		return m, err
	},
	"bai_perron": func(k referenceTask) (map[string]float64, error) {
		o := BaiPerronOptions{Model: BreakModel(k.text("model")), H: k.share("h"), MaxBreaks: k.number("max_breaks", 0)}
		var r *BreakPartition
		m, err := onSeries(k, func(t []int, y []float64) (res Result, err error) { r, err = BaiPerron(t, y, o); return r, err })
		if err == nil {
			m["max_breaks"] = float64(len(r.RSS) - 1)
			for i, rss := range r.RSS {
				m[fmt.Sprintf("rss_%d", i)] = rss
			}
		}
		return m, err
	},
	"adf": func(k referenceTask) (map[string]float64, error) {
		o := ADFOptions{Det: Det(k.text("det"))}
		o.LagRule, o.Lags = referenceLags(k)
		if most := k.number("maxlag", -1); most >= 0 {
			o.MaxLag = &most
		}
		return onSeries(k, func(t []int, y []float64) (Result, error) { return orNil(ADF(t, y, o)) })
	},
	"kpss": func(k referenceTask) (map[string]float64, error) {
		o := KPSSOptions{Det: Det(k.text("det"))}
		o.LagRule, o.Lags = referenceLags(k)
		return onSeries(k, func(t []int, y []float64) (Result, error) { return orNil(KPSS(t, y, o)) })
	},
	"phillips_perron": func(k referenceTask) (map[string]float64, error) {
		o := PhillipsPerronOptions{Det: Det(k.text("det"))}
		o.LagRule, o.Lags = referenceLags(k)
		return onSeries(k, func(t []int, y []float64) (Result, error) { return orNil(PhillipsPerron(t, y, o)) })
	},
	"zivot_andrews": func(k referenceTask) (map[string]float64, error) {
		o := ZivotAndrewsOptions{Det: Det(k.text("det")), Lags: k.number("lags", 0), Trim: k.share("trim")}
		var untrimmed *ZivotAndrewsTest
		m, err := onSeries(k, func(t []int, y []float64) (Result, error) {
			all := o
			all.Trim = 1e-9
			var err error
			if untrimmed, err = ZivotAndrews(t, y, all); err != nil {
				return nil, err
			}
			return orNil(ZivotAndrews(t, y, o))
		})
		if err == nil {
			m["stat_untrimmed"] = untrimmed.Stat
			m["last_year_before_untrimmed"] = float64(untrimmed.LastYearBefore)
		}
		return m, err
	},
	// The tables of MacKinnon for two series are tested on the statistics of the
	// reference, because the test itself is not here.
	"engle_granger": func(k referenceTask) (map[string]float64, error) {
		det := Det(k.text("trend"))
		p, _ := mackinnonP(k.Expected["stat"].Value, det, 2)
		// statsmodels takes the critical values at one row less than the series has.
		cv := mackinnonCritical(det, 2, int(k.Expected["nobs"].Value)+k.number("lags", 0))
		return map[string]float64{"p_mackinnon1994": p, "cv1": cv[0], "cv5": cv[1], "cv10": cv[2]}, nil
	},
}

func TestBreakReference(t *testing.T) {
	single := []string{
		"adf.cv1", "adf.cv5", "adf.cv10", "kpss.p_table", "phillips_perron.p_tau_mackinnon1994",
		"zivot_andrews.cv1", "zivot_andrews.cv5", "zivot_andrews.cv10", "bai_perron.m_bic", "bai_perron.max_breaks",
		"engle_granger.p_mackinnon1994", "engle_granger.cv1", "engle_granger.cv5", "engle_granger.cv10",
	}
	for m := range 6 {
		single = append(single, fmt.Sprintf("bai_perron.rss_%d", m), fmt.Sprintf("bai_perron.bic_%d", m))
		for i := 1; i <= m; i++ {
			single = append(single, fmt.Sprintf("bai_perron.last_year_%d_%d", m, i))
		}
		single = append(single, fmt.Sprintf("bai_perron.ci95_lo_%d", m), fmt.Sprintf("bai_perron.ci95_hi_%d", m))
	}
	runReference(t, breakReference, single...)
}

// TestSupFHansenReference compares Hansen's p-value with that of strucchange,
// which is 1 − cdf and so carries an error of a few times 1e-16.
func TestSupFHansenReference(t *testing.T) {
	compared := 0
	for _, k := range referenceTasks(t) {
		want, ok := k.Expected["p_sup_hansen"]
		if k.Statistic != "sup_f" || !ok {
			continue
		}
		got, err := breakReference["sup_f"](k)
		if errors.Is(err, errReferenceNotOurs) {
			continue
		}
		if err != nil {
			t.Errorf("task %d: %v", k.ID, err)
			continue
		}
		compared++
		if d := math.Abs(got["p_sup_hansen"] - want.Value); d > 1e-9*want.Value+1e-15 {
			t.Errorf("task %d: p_sup_hansen = %.15g, want %.15g", k.ID, got["p_sup_hansen"], want.Value)
		}
	}
	t.Logf("%d compared", compared)
}
