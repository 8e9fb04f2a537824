package chart

import (
	"fmt"
	"image"
	"math"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

// Faults draws the figure, with its title and notes, so many millimetres wide on a
// canvas that only looks, and says which words stand on others and what leaves the
// canvas. A sound figure has none.
func Faults(f *result.Figure, mm float64) ([]string, error) {
	r, err := recorded(f, mm*pdf.MM)
	if err != nil {
		return nil, err
	}
	return r.faults(), nil
}

// recorded draws a figure, so many points wide, on a recorder.
func recorded(f *result.Figure, width float64) (*recorder, error) {
	k, err := kindOf(f)
	if err != nil {
		return nil, err
	}
	fr := newFrame(f, width)
	r := &recorder{pen: newPen(fr.width, fr.height, false)}
	fr.draw(k, r)
	return r, nil
}

// A recorder is a canvas that keeps the boxes of words and the reach of paths.
type recorder struct {
	pen
	words []wordBox
	reach []string // paths that leave the canvas
	paths int      // how many were drawn
}

type wordBox struct {
	box
	text string
}

// Stroke notes a path that leaves the canvas.
func (r *recorder) Stroke(p vg.Path) { r.check(p) }

// Fill notes a path that leaves the canvas.
func (r *recorder) Fill(p vg.Path) { r.check(p) }

func (r *recorder) check(p vg.Path) {
	r.paths++
	for _, k := range p {
		x, y, m := float64(k.Pos.X), float64(k.Pos.Y), float64(k.Radius)
		if !(x-m > -1) || !(y-m > -1) || !(x+m < r.w+1) || !(y+m < r.h+1) {
			r.reach = append(r.reach, fmt.Sprintf("path at %.1f, %.1f on %.0f × %.0f", x, y, r.w, r.h))
			return
		}
	}
}

// FillString notes where words stand.
func (r *recorder) FillString(f font.Face, p vg.Point, s string) {
	size := float64(f.Font.Size)
	x, y := float64(p.X), float64(p.Y)
	// Letters as printed: accents and descenders, without the air of a line.
	r.words = append(r.words, wordBox{box{x, y - 0.16*size, x + faceOf(f).Width(s, size), y + 0.7*size}, s})
}

// DrawImage panics: drawings of this package are vectors.
func (r *recorder) DrawImage(vg.Rectangle, image.Image) { panic("chart: a drawing used an image") }

// faults lists words on words and what leaves the canvas.
func (r *recorder) faults() []string {
	out := append([]string(nil), r.reach...)
	for i, a := range r.words {
		if math.IsNaN(a.x0+a.y0) || a.x0 < -0.1 || a.y0 < -0.1 || a.x1 > r.w+0.1 || a.y1 > r.h+0.1 {
			out = append(out, fmt.Sprintf("%q leaves the canvas: %.1f", a.text, a.box))
		}
		for _, b := range r.words[:i] {
			if a.hits(b.box) {
				out = append(out, fmt.Sprintf("%q on %q", a.text, b.text))
			}
		}
	}
	return out
}
