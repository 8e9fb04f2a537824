package report

import (
	_ "embed" // the patterns
	"strings"
	"sync"
	"unicode"

	"github.com/speedata/hyphenation"

	"defensetrade/pipeline/lang"
)

//go:embed patterns/hyph-en-gb.txt
var britishPatterns string

// british hyphenates as the patterns' authors say: at least two letters stay
// before a hyphen and three go after it.
var british = sync.OnceValue(func() *hyphenation.Lang {
	l, err := hyphenation.New(strings.NewReader(britishPatterns))
	if err != nil { // the patterns are part of the program
		panic("report: hyphenation patterns: " + err.Error())
	}
	l.Leftmin, l.Rightmin = 2, 3
	return l
})

// irregular are the words that the patterns' authors list as exceptions, and
// names that are not English.
var irregular = map[string][]int{
	"university": {3, 7}, "universities": {3, 7, 11}, "however": {3}, "manuscript": {2, 5},
	"manuscripts": {2, 5}, "reciprocity": {2, 5, 9}, "throughout": {7}, "something": {4},
	"türkiye": {3}, "pakistan": {4}, "azerbaijan": {5},
}

// foreign are names in Turkish reports, of works and of people, that do not divide
// as Turkish words do: by letters, or not at all.
var foreign = map[string][]int{
	"analysis": nil, "comtrade": nil, "correlates": nil, "database": nil, "development": nil, "economist": nil, "hochberg": {4}, "indicators": nil,
	"kendall": {3}, "military": nil, "nation": nil, "pearson": {4}, "peterman": {5}, "perspective": nil, "recorder": nil, "relations": nil,
	"spearman": {5}, "states": nil, "transfers": nil,
}

// hyphens returns where a word may be hyphenated, as counts of bytes, that stands
// after some letters without a space. Words with anything but letters, short ones and
// those in capitals stay whole, and so do the endings of Turkish after an apostrophe.
func (t *typesetter) hyphens(word, before string) []int {
	if len(word) < 6 || t.l.ID() == lang.Turkish.Code && (strings.HasSuffix(before, "’") || strings.HasSuffix(before, "'")) {
		return nil
	}
	if h, ok := t.hyphenated[word]; ok {
		return h
	}
	h := hyphenate(t.l, word)
	t.hyphenated[word] = h
	return h
}

func hyphenate(l *lang.Language, word string) []int {
	upper := 0
	var at []int // byte offset of each letter
	for i, r := range word {
		if !unicode.IsLetter(r) {
			return nil
		}
		if unicode.IsUpper(r) {
			upper++
		}
		at = append(at, i)
	}
	if len(at) < 6 || upper > 1 {
		return nil
	}
	letters, after := []int(nil), 3
	if l.ID() == lang.Turkish.Code {
		letters, after = turkishSyllables(word), 2
		if known, ok := foreign[lang.Turkish.Lower(word)]; ok {
			letters = known
		}
	} else if known, ok := irregular[strings.ToLower(word)]; ok {
		letters = known
	} else {
		letters = british().Hyphenate(word)
	}
	var out []int
	for _, n := range letters {
		if n >= 2 && n <= len(at)-after {
			out = append(out, at[n])
		}
	}
	return out
}
