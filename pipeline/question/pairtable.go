package question

import (
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

var pairStatusWords = map[string]string{
	movesTogether: lang.Mark("move together¦verdict on a pair"), inTheLongRun: lang.Mark("tied in the long run¦verdict on a pair"),
	aroundTrends: lang.Mark("related around trends¦verdict on a pair"), sharedTrend: lang.Mark("levels only¦verdict on a pair"),
	noCorrelation: lang.Mark("no correlation¦verdict on a pair"), tooFewYears: lang.Mark("too few years¦verdict on a pair"),
}

// pairVerdictWords is a status of a pair in words.
func (sp speaker) pairVerdictWords(status string) string { return sp.l.Phrase(pairStatusWords[status]) }

// mostPairRows is how many pairs a table lists where they are not one an entity.
const mostPairRows = 200

// pairTable lists the pairs with the numbers behind their status.
func (a *asking) pairTable(gots []pairGot) *result.Table {
	all := len(gots)
	cut := all > mostPairRows && a.Question.Within == "" && gots[0].era == ""
	if cut {
		gots = append([]pairGot(nil), gots...)
		sort.SliceStable(gots, func(i, j int) bool { return gots[i].effective().v("p") < gots[j].effective().v("p") })
		gots = gots[:mostPairRows]
	}
	rates := 0
	for _, g := range gots {
		if g.card.rates {
			rates++
		}
	}
	names := a.pairNames(gots)
	long := false // the names need the room of two columns
	for _, n := range names {
		long = long || len([]rune(n)) > 40
	}
	levels, changes := a.words("levels¦the head of a column"), a.words("changes¦the head of a column")
	judged := changes
	if rates == len(gots) {
		levels, judged = a.words("rates¦the head of a column"), a.words("rates¦the head of a column")
	}
	t := &result.Table{ID: a.Question.ID + "-pairs", Title: a.titled(a.words("Correlations"), a.Question.Title), Note: a.pairNote(rates == len(gots), long),
		Cols: []result.Column{{Key: "pair", Head: a.words("Pair"), Words: true, Width: 0.27}, {Key: "n", Head: "n", Unit: judged},
			{Key: "r_level", Head: "r", Unit: levels}, {Key: "r_diff", Head: "r", Unit: changes}, {Key: "rho", Head: "rho", Unit: judged},
			{Key: "tau", Head: "tau", Unit: judged}, {Key: "p_effective", Head: "p"}, {Key: "p_adjusted", Head: "p", Unit: a.words("adjusted¦a p-value")},
			{Key: "verdict", Head: a.words("Verdict"), Words: true, Width: 0.17}}}
	if cut {
		t.Note = a.words("The {} of {} pairs with the smallest p; all of them stand in estimates.csv.", strconv.Itoa(mostPairRows), strconv.Itoa(all)) + " " + t.Note
	}
	if 0 < rates && rates < len(gots) {
		t.Note = a.words("† Two growth rates: n, rho, tau and p are of the rates themselves.") + " " + t.Note
	}
	if long {
		t.Cols = slices.Delete(t.Cols, 4, 6)
		t.Cols[0].Width, t.Cols[len(t.Cols)-1].Width = 0.48, 0.14
	}
	var ss []*obs.Series
	r2, p := result.Format{Decimals: 2}, result.Format{Style: result.PValue}
	for i, g := range gots {
		ss = append(ss, g.x, g.y)
		adj := result.Cell{Text: "–"}
		if !math.IsNaN(g.card.pDiff) {
			adj = result.Cell{Number: true, Value: g.card.pDiff, Format: p, Estimate: g.adjusted}
		}
		name := result.Cell{Text: names[i]}
		if g.card.rates && rates < len(gots) {
			name.Mark = "†"
		}
		row := []result.Cell{name, numberCell(float64(g.card.nDiff), 0), g.level[0].cell("r", r2), g.diff[0].cell("r", r2)}
		if !long {
			row = append(row, g.yearly(1).cell("rho", r2), g.yearly(2).cell("tau_b", r2))
		}
		t.Rows = append(t.Rows, result.Row{Cells: append(row, g.effective().cell("p", p), adj, result.Cell{Text: a.pairVerdictWords(g.verdict.Status)})})
	}
	t.Source = a.credit(ss)
	return t
}

// pairNote is the note under a table of pairs: of growth rates, or of anything else;
// brief where it has no columns of the ranks.
func (sp speaker) pairNote(rates, brief bool) string {
	values := sp.words("Levels: values as published; changes: from year to year.")
	p := sp.words("p: Pearson on changes with the effective number of observations; adjusted: for the number of pairs (Benjamini–Hochberg).")
	if rates {
		values = sp.words("Rates: values as published, which are yearly changes already; changes: of the rates, from year to year.")
		p = sp.words("p: Pearson on the rates with the effective number of observations; adjusted: for the number of pairs (Benjamini–Hochberg).")
	}
	coefficients := sp.words("r: Pearson; rho: Spearman; tau: Kendall's tau-b.")
	if brief {
		coefficients = sp.words("r: Pearson.")
	}
	return strings.Join([]string{values, coefficients, p, sp.words("The verdict follows from these by the rule given in the methods.")}, " ")
}

// pairNames are the pairs in as few words as tell them apart: the entity alone
// where each pair is one entity's and the indicators are the same.
func (a *asking) pairNames(gots []pairGot) []string {
	within := true
	for _, g := range gots {
		within = within && g.x.Entity == g.y.Entity && g.x.Indicator == gots[0].x.Indicator && g.y.Indicator == gots[0].y.Indicator
	}
	all := a.names(seriesOf(gots))
	out := make([]string, len(gots))
	for i, g := range gots {
		if within {
			out[i] = g.x.Label
			continue
		}
		out[i] = all[2*i] + " – " + all[2*i+1]
	}
	return out
}
