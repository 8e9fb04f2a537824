package report

import (
	"strings"
	"testing"

	"defensetrade/pipeline/result"
)

// Where figures and tables stand among the words: said as letters, "p" a paragraph of
// three lines, "s" one of a line, "l" a list, "h" a heading, "f" a figure, "t" a table.
// A digit behind words says which figure or table they name, in reading order from 1.
func TestFiguresStandBehindTheirMention(t *testing.T) {
	for _, tt := range []struct{ name, section, want string }{
		{"the first paragraph tells of it", "pppf", "pfpp"},
		{"figures and tables keep their order", "pppftf", "pftfpp"},
		{"a paragraph names it", "ppp1pf", "ppp1fp"},
		{"the first that names it", "pp1p1f", "pp1fp1"},
		{"a list names it", "ppl1pf", "ppl1fp"},
		{"what follows one that is named late", "ppp1pft", "ppp1ftp"},
		{"a line introduces what follows", "ssppf", "sspfp"},
		{"a list goes with what introduces it", "splpf", "splfp"},
		{"a quotation, a verdict and its grounds", "sslpf", "sslfp"},
		{"nothing but lines", "ssf", "ssf"},
		{"no words", "fp", "fp"},
		{"each heading by itself", "pphppfhppt", "pphpfphptp"},
		{"each figure behind its own words", "ppfppt", "pfpptp"},
	} {
		var section []passage
		floats := 0
		for i := 0; i < len(tt.section); i++ {
			p := passage{blocks: []block{{lines: anchored(1)}}}
			switch tt.section[i] {
			case 'p':
				p.of.Para, p.blocks = result.Words("p"), []block{{lines: anchored(3)}}
			case 's':
				p.of.Para = result.Words("s")
			case 'l':
				p.of.List, p.blocks = []result.Text{result.Words("l")}, []block{{lines: anchored(2)}, {lines: anchored(2)}}
			case 'h':
				p.of.Head = "h"
			case 'f':
				floats++
				p.of.Figure = &result.Figure{ID: itoa(floats)}
			case 't':
				floats++
				p.of.Table = &result.Table{ID: itoa(floats)}
			}
			if i+1 < len(tt.section) && tt.section[i+1] >= '1' && tt.section[i+1] <= '9' {
				i++
				name := result.Piece{Figure: tt.section[i : i+1]}
				if p.of.List != nil {
					p.of.List = append(p.of.List, result.Text{name})
				} else {
					p.of.Para = append(p.of.Para, name)
				}
			}
			section = append(section, p)
		}
		if got := spell(behindMention(section)); got != tt.want {
			t.Errorf("%s: %s becomes %s, want %s", tt.name, tt.section, got, tt.want)
		}
	}
}

// spell is the letters of a section, with the figures' and tables' names where words have
// them.
func spell(section []passage) string {
	var b strings.Builder
	for _, p := range section {
		switch {
		case p.of.Figure != nil:
			b.WriteByte('f')
		case p.of.Table != nil:
			b.WriteByte('t')
		case p.of.Head != "":
			b.WriteByte('h')
		case p.of.List != nil:
			b.WriteByte('l')
		default:
			b.WriteString(p.of.Para[0].Lit)
		}
		for _, text := range append([]result.Text{p.of.Para}, p.of.List...) {
			for _, piece := range text {
				b.WriteString(piece.Figure)
			}
		}
	}
	return b.String()
}

// A section fills the pages with its figure in front of the words that follow its mention.
func TestTextGoesOnBehindAFigure(t *testing.T) {
	prose := result.Words(strings.Repeat(proseTrend, 3))
	ts := newTestSetter()
	ts.figures["f"] = 1
	blocks, _ := ts.section(result.Section{Blocks: []result.Block{{Para: prose}, {Para: prose}, {Figure: &result.Figure{ID: "f", Title: "F"}}}}, Canvas{})
	if len(blocks) != 3 || blocks[1].float == nil {
		t.Errorf("the figure is not the second of %d blocks", len(blocks))
	}
}
