package question

import (
	"fmt"
	"slices"
	"strconv"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// seriesFigures draws the series of a question as the study orders, or as suits
// their number: one chart of up to four lines of one unit, small multiples
// beyond, a chart an indicator where units differ. trends are the fitted lines,
// parallel to ss, nil where there is none.
func (a *asking) seriesFigures(ss []*obs.Series, trends []*stat.Trend) {
	orders := a.Question.Figures
	if len(orders) == 0 {
		orders = []study.Figure{{}}
	}
	for k, order := range orders {
		if order.Kind == "none" {
			continue
		}
		part, fits := a.part(ss, trends, order)
		if !slices.ContainsFunc(part, func(s *obs.Series) bool { return s.N() > 0 }) {
			continue // nothing to show
		}
		id := a.Question.ID
		if len(orders) > 1 {
			id = fmt.Sprintf("%s-%d", id, k+1)
		}
		if order.Kind == "each" {
			for i, s := range part {
				if s.N() == 0 {
					continue
				}
				a.figure(a.lineFigure(figureID(s.ID), []*obs.Series{s}, fits[i:i+1], order))
			}
			continue
		}
		groups := a.apartByConcept(part, byUnit(part))
		a.axes(part, order)
		for g, idx := range groups {
			gs, gf := pick(part, idx), pick(fits, idx)
			gid := id
			if len(groups) > 1 {
				gid = fmt.Sprintf("%s-%c", id, 'a'+g)
			}
			kind := order.Kind
			if kind == "" {
				kind = usual(a.kind.Name, len(gs))[0]
			}
			switch kind {
			case "bars":
				a.figure(a.barFigure(gid, gs, order))
			case "multiples":
				a.figure(a.multiplesFigure(gid, gs, gf, order))
			case "fiveyear":
				a.figure(a.fiveYearFigure(gid, gs, "", order))
			case "slope":
				a.figure(a.slopeFigure(gid, gs, order))
			case "forest":
				a.figure(a.trendForest(gid, gs, order))
			case "forecast":
				a.figure(a.forecastFigure(gid, gs, order))
			case "path":
				a.figure(a.pathFigure(gid, gs, order))
			default:
				a.figure(a.lineFigure(gid, gs, gf, order))
			}
		}
	}
}

// cutTo is the part of a series that an order of a figure shows.
func cutTo(s *obs.Series, order study.Figure) *obs.Series {
	if order.From == 0 && order.To == 0 {
		return s
	}
	return s.Within(order.From, order.To)
}

// part is the series that an order of a figure names, with their trends.
func (a *asking) part(ss []*obs.Series, trends []*stat.Trend, order study.Figure) ([]*obs.Series, []*stat.Trend) {
	var part []*obs.Series
	var fits []*stat.Trend
	for i, s := range ss {
		wanted := len(order.Series) == 0
		for _, ref := range order.Series {
			wanted = wanted || refersTo(ref, s)
		}
		if !wanted {
			continue
		}
		part = append(part, cutTo(s, order))
		var t *stat.Trend
		if i < len(trends) && order.From == 0 && order.To == 0 { // a trend is of all years
			t = trends[i]
		}
		fits = append(fits, t)
	}
	return part, fits
}

func pick[T any](xs []T, idx []int) []T {
	out := make([]T, len(idx))
	for i, j := range idx {
		out[i] = xs[j]
	}
	return out
}

// byUnit groups series that may share an axis, in order of appearance: what
// differs in unit has axes of its own (G01, G06).
func byUnit(ss []*obs.Series) [][]int {
	var groups [][]int
next:
	for i, s := range ss {
		for g, group := range groups {
			if ss[group[0]].Unit == s.Unit {
				groups[g] = append(group, i)
				continue next
			}
		}
		groups = append(groups, []int{i})
	}
	return groups
}

// figureID makes a file name of a series' ID.
func figureID(id string) string {
	out := []rune(id)
	for i, r := range out {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '-' || r == '_') {
			out[i] = '_'
		}
	}
	return string(out)
}

func fits(trends []*stat.Trend) int {
	n := 0
	for _, t := range trends {
		if t != nil {
			n++
		}
	}
	return n
}

// lineFigure draws series as lines; up to two have their fitted lines with the
// interval of the mean.
func (a *asking) lineFigure(id string, ss []*obs.Series, trends []*stat.Trend, order study.Figure) *result.Figure {
	names := a.names(ss)
	f := a.picture(id, "line", a.figureTitle(ss, names), ss, order)
	p := result.Panel{Y: result.Axis{Unit: ss[0].Unit, Zero: zeroOf(ss, order), Log: order.Log}}
	from, to := endsOf(ss)
	keys := colourKeys(ss)
	for i, s := range ss {
		rank := 0
		if len(ss) > 4 && !a.lead(s) {
			rank = 1
		}
		name := names[i]
		if len(ss) == 1 {
			name = "" // the title says it
		}
		l := a.line(s, name, keys[i], rank)
		p.Lines = append(p.Lines, l)
		if len(ss) <= 2 && trends != nil && trends[i] != nil {
			tl, band := trendLine(s, trends[i], keys[i])
			p.Lines = append(p.Lines, tl)
			p.Bands = append(p.Bands, band)
		}
	}
	if len(ss) <= 2 && fits(trends) > 0 {
		what := lang.Mark("Thin line and band: straight line by least squares with the 95% interval of its mean, for independent deviations.")
		if trends[0] != nil && trends[0].Log {
			what = lang.Mark("Thin line and band: constant growth by least squares on logarithms with the 95% interval of its mean, for independent deviations.")
		}
		f.Note = join(f.Note, a.l.Phrase(what))
	}
	a.context(&p, from, to, len(ss) <= 4, order)
	f.Panels = []result.Panel{p}
	f.Data = seriesData(ss, ids(ss))
	f.Alt = a.altSeries(a.words("Line chart¦a kind of figure"), f.Title, ss, names)
	return f
}

// multiplesFigure draws a panel for each series on common axes, the others in
// grey behind it.
func (a *asking) multiplesFigure(id string, ss []*obs.Series, trends []*stat.Trend, order study.Figure) *result.Figure {
	names := a.names(ss)
	f := a.picture(id, "multiples", a.figureTitle(ss, names), ss, order)
	keys := colourKeys(ss)
	for i, s := range ss {
		p := result.Panel{Title: names[i], Y: result.Axis{Unit: s.Unit, Zero: zeroOf(ss, order), Log: order.Log}, X: result.Axis{Years: true}}
		for j, other := range ss {
			if j != i && len(ss) <= 24 {
				l := a.line(other, "", "", 1)
				l.Hollow, l.Marks = nil, false
				p.Lines = append(p.Lines, l)
			}
		}
		p.Lines = append(p.Lines, a.line(s, "", keys[i], 0))
		f.Panels = append(f.Panels, p)
	}
	if len(ss) <= 24 {
		f.Note = join(f.Note, a.words("All panels share their axes; grey lines are the other series."))
	} else {
		f.Note = join(f.Note, a.words("All panels share their axes."))
	}
	f.Data = seriesData(ss, ids(ss))
	f.Alt = a.altSeries(a.words("Small multiples, one panel a series"), f.Title, ss, names)
	return f
}

// barFigure draws series as yearly bars: of several, amounts that add up are stacked,
// and all others stand side by side, or where they are many in a panel each.
func (a *asking) barFigure(id string, ss []*obs.Series, order study.Figure) *result.Figure {
	names := a.names(ss)
	kind := "bars"
	if len(ss) > 1 && a.stacks(ss) {
		kind = "stacked"
	}
	f := a.picture(id, kind, a.figureTitle(ss, names), ss, order)
	keys := colourKeys(ss)
	bars := make([][]result.Bar, len(ss))
	for i, s := range ss {
		for j, y := range s.Years {
			st := s.Status[j]
			bars[i] = append(bars[i], result.Bar{X: float64(y), Series: names[i], Entity: keys[i], Value: s.Values[j], Hollow: st == obs.Estimated || st == obs.Provisional})
		}
	}
	axes := result.Panel{X: result.Axis{Years: true}, Y: result.Axis{Unit: ss[0].Unit, Zero: true}}
	if kind == "bars" && len(ss) > mostBeside {
		f.Height = 0
		for i := range ss {
			p := axes
			p.Title, p.Bars = names[i], bars[i]
			for k := range p.Bars {
				p.Bars[k].Series = "" // the panel has the name
			}
			f.Panels = append(f.Panels, p)
		}
		f.Note = join(f.Note, a.words("All panels share their axes."))
	} else {
		axes.Bars = slices.Concat(bars...)
		if lack := lackingYears(ss, names); kind == "stacked" && markPartial(&axes, lack) {
			f.Note = join(f.Note, a.words("A star marks the years that lack some part."))
		}
		from, to := endsOf(ss)
		a.context(&axes, from, to, false, order)
		f.Panels = []result.Panel{axes}
	}
	f.Note = join(f.Note, a.beforeAndAfter(ss, names))
	f.Data = seriesData(ss, ids(ss))
	f.Alt = a.altSeries(a.words("Bar chart¦a kind of figure"), f.Title, ss, names)
	return f
}

// mostBeside is how many bars of a year stand side by side; more have no room.
const mostBeside = 4

// stacks reports whether the values of series may stand on each other, so that the
// height of all is read as their sum: amounts that the rules of sums let be added,
// none of them below zero.
func (a *asking) stacks(ss []*obs.Series) bool {
	for _, s := range ss {
		if s.Unit.Kind == obs.Unknown || !s.Unit.Amount() || slices.ContainsFunc(s.Values, func(v float64) bool { return v < 0 }) {
			return false
		}
	}
	few := a.unlike(ss)
	for i, y := range few {
		for _, x := range few[:i] {
			if r := a.sum(x, y); r != nil && severity(r.Guard) == obs.SevError {
				return false
			}
		}
	}
	return true
}

// zeroBased says whether an axis of these series starts at zero: amounts and
// shares do where that does not flatten them, rates that change sign do not.
func zeroBased(ss []*obs.Series) bool {
	least, most := 0.0, 0.0
	for k, s := range ss {
		for i, v := range s.Values {
			if k == 0 && i == 0 {
				least, most = v, v
			}
			least, most = min(least, v), max(most, v)
		}
	}
	return least >= 0 && (ss[0].Unit.Kind != obs.Unknown && ss[0].Unit.Kind != obs.Index || least < most/2)
}

// zeroOf is whether an axis starts at zero: as the order says, or as suits the
// values.
func zeroOf(ss []*obs.Series, order study.Figure) bool {
	if order.Zero != nil {
		return *order.Zero
	}
	return zeroBased(ss)
}

// figureTitle names what is shown; a verdict may make a better one.
func (a *asking) figureTitle(ss []*obs.Series, names []string) string {
	if len(ss) == 0 {
		return a.Question.Title
	}
	same := true
	for _, s := range ss {
		same = same && s.Indicator == ss[0].Indicator
	}
	switch {
	case len(ss) == 1:
		return a.whole(ss[0])
	case same && len(ss) <= 3:
		return a.title(ss[0]) + ": " + a.list(names)
	case same:
		return a.words("{} in {}¦what is measured, in so many countries", a.title(ss[0]), a.many(strconv.Itoa(len(ss)), ss))
	}
	return a.Question.Title
}

func ids(ss []*obs.Series) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = s.ID
	}
	return out
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}
