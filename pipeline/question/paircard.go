package question

import (
	"math"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// mostCards is how many pairs have their cards printed in full; the pairs of a
// larger question have a row each.
const mostCards = 3

// cardTable prints the correlation card of each pair, a column each: every number
// that the rules look at, in their order.
func (a *asking) cardTable(gots []pairGot) *result.Table {
	t := &result.Table{ID: a.Question.ID + "-pairs", Title: a.titled(a.words("The correlations in detail"), a.Question.Title),
		Note: strings.Join([]string{
			a.words("Effective n: years that count as independent, given how much of one year lasts into the next; p goes by it, except that of the levels."),
			a.words("Place: the percentage of pairs of independent random walks of the same length with a smaller |r|."),
			a.words("Adjusted: for the number of pairs (Benjamini–Hochberg)."),
			a.words("Under the names: the verdict, which follows from the numbers by the rules given in the methods.")}, " "),
		Cols: []result.Column{{Key: "number", Head: "", Words: true, Width: 0.44}}}
	names := a.pairNames(gots)
	var ss []*obs.Series
	allRates := true
	for i, g := range gots {
		ss = append(ss, g.x, g.y)
		t.Cols = append(t.Cols, result.Column{Key: "pair" + string(rune('1'+i)), Head: names[i], Unit: a.pairVerdictWords(g.verdict.Status)})
		allRates = allRates && g.card.rates
	}
	t.Source = a.credit(ss)
	row := func(label string, cell func(pairGot) result.Cell) {
		cells := []result.Cell{{Text: label}}
		for _, g := range gots {
			cells = append(cells, cell(g))
		}
		t.Rows = append(t.Rows, result.Row{Cells: cells})
	}
	group := func(label string) {
		t.Rows = append(t.Rows, result.Row{Group: true, Cells: []result.Cell{{Text: label}}})
	}
	r2, p, whole := result.Format{Decimals: 2}, result.Format{Style: result.PValue}, result.Format{Decimals: 0}
	decided := a.words("Yearly changes, which decide")
	if allRates {
		decided = a.words("Changes of the rates")
		group(a.words("The rates themselves, which decide"))
	} else {
		group(a.words("Levels"))
	}
	pearson, place := a.words("Pearson’s r"), a.words("Place among random walks, %")
	row("n", func(g pairGot) result.Cell { return count0(g.level[0]) })
	row(pearson, func(g pairGot) result.Cell { return g.level[0].cell("r", r2) })
	row(a.words("p, if years were independent"), func(g pairGot) result.Cell { return g.level[0].cell("p", p) })
	row(place, func(g pairGot) result.Cell { return g.walk.cell("percentile", whole) })
	yearlyRows := func(pick func(pairGot) ([3]got, got), judged func(pairGot) bool) {
		row(a.words("Spearman’s rho"), func(g pairGot) result.Cell { m, _ := pick(g); return m[1].cell("rho", r2) })
		row(a.words("Kendall’s tau"), func(g pairGot) result.Cell { m, _ := pick(g); return m[2].cell("tau_b", r2) })
		row(a.words("Effective n"), func(g pairGot) result.Cell { _, e := pick(g); return e.cell("n_eff", result.Format{Decimals: 1}) })
		row("p", func(g pairGot) result.Cell { _, e := pick(g); return e.cell("p", p) })
		row(a.words("p, adjusted"), func(g pairGot) result.Cell {
			if math.IsNaN(g.card.pDiff) || !judged(g) {
				return result.Cell{Text: "–"}
			}
			return result.Cell{Number: true, Value: g.card.pDiff, Format: p, Estimate: g.adjusted}
		})
	}
	ofRates := func(g pairGot) bool { return g.card.rates }
	if allRates {
		yearlyRows(func(g pairGot) ([3]got, got) { return g.level, g.effLevel }, ofRates)
	}
	group(decided)
	row("n", func(g pairGot) result.Cell { return count0(g.diff[0]) })
	row(pearson, func(g pairGot) result.Cell { return g.diff[0].cell("r", r2) })
	if !allRates {
		yearlyRows(func(g pairGot) ([3]got, got) {
			if g.card.rates {
				return g.level, g.effLevel
			}
			return g.diff, g.effDiff
		}, func(pairGot) bool { return true })
	} else {
		row("p", func(g pairGot) result.Cell { return g.effDiff.cell("p", p) })
	}
	group(a.words("Around straight lines"))
	row(pearson, func(g pairGot) result.Cell { return g.detrended.cell("r", r2) })
	row("p", func(g pairGot) result.Cell { return g.effDetrended.cell("p", p) })
	row(place, func(g pairGot) result.Cell { return g.walk.cell("percentile_detrended", whole) })
	for _, g := range gots {
		if g.cointegration.ok() {
			group(a.words("In the long run"))
			row(a.words("p, Engle–Granger"), func(g pairGot) result.Cell { return g.cointegration.cell("p_mackinnon1994", p) })
			break
		}
	}
	return t
}

// count0 is the number of observations of a family as a cell.
func count0(g got) result.Cell { return numberCell(float64(g.n()), 0) }

// otherwise says which numbers would have to be different for another verdict, and
// which verdict that would be: for a pair that moves together what would undo it,
// for any other what is missing.
func (sp speaker) otherwise(g pairGot) result.Text {
	c := g.card
	alpha, least := sp.threshold(c.alpha), sp.threshold(leastRho)
	switch g.verdict.Status {
	case tooFewYears:
		return sp.say("A verdict needs {} yearly changes or more.", lit(sp.count(c.leastN)))
	case movesTogether:
		without := c
		without.pDiff = math.NaN()
		return sp.say("The verdict needs an adjusted {} below {} (it is {}) and |{}| of {} or more (it is {}); else it would be “{}”.", em("p"), alpha,
			g.adjustedAs(result.Format{Style: result.PValue}), em("rho"), least, lit(result.Decimal(sp.l, math.Abs(c.rhoDiff), 2)), lit(sp.pairVerdictWords(without.status())))
	case inTheLongRun:
		return sp.say("With {} of {} or more in the test of cointegration (it is {}) they would not be called tied.", em("p"), sp.threshold(longRunAlpha),
			g.cointegration.num("p_mackinnon1994", result.Format{Style: result.PValue}))
	}
	if math.IsNaN(c.pDiff) {
		return nil
	}
	together := sp.wouldMoveTogether(g, alpha, least)
	switch {
	case g.verdict.Status == aroundTrends:
		return sp.say("{}; without a place of 99% among random walks they would not be related around their trends.", together)
	case c.pDetrended < c.alpha && !math.IsNaN(c.placeDetrended):
		return sp.say("{}; they would be related around their trends with a place of 99% among random walks (it is {}).", together, sp.placeBelow(c.placeDetrended))
	}
	return append(together, lit("."))
}

// wouldMoveTogether says, without a full stop, what a pair lacks to move together.
func (sp speaker) wouldMoveTogether(g pairGot, alpha, least result.Piece) result.Text {
	c := g.card
	p, rho := g.adjustedAs(result.Format{Style: result.PValue}), g.yearly(1).num("rho", result.Format{Decimals: 2})
	switch sure, strong := c.pDiff < c.alpha, c.rDiff*c.rhoDiff > 0 && math.Abs(c.rhoDiff) >= leastRho; {
	case sure:
		return sp.say("To move together they would need a {} with the sign of {} and a size of {} or more (it is {})", em("rho"), em("r"), least, rho)
	case strong && g.effective().v("p") < c.alpha:
		return sp.say("To move together they would need an adjusted {} below {} (it is {}), which the pair would have if it were the only one asked about ({})", em("p"), alpha, p,
			isP(g.effective(), "p"))
	case strong:
		return sp.say("To move together they would need an adjusted {} below {} (it is {})", em("p"), alpha, p)
	case c.rDiff*c.rhoDiff > 0:
		return sp.say("To move together they would need an adjusted {} below {} (it is {}) and |{}| of {} or more (it is {})", em("p"), alpha, p, em("rho"), least,
			g.yearly(1).num("rho", result.Format{Decimals: 2, Abs: true}))
	}
	return sp.say("To move together they would need an adjusted {} below {} (it is {}), and a {} with the sign of {} and a size of {} or more (it is {})", em("p"), alpha, p,
		em("rho"), em("r"), least, rho)
}

// threshold prints a number that a rule names.
func (sp speaker) threshold(v float64) result.Piece {
	return lit(result.Format{Exact: true}.String(sp.l, v, obs.Unit{}))
}

// adjustedAs prints the adjusted p-value in a format.
func (g pairGot) adjustedAs(f result.Format) result.Piece {
	return result.Piece{Number: true, Value: g.card.pDiff, Format: f, Estimate: g.adjusted}
}
