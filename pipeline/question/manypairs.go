package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// manyPairs answers a question with more than mostPairs pairs: one row a pair
// and transformation for pairs.csv, a heat map and the counts.
func (a *asking) manyPairs(pairs [][]*obs.Series) {
	index := map[*obs.Series]int{}
	var ss []*obs.Series
	place := func(s *obs.Series) int {
		i, ok := index[s]
		if !ok {
			i = len(ss)
			index[s] = i
			ss = append(ss, a.span(s))
		}
		return i
	}
	type ij struct{ i, j int32 }
	ps := make([]ij, len(pairs))
	for k, p := range pairs {
		ps[k] = ij{int32(place(p[0])), int32(place(p[1]))}
	}
	roots := make([]shocks, len(ss))
	has := a.rootTests(slices.Concat(pairs...))
	for s, i := range index {
		roots[i] = has[s.ID]
	}
	data := make([]stat.YearSeries, len(ss))
	for i, s := range ss {
		data[i] = stat.YearSeries{Years: s.Years, Values: s.Values}
	}
	transforms := []stat.Transform{stat.Level, stat.Difference, stat.Detrended}
	for _, tr := range a.extraTransforms() {
		if tr != stat.Detrended {
			transforms = append(transforms, tr)
		}
	}
	// Of detrended values the status needs one figure, unless they were asked for.
	told := func(t int, tr stat.Transform) bool {
		return t < 2 || slices.Contains(a.Question.Transform, tr.String())
	}
	const chunk = 512 // pairs that a worker takes at a time
	rows := make([][]stat.PairCorrelation, len(transforms))
	var levels *stat.Pairs
	for t, tr := range transforms {
		engine, err := stat.NewPairs(data, tr)
		if err != nil {
			a.para(a.say("The pairs could not be correlated: {}.", lit(err.Error())))
			return
		}
		if tr == stat.Level {
			levels = engine
		}
		rows[t] = make([]stat.PairCorrelation, len(ps))
		a.par((len(ps)+chunk-1)/chunk, func(c int) {
			worker := engine.Worker()
			correlate := worker.Correlate
			if !told(t, tr) {
				correlate = worker.Effective
			}
			for k := c * chunk; k < min((c+1)*chunk, len(ps)); k++ {
				r, err := correlate(int(ps[k].i), int(ps[k].j))
				if err != nil || r.N < a.leastN() { // withheld (G20), or constant
					if err != nil {
						r.N = observations(data[ps[k].i], data[ps[k].j], tr)
					}
					nan := math.NaN()
					r = stat.PairCorrelation{N: r.N, R: nan, P: nan, Rho: nan, PT: nan, TauB: nan, PAsymptotic: nan, NEff: nan, PEff: nan}
				}
				rows[t][k] = r
			}
		})
	}
	level, diff, detrended := rows[0], rows[1], rows[2]
	bh := make([][]float64, len(transforms))
	a.par(len(transforms), func(t int) { bh[t] = adjusted(rows[t], func(r stat.PairCorrelation) float64 { return r.P }) })
	yearly := slices.Clone(diff) // what the cards rest on
	rates := make([]bool, len(ps))
	for k, p := range ps {
		if rates[k] = areRates(ss[p.i], ss[p.j], level[k].N, roots[p.i], roots[p.j]); rates[k] {
			yearly[k] = level[k]
		}
	}
	bhEff := adjusted(yearly, func(r stat.PairCorrelation) float64 { return r.PEff })
	status := make([]string, len(ps))
	a.par((len(ps)+chunk-1)/chunk, func(part int) {
		worker := levels.Worker()
		for k := part * chunk; k < min((part+1)*chunk, len(ps)); k++ {
			i, j := int(ps[k].i), int(ps[k].j)
			c := card{rates: rates[k], nDiff: yearly[k].N, rDiff: yearly[k].R, rhoDiff: yearly[k].Rho, pDiff: bhEff[k], pDetrended: detrended[k].PEff,
				rLevel: level[k].R, pLevel: level[k].P, alpha: a.st.Alpha, leastN: a.leastN(), placeDetrended: math.NaN(),
				integrated: roots[i].last && roots[j].last && level[k].N >= leastLongRun, pLongRun: math.NaN()}
			if c.integrated && c.status() != movesTogether { // the test costs more than all the others
				if below, sure := worker.Cointegrated(i, j, longRunAlpha); !sure {
					c.pLongRun = cointegrated(data[i], data[j])
				} else if below {
					c.pLongRun = 0
				}
			}
			if s := c.status(); c.pDetrended < c.alpha && s != movesTogether && s != inTheLongRun { // only then does the place matter
				if place, err := stat.PercentileDetrended(level[k].N, detrended[k].R, stat.DefaultRandomWalkOptions()); err == nil {
					c.placeDetrended = place
				}
			}
			status[k] = c.status()
		}
	})
	n := map[string]int{}
	a.out.Pairs = slices.Grow(a.out.Pairs, 2*len(ps))
	for k, p := range ps {
		n[status[k]]++
		x, y := ss[p.i].ID, ss[p.j].ID
		if level[k].N < a.leastN() {
			continue
		}
		for t, tr := range transforms {
			if told(t, tr) {
				a.out.Pairs = append(a.out.Pairs, pairRow(x, y, tr.String(), rows[t][k], bh[t][k], status[k]))
			}
		}
	}
	a.out.families["correlation"] = true
	if len(a.Question.Eras) > 0 {
		a.guard("", obs.SevWarning, a.under(a.Question.Title, a.words("with more than {} pairs, eras are not told apart; ask of fewer series, or with a span.", a.l.Whole(mostPairs))))
	}
	a.para(a.say("The {} series make {} pairs. After adjustment for their number, {}. Those with enough common years stand in pairs.csv.",
		lit(a.l.Whole(len(ss))), lit(a.l.Whole(len(ps))), lit(a.tallyPairs(n))))
	f := &result.Figure{ID: a.Question.ID, Kind: "heat", Title: a.words("Correlations of yearly changes"), Colors: a.palette(), Source: a.credit(ss),
		Subtitle: a.words("Pearson’s r of changes from year to year, {} series", a.l.Whole(len(ss))), Note: a.words("Empty: too few common years, or no variation. The values stand in pairs.csv.")}
	m := &result.Matrix{Rows: a.names(ss), Min: -1, Max: 1, Legend: a.words("Pearson’s r of yearly changes")}
	m.Cols = m.Rows
	cells := make([]float64, len(ss)*len(ss))
	for i := range cells {
		cells[i] = math.NaN()
	}
	for i := range ss {
		m.V = append(m.V, cells[i*len(ss):(i+1)*len(ss)])
		m.Mark = append(m.Mark, make([]bool, len(ss)))
	}
	for k, p := range ps {
		i, j := max(p.i, p.j), min(p.i, p.j)
		m.V[i][j], m.Mark[i][j] = yearly[k].R, status[k] == movesTogether
	}
	f.Matrix = m
	f.Alt = a.words("Heat map of the correlations of yearly changes of {} series.", a.l.Whole(len(ss)))
	a.figure(f)
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

// observations is how many common values a pair has under a transformation.
func observations(x, y stat.YearSeries, tr stat.Transform) int {
	years, _, _, err := stat.Align(x.Years, x.Values, y.Years, y.Values)
	if err != nil || tr != stat.Difference && tr != stat.LogDifference {
		return len(years)
	}
	n := 0
	for i := 1; i < len(years); i++ {
		if years[i] == years[i-1]+1 {
			n++
		}
	}
	return n
}

// adjusted is Benjamini–Hochberg over the p-values that there are.
func adjusted(rows []stat.PairCorrelation, p func(stat.PairCorrelation) float64) []float64 {
	out := make([]float64, len(rows))
	var ps []float64
	var which []int
	for k, r := range rows {
		out[k] = math.NaN()
		if v := p(r); !math.IsNaN(v) {
			ps, which = append(ps, v), append(which, k)
		}
	}
	if adj, err := stat.PAdjust(ps); err == nil {
		for i, k := range which {
			out[k] = adj.BH[i]
		}
	}
	return out
}

func pairRow(x, y, transform string, r stat.PairCorrelation, bh float64, status string) result.Pair {
	return result.Pair{Series: x, Other: y, Transform: transform, N: r.N, R: r.R, P: r.P, Rho: r.Rho, PT: r.PT, TauB: r.TauB,
		PAsymptotic: r.PAsymptotic, BH: bh, NEff: r.NEff, Status: status}
}
