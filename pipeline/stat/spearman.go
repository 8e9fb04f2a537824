package stat

import "math"

// A SpearmanResult is the rank correlation of two series.
type SpearmanResult struct {
	N   int
	Rho float64 // correlation of the average ranks, −1 … 1
	PT  float64 // two-sided, t approximation on n−2 degrees of freedom
}

// Spearman returns Pearson's correlation of the average ranks of x and y, ρ,
// and the two-sided p of
//
//	t = ρ √((n−2) / (1−ρ²))
//
// on n−2 degrees of freedom. Ranks are kept in exact halves, so ρ does not
// depend on the order of summation. Least n is 3 (ErrTooFew). A constant series
// gives ErrNoVariation, unequal lengths ErrLength, a value that is not finite
// ErrValue. At |ρ| = 1 p is 0, which the approximation gives at any n: with 4
// years the exact p is 1/12.
//
// Spearman (1904), "The proof and measurement of association between two
// things", Am. J. Psychol. 15(1), 72–101; the approximation:
// Pitman (1937), Suppl. J. R. Stat. Soc. 4(2), 225–232. R's cor.test takes the
// exact distribution or an Edgeworth series below n = 1,290 without ties; SciPy
// takes t, as here.
func Spearman(x, y []float64) (SpearmanResult, error) {
	if err := checkCorrelation(x, y); err != nil {
		return SpearmanResult{}, err
	}
	var a, b prepared
	a.sort(x)
	a.ranks(x)
	b.sort(y)
	b.ranks(y)
	rho, ok := a.spearman(&b)
	if !ok {
		return SpearmanResult{}, errConstant(a.rankSS == 0)
	}
	_, p := correlationT(rho, float64(len(x)-2))
	return SpearmanResult{N: len(x), Rho: rho, PT: p}, nil
}

// Values lists n, rho and p_t.
func (r SpearmanResult) Values() []Value {
	return []Value{{Name: "n", V: float64(r.N), Dim: Count}, {Name: "rho", V: r.Rho},
		{Name: "p_t", V: r.PT, Dim: Prob}}
}

// Warnings says where the t approximation is poor.
func (r SpearmanResult) Warnings() []string {
	switch {
	case math.Abs(r.Rho) == 1:
		return []string{"the ranks agree or are opposed without exception: the t approximation's p is 0, the exact one is not"}
	case r.N < 10:
		return []string{"fewer than 10 observations: the t approximation of p is rough"}
	}
	return nil
}

// spearman returns the rank correlation of two series that have been ranked,
// and false if one is constant.
func (p *prepared) spearman(q *prepared) (float64, bool) {
	if p.rankSS == 0 || q.rankSS == 0 {
		return 0, false
	}
	return clampCorrelation(dot(p.rank, q.rank) / (math.Sqrt(p.rankSS) * math.Sqrt(q.rankSS))), true
}
