package provider

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// mostPreamble is how many lines may stand above a header.
const mostPreamble = 40

// A header is the line that names a table's columns.
type header struct {
	line  int
	comma rune
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

// findHeader looks among the first lines for the one that has all the columns
// that are needed; "t|year" is either.
func findHeader(r *Raw, need ...string) *header {
	if r.Kind != Text {
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
	h := &header{line: line, comma: separator(l)}
	h.text = split(l, h.comma)
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
	t := strings.Join(h.text[:min(3, len(h.text))], string(h.comma))
	if len(h.text) > 3 {
		t += string(h.comma) + "…"
	}
	return fmt.Sprintf("header %q in line %d", t, h.line)
}

// rows reads the rows below a header that have anything in them.
func (r *Raw) rows(h *header, f func(record) error) error {
	return r.records(h.comma, func(rec record) error {
		if rec.line <= h.line || rec.empty() {
			return nil
		}
		return f(rec)
	})
}
