package question

import (
	"testing"

	"defensetrade/pipeline/obs"
)

// Warnings that say the same of several subjects are one; those that a study lets
// pass for one reason keep each its place; series go by their names.
func TestJoined(t *testing.T) {
	a := &asking{Task: Task{st: studyOf(), tb: tableOf(made("spending.TUR", ofGDP, 1990, []float64{1, 2}))}}
	got := a.joined(obs.Faults{
		{Guard: "G18", Msg: "Trade: the path is not steady."},
		{Guard: "G15", Msg: "Trade: the value of 1990 is estimated."},
		{Guard: "G18", Msg: "Spending: the path is not steady."},
		{Guard: "G18", Msg: "Spending: the path is not steady.", Question: "another"},
		obs.Fault{Guard: "G05", Series: "spending.TUR", Override: "few", Pos: obs.Pos{File: "a.csv", Line: 2, Col: 1}}.Saying(obs.Say("{} joins calendar and fiscal years", obs.SeriesID("spending.TUR")), obs.Message{}),
		{Guard: "G05", Msg: "b joins them, too", Override: "few", Pos: obs.Pos{File: "b.csv", Line: 3, Col: 1}},
		{Guard: "G05", Msg: "c joins them", Override: "other"},
	})
	want := []string{
		"Defence spending as a share of GDP in Türkiye joins calendar and fiscal years (a.csv:2:1); b joins them, too (b.csv:3:1)",
		"c joins them",
		"Trade: the value of 1990 is estimated.",
		"Trade; spending: the path is not steady.",
	}
	if len(got) != len(want) {
		t.Fatalf("%d faults, want %d: %v", len(got), len(want), got)
	}
	for i, g := range got {
		if g.Msg != want[i] {
			t.Errorf("%d: %q, want %q", i, g.Msg, want[i])
		}
	}
}

// Two trends by the usual methods alone, one up and one down, are one sentence.
func TestOppositeTrendsInOneFinding(t *testing.T) {
	up := trendGot{}
	up.verdict.Status = risingBySome
	down := trendGot{}
	down.verdict.Status = fallingBySome
	tb := tableOf(made("spending.TUR", ofGDP, 1990, []float64{1, 2}), made("spending.PAK", ofGDP, 1990, []float64{2, 1}))
	a := &asking{Task: Task{st: studyOf(), tb: tb}, out: &Answer{}}
	a.trendFinding(tb.Series, []string{"Türkiye", "Pakistan"}, []trendGot{up, down})
	const want = "Defence spending as a share of GDP rose in Türkiye and fell in Pakistan by the usual methods; the test that allows for lasting shocks confirms neither."
	if len(a.out.Findings) != 1 || a.out.Findings[0].String() != want {
		t.Errorf("%v, want %s", a.out.Findings, want)
	}
}
