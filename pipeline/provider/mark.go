package provider

import (
	"fmt"
	"strings"
)

// decimal finds the decimal mark of the values by the evidence of all of them:
// "1,5" and "1.234.567" can be read in one way only, "1,234" in two. Without
// evidence for a number of the second kind it is an error, not a guess (G35).
func (l *layout) decimal(declared string) (mark byte, guessed string, err error) {
	switch declared {
	case ".", ",":
		return declared[0], "", nil
	case "":
	default:
		return 0, "", fmt.Errorf(`--decimal: write "." or ","`)
	}
	columns := []int{l.value}
	if len(l.years) > 0 {
		columns = nil
		for _, c := range l.years {
			columns = append(columns, c.at)
		}
	}
	comma, point, doubt := "", "", ""
	var line int
	err = l.rows(func(rec record) error {
		for _, i := range columns {
			c := rec.cell(i)
			switch decimalMark(c) {
			case ',':
				comma = orElse(comma, c)
			case '.':
				point = orElse(point, c)
			case '?': // a point between commas that part columns is decimal
				if doubt == "" && (strings.Contains(c, ",") || l.comma == ';') {
					doubt, line = c, rec.line
				}
			}
		}
		return nil
	})
	place := l.raw.Name
	if l.sheet != "" {
		place += "!" + l.sheet
	}
	switch {
	case err != nil:
		return 0, "", err
	case comma != "" && point != "":
		return 0, "", fmt.Errorf("%s: G35: numbers are written in two ways: %q has a decimal comma and %q a decimal point; say which with --decimal", place, comma, point)
	case comma != "":
		return ',', fmt.Sprintf("decimal comma, as in %q", comma), nil
	case point != "":
		return '.', "", nil
	case doubt != "":
		return 0, "", fmt.Errorf("%s:%d: G35: %q can be read in two ways, and no other number shows which is meant; say it with --decimal . or --decimal ,", place, line, doubt)
	}
	return '.', "", nil
}
