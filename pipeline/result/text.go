package result

import (
	"slices"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
)

// Text is prose: literal pieces and numbers that lead back to their estimates,
// so that a report can format each number in its own way and link it.
type Text []Piece

// A Piece is literal words, or a number with its format.
type Piece struct {
	Lit      string
	Emph     bool    // words in italics: a name of a variable, a term
	Strong   bool    // words in bold
	Link     string  // address that the words lead to
	Figure   string  // ID of a figure referred to: printed as "Figure 3"
	Table    string  // ID of a table referred to: printed as "Table 3", of one that is a file alone as its name
	Note     Text    // a footnote: the piece prints its mark alone
	Number   bool    // Value, Unit and Format count
	Value    float64 // the number
	Unit     obs.Unit
	Format   Format
	Estimate string  // ID of the estimate that the number is, or ""; words may be one: "1.77 times"
	Origin   *Origin // of a number that is no estimate, or nil
}

// Words makes literal text.
func Words(s string) Text { return Text{{Lit: s}} }

// Join joins texts with a literal between them.
func Join(sep string, texts ...Text) Text {
	var out Text
	for i, t := range texts {
		if i > 0 && sep != "" {
			out = append(out, Piece{Lit: sep})
		}
		out = append(out, t...)
	}
	return out
}

// In is the text as plain words of a language, numbers formatted, references to
// figures and tables by ID; reports print those as numbers.
func (t Text) In(l *lang.Language) string {
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.In(l))
	}
	return b.String()
}

// In is the piece as plain words of a language.
func (p Piece) In(l *lang.Language) string {
	switch {
	case p.Number:
		return p.Format.String(l, p.Value, p.Unit)
	case p.Figure != "":
		return l.Say("Figure {}", p.Figure)
	case p.Table != "":
		return l.Say("Table {}", p.Table)
	}
	return p.Lit
}

// A Saying is what a message can take as an argument: a piece, or a text.
type Saying interface{ Pieces() Text }

// Pieces is the text itself.
func (t Text) Pieces() Text { return t }

// Pieces is a text of the piece alone.
func (p Piece) Pieces() Text { return Text{p} }

// Say fills a message of the language with pieces, each of which keeps its number
// and its link; an ending that the grammar hangs on one follows it.
func Say(l *lang.Language, id string, args ...Saying) Text {
	var out Text
	for _, p := range lang.Parts(l.Phrase(id)) {
		if p.Arg < 0 {
			out = append(out, Piece{Lit: p.Words})
			continue
		}
		if p.Arg >= len(args) || args[p.Arg] == nil {
			continue
		}
		t := args[p.Arg].Pieces()
		if p.First != 0 && len(t) > 0 && !t[0].Number {
			t = slices.Clone(t)
			t[0].Lit = l.Begin(t[0].Lit, p.First)
		}
		out = append(out, hang(l, t, p.Case)...)
	}
	return out
}

// hang puts the ending of a case on a text, before a remark in brackets at its end that
// is one piece with what it is a remark on.
func hang(l *lang.Language, t Text, of string) Text {
	_, ending, after := l.Hang(t.In(l), of)
	if ending == "" {
		return t
	}
	n := len(t) - 1
	if after != "" && strings.HasSuffix(t[n].Lit, after) && len(t[n].Lit) > len(after) {
		last, rest := t[n], t[n]
		last.Lit, rest.Lit = l.Stem(strings.TrimSuffix(last.Lit, after), ending), after
		return append(slices.Clone(t[:n]), last, Piece{Lit: ending}, rest)
	}
	ending = l.Ending(t.In(l), of)
	out := slices.Clone(t)
	if n >= 0 && out[n].Lit != "" {
		out[n].Lit = l.Stem(out[n].Lit, ending)
	}
	return append(out, Piece{Lit: ending})
}

// String is the text in English, as messages and tests print it.
func (t Text) String() string { return t.In(lang.English) }

// String is the piece in English.
func (p Piece) String() string { return p.In(lang.English) }
