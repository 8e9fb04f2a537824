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

// shocks is what the tests of a unit root say of the shocks to a series: that they
// last, that they fade, or neither, where the tests disagree or were not made.
type shocks struct{ last, fade bool }

// leastFade is how many values a rate needs to be told not to wander, and a pair of
// rates in common to be judged by them.
const leastFade = 20

// rootTests asks of each series for which it matters what its shocks do, and
// writes the tests down, once a series, by its ID: of those that are long enough for the
// long run whether they last, of rates whether they fade.
func (a *asking) rootTests(ss []*obs.Series) map[string]shocks {
	var asked []*obs.Series
	seen := map[string]bool{}
	for _, s := range ss {
		if n := a.span(s).N(); !seen[s.ID] && (n >= leastLongRun || s.Unit.Kind == obs.Rate && n >= leastFade) {
			asked = append(asked, s)
		}
		seen[s.ID] = true
	}
	sheets := make([]*sheet, len(asked))
	found := make([]shocks, len(asked))
	a.par(len(asked), func(i int) {
		sheets[i] = a.sheet()
		s := a.span(asked[i])
		of := subject{series: []*obs.Series{s}}
		if s.N() >= leastLongRun {
			adf := sheets[i].ask("adf", of, stat.Level, nil)
			kpss := sheets[i].ask("kpss", of, stat.Level, nil)
			found[i].last = adf.ok() && kpss.ok() && integrated(adf.v("p_mackinnon1994"), kpss.rejectsKPSS(a.st.Alpha), a.st.Alpha)
		}
		if s.Unit.Kind == obs.Rate && s.N() >= leastFade {
			adf := sheets[i].ask("adf", of, stat.Level, params{"lag_rule": "fixed", "lags": "1"})
			found[i].fade = adf.ok() && adf.v("p_mackinnon1994") < fadeAlpha
		}
	})
	out := make(map[string]shocks, len(asked))
	a.keep(sheets...)
	for i, s := range asked {
		out[s.ID] = found[i]
	}
	return out
}

// integrated is the rule for a unit root: Dickey–Fuller does not reject it, and
// KPSS rejects its absence.
func integrated(pADF float64, kpssRejects bool, alpha float64) bool {
	return pADF > alpha && kpssRejects
}

// rejectsKPSS reports whether the outcome is that of a KPSS test that rejects.
func (g got) rejectsKPSS(alpha float64) bool {
	t, ok := g.res.(*stat.KPSSTest)
	return ok && t.Rejects(alpha)
}

// fadeAlpha is the level at which a rate is taken to have shocks that fade.
const fadeAlpha = 0.01

// areRates reports whether a pair is judged by its values and not by their changes:
// both are rates of growth with n common years, each the yearly change of something already, and of
// one of them Dickey and Fuller's test says that its shocks fade. One is enough,
// since it takes two wandering series to correlate by their wandering: how much
// the correlation of independent series varies depends on the products of their
// autocorrelations, which the effective n allows for. Differences of a rate are
// changes of changes, which say less (docs/simulation.md has the power of the
// two). Rates that may both wander are judged by their changes like everything
// else.
//
// The test has one lag, not the number that AIC chooses: of series this short that
// number is often so large that half of the rates whose shocks fade would pass as
// wandering. Its level keeps two random walks that are called rates from being
// taken for something else, and so does the number of values it wants: the error
// rates of the whole card stay below 6%.
func areRates(x, y *obs.Series, n int, sx, sy shocks) bool {
	return n >= leastFade && x.Unit.Kind == obs.Rate && y.Unit.Kind == obs.Rate && (sx.fade || sy.fade)
}

// longRun asks whether a pair of series with unit roots is tied together, by Engle
// and Granger's test. Shorter pairs are not asked.
func (s *sheet) longRun(of subject, g *pairGot, both bool) {
	if g.level[0].ok() && g.level[0].n() >= leastLongRun {
		g.cointegration = s.ask("engle_granger", of, stat.Level, nil)
		g.card.integrated = both
		g.card.pLongRun = g.cointegration.v("p_mackinnon1994")
	}
}
