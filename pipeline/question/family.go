package question

import (
	"fmt"
	"slices"
	"strconv"

	"defensetrade/pipeline/stat"
)

// A family is a statistic with its parameters, as estimates.csv names it.
type family struct {
	Name       string
	What       string // one line, for people
	Arity      arity
	LeastN     int // least number of transformed observations
	Transforms []stat.Transform
	Params     []param
	run        func(*input) (stat.Result, error)
}

// An arity says what a family is asked of.
type arity int

const (
	panelwise arity = iota // indicators of all entities
	single                 // each series
	pairwise               // every pair, the first explained by the second
	partially              // the first and the second, given the others
	together               // all at once, the first explained by the others
)

var (
	levelAndLog = []stat.Transform{stat.Level, stat.Logarithm}
	everyOne    = []stat.Transform{stat.Level, stat.Logarithm, stat.Difference, stat.LogDifference, stat.Detrended}
)

var hacParams = []param{
	{key: "rule", values: []string{"nw_floor_4_n100_29", "floor_0.75_cuberoot", "nw1994_bartlett", "andrews1991_ar1_bartlett", "fixed"}},
	{key: "lag", values: []string{"null"}, number: true, integer: true, lo: 0, hi: 1000},
	{key: "small_sample", values: []string{"true", "false"}},
}

// Families lists the statistics that a question of kind statistics may ask for.
var Families = slices.Concat(coreFamilies, breakFamilies, unitRootFamilies, systemFamilies, acrossFamilies, growthFamilies, panelEntries())

var coreFamilies = []family{
	{"descriptive", "number of years, mean, spread, quantiles, first and last, compound growth", single, 3, everyOne, nil,
		func(in *input) (stat.Result, error) { return stat.Describe(in.years, in.y) }},
	{"ols_trend", "straight line on the calendar year by least squares", single, 8, levelAndLog, nil, olsTrend},
	{"ols_trend_hac", "the line's slope with Newey–West standard error", single, 8, levelAndLog, hacParams, olsTrendHAC},
	{"theil_sen", "median of all pairwise slopes, with Sen's interval", single, 8, levelAndLog,
		[]param{{key: "conf", values: []string{"0.95"}, number: true, lo: 0.5, hi: 0.999}}, theilSen},
	{"mann_kendall", "rank test of a monotone trend", single, 8, everyOne, nil,
		func(in *input) (stat.Result, error) { return stat.MannKendall(in.years, in.y, nil) }},
	{"mann_kendall_hamed_rao", "Mann–Kendall corrected for autocorrelation", single, 8, everyOne, []param{
		{key: "max_lag", values: []string{"null"}, number: true, integer: true, lo: 1, hi: 1000},
		{key: "alpha", values: []string{"0.05"}, number: true, lo: 0.001, hi: 0.5}}, hamedRao},
	{"robust_trend", "test of a trend that holds its size whether shocks fade or persist", single, 8, everyOne, nil, robustTrend},
	{"trend_diagnostics", "autocorrelation, changing variance and shape of the line's residuals", single, 8, everyOne, nil,
		func(in *input) (stat.Result, error) { return stat.TrendDiagnostics(in.years, in.y) }},
	{"acf", "autocorrelations", single, 8, everyOne,
		[]param{{key: "nlags", values: []string{"10"}, number: true, integer: true, lo: 1, hi: 1000}}, acf},
	{"ljung_box", "joint test of autocorrelations", single, 8, everyOne,
		[]param{{key: "lags", values: []string{"1"}, number: true, integer: true, lo: 1, hi: 1000}}, ljungBox},
	{"correlation", "Pearson, Spearman or Kendall", pairwise, 8, everyOne,
		[]param{{key: "method", values: []string{"pearson", "spearman", "kendall"}}}, correlate},
	{"correlation_effective", "Pearson tested with the effective number of observations", pairwise, 8, everyOne, nil,
		func(in *input) (stat.Result, error) { return stat.CorrelationEffective(in.years, in.y, in.x[0]) }},
	{"correlation_random_walk", "place of the correlation among independent random walks", pairwise, 8, []stat.Transform{stat.Level, stat.Logarithm}, nil,
		func(in *input) (stat.Result, error) {
			return stat.CorrelationRandomWalk(in.years, in.y, in.x[0], stat.DefaultRandomWalkOptions())
		}},
	{"partial_correlation", "correlation of two series given others", partially, 8, everyOne,
		[]param{{key: "method", values: []string{"pearson", "spearman", "kendall"}}}, partial},
	{"ccf", "correlations at leads and lags", pairwise, 8, everyOne,
		[]param{{key: "max_lag", values: []string{"5"}, number: true, integer: true, lo: 1, hi: 1000}}, ccf},
}

func familyOf(name string) (family, bool) {
	for _, f := range Families {
		if f.Name == name {
			return f, true
		}
	}
	return family{}, false
}

// The trend families take logarithms themselves: they then know that growth can
// be told.

func olsTrend(in *input) (stat.Result, error) {
	s := in.series[0]
	if in.transform == stat.Logarithm {
		return stat.OLSTrendLog(s.Years, s.Values)
	}
	return stat.OLSTrend(s.Years, s.Values)
}

func robustTrend(in *input) (stat.Result, error) {
	if in.transform == stat.Logarithm {
		return stat.RobustTrendLog(in.series[0].Years, in.series[0].Values)
	}
	return stat.RobustTrend(in.years, in.y)
}

func theilSen(in *input) (stat.Result, error) {
	s, o := in.series[0], stat.TheilSenOptions{Conf: in.params.float("conf")}
	if in.transform == stat.Logarithm {
		return stat.TheilSenLog(s.Years, s.Values, o, nil)
	}
	return stat.TheilSen(s.Years, s.Values, o, nil)
}

func hacOptions(p params) (stat.HACOptions, error) {
	o := stat.HACOptions{Rule: stat.HACRule(p["rule"]), SmallSample: p.bool("small_sample")}
	switch {
	case o.Rule == stat.HACFixed && p.null("lag"):
		return o, fmt.Errorf("rule fixed needs a lag: %w", stat.ErrOption)
	case o.Rule == stat.HACFixed:
		o.Lag = p.int("lag")
	case !p.null("lag"):
		return o, fmt.Errorf("a lag is given, but rule %s chooses it: %w", o.Rule, stat.ErrOption)
	}
	return o, nil
}

func olsTrendHAC(in *input) (stat.Result, error) {
	o, err := hacOptions(in.params)
	if err != nil {
		return nil, err
	}
	s := in.series[0]
	fit := stat.OLSTrendHAC
	if in.transform == stat.Logarithm {
		fit = stat.OLSTrendHACLog
	}
	r, err := fit(s.Years, s.Values, o)
	if err != nil {
		return nil, err
	}
	in.params["lag"] = strconv.Itoa(r.Lag)
	return r, nil
}

func hamedRao(in *input) (stat.Result, error) {
	o := stat.HamedRaoOptions{Alpha: in.params.float("alpha")}
	if !in.params.null("max_lag") {
		lag := in.params.int("max_lag")
		o.MaxLag = &lag
	}
	return stat.MannKendallHamedRao(in.years, in.y, o, nil)
}

func acf(in *input) (stat.Result, error) {
	return stat.ACF(in.years, in.y, stat.ACFOptions{NLags: in.atMost("nlags")})
}

func ljungBox(in *input) (stat.Result, error) {
	return stat.LjungBox(in.years, in.y, stat.LjungBoxOptions{Lags: in.params.int("lags")})
}

// atMost is a number of lags, no more than the observations allow.
func (in *input) atMost(key string) int {
	v := min(in.params.int(key), len(in.y)-1)
	in.params[key] = strconv.Itoa(v)
	return v
}

func correlate(in *input) (stat.Result, error) {
	switch in.params["method"] {
	case "spearman":
		return stat.Spearman(in.y, in.x[0])
	case "kendall":
		return stat.Kendall(in.y, in.x[0])
	}
	return stat.Pearson(in.y, in.x[0])
}

func partial(in *input) (stat.Result, error) {
	m, err := stat.ParseCorrelationMethod(in.params["method"])
	if err != nil {
		return nil, err
	}
	return stat.PartialCorrelation(in.y, in.x[0], in.x[1:], stat.PartialOptions{Method: m})
}

func ccf(in *input) (stat.Result, error) {
	return stat.CCF(in.years, in.y, in.x[0], stat.CCFOptions{MaxLag: in.params.int("max_lag")})
}
