package question

import (
	"errors"
	"math"
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// pairStatuses are those that a pair may have.
var pairStatuses = []string{tooFewYears, movesTogether, inTheLongRun, aroundTrends, sharedTrend, noCorrelation}

// chunk is how many pairs a worker takes at a time.
const chunk = 512

// An allPairs is a question with many pairs while it is being answered.
type allPairs struct {
	*asking
	whole, ss []*obs.Series // all series, and the part of each that the question is about
	ps        [][2]int32    // the pairs, by place in them
	data      []stat.YearSeries
	roots     []shocks

	level, diff, detrended transformed
	rates                  []bool // of each pair: see areRates
	out                    *result.Pairs
}

// A transformed holds what is known of all pairs under one transformation.
type transformed struct {
	engine  *stat.Pairs
	rows    []result.PairRow // where they are told
	r, pEff []float64        // of detrended values: Pearson's r, and its p with the effective n
}

// allPairs gives the series of pairs their places.
func (a *asking) allPairs(pairs [][]*obs.Series) *allPairs {
	m := &allPairs{asking: a, ps: make([][2]int32, len(pairs))}
	index := map[*obs.Series]int32{}
	m.out = &result.Pairs{Question: a.Question.ID, Of: m.ps, Least: a.leastN(), Statuses: pairStatuses, Status: make([]uint8, len(pairs))}
	for k, p := range pairs {
		for end, s := range p {
			i, ok := index[s]
			if !ok {
				i = int32(len(m.ss))
				index[s] = i
				part := a.span(s)
				m.whole, m.ss = append(m.whole, s), append(m.ss, part)
				m.data = append(m.data, stat.YearSeries{Years: part.Years, Values: part.Values})
				m.out.Series = append(m.out.Series, s.ID)
			}
			m.ps[k][end] = i
		}
	}
	has := a.rootTests(m.whole)
	for _, s := range m.whole {
		m.roots = append(m.roots, has[s.ID])
	}
	return m
}

// correlate fills what is known of the pairs under every transformation, and the rows of
// those that are told.
func (m *allPairs) correlate() error {
	transforms := []stat.Transform{stat.Level, stat.Difference, stat.Detrended}
	for _, tr := range m.extraTransforms() {
		if tr != stat.Detrended {
			transforms = append(transforms, tr)
		}
	}
	for t, tr := range transforms {
		// Of detrended values the status needs two figures, unless they were asked for.
		told := t < 2 || slices.Contains(m.Question.Transform, tr.String())
		found, err := m.transformed(tr, told)
		if err != nil || m.halted() {
			return err
		}
		switch tr {
		case stat.Level:
			m.level = found
		case stat.Difference:
			m.diff = found
		case stat.Detrended:
			m.detrended = found
		}
		if told {
			m.out.Transforms, m.out.Rows = append(m.out.Transforms, tr.String()), append(m.out.Rows, found.rows)
		}
	}
	m.par(len(m.out.Rows), func(t int) {
		rows := m.out.Rows[t]
		for k, v := range adjusted(len(rows), func(k int) float64 { return rows[k].P }) {
			rows[k].BH = v
		}
	})
	m.rates = make([]bool, len(m.ps))
	for k, p := range m.ps {
		m.rates[k] = areRates(m.ss[p[0]], m.ss[p[1]], m.level.rows[k].N, m.roots[p[0]], m.roots[p[1]])
	}
	return nil
}

// yearly is what the card of a pair rests on.
func (m *allPairs) yearly(k int) *result.PairRow {
	if m.rates[k] {
		return &m.level.rows[k]
	}
	return &m.diff.rows[k]
}

// judge gives each pair its status.
func (m *allPairs) judge() {
	for k, v := range adjusted(len(m.ps), func(k int) float64 { return m.yearly(k).PEff }) {
		m.yearly(k).BHEff = v
	}
	m.byChunk(func(from, to int) {
		worker := m.level.engine.Worker()
		for k := from; k < to; k++ {
			m.out.Status[k] = uint8(slices.Index(pairStatuses, m.status(k, worker)))
		}
	})
}

// status is that of one pair whose p-value is adjusted; the worker is one of levels.
func (m *allPairs) status(k int, worker *stat.PairWorker) string {
	i, j := int(m.ps[k][0]), int(m.ps[k][1])
	row := m.yearly(k)
	level := &m.level.rows[k]
	c := card{rates: m.rates[k], nDiff: row.N, rDiff: row.R, rhoDiff: row.Rho, pDiff: row.BHEff, pDetrended: m.detrended.pEff[k],
		rLevel: level.R, pLevel: level.P, alpha: m.st.Alpha, leastN: m.leastN(), placeDetrended: math.NaN(),
		integrated: m.roots[i].last && m.roots[j].last && level.N >= leastLongRun && !math.IsNaN(level.R), pLongRun: math.NaN()}
	if c.integrated && c.status() != movesTogether { // the test costs more than all the others
		if below, sure := worker.Cointegrated(i, j, longRunAlpha); !sure {
			c.pLongRun = cointegrated(m.data[i], m.data[j])
		} else if below {
			c.pLongRun = 0
		}
	}
	if s := c.status(); c.pDetrended < c.alpha && !math.IsNaN(c.rLevel) && s != movesTogether && s != inTheLongRun { // only then does the place matter
		if place, err := stat.PercentileDetrended(level.N, m.detrended.r[k], stat.DefaultRandomWalkOptions()); err == nil {
			c.placeDetrended = place
		}
	}
	return c.status()
}

// cointegrated is the p-value of Engle and Granger's test, NaN where it has none.
func cointegrated(x, y stat.YearSeries) float64 {
	years, u, v, err := stat.Align(x.Years, x.Values, y.Years, y.Values)
	if err != nil {
		return math.NaN()
	}
	r, err := stat.EngleGranger(years, u, [][]float64{v}, stat.DefaultEngleGrangerOptions())
	if err != nil {
		return math.NaN()
	}
	return r.P
}

// tooLarge says whether the squares of a pair's values under a transformation have no
// finite sum.
func tooLarge(x, y stat.YearSeries, tr stat.Transform) bool {
	_, u, v, err := tr.ApplyPair(x.Years, x.Values, y.Years, y.Values)
	return err == nil && (math.IsInf(squares(u), 1) || math.IsInf(squares(v), 1))
}

// observations is how many common values a pair has under a transformation, or, where
// that fails for its values, how many it was tried on.
func observations(x, y stat.YearSeries, tr stat.Transform) int {
	years, _, _, err := tr.ApplyPair(x.Years, x.Values, y.Years, y.Values)
	if err != nil && !errors.Is(err, stat.ErrTooFew) {
		years, _, _, _ = stat.Align(x.Years, x.Values, y.Years, y.Values)
	}
	return len(years)
}

// adjusted is Benjamini–Hochberg over the p-values that there are, NaN for the others.
func adjusted(n int, p func(k int) float64) []float64 {
	out := make([]float64, n)
	for k := range out {
		out[k] = p(k)
	}
	if stat.BenjaminiHochberg(out) != nil { // p-values of our own are in [0, 1]
		for k := range out {
			out[k] = math.NaN()
		}
	}
	return out
}

// halted reports whether the task is stopped.
func (t Task) halted() bool { return t.stopped != nil && t.stopped() }

// byChunk calls do with the borders of chunks of pairs, side by side, until the task is
// stopped.
func (m *allPairs) byChunk(do func(from, to int)) {
	n := len(m.ps)
	m.par((n+chunk-1)/chunk, func(c int) {
		if !m.halted() {
			do(c*chunk, min((c+1)*chunk, n))
		}
	})
}

// transformed correlates all pairs under a transformation. Pairs that have too few years
// (G20), a series that does not vary, or values too large to be squared, have no numbers
// but n.
func (m *allPairs) transformed(tr stat.Transform, told bool) (transformed, error) {
	engine, err := stat.NewPairs(m.data, tr)
	if err != nil {
		return transformed{}, err
	}
	t := transformed{engine: engine}
	if told {
		t.rows = make([]result.PairRow, len(m.ps))
	}
	if tr == stat.Detrended {
		t.r, t.pEff = make([]float64, len(m.ps)), make([]float64, len(m.ps))
	}
	large := make([]bool, len(m.data))
	for i, s := range m.data {
		large[i] = !(squares(s.Values) < math.MaxFloat64/8) // of differences it is at most fourfold
	}
	m.byChunk(func(from, to int) {
		worker := engine.Worker()
		correlate := worker.Correlate
		if !told {
			correlate = worker.Effective
		}
		for k := from; k < to; k++ {
			x, y := int(m.ps[k][0]), int(m.ps[k][1])
			r, err := correlate(x, y)
			if err != nil || r.N < m.leastN() || (large[x] || large[y]) && tooLarge(m.data[x], m.data[y], tr) {
				if err != nil {
					r.N = observations(m.data[x], m.data[y], tr)
				}
				nan := math.NaN()
				r = stat.PairCorrelation{N: r.N, R: nan, P: nan, Rho: nan, PT: nan, TauB: nan, PAsymptotic: nan, NEff: nan, PEff: nan}
			}
			if tr == stat.Detrended {
				t.r[k], t.pEff[k] = r.R, r.PEff
			}
			if told {
				t.rows[k] = result.PairRow{N: r.N, R: r.R, P: r.P, Rho: r.Rho, PT: r.PT, TauB: r.TauB, PAsymptotic: r.PAsymptotic, NEff: r.NEff, PEff: r.PEff, BHEff: math.NaN()}
			}
		}
	})
	return t, nil
}
