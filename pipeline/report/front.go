package report

import (
	"strings"

	"defensetrade/pipeline/result"
)

// front is what stands before the contents: title, subtitle, authors, the
// research question, the abstract and what the data show.
func (t *typesetter) front(r *result.Result) []block {
	out := []block{t.element("H1", title(r), titleStyle, 6)}
	if subtitle(r) != "" {
		out = append(out, t.element("P", subtitle(r), subtitleStyle, 14))
	}
	if names := authors(r); names != "" {
		by := result.Text{{Lit: names}}
		if cite := citation(r); cite != "" {
			by = append(by, result.Piece{Note: result.Words(t.l.Say("Cite as: {}", cite))})
		}
		b := t.paragraph(by, authorStyle)
		b.after = 14
		out = append(out, b)
	}
	rule := vbox{height: 1, draw: func(p *painter, y float64) { p.rule(left, y, measure, 0.6) }}
	out = append(out, block{lines: []vbox{rule}, before: 16, after: 16})
	if q := question(r); q != "" {
		out = append(out, t.element("P", q, questionStyle, 14))
	}
	if len(r.Abstract) > 0 {
		out = append(out, t.label(t.l.Phrase("Abstract")))
		for _, p := range r.Abstract {
			out = append(out, t.paragraph(p, bodyStyle))
		}
	}
	if len(r.Findings) > 0 {
		out = append(out, t.label(t.l.Phrase("What the data show")))
		out = append(out, t.list(r.Findings, bodyStyle)...)
	}
	return out
}

// label is a small heading of the front matter.
func (t *typesetter) label(s string) block {
	b := t.element("H2", s, labelStyle, 3)
	b.head, b.before = true, 16
	return b
}

// An entry is a line of the contents.
type entry struct {
	part          string // said before the first section of a part
	number, title string
	anchor        *anchor
}

// manyEntries is from how many sections on the contents are set closer.
const manyEntries = 22

// contents is the list of sections with their pages, set closer where it would else
// leave the room of its page.
func (t *typesetter) contents(entries []entry, room float64) []block {
	if len(entries) == 0 {
		return nil
	}
	var all []vbox
	st := contentsStyle
	const head, smallest = 40, 10.3
	n := float64(len(entries))
	switch {
	case len(entries) > 30 || n*13+head > room && n*smallest+head < room:
		st.size, st.lead = 9, smallest
	case len(entries) > manyEntries || n*st.lead+head > room && n*13+head < room:
		st.lead = 13
	}
	const indent, pageWidth = 22, 26
	label := t.label(t.l.Phrase("Contents"))
	toc := t.at.Add("TOC")
	for i, e := range entries {
		lines := t.lines(plainSpans(e.title, st), st, measure-indent-pageWidth-20)
		if len(lines) == 0 {
			lines = []line{{}}
		}
		boxes := tagged(vboxes(lines, st, indent), toc.Add("TOCI"))
		first, last := boxes[0].draw, len(boxes)-1
		boxes[0].draw = func(p *painter, y float64) {
			p.doc.SetColor(grey)
			p.doc.Text(st.roman, st.size, left, baseline(y, st), e.number+" ")
			first(p, y)
		}
		words, width := boxes[last].draw, lines[last].width
		boxes[last].draw = func(p *painter, y float64) {
			words(p, y)
			t.leaders(p, e, st, left+indent+width, y)
		}
		if i > 0 && e.part != "" {
			boxes = append([]vbox{skip(4)}, boxes...)
		}
		all = append(all, stack(boxes...))
	}
	return []block{label, {lines: all}}
}

// leaders are the dots that lead from a title to its page.
func (t *typesetter) leaders(p *painter, e entry, st style, from, y float64) {
	page := itoa(e.anchor.page)
	right := left + float64(measure)
	to := right - st.roman.Width(page, st.size)
	item := p.doc.Current()
	p.doc.In(nil)
	p.doc.SetColor(pale)
	const step = 5
	dots := int((to - from - 12) / step)
	if dots > 0 {
		// One string of dots and spaces, set on a grid from the right.
		dot, space := st.roman.Width(".", 8), st.roman.Width(" ", 8)
		s := strings.TrimRight(strings.Repeat(". ", dots), " ")
		p.doc.TextSpaced(st.roman, 8, to-6-float64(dots)*step+step-dot, baseline(y, st), s, step-dot-space)
	}
	p.doc.In(item)
	p.doc.SetColor(ink)
	p.doc.Text(st.roman, st.size, to, baseline(y, st), page)
	p.doc.Link(left, y, measure, st.lead, p.link(e.anchor))
}
