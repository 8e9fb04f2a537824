package question

import (
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// joined is a table in which everything stands that may not be put together.
func joined() *obs.Table {
	money := func(id string, v ...float64) *obs.Series { return made(id, dollars, 2000, v) }
	fiscal := money("fiscal.PAK", 4, 6, 5, 7, 6)
	for i := range fiscal.Periods {
		fiscal.Periods[i] = obs.Period{Month: 7}
	}
	budget := made("budget.PAK", obs.Unit{Kind: obs.Share, Of: "the budget"}, 2000, []float64{15, 14, 16, 17, 15})
	burden := made("burden.PAK", ofGDP, 2000, []float64{3, 2, 4, 5, 3})
	burden.Status[1], burden.Status[3] = obs.Interpolated, obs.Interpolated
	tb := tableOf(money("cash.PAK", 1, 2, 3, 4, 5), money("cash.TUR", 1, 2, 2, 3, 3), money("cash.WLD", 9, 9, 9, 9, 9), fiscal, burden, budget,
		made("ordered.PAK", tiv, 2000, []float64{1, 2, 3}), made("arrived.PAK", tiv, 2000, []float64{1, 1, 2}),
		money("into.PAK", 10, 11, 12), money("out.PAK", 9, 10, 11),
		made("pace.PAK", growthA, 2000, []float64{3, -1, 2}), made("pace.TUR", growthA, 2000, []float64{5, 6}), made("pace.IRN", growthA, 2000, []float64{1, 1, 1}),
		made("split.PAK@oec", dollars, 2000, []float64{1, 2}), made("split.PAK@wits", dollars, 2000, []float64{1, 3}))
	for id, c := range map[string]obs.Concept{"ordered": obs.Ordered, "arrived": obs.Delivered, "into": obs.CIF, "out": obs.FOB} {
		for i := range tb.Indicators {
			if tb.Indicators[i].ID == id {
				tb.Indicators[i].Concept = c
			}
		}
	}
	for i := range tb.Indicators {
		if id := tb.Indicators[i].ID; id == "burden" || id == "budget" {
			tb.Indicators[i].Numerator = "cash"
		}
	}
	return tb
}

// A check of a claim may put together no more than a question may; the guards are
// those of GUARDS.md, and what each must say was worked out from that page.
func TestClaimsJoinWhatQuestionsMay(t *testing.T) {
	sum := func(c *study.Condition, ss ...string) study.Check {
		return study.Check{Measure: "sum", Series: refs(ss...), From: 2000, To: 2002, Condition: c}
	}
	set := func(measure, of, among string) study.Check {
		return study.Check{Measure: measure, Series: refs(of), Among: refs(among), From: 2000, To: 2002, Condition: atLeast(1)}
	}
	with := func(x, y string) study.Check {
		return study.Check{Measure: "correlation", Series: refs(x), With: refs(y), Direction: "positive", Transform: "level"}
	}
	for _, tt := range []struct {
		name  string
		check study.Check
		guard string // "" none, "form" a fault of form
		words string
	}{
		{"two countries", sum(atLeast(1), "cash.PAK", "cash.TUR"), "", ""},
		{"the world and a country", sum(atLeast(1), "cash.PAK", "cash.WLD"), "G10", "WLD"},
		{"a share of a set with the world", set("share", "cash.PAK", "cash.*"), "G10", "WLD"},
		{"a rank in a set with the world", set("rank", "cash.PAK", "cash.*"), "G10", "WLD"},
		{"fiscal and calendar years added", sum(atLeast(1), "cash.PAK", "fiscal.PAK"), "G05", "FY07"},
		{"fiscal and calendar years correlated", with("cash.PAK", "fiscal.PAK"), "G05", "FY07"},
		{"ordered and delivered", sum(atLeast(1), "ordered.PAK", "arrived.PAK"), "G27", "delivered"},
		{"imports and exports", sum(atLeast(1), "into.PAK", "out.PAK"), "G11", "freight"},
		{"two ratios of one amount", with("burden.PAK", "budget.PAK"), "G30", "in both series"},
		{"a ratio and another amount", with("burden.PAK", "into.PAK"), "", ""},
		{"growth rates added", sum(atLeast(1), "pace.PAK", "pace.TUR"), "form", "rates"},
		{"growth rates added over years", sum(atLeast(1), "pace.PAK"), "form", "over the years"},
		{"shares added over years", sum(atLeast(1), "burden.PAK"), "form", "over the years"},
		{"shares added over all years", study.Check{Measure: "sum", Series: refs("budget.PAK"), Condition: atLeast(1)}, "form", "over the years"},
		{"shares of one year", study.Check{Measure: "sum", Series: refs("budget.PAK"), From: 2000, To: 2000, Condition: atLeast(1)}, "", ""},
		{"interpolated values", study.Check{Measure: "mean", Series: refs("burden.PAK"), From: 2000, To: 2001, Condition: atLeast(1)}, "G14", "one value is interpolated"},
		{"an interpolated year", study.Check{Measure: "mean", Series: refs("burden.PAK"), From: 2003, To: 2003, Condition: atLeast(1)}, "G14", "one value is interpolated"},
		{"interpolated values elsewhere", study.Check{Measure: "mean", Series: refs("burden.PAK"), From: 2002, To: 2002, Condition: atLeast(1)}, "", ""},
		{"sources that no rule chooses from", study.Check{Measure: "mean", Series: refs("split.PAK"), From: 2000, To: 2000, Condition: atLeast(1)}, "G26", "no rule"},
		{"one of these sources", study.Check{Measure: "mean", Series: refs("split.PAK@oec"), From: 2000, To: 2000, Condition: atLeast(1)}, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.check.Pos = at
			for _, over := range []bool{false, true} {
				st := &study.Study{Alpha: 0.05, Claims: []study.Claim{{ID: "c", Text: "It is so", Checks: []study.Check{tt.check}, Pos: at}}}
				if over {
					st.Overrides = []study.Override{{Guard: tt.guard, For: "c", Reason: "looked into"}}
				}
				task, _, faults := planClaims(st, joined())
				if tt.guard == "form" {
					if faults.Errors() == 0 || !strings.Contains(faults.Error(), tt.words) {
						t.Errorf("%v", faults)
					}
					return
				}
				if faults.Errors() > 0 {
					t.Fatal(faults)
				}
				ans := task.Answer(serial)
				var said obs.Faults
				for _, f := range append(faults, ans.Guards...) {
					if f.Guard != "G20" {
						said = append(said, f)
					}
				}
				if tt.guard == "" {
					if len(said) > 0 {
						t.Errorf("%v", said)
					}
					return
				}
				if len(said) != 1 || said[0].Guard != tt.guard || !strings.Contains(said[0].Msg, tt.words) || said[0].Fix == "" || (said[0].Override != "") != (over && tt.guard != "G26") {
					t.Errorf("override %v: %v", over, said)
				}
				refused := severity(tt.guard) == obs.SevError && (!over || tt.guard == "G26")
				if got := ans.Claims[0].Status == notTestable; got != refused && tt.check.Measure != "correlation" {
					t.Errorf("override %v: %s: %s", over, ans.Claims[0].Status, ans.Claims[0].Sentence)
				}
			}
		})
	}
}

// A rank of what is no amount goes by the mean: Türkiye's two years of growth at 5
// and 6 do not come after Iran's three at 1 for being fewer, and a year of decline
// is no hindrance.
func TestRankOfRates(t *testing.T) {
	tb := joined()
	for series, place := range map[string]float64{"pace.TUR": 1, "pace.PAK": 2} { // means 5.5 and 1; the third has 1
		c, _ := claimed(t, &study.Study{Alpha: 0.05}, tb, study.Check{Measure: "rank", Series: refs(series), Among: refs("pace.*"), From: 2000, To: 2001, Condition: near(place, 0)})
		if c.Status != supported || !strings.Contains(c.Sentence.In(nil), "on average") {
			t.Errorf("%s: %s: %s", series, c.Status, c.Sentence)
		}
	}
}
