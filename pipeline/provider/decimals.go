package provider

import (
	"fmt"
	"strings"

	"defensetrade/pipeline/obs"
)

// decimals is how a table writes numbers.
type decimals struct{ point, group byte }

var (
	pointed = decimals{'.', ','}
	comma   = decimals{',', '.'}
)

// decimals finds out how the columns of a table write their numbers. With commas
// between the columns it is a point; spreadsheet programs put semicolons where
// commas are decimal. Elsewhere the whole columns are looked at: "0,25" and
// "1.234,5" show a decimal comma, ".067" and "12.5" a point; where all is like
// "1.234" nobody can tell, which is an error (G35).
func (r *Raw) decimals(h *header, columns []int) (decimals, error) {
	if h.sheet != "" || h.comma != ';' {
		return pointed, nil
	}
	var point, mark, open obs.Pos // first cells that show each
	var pointCell, markCell, openCell string
	err := r.below(h, func(rec record) error {
		for _, c := range columns {
			cell := rec.cell(c)
			at := obs.Pos{File: r.Name, Line: rec.line}
			switch decimalMark(cell) {
			case '.':
				if point.Line == 0 {
					point, pointCell = at, strings.Clone(cell)
				}
			case ',':
				if mark.Line == 0 {
					mark, markCell = at, strings.Clone(cell)
				}
			case '?':
				if open.Line == 0 {
					open, openCell = at, strings.Clone(cell)
				}
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return pointed, err
	case point.Line > 0 && mark.Line > 0:
		return pointed, fmt.Errorf("%s: G35: %q has a decimal point, and %q in line %d a decimal comma; make the column one of the two", point, pointCell, markCell, mark.Line)
	case mark.Line > 0:
		return comma, nil
	case point.Line > 0 || open.Line == 0:
		return pointed, nil
	}
	return pointed, fmt.Errorf("%s: G35: %q may be a thousand or a fraction, and no other cell shows which; save the file with commas between the columns and decimal points", open, openCell)
}

// decimalMark is the decimal mark that a number shows: '.' or ',', '?' where its
// only mark may also part thousands, 0 where it has none or is no number.
func decimalMark(s string) byte {
	s = strings.Trim(s, "+-$€£ \u00a0")
	dot, com := strings.Count(s, "."), strings.Count(s, ",")
	if dot+com == 0 || strings.Trim(s, "0123456789.,eE+-") != "" {
		return 0
	}
	last := strings.LastIndexAny(s, ".,")
	other := byte('.')
	if s[last] == '.' {
		other = ','
	}
	switch {
	case dot > 0 && com > 0:
		return s[last]
	case dot+com > 1: // the same mark again: it parts thousands
		return other
	case last == 0 || last > 3 || len(s)-last-1 != 3 || s[0] == '0':
		return s[last]
	}
	return '?'
}

// number reads a cell. What parts thousands must part all of them.
func (d decimals) number(s string) (float64, bool) {
	s = strings.TrimSpace(strings.ReplaceAll(s, "\u00a0", ""))
	if v, ok := parse(s); ok && (d.point == '.' || strings.IndexByte(s, '.') < 0) {
		return v, true
	}
	if d.point == ',' {
		s = strings.NewReplacer(".", ",", ",", ".").Replace(s)
	}
	return money(s)
}
