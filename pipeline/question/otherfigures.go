package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// otherTrend is the trend of a series under one of its alternatives.
type otherTrend struct {
	alternative
	got    trendGot
	status string
}

// otherTrends recomputes what a trend's verdict rests on with the other figures
// that a series has.
func (a *asking) otherTrends(sh *sheet, s *obs.Series, tr stat.Transform) []otherTrend {
	var out []otherTrend
	for _, alt := range a.alternatives(s) {
		if tr == stat.Logarithm && !allPositive(alt.series.Values) {
			continue
		}
		g := sh.judged(subject{series: []*obs.Series{alt.series}, other: alt.choice}, tr)
		out = append(out, otherTrend{alt, g, trendStatus(g, a.st.Alpha)})
	}
	return out
}

// otherTrendProse says in one sentence what other figures would change.
func (a *asking) otherTrendProse(g trendGot) result.Text {
	if len(g.others) == 0 || g.verdict.Status == tooFewYears || !g.ols.ok() {
		return nil
	}
	var ways []way
	lo, hi := g.ols, g.ols
	for _, o := range g.others {
		ways = append(ways, way{o.alternative, a.l.Phrase(verdictWords[o.status])})
		if !o.got.ols.ok() {
			continue
		}
		if v := o.got.ols.v("slope"); v < lo.v("slope") {
			lo = o.got.ols
		} else if v > hi.v("slope") {
			hi = o.got.ols
		}
	}
	t := a.stays(ways, a.l.Phrase("the verdict¦of a trend"), a.l.Phrase(verdictWords[g.verdict.Status]))
	from, to := trendGot{ols: lo, log: g.log}.signedPace(false), trendGot{ols: hi, log: g.log}.signedPace(true)
	switch used, other := (trendGot{ols: g.ols, log: g.log}).signedPace(false), (trendGot{ols: g.others[0].got.ols, log: g.log}).signedPace(true); {
	case trendGot{ols: lo, log: g.log}.signedPace(true).In(a.l) == to.In(a.l):
		return a.say("{}; the slope is {} a year either way.", t, to)
	case len(g.others) == 1 && g.others[0].got.ols.ok():
		return a.say("{}; the slope is {} a year, not {}.", t, other, used)
	}
	return a.say("{}; the slope lies between {} and {} a year.", t, from, to)
}

// signedPace is the yearly change of the line with its sign, with its unit or, so
// that another one can follow that has it, without.
func (g trendGot) signedPace(unit bool) result.Piece {
	p := g.pace()
	p.Format.Abs = false
	if !g.log {
		p.Format.Decimals = slopeDecimals(p.Value)
		if !unit {
			p.Format.Style = beside(g.ols, "slope")
		}
	}
	return p
}

// A way is an alternative with the outcome that it leads to, in words.
type way struct {
	alternative
	outcome string
}

// stays begins a sentence on what other figures do to an outcome: that it stays,
// or with which of them it becomes another one. What the outcome is of, a noun, and the
// outcome are words of the report's language.
func (sp speaker) stays(ways []way, what, outcome string) result.Text {
	others := map[string][]string{}
	var order []string
	for _, w := range ways {
		if w.outcome != outcome {
			if others[w.outcome] == nil {
				order = append(order, w.outcome)
			}
			others[w.outcome] = append(others[w.outcome], w.words)
		}
	}
	if len(order) == 0 {
		switch n := len(ways); n {
		case 1:
			return sp.say("With {} instead, {} stays “{}”", lit(ways[0].words), lit(what), lit(outcome))
		case 2:
			return sp.say("With either of the two other choices among the published figures, {} stays “{}”", lit(what), lit(outcome))
		default:
			return sp.say("With any of the {} other choices among the published figures, {} stays “{}”", lit(sp.count(n)), lit(what), lit(outcome))
		}
	}
	var becomes []result.Text
	for i, o := range order {
		with := lit(sp.list(others[o]))
		if i == 0 {
			becomes = append(becomes, sp.say("With {}, {} becomes “{}”", with, lit(what), lit(o)))
		} else {
			becomes = append(becomes, sp.say("with {} “{}”¦after: with A the verdict becomes “falling”", with, lit(o)))
		}
	}
	t := result.Join(", ", becomes...)
	if rest := len(ways) - len(slices.Concat(mapValues(order, others)...)); rest > 0 {
		return sp.say("{}; with {} it stays “{}”", t, lit(sp.counted(rest, "{} other choice", "{} other choices")), lit(outcome))
	}
	return t
}

func mapValues(keys []string, m map[string][]string) [][]string {
	var out [][]string
	for _, k := range keys {
		out = append(out, m[k])
	}
	return out
}

// mostOtherRows is up to how many other choices of figures all have a row.
const mostOtherRows = 4

// otherTrendTable sets the verdicts under the other figures beside each other.
func (a *asking) otherTrendTable(ss []*obs.Series, names []string, gots []trendGot) *result.Table {
	t := a.otherTable(ss, a.words("Trends with other published figures: "),
		result.Column{Key: "mean", Head: a.words("Mean")}, result.Column{Key: "slope", Head: a.words("OLS")},
		result.Column{Key: "p_robust", Head: "p", Unit: a.words("robust¦a test")}, result.Column{Key: "verdict", Head: a.words("Verdict"), Words: true, Width: 0.17})
	logs, left := false, 0
	for i, s := range ss {
		g := gots[i]
		if len(g.others) == 0 {
			continue
		}
		logs = logs || g.log
		a.otherGroup(t, gots, func(g trendGot) bool { return len(g.others) > 0 }, names[i])
		row := func(name string, changed int, g trendGot, status string) {
			f, slope := result.Format{Decimals: decimalsOf(s)}, result.Format{Decimals: min(slopeDecimals(g.ols.v("slope"))+1, 4)}
			t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: name}, yearsCell(changed), g.desc.cell("mean", f), g.ols.cell("slope", slope),
				g.robust.cell("p", result.Format{Style: result.PValue}), {Text: a.l.Phrase(verdictWords[status])}}})
		}
		row(a.l.Phrase(byRule), 0, g, g.verdict.Status)
		for _, o := range g.others {
			if len(g.others) > mostOtherRows && o.key == "prefer" && o.status == g.verdict.Status {
				left++
				continue
			}
			row(o.name, o.changed, o.got, o.status)
		}
	}
	if left > 0 {
		t.Note = join(t.Note, a.words("Of series with many sources the rows of those that change no verdict, {} in all, stand in estimates.csv alone.", a.count(left)))
	}
	if logs {
		t.Note = join(t.Note, a.words("Slopes are of natural logarithms."))
	}
	return t
}

// byRule names the figures that the study's rule picks, a message.
var byRule = lang.Mark("As the study’s order has it")

// yearsCell is for how many years the figures are others.
func yearsCell(changed int) result.Cell {
	if changed == 0 {
		return result.Cell{Text: "–"}
	}
	return numberCell(float64(changed), 0)
}

// otherTable is a table of other figures with the columns that the question adds; its
// title is what the words of the question follow.
func (a *asking) otherTable(ss []*obs.Series, title string, cols ...result.Column) *result.Table {
	t := &result.Table{ID: a.Question.ID + "-other-figures", Title: title + a.lowerFirst(a.Question.Title), Source: a.credit(ss),
		Note: a.words("Each row takes the figures of one source where there are any, or the lowest or highest of each year, and the study’s own for all other years. Years: how many of them have another figure."),
		Cols: append([]result.Column{{Key: "figures", Head: a.words("Figures of¦sources"), Words: true, Width: 0.36}, {Key: "years", Head: a.words("Years")}}, cols...)}
	if len(ss) > 0 && sameUnit(ss) && ss[0].Unit.Kind != obs.Unknown {
		t.Title += " (" + result.UnitWords(a.l, ss[0].Unit) + ")"
	}
	return t
}

// otherGroup puts the name of a series above its rows where several have other
// figures.
func (a *asking) otherGroup(t *result.Table, gots []trendGot, has func(trendGot) bool, name string) {
	n := 0
	for _, g := range gots {
		if has(g) {
			n++
		}
	}
	if n > 1 {
		t.Rows = append(t.Rows, result.Row{Group: true, Cells: []result.Cell{{Text: name}}})
	}
}

// otherDescriptions recomputes mean and ends of a series with its other figures.
func (a *asking) otherDescriptions(sh *sheet, s *obs.Series) []trendGot {
	var out []trendGot
	for _, alt := range a.alternatives(s) {
		g := trendGot{desc: sh.ask("descriptive", subject{series: []*obs.Series{alt.series}, other: alt.choice}, stat.Level, nil)}
		g.others = []otherTrend{{alternative: alt}}
		out = append(out, g)
	}
	return out
}

// otherMeans says between what the mean of a series, and its change from the first
// to the last year, lie whichever figures are taken.
func (a *asking) otherMeans(s *obs.Series, d got, others []trendGot) result.Text {
	if len(others) == 0 || !d.ok() {
		return nil
	}
	lo, hi := d, d
	first, last := growthOf(d), growthOf(d) // of the changes, the least and the greatest
	for _, o := range others {
		if !o.desc.ok() {
			continue
		}
		if o.desc.v("mean") < lo.v("mean") {
			lo = o.desc
		}
		if o.desc.v("mean") > hi.v("mean") {
			hi = o.desc
		}
		first, last = math.Min(first, growthOf(o.desc)), math.Max(last, growthOf(o.desc))
	}
	one := others[0]
	same := first == last || math.IsNaN(first) || math.IsNaN(last)
	var t result.Text
	switch used, other := num(s, d, "mean", again(s.Unit)), num(s, one.desc, "mean", result.Amount); {
	case len(others) > 1:
		t = a.say("Depending on the choice among the published figures, the mean lies between {} and {}", num(s, lo, "mean", again(s.Unit)), num(s, hi, "mean", result.Amount))
	case num(s, one.desc, "mean", again(s.Unit)).In(a.l) == used.In(a.l):
		t = a.say("With {} instead, the mean stays {}", lit(one.others[0].words), other)
	default:
		t = a.say("With {} instead, the mean is {}, not {}", lit(one.others[0].words), other, used)
	}
	times := func(growth float64) result.Piece { return lit(result.Decimal(a.l, 1+growth, 1)) }
	switch {
	case same:
		return append(t, lit("."))
	case len(others) == 1:
		return a.say("{}, and the last figure {} times the first, not {}.", t, times(growthOf(one.desc)), times(growthOf(d)))
	}
	return a.say("{}, and the last figure is {} to {} times the first.", t, times(first), times(last))
}

// growthOf is the relative change from the first to the last value, NaN where the
// first is not above zero.
func growthOf(d got) float64 {
	if !(d.v("first") > 0) {
		return math.NaN()
	}
	return d.v("last")/d.v("first") - 1
}

// leastShift is by how much, as a fraction, other figures must move a mean for a
// table to be worth its room: the text has said between what it lies.
const leastShift = 0.05

// shifts reports whether any other choice moves the mean by as much.
func shifts(d got, others []trendGot) bool {
	return slices.ContainsFunc(others, func(o trendGot) bool {
		return math.Abs(o.desc.v("mean")-d.v("mean")) >= leastShift*math.Abs(d.v("mean"))
	})
}

// otherMeansTable sets mean and ends under the other figures beside each other, of
// the series whose mean they move.
func (a *asking) otherMeansTable(ss []*obs.Series, descs []got, others [][]trendGot) *result.Table {
	t := a.otherTable(ss, a.words("Means with other published figures: "), result.Column{Key: "mean", Head: a.words("Mean")}, result.Column{Key: "sd", Head: a.words("SD")},
		result.Column{Key: "first", Head: a.words("First¦value")}, result.Column{Key: "last", Head: a.words("Last¦value")})
	several := 0
	for i, o := range others {
		if shifts(descs[i], o) {
			several++
		}
	}
	for i, s := range ss {
		if !shifts(descs[i], others[i]) {
			continue
		}
		if several > 1 {
			t.Rows = append(t.Rows, result.Row{Group: true, Cells: []result.Cell{{Text: a.whole(s)}}})
		}
		row := func(name string, changed int, d got) {
			f := result.Format{Decimals: decimalsOf(s)}
			t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: name}, yearsCell(changed), d.cell("mean", f), d.cell("sd", f), d.cell("first", f), d.cell("last", f)}})
		}
		row(a.l.Phrase(byRule), 0, descs[i])
		for _, o := range others[i] {
			row(o.others[0].name, o.others[0].changed, o.desc)
		}
	}
	return t
}
