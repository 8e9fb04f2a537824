package question

import (
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/stat"
)

// inTheLongRun is the status of a pair that drifts, but not apart.
const inTheLongRun = "tied-in-the-long-run"

// leastLongRun is how many common years cointegration needs to be judged.
const leastLongRun = 50

// longRunAlpha is the level of the test of cointegration. It is stricter than the
// others: with the tests of integration before it, three things can go wrong.
const longRunAlpha = 0.01

// roots says of each series that is long enough whether it has a unit root, and
// writes the tests down, once a series.
func (a *asking) roots(ss []*obs.Series) map[*obs.Series]bool {
	var long []*obs.Series
	seen := map[*obs.Series]bool{}
	for _, s := range ss {
		if !seen[s] && a.span(s).N() >= leastLongRun {
			long = append(long, s)
		}
		seen[s] = true
	}
	sheets := make([]*sheet, len(long))
	has := make([]bool, len(long))
	a.par(len(long), func(i int) {
		sheets[i] = a.sheet()
		of := subject{series: []*obs.Series{a.span(long[i])}}
		adf := sheets[i].ask("adf", of, stat.Level, nil)
		kpss := sheets[i].ask("kpss", of, stat.Level, nil)
		has[i] = adf.ok() && kpss.ok() && integrated(adf.v("p_mackinnon1994"), kpss.v("p_table"), a.st.Alpha)
	})
	out := make(map[*obs.Series]bool, len(long))
	for i, s := range long {
		a.keep(sheets[i])
		out[s] = has[i]
	}
	return out
}

// integrated is the rule for a unit root: Dickey–Fuller does not reject it, and
// KPSS rejects its absence.
func integrated(pADF, pKPSS, alpha float64) bool { return pADF > alpha && pKPSS <= alpha }

// longRun asks whether a pair of series with unit roots is tied together, by Engle
// and Granger's test. Shorter pairs are not asked.
func (s *sheet) longRun(of subject, g *pairGot, both bool) {
	if g.level[0].ok() && g.level[0].n() >= leastLongRun {
		g.cointegration = s.ask("engle_granger", of, stat.Level, nil)
		g.card.integrated = both
		g.card.pLongRun = g.cointegration.v("p_mackinnon1994")
	}
}
