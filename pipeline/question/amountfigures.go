package question

import (
	"slices"
	"sort"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// rankingFigure is the sums as horizontal bars, the greatest on top, each with its
// share of all; of what has no sum, the values without one. A series without a value
// has a row that says so.
func (a *asking) rankingFigure(id string, ranked []sumOf, total float64, o study.Figure) *result.Figure {
	names := a.own(ranked)
	var ss []*obs.Series
	for _, r := range ranked {
		ss = append(ss, r.s)
	}
	unit, adds := ss[0].Unit, ss[0].Unit.Amount()
	f := a.picture(id, "ranking", a.Question.Title, ss, o)
	first, last := endsOf(ss)
	switch {
	case first == last:
		f.Subtitle = a.upperFirst(a.words("{}, {}¦a unit and a year", result.UnitWords(a.l, unit), span(first, last)))
	case adds:
		f.Subtitle = a.words("Sum of {}, {}", span(first, last), result.UnitWords(a.l, unit))
	default:
		f.Subtitle = a.words("Mean of {}, {}¦a span and a unit", span(first, last), result.UnitWords(a.l, unit))
	}
	f.Note = join(o.Note, a.lackingNote(ranked))
	p := result.Panel{X: result.Axis{Unit: unit, Zero: true}}
	f.Data = &result.Data{Head: []string{"series", "sum", "share"}}
	if !adds {
		f.Data.Head = []string{"series", "value"}
	}
	f.Alt = a.words("Ranking. {} {}.", stop(f.Title), f.Subtitle)
	label := func(v float64) string {
		if !adds {
			return shown(v, unit).In(a.l)
		}
		return shown(v, unit).In(a.l) + " (" + percentFine(v/total).In(a.l) + ")"
	}
	rest, others := 0.0, 0
	keys := colourKeys(ss)
	for i, r := range ranked {
		row := []string{r.s.ID, "", ""}
		if r.known() {
			row = []string{r.s.ID, num6(r.sum), num6(r.sum / total)}
		}
		f.Data.Rows = append(f.Data.Rows, row[:len(f.Data.Head)])
		if leftOver(r.s) || i >= mostRanked && len(ranked) > mostRanked+2 && !a.own1(r) {
			rest += r.sum
			others++
			continue
		}
		rank := 1
		if a.own1(r) || len(a.ownAny(ranked)) == 0 {
			rank = 0
		}
		b := result.Bar{Name: names[i], Entity: keys[i], Value: r.sum, Label: label(r.sum), Rank: rank}
		if !r.known() {
			b.None, b.Label = true, a.words("no value")
		}
		p.Bars = append(p.Bars, b)
		if i < 12 {
			f.Alt += " " + names[i] + ": " + b.Label + "."
		}
	}
	switch {
	case others > 0 && !adds: // together they have no value
		f.Note = join(f.Note, a.counted(others, "{} more is not shown.¦a series", "{} more are not shown.¦series"))
	case others > 0:
		name := a.upperFirst(a.counted(others, "{} other", "{} others"))
		if last := ranked[len(ranked)-1]; others == 1 && leftOver(last.s) {
			name = names[len(names)-1]
		}
		p.Bars = append(p.Bars, result.Bar{Name: name, Value: rest, Rank: 1, Label: label(rest)})
	}
	if t := a.lacking(ranked); len(t) > 0 && adds {
		f.Alt += " " + t.In(a.l)
	}
	f.Panels = []result.Panel{p}
	return f
}

func (a *asking) ownAny(ranked []sumOf) []sumOf {
	var out []sumOf
	for _, r := range ranked {
		if a.own1(r) {
			out = append(out, r)
		}
	}
	return out
}

// stackFigure is the amounts by year, the greatest parts named and the rest
// joined.
func (a *asking) stackFigure(id string, ranked []sumOf, o study.Figure) *result.Figure {
	names := a.own(ranked)
	var ss []*obs.Series
	for _, r := range ranked {
		ss = append(ss, r.s)
	}
	kind := "stacked"
	if len(ranked) == 1 || len(ranked) == 2 && o.Kind == "bars" { // two flows stand side by side
		kind = "bars"
	}
	f := a.picture(id, kind, a.byYear(a.Question.Title), ss, o)
	f.Subtitle = a.upperFirst(a.words("{} by year, {}¦a unit and years", result.UnitWords(a.l, ss[0].Unit), a.yearsAll(ss)))
	if len(ranked) == 1 {
		f.Title = orElse(o.Title, a.whole(ss[0]))
	}
	f.Note = join(o.Note, a.lackingNote(ranked))
	p := result.Panel{Y: result.Axis{Unit: ss[0].Unit, Zero: true}}
	named := a.named(ranked)
	keys := colourKeys(ss)
	rest := map[int]float64{}
	for i, r := range ranked {
		for k, y := range r.s.Years {
			if named[i] {
				p.Bars = append(p.Bars, result.Bar{X: float64(y), Series: names[i], Entity: keys[i], Value: r.s.Values[k]})
			} else {
				rest[y] += r.s.Values[k]
			}
		}
	}
	years := make([]int, 0, len(rest))
	for y := range rest {
		years = append(years, y)
	}
	sort.Ints(years)
	for _, y := range years {
		p.Bars = append(p.Bars, result.Bar{X: float64(y), Series: a.words("Others"), Entity: "", Value: rest[y], Rank: 1})
	}
	lo, hi := endsOf(ss)
	if kind == "stacked" && markPartial(&p, ranked) {
		f.Note = join(f.Note, a.words("A star marks the years that lack some part."))
	}
	a.context(&p, lo, hi, false, o)
	f.Panels = []result.Panel{p}
	f.Data = seriesData(ss, ids(ss))
	f.Alt = a.words("Bar chart by year. {} {}.", stop(f.Title), f.Subtitle)
	for i, r := range ranked[:min(len(ranked), 8)] {
		if r.known() {
			f.Alt += " " + a.words("{}: {} in all.", names[i], shown(r.sum, r.s.Unit).In(a.l))
		} else {
			f.Alt += " " + a.words("{}: no values.", names[i])
		}
	}
	if t := a.lacking(ranked); len(t) > 0 {
		f.Alt += " " + t.In(a.l)
	}
	return f
}

// markPartial puts a star on the stacks of years in which some series has no value,
// and reports whether there are any. Where most years are such, a note says enough.
func markPartial(p *result.Panel, ranked []sumOf) bool {
	top := map[int]int{} // the uppermost bar of a year
	for i, b := range p.Bars {
		if b.Value > 0 {
			top[int(b.X)] = i
		}
	}
	var partial []int
	for y, i := range top {
		if slices.ContainsFunc(ranked, func(r sumOf) bool { return slices.Contains(r.missing, y) }) {
			partial = append(partial, i)
		}
	}
	if len(partial) == 0 || 2*len(partial) > len(top) {
		return false
	}
	for _, i := range partial {
		p.Bars[i].Label = "*"
	}
	return true
}

// mostRanked is how many bars a ranking shows by name.
const mostRanked = 12

// mostStacked is how many parts of a stacked bar can be told apart.
const mostStacked = 6

// named are the parts of a whole that a figure shows by name: the greatest, and
// among them in any case the part of a lead, which the question is about, unless it
// would not be seen.
func (a *asking) named(ranked []sumOf) []bool {
	total, most := 0.0, mostStacked
	for _, r := range ranked {
		total += r.sum
	}
	if len(ranked) > most {
		most--
	}
	out, n := make([]bool, len(ranked)), 0
	take := func(which func(sumOf) bool) {
		for i, r := range ranked {
			if n < most && !out[i] && !leftOver(r.s) && which(r) {
				out[i] = true
				n++
			}
		}
	}
	take(func(r sumOf) bool { return a.own1(r) && r.sum >= leastShare*total })
	take(func(sumOf) bool { return true })
	return out
}
