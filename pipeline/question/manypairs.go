package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// manyPairs answers a question with more than mostPairs pairs: one row a pair
// and transformation for pairs.csv, a heat map and the counts.
func (a *asking) manyPairs(pairs [][]*obs.Series) {
	m := a.allPairs(pairs)
	if err := m.correlate(); err != nil {
		a.para(a.say("The pairs could not be correlated: {}.", lit(err.Error())))
		return
	}
	m.judge()
	n := map[string]int{}
	for _, s := range m.out.Status {
		n[pairStatuses[s]]++
	}
	a.out.Pairs = m.out
	a.out.families["correlation"] = true
	if len(a.Question.Eras) > 0 {
		a.guard("", obs.SevWarning, a.under(a.Question.Title, a.words("with more than {} pairs, eras are not told apart; ask of fewer series, or with a span.", a.l.Whole(mostPairs))))
	}
	a.para(a.say("The {} series make {} pairs. After adjustment for their number, {}. Those with enough common years stand in pairs.csv.",
		lit(a.l.Whole(len(m.ss))), lit(a.l.Whole(len(m.ps))), lit(a.tallyPairs(n))))
	a.figure(m.heat())
	a.pairGuards(pairs, n[sharedTrend])
}

// heat is a map of all correlations, with the pairs that move together marked.
func (m *allPairs) heat() *result.Figure {
	x := &result.Matrix{Rows: m.names(m.ss), Min: -1, Max: 1, Legend: m.words("Pearson’s r of yearly changes")}
	x.Cols = x.Rows
	for range m.ss {
		x.V, x.Mark = append(x.V, slices.Repeat([]float64{math.NaN()}, len(m.ss))), append(x.Mark, make([]bool, len(m.ss)))
	}
	for k, p := range m.ps {
		i, j := max(p[0], p[1]), min(p[0], p[1])
		row, _ := m.yearly(k)
		x.V[i][j], x.Mark[i][j] = row.R, pairStatuses[m.out.Status[k]] == movesTogether
	}
	return &result.Figure{ID: m.Question.ID, Kind: "heat", Title: m.words("Correlations of yearly changes"), Colors: m.palette(), Source: m.credit(m.ss), Matrix: x,
		Subtitle: m.words("Pearson’s r of changes from year to year, {} series", m.l.Whole(len(m.ss))), Note: m.words("Empty: too few common years, or no variation. The values stand in pairs.csv."),
		Alt: m.words("Heat map of the correlations of yearly changes of {} series.", m.l.Whole(len(m.ss)))}
}
