package question

import (
	"math"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// A question of kind statistics finds the same difference between eras as one of
// kind comparison, and takes the family's parameters and logarithms besides.
func TestEraDifferences(t *testing.T) {
	tb := tableOf(made("spending.TUR", ofGDP, 1990, walk(1, 30, 30, 0, 1)), made("trade.TUR-PAK", dollars, 1990, walk(3, 30, 900, 20, 30)))
	compared := answer(t, studyOf(), tb, study.Question{Kind: "comparison", Series: refs("*")})
	asked := answer(t, studyOf(), tb, study.Question{Kind: "statistics", Family: "era_difference", Series: refs("*")})
	for _, want := range compared.Estimates {
		if strings.HasPrefix(want.Statistic, "era_difference") {
			got := estimate(t, asked.Estimates, want.Statistic, func(e result.Estimate) bool { return e.Series == want.Series })
			if got.ID != want.ID || got.Value != want.Value || got.Parameters != want.Parameters {
				t.Errorf("%+v, want %+v", got, want)
			}
		}
	}
	other := answer(t, studyOf(), tb, study.Question{Kind: "statistics", Family: "era_difference", Series: refs("trade.TUR-PAK"), Transform: []string{"log"},
		Eras: []string{"after", "before"}, Params: []study.Param{setTo("rule", "fixed"), setTo("lag", "1")}})
	e := estimate(t, other.Estimates, "era_difference.difference", nil)
	if e.Transform != "log" || e.Parameters != "a=after;b=before;lag=1;rule=fixed;small_sample=true" || e.Value >= 0 || e.UnitWords != "ln(million US$, current prices)" {
		t.Errorf("%+v", e)
	}
	st := studyOf()
	st.Eras = st.Eras[:1]
	if _, faults := plan(st, tb, study.Question{ID: "q", Kind: "statistics", Family: "era_difference", Series: refs("*"), Pos: at}); faults.Errors() != 1 {
		t.Errorf("one era: %v", faults)
	}
}

// The adjusted p-values are those of kind correlation; a pair that is withheld
// says why, and does not count.
func TestAdjustedPairs(t *testing.T) {
	tb := tableOf(made("spending.TUR", ofGDP, 1990, walk(1, 35, 30, 0, 1)), made("growth.TUR", growthA, 1990, walk(2, 35, 50, 0, 2)),
		made("trade.TUR-PAK", dollars, 1990, walk(3, 35, 900, 20, 30)), made("arms.TUR", tiv, 2020, walk(4, 5, 90, 0, 3)))
	same := answer(t, studyOf(), tb, study.Question{Kind: "correlation", Series: refs("*")})
	a := answer(t, studyOf(), tb, study.Question{Kind: "statistics", Family: "correlation_adjusted", Series: refs("*"), Transform: []string{"diff"}, Params: []study.Param{setTo("method", "spearman")}})
	withheld := 0
	for _, e := range a.Estimates {
		if e.Withheld() {
			withheld++
			if e.Statistic != "correlation_adjusted" || !strings.Contains(e.Note, "G20: 4 observations") || e.Parameters != "method=spearman;tests=3" {
				t.Errorf("%+v", e)
			}
			continue
		}
		want := estimate(t, same.Estimates, e.Statistic, func(w result.Estimate) bool {
			return w.Series == e.Series && w.Other == e.Other && w.Transform == "diff" && w.Parameters == e.Parameters
		})
		if want.Value != e.Value || want.ID != e.ID {
			t.Errorf("%+v, want %+v", e, want)
		}
	}
	if len(a.Estimates) != 9 || withheld != 3 {
		t.Errorf("%d estimates, %d withheld; want 6 values and 3 reasons", len(a.Estimates), withheld)
	}
}

// A panel tells all its parameters, its eras and its splices.
func TestPanelRows(t *testing.T) {
	var ss []*obs.Series
	for i, e := range []string{"TUR", "PAK", "IRN"} {
		ss = append(ss, made("growth."+e, growthA, 1990, walk(uint64(i), 30, 90, 1, 3)), made("trade."+e, dollars, 1990, walk(uint64(10+i), 30, 90, 1, 3)))
	}
	ss[0].Sources[3], ss[0].Splice = "other", []string{"sipri", "other"}
	q := study.Question{Kind: "statistics", Family: "panel_fe", Params: []study.Param{setTo("dependent", "growth"), setTo("on", "trade")}, Eras: []string{"before", "after"}}
	a := answer(t, studyOf(), tableOf(ss...), q)
	for era, want := range map[string][3]int{"before": {36, 1990, 2001}, "after": {54, 2002, 2019}} {
		e := estimate(t, a.Estimates, "panel_fe.b_trade", func(e result.Estimate) bool { return e.Era == era })
		if e.Series != "growth.*" || e.Other != "trade.*" || e.Parameters != "dependent=growth;log=false;on=trade" || [3]int{e.N, e.From, e.To} != want {
			t.Errorf("%s: %+v, want %v", era, e, want)
		}
		if strings.Contains(e.Note, "growth.TUR spliced") != (era == "before") {
			t.Errorf("%s: note %q", era, e.Note)
		}
	}
	q.Series = refs("growth.TUR")
	q.ID, q.Pos = "q", at
	if _, faults := plan(studyOf(), tableOf(ss...), q); faults.Errors() > 0 || len(faults) != 1 || !strings.Contains(faults[0].Msg, "every entity") {
		t.Errorf("a panel with series: %v", faults)
	}
}

// Forecasts of logarithms are back on the scale of the series, and those of
// shares say how they stay in bounds.
func TestForecastScale(t *testing.T) {
	tb := tableOf(made("spending.TUR", ofGDP, 1990, walk(1, 30, 30, 0, 1)), made("trade.TUR-PAK", dollars, 1990, walk(3, 30, 900, 20, 30)))
	q := study.Question{Kind: "statistics", Family: "forecast_trend_ols", Series: refs("*"), Transform: []string{"level", "log", "diff"}}
	a := answer(t, studyOf(), tb, q)
	for _, tt := range []struct {
		series, transform, unit, note string
		lo, hi                        float64
	}{
		{"spending.TUR", "level", "% of GDP", "logit", 20, 40},
		{"spending.TUR", "log", "% of GDP", "", 20, 40},
		{"spending.TUR", "diff", "percentage points", "", -5, 5},
		{"trade.TUR-PAK", "level", "million US$, current prices", "", 1000, 2000},
		{"trade.TUR-PAK", "log", "million US$, current prices", "", 1000, 2500},
		{"trade.TUR-PAK", "diff", "million US$, current prices", "", -100, 100},
	} {
		e := estimate(t, a.Estimates, "forecast_trend_ols.mean_h1", func(e result.Estimate) bool { return e.Series == tt.series && e.Transform == tt.transform })
		if e.UnitWords != tt.unit || strings.Contains(e.Note, "logit") != (tt.note != "") || e.Value < tt.lo || e.Value > tt.hi || math.IsNaN(e.Value) {
			t.Errorf("%+v, want %+v", e, tt)
		}
	}
}

// A panel leaves out the world, which holds its members, and a country whose
// indicators are of fiscal and of calendar years: 30 rows each of the other three.
// The study may let either in.
func TestPanelLeavesOut(t *testing.T) {
	var ss []*obs.Series
	for i, e := range []string{"TUR", "IRN", "IND", "PAK", "WLD"} {
		g, x := made("growth."+e, growthA, 1990, walk(uint64(i), 30, 90, 1, 3)), made("trade."+e, dollars, 1990, walk(uint64(10+i), 30, 90, 1, 3))
		if e == "PAK" {
			x = fiscalYears(x)
		}
		ss = append(ss, g, x)
	}
	q := study.Question{Kind: "statistics", Family: "panel_fe", Params: []study.Param{setTo("dependent", "growth"), setTo("on", "trade")}}
	for _, tt := range []struct {
		over []study.Override
		n    int
	}{
		{nil, 90},
		{[]study.Override{{Guard: "G10", For: "*", Reason: "r"}}, 120},
		{[]study.Override{{Guard: "G05", For: "*", Reason: "r"}}, 120},
		{[]study.Override{{Guard: "G05", For: "*", Reason: "r"}, {Guard: "G10", For: "*", Reason: "r"}}, 150},
	} {
		st := studyOf()
		st.Overrides = tt.over
		a := answer(t, st, tableOf(ss...), q)
		if e := estimate(t, a.Estimates, "panel_fe.b_trade", func(result.Estimate) bool { return true }); e.N != tt.n {
			t.Errorf("%v: %d rows, want %d", tt.over, e.N, tt.n)
		}
		var fired []string
		for _, g := range a.Guards {
			fired = append(fired, g.Guard+" "+g.Series)
		}
		if want := []string{"G10 growth.WLD;trade.WLD", "G05 growth.PAK;trade.PAK"}; !slices.Equal(fired, want) {
			t.Errorf("%v: %q, want %q", tt.over, fired, want)
		}
	}
}
