package question

import (
	"defensetrade/pipeline/obs"
)

// manyPairs answers a question with more than mostPairs pairs: one row a pair
// and transformation for pairs.csv, a heat map and the counts.
func (a *asking) manyPairs(pairs [][]*obs.Series) {
	m := a.allPairs(pairs)
	if err := m.correlate(); err != nil {
		a.para(a.say("The pairs could not be correlated: {}.", lit(err.Error())))
		return
	}
	if m.halted() {
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
	m.figures()
	a.pairsFinding(n)
	a.pairGuards(func(yield func([]*obs.Series) bool) {
		for k, p := range pairs {
			if m.level.rows[k].N >= m.out.Least && !yield(p) {
				return
			}
		}
	}, n[sharedTrend])
}
