package entity

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// expand spells out what tables abbreviate in names of countries.
var expand = map[string]string{
	"rep": "republic", "dem": "democratic", "st": "saint", "ste": "saint", "is": "islands", "fed": "federated", "federation": "federated",
	"isl": "islands", "island": "islands", "sts": "states", "terr": "territory", "ve": "", "and": "", "the": "", "of": "",
}

// plainLetters are letters that Unicode does not take apart.
var plainLetters = strings.NewReplacer("ı", "i", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "æ", "ae", "œ", "oe", "ħ", "h")

// Fold reduces a name to what all its spellings share: letters without case and
// marks, words in alphabetical order, without punctuation and articles. So
// "Korea, South" is "South Korea", and "TÜRKİYE" is "Turkiye". Case is folded as
// Unicode folds it, never by a language's rules, which differ for i and İ.
func Fold(name string) string {
	s := Plain(name)
	var words []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			words = append(words, b.String())
		}
		b.Reset()
	}
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || r == '.' || r == '\'' || r == '’' || r == '`':
			// parts of a word: Cote d'Ivoire, U.S.A.
		default:
			flush()
		}
	}
	flush()
	if len(words) > 1 { // AND and ISL alone are Andorra and Iceland
		for i, w := range words {
			if long, ok := expand[w]; ok {
				words[i] = long
			}
		}
		words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	}
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// Plain writes a text in small letters, and letters with marks as a letter and its
// marks, which Fold drops. Bytes that are no text count as unknown letters, since
// next to them marks would stay where they are.
func Plain(s string) string {
	s = strings.Map(cherokee, strings.ToValidUTF8(s, "\ufffd"))
	return plainLetters.Replace(norm.NFD.String(cases.Fold().String(s)))
}

// cherokee makes small Cherokee letters capitals. Unicode folds small ones to capitals
// and golang.org/x/text capitals to small ones, so that folding twice would lead back.
func cherokee(r rune) rune {
	switch {
	case r >= 0xab70 && r <= 0xabbf:
		return r - 0xab70 + 0x13a0
	case r >= 0x13f8 && r <= 0x13fd:
		return r - 8
	}
	return r
}
