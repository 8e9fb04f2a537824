package provider

import (
	"fmt"
	"slices"
	"strings"
)

// A grid is a table of which only the place of its header is known: a CSV or a
// sheet of a workbook.
type grid struct {
	raw   *Raw
	sheet string // "" for a text
	comma rune
	line  int // of the header, from 1
	names []string
	title string // the first words above the header
}

// findGrid finds the header of a table: the first line of at least two headings
// of which the next line with cells has as many, or nearly so.
func findGrid(r *Raw, sheet string) (*grid, error) {
	g := &grid{raw: r, sheet: sheet}
	var rows [][]string
	switch r.Kind {
	case Workbook:
		if g.sheet == "" {
			for _, s := range r.Sheets {
				if len(r.rows(s)) > 1 {
					g.sheet = orElse(g.sheet, s)
				}
			}
		}
		if !slices.Contains(r.Sheets, g.sheet) {
			return nil, fmt.Errorf("%s has no sheet %q; its sheets are %s", r.Name, sheet, quoted(r.Sheets, 20))
		}
		rows = r.rows(g.sheet)[:min(60, len(r.rows(g.sheet)))]
	case Text:
		g.comma = g.widest()
		for _, l := range r.Lines[:min(60, len(r.Lines))] {
			rows = append(rows, split(l, g.comma))
		}
	default:
		return nil, fmt.Errorf("%s is an archive; unpack it and import the table in it", r.Name)
	}
	for i, row := range rows {
		if filled(row) < 2 || numbers(row) > filled(row)/2 && len(yearColumns(row)) < 2 {
			continue
		}
		if g.data(rows[i+1:], filled(row)) {
			g.line = i + 1
			for _, above := range rows[:i] {
				if filled(above) > 0 && filled(above) < 3 && g.title == "" {
					g.title = strings.Join(strings.Fields(strings.Join(above, " ")), " ")
				}
			}
			for _, c := range row {
				g.names = append(g.names, strings.Join(strings.Fields(c), " "))
			}
			return g, nil
		}
	}
	return nil, fmt.Errorf("%s: no header of a table was found in the first 60 lines", r.Name)
}

// data reports whether the next row is one of a table under a header of so many
// headings; lines of one cell, such as headings of regions, may stand before it.
func (g *grid) data(below [][]string, headings int) bool {
	for _, row := range below {
		n := filled(row)
		if n < 2 {
			continue
		}
		return n <= headings+1 && 2*n >= min(headings, 4) && (numbers(row) > 0 || len(yearColumns(row)) > 0 || headings > 3)
	}
	return false
}

// widest is the separator that parts the most of the first lines into the same
// number of columns, more than one: decimal commas part each line in another way.
func (g *grid) widest() rune {
	best, most, width := ',', 0, 0
	for _, c := range []rune{',', ';', '\t', '|'} {
		lines := map[int]int{}
		for _, l := range g.raw.Lines[:min(30, len(g.raw.Lines))] {
			if n := len(split(l, c)); n > 1 && strings.TrimSpace(l) != "" {
				lines[n]++
			}
		}
		for n, k := range lines {
			if k > most || k == most && n > width {
				best, most, width = c, k, n
			}
		}
	}
	return best
}

func filled(row []string) int {
	n := 0
	for _, c := range row {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// numbers counts the cells that are numbers but no years.
func numbers(row []string) int {
	n := 0
	for _, c := range row {
		if _, ok := year(c); ok {
			continue
		}
		if _, ok := readNumber(strings.TrimSpace(c), '.'); ok {
			n++
		} else if _, ok := readNumber(strings.TrimSpace(c), ','); ok {
			n++
		}
	}
	return n
}

// rows gives every row below the header.
func (g *grid) rows(f func(rec record) error) error {
	if g.sheet != "" {
		for i, row := range g.raw.rows(g.sheet) {
			if i+1 > g.line && len(row) > 0 {
				if err := f(record{row, i + 1}); err != nil {
					return err
				}
			}
		}
		return nil
	}
	return g.raw.records(g.comma, func(rec record) error {
		if rec.line <= g.line || rec.empty() {
			return nil
		}
		return f(rec)
	})
}

// find is the column of a heading, without regard to case and blanks.
func (g *grid) find(name string) int {
	for i, n := range g.names {
		if n == strings.TrimSpace(name) {
			return i
		}
	}
	for i, n := range g.names {
		if strings.EqualFold(n, strings.TrimSpace(name)) {
			return i
		}
	}
	return -1
}
