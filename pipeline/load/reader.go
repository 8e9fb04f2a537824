package load

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"defensetrade/pipeline/obs"
)

// batch is how many rows go through gocsv at a time: enough to spread its set-up,
// few enough to stay in the processor's cache.
const batch = 2048

// maxCell is the longest cell that is read; a longer one is a quote that was not
// closed.
const maxCell = 1 << 16

// A reader reads the rows of a CSV and remembers the line and column of every
// cell, which gocsv forgets. It gives gocsv the header and one batch of rows at a
// time; rows that are faulty as rows are reported and left out.
type reader struct {
	csv     *csv.Reader
	data    []byte
	out     *sink
	names   []string // the header that gocsv sees: known names, "" for other columns
	rows    [][]string
	at      []place // of the cells of rows, row by row
	bad     bool    // the file holds bytes that are not text
	width   int
	lines   int // in the file
	row     int // rows, whether faulty or not
	empty   int // rows with nothing in them, the first at emptyAt
	emptyAt obs.Pos
	comma   rune
	end     bool
}

type place struct{ line, col int32 }

func newReader(out *sink, data []byte, comma rune) *reader {
	r := &reader{csv: csv.NewReader(bytes.NewReader(data)), data: data, out: out, comma: comma, lines: 1 + bytes.Count(data, []byte{'\n'}),
		bad: !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0}
	r.csv.Comma = comma
	r.csv.FieldsPerRecord = -1
	r.csv.ReuseRecord = true
	return r
}

// batch is how many rows the next part can have.
func (r *reader) batch() int { return min(batch, r.lines) }

// Read returns the next row without faults, and keeps the places of its cells.
func (r *reader) Read() ([]string, error) {
	for {
		rec, err := r.csv.Read()
		if err == io.EOF {
			r.end = true
			return nil, err
		}
		r.row++
		if err != nil {
			if r.broken(err); r.end {
				return nil, io.EOF
			}
			continue
		}
		if r.width == 0 {
			r.width = len(rec)
		}
		if r.fits(rec) {
			for i := range rec {
				line, col := r.csv.FieldPos(i)
				r.at = append(r.at, place{int32(line), int32(col)})
			}
			return rec, nil
		}
	}
}

// ReadAll returns the header and the next batch of rows; gocsv asks for all, and
// gets them in parts so that a large file needs no second copy in memory.
func (r *reader) ReadAll() ([][]string, error) {
	r.at = r.at[:0]
	all := append(r.rows[:0], r.names)
	cells := make([]string, 0, r.batch()*len(r.names))
	for len(all) <= batch {
		rec, err := r.Read()
		if err != nil {
			break
		}
		n := len(cells)
		cells = append(cells, rec...)
		all = append(all, cells[n:len(cells):len(cells)])
	}
	r.rows = all
	return all, nil
}

// pos is the place of a cell of the batch that was read last.
func (r *reader) pos(row, col int) obs.Pos {
	p := r.at[row*r.width+col]
	return r.out.pos(int(p.line), int(p.col))
}

// cell is pos without the file.
func (r *reader) cell(row, col int) obs.Cell {
	p := r.at[row*r.width+col]
	return obs.Cell{Line: p.line, Col: p.col}
}

// fits checks what makes a row a row of this table.
func (r *reader) fits(rec []string) bool {
	line, col := r.csv.FieldPos(0)
	if len(rec) != r.width {
		r.ragged(rec)
		return false
	}
	empty := true
	for i, s := range rec {
		if len(s) > maxCell {
			line, col = r.csv.FieldPos(i)
			r.out.error(r.out.pos(line, col), "look for a quote that is not closed", "a cell holds %d bytes, more than a cell can mean", len(s))
			return false
		}
		if r.bad && (!utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0) {
			return false // badBytes has said so
		}
		empty = empty && strings.TrimSpace(s) == ""
	}
	if empty {
		if r.empty++; r.empty == 1 {
			r.emptyAt = r.out.pos(line, col)
		}
		return false
	}
	return true
}

func (r *reader) ragged(rec []string) {
	last := len(rec) - 1
	fix := "fill the row up; an empty cell still needs its " + comma(r.comma)
	if len(rec) > r.width {
		last = r.width
		fix = "put text that holds a " + comma(r.comma) + " in double quotes"
		if r.comma == ',' {
			fix = "a number is written without commas, and text that holds a comma stands in double quotes"
		}
	}
	line, col := r.csv.FieldPos(last)
	r.out.error(r.out.pos(line, col), fix, "the row has %s, the header %d", plural(len(rec), "cell"), r.width)
}

// broken explains what encoding/csv says of quotes.
func (r *reader) broken(err error) {
	var e *csv.ParseError
	if !errors.As(err, &e) {
		r.out.error(r.out.pos(0, 0), "", "the file cannot be read: %v", err)
		r.end = true
		return
	}
	if r.out.errors >= maxFaults { // only counted; the place is not worth a search
		r.out.error(r.out.pos(e.Line, e.Column), "", "")
		return
	}
	line, col, odd := r.opening(e.StartLine)
	switch {
	case errors.Is(e.Err, csv.ErrBareQuote):
		r.out.error(r.out.pos(e.Line, e.Column), `put the whole cell in double quotes and double those inside: "the ""Firm"""`, "a double quote stands inside a cell that does not begin with one")
	case e.Line > e.StartLine:
		r.out.error(r.out.pos(line, col), `close it with "; a quote inside a quoted cell is doubled: ""`, "the double quote that opens here is not closed, and all to line %d was taken for one cell", e.Line)
	case odd:
		r.out.error(r.out.pos(line, col), `close it with "; a quote inside a quoted cell is doubled: ""`, "the double quote that opens here is not closed")
	default:
		r.out.error(r.out.pos(e.Line, e.Column), `double a quote inside a quoted cell: "the ""Firm"""`, "a double quote stands inside a quoted cell")
	}
}

// opening finds the last quote that opens in a line, and whether it stays open.
func (r *reader) opening(line int) (int, int, bool) {
	row := r.data
	for i := 1; i < line; i++ {
		row = row[bytes.IndexByte(row, '\n')+1:]
	}
	if i := bytes.IndexByte(row, '\n'); i >= 0 {
		row = row[:i]
	}
	open, at := false, 1
	for i, c := range row {
		if c == '"' {
			if open = !open; open {
				at = i + 1
			}
		}
	}
	return line, at, open
}

// quoteAt is the place of the last quote that opens in a line.
func (r *reader) quoteAt(line int) (int, int) {
	line, col, _ := r.opening(line)
	return line, col
}

// comma is the word for what parts columns.
func comma(r rune) string {
	switch r {
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	case '|':
		return "vertical bar"
	}
	return quote(string(r))
}
