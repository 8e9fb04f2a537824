package lang

import (
	"strconv"
	"strings"
)

// numbers is how a language writes them.
type numbers struct {
	point, group string   // 1,234.5 has "." and ","
	percent      string   // a pattern: "{}%"
	small        []string // no, one, two … twelve
	missing      string   // what is written for no number: n/a
	ordinal      func(n int) string
	money        func(symbol, amount string, long bool) string // nil: the sign, then the amount
}

var englishNumbers = numbers{point: ".", group: ",", percent: "{}%", missing: "n/a", ordinal: englishOrdinal,
	small: []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}}

// Point is the decimal mark.
func (l *Language) Point() string { return l.is().catalogue.numbers.point }

// Group is what sets thousands apart.
func (l *Language) Group() string { return l.is().catalogue.numbers.group }

// Percent writes a number that is already in hundredths as a percentage: 5%, %5.
func (l *Language) Percent(digits string) string {
	return strings.Replace(l.is().catalogue.numbers.percent, "{}", digits, 1)
}

// NoNumber is what is written for a number that there is none of.
func (l *Language) NoNumber() string { return l.is().catalogue.numbers.missing }

// Count is a small number in words, a large one in figures.
func (l *Language) Count(n int) string {
	if small := l.is().catalogue.numbers.small; n >= 0 && n < len(small) {
		return small[n]
	}
	return l.Whole(n)
}

// Whole writes a whole number with its thousands set apart.
func (l *Language) Whole(n int) string {
	if n < 0 {
		return "−" + l.Grouped(strconv.Itoa(n)[1:])
	}
	return l.Grouped(strconv.Itoa(n))
}

// Grouped sets the thousands of digits apart.
func (l *Language) Grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + l.Group() + digits[i:]
	}
	return digits
}

// Ordinal is the place of a rank: first, third, 21st.
func (l *Language) Ordinal(n int) string { return l.is().catalogue.numbers.ordinal(n) }

func englishOrdinal(n int) string {
	words := []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	switch {
	case n >= 0 && n < len(words):
		return words[n]
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		return strconv.Itoa(n) + "st"
	case n%10 == 2:
		return strconv.Itoa(n) + "nd"
	case n%10 == 3:
		return strconv.Itoa(n) + "rd"
	}
	return strconv.Itoa(n) + "th"
}

// List joins words as people do: "a, b and c".
func (l *Language) List(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	last, separator := len(words)-1, ", "
	for _, w := range words { // a decimal comma: 5,3; 3,6 and 3,9
		if i := strings.Index(w, ","); l.Point() == "," && i >= 0 && i+1 < len(w) && w[i+1] >= '0' && w[i+1] <= '9' {
			separator = "; "
		}
	}
	return l.Say("{} and {}¦the last two of a list", strings.Join(words[:last], separator), words[last])
}

// Month is the name of a month, 1 to 12.
func (l *Language) Month(m int) string {
	return l.Phrase([]string{Mark("January"), Mark("February"), Mark("March"), Mark("April"), Mark("May¦month"), Mark("June"), Mark("July"),
		Mark("August"), Mark("September"), Mark("October"), Mark("November"), Mark("December")}[(m+11)%12])
}

// Money puts an amount and its currency's sign together: in English before the
// amount ("$1.2 billion"), elsewhere as the catalogue says; long where it stands in
// running text.
func (l *Language) Money(symbol, amount string, long bool) string {
	if m := l.is().catalogue.numbers.money; m != nil {
		return m(symbol, amount, long)
	}
	return symbol + amount
}
