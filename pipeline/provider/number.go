package provider

import (
	"math"
	"strconv"
	"strings"
)

// decimal is the shortest decimal that reads back as v, "" for NaN.
func decimal(v float64) string { return string(appendDecimal(nil, v)) }

func appendDecimal(b []byte, v float64) []byte {
	switch a := math.Abs(v); {
	case math.IsNaN(v):
		return b
	case a != 0 && (a < 1e-6 || a >= 1e21):
		return strconv.AppendFloat(b, v, 'e', -1, 64)
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// parse reads digits with at most one decimal point, a sign and an exponent.
func parse(s string) (float64, bool) {
	if s == "" || strings.ContainsAny(s, "xXpP_nNiI") {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && !math.IsInf(v, 0)
}

// percent reads a fraction and gives it in percent: the decimal point is moved
// before the number is read, so that 0.0192 becomes 1.92 and not 1.9200000000000002.
func percent(v float64) float64 {
	s := strconv.FormatFloat(v, 'e', -1, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	e, err := strconv.Atoi(exponent)
	if err != nil { // NaN and infinities have no exponent
		return v * 100
	}
	out, _ := strconv.ParseFloat(mantissa+"e"+strconv.Itoa(e+2), 64)
	return out
}

// year reads a heading that is a year: 1990, 1990.0, "2001 [YR2001]", YR2001.
func year(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if before, inside, ok := strings.Cut(s, "["); ok && strings.HasSuffix(inside, "]") {
		s = strings.TrimSpace(before)
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "YR"), ".0")
	y, err := strconv.Atoi(s)
	return y, err == nil && len(s) == 4 && y >= 1800 && y <= 2100
}

// readNumber reads a number of a table as people write it: with the decimal mark
// given, the other mark, blanks or apostrophes between thousands, a currency sign
// before it, a percent sign behind it, or brackets for a minus.
func readNumber(s string, mark byte) (float64, bool) {
	if v, ok := parse(s); ok && (mark == '.' || !strings.ContainsAny(s, ".")) {
		return v, true
	}
	if s == "" || len(s) > 60 {
		return 0, false
	}
	t := strings.TrimSpace(strings.TrimSuffix(s, "%"))
	minus := strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")")
	t = strings.TrimSpace(strings.Trim(t, "()"))
	for _, sign := range []string{"US$", "$", "€", "£", "₺"} {
		t = strings.TrimSpace(strings.TrimPrefix(t, sign))
	}
	if rest, ok := strings.CutPrefix(t, "−"); ok {
		t = "-" + rest
	}
	group := ","
	if mark == ',' {
		group = "."
	}
	t = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "'", " ", "’", " ", group, " ").Replace(t)
	whole, frac, point := strings.Cut(t, string(mark))
	if strings.Contains(whole, " ") {
		parts := strings.Split(strings.TrimLeft(whole, "+-"), " ")
		for i, p := range parts {
			if i > 0 && len(p) != 3 || i == 0 && (len(p) == 0 || len(p) > 3) || strings.Trim(p, "0123456789") != "" {
				return 0, false
			}
		}
		whole = strings.ReplaceAll(whole, " ", "")
	}
	if point {
		whole += "." + frac
	}
	v, ok := parse(whole)
	if minus {
		v = -v
	}
	return v, ok
}
