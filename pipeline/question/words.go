package question

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// w is a literal piece of prose.
func w(s string) result.Piece { return result.Piece{Lit: s} }

// em is a piece in italics: the name of a variable.
func em(s string) result.Piece { return result.Piece{Lit: s, Emph: true} }

// say makes prose from a pattern in which each {} is the next piece.
func say(pattern string, pieces ...result.Piece) result.Text {
	var t result.Text
	for i, part := range strings.Split(pattern, "{}") {
		if i > 0 {
			t = append(t, pieces[i-1])
		}
		if part != "" {
			t = append(t, w(part))
		}
	}
	return t
}

// year is a piece that prints a calendar year.
func year(y int) result.Piece {
	return result.Piece{Number: true, Value: float64(y), Format: result.Format{Style: result.Year}}
}

// count is a small number in words, a large one in figures.
func count(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(words) {
		return words[n]
	}
	return result.Decimal(float64(n), 0)
}

// counted is a number of things: "one year", "12 years".
func counted(n int, one, many string) string {
	if n == 1 {
		return "one " + one
	}
	return count(n) + " " + many
}

// amount is a published value with its unit.
func amount(v float64, u obs.Unit, style result.Style) result.Piece {
	return result.Piece{Number: true, Value: v, Unit: u, Format: result.Format{Style: style, Decimals: -1}}
}

// list joins words as people do: "a, b and c".
func list(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// yearList joins years, runs of them shortened: "2004, 2005 and 2007–2009".
func yearList(years []int) string {
	var runs []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		switch {
		case j == i:
			runs = append(runs, strconv.Itoa(years[i]))
		case j == i+1:
			runs = append(runs, strconv.Itoa(years[i]), strconv.Itoa(years[j]))
		default:
			runs = append(runs, span(years[i], years[j]))
		}
		i = j + 1
	}
	return list(runs)
}

// span is "1990–2024", or one year.
func span(from, to int) string {
	if from == to {
		return strconv.Itoa(from)
	}
	return strconv.Itoa(from) + "–" + strconv.Itoa(to)
}

// paragraphs splits an author's text at blank lines and joins its lines.
func paragraphs(text string) []string {
	var out []string
	for _, p := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// ended reports whether words have the mark that ends a sentence.
func ended(s string) bool {
	return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, ".")
}

// stop ends a sentence that has no mark of its own.
func stop(s string) string {
	if ended(s) {
		return s
	}
	return s + "."
}

// beforeStop puts more before the full stop of a sentence.
func beforeStop(t, more result.Text) result.Text {
	if len(more) == 0 || len(t) == 0 {
		return t
	}
	t = append(result.Text(nil), t...)
	last := &t[len(t)-1]
	last.Lit = strings.TrimSuffix(last.Lit, ".")
	return append(append(t, more...), w("."))
}

// under leads on from a title: after a colon, or as a sentence of its own after a
// title that is a question.
func under(title, words string) string {
	if ended(title) {
		return title + " " + upperFirst(words)
	}
	return title + ": " + words
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// lowerFirst makes a title fit inside a sentence; an acronym or a name keeps its
// capital: "GDP growth", "Türkiye's exports".
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	if n == 0 || !unicode.IsLower(next) && next != ' ' {
		return s
	}
	word, _, _ := strings.Cut(s, " ")
	for _, name := range properNames {
		if strings.HasPrefix(word, name) {
			return s
		}
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// properNames begin titles that keep their capital inside a sentence.
var properNames = []string{"Africa", "America", "Arab", "Asia", "Azerbaijan", "Brit", "Canad", "China", "Chinese", "Egypt", "Europe", "France", "French", "German",
	"Greece", "Greek", "India", "Iran", "Iraq", "Israel", "Ital", "Japan", "Korea", "Pakistan", "Poland", "Polish", "Russia", "Saudi", "Spain", "Spanish",
	"Sweden", "Swedish", "Turk", "Türk", "Ukrain", "United", "World"}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func sameUnit(ss []*obs.Series) bool {
	for _, s := range ss[min(1, len(ss)):] {
		if s.Unit != ss[0].Unit {
			return false
		}
	}
	return true
}
