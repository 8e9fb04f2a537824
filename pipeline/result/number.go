package result

import (
	"math"
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
)

// Minus is the sign that people print before a negative number.
const Minus = "−"

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

// Style is what a number is written as.
type Style int

// The styles of numbers.
const (
	Plain   Style = iota // 1,234.5
	Amount               // with its unit, as people say it: 3.6% of GDP, $1.08 billion, 205 million TIV
	Short                // with the shortest unit: 3.6%, $1.08 bn, 205
	Year                 // 2011
	PValue               // 0.03, <0.001
	Percent              // of a fraction: 0.45 is 45%
	Points               // a change in percentage points, or in the unit of anything else
)

// A Format says how a number is written. Decimals < 0 chooses them by size.
type Format struct {
	Style    Style
	Decimals int
	Sign     bool // a plus sign before what is positive
	Abs      bool // without sign: the words around it say the direction
	Relation bool // of a p-value: with the sign between, "= 0.03" or "< 0.001"
	Exact    bool // all the decimals that it has, whatever Decimals says
}

// String writes a number of a unit in a language.
func (f Format) String(l *lang.Language, v float64, u obs.Unit) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return l.NoNumber()
	}
	if f.Abs {
		v = math.Abs(v)
	}
	s := f.text(l, math.Abs(v), u)
	switch {
	case v < 0 && !zero(s):
		return Minus + s
	case f.Sign && v > 0 && !zero(s):
		return "+" + s
	}
	return s
}

// zero reports whether a number was rounded to nothing, which carries no sign.
func zero(s string) bool { return !strings.ContainsAny(s, "123456789") }

func (f Format) text(l *lang.Language, v float64, u obs.Unit) string {
	switch f.Style {
	case Year:
		return strconv.FormatFloat(v, 'f', 0, 64)
	case PValue:
		if p := pvalue(l, v); !f.Relation {
			return p
		} else if strings.HasPrefix(p, "<") {
			return "< " + p[1:]
		} else {
			return "= " + p
		}
	case Percent:
		return l.Percent(Decimal(l, 100*v, f.decimals(100*v)))
	case Points:
		if u.Percent() {
			return strings.Replace(l.Say("{} percentage points", Decimal(l, v, f.decimals(v))), " ", nbsp, 1)
		}
		return Format{Style: Amount, Decimals: f.Decimals}.text(l, v, u)
	case Amount, Short:
		return f.amount(l, v, u)
	}
	return Decimal(l, v, f.decimals(v))
}

func (f Format) amount(l *lang.Language, v float64, u obs.Unit) string {
	long := f.Style == Amount
	switch u.Kind {
	case obs.Share:
		s := l.Percent(Decimal(l, v, f.percentDecimals(v)))
		if long {
			return l.Say("{} of {}¦a share of a whole: 3.6% of GDP", s, l.StudyWords(u.Of))
		}
		return s
	case obs.Rate:
		return l.Percent(Decimal(l, v, f.percentDecimals(v)))
	case obs.Money:
		// The symbol of the dollar alone where the text has named it.
		symbol := strings.TrimPrefix(u.Symbol(), "US")
		full, word := v, u.Scale
		// Thousands of single dollars stay: $1,234.
		for word >= 1 && word < 1e12 && (full >= 1000 && word > 1 || full >= 1e6) {
			full, word = full/1000, word*1000
		}
		for word > 1 && full != 0 && full < 1 {
			full, word = full*1000, word/1000
		}
		d := f.Decimals
		if f.Exact {
			d = written(full)
		} else if d < 0 || word != u.Scale {
			d = significant(full, 3)
		}
		s := Decimal(l, full, d)
		if w := obs.ScaleWord(word); w != "" {
			if !long {
				w = shortScale[w]
			}
			s += nbsp + l.Phrase(w)
		}
		return l.Money(symbol, s, long)
	case obs.TIV:
		s := Decimal(l, v, f.decimals(v))
		if long {
			if w := obs.ScaleWord(u.Scale); w != "" {
				s += nbsp + l.Phrase(w)
			}
			s += nbsp + "TIV"
		}
		return s
	case obs.Quantity:
		return Decimal(l, v, f.decimals(v)) + nbsp + l.StudyWords(u.Name)
	case obs.Counted:
		s := Decimal(l, v, f.decimals(v))
		if w := obs.ScaleWord(u.Scale); w != "" {
			s += nbsp + l.Phrase(w)
		}
		if long && u.Of != "" {
			s += nbsp + l.StudyWords(u.Of)
		}
		return s
	}
	return Decimal(l, v, f.decimals(v))
}

// percentDecimals is one decimal, none for a whole number: a source that says 60%
// does not say 60.0%.
func (f Format) percentDecimals(v float64) int {
	switch {
	case f.Exact:
		return written(v)
	case f.Decimals >= 0:
		return f.Decimals
	case v == math.Trunc(v):
		return 0
	}
	return 1
}

func (f Format) decimals(v float64) int {
	if f.Exact {
		return written(v)
	}
	if f.Decimals >= 0 {
		return f.Decimals
	}
	return significant(v, 3)
}

// written is how many decimals somebody wrote a number with, at most 9.
func written(v float64) int {
	d := 0
	for d < 9 && math.Abs(v*math.Pow10(d)-math.Round(v*math.Pow10(d))) > 1e-9*math.Max(1, math.Abs(v)) {
		d++
	}
	return d
}

// significant is how many decimals leave n significant digits, at most 12.
func significant(v float64, n int) int {
	v = math.Abs(v)
	if v == 0 || v == math.Trunc(v) && v < 1e6 {
		return 0
	}
	d := n - 1 - int(math.Floor(math.Log10(v)))
	return min(max(d, 0), 12)
}

// Decimal writes a number with a fixed number of decimals, thousands set apart
// as the language does, and a true minus sign; what rounds to zero has no sign. A number of
// more than 15 digits before the point, or one that twelve decimals would print as
// nothing, is written as 1.2×10³⁰⁰.
func Decimal(l *lang.Language, v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return l.NoNumber()
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	if math.Abs(v) >= 1e15 || v != 0 && decimals >= 12 && zero(s) {
		return powerOfTen(l, v)
	}
	whole, frac, dot := strings.Cut(s, ".")
	var b strings.Builder
	if v < 0 && !zero(s) {
		b.WriteString(Minus)
	}
	b.WriteString(l.Grouped(whole))
	if dot {
		b.WriteString(l.Point() + frac)
	}
	return b.String()
}

// superscripts raises the digits of an exponent.
var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// powerOfTen writes a number with three digits and a power of ten: 1.25×10³⁰⁰ or,
// since serif faces have no raised minus, 1.25/10²⁰.
func powerOfTen(l *lang.Language, v float64) string {
	m, e, _ := strings.Cut(strconv.FormatFloat(v, 'e', 2, 64), "e")
	times := "×10"
	if strings.HasPrefix(e, "-") {
		times = "/10"
	}
	return strings.NewReplacer("-", Minus, ".", l.Point()).Replace(m) + times + superscripts.Replace(strings.TrimLeft(e, "+-0"))
}

// pvalue writes a p-value: two significant digits down to 0.001, "<0.001" below.
func pvalue(l *lang.Language, p float64) string {
	s, sign := "0.001", "<"
	switch {
	case p < 0.001:
	case p < 0.0995:
		s, sign = strconv.FormatFloat(p, 'f', significantP(p), 64), ""
	default:
		s, sign = strconv.FormatFloat(p, 'f', 2, 64), ""
	}
	return sign + strings.Replace(s, ".", l.Point(), 1)
}

func significantP(p float64) int {
	if p < 0.00995 {
		return 4
	}
	return 3
}

// shortScale are the short words for scales.
var shortScale = map[string]string{"thousand": lang.Mark("k¦thousand"), "million": lang.Mark("m¦million"), "billion": lang.Mark("bn¦billion"), "trillion": lang.Mark("tn¦trillion")}
