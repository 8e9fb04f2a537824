package stat

import (
	"fmt"
	"math"
	"slices"
)

// TheilSenOptions are the choices of TheilSen.
type TheilSenOptions struct {
	Conf float64 // confidence of the interval, above 0 and below 1
}

// DefaultTheilSenOptions is an interval of 95 %.
func DefaultTheilSenOptions() TheilSenOptions { return TheilSenOptions{Conf: 0.95} }

// Check refuses a confidence that is not between 0 and 1.
func (o TheilSenOptions) Check() error {
	if !(o.Conf > 0 && o.Conf < 1) {
		return fmt.Errorf("confidence %v: %w", o.Conf, ErrOption)
	}
	return nil
}

// A Workspace holds the buffers of statistics that compare all pairs of values,
// so that many series need no memory but once. It may not be shared between
// goroutines; its zero value is ready, and nil stands for a fresh one.
type Workspace struct {
	slopes, values []float64
	positions      []int
	detrended      prepared
}

// A TheilSenTrend is the median of all slopes between pairs of years.
type TheilSenTrend struct {
	N              int
	Slope          float64
	InterceptJoint float64 // median of y − slope·year
	Lo, Hi         float64 // Sen's interval of the slope
	HasInterval    bool
	GrowthRate     float64 // exp(slope) − 1; with Log only
	Log            bool
}

// TheilSen returns the median of the n(n − 1)/2 slopes (yⱼ − yᵢ)/(tⱼ − tᵢ) on
// calendar years (y in any unit, slope in that unit per year), and the intercept
// median(y − slope·year). It bears up to 29 % of wild values (Theil 1950; Sen
// 1968, J. Am. Stat. Assoc. 63, 1379–1389).
//
// The interval takes the slopes of rank (N − C)/2 and (N + C)/2 + 1, rounded
// half to even, with N slopes and C = z√var(S), var(S) as in MannKendall (Sen
// 1968, sec. 6); it assumes independent errors, and is too narrow for
// autocorrelated ones. SciPy and R's trend agree; Gilbert (1987) interpolates
// between ranks; the intercept of SciPy's "separate" method is
// median(y) − slope·median(year). Where n is too small for the ranks to exist
// (below 5 for 95 %) the interval is left out with a warning.
//
// A constant series gives ErrNoVariation. Least n: 3.
func TheilSen(years []int, y []float64, o TheilSenOptions, ws *Workspace) (*TheilSenTrend, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := checkSeries(years, y, 3); err != nil {
		return nil, err
	}
	if isConstant(y) {
		return nil, fmt.Errorf("all %d values are %v: %w", len(y), y[0], ErrNoVariation)
	}
	if ws == nil {
		ws = &Workspace{}
	}
	r := &TheilSenTrend{N: len(y), Slope: ws.medianSlope(years, y)}
	c := quantileNormal(1-o.Conf) * math.Sqrt(mannKendallVariance(ws.sorted(y)))
	pairs := len(ws.slopes)
	lo := int(math.RoundToEven((float64(pairs) - c) / 2))
	hi := int(math.RoundToEven((float64(pairs)+c)/2 + 1))
	if r.HasInterval = lo >= 1 && hi <= pairs; r.HasInterval {
		r.Lo, r.Hi = ws.slopeAt(lo-1), ws.slopeAt(hi-1)
	}
	rest := ws.values[:0]
	for i, v := range y {
		rest = append(rest, v-float64(r.Slope*float64(years[i])))
	}
	slices.Sort(rest)
	ws.values = rest
	r.InterceptJoint = median(rest)
	return r, checkFinite([]float64{r.Slope, r.InterceptJoint, r.Lo, r.Hi})
}

// TheilSenLog is TheilSen on the natural logarithms of y, which must be positive
// (else ErrNotPositive), with the growth rate exp(slope) − 1 per year.
func TheilSenLog(years []int, y []float64, o TheilSenOptions, ws *Workspace) (*TheilSenTrend, error) {
	logs, err := Logs(y)
	if err != nil {
		return nil, err
	}
	r, err := TheilSen(years, logs, o, ws)
	if err != nil {
		return nil, err
	}
	r.Log, r.GrowthRate = true, math.Expm1(r.Slope)
	return r, checkFinite([]float64{r.GrowthRate})
}

// medianSlope fills ws.slopes with all pairwise slopes, divided at their median,
// which it returns.
func (ws *Workspace) medianSlope(time []int, y []float64) float64 {
	slopes := resize(ws.slopes, len(y)*(len(y)-1)/2)
	ws.slopes = slopes
	for j, v := range y {
		t, to := time[:j], slopes[:j]
		slopes = slopes[j:]
		for i, u := range y[:j] {
			to[i] = (v - u) / float64(time[j]-t[i])
		}
	}
	return medianOf(ws.slopes)
}

// slopeAt returns the slope of rank k, from 0, after medianSlope.
func (ws *Workspace) slopeAt(k int) float64 {
	m := len(ws.slopes) / 2
	if k < m {
		return orderStatistic(ws.slopes[:m], k)
	}
	return orderStatistic(ws.slopes[m:], k-m)
}

// sorted returns y in order, in the buffer that the next call overwrites.
func (ws *Workspace) sorted(y []float64) []float64 {
	ws.values = append(ws.values[:0], y...)
	slices.Sort(ws.values)
	return ws.values
}

// Values lists the figures of the family "theil_sen".
func (r *TheilSenTrend) Values() []Value {
	slope, value := trendDims(r.Log)
	v := []Value{{"slope", r.Slope, slope, ""}, {"intercept_joint", r.InterceptJoint, value, ""}}
	if r.HasInterval {
		v = append(v, Value{"lo", r.Lo, slope, ""}, Value{"hi", r.Hi, slope, ""})
	}
	if r.Log {
		v = append(v, Value{"growth_rate", r.GrowthRate, Fraction, ""})
	}
	return v
}

// Warnings says where there is no interval.
func (r *TheilSenTrend) Warnings() []string {
	if !r.HasInterval {
		return []string{fmt.Sprintf("%d values are too few for an interval of the Theil–Sen slope", r.N)}
	}
	return nil
}
