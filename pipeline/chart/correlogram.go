package chart

import (
	"image/color"

	"defensetrade/pipeline/result"
)

// drawCorrelogram draws correlations by lag as stems with heads; those beyond the
// bound of chance are in colour. The panel's band or reference lines are that
// bound.
func drawCorrelogram(a area) {
	if len(a.fig.Panels) > 1 {
		drawMultiples(a)
		return
	}
	a.drawPanel(&a.fig.Panels[0], look{})
}

// drawStems draws the stems from zero to the points.
func (x *axes) drawStems(p *result.Panel) {
	if x.fig.Kind != "correlogram" {
		return
	}
	zero := min(max(x.py(0), x.bottom()), x.top())
	for _, q := range p.Points {
		if !x.inside(q.X, q.Y) {
			continue
		}
		c, _ := x.stemLook(p, q)
		x.stroke(c, 2.2, nil, at(x.px(q.X), zero), at(x.px(q.X), x.py(q.Y)))
	}
}

// stemLook is the look of a lag: colour where it is beyond chance.
func (a area) stemLook(p *result.Panel, q result.Point) (c color.NRGBA, m marker) {
	c, m = a.shades.colour(pointKey(p, q)), circle
	if !q.Strong {
		c = context
	}
	return c, m
}
