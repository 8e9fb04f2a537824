package question

import (
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"

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
		none := a.say("No two of the series named make a pair, so there is nothing to correlate.")
		a.para(none)
		a.routine(none)
		return
	}
	if len(pairs) > mostPairs {
		a.manyPairs(pairs)
		return
	}
	if a.Question.Within == "" && len(a.with) == 0 {
		if pairs = enoughYears(pairs, a); len(pairs) == 0 {
			none := a.say("No two of the series named have {} in common, so nothing was correlated.", lit(a.counted(a.leastN(), "{} year", "{} years")))
			a.para(none)
			a.routine(none)
			return
		}
	}
	tests := a.rootTests(slices.Concat(pairs...))
	gots := a.judgedPairs(pairs, "", tests)
	others := a.otherPairs(gots, tests)
	a.pairProse(gots)
	a.para(a.otherPairsProse(gots, others))
	inEras := make([][]pairGot, len(a.Question.Eras))
	for k, era := range a.Question.Eras {
		inEras[k] = a.judgedPairs(pairs, era, tests)
		a.para(a.pairEraProse(era, inEras[k]))
	}
	a.pairFigures(gots)
	if len(gots) <= mostCards {
		a.table(a.cardTable(gots))
	} else {
		a.long(a.pairTable(gots))
	}
	a.table(a.otherPairsTable(gots, others))
	a.table(a.pairEraTable(inEras))
	n := map[string]int{}
	for _, g := range gots {
		n[g.verdict.Status]++
	}
	a.pairsFinding(n)
	a.pairGuards(slices.Values(pairs), n[sharedTrend])
}

// judgedPairs runs the families of every pair, on the whole span or in an era,
// adjusts for their number and judges them.
func (a *asking) judgedPairs(pairs [][]*obs.Series, era string, tests map[string]shocks) []pairGot {
	extra := a.extraTransforms()
	sheets := make([]*sheet, len(pairs))
	gots := make([]pairGot, len(pairs))
	a.par(len(pairs), func(i int) {
		sheets[i] = a.sheet()
		x, y := pairs[i][0], pairs[i][1]
		of := subject{series: []*obs.Series{a.inEra(x, era), a.inEra(y, era)}, era: era}
		gots[i] = sheets[i].pairOf(of, extra, tests[x.ID], tests[y.ID])
	})
	a.adjust(sheets, gots)
	a.keep(sheets...)
	for i := range gots {
		gots[i].card.alpha, gots[i].card.leastN = a.st.Alpha, a.leastN()
		gots[i].verdict = a.pairVerdict(gots[i])
		a.out.Verdicts = append(a.out.Verdicts, gots[i].verdict)
	}
	return gots
}

// pairEraTable lists the pairs of each era, as far as a table can hold them.
func (a *asking) pairEraTable(inEras [][]pairGot) *result.Table {
	all := slices.Concat(inEras...)
	if len(all) == 0 || len(all) > 2*mostPairRows {
		return nil
	}
	t := a.pairTable(all)
	t.ID, t.Title = a.Question.ID+"-eras", a.titled(a.words("Correlations in each era"), a.Question.Title)
	rows := t.Rows
	t.Rows = nil
	for k, gots := range inEras {
		e, _ := eraOf(a.st, a.Question.Eras[k])
		t.Rows = append(append(t.Rows, result.Row{Group: true, Cells: []result.Cell{{Text: e.Label}}}), rows[:len(gots)]...)
		rows = rows[len(gots):]
	}
	return t
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
	// What the cards rest on: of rates that do not wander, their levels.
	all = append(all, tests{"effective", stat.Difference, func(g pairGot) (got, string) { return g.effective(), "p" }})
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
			id := sheets[i].adjusted(*g.ests[0], t.method, len(ps), adj.BH[k], adj.Holm[k], splice([]*obs.Series{gots[i].x, gots[i].y}))
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

// pairGuards notes pairs whose levels correlate by their trends, so many (G19), several
// tests (G21), and ratios with a common part (G30).
func (a *asking) pairGuards(pairs iter.Seq[[]*obs.Series], shared int) {
	if shared > 0 {
		a.guard("G19", obs.SevWarning, a.under(a.Question.Title, a.counted(shared, "{} pair correlates in levels only; its verdict rests on yearly changes.",
			"{} pairs correlate in levels only; their verdict rests on yearly changes.")))
	}
	a.commonParts(pairs)
}

// commonParts notes pairs that have a part in common (G30).
func (a *asking) commonParts(pairs iter.Seq[[]*obs.Series]) {
	touched := map[string][]*obs.Series{}
	type touch struct {
		words string
		s     *obs.Series
	}
	seen := map[touch]bool{}
	for p := range pairs {
		words := a.commonPart(p[0], p[1])
		for _, s := range p {
			if words != "" && !seen[touch{words, s}] {
				seen[touch{words, s}] = true
				touched[words] = append(touched[words], s)
			}
		}
	}
	for _, words := range slices.Sorted(maps.Keys(touched)) {
		a.guardOn(touched[words], "G30", obs.SevWarning, a.under(a.Question.Title, words))
	}
}
