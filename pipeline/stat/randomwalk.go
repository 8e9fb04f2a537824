package stat

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// RandomWalkOptions says against which random walks a correlation is held.
type RandomWalkOptions struct {
	Draws int    // pairs of walks, 99 … 999,999
	Seed  uint64 // of the generator, not 0; n is mixed in
}

// DefaultRandomWalkOptions returns 9,999 pairs and the seed 20240229.
func DefaultRandomWalkOptions() RandomWalkOptions {
	return RandomWalkOptions{Draws: 9999, Seed: 20240229}
}

// Check returns ErrOption if a field is out of range.
func (o RandomWalkOptions) Check() error {
	if o.Draws < 99 || o.Draws > 999_999 {
		return fmt.Errorf("%d draws, 99 to 999,999 allowed: %w", o.Draws, ErrOption)
	}
	if o.Seed == 0 {
		return fmt.Errorf("seed 0: %w", ErrOption)
	}
	return nil
}

// A CorrelationRandomWalkResult says how remarkable a correlation would be
// between series that wander independently of one another.
type CorrelationRandomWalkResult struct {
	N                   int
	R, RDetrended       float64 // Pearson's correlation of levels and of residuals
	Percentile          float64 // of |R| among random walks, 0 … below 100
	PercentileDetrended float64 // of |RDetrended|, likewise
	doubts
}

// CorrelationRandomWalk returns the place of |r|, of the levels x and y and of
// their residuals from the least-squares line on the year, among the |r| of
// opt.Draws pairs of independent Gaussian random walks w[t] = w[t−1] + e[t],
// e ~ N(0, 1), of the same n, treated alike:
//
//	percentile = 100 · #{|r*| < |r|} / (draws + 1)
//
// so that it is below 100, and 100 − percentile is 100 times the Monte Carlo
// p-value of Davison & Hinkley (1997), eq. (4.11). The walks are the same in
// every run: the generator is PCG, seeded with opt.Seed and n, and each pair is
// drawn x first. The walks have no drift: two series with a drift each correlate
// more in levels, but not once detrended. They have no gaps either; on years
// with gaps the result carries a warning.
//
// The null distribution is computed once per n and options and kept, 16 bytes a
// draw; the function is safe for concurrent use. Least n is 4 (ErrTooFew),
// because the residuals of 3 years always correlate perfectly. A constant series,
// or one on a straight line, gives ErrNoVariation, unequal lengths ErrLength, a
// value that is not finite or years that do not increase ErrValue, bad options
// ErrOption.
//
// The problem: Yule (1926), "Why do we sometimes get nonsense-correlations
// between time-series?", J. R. Stat. Soc. 89(1), 1–63; the limit distribution:
// Ernst, Shepp & Wyner (2017), Ann. Statist. 45(4), 1789–1809. No common program
// has the percentile.
func CorrelationRandomWalk(years []int, x, y []float64, opt RandomWalkOptions) (CorrelationRandomWalkResult, error) {
	if err := opt.Check(); err != nil {
		return CorrelationRandomWalkResult{}, err
	}
	if err := checkPair(years, x, y, 4); err != nil {
		return CorrelationRandomWalkResult{}, err
	}
	r, err := Pearson(x, y)
	if err != nil {
		return CorrelationRandomWalkResult{}, err
	}
	dx, err := Detrend(years, x)
	if err != nil {
		return CorrelationRandomWalkResult{}, err
	}
	dy, err := Detrend(years, y)
	if err != nil {
		return CorrelationRandomWalkResult{}, err
	}
	rd, err := Pearson(dx, dy)
	if err != nil {
		return CorrelationRandomWalkResult{}, fmt.Errorf("detrended: %w", err)
	}
	null := randomWalkNull(len(x), opt)
	res := CorrelationRandomWalkResult{
		N: len(x), R: r.R, RDetrended: rd.R,
		Percentile:          percentileBelow(null.level, math.Abs(r.R)),
		PercentileDetrended: percentileBelow(null.detrended, math.Abs(rd.R)),
	}
	if hasGaps(years) {
		res.doubts = doubts{"the years have gaps, the random walks behind the percentiles have none"}
	}
	return res, nil
}

// PercentileDetrended is that of CorrelationRandomWalk for a correlation of residuals of
// n years that is known, as an all-pairs run finds it. Fewer than 4 years give
// ErrTooFew, a correlation that is none ErrValue, bad options ErrOption.
func PercentileDetrended(n int, rDetrended float64, opt RandomWalkOptions) (float64, error) {
	if err := opt.Check(); err != nil {
		return math.NaN(), err
	}
	if err := checkLeast(n, 4); err != nil {
		return math.NaN(), err
	}
	if !(math.Abs(rDetrended) <= 1) {
		return math.NaN(), fmt.Errorf("correlation %v: %w", rDetrended, ErrValue)
	}
	return percentileBelow(randomWalkNull(n, opt).detrended, math.Abs(rDetrended)), nil
}

// Values lists percentile and percentile_detrended, from 0 to 100.
func (r CorrelationRandomWalkResult) Values() []Value {
	return []Value{{Name: "percentile", V: r.Percentile}, {Name: "percentile_detrended", V: r.PercentileDetrended}}
}

// percentileBelow returns 100 times the number of sorted values below v over
// one more than their number.
func percentileBelow(sorted []float64, v float64) float64 {
	below, _ := slices.BinarySearch(sorted, v)
	return 100 * float64(below) / float64(len(sorted)+1)
}

// A walkNull holds the sorted |r| of pairs of independent random walks.
type walkNull struct {
	once             sync.Once
	level, detrended []float64
}

type walkKey struct {
	n   int
	opt RandomWalkOptions
}

var walkNulls sync.Map // walkKey → *walkNull

// randomWalkNull returns the null distribution of n, computing it the first
// time. Others that need it meanwhile wait.
func randomWalkNull(n int, opt RandomWalkOptions) *walkNull {
	v, _ := walkNulls.LoadOrStore(walkKey{n, opt}, new(walkNull))
	null := v.(*walkNull)
	null.once.Do(func() { null.draw(n, opt) })
	return null
}

// draw fills the null distribution.
func (w *walkNull) draw(n int, opt RandomWalkOptions) {
	// The seed is a pair of words so that no two n share a stream.
	rng := rand.New(rand.NewPCG(opt.Seed, uint64(n)))
	w.level, w.detrended = make([]float64, opt.Draws), make([]float64, opt.Draws)
	x, y := make([]float64, n), make([]float64, n)
	// time[t] is centred with unit length: the correlation of residuals is then
	// the partial correlation, from the three products, without residuals.
	time := make([]float64, n)
	middle := float64(n-1) / 2
	length := math.Sqrt(float64(n) * (float64(n)*float64(n) - 1) / 12)
	for t := range time {
		time[t] = (float64(t) - middle) / length
	}
	for i := range opt.Draws {
		walk(rng, x)
		walk(rng, y)
		sxx, syy, sxy := dot(x, x), dot(y, y), dot(x, y)
		bx, by := dot(x, time), dot(y, time)
		w.level[i] = math.Abs(sxy) / math.Sqrt(sxx*syy)
		w.detrended[i] = math.Abs(sxy-bx*by) / math.Sqrt((sxx-bx*bx)*(syy-by*by))
	}
	slices.Sort(w.level)
	slices.Sort(w.detrended)
}

// walk fills x with a Gaussian random walk less its mean.
func walk(rng *rand.Rand, x []float64) {
	var at, sum float64
	for t := range x {
		at += rng.NormFloat64()
		x[t] = at
		sum += at
	}
	mean := sum / float64(len(x))
	for t := range x {
		x[t] -= mean
	}
}
