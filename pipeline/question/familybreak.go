package question

import (
	"fmt"
	"strconv"

	"defensetrade/pipeline/stat"
)

// breakModels are what may change at a break.
var breakModels = param{key: "model", values: []string{"mean", "trend"}}

// breakYear is the first year of the second regime. Without it, each era of the
// study that has a first year is asked about.
var breakYear = param{key: "break_year", values: []string{"null"}, number: true, integer: true, lo: 1500, hi: 2100}

var lagCount = param{key: "lags", values: []string{"null"}, number: true, integer: true, lo: 0, hi: 1000}

// breakFamilies ask whether a series is one thing over its whole span.
var breakFamilies = []family{
	{"pettitt", "rank test of a change of level at an unknown year", single, 15, everyOne, nil,
		func(in *input) (stat.Result, error) { return stat.Pettitt(in.years, in.y) }},
	{"chow", "F test of a break at a given year", single, 15, everyOne, []param{breakYear, breakModels}, chow},
	{"its", "line that may jump and turn at a given year", single, 15, everyOne, []param{breakYear}, its},
	{"its_hac", "the line of its, with Newey–West standard errors", single, 15, everyOne, []param{breakYear,
		{key: "lag", values: []string{"2"}, number: true, integer: true, lo: 0, hi: 1000},
		{key: "small_sample", values: []string{"false", "true"}}}, itsHAC},
	{"sup_f", "test of a break at an unknown year, with Hansen's and a bootstrapped p", single, 15, everyOne, []param{breakModels,
		{key: "trim", values: []string{"0.15"}, number: true, lo: 0.01, hi: 0.49}}, supF},
	{"bai_perron", "number and years of several breaks by least squares and BIC", single, 15, everyOne, []param{breakModels,
		{key: "h", values: []string{"0.15"}, number: true, lo: 0.01, hi: 0.49},
		{key: "max_breaks", values: []string{"5"}, number: true, integer: true, lo: 1, hi: 20}}, baiPerron},
}

// unitRootFamilies ask whether shocks to a series fade or last.
var unitRootFamilies = []family{
	{"adf", "augmented Dickey–Fuller test of a unit root", single, 15, everyOne, []param{
		{key: "det", values: []string{"c", "ct", "n"}}, {key: "lag_rule", values: []string{"AIC", "BIC", "fixed"}}, lagCount,
		{key: "maxlag", values: []string{"null"}, number: true, integer: true, lo: 0, hi: 1000}}, adf},
	{"kpss", "test of stationarity against a unit root", single, 15, everyOne, []param{
		{key: "det", values: []string{"c", "ct"}},
		{key: "lag_rule", values: []string{"short_trunc_4_n100_14", "long_trunc_12_n100_14", "ceil_12_n100_14", "hobijn_auto", "fixed"}}, lagCount}, kpss},
	{"phillips_perron", "Phillips–Perron test of a unit root", single, 15, everyOne, []param{
		{key: "det", values: []string{"c", "ct"}}, {key: "lag_rule", values: []string{"short_trunc_4_n100_14", "fixed"}}, lagCount}, phillipsPerron},
	{"zivot_andrews", "test of a unit root that allows for one break", single, 15, everyOne, []param{
		{key: "det", values: []string{"c", "t", "ct"}},
		{key: "lags", values: []string{"1"}, number: true, integer: true, lo: 0, hi: 1000},
		{key: "trim", values: []string{"0.15"}, number: true, lo: 0.01, hi: 0.49}}, zivotAndrews},
}

// breakAt is the year of a break, or why there is none.
func (in *input) breakAt() (int, error) {
	if in.params.null("break_year") {
		return 0, fmt.Errorf("no break year is given and the study declares no era that begins inside the series: %w", stat.ErrOption)
	}
	return in.params.int("break_year"), nil
}

func chow(in *input) (stat.Result, error) {
	year, err := in.breakAt()
	if err != nil {
		return nil, err
	}
	return stat.Chow(in.years, in.y, stat.ChowOptions{Model: stat.BreakModel(in.params["model"]), BreakYear: year})
}

func its(in *input) (stat.Result, error) {
	year, err := in.breakAt()
	if err != nil {
		return nil, err
	}
	o := stat.DefaultITSOptions(year)
	if in.transform == stat.Logarithm {
		return stat.ITSLog(in.series[0].Years, in.series[0].Values, o)
	}
	return stat.ITS(in.years, in.y, o)
}

func itsHAC(in *input) (stat.Result, error) {
	year, err := in.breakAt()
	if err != nil {
		return nil, err
	}
	o := stat.ITSHACOptions{BreakYear: year, Lag: in.params.int("lag"), SmallSample: in.params.bool("small_sample")}
	if in.transform == stat.Logarithm {
		return stat.ITSHACLog(in.series[0].Years, in.series[0].Values, o)
	}
	return stat.ITSHAC(in.years, in.y, o)
}

func supF(in *input) (stat.Result, error) {
	o := stat.DefaultSupFOptions()
	o.Model, o.Trim = stat.BreakModel(in.params["model"]), in.params.float("trim")
	return stat.SupF(in.years, in.y, o)
}

func baiPerron(in *input) (stat.Result, error) {
	return stat.BaiPerron(in.years, in.y, stat.BaiPerronOptions{Model: stat.BreakModel(in.params["model"]), H: in.params.float("h"), MaxBreaks: in.params.int("max_breaks")})
}

// fixedLags is the number of lags that a fixed rule needs and no other takes.
func (in *input) fixedLags() (int, error) {
	fixed, given := in.params["lag_rule"] == "fixed", !in.params.null("lags")
	switch {
	case fixed && !given:
		return 0, fmt.Errorf("lag_rule fixed needs lags: %w", stat.ErrOption)
	case !fixed && given:
		return 0, fmt.Errorf("lags are given, but lag_rule %s chooses them: %w", in.params["lag_rule"], stat.ErrOption)
	}
	return in.params.int("lags"), nil
}

// tell puts the number of lags that a rule chose among the parameters.
func (in *input) tell(lags int) { in.params["lags"] = strconv.Itoa(lags) }

func adf(in *input) (stat.Result, error) {
	lags, err := in.fixedLags()
	if err != nil {
		return nil, err
	}
	o := stat.ADFOptions{Det: stat.Det(in.params["det"]), LagRule: stat.LagRule(in.params["lag_rule"]), Lags: lags}
	if !in.params.null("maxlag") {
		most := in.params.int("maxlag")
		o.MaxLag = &most
	}
	r, err := stat.ADF(in.years, in.y, o)
	if err != nil {
		return nil, err
	}
	in.tell(r.Lags)
	return r, nil
}

func kpss(in *input) (stat.Result, error) {
	lags, err := in.fixedLags()
	if err != nil {
		return nil, err
	}
	r, err := stat.KPSS(in.years, in.y, stat.KPSSOptions{Det: stat.Det(in.params["det"]), LagRule: stat.LagRule(in.params["lag_rule"]), Lags: lags})
	if err != nil {
		return nil, err
	}
	in.tell(r.Lags)
	return r, nil
}

func phillipsPerron(in *input) (stat.Result, error) {
	lags, err := in.fixedLags()
	if err != nil {
		return nil, err
	}
	r, err := stat.PhillipsPerron(in.years, in.y, stat.PhillipsPerronOptions{Det: stat.Det(in.params["det"]), LagRule: stat.LagRule(in.params["lag_rule"]), Lags: lags})
	if err != nil {
		return nil, err
	}
	in.tell(r.Lags)
	return r, nil
}

func zivotAndrews(in *input) (stat.Result, error) {
	return stat.ZivotAndrews(in.years, in.y, stat.ZivotAndrewsOptions{Det: stat.Det(in.params["det"]), Lags: in.params.int("lags"), Trim: in.params.float("trim")})
}
