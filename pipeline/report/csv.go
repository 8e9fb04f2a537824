package report

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"defensetrade/pipeline/result"
)

// csvRow appends cells as a line of RFC 4180, with a bare line feed at its end
// as in all files of a run.
func csvRow(b []byte, cells ...string) []byte {
	for i, c := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = csvCell(b, c)
	}
	// A line of one empty cell would be an empty line, which readers skip.
	if len(cells) == 1 && cells[0] == "" {
		b = append(b, `""`...)
	}
	return append(b, '\n')
}

func csvCell(b []byte, c string) []byte {
	if !strings.ContainsAny(c, ",\"\r\n") && strings.TrimSpace(c) == c {
		return append(b, c...)
	}
	b = append(b, '"')
	for {
		before, after, found := strings.Cut(c, `"`)
		b = append(b, before...)
		if !found {
			return append(b, '"')
		}
		b = append(b, `""`...)
		c = after
	}
}

// inert makes words harmless in a spreadsheet, which takes a cell that starts
// with = + - @, their wide forms, or a blank before them, for a formula: an
// apostrophe before it says that it is text. Letters that are not seen, among
// them those that reorder a line, are left out. Numbers stay as they are.
func inert(s string) string {
	if plainWord(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if unseen(r) && r != '\n' && r != '\t' && r != '\r' { // line breaks are data
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	if r, _ := utf8.DecodeRuneInString(s); s == "" || s == "-" || !strings.ContainsRune("=+-@\t\r\n＝＋－＠", r) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}

// plainWord reports whether a word is of printable ASCII and begins harmlessly, as
// most do.
func plainWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return s == "" || strings.IndexByte("=+-@", s[0]) < 0
}

// decimal is the shortest decimal that reads back as the same number, without
// an exponent where that is no longer than people read; "" for NaN.
func decimal(v float64) string { return string(appendDecimal(nil, v)) }

func appendDecimal(b []byte, v float64) []byte {
	switch a := math.Abs(v); {
	case math.IsNaN(v):
		return b
	case v == 0:
		return append(b, '0') // without the sign that a zero may have
	case a < 1e-6 || a >= 1e21:
		return strconv.AppendFloat(b, v, 'g', -1, 64)
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// TableCSV is a table's data: numbers at full precision, words as they are. The
// headings of groups of rows become a first column of their own.
func TableCSV(t *result.Table) []byte {
	grouped := false
	for _, r := range t.Rows {
		grouped = grouped || r.Group
	}
	var head []string
	if grouped {
		head = append(head, "group")
	}
	for i := range t.Cols {
		head = append(head, inert(columnKey(t, i)))
	}
	b := csvRow(nil, head...)
	group := ""
	for _, r := range t.Rows {
		if r.Group {
			group = groupName(r)
			continue
		}
		var cells []string
		if grouped {
			cells = append(cells, inert(group))
		}
		for i := range t.Cols {
			cells = append(cells, cellValue(r, i))
		}
		b = csvRow(b, cells...)
	}
	return b
}

// columnKey is a column's heading in a file of data.
func columnKey(t *result.Table, i int) string {
	return cmp.Or(t.Cols[i].Key, t.Cols[i].Head, "column"+strconv.Itoa(i+1))
}

func groupName(r result.Row) string {
	if len(r.Cells) == 0 {
		return ""
	}
	return r.Cells[0].String()
}

// cellValue is a cell as data. A mark belongs to the printed table; after a
// number it would make the column text.
func cellValue(r result.Row, col int) string {
	if col >= len(r.Cells) {
		return ""
	}
	if c := r.Cells[col]; c.Number {
		return decimal(c.Value)
	}
	return inert(r.Cells[col].String())
}

// FigureCSV is exactly the data that a figure shows.
func FigureCSV(f *result.Figure) []byte {
	if f.Data == nil {
		return nil
	}
	var b []byte
	for _, row := range append([][]string{f.Data.Head}, f.Data.Rows...) {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = inert(c)
		}
		b = csvRow(b, cells...)
	}
	return b
}
