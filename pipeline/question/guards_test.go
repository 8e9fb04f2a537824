package question

import (
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

var inBillions = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e9}

// says checks that an answer holds words and does not hold others, which begin
// with "!".
func says(t *testing.T, name string, a *Answer, words ...string) {
	t.Helper()
	got := toldBy(a)
	for _, w := range words {
		w, not := strings.CutPrefix(w, "!")
		if strings.Contains(got, w) == not {
			t.Errorf("%s: %q, want it there: %v\n%s", name, w, !not, got)
		}
	}
}

// Series in million and billion come to the scale of the first: 100 and 0.3
// billion are 400 million together.
func TestScales(t *testing.T) {
	x, y := made("trade.TUR", dollars, 2001, []float64{10, 40, 50}), made("sales.TUR", inBillions, 2001, []float64{0.1, 0.1, 0.1})
	a := answer(t, studyOf(), tableOf(x, y), study.Question{Kind: "amounts", Series: refs("trade.TUR", "sales.TUR")})
	e := estimate(t, a.Estimates, "descriptive.sum", func(e result.Estimate) bool { return e.Series == "sales.TUR" })
	if e.Value != 300.00000000000006 && e.Value != 300 || e.Unit != dollars || !strings.Contains(e.Note, "brought from billion US$, current prices to million US$") || len(e.Uses) != 3 {
		t.Errorf("%+v", e)
	}
	if y.Values[0] != 0.1 || y.Unit != inBillions {
		t.Error("the series of the table was changed")
	}
	one := answer(t, studyOf(), tableOf(x, y), study.Question{Kind: "statistics", Family: "descriptive", Series: refs("trade.TUR", "sales.TUR")})
	if e := estimate(t, one.Estimates, "descriptive.mean", func(e result.Estimate) bool { return e.Series == "sales.TUR" }); e.Unit != inBillions {
		t.Errorf("a family of single series has no need of another's scale: %+v", e)
	}
	fig := answer(t, studyOf(), tableOf(x, y), study.Question{Kind: "description", Series: refs("trade.TUR", "sales.TUR"), Figures: []study.Figure{{Kind: "line"}}})
	says(t, "figure", fig, "Subtitle: Million US$, current prices, 2001–2003", "brought from billion", "!G01", "!G04")
	n := 0
	for _, b := range fig.Section.Blocks {
		if b.Figure != nil {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d figures, want one for both", n)
	}
}

// deflated is a table with a nominal series and its version at constant prices.
func deflated(last int) *obs.Table {
	x := made("trade.TUR", dollars, 2001, noisyLine(1, 12, 100, 5, 1))
	r := made("trade-real.TUR", obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "constant", Base: 2010, Scale: 1e6}, 2001, noisyLine(1, last, 150, 1, 1))
	r.Derived, r.Made = "trade.TUR", []obs.Message{obs.Say("deflated with {}, base {}", obs.SeriesID("cpi.USA"), 2010)}
	tb := tableOf(x, r)
	tb.Indicators[1].Title, tb.Indicators[1].Derived = "Goods trade at prices of 2010", "trade"
	return tb
}

func TestConstantPrices(t *testing.T) {
	eras := studyOf()
	eras.Eras[0].To, eras.Eras[1].From = 2006, 2007
	passing := studyOf()
	passing.Overrides = []study.Override{{Guard: "G03", For: "trade.*", Reason: "contracts are nominal"}}
	for _, tt := range []struct {
		name string
		st   *study.Study
		tb   *obs.Table
		q    study.Question
		want []string
	}{
		{"trend", studyOf(), deflated(12), study.Question{Kind: "trend", Figures: []study.Figure{{Kind: "line", Series: refs("trade.TUR")}}},
			[]string{"so the statistics use goods trade at prices of 2010 in Türkiye (deflated with cpi.USA, base 2010).", "constant 2010 prices", "Deflated with cpi.USA, base 2010.", "!G03", "[figure q, line]"}},
		{"comparison", eras, deflated(12), study.Question{Kind: "comparison"}, []string{"so the statistics use goods trade at prices of 2010", "!G03"}},
		{"description", studyOf(), deflated(12), study.Question{Kind: "description"}, []string{"!at prices of 2010", "G03."}},
		{"few years of the index", studyOf(), deflated(5), study.Question{Kind: "trend"}, []string{"!at prices of 2010", "G03."}},
		{"few years asked", studyOf(), deflated(12), study.Question{Kind: "trend", From: 2007}, []string{"!at prices of 2010", "!G03."}},
		{"let pass", passing, deflated(12), study.Question{Kind: "trend"}, []string{"!at prices of 2010", "G03. Goods trade in Türkiye is in current prices over 2001–2012: part of its change is inflation. Reason: contracts are nominal."}},
	} {
		tt.q.Series = refs("trade.TUR")
		a := answer(t, tt.st, tt.tb, tt.q)
		says(t, tt.name, a, tt.want...)
		for _, e := range a.Estimates {
			if real := strings.HasPrefix(e.Series, "trade-real"); real && !e.Withheld() && !strings.Contains(e.Note, "deflated with cpi.USA, base 2010") {
				t.Errorf("%s: note %q", tt.name, e.Note)
			}
		}
	}
	all, _, _ := match(studyOf(), deflated(12), "q", refs("*.*"))
	named, _, _ := match(studyOf(), deflated(12), "q", refs("trade-real.*"))
	if len(all) != 1 || len(named) != 1 {
		t.Errorf("* names %v, trade-real.* names %v", ids(all), ids(named))
	}
}

// 2003–2007 hold 1+2+3+4+10 = 20, 2008–2012 hold 5·5 = 25, a quarter more.
func TestWindows(t *testing.T) {
	x := made("arms.TUR", tiv, 2003, []float64{1, 2, 3, 4, 10, 5, 5, 5, 5, 5})
	for _, kind := range []string{"trend", "description", "amounts"} {
		a := answer(t, studyOf(), tableOf(x), study.Question{Kind: kind, Series: refs("arms.TUR")})
		says(t, kind, a, "20 million TIV in 2003–2007 and 25 in 2008–2012, 25% more.", "G29.")
	}
	a := answer(t, studyOf(), tableOf(made("arms.TUR", tiv, 2003, []float64{1, 2, 3, 4, 10, 5, 5, 5, 5, 5}, 2005)), study.Question{Kind: "description", Series: refs("arms.TUR")})
	says(t, "a gap", a, "!in 2003–2007,", "G29.")
}

// fiscalYears makes a series one of fiscal years from July.
func fiscalYears(s *obs.Series) *obs.Series {
	for i := range s.Periods {
		s.Periods[i].Month = 7
	}
	return s
}

func TestFiscalApart(t *testing.T) {
	x, y, z := made("spending.TUR", ofGDP, 1990, walk(1, 30, 30, 0, 1)), made("growth.TUR", growthA, 1990, walk(2, 30, 30, 0, 1)), fiscalYears(made("spending.PAK", ofGDP, 1990, walk(3, 30, 30, 0, 1)))
	tb := tableOf(x, z, y)
	a := answer(t, studyOf(), tb, study.Question{Kind: "correlation", Series: refs("*.*")})
	if len(a.Verdicts) != 1 || a.Verdicts[0].Series != "spending.TUR" || a.Verdicts[0].Other != "growth.TUR" {
		t.Errorf("%+v", a.Verdicts)
	}
	says(t, "correlation", a, "Fiscal and calendar years are not put together", "G05.")
	a = answer(t, studyOf(), tb, study.Question{Kind: "statistics", Family: "engle_granger", Series: refs("spending.TUR", "spending.PAK")})
	if len(a.Estimates) != 0 || len(a.Guards) != 1 || a.Guards[0].Guard != "G05" || a.Guards[0].Series != "spending.TUR;spending.PAK" {
		t.Errorf("%+v %v", a.Estimates, a.Guards)
	}
	st := studyOf()
	st.Overrides = []study.Override{{Guard: "G05", For: "q", Reason: "half a year is no matter"}}
	if a = answer(t, st, tb, study.Question{Kind: "correlation", Series: refs("*.*")}); len(a.Verdicts) != 3 {
		t.Errorf("let pass: %+v", a.Verdicts)
	}
	tb = tableOf(made("trade.TUR", dollars, 1990, []float64{1, 2, 3}), fiscalYears(made("trade.PAK", dollars, 1990, []float64{1, 2, 3})))
	if a = answer(t, studyOf(), tb, study.Question{Kind: "amounts", Series: refs("trade.*")}); len(a.Guards) != 1 || a.Guards[0].Guard != "G05" {
		t.Errorf("sum: %v", a.Guards)
	}
}

// A question runs with the series that are left, and says which are withheld.
func TestWithheld(t *testing.T) {
	x := made("spending.TUR", ofGDP, 1990, walk(1, 30, 30, 0, 1))
	tb := tableOf(x)
	tb.Withheld = []obs.Withheld{{Series: made("spending.PAK", ofGDP, 1990, []float64{1}), Guard: "G08", Why: "spending.PAK goes from 1 to 1000"}}
	a := answer(t, studyOf(), tb, study.Question{Kind: "trend", Series: refs("spending.*"), Figures: []study.Figure{{Kind: "line", Series: refs("spending.PAK")}, {Kind: "line"}}})
	says(t, "one is left", a, "spending.PAK is withheld by the guard G08: spending.PAK goes from 1 to 1000.", "[figure q-2, line]")
	if len(a.Estimates) == 0 {
		t.Error("no estimate of the series that is left")
	}
	for _, kind := range []string{"trend", "description", "comparison", "correlation", "sources", "amounts"} {
		a = answer(t, studyOf(), tb, study.Question{Kind: kind, Series: refs("spending.PAK")})
		says(t, kind, a, "spending.PAK is withheld by the guard G08")
		if len(a.Estimates) > 0 || len(a.Verdicts) > 0 {
			t.Errorf("%s: %v", kind, a.Estimates)
		}
	}
	a = answer(t, studyOf(), tb, study.Question{Kind: "statistics", Family: "correlation", Series: refs("spending.*")})
	if len(a.Estimates) > 0 {
		t.Errorf("statistics: %v", a.Estimates)
	}
}

func TestAggregates(t *testing.T) {
	st := studyOf()
	st.Entities = []obs.Entity{{ID: "total", Label: "All suppliers"}}
	w, tur, pak, all := made("arms.WLD", tiv, 2001, []float64{9, 9}), made("arms.TUR", tiv, 2001, []float64{1, 2}), made("arms.PAK", tiv, 2001, []float64{1, 2}), made("arms.total", tiv, 2001, []float64{3, 4})
	eu, emu := made("arms.EUU", tiv, 2001, []float64{9, 9}), made("arms.EMU", tiv, 2001, []float64{9, 9})
	tb := tableOf(w, tur, pak, all, eu, emu, made("flow.TUR-EMU", tiv, 2001, []float64{1}), made("flow.TUR-EUU", tiv, 2001, []float64{1}), made("flow.TUR-WLD", tiv, 2001, []float64{1}), made("flow.TUR-PAK", tiv, 2001, []float64{1}))
	for ids, fires := range map[string]bool{"arms.TUR arms.PAK": false, "arms.TUR arms.PAK arms.WLD": true, "arms.EUU arms.WLD": true, "arms.TUR arms.total": true, "arms.EUU arms.EMU": false, "arms.EUU arms.TUR": true, "flow.TUR-EMU flow.TUR-EUU": false, "flow.TUR-EMU flow.TUR-EUU flow.TUR-WLD": true, "flow.TUR-PAK flow.TUR-WLD": true, "arms.WLD": false} {
		a := answer(t, st, tb, study.Question{Kind: "amounts", Series: refs(strings.Fields(ids)...)})
		if got := len(a.Guards) > 0 && a.Guards[0].Guard == "G10"; got != fires {
			t.Errorf("%s: %v, want G10: %v", ids, a.Guards, fires)
		}
	}
}

// An override that covers no fault is told, but only where every question ran.
func TestUnusedOverrides(t *testing.T) {
	st := studyOf()
	st.Questions = []study.Question{{ID: "q", Kind: "description", Series: refs("spending.TUR")}}
	st.Overrides = []study.Override{{Guard: "G03", For: "trade.*", Reason: "r", Pos: at}}
	tb := tableOf(made("spending.TUR", ofGDP, 2000, []float64{1, 2, 3}))
	r := answers(t, st, tb, serial)
	if len(r.Guards) != 1 || r.Guards[0].Msg != `the override of G03 for "trade.*" lets nothing pass` || r.Guards[0].Pos != at {
		t.Errorf("%v", r.Guards)
	}
	if r := Gather(st, tb, nil, nil); len(r.Guards) > 0 {
		t.Errorf("not every question ran: %v", r.Guards)
	}
}

// Granger tests say what helps to predict, in every word that the program has for
// them (G24).
func TestGrangerWords(t *testing.T) {
	for _, name := range []string{"granger", "toda_yamamoto"} {
		f, ok := familyOf(name)
		if !ok || !strings.Contains(f.What, "helps to predict") || strings.Contains(f.What, "cause") {
			t.Errorf("%s: %q", name, f.What)
		}
	}
	a := answer(t, studyOf(), tableOf(made("a.TUR", ofGDP, 1990, walk(1, 30, 30, 0, 1)), made("b.TUR", ofGDP, 1990, walk(2, 30, 30, 0, 1))), study.Question{Kind: "statistics", Family: "granger", Series: refs("a.TUR", "b.TUR")})
	says(t, "granger", a, "helps to predict another, not what causes what")
}

// A ratio correlated with its own numerator (G30), and with something else.
func TestCommonNumerator(t *testing.T) {
	tb := tableOf(made("spending.TUR", ofGDP, 1990, walk(1, 30, 30, 0, 1)), made("trade.TUR", dollars, 1990, walk(2, 30, 900, 0, 9)))
	says(t, "another", answer(t, studyOf(), tb, study.Question{Kind: "correlation", Series: refs("*.*")}), "!G30")
	tb.Indicators[0].Numerator = "trade"
	says(t, "its own", answer(t, studyOf(), tb, study.Question{Kind: "correlation", Series: refs("*.*")}), "G30.", "Trade is in both series")
}

// A correlation asked for by name is warned of a common part like any other, and
// the guard names the series, so that an override can.
func TestCommonPartByName(t *testing.T) {
	tb := tableOf(made("spending.TUR", ofGDP, 2000, walk(1, 20, 5, 0, 1)), made("growth.TUR", growthA, 2000, walk(2, 20, 5, 0, 1)), made("trade.TUR", dollars, 2000, walk(3, 20, 50, 0, 1)))
	for _, tt := range []struct {
		q    study.Question
		want string
	}{
		{study.Question{Kind: "statistics", Family: "correlation", Series: refs("spending.TUR", "growth.TUR")}, "spending.TUR;growth.TUR"},
		{study.Question{Kind: "correlation", Series: refs("spending.TUR", "growth.TUR")}, "spending.TUR;growth.TUR"},
		{study.Question{Kind: "statistics", Family: "correlation", Series: refs("spending.TUR", "trade.TUR")}, ""},
	} {
		got := ""
		for _, g := range answer(t, studyOf(), tb, tt.q).Guards {
			if g.Guard == "G30" {
				got += g.Series
			}
		}
		if got != tt.want {
			t.Errorf("%s: G30 at %q, want %q", tt.q.Kind, got, tt.want)
		}
	}
}

// G25 tells what became of the forecast of a share that a line would carry past its bounds:
// made on a bounded scale where no value is 0 or 100, withheld otherwise, and nothing
// where no level was asked for.
func TestShareForecastGuard(t *testing.T) {
	rising := []float64{60, 65, 71, 74, 80, 86, 90, 93, 97, 99}
	atZero := []float64{0, 9, 21, 30, 41, 50, 62, 70, 79, 90}
	for _, tt := range []struct {
		name       string
		values     []float64
		transform  string
		says, note string // of the guard, and of the estimate
	}{
		{"bounded scale", rising, "level", "share.TUR past 0 or 100% within five years; the forecast given stays between them", ""},
		{"touches the bound", atZero, "level", "share.TUR past 0 or 100% within five years; a forecast that does is withheld", "withheld: G25"},
		{"changes", atZero, "diff", "", ""},
		{"far from the bounds", []float64{20, 21, 20.5, 21, 20, 20.7, 21.2, 20.1, 20.4, 20.9}, "level", "", ""},
	} {
		tb := tableOf(made("share.TUR", ofGDP, 2000, tt.values))
		a := answer(t, studyOf(), tb, study.Question{Kind: "statistics", Family: "forecast_trend_ols", Series: refs("share.TUR"), Transform: []string{tt.transform}})
		said := ""
		for _, f := range a.Guards {
			if f.Guard == "G25" {
				said += f.Msg
			}
		}
		if said == "" != (tt.says == "") || !strings.Contains(said, tt.says) {
			t.Errorf("%s: %q, want %q", tt.name, said, tt.says)
		}
		for _, e := range a.Estimates {
			if !strings.HasPrefix(e.Note, tt.note) || e.Withheld() != (tt.note != "") || strings.HasPrefix(e.Statistic, "forecast_trend_ols.mean") && tt.transform == "level" && (e.Value < 0 || e.Value > 100) {
				t.Errorf("%s: %+v", tt.name, *e)
			}
		}
	}
}
