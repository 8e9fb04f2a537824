package chart

import (
	"math"

	"defensetrade/pipeline/result"
)

// drawConnected draws two series against each other, the years joined in their
// order, with arrows along the way.
func drawConnected(a area) {
	if len(a.fig.Panels) > 1 {
		drawMultiples(a)
		return
	}
	p := &a.fig.Panels[0]
	a.drawPanel(p, look{legend: a.pointLegend(p)})
}

// drawArrows puts an arrowhead on each stretch of a path that is long enough to
// carry one.
func (x *axes) drawArrows(p *result.Panel) {
	if x.fig.Kind != "connected" {
		return
	}
	const least, size = 13.0, 2.6
	for i, l := range p.Lines {
		if l.Thin || l.Rank > 0 {
			continue
		}
		c := x.shades.colour(lineKey(p, i))
		vs := vertices(l, false)
		for j := 1; j < len(vs); j++ {
			if !x.inside(vs[j-1].x, vs[j-1].y) || !x.inside(vs[j].x, vs[j].y) {
				continue
			}
			from, to := x.at(vs[j-1].x, vs[j-1].y), x.at(vs[j].x, vs[j].y)
			dx, dy := float64(to.X-from.X), float64(to.Y-from.Y)
			d := math.Hypot(dx, dy)
			if d < least {
				continue
			}
			ux, uy := dx/d, dy/d
			mx, my := float64(from.X)+dx*0.55, float64(from.Y)+dy*0.55
			x.fill(c, at(mx+size*ux, my+size*uy), at(mx-size*ux-size*uy*0.9, my-size*uy+size*ux*0.9), at(mx-size*ux+size*uy*0.9, my-size*uy-size*ux*0.9))
		}
	}
}
