package stat

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// numbers makes a Result of numbers that are none.
type numbers []float64

func (x numbers) Values() []Value {
	var out []Value
	for i, v := range x {
		out = append(out, Value{Name: fmt.Sprint(i), V: v})
	}
	return out
}

func (x numbers) Warnings() []string { return nil }

// everyFunction is every exported statistic, asked of two yearly series.
func everyFunction() map[string]func(t []int, y, x []float64) (Result, error) {
	all := map[string]func(t []int, y, x []float64) (Result, error){
		"era_difference": func(t []int, y, x []float64) (Result, error) {
			h := len(y) / 2
			return orNil(EraDifference(t[:h], y[:h], t[h:], y[h:], DefaultHACOptions()))
		},
		"era_difference_log": func(t []int, y, x []float64) (Result, error) {
			h := len(y) / 2
			return orNil(EraDifferenceLog(t[:h], y[:h], t[h:], y[h:], DefaultHACOptions()))
		},
		"era_slopes": func(t []int, y, x []float64) (Result, error) {
			h := len(y) / 2
			return orNil(EraSlopes(t[:h], y[:h], t[h:], y[h:], DefaultHACOptions()))
		},
		"era_slopes_log": func(t []int, y, x []float64) (Result, error) {
			h := len(y) / 2
			return orNil(EraSlopesLog(t[:h], y[:h], t[h:], y[h:], DefaultHACOptions()))
		},
		"its_log": func(t []int, y, x []float64) (Result, error) {
			return orNil(ITSLog(t, y, DefaultITSOptions(middle(t))))
		},
		"its_hac_log": func(t []int, y, x []float64) (Result, error) {
			return orNil(ITSHACLog(t, y, DefaultITSHACOptions(middle(t))))
		},
		"logistic": func(t []int, y, x []float64) (Result, error) {
			return orNil(LogisticGrowth(t, y, DefaultLogisticOptions()))
		},
		"logistic_share": func(t []int, y, x []float64) (Result, error) {
			return orNil(LogisticGrowth(t, y, ShareLogisticOptions()))
		},
		"pearson":  func(t []int, y, x []float64) (Result, error) { return Pearson(y, x) },
		"spearman": func(t []int, y, x []float64) (Result, error) { return Spearman(y, x) },
		"kendall":  func(t []int, y, x []float64) (Result, error) { return Kendall(y, x) },
		"effective": func(t []int, y, x []float64) (Result, error) {
			return CorrelationEffective(t, y, x)
		},
		"random_walk": func(t []int, y, x []float64) (Result, error) {
			return CorrelationRandomWalk(t, y, x, DefaultRandomWalkOptions())
		},
		"ccf": func(t []int, y, x []float64) (Result, error) { return CCF(t, y, x, DefaultCCFOptions()) },
		"detrend": func(t []int, y, x []float64) (Result, error) {
			e, err := Detrend(t, y)
			return numbers(e), err
		},
		"diff": func(t []int, y, x []float64) (Result, error) {
			_, d, err := Diff(t, y)
			return numbers(d), err
		},
		"logdiff": func(t []int, y, x []float64) (Result, error) {
			_, d, err := LogDiff(t, y)
			return numbers(d), err
		},
		"logs": func(t []int, y, x []float64) (Result, error) {
			l, err := Logs(y)
			return numbers(l), err
		},
		"align": func(t []int, y, x []float64) (Result, error) {
			_, a, b, err := Align(t, y, t[1:], x[1:])
			return numbers(append(a, b...)), err
		},
		"least_squares": func(t []int, y, x []float64) (Result, error) {
			design := mat.NewDense(len(y), 2, nil)
			for i := range y {
				design.SetRow(i, []float64{1, x[i]})
			}
			f, err := LeastSquares(design, y)
			if err != nil {
				return nil, err
			}
			return numbers(slices.Concat([]float64{f.RSS, f.SE(0), f.SE(1)}, f.Beta, f.Residuals)), nil
		},
	}
	for _, m := range []CorrelationMethod{MethodPearson, MethodSpearman, MethodKendall} {
		all["partial_"+m.String()] = func(t []int, y, x []float64) (Result, error) {
			control := make([]float64, len(t))
			for i := range control {
				control[i] = float64(t[i])
			}
			return PartialCorrelation(y, x, [][]float64{control}, PartialOptions{Method: m})
		}
	}
	for _, tr := range []Transform{Level, Logarithm, Difference, LogDifference, Detrended} {
		all["pairs_"+tr.String()] = func(t []int, y, x []float64) (Result, error) {
			p, err := NewPairs([]YearSeries{{t, y}, {t, x}}, tr)
			if err != nil {
				return nil, err
			}
			return p.Worker().Correlate(0, 1)
		}
	}
	for name, f := range everyStatistic {
		all[name] = func(t []int, y, _ []float64) (Result, error) { return f(t, y) }
	}
	for name, f := range everyBreak {
		all[name] = func(t []int, y, _ []float64) (Result, error) { return f(t, y) }
	}
	for name, f := range systemStatistics {
		all[name] = f
	}
	for name, f := range forecasters {
		for _, o := range []ForecastOptions{DefaultForecastOptions(), {H: 5, Scale: ForecastLog}, PercentForecastOptions()} {
			all["forecast_"+name+"_"+string(o.Scale)] = func(t []int, y, _ []float64) (Result, error) { return orNil(f(t, y, o)) }
		}
	}
	for name, f := range panelStatistics() {
		all[name] = func(t []int, y, x []float64) (Result, error) {
			p := Panel{Names: []string{"x"}, X: [][]float64{x}, Y: y}
			for i := range y {
				p.Entity, p.Year = append(p.Entity, i%3), append(p.Year, t[i/3])
			}
			return f(p)
		}
	}
	return all
}

// extremes are series of n values whose squares, sums or differences leave the
// range of float64, or vanish.
func extremes(n int) map[string][]float64 {
	rng := rand.New(rand.NewPCG(5, uint64(n)))
	make := func(f func(i int) float64) []float64 {
		out := []float64{}
		for i := range n {
			out = append(out, f(i))
		}
		return out
	}
	level := 0.0
	walk := make(func(int) float64 { level += rng.NormFloat64(); return level })
	noise := make(func(int) float64 { return rng.NormFloat64() })
	all := map[string][]float64{
		"alternating 1e300": make(func(i int) float64 { return 1e300 * float64(1-2*(i%2)) }),
		"alternating max":   make(func(i int) float64 { return math.MaxFloat64 * float64(1-2*(i%2)) }),
		"alternating least": make(func(i int) float64 { return math.SmallestNonzeroFloat64 * float64(1-2*(i%2)) }),
		"huge and small":    make(func(i int) float64 { return math.Pow(10, 300*float64(1-2*(i%2))) }),
		"ever larger":       make(func(i int) float64 { return math.Pow(10, 600*float64(i)/float64(n)-300) }),
		"near max":          make(func(i int) float64 { return math.MaxFloat64 * (1 - 1e-9*rng.Float64()) }),
		"steps of rounding": make(func(i int) float64 { return 1 + 2.3e-16*float64(rng.IntN(3)) }),
	}
	for _, size := range []float64{1e-320, 1e-300, 1e-200, 1e-160, 1e-154, 1e-100, 1e100, 1e140, 1e150, 1e154, 1e160, 1e200, 1e300, 1e306} {
		name := fmt.Sprintf(" of %.0e", size)
		all["noise"+name] = make(func(i int) float64 { return size * noise[i] })
		all["walk"+name] = make(func(i int) float64 { return size * walk[i] })
		all["growth"+name] = make(func(i int) float64 { return size * (1 + math.Exp(float64(i)/float64(n))*(1+0.1*noise[i])) })
		all["curve"+name] = make(func(i int) float64 { return size * (100/(1+math.Exp((float64(n)/2-float64(i))/3)) + 0.1*noise[i]) })
		all["line"+name] = make(func(i int) float64 { return size * float64(i+1) })
	}
	for _, odd := range []float64{1e300, -1e300, 1e200, 1e154, 1, 2, 1e-10, 1e-16, math.MaxFloat64, math.SmallestNonzeroFloat64} {
		for _, level := range []float64{0, 1, 100, 1e300} {
			for place, at := range map[string]int{"first": 0, "middle": n / 2, "last": n - 1} {
				all[fmt.Sprintf("all %g but the %s %g", level, place, odd)] = make(func(i int) float64 {
					if i == at {
						return odd
					}
					return level
				})
			}
		}
	}
	return all
}

// TestExtremes: no number, however large or small, makes a statistic panic, or
// return one that is not finite without an error.
func TestExtremes(t *testing.T) {
	lengths := []int{4, 15, 26}
	if testing.Short() {
		lengths = []int{15}
	}
	functions := everyFunction()
	for _, n := range lengths {
		years, rng := consecutive(n), rand.New(rand.NewPCG(3, 3))
		usual := make([]float64, n)
		for i := range usual {
			usual[i] = 5 + rng.NormFloat64() + float64(i)/9
		}
		for series, y := range extremes(n) {
			for name, f := range functions {
				finite(t, fmt.Sprintf("%s of %d, %s", name, n, series), func() (Result, error) { return f(years, y, usual) })
				finite(t, fmt.Sprintf("%s beside %d, %s", name, n, series), func() (Result, error) { return f(years, usual, y) })
			}
		}
	}
}

// finite checks the outcome of one call.
func finite(t *testing.T, name string, call func() (Result, error)) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%s: panic: %v\n%s", name, r, debug.Stack())
		}
	}()
	r, err := call()
	if err != nil {
		// What is not defined says why, not that it is no number.
		if errors.Is(err, ErrUndefined) && (strings.Contains(err.Error(), "NaN") || strings.Contains(err.Error(), "Inf")) {
			t.Errorf("%s: %v", name, err)
		}
		return
	}
	for _, v := range r.Values() {
		if math.IsNaN(v.V) || math.IsInf(v.V, 0) || v.Dim == Prob && (v.V < 0 || v.V > 1) {
			t.Errorf("%s: %s = %v", name, v.Name, v.V)
		}
	}
	r.Warnings()
}

// TestEveryFunctionIsThere finds an exported statistic that the tests of all leave
// out: one that takes a series and may return an error.
func TestEveryFunctionIsThere(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	exported := regexp.MustCompile(`(?m)^func ([A-Z]\w*)\(.*(?:\[\]float64|Panel|YearSeries).*error\) \{$`)
	var names []string
	var tests strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "_test.go") {
			tests.Write(data)
			continue
		}
		for _, m := range exported.FindAllSubmatch(data, -1) {
			names = append(names, string(m[1]))
		}
	}
	if len(names) < 50 {
		t.Errorf("only %d functions found", len(names))
	}
	for _, name := range names {
		if !regexp.MustCompile(`(return |orNil\(|:= |": |, )` + name + `\b`).MatchString(tests.String()) {
			t.Errorf("%s is not tested", name)
		}
	}
}

// TestJohansenFlatSeries: a constant series among others has no relation with them;
// without deterministic terms and lags nothing else would notice it.
func TestJohansenFlatSeries(t *testing.T) {
	n := 30
	years, flat, a, b := make([]int, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range n {
		years[i], flat[i], a[i], b[i] = 1990+i, 5, float64(i*i%7), float64(i*i%11)
	}
	for _, det := range []JohansenDet{JohansenNone, JohansenRestrictedConstant, JohansenConstant} {
		if _, err := Johansen(years, [][]float64{flat, a, b}, JohansenOptions{Det: det, VarLags: 1}); err == nil {
			t.Errorf("det %s: no error", det)
		}
	}
}
