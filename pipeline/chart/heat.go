package chart

import (
	"image/color"
	"math"
	"strconv"
	"strings"

	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

// The ends and the middle of the diverging palette: blue and red differ for every
// kind of colour vision, as in ColorBrewer's RdBu (Brewer, Harrower 2003).
var (
	coldEnd = rgb(0x2166ac)
	coldMid = rgb(0x92c5de)
	neither = rgb(0xf0f0ee) // not white, which is an empty cell
	warmMid = rgb(0xf4a582)
	warmEnd = rgb(0xb2182b)
)

// shadesOfHeat is how many colours the scale has; few enough for a palette and
// for equal cells to be drawn as one.
const shadesOfHeat = 41

// heatColour is the colour of a value in [lo, hi]; the middle is pale.
func heatColour(v, lo, hi float64) color.NRGBA {
	t := 0.5
	if hi > lo {
		t = min(max((v-lo)/(hi-lo), 0), 1)
	}
	t = math.Round(t*(shadesOfHeat-1)) / (shadesOfHeat - 1)
	stops := []color.NRGBA{coldEnd, coldMid, neither, warmMid, warmEnd}
	i := min(int(t*4), 3)
	return mix(stops[i], stops[i+1], t*4-float64(i))
}

// heatHeight is that of square-ish cells.
func heatHeight(f *result.Figure, width float64) float64 {
	n := len(f.Matrix.V)
	switch {
	case n > 60:
		return min(120*pdf.MM, width)
	default:
		each := min(22, 0.8*width/float64(max(len(f.Matrix.V[0]), 1)))
		if n <= 24 { // names of two lines have room
			each = max(each, 2*nameLead+0.5)
		}
		return min(max(float64(n)*each+50, 70), 190*pdf.MM)
	}
}

// drawHeat draws a matrix as coloured cells: numbers in them up to twelve rows,
// bold where marked, and names up to sixty.
func drawHeat(a area) {
	m := a.fig.Matrix
	rows, cols := len(m.V), 0
	for _, r := range m.V {
		cols = max(cols, len(r))
	}
	if cols == 0 {
		a.nothing()
		return
	}
	lo, hi := m.Min, m.Max
	if !(hi > lo) {
		lo, hi = -1, 1
	}
	a.heatScale(lo, hi, m.Legend)
	a = a.without(0, 0, 0, heatScaleHeight(m.Legend))
	named := rows <= 60 && cols <= 60
	top, left := 0.0, 0.0
	var rowNames [][]string
	var across [][]string // the lines of the columns' names; nil where they carry numbers
	if named {
		same := sameNames(m.Rows, m.Cols)
		most := mostNameLines
		if same { // their numbers stand beside the rows
			most = 1
		}
		across = columnNames(m.Cols, cols, a.width()*0.72, most)
		for i := range rows {
			name := ""
			if i < len(m.Rows) {
				name = m.Rows[i]
			}
			if across == nil && same {
				name = strconv.Itoa(i+1) + "  " + name
			}
			rowNames = append(rowNames, []string{name})
		}
		top = 1.3 * tickStyle.size * float64(linesOf(across))
		left = wrapNames(rowNames, a.width(), (a.height()-top)/float64(rows))
		left += 5
	}
	cells := a.without(left, 0, 0, top)
	cw, ch := cells.width()/float64(cols), cells.height()/float64(rows)
	cw = min(cw, 3.2*ch)
	if rows == cols && rows > 12 {
		cw = min(cw, 1.3*ch)
	}
	cells.drawCells(m.V, cw, ch, lo, hi)
	cells.heatHits(m, cw, ch)
	if named {
		a.heatNames(cells, rowNames, across, cols, cw, ch)
	}
	if rows <= 12 && cols <= 12 {
		cells.heatNumbers(m, cw, ch, lo, hi)
	}
}

// wrapNames breaks the rows' names into lines that stand beside cells of a height,
// cuts off what has no room, and returns their width. Names that do not fit get
// more room before they are cut.
func wrapNames(names [][]string, width, height float64) float64 {
	n := min(max(int(height/nameLead), 1), 2)
	room := 0.3 * width
	for _, r := range names {
		for room < 0.5*width && len(nameStyle.wrap(r[0], room)) > n {
			room += 0.02 * width
		}
	}
	widest := 0.0
	for i, r := range names {
		names[i] = nameStyle.lines(r[0], room, n)
		widest = max(widest, nameStyle.widest(names[i]))
	}
	return widest
}

// drawCells draws runs of equal colour as one rectangle; more than 160 cells a
// side are averaged in blocks.
func (a area) drawCells(v [][]float64, cw, ch, lo, hi float64) {
	const most = 160 // blocks a side: more are neither seen nor small as a file
	wide := 0
	for _, r := range v {
		wide = max(wide, len(r))
	}
	sy, sx := (len(v)+most-1)/most, (wide+most-1)/most
	for i := 0; i < len(v); i += sy {
		rows := v[i:min(i+sy, len(v))]
		n := 0
		for _, r := range rows {
			n = max(n, len(r))
		}
		from, has := 0, false
		var run color.NRGBA
		flush := func(to int) {
			if has {
				a.fillRect(run, a.left()+float64(from)*cw, a.top()-float64(i+len(rows))*ch, a.left()+float64(to)*cw, a.top()-float64(i)*ch)
			}
		}
		for j := 0; j < n; j += sx {
			mean, ok := blockMean(rows, j, min(j+sx, n))
			c := color.NRGBA{}
			if ok {
				c = heatColour(mean, lo, hi)
			}
			if ok != has || c != run {
				flush(j)
				from, run, has = j, c, ok
			}
		}
		flush(n)
	}
}

func blockMean(rows [][]float64, from, to int) (float64, bool) {
	sum, n := 0.0, 0
	for _, r := range rows {
		for j := from; j < min(to, len(r)); j++ {
			if finite(r[j]) {
				sum += r[j]
				n++
			}
		}
	}
	return sum / float64(max(n, 1)), n > 0
}

// heatNumbers writes the values in their cells.
func (a area) heatNumbers(m *result.Matrix, cw, ch, lo, hi float64) {
	for i, r := range m.V {
		for j, v := range r {
			if !finite(v) {
				continue
			}
			x, y := a.left()+(float64(j)+0.5)*cw, a.top()-(float64(i)+0.5)*ch
			s := style{7.5, false, wordsOn(heatColour(v, lo, hi))}
			if i < len(m.Mark) && j < len(m.Mark[i]) && m.Mark[i][j] {
				s.bold = true
			}
			words := result.Decimal(a.fig.Lang, v, 2)
			for s.width(words) > cw-2 && s.size > 6 {
				s.size -= 0.5
			}
			if s.width(words) <= cw-1 && s.up()+s.down() <= ch+1 {
				a.write(s, x, y-s.mid(), 0.5, words)
			}
		}
	}
}

// mostNameLines is how many lines the name of a column may take.
const mostNameLines = 3

// columnNames breaks the columns' names into lines that stand side by side; nil where
// they do not fit into so many.
func columnNames(names []string, cols int, width float64, most int) [][]string {
	if len(names) < cols {
		return nil
	}
	room := width/float64(cols) - 3
	out := make([][]string, len(names))
	for i, n := range names {
		for _, word := range strings.Fields(n) {
			if tickStyle.width(word) > room {
				return nil
			}
		}
		if out[i] = tickStyle.wrap(n, room); len(out[i]) > most {
			return nil
		}
	}
	return out
}

// linesOf is how many lines the longest of some names has, at least one.
func linesOf(names [][]string) int {
	most := 1
	for _, n := range names {
		most = max(most, len(n))
	}
	return most
}

func sameNames(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
