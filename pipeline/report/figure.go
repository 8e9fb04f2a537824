package report

import (
	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

// captionGap parts "Figure 3" from its title: spaces that are not broken.
const captionGap = "\u00a0\u00a0\u00a0"

// caption is the lines above a figure or table: "Figure 3", its title, and what
// is measured in smaller type.
func (t *typesetter) caption(name, title, subtitle string) []vbox {
	spans := []span{
		{text: name + captionGap, face: captionStyle.roman, color: blue},
		{text: title, face: captionStyle.roman},
	}
	out := vboxes(t.lines(spans, captionStyle, measure), captionStyle, 0)
	return append(out, vboxes(t.lines(plainSpans(subtitle, measureStyle), measureStyle, measure), measureStyle, 0)...)
}

// notes is the source and the note below a figure or table, in small type.
func (t *typesetter) notes(in *pdf.Elem, source, note string) []vbox {
	var out []vbox
	if source != "" {
		out = append(out, tagged(vboxes(t.lines(labelled(t.l.Phrase("Source:"), source, noteStyle), noteStyle, measure), noteStyle, 0), in.Add("P"))...)
	}
	if note != "" {
		out = append(out, tagged(vboxes(t.lines(labelled(t.l.Phrase("Note:"), note, noteStyle), noteStyle, measure), noteStyle, 0), in.Add("P"))...)
	}
	return out
}

// drawing is a figure with everything around its body, in one piece.
func (t *typesetter) drawing(f *result.Figure, c Canvas) block {
	all := t.at.Add("Div")
	above := tagged(t.caption(t.figure(t.figures[f.ID]), f.Title, f.Subtitle), all.Add("P"))
	drawing := all.Add("Figure")
	drawing.Alt = f.Alt
	if drawing.Alt == "" {
		drawing.Alt = f.Title
	}
	below := t.notes(all, f.Source, f.Note)
	room := t.paper.text() - 16
	for _, v := range append(above[:len(above):len(above)], below...) {
		room -= v.height
	}
	made := func(f *result.Figure) vbox {
		parts := append(above[:len(above):len(above)], skip(5), t.body(f, c, room, drawing), skip(4))
		v := stack(append(parts, below...)...)
		v.anchor = t.anchor("figure:" + f.ID)
		return v
	}
	v := made(f)
	b := block{float: &v, before: floatGap, after: floatGap, kind: 1}
	if f.Height > 0 {
		// As low as asked for, if the drawing can be.
		as := func(part float64) vbox {
			low := *f
			low.Height *= part
			return made(&low)
		}
		if low := as(lowest); low.height < v.height {
			body := (v.height - low.height) / (1 - lowest)
			b.least, b.lower = low.height, func(height float64) vbox {
				if made := as(1 - (v.height-height)/body); made.height <= height+0.01 {
					return made
				}
				return low
			}
		}
	}
	return b
}

// lowest is how low a figure of lines or bars may be made to fit at the end of a page,
// as a part of its height.
const lowest = 0.72

// body is the figure's body as wide as the measure, or narrower where it would
// be higher than a page.
func (t *typesetter) body(f *result.Figure, c Canvas, room float64, e *pdf.Elem) vbox {
	if c.BodyHeight == nil || c.DrawBody == nil {
		return skip(0)
	}
	width := float64(measure)
	height := c.BodyHeight(f, width)
	for height > room && width > measure/3 {
		width *= 0.92
		height = c.BodyHeight(f, width)
	}
	return vbox{height: height, elem: e, draw: func(p *painter, y float64) {
		if err := p.canvas.DrawBody(p.doc, f, left+(measure-width)/2, y, width); err != nil && p.err == nil {
			p.err = err
		}
		p.doc.SetColor(ink)
		p.doc.SetLine(0.5)
	}}
}
