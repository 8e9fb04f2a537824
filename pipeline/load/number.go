package load

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// A doubt says why a cell is not a number, and what to do.
type doubt struct{ guard, msg, fix string }

// number reads a decimal number as the dialect writes it. Nothing is guessed: a
// number that could be read in two ways is a doubt.
func (d *dialect) number(s string) (float64, *doubt) {
	t := s
	if d.declared {
		var why *doubt
		if t, why = d.plainly(s); why != nil {
			return 0, why
		}
	}
	if !decimal(t) {
		return 0, d.explain(s)
	}
	v, err := strconv.ParseFloat(t, 64)
	switch {
	case err != nil || math.IsInf(v, 0):
		return 0, &doubt{"", quote(s) + " is larger than any number that can be computed with", "correct it; millions and billions are said by the unit's scale"}
	case v == 0 && strings.ContainsAny(mantissa(t), "123456789"):
		return 0, &doubt{"", quote(s) + " is so small that it would become zero", "correct it, or write 0"}
	}
	return v, nil
}

// decimal reports whether s is digits with at most one point, a sign and an
// exponent; strconv would take hex, underscores, NaN and Inf as well.
func decimal(s string) bool {
	i, digits := 0, 0
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	for point := false; i < len(s); i++ {
		if s[i] == '.' && !point {
			point = true
		} else if s[i] >= '0' && s[i] <= '9' {
			digits++
		} else {
			break
		}
	}
	if digits == 0 || i == len(s) {
		return digits > 0
	}
	if s[i] != 'e' && s[i] != 'E' {
		return false
	}
	if i++; i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	first := i
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i == len(s) && i > first
}

func mantissa(s string) string {
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		return s[:i]
	}
	return s
}

// plainly rewrites a number of a declared dialect with a point and no groups.
func (d *dialect) plainly(s string) (string, *doubt) {
	whole, frac, point := strings.Cut(s, string(d.decimal))
	if d.group != "" && strings.Contains(whole, d.group) {
		parts := strings.Split(strings.TrimLeft(whole, "+-"), d.group)
		for i, p := range parts {
			if i == 0 && (len(p) < 1 || len(p) > 3) || i > 0 && len(p) != 3 {
				return "", &doubt{"G35", quote(s) + " has groups of digits that are not thousands, while " + quote(d.group) + " is declared to part thousands",
					"correct the number, or the groupChar in datapackage.json"}
			}
		}
		whole = strings.ReplaceAll(whole, d.group, "")
	}
	other := "."
	if d.decimal == '.' {
		other = ","
	}
	if strings.Contains(whole+frac, other) {
		return "", &doubt{"G35", quote(s) + " holds " + quote(other) + ", while datapackage.json declares " + quote(string(d.decimal)) + " as the decimal mark",
			"correct the number, or the decimalChar and groupChar in datapackage.json"}
	}
	if point {
		whole += "." + frac
	}
	return whole, nil
}

// missingMarks are words and signs that publishers write where they have no value.
var missingMarks = []string{
	"-", "--", "—", "–", ".", "..", "...", "…", ". .", ":", "*", "?", "n/a", "n.a.", "na", "n/d", "nd", "n.d.", "nan", "#n/a", "#na", "null",
	"none", "nil", "missing", "unknown", "xxx", "xx", "x", "not available", "not applicable", "yok", "bilinmiyor", "#value!", "#div/0!", "#ref!", "#num!", "#name?",
}

var (
	oneGroup    = regexp.MustCompile(`^[+-]?[1-9]\d{0,2},\d{3}$`)
	commaGroups = regexp.MustCompile(`^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$`)
	dotGroups   = regexp.MustCompile(`^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$`)
	commaMark   = regexp.MustCompile(`^[+-]?\d+,\d+$`)
	spaced      = regexp.MustCompile(`^[+-]?\d+([\s'’_]\d+)+([.,]\d+)?$`)
	hexadecimal = regexp.MustCompile(`^(?i)[+-]?0[xob][0-9a-f_.p+-]+$`)
	infinite    = regexp.MustCompile(`^(?i)[+-]?(inf|infinity|∞)$`)
	scaled      = regexp.MustCompile(`^(?i)(.*\d)\s*(k|m|mn|mio|bn|b|tn|thousand|million|billion|trillion|milyon|milyar)$`)
	coded       = regexp.MustCompile(`^[A-Z]{3} ?[\d.,]+$|^[\d.,]+ ?([A-Z]{3}|TL|dollars|euros?)$`)
	bracketed   = regexp.MustCompile(`^\((\d+(\.\d+)?)\)$`)
	ranged      = regexp.MustCompile(`^[\d.,]+\s*[-–—/]\s*[\d.,]+$`)
	marked      = regexp.MustCompile(`^([+-]?\d+(\.\d+)?)\s*([*†‡§¶]+|\[\w+\]|\(\w\)|[a-z])$`)
)

// explain says what is wrong with a cell that is not a number.
func (d *dialect) explain(s string) *doubt {
	low := strings.ToLower(s)
	space := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\u202f' {
			return ' '
		}
		return r
	}, s)
	bare := func(t string) string {
		return strings.NewReplacer(",", "", " ", "", "'", "", "’", "", "_", "").Replace(t)
	}
	switch {
	case contains(missingMarks, low):
		return &doubt{"", quote(s) + " is not a number", `where a value is missing leave the cell empty, or declare the mark: "missingValues": ["", ` + quote(s) + `] in datapackage.json`}
	case infinite.MatchString(s):
		return &doubt{"", quote(s) + " is not a number that can be computed with", "leave the cell empty where there is no value"}
	case oneGroup.MatchString(s) && !d.declared:
		return &doubt{"G35", quote(s) + " can be read as " + bare(s) + " and as " + strings.Replace(s, ",", ".", 1),
			"write " + bare(s) + " or " + strings.Replace(s, ",", ".", 1) + `, or declare "groupChar" or "decimalChar" in datapackage.json`}
	case commaGroups.MatchString(s) && !strings.HasPrefix(strings.TrimLeft(s, "+-"), "0"):
		return &doubt{"", quote(s) + " has commas between thousands", "write " + bare(s) + `, or declare "groupChar": "," in datapackage.json`}
	case dotGroups.MatchString(s):
		t := strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
		return &doubt{"", quote(s) + " has points between thousands", "write " + t + `, or declare "decimalChar": "," and "groupChar": "." in datapackage.json`}
	case commaMark.MatchString(s):
		return &doubt{"", quote(s) + " has a decimal comma", "write " + strings.Replace(s, ",", ".", 1) + `, or declare "decimalChar": "," in datapackage.json`}
	case spaced.MatchString(space):
		return &doubt{"", quote(s) + " has spaces or signs between its digits", "write " + strings.Replace(bare(space), ",", ".", 1)}
	case hexadecimal.MatchString(s):
		return &doubt{"", quote(s) + " is not a decimal number", "write it with the digits 0–9"}
	case strings.HasSuffix(s, "%"):
		return &doubt{"", quote(s) + " ends in a percent sign", "write " + strings.TrimSpace(strings.TrimSuffix(s, "%")) + `; that values are percentages is said by the unit: {"kind": "share", "of": "…"}`}
	case strings.ContainsFunc(s, currencySign):
		t := strings.TrimSpace(strings.TrimFunc(strings.TrimPrefix(s, "US"), func(r rune) bool { return currencySign(r) || unicode.IsSpace(r) }))
		return &doubt{"", quote(s) + " holds a currency sign", "write " + or(plainOr(t), or(plainOr(bare(t)), "the number alone")) + `; the currency is said by the unit in datapackage.json`}
	case coded.MatchString(s):
		return &doubt{"", quote(s) + " holds a currency", "write the number alone; the currency is said by the unit in datapackage.json"}
	case scaled.MatchString(s):
		return &doubt{"", quote(s) + " holds a word for its size", `write the number alone; millions and billions are said by the unit's "scale" in datapackage.json`}
	case bracketed.MatchString(s):
		return &doubt{"", quote(s) + " stands in brackets", "write -" + bracketed.FindStringSubmatch(s)[1] + " where a negative number is meant"}
	case strings.HasPrefix(s, "−") || strings.HasPrefix(s, "–"):
		return &doubt{"", quote(s) + " begins with a dash that is not a minus sign", "write -" + strings.TrimLeft(s, "−–")}
	case ranged.MatchString(s):
		return &doubt{"", quote(s) + " is a range", "write one value, and the range into the column note"}
	case strings.HasPrefix(s, "<") || strings.HasPrefix(s, ">") || strings.HasPrefix(s, "~") || strings.HasPrefix(s, "≈"):
		return &doubt{"", quote(s) + " is a bound, not a value", "write the number, put estimated into the column status and the bound into the column note"}
	case marked.MatchString(s):
		return &doubt{"", quote(s) + " carries a mark", "write " + marked.FindStringSubmatch(s)[1] + ", and the mark's meaning into the columns status or note"}
	}
	return &doubt{"", quote(s) + " is not a number", "write digits with a decimal point, as 1250 or -3.2, or leave the cell empty"}
}

func currencySign(r rune) bool { return unicode.Is(unicode.Sc, r) }

// plainOr is the number t where it is one, else "".
func plainOr(t string) string {
	if decimal(t) {
		return t
	}
	return ""
}
