package question

import (
	"math"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// A supported claim needs no figure of its own where another section's shows its series.
func TestSpareFigures(t *testing.T) {
	shown := func(id, kind string, head ...string) result.Block {
		return result.Block{Figure: &result.Figure{ID: id, Kind: kind, Data: &result.Data{Head: head, Rows: [][]string{{"a.TUR", "1"}, {"a.PAK", "2"}}}}}
	}
	for _, tt := range []struct {
		name, status string
		claim, other result.Block
		want         string
		from         string
	}{
		{"a line", supported, shown("c", "line", "year", "a.TUR"), shown("q", "line", "year", "a.TUR", "a.PAK"), "q", "the columns beside the years"},
		{"a ranking", supported, shown("c", "line", "year", "a.TUR", "a.PAK"), shown("q", "ranking", "series", "sum"), "q", "a row a series"},
		{"another series", supported, shown("c", "line", "year", "a.TUR"), shown("q", "line", "year", "a.PAK"), "c", "it is not shown"},
		{"a heat map", supported, shown("c", "line", "year", "a.TUR"), shown("q", "heat", "year", "a.TUR"), "c", "it shows no values"},
		{"contradicted", contradicted, shown("c", "line", "year", "a.TUR"), shown("q", "line", "year", "a.TUR"), "c", "what is claimed stands in the figure"},
	} {
		r := &result.Result{Claims: []result.Claim{{Status: tt.status, Figure: "c"}}, Sections: []result.Section{
			{ID: "claims", Blocks: []result.Block{{Para: result.Words("It holds.")}, tt.claim, {Para: result.Words("Next.")}}}, {ID: "q", Blocks: []result.Block{tt.other}}}}
		english.spareFigures(r)
		blocks := r.Sections[0].Blocks
		if r.Claims[0].Figure != tt.want || (tt.want == "c") != (len(blocks) == 3) {
			t.Errorf("%s: the claim has the figure %s, its section %d blocks [%s]", tt.name, r.Claims[0].Figure, len(blocks), tt.from)
		}
		if got := blocks[0].Para.String(); tt.want == "q" && got != "It holds. Figure q shows what it rests on." {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
}

// Where all choices come to the same a sentence says so and the choices are a file;
// an order that names the pair has its figure.
func TestSpecificationCurveThatAgrees(t *testing.T) {
	wave := func(period float64, shift float64) []float64 {
		out := make([]float64, 30)
		for i := range out {
			out[i] = 5 + math.Sin(2*math.Pi*float64(i)/period+shift)
		}
		return out
	}
	x := made("spending.TUR", ofGDP, 1990, wave(7.3, 0))
	far, same := made("growth.TUR", ofGDP, 1990, wave(4.1, 1)), made("growth.TUR", ofGDP, 1990, wave(7.3, 0.05))
	for _, tt := range []struct {
		name   string
		y      *obs.Series
		series []study.Ref
		figure bool
		want   string
	}{
		{"unrelated", far, nil, false, "choices of method, values and years gives p below 0.05"},
		{"the same", same, nil, false, "gives a coefficient of the same sign with p below 0.05"},
		{"ordered by name", far, refs("*"), true, ""},
	} {
		a := answer(t, studyOf(), tableOf(x, tt.y), study.Question{Kind: "correlation", Series: refs("spending.TUR"), With: refs("growth.TUR"), Figures: []study.Figure{{Kind: "curve", Series: tt.series}}})
		figures := (&result.Result{Sections: []result.Section{a.Section}}).Figures()
		if (len(figures) > 0) != tt.figure {
			t.Errorf("%s: %d figures", tt.name, len(figures))
		}
		got := text(withFiles(a.Section))
		if tt.want != "" && (!strings.Contains(got, tt.want) || !strings.Contains(got, "Method | Values | From | To | n | Coefficient | p")) {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
}

func TestSeldomRivals(t *testing.T) {
	for _, tt := range []struct {
		years, compete int
		want           bool
	}{{8, 1, true}, {8, 2, false}, {9, 2, true}, {3, 1, false}} {
		values := make([]float64, tt.years)
		for i := range values {
			values[i] = float64(10 + i)
		}
		s := made("trade.PAK-TUR", dollars, 2001, values)
		for i := range tt.compete {
			competing(s, 2001+i, 99)
		}
		if got := seldomRivals(s); got != tt.want {
			t.Errorf("%d of %d years compete: %v", tt.compete, tt.years, got)
		}
	}
}

// A figure of few values is low.
func TestFewValuesAreLow(t *testing.T) {
	for n, want := range map[int]float64{fewValues - 1: fewHeight, fewValues: lineHeight} {
		values := make([]float64, n)
		for i := range values {
			values[i] = 3 + float64(i%3)
		}
		a := answer(t, studyOf(), tableOf(made("spending.TUR", ofGDP, 2000, values)), study.Question{Kind: "description", Series: refs("*")})
		for _, f := range (&result.Result{Sections: []result.Section{a.Section}}).Figures() {
			if f.Height != want {
				t.Errorf("%d values: %v mm, want %v", n, f.Height, want)
			}
		}
	}
}
