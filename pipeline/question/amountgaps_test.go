package question

import (
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// A year without a value is no zero: text, finding, table and every figure say which
// series lacks which years. The sums were worked out by hand.
func TestAmountsOverGaps(t *testing.T) {
	money := func(id string, first int, v []float64, gaps ...int) *obs.Series {
		return made(id, dollars, first, v, gaps...)
	}
	none := made("trade.IRN", dollars, 2020, nil)
	for _, tt := range []struct {
		name string
		ss   []*obs.Series
		want []string // "!" before what may not be there
		from string
	}{
		{"one of two lacks the other year", []*obs.Series{money("trade.TUR", 2020, []float64{100, 100}), money("trade.GRC", 2020, []float64{900})},
			[]string{"Greece: $900 million in 2020–2021, recorded for 2020 alone. There is no value for 2021, so the true sum can be greater.",
				"Finding: Goods trade in Greece: $900 million were recorded in 2020–2021, for 2020 alone. There is no value for 2021, so the true sum can be greater.",
				"Türkiye: $200 million in 2020–2021, spread over both years.", "No value for Greece 2021. A year without a value is no zero", "!all of it in 2020", "!100% of it"}, "900 + ? and 100 + 100"},
		{"all years are there", []*obs.Series{money("trade.GRC", 2020, []float64{900, 0})},
			[]string{"all of it in 2020. The other year passed without any.", "!There is no value", "!No value"}, "900 + 0"},
		{"some of the known years had any", []*obs.Series{money("trade.GRC", 2020, []float64{900, 0, 0, 300, 0}, 2021)},
			[]string{"$1.20 billion in 2020–2024, spread over two of the four years with a value. The largest single year is 2020 with $900 million, 75% of what was recorded. The other two years with a value passed without any. There is no value for 2021,"},
			"900 + ? + 0 + 300 + 0"},
		{"one lacks a year among three", []*obs.Series{money("trade.TUR", 2020, []float64{10, 10, 10}), money("trade.PAK", 2020, []float64{20, 20, 20}, 2021), money("trade.GRC", 2020, []float64{10, 10, 10})},
			[]string{"Together the three series come to $100 million in 2020–2022. Pakistan accounts for 40% of it, Türkiye for 30% and Greece for 30%. There is no value for Pakistan (2021), so the true sums can be greater and the shares different.",
				"A star marks the years that lack some part.", "Bar chart by year. Q by year. Million US$, current prices by year, 2020–2022. Pakistan: $40 million in all. Türkiye: $30 million in all. Greece: $30 million in all. There is no value for Pakistan (2021)"}, "40, 30, 30 of 100"},
		{"one has no value at all", []*obs.Series{money("trade.TUR", 2020, []float64{10, 10}), money("trade.PAK", 2020, []float64{30, 30}), none},
			[]string{"Pakistan accounts for 75% of it and Türkiye for 25%. There is no value for Iran (2020 and 2021)", "Iran: no value.", "Iran: no values.", "!Iran: $0", "!Iran for 0%"}, "60 and 20 of 80"},
		{"one of three has values", []*obs.Series{money("trade.TUR", 2020, []float64{10, 10}), made("trade.PAK", dollars, 2020, nil), none},
			[]string{"Türkiye accounts for all of it.", "no value for Pakistan (2020 and 2021) and Iran (2020 and 2021)", "!ranks"}, "20 of 20"},
		{"none of two has values", []*obs.Series{none, made("trade.PAK", dollars, 2020, nil)}, []string{"No series has a value in these years.", "!nothing was recorded"}, "nothing is known"},
		{"the second of two has none", []*obs.Series{money("trade.TUR", 2020, []float64{10, 10}), none}, []string{"Iran has no value in 2020–2021.", "!Iran: nothing was recorded", "No value for Iran 2020 and 2021"}, "nothing is known of Iran"},
		{"many lack years", []*obs.Series{money("trade.TUR", 2020, []float64{9, 9, 9}), money("trade.PAK", 2020, []float64{9, 9}), money("trade.GRC", 2020, []float64{9, 9}), money("trade.IND", 2020, []float64{9, 9}), money("trade.USA", 2020, []float64{9, 9}), money("trade.IRN", 2021, []float64{9, 9})},
			[]string{"Five of the six series have no value for some years"}, "all but Türkiye"},
	} {
		a := answer(t, studyOf(), tableOf(tt.ss...), study.Question{Kind: "amounts", Title: "Q", Series: refs("*")})
		got := toldBy(a)
		for _, f := range figuresOf(a) {
			got += "\n" + f.Alt
			for _, b := range f.Panels[0].Bars {
				if f.Kind == "ranking" && b.None != (b.Label == "no value") {
					t.Errorf("%s: a bar of what has no value: %+v", tt.name, b)
				}
			}
		}
		for _, w := range tt.want {
			if w, not := strings.CutPrefix(w, "!"); strings.Contains(got, w) == not {
				t.Errorf("%s: %q, want it there: %v [%s]\n%s", tt.name, w, !not, tt.from, got)
			}
		}
		checkResult(t, &result.Result{Sections: []result.Section{a.Section}, Estimates: a.Estimates, Findings: a.Findings, Guards: a.Guards})
		st := studyOf()
		st.Lang = lang.Turkish
		if tr := toldBy(answer(t, st, tableOf(tt.ss...), study.Question{Kind: "amounts", Title: "Q", Series: refs("*")})); strings.Contains(tr, "value") {
			t.Errorf("%s: English words in a Turkish text:\n%s", tt.name, tr)
		}
	}
}

// A star stands on the stacks that lack some part, and on no other; where most do, on
// none. Areas leave such years out.
func TestPartialStacks(t *testing.T) {
	stars := func(f *result.Figure) string {
		var at []string
		for _, b := range f.Panels[0].Bars {
			if b.Label == "*" {
				at = append(at, b.Series+" "+span(int(b.X), int(b.X)))
			}
		}
		return strings.Join(at, ", ")
	}
	for _, tt := range []struct {
		name string
		gaps []int // of Pakistan in 2020–2024
		kind string
		want string
		from string
	}{
		{"no gap", nil, "amounts", "", "all is there"},
		{"a gap", []int{2022}, "amounts", "Greece 2022", "Greece is the last part"},
		{"bars of a description", []int{2022}, "description", "Greece 2022", "the same"},
		{"mostly gaps", []int{2020, 2021, 2022}, "amounts", "", "three of five"},
	} {
		tb := tableOf(made("trade.TUR", dollars, 2020, []float64{3, 3, 3, 3, 3}), made("trade.PAK", dollars, 2020, []float64{2, 2, 2, 2, 2}, tt.gaps...), made("trade.GRC", dollars, 2020, []float64{1, 1, 1, 1, 1}))
		q := study.Question{Kind: tt.kind, Series: refs("*"), Figures: []study.Figure{{Kind: "bars"}}}
		f := figuresOf(answer(t, studyOf(), tb, q))[0]
		if got := stars(f); got != tt.want || strings.Contains(f.Note, "A star") != (got != "") {
			t.Errorf("%s: stars on %q, want %q [%s]; note %q", tt.name, got, tt.want, tt.from, f.Note)
		}
		if tt.kind == "amounts" {
			years := map[float64]float64{}
			area := figuresOf(answer(t, studyOf(), tb, study.Question{Kind: "amounts", Series: refs("*"), Figures: []study.Figure{{Kind: "area"}}}))[0]
			for _, b := range area.Panels[0].Bars {
				years[b.X] += b.Value
			}
			if len(years) != 5-len(tt.gaps) || strings.Contains(area.Note, "Shares are of the years that all series have.") != (len(tt.gaps) > 0) {
				t.Errorf("%s: areas of %v, note %q", tt.name, years, area.Note)
			}
		}
	}
}
