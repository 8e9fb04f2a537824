package stat

import (
	"fmt"
	"math"
)

// CCFOptions says how far the cross-correlations reach.
type CCFOptions struct {
	MaxLag int // highest lag in both directions, at least 1
}

// DefaultCCFOptions returns five lags.
func DefaultCCFOptions() CCFOptions { return CCFOptions{MaxLag: 5} }

// Check returns ErrOption if a field is out of range.
func (o CCFOptions) Check() error {
	if o.MaxLag < 1 {
		return fmt.Errorf("highest lag %d: %w", o.MaxLag, ErrOption)
	}
	return nil
}

// A CCFResult holds cross-correlations.
type CCFResult struct {
	N       int
	MaxLag  int
	R       []float64 // R[MaxLag+k] is that of lag k, −MaxLag … MaxLag
	Bound95 float64   // 1.96/√n
	doubts
}

// CCF returns the cross-correlations of x and y at the lags k = −m … m,
//
//	r(k) = Σ_t (x[t+k]−x̄)(y[t]−ȳ) / √(Σ (x−x̄)² Σ (y−ȳ)²)
//
// where m = opt.MaxLag: at k > 0 y leads x by k observations. All sums have the
// same divisor, so |r(k)| ≤ 1 and far lags shrink to 0. bound95 = Φ⁻¹(0.975)/√n
// is the bound of one r(k) when both are independent and one is white noise;
// with eleven lags four in ten such pairs leave it somewhere. years only serve
// the warning that lags count observations on years with gaps. Least n is m + 1
// and 3 (ErrTooFew). A constant series gives ErrNoVariation, unequal lengths
// ErrLength, a value that is not finite or years that do not increase ErrValue,
// bad options ErrOption.
//
// Box & Jenkins (1970), Time Series Analysis, section 11.1. R's ccf(x, y) has this
// order and divisor; statsmodels' ccf has k ≥ 0 only, and the divisor n−k unless
// adjusted=False.
func CCF(years []int, x, y []float64, opt CCFOptions) (CCFResult, error) {
	if err := opt.Check(); err != nil {
		return CCFResult{}, err
	}
	if err := checkPair(years, x, y, opt.MaxLag+1); err != nil {
		return CCFResult{}, err
	}
	var a, b prepared
	a.centre(x)
	b.centre(y)
	if _, ok := a.pearson(&b); !ok {
		return CCFResult{}, errConstant(a.ss == 0)
	}
	n, m := len(x), opt.MaxLag
	res := CCFResult{N: n, MaxLag: m, R: make([]float64, 2*m+1), Bound95: normal975 / math.Sqrt(float64(n)),
		doubts: gapWarnings(years)}
	for k := 0; k <= m; k++ {
		res.R[m+k] = a.lagged(&b, k)
		res.R[m-k] = b.lagged(&a, k)
	}
	return res, nil
}

// lagged returns the cross-correlation of p[t+k] and q[t], k ≥ 0.
func (p *prepared) lagged(q *prepared, k int) float64 {
	n := len(p.dev)
	return clampCorrelation(dot(p.dev[k:], q.dev[:n-k]) / (math.Sqrt(p.ss) * math.Sqrt(q.ss)))
}

// Values lists k-m … k0 … km and bound95.
func (r CCFResult) Values() []Value {
	v := make([]Value, 0, len(r.R)+1)
	for i, c := range r.R {
		v = append(v, Value{Name: fmt.Sprintf("k%d", i-r.MaxLag), V: c})
	}
	return append(v, Value{Name: "bound95", V: r.Bound95})
}
