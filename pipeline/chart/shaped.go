package chart

import (
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// shapedString draws words of the Arabic script on a canvas that shapes none: its
// runs as filled outlines, what stands between them as words.
func shapedString(c vg.Canvas, f font.Face, q vg.Point, s string) {
	size := float64(f.Font.Size)
	for _, sp := range faceOf(f).Line(s) {
		x, y := float64(q.X)+sp.X*size, float64(q.Y)
		if sp.Outline == nil {
			c.FillString(f, at(x, y), sp.Text)
			continue
		}
		var p vg.Path
		pt := func(v [2]float64) vg.Point { return at(x+v[0]*size, y+v[1]*size) }
		for i, g := range sp.Outline {
			switch g.Op {
			case 'M':
				if i > 0 {
					p.Close()
				}
				p.Move(pt(g.Pts[0]))
			case 'L':
				p.Line(pt(g.Pts[0]))
			case 'C':
				p.CubeTo(pt(g.Pts[0]), pt(g.Pts[1]), pt(g.Pts[2]))
			}
		}
		if len(p) > 0 {
			p.Close()
			c.Fill(p)
		}
	}
}
