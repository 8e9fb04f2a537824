package question

import (
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/stat"
)

var order = param{key: "order", values: []string{"1"}, number: true, integer: true, lo: 1, hi: 100}

// systemFamilies ask what several series have to do with each other over time.
var systemFamilies = []family{
	{"granger", "whether the other series helps to predict this one", pairwise, 15, everyOne, []param{order}, granger},
	{"toda_yamamoto", "whether the other series helps to predict this one, where they may have unit roots", pairwise, 15, everyOne, []param{order,
		{key: "dmax", values: []string{"1"}, number: true, integer: true, lo: 1, hi: 10}}, todaYamamoto},
	{"engle_granger", "cointegration by the residuals of a regression", together, 25, everyOne, []param{
		{key: "trend", values: []string{"c", "ct"}}, {key: "lags", values: []string{"1"}, number: true, integer: true, lo: 0, hi: 100}}, engleGranger},
	{"johansen", "number of cointegrating relations by maximum likelihood", together, 25, everyOne, []param{
		{key: "det", values: []string{"uc", "n", "rc", "rt", "ut"}}, {key: "var_lags", values: []string{"2"}, number: true, integer: true, lo: 1, hi: 100}}, johansen},
	{"ardl_bounds", "bounds test of a relation between levels", together, 25, everyOne, []param{
		{key: "case", values: []string{"3", "2", "4", "5"}}, {key: "p", values: []string{"1"}, number: true, integer: true, lo: 1, hi: 8},
		{key: "q", values: []string{"1"}, number: true, integer: true, lo: 1, hi: 8}}, ardlBounds},
}

var horizon = param{key: "h", values: []string{"5"}, number: true, integer: true, lo: 1, hi: 100}

// level and slope are the weights of smoothing. Without weight, a level would learn nothing.
func level(value string) param {
	return param{key: "alpha", values: []string{value}, number: true, lo: 0.0001, hi: 1}
}

var slope = param{key: "beta", values: []string{"0.2"}, number: true, lo: 0, hi: 1}

// growthFamilies say where a series may be going.
var growthFamilies = []family{
	{"logistic_growth", "S-shaped growth toward a bound", single, 8, levelAndLog, []param{
		{key: "asym", values: []string{"null"}, number: true, lo: 1e-12, hi: 1e15}}, logisticGrowth},
	{"forecast_simple", "last value, drift or mean carried on", single, 8, everyOne, []param{
		{key: "model", values: []string{"naive", "drift", "mean"}}, horizon}, forecastSimple},
	{"forecast_trend_ols", "the straight line carried on", single, 8, everyOne, []param{horizon}, forecastTrend},
	{"forecast_holt_fixed", "Holt's smoothing with given weights", single, 8, everyOne, []param{level("0.5"), slope, horizon}, forecastHolt},
	{"forecast_ses_fixed", "exponential smoothing with a given weight", single, 8, everyOne, []param{level("0.3"), horizon}, forecastSES},
	{"forecast_theta", "the theta method", single, 8, everyOne, []param{horizon}, forecastTheta},
}

func granger(in *input) (stat.Result, error) {
	return stat.Granger(in.years, in.y, in.x[0], stat.GrangerOptions{Order: in.params.int("order")})
}

func todaYamamoto(in *input) (stat.Result, error) {
	return stat.TodaYamamoto(in.years, in.y, in.x[0], stat.TodaYamamotoOptions{Order: in.params.int("order"), DMax: in.params.int("dmax")})
}

func engleGranger(in *input) (stat.Result, error) {
	return stat.EngleGranger(in.years, in.y, in.x, stat.EngleGrangerOptions{Trend: stat.Det(in.params["trend"]), Lags: in.params.int("lags")})
}

func johansen(in *input) (stat.Result, error) {
	return stat.Johansen(in.years, append([][]float64{in.y}, in.x...), stat.JohansenOptions{Det: stat.JohansenDet(in.params["det"]), VarLags: in.params.int("var_lags")})
}

func ardlBounds(in *input) (stat.Result, error) {
	o := stat.DefaultARDLOptions()
	o.Case, o.P, o.Q = in.params.int("case"), in.params.int("p"), in.params.int("q")
	return stat.ARDLBounds(in.years, in.y, in.x, o)
}

func logisticGrowth(in *input) (stat.Result, error) {
	o := stat.DefaultLogisticOptions()
	if !in.params.null("asym") {
		o = stat.LogisticOptions{Kind: stat.LogisticFixed, Asym: in.params.float("asym")}
	}
	return stat.LogisticGrowth(in.years, in.y, o)
}

// forecastOptions keep percentages of a whole inside 0 and 100 and logarithms
// positive: a straight line would leave them (G25). The forecast is then back on
// the scale of the values.
func (in *input) forecastOptions() (years []int, y []float64, o stat.ForecastOptions) {
	s := in.series[0]
	years, y, o = in.years, in.y, stat.DefaultForecastOptions()
	switch {
	case in.transform == stat.Logarithm:
		y, o.Scale, in.back = s.Values, stat.ForecastLog, true
	case in.transform == stat.Level && s.Unit.Kind == obs.Share && inside(s.Values, 0, 100):
		o = stat.PercentForecastOptions()
		in.doubts = append(in.doubts, "on the logit scale, so that it stays between 0 and 100 %")
	}
	o.H = in.params.int("h")
	return years, y, o
}

func inside(v []float64, lo, hi float64) bool {
	return !slices.ContainsFunc(v, func(x float64) bool { return x <= lo || x >= hi })
}

func forecastSimple(in *input) (stat.Result, error) {
	years, y, o := in.forecastOptions()
	return stat.ForecastSimple(years, y, stat.SimpleForecastOptions{ForecastOptions: o, Model: stat.SimpleForecast(in.params["model"])})
}

func forecastTrend(in *input) (stat.Result, error) {
	years, y, o := in.forecastOptions()
	return stat.ForecastTrendOLS(years, y, o)
}

func forecastHolt(in *input) (stat.Result, error) {
	years, y, o := in.forecastOptions()
	return stat.ForecastHolt(years, y, stat.HoltOptions{ForecastOptions: o, Alpha: in.params.float("alpha"), Beta: in.params.float("beta")})
}

func forecastSES(in *input) (stat.Result, error) {
	years, y, o := in.forecastOptions()
	return stat.ForecastSES(years, y, stat.SESOptions{ForecastOptions: o, Alpha: in.params.float("alpha")})
}

func forecastTheta(in *input) (stat.Result, error) {
	years, y, o := in.forecastOptions()
	return stat.ForecastTheta(years, y, o)
}
