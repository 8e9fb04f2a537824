package chart

import (
	"image/color"
	"math"

	"defensetrade/pipeline/result"
)

// barWidth is that of the bars of a panel in points.
func (x *axes) barWidth(ss []stack) float64 {
	step := math.Inf(1)
	for i := 1; i < len(ss); i++ {
		step = min(step, ss[i].x-ss[i-1].x)
	}
	if math.IsInf(step, 1) {
		step = 1
	}
	return min(max(0.74*(x.px(x.x.min+step)-x.px(x.x.min)), 0.6), 28)
}

// barColour is the fill of a bar.
func (a area) barColour(p *result.Panel, b result.Bar) color.NRGBA {
	switch {
	case a.fig.Kind == "fiveyear": // the means are what stands out
		return context
	case b.Rank > 0:
		return barBlank
	}
	return a.shades.colour(barKey(p, b))
}

// drawStacks draws bars on zero and on each other.
func (x *axes) drawStacks(p *result.Panel) {
	ss := stacks(p)
	if len(ss) == 0 {
		return
	}
	w := x.barWidth(ss)
	rim := 0.0
	if w > 4 {
		rim = 0.4
	}
	for _, s := range ss {
		at0 := x.px(s.x)
		if at0 < x.left() || at0 > x.right() {
			continue
		}
		for i, b := range s.parts {
			lo, hi := min(b.from, b.to), max(b.from, b.to)
			if x.y.log {
				lo, hi = max(lo, x.y.min), max(hi, x.y.min)
			}
			y0 := min(max(x.py(lo), x.bottom()), x.top())
			y1 := min(max(x.py(hi), x.bottom()), x.top())
			c := x.barColour(p, b.bar)
			x.hit(b.bar.Series, cell(box{at0 - w/2, y0, at0 + w/2, y1}, saidX(x.fig.Lang, math.Round(s.x), p.X), said(x.fig.Lang, b.bar.Value, p.Y.Unit)))
			if b.bar.Hollow {
				x.fillRect(mix(c, white, 0.75), at0-w/2, y0, at0+w/2, y1)
				if y1-y0 > 1 {
					x.stroke(c, 0.7, nil, at(at0-w/2+0.35, y0), at(at0-w/2+0.35, y1-0.35), at(at0+w/2-0.35, y1-0.35), at(at0+w/2-0.35, y0))
				}
				continue
			}
			if i > 0 && y1-y0 > 2*rim { // a white seam between parts
				y0 += rim
			}
			if x.solid.boxes = append(x.solid.boxes, box{at0 - w/2, y0, at0 + w/2, y1}); b.to != b.from {
				x.fillRect(c, at0-w/2, y0, at0+w/2, max(y1, y0+0.25))
			}
		}
	}
}

// writeBarLabels writes the labels of bars at their ends, where there is room.
func (x *axes) writeBarLabels(p *result.Panel) {
	for _, s := range stacks(p) {
		for _, b := range s.parts {
			if b.bar.Label == "" || !x.inside(s.x, b.to) {
				continue
			}
			y := x.py(b.to) + 2 + smallStyle.down()
			if b.to < b.from {
				y = x.py(b.to) - 2 - smallStyle.up()
			}
			x.tryWrite(smallStyle.in(ink), x.px(s.x), y, 0.5, b.bar.Label)
		}
	}
}
