package report

import (
	"math/rand/v2"
	"slices"
	"testing"

	"defensetrade/pipeline/result"
)

// anchored makes n lines that know where they were placed.
func anchored(n int) []vbox {
	out := make([]vbox, n)
	for i := range out {
		out[i] = vbox{height: bodyStyle.lead, anchor: &anchor{}}
	}
	return out
}

// Random mixtures of paragraphs, headings, figures and tables: nothing is lost,
// nothing stands below the margin, and no line or heading stands alone.
func TestPagesHaveNoWidowsOrOrphans(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		var blocks []block
		for range 60 {
			switch k := random.IntN(10); {
			case k < 6:
				blocks = append(blocks, block{lines: anchored(1 + random.IntN(14)), after: 6})
				if random.IntN(4) == 0 { // with a footnote of some lines
					lines := blocks[len(blocks)-1].lines
					lines[random.IntN(len(lines))].notes = slices.Repeat([]vbox{{height: footnoteStyle.lead}}, 1+random.IntN(3))
				}
			case k < 7:
				blocks = append(blocks, block{lines: anchored(1), head: true, section: true, before: 20, after: 4})
				if random.IntN(2) == 0 {
					blocks = append(blocks, block{lines: anchored(1), head: true, before: 13, after: 3})
				}
				blocks = append(blocks, block{lines: anchored(1 + random.IntN(9))})
			case k < 9:
				f := vbox{height: 80 + 400*random.Float64(), anchor: &anchor{}}
				blocks = append(blocks, block{float: &f, before: floatGap, after: floatGap, kind: 1})
			default:
				tab := &table{caption: anchored(1), continued: anchored(1), head: skip(20)}
				for range 3 + random.IntN(90) {
					tab.rows = append(tab.rows, tableRow{vbox: anchored(1)[0]})
				}
				blocks = append(blocks, block{table: tab, before: floatGap, after: floatGap, kind: 2})
			}
		}
		c := &composer{paper: a4}
		c.newPage()
		c.compose(blocks)
		for n, pg := range c.pages {
			floor := a4.bottom()
			for _, b := range pg {
				floor -= sum(b.notes)
			}
			if floor < a4.bottom() {
				floor -= noteRule
			}
			for i, b := range pg {
				if b.y+b.height > floor+0.1 {
					t.Fatalf("page %d: a box ends at %v, below %v", n+1, b.y+b.height, floor)
				}
				if i > 0 && b.y < pg[i-1].y+pg[i-1].height-0.01 {
					t.Fatalf("page %d: boxes overlap", n+1)
				}
			}
		}
		for i, b := range blocks {
			checkBlock(t, b)
			if b.head && b.lines[0].anchor.page != blocks[i+1].lines[0].anchor.page {
				t.Fatal("a heading stands at the foot of a page")
			}
		}
		if t.Failed() {
			return
		}
	}
}

func checkBlock(t *testing.T, b block) {
	switch {
	case b.float != nil:
		if b.float.anchor.page == 0 {
			t.Error("a figure is lost")
		}
	case b.table != nil:
		onPage := map[int]int{}
		for _, r := range b.table.rows {
			onPage[r.anchor.page]++
		}
		for page, n := range onPage {
			if page == 0 || n < min(leastRows, len(b.table.rows)) {
				t.Errorf("%d of %d rows stand on page %d", n, len(b.table.rows), page)
			}
		}
	default:
		onPage := map[int]int{}
		for _, l := range b.lines {
			onPage[l.anchor.page]++
		}
		for page, n := range onPage {
			if page == 0 || n == 1 && len(b.lines) > 1 {
				t.Errorf("%d of %d lines stand on page %d", n, len(b.lines), page)
			}
		}
	}
}

// Text goes on below a figure that did not fit, so that no page before the last
// stays half empty.
func TestFiguresLeaveNoHalfEmptyPages(t *testing.T) {
	var blocks []block
	for i := range 40 {
		blocks = append(blocks, block{lines: anchored(9), after: 6})
		if i%3 == 0 && i < 39 { // a figure that ends the report may stand alone
			blocks = append(blocks, block{float: &vbox{height: 300, anchor: &anchor{}}, before: floatGap, after: floatGap, kind: 1})
		}
	}
	c := &composer{paper: a4}
	c.newPage()
	c.compose(blocks)
	for n, pg := range c.pages[:len(c.pages)-1] {
		last := pg[len(pg)-1]
		if end := last.y + last.height; end < a4.bottom()-0.12*(a4.bottom()-top) {
			t.Errorf("page %d ends at %v of %v", n+1, end, a4.bottom())
		}
	}
}

// A list begins on the page of the few words that introduce it; with a heading right
// above them, that goes with them.
func TestListsStayWithTheirWords(t *testing.T) {
	whole := int(a4.text() / bodyStyle.lead)
	for _, tt := range []struct {
		name  string
		above int // lines
		head  bool
		words int // lines that introduce the list
		page  int // on which they begin
	}{
		{"room enough", whole - 12, false, 2, 1},
		{"no room for an item", whole - 4, false, 2, 2},
		{"no room under a heading", whole - 6, true, 2, 2},
		{"a long paragraph", whole - 8, false, 6, 1},
	} {
		blocks := []block{{lines: anchored(tt.above), after: 6}}
		if tt.head {
			blocks = append(blocks, block{lines: anchored(1), before: 9, after: 3, head: true})
		}
		words, items := anchored(tt.words), anchored(3)
		blocks = append(blocks, block{lines: words, after: 6}, block{lines: items, after: 2, list: true}, block{lines: anchored(3), after: 6, item: true})
		c := &composer{paper: a4}
		c.newPage()
		c.compose(blocks)
		if got := words[0].anchor.page; got != tt.page {
			t.Errorf("%s: on page %d, want %d", tt.name, got, tt.page)
		}
		if tt.words < 4 && items[0].anchor.page != tt.page {
			t.Errorf("%s: the list begins on page %d", tt.name, items[0].anchor.page)
		}
		if tt.head && blocks[1].lines[0].anchor.page != tt.page {
			t.Errorf("%s: the heading is left on page %d", tt.name, blocks[1].lines[0].anchor.page)
		}
	}
}

// Sections of text and figures: a figure stands behind another heading than its own
// only on top of a page or at its foot, hardly one further than on the page after its
// mention, and little of the pages is blank.
func TestFloatsBehindAnotherHeading(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	carried, far, blank, pages := 0, 0, 0.0, 0
	for range 30 {
		var blocks []block
		mention, of := map[int]*anchor{}, map[*anchor]int{} // a figure's words; its block
		for range 25 {
			blocks = append(blocks, block{lines: anchored(1), head: true, section: random.IntN(3) > 0, before: 21, after: 5})
			for range 1 + random.IntN(3) {
				p := anchored(2 + random.IntN(7))
				blocks = append(blocks, block{lines: p, after: 6})
				if random.IntN(3) > 0 {
					mention[len(blocks)] = p[len(p)-1].anchor
					f := &vbox{height: 90 + 170*random.Float64(), anchor: &anchor{}}
					of[f.anchor] = len(blocks)
					blocks = append(blocks, block{float: f, before: floatGap, after: floatGap, kind: 1})
				}
			}
		}
		c := &composer{paper: a4}
		c.newPage()
		c.compose(blocks)
		for i, m := range mention {
			a := blocks[i].float.anchor
			if a.page < m.page || a.page == m.page && a.y < m.y || a.page > m.page+2 {
				t.Errorf("a figure mentioned on page %d at %v stands on page %d at %v", m.page, m.y, a.page, a.y)
			}
			if a.page > m.page+1 {
				far++
			}
		}
		for i, b := range blocks {
			if !b.head {
				continue
			}
			h := b.lines[0].anchor
			pg := c.pages[h.page-1]
			for k, v := range pg {
				if n, ok := of[v.anchor]; !ok || n > i || v.y < h.y {
					continue
				}
				// Below it stand figures at most.
				for _, u := range pg[k:] {
					if _, ok := of[u.anchor]; !ok {
						t.Errorf("page %d: a figure stands below the next heading, words below it", h.page)
						break
					}
				}
			}
			if h.page == len(c.pages) {
				continue
			}
			above := true // nothing but figures stand above on the next page
			for _, v := range c.pages[h.page] {
				n, ok := of[v.anchor]
				if ok && n < i && above {
					carried++
				}
				if ok && n < i && !above {
					t.Errorf("page %d: a figure of the section before stands below words", h.page+1)
				}
				above = above && ok
			}
		}
		for n, pg := range c.pages[:len(c.pages)-1] {
			last := pg[len(pg)-1]
			part := (a4.bottom() - last.y - last.height) / a4.text()
			if part > 0.3 {
				t.Errorf("%.0f%% of page %d are blank", 100*part, n+1)
			}
			blank, pages = blank+part, pages+1
		}
	}
	if carried == 0 || far > 1 || blank > 0.04*float64(pages) {
		t.Errorf("%d figures are carried behind a heading, %d stand far behind their mention, %.1f%% of the pages are blank", carried, far, 100*blank/float64(pages))
	}
}

// Rows whose first column is empty stay with the row above them.
func TestContinuedRowsStayTogether(t *testing.T) {
	rt := &result.Table{ID: "x", Cols: []result.Column{{Head: "Year", Words: true}, {Head: "Value"}}}
	for i := range 200 {
		year := ""
		if i%4 == 0 {
			year = itoa(1900 + i/4)
		}
		rt.Rows = append(rt.Rows, result.Row{Cells: []result.Cell{{Text: year}, {Number: true, Value: float64(i)}}})
	}
	ts := newTestSetter()
	ts.tables["x"] = 1
	tab := ts.tabular(rt)[0].table
	for i := range tab.rows {
		tab.rows[i].anchor = &anchor{}
	}
	c := &composer{paper: a4}
	c.newPage()
	c.compose([]block{{table: tab, kind: 2}})
	if len(c.pages) < 3 {
		t.Fatalf("%d pages", len(c.pages))
	}
	for i := range tab.rows {
		if page, first := tab.rows[i].anchor.page, tab.rows[i-i%4].anchor.page; page != first {
			t.Errorf("row %d stands on page %d, the year's first on page %d", i, page, first)
		}
	}
}
