package stat

import (
	"fmt"
	"math"
	"slices"
)

// A YearSeries is one series of an all-pairs run.
type YearSeries struct {
	Years  []int // strictly increasing
	Values []float64
}

// Pairs holds series prepared for correlating every one with every other. It is
// not modified after NewPairs, so any number of workers may share it.
type Pairs struct {
	transform Transform
	series    []pairSeries
}

// A pairSeries is one series, transformed as far as that does not depend on the
// other series of a pair.
type pairSeries struct {
	years    []int
	values   []float64 // not finite where a logarithm has no value or a difference overflows; not detrended
	span     int       // equal for series with equal years
	whole    prepared  // of all years; only its order where it is partial
	partial  bool      // some values, or residuals of all, are not finite: not every pair has numbers
	given    []int     // the years before any difference was taken
	unlogged []int     // those of them whose logarithm is wanted and does not exist
}

// NewPairs prepares the series for all pairs under a transformation. The series
// are copied, in about 80 bytes a value. Years that do not increase or a value
// that is not finite give ErrValue, unequal lengths ErrLength, no transformation
// ErrOption; the error names the index of the series. Whether a pair has a
// correlation, with values so large that a difference overflows too, is found out
// pair by pair.
func NewPairs(series []YearSeries, transform Transform) (*Pairs, error) {
	if err := transform.Check(); err != nil {
		return nil, err
	}
	p := &Pairs{transform: transform, series: make([]pairSeries, len(series))}
	spans := map[string]int{}
	for i, s := range series {
		if err := checkSeries(s.Years, s.Values, 0); err != nil {
			return nil, fmt.Errorf("series %d: %w", i, err)
		}
		q := &p.series[i]
		q.transform(s, transform)
		q.prepare(transform)
		key := fmt.Sprint(q.years)
		if _, ok := spans[key]; !ok {
			spans[key] = len(spans)
		}
		q.span = spans[key]
	}
	return p, nil
}

// Len returns the number of series.
func (p *Pairs) Len() int { return len(p.series) }

// transform fills all but span and whole, as far as it does not depend on the
// other series of a pair. The difference of two years that are common to a pair
// is the same whether the series are aligned before or after it is taken, and so
// is a logarithm: only detrending is left for later.
func (q *pairSeries) transform(s YearSeries, transform Transform) {
	q.given = slices.Clone(s.Years)
	q.years, q.values = slices.Clone(s.Years), slices.Clone(s.Values)
	if transform == Logarithm || transform == LogDifference {
		for i, v := range q.values {
			if v <= 0 {
				q.unlogged = append(q.unlogged, q.years[i])
				v = 0
			}
			q.values[i] = math.Log(v)
		}
	}
	if transform != Difference && transform != LogDifference {
		return
	}
	kept := 0 // at most i − 1, so that nothing is overwritten that is still needed
	for i := 1; i < len(q.values); i++ {
		if s.Years[i]-s.Years[i-1] == 1 {
			q.years[kept], q.values[kept] = s.Years[i], q.values[i]-q.values[i-1]
			kept++
		}
	}
	q.years, q.values = q.years[:kept], q.values[:kept]
}

// prepare fills whole and partial.
func (q *pairSeries) prepare(transform Transform) {
	x := q.values
	if transform == Detrended && len(x) >= 3 {
		x = slices.Clone(x)
		detrendInPlace(q.years, x)
	}
	if checkFinite(x) == nil {
		q.whole.prepare(x)
		return
	}
	q.partial = true
	x = slices.Clone(q.values)
	for i, v := range x {
		if math.IsNaN(v) {
			x[i] = math.Inf(-1) // a NaN has no place in an order
		}
	}
	q.whole.sort(x)
}

// lacksLog says whether a logarithm is missing in a year that r has as well.
func (q *pairSeries) lacksLog(r *pairSeries) bool {
	for _, year := range q.unlogged {
		if _, common := slices.BinarySearch(r.given, year); common {
			return true
		}
	}
	return false
}

// A PairCorrelation is what an all-pairs run says of one pair. Each figure is
// that of the function named, on the aligned and transformed series.
type PairCorrelation struct {
	N                 int
	R, P              float64 // Pearson
	Rho, PT           float64 // Spearman
	TauB, PAsymptotic float64 // Kendall
	NEff, PEff        float64 // CorrelationEffective
}

// Values lists n, r, p, rho, p_t, tau_b, p_asymptotic, n_eff and p_eff.
func (c PairCorrelation) Values() []Value {
	return []Value{{Name: "n", V: float64(c.N), Dim: Count}, {Name: "r", V: c.R}, {Name: "p", V: c.P, Dim: Prob},
		{Name: "rho", V: c.Rho}, {Name: "p_t", V: c.PT, Dim: Prob},
		{Name: "tau_b", V: c.TauB}, {Name: "p_asymptotic", V: c.PAsymptotic, Dim: Prob},
		{Name: "n_eff", V: c.NEff, Dim: Count}, {Name: "p_eff", V: c.PEff, Dim: Prob}}
}

// Warnings is empty: the doubts of a pair are told by the single functions.
func (c PairCorrelation) Warnings() []string { return nil }

// A PairWorker correlates pairs of one Pairs, with scratch of its own: one
// goroutine, one worker.
type PairWorker struct {
	pairs *Pairs
	a, b  pairSide
	concordance
}

// A pairSide is the scratch for one series of a pair.
type pairSide struct {
	at    []int32 // positions of the common years in the series
	place []int32 // position in the common years of every position, or −1
	years []int
	x     []float64
	part  prepared
}

// Worker returns a new worker.
func (p *Pairs) Worker() *PairWorker { return &PairWorker{pairs: p} }

// Correlate returns the correlations of series i and j on their common years,
// equal to the last bit to those of Pearson, Spearman, Kendall and
// CorrelationEffective on what ApplyPair returns. It allocates nothing once its
// scratch has grown. The errors are the bare ErrNotPositive (no logarithm in a
// common year), ErrTooFew (below 3 common values), ErrNoVariation and ErrValue (a
// difference or residual overflows), the first that applies. An index out of range panics.
func (w *PairWorker) Correlate(i, j int) (PairCorrelation, error) {
	p, q, res, err := w.effective(i, j, true)
	if err != nil {
		return PairCorrelation{}, err
	}
	// A series that varies has ranks that do.
	res.Rho, _ = p.spearman(q)
	tau, _ := p.kendall(q, &w.concordance)
	res.TauB, res.PAsymptotic = tau.TauB, tau.PAsymptotic
	_, res.P = correlationT(res.R, float64(res.N-2))
	_, res.PT = correlationT(res.Rho, float64(res.N-2))
	return res, nil
}

// Effective is Correlate without the figures that only it has: n, r, n_eff and
// p_eff, the others NaN.
func (w *PairWorker) Effective(i, j int) (PairCorrelation, error) {
	_, _, res, err := w.effective(i, j, false)
	if err != nil {
		return PairCorrelation{}, err
	}
	nan := math.NaN()
	res.P, res.Rho, res.PT, res.TauB, res.PAsymptotic = nan, nan, nan, nan, nan
	return res, nil
}

// effective prepares both series, with their ranks if these are asked for, and
// fills what CorrelationEffective says of them.
func (w *PairWorker) effective(i, j int, ranks bool) (p, q *prepared, res PairCorrelation, err error) {
	a, b := &w.pairs.series[i], &w.pairs.series[j]
	if a.lacksLog(b) || b.lacksLog(a) {
		return nil, nil, res, ErrNotPositive
	}
	n := len(a.years)
	if a.span != b.span {
		n = w.align(a.years, b.years)
	}
	if n < 3 {
		return nil, nil, res, ErrTooFew
	}
	if p, err = w.a.prepare(a, n, w.pairs.transform, ranks); err != nil {
		return nil, nil, res, err
	}
	if q, err = w.b.prepare(b, n, w.pairs.transform, ranks); err != nil {
		return nil, nil, res, err
	}
	r, ok := p.pearson(q)
	if !ok {
		return nil, nil, res, ErrNoVariation
	}
	res = PairCorrelation{N: n, R: r, NEff: p.effectiveN(q)}
	_, res.PEff = correlationT(r, res.NEff-2)
	return p, q, res, nil
}

// align fills the positions of the common years and returns their number.
func (w *PairWorker) align(a, b []int) int {
	w.a.at, w.b.at = w.a.at[:0], w.b.at[:0]
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			w.a.at, w.b.at = append(w.a.at, int32(i)), append(w.b.at, int32(j))
			i, j = i+1, j+1
		}
	}
	return len(w.a.at)
}

// prepare returns the series prepared on the n common years: as it was
// prepared on all of its years, if those are the common ones. Without ranks it has
// neither order nor ranks.
func (s *pairSide) prepare(q *pairSeries, n int, transform Transform, ranks bool) (*prepared, error) {
	if n == len(q.years) {
		if q.partial {
			return nil, ErrValue
		}
		return &q.whole, nil
	}
	s.x = resize(s.x, n)
	for k, i := range s.at {
		s.x[k] = q.values[i]
	}
	if q.partial && checkFinite(s.x) != nil {
		return nil, ErrValue
	}
	if transform == Detrended {
		s.years = resize(s.years, n)
		for k, i := range s.at {
			s.years[k] = q.years[i]
		}
		detrendInPlace(s.years, s.x)
		if checkFinite(s.x) != nil {
			return nil, ErrValue
		}
		if ranks {
			s.part.prepare(s.x)
			return &s.part, nil
		}
	}
	if !ranks {
		s.part.centre(s.x)
		s.part.autocorrelations()
		return &s.part, nil
	}
	// The order of a part is that of the whole without the rest: no sorting.
	s.place = resize(s.place, len(q.values))
	for i := range s.place {
		s.place[i] = -1
	}
	for k, i := range s.at {
		s.place[i] = int32(k)
	}
	s.part.order = s.part.order[:0]
	for _, i := range q.whole.order {
		if k := s.place[i]; k >= 0 {
			s.part.order = append(s.part.order, k)
		}
	}
	s.part.centre(s.x)
	s.part.ranks(s.x)
	s.part.autocorrelations()
	return &s.part, nil
}
