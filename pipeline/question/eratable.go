package question

import (
	"fmt"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// eraFigures draws the means of the two eras, a figure an indicator's unit.
func (a *asking) eraFigures(ss []*obs.Series, names []string, gots []eraGot, eraA, eraB study.Era) {
	order := a.order()
	if order.Kind == "none" {
		return
	}
	var idx []int
	for i, g := range gots {
		if g.diff.ok() {
			idx = append(idx, i)
		}
	}
	for n, group := range byUnit(pick(ss, idx)) {
		var part []*obs.Series
		id := a.Question.ID
		if n > 0 {
			id = fmt.Sprintf("%s-%d", id, n+1)
		}
		p := result.Panel{}
		data := &result.Data{Head: []string{"series", "mean_" + eraA.ID, "mean_" + eraB.ID, "difference", "p"}}
		for _, k := range group {
			part = append(part, ss[idx[k]])
		}
		short := a.names(part)
		for j, k := range group {
			i := idx[k]
			g := gots[i].diff
			p.Bars = append(p.Bars, result.Bar{Name: short[j], Entity: ss[i].Entity, Low: g.v("mean_a"), Value: g.v("mean_b")})
			data.Rows = append(data.Rows, []string{ss[i].ID, num6(g.v("mean_a")), num6(g.v("mean_b")), num6(g.v("difference")), num6(g.v("p"))})
		}
		p.X = result.Axis{Unit: part[0].Unit, Zero: part[0].Unit.Kind != obs.Rate}
		p.Eras = []result.EraBand{{Label: eraA.Label}, {Label: eraB.Label}}
		kind := orElse(order.Kind, usual("comparison", len(part))[0])
		f := a.picture(id, kind, a.figureTitle(part, short)+", two eras", part, order)
		if len(used(indicators(part))) == 1 {
			f.Title = a.title(part[0]) + " in two eras"
		}
		f.Subtitle = "Mean of each era, " + part[0].Unit.String() + "; " + a.eraSpan(part, eraA) + " and " + a.eraSpan(part, eraB)
		f.Note = "Hollow: “" + eraA.Label + "”; filled: “" + eraB.Label + "”."
		f.Panels, f.Data = []result.Panel{p}, data
		if kind == "slope" { // no mark is hollow
			f.Note = order.Note
		}
		f.Alt = a.upperFirst(kind) + " chart of the means of two eras. " + stop(f.Title) + " " + f.Subtitle + "."
		for _, b := range p.Bars {
			f.Alt += fmt.Sprintf(" %s: %s, then %s.", b.Name, shown(b.Low, part[0].Unit).In(a.l), shown(b.Value, part[0].Unit).In(a.l))
		}
		a.figure(f)
	}
}

func indicators(ss []*obs.Series) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = s.Indicator
	}
	return out
}

func (sp speaker) eraSpan(ss []*obs.Series, e study.Era) string {
	in := make([]*obs.Series, len(ss))
	for i, s := range ss {
		in[i] = s.Within(e.From, e.To)
	}
	return span(endsOf(in))
}

func (a *asking) eraTable(ss []*obs.Series, names []string, gots []eraGot, eraA, eraB study.Era) *result.Table {
	t := &result.Table{ID: a.Question.ID + "-eras", Title: "Two eras compared: " + a.lowerFirst(a.Question.Title), Source: a.credit(ss),
		Note: "Difference: second era minus first, with its standard error after Newey and West. Slopes: of the straight line within each era, in the unit of the series a year; the last p tests their difference. Both tests suppose that deviations fade within a few years.",
		Cols: []result.Column{{Key: "series", Head: "Series", Words: true, Width: 0.3},
			{Key: "mean_a", Head: "Mean", Unit: a.eraSpan(ss, eraA)}, {Key: "mean_b", Head: "Mean", Unit: a.eraSpan(ss, eraB)}, {Key: "difference", Head: "Difference"},
			{Key: "se", Head: "SE"}, {Key: "p", Head: "p", Unit: "means"}, {Key: "slope_a", Head: "Slope", Unit: a.eraSpan(ss, eraA)}, {Key: "slope_b", Head: "Slope", Unit: a.eraSpan(ss, eraB)},
			{Key: "p_slopes", Head: "p", Unit: "slopes"}}}
	for i, s := range ss {
		g := gots[i].diff
		f, sl := result.Format{Decimals: decimalsOf(s)}, result.Format{Decimals: min(decimalsOf(s)+1, 3)}
		name := names[i]
		if !sameUnit(ss) {
			name += " (" + s.Unit.String() + ")"
		}
		t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: name}, g.cell("mean_a", f), g.cell("mean_b", f), g.cell("difference", f), g.cell("se", f),
			g.cell("p", result.Format{Style: result.PValue}), g.cell("slope_a", sl), g.cell("slope_b", sl),
			gots[i].lines.cell("p", result.Format{Style: result.PValue})}})
	}
	return t
}
