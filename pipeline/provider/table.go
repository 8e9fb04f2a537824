package provider

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"defensetrade/pipeline/obs"
)

// maxCell is the longest cell that is read; a longer one is a quote that was not
// closed, or no table.
const maxCell = 1 << 20

// A record is one row of a table with the line on which it begins. Its cells are
// valid until the next one is read.
type record struct {
	cells []string
	line  int
}

// cell returns the cell of a column without the blanks around it, "" where the
// row has none.
func (r record) cell(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// empty reports whether nothing stands in the row.
func (r record) empty() bool {
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// records reads a text as CSV with the given separator. Rows may differ in
// length, and quotes may stand inside cells; f stops the reading with an error.
func (r *Raw) records(comma rune, f func(record) error) error {
	text, err := r.Text()
	if err != nil {
		return err
	}
	defer text.Close()
	ends := &lineEnds{r: bufio.NewReaderSize(text, 1<<16)}
	c := csv.NewReader(ends)
	c.Comma, c.FieldsPerRecord, c.LazyQuotes, c.ReuseRecord = comma, -1, true, true
	before, width, last := 0, 0, 0 // cells of the last two rows, and the line of the last
	for {
		cells, err := c.Read()
		ends.record = 0
		if err == io.EOF && r.openEnd && width > 1 && width < before {
			return fmt.Errorf("%s:%d: the file ends in the middle of a row, which has %d cells where the one above it has %d; download the file again, or end its last line if it is whole", r.Name, last, width, before)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			var p *csv.ParseError
			if errors.As(err, &p) {
				return fmt.Errorf("%s:%d: %w", r.Name, p.Line, p.Err)
			}
			return fmt.Errorf("%s: %w", r.Name, plainError(err))
		}
		line, _ := c.FieldPos(0)
		before, width, last = width, len(cells), line
		for i := range cells {
			if len(cells[i]) > maxCell {
				line, _ = c.FieldPos(i)
				return fmt.Errorf("%s:%d: a cell holds %d bytes; look for a quote that is not closed", r.Name, line, len(cells[i]))
			}
		}
		if err := f(record{cells, line}); err != nil {
			return err
		}
	}
}

// lineEnds makes line ends of single carriage returns, which encoding/csv does
// not know, and refuses lines without end and records that a quote keeps open, so
// that memory stays bounded.
type lineEnds struct {
	r            *bufio.Reader
	line, record int64 // bytes since they began
}

// The longest line and record that are read.
const (
	maxLine   = 1 << 20
	maxRecord = 4 << 20
)

func (l *lineEnds) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	b := p[:n]
	if l.record += int64(n); l.record > maxRecord {
		return 0, fmt.Errorf("a row is longer than %d MB; look for a quote that is not closed", maxRecord>>20)
	}
	if i := bytes.LastIndexByte(b, '\n'); i >= 0 {
		l.line = int64(len(b) - i)
	} else if l.line += int64(len(b)); l.line > maxLine {
		return 0, fmt.Errorf("a line is longer than %d MB; the file is no table", maxLine>>20)
	}
	for i := bytes.IndexByte(b, '\r'); i >= 0; {
		next := byte(0)
		if i+1 < len(b) {
			next = b[i+1]
		} else if peek, _ := l.r.Peek(1); len(peek) > 0 {
			next = peek[0]
		}
		if next != '\n' {
			b[i] = '\n'
			l.line = 0
		}
		j := bytes.IndexByte(b[i+1:], '\r')
		if j < 0 {
			break
		}
		i += j + 1
	}
	return n, err
}

// at is a place in a raw file.
func (r *Raw) at(line int) obs.Pos { return obs.Pos{File: r.Name, Line: line} }

// separator is what parts the columns of a line: of comma, semicolon, tab and bar
// the one that occurs most outside quotes.
func separator(line string) rune {
	best, most := ',', 0
	for _, c := range []rune{',', ';', '\t', '|'} {
		if n := len(split(line, c)) - 1; n > most {
			best, most = c, n
		}
	}
	return best
}

// split parts one line of a CSV into cells without quotes and blanks around.
func split(line string, comma rune) []string {
	c := csv.NewReader(strings.NewReader(line))
	c.Comma, c.FieldsPerRecord, c.LazyQuotes = comma, -1, true
	cells, err := c.Read()
	if err != nil {
		return nil
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}
