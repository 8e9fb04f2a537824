package question

import (
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// A speaker words answers in the language of the report. Whole sentences are
// messages: the catalogue of another language puts its own in their place, with the
// arguments where its grammar wants them.
type speaker struct{ l *lang.Language }

// english words what is the same in every report: faults, and the notes of
// estimates.csv.
var english = speaker{lang.English}

// lit is a piece of words that are in the report's language already: a name, or
// what the speaker has worded.
func lit(s string) result.Piece { return result.Piece{Lit: s} }

// em is a piece in italics: the name of a variable.
func em(s string) result.Piece { return result.Piece{Lit: s, Emph: true} }

// w is a message without arguments as a piece of prose.
func (sp speaker) w(message string) result.Piece { return lit(sp.l.Phrase(message)) }

// say makes prose of a message, in whose English each {} is the next argument.
func (sp speaker) say(message string, args ...result.Saying) result.Text {
	return result.Say(sp.l, message, args...)
}

// tell makes prose of a message that was chosen among several, marked where they stand.
func (sp speaker) tell(marked string, args ...result.Saying) result.Text {
	return result.Say(sp.l, marked, args...)
}

// tellWords fills a message with words that was chosen among several.
func (sp speaker) tellWords(marked string, args ...string) string { return sp.l.Say(marked, args...) }

// sentences is a paragraph of those sentences that there are, as one piece where all
// is plain words.
func sentences(of ...result.Text) result.Text {
	var out result.Text
	for _, p := range result.Join(" ", slices.DeleteFunc(of, func(t result.Text) bool { return len(t) == 0 })...) {
		if n := len(out); n > 0 && plainWords(p) && plainWords(out[n-1]) {
			out[n-1].Lit += p.Lit
			continue
		}
		out = append(out, p)
	}
	return out
}

// plainWords reports whether a piece is words and no more.
func plainWords(p result.Piece) bool {
	return p.Lit != "" && !p.Emph && !p.Strong && p.Link == "" && p.Note == nil && !p.Number && p.Estimate == ""
}

// exact is a number with all its decimals, as a study writes a level of significance.
func (sp speaker) exact(v float64) string {
	return result.Format{Exact: true}.String(sp.l, v, obs.Unit{})
}

// words fills a message with words: what a title, a note or a text alternative takes.
func (sp speaker) words(message string, args ...string) string { return sp.l.Say(message, args...) }

// year is a piece that prints a calendar year.
func year(y int) result.Piece {
	return result.Piece{Number: true, Value: float64(y), Format: result.Format{Style: result.Year}}
}

// count is a small number in words, a large one in figures.
func (sp speaker) count(n int) string { return sp.l.Count(n) }

// counted is a number of things, from two messages in which {} is the number in words:
// "{} year", "{} years".
func (sp speaker) counted(n int, one, many string) string { return sp.l.Counted(n, one, many) }

// amount is a published value with its unit.
func amount(v float64, u obs.Unit, style result.Style) result.Piece {
	return result.Piece{Number: true, Value: v, Unit: u, Format: result.Format{Style: style, Decimals: -1}}
}

// list joins words as people do: "a, b and c".
func (sp speaker) list(words []string) string { return sp.l.List(words) }

// yearList joins years, runs of them shortened: "2004, 2005 and 2007–2009".
func (sp speaker) yearList(years []int) string {
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
	return sp.list(runs)
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

// under leads on from a title: after a colon, or as a sentence of its own after a
// title that is a question.
func (sp speaker) under(title, words string) string {
	if ended(title) {
		return title + " " + sp.upperFirst(words)
	}
	return title + ": " + words
}

func (sp speaker) upperFirst(s string) string { return sp.l.UpperFirst(s) }

// lowerFirst makes a title fit inside a sentence.
func (sp speaker) lowerFirst(s string) string { return sp.l.LowerFirst(s) }

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
