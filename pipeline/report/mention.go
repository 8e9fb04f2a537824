package report

import (
	"slices"

	"defensetrade/pipeline/result"
)

// A passage is what one block of a section became: the lines of a paragraph or list, a
// heading, a figure or a table.
type passage struct {
	of     result.Block
	blocks []block
}

func (p passage) floats() bool { return p.of.Figure != nil || p.of.Table != nil }

// behindMention puts figures and tables right behind the words that first tell of
// them: those that name one, or where none do the first below the heading that are more
// than a line or two, which introduce. What follows these can then fill the foot of a
// page on which one does not fit. Words keep their order, and figures and tables
// theirs; the document's structure keeps that of the section.
func behindMention(section []passage) []passage {
	var out []passage
	for len(section) > 0 {
		n := 1
		for n < len(section) && section[n].of.Head == "" {
			n++
		}
		out = append(out, belowHead(section[:n])...)
		section = section[n:]
	}
	return out
}

// belowHead is the order below one heading. The words of figures and tables that follow
// each other are those from the figure or table before them on.
func belowHead(run []passage) []passage {
	var out []passage
	for len(run) > 0 {
		n := 0
		for n < len(run) && !run[n].floats() {
			n++
		}
		words := run[:n]
		run = run[n:]
		told := 0
		for len(run) > 0 && run[0].floats() {
			if k := firstTold(words, run[0]); k > told {
				out = append(out, words[told:k]...)
				told = k
			}
			out = append(out, run[0])
			run = run[1:]
		}
		out = append(out, words[told:]...)
	}
	return out
}

// firstTold is how many of the words before a figure or table stand before it at any
// rate.
func firstTold(before []passage, p passage) int {
	for i, w := range before {
		if w.names(p) {
			return withList(before, i) + 1
		}
	}
	for i, w := range before {
		lines := 0
		for _, b := range w.blocks {
			lines += len(b.lines)
		}
		if w.of.Head == "" && lines > 2 {
			return withList(before, i) + 1
		}
	}
	return len(before)
}

// withList is the list that passage i introduces, or i.
func withList(run []passage, i int) int {
	if i+1 < len(run) && len(run[i].of.Para) > 0 && len(run[i+1].of.List) > 0 {
		return i + 1
	}
	return i
}

// names reports whether words name a figure or table.
func (w passage) names(p passage) bool {
	return slices.ContainsFunc(append([]result.Text{w.of.Para}, w.of.List...), func(t result.Text) bool {
		return slices.ContainsFunc(t, func(piece result.Piece) bool {
			return p.of.Figure != nil && piece.Figure == p.of.Figure.ID || p.of.Table != nil && piece.Table == p.of.Table.ID
		})
	})
}
