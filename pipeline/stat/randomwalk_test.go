package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"
)

// TestRandomWalkNullMoments: for long walks the mean of r² tends to 0.240522.
// With 9,999 draws its standard error is 0.0024, and at n = 200 it is a little
// off the limit.
func TestRandomWalkNullMoments(t *testing.T) {
	null := randomWalkNull(200, DefaultRandomWalkOptions())
	var mean float64
	for _, r := range null.level {
		mean += r * r / float64(len(null.level))
	}
	const want, from = 0.240522, "Ernst, Shepp & Wyner (2017), Ann. Statist. 45(4), 1789–1809, abstract"
	if math.Abs(mean-want) > 0.01 {
		t.Errorf("mean r² = %v, want %v [%s]", mean, want, from)
	}
}

// TestRandomWalkNullIsPearson repeats the draws and takes their correlations
// with the public functions.
func TestRandomWalkNullIsPearson(t *testing.T) {
	const n = 25
	opt := RandomWalkOptions{Draws: 99, Seed: 3}
	rng := rand.New(rand.NewPCG(opt.Seed, n))
	years := make([]int, n)
	for i := range years {
		years[i] = 1990 + i
	}
	var level, detrended []float64
	for range opt.Draws {
		x, y := make([]float64, n), make([]float64, n)
		walk(rng, x)
		walk(rng, y)
		r, err := Pearson(x, y)
		if err != nil {
			t.Fatal(err)
		}
		_, dx, dy, err := Detrended.ApplyPair(years, x, years, y)
		if err != nil {
			t.Fatal(err)
		}
		rd, err := Pearson(dx, dy)
		if err != nil {
			t.Fatal(err)
		}
		level, detrended = append(level, math.Abs(r.R)), append(detrended, math.Abs(rd.R))
	}
	slices.Sort(level)
	slices.Sort(detrended)
	null := randomWalkNull(n, opt)
	for i := range level {
		if math.Abs(level[i]-null.level[i]) > 1e-12 || math.Abs(detrended[i]-null.detrended[i]) > 1e-12 {
			t.Fatalf("%d: %v and %v, by Pearson %v and %v", i, null.level[i], null.detrended[i], level[i], detrended[i])
		}
	}
}

func TestPercentileBelow(t *testing.T) {
	sorted := []float64{0.1, 0.2, 0.2, 0.4}
	for _, tt := range []struct{ v, want float64 }{{0.05, 0}, {0.2, 20}, {0.3, 60}, {0.5, 80}, {1, 80}} {
		if got := percentileBelow(sorted, tt.v); got != tt.want {
			t.Errorf("percentile of %v is %v, want %v", tt.v, got, tt.want)
		}
	}
}

func TestCorrelationRandomWalk(t *testing.T) {
	years := make([]int, 30)
	trend, cycle, both := make([]float64, 30), make([]float64, 30), make([]float64, 30)
	for i := range years {
		years[i] = 1990 + i
		trend[i] = float64(i) + 0.1*float64(i%3)
		cycle[i] = math.Sin(float64(i))
		both[i] = trend[i] + 0.001*cycle[i]
	}
	opt := DefaultRandomWalkOptions()
	for _, tt := range []struct {
		name           string
		x, y           []float64
		lo, hi         float64 // of percentile
		loDetr, hiDetr float64
	}{
		{"the same but for a trace", trend, both, 99.9, 99.99, 99.9, 99.99},
		{"trend and cycle", trend, cycle, 0, 30, 0, 30},
	} {
		got, err := CorrelationRandomWalk(years, tt.x, tt.y, opt)
		if err != nil || got.Percentile < tt.lo || got.Percentile > tt.hi || got.PercentileDetrended < tt.loDetr || got.PercentileDetrended > tt.hiDetr {
			t.Errorf("%s: %+v, %v", tt.name, got, err)
		}
	}
	if _, err := CorrelationRandomWalk(years[:3], trend[:3], cycle[:3], opt); !errors.Is(err, ErrTooFew) {
		t.Errorf("n = 3: %v, want %v", err, ErrTooFew)
	}
	line := make([]float64, 30)
	for i := range line {
		line[i] = 0.1 * float64(i)
	}
	if _, err := CorrelationRandomWalk(years, line, cycle, opt); !errors.Is(err, ErrNoVariation) {
		t.Errorf("a straight line: %v, want %v", err, ErrNoVariation)
	}
	if _, err := CorrelationRandomWalk(years, trend, cycle, RandomWalkOptions{}); !errors.Is(err, ErrOption) {
		t.Errorf("no options: %v, want %v", err, ErrOption)
	}
}

// TestRandomWalkNullConcurrently: many goroutines, one null distribution, the
// same in every run.
func TestRandomWalkNullConcurrently(t *testing.T) {
	opt := RandomWalkOptions{Draws: 999, Seed: 77}
	nulls := make([]*walkNull, 8)
	var wg sync.WaitGroup
	for i := range nulls {
		wg.Go(func() { nulls[i] = randomWalkNull(17, opt) })
	}
	wg.Wait()
	var again walkNull
	again.draw(17, opt)
	for _, null := range nulls {
		if null != nulls[0] || !slices.Equal(null.level, again.level) || !slices.Equal(null.detrended, again.detrended) {
			t.Fatal("the null distribution is not the same")
		}
	}
}

// The place of a known correlation is that which CorrelationRandomWalk gives, also after
// what was drawn is forgotten; and a correlation that is none, or of too few years, has none.
func TestPercentileDetrended(t *testing.T) {
	opt := DefaultRandomWalkOptions()
	opt.Draws = 499
	for n := 4; n < 40; n += 7 {
		s := walks(2, n, false)
		whole, err := CorrelationRandomWalk(s[0].Years, s[0].Values, s[1].Values, opt)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []float64{whole.RDetrended, -whole.RDetrended} {
			if got, err := PercentileDetrended(n, r, opt); err != nil || got != whole.PercentileDetrended {
				t.Errorf("n = %d: %v, %v; want %v", n, got, err, whole.PercentileDetrended)
			}
			Forget()
		}
	}
	for _, tt := range []struct {
		n    int
		r    float64
		opt  RandomWalkOptions
		want error
	}{
		{3, 0.5, opt, ErrTooFew}, {10, math.NaN(), opt, ErrValue}, {10, 1.5, opt, ErrValue}, {10, 0.5, RandomWalkOptions{Draws: 1, Seed: 1}, ErrOption},
	} {
		if _, err := PercentileDetrended(tt.n, tt.r, tt.opt); !errors.Is(err, tt.want) {
			t.Errorf("n = %d, r = %v: %v, want %v", tt.n, tt.r, err, tt.want)
		}
	}
}

// What is asked while others forget is what it always is.
func TestForgetMeanwhile(t *testing.T) {
	s := walks(1, 30, false)[0]
	opt := DefaultSupFOptions()
	want, err := SupF(s.Years, s.Values, opt)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 5 {
				Forget()
				if got, err := SupF(s.Years, s.Values, opt); err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("%+v, %v; want %+v", got, err, want)
				}
			}
		})
	}
	group.Wait()
	randomWalkNull(30, DefaultRandomWalkOptions())
	Forget()
	keptSets.mu.Lock()
	defer keptSets.mu.Unlock()
	left := len(keptSets.sets) + keptSets.held
	walkNulls.Range(func(any, any) bool { left++; return true })
	if left != 0 {
		t.Errorf("%d are kept after all is forgotten", left)
	}
}
