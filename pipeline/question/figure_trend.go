package question

import (
	"math"
	"strconv"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// trendForest draws the slopes of series of one unit with their intervals after
// Newey and West.
func (a *asking) trendForest(id string, ss []*obs.Series, order study.Figure) *result.Figure {
	names := a.names(ss)
	f := a.picture(id, "forest", a.words("{}: slopes", a.figureTitle(ss, names)), ss, order)
	from, to := endsOf(ss)
	if order.Subtitle == "" {
		f.Subtitle = a.words("Slope of the straight line with its 95% interval, {}, {}", a.perYear(ss[0].Unit), span(from, to))
	}
	f.Note = join(order.Note, a.words("Intervals after Newey and West; hollow: the interval holds zero."))
	p := result.Panel{}
	f.Data = &result.Data{Head: []string{"series", "slope", "lo95", "hi95"}}
	f.Alt = a.words("Forest plot of slopes.") + " " + stop(f.Title) + " " + f.Subtitle + "."
	most := 0.0
	for i, s := range ss {
		t, err := stat.OLSTrendHAC(s.Years, s.Values, stat.DefaultHACOptions())
		if err != nil || s.N() < leastPairs {
			continue
		}
		b := result.Bar{Name: names[i], Entity: s.Entity, Value: t.Slope, Low: t.SlopeLo95, High: t.SlopeHi95}
		if len(ss) > 4 && !a.lead(s) {
			b.Rank = 1
		}
		most = max(most, math.Abs(b.Low), math.Abs(b.High))
		p.Bars = append(p.Bars, b)
		f.Data.Rows = append(f.Data.Rows, []string{s.ID, num6(t.Slope), num6(t.SlopeLo95), num6(t.SlopeHi95)})
	}
	if len(p.Bars) == 0 {
		return nil // no series long enough
	}
	d := decimalsFor(most)
	for i := range p.Bars {
		b := &p.Bars[i]
		b.Label = a.words("{} [{}, {}]¦a slope with its interval", result.Decimal(a.l, b.Value, d), result.Decimal(a.l, b.Low, d), result.Decimal(a.l, b.High, d))
		f.Alt += " " + b.Name + ": " + b.Label + "."
	}
	f.Panels = []result.Panel{p}
	return f
}

// decimalsFor is how many decimals show three digits of numbers up to most.
func decimalsFor(most float64) int {
	if !(most > 0) || most >= 100 {
		return 0
	}
	return min(max(2-int(math.Floor(math.Log10(most))), 0), 6)
}

// pathFigure draws the F statistic of a change of level at every year against the
// value that chance exceeds in one series of 1/alpha.
func (a *asking) pathFigure(id string, ss []*obs.Series, order study.Figure) *result.Figure {
	names := a.names(ss)
	f := a.picture(id, "path", "", ss, order)
	f.Note = order.Note
	f.Data = &result.Data{Head: []string{"series", "year", "f", "critical"}}
	var told []string
	title := ""
	for i, s := range ss {
		o := stat.DefaultSupFOptions()
		path, err := stat.SupFPathOf(s.Years, s.Values, o, a.st.Alpha)
		if err != nil || math.IsNaN(path.Critical) || s.N() < leastBreak {
			continue
		}
		p := result.Panel{X: result.Axis{Years: true}, Y: result.Axis{Zero: true}, Refs: []result.RefLine{{Y: path.Critical, Label: a.words("Critical value: {}", result.Decimal(a.l, path.Critical, 1))}}}
		if len(ss) > 1 {
			p.Title = names[i]
		}
		l := result.Line{Entity: s.Entity, Y: path.F}
		top := 0
		for j, y := range path.Years {
			l.X = append(l.X, float64(y))
			if path.F[j] > path.F[top] {
				top = j
			}
			f.Data.Rows = append(f.Data.Rows, []string{s.ID, strconv.Itoa(y), num6(path.F[j]), num6(path.Critical)})
		}
		p.Lines = []result.Line{l}
		p.Points = []result.Point{{X: float64(path.Years[top]), Y: path.F[top], Label: strconv.Itoa(path.Years[top]), Entity: s.Entity, Strong: true}}
		f.Panels = append(f.Panels, p)
		at := strconv.Itoa(path.Years[top])
		title = a.words("{}: no break of the level stands out", a.whole(s))
		highest := lang.Mark("{}: highest in {} with {}, below the critical value of {}.")
		if path.F[top] > path.Critical {
			title = a.words("{}: the level breaks in {}", a.whole(s), at)
			highest = lang.Mark("{}: highest in {} with {}, above the critical value of {}.")
		}
		told = append(told, a.tellWords(highest, a.upperFirst(names[i]), at, result.Decimal(a.l, path.F[top], 1), result.Decimal(a.l, path.Critical, 1)))
	}
	if len(f.Panels) == 0 {
		return nil // too short, or without variation
	}
	if len(f.Panels) > 1 {
		of := a.title(ss[0])
		if len(used(indicators(ss))) > 1 {
			of = a.Question.Title
		}
		title = a.words("Where the level may break: {}", a.lowerFirst(of))
	}
	f.Title = orElse(order.Title, title)
	from, to := endsOf(ss)
	if order.Subtitle == "" {
		f.Subtitle = a.words("F statistic of a change of the mean, by the first year after it; {}", span(from, to))
	}
	f.Note = join(f.Note, a.words("Dashed: what the highest F of a series without a break but as persistent exceeds in {} of bootstrap draws.", result.Format{Style: result.Percent}.String(a.l, a.st.Alpha, obs.Unit{})))
	f.Alt = a.words("Path of a break test.") + " " + stop(f.Title) + " " + f.Subtitle + "."
	for _, t := range told {
		f.Alt += " " + t
	}
	return f
}

// leastBreak is how many years a test for a break at an unknown year needs.
const leastBreak = 15
