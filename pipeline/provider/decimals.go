package provider

import (
	"errors"
	"fmt"
	"strings"

	"defensetrade/pipeline/obs"
)

// decimals is how a table writes numbers.
type decimals byte // the decimal mark

const (
	pointed decimals = '.'
	commaed decimals = ','
)

// decimals finds out how the columns of a table write their numbers. With commas
// between the columns it is a point; spreadsheet programs put semicolons or tabs
// where commas are decimal. Elsewhere the whole columns are looked at: "0,25" and
// "1.234,5" show a decimal comma, ".067" and "12.5" a point; where all is like
// "1.234" nobody can tell, which is an error (G35).
func (im *Import) decimals(h *header, columns []int) (decimals, error) {
	return im.decimalsOf(h, columns, func(f func(record) error) error { return im.raw.below(h, f) })
}

// decimalsOf is decimals of the records that each gives.
func (im *Import) decimalsOf(h *header, columns []int, each func(func(record) error) error) (decimals, error) {
	switch {
	case im.opt.Mapping.Decimal == ",":
		return commaed, nil
	case im.opt.Mapping.Decimal == ".":
		return pointed, nil
	case im.opt.Mapping.Decimal != "":
		return pointed, errors.New(`--decimal: write "." or ","`)
	case h.sheet != "" || h.comma == ',' || h.comma == 0: // 0: JSON
		return pointed, nil
	default:
		return im.raw.shown(columns, each)
	}
}

// shown is the decimal mark that the cells of some columns show.
func (r *Raw) shown(columns []int, each func(func(record) error) error) (decimals, error) {
	var point, mark, open obs.Pos // first cells that show each
	var pointCell, markCell, openCell string
	err := each(func(rec record) error {
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
		return pointed, fmt.Errorf("%s: G35: %q has a decimal point, and %q in line %d a decimal comma; say which is meant with --decimal", point, pointCell, markCell, mark.Line)
	case mark.Line > 0:
		return commaed, nil
	case point.Line > 0 || open.Line == 0:
		return pointed, nil
	}
	return pointed, fmt.Errorf("%s: G35: %q may be a thousand or a fraction, and no other cell shows which; say it with --decimal . or --decimal ,", open, openCell)
}

// blanks may part thousands.
var blanks = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "", "’", "")

// decimalMark is the decimal mark that a number shows: '.' or ',', '?' where its
// only mark may also part thousands, 0 where it has none or is no number.
func decimalMark(s string) byte {
	s = strings.TrimFunc(blanks.Replace(s), func(c rune) bool { return (c < '0' || c > '9') && c != '.' && c != ',' }) // currencies, percent signs, brackets
	dot, com := strings.Count(s, "."), strings.Count(s, ",")
	if dot+com == 0 || !strings.ContainsAny(s, "0123456789") || strings.Trim(s, "0123456789.,eE+-") != "" {
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

// number reads a cell.
func (d decimals) number(s string) (float64, bool) { return readNumber(s, byte(d)) }
