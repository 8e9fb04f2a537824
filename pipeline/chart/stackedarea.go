package chart

import (
	"gonum.org/v1/plot/vg"

	"defensetrade/pipeline/result"
)

// drawArea draws parts of a whole as areas on top of each other, named at their
// right ends.
func drawArea(a area) {
	if len(a.fig.Panels) > 1 {
		drawMultiples(a)
		return
	}
	p := &a.fig.Panels[0]
	l := look{ends: true}
	named := *p
	if names := areaNames(p); len(names) > 0 {
		named.Lines = append(append([]result.Line(nil), p.Lines...), names...)
	} else {
		l.legend = a.barLegend(p)
	}
	a.drawPanel(&named, l)
}

// tight is the scale without the half years that bars need at the ends.
func tight(p *result.Panel, s scale, width float64) scale {
	ss := stacks(p)
	if len(ss) < 2 || !p.X.Years || s.max-s.min > 1e4 {
		return s
	}
	lo, hi := ss[0].x, ss[len(ss)-1].x
	return scale{min: lo, max: hi, ticks: yearTicks{width}.Ticks(lo, hi)}
}

// mostAreaNames is how many areas can be named at their ends.
const mostAreaNames = 12

// areaNames are lines without a stroke through the last year's middles of the
// areas: their names stand where those of lines do. Parts that the last year lacks
// have no end to be named at; then there are none, and a legend names all.
func areaNames(p *result.Panel) []result.Line {
	ss := stacks(p)
	if len(ss) == 0 {
		return nil
	}
	last := ss[len(ss)-1]
	at := map[string]part{}
	for _, b := range last.parts {
		at[b.bar.Series] = b
	}
	var out []result.Line
	seen := map[string]bool{}
	for _, b := range p.Bars {
		if seen[b.Series] || b.Series == "" || !finite(b.Value) {
			continue
		}
		seen[b.Series] = true
		q, ok := at[b.Series]
		if !ok {
			return nil
		}
		out = append(out, result.Line{Name: b.Series, Entity: barKey(p, b), Rank: b.Rank, X: []float64{last.x}, Y: []float64{(q.from + q.to) / 2}, Thin: true})
	}
	if len(out) > mostAreaNames {
		return nil
	}
	return out
}

// drawAreas joins the bars of a series over consecutive years to areas; a year
// without any bar breaks them, a part that a year lacks is of no height there.
func (x *axes) drawAreas(p *result.Panel) {
	ss := stacks(p)
	for from := 0; from < len(ss); {
		to := from + 1
		for to < len(ss) && ss[to].x-ss[to-1].x < 1.5 {
			to++
		}
		x.areasOf(p, ss[from:to])
		from = to
	}
}

func (x *axes) areasOf(p *result.Panel, ss []stack) {
	var order []result.Bar
	seen := map[string]bool{}
	for _, b := range p.Bars {
		if !seen[b.Series] && finite(b.X) && finite(b.Value) {
			seen[b.Series] = true
			order = append(order, b)
		}
	}
	clamp := func(v float64) float64 { return min(max(x.py(v), x.bottom()), x.top()) }
	under := make([]float64, len(ss)) // where the part below ends
	for _, first := range order {
		c := x.barColour(p, first)
		var up, down []vg.Point
		for i, s := range ss {
			lo, hi := under[i], under[i]
			for _, q := range s.parts {
				if q.bar.Series == first.Series {
					lo, hi = q.from, q.to
					x.hit(first.Series, point(x.px(s.x), clamp((q.from+q.to)/2), saidX(x.fig.Lang, s.x, p.X), said(x.fig.Lang, q.bar.Value, p.Y.Unit)))
				}
			}
			if hi >= 0 {
				under[i] = hi
			}
			at0 := x.px(s.x)
			up, down = append(up, at(at0, clamp(hi))), append(down, at(at0, clamp(lo)))
		}
		if len(up) == 1 { // a year by itself is a bar
			w := min(max(0.3*(x.px(x.x.min+1)-x.px(x.x.min)), 0.6), 12)
			x.fillRect(c, float64(up[0].X)-w, float64(down[0].Y), float64(up[0].X)+w, max(float64(up[0].Y), float64(down[0].Y)+0.25))
			continue
		}
		pts := append([]vg.Point(nil), up...)
		for i := len(down) - 1; i >= 0; i-- {
			pts = append(pts, down[i])
		}
		x.fill(c, pts...)
		x.stroke(white, 0.5, nil, up...)
	}
}
