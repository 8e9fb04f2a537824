package report

import (
	"html/template"
	"strings"
	"unicode/utf8"

	"defensetrade/pipeline/result"
)

// An htmlWriter makes texts and rows into HTML. It is the only place where words
// become markup without the template: all pass through escaped.
type htmlWriter struct {
	n     numbers
	from  *provenance
	looks wardrobe
	notes []template.HTML // footnotes, for the end
}

// escaped makes words inert in text and in quoted attributes.
func escaped(s string) string { return template.HTMLEscapeString(seen(s)) }

// text is a paragraph or an item, each of its numbers that is a datum with the index
// of its provenance.
func (w *htmlWriter) text(t result.Text) template.HTML {
	var b strings.Builder
	for _, p := range t {
		words := escaped(w.n.piece(p))
		switch {
		case len(p.Note) > 0:
			note := w.text(p.Note)
			w.notes = append(w.notes, note)
			n := itoa(len(w.notes))
			b.WriteString(`<sup><a id="mark-` + n + `" href="#note-` + n + `">` + n + `</a></sup>`)
		case p.Figure != "" && w.n.figures[p.Figure] > 0:
			b.WriteString(`<a href="#figure-` + itoa(w.n.figures[p.Figure]) + `">` + words + `</a>`)
		case p.Table != "" && w.n.tables[p.Table] > 0:
			b.WriteString(`<a href="#table-` + itoa(w.n.tables[p.Table]) + `">` + words + `</a>`)
		case p.Link != "" && address(p.Link) != "":
			b.WriteString(`<a href="` + escaped(address(p.Link)) + `" rel="noreferrer">` + words + `</a>`)
		case p.Number && p.Format.Style != result.Year || p.Estimate != "":
			w.number(&b, words, shown{value: p.Value, estimate: p.Estimate, origin: p.Origin})
		case p.Strong:
			b.WriteString("<b>" + words + "</b>")
		case p.Emph:
			b.WriteString("<i>" + words + "</i>")
		default:
			b.WriteString(words)
		}
	}
	return template.HTML(b.String())
}

// number is a number with its value at full precision. Its provenance is noted: the
// page's script finds it by the place of the number among all. What is no datum, as the
// number that a claim says, is words alone.
func (w *htmlWriter) number(b *strings.Builder, words string, n shown) {
	rec, ok := w.from.of(n)
	if !ok {
		b.WriteString(words)
		return
	}
	w.from.shown = append(w.from.shown, rec)
	b.WriteString(`<data value="` + decimal(n.value) + `">` + words + `</data>`)
}

// table is a table as rows of cells, without the end tags that HTML does not need; those of a group are a body of their own, so
// that sorting leaves them together.
func (w *htmlWriter) table(t *result.Table) *tableView {
	v := &tableView{N: w.n.tables[t.ID], Title: seen(t.Title), Source: seen(t.Source), Note: seen(t.Note), File: seen(t.ID) + ".csv"}
	w.heads(v, t)
	var b strings.Builder
	body := bodyView{}
	flush := func() {
		if body.Rows = template.HTML(b.String()); b.Len() > 0 || body.Group != "" {
			v.Bodies = append(v.Bodies, body)
		}
		b.Reset()
	}
	first := ""
	for _, r := range t.Rows {
		if r.Group {
			flush()
			body, first, v.Grouped = bodyView{Group: seen(groupName(r))}, "", true
			continue
		}
		b.WriteString("<tr>")
		for i, c := range t.Cols {
			switch {
			case i > 0 || !c.Words:
				w.cell(&b, r, i, c)
			case len(r.Cells) > 0 && strings.TrimSpace(r.Cells[0].In(w.n.l)) == "" && first != "":
				// The row goes on with the one above: said, but paler.
				b.WriteString(`<th class="again">` + escaped(first))
			default:
				if first = ""; len(r.Cells) > 0 {
					first = r.Cells[0].In(w.n.l)
				}
				b.WriteString(`<th>` + escaped(first))
			}
		}
		b.WriteByte('\n')
	}
	flush()
	return v
}

// shortCell is how many letters a wide page keeps on one line of a table.
const shortCell = 20

func (w *htmlWriter) cell(b *strings.Builder, r result.Row, i int, c result.Column) {
	if i >= len(r.Cells) {
		b.WriteString("<td>")
		return
	}
	cell := r.Cells[i]
	words := cell.In(w.n.l)
	if cell.Number {
		words = cell.Format.String(w.n.l, cell.Value, cell.Unit)
		n := shown{value: cell.Value, estimate: cell.Estimate, origin: cell.Origin}
		if _, ok := w.from.of(n); ok || words == decimal(cell.Value) {
			b.WriteString("<td>")
		} else {
			b.WriteString(`<td data-value="` + decimal(cell.Value) + `">`) // for sorting and saving
		}
		w.number(b, escaped(words), n)
		if cell.Mark != "" {
			b.WriteString("<sup>" + escaped(cell.Mark) + "</sup>")
		}
		return
	}
	switch {
	case c.Words && utf8.RuneCountInString(words) <= shortCell:
		b.WriteString(`<td class="s">`) // not worth a second line
	case c.Words:
		b.WriteString("<td>")
	default:
		b.WriteString(`<td class="r">`) // words in a column of numbers
	}
	b.WriteString(escaped(words))
}

// heads are the columns' heads and, where one stands over several columns, a row
// above them.
func (w *htmlWriter) heads(v *tableView, t *result.Table) {
	g := &grid{src: t}
	spanning := false
	for i := 0; i < len(t.Cols); i++ {
		n := g.reach(i)
		v.Spans = append(v.Spans, headView{Span: n + 1})
		if n > 0 {
			v.Spans[len(v.Spans)-1].Head = seen(t.Cols[i].Head)
			spanning = true
		}
		for k := i; k <= i+n; k++ {
			c := t.Cols[k]
			h := headView{Key: seen(columnKey(t, k)), Head: seen(c.Head), Unit: seen(c.Unit), Words: c.Words}
			if n > 0 {
				h.Head, h.Unit = h.Unit, ""
			}
			v.Heads = append(v.Heads, h)
		}
		i += n
	}
	if !spanning {
		v.Spans = nil
	}
}
