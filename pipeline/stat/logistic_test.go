package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// TestLogisticRat42: NIST's certified fit of y = β₁/(1 + exp(β₂ − β₃x)), where
// xmid = β₂/β₃ and scal = 1/β₃.
func TestLogisticRat42(t *testing.T) {
	x := []int{9, 14, 21, 28, 42, 57, 63, 70, 79}
	y := []float64{8.930, 10.800, 18.590, 22.330, 39.350, 56.110, 61.730, 64.620, 67.080}
	r, err := LogisticGrowth(x, y, DefaultLogisticOptions())
	if err != nil {
		t.Fatal(err)
	}
	const b1, b2, b3 = 7.2462237576e+01, 2.6180768402e+00, 6.7359200066e-02
	for _, tt := range []struct {
		name      string
		got, want float64
		from      string
	}{
		{"asym", r.Asym, b1, "NIST StRD Rat42, beta1"},
		{"xmid", r.XMid, b2 / b3, "beta2/beta3"},
		{"scal", r.Scal, 1 / b3, "1/beta3"},
		{"se_asym", r.SEAsym, 1.7340283401e+00, "sd of beta1"},
		{"se_scal", r.SEScal, 3.4465663377e-03 / (b3 * b3), "sd of beta3, by the delta rule"},
		{"rss", r.RSS, 8.0565229338e+00, "residual sum of squares"},
		{"sigma", r.Sigma, 1.1587725499e+00, "residual standard deviation"},
	} {
		if math.Abs(tt.got/tt.want-1) > 1e-9 {
			t.Errorf("%s = %.12g, want %.12g [%s]", tt.name, tt.got, tt.want, tt.from)
		}
	}
}

// TestLogisticRecovers: a curve without noise is found, rising or falling, with the
// end level free or given.
func TestLogisticRecovers(t *testing.T) {
	years := consecutive(30)
	for _, tt := range []struct{ asym, xmid, scal float64 }{
		{100, 12, 3}, {100, 12, -3}, {100, 25, 6}, {100, 3, 8},
	} {
		y := make([]float64, len(years))
		for i, year := range years {
			y[i] = tt.asym / (1 + math.Exp((float64(years[0])+tt.xmid-float64(year))/tt.scal))
		}
		for _, o := range []LogisticOptions{DefaultLogisticOptions(), ShareLogisticOptions()} {
			r, err := LogisticGrowth(years, y, o)
			if err != nil {
				t.Errorf("%+v %s: %v", tt, o.Kind, err)
				continue
			}
			if math.Abs(r.Asym-tt.asym) > 1e-6 || math.Abs(r.XMid-float64(years[0])-tt.xmid) > 1e-6 || math.Abs(r.Scal-tt.scal) > 1e-6 {
				t.Errorf("%+v %s: %+v", tt, o.Kind, r)
			}
			if want := map[LogisticKind]int{LogisticFree: 7, LogisticFixed: 6}[o.Kind]; len(r.Values()) != want {
				t.Errorf("%s: %d values, want %d", o.Kind, len(r.Values()), want)
			}
		}
	}
}

// TestLogisticUnits: in other units asym, its error and sigma change, the years do not.
func TestLogisticUnits(t *testing.T) {
	years, y := noisyLogistic(30, 2)
	r, err := LogisticGrowth(years, y, DefaultLogisticOptions())
	if err != nil {
		t.Fatal(err)
	}
	for i := range y {
		y[i] *= 1e6
		years[i] += 1000
	}
	s, err := LogisticGrowth(years, y, DefaultLogisticOptions())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]float64{{s.Asym, r.Asym * 1e6}, {s.SEAsym, r.SEAsym * 1e6}, {s.Sigma, r.Sigma * 1e6},
		{s.XMid, r.XMid + 1000}, {s.Scal, r.Scal}, {s.SEXMid, r.SEXMid}} {
		if math.Abs(c[0]/c[1]-1) > 1e-8 {
			t.Errorf("%v, want %v", c[0], c[1])
		}
	}
}

func noisyLogistic(n int, noise float64) ([]int, []float64) {
	rng := rand.New(rand.NewPCG(3, 3))
	years, y := consecutive(n), make([]float64, n)
	for i := range y {
		y[i] = 80/(1+math.Exp((float64(n)/2-float64(i))/4)) + noise*rng.NormFloat64()
	}
	return years, y
}

func TestLogisticRefuses(t *testing.T) {
	years := consecutive(20)
	line, growth, noise := make([]float64, 20), make([]float64, 20), make([]float64, 20)
	rng := rand.New(rand.NewPCG(5, 5))
	for i := range line {
		line[i] = 3 + 2*float64(i)
		growth[i] = math.Exp(0.1 * float64(i))
		noise[i] = rng.NormFloat64()
	}
	for _, tt := range []struct {
		what  string
		years []int
		y     []float64
		want  error
	}{
		{"exponential growth", years, growth, ErrUndefined},
		{"noise", years, noise, ErrUndefined},
		{"a constant", years, constants(20, 4), ErrNoVariation},
		{"three values", years[:3], line[:3], ErrTooFew},
		{"NaN", years[:5], []float64{1, 2, math.NaN(), 4, 5}, ErrValue},
	} {
		if r, err := LogisticGrowth(tt.years, tt.y, DefaultLogisticOptions()); !errors.Is(err, tt.want) {
			t.Errorf("%s: %+v, %v; want %v", tt.what, r, err, tt.want)
		}
	}
}

func BenchmarkLogistic(b *testing.B) {
	years, y := noisyLogistic(40, 2)
	for b.Loop() {
		if _, err := LogisticGrowth(years, y, DefaultLogisticOptions()); err != nil {
			b.Fatal(err)
		}
	}
}
