package result

import (
	"strings"

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
	Estimate string // ID of the estimate that the number is, or ""
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

// String is the text as plain words, numbers formatted, references to figures
// and tables by ID; reports print those as numbers.
func (t Text) String() string {
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.String())
	}
	return b.String()
}

// String is the piece as plain words.
func (p Piece) String() string {
	switch {
	case p.Number:
		return p.Format.String(p.Value, p.Unit)
	case p.Figure != "":
		return "Figure " + p.Figure
	case p.Table != "":
		return "Table " + p.Table
	}
	return p.Lit
}
