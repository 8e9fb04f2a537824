package question

import (
	"math"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// figuresOfPairs are the figures of a question of a small study.
func figuresOfPairs(t *testing.T, q study.Question, ss ...*obs.Series) []*result.Figure {
	t.Helper()
	st := studyOf()
	q.Pos = at
	st.Questions = []study.Question{q}
	r := answers(t, st, tableOf(ss...), serial)
	checkResult(t, r)
	return r.Figures()
}

// The axes of a scatter or connected figure tell the two series apart, and on changes of
// percentages ticks are points.
func TestAxesOfPairs(t *testing.T) {
	tur, pak := made("spending.TUR", ofGDP, 1990, walk(3, 25, 5, 0.1, 0.3)), made("spending.PAK", ofGDP, 1990, walk(4, 25, 5, 0.1, 0.3))
	gdp := made("growth.TUR", growthA, 1990, walk(5, 25, 5, 0, 1))
	fs := figuresOfPairs(t, study.Question{ID: "link", Kind: "correlation", Series: refs("spending.*"), Figures: []study.Figure{{Kind: "scatter"}, {Kind: "connected"}}}, tur, pak)
	if len(fs) != 2 {
		t.Fatalf("%d figures", len(fs))
	}
	for _, f := range fs {
		x, y := f.Panels[0].X, f.Panels[0].Y
		labels := []string{x.Label, y.Label}
		slices.Sort(labels)
		if x.Label == y.Label || !strings.Contains(labels[0], "PAK") && !strings.Contains(labels[0], "Pakistan") {
			t.Errorf("%s: the axes are %q", f.Kind, labels)
		}
		tick := result.Format{Style: result.Short, Decimals: 1}.String(nil, 0.2, x.Unit)
		if percent := strings.Contains(tick, "%"); percent != (f.Kind == "connected") {
			t.Errorf("%s: a tick is %q on the axis %q", f.Kind, tick, x.Label)
		}
		if points := strings.Contains(x.Label, "percentage points"); points == (f.Kind == "connected") {
			t.Errorf("%s: the axis %q", f.Kind, x.Label)
		}
	}
	// Two titles need no place.
	for _, f := range figuresOfPairs(t, study.Question{ID: "link", Kind: "correlation", Series: refs("spending.TUR"), With: refs("growth.TUR")}, tur, gdp) {
		if x, y := f.Panels[0].X.Label, f.Panels[0].Y.Label; x == y || strings.Contains(x+y, "TUR") || strings.Contains(x+y, "Türkiye") {
			t.Errorf("%s: axes %q and %q", f.Kind, x, y)
		}
	}
	for _, tt := range []struct {
		u    obs.Unit
		tr   stat.Transform
		same bool
	}{{ofGDP, stat.Level, true}, {ofGDP, stat.Difference, false}, {ofGDP, stat.Detrended, false}, {dollars, stat.Difference, true}, {dollars, stat.Logarithm, false}, {dollars, stat.LogDifference, false}} {
		if got := axisUnit(tt.u, tt.tr) == tt.u; got != tt.same {
			t.Errorf("%v of %v: ticks in the unit: %v", tt.tr, tt.u, got)
		}
	}
}

// The heat map of series with others is a rectangle of these and those, every cell of
// which is a pair; where a series is on both sides it stays a triangle.
func TestRectangularHeat(t *testing.T) {
	var ss []*obs.Series
	for i, id := range []string{"TUR", "PAK", "GRC", "IRN"} {
		ss = append(ss, made("spending."+id, ofGDP, 1990, walk(uint64(10+i), 25, 5, 0.1, 0.3)))
	}
	one, two := made("growth.TUR", growthA, 1990, walk(21, 25, 5, 0, 1)), made("growth.PAK", growthA, 1990, walk(22, 25, 5, 0, 1))
	all := append(ss, one, two)
	for _, tt := range []struct {
		with       []string
		rows, cols int
		empty      int
	}{{[]string{"growth.TUR"}, 4, 1, 0}, {[]string{"growth.*"}, 4, 2, 0}, {[]string{"spending.TUR"}, 3, 1, 0}, {[]string{"spending.TUR", "spending.PAK"}, 4, 4, 11}, {nil, 4, 4, 10}} {
		q := study.Question{ID: "link", Kind: "correlation", Series: refs("spending.*"), Figures: []study.Figure{{Kind: "heat"}}}
		if tt.with != nil {
			q.With = refs(tt.with...)
		}
		fs := figuresOfPairs(t, q, all...)
		if len(fs) != 1 {
			t.Fatalf("%v: %d figures", tt.with, len(fs))
		}
		m := fs[0].Matrix
		empty := 0
		for i, row := range m.V {
			if len(row) != len(m.Cols) || len(m.Mark[i]) != len(m.Cols) {
				t.Errorf("%v: a row of %d cells under %d names", tt.with, len(row), len(m.Cols))
			}
			for _, v := range row {
				if math.IsNaN(v) {
					empty++
				}
			}
		}
		if len(m.Rows) != tt.rows || len(m.V) != tt.rows || len(m.Cols) != tt.cols || empty != tt.empty {
			t.Errorf("with %v: %d rows %v and columns %v, %d cells empty", tt.with, len(m.V), m.Rows, m.Cols, empty)
		}
		for i := range m.Rows {
			if tt.cols == 1 && num6(m.V[i][0]) != fs[0].Data.Rows[i][3] {
				t.Errorf("the row of %q has %v, not that of %v", m.Rows[i], m.V[i], fs[0].Data.Rows[i])
			}
		}
	}
}
