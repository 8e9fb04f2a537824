package report

import (
	"strconv"
	"strings"
	"unicode"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

func itoa(n int) string { return strconv.Itoa(n) }

// A grid is the columns of a table with the widths that their cells ask for.
type grid struct {
	t     *typesetter
	src   *result.Table
	st    style
	cols  []column
	gap   float64
	words bool      // some column is of words
	elem  *pdf.Elem // the table in the document's structure
}

// A column of numbers aligns them at the decimal point; one of words wraps.
type column struct {
	index       int // in the table
	words       bool
	whole, frac float64 // widest part before and after the point; of words, the widest cell
	least, want float64 // widths
	width, x    float64
	varied      bool    // the numbers have unlike decimals, so their right side is ragged
	block       float64 // width of the numbers or of the head above them, the greater
}

// The gaps between columns in the type of cellStyle, and the sizes of type that are tried until a table
// is no wider than the page.
const (
	leastGap = 9
	closeGap = 11
	wideGap  = 26
	// variedGap is left free in a column of unlike decimals where there is room.
	variedGap = 5
)

var cellSizes = []float64{8.8, 8.2, 7.6, 7}

// grid measures a table in the largest type in which its words stand on one line, where
// one of the larger types does that, else in the largest in which it fits.
func (t *typesetter) grid(rt *result.Table) *grid {
	var g, fits *grid
	for _, size := range cellSizes {
		g = &grid{t: t, src: rt, st: cellStyle.at(size), elem: &pdf.Elem{}}
		g.gap = g.leastGap()
		g.measure()
		if g.least() > measure {
			continue
		}
		if fits == nil {
			fits = g
		}
		switch {
		case size < wholeSize:
			return fits.closer()
		case g.whole():
			return g
		}
	}
	if fits != nil {
		return fits.closer()
	}
	return g
}

// closer is a table of short words that are broken at any size, in the smallest type
// in which they would be whole elsewhere and without hyphens: they take fewer lines.
func (g *grid) closer() *grid {
	for _, c := range g.cols {
		if c.words && c.whole > shortWords*measure {
			return g
		}
	}
	small := &grid{t: g.t, src: g.src, st: cellStyle.at(wholeSize), elem: g.elem}
	small.gap = small.leastGap()
	small.st.whole = true // its columns are as wide as their longest word
	small.measure()
	return small
}

// shortWords is up to which part of the measure a cell of words is short.
const shortWords = 0.3

// wholeSize is the smallest type that is taken so that words are not broken.
const wholeSize = 7.6

// whole reports whether the table fits with its words on one line, its numbers as close
// as they may stand.
func (g *grid) whole() bool {
	sum := g.leastGap() * float64(len(g.cols)-1)
	for _, c := range g.cols {
		if c.words {
			sum += max(c.whole, c.least)
		} else {
			sum += c.least
		}
	}
	return sum <= measure
}

func (g *grid) measure() {
	for i, c := range g.src.Cols {
		col := column{index: i, words: c.Words}
		name := c.Head
		if g.reach(i) > 0 {
			name = "" // it has the room of several columns
		}
		head := max(g.longest(name, g.headStyle()), g.longest(c.Unit, g.unitStyle()))
		wantHead := max(g.headStyle().roman.Width(name, g.st.size), g.unitStyle().roman.Width(c.Unit, g.unitStyle().size))
		if c.Words {
			g.words = true
			for _, r := range g.src.Rows {
				if r.Group || i >= len(r.Cells) {
					continue
				}
				s := r.Cells[i].In(g.t.l)
				col.least = max(col.least, g.longest(s, g.st))
				col.want = max(col.want, g.st.roman.Width(s, g.st.size))
			}
			col.least = max(min(col.least, 0.3*measure), head)
			col.whole = col.want
			col.want = max(col.want, min(wantHead, 100), head)
			if c.Width > 0 {
				// A few words are not broken for the sake of a share, nor is one kept empty.
				share := min(min(c.Width, 0.9)*measure, max(col.whole, wantHead))
				col.want = max(share, col.least, min(col.whole, 100))
			}
		} else {
			other, least := 0.0, measure
			for _, r := range g.src.Rows {
				if r.Group || i >= len(r.Cells) {
					continue
				}
				whole, frac := splitNumber(g.t.l, r.Cells[i])
				if frac == wordsInNumbers {
					other = max(other, g.st.roman.Width(whole, g.st.size))
					continue
				}
				col.whole = max(col.whole, g.st.roman.Width(whole, g.st.size))
				decimals := g.st.roman.Width(frac, g.st.size)
				col.frac, least = max(col.frac, decimals), min(least, decimals)
			}
			col.varied = col.frac-least > 2
			col.least = max(col.whole+col.frac, min(other, 60), head)
			col.want = max(col.least, min(wantHead, 74))
			if col.varied { // short numbers stand at its left, close to the column before
				col.want = max(col.want, col.least+variedGap)
			}
		}
		col.least = min(col.least, 0.6*measure)
		col.want = max(col.want, col.least)
		g.cols = append(g.cols, col)
	}
	for i, c := range g.src.Cols {
		n := g.reach(i)
		if n == 0 {
			continue
		}
		part := g.cols[i : i+n+1]
		room := g.leastGap() * float64(n)
		for _, col := range part {
			room += col.least
		}
		short := g.headStyle().roman.Width(c.Head, g.st.size) + 2 - room
		for k := range part {
			part[k].least += max(short, 0) / float64(n+1)
			part[k].want = max(part[k].want, part[k].least)
		}
	}
}

// reach is over how many columns to the right the head of column i of the table
// stands too: over those of numbers that have no head but say what they are.
func (g *grid) reach(i int) int {
	cols := g.src.Cols
	if cols[i].Words || cols[i].Head == "" || cols[i].Unit == "" {
		return 0
	}
	n := 0
	for i+n+1 < len(cols) && cols[i+n+1].Head == "" && cols[i+n+1].Unit != "" && !cols[i+n+1].Words {
		n++
	}
	return n
}

// span is the reach of column k of the grid, as far as the columns stand in it.
func (g *grid) span(k int) int {
	n := 0
	for want := g.reach(g.cols[k].index); n < want && k+n+1 < len(g.cols) && g.cols[k+n+1].index == g.cols[k].index+n+1; {
		n++
	}
	return n
}

func (g *grid) headStyle() style {
	st := g.st
	st.roman, st.whole = st.strong, true
	return st
}

func (g *grid) unitStyle() style {
	st := g.st.at(g.st.size - 0.8)
	st.lead, st.color, st.whole = g.st.lead-1, grey, true
	return st
}

// longest is the width of the longest word.
func (g *grid) longest(s string, st style) float64 {
	w := 0.0
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' }) {
		w = max(w, st.roman.Width(word, st.size))
	}
	return w
}

// leastGap is the space between columns, in proportion to the type.
func (g *grid) leastGap() float64 { return leastGap * g.st.size / cellStyle.size }

// least is the width of the grid with every column as narrow as it may be.
func (g *grid) least() float64 {
	w := g.gap * float64(max(len(g.cols)-1, 0))
	for _, c := range g.cols {
		w += c.least
	}
	return w
}

// split divides columns that are too wide together into groups that fit, each
// with the first column.
func (g *grid) split() [][]int {
	groups := [][]int{{}}
	room := measure + g.gap
	for i, c := range g.cols {
		if c.least+g.gap > room+0.01 && len(groups[len(groups)-1]) > 1 {
			groups = append(groups, []int{0})
			room = measure - g.cols[0].least
		}
		n := len(groups) - 1
		groups[n] = append(groups[n], i)
		room -= c.least + g.gap
	}
	return groups
}

// take is the grid of some of the columns.
func (g *grid) take(cols []int) *grid {
	out := *g
	out.cols, out.words = nil, false
	for _, i := range cols {
		out.cols = append(out.cols, g.cols[i])
		out.words = out.words || g.cols[i].words
	}
	return &out
}

// wordsInNumbers marks a cell of words in a column of numbers.
const wordsInNumbers = "\x00"

// splitNumber parts a cell before its decimal point, or after its digits, so that
// points stand below each other; words are marked.
func splitNumber(l *lang.Language, c result.Cell) (whole, frac string) {
	s := c.In(l)
	digits := strings.IndexFunc(s, unicode.IsDigit)
	if digits < 0 {
		return s, wordsInNumbers
	}
	end := digits
	for i, r := range s[digits:] {
		if !unicode.IsDigit(r) && !strings.ContainsRune(l.Group(), r) {
			break
		}
		end = digits + i + 1
	}
	return s[:end], s[end:]
}
