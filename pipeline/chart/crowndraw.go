package chart

import (
	"math"

	"gonum.org/v1/plot/vg"

	"defensetrade/pipeline/result"
)

// drawEras draws the bands, up to their names.
func (x *axes) drawEras(p *result.Panel, c *crown) {
	for i, e := range p.Eras {
		from, to := reach(p, i, p.X.Years)
		if !finite(e.From) || !finite(e.To) || to <= x.x.min || from >= x.x.max || to <= from {
			continue
		}
		top := x.top()
		if c != nil {
			if row, ok := c.rowOfEra[i]; ok {
				top += c.gap + float64(c.eventRows+row)*c.rowHeight
			}
		}
		shade := eraPale
		if i%2 == 1 && touches(p.Eras, i) {
			shade = eraPale2
		}
		x.fillRect(shade, x.px(max(from, x.x.min)), x.bottom(), x.px(min(to, x.x.max)), top)
	}
}

// reach is where an era's band begins and ends: an era of years holds its first
// and its last one whole, unless another begins in that very year.
func reach(p *result.Panel, i int, years bool) (from, to float64) {
	e := p.Eras[i]
	from, to = e.From, e.To
	if !years {
		return from, to
	}
	before, after := true, true
	for j, o := range p.Eras {
		if j != i && o.To == e.From {
			before = false
		}
		if j != i && o.From == e.To {
			after = false
		}
	}
	if before {
		from -= 0.5
	}
	if after {
		to += 0.5
	}
	return from, to
}

// touches reports whether an era begins where another ends, so that they need two
// shades.
func touches(eras []result.EraBand, i int) bool {
	for j, o := range eras {
		if j != i && (math.Abs(o.To-eras[i].From) < 1.01 || math.Abs(o.From-eras[i].To) < 1.01) {
			return true
		}
	}
	return false
}

var eraPale2 = rgb(0xe9ecf1)

// drawEvents draws the lines of events, up to their names.
func (x *axes) drawEvents(p *result.Panel, c *crown) {
	for _, i := range visible(x, p) {
		at0 := x.px(p.Events[i].X)
		top := x.top()
		if c != nil {
			for _, n := range c.events {
				if n.i == i {
					top += c.gap + float64(n.row+1)*c.rowHeight - 1
				}
			}
		}
		x.stroke(eventLine, 0.5, nil, at(at0, x.bottom()), at(at0, top))
		x.solid.line([]vg.Point{at(at0, x.bottom()), at(at0, top)})
	}
}

var eventLine = rgb(0x9aa0a8)

// writeCrown writes the names above the axes and the list below them.
func (x *axes) writeCrown(c *crown, whole area) {
	for _, n := range c.events {
		x.write(smallStyle, n.x, x.top()+c.gap+float64(n.row)*c.rowHeight+smallStyle.down(), 0, n.words)
	}
	for _, n := range c.eras {
		x.write(smallStyle.in(ink), n.x, x.top()+c.gap+float64(c.eventRows+n.row)*c.rowHeight+smallStyle.down(), 0, n.words)
	}
	y := x.bottom() - xLabels - 1
	for _, l := range c.list {
		y -= tinyStyle.lead()
		x.write(tinyStyle, whole.left(), y+tinyStyle.down(), 0, l)
	}
}

// drawRefs draws claims and means as dashed lines with their words on them.
func (x *axes) drawRefs(p *result.Panel, words bool) {
	for _, r := range p.Refs {
		if !x.inside(x.x.min, r.Y) && !(finite(r.Y) && r.Y >= x.y.min && r.Y <= x.y.max) {
			continue
		}
		y := x.py(r.Y)
		x.stroke(ink, 0.7, longDash, at(x.left(), y), at(x.right(), y))
		if !words {
			continue
		}
		s := smallStyle.in(ink)
		label := s.cut(r.Label, x.width()-4)
		if label == "" {
			continue
		}
		var spots []spot
		for at0 := x.right() - 2; at0-s.width(label) > x.left(); at0 -= 12 {
			spots = append(spots, spot{at0, y + 2 + s.down(), 1}, spot{at0, y - 2.6 - s.up(), 1})
		}
		x.settle(s, label, x.solid, spots, 1<<20)
	}
}
