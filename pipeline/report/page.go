package report

import "defensetrade/pipeline/pdf"

// A vbox is something of a height that stands between the margins: a line, a
// figure, a row of a table.
type vbox struct {
	height float64
	anchor *anchor   // gets its place when the box does
	elem   *pdf.Elem // of the document's structure; nil where the drawing says it, or for decoration
	draw   func(p *painter, y float64)
	notes  []vbox // footnotes of the line, for the foot of its page
}

// full is the height of a box with its footnotes and the rule above these.
func (v vbox) full() float64 {
	if len(v.notes) == 0 {
		return v.height
	}
	return v.height + noteRule + sum(v.notes)
}

// A placed box has its place on a page.
type placed struct {
	vbox
	y, gap float64 // from the top of the page, and from the box above
}

type page []placed

// noteRule is the room for the short rule above the footnotes of a page.
const noteRule = 9

// A block is what the pages are filled with, in reading order. Exactly one of
// lines, float and table is set.
type block struct {
	lines   []vbox  // a paragraph or heading, broken between lines
	before  float64 // space above, unless at the top of a page
	after   float64
	head    bool // stays with what follows
	section bool // is a section's heading
	list    bool // begins a list, which what stands before it introduces
	item    bool // goes on with a list, which no float parts but on top of a page
	float   *vbox
	least   float64                   // of a float that may be lower than it is: its least height, or 0
	lower   func(height float64) vbox // and how it is made as low as that
	kind    int                       // of a float: figures and tables keep their order among their own
	table   *table
}

// floatGap is the space between a figure or table and the text.
const floatGap = 12

// A composer fills pages. What goes where is the filler's choice.
type composer struct {
	paper
	pages  []page
	number int     // of the page
	notes  float64 // height of the footnotes of the page
	y      float64 // where the next box goes
	gap    float64 // space due before it
	white  float64 // space left between the boxes of the page so far
	fresh  bool    // nothing stands on the page
	dry    bool    // boxes are only measured
}

// tightest is the part of the white between the blocks of a page that it may lose where
// something more then fits on it.
const tightest = 0.1

// room is the height that is left on the page, with what its white can give.
func (c *composer) room() float64 { return c.loose() + tightest*c.whitest() }

// loose is the height that is left where no white is taken.
func (c *composer) loose() float64 {
	if c.fresh {
		return c.bottom() - c.notes - c.y
	}
	return c.bottom() - c.notes - c.y - c.gap
}

// whitest is the white of the page with what is due before the next box.
func (c *composer) whitest() float64 {
	if c.fresh {
		return 0
	}
	return c.white + c.gap
}

// over is by how much what stands on the page is too high, which its white makes up for.
func (c *composer) over() float64 { return max(c.y-c.bottom()+c.notes, 0) }

// settle takes from the white of a page what its boxes are too high.
func (c *composer) settle() {
	over := c.over()
	if over == 0 || c.white <= 0 || c.dry {
		return
	}
	part := min(over/c.white, 1)
	pg := c.pages[len(c.pages)-1]
	taken := 0.0
	for i := range pg {
		if i > 0 {
			taken += part * pg[i].gap
		}
		pg[i].y -= taken
		pg[i].gap *= 1 - part
		if a := pg[i].anchor; a != nil {
			a.y = pg[i].y
		}
	}
	c.y, c.white = c.y-taken, c.white-taken
}

// place puts a box below what stands on the page.
func (c *composer) place(v vbox) {
	gap := c.gap
	if c.fresh {
		gap = 0
	}
	c.y, c.white = c.y+gap, c.white+gap
	c.gap, c.fresh = 0, false
	if !c.dry {
		n := len(c.pages) - 1
		c.pages[n] = append(c.pages[n], placed{v, c.y, gap})
		if v.anchor != nil {
			v.anchor.page, v.anchor.y = n+1, c.y
		}
	}
	c.y += v.height
	if len(v.notes) > 0 {
		if c.notes == 0 {
			c.notes = noteRule
		}
		c.notes += sum(v.notes)
	}
}

func (c *composer) space(h float64) { c.gap = max(c.gap, h) }

func (c *composer) newPage() {
	c.settle()
	if !c.dry {
		c.pages = append(c.pages, nil)
	}
	c.number++
	c.y, c.gap, c.white, c.fresh, c.notes = top, 0, 0, true, 0
}

// put places a figure or table.
func (c *composer) put(b *block) {
	c.space(b.before)
	if b.table != nil {
		b.table.flow(c)
	} else if c.squeezes(b) {
		c.place(b.lower(max(c.loose(), b.least)))
	} else {
		c.place(*b.float)
	}
	c.space(b.after)
}

// squeezes reports whether a figure has room here only where it is made lower.
func (c *composer) squeezes(b *block) bool {
	room := c.room() + 0.01
	return b.least > 0 && b.float.height > room && b.least <= room
}

// set places some lines of a paragraph or heading.
func (c *composer) set(b *block, from, to int) {
	if from == 0 {
		c.space(b.before)
	}
	for _, l := range b.lines[from:to] {
		c.place(l)
	}
	switch {
	case to < len(b.lines):
	case b.head:
		c.gap = b.after
	default:
		c.space(b.after)
	}
}

func (b *block) floats() bool { return b.float != nil || b.table != nil }

// height is what a block takes when it is not broken.
func (b *block) height() float64 {
	switch {
	case b.float != nil:
		return b.float.height
	case b.table != nil:
		return b.table.height()
	}
	return sum(b.lines)
}

// asks is the room that a float needs to be placed: a long table, to begin.
func (b *block) asks(page float64) float64 {
	if b.least > 0 {
		return b.least
	}
	if b.table != nil && b.table.long(page) {
		return b.table.startHeight(page)
	}
	return b.height()
}

// need is the room that the first block asks for to stand on this page: a
// heading, for two lines of what follows it; the words before a list, for its
// beginning.
func (c *composer) need(blocks []block) float64 {
	b := &blocks[0]
	switch {
	case b.floats():
		if h := b.asks(c.text()); h <= c.room() || !hasText(blocks[1:]) {
			return h
		}
		return c.need(blocks[1:])
	case b.head:
		h := b.height()
		if len(blocks) > 1 && !blocks[1].section { // else it has no text
			h += max(b.after, blocks[1].before) + c.need(blocks[1:])
			// A line or two below a heading introduce what follows.
			if p := &blocks[1]; !p.head && len(p.lines) > 0 && len(p.lines) < 3 && !introduces(blocks[1:]) {
				if k := nextWords(blocks, 2); k > 0 && !blocks[k].head {
					h += max(p.after, blocks[k].before) + c.need(blocks[k:])
				}
			}
		}
		return h
	}
	if introduces(blocks) {
		return b.height() + max(b.after, blocks[1].before) + c.need(blocks[1:])
	}
	n := min(len(b.lines), 2)
	if len(b.lines) == 3 {
		n = 3
	}
	return sum(b.lines[:n])
}

// introduces reports whether the first block is a few lines that introduce a list.
func introduces(blocks []block) bool {
	return len(blocks) > 1 && blocks[1].list && !blocks[0].head && len(blocks[0].lines) > 0 && len(blocks[0].lines) <= 3
}

// nextWords is the first block of words from k on, or 0.
func nextWords(blocks []block, k int) int {
	for ; k < len(blocks); k++ {
		if !blocks[k].floats() {
			return k
		}
	}
	return 0
}

// hasText reports whether text follows before the next section.
func hasText(blocks []block) bool {
	for i := range blocks {
		switch b := &blocks[i]; {
		case b.section:
			return false
		case b.head:
		case b.lines != nil:
			return true
		}
	}
	return false
}

// linesHere is how many of a paragraph's lines are set on the page above what its foot
// holds: white is taken for its last ones, or where it would not begin.
func (c *composer) linesHere(lines []vbox, foot float64) int {
	most := fitLines(lines, c.room()-foot)
	if most < len(lines) {
		if n := fitLines(lines, c.loose()-foot); n > 0 {
			return n
		}
	}
	return most
}

// fitLines is how many of a paragraph's lines are set in some room: at least two of it
// before a page's end and two after it.
func fitLines(lines []vbox, room float64) int {
	k := 0
	for k < len(lines) && room >= lines[k].full()-0.01 {
		room -= lines[k].full()
		k++
	}
	if len(lines)-k == 1 {
		k--
	}
	if k == 1 && len(lines) > 1 {
		k = 0
	}
	return max(k, 0)
}

// A painter draws placed pages into a document.
type painter struct {
	paper
	doc    *pdf.Doc
	canvas Canvas
	err    error
}

// link is the document's target of an anchor.
func (p *painter) link(a *anchor) int {
	if a.link == 0 {
		a.link = p.doc.NewLink()
	}
	return a.link
}

func (p *painter) page(pg page) {
	p.doc.AddPageAt(p.width, p.height, p.shift())
	for _, b := range pg {
		if b.anchor != nil {
			p.doc.SetLink(p.link(b.anchor), max(b.y-12, 0))
		}
		if b.draw != nil {
			p.doc.In(b.elem)
			b.draw(p, b.y)
		}
	}
	p.notes(pg)
}

// notes sets the footnotes of a page at its foot, below a short rule.
func (p *painter) notes(pg page) {
	height := 0.0
	for _, b := range pg {
		height += sum(b.notes)
	}
	if height == 0 {
		return
	}
	y := p.bottom() - height
	p.rule(left, y-noteRule/2, measure/4, lightRule)
	for _, b := range pg {
		for _, v := range b.notes {
			p.doc.In(v.elem)
			v.draw(p, y)
			y += v.height
		}
	}
}

// rule draws a horizontal line, which is decoration.
func (p *painter) rule(x, y, width, weight float64) {
	p.doc.In(nil)
	p.doc.SetColor(ink)
	p.doc.SetLine(weight)
	p.doc.Line(x, y, x+width, y)
}
