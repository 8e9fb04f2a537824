package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// otherEras is the comparison of two eras of a series under one of its
// alternatives.
type otherEras struct {
	alternative
	diff, lines got
}

// otherEras recomputes the comparison of two eras with the other figures that a
// series has.
func (a *asking) otherEras(sh *sheet, s *obs.Series, ids []string) []otherEras {
	eraA, _ := eraOf(a.st, ids[0])
	eraB, _ := eraOf(a.st, ids[1])
	var out []otherEras
	for _, alt := range a.alternatives(a.span(s)) {
		of := twoEras{whole: alt.series, a: alt.series.Within(eraA.From, eraA.To), b: alt.series.Within(eraB.From, eraB.To), ids: ids, other: alt.choice}
		out = append(out, otherEras{alt, sh.eraTest("era_difference", of, stat.Level, nil), sh.eraTest("era_slopes", of, stat.Level, nil)})
	}
	return out
}

// otherErasProse says in one sentence what other figures do to the difference of
// two eras.
func (a *asking) otherErasProse(s *obs.Series, e eraGot) result.Text {
	if len(e.others) == 0 || !e.diff.ok() {
		return nil
	}
	outcome := func(g got) string {
		switch {
		case !g.ok():
			return a.words("withheld¦a difference of two eras")
		case g.v("p") < a.st.Alpha:
			return a.words("larger than chance would explain¦a difference of two eras")
		}
		return a.words("no larger than chance¦a difference of two eras")
	}
	var ways []way
	lo, hi := e.diff, e.diff
	for _, o := range e.others {
		ways = append(ways, way{o.alternative, outcome(o.diff)})
		if v := o.diff.v("difference"); v < lo.v("difference") {
			lo = o.diff
		} else if v > hi.v("difference") {
			hi = o.diff
		}
	}
	f := result.Format{Style: result.Points, Decimals: pointDecimals(s)}
	return a.say("{}; it lies between {} and {}.¦what the other figures do to the difference of two eras, which lies", a.stays(ways, a.words("the difference¦of two eras, inside a sentence"), outcome(e.diff)),
		lo.num("difference", result.Format{Style: beside(lo, "difference"), Decimals: pointDecimals(s)}), hi.num("difference", f))
}

// otherErasTable sets the comparisons under the other figures beside each other.
func (a *asking) otherErasTable(ss []*obs.Series, names []string, gots []eraGot, eraA, eraB study.Era) *result.Table {
	t := a.otherTable(ss, a.words("Two eras with other published figures: "), result.Column{Key: "mean_a", Head: a.words("Mean"), Unit: a.eraSpan(ss, eraA)},
		result.Column{Key: "mean_b", Head: a.words("Mean"), Unit: a.eraSpan(ss, eraB)}, result.Column{Key: "difference", Head: a.words("Difference")},
		result.Column{Key: "p", Head: "p", Unit: a.words("means¦the head of a column")}, result.Column{Key: "p_slopes", Head: "p", Unit: a.words("slopes¦the head of a column")})
	for i, s := range ss {
		e := gots[i]
		if len(e.others) == 0 {
			continue
		}
		if len(ss) > 1 {
			t.Rows = append(t.Rows, result.Row{Group: true, Cells: []result.Cell{{Text: names[i]}}})
		}
		row := func(name string, changed int, diff, lines got) {
			f, p := result.Format{Decimals: decimalsOf(s)}, result.Format{Style: result.PValue}
			t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: name}, yearsCell(changed), diff.cell("mean_a", f), diff.cell("mean_b", f), diff.cell("difference", f), diff.cell("p", p), lines.cell("p", p)}})
		}
		row(a.l.Phrase(byRule), 0, e.diff, e.lines)
		for _, o := range e.others {
			row(o.name, o.changed, o.diff, o.lines)
		}
	}
	return t
}

// mostOtherPairs is up to how many pairs a question recomputes its verdicts with
// other figures.
const mostOtherPairs = 60

// otherPair is a pair under an alternative of one of its series.
type otherPair struct {
	alternative
	at  int // which of the question's pairs
	got pairGot
}

// otherPairs recomputes the verdicts of the pairs with the other figures that their
// series have, one series and one choice at a time. The p-values are adjusted
// over all pairs of the question, those with other figures in their places.
func (a *asking) otherPairs(gots []pairGot, tests map[string]shocks) []otherPair {
	if len(gots) > mostOtherPairs {
		return nil
	}
	var alts []alternative
	seen := map[string]bool{}
	for _, s := range seriesOf(gots) {
		if !seen[s.ID] {
			seen[s.ID] = true
			for _, alt := range a.alternatives(s) {
				alt.of = s.ID
				alts = append(alts, alt)
			}
		}
	}
	found := make([][]otherPair, len(alts))
	sheets := make([]*sheet, len(alts))
	a.par(len(alts), func(k int) {
		sheets[k] = a.sheet()
		all := slices.Clone(gots)
		for i, g := range gots {
			if g.verdict.Status == tooFewYears {
				continue // and would have as few with other figures
			}
			of := []*obs.Series{g.x, g.y}
			switch alts[k].of {
			case g.x.ID:
				of[0] = alts[k].series
			case g.y.ID:
				of[1] = alts[k].series
			default:
				continue
			}
			all[i] = sheets[k].cardOf(subject{series: of, other: alts[k].choice, era: g.era}, tests[g.x.ID], tests[g.y.ID])
			all[i].card.alpha, all[i].card.leastN = g.card.alpha, g.card.leastN
			found[k] = append(found[k], otherPair{alternative: alts[k], at: i})
		}
		adjustCards(all)
		for j, o := range found[k] {
			g := all[o.at]
			g.verdict.Status = g.card.status()
			found[k][j].got = g
		}
	})
	for _, s := range sheets {
		a.keep(s)
	}
	return slices.Concat(found...)
}

// adjustCards adjusts the p-values that the cards rest on for their number.
func adjustCards(gots []pairGot) {
	var ps []float64
	var which []int
	for i, g := range gots {
		if p := g.effective().v("p"); g.effective().ok() && !math.IsNaN(p) {
			ps, which = append(ps, p), append(which, i)
		}
	}
	if adj, err := stat.PAdjust(ps); err == nil {
		for k, i := range which {
			gots[i].card.pDiff, gots[i].tests = adj.BH[k], len(ps)
		}
	}
}

// otherPairsProse says what other figures do to the verdicts of the pairs.
func (a *asking) otherPairsProse(gots []pairGot, others []otherPair) result.Text {
	if len(others) == 0 {
		return nil
	}
	names := a.pairNames(gots)
	touched := map[int]bool{}
	var changed []otherPair
	for _, o := range others {
		touched[o.at] = true
		if o.got.verdict.Status != gots[o.at].verdict.Status {
			changed = append(changed, o)
		}
	}
	if len(changed) == 0 {
		return a.say("Other choices among the published figures change no verdict of the {} that they touch.", lit(a.counted(len(touched), "{} pair", "{} pairs")))
	}
	const most = 5
	var items []result.Text
	for _, o := range changed[:min(most, len(changed))] {
		name, verdict, with := lit(names[o.at]), lit(a.pairVerdictWords(o.got.verdict.Status)), lit(o.words)
		if r := o.got.yearly(0); r.ok() {
			items = append(items, a.say("{} becomes “{}” with {} ({}, {})¦a pair, its verdict, other figures, r, p", name, verdict, with, is("r", r.num("r", result.Format{Decimals: 2})),
				isP(o.got.effective(), "p")))
		} else {
			items = append(items, a.say("{} becomes “{}” with {}¦a pair, its verdict, other figures", name, verdict, with))
		}
	}
	told := result.Join("; ", items...)
	if len(changed) > most {
		told = a.say("{}; and {} more, in the table¦verdicts", told, lit(a.count(len(changed)-most)))
	}
	return a.say("Other choices among the published figures touch {} and change verdicts: {}.", lit(a.counted(len(touched), "{} pair", "{} pairs")), told)
}

// otherPairsTable sets the numbers of the pairs under the other figures beside
// each other: of few pairs all, else those whose verdict is another.
func (a *asking) otherPairsTable(gots []pairGot, others []otherPair) *result.Table {
	var ss []*obs.Series
	for _, o := range others {
		ss = append(ss, gots[o.at].x, gots[o.at].y)
	}
	t := a.otherTable(nil, a.words("Pairs with other published figures: "), result.Column{Key: "n", Head: "n"}, result.Column{Key: "r_level", Head: "r", Unit: a.words("levels¦the head of a column")},
		result.Column{Key: "r_yearly", Head: "r", Unit: a.words("yearly¦the head of a column")}, result.Column{Key: "p", Head: "p"}, result.Column{Key: "p_adjusted", Head: "p", Unit: a.words("adjusted¦a p-value")},
		result.Column{Key: "verdict", Head: a.words("Verdict"), Words: true, Width: 0.17})
	t.Source = a.credit(ss)
	names := a.pairNames(gots)
	for i, g := range gots {
		var mine []otherPair
		for _, o := range others {
			if o.at == i && (len(gots) <= mostCards || o.got.verdict.Status != g.verdict.Status) {
				mine = append(mine, o)
			}
		}
		if len(mine) == 0 {
			continue
		}
		t.Rows = append(t.Rows, result.Row{Group: true, Cells: []result.Cell{{Text: names[i]}}})
		row := func(name string, changed int, g pairGot) {
			r2, p := result.Format{Decimals: 2}, result.Format{Style: result.PValue}
			adj := result.Cell{Text: "–"}
			if !math.IsNaN(g.card.pDiff) {
				adj = result.Cell{Number: true, Value: g.card.pDiff, Format: p, Estimate: g.adjusted}
			}
			t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: name}, yearsCell(changed), numberCell(float64(g.card.nDiff), 0), g.level[0].cell("r", r2), g.yearly(0).cell("r", r2),
				g.effective().cell("p", p), adj, {Text: a.pairVerdictWords(g.verdict.Status)}}})
		}
		row(a.l.Phrase(byRule), 0, g)
		for _, o := range mine {
			row(o.name, o.changed, o.got)
		}
	}
	return t
}
