package chart

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// A pen is the state that all our canvases keep as gonum's interface wants it.
// Drawings neither turn nor scale, so the canvases do not either: asking for it
// is a fault of this program.
type pen struct {
	w, h  float64
	width float64
	dash  []vg.Length
	col   color.NRGBA
	stack []pen
	dark  bool // colours are turned into those of a dark page
}

func newPen(w, h float64, onDark bool) pen {
	p := pen{w: w, h: h, width: 1, dark: onDark}
	p.SetColor(ink)
	return p
}

// Size is that of the canvas.
func (p *pen) Size() (x, y vg.Length) { return vg.Length(p.w), vg.Length(p.h) }

// SetLineWidth sets the width of strokes.
func (p *pen) SetLineWidth(w vg.Length) { p.width = float64(w) }

// SetLineDash sets the dashes of strokes; they start with a dash.
func (p *pen) SetLineDash(dash []vg.Length, _ vg.Length) { p.dash = dash }

// SetColor sets the colour of everything.
func (p *pen) SetColor(c color.Color) {
	switch c := c.(type) {
	case color.NRGBA:
		p.col = c
	case nil:
		p.col = ink
	default:
		p.col = color.NRGBAModel.Convert(c).(color.NRGBA)
	}
	if p.dark {
		p.col = dark(p.col)
	}
}

// Push keeps the state until Pop.
func (p *pen) Push() { p.stack = append(p.stack, pen{width: p.width, dash: p.dash, col: p.col}) }

// Pop restores the state of the last Push.
func (p *pen) Pop() {
	if n := len(p.stack); n > 0 {
		s := p.stack[n-1]
		p.stack = p.stack[:n-1]
		p.width, p.dash, p.col = s.width, s.dash, s.col
	}
}

// Rotate panics: no drawing of this package turns.
func (p *pen) Rotate(float64) { panic("chart: a drawing turned its canvas") }

// Translate panics.
func (p *pen) Translate(vg.Point) { panic("chart: a drawing moved its canvas") }

// Scale panics.
func (p *pen) Scale(_, _ float64) { panic("chart: a drawing scaled its canvas") }

// beziers replaces an arc by cubic curves of at most a quarter turn each.
func beziers(k vg.PathComp, curve func(c1, c2, to vg.Point)) (start vg.Point) {
	n := max(1, int(math.Ceil(math.Abs(k.Angle)/(math.Pi/2)-1e-9)))
	step := k.Angle / float64(n)
	kappa := 4.0 / 3 * math.Tan(step/4)
	on := func(c, s, dc, ds float64) vg.Point {
		r := float64(k.Radius)
		return at(float64(k.Pos.X)+r*(c+dc), float64(k.Pos.Y)+r*(s+ds))
	}
	s0, c0 := math.Sincos(k.Start)
	start = on(c0, s0, 0, 0)
	for i := range n {
		s1, c1 := math.Sincos(k.Start + float64(i+1)*step)
		curve(on(c0, s0, -kappa*s0, kappa*c0), on(c1, s1, kappa*s1, -kappa*c1), on(c1, s1, 0, 0))
		s0, c0 = s1, c1
	}
	return start
}
