package provider

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A lineTable is a table whose rows are lines: SIPRI writes no quotes, swaps commas
// in its texts for semicolons, and lets line breaks in its comments split a record
// in two. Spreadsheets add quotes and pad each line with semicolons.
type lineTable struct {
	raw    *Raw
	line   int // of the header
	comma  rune
	names  []string
	joined int // records that a line break had split
	first  int // line of the first of them
	mark   decimals
}

// lines reads a text line by line; line ends of all systems are known, and a
// single carriage return inside a line becomes a blank.
func (r *Raw) lines(f func(n int, line string) error) error {
	text, err := r.Text()
	if err != nil {
		return err
	}
	defer text.Close()
	in := bufio.NewReaderSize(text, 1<<16)
	var long []byte
	for n := 1; ; n++ {
		b, err := in.ReadSlice('\n')
		long = long[:0]
		for err == bufio.ErrBufferFull {
			if long = append(long, b...); len(long) > maxLine {
				return fmt.Errorf("%s:%d: a line is longer than %d MB; the file is no table", r.Name, n, maxLine>>20)
			}
			b, err = in.ReadSlice('\n')
		}
		if len(long) > 0 {
			b = append(long, b...)
		}
		if err != nil && err != io.EOF {
			return fmt.Errorf("%s:%d: %w", r.Name, n, plainError(err))
		}
		if err == io.EOF && len(b) == 0 {
			return nil
		}
		b = bytes.TrimRight(b, "\r\n")
		if err := f(n, string(b)); err != nil {
			return err
		}
		if err == io.EOF {
			return nil
		}
	}
}

// findHeader looks for a line among the first ones that has all the names given,
// in any order and case.
func findHeader(r *Raw, names ...string) *lineTable {
	if r.Kind != Text {
		return nil
	}
	for i, l := range r.Lines[:min(len(r.Lines), 40)] {
		l = unpad(l)
		comma := separator(l)
		cells := split(l, comma)
		have := map[string]bool{}
		for j, c := range cells {
			cells[j] = strings.ToLower(c)
			have[cells[j]] = true
		}
		all := true
		for _, n := range names {
			all = all && have[n]
		}
		if all {
			return &lineTable{raw: r, line: i + 1, comma: comma, names: cells}
		}
	}
	return nil
}

// unpad drops the semicolons that spreadsheets and SIPRI's own writer leave at the
// end of a line, and quotes around the whole line.
func unpad(l string) string {
	l = strings.TrimRight(l, "; \t\r")
	if len(l) > 1 && l[0] == '"' && l[len(l)-1] == '"' && !strings.Contains(strings.ReplaceAll(l[1:len(l)-1], `""`, ""), `"`) && strings.Contains(l, ",") {
		l = strings.ReplaceAll(l[1:len(l)-1], `""`, `"`)
	}
	return l
}

// decimals finds out how the numbers in some columns are written.
func (t *lineTable) decimals(im *Import, columns ...int) (err error) {
	t.mark, err = im.decimalsOf(&header{line: t.line, comma: t.comma}, columns, func(f func(record) error) error {
		var failed error
		err := t.records(func(n int, cells []string) {
			if failed == nil {
				failed = f(record{cells, n})
			}
		}, func(int, string) {})
		t.joined = 0
		return cmp.Or(err, failed)
	})
	if err == nil && t.mark == commaed {
		im.Remark("the numbers have decimal commas")
	}
	return err
}

// number reads a cell as SIPRI or a spreadsheet writes it.
func (t *lineTable) number(s string) (float64, bool) { return t.mark.number(s) }

// column is where a heading stands, −1 where there is none.
func (t *lineTable) column(names ...string) int {
	for _, n := range names {
		for i, c := range t.names {
			if c == n {
				return i
			}
		}
	}
	return -1
}

// cells splits a line.
func (t *lineTable) cells(l string) []string {
	if strings.IndexByte(l, '"') >= 0 {
		return split(l, t.comma)
	}
	out := strings.Split(l, string(t.comma))
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

// maxBroken is into how many lines a record may be broken.
const maxBroken = 6

// A part is a line that may be the beginning or the end of a broken record.
type part struct {
	n     int
	text  string
	cells []string // as they stand
	used  int      // cells up to the last that is not empty
	whole bool     // it has all its cells, of which the last ones are empty
}

// records gives every record below the header with the line on which it begins.
// Empty lines are passed over. A record with too few cells, or whose last cells are
// empty as when a spreadsheet has padded the halves of a broken one, is put together
// with the lines that follow where that gives the right number of cells; broken
// hears of lines that belong to no record.
func (t *lineTable) records(f func(n int, cells []string), broken func(n int, text string)) error {
	width := len(t.names)
	for width > 0 && t.names[width-1] == "" {
		width--
	}
	var held []part
	drop := func() {
		if len(held) > 0 && held[0].whole {
			f(held[0].n, held[0].cells)
			held = held[1:]
		}
		if len(held) > 0 {
			broken(held[0].n, joinedText(held))
		}
		held = nil
	}
	err := t.raw.lines(func(n int, l string) error {
		if n <= t.line {
			return nil
		}
		carriage := strings.ContainsRune(l, '\r')
		l = unpad(strings.ReplaceAll(l, "\r", " "))
		if strings.Trim(l, " ,;\t") == "" {
			return nil
		}
		p := part{n: n, text: l, cells: t.cells(l)}
		for p.used = len(p.cells); p.used > 0 && p.cells[p.used-1] == ""; p.used-- {
		}
		if p.used == 0 { // quotes with nothing in them
			return nil
		}
		fits := t.fits(p.cells, width)
		if fits && p.used >= width {
			drop()
			if carriage {
				t.join(n)
			}
			f(n, p.cells)
			return nil
		}
		if len(held) > 0 {
			if whole := t.together(append(held, p), width); whole != nil {
				t.join(held[0].n)
				f(held[0].n, whole)
				held = nil
				return nil
			}
		}
		if fits {
			drop()
			p.whole = true
			held = []part{p}
			return nil
		}
		held = append(held, p)
		if len(held) > maxBroken || len(t.cells(joinedText(held))) > len(t.names) {
			if held[0].whole {
				f(held[0].n, held[0].cells)
			} else {
				broken(held[0].n, held[0].text)
			}
			held = held[1:]
		}
		return nil
	})
	if n := len(held); err == nil && n > 0 && t.raw.openEnd && !held[n-1].whole {
		return fmt.Errorf("%s:%d: the file ends in the middle of a record; download it again, or end its last line if it is whole", t.raw.Name, held[n-1].n)
	}
	drop()
	return err
}

// fits reports whether the cells are those of the header.
func (t *lineTable) fits(cells []string, width int) bool {
	if len(cells) < width {
		return false
	}
	for _, c := range cells[width:] {
		if c != "" {
			return len(cells) <= len(t.names)
		}
	}
	return true
}

// together puts the parts of a broken record together: the last cell of each with
// the first of the next. It is nil where that gives no whole record.
func (t *lineTable) together(parts []part, width int) []string {
	n := 1 - len(parts)
	for _, p := range parts {
		n += p.used
	}
	lead := 0
	if n != width { // a column on the left that somebody has added
		for lead < len(t.names) && t.names[lead] == "" {
			lead++
		}
		n -= lead * (len(parts) - 1)
	}
	if n == width {
		out := slices.Clone(parts[0].cells[:parts[0].used])
		for _, p := range parts[1:] {
			if p.used <= lead {
				return nil
			}
			out[len(out)-1] = strings.TrimSpace(out[len(out)-1] + " " + p.cells[lead])
			out = append(out, p.cells[lead+1:p.used]...)
		}
		return out
	}
	if parts[0].whole {
		return nil
	}
	if whole := t.cells(joinedText(parts)); t.fits(whole, width) {
		return whole
	}
	return nil
}

func joinedText(parts []part) string {
	var out []string
	for _, p := range parts {
		out = append(out, p.text)
	}
	return strings.Join(out, " ")
}

func (t *lineTable) join(n int) {
	if t.joined++; t.joined == 1 {
		t.first = n
	}
}

// tell says how many records were put together.
func (t *lineTable) tell(im *Import) {
	if t.joined > 0 {
		im.Remark("%s broken in two by a line break in a comment and put together again, the first in line %d", counted(t.joined, "record"), t.first)
	}
}

// generated is the day on which SIPRI's site made the file, as it says above the
// table; "" where nothing is said.
func generated(r *Raw, header int) string {
	for _, l := range r.Lines[:min(header, len(r.Lines))] {
		l = strings.Trim(unpad(l), `",; `)
		for _, key := range []string{"Data generated:", "Generated:"} {
			if at := strings.Index(l, key); at >= 0 {
				return strings.TrimSpace(strings.Trim(l[at+len(key):], ",; "))
			}
		}
	}
	return ""
}
