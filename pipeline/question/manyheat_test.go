package question

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// TestManyHeat: the map of many pairs has the shape of the question, draws what was
// ordered and nothing where it would be empty, and its cells are those of pairs.csv.
func TestManyHeat(t *testing.T) {
	var all, few, rest, places []*obs.Series
	for i := range 70 {
		all = append(all, made(fmt.Sprintf("x.E%d", i), dollars, 1990, walk(uint64(i), 20, 100, 0, 5)))
	}
	for i := range 3 {
		few = append(few, made(fmt.Sprintf("few.E%d", i), dollars, 1990, walk(uint64(100+i), 20, 100, 0, 5)))
	}
	for i := range 700 {
		rest = append(rest, made(fmt.Sprintf("rest.E%d", i), dollars, 1990, walk(uint64(200+i%50), 12, 100, 0, 5)))
	}
	for i := range 2100 {
		places = append(places, made(fmt.Sprintf("a%d.E%d", i%3, i/3), dollars, 1990, walk(uint64(i%40), 10, 100, 0, 5)))
	}
	lying := map[string][][]float64{}
	const full, sparse = "Empty: too few", "Empty: not asked, too few"
	for _, tt := range []struct {
		name       string
		ss         []*obs.Series
		q          study.Question
		rows, cols int // 0: no map
		note       string
	}{
		{"all of all", all, study.Question{Series: refs("*")}, 70, 70, full},
		{"few with many", slices.Concat(few, rest), study.Question{Series: refs("few.*"), With: refs("rest.*")}, 3, 700, full},
		{"many with few", slices.Concat(few, rest), study.Question{Series: refs("rest.*"), With: refs("few.*")}, 3, 700, full},
		{"few with all", slices.Concat(few, rest), study.Question{Series: refs("few.*"), With: refs("*")}, 3, 702, sparse},
		{"half with all", all, study.Question{Series: []study.Ref{{Pattern: "x.E1"}, {Pattern: "x.*"}}, With: refs("*")}, 70, 70, full},
		{"within places", places, study.Question{Series: refs("*"), Within: "entity"}, 0, 0, ""},
		{"none", all, study.Question{Series: refs("*"), Figures: []study.Figure{{Kind: "none"}}}, 0, 0, ""},
		{"another", all, study.Question{Series: refs("*"), Figures: []study.Figure{{Kind: "forest"}}}, 0, 0, ""},
		{"both", all, study.Question{Series: refs("*"), Figures: []study.Figure{{Kind: "forest"}, {Kind: "heat", Title: "Own title", Note: "Own note.", Theme: "dark"}}}, 70, 70, "Own note. " + full},
	} {
		tt.q.ID, tt.q.Kind = "q", "correlation"
		a := answer(t, studyOf(), tableOf(tt.ss...), tt.q)
		if a.Pairs == nil {
			t.Fatalf("%s: not many pairs", tt.name)
		}
		said := slices.ContainsFunc(a.Guards, func(f obs.Fault) bool { return strings.Contains(f.Msg, "only a heat map is drawn") })
		if want := tt.name == "another" || tt.name == "both"; said != want {
			t.Errorf("%s: warned of figures that are not drawn: %v", tt.name, said)
		}
		var f *result.Figure
		for _, b := range a.Section.Blocks {
			if b.Figure != nil {
				f = b.Figure
			}
		}
		if f == nil || tt.rows == 0 {
			if f != nil || tt.rows > 0 {
				t.Errorf("%s: figure %v, want %d rows", tt.name, f != nil, tt.rows)
			}
			continue
		}
		m := f.Matrix
		if len(m.V) != tt.rows || len(m.V[0]) != tt.cols || len(m.Rows) != tt.rows || len(m.Cols) != tt.cols || !strings.HasPrefix(f.Note, tt.note) {
			t.Errorf("%s: %d × %d cells, %d and %d names, want %d × %d; %s", tt.name, len(m.V), len(m.V[0]), len(m.Rows), len(m.Cols), tt.rows, tt.cols, f.Note)
		}
		if tt.name == "both" && (f.Title != "Own title" || f.Theme != "dark") {
			t.Errorf("%s: title %q, theme %q", tt.name, f.Title, f.Theme)
		}
		lying[tt.name] = m.V
		var cells, rows []float64
		for _, r := range m.V {
			for _, v := range r {
				if !math.IsNaN(v) {
					cells = append(cells, v)
				}
			}
		}
		for p := range a.Pairs.All() {
			if p.Transform == "diff" {
				rows = append(rows, p.R)
			}
		}
		slices.Sort(cells)
		slices.Sort(rows)
		if len(rows) != len(a.Pairs.Of) || !slices.Equal(cells, rows) {
			t.Errorf("%s: %d cells, %d rows of changes, %d pairs; not the same numbers", tt.name, len(cells), len(rows), len(a.Pairs.Of))
		}
	}
	// Whichever is named first, the map is the same.
	for i, row := range lying["few with many"] {
		for j, v := range row {
			if w := lying["many with few"][i][j]; math.Abs(v-w) > 1e-12 {
				t.Fatalf("row %d, column %d: %v one way, %v the other", i, j, v, w)
			}
		}
	}
}
