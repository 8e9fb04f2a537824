package stat

import "math"

// A CorrelationEffectiveResult tests Pearson's correlation with the number of
// independent observations that the series' autocorrelations leave.
type CorrelationEffectiveResult struct {
	N    int
	R    float64 // Pearson's correlation
	NEff float64 // effective number of observations, 3 … n
	T    float64 // R √(NEff−2) / √(1−R²); ±math.MaxFloat64 where |R| = 1
	P    float64 // two-sided, t(NEff−2)
	doubts
}

// doubts are the warnings that a result carries.
type doubts []string

// Warnings lists the doubts.
func (d doubts) Warnings() []string { return d }

// CorrelationEffective tests Pearson's correlation r of x and y with
//
//	n_eff = n / (1 + 2 Σ_{k=1}^{⌊n/4⌋} (1 − k/n) r_x(k) r_y(k)),  t = r √((n_eff−2) / (1−r²))
//
// and the two-sided p of t on n_eff − 2 degrees of freedom, which need not be
// whole. r_x and r_y are the autocorrelations with denominator n. n_eff is
// capped to [3, n]: where the sum is negative, even so far that the divisor is
// not above 0, it is n. years only serve the warning that lags count
// observations on years with gaps. Least n is 3 (ErrTooFew). A constant series
// gives ErrNoVariation, unequal lengths ErrLength, a value that is not finite or
// years that do not increase ErrValue.
//
// On two trending or random-walk series the autocorrelations of 15 to 60 years
// are far too low, and the test still rejects much too often; it is made for
// differences.
//
// Pyper & Peterman (1998), "Comparison of methods to account for
// autocorrelation in correlation analyses of fish data", Can. J. Fish. Aquat.
// Sci. 55(9), 2127–2140, eq. (1). The highest lag and the cap are ours; Chelton (1984)
// has the sum without the weights. No common program offers it.
func CorrelationEffective(years []int, x, y []float64) (CorrelationEffectiveResult, error) {
	if err := checkPair(years, x, y, 3); err != nil {
		return CorrelationEffectiveResult{}, err
	}
	var a, b prepared
	a.centre(x)
	b.centre(y)
	r, ok := a.pearson(&b)
	if !ok {
		return CorrelationEffectiveResult{}, errConstant(a.ss == 0)
	}
	a.autocorrelations()
	b.autocorrelations()
	res := CorrelationEffectiveResult{N: len(x), R: r, NEff: a.effectiveN(&b), doubts: gapWarnings(years)}
	res.T, res.P = correlationT(r, res.NEff-2)
	if infiniteT(res.T) {
		res.doubts = append(res.doubts, "the points lie on one straight line: t is infinite and left out")
	}
	if res.NEff == 3 && res.N > 3 {
		res.doubts = append(res.doubts, "the series are so persistent that fewer than 3 independent observations are left: n_eff is set to 3")
	}
	return res, nil
}

// Values lists n_eff, t and p; t is left out where |r| = 1.
func (r CorrelationEffectiveResult) Values() []Value {
	v := []Value{{Name: "n_eff", V: r.NEff, Dim: Count}}
	if !infiniteT(r.T) {
		v = append(v, Value{Name: "t", V: r.T})
	}
	return append(v, Value{Name: "p", V: r.P, Dim: Prob})
}

// autocorrelations fills acf with the lags 1 … ⌊n/4⌋ of a series that has been
// centred.
func (p *prepared) autocorrelations() {
	n := len(p.dev)
	p.acf = resize(p.acf, n/4)
	for k := range p.acf {
		if p.ss == 0 {
			p.acf[k] = 0
			continue
		}
		p.acf[k] = dot(p.dev[k+1:], p.dev[:n-k-1]) / p.ss
	}
}

// effectiveN returns n_eff of two series of one length with autocorrelations.
func (p *prepared) effectiveN(q *prepared) float64 {
	n := float64(len(p.dev))
	var sum float64
	for k, r := range p.acf {
		sum += (1 - float64(k+1)/n) * r * q.acf[k]
	}
	if sum <= 0 {
		return n
	}
	return math.Max(3, n/(1+2*sum))
}

// checkPair returns what keeps two series on the same years from being
// correlated, except that one is constant.
func checkPair(years []int, x, y []float64, least int) error {
	if err := checkCorrelation(x, y); err != nil {
		return err
	}
	return checkSeries(years, x, least)
}
