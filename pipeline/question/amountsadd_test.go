package question

import (
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// What has no sum over the years is refused before anything is computed, and the
// message names the question.
func TestAmountsOfWhatHasNoSum(t *testing.T) {
	for _, tt := range []struct {
		name string
		ss   []*obs.Series
		says string // "" lets it pass
		from string
	}{
		{"shares of GDP", []*obs.Series{made("spending.TUR", ofGDP, 2000, []float64{2, 3}), made("spending.PAK", ofGDP, 2000, []float64{4, 4})},
			`question "how-much": spending.TUR is no amount: values in % of GDP have no sum over the years`, "two GDPs, two years"},
		{"one share", []*obs.Series{made("spending.TUR", ofGDP, 2000, []float64{2, 3})}, "spending.TUR is no amount", "the GDPs of two years"},
		{"a rate", []*obs.Series{made("growth.TUR", growthA, 2000, []float64{2, 3})}, "growth.TUR is no amount: values in % a year", "growth is no amount"},
		{"an index", []*obs.Series{made("prices.TUR", obs.Unit{Kind: obs.Index, Base: 2010}, 2000, []float64{80, 90})}, "prices.TUR is no amount", "an index is no amount"},
		{"a share among amounts", []*obs.Series{made("trade.TUR", dollars, 2000, []float64{2, 3}), made("spending.TUR", ofGDP, 2000, []float64{2, 3})}, "spending.TUR is no amount", "one suffices"},
		{"money", []*obs.Series{made("trade.TUR", dollars, 2000, []float64{2, 3})}, "", "adds up"},
		{"deliveries", []*obs.Series{made("arms.TUR-PAK", tiv, 2000, []float64{2, 3})}, "", "adds up"},
		{"persons", []*obs.Series{made("staff.TUR", obs.Unit{Kind: obs.Counted, Of: "persons", Scale: 1}, 2000, []float64{2, 3})}, "", "adds up"},
		{"no unit", []*obs.Series{made("plain.TUR", obs.Unit{}, 2000, []float64{2, 3})}, "", "may be an amount"},
	} {
		st := studyOf()
		st.Questions = []study.Question{{ID: "how-much", Kind: "amounts", Series: refs("*"), Pos: at}}
		st.Eras = nil // which would hold none of the two years
		_, faults := Plan(st, tableOf(tt.ss...))
		if refused := faults.Errors() > 0; refused != (tt.says != "") || refused && (!strings.Contains(faults.Error(), tt.says) || faults[0].Pos != at || faults[0].Fix == "") {
			t.Errorf("%s: %v, want %q [%s]", tt.name, faults, tt.says, tt.from)
		}
	}
}

// Bars of what adds up are stacked, and of anything else stand side by side, or in
// panels where they are many.
func TestBarsAreStackedWhereTheyAddUp(t *testing.T) {
	several := func(indicator string, unit obs.Unit, entities ...string) []*obs.Series {
		var out []*obs.Series
		for i, e := range entities {
			out = append(out, made(indicator+"."+e, unit, 2000, []float64{30, float64(40 + i)}))
		}
		return out
	}
	below := several("trade", dollars, "TUR", "PAK")
	below[1].Values[0] = -3
	for _, tt := range []struct {
		name   string
		ss     []*obs.Series
		kind   string
		panels int
		from   string
	}{
		{"two shares", several("spending", ofGDP, "TUR", "PAK"), "bars", 1, "30% and 41% are not 71% of anything"},
		{"four shares", several("spending", ofGDP, "TUR", "PAK", "IRN", "GRC"), "bars", 1, "four have room"},
		{"five shares", several("spending", ofGDP, "TUR", "PAK", "IRN", "GRC", "IND"), "bars", 5, "five have none"},
		{"two shares of one GDP", []*obs.Series{made("spending.PAK", ofGDP, 2000, []float64{3, 4}), made("health.PAK", ofGDP, 2000, []float64{1, 2})}, "bars", 1, "no height of theirs is a number that anybody states"},
		{"rates", several("growth", growthA, "TUR", "PAK"), "bars", 1, "have no sum"},
		{"no unit", several("plain", obs.Unit{}, "TUR", "PAK"), "bars", 1, "may be a share"},
		{"one", several("trade", dollars, "TUR"), "bars", 1, "nothing to stack"},
		{"money", several("trade", dollars, "TUR", "PAK", "IRN"), "stacked", 1, "adds up"},
		{"the world and a country", several("trade", dollars, "WLD", "PAK"), "bars", 1, "would count Pakistan twice (G10)"},
		{"below zero", below, "bars", 1, "a height is no sum where one part hangs down"},
	} {
		f := figuresOf(answer(t, studyOf(), tableOf(tt.ss...), study.Question{Kind: "description", Series: refs("*"), Figures: []study.Figure{{Kind: "bars"}}}))
		if len(f) != 1 || f[0].Kind != tt.kind || len(f[0].Panels) != tt.panels {
			t.Errorf("%s: %d figures, %+v, want kind %s with %d panels [%s]", tt.name, len(f), f, tt.kind, tt.panels, tt.from)
		}
	}
}

// Shares of two countries' wholes have no sum even in one year, and no share of
// their sum; what shares one whole has.
func TestClaimsOfShares(t *testing.T) {
	tb := tableOf(made("spending.TUR", ofGDP, 2000, []float64{2, 3}), made("spending.PAK", ofGDP, 2000, []float64{4, 4}), made("health.PAK", ofGDP, 2000, []float64{1, 2}),
		made("part.TUR-PAK", obs.Unit{Kind: obs.Share, Of: "deliveries"}, 2000, []float64{10, 20}), made("part.USA-PAK", obs.Unit{Kind: obs.Share, Of: "deliveries"}, 2000, []float64{50, 60}))
	for _, tt := range []struct {
		measure, series, other string // other may be several
		guard                  string
		from                   string
	}{
		{"sum", "spending.TUR", "spending.PAK", "G06", "two GDPs"},
		{"share", "spending.TUR", "spending.PAK", "G06", "two GDPs"},
		{"rank", "spending.TUR", "spending.PAK", "", "a rank adds nothing"},
		{"sum", "spending.PAK", "health.PAK", "", "one GDP"},
		{"sum", "spending.PAK", "health.PAK spending.TUR", "G06", "two of one GDP, and the third of another"},
		{"sum", "part.TUR-PAK", "part.USA-PAK", "", "Pakistan's deliveries"},
	} {
		c := study.Check{Measure: tt.measure, Series: refs(append([]string{tt.series}, strings.Fields(tt.other)...)...), From: 2000, To: 2000, Condition: atLeast(1), Pos: at}
		if tt.measure != "sum" {
			c.Series, c.Among = refs(tt.series), refs(tt.series, tt.other)
		}
		st := studyOf()
		st.Claims = []study.Claim{{ID: "c", Text: "It is so", Checks: []study.Check{c}, Pos: at}}
		_, _, faults := planClaims(st, tb)
		got := ""
		if len(faults) > 0 {
			got = faults[0].Guard
		}
		if i := slices.IndexFunc(faults, func(f obs.Fault) bool { return f.Fix == "" }); got != tt.guard || i >= 0 {
			t.Errorf("%s of %s and %s: %v, want guard %q [%s]", tt.measure, tt.series, tt.other, faults, tt.guard, tt.from)
		}
	}
}
