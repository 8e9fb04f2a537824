// Package lang says things in the language of a report: whole sentences by a
// message catalogue, numbers as that language writes them, plural forms, casing,
// the order of its alphabet and the endings that its grammar hangs on words.
//
// A message is found by its English pattern, as gettext does, so that the code can
// be read; what English has no word for is not lost, since a pattern may carry a
// remark for the translator after a bar: "rise¦noun". Adding a language is adding
// one catalogue, and a line to All; a test lists every message that it lacks.
//
// The package knows nothing of data: it holds no name of a country (pipeline/entity
// does) and no word of a study (its own catalogue does).
package lang

import (
	"cmp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// A Language is how a report is worded. The nil Language is English, the language
// of the patterns.
type Language struct {
	Code string // BCP 47: "tr"
	Name string // in English, as a command prints it
	Own  string // in itself: "Türkçe"

	catalogue catalogue
	study     map[string]string // a study's own words in this language

	tag language.Tag
}

// A catalogue is what a language brings.
type catalogue struct {
	// messages are the patterns by their English; several maps, one a file.
	messages []map[string]string
	numbers  numbers
	// form is which plural form a number takes, 0 being the first of those that
	// the catalogue writes between bars: "year|years".
	form func(n int) int
	// dress words a message that is not in messages; of the pseudo-language alone.
	dress func(string) string
	// proper are the beginnings of names, which keep their capital inside a sentence.
	proper []string
	// named reports whether words begin with a name by how they are written; nil where
	// nothing tells it.
	named func(words string) bool
	// ending is a word's ending in a case, with what parts it from the word.
	ending func(word, of string) string
	// stem is a word as it stands before an ending; nil where it does not change.
	stem func(word, ending string) string
}

// English is the language of the patterns.
var English = &Language{Code: "en", Name: "English", Own: "English", tag: language.English,
	catalogue: catalogue{numbers: englishNumbers, form: oneOrMany, proper: englishNames, ending: func(string, string) string { return "" }}}

// All are the languages that a report can be in, the first when none is asked for.
func All() []*Language { return []*Language{English, Turkish} }

// Of finds a language by its code.
func Of(code string) (*Language, bool) {
	for _, l := range All() {
		if l.Code == code {
			return l, true
		}
	}
	return nil, false
}

// is is the language itself, English for nil.
func (l *Language) is() *Language {
	if l == nil {
		return English
	}
	return l
}

// ID is the code, "en" for nil.
func (l *Language) ID() string { return l.is().Code }

// Infix is what stands in the names of a language's files before the last dot: ""
// for English, ".tr" for Turkish.
func (l *Language) Infix() string {
	if l.ID() == English.Code {
		return ""
	}
	return "." + l.Code
}

// With is the language with a study's own words in it, from the words as the study
// writes them.
func (l *Language) With(words map[string]string) *Language {
	out := *l.is()
	out.study = words
	return &out
}

// StudyWords are a study's own words in this language, or as they are where the study has
// no others.
func (l *Language) StudyWords(s string) string {
	if l == nil || l.study == nil {
		return s
	}
	if t, ok := l.study[strings.Join(strings.Fields(s), " ")]; ok {
		return t
	}
	return s
}

// Upper is a word in capitals: in Turkish "i" becomes "İ".
func (l *Language) Upper(s string) string { return cases.Upper(l.is().tag).String(s) }

// Lower is a word in small letters: in Turkish "I" becomes "ı".
func (l *Language) Lower(s string) string { return cases.Lower(l.is().tag).String(s) }

// UpperFirst begins words with a capital.
func (l *Language) UpperFirst(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return l.Upper(s[:n]) + s[n:]
}

// LowerFirst makes a title fit inside a sentence; an acronym or a name keeps its
// capital: "GDP growth", "Türkiye's exports".
func (l *Language) LowerFirst(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	if n == 0 || !unicode.IsLower(next) && next != ' ' {
		return s
	}
	if word, _, _ := strings.Cut(s, " "); l.Proper(word) {
		return s
	}
	if named := l.is().catalogue.named; named != nil && named(s) {
		return s
	}
	return l.Lower(s[:n]) + s[n:]
}

// collators are those of each language by its code: one takes a while to make, and
// serves one comparison at a time.
var collators sync.Map

// Compare orders two words as the language's dictionaries do; words that those do not
// tell apart go by their letters.
func (l *Language) Compare(a, b string) int {
	pool, ok := collators.Load(l.ID())
	if !ok {
		tag := l.is().tag
		pool, _ = collators.LoadOrStore(l.ID(), &sync.Pool{New: func() any { return collate.New(tag) }})
	}
	c := pool.(*sync.Pool).Get().(*collate.Collator)
	defer pool.(*sync.Pool).Put(c)
	return cmp.Or(c.CompareString(a, b), cmp.Compare(a, b))
}

// Proper reports whether a word begins a name, which keeps its capital inside a
// sentence.
func (l *Language) Proper(word string) bool {
	for _, name := range l.is().catalogue.proper {
		if strings.HasPrefix(word, name) {
			return true
		}
	}
	return false
}

var englishNames = []string{"Africa", "America", "Arab", "Asia", "Azerbaijan", "Brit", "Canad", "China", "Chinese", "Egypt", "Europe", "France", "French", "German",
	"Greece", "Greek", "India", "Iran", "Iraq", "Israel", "Ital", "Japan", "Korea", "Pakistan", "Poland", "Polish", "Russia", "Saudi", "Spain", "Spanish",
	"Sweden", "Swedish", "Turk", "Türk", "Ukrain", "United", "World"}
