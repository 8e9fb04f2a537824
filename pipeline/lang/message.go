package lang

import (
	"strconv"
	"strings"
)

// remark parts a pattern from what it says to the translator.
const remark = "¦"

// Mark marks words as a message that is said elsewhere, from a variable.
func Mark(id string) string { return id }

// Phrase is a message without arguments. A message that the catalogue lacks is said
// in English.
func (l *Language) Phrase(id string) string {
	if l != nil && l != English {
		if s, ok := l.lookup(id); ok {
			return s
		}
		if l.catalogue.dress != nil {
			return l.catalogue.dress(English.Phrase(id))
		}
	}
	s, _, _ := strings.Cut(id, remark)
	return s
}

// lookup finds a message in the catalogue.
func (l *Language) lookup(id string) (string, bool) {
	for _, m := range l.catalogue.messages {
		if s, ok := m[id]; ok {
			return s, true
		}
	}
	return "", false
}

// Has reports whether the language has the message.
func (l *Language) Has(id string) bool {
	if l.is() == English {
		return true
	}
	_, ok := l.lookup(id)
	return ok
}

// Messages are the catalogue's messages by their English patterns, for tests.
func (l *Language) Messages() map[string]string {
	out := map[string]string{}
	for _, m := range l.is().catalogue.messages {
		for id, s := range m {
			out[id] = s
		}
	}
	return out
}

// Plural is the form of a message that a number takes: of "one year|{} years" the
// English catalogue takes the first for 1. The argument is for the caller to put in.
func (l *Language) Plural(n int, one, many string) string {
	if l == nil || l == English {
		if n == 1 {
			one, _, _ = strings.Cut(one, remark)
			return one
		}
		many, _, _ = strings.Cut(many, remark)
		return many
	}
	if l.catalogue.dress != nil {
		return l.catalogue.dress(English.Plural(n, one, many))
	}
	s, ok := l.lookup(one + "|" + many)
	if !ok {
		return English.Plural(n, one, many)
	}
	forms := strings.Split(s, "|")
	return forms[min(l.catalogue.form(n), len(forms)-1)]
}

// oneOrMany is the plural rule of English and its kin.
func oneOrMany(n int) int {
	if n == 1 {
		return 0
	}
	return 1
}

// A Part is a piece of a pattern: words, or the place of an argument.
type Part struct {
	Words string
	Arg   int    // from 0; −1 of words
	Case  string // the ending that the argument takes: "de" in "{1:de}"
	First rune   // '^' in "{1:^}": begins with a capital; '_' in "{1:_de}": with a small letter, but for a name
}

// Parts takes a pattern apart. {} is the next argument, {2} the second one, and
// {2:den} that one with an ending, which Ending words. {1:^} begins with a capital,
// {1:_} fits inside a sentence.
func Parts(pattern string) []Part {
	var out []Part
	next := 0
	for pattern != "" {
		open := strings.IndexByte(pattern, '{')
		if open < 0 {
			return append(out, Part{Words: pattern, Arg: -1})
		}
		shut := strings.IndexByte(pattern[open:], '}')
		if shut < 0 {
			return append(out, Part{Words: pattern, Arg: -1})
		}
		shut += open
		number, ending, _ := strings.Cut(pattern[open+1:shut], ":")
		arg := next
		if number == "" {
			next++
		} else if n, err := strconv.Atoi(number); err == nil && n > 0 {
			arg = n - 1
		} else { // a brace of the words themselves
			out = append(out, Part{Words: pattern[:shut+1], Arg: -1})
			pattern = pattern[shut+1:]
			continue
		}
		if open > 0 {
			out = append(out, Part{Words: pattern[:open], Arg: -1})
		}
		first := rune(0)
		if strings.HasPrefix(ending, "^") || strings.HasPrefix(ending, "_") {
			first, ending = rune(ending[0]), ending[1:]
		}
		out = append(out, Part{Arg: arg, Case: ending, First: first})
		pattern = pattern[shut+1:]
	}
	return out
}

// Ending is the ending that a word takes in a case of the language.
func (l *Language) Ending(word, of string) string {
	if of == "" {
		return ""
	}
	return l.is().catalogue.ending(word, of)
}

// Hang puts the ending of a case on a word: what stands before the ending and what
// stands after it, in brackets as in “Libya’da (Genel Ulusal Kongre)”.
func (l *Language) Hang(word, of string) (before, ending, after string) {
	if of == "" {
		return word, "", ""
	}
	if open := strings.LastIndex(word, " ("); open > 0 && strings.HasSuffix(word, ")") {
		word, after = word[:open], word[open:]
	}
	ending = l.Ending(word, of)
	return l.Stem(word, ending), ending, after
}

// Stem is a word as it stands before an ending of the language.
func (l *Language) Stem(word, ending string) string {
	if stem := l.is().catalogue.stem; stem != nil && ending != "" {
		return stem(word, ending)
	}
	return word
}

// Begin begins words as a part of a pattern asks.
func (l *Language) Begin(s string, first rune) string {
	switch first {
	case '^':
		return l.UpperFirst(s)
	case '_':
		return l.LowerFirst(s)
	}
	return s
}

// Say fills a message with words.
func (l *Language) Say(id string, args ...string) string { return l.fill(l.Phrase(id), args) }

// Counted is a number of things in words: "one year", "12 years".
func (l *Language) Counted(n int, one, many string) string {
	return l.fill(l.Plural(n, one, many), []string{l.Count(n)})
}

func (l *Language) fill(pattern string, args []string) string {
	var b strings.Builder
	for _, p := range Parts(pattern) {
		switch {
		case p.Arg < 0:
			b.WriteString(p.Words)
		case p.Arg < len(args):
			before, ending, after := l.Hang(args[p.Arg], p.Case)
			b.WriteString(l.Begin(before, p.First) + ending + after)
		}
	}
	return b.String()
}
