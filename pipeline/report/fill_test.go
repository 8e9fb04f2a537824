package report

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A float that waits counts what it will cost at least, so that putting it off does not
// look cheap.
func TestWaitingCosts(t *testing.T) {
	placed := way{composer: composer{paper: a4, number: 4}, cost: nextCost}
	for _, tt := range []struct {
		page int // that mentions the float
		most float64
	}{{4, 2 * waitCost}, {3, nextCost + 2*waitCost}, {2, nextCost + farCost + 2*waitCost}, {1, nextCost + 2*farCost + 2*waitCost}} {
		w := placed
		w.cost, w.waiting = 0, []wait{{0, tt.page}}
		if extra := w.rank() - (placed.rank() - nextCost); extra < tt.most-2*waitCost || extra > tt.most {
			t.Errorf("a float of page %d that waits on page 4 counts %v, want up to %v", tt.page, extra, tt.most)
		}
	}
}

// Footnotes at the foot of a page are no blank.
func TestFootnotesAreNoBlank(t *testing.T) {
	f := &filler{}
	for _, tt := range []struct{ notes, free, cost float64 }{
		{0, 0, 0}, {150, 0, 0}, {150, a4.text() / 8, blankCost / 512}, {0, a4.text() / 4, blankCost / 64},
	} {
		w := way{composer: composer{paper: a4, dry: true, notes: tt.notes, y: a4.bottom() - tt.notes - tt.free}}
		if got := f.breaks(w)[0].cost; math.Abs(got-tt.cost) > 1e-9 {
			t.Errorf("%v of notes, %v free: a page costs %v, want %v", tt.notes, tt.free, got, tt.cost)
		}
	}
}

// A figure goes on behind the heading of the next section where that saves a page, even though
// little of the page would be left blank, and never behind a second section's.
func TestHowFarFiguresAreCarried(t *testing.T) {
	for _, tt := range []struct {
		name     string
		free     float64 // on the page of the mention
		end      int     // lines of the last paragraph
		carried  int     // headings in front of the figure
		pages    int
		headings int
	}{
		{"little blank, and no page saved", 60, 2, 0, 2, 1},
		{"a page saved", 60, 6, 1, 2, 1},
		{"much blank", 110, 2, 1, 2, 1},
		{"more blank than one section fills", 180, 2, 1, 2, 3},
	} {
		figure := vbox{height: 600, anchor: &anchor{}}
		first := vbox{height: a4.text() - tt.free, anchor: &anchor{}}
		blocks := []block{{lines: []vbox{first}}, {float: &figure, before: floatGap, after: floatGap, kind: 1}}
		var heads []*anchor
		for range tt.headings {
			head := vbox{height: 10, anchor: &anchor{}}
			heads = append(heads, head.anchor)
			blocks = append(blocks, block{lines: []vbox{head}, head: true, section: true, before: 5, after: 2}, block{lines: anchored(3)})
		}
		blocks = append(blocks, block{lines: anchored(tt.end)})
		c := &composer{paper: a4}
		c.newPage()
		c.compose(blocks)
		carried := 0
		for _, h := range heads {
			if h.page < figure.anchor.page {
				carried++
			}
		}
		if carried != tt.carried || tt.headings == 1 && len(c.pages) != tt.pages {
			t.Errorf("%s: behind %d headings, %d pages", tt.name, carried, len(c.pages))
		}
	}
}

// What a heading asks for below it: the words that a line or two introduce, whatever
// figure stands between, and each of them once.
func TestRoomBelowHeadings(t *testing.T) {
	const lead, after = 10.0, 4.0
	words := func(n int) block { return block{lines: boxesOf(n, lead), after: after} }
	head := block{lines: boxesOf(1, lead), head: true, after: after}
	list, item := words(2), words(2)
	list.list, item.item = true, true
	figure := block{float: &vbox{height: 500}, kind: 1}
	for _, tt := range []struct {
		name   string
		blocks []block
		want   float64
	}{
		{"two lines of a paragraph", []block{head, words(9)}, 3*lead + after},
		{"a paragraph of three lines", []block{head, words(3)}, 4*lead + after},
		{"a line and what it introduces", []block{head, words(1), words(9)}, 4*lead + 2*after},
		{"with a figure between", []block{head, words(1), figure, words(9)}, 4*lead + 2*after},
		{"a line and a list, once", []block{head, words(1), list, item}, 4*lead + 2*after},
		{"a line, and a heading", []block{head, words(1), head, words(9)}, 2*lead + after},
	} {
		c := &composer{paper: a4, dry: true}
		c.newPage()
		c.y = c.bottom() - 200 // no room for the figure
		if got := c.need(tt.blocks); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func boxesOf(n int, height float64) []vbox {
	out := make([]vbox, n)
	for i := range out {
		out[i].height = height
	}
	return out
}

// No figure stands between a list and the words that introduce it but on top of a page,
// and no page is ended for a figure's sake below the line or two under a heading that
// introduce what follows.
func TestWhatIsIntroducedFollows(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		var blocks []block
		var lists, leads []int // blocks that words introduce
		figures := map[*anchor]bool{}
		for range 12 {
			blocks = append(blocks, block{lines: anchored(1), head: true, before: 13, after: 3}, block{lines: anchored(1 + random.IntN(2)), after: 6})
			leads = append(leads, len(blocks))
			blocks = append(blocks, block{lines: anchored(3 + random.IntN(8)), after: 6})
			for range random.IntN(3) {
				f := &vbox{height: 90 + 300*random.Float64(), anchor: &anchor{}}
				figures[f.anchor] = true
				blocks = append(blocks, block{float: f, before: floatGap, after: floatGap, kind: 1})
			}
			blocks = append(blocks, block{lines: anchored(4 + random.IntN(8)), after: 6}, block{lines: anchored(2), after: 6})
			lists = append(lists, len(blocks))
			for n := range 2 + random.IntN(3) {
				blocks = append(blocks, block{lines: anchored(2 + random.IntN(2)), list: n == 0, item: n > 0, after: 3})
			}
		}
		c := &composer{paper: a4}
		c.newPage()
		c.compose(blocks)
		for _, i := range leads {
			if a, b := blocks[i-1].lines[0].anchor, blocks[i].lines[0].anchor; a.page != b.page {
				t.Errorf("the line under a heading stands on page %d, what it introduces on page %d", a.page, b.page)
			}
		}
		for _, i := range lists {
			a, b := blocks[i-1].lines[1].anchor, blocks[i].lines[0].anchor
			for _, v := range c.pages[a.page-1] {
				if figures[v.anchor] && a.page == b.page && v.y > a.y && v.y < b.y {
					t.Errorf("page %d: a figure stands between a list and the words that introduce it", a.page)
				}
			}
		}
	}
}
