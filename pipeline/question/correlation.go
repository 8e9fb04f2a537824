package question

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"sort"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// mostPairs is how many pairs of a question are written as estimates; beyond,
// they go to pairs.csv.
const mostPairs = 2000

// leastPairs is how many common years a pair needs to be asked about at all.
const leastPairs = 8

// correlation answers a question of kind correlation.
func correlation(a *asking) {
	pairs := a.pairs()
	if len(pairs) == 0 {
		a.para(say("No two of the series named make a pair, so there is nothing to correlate."))
		return
	}
	if len(pairs) > mostPairs {
		a.manyPairs(pairs)
		return
	}
	if a.Question.Within == "" && len(a.with) == 0 {
		if pairs = enoughYears(pairs, a); len(pairs) == 0 {
			a.para(say("No two of the series named have {} in common, so nothing was correlated.", w(counted(a.leastN(), "year", "years"))))
			return
		}
	}
	extra := a.extraTransforms()
	roots := a.roots(slices.Concat(pairs...))
	sheets := make([]*sheet, len(pairs))
	gots := make([]pairGot, len(pairs))
	a.par(len(pairs), func(i int) {
		sheets[i] = a.sheet()
		gots[i] = sheets[i].pairOf(a.span(pairs[i][0]), a.span(pairs[i][1]), extra, roots[pairs[i][0]] && roots[pairs[i][1]])
	})
	a.adjust(sheets, gots)
	for i := range gots {
		a.keep(sheets[i])
		gots[i].card.alpha, gots[i].card.leastN = a.st.Alpha, a.leastN()
		gots[i].verdict = a.pairVerdict(gots[i])
		a.out.Verdicts = append(a.out.Verdicts, gots[i].verdict)
	}
	a.pairProse(gots)
	a.pairFigures(gots)
	a.table(a.pairTable(gots))
	a.pairGuards(gots)
}

// enoughYears leaves out pairs with fewer common years than a correlation needs:
// of all pairs of many series most of them may not overlap.
func enoughYears(pairs [][]*obs.Series, a *asking) [][]*obs.Series {
	var out [][]*obs.Series
	for _, p := range pairs {
		if years, _ := align([]*obs.Series{a.span(p[0]), a.span(p[1])}); len(years) >= a.leastN() {
			out = append(out, p)
		}
	}
	return out
}

// leastN is the least number of years of a correlation in this study.
func (a *asking) leastN() int {
	if a.st.LeastN > 0 {
		return a.st.LeastN
	}
	return leastPairs
}

// extraTransforms are those asked for beside levels and changes, which the
// verdict always needs.
func (a *asking) extraTransforms() []stat.Transform {
	var out []stat.Transform
	for _, name := range a.Question.Transform {
		if tr, err := stat.ParseTransform(name); err == nil && tr != stat.Level && tr != stat.Difference {
			out = append(out, tr)
		}
	}
	return out
}

// adjust writes down the p-values adjusted for the number of pairs, for each
// method and transformation (G21), and puts the one that the card uses in it.
func (a *asking) adjust(sheets []*sheet, gots []pairGot) {
	type tests struct {
		method string
		tr     stat.Transform
		of     func(pairGot) (got, string)
	}
	var all []tests
	for i, m := range methodNames {
		name := [3]string{"p", "p_t", "p_asymptotic"}[i]
		all = append(all,
			tests{m, stat.Level, func(g pairGot) (got, string) { return g.level[i], name }},
			tests{m, stat.Difference, func(g pairGot) (got, string) { return g.diff[i], name }})
		for k, tr := range a.extraTransforms() {
			all = append(all, tests{m, tr, func(g pairGot) (got, string) { return g.extra[k][i], name }})
		}
	}
	all = append(all, tests{"effective", stat.Difference, func(g pairGot) (got, string) { return g.effDiff, "p" }})
	for _, t := range all {
		var ps []float64
		var which []int
		for i, g := range gots {
			got, name := t.of(g)
			if p := got.v(name); got.ok() && !math.IsNaN(p) {
				ps, which = append(ps, p), append(which, i)
			}
		}
		if len(ps) == 0 {
			continue
		}
		adj, err := stat.PAdjust(ps)
		if err != nil {
			continue // p-values of our own are in [0, 1]
		}
		for k, i := range which {
			g, _ := t.of(gots[i])
			id := sheets[i].adjusted(g.ests[0], t.method, len(ps), adj.BH[k], adj.Holm[k], splice([]*obs.Series{gots[i].x, gots[i].y}))
			if t.method == "effective" {
				gots[i].card.pDiff, gots[i].tests, gots[i].adjusted = adj.BH[k], len(ps), id
			}
		}
	}
}

// adjusted writes down the adjusted p-values beside the estimates of a pair's
// correlation, of which e is one, and returns the ID of the first.
func (s *sheet) adjusted(e result.Estimate, method string, tests int, bh, holm float64, note string) string {
	s.families["correlation_adjusted"] = true
	e.Unit, e.UnitWords = obs.Unit{}, ""
	e.Parameters, e.Note = fmt.Sprintf("method=%s;tests=%d", method, tests), note
	start := len(s.ests)
	for _, v := range []stat.Value{{Name: "bh", V: bh}, {Name: "holm", V: holm}} {
		e.Statistic, e.Value = "correlation_adjusted."+v.Name, v.V
		s.add(e, "method="+method)
	}
	return s.ests[start].ID
}

// pairProse tells the pairs one by one where they are few, else those of the
// study's leads and how many there are of each status.
func (a *asking) pairProse(gots []pairGot) {
	if len(gots) <= 3 {
		for _, g := range gots {
			a.para(g.verdict.Sentence)
			a.findPair(g)
		}
		return
	}
	n := map[string]int{}
	for _, g := range gots {
		n[g.verdict.Status]++
	}
	a.para(say("Of {}, after adjustment for their number, {}.", w(counted(len(gots), "pair", "pairs")), w(tallyPairs(n))))
	linked := linkedPairs(gots)
	one := a.Question.Within == "entity" && oneKind(gots)
	if len(linked) > 0 && !one {
		var items []result.Text
		for _, g := range linked[:min(len(linked), 8)] {
			items = append(items, g.verdict.Sentence)
		}
		a.para(say("The clearest {}:", w(direction(float64(len(items)-1), "links", "link"))))
		a.out.Section.Blocks = append(a.out.Section.Blocks, result.Block{List: items})
	}
	if !one {
		return
	}
	linkedIn := "none of them"
	if len(linked) > 0 {
		var where []string
		for _, g := range linked {
			sign := "positive"
			if g.card.rDiff < 0 {
				sign = "negative"
			}
			where = append(where, a.the(g.x.Label)+" ("+sign+")")
		}
		linkedIn = list(where)
		a.para(say("Year by year the two are linked in {}.", w(linkedIn)))
	}
	a.finding(say("{} and {}: among {} countries, after adjustment for their number, linked year by year in {}.", w(a.what(gots[0].x)), w(lowerFirst(a.what(gots[0].y))),
		w(count(len(gots))), w(linkedIn)))
	told := 0
	for _, g := range gots {
		if a.lead(g.x) && a.lead(g.y) && told < 4 && g.diff[0].ok() {
			told++
			where := "For " + g.x.Label
			if a.country(g.x) {
				where = "In " + a.the(g.x.Label)
			}
			a.para(say("{}, {} is {} in levels and {} in yearly changes ({} {}{}).", w(where), em("r"), g.level[0].num("r", result.Format{Decimals: 2}),
				g.diff[0].num("r", result.Format{Decimals: 2}), em("p"),
				g.adjustedP(), w(g.adjustment())))
		}
	}
}

// tallyPairs counts the pairs of each status in words.
func tallyPairs(n map[string]int) string {
	var parts []string
	for _, s := range []struct{ status, one, many string }{
		{movesTogether, "moves together year by year", "move together year by year"},
		{inTheLongRun, "is tied in the long run", "are tied in the long run"},
		{aroundTrends, "is related around its trends", "are related around their trends"},
		{sharedTrend, "correlates in levels but not in its yearly changes", "correlate in levels but not in their yearly changes"},
		{noCorrelation, "shows no correlation", "show no correlation"},
		{tooFewYears, "has too few common years", "have too few common years"},
	} {
		if k := n[s.status]; k == 1 {
			parts = append(parts, "one "+s.one)
		} else if k > 1 {
			parts = append(parts, count(k)+" "+s.many)
		}
	}
	return list(parts)
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

// pairGuards notes levels that correlate by their trends (G19), several tests
// (G21), and ratios with a common part (G30).
func (a *asking) pairGuards(gots []pairGot) {
	shared := 0
	for _, g := range gots {
		if g.verdict.Status == sharedTrend {
			shared++
		}
	}
	if shared > 0 {
		verb := direction(float64(shared-1), "correlate in levels only; their verdict rests", "correlates in levels only; its verdict rests")
		a.guard("G19", obs.SevWarning, under(a.Question.Title, counted(shared, "pair", "pairs")+" "+verb+" on yearly changes."))
	}
	parts := map[string]bool{}
	for _, g := range gots {
		switch {
		case g.x.Entity != g.y.Entity || g.x.Partner != g.y.Partner:
		case g.x.Unit.Kind == obs.Share && g.y.Unit.Kind == obs.Share && g.x.Unit.Of == g.y.Unit.Of:
			parts["two shares of "+g.x.Unit.Of+" are set against each other; they have the whole in common, which alone can make them correlate."] = true
		case a.commonNumerator(g.x, g.y) != "":
			parts[a.commonNumerator(g.x, g.y)+" is in both series, which alone can make them correlate."] = true
		case mentions(g.x.Unit, g.y.Unit) || mentions(g.y.Unit, g.x.Unit):
			parts["a share of GDP is set against the growth of GDP; GDP is in both, which alone makes the correlation lean to the negative."] = true
		}
	}
	for _, words := range slices.Sorted(maps.Keys(parts)) {
		a.guard("G30", obs.SevWarning, under(a.Question.Title, words))
	}
}

// mentions reports whether a share's whole is what a rate is the growth of.
func mentions(share, rate obs.Unit) bool {
	return share.Kind == obs.Share && rate.Kind == obs.Rate && share.Of == "GDP" && containsWord(rate.Of, "GDP")
}
