package provider

import (
	"math"
	"strconv"
	"strings"
)

// decimal is the shortest decimal that reads back as v, "" for NaN.
func decimal(v float64) string {
	switch a := math.Abs(v); {
	case math.IsNaN(v):
		return ""
	case a != 0 && (a < 1e-6 || a >= 1e21):
		return strconv.FormatFloat(v, 'e', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
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
