package report

import (
	"math"
	"testing"
)

// The white of a page gives way, by a tenth at most and everywhere alike, where a
// paragraph, a figure or a heading with what follows it then fits.
func TestWhiteGivesWay(t *testing.T) {
	const gaps, gap = 8, 20.0
	for _, tt := range []struct {
		name string
		over float64 // by how much the last block is too high
		page int     // of its last box
	}{
		{"it fits", -1, 1},
		{"a little too high", 10, 1},
		{"just the tenth", tightest * gaps * gap, 1},
		{"more than the tenth", tightest*gaps*gap + 1, 2},
	} {
		for _, kind := range []string{"words", "figure", "heading"} {
			var blocks []block
			for range gaps {
				blocks = append(blocks, block{lines: anchored(1), after: gap})
			}
			rest := a4.text() - gaps*(bodyStyle.lead+gap) + tt.over
			last := vbox{height: rest, anchor: &anchor{}}
			switch kind {
			case "words":
				blocks = append(blocks, block{lines: []vbox{last}})
			case "figure":
				blocks = append(blocks, block{float: &last, kind: 1})
			case "heading":
				last.height -= bodyStyle.lead
				blocks = append(blocks, block{lines: anchored(1), head: true}, block{lines: []vbox{last}})
			}
			c := &composer{paper: a4}
			c.newPage()
			c.compose(blocks)
			if last.anchor.page != tt.page {
				t.Errorf("%s, %s: stands on page %d, want %d", kind, tt.name, last.anchor.page, tt.page)
			}
			whole := gap - max(tt.over, 0)/gaps
			if tt.page == 2 {
				whole = gap
			}
			for i, b := range blocks[1:gaps] {
				a, above := b.lines[0].anchor, blocks[i].lines[0].anchor
				if white := a.y - above.y - bodyStyle.lead; math.Abs(white-whole) > 0.01 {
					t.Errorf("%s, %s: %v white above block %d, want %v", kind, tt.name, white, i+1, whole)
				}
			}
			for _, pg := range c.pages {
				if end := pg[len(pg)-1]; end.y+end.height > a4.bottom()+0.01 {
					t.Errorf("%s, %s: ends at %v, the page at %v", kind, tt.name, end.y+end.height, a4.bottom())
				}
				for _, b := range pg {
					if b.anchor != nil && b.anchor.y != b.y {
						t.Errorf("%s, %s: the anchor of a box at %v is at %v", kind, tt.name, b.y, b.anchor.y)
					}
				}
			}
		}
	}
}

// A paragraph that is broken at any rate takes no white for one line more.
func TestNoWhiteForALine(t *testing.T) {
	const gaps = 6
	var blocks []block
	for range gaps {
		blocks = append(blocks, block{lines: anchored(1), after: 30})
	}
	lead := bodyStyle.lead
	fit := (a4.text() - gaps*(lead+30)) / lead
	lines := anchored(int(fit) + 10)
	room := fit - math.Floor(fit) // of a line
	if (1-room)*lead > tightest*gaps*30 {
		t.Fatal("the example is not what it should be")
	}
	c := &composer{paper: a4}
	c.newPage()
	c.compose(append(blocks, block{lines: lines}))
	if a := blocks[1].lines[0].anchor; math.Abs(a.y-top-lead-30) > 0.01 {
		t.Errorf("the second block stands %v below the first", a.y-top-lead)
	}
	if n := int(fit); lines[n-1].anchor.page != 1 || lines[n].anchor.page != 2 {
		t.Errorf("lines %d and %d stand on pages %d and %d", n, n+1, lines[n-1].anchor.page, lines[n].anchor.page)
	}
}
