package provider

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// mostPreamble is how many lines may stand above a header.
const mostPreamble = 40

// A header is the line that names a table's columns.
type header struct {
	line  int
	comma rune     // of a text
	sheet string   // of a workbook
	names []string // as they are compared: small letters, digits and underscores
	text  []string // as they stand
}

// plainName is how names of columns are compared: without case, blanks and marks,
// so that refYear, RefYear and ref_year are one.
func plainName(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}

// tableHeader looks among the first lines for the one that has all the columns
// that are needed; "t|year" is either.
func tableHeader(r *Raw, need ...string) *header {
	if r.Kind == Workbook {
		for _, sheet := range r.Sheets {
			rows := r.rows(sheet)
			for i, cells := range rows[:min(len(rows), mostPreamble)] {
				if h := newHeader(cells, i+1); h.has(need...) {
					h.sheet = sheet
					return h
				}
			}
		}
		return nil
	}
	for i, l := range r.Lines[:min(len(r.Lines), mostPreamble)] {
		if len(l) < 3 {
			continue
		}
		if h := asHeader(l, i+1); h.has(need...) {
			return h
		}
	}
	return nil
}

func asHeader(l string, line int) *header {
	comma := separator(l)
	h := newHeader(split(l, comma), line)
	h.comma = comma
	return h
}

func newHeader(cells []string, line int) *header {
	h := &header{line: line, text: slices.Clone(cells)}
	for _, c := range h.text {
		h.names = append(h.names, plainName(c))
	}
	for len(h.names) > 0 && h.names[len(h.names)-1] == "" { // a separator at the end of the line
		h.names, h.text = h.names[:len(h.names)-1], h.text[:len(h.text)-1]
	}
	return h
}

// has reports whether each needed column is there, once.
func (h *header) has(need ...string) bool {
	for _, n := range need {
		if h.col(strings.Split(n, "|")...) < 0 {
			return false
		}
	}
	return true
}

// col is the place of the first of the columns that is there, or −1.
func (h *header) col(names ...string) int {
	for _, n := range names {
		if i := slices.Index(h.names, plainName(n)); i >= 0 {
			return i
		}
	}
	return -1
}

// seen says what was recognised.
func (h *header) seen() string {
	comma, where := string(h.comma), "line "+strconv.Itoa(h.line)
	if h.sheet != "" {
		comma, where = ",", fmt.Sprintf("row %d of sheet %q", h.line, h.sheet)
	}
	t := strings.Join(h.text[:min(3, len(h.text))], comma)
	if len(h.text) > 3 {
		t += comma + "…"
	}
	return fmt.Sprintf("header %q in %s", t, where)
}

// below reads the rows below a header that have anything in them.
func (r *Raw) below(h *header, f func(record) error) error {
	if h.sheet != "" {
		for i, cells := range r.rows(h.sheet)[h.line:] {
			if rec := (record{cells, h.line + i + 1}); !rec.empty() {
				if err := f(rec); err != nil {
					return err
				}
			}
		}
		return nil
	}
	return r.records(h.comma, func(rec record) error {
		if rec.line <= h.line || rec.empty() {
			return nil
		}
		return f(rec)
	})
}

// below is the same for the file that is being read; places in a workbook get the
// name of the sheet.
func (im *Import) below(h *header, f func(record) error) error {
	if h.sheet != "" {
		im.part(im.raw.Name + "!" + h.sheet)
	}
	return im.raw.below(h, f)
}

// unread is a remark on the columns that are not imported.
func (im *Import) unread(h *header, read ...int) {
	var left []string
	for i, c := range h.text {
		if !slices.Contains(read, i) && c != "" {
			left = append(left, c)
		}
	}
	if len(left) > 0 {
		im.Remark("columns that are not imported: %s", joinedUpTo(left, 40))
	}
}

func joinedUpTo(words []string, n int) string {
	if len(words) > n {
		words = append(slices.Clone(words[:n]), fmt.Sprintf("%d more", len(words)-n))
	}
	return joined(words)
}

// tooLong reports a row that has more in it than its header names columns, as
// when a comma stands in a cell without quotes.
func (im *Import) tooLong(h *header, rec record) bool {
	for i := len(h.names); i < len(rec.cells); i++ {
		if c := rec.cell(i); c != "" {
			im.Fault(im.at(rec.line), "download the file again, or put the cell that holds a comma in quotes", "the row has more cells than the header, which has %d: %q is the first of them", len(h.names), c)
			return true
		}
	}
	return false
}
