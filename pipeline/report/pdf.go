package report

import (
	"sort"
	"strings"

	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

// PDF typesets the report on one of study.Papers; "" is the study's, or A4. Pages are filled before any is drawn, so that the
// contents and the footers know every page's number; equal results give equal
// bytes.
func PDF(r *result.Result, c Canvas, size string) ([]byte, error) {
	t := newTypesetter(number(r))
	if size == "" && r.Study != nil {
		size = r.Study.Paper
	}
	t.paper = paperOf(size)
	p := &painter{paper: t.paper, canvas: c, doc: pdf.New(pdf.Meta{
		Title:    title(r),
		Author:   authors(r),
		Subject:  subtitle(r),
		Keywords: question(r),
		Lang:     languageTag(r.Lang),
	})}
	t.at = p.doc.Root()
	l := t.layout(r, c)
	running := fitWords(title(r), footerStyle, measure-70)
	for i, pg := range l.pages {
		p.page(pg)
		if i > 0 {
			p.foot(running, i+1, len(l.pages))
		}
		for _, m := range l.marks {
			if m.anchor.page == i+1 {
				p.doc.Bookmark(m.level, m.title, max(m.anchor.y-6, 0))
			}
		}
	}
	b, err := p.doc.Bytes()
	if p.err != nil {
		return nil, p.err
	}
	return b, err
}

// footer is the running title and the page's number.
func (p *painter) foot(running string, n, total int) {
	p.doc.In(nil)
	p.doc.SetColor(footerStyle.color)
	p.doc.Text(footerStyle.roman, footerStyle.size, left, p.paper.footer(), running)
	s := itoa(n) + " / " + itoa(total)
	p.doc.Text(footerStyle.roman, footerStyle.size, left+measure-footerStyle.roman.Width(s, footerStyle.size), p.paper.footer(), s)
}

// fitWords cuts words off at the end until a line is as wide as it may be.
func fitWords(s string, st style, width float64) string {
	s = strings.Join(strings.Fields(s), " ")
	if st.roman.Width(s, st.size) <= width {
		return s
	}
	letters := []rune(s)
	most := sort.Search(len(letters), func(n int) bool { return st.roman.Width(string(letters[:n+1])+"…", st.size) > width })
	letters = letters[:most]
	return strings.TrimRight(string(letters), " ,.;:–-") + "…"
}

// A mark is an entry of the outline.
type mark struct {
	level  int
	title  string
	anchor *anchor
}

// A layout is a report on its pages.
type layout struct {
	pages []page
	marks []mark
}

// sinkage is how far down the title page the title stands, where there is room.
const sinkage = 62

// layout fills the pages.
func (t *typesetter) layout(r *result.Result, c Canvas) *layout {
	l := &layout{}
	var body []block
	var contents []entry
	n := 0
	root := t.at
	// The front matter comes first in the structure, but its contents are known last.
	front, matter := root.Add("Sect"), root.Add("Sect")
	for _, part := range parts(r) {
		for k, s := range part.sections {
			n++
			t.at = matter.Add("Sect")
			a := &anchor{}
			e := entry{number: itoa(n), title: s.Title, anchor: a}
			if k == 0 {
				e.part = part.name
			}
			contents = append(contents, e)
			l.marks = append(l.marks, mark{0, itoa(n) + "  " + s.Title, a})
			body = append(body, t.sectionHead(itoa(n), s.Title, a))
			blocks, marks := t.section(s, c)
			body = append(body, blocks...)
			l.marks = append(l.marks, marks...)
		}
	}
	first := &anchor{page: 1, y: 0}
	l.marks = append([]mark{{0, title(r), first}}, l.marks...)
	t.at = front
	opening := t.front(r)
	probe := &composer{paper: t.paper, dry: true}
	probe.newPage()
	probe.compose(opening)
	opening = append(opening, t.contents(contents, probe.room())...)
	comp := &composer{paper: t.paper}
	for _, sink := range []float64{sinkage, sinkage / 2, 0} {
		*comp = composer{paper: t.paper}
		comp.newPage()
		comp.place(skip(sink))
		comp.compose(opening)
		if len(comp.pages) == 1 {
			break
		}
	}
	// The text begins on a page of its own, unless the contents have taken little
	// of a second page.
	if len(body) > 0 && (len(comp.pages) == 1 || comp.y > top+0.4*comp.text()) {
		comp.newPage()
	} else {
		comp.space(30)
	}
	comp.compose(body)
	l.pages = comp.pages
	return l
}

// sectionHead is the numbered heading of a section.
func (t *typesetter) sectionHead(number, title string, a *anchor) block {
	const indent = 24
	boxes := vboxes(t.balanced(plainSpans(title, sectionStyle), sectionStyle, measure-indent), sectionStyle, indent)
	tagged(boxes, t.at.Add("H2"))
	if len(boxes) == 0 {
		boxes = []vbox{{height: sectionStyle.lead, draw: func(*painter, float64) {}}}
	}
	words := boxes[0].draw
	boxes[0].anchor = a
	boxes[0].draw = func(p *painter, y float64) {
		p.doc.SetColor(blue)
		p.doc.Text(sectionStyle.roman, sectionStyle.size, left, baseline(y, sectionStyle), number+" ")
		words(p, y)
	}
	return block{lines: boxes, head: true, section: true, before: 21, after: 5}
}

// section is the blocks of a section in the order in which they fill the pages.
func (t *typesetter) section(s result.Section, c Canvas) (out []block, marks []mark) {
	var all []passage
	for _, b := range s.Blocks {
		p := passage{of: b}
		switch {
		case b.Figure != nil:
			p.blocks = []block{t.drawing(b.Figure, c)}
		case b.Table != nil:
			p.blocks = t.tabular(b.Table)
		case b.Head != "":
			h := t.element("H3", b.Head, headStyle, 2.5)
			if len(h.lines) == 0 {
				continue
			}
			h.head, h.before = true, 13
			a := &anchor{}
			h.lines[0].anchor = a
			marks = append(marks, mark{1, b.Head, a})
			p.blocks = []block{h}
		case len(b.List) > 0:
			st := bodyStyle
			if b.Small {
				st = smallStyle
			}
			p.blocks = t.list(b.List, st)
		case len(b.Para) > 0:
			words := t.paragraph(b.Para, bodyStyle)
			if len(words.lines) == 0 {
				continue
			}
			p.blocks = []block{words}
		}
		all = append(all, p)
	}
	for _, p := range behindMention(all) {
		out = append(out, p.blocks...)
	}
	return out, marks
}
