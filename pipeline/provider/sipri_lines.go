package provider

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
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

// records gives every record below the header with the line on which it begins.
// Empty lines are passed over. A record with too few cells is put together with
// the lines that follow; where that gives none with the right number, broken hears
// of it.
func (t *lineTable) records(f func(n int, cells []string), broken func(n int, text string)) error {
	width := len(t.names)
	for width > 0 && t.names[width-1] == "" {
		width--
	}
	fits := func(cells []string) bool {
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
	var held []string // the lines of a record that is not whole yet
	at := 0
	drop := func() {
		if len(held) > 0 {
			broken(at, strings.Join(held, " "))
			held = nil
		}
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
		cells := t.cells(l)
		if fits(cells) {
			drop()
			if carriage {
				t.join(n)
			}
			f(n, cells)
			return nil
		}
		if len(held) == 0 {
			at = n
		}
		held = append(held, l)
		if whole := t.cells(strings.Join(held, " ")); len(held) > 1 && fits(whole) {
			t.join(at)
			held = nil
			f(at, whole)
		} else if len(held) > maxBroken || len(whole) > len(t.names) {
			broken(at, held[0])
			held = held[1:]
			at = n
		}
		return nil
	})
	drop()
	return err
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
