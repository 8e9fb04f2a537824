package question

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

func containsWord(s, word string) bool {
	for _, f := range strings.Fields(s) {
		if strings.Trim(f, ",;.") == word {
			return true
		}
	}
	return false
}

// titled joins what a table or figure shows to the heading of its question,
// unless that says the same.
func (sp speaker) titled(what, title string) string {
	if title == sp.words("Correlations") {
		return what
	}
	return what + ": " + sp.lowerFirst(title)
}

// pairFigures draws the heat map of many pairs, and the scatter of those of the
// leads or of few.
func (a *asking) pairFigures(gots []pairGot) {
	kinds := usual("correlation", len(gots))
	if len(a.Question.Figures) > 0 {
		kinds = nil
	}
	for _, o := range a.Question.Figures {
		if o.Kind == "none" {
			return
		}
		kinds = append(kinds, o.Kind)
	}
	scatters := slices.Contains(kinds, "scatter")
	if len(gots) > 2 && slices.Contains(kinds, "heat") {
		if a.Question.Within == "entity" && oneKind(gots) {
			a.figure(a.coefficientHeat(gots))
		} else {
			a.figure(a.matrixHeat(gots))
		}
	}
	drawn := 0
	for _, g := range gots {
		if (len(gots) <= 2 || a.Question.Within != "" && a.lead(g.x) && a.lead(g.y)) && scatters && drawn < 2 && g.diff[0].ok() {
			drawn++
			a.figure(a.scatter(g, a.Question.ID+"-scatter-"+strings.ToLower(figureID(g.x.Entity))))
		}
	}
	for _, o := range a.Question.Figures {
		a.orderedPairFigure(gots, o)
	}
}

// coefficientHeat shows, for each entity, the correlation in levels, in changes
// and around the trend.
func (a *asking) coefficientHeat(gots []pairGot) *result.Figure {
	x, y := gots[0].x, gots[0].y
	f := a.picture(a.Question.ID, "heat", a.byPlace(gots, a.both(a.what(x), a.what(y))), seriesOf(gots), a.order())
	f.Subtitle = a.words("Pearson’s r; {}", a.yearsOf(gots))
	m := &result.Matrix{Cols: []string{a.words("Levels"), a.words("Detrended"), a.words("Yearly changes")}, Rows: a.pairNames(gots), Min: -1, Max: 1, Legend: a.words("Pearson’s r")}
	f.Data = &result.Data{Head: []string{"pair", "levels", "detrended", "changes", "p_effective", "status"}}
	for i, g := range gots {
		row := []float64{g.card.rLevel, g.detrended.v("r"), g.diff[0].v("r")}
		together := g.verdict.Status == movesTogether
		m.V = append(m.V, row)
		m.Mark = append(m.Mark, []bool{together && g.card.rates, g.verdict.Status == aroundTrends || g.verdict.Status == inTheLongRun, together && !g.card.rates})
		f.Data.Rows = append(f.Data.Rows, []string{m.Rows[i], num6(row[0]), num6(row[1]), num6(row[2]), num6(g.effective().v("p")), g.verdict.Status})
	}
	f.Matrix = m
	f.Note = ""
	if slices.ContainsFunc(m.Mark, func(row []bool) bool { return slices.Contains(row, true) }) {
		f.Note = a.words("Bold: the pair moves together year by year, or is related around its trends, by the rule given in the methods.")
	}
	f.Alt = a.words("Heat map. {} {}", stop(f.Title), a.altPairs(gots))
	return f
}

// byPlace adds to the title of pairs of two indicators what tells them apart.
func (a *asking) byPlace(gots []pairGot, title string) string {
	for _, g := range gots {
		if !a.country(g.x) {
			return title // the rows say it
		}
	}
	return a.words("{}, by country¦the title of a figure", title)
}

// matrixHeat shows the correlation of yearly changes of every pair.
func (a *asking) matrixHeat(gots []pairGot) *result.Figure {
	var ss []*obs.Series
	at := map[*obs.Series]int{}
	for _, s := range seriesOf(gots) {
		if _, ok := at[s]; !ok {
			at[s] = len(ss)
			ss = append(ss, s)
		}
	}
	f := a.picture(a.Question.ID, "heat", a.titled(a.words("Correlations of yearly changes"), a.Question.Title), ss, a.order())
	f.Subtitle = a.words("Pearson’s r of changes from year to year; {}", a.yearsOf(gots))
	f.Note = a.matrixNote(gots, ss)
	names := a.names(ss)
	m := &result.Matrix{Rows: names, Cols: names, Min: -1, Max: 1, Legend: a.words("Pearson’s r of yearly changes")}
	rows, cols := sidesOf(gots)
	if rows != nil { // each of some series with each of others: no series stands on both sides
		m.Rows, m.Cols = nil, nil
		for _, s := range ss {
			if k, ok := rows[s]; ok {
				at[s], m.Rows = k, append(m.Rows, names[at[s]])
			} else {
				at[s], m.Cols = cols[s], append(m.Cols, names[at[s]])
			}
		}
		if len(m.Cols) > mostColumnsNamed {
			f.Note = join(f.Note, a.words("The columns, from the left: {}.", strings.Join(m.Cols, "; ")))
		}
	}
	for range m.Rows {
		row, mark := make([]float64, len(m.Cols)), make([]bool, len(m.Cols))
		for j := range row {
			row[j] = math.NaN()
		}
		m.V, m.Mark = append(m.V, row), append(m.Mark, mark)
	}
	f.Data = &result.Data{Head: []string{"series", "other", "n", "r", "p_effective", "p_adjusted", "status"}}
	for _, g := range gots {
		i, j := at[g.x], at[g.y]
		if rows == nil && i < j {
			i, j = j, i // the lower triangle
		}
		m.V[i][j], m.Mark[i][j] = g.card.rDiff, g.verdict.Status == movesTogether
		f.Data.Rows = append(f.Data.Rows, []string{g.x.ID, g.y.ID, strconv.Itoa(g.card.nDiff), num6(g.card.rDiff), num6(g.effective().v("p")), num6(g.card.pDiff), g.verdict.Status})
	}
	f.Matrix = m
	f.Alt = a.words("Heat map. {} {}", stop(f.Title), a.altPairs(gots))
	return f
}

// mostColumnsNamed is how many columns a heat map surely has room to name.
const mostColumnsNamed = 4

// sidesOf numbers the first and the second series of pairs where none is both; nil
// where one is.
func sidesOf(gots []pairGot) (rows, cols map[*obs.Series]int) {
	rows, cols = map[*obs.Series]int{}, map[*obs.Series]int{}
	number := func(at map[*obs.Series]int, s *obs.Series) {
		if _, ok := at[s]; !ok {
			at[s] = len(at)
		}
	}
	for _, g := range gots {
		number(rows, g.x)
		number(cols, g.y)
	}
	for s := range rows {
		if _, both := cols[s]; both {
			return nil, nil
		}
	}
	return rows, cols
}

// matrixNote explains what a reader meets in the matrix and no more, and what the
// short names of its rows stand for.
func (a *asking) matrixNote(gots []pairGot, ss []*obs.Series) string {
	var notes []string
	if slices.ContainsFunc(gots, func(g pairGot) bool { return g.verdict.Status == movesTogether }) {
		notes = append(notes, a.words("Bold: the pair moves together year by year, by the rule given in the methods."))
	}
	if slices.ContainsFunc(gots, func(g pairGot) bool { return math.IsNaN(g.card.rDiff) }) {
		notes = append(notes, a.words("Empty: too few common years, or no variation."))
	}
	if slices.ContainsFunc(gots, func(g pairGot) bool { return g.card.rates }) {
		notes = append(notes, a.words("For two growth rates, the correlation is that of the rates."))
	}
	var units []string
	for _, s := range ss {
		units = append(units, a.words("{} ({})¦what a row measures, and its unit", a.lowerFirst(a.short(s)), result.UnitWords(a.l, s.Unit)))
	}
	if units = used(units); len(units) <= mostUnits {
		message := lang.Mark("The rows: {}.")
		if rows, _ := sidesOf(gots); rows != nil {
			message = lang.Mark("Rows and columns: {}.")
		}
		notes = append(notes, a.tellWords(message, strings.Join(units, "; ")))
	}
	return strings.Join(notes, " ")
}

// mostUnits is how many units a figure's note can list.
const mostUnits = 10

func (a *asking) altPairs(gots []pairGot) string {
	n := map[string]int{}
	for _, g := range gots {
		n[g.verdict.Status]++
	}
	var parts []string
	for _, s := range []string{movesTogether, inTheLongRun, aroundTrends, sharedTrend, noCorrelation, tooFewYears} {
		if n[s] > 0 {
			parts = append(parts, a.words("{}: {}¦how many pairs have a verdict", a.count(n[s]), a.pairVerdictWords(s)))
		}
	}
	out := a.upperFirst(strings.Join(parts, "; ")) + "."
	if len(gots) <= 15 {
		names := a.pairNames(gots)
		for i, g := range gots {
			if g.diff[0].ok() {
				out += " " + a.words("{}: r {} in levels, {} in changes.", names[i], result.Decimal(a.l, g.card.rLevel, 2), result.Decimal(a.l, g.diff[0].v("r"), 2))
			}
		}
	}
	return out
}

func seriesOf(gots []pairGot) []*obs.Series {
	var out []*obs.Series
	for _, g := range gots {
		out = append(out, g.x, g.y)
	}
	return out
}

// yearsOf is the span of years that the pairs have in common, at most.
func (a *asking) yearsOf(gots []pairGot) string {
	from, to := 0, 0
	for _, g := range gots {
		if e := g.level[0]; len(e.ests) > 0 && e.ests[0].From != 0 {
			if from == 0 || e.ests[0].From < from {
				from = e.ests[0].From
			}
			to = max(to, e.ests[0].To)
		}
	}
	return span(from, to)
}

func num6(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// scatter draws one pair by what the verdict rests on: its yearly changes, or two
// growth rates as they are, unless both may wander.
func (a *asking) scatter(g pairGot, id string) *result.Figure {
	tr, r := stat.Difference, g.diff[0]
	if g.card.rates {
		tr, r = stat.Level, g.level[0]
	}
	return a.scatterOf(g, tr, r.v("r"), id)
}

// scatterOf draws a pair on one transformation, r being its correlation.
func (a *asking) scatterOf(g pairGot, tr stat.Transform, r float64, id string) *result.Figure {
	years, x, y, err := tr.ApplyPair(g.x.Years, g.x.Values, g.y.Years, g.y.Values)
	if err != nil || len(years) < 3 {
		return nil
	}
	title := a.pairWords(g.x, g.y)
	if tr == stat.Difference {
		title = a.words("Yearly changes of {}", a.lowerFirst(title))
	}
	f := a.picture(id, "scatter", title, []*obs.Series{g.x, g.y}, a.order())
	f.Subtitle = a.words("{}; r = {}, n = {}¦years, a correlation, its number of years", span(years[0], years[len(years)-1]), result.Decimal(a.l, r, 2), strconv.Itoa(len(years)))
	f.Note = a.words("The line is the least-squares fit; each mark is a year.")
	p := a.axesOf(g.x, g.y, tr)
	f.Data = &result.Data{Head: []string{"year", g.x.ID, g.y.ID}}
	for i, yr := range years {
		p.Points = append(p.Points, result.Point{X: x[i], Y: y[i], Label: strconv.Itoa(yr), Entity: g.x.Entity})
		f.Data.Rows = append(f.Data.Rows, []string{strconv.Itoa(yr), num6(x[i]), num6(y[i])})
	}
	slope, intercept := fitXY(x, y)
	lo, hi := minmax(x)
	if from, to := intercept+slope*lo, intercept+slope*hi; !math.IsNaN(from-to) && !math.IsInf(from-to, 0) {
		p.Lines = []result.Line{{Entity: g.x.Entity, X: []float64{lo, hi}, Y: []float64{from, to}, Thin: true}}
	} else {
		f.Note = a.words("Each mark is a year.") // the numbers are too large for a fit
	}
	f.Panels = []result.Panel{p}
	f.Alt = a.words("Scatter chart. {} {}. {}", stop(f.Title), f.Subtitle, g.verdict.Sentence.In(a.l))
	return f
}

// axesOf are the axes of two series against each other, under a transformation. Two
// series of one title are told apart by their places, and those of two units by these.
func (a *asking) axesOf(x, y *obs.Series, tr stat.Transform) result.Panel {
	of := func(s *obs.Series, name string) result.Axis {
		return result.Axis{Unit: axisUnit(s.Unit, tr), Label: a.axisOf(s, name, tr)}
	}
	p := result.Panel{X: of(x, a.short(x)), Y: of(y, a.short(y))}
	if p.X.Label == p.Y.Label {
		p.X, p.Y = of(x, a.whole(x)), of(y, a.whole(y))
	}
	return p
}

// axisUnit is the unit that ticks are written in: changes of percentages are points and
// no percentages, and logarithms have no unit. The axis says in words what they are.
func axisUnit(u obs.Unit, tr stat.Transform) obs.Unit {
	switch {
	case tr == stat.Logarithm, tr == stat.LogDifference, tr != stat.Level && u.Percent():
		return obs.Unit{}
	}
	return u
}

// axisOf labels an axis with the name of a series and its unit under a transformation.
func (a *asking) axisOf(s *obs.Series, title string, tr stat.Transform) string {
	name, unit := a.lowerFirst(title), result.UnitWords(a.l, s.Unit)
	if s.Unit.Percent() && (tr == stat.Difference || tr == stat.Detrended) {
		unit = a.words("percentage points¦a unit")
	}
	switch tr {
	case stat.Difference:
		return a.words("Yearly changes: {}, {}¦an axis: a series, its unit", name, unit)
	case stat.Logarithm:
		return a.words("Logarithm: {}, {}¦an axis: a series, its unit", name, unit)
	case stat.LogDifference:
		return a.words("Growth: {}, {}¦an axis: a series, its unit", name, unit)
	case stat.Detrended:
		return a.words("Around the trend: {}, {}¦an axis: a series, its unit", name, unit)
	}
	return title + ", " + unit
}

func fitXY(x, y []float64) (slope, intercept float64) {
	var mx, my, sxx, sxy float64
	for i := range x {
		mx += x[i] / float64(len(x))
		my += y[i] / float64(len(x))
	}
	for i := range x {
		sxx += (x[i] - mx) * (x[i] - mx)
		sxy += (x[i] - mx) * (y[i] - my)
	}
	if sxx > 0 {
		slope = sxy / sxx
	}
	return slope, my - slope*mx
}

func minmax(x []float64) (lo, hi float64) {
	lo, hi = x[0], x[0]
	for _, v := range x {
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}
