package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// mostCells is how many cells of a map a pair may have: where pairs are within each of
// many places, the map would be an empty square that takes more memory than they do.
const mostCells = 40

// figures draws the heat map of the pairs and warns of figures that were ordered and are
// not drawn.
func (m *allPairs) figures() {
	a := m.asking
	var maps []study.Figure
	for _, o := range a.Question.Figures {
		switch o.Kind {
		case "none":
			return
		case "heat":
			maps = append(maps, o)
		}
	}
	if len(maps) < len(a.Question.Figures) {
		a.guard("", obs.SevWarning, a.under(a.Question.Title, a.words("with more than {} pairs, only a heat map is drawn; order other figures in a question of fewer series.", a.l.Whole(mostPairs))))
	}
	if len(a.Question.Figures) == 0 {
		maps = append(maps, study.Figure{})
	}
	if len(maps) > 0 {
		a.figure(m.heat(maps[0]))
	}
}

// heat is the heat map: each of some series against each of others, or the lower
// triangle of all against all; nil where most of it would be empty.
func (m *allPairs) heat(order study.Figure) *result.Figure {
	a, p, ss := m.asking, m.out, m.ss
	rows, cols := make([]int, len(ss)), make([]int, len(ss)) // the place of a series, counted from 1
	var down, across []*obs.Series
	place := func(at []int, list *[]*obs.Series, i int32) {
		if at[i] == 0 {
			*list = append(*list, ss[i])
			at[i] = len(*list)
		}
	}
	for _, of := range p.Of {
		place(rows, &down, of[0])
		place(cols, &across, of[1])
	}
	upright := len(down) <= len(across)
	if !upright { // a long map lies
		rows, cols, down, across = cols, rows, across, down
	}
	expected := len(down) * len(across)
	triangle := expected > len(ss)*len(ss)/2
	if triangle {
		down, across, expected = ss, ss, len(ss)*(len(ss)-1)/2
	}
	if len(down)*len(across) > mostCells*len(p.Of) {
		return nil
	}
	x := &result.Matrix{Rows: a.names(down), Cols: a.names(across), Min: -1, Max: 1, Legend: a.words("Pearson’s r of yearly changes")}
	cells, marks := make([]float64, len(down)*len(across)), make([]bool, len(down)*len(across))
	for i := range cells {
		cells[i] = math.NaN()
	}
	for i := range down {
		from, to := i*len(across), (i+1)*len(across)
		x.V, x.Mark = append(x.V, cells[from:to]), append(x.Mark, marks[from:to])
	}
	for k, of := range p.Of {
		var i, j int
		switch {
		case triangle:
			i, j = int(max(of[0], of[1])), int(min(of[0], of[1]))
		case upright:
			i, j = rows[of[0]]-1, cols[of[1]]-1
		default:
			i, j = rows[of[1]]-1, cols[of[0]]-1
		}
		x.V[i][j], x.Mark[i][j] = m.yearly(k).R, p.Statuses[p.Status[k]] == movesTogether
	}
	f := &result.Figure{ID: a.Question.ID, Kind: "heat", Title: a.words("Correlations of yearly changes"), Colors: a.palette(), Source: a.credit(ss),
		Subtitle: a.words("Pearson’s r of changes from year to year, {} series", a.l.Whole(len(ss))), Matrix: x,
		Alt: a.words("Heat map of the correlations of yearly changes of {} series.", a.l.Whole(len(ss)))}
	f.Note = a.words("Empty: too few common years, or no variation. The values stand in pairs.csv.")
	if len(p.Of) < expected {
		f.Note = a.words("Empty: not asked, too few common years, or no variation. The values stand in pairs.csv.")
	}
	if slices.Contains(m.rates, true) {
		f.Note += " " + a.words("For two growth rates, r is that of the rates themselves.")
	}
	asOrdered(f, order)
	return f
}
