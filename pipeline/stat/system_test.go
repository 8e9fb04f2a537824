package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// systemStatistics are all functions of two series, for the tests of traits that
// every one must have.
var systemStatistics = map[string]func(years []int, y, x []float64) (Result, error){
	"granger": func(t []int, y, x []float64) (Result, error) {
		return orNil(Granger(t, y, x, GrangerOptions{Order: 2}))
	},
	"toda_yamamoto": func(t []int, y, x []float64) (Result, error) {
		return orNil(TodaYamamoto(t, y, x, DefaultTodaYamamotoOptions()))
	},
	"engle_granger_c": func(t []int, y, x []float64) (Result, error) {
		return orNil(EngleGranger(t, y, [][]float64{x}, DefaultEngleGrangerOptions()))
	},
	"engle_granger_ct": func(t []int, y, x []float64) (Result, error) {
		return orNil(EngleGranger(t, y, [][]float64{x}, EngleGrangerOptions{Trend: DetCT}))
	},
	"johansen_rc": johansenOf(JohansenRestrictedConstant), "johansen_uc": johansenOf(JohansenConstant),
	"johansen_rt": johansenOf(JohansenRestrictedTrend), "johansen_ut": johansenOf(JohansenTrend),
	"ardl_2": ardlOf(2), "ardl_3": ardlOf(3), "ardl_4": ardlOf(4), "ardl_5": ardlOf(5),
}

func johansenOf(det JohansenDet) func([]int, []float64, []float64) (Result, error) {
	return func(t []int, y, x []float64) (Result, error) {
		return orNil(Johansen(t, [][]float64{y, x}, JohansenOptions{Det: det, VarLags: 2}))
	}
}

func ardlOf(kind int) func([]int, []float64, []float64) (Result, error) {
	return func(t []int, y, x []float64) (Result, error) {
		return orNil(ARDLBounds(t, y, [][]float64{x}, ARDLOptions{Case: kind, P: 2, Q: 1, Draws: 999, Seed: 7}))
	}
}

// tiedWalks returns two series of which the second follows the first.
func tiedWalks(n int, seed uint64) (years []int, y, x []float64) {
	rng := rand.New(rand.NewPCG(seed, uint64(n)))
	x, y = make([]float64, n), make([]float64, n)
	level := 40.0
	for t := range x {
		level += 0.3 + rng.NormFloat64()
		x[t] = level
		y[t] = 5 + 0.7*level + rng.NormFloat64()
		if t > 0 {
			y[t] += 0.4 * (x[t-1] - 40)
		}
	}
	return consecutive(n), y, x
}

// TestSystemUnits: no figure but a restricted constant's depends on the units or
// the origins of the series, or on the calendar's.
func TestSystemUnits(t *testing.T) {
	years, y, x := tiedWalks(45, 1)
	later, y2, x2 := make([]int, 45), make([]float64, 45), make([]float64, 45)
	for i := range years {
		later[i], y2[i], x2[i] = years[i]+100, 1000*y[i]-3e4, 0.01*x[i]+7
	}
	for name, f := range systemStatistics {
		a, err := f(years, y, x)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		b, err := f(later, y2, x2)
		if err != nil {
			t.Errorf("%s after a change of units: %v", name, err)
			continue
		}
		for i, v := range a.Values() {
			if w := b.Values()[i]; math.Abs(v.V-w.V) > 1e-8*math.Max(1e-3, math.Abs(v.V)) {
				t.Errorf("%s.%s = %.12g, %.12g in other units", name, v.Name, v.V, w.V)
			}
		}
	}
}

// TestJohansenOrder: the order of the series plays no role.
func TestJohansenOrder(t *testing.T) {
	years, y, x := tiedWalks(40, 2)
	_, z, _ := tiedWalks(40, 3)
	for _, det := range johansenCases {
		o := JohansenOptions{Det: det, VarLags: 2}
		a, err := Johansen(years, [][]float64{x, y, z}, o)
		if err != nil {
			t.Fatal(err)
		}
		b, err := Johansen(years, [][]float64{z, x, y}, o)
		if err != nil {
			t.Fatal(err)
		}
		for i, v := range a.Values() {
			if w := b.Values()[i].V; math.Abs(v.V-w) > 1e-9*math.Max(1e-6, math.Abs(v.V)) {
				t.Errorf("%s %s: %v, %v in another order", det, v.Name, v.V, w)
			}
		}
	}
}

// TestSystemRefuses: faults in the input are named, and nothing panics.
func TestSystemRefuses(t *testing.T) {
	years, y, x := tiedWalks(40, 4)
	flat, bad, swapped := constants(40, 3), append([]float64(nil), x...), append([]int(nil), years...)
	bad[7] = math.NaN()
	swapped[3], swapped[4] = swapped[4], swapped[3]
	for name, f := range systemStatistics {
		for _, tt := range []struct {
			what  string
			years []int
			y, x  []float64
			want  error
		}{
			{"no values", nil, nil, nil, ErrTooFew},
			{"three values", years[:3], y[:3], x[:3], ErrTooFew},
			{"other lengths", years, y, x[:39], ErrLength},
			{"NaN", years, y, bad, ErrValue},
			{"years out of order", swapped, y, x, ErrValue},
			{"constant x", years, y, flat, nil},
			{"constant y", years, flat, x, nil},
			{"x = y", years, y, y, nil},
		} {
			r, err := f(tt.years, tt.y, tt.x)
			if err == nil || r != nil {
				t.Errorf("%s with %s: no error", name, tt.what)
			} else if tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("%s with %s: %v, want %v", name, tt.what, err, tt.want)
			}
		}
	}
}

// TestSystemFinite: whatever the numbers, a result is finite, probabilities lie in
// [0, 1], and the input is left alone.
func TestSystemFinite(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for round := range 60 {
		n := 3 + rng.IntN(40)
		years, y, x := consecutive(n), make([]float64, n), make([]float64, n)
		size := math.Pow(10, float64(rng.IntN(400)-200))
		for i := range y {
			y[i], x[i] = size*rng.NormFloat64(), float64(rng.IntN(3))
			if round%3 == 0 {
				y[i] = math.Round(y[i] / size)
			}
		}
		y0, x0 := append([]float64(nil), y...), append([]float64(nil), x...)
		for name, f := range systemStatistics {
			r, err := f(years, y, x)
			if err != nil {
				continue
			}
			for _, v := range r.Values() {
				if math.IsNaN(v.V) || math.IsInf(v.V, 0) || v.Dim == Prob && (v.V < 0 || v.V > 1) {
					t.Errorf("%s.%s = %v (n = %d, size %g)", name, v.Name, v.V, n, size)
				}
			}
			r.Warnings()
		}
		for i := range y {
			if y[i] != y0[i] || x[i] != x0[i] {
				t.Fatalf("the input was changed at %d", i)
			}
		}
	}
}

// TestSystemOptions: the zero value of options is refused, the default is not.
func TestSystemOptions(t *testing.T) {
	type checker interface{ Check() error }
	for _, tt := range []struct{ zero, def checker }{
		{GrangerOptions{}, DefaultGrangerOptions()},
		{TodaYamamotoOptions{}, DefaultTodaYamamotoOptions()},
		{EngleGrangerOptions{}, DefaultEngleGrangerOptions()},
		{JohansenOptions{}, DefaultJohansenOptions()},
		{ARDLOptions{}, DefaultARDLOptions()},
		{LogisticOptions{}, DefaultLogisticOptions()},
		{LogisticOptions{Kind: LogisticFree, Asym: 3}, ShareLogisticOptions()},
		{ForecastOptions{}, DefaultForecastOptions()},
		{ForecastOptions{H: 5, Scale: ForecastLogit}, PercentForecastOptions()},
		{SimpleForecastOptions{}, DefaultSimpleForecastOptions()},
		{SESOptions{}, DefaultSESOptions()},
		{HoltOptions{}, DefaultHoltOptions()},
	} {
		if err := tt.zero.Check(); !errors.Is(err, ErrOption) {
			t.Errorf("%T %+v: %v", tt.zero, tt.zero, err)
		}
		if err := tt.def.Check(); err != nil {
			t.Errorf("%T: %v", tt.def, err)
		}
	}
}

// TestSystemGaps: a missing year is told.
func TestSystemGaps(t *testing.T) {
	years, y, x := tiedWalks(40, 5)
	years[39]++
	for name, f := range systemStatistics {
		r, err := f(years, y, x)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if len(r.Warnings()) == 0 {
			t.Errorf("%s: no warning of a gap", name)
		}
	}
}

// TestGrangerIdentities: with one lag F is t² of that lag, and χ² is p·F.
func TestGrangerIdentities(t *testing.T) {
	years, y, x := tiedWalks(30, 6)
	r, err := Granger(years, y, x, DefaultGrangerOptions())
	if err != nil {
		t.Fatal(err)
	}
	fit, err := LeastSquares(denseOf([][]float64{constants(29, 1), y[:29], x[:29]}), y[1:])
	if err != nil {
		t.Fatal(err)
	}
	tt := fit.Beta[2] / fit.SE(2)
	if math.Abs(r.F-tt*tt) > 1e-10*r.F || math.Abs(r.P-twoSidedT(tt, 26)) > 1e-12 {
		t.Errorf("F = %v, p = %v; t² = %v, p = %v", r.F, r.P, tt*tt, twoSidedT(tt, 26))
	}
	ty, err := TodaYamamoto(years, y, x, TodaYamamotoOptions{Order: 2, DMax: 1})
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(ty.Chi2-2*ty.F) > 1e-12*ty.Chi2 || ty.DF != 2 || ty.DF2 != 30-3*3-1 {
		t.Errorf("%+v", ty)
	}
}

func BenchmarkSystem(b *testing.B) {
	years, y, x := tiedWalks(60, 7)
	for name, f := range systemStatistics {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f(years, y, x); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
