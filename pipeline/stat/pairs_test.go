package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"
)

// walks returns series of random walks with rounding, so that there are ties,
// on years that may lack some at the ends and within.
func walks(count, n int, holes bool) []YearSeries {
	rng := rand.New(rand.NewPCG(7, uint64(n)))
	series := make([]YearSeries, count)
	for i := range series {
		level := 100.0
		for t := range n {
			level += rng.NormFloat64()
			if holes && i%3 != 0 && (t < i%7 || t > n-i%5 || rng.IntN(12) == 0) {
				continue
			}
			v := level
			if i%4 == 1 {
				v = math.Round(v)
			}
			series[i].Years = append(series[i].Years, 1960+t)
			series[i].Values = append(series[i].Values, v)
		}
	}
	return series
}

// TestPairsEqualSingles compares every figure of an all-pairs run, to the last
// bit, with the single functions on the aligned and transformed pair.
func TestPairsEqualSingles(t *testing.T) {
	const count = 34
	series := walks(count, 40, true)
	series[5].Values = slices.Repeat([]float64{3}, len(series[5].Values)) // constant
	series[6].Values[4] = -1                                              // no logarithm
	// No logarithm in a year that enters no difference and that not all have.
	series[12].Years[0], series[12].Values[0] = 1950, 0
	series[7].Years, series[7].Values = nil, nil
	series[8].Years, series[8].Values = series[8].Years[:4], series[8].Values[:4]
	series[9] = YearSeries{[]int{1960, 1962, 1964, 1966, 1968}, []float64{1, 3, 2, 5, 4}} // no difference
	// Differences that overflow: all; one, in a year that not all have; one that no other has.
	for k := range series[25].Values {
		series[25].Values[k] = math.Copysign(1.7e308, float64(k%2)-0.5)
	}
	series[26].Values[20], series[26].Values[21] = 1.7e308, -1.7e308
	series[28].Years = append([]int{1900, 1901}, series[28].Years...)
	series[28].Values = append([]float64{-1.7e308, 1.7e308}, series[28].Values...)
	for transform := Level; transform <= Detrended; transform++ {
		pairs, err := NewPairs(series, transform)
		if err != nil {
			t.Fatal(err)
		}
		w, lean := pairs.Worker(), pairs.Worker()
		failed := 0
		for i := range pairs.Len() {
			for j := range pairs.Len() {
				got, err := w.Correlate(i, j)
				want, wantErr := singles(transform, series[i], series[j])
				if err != nil {
					failed++
					// Where two things are wrong the order of discovery may differ.
					both := errors.Is(err, ErrNotPositive) && errors.Is(wantErr, ErrTooFew) || errors.Is(err, ErrTooFew) && errors.Is(wantErr, ErrValue)
					if !errors.Is(wantErr, err) && !both {
						t.Errorf("%v %d %d: error %v, single functions %v", transform, i, j, err, wantErr)
					}
					continue
				}
				if wantErr != nil || got != want {
					t.Errorf("%v %d %d: %+v, single functions %+v %v", transform, i, j, got, want, wantErr)
				}
				e, err := lean.Effective(i, j)
				if err != nil || e.N != want.N || e.R != want.R || e.NEff != want.NEff || e.PEff != want.PEff || !math.IsNaN(e.P+e.PT+e.PAsymptotic+e.Rho+e.TauB) {
					t.Errorf("%v %d %d: without ranks %+v (%v), single functions %+v", transform, i, j, e, err, want)
				}
			}
		}
		if failed == 0 || failed > count*count/2 {
			t.Errorf("%v: %d of %d pairs failed: the example is not what it should be", transform, failed, count*count)
		}
	}
}

func singles(transform Transform, a, b YearSeries) (c PairCorrelation, err error) {
	years, x, y, err := transform.ApplyPair(a.Years, a.Values, b.Years, b.Values)
	if err != nil {
		return c, err
	}
	pearson, err := Pearson(x, y)
	if err != nil {
		return c, err
	}
	spearman, err := Spearman(x, y)
	if err != nil {
		return c, err
	}
	kendall, err := Kendall(x, y)
	if err != nil {
		return c, err
	}
	effective, err := CorrelationEffective(years, x, y)
	return PairCorrelation{pearson.N, pearson.R, pearson.P, spearman.Rho, spearman.PT,
		kendall.TauB, kendall.PAsymptotic, effective.NEff, effective.P}, err
}

func TestPairsWorkersDoNotDisturbEachOther(t *testing.T) {
	pairs, err := NewPairs(walks(40, 30, true), Difference)
	if err != nil {
		t.Fatal(err)
	}
	results := make([][]PairCorrelation, 4)
	var wg sync.WaitGroup
	for g := range results {
		wg.Go(func() { results[g] = allPairs(pairs) })
	}
	wg.Wait()
	for _, r := range results[1:] {
		if !slices.Equal(r, results[0]) {
			t.Fatal("workers on the same pairs found different figures")
		}
	}
}

func allPairs(p *Pairs) (all []PairCorrelation) {
	w := p.Worker()
	for i := range p.Len() {
		for j := range i {
			c, _ := w.Correlate(i, j)
			all = append(all, c)
		}
	}
	return all
}

func TestPairsDoNotAllocate(t *testing.T) {
	for _, holes := range []bool{false, true} {
		for transform := Level; transform <= Detrended; transform++ {
			pairs, err := NewPairs(walks(12, 40, holes), transform)
			if err != nil {
				t.Fatal(err)
			}
			w := pairs.Worker()
			run := func() {
				for i := range pairs.Len() {
					for j := range i {
						_, _ = w.Correlate(i, j)
					}
				}
			}
			if n := testing.AllocsPerRun(3, run); n != 0 {
				t.Errorf("%v, holes %v: %v allocations", transform, holes, n)
			}
		}
	}
}

func TestNewPairsRefuses(t *testing.T) {
	good := YearSeries{[]int{1, 2, 3}, []float64{1, 2, 4}}
	for _, tt := range []struct {
		series    YearSeries
		transform Transform
		want      error
	}{
		{good, 0, ErrOption},
		{good, Detrended + 1, ErrOption},
		{YearSeries{[]int{1, 2}, []float64{1, 2, 4}}, Level, ErrLength},
		{YearSeries{[]int{1, 2, 2}, []float64{1, 2, 4}}, Level, ErrValue},
		{YearSeries{[]int{1, 2, 3}, []float64{1, math.NaN(), 4}}, Level, ErrValue},
	} {
		if _, err := NewPairs([]YearSeries{good, tt.series}, tt.transform); !errors.Is(err, tt.want) {
			t.Errorf("%v %v: %v, want %v", tt.series, tt.transform, err, tt.want)
		}
	}
}

// benchmarkAllPairs correlates all 499,500 pairs of 1,000 series of 60 years, in
// levels and in differences, on all processors.
func benchmarkAllPairs(b *testing.B, holes bool) {
	series := walks(1000, 60, holes)
	b.ReportAllocs()
	for b.Loop() {
		for _, transform := range []Transform{Level, Difference} {
			pairs, err := NewPairs(series, transform)
			if err != nil {
				b.Fatal(err)
			}
			var wg sync.WaitGroup
			workers := runtime.GOMAXPROCS(0)
			for g := range workers {
				wg.Go(func() {
					w := pairs.Worker()
					for i := g; i < pairs.Len(); i += workers {
						for j := range i {
							if _, err := w.Correlate(i, j); err != nil {
								b.Error(err)
								return
							}
						}
					}
				})
			}
			wg.Wait()
		}
	}
}

func BenchmarkAllPairs(b *testing.B)           { benchmarkAllPairs(b, false) }
func BenchmarkAllPairsUnbalanced(b *testing.B) { benchmarkAllPairs(b, true) }

func BenchmarkRandomWalkNull60(b *testing.B) {
	for b.Loop() {
		new(walkNull).draw(60, DefaultRandomWalkOptions())
	}
}
