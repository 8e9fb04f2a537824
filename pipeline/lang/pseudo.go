package lang

import "strings"

// Pseudo is a language for tests: English with every Latin letter at another place
// of Unicode (ｌｉｋｅ　ｔｈｉｓ), so that what a report in it prints in plain letters
// was never said as a message.
func Pseudo() *Language {
	l := *English
	l.Code, l.Name, l.Own = "x-pseudo", "Pseudo", "Pseudo"
	l.catalogue.numbers.small = nil
	l.catalogue.numbers.missing = Dressed(English.NoNumber())
	l.catalogue.numbers.ordinal = func(n int) string { return Dressed(English.Ordinal(n)) }
	l.catalogue.dress = Dressed
	return &l
}

// Dressed puts the letters of a pattern at their other place; arguments stay.
func Dressed(s string) string {
	var b strings.Builder
	for _, p := range Parts(s) {
		if p.Arg >= 0 {
			b.WriteString("{}")
			continue
		}
		b.WriteString(strings.Map(func(r rune) rune {
			switch {
			case r >= 'a' && r <= 'z':
				return r - 'a' + 'ａ'
			case r >= 'A' && r <= 'Z':
				return r - 'A' + 'Ａ'
			}
			return r
		}, p.Words))
	}
	return b.String()
}
