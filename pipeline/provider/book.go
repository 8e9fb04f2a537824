package provider

import (
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The most that is taken from one sheet; a table of all countries and years has
// a hundredth of it.
const (
	maxSheetRows  = 300_000
	maxSheetCells = 4_000_000
	maxSheetText  = 128 << 20 // bytes of all cells
)

// A book is an Excel workbook. It is opened whole: reading row by row would lose
// the colours of the cells, by which SIPRI marks its estimates. All rows are taken
// before the first colour, since the library then turns to another way of holding
// a sheet.
type book struct {
	file    *excelize.File
	sheets  map[string][][]string
	colours map[int]colour
}

// openBook opens the workbook.
func (r *Raw) openBook() (err error) {
	defer damaged(r.Name, &err)
	f, err := excelize.OpenFile(r.path, excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked, RawCellValue: true})
	if err != nil {
		return fmt.Errorf("%s: the workbook cannot be read (%w); open it in a spreadsheet program and save it again as .xlsx", r.Name, err)
	}
	r.closers = append(r.closers, f)
	r.book = &book{file: f, sheets: map[string][][]string{}, colours: map[int]colour{}}
	for _, name := range f.GetSheetList() {
		rows, err := r.book.read(name)
		if err != nil {
			return fmt.Errorf("%s, sheet %q: %w", r.Name, name, err)
		}
		r.book.sheets[name] = rows
		r.Sheets = append(r.Sheets, name)
	}
	return nil
}

// damaged turns a panic of the library, which trusts what a workbook says of
// itself, into an error.
func damaged(name string, err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%s: the workbook is damaged (%v); open it in a spreadsheet program and save it again as .xlsx", name, p)
	}
}

// read reads the rows of a sheet as they stand, row 1 first; empty rows are nil.
func (b *book) read(sheet string) ([][]string, error) {
	it, err := b.file.Rows(sheet)
	if err != nil {
		var no excelize.ErrSheetNotExist
		if errors.As(err, &no) || strings.Contains(err.Error(), "not a worksheet") {
			return nil, nil // a chart
		}
		return nil, err
	}
	defer it.Close()
	var rows [][]string
	cells, text, empty := 0, 0, 0
	for it.Next() {
		row, err := it.Columns()
		if err != nil {
			return nil, err
		}
		n := len(row)
		for n > 0 && strings.TrimSpace(row[n-1]) == "" {
			n--
		}
		if n == 0 {
			empty++ // spreadsheets keep empty rows to the end of the sheet
			continue
		}
		cells += n
		for _, c := range row[:n] {
			text += len(c)
		}
		if len(rows)+empty > maxSheetRows || cells > maxSheetCells || text > maxSheetText {
			return nil, fmt.Errorf("the sheet has more than %d rows, %d cells or %d MB of text; save the part that is needed as CSV", maxSheetRows, maxSheetCells, maxSheetText>>20)
		}
		for ; empty > 0; empty-- {
			rows = append(rows, nil)
		}
		rows = append(rows, append([]string(nil), row[:n]...))
	}
	return rows, it.Error()
}

// rows are the rows of a sheet.
func (r *Raw) rows(sheet string) [][]string { return r.book.sheets[sheet] }

// A colour of letters is a mark of a publisher.
type colour int

const (
	black colour = iota
	blue
	red
)

// colour is the colour of a cell's letters; row and col count from 0.
func (b *book) colour(sheet string, row, col int) (c colour, err error) {
	defer damaged(sheet, &err)
	cell, err := excelize.CoordinatesToCellName(col+1, row+1)
	if err != nil {
		return black, err
	}
	id, err := b.file.GetCellStyle(sheet, cell)
	if err != nil {
		return black, err
	}
	c, ok := b.colours[id]
	if !ok {
		style, err := b.file.GetStyle(id)
		if err != nil {
			return black, err
		}
		c = hue(style.Font)
		b.colours[id] = c
	}
	return c, nil
}

// hue tells blue and red from other colours. Old workbooks number the colours of
// a palette of 64, in which 10 is red and 12 is blue; the same palette begins with
// 2 and 4.
func hue(f *excelize.Font) colour {
	if f == nil {
		return black
	}
	switch f.ColorIndexed {
	case 2, 10:
		return red
	case 4, 12, 30, 39:
		return blue
	}
	var r, g, b int
	s := strings.TrimPrefix(f.Color, "#")
	if len(s) == 8 {
		s = s[2:]
	}
	if n, err := fmt.Sscanf(s, "%02x%02x%02x", &r, &g, &b); n != 3 || err != nil {
		return black
	}
	switch {
	case r >= 128 && g < 100 && b < 100:
		return red
	case b >= 128 && r < 100 && b > g+40:
		return blue
	}
	return black
}
