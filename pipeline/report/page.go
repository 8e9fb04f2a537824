package report

import "defensetrade/pipeline/pdf"

// A vbox is something of a height that stands between the margins: a line, a
// figure, a row of a table.
type vbox struct {
	height float64
	anchor *anchor // gets its place when the box does
	draw   func(p *painter, y float64)
}

// A placed box has its place on a page.
type placed struct {
	vbox
	y float64
}

type page []placed

// A block is what the pages are filled with, in reading order. Exactly one of
// lines, float and table is set.
type block struct {
	lines   []vbox  // a paragraph or heading, broken between lines
	before  float64 // space above, unless at the top of a page
	after   float64
	head    bool // stays with what follows
	section bool // is a section's heading
	float   *vbox
	kind    int // of a float: figures and tables keep their order among their own
	table   *table
}

// floatGap is the space between a figure or table and the text.
const floatGap = 17

// A composer fills pages. A figure or table that does not fit where it is
// mentioned waits for the top of the next page while the text goes on.
type composer struct {
	pages   []page
	y       float64 // where the next box goes
	gap     float64 // space due before it
	waiting []block
	fresh   bool // nothing stands on the page
	busy    bool // floats are being placed
}

func (c *composer) room() float64 {
	if c.fresh {
		return bottom - c.y
	}
	return bottom - c.y - c.gap
}

// place puts a box below what stands on the page.
func (c *composer) place(v vbox) {
	if !c.fresh {
		c.y += c.gap
	}
	c.gap, c.fresh = 0, false
	n := len(c.pages) - 1
	c.pages[n] = append(c.pages[n], placed{v, c.y})
	if v.anchor != nil {
		v.anchor.page, v.anchor.y = n+1, c.y
	}
	c.y += v.height
}

func (c *composer) space(h float64) { c.gap = max(c.gap, h) }

// newPage starts a page with the floats that wait at its top. Where they leave
// no room for text, the next page follows.
func (c *composer) newPage() {
	for {
		c.pages = append(c.pages, nil)
		c.y, c.gap, c.fresh = top, 0, true
		if c.busy || len(c.waiting) == 0 {
			return
		}
		c.busy = true
		for len(c.waiting) > 0 {
			b := c.waiting[0]
			if !c.fresh && b.least() > c.room() {
				break
			}
			c.waiting = c.waiting[1:]
			c.put(b)
			c.space(floatGap)
		}
		c.busy = false
		if c.room() >= 5*bodyStyle.lead {
			return
		}
	}
}

// put places a float or table where the page is.
func (c *composer) put(b block) {
	if b.table != nil {
		b.table.flow(c)
	} else {
		c.place(*b.float)
	}
	c.space(b.after)
}

// flush places every float that still waits.
func (c *composer) flush() {
	for len(c.waiting) > 0 {
		c.newPage()
	}
}

// height is what a block takes when it is not broken.
func (b *block) height() float64 {
	switch {
	case b.float != nil:
		return b.float.height
	case b.table != nil:
		return b.table.height()
	}
	h := 0.0
	for _, l := range b.lines {
		h += l.height
	}
	return h
}

// least is the room that a float needs to be placed: a long table, to begin.
func (b *block) least() float64 {
	if b.table != nil && b.table.long() {
		return b.table.startHeight()
	}
	return b.height()
}

// compose fills pages with blocks.
func (c *composer) compose(blocks []block) {
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.float != nil || b.table != nil:
			c.float(*b)
		case b.head:
			c.space(b.before)
			for !c.fresh && c.need(blocks[i:]) > c.room() {
				c.newPage()
				c.space(b.before)
			}
			for _, l := range b.lines {
				c.place(l)
			}
			c.gap = b.after
		default:
			c.space(b.before)
			c.paragraph(b.lines)
			c.space(b.after)
		}
	}
}

// float places a figure or table here, or lets it wait.
func (c *composer) float(b block) {
	for _, w := range c.waiting {
		if w.kind == b.kind {
			c.waiting = append(c.waiting, b)
			return
		}
	}
	gap := c.gap
	c.space(b.before)
	if b.least() > c.room() && !c.fresh {
		c.gap = gap
		c.waiting = append(c.waiting, b)
		return
	}
	c.put(b)
}

// need is the room that the first block asks for to stand on this page: a
// heading, for two lines of what follows it.
func (c *composer) need(blocks []block) float64 {
	b := &blocks[0]
	switch {
	case b.float != nil:
		if h := b.height(); h <= c.room() || !hasText(blocks[1:]) {
			return h
		}
		return c.need(blocks[1:])
	case b.table != nil:
		if b.table.long() {
			return b.table.startHeight()
		}
		if h := b.height(); h <= c.room() || !hasText(blocks[1:]) {
			return h
		}
		return c.need(blocks[1:])
	case b.head:
		h := b.height()
		if len(blocks) > 1 && !blocks[1].section { // else it has no text
			h += max(b.after, blocks[1].before) + c.need(blocks[1:])
		}
		return h
	}
	n := min(len(b.lines), 2)
	if len(b.lines) == 3 {
		n = 3
	}
	h := 0.0
	for _, l := range b.lines[:n] {
		h += l.height
	}
	return h
}

// hasText reports whether text follows before the next heading.
func hasText(blocks []block) bool {
	for _, b := range blocks {
		switch {
		case b.head:
			return false
		case b.lines != nil:
			return true
		}
	}
	return false
}

// paragraph places lines, with at least two of a paragraph before a page's end
// and two after it.
func (c *composer) paragraph(lines []vbox) {
	for len(lines) > 0 {
		room, k := c.room(), 0
		for k < len(lines) && room >= lines[k].height-0.01 {
			room -= lines[k].height
			k++
		}
		if rest := len(lines) - k; rest == 1 {
			k--
		}
		if k == 1 && len(lines) > 1 {
			k = 0
		}
		if k <= 0 {
			if !c.fresh {
				gap := c.gap
				c.newPage()
				c.space(gap)
				continue
			}
			k = 1 // a line higher than the page
		}
		for _, l := range lines[:k] {
			c.place(l)
		}
		if lines = lines[k:]; len(lines) > 0 {
			c.newPage()
		}
	}
}

// A painter draws placed pages into a document.
type painter struct {
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
	p.doc.AddPage(pdf.A4Width, pdf.A4Height)
	for _, b := range pg {
		if b.anchor != nil {
			p.doc.SetLink(p.link(b.anchor), max(b.y-12, 0))
		}
		if b.draw != nil {
			b.draw(p, b.y)
		}
	}
}

// rule draws a horizontal line.
func (p *painter) rule(x, y, width, weight float64) {
	p.doc.SetColor(ink)
	p.doc.SetLine(weight)
	p.doc.Line(x, y, x+width, y)
}
