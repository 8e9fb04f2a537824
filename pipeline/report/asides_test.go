package report

import (
	"strings"
	"testing"

	"defensetrade/pipeline/result"
)

// A table that is a file alone has no number, and the text names its file.
func TestAside(t *testing.T) {
	printed, file := &result.Table{ID: "printed", Title: "P"}, &result.Table{ID: "long", Title: "L"}
	r := &result.Result{Sections: []result.Section{{ID: "s", Title: "S", Asides: []*result.Table{file}, Blocks: []result.Block{
		{Para: result.Text{{Table: "long"}, {Lit: " and "}, {Table: "printed"}}}, {Table: printed}}}}}
	md := string(Markdown(r))
	if !strings.Contains(md, "tables/long.csv and [Table\u00a01](#table-1)") {
		t.Error(md)
	}
	if json := resultsOf(t, r); !strings.Contains(json, "tables/long.tex") {
		t.Error("results.json does not list the file")
	}
}

// A float that waits stands on top of a page or between paragraphs, never between
// the items of a list.
func TestNoFloatPartsAList(t *testing.T) {
	for first := range 50 {
		f := vbox{height: 250, anchor: &anchor{}}
		blocks := []block{{lines: anchored(first + 1), after: 6}, {float: &f, before: floatGap, after: floatGap, kind: 1}}
		for i := range 12 {
			blocks = append(blocks, block{lines: anchored(2), after: 3, item: i > 0})
		}
		c := &composer{paper: a4}
		c.newPage()
		c.compose(blocks)
		before, after := 0, 0
		for _, b := range blocks[2:] {
			if p := b.lines[0].anchor; p.page == f.anchor.page && p.y < f.anchor.y {
				before++
			} else {
				after++
			}
		}
		if before > 0 && after > 0 {
			for _, b := range blocks[2:] {
				if p := b.lines[0].anchor; p.page == f.anchor.page && p.y > f.anchor.y {
					t.Fatalf("after %d lines: the figure at %v of page %d parts the list", first+1, f.anchor.y, f.anchor.page)
				}
			}
		}
	}
}

// Under a heading at the foot of a page, a line or two take what they introduce along.
func TestShortIntroductionIsNotLeftAlone(t *testing.T) {
	for first := range 50 {
		blocks := []block{{lines: anchored(first + 1), after: 6}, {lines: anchored(1), head: true, before: 13, after: 3},
			{lines: anchored(2), after: 6}, {lines: anchored(5), after: 6}}
		c := &composer{paper: a4}
		c.newPage()
		c.compose(blocks)
		if h, p := blocks[1].lines[0].anchor.page, blocks[3].lines[0].anchor.page; h != p {
			t.Errorf("after %d lines: heading on page %d, what it introduces on page %d", first+1, h, p)
		}
	}
}

func resultsOf(t *testing.T, r *result.Result) string {
	t.Helper()
	b, err := ResultsJSON(r, Written{Formats: []string{"png", "pdf", "svg"}, Infixes: []string{""}})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
