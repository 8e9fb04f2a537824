package stat

import (
	"math"
	"testing"
)

// TestARDLAsymptotic compares with the two decimals of Pesaran, Shin & Smith, from
// 40,000 draws of 1,000 observations, whose error is about 0.05.
func TestARDLAsymptotic(t *testing.T) {
	for _, tt := range []struct {
		kind, k int
		i0, i1  float64
		from    string
	}{
		{2, 1, 3.62, 4.16, "Pesaran, Shin & Smith (2001), table CI(ii)"},
		{2, 2, 3.10, 3.87, "the same"},
		{3, 1, 4.94, 5.73, "table CI(iii)"},
		{3, 2, 3.79, 4.85, "the same"},
		{3, 3, 3.23, 4.35, "the same"},
		{3, 4, 2.86, 4.01, "the same"},
		{3, 5, 2.62, 3.79, "the same"},
		{4, 1, 4.68, 5.15, "table CI(iv)"},
		{4, 2, 3.88, 4.61, "the same"},
		{5, 1, 6.56, 7.30, "table CI(v)"},
		{5, 2, 4.87, 5.85, "the same"},
	} {
		b := ardlAsymptotic(tt.k, tt.kind, 1)
		if math.Abs(b.CV95I0-tt.i0) > 0.06 || math.Abs(b.CV95I1-tt.i1) > 0.06 {
			t.Errorf("case %d, k = %d: %.3f, %.3f; want %.2f, %.2f [%s]", tt.kind, tt.k, b.CV95I0, b.CV95I1, tt.i0, tt.i1, tt.from)
		}
	}
}

// TestARDLSurfaces: each p falls with F, is continuous enough where the two curves
// meet, and is 5 % at the critical value.
func TestARDLSurfaces(t *testing.T) {
	for k := 1; k <= ardlMost; k++ {
		for kind := 2; kind <= 5; kind++ {
			for i, s := range ardlSurfaces[k-1][kind-2] {
				if p := ardlTail(s, s.cv95); math.Abs(p-0.05) > 0.0015 {
					t.Errorf("k = %d, case %d, I(%d): p at the 5 %% point is %.4f", k, kind, i, p)
				}
				jump := 0.005
				if k <= 2 && kind%2 == 1 {
					jump = 0.013
				}
				if a, b := ardlTail(s, s.star), ardlTail(s, s.star*(1+1e-9)); math.Abs(a-b) > jump {
					t.Errorf("k = %d, case %d, I(%d): p jumps from %.4f to %.4f", k, kind, i, a, b)
				}
				last := 1.0
				for f := 0.01; f < 50; f *= 1.05 {
					p := ardlTail(s, f)
					if p > last+0.015 || p < 0 || p > 1 {
						t.Errorf("k = %d, case %d, I(%d): p(%.3g) = %v after %v", k, kind, i, f, p, last)
					}
					last = p
				}
			}
		}
	}
}

// TestARDLSample compares the simulation with published ones of the same processes.
func TestARDLSample(t *testing.T) {
	for _, tt := range []struct {
		kind, k, nobs int
		i0, i1        float64
		from          string
	}{
		{3, 1, 30, 5.395, 6.350, "Narayan (2005), case III, n = 30, 40,000 draws"},
		{3, 2, 30, 4.267, 5.473, "the same"},
		{3, 1, 50, 5.220, 6.070, "the same, n = 50"},
		{3, 1, 1000, 4.92, 5.72, "the asymptotic bounds"},
		{5, 2, 1000, 4.88, 5.82, "likewise"},
		{2, 2, 1000, 3.10, 3.83, "likewise"},
	} {
		o := DefaultARDLOptions()
		if tt.nobs > 100 {
			o.Draws = 4000
			if testing.Short() {
				continue
			}
		}
		b := ardlSample(ardlDesign{kind: tt.kind, k: tt.k, p: 1, q: 0}, tt.nobs, o, 1)
		if math.Abs(b.CV95I0/tt.i0-1) > 0.03 || math.Abs(b.CV95I1/tt.i1-1) > 0.03 {
			t.Errorf("case %d, k = %d, n = %d: %.3f, %.3f; want %.3f, %.3f [%s]",
				tt.kind, tt.k, tt.nobs, b.CV95I0, b.CV95I1, tt.i0, tt.i1, tt.from)
		}
	}
}

// TestARDLSampleSize: on independent random walks the simulated I(1) bound rejects
// about 5 %, the asymptotic one more.
func TestARDLSampleSize(t *testing.T) {
	const runs = 400
	sample, limit := 0, 0
	for i := range runs {
		years, _, x := tiedWalks(30, uint64(1000+i))
		_, _, y := tiedWalks(30, uint64(5000+i))
		r, err := ARDLBounds(years, y, [][]float64{x}, ARDLOptions{Case: 3, P: 2, Q: 2, Draws: 5000, Seed: 3})
		if err != nil {
			t.Fatal(err)
		}
		if r.F > r.Sample.CV95I1 {
			sample++
		}
		if r.F > r.Bounds.CV95I1 {
			limit++
		}
	}
	t.Logf("rejected: %.1f %% by the bound for n, %.1f %% by the asymptotic one", 100*float64(sample)/runs, 100*float64(limit)/runs)
	if sample < runs*2/100 || sample > runs*9/100 || limit < sample {
		t.Errorf("%d and %d of %d rejected", sample, limit, runs)
	}
}

// TestARDLSeeded: the same seed gives the same bounds, and F alone decides p.
func TestARDLSeeded(t *testing.T) {
	key := ardlKey{design: ardlDesign{kind: 4, k: 2, p: 2, q: 1}, nobs: 25, draws: 999, seed: 5}
	a, b := key.draw(true), key.draw(true)
	key.seed = 6
	c := key.draw(true)
	same := 0
	for i := range a {
		if a[i] != b[i] {
			t.Fatal("two runs of one seed differ")
		}
		if a[i] == c[i] {
			same++
		}
	}
	if same > 0 || len(a) != 999 {
		t.Errorf("%d equal values under another seed, %d draws", same, len(a))
	}
	if lo, hi := shareAtOrAbove(a, a[998]+1), shareAtOrAbove(a, -1); lo != 1.0/1000 || hi != 1 {
		t.Errorf("p = %v and %v at the ends", lo, hi)
	}
}

// TestGramF: the quick F of the simulation is the careful one.
func TestGramF(t *testing.T) {
	_, y, x := tiedWalks(40, 11)
	for kind := 2; kind <= 5; kind++ {
		d := ardlDesign{kind: kind, k: 1, p: 2, q: 2}
		r := &ARDLTest{}
		if err := r.fit(d, y, [][]float64{x}); err != nil {
			t.Fatal(err)
		}
		var g gram
		f, ok := g.f(d.build(y, [][]float64{x}))
		if !ok || math.Abs(f-r.F) > 1e-6*r.F {
			t.Errorf("case %d: %v, want %v", kind, f, r.F)
		}
		free, tested, _ := d.build(y, [][]float64{x})
		if len(free)+len(tested) != d.columns() {
			t.Errorf("case %d: %d columns, %d expected", kind, len(free)+len(tested), d.columns())
		}
	}
}

func BenchmarkARDLSample(b *testing.B) {
	key := ardlKey{design: ardlDesign{kind: 3, k: 2, p: 2, q: 2}, nobs: 45, draws: 40_000}
	for b.Loop() {
		key.seed++
		key.draw(true)
	}
}
