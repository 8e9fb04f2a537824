package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// TestPartialOneControl compares with r_xy.z = (r_xy − r_xz r_yz) / √((1−r_xz²)(1−r_yz²))
// (Yule 1907; Kendall 1942 for τ), with and without ties.
func TestPartialOneControl(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 9))
	single := map[CorrelationMethod]func(x, y []float64) float64{
		MethodPearson:  func(x, y []float64) float64 { r, _ := Pearson(x, y); return r.R },
		MethodSpearman: func(x, y []float64) float64 { r, _ := Spearman(x, y); return r.Rho },
		MethodKendall:  func(x, y []float64) float64 { r, _ := Kendall(x, y); return r.TauB },
	}
	for i := range 60 {
		x, y := correlationPair(rng, i, 10+i)
		z, _ := correlationPair(rng, i, 10+i)
		for t := range z {
			z[t] += x[t] - y[t]
		}
		kendall, err := PartialCorrelation(x, y, [][]float64{z}, PartialOptions{Method: MethodKendall})
		m := float64(9 + i)
		if se := math.Sqrt(2 * (2*m + 5) / (9 * m * (m - 1))); err != nil || !correlationNear(kendall.T, kendall.R/se, 1e-14) {
			t.Errorf("t = %v, %v; want %v [Kim 2015, section 2]", kendall.T, err, kendall.R/se)
		}
		plain, err := PartialCorrelation(x, y, nil, PartialOptions{Method: MethodKendall})
		if tau, _ := Kendall(x, y); err != nil || tau.HasExact && !correlationNear(plain.T, tau.Z, 1e-12) {
			t.Errorf("without controls and ties t = %v, %v; want z = %v", plain.T, err, tau.Z)
		}
		for method, f := range single {
			xy, xz, yz := f(x, y), f(x, z), f(y, z)
			want := (xy - xz*yz) / math.Sqrt((1-xz*xz)*(1-yz*yz))
			got, err := PartialCorrelation(x, y, [][]float64{z}, PartialOptions{Method: method})
			if err != nil || math.Abs(got.R-want) > 1e-13 || got.N != 10+i || got.DF != 7+i {
				t.Errorf("%v: %+v, %v; want %v by Yule's formula", method, got, err, want)
			}
			none, err := PartialCorrelation(x, y, nil, PartialOptions{Method: method})
			if err != nil || math.Abs(none.R-xy) > 1e-14 || none.DF != 8+i {
				t.Errorf("%v without controls: %+v, %v; want %v", method, none, err, xy)
			}
		}
	}
}

// TestPartialTwoControls uses the recursion from one control to two, and that
// their order and scale do not matter.
func TestPartialTwoControls(t *testing.T) {
	rng := rand.New(rand.NewPCG(18, 19))
	for method := MethodPearson; method <= MethodKendall; method++ {
		x, y := correlationPair(rng, 0, 40)
		u, v := correlationPair(rng, 0, 40)
		for t := range x {
			u[t] += x[t] + y[t]
			v[t] += x[t] - u[t]
		}
		one := func(a, b []float64) float64 {
			r, err := PartialCorrelation(a, b, [][]float64{u}, PartialOptions{Method: method})
			if err != nil {
				t.Fatal(err)
			}
			return r.R
		}
		xy, xv, yv := one(x, y), one(x, v), one(y, v)
		want := (xy - xv*yv) / math.Sqrt((1-xv*xv)*(1-yv*yv))
		for _, controls := range [][][]float64{{u, v}, {v, u}} {
			got, err := PartialCorrelation(x, y, controls, PartialOptions{Method: method})
			if err != nil || math.Abs(got.R-want) > 1e-12 || got.DF != 36 {
				t.Errorf("%v: %+v, %v; want %v by recursion", method, got, err, want)
			}
		}
	}
}

func TestPartialRefuses(t *testing.T) {
	x, y := []float64{1, 3, 2, 5, 4, 8}, []float64{2, 1, 4, 3, 7, 7}
	z, w := []float64{1, 2, 3, 4, 5, 7}, []float64{3, 5, 7, 9, 11, 15}
	for _, tt := range []struct {
		name     string
		x, y     []float64
		controls [][]float64
		opt      PartialOptions
		want     error
	}{
		{"no method", x, y, nil, PartialOptions{}, ErrOption},
		{"control of another length", x, y, [][]float64{z[:5]}, DefaultPartialOptions(), ErrLength},
		{"constant control", x, y, [][]float64{{2, 2, 2, 2, 2, 2}}, DefaultPartialOptions(), ErrNoVariation},
		{"controls on a line", x, y, [][]float64{z, w}, DefaultPartialOptions(), ErrUndefined},
		{"control determines y", x, w, [][]float64{z}, DefaultPartialOptions(), ErrUndefined},
		{"same ranks", x, w, [][]float64{z}, PartialOptions{Method: MethodKendall}, ErrUndefined},
		{"no degrees of freedom", x[:4], y[:4], [][]float64{z[:4], x[:4]}, DefaultPartialOptions(), ErrTooFew},
		{"infinite control", x, y, [][]float64{{2, 2, math.Inf(1), 2, 2, 2}}, DefaultPartialOptions(), ErrValue},
	} {
		if _, err := PartialCorrelation(tt.x, tt.y, tt.controls, tt.opt); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

// TestPartialSize simulates x and y that have nothing in common but a control
// that moves both: each method calls them linked in about 5 %.
func TestPartialSize(t *testing.T) {
	const draws, n = 1000, 25
	for method := MethodPearson; method <= MethodKendall; method++ {
		rng := rand.New(rand.NewPCG(21, 22))
		rejected := 0
		for range draws {
			x, y := make([]float64, n), make([]float64, n)
			z := make([]float64, n)
			for i := range z {
				z[i] = rng.NormFloat64()
				x[i] = 0.5*z[i] + rng.NormFloat64()
				y[i] = 0.5*z[i] + rng.NormFloat64()
			}
			got, err := PartialCorrelation(x, y, [][]float64{z}, PartialOptions{Method: method})
			if err != nil {
				t.Fatal(err)
			}
			if got.P < 0.05 {
				rejected++
			}
		}
		// Four standard errors of 0.7 points about 5 %.
		if rate := float64(rejected) / draws; rate < 0.022 || rate > 0.078 {
			t.Errorf("%v: rejects in %.1f %%", method, 100*rate)
		}
	}
}
