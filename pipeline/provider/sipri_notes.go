package provider

import (
	"regexp"
	"strings"
)

// footnotes are the marks of SIPRI's workbook and what they mean.
type footnotes map[string]string

// read reads the sheet of footnotes; false where it is none.
func (f footnotes) read(rows [][]string) bool {
	found := false
	for _, row := range rows {
		for len(row) > 0 && cellOf(row, 0) == "" { // a column that came in on the left
			row = row[1:]
		}
		mark := cellOf(row, 0)
		text := ""
		for i := 1; i < len(row) && text == ""; i++ {
			text = cellOf(row, i)
		}
		switch {
		case strings.HasPrefix(strings.ToLower(mark), "footnotes"):
			found = true
		case found && text != "" && noteMark.MatchString(mark):
			f[mark] = strings.Join(strings.Fields(text), " ")
		}
	}
	return found
}

// noteMark is a sign or a number.
var noteMark = regexp.MustCompile(`^[†‡§¶‖]$|^\d{1,3}$`)

// noteMarks takes "‡§¶16" apart.
var noteMarks = regexp.MustCompile(`[†‡§¶‖]|\d{1,3}`)

// of says in words what the marks of a country mean.
func (f footnotes) of(marks string) string {
	var out []string
	for _, m := range noteMarks.FindAllString(marks, -1) {
		out = append(out, strings.TrimSpace(m+" "+f[m]))
	}
	return strings.Join(out, "; ")
}
