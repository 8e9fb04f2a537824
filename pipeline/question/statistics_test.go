package question

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// pair and control are three series with a gap each.
func three() *obs.Table {
	return tableOf(made("spending.TUR", ofGDP, 1990, walk(1, 35, 30, 0, 1), 1995), made("growth.TUR", growthA, 1990, walk(2, 35, 50, 0, 2), 2003),
		made("trade.TUR-PAK", dollars, 1992, walk(3, 30, 900, 20, 30), 2010))
}

// Every combination of parameters, in words as estimates.csv has them.
func TestCombinations(t *testing.T) {
	tb := three()
	for _, tt := range []struct {
		family    string
		params    []study.Param
		transform []string
		want      []string // transform: parameters, sorted
		from      string
	}{
		{"ols_trend", nil, nil, []string{"level: "}, "no parameters"},
		{"ols_trend", nil, []string{"log", "level"}, []string{"level: ", "log: "}, "both transformations"},
		{"theil_sen", nil, nil, []string{"level: conf=0.95"}, "STATISTICS.md: the first value is the default"},
		{"theil_sen", []study.Param{setTo("conf", "0.9", "null", "0.95")}, nil, []string{"level: conf=0.9", "level: conf=0.95"}, "null is the default; written twice it is asked once"},
		{"theil_sen", []study.Param{setTo("conf", "9e-1")}, nil, []string{"level: conf=0.9"}, "a number has one spelling"},
		{"ols_trend_hac", nil, nil, []string{"level: lag=3;rule=nw_floor_4_n100_29;small_sample=true"}, "PRODUCT.md; ⌊4(34/100)^(2/9)⌋ = 3"},
		{"ols_trend_hac", []study.Param{setTo("rule", "fixed"), setTo("lag", "0", "2"), setTo("small_sample", "false", "true")}, nil, []string{
			"level: lag=0;rule=fixed;small_sample=false", "level: lag=0;rule=fixed;small_sample=true",
			"level: lag=2;rule=fixed;small_sample=false", "level: lag=2;rule=fixed;small_sample=true"}, "2 × 2"},
		{"ols_trend_hac", []study.Param{setTo("rule", "null", "floor_0.75_cuberoot", "nw1994_bartlett", "andrews1991_ar1_bartlett")}, nil, []string{
			"level: lag=*;rule=nw1994_bartlett;small_sample=true", "level: lag=2;rule=floor_0.75_cuberoot;small_sample=true",
			"level: lag=3;rule=nw_floor_4_n100_29;small_sample=true", "level: lag=*;rule=andrews1991_ar1_bartlett;small_sample=true"}, "⌊0.75·34^(1/3)⌋ = 2; the data choose two of them"},
		{"mann_kendall_hamed_rao", []study.Param{setTo("max_lag", "null", "3"), setTo("alpha", "0.1")}, nil, []string{
			"level: alpha=0.1;max_lag=3", "level: alpha=0.1;max_lag=null"}, "keys in alphabetical order; null: all lags"},
		{"acf", []study.Param{setTo("nlags", "3", "100")}, []string{"level", "diff"}, []string{
			"diff: nlags=3", "diff: nlags=31", "level: nlags=3", "level: nlags=33"}, "at most n − 1: 34 values, 32 differences"},
		{"ljung_box", []study.Param{setTo("lags", "1", "4")}, []string{"detrended"}, []string{"detrended: lags=1", "detrended: lags=4"}, "all transformations of STATISTICS.md"},
		{"correlation", []study.Param{setTo("method", "spearman", "null", "kendall")}, []string{"logdiff"}, []string{
			"logdiff: method=kendall", "logdiff: method=pearson", "logdiff: method=spearman"}, "null is Pearson"},
		{"ccf", []study.Param{setTo("max_lag", "2", "1")}, nil, []string{"level: max_lag=1", "level: max_lag=2"}, "STATISTICS.md"},
		{"partial_correlation", nil, nil, []string{"level: method=pearson"}, "STATISTICS.md"},
	} {
		q := study.Question{Kind: "statistics", Family: tt.family, Series: refs("spending.TUR"), Params: tt.params, Transform: tt.transform}
		if f, _ := familyOf(tt.family); f.Arity > single {
			q.With = refs("growth.TUR")
			if f.Arity > pairwise {
				q.With = refs("growth.TUR", "trade.TUR-PAK")
			}
		}
		a := answer(t, studyOf(), tb, q)
		var got []string
		for _, e := range a.Estimates {
			if e.Withheld() {
				t.Errorf("%s: withheld: %s", tt.family, e.Note)
			}
			if key := e.Transform + ": " + e.Parameters; !slices.Contains(got, key) {
				got = append(got, key)
			}
		}
		slices.Sort(got)
		same := len(got) == len(tt.want)
		for i := range tt.want {
			before, after, star := strings.Cut(tt.want[i], "*")
			same = same && i < len(got) && (got[i] == tt.want[i] || star && strings.HasPrefix(got[i], before) && strings.HasSuffix(got[i], after))
		}
		if !same {
			t.Errorf("%s %v %v:\n%s\nwant\n%s [%s]", tt.family, tt.params, tt.transform, strings.Join(got, "\n"), strings.Join(tt.want, "\n"), tt.from)
		}
		if len(a.Section.Blocks) > 0 || len(a.Findings) > 0 || len(a.Verdicts) > 0 {
			t.Errorf("%s: a question of kind statistics has prose", tt.family)
		}
	}
}

// Every family and transformation that is allowed has values, under the names and
// with the parameters of STATISTICS.md.
func TestEveryFamily(t *testing.T) {
	tb := three()
	params := map[string]string{ // STATISTICS.md, the table of parameters; alphabetical
		"ols_trend_hac": "lag;rule;small_sample", "mann_kendall_hamed_rao": "alpha;max_lag", "theil_sen": "conf", "acf": "nlags",
		"ljung_box": "lags", "correlation": "method", "partial_correlation": "method", "ccf": "max_lag",
		"adf": "det;lag_rule;lags;maxlag", "kpss": "det;lag_rule;lags", "phillips_perron": "det;lag_rule;lags", "zivot_andrews": "det;lags;trim",
		"chow": "break_year;model", "its": "break_year", "its_hac": "break_year;lag;small_sample", "sup_f": "model;trim", "bai_perron": "h;max_breaks;model",
		"granger": "order", "toda_yamamoto": "dmax;order", "engle_granger": "lags;trend", "johansen": "det;var_lags", "ardl_bounds": "case;p;q", "logistic_growth": "asym",
		"forecast_simple": "h;model", "forecast_trend_ols": "h", "forecast_holt_fixed": "alpha;beta;h", "forecast_ses_fixed": "alpha;h", "forecast_theta": "h",
		"era_difference": "a;b;lag;rule;small_sample", "era_slopes": "a;b;lag;rule;small_sample", "correlation_adjusted": "method;tests",
	}
	first := map[string]string{ // a value of each family, STATISTICS.md
		"descriptive": "n", "ols_trend": "slope", "ols_trend_hac": "p_t", "theil_sen": "slope", "mann_kendall": "p", "mann_kendall_hamed_rao": "n_over_nstar",
		"robust_trend": "t", "trend_diagnostics": "bg1_p", "acf": "r10", "ljung_box": "q", "correlation": "r", "correlation_effective": "n_eff",
		"correlation_random_walk": "percentile_detrended", "partial_correlation": "r", "ccf": "k-5",
		"pettitt": "K", "sup_f": "p_boot", "bai_perron": "m_bic", "adf": "p_mackinnon1994", "kpss": "p_table", "phillips_perron": "z_tau", "zivot_andrews": "stat_trim15",
		"chow": "f", "its": "level_change", "its_hac": "p_slope_change", "granger": "p_f", "toda_yamamoto": "p_chi2", "engle_granger": "p_mackinnon1994",
		"johansen": "p_trace_doornik_r2", "ardl_bounds": "cv95_i1_sample", "forecast_simple": "hi95_h5", "forecast_trend_ols": "mean_h1", "forecast_holt_fixed": "lo80_h2",
		"forecast_ses_fixed": "lo95_h3", "forecast_theta": "hi80_h4", "era_difference": "slope_b", "era_slopes": "slope_difference", "correlation_adjusted": "holm",
	}
	for _, f := range Families {
		if f.Arity == panelwise {
			continue // asked of indicators, not of series
		}
		for _, tr := range f.Transforms {
			q := study.Question{Kind: "statistics", Family: f.Name, Series: refs("spending.TUR", "growth.TUR", "trade.TUR-PAK"), Transform: []string{tr.String()}}
			a := answer(t, studyOf(), tb, q)
			subjects := map[string]bool{}
			seen := false
			for _, e := range a.Estimates {
				subjects[e.Series+" "+e.Other] = true
				family, value, _ := strings.Cut(e.Statistic, ".")
				seen = seen || value == first[f.Name] || first[f.Name] == ""
				var keys []string
				for _, kv := range strings.Split(e.Parameters, ";") {
					key, _, _ := strings.Cut(kv, "=")
					keys = append(keys, key)
				}
				if got := strings.Join(keys, ";"); family != f.Name || e.Transform != tr.String() || params[f.Name] != "" && got != params[f.Name] || !slices.IsSorted(keys) {
					t.Errorf("%s, %s: %+v", f.Name, tr, e)
				}
				if e.Withheld() && e.Note == "" {
					t.Errorf("%s withheld without a reason", e.ID)
				}
			}
			want := map[arity]int{single: 3, pairwise: 3, partially: 1, together: 1}[f.Arity]
			if len(subjects) != want || !seen && tr == stat.Level {
				t.Errorf("%s, %s: of %d subjects, want %d; %s seen: %v", f.Name, tr, len(subjects), want, first[f.Name], seen)
			}
		}
	}
}

// Eras and least_n, by hand.
func TestStatisticsEras(t *testing.T) {
	values := []float64{1, 2, 4, 7, 11, 16, 22, 29, 37, 46, 56, 67, 79, 92, 106, 121, 137, 154, 172, 191, 211} // 1990–2010
	tb := tableOf(made("spending.TUR", ofGDP, 1990, values))
	q := study.Question{Kind: "statistics", Family: "ols_trend", Series: refs("spending.TUR"), Eras: []string{"before", "after"}}
	a := answer(t, studyOf(), tb, q)
	for _, tt := range []struct {
		era      string
		n        int
		from, to int
	}{{"before", 12, 1990, 2001}, {"after", 9, 2002, 2010}} {
		e := estimate(t, a.Estimates, "ols_trend.slope", func(e result.Estimate) bool { return e.Era == tt.era })
		if e.N != tt.n || e.From != tt.from || e.To != tt.to || len(e.Uses) != tt.n {
			t.Errorf("%s: n %d, %d–%d, %d uses", tt.era, e.N, e.From, e.To, len(e.Uses))
		}
	}
	q.From, q.To = 1995, 2006 // the question's own span comes first
	a = answer(t, studyOf(), tb, q)
	for _, tt := range []struct {
		era, note string
	}{{"before", "withheld: G20: 7 observations, at least 8 are needed"}, {"after", "withheld: G20: 5 observations, at least 8 are needed"}} {
		e := estimate(t, a.Estimates, "ols_trend", func(e result.Estimate) bool { return e.Era == tt.era })
		if !e.Withheld() || !strings.HasPrefix(e.Note, tt.note) || e.UnitWords != "" {
			t.Errorf("%s: %+v", tt.era, e)
		}
	}
	st := studyOf()
	st.LeastN = 5
	for _, e := range answer(t, st, tb, q).Estimates {
		if e.Withheld() {
			t.Errorf("least_n: 5, and yet %s: %s", e.ID, e.Note)
		}
	}
	st.LeastN = 30 // above the families' own
	if e := estimate(t, answer(t, st, tb, study.Question{Kind: "statistics", Family: "descriptive", Series: refs("*")}).Estimates, "descriptive", nil); !strings.Contains(e.Note, "21 observations, at least 30") {
		t.Errorf("least_n: 30: %s", e.Note)
	}
}

// The estimates of a family are what package stat says of the same numbers.
func TestValuesAreThoseOfStat(t *testing.T) {
	x := made("spending.TUR", ofGDP, 1990, walk(1, 35, 30, 0, 1), 1995)
	y := made("trade.TUR-PAK", dollars, 1992, walk(3, 30, 900, 20, 30), 2010)
	a := answer(t, studyOf(), tableOf(x, y), study.Question{Kind: "statistics", Family: "correlation", Series: refs("*"), Transform: []string{"diff"}, Params: []study.Param{setTo("method", "kendall")}})
	_, u, v, err := stat.Difference.ApplyPair(x.Years, x.Values, y.Years, y.Values)
	if err != nil {
		t.Fatal(err)
	}
	want, err := stat.Kendall(u, v)
	if err != nil {
		t.Fatal(err)
	}
	e := estimate(t, a.Estimates, "correlation.tau_b", nil)
	if e.Value != want.TauB || e.N != len(u) || e.Series != x.ID || e.Other != y.ID || e.Unit != (obs.Unit{}) || e.UnitWords != "" {
		t.Errorf("%+v, want %v of %d", e, want.TauB, len(u))
	}
	a = answer(t, studyOf(), tableOf(x), study.Question{Kind: "statistics", Family: "ols_trend", Series: refs("*"), Transform: []string{"log"}})
	trend, err := stat.OLSTrendLog(x.Years, x.Values)
	if err != nil {
		t.Fatal(err)
	}
	if e := estimate(t, a.Estimates, "ols_trend.growth_rate", nil); e.Value != math.Expm1(trend.Slope) && math.Abs(e.Value-math.Expm1(trend.Slope)) > 1e-15 || e.UnitWords != "fraction a year" {
		t.Errorf("growth %v %q, slope %v", e.Value, e.UnitWords, trend.Slope)
	}
}

// Which years stand behind a number.
func TestObservationsUsed(t *testing.T) {
	ramp := func(n int) []float64 {
		out := make([]float64, n)
		for i := range out {
			out[i] = float64(i*i%7) + float64(i) + 1
		}
		return out
	}
	// 1990, 1992–2004, 2006–2012, 2014: 22 values, 12 + 6 differences.
	x := made("spending.TUR", ofGDP, 1990, ramp(25), 1991, 2005, 2013)
	y := made("growth.TUR", growthA, 1993, ramp(30), 2000) // 1993–2022
	for _, tt := range []struct {
		family, transform string
		pair              bool
		n, from, to, uses int
		from2             string
	}{
		{"descriptive", "level", false, 22, 1990, 2014, 22, "count"},
		{"descriptive", "diff", false, 18, 1992, 2012, 20, "1990 and 2014 have no neighbour; 12 + 6 differences of 13 + 7 values"},
		{"descriptive", "logdiff", false, 18, 1992, 2012, 20, "the same"},
		{"descriptive", "detrended", false, 22, 1990, 2014, 22, "the same years as the level"},
		{"correlation", "level", true, 19, 1993, 2014, 38, "1993–1999, 2001–2004, 2006–2012, 2014"},
		{"correlation", "diff", true, 15, 1993, 2012, 36, "6 + 3 + 6 differences of 7 + 4 + 7 common years"},
	} {
		q := study.Question{Kind: "statistics", Family: tt.family, Series: refs(x.ID), Transform: []string{tt.transform}}
		if tt.pair {
			q.With = refs(y.ID)
		}
		a := answer(t, studyOf(), tableOf(x, y), q)
		for _, e := range a.Estimates {
			if e.N != tt.n || e.From != tt.from || e.To != tt.to || len(e.Uses) != tt.uses {
				t.Errorf("%s of %s: n %d, %d–%d, %d uses; want %d, %d–%d, %d [%s]", tt.family, tt.transform, e.N, e.From, e.To, len(e.Uses), tt.n, tt.from, tt.to, tt.uses, tt.from2)
				break
			}
		}
	}
	// Withheld: n is what there was.
	few := made("growth.IRN", growthA, 1990, []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 1991, 1993, 1995, 1997, 1999) // every other year
	a := answer(t, studyOf(), tableOf(few), study.Question{Kind: "statistics", Family: "descriptive", Series: refs("*"), Transform: []string{"diff"}})
	if e := estimate(t, a.Estimates, "descriptive", nil); e.N != 0 || !strings.Contains(e.Note, "no two consecutive years") {
		t.Errorf("no differences: n %d, %s", e.N, e.Note)
	}
	minus := made("growth.IRN", growthA, 1990, []float64{1, 2, -3, 4, 5, 6, 7, 8, 9, 10, 11})
	a = answer(t, studyOf(), tableOf(minus), study.Question{Kind: "statistics", Family: "ols_trend", Series: refs("*"), Transform: []string{"log"}})
	if e := estimate(t, a.Estimates, "ols_trend", nil); e.N != 11 || !strings.Contains(e.Note, "not positive") {
		t.Errorf("logarithm of −3: n %d, %s", e.N, e.Note)
	}
}

// What the column unit says.
func TestUnits(t *testing.T) {
	for _, tt := range []struct {
		d    stat.Dim
		u    obs.Unit
		tr   stat.Transform
		want string
	}{
		{stat.InUnit, ofGDP, stat.Level, "% of GDP"},
		{stat.InUnit, ofGDP, stat.Difference, "percentage points"},
		{stat.InUnit, ofGDP, stat.Detrended, "% of GDP"},
		{stat.InUnit, dollars, stat.Level, "million US$, current prices"},
		{stat.InUnit, dollars, stat.Difference, "million US$, current prices"},
		{stat.InUnit, dollars, stat.Logarithm, "ln(million US$, current prices)"},
		{stat.InUnit, dollars, stat.LogDifference, "ln(million US$, current prices)"},
		{stat.InUnit, obs.Unit{}, stat.Level, "unit of the series"},
		{stat.PerYear, ofGDP, stat.Level, "percentage points a year"},
		{stat.PerYear, growthA, stat.Level, "percentage points a year"},
		{stat.PerYear, tiv, stat.Level, "million TIV a year"},
		{stat.PerYear, obs.Unit{}, stat.Level, "unit of the series a year"},
		{stat.LogYear, dollars, stat.Logarithm, "ln(million US$, current prices) a year"},
		{stat.Squared, tiv, stat.Level, "(million TIV)²"},
		{stat.Fraction, tiv, stat.Level, "fraction a year"},
		{stat.Year, tiv, stat.Level, "year"}, {stat.Count, tiv, stat.Level, "count"},
		{stat.Prob, tiv, stat.Level, ""}, {stat.None, tiv, stat.Level, ""},
	} {
		if _, got := unitOf(tt.d, tt.u, tt.tr); got != tt.want {
			t.Errorf("unitOf(%v, %v, %v) = %q, want %q", tt.d, tt.u, tt.tr, got, tt.want)
		}
	}
}

// Five thousand questions take seconds, not minutes.
func BenchmarkStatistics(b *testing.B) {
	st, tb := defaultStudy(b)
	var names []string
	for _, s := range tb.Series {
		if s.N() >= 20 {
			names = append(names, s.ID)
		}
	}
	families := []string{"ols_trend", "ols_trend_hac", "theil_sen", "mann_kendall_hamed_rao", "robust_trend", "acf", "correlation", "correlation_effective", "descriptive", "trend_diagnostics"}
	st.Questions = nil
	for i := range 5000 {
		q := study.Question{ID: fmt.Sprint("q", i), Kind: "statistics", Family: families[i%len(families)], Series: refs(names[i%len(names)])}
		if f, _ := familyOf(q.Family); f.Arity > single {
			q.With = refs(names[(i+1)%len(names)])
		}
		st.Questions = append(st.Questions, q)
	}
	b.ReportAllocs()
	for b.Loop() {
		if r := answers(b, st, tb, serial); len(r.Estimates) < 5000 {
			b.Fatal(len(r.Estimates))
		}
	}
}

func BenchmarkDefaultStudy(b *testing.B) {
	st, tb := defaultStudy(b)
	b.ReportAllocs()
	for b.Loop() {
		answers(b, st, tb, serial)
	}
}
