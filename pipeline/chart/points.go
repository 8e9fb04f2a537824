package chart

import (
	"defensetrade/pipeline/result"
)

// drawPoints draws separate marks and writes their labels where there is room:
// right, left, above, below, then aslant.
func (x *axes) drawPoints(p *result.Panel) {
	if len(p.Points) == 0 {
		return
	}
	r := 2.4
	if len(p.Points) > 150 {
		r = 1.5
	}
	marks := &board{}
	for _, strong := range []bool{false, true} {
		for _, q := range p.Points {
			if q.Strong != strong || !x.inside(q.X, q.Y) {
				continue
			}
			key := pointKey(p, q)
			px, py, size := x.px(q.X), x.py(q.Y), r
			if strong {
				size *= 1.25
			}
			x.mark(x.shades.marker(key), x.shades.colour(key), px, py, size, q.Hollow)
			if strong {
				x.ring(px, py, size+1.4)
			}
			marks.put(box{px - r, py - r, px + r, py + r})
		}
	}
	for _, strong := range []bool{true, false} {
		for _, q := range p.Points {
			if q.Label == "" || q.Strong != strong || !x.inside(q.X, q.Y) {
				continue
			}
			s := tinyStyle
			if strong {
				s = s.in(ink)
			}
			px, py := x.px(q.X), x.py(q.Y)
			label := s.cut(q.Label, 0.3*x.width())
			if label == "" {
				continue
			}
			w, d := s.width(label), r+1.8
			for _, t := range [][3]float64{
				{px + d, py - s.mid(), 0}, {px - d, py - s.mid(), 1},
				{px, py + d + s.down(), 0.5}, {px, py - d - s.up(), 0.5},
				{px + 0.7*d, py + 0.7*d, 0}, {px - 0.7*d, py + 0.7*d, 1},
				{px + 0.7*d, py - 0.7*d - 0.6*s.size, 0}, {px - 0.7*d, py - 0.7*d - 0.6*s.size, 1},
			} {
				left := t[0] - t[2]*w
				if marks.free(box{left, t[1], left + w, t[1] + 0.66*s.size}) && x.tryWrite(s, t[0], t[1], t[2], label) {
					break
				}
			}
		}
	}
}

// ring marks the value that statistics use.
func (x *axes) ring(px, py, r float64) {
	x.SetColor(ink)
	x.SetLineWidth(0.6)
	x.SetLineDash(nil, 0)
	x.Stroke(circle.outline(px, py, r))
}
