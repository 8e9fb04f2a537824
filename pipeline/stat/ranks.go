package stat

import (
	"math"
	"slices"
)

// A prepared series holds what the correlations of one series with others
// share, so that an all-pairs run computes it once per series. Its methods
// reuse the slices they find. It is read-only once prepared.
type prepared struct {
	dev    []float64 // deviations from the mean, perhaps rescaled
	ss     float64   // their sum of squares; 0 says that the series is constant
	order  []int32   // positions by increasing value
	code   []int32   // dense ranks 0, 1, …: equal values share one
	rank   []float64 // average ranks less (n+1)/2, exact in halves
	rankSS float64   // their sum of squares, exact
	ties   tieSums
	acf    []float64 // autocorrelations at lags 1 … ⌊n/4⌋
}

// tieSums are sums over the groups of t equal values.
type tieSums struct {
	pairs   int64 // Σ t(t−1)/2
	linear  int64 // Σ t(t−1)(2t+5)
	triples int64 // Σ t(t−1)(t−2)
}

// resize returns s with length n, reusing its array if it is large enough.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// prepare fills everything from the finite values x.
func (p *prepared) prepare(x []float64) {
	p.centre(x)
	p.sort(x)
	p.ranks(x)
	p.autocorrelations()
}

// centre fills dev and ss in two passes. The second takes out the rounding of
// the first mean. Deviations whose squares would overflow or vanish are scaled
// by a power of two, which no correlation notices.
func (p *prepared) centre(x []float64) {
	p.dev = resize(p.dev, len(x))
	p.ss = centred(p.dev, x, 1)
	if p.ss == 0 && isConstant(x) || p.ss > 0x1p-900 && p.ss < 0x1p900 {
		return
	}
	largest := 0.0
	for _, v := range x {
		largest = math.Max(largest, math.Abs(v))
	}
	_, exp := math.Frexp(largest)
	// In two steps, because 2^−exp itself may overflow for subnormal values.
	p.ss = centred(p.dev, x, math.Ldexp(1, -exp/2), math.Ldexp(1, -exp-(-exp/2)))
}

// centred writes the deviations of x, times the scales, from their mean to dst
// and returns their sum of squares; 0 for a constant series.
func centred(dst, x []float64, scales ...float64) float64 {
	if isConstant(x) {
		clear(dst)
		return 0
	}
	n := float64(len(x))
	var mean, rest, ss float64
	for i, v := range x {
		for _, s := range scales {
			v *= s
		}
		dst[i] = v
		mean += v
	}
	mean /= n
	for i := range dst {
		dst[i] -= mean
		rest += dst[i]
	}
	rest /= n
	for i := range dst {
		dst[i] -= rest
		ss += dst[i] * dst[i]
	}
	return ss
}

// sort fills order with the positions of x by increasing value, ties by
// position.
func (p *prepared) sort(x []float64) {
	p.order = resize(p.order, len(x))
	for i := range p.order {
		p.order[i] = int32(i)
	}
	slices.SortFunc(p.order, func(i, j int32) int {
		switch {
		case x[i] < x[j]:
			return -1
		case x[i] > x[j]:
			return 1
		}
		return int(i - j)
	})
}

// ranks fills code, rank, rankSS and ties; order must have been filled.
func (p *prepared) ranks(x []float64) {
	n := len(x)
	p.code, p.rank = resize(p.code, n), resize(p.rank, n)
	p.ties, p.rankSS = tieSums{}, 0
	code := int32(0)
	for i := 0; i < n; code++ {
		j := i + 1
		for j < n && x[p.order[j]] == x[p.order[i]] {
			j++
		}
		// Ranks i+1 … j average to (i+1+j)/2.
		rank := float64(i+j-n) / 2
		for _, k := range p.order[i:j] {
			p.code[k], p.rank[k] = code, rank
		}
		t := int64(j - i)
		p.rankSS += float64(t) * rank * rank
		p.ties.pairs += t * (t - 1) / 2
		p.ties.linear += t * (t - 1) * (2*t + 5)
		p.ties.triples += t * (t - 1) * (t - 2)
		i = j
	}
}

// dot returns Σ a[i] b[i], in four partial sums.
func dot(a, b []float64) float64 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float64
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return (s0 + s1) + (s2 + s3)
}
