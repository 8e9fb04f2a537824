package report

import (
	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

// tagged says to which element of the structure boxes belong.
func tagged(boxes []vbox, e *pdf.Elem) []vbox {
	for i := range boxes {
		boxes[i].elem = e
	}
	return boxes
}

// vboxes makes lines into boxes that stand at an indent. The baseline stands so
// that ascenders and descenders share the lead.
func vboxes(lines []line, st style, indent float64) []vbox {
	out := make([]vbox, len(lines))
	for i := range lines {
		l := &lines[i]
		out[i] = vbox{height: st.lead, draw: func(p *painter, y float64) {
			l.draw(p, st, left+indent, baseline(y, st))
		}}
		for _, s := range l.segs {
			out[i].notes = append(out[i].notes, s.span.notes...)
		}
	}
	return out
}

// baseline is where the letters of a line stand whose top is at y.
func baseline(y float64, st style) float64 { return y + st.lead/2 + 0.34*st.size }

// paragraph is a block of prose.
func (t *typesetter) paragraph(text result.Text, st style) block {
	return block{lines: tagged(vboxes(t.lines(t.spans(text, st), st, measure), st, 0), t.at.Add("P")), after: 0.42 * st.lead}
}

// bulletIndent is how far the items of a list stand in.
const bulletIndent = 13

// list is one block an item, so that the items part over pages.
func (t *typesetter) list(items []result.Text, st style) []block {
	var out []block
	all := t.at.Add("L")
	for i, item := range items {
		boxes := vboxes(t.lines(t.spans(item, st), st, measure-bulletIndent), st, bulletIndent)
		if len(boxes) == 0 {
			continue
		}
		li := all.Add("LI")
		label, body := li.Add("Lbl"), li.Add("LBody")
		tagged(boxes, body)
		words := boxes[0].draw
		boxes[0].elem = label
		boxes[0].draw = func(p *painter, y float64) {
			p.doc.SetColor(blue)
			p.doc.Text(st.roman, st.size, left+3, baseline(y, st), "• ")
			p.doc.In(body)
			words(p, y)
		}
		b := block{lines: boxes, after: 0.15 * st.lead, list: len(out) == 0, item: len(out) > 0}
		if i == len(items)-1 {
			b.after = 0.42 * st.lead
		}
		out = append(out, b)
	}
	return out
}

// element is a block of plain words in a style: a title (H1), a heading or a paragraph.
func (t *typesetter) element(kind, s string, st style, after float64) block {
	return block{lines: tagged(vboxes(t.balanced(plainSpans(s, st), st, measure), st, 0), t.at.Add(kind)), after: after}
}

// stack joins boxes into one that is not broken.
func stack(parts ...vbox) vbox {
	var out vbox
	for _, v := range parts {
		out.height += v.height
	}
	out.draw = func(p *painter, y float64) {
		for _, v := range parts {
			if v.draw != nil {
				p.doc.In(v.elem)
				v.draw(p, y)
			}
			y += v.height
		}
	}
	return out
}

// skip is an empty box.
func skip(h float64) vbox { return vbox{height: h} }
