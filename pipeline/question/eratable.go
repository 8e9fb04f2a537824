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
		kinds := usual("comparison", len(group))
		if order.Kind != "" {
			kinds = []string{order.Kind}
		}
		if len(kinds) == 0 {
			continue
		}
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
		kind := kinds[0]
		f := a.picture(id, kind, a.words("{}, two eras", a.figureTitle(part, short)), part, order)
		if len(used(indicators(part))) == 1 {
			f.Title = a.words("{} in two eras", a.title(part[0]))
		}
		f.Subtitle = a.words("Mean of each era, {}; {} and {}", result.UnitWords(a.l, part[0].Unit), a.eraSpan(part, eraA), a.eraSpan(part, eraB))
		f.Note = a.words("Hollow: “{}”; filled: “{}”.", eraA.Label, eraB.Label)
		f.Alt = a.words("Dumbbell chart of the means of two eras. {} {}.", stop(f.Title), f.Subtitle)
		f.Panels, f.Data = []result.Panel{p}, data
		if kind == "slope" { // no mark is hollow
			f.Note = order.Note
			f.Alt = a.words("Slope chart of the means of two eras. {} {}.", stop(f.Title), f.Subtitle)
		}
		for _, b := range p.Bars {
			f.Alt += " " + a.words("{}: {}, then {}.¦means of two eras", b.Name, shown(b.Low, part[0].Unit).In(a.l), shown(b.Value, part[0].Unit).In(a.l))
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

func entities(ss []*obs.Series) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = s.Entity
	}
	return out
}

func partners(ss []*obs.Series) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = s.Partner
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
	mean, slope := a.words("Mean"), a.words("Slope")
	t := &result.Table{ID: a.Question.ID + "-eras", Title: a.words("Two eras compared: {}", a.lowerFirst(a.Question.Title)), Source: a.credit(ss),
		Note: a.words("Difference: second era minus first, with its standard error after Newey and West.") + " " +
			a.words("Slopes: of the straight line within each era, in the unit of the series a year; the last p tests their difference.") + " " +
			a.words("Both tests suppose that deviations fade within a few years."),
		Cols: []result.Column{{Key: "series", Head: a.words("Series"), Words: true, Width: 0.3},
			{Key: "mean_a", Head: mean, Unit: a.eraSpan(ss, eraA)}, {Key: "mean_b", Head: mean, Unit: a.eraSpan(ss, eraB)}, {Key: "difference", Head: a.words("Difference")},
			{Key: "se", Head: a.words("SE¦standard error")}, {Key: "p", Head: "p", Unit: a.words("means¦the head of a column")}, {Key: "slope_a", Head: slope, Unit: a.eraSpan(ss, eraA)},
			{Key: "slope_b", Head: slope, Unit: a.eraSpan(ss, eraB)}, {Key: "p_slopes", Head: "p", Unit: a.words("slopes¦the head of a column")}}}
	for i, s := range ss {
		g := gots[i].diff
		f, sl := result.Format{Decimals: decimalsOf(s)}, result.Format{Decimals: min(decimalsOf(s)+1, 3)}
		name := names[i]
		if !sameUnit(ss) {
			name += " (" + result.UnitWords(a.l, s.Unit) + ")"
		}
		t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: name}, g.cell("mean_a", f), g.cell("mean_b", f), g.cell("difference", f), g.cell("se", f),
			g.cell("p", result.Format{Style: result.PValue}), g.cell("slope_a", sl), g.cell("slope_b", sl),
			gots[i].lines.cell("p", result.Format{Style: result.PValue})}})
	}
	return t
}
