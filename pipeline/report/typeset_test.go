package report

import (
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/result"
	"defensetrade/pipeline/typeface"
)

func newTestSetter() *typesetter { return newTypesetter(number(sample())) }

// text is a set line as words.
func (l *line) text() string {
	var b strings.Builder
	for _, s := range l.segs {
		b.WriteString(s.text)
	}
	return b.String()
}

func TestLinesFillTheMeasure(t *testing.T) {
	ts := newTestSetter()
	space := typeface.Serif.Width(" ", bodyStyle.size)
	for _, width := range []float64{measure, 300, 180, 120} {
		lines := ts.lines(plainSpans(strings.Repeat(proseTrend+proseTest+proseGap, 3), bodyStyle), bodyStyle, width)
		for i := range lines {
			l := &lines[i]
			if l.width > width+0.01 {
				t.Errorf("at %v, line %q is %v wide", width, l.text(), l.width)
			}
			if i < len(lines)-1 && l.width < width-0.01 && strings.Contains(l.text(), " ") {
				t.Errorf("at %v, line %q is only %v wide", width, l.text(), l.width)
			}
			if l.extra < -shrink*space-0.01 {
				t.Errorf("at %v, line %q is too tight: spaces narrowed by %v", width, l.text(), -l.extra)
			}
			if width == measure && l.extra > 0.9*space {
				t.Errorf("line %q is too loose: spaces widened by %v", l.text(), l.extra)
			}
		}
	}
}

func TestNoWordIsLost(t *testing.T) {
	ts := newTestSetter()
	text := proseTrend + "https://example.org/" + strings.Repeat("path/", 40) + "end " + strings.Repeat("x", 300) + " 漢字 p = 0.03."
	var got strings.Builder
	for _, l := range ts.lines(plainSpans(text, bodyStyle), bodyStyle, 200) {
		s := l.text()
		if l.width > 200.01 {
			t.Errorf("line %q is %v wide", s, l.width)
		}
		got.WriteString(strings.TrimSuffix(s, "-"))
	}
	squeeze := func(s string) string { return strings.NewReplacer(" ", "", "-", "").Replace(s) }
	if squeeze(got.String()) != squeeze(text) {
		t.Errorf("got %q", got.String())
	}
}

// Hyphens are written where words are broken, and seldom end two lines in
// succession.
func TestHyphensAtLineEnds(t *testing.T) {
	ts := newTestSetter()
	text := strings.Repeat(proseTrend+proseTest+proseGap, 4)
	for _, width := range []float64{260, 280, 300, 320} {
		var words []string
		hyphens, successive, after := 0, 0, false
		for _, l := range ts.lines(plainSpans(text, bodyStyle), bodyStyle, width) {
			s := l.text()
			fields := strings.Fields(strings.TrimSuffix(s, "-"))
			if after {
				words[len(words)-1] += fields[0]
				fields = fields[1:]
			}
			words = append(words, fields...)
			if strings.HasSuffix(s, "-") {
				hyphens++
				if after {
					successive++
				}
			}
			after = strings.HasSuffix(s, "-")
		}
		if got := strings.Join(words, " "); got != strings.Join(strings.Fields(text), " ") {
			t.Errorf("at %v the lines read %q", width, got)
		}
		if hyphens == 0 || successive > 1 {
			t.Errorf("at %v there are %d hyphens, %d in succession", width, hyphens, successive)
		}
	}
}

func TestLineBreaksRespectTies(t *testing.T) {
	ts := newTestSetter()
	text := strings.Repeat("Amounts such as 3.6%\u00a0of GDP and p = 0.03 stay together, as do F-16 and $1.08\u00a0billion. ", 12)
	for _, l := range ts.lines(plainSpans(text, bodyStyle), bodyStyle, measure) {
		s := l.text()
		for _, bad := range []string{"p", "=", "3.6%", "F-", "$1.08"} {
			if strings.HasSuffix(s, " "+bad) {
				t.Errorf("line %q ends in %q", s, bad)
			}
		}
	}
}

// A variable in italics, a space and its value are three spans: a line is as loath to
// break before the sign of the third as inside one.
func TestBreaksBesideSigns(t *testing.T) {
	ts := newTestSetter()
	for _, tt := range []struct {
		texts []string
		want  float64
	}{
		{[]string{"p", " ", "= 0.03"}, signCost},
		{[]string{"p = 0.03"}, signCost},
		{[]string{"p", " ", "values"}, 0},
		{[]string{"p "}, -1},
	} {
		var spans []span
		for _, s := range tt.texts {
			spans = append(spans, span{text: s, face: bodyStyle.roman})
		}
		got := -1.0
		for _, n := range ts.nodes(spans, bodyStyle, 100, false) {
			if n.kind == glue {
				got = n.cost
				break
			}
		}
		if got != tt.want {
			t.Errorf("%q: a break at the first space costs %v, want %v", tt.texts, got, tt.want)
		}
	}
}

// A sign in another span than what stands before it, as of a p in italics, is kept
// beside that, too.
func TestLineBreaksRespectTiesOfSpans(t *testing.T) {
	ts := newTestSetter()
	var text result.Text
	for range 24 {
		text = append(text, result.Piece{Lit: "the test that stays valid ("}, result.Piece{Lit: "p", Emph: true}, result.Piece{Lit: " "}, result.Piece{Lit: "= 0.23"}, result.Piece{Lit: ") does not agree; "})
	}
	for _, l := range ts.lines(ts.spans(text, bodyStyle), bodyStyle, measure) {
		if s := l.text(); strings.HasSuffix(s, "p") || strings.HasPrefix(s, "=") {
			t.Errorf("line %q", s)
		}
	}
}

// Of two ways to break, total fit takes the one without a bad line; first fit
// would not.
func TestBreakLinesIsTotalFit(t *testing.T) {
	var nodes []node
	for i, w := range []float64{30, 30, 30, 30, 90} {
		if i > 0 {
			nodes = append(nodes, node{kind: glue, width: 10})
		}
		nodes = append(nodes, node{kind: box, width: w})
	}
	// First fit: 30 30 | 30 30 … leaves 30 alone before 90 at width 110.
	ends, worst := breakLines(nodes, 110, false)
	if !slices.Equal(ends, []int{5, 7, 9}) && !slices.Equal(ends, []int{3, 7, 9}) {
		t.Errorf("lines end at %v", ends)
	}
	if worst > 20 {
		t.Errorf("worst stretch is %v", worst)
	}
	if ends, _ := breakLines(nil, 100, false); ends != nil {
		t.Errorf("no nodes give lines %v", ends)
	}
	if ends, _ := breakLines([]node{{kind: box, width: 500}}, 100, false); !slices.Equal(ends, []int{1}) {
		t.Errorf("a box wider than the line ends at %v", ends)
	}
}

func TestHyphenation(t *testing.T) {
	for _, tt := range []struct{ word, want string }{
		{"expenditure", "expendit-ure"}, {"dependence", "depend-ence"},
		{"university", "uni-vers-ity"}, // the patterns' own exception
		{"NATO", "NATO"}, {"MILGEM", "MILGEM"}, {"Pakistan", "Paki-stan"}, {"short", "short"}, {"a1b2c3d4", "a1b2c3d4"},
	} {
		var b strings.Builder
		from := 0
		for _, at := range hyphenate(nil, tt.word) {
			b.WriteString(tt.word[from:at] + "-")
			from = at
		}
		if got := b.String() + tt.word[from:]; got != tt.want {
			t.Errorf("%s is hyphenated %s, want %s", tt.word, got, tt.want)
		}
	}
}

func TestAddressesAreToTheWeb(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"https://www.sipri.org/a b", "https://www.sipri.org/a%20b"}, {"http://x.org/(1)", "http://x.org/%281%29"},
		{"mailto:a@b.org", "mailto:a@b.org"}, {"javascript:alert(1)", ""}, {"file:///etc/passwd", ""}, {"//x", ""}, {"", ""}, {"https://", ""},
	} {
		if got := address(tt.in); got != tt.want {
			t.Errorf("address(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestNumbersAlignAtThePoint(t *testing.T) {
	for _, tt := range []struct {
		cell        result.Cell
		whole, frac string
	}{
		{result.Cell{Text: "−1,234.50*"}, "−1,234", ".50*"},
		{result.Cell{Text: "<0.001"}, "<0", ".001"},
		{result.Cell{Text: "3.6%"}, "3", ".6%"},
		{result.Cell{Text: "$1.08 bn"}, "$1", ".08 bn"},
		{result.Cell{Text: "2011"}, "2011", ""},
		{result.Cell{Text: "n/a"}, "n/a", wordsInNumbers},
		{result.Cell{Text: "–"}, "–", wordsInNumbers},
	} {
		whole, frac := splitNumber(nil, tt.cell)
		if whole != tt.whole || frac != tt.frac {
			t.Errorf("%q is parted %q, %q", tt.cell.Text, whole, frac)
		}
	}
	g := newTestSetter().grid(trendTable())
	g.place()
	for _, c := range g.cols {
		for _, r := range g.src.Rows {
			if c.words || r.Group {
				continue
			}
			whole, frac := splitNumber(nil, r.Cells[c.index])
			if frac == wordsInNumbers {
				continue
			}
			from := c.width - c.frac - g.st.roman.Width(whole, g.st.size)
			to := c.width - c.frac + g.st.roman.Width(frac, g.st.size)
			if from < -0.01 || to > c.width+0.01 {
				t.Errorf("%q stands from %v to %v in a column %v wide", whole+frac, from, to, c.width)
			}
		}
	}
}

func TestTablesFitTheMeasure(t *testing.T) {
	wide := &result.Table{ID: "wide"}
	for range 40 {
		wide.Cols = append(wide.Cols, result.Column{Head: "Expenditure", Unit: "% of GDP"})
	}
	wide.Rows = []result.Row{{Cells: slices.Repeat([]result.Cell{{Number: true, Value: 1234.5}}, 40)}}
	for _, rt := range []*result.Table{trendTable(), longTable("x", 5), wide, sample().Data[0].Blocks[0].Table} {
		g := newTestSetter().grid(rt)
		seen := map[int]bool{}
		for _, cols := range g.split() {
			part := g.take(cols)
			if w := part.place(); w > measure+0.01 {
				t.Errorf("%s is %v wide", rt.ID, w)
			}
			last := part.cols[len(part.cols)-1]
			if x := last.x + last.width; x > measure+0.01 {
				t.Errorf("%s reaches to %v", rt.ID, x)
			}
			for _, i := range cols {
				seen[i] = true
			}
		}
		if len(seen) != len(rt.Cols) {
			t.Errorf("%s shows %d of %d columns", rt.ID, len(seen), len(rt.Cols))
		}
	}
}

// A head over several columns is as wide as they are at least.
func TestHeadsOverSeveralColumns(t *testing.T) {
	rt := &result.Table{Cols: []result.Column{{Head: "Series", Words: true}, {Head: "95% interval of the mean", Unit: "from"}, {Unit: "to"}, {Head: "p", Unit: "robust"}},
		Rows: []result.Row{{Cells: []result.Cell{{Text: "A"}, {Text: "1"}, {Text: "2"}, {Text: "0.50"}}}, {Cells: []result.Cell{{Text: "B"}, {Text: "1"}, {Text: "2"}, {Text: "<0.001"}}}}}
	g := newTestSetter().grid(rt)
	g.place()
	if g.span(1) != 1 || g.span(0)+g.span(2)+g.span(3) != 0 {
		t.Errorf("spans are %d %d %d %d", g.span(0), g.span(1), g.span(2), g.span(3))
	}
	head := g.headStyle().roman.Width("95% interval of the mean", g.st.size)
	if room := g.cols[2].x + g.cols[2].width - g.cols[1].x; room < head {
		t.Errorf("the columns are %v wide, their head %v", room, head)
	}
	if c := g.cols[3]; !c.varied || c.block < c.whole+c.frac || c.middle()+c.block/2 > c.x+c.width+1e-9 {
		t.Errorf("column of p is %+v", c)
	}
}
