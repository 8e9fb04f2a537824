package chart

import (
	"gonum.org/v1/plot/vg"

	"defensetrade/pipeline/result"
)

// drawPath draws the statistic of a break test by the year of the break, the
// critical value as a dashed line, what lies above it filled, and its peak marked.
func drawPath(a area) {
	if len(a.fig.Panels) > 1 {
		drawMultiples(a)
		return
	}
	a.drawPanel(&a.fig.Panels[0], look{ends: true})
}

// drawBeyond fills between a path and the first reference line where the path is
// above it.
func (x *axes) drawBeyond(p *result.Panel) {
	if x.fig.Kind != "path" || len(p.Refs) == 0 || !finite(p.Refs[0].Y) {
		return
	}
	level := min(max(p.Refs[0].Y, x.y.min), x.y.max)
	for i, l := range p.Lines {
		if l.Rank > 0 || l.Thin {
			continue
		}
		c := alpha(x.shades.colour(lineKey(p, i)), 42)
		vs := vertices(l, true)
		gap := 1.5 * stride(vs)
		var pts []vg.Point // of the stretch above
		flush := func() {
			if len(pts) > 2 {
				x.fill(c, pts...)
			}
			pts = nil
		}
		for j, b := range vs {
			if !x.inside(b.x, b.y) {
				flush()
				continue
			}
			joined := j > 0 && x.inside(vs[j-1].x, vs[j-1].y) && b.x-vs[j-1].x <= gap
			switch a := vs[max(j-1, 0)]; {
			case !joined:
				flush()
			case (a.y > level) != (b.y > level):
				pts = append(pts, x.at(a.x+(level-a.y)/(b.y-a.y)*(b.x-a.x), level))
			}
			switch {
			case b.y > level && len(pts) == 0:
				pts = append(pts, x.at(b.x, level), x.at(b.x, b.y))
			case b.y > level:
				pts = append(pts, x.at(b.x, b.y))
			default:
				flush()
			}
			if last := j+1 == len(vs) || !x.inside(vs[j+1].x, vs[j+1].y) || vs[j+1].x-b.x > gap; last && len(pts) > 0 {
				pts = append(pts, x.at(b.x, level))
				flush()
			}
		}
	}
}
