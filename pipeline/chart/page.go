package chart

import (
	"image"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"defensetrade/pipeline/pdf"
)

// A page is a canvas on a part of an open PDF page.
type page struct {
	pen
	d    *pdf.Doc
	x, y float64 // top left corner on the page
}

func newPage(d *pdf.Doc, x, y, w, h float64, onDark bool) *page {
	return &page{newPen(w, h, onDark), d, x, y}
}

// on converts to the page's coordinates, whose y runs downwards.
func (p *page) on(q vg.Point) (x, y float64) { return p.x + float64(q.X), p.y + p.h - float64(q.Y) }

// Stroke draws a path as a line.
func (p *page) Stroke(path vg.Path) {
	if p.width <= 0 || len(path) == 0 {
		return
	}
	p.d.SetColor(p.col)
	dash := make([]float64, len(p.dash))
	for i, l := range p.dash {
		dash[i] = float64(l)
	}
	p.d.SetLine(p.width, dash...)
	p.trace(path)
	p.d.Stroke()
}

// Fill fills a path.
func (p *page) Fill(path vg.Path) {
	if len(path) == 0 {
		return
	}
	p.d.SetColor(p.col)
	p.trace(path)
	p.d.Fill()
}

func (p *page) trace(path vg.Path) {
	for _, k := range path {
		x, y := p.on(k.Pos)
		switch k.Type {
		case vg.MoveComp:
			p.d.MoveTo(x, y)
		case vg.LineComp:
			p.d.LineTo(x, y)
		case vg.ArcComp:
			beziers(k, func(c1, c2, to vg.Point) {
				x1, y1 := p.on(c1)
				x2, y2 := p.on(c2)
				x3, y3 := p.on(to)
				p.d.CurveTo(x1, y1, x2, y2, x3, y3)
			})
		case vg.CurveComp: // always with two control points
			x1, y1 := p.on(k.Control[0])
			x2, y2 := p.on(k.Control[1])
			x3, y3 := p.on(k.Pos)
			p.d.CurveTo(x1, y1, x2, y2, x3, y3)
		case vg.CloseComp:
			p.d.Close()
		}
	}
}

// FillString writes words.
func (p *page) FillString(f font.Face, q vg.Point, s string) {
	if f.Font.Size <= 0 {
		return
	}
	p.d.SetColor(p.col)
	x, y := p.on(q)
	p.d.Text(faceOf(f), float64(f.Font.Size), x, y, s)
}

// DrawImage panics: drawings of this package are vectors.
func (p *page) DrawImage(vg.Rectangle, image.Image) { panic("chart: a drawing used an image") }
