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

// byChunk calls do with the borders of chunks of n pairs, side by side.
func (a *asking) byChunk(n int, do func(from, to int)) {
	a.par((n+chunk-1)/chunk, func(c int) { do(c*chunk, min((c+1)*chunk, n)) })
}

// A transformed holds what is known of all pairs under one transformation.
type transformed struct {
	engine  *stat.Pairs
	rows    []result.PairRow // where they are told
	r, pEff []float64        // where not, and of all: Pearson's r, and its p with the effective n
}

// manyPairs answers a question with more than mostPairs pairs: one row a pair
// and transformation for pairs.csv, a heat map and the counts.
func (a *asking) manyPairs(pairs [][]*obs.Series) {
	index := map[*obs.Series]int{}
	var whole, ss []*obs.Series
	place := func(s *obs.Series) int32 {
		i, ok := index[s]
		if !ok {
			i = len(ss)
			index[s] = i
			whole, ss = append(whole, s), append(ss, a.span(s))
		}
		return int32(i)
	}
	ps := make([][2]int32, len(pairs))
	for k, p := range pairs {
		ps[k] = [2]int32{place(p[0]), place(p[1])}
	}
	roots := make([]shocks, len(ss))
	has := a.rootTests(whole)
	for i, s := range whole {
		roots[i] = has[s.ID]
	}
	data := make([]stat.YearSeries, len(ss))
	out := &result.Pairs{Question: a.Question.ID, Of: ps, Least: a.leastN(), Statuses: pairStatuses, Status: make([]uint8, len(ps))}
	for i, s := range ss {
		data[i] = stat.YearSeries{Years: s.Years, Values: s.Values}
		out.Series = append(out.Series, s.ID)
	}
	transforms := []stat.Transform{stat.Level, stat.Difference, stat.Detrended}
	for _, tr := range a.extraTransforms() {
		if tr != stat.Detrended {
			transforms = append(transforms, tr)
		}
	}
	found := make([]transformed, len(transforms))
	for t, tr := range transforms {
		// Of detrended values the status needs two figures, unless they were asked for.
		told := t < 2 || slices.Contains(a.Question.Transform, tr.String())
		var err error
		if found[t], err = a.transformed(data, ps, tr, told); err != nil {
			a.para(a.say("The pairs could not be correlated: {}.", lit(err.Error())))
			return
		}
		if told {
			out.Transforms, out.Rows = append(out.Transforms, tr.String()), append(out.Rows, found[t].rows)
		}
	}
	a.par(len(out.Rows), func(t int) {
		rows := out.Rows[t]
		for k, v := range adjusted(len(rows), func(k int) float64 { return rows[k].P }) {
			rows[k].BH = v
		}
	})
	level, diff, detrended := found[0], found[1], found[2]
	rates := make([]bool, len(ps))
	for k, p := range ps {
		rates[k] = areRates(ss[p[0]], ss[p[1]], level.rows[k].N, roots[p[0]], roots[p[1]])
	}
	yearly := func(k int) (row *result.PairRow, pEff float64) { // what the cards rest on
		if rates[k] {
			return &level.rows[k], level.pEff[k]
		}
		return &diff.rows[k], diff.pEff[k]
	}
	bhEff := adjusted(len(ps), func(k int) float64 { _, p := yearly(k); return p })
	a.byChunk(len(ps), func(from, to int) {
		worker := level.engine.Worker()
		for k := from; k < to; k++ {
			i, j := int(ps[k][0]), int(ps[k][1])
			row, _ := yearly(k)
			c := card{rates: rates[k], nDiff: row.N, rDiff: row.R, rhoDiff: row.Rho, pDiff: bhEff[k], pDetrended: detrended.pEff[k],
				rLevel: level.rows[k].R, pLevel: level.rows[k].P, alpha: a.st.Alpha, leastN: a.leastN(), placeDetrended: math.NaN(),
				integrated: roots[i].last && roots[j].last && level.rows[k].N >= leastLongRun && !math.IsNaN(level.rows[k].R), pLongRun: math.NaN()}
			if c.integrated && c.status() != movesTogether { // the test costs more than all the others
				if below, sure := worker.Cointegrated(i, j, longRunAlpha); !sure {
					c.pLongRun = cointegrated(data[i], data[j])
				} else if below {
					c.pLongRun = 0
				}
			}
			if s := c.status(); c.pDetrended < c.alpha && !math.IsNaN(c.rLevel) && s != movesTogether && s != inTheLongRun { // only then does the place matter
				if place, err := stat.PercentileDetrended(level.rows[k].N, detrended.r[k], stat.DefaultRandomWalkOptions()); err == nil {
					c.placeDetrended = place
				}
			}
			out.Status[k] = uint8(slices.Index(pairStatuses, c.status()))
		}
	})
	n := map[string]int{}
	for _, s := range out.Status {
		n[pairStatuses[s]]++
	}
	a.out.Pairs = out
	a.out.families["correlation"] = true
	if len(a.Question.Eras) > 0 {
		a.guard("", obs.SevWarning, a.under(a.Question.Title, a.words("with more than {} pairs, eras are not told apart; ask of fewer series, or with a span.", a.l.Whole(mostPairs))))
	}
	a.para(a.say("The {} series make {} pairs. After adjustment for their number, {}. Those with enough common years stand in pairs.csv.",
		lit(a.l.Whole(len(ss))), lit(a.l.Whole(len(ps))), lit(a.tallyPairs(n))))
	a.pairGuards(func(yield func([]*obs.Series) bool) {
		for k, p := range pairs {
			if level.rows[k].N >= out.Least && !yield(p) {
				return
			}
		}
	}, n[sharedTrend])
	a.manyFigures(out, ss, func(k int) float64 { row, _ := yearly(k); return row.R })
}

// transformed correlates all pairs under a transformation. Pairs that have too few years
// (G20), a series that does not vary, or values too large to be squared, have no numbers
// but n.
func (a *asking) transformed(data []stat.YearSeries, ps [][2]int32, tr stat.Transform, told bool) (transformed, error) {
	engine, err := stat.NewPairs(data, tr)
	if err != nil {
		return transformed{}, err
	}
	t := transformed{engine: engine, r: make([]float64, len(ps)), pEff: make([]float64, len(ps))}
	if told {
		t.rows = make([]result.PairRow, len(ps))
	}
	large := make([]bool, len(data))
	for i, s := range data {
		large[i] = !(squares(s.Values) < math.MaxFloat64/8) // of differences it is at most fourfold
	}
	a.byChunk(len(ps), func(from, to int) {
		worker := engine.Worker()
		correlate := worker.Correlate
		if !told {
			correlate = worker.Effective
		}
		for k := from; k < to; k++ {
			x, y := int(ps[k][0]), int(ps[k][1])
			r, err := correlate(x, y)
			if err != nil || r.N < a.leastN() || (large[x] || large[y]) && tooLarge(data[x], data[y], tr) {
				if err != nil {
					r.N = observations(data[x], data[y], tr)
				}
				nan := math.NaN()
				r = stat.PairCorrelation{N: r.N, R: nan, P: nan, Rho: nan, PT: nan, TauB: nan, PAsymptotic: nan, NEff: nan, PEff: nan}
			}
			t.r[k], t.pEff[k] = r.R, r.PEff
			if told {
				t.rows[k] = result.PairRow{N: r.N, R: r.R, P: r.P, Rho: r.Rho, PT: r.PT, TauB: r.TauB, PAsymptotic: r.PAsymptotic, NEff: r.NEff}
			}
		}
	})
	return t, nil
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
