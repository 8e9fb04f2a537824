package chart

import (
	"math"

	"defensetrade/pipeline/result"
)

// drawPoints draws separate marks and writes their labels where there is room:
// right, left, above, below, beside but higher or lower, then aslant.
func (x *axes) drawPoints(p *result.Panel) {
	if len(p.Points) == 0 {
		return
	}
	r := 2.4
	if len(p.Points) > 150 {
		r = 1.5
	}
	dodge := dodged(p, x)
	for _, strong := range []bool{false, true} {
		for i, q := range p.Points {
			if q.Strong != strong || !x.inside(q.X, q.Y) {
				continue
			}
			c, m := x.pointLook(p, q)
			px, py, size := x.px(q.X)+dodge[i], x.py(q.Y), r
			if strong {
				size *= 1.25
			}
			x.mark(m, c, px, py, size, q.Hollow)
			if strong && x.fig.Kind == "range" {
				x.ring(px, py, size+0.1)
			}
			x.solid.boxes = append(x.solid.boxes, box{px - r, py - r, px + r, py + r})
			x.hit(q.Series, point(px, py, x.saidPoint(p, q), said(x.fig.Lang, q.Y, p.Y.Unit)))
		}
	}
	for _, strong := range []bool{true, false} {
		for i, q := range p.Points {
			if q.Label == "" || q.Strong != strong || !strong && len(p.Points) > mostPointLabels || !x.inside(q.X, q.Y) {
				continue
			}
			s := tinyStyle
			if strong {
				s = s.in(ink)
			}
			px, py := x.px(q.X)+dodge[i], x.py(q.Y)
			label := s.cut(q.Label, 0.3*x.width())
			if label == "" {
				continue
			}
			d, lift := r+1.8, 0.45*s.size
			x.settle(s, label, x.solid, []spot{
				{px + d, py - s.mid(), 0}, {px - d, py - s.mid(), 1},
				{px, py + d + s.down(), 0.5}, {px, py - d - 0.72*s.size, 0.5},
				{px + d, py - s.mid() + lift, 0}, {px - d, py - s.mid() + lift, 1},
				{px + d, py - s.mid() - lift, 0}, {px - d, py - s.mid() - lift, 1},
				{px + 0.7*d, py + 0.7*d, 0}, {px - 0.7*d, py + 0.7*d, 1},
				{px + 0.7*d, py - 0.7*d - 0.6*s.size, 0}, {px - 0.7*d, py - 0.7*d - 0.6*s.size, 1},
			}, 1)
		}
	}
}

// mostPointLabels is how many marks can hope for words beside them.
const mostPointLabels = 300

// saidPoint is what a hit calls a point: its label, before its place on the axis.
func (x *axes) saidPoint(p *result.Panel, q result.Point) string {
	at0 := saidX(x.fig.Lang, q.X, p.X)
	if q.Label == "" || q.Label == at0 || p.X.Years {
		return at0
	}
	return q.Label + ": " + at0
}

// ring marks the value that statistics use.
func (x *axes) ring(px, py, r float64) {
	x.SetColor(ink)
	x.SetLineWidth(0.9)
	x.SetLineDash(nil, 0)
	x.Stroke(circle.outline(px, py, r))
}

// dodged is how far each competing value is moved aside, so that values nearly
// equal stand side by side on their range. Values of a scatter stay where they are.
func dodged(p *result.Panel, x *axes) []float64 {
	const touch, aside = 4.6, 4.4
	out := make([]float64, len(p.Points))
	if len(p.Ranges) == 0 {
		return out
	}
	placed := map[float64][]int{} // the points of a year
	for i, q := range p.Points {
		if !x.inside(q.X, q.Y) {
			continue
		}
		for _, try := range []float64{0, aside, -aside, 2 * aside, -2 * aside} {
			free := true
			for _, j := range placed[q.X] {
				if math.Abs(x.py(p.Points[j].Y)-x.py(q.Y)) < touch && math.Abs(out[j]-try) < 1 {
					free = false
				}
			}
			if free {
				out[i] = try
				break
			}
		}
		placed[q.X] = append(placed[q.X], i)
	}
	return out
}
