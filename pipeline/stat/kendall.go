package stat

import (
	"math"
	"math/bits"
	"slices"
	"sync"
)

// kendallExactMax is the largest n at which Kendall gives the exact p. The work
// is O(n⁴), once per n, and the normal approximation improves with n.
const kendallExactMax = 60

// A KendallResult is the rank correlation by concordant and discordant pairs.
type KendallResult struct {
	N           int
	S           int64   // concordant less discordant pairs
	TauB        float64 // S over the geometric mean of the pairs untied in each series
	Z           float64 // S over its standard deviation without a correlation
	PAsymptotic float64 // two-sided, normal
	PExact      float64 // two-sided, of all orders; only where HasExact
	HasExact    bool    // no ties and n ≤ 60
}

// Kendall returns Kendall's rank correlation of x and y
//
//	S = Σ_{i<j} sgn(x_j−x_i) sgn(y_j−y_i),  τ_b = S / √((n₀−n₁)(n₀−n₂)),  z = S / √var S
//
// where n₀ = n(n−1)/2 and n₁, n₂ are the pairs tied in x and in y, with the
// tie-corrected variance (see kendallVariance), no continuity correction, and
// the two-sided normal p of z. Without ties and up to n = 60 the exact p
// min(1, 2 P(S' ≥ |S|)) is given too, its tail summed directly. The work is
// O(n log n). Least n is 3 (ErrTooFew). A constant series gives ErrNoVariation,
// unequal lengths ErrLength, a value that is not finite ErrValue.
//
// Kendall (1945), "The treatment of ties in ranking problems", Biometrika
// 33(3), 239–251; Kendall (1970), Rank Correlation Methods, 4th ed., ch. 4–5;
// Knight (1966), "A computer method for calculating Kendall's tau with
// ungrouped data", JASA 61(314), 436–439. R's cor.test gives the same z with
// exact = FALSE; its exact p is 1 − cdf in the upper tail, noise below 10⁻¹².
// gretl's p uses another variance; the R package Kendall is in single
// precision and corrects for continuity.
func Kendall(x, y []float64) (KendallResult, error) {
	if err := checkCorrelation(x, y); err != nil {
		return KendallResult{}, err
	}
	var a, b prepared
	a.sort(x)
	a.ranks(x)
	b.sort(y)
	b.ranks(y)
	var scratch concordance
	res, ok := a.kendall(&b, &scratch)
	if !ok {
		return KendallResult{}, errConstant(a.rankSS == 0)
	}
	if res.N <= kendallExactMax && a.ties.pairs == 0 && b.ties.pairs == 0 {
		res.PExact, res.HasExact = kendallExact(res.N, res.S), true
	}
	return res, nil
}

// Values lists n, tau_b, z, p_asymptotic and, where there is one, p_exact.
func (r KendallResult) Values() []Value {
	v := make([]Value, 0, 5)
	v = append(v, Value{Name: "n", V: float64(r.N), Dim: Count}, Value{Name: "tau_b", V: r.TauB},
		Value{Name: "z", V: r.Z}, Value{Name: "p_asymptotic", V: r.PAsymptotic, Dim: Prob})
	if r.HasExact {
		v = append(v, Value{Name: "p_exact", V: r.PExact, Dim: Prob})
	}
	return v
}

// Warnings says where only a poor approximation of p is to be had.
func (r KendallResult) Warnings() []string {
	if r.N < 10 && !r.HasExact {
		return []string{"ties and fewer than 10 observations: the normal approximation of p is rough"}
	}
	return nil
}

// kendall returns the statistic of two series that have been ranked, without
// the exact p, and false if one is constant.
func (p *prepared) kendall(q *prepared, c *concordance) (KendallResult, bool) {
	n := int64(len(p.order))
	n0 := n * (n - 1) / 2
	untiedP, untiedQ := n0-p.ties.pairs, n0-q.ties.pairs
	if untiedP == 0 || untiedQ == 0 {
		return KendallResult{}, false
	}
	s := c.score(p, q)
	tau := clampCorrelation(float64(s) / math.Sqrt(float64(untiedP)*float64(untiedQ)))
	z := float64(s) / math.Sqrt(kendallVariance(n, p.ties, q.ties))
	return KendallResult{N: int(n), S: s, TauB: tau, Z: z, PAsymptotic: twoSidedNormal(z)}, true
}

// kendallVariance returns the variance of S when x and y are independent, given
// the groups of t equal x and of u equal y,
//
//	[n(n−1)(2n+5) − Σ t(t−1)(2t+5) − Σ u(u−1)(2u+5)] / 18
//	+ Σ t(t−1)(t−2) Σ u(u−1)(u−2) / [9n(n−1)(n−2)] + Σ t(t−1) Σ u(u−1) / [2n(n−1)]
//
// Kendall (1970), ch. 4. n has to be at least 3.
func kendallVariance(n int64, t, u tieSums) float64 {
	m := float64(n)
	v := float64(n*(n-1)*(2*n+5)-t.linear-u.linear) / 18
	v += float64(t.triples) * float64(u.triples) / (9 * m * (m - 1) * (m - 2))
	return v + 2*float64(t.pairs)*float64(u.pairs)/(m*(m-1))
}

// A concordance counts S by sorting; its slices are scratch.
type concordance struct{ seq, tmp []int32 }

// score returns S: with the observations in the order of p, and of q where p is
// tied, the discordant pairs are the exchanges that sort q (Knight 1966).
func (c *concordance) score(p, q *prepared) int64 {
	if p.ties.pairs == 0 && q.ties.pairs > 0 {
		p, q = q, p // S is the same, and found faster where q has none
	}
	n := len(p.order)
	c.seq, c.tmp = resize(c.seq, n), resize(c.tmp, n)
	for i, k := range p.order {
		c.seq[i] = q.code[k]
	}
	joint := int64(0) // pairs tied in both
	if p.ties.pairs > 0 {
		joint = c.sortWithinTies(p)
	}
	untied := int64(n)*int64(n-1)/2 - p.ties.pairs - q.ties.pairs + joint
	if n <= 64 && q.ties.pairs == 0 {
		return untied - 2*inversions(c.seq)
	}
	return untied - 2*c.exchanges()
}

// inversions returns the number of pairs i < j with seq[i] > seq[j], of at most 64
// different numbers from 0 to 63: each looks among those before it for larger ones, which
// are the bits above its own.
func inversions(seq []int32) (count int64) {
	var seen uint64
	for _, v := range seq {
		count += int64(bits.OnesCount64(seen >> (uint32(v) & 63)))
		seen |= 1 << (uint32(v) & 63)
	}
	return count
}

// sortWithinTies sorts seq within the groups of equal p and counts the pairs
// that are tied in q as well.
func (c *concordance) sortWithinTies(p *prepared) (joint int64) {
	for i := 0; i < len(c.seq); {
		j := i + 1
		for j < len(c.seq) && p.code[p.order[j]] == p.code[p.order[i]] {
			j++
		}
		group := c.seq[i:j]
		slices.Sort(group)
		run := int64(0)
		for k := 1; k < len(group); k++ {
			if group[k] == group[k-1] {
				run++
			} else {
				run = 0
			}
			joint += run
		}
		i = j
	}
	return joint
}

// exchanges sorts seq by merging and returns the number of pairs i < j with
// seq[i] > seq[j].
func (c *concordance) exchanges() (count int64) {
	const block = 8 // below it insertion is faster than merging
	n := len(c.seq)
	for lo := 0; lo < n; lo += block {
		part := c.seq[lo:min(lo+block, n)]
		for i := 1; i < len(part); i++ {
			v, j := part[i], i
			for ; j > 0 && part[j-1] > v; j-- {
				part[j] = part[j-1]
			}
			part[j] = v
			count += int64(i - j)
		}
	}
	from, to := c.seq, c.tmp
	for width := block; width < n; width *= 2 {
		for lo := 0; lo < n; lo += 2 * width {
			mid, hi := min(lo+width, n), min(lo+2*width, n)
			i, j := lo, mid
			for k := lo; k < hi; k++ {
				if j >= hi || i < mid && from[i] <= from[j] {
					to[k] = from[i]
					i++
				} else {
					to[k] = from[j]
					j++
					count += int64(mid - i)
				}
			}
		}
		from, to = to, from
	}
	return count
}

// kendallTails caches, per n up to kendallExactMax, the lower tails of the
// number of discordant pairs.
var kendallTails [kendallExactMax + 1]struct {
	once sync.Once
	tail []float64
}

// kendallExact returns min(1, 2 P(S' ≥ |s|)) over all orders of n values
// without ties.
func kendallExact(n int, s int64) float64 {
	var tail []float64
	if n <= kendallExactMax {
		c := &kendallTails[n]
		c.once.Do(func() { c.tail = discordantTail(n) })
		tail = c.tail
	} else {
		tail = discordantTail(n)
	}
	// |S| = n(n−1)/2 − 2D; the distribution is symmetric, so the lower tail of
	// the discordant pairs is the upper tail of S, a sum of positive terms.
	d := (n*(n-1)/2 - int(max(s, -s))) / 2
	return min(1, 2*tail[d])
}

// discordantTail returns P(D ≤ d) for d = 0 … ⌊n(n−1)/4⌋, where D counts the
// discordant pairs of a random order of n values. An n-th value adds 0 … n−1
// of them with equal chance, so the probabilities are moving averages; they are
// summed anew each time, as a running difference would lose the tail's digits
// (the recursion: Kendall 1970, ch. 5).
func discordantTail(n int) []float64 {
	prob := []float64{1}
	for m := 2; m <= n; m++ {
		next := make([]float64, m*(m-1)/2+1)
		for d := range next {
			var sum float64
			for _, p := range prob[max(0, d-m+1):min(d+1, len(prob))] {
				sum += p
			}
			next[d] = sum / float64(m)
		}
		prob = next
	}
	tail := prob[:n*(n-1)/4+1]
	for d := 1; d < len(tail); d++ {
		tail[d] += tail[d-1]
	}
	return tail
}
