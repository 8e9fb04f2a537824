package chart

import (
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// Axes in Turkish: a decimal comma, thousands set apart by points, the sign of a
// percentage before its number and the currency's after.
func TestTurkishAxes(t *testing.T) {
	for _, tt := range []struct {
		values []float64
		step   float64
		unit   obs.Unit
		want   string // from: TDK, Yazım Kılavuzu, on numbers and signs
	}{
		{[]float64{0, 0.5, 1}, 0.5, ofGDP, "0 0,5 %1,0"},
		{[]float64{-4, -2}, 2, ofGDP, "−4 −%2"},
		{[]float64{0, 500, 1000, 1500}, 500, tiv, "0 500 1.000 1.500"},
		{[]float64{0, 600, 1200}, 600, dollars, "0 0,6 1,2 mlr $"},
		{[]float64{-200, 0, 200}, 200, dollars, "−200 0 200 mn $"},
		{[]float64{0, 5e6}, 5e6, obs.Unit{Kind: obs.Counted, Of: "persons", Scale: 1}, "0 5 mn"},
	} {
		got := strings.ReplaceAll(strings.Join(numberLabels(lang.Turkish, tt.values, tt.step, tt.unit), " "), "\u00a0", " ")
		if got != tt.want {
			t.Errorf("%v %v: %q, want %q", tt.values, tt.unit, got, tt.want)
		}
	}
	if got := logLabel(lang.Turkish, 0.5, ofGDP); got != "%0,5" {
		t.Errorf("on a logarithmic axis %q", got)
	}
	if got := power(lang.Turkish, 2.5e-12); got != "2,5×10⁻¹²" {
		t.Errorf("power %q", got)
	}
}

// Every figure of the samples in Turkish has no word of English that is the
// package's own, tells its language, and in what it says no English number.
func TestTurkishFigures(t *testing.T) {
	own := []string{">Before<", ">After<", ">No data<", "value used", "mean of 5", " more<", ">Source:", ">Note:"}
	seen := 0
	for _, f := range append(samples(), &result.Figure{ID: "empty", Kind: "line", Panels: []result.Panel{{}}, Source: "x", Note: "y"}) {
		g := *f
		g.Lang = lang.Turkish
		for name, draw := range map[string]func(*result.Figure) ([]byte, error){
			"file": SVG, "page": func(f *result.Figure) ([]byte, error) { return SVGInline(f, Inline{}) }} {
			b, err := draw(&g)
			if err != nil {
				t.Fatal(err)
			}
			s := string(b)
			if !strings.Contains(s, `lang="tr"`) {
				t.Errorf("%s: the %s does not tell its language", g.ID, name)
			}
			for _, w := range own {
				if strings.Contains(s, w) {
					t.Errorf("%s: the %s says %q", g.ID, name, w)
				}
			}
			if g.Kind == "heat" && (strings.Contains(s, ">0.") || !strings.Contains(s, ">0,")) {
				t.Errorf("%s: the %s writes its cells in English", g.ID, name)
			}
			for _, w := range []string{"Kaynak: ", "Veri yok", "kullanılan değer", "5 yılın ortalaması", ">%", "mlr $<"} {
				if strings.Contains(strings.ReplaceAll(s, "\u00a0", " "), w) {
					seen++
				}
			}
		}
	}
	if seen < 30 {
		t.Errorf("%d words of Turkish in all figures", seen)
	}
}
