package report

import (
	"strings"
	"testing"

	"defensetrade/pipeline/result"
)

// wordsTable has columns of words: a cell of so many letters in each, and a share of the
// width.
func wordsTable(cells []int, shares []float64) *result.Table {
	rt := &result.Table{ID: "x"}
	var row result.Row
	for i, n := range cells {
		rt.Cols = append(rt.Cols, result.Column{Head: "Head", Words: true, Width: shares[i]})
		row.Cells = append(row.Cells, result.Cell{Text: strings.TrimSpace(strings.Repeat("word ", n/5))})
	}
	rt.Rows = []result.Row{row, row}
	return rt
}

// How columns of words share the room: none is wider than its words while others wrap, and
// a short one stays whole while a long one can give way.
func TestColumnsOfWordsShareTheRoom(t *testing.T) {
	for _, tt := range []struct {
		name   string
		cells  []int
		shares []float64
		wraps  []bool
	}{
		{"a share that its words do not fill", []int{10, 400}, []float64{0.5, 0.5}, []bool{false, true}},
		{"short ones beside a long one", []int{400, 20, 15}, []float64{0.9, 0.2, 0.2}, []bool{true, false, false}},
		{"without shares", []int{20, 400, 15}, []float64{0, 0, 0}, []bool{false, true, false}},
		{"two long ones", []int{300, 400}, []float64{0.6, 0.6}, []bool{true, true}},
		{"all short", []int{10, 20, 30}, []float64{0.1, 0.1, 0.1}, []bool{false, false, false}},
	} {
		g := newTestSetter().grid(wordsTable(tt.cells, tt.shares))
		if width := g.place(); width > measure+0.01 {
			t.Errorf("%s: %v wide", tt.name, width)
		}
		wrapping := false
		for i, c := range g.cols {
			if wraps := c.width < c.whole-0.01; wraps != tt.wraps[i] {
				t.Errorf("%s: column %d is %.1f wide, its words %.1f", tt.name, i+1, c.width, c.whole)
			}
			wrapping = wrapping || tt.wraps[i]
		}
		for i, c := range g.cols {
			if head := g.longest("Head", g.headStyle()); wrapping && c.width > max(c.whole, head)+0.01 {
				t.Errorf("%s: column %d is %.1f wide, its words %.1f, while others wrap", tt.name, i+1, c.width, c.whole)
			}
		}
	}
}

// Columns of numbers of unlike decimals stand closer where words are whole for it, and
// columns stand as close as their type is small.
func TestNumbersStandCloserForWords(t *testing.T) {
	rt := &result.Table{ID: "x", Cols: []result.Column{{Head: "Series", Words: true}}}
	row, other := result.Row{Cells: []result.Cell{{}}}, result.Row{Cells: []result.Cell{{Text: "a"}}}
	for range 6 {
		rt.Cols = append(rt.Cols, result.Column{Head: "p"})
		row.Cells = append(row.Cells, result.Cell{Text: "0.0017"})
		other.Cells = append(other.Cells, result.Cell{Text: "0.5"})
	}
	rt.Rows = []result.Row{row, other}
	ts := newTestSetter()
	seen := map[float64]bool{}
	for n := 20; n < 75; n++ { // letters in the column of words
		row.Cells[0].Text = strings.Repeat("n", n/2) + " " + strings.Repeat("n", n-n/2-1)
		g := ts.grid(rt)
		if !g.whole() {
			continue
		}
		if g.place(); g.cols[0].width < g.cols[0].whole-0.01 {
			t.Errorf("%d letters at %v: %.1f wide, the words %.1f", n, g.st.size, g.cols[0].width, g.cols[0].whole)
		}
		tight := false
		for _, c := range g.cols[1:] {
			if !c.varied {
				t.Fatal("the columns are not what they should be")
			}
			tight = tight || c.width < c.least+variedGap-0.01
		}
		seen[g.st.size] = seen[g.st.size] || tight
		if want := 9 * g.st.size / 8.8; g.gap < want-0.01 || tight && g.gap > want+0.01 {
			t.Errorf("%d letters at %v: the columns are %v apart, want %v", n, g.st.size, g.gap, want)
		}
	}
	if !seen[8.8] || !seen[7.6] {
		t.Errorf("numbers stand closer at %v", seen)
	}
}
