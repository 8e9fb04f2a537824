package question

import (
	"sort"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// rankingFigure is the sums as horizontal bars, the greatest on top.
func (a *asking) rankingFigure(id string, ranked []sumOf, total float64, o study.Figure) *result.Figure {
	names := a.own(ranked)
	var ss []*obs.Series
	for _, r := range ranked {
		ss = append(ss, r.s)
	}
	f := a.picture(id, "ranking", a.Question.Title, ss, o)
	f.Subtitle = a.words("Sum of {}, {}", a.yearsAll(ss), result.UnitWords(a.l, ss[0].Unit))
	f.Note = ""
	if o.Note != "" {
		f.Note = o.Note
	}
	p := result.Panel{X: result.Axis{Unit: ss[0].Unit, Zero: true}}
	f.Data = &result.Data{Head: []string{"series", "sum", "share"}}
	f.Alt = a.words("Ranking. {} {}.", stop(f.Title), f.Subtitle)
	rest, others := 0.0, 0
	keys := colourKeys(ss)
	for i, r := range ranked {
		if leftOver(r.s) || i >= mostRanked && len(ranked) > mostRanked+2 && !a.own1(r) {
			rest += r.sum
			others++
			f.Data.Rows = append(f.Data.Rows, []string{r.s.ID, num6(r.sum), num6(r.sum / total)})
			continue
		}
		rank := 1
		if a.own1(r) || len(a.ownAny(ranked)) == 0 {
			rank = 0
		}
		label := shown(r.sum, r.s.Unit).In(a.l) + " (" + percentFine(r.sum/total).In(a.l) + ")"
		p.Bars = append(p.Bars, result.Bar{Name: names[i], Entity: keys[i], Value: r.sum, Label: label, Rank: rank})
		f.Data.Rows = append(f.Data.Rows, []string{r.s.ID, num6(r.sum), num6(r.sum / total)})
		if i < 12 {
			f.Alt += " " + names[i] + ": " + label + "."
		}
	}
	if others > 0 {
		name := a.upperFirst(a.counted(others, "{} other", "{} others"))
		if last := ranked[len(ranked)-1]; others == 1 && leftOver(last.s) {
			name = names[len(names)-1]
		}
		p.Bars = append(p.Bars, result.Bar{Name: name, Value: rest, Rank: 1,
			Label: shown(rest, ss[0].Unit).In(a.l) + " (" + percentFine(rest/total).In(a.l) + ")"})
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
	f.Note = o.Note
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
	a.context(&p, lo, hi, false, o)
	f.Panels = []result.Panel{p}
	f.Data = seriesData(ss, ids(ss))
	f.Alt = a.words("Bar chart by year. {} {}.", stop(f.Title), f.Subtitle)
	for i, r := range ranked[:min(len(ranked), 8)] {
		f.Alt += " " + a.words("{}: {} in all.", names[i], shown(r.sum, r.s.Unit).In(a.l))
	}
	return f
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
