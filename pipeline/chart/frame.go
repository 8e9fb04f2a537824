package chart

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"defensetrade/pipeline/result"
)

// margin is the white around a figure's file.
const margin = 6.0

// A frame is a figure with its words: title and subtitle above, source and note
// below. Its height follows from how many lines they take.
type frame struct {
	f             *result.Figure
	width, height float64
	head, foot    []block
	body          float64
}

// A block is wrapped words of one style.
type block struct {
	style style
	lines []string
	gap   float64 // before it
}

func newFrame(f *result.Figure, width float64) frame {
	fr := frame{f: f, width: width}
	inner := width - 2*margin
	put := func(to *[]block, s style, gap float64, words string) {
		if lines := s.wrap(words, inner); len(lines) > 0 {
			*to = append(*to, block{s, lines, gap})
		}
	}
	put(&fr.head, titleStyle, 0, f.Title)
	put(&fr.head, subStyle, 1, f.Subtitle)
	if f.Source != "" {
		put(&fr.foot, noteStyle, 0, f.Lang.Phrase("Source:")+" "+f.Source)
	}
	if f.Note != "" {
		put(&fr.foot, noteStyle, 1.5, f.Lang.Phrase("Note:")+" "+f.Note)
	}
	fr.body = BodyHeight(f, inner)
	fr.height = 2*margin + blocksHeight(fr.head) + fr.body + blocksHeight(fr.foot)
	if len(fr.head) > 0 {
		fr.height += headGap
	}
	if len(fr.foot) > 0 {
		fr.height += footGap
	}
	return fr
}

// The white between words and drawing.
const (
	headGap = 6.0
	footGap = 6.0
)

func blocksHeight(bs []block) float64 {
	h := 0.0
	for _, b := range bs {
		h += b.gap + float64(len(b.lines))*b.style.lead()
	}
	return h
}

// draw draws words and figure on a canvas of the frame's size.
func (fr frame) draw(k Kind, c vg.CanvasSizer) {
	a := newArea(fr.f, draw.New(c))
	a.fillRect(white, a.left(), a.bottom(), a.right(), a.top())
	a = a.without(margin, margin, margin, margin)
	y := a.top()
	for _, b := range fr.head {
		y = a.writeBlock(b, y)
	}
	if len(fr.head) > 0 {
		y -= headGap
	}
	body := a.within(a.left(), y-fr.body, a.right(), y)
	if empty(fr.f) {
		body.nothing()
	} else {
		k.draw(body)
	}
	y -= fr.body + footGap
	for _, b := range fr.foot {
		y = a.writeBlock(b, y)
	}
}

// writeBlock writes wrapped words from y downwards and returns where they end.
func (a area) writeBlock(b block, y float64) float64 {
	y -= b.gap
	for _, l := range b.lines {
		a.write(b.style, a.left(), y-0.95*b.style.size, 0, l)
		y -= b.style.lead()
	}
	return y
}
