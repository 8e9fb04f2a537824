package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// everyBreak is every statistic of breaks and unit roots; those that take a year
// take that of the middle observation.
var everyBreak = map[string]func([]int, []float64) (Result, error){
	"pettitt": func(t []int, y []float64) (Result, error) { return orNil(Pettitt(t, y)) },
	"chow":    func(t []int, y []float64) (Result, error) { return orNil(Chow(t, y, DefaultChowOptions(middle(t)))) },
	"chow_trend": func(t []int, y []float64) (Result, error) {
		return orNil(Chow(t, y, ChowOptions{BreakTrend, middle(t)}))
	},
	"its": func(t []int, y []float64) (Result, error) { return orNil(ITS(t, y, DefaultITSOptions(middle(t)))) },
	"its_hac": func(t []int, y []float64) (Result, error) {
		return orNil(ITSHAC(t, y, DefaultITSHACOptions(middle(t))))
	},
	"sup_f": func(t []int, y []float64) (Result, error) { return orNil(SupF(t, y, DefaultSupFOptions())) },
	"sup_f_trend": func(t []int, y []float64) (Result, error) {
		o := DefaultSupFOptions()
		o.Model = BreakTrend
		return orNil(SupF(t, y, o))
	},
	"bai_perron": func(t []int, y []float64) (Result, error) { return orNil(BaiPerron(t, y, DefaultBaiPerronOptions())) },
	"bai_perron_trend": func(t []int, y []float64) (Result, error) {
		return orNil(BaiPerron(t, y, BaiPerronOptions{BreakTrend, 0.15, 5}))
	},
	"adf": func(t []int, y []float64) (Result, error) { return orNil(ADF(t, y, DefaultADFOptions())) },
	"adf_ct": func(t []int, y []float64) (Result, error) {
		return orNil(ADF(t, y, ADFOptions{Det: DetCT, LagRule: LagBIC}))
	},
	"kpss": func(t []int, y []float64) (Result, error) { return orNil(KPSS(t, y, DefaultKPSSOptions())) },
	"kpss_ct": func(t []int, y []float64) (Result, error) {
		return orNil(KPSS(t, y, KPSSOptions{DetCT, LagHobijn, 0}))
	},
	"phillips_perron": func(t []int, y []float64) (Result, error) {
		return orNil(PhillipsPerron(t, y, DefaultPhillipsPerronOptions()))
	},
	"phillips_perron_ct": func(t []int, y []float64) (Result, error) {
		return orNil(PhillipsPerron(t, y, PhillipsPerronOptions{DetCT, LagShort, 0}))
	},
	"zivot_andrews": func(t []int, y []float64) (Result, error) {
		return orNil(ZivotAndrews(t, y, DefaultZivotAndrewsOptions()))
	},
	"zivot_andrews_ct": func(t []int, y []float64) (Result, error) {
		return orNil(ZivotAndrews(t, y, ZivotAndrewsOptions{DetCT, 0, 0.15}))
	},
}

// middle returns the year of the middle observation, or 1.
func middle(years []int) int {
	if len(years) == 0 {
		return 1
	}
	return years[len(years)/2]
}

// TestBreakValuesAreFinite: a value is finite, a probability lies in [0, 1], names
// are unique, inputs are not touched, and gaps give a warning where lags count.
func TestBreakValuesAreFinite(t *testing.T) {
	years, series := someSeries()
	for i, y := range series {
		keepY, keepT := slices.Clone(y), slices.Clone(years[i])
		for name, f := range everyBreak {
			r, err := f(years[i], y)
			if err != nil {
				if len(y) >= 20 {
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
				if v.Dim == Year && (v.V < float64(keepT[0]) || v.V > float64(keepT[len(keepT)-1])) {
					t.Errorf("%s.%s of series %d = %v is outside the data", name, v.Name, i, v.V)
				}
				seen[v.Name] = true
			}
			counts := name != "pettitt" && name != "chow" && name != "chow_trend" && name != "its"
			if hasGaps(years[i]) && counts && !strings.Contains(strings.Join(r.Warnings(), " "), "lags count observations") {
				t.Errorf("%s of series %d, with gaps, does not warn", name, i)
			}
		}
		if !slices.Equal(keepY, y) || !slices.Equal(keepT, years[i]) {
			t.Fatalf("series %d was modified", i)
		}
	}
}

// TestBreaksKeepUnits: y → a + by and year → year + c change values as their
// dimension says, and nothing else. BIC gains 2n ln b.
func TestBreaksKeepUnits(t *testing.T) {
	const a, b, later = -3e3, 250.0, 137
	years, series := someSeries()
	for i := range series[:60] {
		if i%11 == 0 || i%7 == 0 || len(series[i]) < 20 {
			continue // units too large, and ties that rounding breaks
		}
		y, t2 := make([]float64, len(series[i])), make([]int, len(series[i]))
		for j, v := range series[i] {
			y[j], t2[j] = a+b*v, years[i][j]+later
		}
		for name, f := range everyBreak {
			before, errA := f(years[i], series[i])
			after, errB := f(t2, y)
			if errA != nil || errB != nil {
				t.Errorf("%s: %v, %v", name, errA, errB)
				continue
			}
			for j, v := range before.Values() {
				want := v.V
				switch {
				case strings.HasPrefix(v.Name, "bic_"):
					want += 2 * float64(len(y)) * math.Log(b)
				case v.Dim == Year:
					want += later
				case v.Name == "intercept":
					want = a + b*want
				case v.Dim == InUnit || v.Dim == PerYear:
					want *= b
				}
				got := after.Values()[j]
				if got.Name != v.Name || math.Abs(got.V-want) > 1e-7*math.Max(math.Abs(want), 1e-3) {
					t.Errorf("%s.%s of series %d: %v, want %v", name, v.Name, i, got.V, want)
				}
			}
		}
	}
}

// TestBreaksReversed: read backwards, the same breaks are found from the other
// side.
func TestBreaksReversed(t *testing.T) {
	years, series := someSeries()
	for i, y := range series[:80] {
		n := len(y)
		if n < 20 || i%7 == 0 {
			continue // ties may be broken from either side
		}
		back, y2 := make([]int, n), slices.Clone(y)
		slices.Reverse(y2)
		for j, v := range years[i] {
			back[n-1-j] = 4000 - v
		}
		next := func(last float64) float64 { // the mirrored last year of a regime is the one after it
			return 4000 - float64(years[i][slices.Index(years[i], int(last))+1])
		}
		for _, name := range []string{"pettitt", "chow", "chow_trend", "sup_f", "sup_f_trend", "bai_perron", "bai_perron_trend", "kpss", "kpss_ct"} {
			var a, b Result
			var errA, errB error
			if strings.HasPrefix(name, "chow") {
				o := ChowOptions{BreakMean, years[i][n/2]}
				if name == "chow_trend" {
					o.Model = BreakTrend
				}
				a, errA = orNil(Chow(years[i], y, o))
				o.BreakYear = 4000 - years[i][n/2-1]
				b, errB = orNil(Chow(back, y2, o))
			} else {
				a, errA = everyBreak[name](years[i], y)
				b, errB = everyBreak[name](back, y2)
			}
			if errA != nil || errB != nil {
				t.Errorf("%s: %v, %v", name, errA, errB)
				continue
			}
			for _, v := range a.Values() {
				got, _ := valueOf(b, v.Name)
				switch {
				case v.Name == "p_boot" || strings.HasPrefix(v.Name, "ci95"):
					continue // ρ is fitted forwards; intervals are rounded to observations
				case v.Name == "break_year":
					continue // follows from last_year_before
				case v.Name == "last_year_before":
					if p, ok := a.(*PettittTest); ok && p.ties > 1 {
						continue // the first of several years is given
					}
					if got != next(v.V) {
						t.Errorf("%s of series %d: breaks after %v, backwards after %v", name, i, v.V, got)
					}
				case strings.HasPrefix(v.Name, "last_year_"):
					mirror := strings.Split(v.Name, "_") // last_year_m_i and last_year_m_(m + 1 − i)
					mirror[3] = string('1' + mirror[2][0] - mirror[3][0])
					if got, _ = valueOf(b, strings.Join(mirror, "_")); got != next(v.V) {
						t.Errorf("%s.%s of series %d: %v, backwards %v", name, v.Name, i, v.V, got)
					}
				case math.Abs(got-v.V) > 1e-9*math.Max(math.Abs(v.V), 1e-3):
					t.Errorf("%s.%s of series %d: %v, backwards %v", name, v.Name, i, v.V, got)
				}
			}
		}
	}
}

// TestEveryBreakChecks: what is wrong with every series is refused by every
// statistic.
func TestEveryBreakChecks(t *testing.T) {
	n := 25
	good := make([]float64, n)
	arNoise(0.5)(rand.New(rand.NewPCG(1, 1)), good)
	for name, f := range everyBreak {
		years := consecutive(n)
		bad := slices.Clone(good)
		bad[7] = math.NaN()
		if _, err := f(years, bad); !errors.Is(err, ErrValue) {
			t.Errorf("%s with NaN: %v", name, err)
		}
		bad[7] = math.Inf(1)
		if _, err := f(years, bad); !errors.Is(err, ErrValue) {
			t.Errorf("%s with Inf: %v", name, err)
		}
		if _, err := f(years, good[1:]); !errors.Is(err, ErrLength) {
			t.Errorf("%s with a year too many: %v", name, err)
		}
		if _, err := f(years[:3], good[:3]); !errors.Is(err, ErrTooFew) {
			t.Errorf("%s of 3 values: %v", name, err)
		}
		for i := range bad {
			bad[i] = 7
		}
		if _, err := f(years, bad); !errors.Is(err, ErrNoVariation) {
			t.Errorf("%s of a constant: %v", name, err)
		}
		years[3] = years[4]
		if _, err := f(years, good); !errors.Is(err, ErrValue) {
			t.Errorf("%s with a year twice: %v", name, err)
		}
	}
}

// TestZeroBreakOptionsAreRefused: no options are meaningful by omission.
func TestZeroBreakOptionsAreRefused(t *testing.T) {
	for _, o := range []interface{ Check() error }{
		ChowOptions{}, ITSOptions{}, ITSHACOptions{}, SupFOptions{}, BaiPerronOptions{}, ADFOptions{}, KPSSOptions{},
		PhillipsPerronOptions{}, ZivotAndrewsOptions{}, BreakModel(""),
	} {
		if err := o.Check(); !errors.Is(err, ErrOption) {
			t.Errorf("%T: %v", o, err)
		}
	}
	for _, o := range []interface{ Check() error }{
		DefaultChowOptions(1990), DefaultITSOptions(1990), DefaultITSHACOptions(1990), DefaultSupFOptions(),
		DefaultBaiPerronOptions(), DefaultADFOptions(), DefaultKPSSOptions(), DefaultPhillipsPerronOptions(), DefaultZivotAndrewsOptions(),
	} {
		if err := o.Check(); err != nil {
			t.Errorf("%T: %v", o, err)
		}
	}
	two := 2
	for _, o := range []interface{ Check() error }{
		ADFOptions{Det: DetC, LagRule: LagAIC, Lags: 1}, ADFOptions{Det: DetC, LagRule: LagFixed, MaxLag: &two},
		ADFOptions{Det: DetT, LagRule: LagAIC}, KPSSOptions{DetN, LagShort, 0}, KPSSOptions{DetC, LagAIC, 0},
		KPSSOptions{DetC, LagFixed, -1}, PhillipsPerronOptions{DetN, LagShort, 0}, ZivotAndrewsOptions{DetN, 1, 0.15},
		ZivotAndrewsOptions{DetC, -1, 0.15}, ZivotAndrewsOptions{DetC, 1, 0},
	} {
		if err := o.Check(); !errors.Is(err, ErrOption) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}
