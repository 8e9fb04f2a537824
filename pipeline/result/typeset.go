package result

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Typeset is the result with its words as print has them: apostrophes and quotation
// marks that were typed straight, as a study's files may have them, are curled. The
// numbers, the IDs and the data of figures are those of r, which stays as it is.
func (r *Result) Typeset() *Result {
	out := *r
	out.Title, out.Subtitle = Curled(r.Title), Curled(r.Subtitle)
	if r.Study != nil {
		st := *r.Study
		st.Title, st.Subtitle, st.Question = Curled(st.Title), Curled(st.Subtitle), Curled(st.Question)
		out.Study = &st
	}
	out.Abstract, out.Findings = typesetAll(r.Abstract), typesetAll(r.Findings)
	out.Sections, out.Data, out.Methods = typesetSections(r.Sections), typesetSections(r.Data), typesetSections(r.Methods)
	out.Sources = slices.Clone(r.Sources)
	for i := range out.Sources {
		s := &out.Sources[i]
		s.Title, s.Publisher, s.Terms = Curled(s.Title), Curled(s.Publisher), Curled(s.Terms)
	}
	out.References = slices.Clone(r.References)
	for i := range out.References {
		out.References[i].Title = Curled(out.References[i].Title)
	}
	return &out
}

// Curled curls the straight apostrophes and quotation marks of words.
func Curled(s string) string { return curled(s, ' ') }

// curled curls the marks of words that follow a letter: a mark opens after a blank, a
// bracket or a dash, and closes after anything else.
func curled(s string, before rune) string {
	if !strings.ContainsAny(s, `'"`) {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		opens := unicode.IsSpace(before) || strings.ContainsRune("([{–—/“‘", before)
		switch {
		case c == '\'' && opens:
			c = '‘'
		case c == '\'':
			c = '’'
		case c == '"' && opens:
			c = '“'
		case c == '"':
			c = '”'
		}
		b.WriteRune(c)
		before = c
	}
	return b.String()
}

// typeset curls the literal words of a text, but for addresses.
func (t Text) typeset() Text {
	out := slices.Clone(t)
	before := ' '
	for i := range out {
		p := &out[i]
		p.Note = p.Note.typeset()
		if p.Number || p.Figure != "" || p.Table != "" {
			before = '0'
			continue
		}
		if p.Link == "" {
			p.Lit = curled(p.Lit, before)
		}
		if p.Lit != "" {
			before, _ = utf8.DecodeLastRuneInString(p.Lit)
		}
	}
	return out
}

func typesetAll(ts []Text) []Text {
	out := slices.Clone(ts)
	for i := range out {
		out[i] = out[i].typeset()
	}
	return out
}

func typesetSections(sections []Section) []Section {
	out := slices.Clone(sections)
	for i := range out {
		s := &out[i]
		s.Title, s.Blocks, s.Asides = Curled(s.Title), slices.Clone(s.Blocks), slices.Clone(s.Asides)
		for k := range s.Blocks {
			b := &s.Blocks[k]
			b.Para, b.List, b.Head, b.Figure, b.Table = b.Para.typeset(), typesetAll(b.List), Curled(b.Head), b.Figure.typeset(), b.Table.typeset()
		}
		for k, t := range s.Asides {
			s.Asides[k] = t.typeset()
		}
	}
	return out
}

// typeset is a copy of a figure with the words around it curled.
func (f *Figure) typeset() *Figure {
	if f == nil {
		return nil
	}
	out := *f
	out.Title, out.Subtitle, out.Source, out.Note, out.Alt = Curled(f.Title), Curled(f.Subtitle), Curled(f.Source), Curled(f.Note), Curled(f.Alt)
	return &out
}

// typeset is a copy of a table with its words curled.
func (t *Table) typeset() *Table {
	if t == nil {
		return nil
	}
	out := *t
	out.Title, out.Note, out.Source = Curled(t.Title), Curled(t.Note), Curled(t.Source)
	out.Cols, out.Rows = slices.Clone(t.Cols), slices.Clone(t.Rows)
	for i := range out.Cols {
		out.Cols[i].Head, out.Cols[i].Unit = Curled(out.Cols[i].Head), Curled(out.Cols[i].Unit)
	}
	for i := range out.Rows {
		out.Rows[i].Cells = slices.Clone(out.Rows[i].Cells)
		for k := range out.Rows[i].Cells {
			out.Rows[i].Cells[k].Text = Curled(out.Rows[i].Cells[k].Text)
		}
	}
	return &out
}
