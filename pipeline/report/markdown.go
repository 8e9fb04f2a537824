package report

import (
	"bytes"
	"net/url"
	"strings"

	"defensetrade/pipeline/result"
)

// Markdown is the report as GitHub renders it: the same words, figures as
// pictures beside the file, tables as pipe tables.
func Markdown(r *result.Result) []byte {
	m := &markdown{n: number(r)}
	m.block("# " + escape(title(r)))
	if s := subtitle(r); s != "" {
		m.block("**" + escape(s) + "**")
	}
	if by := authors(r); by != "" {
		m.block(escape(by))
	}
	if q := question(r); q != "" {
		m.block("*" + escape(q) + "*")
	}
	if len(r.Abstract) > 0 {
		m.block("## " + escape(r.Lang.Phrase("Abstract")))
		for _, p := range r.Abstract {
			m.block(m.text(p))
		}
	}
	if len(r.Findings) > 0 {
		m.block("## " + escape(r.Lang.Phrase("What the data show")))
		m.list(r.Findings)
	}
	n := 0
	for _, part := range parts(r) {
		for _, s := range part.sections {
			n++
			m.block("## " + itoa(n) + "\\. " + escape(s.Title))
			for _, b := range s.Blocks {
				m.content(b)
			}
		}
	}
	for i, note := range m.notesDue {
		m.block("[^" + itoa(i+1) + "]: " + note)
	}
	return m.b.Bytes()
}

// A markdown is a document of blocks with an empty line between them.
type markdown struct {
	b bytes.Buffer
	n numbers

	notesDue []string // footnotes, for the end
}

func (m *markdown) block(lines ...string) {
	if m.b.Len() > 0 {
		m.b.WriteByte('\n')
	}
	for _, l := range lines {
		m.b.WriteString(l)
		m.b.WriteByte('\n')
	}
}

func (m *markdown) content(b result.Block) {
	switch {
	case b.Figure != nil:
		m.figure(b.Figure)
	case b.Table != nil:
		m.table(b.Table)
	case b.Head != "":
		m.block("### " + escape(b.Head))
	case len(b.List) > 0:
		m.list(b.List)
	default:
		if s := m.text(b.Para); s != "" {
			m.block(s)
		}
	}
}

func (m *markdown) list(items []result.Text) {
	var lines []string
	for _, t := range items {
		if s := m.text(t); s != "" {
			lines = append(lines, "- "+s)
		}
	}
	if len(lines) > 0 {
		m.block(lines...)
	}
}

func (m *markdown) figure(f *result.Figure) {
	m.block(`<a id="figure-` + itoa(m.n.figures[f.ID]) + `"></a>`)
	m.block("![" + escape(f.Alt) + "](figures/" + pathEscape(f.ID) + m.n.l.Infix() + ".png)")
	m.block(m.caption(m.n.l.Say("Figure {}", itoa(m.n.figures[f.ID])), f.Title, f.Subtitle))
	m.notes(f.Source, f.Note)
}

func (m *markdown) caption(name, title, subtitle string) string {
	s := "**" + name + ".** **" + escape(title) + "**"
	if title == "" {
		s = "**" + name + ".**"
	}
	if subtitle != "" {
		s += " " + escape(subtitle)
	}
	return s
}

func (m *markdown) notes(source, note string) {
	if source != "" {
		m.block("<sub>*" + escape(m.n.l.Phrase("Source:")) + "* " + escape(source) + "</sub>")
	}
	if note != "" {
		m.block("<sub>*" + escape(m.n.l.Phrase("Note:")) + "* " + escape(note) + "</sub>")
	}
}

// text is a paragraph on one line.
func (m *markdown) text(t result.Text) string {
	var b strings.Builder
	for _, p := range t {
		if len(p.Note) > 0 {
			m.notesDue = append(m.notesDue, m.text(p.Note))
			b.WriteString("[^" + itoa(len(m.notesDue)) + "]")
			continue
		}
		words := escapeInline(m.n.piece(p))
		switch {
		case strings.TrimSpace(words) == "":
		case p.Figure != "" && m.n.figures[p.Figure] > 0:
			words = "[" + words + "](#figure-" + itoa(m.n.figures[p.Figure]) + ")"
		case p.Table != "" && m.n.tables[p.Table] > 0:
			words = "[" + words + "](#table-" + itoa(m.n.tables[p.Table]) + ")"
		case p.Link != "" && address(p.Link) != "":
			words = "[" + strings.TrimSpace(words) + "](" + address(p.Link) + ")"
		case p.Strong:
			words = around(words, "**")
		case p.Emph:
			words = around(words, "*")
		}
		b.WriteString(words)
	}
	return firstLetter(strings.Join(strings.FieldsFunc(b.String(), isBlank), " "))
}

// around puts marks around words but not around the spaces beside them, where
// they would not count.
func around(words, mark string) string {
	inner := strings.TrimSpace(words)
	i := strings.Index(words, inner)
	return words[:i] + mark + inner + mark + words[i+len(inner):]
}

func isBlank(r rune) bool { return r == ' ' || r == '\n' || r == '\r' || r == '\t' }

// escape makes words inert on a line of their own: nothing in them is markup.
func escape(s string) string {
	return firstLetter(strings.Join(strings.FieldsFunc(escapeInline(s), isBlank), " "))
}

// escapeInline puts a backslash before every letter that Markdown, its tables or
// GitHub's formulas give a meaning. Line breaks become spaces.
func escapeInline(s string) string {
	var b strings.Builder
	for _, r := range seen(s) {
		if strings.ContainsRune("\\`*_{}[]<>|~&$", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// firstLetter escapes what would make a line a heading, a list or a rule.
func firstLetter(s string) string {
	if s == "" {
		return s
	}
	if strings.IndexByte("#-+=", s[0]) >= 0 {
		return "\\" + s
	}
	i := 0
	for i < len(s) && i < 10 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i > 0 && i < len(s) && (s[i] == '.' || s[i] == ')') && (i+1 == len(s) || s[i+1] == ' ') {
		return s[:i] + "\\" + s[i:]
	}
	return s
}

// pathEscape makes an ID fit for an address in parentheses.
func pathEscape(id string) string {
	return strings.NewReplacer("(", "%28", ")", "%29").Replace(url.PathEscape(id))
}
