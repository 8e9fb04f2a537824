package question

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// mostPairFigures is how many pairs an order that names none draws one by one.
const mostPairFigures = 2

// orderedPairFigure draws what an order of a correlation asks for beside heat maps
// and scatters.
func (a *asking) orderedPairFigure(gots []pairGot, o study.Figure) {
	draw := map[string]func(pairGot, string, study.Figure) *result.Figure{
		"connected": a.connectedFigure, "correlogram": a.correlogramFigure, "curve": a.curveFigure}[o.Kind]
	switch {
	case o.Kind == "forest":
		a.figure(a.pairForest(gots, o))
		return
	case draw == nil:
		return
	}
	some := a.pairsOf(gots, o)
	for _, g := range some {
		id := a.Question.ID + "-" + o.Kind
		switch {
		case len(gots) == 1:
		case a.Question.Within == "entity" && oneKind(gots):
			id += "-" + strings.ToLower(figureID(g.x.Entity))
		default:
			id += "-" + strings.ToLower(figureID(g.x.ID+"-"+g.y.ID))
		}
		f := draw(g, id, o)
		if f != nil && f.Curve != nil && len(o.Series) == 0 && a.agreed(g, f) {
			continue
		}
		a.figure(f)
	}
}

// pairsOf are the pairs that an order names by both their series; where it names
// none, those of the leads or the first ones.
func (a *asking) pairsOf(gots []pairGot, o study.Figure) []pairGot {
	named := func(s *obs.Series) bool {
		return slices.ContainsFunc(o.Series, func(r study.Ref) bool { return r.Pattern == s.ID || matches(r.Pattern, s) })
	}
	var out, leads []pairGot
	for _, g := range gots {
		if len(o.Series) > 0 && named(g.x) && named(g.y) {
			out = append(out, g)
		}
		if a.lead(g.x) && a.lead(g.y) {
			leads = append(leads, g)
		}
	}
	switch {
	case len(o.Series) > 0:
		return out
	case len(leads) > 0:
		return leads[:min(len(leads), mostPairFigures)]
	}
	return gots[:min(len(gots), mostPairFigures)]
}

// pairForest draws r of every pair with its interval, in levels and in changes.
func (a *asking) pairForest(gots []pairGot, o study.Figure) *result.Figure {
	if len(o.Series) > 0 {
		gots = a.pairsOf(gots, o)
	}
	names := a.pairNames(gots)
	f := a.picture(a.Question.ID+"-forest", "forest", a.titled(a.words("Correlations with their intervals"), a.Question.Title), seriesOf(gots), o)
	if o.Subtitle == "" {
		f.Subtitle = a.words("Pearson’s r with its 95% interval; {}", a.yearsOf(gots))
	}
	f.Note = join(o.Note, a.words("Intervals after Fisher, which take years as independent: of series with a trend, those of levels are too narrow. Hollow: the interval holds zero."))
	p := result.Panel{}
	f.Data = &result.Data{Head: []string{"pair", "of", "r", "lo95", "hi95"}}
	f.Alt = a.words("Forest plot of correlations. {}", stop(f.Title))
	groups := []string{a.words("Levels"), a.words("Yearly changes")}
	if !slices.ContainsFunc(gots, func(g pairGot) bool { return !g.card.rates }) {
		groups = []string{a.words("Rates of growth")} // they are judged by their values alone
	}
	for k, group := range groups {
		for i, g := range gots {
			r := [2]got{g.level[0], g.diff[0]}[k]
			if !r.ok() || math.IsNaN(r.v("r")) {
				continue
			}
			b := result.Bar{Series: group, Name: names[i], Entity: g.x.Entity, Value: r.v("r"), Low: r.v("lo95"), High: r.v("hi95")}
			b.Label = a.words("{} [{}, {}]¦a coefficient with its interval", result.Decimal(a.l, b.Value, 2), result.Decimal(a.l, b.Low, 2), result.Decimal(a.l, b.High, 2))
			if len(gots) > 4 && !(a.lead(g.x) && a.lead(g.y)) || g.x.Entity != g.y.Entity {
				b.Rank = 1
			}
			p.Bars = append(p.Bars, b)
			f.Data.Rows = append(f.Data.Rows, []string{names[i], [2]string{"levels", "yearly changes"}[k], num6(b.Value), num6(b.Low), num6(b.High)})
			if i < 8 {
				f.Alt += " " + names[i] + ", " + a.l.Lower(group) + ": " + b.Label + "."
			}
		}
	}
	if len(p.Bars) == 0 {
		return nil
	}
	f.Panels = []result.Panel{p}
	return f
}

// connectedFigure draws a pair's levels against each other, joined year by year; a
// missing year breaks the path.
func (a *asking) connectedFigure(g pairGot, id string, o study.Figure) *result.Figure {
	x0, y0 := cutTo(g.x, o), cutTo(g.y, o)
	years, x, y, err := stat.Level.ApplyPair(x0.Years, x0.Values, y0.Years, y0.Values)
	if err != nil || len(years) < 3 {
		return nil
	}
	f := a.picture(id, "connected", a.words("{}, year by year¦the title of a figure of a pair", a.pairWords(g.x, g.y)), []*obs.Series{x0, y0}, o)
	if o.Subtitle == "" {
		f.Subtitle = a.words("{}; each mark is a year, arrows run with time", span(years[0], years[len(years)-1]))
	}
	p := a.axesOf(g.x, g.y, stat.Level)
	l := result.Line{Entity: g.x.Entity}
	f.Data = &result.Data{Head: []string{"year", g.x.ID, g.y.ID}}
	for i, yr := range years {
		if i > 0 && yr > years[i-1]+1 {
			l.X, l.Y = append(l.X, math.NaN()), append(l.Y, math.NaN())
		}
		l.X, l.Y = append(l.X, x[i]), append(l.Y, y[i])
		p.Points = append(p.Points, result.Point{X: x[i], Y: y[i], Label: strconv.Itoa(yr), Entity: g.x.Entity, Strong: i == 0 || i == len(years)-1,
			Hollow: estimatedIn(x0, yr) || estimatedIn(y0, yr)})
		f.Data.Rows = append(f.Data.Rows, []string{strconv.Itoa(yr), num6(x[i]), num6(y[i])})
	}
	p.Lines = []result.Line{l}
	f.Panels = []result.Panel{p}
	f.Alt = a.words("Connected scatter chart. {} {}. {}", stop(f.Title), f.Subtitle, g.verdict.Sentence.In(a.l))
	return f
}

// estimatedIn reports whether a series' value of a year is no published fact yet.
func estimatedIn(s *obs.Series, year int) bool {
	i, ok := slices.BinarySearch(s.Years, year)
	return ok && (s.Status[i] == obs.Estimated || s.Status[i] == obs.Provisional)
}

// yearlyOf is the transformation on which a pair moves from year to year: growth
// rates are changes already.
func yearlyOf(g pairGot) stat.Transform {
	if g.x.Unit.Kind == obs.Rate && g.y.Unit.Kind == obs.Rate {
		return stat.Level
	}
	return stat.Difference
}

// correlogramFigure draws a pair's correlation at leads and lags.
func (a *asking) correlogramFigure(g pairGot, id string, o study.Figure) *result.Figure {
	tr := yearlyOf(g)
	x0, y0 := cutTo(g.x, o), cutTo(g.y, o)
	years, x, y, err := tr.ApplyPair(x0.Years, x0.Values, y0.Years, y0.Values)
	if err != nil || len(years) < a.leastN() {
		return nil
	}
	r, err := stat.CCF(years, x, y, stat.DefaultCCFOptions())
	if err != nil {
		return nil
	}
	f := a.picture(id, "correlogram", a.words("{}, at leads and lags¦the title of a figure of a pair", a.pairWords(g.x, g.y)), []*obs.Series{x0, y0}, o)
	if o.Subtitle == "" {
		f.Subtitle = a.words("Correlation of yearly changes, {}, n = {}", span(years[0], years[len(years)-1]), strconv.Itoa(len(years)))
		if tr == stat.Level {
			f.Subtitle = a.words("Correlation of growth rates, {}, n = {}", span(years[0], years[len(years)-1]), strconv.Itoa(len(years)))
		}
	}
	f.Note = join(o.Note, a.words("In colour: beyond the bound that one lag of unrelated series keeps in 95 of 100 cases; among {} lags, four in ten unrelated pairs cross it somewhere.", strconv.Itoa(2*r.MaxLag+1)))
	one, other := a.lowerFirst(a.short(g.x)), a.lowerFirst(a.short(g.y))
	if one == other {
		one, other = a.the(g.x.Label), a.the(g.y.Label)
	}
	p := result.Panel{X: result.Axis{Whole: true, Label: a.words("Lag in years; to the right of 0, {} comes first", other)}, Y: result.Axis{Min: -1, Max: 1}}
	p.Refs = []result.RefLine{{Y: r.Bound95, Label: a.words("95% bound: ±{}", result.Decimal(a.l, r.Bound95, 2))}, {Y: -r.Bound95}}
	f.Data = &result.Data{Head: []string{"lag", "r", "bound95"}}
	f.Alt = a.words("Correlogram. {} {}; positive lags: {} leads {}.", stop(f.Title), f.Subtitle, other, one)
	for i, v := range r.R {
		k := i - r.MaxLag
		p.Points = append(p.Points, result.Point{X: float64(k), Y: v, Entity: g.x.Entity, Strong: math.Abs(v) > r.Bound95})
		f.Data.Rows = append(f.Data.Rows, []string{strconv.Itoa(k), num6(v), num6(r.Bound95)})
		f.Alt += " " + a.words("Lag {}: {}.", result.Decimal(a.l, float64(k), 0), result.Decimal(a.l, v, 2))
	}
	f.Panels = []result.Panel{p}
	return f
}
