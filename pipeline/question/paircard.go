package question

import (
	"math"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// mostCards is how many pairs have their cards printed in full; the pairs of a
// larger question have a row each.
const mostCards = 3

// cardTable prints the correlation card of each pair, a column each: every number
// that the rules look at, in their order.
func (a *asking) cardTable(gots []pairGot) *result.Table {
	t := &result.Table{ID: a.Question.ID + "-pairs", Title: a.titled("Correlation cards", a.Question.Title),
		Note: "Effective n: years that count as independent, given how much of one year lasts into the next; p goes by it, except that of the levels. Place: the percentage of pairs of independent random walks of the same length with a smaller |r|. " +
			"Adjusted: for the number of pairs (Benjamini–Hochberg). Under the names: the verdict, which follows from the numbers by the rules given in the methods.",
		Cols: []result.Column{{Key: "number", Head: "", Words: true, Width: 0.44}}}
	names := a.pairNames(gots)
	var ss []*obs.Series
	allRates := true
	for i, g := range gots {
		ss = append(ss, g.x, g.y)
		t.Cols = append(t.Cols, result.Column{Key: "pair" + string(rune('1'+i)), Head: names[i], Unit: pairStatusWords[g.verdict.Status]})
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
	decided := "Yearly changes, which decide"
	if allRates {
		decided = "Changes of the rates"
		group("The rates themselves, which decide")
	} else {
		group("Levels")
	}
	row("n", func(g pairGot) result.Cell { return count0(g.level[0]) })
	row("Pearson’s r", func(g pairGot) result.Cell { return g.level[0].cell("r", r2) })
	row("p, if years were independent", func(g pairGot) result.Cell { return g.level[0].cell("p", p) })
	row("Place among random walks, %", func(g pairGot) result.Cell { return g.walk.cell("percentile", whole) })
	yearlyRows := func(pick func(pairGot) ([3]got, got), judged func(pairGot) bool) {
		row("Spearman’s rho", func(g pairGot) result.Cell { m, _ := pick(g); return m[1].cell("rho", r2) })
		row("Kendall’s tau", func(g pairGot) result.Cell { m, _ := pick(g); return m[2].cell("tau_b", r2) })
		row("Effective n", func(g pairGot) result.Cell { _, e := pick(g); return e.cell("n_eff", result.Format{Decimals: 1}) })
		row("p", func(g pairGot) result.Cell { _, e := pick(g); return e.cell("p", p) })
		row("p, adjusted", func(g pairGot) result.Cell {
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
	row("Pearson’s r", func(g pairGot) result.Cell { return g.diff[0].cell("r", r2) })
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
	group("Around straight lines")
	row("Pearson’s r", func(g pairGot) result.Cell {
		if r := g.detrendedR(); !math.IsNaN(r) {
			return result.Cell{Number: true, Value: r, Format: r2}
		}
		return result.Cell{Text: "–"}
	})
	row("p", func(g pairGot) result.Cell { return g.effDetrended.cell("p", p) })
	row("Place among random walks, %", func(g pairGot) result.Cell { return g.walk.cell("percentile_detrended", whole) })
	for _, g := range gots {
		if g.cointegration.ok() {
			group("In the long run")
			row("p, Engle–Granger", func(g pairGot) result.Cell { return g.cointegration.cell("p_mackinnon1994", p) })
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
func (g pairGot) otherwise() result.Text {
	c := g.card
	p := result.Format{Style: result.PValue}
	r2 := result.Format{Decimals: 2}
	alpha := lit(num6(c.alpha))
	switch g.verdict.Status {
	case tooFewYears:
		return english.say("A verdict needs {} yearly changes or more.", lit(english.count(c.leastN)))
	case movesTogether:
		without := c
		without.pDiff = math.NaN()
		return english.say("With an adjusted {} of {} or more (it is {}), or |{}| below {} (it is {}), the verdict would be “{}”.", em("p"), alpha, g.adjustedAs(p), em("rho"), lit(num6(leastRho)),
			lit(result.Decimal(english.l, math.Abs(c.rhoDiff), 2)), lit(pairStatusWords[without.status()]))
	case inTheLongRun:
		return english.say("With {} of {} or more in the test of cointegration (it is {}) they would not be called tied.", em("p"), lit(num6(longRunAlpha)), g.cointegration.num("p_mackinnon1994", p))
	}
	if math.IsNaN(c.pDiff) {
		return nil
	}
	var t result.Text
	switch sure, strong := c.pDiff < c.alpha, c.rDiff*c.rhoDiff > 0 && math.Abs(c.rhoDiff) >= leastRho; {
	case sure:
		t = english.say("They would move together if {} had the sign of {} and a size of {} or more (it is {})", em("rho"), em("r"), lit(num6(leastRho)), g.yearly(1).num("rho", r2))
	case strong:
		t = english.say("They would move together with an adjusted {} below {} (it is {})", em("p"), alpha, g.adjustedAs(p))
		if alone := g.effective().v("p"); alone < c.alpha {
			t = append(t, english.say(", which the pair would have if it were the only one asked about ({} {})", em("p"), g.effective().num("p", result.Format{Style: result.PValue, Relation: true}))...)
		}
	case c.rDiff*c.rhoDiff > 0:
		t = english.say("They would move together with an adjusted {} below {} (it is {}) and |{}| of {} or more (it is {})", em("p"), alpha, g.adjustedAs(p), em("rho"), lit(num6(leastRho)),
			g.yearly(1).num("rho", result.Format{Decimals: 2, Abs: true}))
	default:
		t = english.say("They would move together with an adjusted {} below {} (it is {}) and {} of the same sign as {} and a size of {} or more (it is {})", em("p"), alpha, g.adjustedAs(p), em("rho"), em("r"),
			lit(num6(leastRho)), g.yearly(1).num("rho", r2))
	}
	switch {
	case g.verdict.Status == aroundTrends:
		t = append(t, english.say("; without a place of 99% among random walks they would not be related around their trends")...)
	case c.pDetrended < c.alpha && !math.IsNaN(c.placeDetrended):
		t = append(t, english.say("; they would be related around their trends with a place of 99% among random walks (it is {})",
			lit(result.Decimal(english.l, math.Floor(c.placeDetrended), 0)+"%"))...)
	}
	return append(t, lit("."))
}

// adjustedAs prints the adjusted p-value in a format.
func (g pairGot) adjustedAs(f result.Format) result.Piece {
	return result.Piece{Number: true, Value: g.card.pDiff, Format: f, Estimate: g.adjusted}
}
