package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestBaiPerronIsExhaustive: no division is better than the one found.
func TestBaiPerronIsExhaustive(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, model := range []BreakModel{BreakMean, BreakTrend} {
		for range 20 {
			n := 20 + rng.IntN(4)
			years, y, e := consecutive(n), make([]float64, n), make([]float64, n)
			arNoise(0.6)(rng, y)
			r, err := BaiPerron(years, y, BaiPerronOptions{model, 0.15, 3})
			if err != nil {
				t.Fatal(err)
			}
			rss := func(from, to int) float64 { return model.fit(years[from:to], y[from:to], e[:to-from]) }
			best := make([]float64, 4)
			for m := range best {
				best[m] = math.Inf(1)
			}
			var try func(from, m int, sum float64)
			try = func(from, m int, sum float64) {
				best[m] = min(best[m], sum+rss(from, n))
				for to := from + r.H; to <= n-r.H && m < 3; to++ {
					try(to, m+1, sum+rss(from, to))
				}
			}
			try(0, 0, 0)
			for m, want := range best {
				if math.Abs(r.RSS[m]-want) > 1e-11*want {
					t.Errorf("%s: RSS(%d) = %v, the best of all is %v", model, m, r.RSS[m], want)
				}
			}
		}
	}
}

func TestBaiPerronNile(t *testing.T) {
	r, err := BaiPerron(nileYears(), nileFlow, DefaultBaiPerronOptions())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, v := range r.Values() {
		names = append(names, v.Name)
	}
	want := []string{"m_bic", "bic_0", "bic_1", "bic_2", "bic_3", "bic_4", "bic_5", "last_year_1_1", "last_year_2_1", "last_year_2_2",
		"last_year_3_1", "last_year_3_2", "last_year_3_3", "last_year_4_1", "last_year_4_2", "last_year_4_3", "last_year_4_4",
		"last_year_5_1", "last_year_5_2", "last_year_5_3", "last_year_5_4", "last_year_5_5", "ci95_lo_1", "ci95_hi_1"}
	if !slices.Equal(names, want) {
		t.Errorf("names %v", names)
	}
	c := r.Intervals[0]
	if r.MBIC != 1 || r.LastYears[1][0] != 1898 || c.Lo != 1895 || c.Hi != 1902 {
		t.Errorf("%d breaks, %v, %+v; want 1898 in [1895, 1902] [Zeileis et al. 2003, Comput. Stat. Data Anal. 44, 109–123]", r.MBIC, r.LastYears[1], c)
	}
}

func TestArgmaxDistribution(t *testing.T) {
	for _, tt := range []struct {
		p, want, tol float64
		from         string
	}{
		{0.975, 11.0, 0.05, "Bai 1997: the 95 % interval of equal regimes is ±11"},
		{0.5, 0, 1e-9, "symmetry"},
	} {
		if got := argmaxQuantile(tt.p, 1, 1, 0); math.Abs(got-tt.want) > tt.tol {
			t.Errorf("quantile %v = %v, want %v [%s]", tt.p, got, tt.want, tt.from)
		}
	}
	for _, c := range [][2]float64{{1, 1}, {0.2, 3}, {4, 0.1}, {1, 20}, {2, 500}, {0.01, 0.5}} {
		xi, phi := c[0], c[1]
		if a, b := argmaxCDF(-1e-12, xi, phi), argmaxCDF(1e-12, xi, phi); math.Abs(a-b) > 1e-5 {
			t.Errorf("ξ = %v, φ = %v: the halves do not meet: %v, %v", xi, phi, a, b)
		}
		before := 0.0
		for x := -2000.0; x <= 2000; x += 7 {
			p := argmaxCDF(x, xi, phi)
			if math.IsNaN(p) || p < before-1e-9 || p > 1+1e-9 {
				t.Fatalf("ξ = %v, φ = %v: P(≤ %v) = %v after %v", xi, phi, x, p, before)
			}
			before = p
		}
		for _, p := range []float64{0.025, 0.3, 0.975} {
			if got := argmaxCDF(argmaxQuantile(p, xi, phi, 0), xi, phi); math.Abs(got-p) > 1e-9 {
				t.Errorf("ξ = %v, φ = %v: quantile %v has probability %v", xi, phi, p, got)
			}
		}
	}
	for _, z := range []float64{-19.999, -20.001, -35} {
		if want := math.Log(math.Erfc(-z/math.Sqrt2) / 2); math.Abs(logNormalCDF(z)-want) > 1e-12*-want {
			t.Errorf("ln Φ(%v) = %v, want %v", z, logNormalCDF(z), want)
		}
	}
}

func TestBaiPerronFailures(t *testing.T) {
	step, line := make([]float64, 30), make([]float64, 30)
	for i := range step {
		step[i], line[i] = float64(i/15), float64(i)
	}
	for _, tt := range []struct {
		name string
		n    int
		y    []float64
		o    BaiPerronOptions
		want error
	}{
		{"a constant", 30, make([]float64, 30), BaiPerronOptions{BreakMean, 0.15, 5}, ErrNoVariation},
		{"a line", 30, line, BaiPerronOptions{BreakTrend, 0.15, 5}, ErrNoVariation},
		{"a step", 30, step, BaiPerronOptions{BreakMean, 0.15, 5}, ErrUndefined},
		{"few for a mean", 13, line, BaiPerronOptions{BreakMean, 0.15, 5}, ErrTooFew},
		{"few for a line", 19, step, BaiPerronOptions{BreakTrend, 0.15, 5}, ErrTooFew},
		{"none", 0, nil, BaiPerronOptions{BreakMean, 0.15, 5}, ErrTooFew},
		{"h", 30, line, BaiPerronOptions{BreakMean, 0.5, 5}, ErrOption},
		{"breaks", 30, line, BaiPerronOptions{BreakMean, 0.15, 0}, ErrOption},
	} {
		if _, err := BaiPerron(consecutive(tt.n), tt.y[:tt.n], tt.o); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

// TestBaiPerronDoubtfulIntervals: beyond the data an interval ends at the first
// or last year with a note; beside an exact regime there is none.
func TestBaiPerronDoubtfulIntervals(t *testing.T) {
	n := 30
	y := make([]float64, n)
	rng := rand.New(rand.NewPCG(1, 5))
	for i := range y {
		y[i] = 5
		if i >= 15 {
			y[i] = 9 + rng.NormFloat64()
		}
	}
	r, err := BaiPerron(consecutive(n), y, DefaultBaiPerronOptions())
	if err != nil || r.MBIC == 0 || r.Intervals[0].Known || len(r.Warnings()) == 0 {
		t.Errorf("an exact regime: %+v, %v", r, err)
	}
	if _, has := valueOf(r, "ci95_lo_1"); has {
		t.Error("an interval beside an exact regime")
	}
	wide := &BreakPartition{Intervals: []BreakInterval{{Lo: 1900, Hi: 1930, LoOutside: true, HiOutside: true, Known: true}}}
	if v := wide.Values(); v[1].Note != "≤" || v[2].Note != "≥" {
		t.Errorf("notes of an interval beyond the data: %+v", v)
	}
}

// TestBreakIntervalsHoldTheBreak: an interval holds its break, and where two
// overlap a warning says so.
func TestBreakIntervalsHoldTheBreak(t *testing.T) {
	years, series := someSeries()
	overlaps := 0
	for i, y := range series {
		r, err := BaiPerron(years[i], y, DefaultBaiPerronOptions())
		if err != nil {
			continue
		}
		for j, c := range r.Intervals {
			if !c.Known {
				continue
			}
			if at := r.LastYears[r.MBIC][j]; c.Lo > at || c.Hi < at || c.Lo == at && !c.LoOutside && at != years[i][0] {
				t.Errorf("series %d: %+v does not hold %d", i, c, at)
			}
			want := j > 0 && r.Intervals[j-1].Known && c.Lo < r.Intervals[j-1].Hi
			if j > 0 && r.Intervals[j-1].Known && c.overlaps != want {
				t.Errorf("series %d: %+v after %+v", i, c, r.Intervals[j-1])
			}
			if c.overlaps {
				overlaps++
				if !slices.ContainsFunc(r.Warnings(), func(w string) bool { return strings.Contains(w, "overlap") }) {
					t.Errorf("series %d: no warning of %+v", i, c)
				}
			}
		}
	}
	if overlaps == 0 {
		t.Error("no intervals overlap, so that nothing was tested")
	}
}
