package chart

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// A marker is the shape of a mark: with the colour, it tells series apart.
type marker int

const (
	circle marker = iota
	square
	triangle
	diamond
	wedge // a triangle on its tip
	pentagon
	plus
	star
	markers // how many there are
)

// outline is the marker's path around x, y; shapes are sized to look equal.
func (m marker) outline(x, y, r float64) vg.Path {
	var p vg.Path
	corners := func(n int, turn, r float64) {
		for i := range n {
			s, c := math.Sincos(turn + 2*math.Pi*float64(i)/float64(n))
			if q := at(x+r*c, y+r*s); i == 0 {
				p.Move(q)
			} else {
				p.Line(q)
			}
		}
	}
	switch m {
	case square:
		corners(4, math.Pi/4, 1.25*r)
	case triangle:
		corners(3, math.Pi/2, 1.35*r)
	case diamond:
		corners(4, 0, 1.3*r)
	case wedge:
		corners(3, -math.Pi/2, 1.35*r)
	case pentagon:
		corners(5, math.Pi/2, 1.15*r)
	case plus:
		const arm, half = 1.3, 0.45
		for i, q := range [][2]float64{{half, arm}, {half, half}, {arm, half}, {arm, -half}, {half, -half}, {half, -arm}, {-half, -arm}, {-half, -half}, {-arm, -half}, {-arm, half}, {-half, half}, {-half, arm}} {
			if pt := at(x+r*q[0], y+r*q[1]); i == 0 {
				p.Move(pt)
			} else {
				p.Line(pt)
			}
		}
	case star:
		for i := range 10 {
			reach := 1.5 * r
			if i%2 == 1 {
				reach = 0.65 * r
			}
			s, c := math.Sincos(math.Pi/2 + math.Pi/5*float64(i))
			if pt := at(x+reach*c, y+reach*s); i == 0 {
				p.Move(pt)
			} else {
				p.Line(pt)
			}
		}
	default:
		p.Move(at(x+r, y))
		p.Arc(at(x, y), vg.Length(r), 0, 2*math.Pi)
	}
	p.Close()
	return p
}

// mark draws a marker: filled with a thin white rim, so that neighbours stay
// apart, or hollow for values that are estimates.
func (a area) mark(m marker, c color.NRGBA, x, y, r float64, hollow bool) {
	a.SetLineDash(nil, 0)
	if hollow {
		a.SetColor(white)
		a.Fill(m.outline(x, y, r))
		a.SetColor(c)
		a.SetLineWidth(0.9)
		a.Stroke(m.outline(x, y, r-0.3))
		return
	}
	a.SetColor(white)
	a.Fill(m.outline(x, y, r+0.5))
	a.SetColor(c)
	a.Fill(m.outline(x, y, r))
}
