package report

import (
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/typeface"
)

// A table is a table that is ready to be placed: booktabs rules, a head that is
// repeated on every page, rows, notes.
type table struct {
	caption   []vbox // with the anchor on its first line
	continued []vbox // instead of the caption on later pages
	head      vbox
	rows      []tableRow
	notes     []vbox
	width     float64
	total     float64 // its height in one piece, once it is known
	ends      map[int]end
}

// An end is where a table ends of which a row is on top of a page: so many pages
// further, and how far down. The pages are filled in many ways, and long tables go
// on in few.
type end struct {
	pages         int
	y, gap, notes float64
	fresh         bool
}

type tableRow struct {
	vbox
	keep  bool // not the last on a page: the heading of a group, or its next row goes on with it
	group bool // the heading of a group
}

// The rules of a table and the space around them.
const (
	heavyRule = 0.9
	lightRule = 0.45
	ruleGap   = 3.5
	// tallTable is the share of a page above which a table may be broken.
	tallTable = 0.45
	// leastRows are placed on each page of a broken table.
	leastRows = 3
)

func sum(boxes []vbox) float64 {
	h := 0.0
	for _, v := range boxes {
		h += v.full()
	}
	return h
}

// height is that of the whole table in one piece.
func (t *table) height() float64 {
	if t.total > 0 {
		return t.total
	}
	h := sum(t.caption) + t.headHeight() + ruleGap + heavyRule + sum(t.notes)
	if len(t.notes) > 0 {
		h += ruleGap
	}
	for _, r := range t.rows {
		h += r.height
	}
	t.total = h
	return h
}

func (t *table) headHeight() float64 { return ruleGap + t.head.height }

// long reports whether the table may be broken, on pages of a height.
func (t *table) long(page float64) bool { return t.height() > tallTable*page }

// startHeight is the room that a table needs to begin on a page, and not only to
// peep out on it.
func (t *table) startHeight(page float64) float64 {
	h := sum(t.caption) + t.headHeight()
	for i, r := range t.rows {
		if i >= 3*leastRows {
			break
		}
		h += r.height
	}
	return min(h, page)
}

// flow places the table, over several pages where it must.
func (t *table) flow(c *composer) {
	if page := c.text(); t.long(page) && t.startHeight(page) > c.room() || !t.long(page) && t.height() > c.room() {
		if !c.fresh {
			c.newPage()
		}
	}
	type top struct{ row, number int }
	var tops []top
	known := false
	for i := t.part(c, t.caption, 0); i < len(t.rows); {
		c.newPage()
		if e, ok := t.ends[i]; ok && c.dry {
			c.number += e.pages
			c.y, c.gap, c.notes, c.fresh = e.y, e.gap, e.notes, e.fresh
			known = true
			break
		}
		tops = append(tops, top{i, c.number})
		i = t.part(c, t.continued, i)
	}
	if !known {
		t.last(c)
	}
	if !c.dry {
		return
	}
	if t.ends == nil {
		t.ends = map[int]end{}
	}
	for _, p := range tops {
		t.ends[p.row] = end{c.number - p.number, c.y, c.gap, c.notes, c.fresh}
	}
}

// last places the notes below the table.
func (t *table) last(c *composer) {
	if len(t.notes) == 0 {
		return
	}
	c.place(skip(ruleGap))
	for _, v := range t.notes {
		if c.room() < v.height {
			c.newPage()
		}
		c.place(v)
	}
}

// part places the rows from one on that go on this page, below what stands above
// them, and returns the first that does not.
func (t *table) part(c *composer, above []vbox, from int) int {
	for _, v := range above {
		c.place(v)
	}
	c.place(skip(ruleGap))
	c.place(t.head)
	to := from + t.fit(t.rows[from:], c.room(), c.text())
	for _, r := range t.rows[from:to] {
		c.place(r.vbox)
	}
	c.place(t.end(to == len(t.rows)))
	return to
}

// fit is how many of the rows go on this page: with the notes when they are the
// last, else as many as fit, with a few left for the next page.
func (t *table) fit(rows []tableRow, room, page float64) int {
	room -= ruleGap + heavyRule
	// So many rows do not look lost on the last page.
	alone := max(leastRows, min(2*leastRows, len(rows)/3))
	n, h := 0, 0.0
	for n < len(rows) && h+rows[n].height <= room+0.01 {
		h += rows[n].height
		n++
	}
	if n == len(rows) {
		last := 0.0
		if len(t.notes) > 0 {
			last = ruleGap + sum(t.notes)
		}
		if h+last <= room+0.01 || last > page/3 {
			return n
		}
		n = max(n-alone, 1) // rows go along with the notes
	} else if rest := len(rows) - n; rest < alone && n > 2*alone {
		n -= alone - rest
	}
	for k := n; k > max(n-alone, 1); k-- { // a group begins the next page where it would be parted
		if rows[k].group {
			return k
		}
	}
	for k := n; k > 0; k-- {
		if !rows[k-1].keep {
			return k
		}
	}
	return max(n, 1) // rows that belong together fill more than the page
}

// end is the rule below the rows: heavy at the end of the table.
func (t *table) end(last bool) vbox {
	weight := lightRule
	if last {
		weight = heavyRule
	}
	return vbox{height: ruleGap + heavyRule, draw: func(p *painter, y float64) {
		p.rule(left, y+ruleGap-0.5, t.width, weight)
	}}
}

// tabular lays a table out. One with more columns than the page is wide becomes
// several below each other, each with the first column.
func (t *typesetter) tabular(rt *result.Table) []block {
	g := t.grid(rt)
	var out []block
	all := t.at.Add("Div")
	for k, cols := range g.split() {
		tab := &table{}
		if k == 0 {
			tab.caption = tagged(t.caption(t.table(t.tables[rt.ID]), rt.Title, ""), all.Add("P"))
			tab.caption[0].anchor = t.anchor("table:" + rt.ID)
		} else {
			tab.caption = t.continued(t.tables[rt.ID])
		}
		tab.continued = t.continued(t.tables[rt.ID])
		part := g.take(cols)
		part.elem = all.Add("Table")
		tab.width = part.place()
		tab.head = part.head()
		tab.rows = part.rows()
		if k == len(g.split())-1 {
			tab.notes = t.notes(all, rt.Source, rt.Note)
		}
		out = append(out, block{table: tab, before: floatGap, after: floatGap, kind: 2})
	}
	return out
}

func (t *typesetter) continued(n int) []vbox {
	spans := []span{
		{text: t.table(n), face: captionStyle.roman, color: blue},
		{text: " " + t.l.Phrase("(continued)¦of a table on the page before"), face: typeface.Sans},
	}
	return vboxes(t.lines(spans, captionStyle, measure), captionStyle, 0)
}
