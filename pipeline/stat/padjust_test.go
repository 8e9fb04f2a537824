package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPAdjust(t *testing.T) {
	for _, tt := range []struct {
		p    []float64
		want AdjustedP // of the first
		from string
	}{
		{[]float64{0.01, 0.02, 0.03, 0.04}, AdjustedP{4, 0.04, 0.04, 0.04 * 25 / 12, 0.04, 0.04, 0.04}, "by hand"},
		{[]float64{0.02, 0.04, 0.01, 0.03}, AdjustedP{4, 0.04, 0.06, 0.04 * 25 / 12, 0.08, 0.04, 0.04}, "by hand"},
		{[]float64{0.03, 0.9, 0.04}, AdjustedP{3, 0.06, 0.09, 0.06 * 11 / 6, 0.09, 0.08, 0.06},
			"by hand; Hommel: the sets with .03 have Simes p .03, .04 (with .04), .06 (with .9) and .06 (all)"},
		{[]float64{0.4}, AdjustedP{1, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4}, "identity"},
		{[]float64{1, 1}, AdjustedP{2, 1, 1, 1, 1, 1, 1}, "cap"},
		{[]float64{0, 0, 0}, AdjustedP{3, 0, 0, 0, 0, 0, 0}, "identity"},
	} {
		got, err := PAdjust(tt.p)
		if err != nil {
			t.Fatal(err)
		}
		first, want := got.At(0).Values(), tt.want.Values()
		for i := range first {
			if !correlationNear(first[i].V, want[i].V, 1e-14) {
				t.Errorf("%v: %s = %v, want %v [%s]", tt.p, first[i].Name, first[i].V, want[i].V, tt.from)
			}
		}
	}
	for _, p := range [][]float64{nil, {0.1, 1.1}, {-0.1}, {math.NaN()}} {
		want := ErrValue
		if p == nil {
			want = ErrTooFew
		}
		if _, err := PAdjust(p); !errors.Is(err, want) {
			t.Errorf("%v: %v, want %v", p, err, want)
		}
	}
}

// pValues returns m p-values with ties, zeros and tiny ones.
func pValues(rng *rand.Rand, m int) []float64 {
	p := make([]float64, m)
	for i := range p {
		switch rng.IntN(4) {
		case 0:
			p[i] = math.Pow(10, -10*rng.Float64())
		case 1:
			p[i] = math.Round(20*rng.Float64()) / 20
		default:
			p[i] = rng.Float64()
		}
	}
	return p
}

// TestPAdjustProperties: the adjusted values are at least the raw ones, at most
// 1, in the same order, move with their p-value, and stand to one another as
// the methods' power does.
func TestPAdjustProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(31, 32))
	for range 200 {
		p := pValues(rng, 1+rng.IntN(40))
		before := slices.Clone(p)
		a, err := PAdjust(p)
		if err != nil || !slices.Equal(p, before) {
			t.Fatalf("%v: %v", p, err)
		}
		for _, q := range [][]float64{a.BH, a.Holm, a.BY, a.Bonferroni, a.Hochberg, a.Hommel} {
			for i := range q {
				if q[i] < p[i] || q[i] > 1 {
					t.Fatalf("p %v is adjusted to %v", p[i], q[i])
				}
				for j := range q {
					if p[i] <= p[j] && q[i] > q[j] {
						t.Fatalf("p %v and %v are adjusted to %v and %v", p[i], p[j], q[i], q[j])
					}
				}
			}
		}
		for i := range p {
			const eps = 1e-15
			if a.BH[i] > a.BY[i]+eps || a.BH[i] > a.Hommel[i]+eps || a.Hommel[i] > a.Hochberg[i]+eps ||
				a.Hochberg[i] > a.Holm[i]+eps || a.Holm[i] > a.Bonferroni[i]+eps {
				t.Fatalf("%v: %+v", p, a.At(i))
			}
		}
	}
}

// BenjaminiHochberg is PAdjust's BH to the last bit, with ties and without the values that
// are none; what is no p-value changes nothing.
func TestBenjaminiHochberg(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, m := range []int{0, 1, 2, 3, 10, 100, 1000} {
		var p, some []float64
		for range m {
			v := rng.Float64() * rng.Float64()
			switch rng.IntN(4) {
			case 0:
				v = math.Round(v*10) / 10 // 0, 1 and ties
			case 1:
				p = append(p, math.NaN())
			}
			p, some = append(p, v), append(some, v)
		}
		if err := BenjaminiHochberg(p); err != nil {
			t.Fatal(err)
		}
		got := slices.DeleteFunc(p, math.IsNaN)
		if m == 0 {
			continue
		}
		want, err := PAdjust(some)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want.BH) {
			t.Errorf("of %d: %v, want %v", m, got, want.BH)
		}
	}
	for _, bad := range []float64{-1e-300, 1 + 0x1p-52, math.Inf(1), math.Inf(-1)} {
		p := []float64{0.01, 0.02, bad}
		if err := BenjaminiHochberg(p); !errors.Is(err, ErrValue) || p[0] != 0.01 || p[1] != 0.02 {
			t.Errorf("%v: %v, %v", bad, err, p)
		}
	}
}

// TestHommelIsItsDefinition compares with the closed test by Simes's inequality:
// the adjusted value of p(i) is the largest Simes p of any set with it. Among
// the sets of k, that is the set of p(i) and the k − 1 largest others.
func TestHommelIsItsDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(41, 42))
	for range 300 {
		p := pValues(rng, 1+rng.IntN(30))
		a, err := PAdjust(p)
		if err != nil {
			t.Fatal(err)
		}
		for i := range p {
			others := append(slices.Clone(p[:i]), p[i+1:]...)
			slices.Sort(others)
			want := 0.0
			for k := 1; k <= len(p); k++ {
				set := append(slices.Clone(others[len(others)-k+1:]), p[i])
				slices.Sort(set)
				simes := 1.0
				for s, v := range set {
					simes = min(simes, float64(k)*v/float64(s+1))
				}
				want = max(want, simes)
			}
			if !correlationNear(a.Hommel[i], want, 1e-13) {
				t.Fatalf("%v: p = %v is adjusted to %v, by closed testing %v", p, p[i], a.Hommel[i], want)
			}
		}
	}
}
func BenchmarkPAdjust499500(b *testing.B) {
	p := pValues(rand.New(rand.NewPCG(1, 1)), 499_500)
	for b.Loop() {
		if _, err := PAdjust(p); err != nil {
			b.Fatal(err)
		}
	}
}
