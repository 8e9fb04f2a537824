package stat

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// everyStatistic is every statistic of one series, with its defaults.
var everyStatistic = map[string]func([]int, []float64) (Result, error){
	"descriptive":   func(t []int, y []float64) (Result, error) { return orNil(Describe(t, y)) },
	"ols_trend":     func(t []int, y []float64) (Result, error) { return orNil(OLSTrend(t, y)) },
	"ols_trend_log": func(t []int, y []float64) (Result, error) { return orNil(OLSTrendLog(t, y)) },
	"ols_trend_hac": func(t []int, y []float64) (Result, error) { return orNil(OLSTrendHAC(t, y, DefaultHACOptions())) },
	"hac_log":       func(t []int, y []float64) (Result, error) { return orNil(OLSTrendHACLog(t, y, DefaultHACOptions())) },
	"hac_nw1994":    hacBy(HACNeweyWest94),
	"hac_andrews":   hacBy(HACAndrews),
	"theil_sen": func(t []int, y []float64) (Result, error) {
		return orNil(TheilSen(t, y, DefaultTheilSenOptions(), nil))
	},
	"theil_sen_log": func(t []int, y []float64) (Result, error) {
		return orNil(TheilSenLog(t, y, DefaultTheilSenOptions(), nil))
	},
	"mann_kendall": func(t []int, y []float64) (Result, error) { return orNil(MannKendall(t, y, nil)) },
	"hamed_rao": func(t []int, y []float64) (Result, error) {
		return orNil(MannKendallHamedRao(t, y, DefaultHamedRaoOptions(), nil))
	},
	"diagnostics":      func(t []int, y []float64) (Result, error) { return orNil(TrendDiagnostics(t, y)) },
	"robust_trend":     func(t []int, y []float64) (Result, error) { return orNil(RobustTrend(t, y)) },
	"acf":              func(t []int, y []float64) (Result, error) { return orNil(ACF(t, y, DefaultACFOptions())) },
	"ljung_box":        func(t []int, y []float64) (Result, error) { return orNil(LjungBox(t, y, DefaultLjungBoxOptions())) },
	"robust_trend_log": func(t []int, y []float64) (Result, error) { return orNil(RobustTrendLog(t, y)) },
}

// orNil keeps a nil pointer from becoming a Result that is not nil.
func orNil[T any, P interface {
	*T
	Result
}](r P, err error) (Result, error) {
	if err != nil {
		return nil, err
	}
	return r, nil
}

func hacBy(rule HACRule) func([]int, []float64) (Result, error) {
	return func(t []int, y []float64) (Result, error) {
		return orNil(OLSTrendHAC(t, y, HACOptions{Rule: rule, SmallSample: true}))
	}
}

// someSeries returns series of many kinds: noise, walks, trends, ties, gaps,
// few values, large and small units.
func someSeries() (years [][]int, series [][]float64) {
	rng := rand.New(rand.NewPCG(11, 12))
	for i := range 200 {
		n := 8 + rng.IntN(60)
		t, y := make([]int, n), make([]float64, n)
		arNoise([]float64{0, 0.6, 1}[i%3])(rng, y)
		year := 1900
		for j := range y {
			year++
			if i%4 == 0 {
				year += rng.IntN(3)
			}
			t[j] = year
			y[j] = y[j]*2 + 40 + 0.3*float64(i%5)*float64(j)
			if i%7 == 0 {
				y[j] = math.Round(y[j])
			}
			if i%11 == 0 {
				y[j] *= 1e9
			}
		}
		years, series = append(years, t), append(series, y)
	}
	return years, series
}

// TestValuesAreFinite: a value is finite, a probability lies in [0, 1], names are
// unique, and inputs are not touched.
func TestValuesAreFinite(t *testing.T) {
	years, series := someSeries()
	for i, y := range series {
		keepY, keepT := slices.Clone(y), slices.Clone(years[i])
		for name, f := range everyStatistic {
			r, err := f(years[i], y)
			if err != nil {
				if name != "hamed_rao" && slices.Min(y) > 0 {
					t.Errorf("%s of series %d: %v", name, i, err)
				}
				continue
			}
			seen := map[string]bool{}
			for _, v := range r.Values() {
				if math.IsNaN(v.V) || math.IsInf(v.V, 0) || seen[v.Name] {
					t.Errorf("%s.%s of series %d = %v", name, v.Name, i, v.V)
				}
				if v.Dim == Prob && (v.V < 0 || v.V > 1) {
					t.Errorf("%s.%s of series %d = %v is no probability", name, v.Name, i, v.V)
				}
				seen[v.Name] = true
			}
			if hasGaps(years[i]) && (name == "acf" || name == "robust_trend" || name == "hamed_rao" || name == "ols_trend_hac") && len(r.Warnings()) == 0 {
				t.Errorf("%s of series %d, with gaps, does not warn", name, i)
			}
		}
		if !slices.Equal(keepY, y) || !slices.Equal(keepT, years[i]) {
			t.Fatalf("series %d was modified", i)
		}
	}
}

// TestUnitsAndOrigins: y → a + by and year → year + c change values as their
// dimension says, and nothing else.
func TestUnitsAndOrigins(t *testing.T) {
	const a, b, later = -3e3, 250.0, 137
	skip := map[string]bool{"cv": true, "cagr": true, "intercept": true, "intercept_joint": true,
		"max_year": true, "min_year": true, "first_year": true, "last_year": true, "sum": true, "se_intercept": true}
	shifted := map[string]bool{"mean": true, "min": true, "max": true, "median": true, "q1": true, "q3": true,
		"first": true, "last": true, "fit_first": true, "fit_last": true}
	years, series := someSeries()
	for i := range series {
		if i%11 == 0 || i%7 == 0 {
			continue // units too large, and ties that rounding breaks
		}
		y, t2 := make([]float64, len(series[i])), make([]int, len(series[i]))
		for j, v := range series[i] {
			y[j], t2[j] = a+b*v, years[i][j]+later
		}
		for _, name := range []string{"descriptive", "ols_trend", "ols_trend_hac", "hac_nw1994", "hac_andrews", "theil_sen",
			"mann_kendall", "diagnostics", "robust_trend", "acf", "ljung_box"} { // not Hamed–Rao, see there
			before, err := everyStatistic[name](years[i], series[i])
			if err != nil {
				continue
			}
			after, err := everyStatistic[name](t2, y)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			for k, v := range before.Values() {
				want := v.V
				switch {
				case skip[v.Name]:
					continue
				case v.Dim == Squared:
					want *= b * b
				case v.Dim == InUnit || v.Dim == PerYear:
					want *= b
				}
				if shifted[v.Name] {
					want += a
				}
				if got := after.Values()[k]; math.Abs(got.V-want) > 1e-7*math.Abs(want)+1e-9 {
					t.Errorf("%s.%s of series %d: %v, want %v", name, v.Name, i, got.V, want)
				}
			}
		}
	}
}

// TestTimeReversal: backwards, slopes and their tests change sign alone.
func TestTimeReversal(t *testing.T) {
	signed := map[string]bool{"slope": true, "t_slope": true, "s": true, "z": true, "tau_b": true}
	same := map[string]bool{"p_slope": true, "se_slope": true, "r2": true, "dw": true, "p": true, "p_t": true,
		"rho1": true, "jb": true, "bp_lm": true, "var_s": true, "r1": true, "r2 ": true, "q": true, "sigma": true}
	years, series := someSeries()
	for i := range series {
		n := len(series[i])
		y, back := make([]float64, n), make([]int, n)
		for j := range n {
			y[n-1-j], back[n-1-j] = series[i][j], 4000-years[i][j]
		}
		for _, name := range []string{"ols_trend", "ols_trend_hac", "hac_nw1994", "theil_sen", "mann_kendall", "diagnostics", "acf", "ljung_box"} {
			before, err1 := everyStatistic[name](years[i], series[i])
			after, err2 := everyStatistic[name](back, y)
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			for k, v := range before.Values() {
				want := v.V
				if signed[v.Name] {
					want = -want
				} else if !same[v.Name] {
					continue
				}
				if got := after.Values()[k].V; math.Abs(got-want) > 1e-8*math.Abs(want)+1e-10 {
					t.Errorf("%s.%s of series %d: %v, want %v", name, v.Name, i, got, want)
				}
			}
		}
	}
}

// TestIntervalsHoldTheEstimate: lower ≤ estimate ≤ upper.
func TestIntervalsHoldTheEstimate(t *testing.T) {
	years, series := someSeries()
	for i, y := range series {
		o, err := OLSTrend(years[i], y)
		if err != nil {
			t.Fatal(err)
		}
		h, err := OLSTrendHAC(years[i], y, DefaultHACOptions())
		if err != nil {
			t.Fatal(err)
		}
		s, err := TheilSen(years[i], y, DefaultTheilSenOptions(), nil)
		if err != nil {
			t.Fatal(err)
		}
		fit, lo, hi := o.Band(years[i][3])
		for _, v := range [][3]float64{{o.SlopeLo95, o.Slope, o.SlopeHi95}, {h.SlopeLo95, h.Slope, h.SlopeHi95}, {s.Lo, s.Slope, s.Hi}, {lo, fit, hi}} {
			if !(v[0] <= v[1] && v[1] <= v[2]) {
				t.Errorf("series %d: %v", i, v)
			}
		}
		if !s.HasInterval {
			t.Errorf("series %d: %d values and no interval", i, len(y))
		}
	}
}
