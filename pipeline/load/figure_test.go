package load

import (
	"strings"
	"testing"
)

// What is wrong with an order of a figure is said with its place.
func TestOrdersOfFigures(t *testing.T) {
	const head = "title: T\neras: [{id: before, to: 2001}]\nquestions:\n  - id: q\n    kind: trend\n    series: [a.TUR]\n    figures:\n      - "
	for _, tt := range []struct{ order, want string }{
		{"{kind: line, layout: narow}", `study.yaml:8:30: error: "layout" cannot be "narow"; did you mean "narrow"?`},
		{"{kind: line, theme: black}", `study.yaml:8:29: error: "theme" cannot be "black"; write one of light`},
		{"{kind: line, eras: [befor]}", `study.yaml:8:29: error: the study has no era "befor"; did you mean "before"?`},
		{"{kind: line, span: [2010, 2000]}", `study.yaml:8:28: error: the span begins in 2010 and ends in 2000; swap them`},
		{"{kind: line, width: 80}", `study.yaml:8:22: error: `},
		{"{layout: narrow}", `study.yaml:8:9: error: `},
		{"{kind: line, eras: none}", ""},
		{"{kind: line, layout: page, theme: light, span: [null, 2000]}", ""},
	} {
		_, _, faults := Study(files("study.yaml", head+tt.order+"\n", "a.csv", "entity,year,value\nTUR,2001,3.5\n"), "s", "")
		var got []string
		for _, f := range faults {
			got = append(got, f.String())
		}
		all := strings.Join(got, "\n")
		if tt.want == "" && faults.Errors() > 0 || !strings.Contains(all, tt.want) {
			t.Errorf("%s\ngot:  %s\nwant: %s", tt.order, all, tt.want)
		}
	}
}
