package report

import (
	"strings"

	"defensetrade/pipeline/pdf"
)

// head is the head between the upper rules: names of columns at the bottom of
// their lines, and in smaller type below them what is measured.
func (g *grid) head() vbox {
	names, units := make([][]line, len(g.cols)), make([][]line, len(g.cols))
	nameLines, unitLines := 0, 0
	over := 0.0 // room for the rules below heads over several columns
	for i, c := range g.cols {
		src := g.src.Cols[c.index]
		width := c.width
		if n := g.span(i); n > 0 {
			last := g.cols[i+n]
			width, over = last.x+last.width-c.x, 1.6
		}
		names[i] = g.t.lines(plainSpans(src.Head, g.headStyle()), g.headStyle(), width)
		units[i] = g.t.lines(plainSpans(src.Unit, g.unitStyle()), g.unitStyle(), c.width)
		nameLines, unitLines = max(nameLines, len(names[i])), max(unitLines, len(units[i]))
	}
	above := float64(nameLines) * g.headStyle().lead
	heads, below := g.headCells(unitLines > 0)
	drawn := false // the head is repeated on later pages, which is decoration
	height := ruleGap + above + over + float64(unitLines)*g.unitStyle().lead + 2*ruleGap
	width := g.width()
	return vbox{height: height, draw: func(p *painter, y float64) {
		p.rule(left, y, width, heavyRule)
		y += ruleGap
		in := func(e *pdf.Elem) {
			if drawn {
				e = nil
			}
			p.doc.In(e)
		}
		for i, c := range g.cols {
			in(heads[i])
			high := y + above - float64(len(names[i]))*g.headStyle().lead
			if n := g.span(i); n > 0 {
				g.drawSpan(p, names[i], c, g.cols[i+n], high)
			} else {
				g.drawHead(p, names[i], g.headStyle(), c, high)
			}
			in(below[i])
			g.drawHead(p, units[i], g.unitStyle(), c, y+above+over)
		}
		p.rule(left, y+height-2.2*ruleGap, width, lightRule)
		drawn = true
	}}
}

// headCells are the elements of the head: for each column that of its name and that
// of what is measured. These are one, but below a head over several columns.
func (g *grid) headCells(units bool) (names, below []*pdf.Elem) {
	spanning := false
	for i := range g.cols {
		spanning = spanning || g.span(i) > 0
	}
	top := g.elem.Add("TR")
	names, below = make([]*pdf.Elem, len(g.cols)), make([]*pdf.Elem, len(g.cols))
	var second *pdf.Elem
	if spanning {
		second = g.elem.Add("TR")
	}
	for i := 0; i < len(g.cols); i++ {
		n := g.span(i)
		cell := top.Add("TH").Scope("Column")
		if n > 0 {
			cell.Span(n + 1)
		}
		for k := i; k <= i+n; k++ {
			names[k], below[k] = cell, cell
			switch {
			case n > 0:
				below[k] = second.Add("TH").Scope("Column")
			case spanning:
				second.Add("TD")
			}
		}
		i += n
	}
	return names, below
}

func (g *grid) width() float64 {
	if len(g.cols) == 0 {
		return measure
	}
	last := g.cols[len(g.cols)-1]
	return last.x + last.width
}

// drawHead sets the lines of a head: to the left over words, to the right over
// numbers, or centred where their decimals differ.
func (g *grid) drawHead(p *painter, lines []line, st style, c column, y float64) {
	for i := range lines {
		x := left + c.x
		switch {
		case c.varied:
			x = left + c.middle() - lines[i].width/2
		case !c.words:
			x += c.width - lines[i].width
		}
		lines[i].draw(p, st, x, baseline(y, st))
		y += st.lead
	}
}

// drawSpan sets a head over the columns from one to another, with a rule below it.
func (g *grid) drawSpan(p *painter, lines []line, from, to column, y float64) {
	x0, x1 := from.x+from.width-from.block, to.x+to.width
	st := g.headStyle()
	for i := range lines {
		x := min(max((x0+x1-lines[i].width)/2, from.x), x1-lines[i].width)
		lines[i].draw(p, st, left+x, baseline(y, st))
		x0 = min(x0, x)
		y += st.lead
	}
	p.rule(left+x0, y, x1-x0, lightRule)
}

// rowLines is how many lines of a row stay together; a row with more, of a cell
// as long as a page, becomes several.
const rowLines = 16

// rows are the rows of the table.
func (g *grid) rows() []tableRow {
	var out []tableRow
	wrapped := false
	cells := make([][][]line, len(g.src.Rows))
	for i, r := range g.src.Rows {
		if r.Group {
			cells[i] = [][]line{g.t.lines(plainSpans(groupName(r), g.headStyle()), g.headStyle(), g.width())}
			continue
		}
		cells[i] = make([][]line, len(g.cols))
		for k, c := range g.cols {
			if c.words && c.index < len(r.Cells) {
				cells[i][k] = g.t.lines(plainSpans(r.Cells[c.index].In(g.t.l), g.st), g.st, c.width)
				wrapped = wrapped || len(cells[i][k]) > 1
			}
		}
	}
	pad := 1.2
	if wrapped {
		pad = 3.4
	}
	for i, r := range g.src.Rows {
		if r.Group {
			out = append(out, g.groupRow(cells[i][0], i > 0))
			continue
		}
		n := 1
		for _, c := range cells[i] {
			n = max(n, len(c))
		}
		elems := g.rowCells()
		for from := 0; from < n; from += rowLines {
			to := min(from+rowLines, n)
			row := g.row(i, cells[i], elems, from, to)
			if to == n {
				row.height += pad
				row.keep = i+1 < len(g.src.Rows) && g.continues(i+1)
			}
			out = append(out, row)
		}
	}
	return out
}

// continues reports whether row i goes on with the one above it: its first column
// of words is empty, as for a second value of a year.
func (g *grid) continues(i int) bool {
	r := g.src.Rows[i]
	if r.Group || i == 0 || g.src.Rows[i-1].Group || len(g.src.Cols) == 0 || !g.src.Cols[0].Words || len(r.Cells) < 2 {
		return false
	}
	return strings.TrimSpace(r.Cells[0].In(g.t.l)) == ""
}

func (g *grid) groupRow(lines []line, gap bool) tableRow {
	st := g.headStyle()
	above := 0.0
	if gap {
		above = 0.4 * st.lead
	}
	head := g.elem.Add("TR").Add("TH").Span(len(g.cols))
	v := vbox{height: above + float64(len(lines))*st.lead + 1, elem: head, draw: func(p *painter, y float64) {
		y += above
		for i := range lines {
			lines[i].draw(p, st, left, baseline(y, st))
			y += st.lead
		}
	}}
	return tableRow{vbox: v, keep: true, group: true}
}

// rowCells are the elements of a row; its first words are its head.
func (g *grid) rowCells() []*pdf.Elem {
	tr := g.elem.Add("TR")
	out := make([]*pdf.Elem, len(g.cols))
	for k, c := range g.cols {
		if k == 0 && c.words {
			out[k] = tr.Add("TH").Scope("Row")
		} else {
			out[k] = tr.Add("TD")
		}
	}
	return out
}

// row is some lines of row i; numbers stand on its first.
func (g *grid) row(i int, cells [][]line, elems []*pdf.Elem, from, to int) tableRow {
	return tableRow{vbox: vbox{height: float64(to-from) * g.st.lead, draw: func(p *painter, y float64) {
		for k, c := range g.cols {
			p.doc.In(elems[k])
			switch {
			case c.words:
				for j := from; j < min(to, len(cells[k])); j++ {
					cells[k][j].draw(p, g.st, left+c.x, baseline(y+float64(j-from)*g.st.lead, g.st))
				}
			case from == 0 && c.index < len(g.src.Rows[i].Cells):
				g.drawNumber(p, i, c, baseline(y, g.st))
			}
		}
	}}}
}

// drawNumber sets a number with its decimal point below that of the others. The
// column of numbers ends where its head does.
func (g *grid) drawNumber(p *painter, i int, c column, y float64) {
	whole, frac := splitNumber(g.t.l, g.src.Rows[i].Cells[c.index])
	whole = strings.ReplaceAll(whole, "\n", " ")
	p.doc.SetColor(g.st.color)
	end := left + c.x + c.width
	if c.varied {
		end = left + c.middle() + (c.whole+c.frac)/2
	}
	w := g.st.roman.Width(whole, g.st.size)
	if frac == wordsInNumbers {
		p.doc.Text(g.st.roman, g.st.size, max(end-w, left+c.x), y, whole)
		return
	}
	x := end - c.frac - w
	// One string, so that readers find the number in one piece.
	p.doc.Text(g.st.roman, g.st.size, x, y, whole+frac)
}
