package report

import (
	"strings"
	"unicode/utf8"

	"defensetrade/pipeline/result"
)

// markdownRows is how many rows of a table Markdown prints; a reader of more
// takes the CSV.
const markdownRows = 200

// widestCell is up to which width cells are padded so that the source is read
// as a table too.
const widestCell = 32

func (m *markdown) table(t *result.Table) {
	n := m.n.tables[t.ID]
	m.block(`<a id="table-` + itoa(n) + `"></a>`)
	m.block(m.caption(m.n.l.Say("Table {}", itoa(n)), t.Title, ""))
	if len(t.Cols) == 0 {
		m.notes(t.Source, t.Note)
		return
	}
	shown := t.Rows[:min(len(t.Rows), markdownRows)]
	cells := [][]string{make([]string, len(t.Cols))}
	for i, c := range t.Cols {
		cells[0][i] = escape(c.Head)
		if c.Unit != "" {
			cells[0][i] = strings.TrimSpace(cells[0][i] + " (" + escape(c.Unit) + ")")
		}
	}
	for _, r := range shown {
		row := make([]string, len(t.Cols))
		for i := range row {
			switch {
			case r.Group && i == 0:
				if name := escape(groupName(r)); name != "" {
					row[i] = "**" + name + "**"
				}
			case !r.Group && i < len(r.Cells):
				row[i] = escapeInline(strings.Join(strings.FieldsFunc(r.Cells[i].In(m.n.l), isBlank), " "))
			}
		}
		cells = append(cells, row)
	}
	m.block(pipes(cells, t.Cols)...)
	if rest := len(t.Rows) - len(shown); rest > 0 {
		m.block(m.n.l.Say("… {} more rows: see {}", itoa(rest), "[tables/"+escape(t.ID)+".csv](tables/"+pathEscape(t.ID)+".csv)"))
	}
	m.notes(t.Source, t.Note)
}

// pipes is a pipe table, numbers aligned to the right.
func pipes(cells [][]string, cols []result.Column) []string {
	width := make([]int, len(cols))
	for i := range cols {
		width[i] = 3
		for _, row := range cells {
			width[i] = max(width[i], min(utf8.RuneCountInString(row[i]), widestCell))
		}
	}
	rule := make([]string, len(cols))
	for i, c := range cols {
		rule[i] = strings.Repeat("-", width[i])
		if !c.Words {
			rule[i] = rule[i][1:] + ":"
		}
	}
	all := append([][]string{cells[0], rule}, cells[1:]...)
	lines := make([]string, len(all))
	var b strings.Builder
	for k, row := range all {
		b.Reset()
		for i, cell := range row {
			pad := strings.Repeat(" ", max(width[i]-utf8.RuneCountInString(cell), 0))
			if cols[i].Words {
				cell += pad
			} else {
				cell = pad + cell
			}
			b.WriteString("| " + cell + " ")
		}
		lines[k] = b.String() + "|"
	}
	return lines
}
