package report

import "slices"

// Pages are filled by choice. A figure or table stands where it is mentioned, at
// the foot of that page or on top of a later one while the text goes on, be it that
// of the next section; what each choice costs is summed, and of the ways to fill all
// pages the cheapest is taken. Block by block, only the best ways so far are followed.

// The costs. A page of which an eighth is left blank costs what a float does that is
// carried behind another heading.
const (
	blankCost  = 256.0 // times the cube of the blank share of a page
	carryCost  = 0.4   // a float stands behind another heading, on top of a page
	nextCost   = 0.25  // a float stands on the page after its mention
	farCost    = 5.0   // each page further, or section
	passCost   = 0.03  // a paragraph is set between mention and float
	brokenCost = 2.5   // a table that fits on a page is broken
	footCost   = 0.1
	lowCost    = 0.2 // a figure is made lower than it is
	tightCost  = 0.1 // the white of a page is made as tight as it may be
	partCost   = 2.0 // a page ends between a list and what introduces it
	endCost    = 2.0 // each page, of ways that are complete
	waitCost   = 0.4 // a float that waits costs about as much as this later
	pageCost   = 0.3
)

// ways is how many ways to fill the pages are followed, and onNext how many to
// begin a page.
const (
	ways   = 32
	onNext = 6
)

// mostWaiting is how many floats may wait for a place; with more of them in a
// section its figures fill pages of their own. It bounds the time that a report
// of a thousand figures takes.
const mostWaiting = 6

// A filler keeps three layers' memory: the one that is left, the one that is
// filled, and the choices between them.
type filler struct {
	blocks []block
	head   int // the last heading that was placed, or −1
	begun  int // the last section's
	layers [3]*layer
}

// compose fills pages with blocks.
func (c *composer) compose(blocks []block) {
	if len(blocks) == 0 {
		return
	}
	f := &filler{blocks: blocks, head: -1, begun: -1, layers: [3]*layer{newLayer(), newLayer(), newLayer()}}
	start := way{composer: *c}
	start.pages, start.dry = nil, true
	layer := []way{start}
	for k := range blocks {
		next := f.layers[k%2].empty()
		for _, w := range f.choices(layer, k) {
			f.add(w, k, next)
		}
		if blocks[k].head {
			f.head = k
		}
		if blocks[k].section {
			f.begun = k
		}
		layer = next.best(ways)
	}
	done := newLayer()
	for _, w := range f.choices(layer, len(blocks)) {
		w = f.clear(w)
		w.cost += endCost * float64(w.number)
		done.put(w)
	}
	var ops []op
	for s := done.best(1)[0].last; s != nil; s = s.prev {
		ops = append(ops, s.op)
	}
	for _, o := range slices.Backward(ops) {
		switch {
		case o.block < 0:
			c.newPage()
		case blocks[o.block].floats():
			c.put(&blocks[o.block])
		default:
			c.set(&blocks[o.block], o.from, o.to)
		}
	}
	c.settle()
}

// choices are the ways on from the boundary before block k: floats that wait may
// be placed here, be kept for the foot of the page or be put on top of a new one.
func (f *filler) choices(layer []way, k int) []way {
	all := f.layers[2].empty()
	for _, w := range layer {
		all.put(w)
	}
	under := f.under(k)
	if k < len(f.blocks) && (f.blocks[k].item || k > 0 && introduces(f.blocks[k-1:])) {
		return all.ways
	}
	for i := 0; i < len(all.ways); i++ {
		w := all.ways[i]
		if len(w.waiting) == 0 || i > 8*ways { // others are followed by what comes next
			continue
		}
		for _, q := range first(f.blocks, w.waiting) {
			b := &f.blocks[q.block]
			if q.block < f.head {
				continue // behind another heading it stands on top of a page
			}
			if len(w.foot) == 0 && f.fits(w, b, b.asks(w.text())) {
				all.put(f.float(w, q))
			}
			if under < 0 && !w.fresh && k < len(f.blocks) && !f.blocks[k].section && (b.table == nil || !b.table.long(w.text())) && f.fits(w, b, b.height()+footHeight(f.blocks, w.foot)) {
				v := w
				v.waiting = without(w.waiting, q)
				v.foot = append(slices.Clip(w.foot), q)
				v.cost += footCost
				all.put(v)
			}
		}
		if under < 0 && !w.fresh && !f.led(k) {
			for _, v := range f.breaks(f.parting(w, k)) {
				if len(v.waiting) < len(w.waiting) {
					all.put(v)
				}
			}
		}
	}
	return all.ways
}

// under is the heading right above block k, with nothing but floats between, or −1.
func (f *filler) under(k int) int {
	for i := k - 1; i >= 0; i-- {
		if f.blocks[i].head {
			return i
		}
		if !f.blocks[i].floats() {
			break
		}
	}
	return -1
}

// led reports whether a line or two below a heading lead to block k.
func (f *filler) led(k int) bool {
	for k--; k > 0 && f.blocks[k].floats(); k-- {
	}
	return k > 0 && f.blocks[k-1].head && !f.blocks[k].head && len(f.blocks[k].lines) < 3
}

// add places block k and puts the ways that follow into the next layer.
func (f *filler) add(w way, k int, next *layer) {
	b := &f.blocks[k]
	switch {
	case b.floats():
		q := wait{k, w.number}
		if k > 0 && f.blocks[k-1].head && !hasText(f.blocks[k+1:]) && len(w.waiting)+len(w.foot) == 0 {
			next.put(f.float(w, q)) // the heading would be left alone
			return
		}
		w.waiting = append(slices.Clip(w.waiting), q)
		if len(w.waiting) <= mostWaiting {
			next.put(w)
			return
		}
		for _, v := range f.breaks(w) {
			if len(v.waiting) < len(w.waiting) {
				next.put(v)
			}
		}
	case b.head:
		f.heading(w, k, next)
	default:
		w.cost += passCost * float64(len(w.waiting)+len(w.foot))
		f.text(w, k, 0, next)
	}
}

// heading sets a heading, on a new page where this one has no room for what follows it.
func (f *filler) heading(w way, k int, next *layer) {
	b := &f.blocks[k]
	if b.section {
		if w = f.setFoot(w); !hasText(f.blocks[k+1:]) {
			w = f.clear(w)
		}
	}
	f.headOn(w, k, next)
}

// headOn sets a heading on this page, or on the one after it where it has no room.
func (f *filler) headOn(w way, k int, next *layer) {
	b := &f.blocks[k]
	try := w
	try.space(b.before)
	if !w.fresh && try.need(f.blocks[k:]) > try.room()-footHeight(f.blocks, w.foot) {
		for _, v := range f.breaks(w) {
			f.headOn(v, k, next)
		}
		return
	}
	for _, q := range w.waiting {
		w.cost += carryCost
		if b.section && q.block < f.begun {
			w.cost += farCost // behind a second section's
		}
	}
	w.cost += carryCost * float64(len(w.foot))
	next.put(f.set(w, k, 0, len(b.lines)))
}

// text sets the lines of a paragraph from one on, over as many pages as it takes.
func (f *filler) text(w way, k, from int, next *layer) {
	b := &f.blocks[k]
	try := w
	if from == 0 {
		try.space(b.before)
		if !w.fresh && f.under(k) < 0 && introduces(f.blocks[k:]) && try.need(f.blocks[k:]) > try.room()-footHeight(f.blocks, w.foot) {
			for _, v := range f.breaks(w) {
				f.text(v, k, 0, next)
			}
			return
		}
	}
	n := try.linesHere(b.lines[from:], footHeight(f.blocks, w.foot))
	if n == 0 && w.fresh {
		n = 1 // a line higher than the page
	}
	if n > 0 {
		w = f.set(w, k, from, from+n)
	}
	if from += n; from == len(b.lines) {
		next.put(w)
		return
	}
	if from == 0 {
		w = f.parting(w, k)
	}
	for _, v := range f.breaks(w) {
		f.text(v, k, from, next)
	}
}

// parting charges a way for a new page right before block k.
func (f *filler) parting(w way, k int) way {
	if k > 0 && k < len(f.blocks) && f.blocks[k].list && len(f.blocks[k-1].lines) > 0 {
		w.cost += partCost
	}
	return w
}

// breaks are the ways to go on on a new page, with some of the waiting floats on
// top of it.
func (f *filler) breaks(w way) []way {
	w = f.setFoot(w)
	if over := w.over(); over > 0 {
		w.cost += tightCost * over / (tightest * w.white)
	} else if blank := (w.bottom() - w.notes - w.y) / w.text(); blank > 0.03 {
		w.cost += blankCost * blank * blank * blank
	}
	w.newPage()
	w.last = &step{op{block: -1}, w.last}
	all := newLayer()
	all.put(w)
	for i := 0; i < len(all.ways); i++ {
		v := all.ways[i]
		for _, q := range first(f.blocks, v.waiting) {
			if b := &f.blocks[q.block]; v.fresh || f.fits(v, b, b.asks(w.text())) {
				all.put(f.float(v, q))
			}
		}
	}
	return all.best(onNext)
}

// set sets lines.
func (f *filler) set(w way, k, from, to int) way {
	w.composer.set(&f.blocks[k], from, to)
	w.last = &step{op{k, from, to}, w.last}
	return w
}

// float places a waiting float.
func (f *filler) float(w way, q wait) way {
	b := &f.blocks[q.block]
	w.waiting = without(w.waiting, q)
	page := w.number
	if try := w; try.squeezed(b) {
		w.cost += lowCost
	}
	w.put(b)
	w.last = &step{op{block: q.block}, w.last}
	w.cost += farOff(page - q.page)
	if over := w.number - page; over > 0 {
		cost := brokenCost
		if b.height() > w.text() {
			cost /= 4
		}
		w.cost += cost * float64(over)
	}
	return w
}

// setFoot places the floats that are to stand at the foot of the page.
func (f *filler) setFoot(w way) way {
	foot := w.foot
	w.foot = nil
	for _, q := range foot {
		w = f.float(w, q)
	}
	return w
}

// clear places every float that waits, on new pages where it must.
func (f *filler) clear(w way) way {
	w = f.setFoot(w)
	for len(w.waiting) > 0 {
		next := f.breaks(w)
		w = next[0]
		for _, v := range next[1:] {
			if len(v.waiting) < len(w.waiting) {
				w = v
			}
		}
	}
	return w
}

// fits reports whether a float of a height has room here.
func (f *filler) fits(w way, b *block, height float64) bool {
	w.space(b.before)
	return height <= w.room()+0.01
}
