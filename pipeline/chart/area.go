package chart

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"defensetrade/pipeline/result"
)

// An area is the rectangle that is drawn into, with what all drawing needs. As in
// gonum, y runs upwards and a point is 1/72 inch.
type area struct {
	draw.Canvas
	fig    *result.Figure
	shades *shades
	words  *board
}

func newArea(f *result.Figure, c draw.Canvas) area {
	return area{Canvas: c, fig: f, shades: newShades(f), words: &board{}}
}

func (a area) left() float64   { return float64(a.Min.X) }
func (a area) right() float64  { return float64(a.Max.X) }
func (a area) bottom() float64 { return float64(a.Min.Y) }
func (a area) top() float64    { return float64(a.Max.Y) }
func (a area) width() float64  { return float64(a.Max.X - a.Min.X) }
func (a area) height() float64 { return float64(a.Max.Y - a.Min.Y) }

// within is a smaller part of the area.
func (a area) within(left, bottom, right, top float64) area {
	a.Min, a.Max = at(left, bottom), at(right, top)
	return a
}

// without is the area with margins taken off.
func (a area) without(left, bottom, right, top float64) area {
	return a.within(a.left()+left, a.bottom()+bottom, a.right()-right, a.top()-top)
}

func at(x, y float64) vg.Point { return vg.Point{X: vg.Length(x), Y: vg.Length(y)} }

// fillRect fills an upright rectangle.
func (a area) fillRect(c color.NRGBA, x0, y0, x1, y1 float64) {
	a.fill(c, at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1))
}

// fill fills a polygon.
func (a area) fill(c color.NRGBA, pts ...vg.Point) {
	if len(pts) < 3 {
		return
	}
	a.SetColor(c)
	a.Fill(path(pts, true))
}

// stroke draws a line through points; dash is nil for a solid one.
func (a area) stroke(c color.NRGBA, width float64, dash []vg.Length, pts ...vg.Point) {
	if len(pts) < 2 {
		return
	}
	a.SetColor(c)
	a.SetLineWidth(vg.Length(width))
	a.SetLineDash(dash, 0)
	a.Stroke(path(pts, false))
}

func path(pts []vg.Point, closed bool) vg.Path {
	p := make(vg.Path, 0, len(pts)+1)
	for i, q := range pts {
		if i == 0 {
			p.Move(q)
		} else {
			p.Line(q)
		}
	}
	if closed {
		p.Close()
	}
	return p
}

// write sets a line of words with its baseline at y. align is 0 to start at x,
// 0.5 to be centred on it, 1 to end there. It tells the board.
func (a area) write(s style, x, y, align float64, words string) {
	if words == "" {
		return
	}
	w := s.width(words)
	x -= align * w
	a.words.put(box{x, y - s.down(), x + w, y + s.up()})
	a.SetColor(s.col)
	a.FillString(s.gonum(), at(x, y), words)
}

// tryWrite writes words where no others stand, and reports whether it did.
func (a area) tryWrite(s style, x, y, align float64, words string) bool {
	w := s.width(words)
	b := box{x - align*w, y - s.down(), x - align*w + w, y + s.up()}
	if !a.words.free(b) || b.x0 < a.left()-0.01 || b.x1 > a.right()+0.01 || b.y0 < a.bottom()-0.01 || b.y1 > a.top()+0.01 {
		return false
	}
	a.write(s, x, y, align, words)
	return true
}

// nothing says that there is nothing to show.
func (a area) nothing() {
	s := nameStyle.in(mute)
	a.write(s, (a.left()+a.right())/2, (a.bottom()+a.top())/2-s.mid(), 0.5, a.fig.Lang.Phrase("No data"))
	a.stroke(grid, 0.5, nil, at(a.left(), a.bottom()+1), at(a.right(), a.bottom()+1))
}

// A box is an upright rectangle.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) hits(o box) bool {
	const touch = 0.05
	return b.x0 < o.x1-touch && o.x0 < b.x1-touch && b.y0 < o.y1-touch && o.y0 < b.y1-touch
}

// A board remembers where words stand, so that no others are set there.
type board struct{ boxes []box }

func (b *board) put(x box) { b.boxes = append(b.boxes, x) }

func (b *board) free(x box) bool {
	for _, o := range b.boxes {
		if o.hits(x) {
			return false
		}
	}
	return true
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) && math.Abs(v) < 1e300 }
