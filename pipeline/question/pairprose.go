package question

import (
	"slices"
	"sort"

	"defensetrade/pipeline/result"
)

// pairProse tells the pairs one by one where they are few, else those of the
// study's leads and how many there are of each status.
func (a *asking) pairProse(gots []pairGot) {
	if len(gots) <= mostCards {
		for _, g := range gots {
			t := g.verdict.Sentence
			if more := a.otherwise(g); len(more) > 0 {
				t = append(append(t[:len(t):len(t)], lit(" ")), more...)
			}
			a.para(t)
			a.findPair(g)
		}
		return
	}
	n := map[string]int{}
	for _, g := range gots {
		n[g.verdict.Status]++
	}
	a.para(a.say("Of {}, after adjustment for their number, {}.", lit(a.counted(len(gots), "{} pair", "{} pairs")), lit(a.tallyPairs(n))))
	linked := linkedPairs(gots)
	one := a.Question.Within == "entity" && oneKind(gots)
	if len(linked) > 0 && !one {
		var items []result.Text
		for _, g := range linked[:min(len(linked), 8)] {
			items = append(items, g.verdict.Sentence)
		}
		if len(items) == 1 {
			a.para(a.say("The clearest link:"))
		} else {
			a.para(a.say("The clearest links:"))
		}
		a.out.Section.Blocks = append(a.out.Section.Blocks, result.Block{List: items})
	}
	if one {
		a.kindProse(gots, linked)
	}
	a.para(a.nearLinks(gots))
}

// kindProse tells pairs of the same two indicators: in which countries they are
// linked, and the pairs of the study's leads.
func (a *asking) kindProse(gots, linked []pairGot) {
	x, y, n := lit(a.lowerFirst(a.what(gots[0].x))), lit(a.lowerFirst(a.what(gots[0].y))), lit(a.count(len(gots)))
	if len(linked) == 0 {
		none := a.say("In none of {} countries are {} and {} linked year by year, after adjustment for the number of pairs", n, x, y)
		var alone []string
		for _, i := range aloneTogether(gots) {
			if a.lead(gots[i].x) && a.lead(gots[i].y) {
				alone = append(alone, a.the(gots[i].x.Label))
			}
		}
		if len(alone) > 0 {
			none = a.say("{}; asked about alone, they would be in {}", none, lit(a.list(alone)))
		}
		a.finding(append(none, lit(".")))
	} else {
		var where []string
		for _, g := range linked {
			if g.card.rDiff < 0 {
				where = append(where, a.words("{} (negative)¦a country where two series are linked", a.the(g.x.Label)))
			} else {
				where = append(where, a.words("{} (positive)¦a country where two series are linked", a.the(g.x.Label)))
			}
		}
		a.para(a.say("Year by year the two are linked in {}.", lit(a.list(where))))
		a.finding(a.say("Among {} countries, after adjustment for the number of pairs, {} and {} are linked year by year in {}.", n, x, y, lit(a.list(where))))
	}
	told := 0
	for _, g := range gots {
		if !a.lead(g.x) || !a.lead(g.y) || told == 4 || !g.diff[0].ok() {
			continue
		}
		told++
		where := a.words("For {}¦at the beginning of a sentence", g.x.Label)
		if a.country(g.x) {
			where = a.words("In {}¦a country, at the beginning of a sentence", a.the(g.x.Label))
		}
		r2 := result.Format{Decimals: 2}
		level, diff := g.level[0].num("r", r2), g.diff[0].num("r", r2)
		if g.card.rates {
			a.para(a.say("{}, {} of the two rates is {} ({}), and of their changes {}.", lit(where), em("r"), level, a.adjustedP(g), diff))
		} else {
			a.para(a.say("{}, {} is {} in levels and {} in yearly changes ({}).", lit(where), em("r"), level, diff, a.adjustedP(g)))
		}
	}
}

// aloneTogether are the pairs that do not move together, but would if each were the
// only one asked about, the surest first.
func aloneTogether(gots []pairGot) []int {
	var near []int
	for i, g := range gots {
		alone := g.card
		if alone.pDiff = g.effective().v("p"); g.verdict.Status != movesTogether && alone.status() == movesTogether {
			near = append(near, i)
		}
	}
	sort.SliceStable(near, func(i, j int) bool { return gots[near[i]].card.pDiff < gots[near[j]].card.pDiff })
	return near
}

// nearLinks names the pairs that would move together if they were the only one
// asked about, and says what their coefficients are of.
func (a *asking) nearLinks(gots []pairGot) result.Text {
	names, near := a.pairNames(gots), aloneTogether(gots)
	if len(near) == 0 {
		return nil
	}
	const most = 5
	var items []result.Text
	for _, i := range near[:min(len(near), most)] {
		g := gots[i]
		items = append(items, a.say("{} ({}, {}, adjusted {})¦a pair with its r, its p and that p adjusted", lit(a.the(names[i])), is("r", g.yearly(0).num("r", result.Format{Decimals: 2})),
			isP(g.effective(), "p"), g.adjustedAs(result.Format{Style: result.PValue})))
	}
	told := result.Join("; ", items...)
	if len(near) > most {
		told = a.say("{}; and {} more¦pairs", told, lit(a.count(len(near)-most)))
	}
	many := lit(a.counted(len(near), "{} pair", "{} pairs"))
	if slices.ContainsFunc(gots, func(g pairGot) bool { return g.verdict.Status == movesTogether }) {
		many = lit(a.counted(len(near), "{} more pair", "{} more pairs"))
	}
	if !slices.ContainsFunc(near, func(i int) bool { return !gots[i].card.rates }) {
		return a.say("Asked about alone, {} would move together by the rates themselves; the adjustment for the number of pairs decides: {}.", many, told)
	}
	return a.say("Asked about alone, {} would move together by their yearly changes; the adjustment for the number of pairs decides: {}.", many, told)
}

// tallyPairs counts the pairs of each status in words.
func (sp speaker) tallyPairs(n map[string]int) string {
	total := 0
	for _, k := range n {
		total += k
	}
	var parts []string
	for _, s := range []struct{ status, some, all string }{
		{movesTogether, sp.counted(n[movesTogether], "{} moves together year by year", "{} move together year by year"), sp.words("all move together year by year")},
		{inTheLongRun, sp.counted(n[inTheLongRun], "{} is tied in the long run", "{} are tied in the long run"), sp.words("all are tied in the long run")},
		{aroundTrends, sp.counted(n[aroundTrends], "{} is related around its trends", "{} are related around their trends"), sp.words("all are related around their trends")},
		{sharedTrend, sp.counted(n[sharedTrend], "{} correlates in levels but not in its yearly changes", "{} correlate in levels but not in their yearly changes"),
			sp.words("all correlate in levels but not in their yearly changes")},
		{noCorrelation, sp.counted(n[noCorrelation], "{} shows no correlation", "{} show no correlation"), sp.words("none shows a correlation")},
		{tooFewYears, sp.counted(n[tooFewYears], "{} has too few common years", "{} have too few common years"), sp.words("all have too few common years")},
	} {
		switch k := n[s.status]; {
		case k == 0:
		case k > 1 && k == total:
			parts = append(parts, s.all)
		default:
			parts = append(parts, s.some)
		}
	}
	return sp.list(parts)
}

// oneKind reports whether all pairs are of the same two indicators.
func oneKind(gots []pairGot) bool {
	for _, g := range gots {
		if g.x.Indicator != gots[0].x.Indicator || g.y.Indicator != gots[0].y.Indicator {
			return false
		}
	}
	return true
}

// linkedPairs are the pairs that move together, the strongest first.
func linkedPairs(gots []pairGot) []pairGot {
	var out []pairGot
	for _, g := range gots {
		if g.verdict.Status == movesTogether {
			out = append(out, g)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].card.pDiff < out[j].card.pDiff })
	return out
}

func (a *asking) findPair(g pairGot) {
	if g.verdict.Status != tooFewYears && (len(a.series) <= 8 || a.lead(g.x)) {
		a.finding(g.verdict.Sentence)
	}
}

// pairEraProse tells the pairs in an era, one by one where they are few.
func (a *asking) pairEraProse(era string, gots []pairGot) result.Text {
	if len(gots) <= mostCards {
		var texts []result.Text
		for _, g := range gots {
			texts = append(texts, g.verdict.Sentence)
		}
		return result.Join(" ", texts...)
	}
	e, _ := eraOf(a.st, era)
	n := map[string]int{}
	for _, g := range gots {
		n[g.verdict.Status]++
	}
	return a.say("In the era {}, of {}, {}.", lit(quoted(e.Label)), lit(a.counted(len(gots), "{} pair", "{} pairs")), lit(a.tallyPairs(n)))
}
