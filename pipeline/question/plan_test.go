package question

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// setTo is a parameter as study.yaml gives it.
func setTo(key string, values ...string) study.Param {
	return study.Param{Key: key, Values: values, Pos: at}
}

func TestPlanFaults(t *testing.T) {
	tb := tableOf(made("spending.TUR", ofGDP, 1990, walk(1, 35, 3, 0, 0.2)), made("spending.PAK", ofGDP, 1990, walk(2, 35, 5, 0, 0.2)),
		made("growth.TUR", growthA, 1990, walk(3, 35, 5, 0, 2)), made("growth.IRN", growthA, 1990, walk(4, 35, 5, 0, 2)))
	two := refs("spending.TUR", "spending.PAK")
	statistics := func(family string, ps ...study.Param) study.Question {
		return study.Question{Kind: "statistics", Family: family, Series: two, Params: ps}
	}
	changed := func(q study.Question, change func(*study.Question)) study.Question {
		change(&q)
		return q
	}
	for _, tt := range []struct {
		name     string
		q        study.Question
		msg, fix string // parts of the one fault
		sev      obs.Severity
	}{
		{"kind", study.Question{Kind: "tend", Series: two}, `unknown kind "tend"`, `did you mean "trend"?`, obs.SevError},
		{"kind far off", study.Question{Kind: "regression", Series: two}, `unknown kind "regression"`, "kinds are description, trend, comparison, correlation", obs.SevError},
		{"series", study.Question{Kind: "trend", Series: refs("spending.TRU")}, `no series "spending.TRU"`, `did you mean "spending.TUR"`, obs.SevError},
		{"with", study.Question{Kind: "correlation", Series: two, With: refs("growth.TRU")}, `no series "growth.TRU"`, `did you mean "growth.TUR"`, obs.SevError},
		{"no series", study.Question{Kind: "trend"}, "names no series", "write series:", obs.SevError},
		{"with for a trend", study.Question{Kind: "trend", Series: two, With: two}, `has no use for "with"`, "only kinds correlation and statistics", obs.SevError},
		{"era", study.Question{Kind: "trend", Series: two, Eras: []string{"befor"}}, `unknown era "befor"`, `did you mean "before"?`, obs.SevError},
		{"era twice", study.Question{Kind: "trend", Series: two, Eras: []string{"before", "before"}}, `era "before" is named twice`, "once", obs.SevWarning},
		{"one era compared", study.Question{Kind: "comparison", Series: two, Eras: []string{"before"}}, "between two eras, and the question names one", "eras: [first, second]", obs.SevError},
		{"within", study.Question{Kind: "correlation", Series: two, Within: "year"}, `within "year"`, "within: entity", obs.SevError},
		{"no events", study.Question{Kind: "timeline"}, "the study has no events", "add events", obs.SevError},
		{"parameter of a trend", study.Question{Kind: "trend", Series: two, Params: []study.Param{setTo("lag", "1")}}, `kind "trend" has no parameter "lag"`, "kind statistics", obs.SevError},
		{"figure", study.Question{Kind: "trend", Series: two, Figures: []study.Figure{{Kind: "lines", Pos: at}}}, `kind trend does not draw figure "lines"`, `did you mean "line"?`, obs.SevError},
		{"figure's series", study.Question{Kind: "trend", Series: two, Figures: []study.Figure{{Kind: "line", Series: refs("growth.TUR"), Pos: at}}}, `the figure's series "growth.TUR" is not among`, "of its question", obs.SevError},
		{"no family", statistics(""), "names no family", "write family: and one of descriptive", obs.SevError},
		{"family", statistics("ols_tred"), `unknown family "ols_tred"`, `did you mean "ols_trend"`, obs.SevError},
		{"family far off", statistics("zzz"), `unknown family "zzz"`, "families are descriptive, ols_trend", obs.SevError},
		{"parameter", statistics("ols_trend_hac", setTo("lags", "1")), `family ols_trend_hac has no parameter "lags"`, `did you mean "lag"?`, obs.SevError},
		{"parameter of a family without", statistics("ols_trend", setTo("lag", "1")), `has no parameter "lag"`, "has no parameters", obs.SevError},
		{"parameter twice", statistics("acf", setTo("nlags", "3"), setTo("nlags", "4")), `parameter "nlags" is given twice`, "one list", obs.SevError},
		{"value", statistics("ols_trend_hac", setTo("rule", "nw1994_bartlet")), `parameter "rule" of family ols_trend_hac cannot be "nw1994_bartlet"`, `it may be "nw_floor_4_n100_29"`, obs.SevError},
		{"value not whole", statistics("acf", setTo("nlags", "2.5")), `cannot be "2.5"`, `a whole number from 1 to 1000`, obs.SevError},
		{"value too great", statistics("theil_sen", setTo("conf", "95")), `cannot be "95"`, `a number from 0.5 to 0.999`, obs.SevError},
		{"value below zero", statistics("ols_trend_hac", setTo("rule", "fixed"), setTo("lag", "-1")), `cannot be "-1"`, `"null", a whole number from 0 to 1000`, obs.SevError},
		{"value not a number", statistics("theil_sen", setTo("conf", "NaN")), `cannot be "NaN"`, `a number`, obs.SevError},
		{"fixed without lag", statistics("ols_trend_hac", setTo("rule", "fixed")), "rule fixed needs lag", "rule: fixed with lag: 2", obs.SevError},
		{"lag without fixed", statistics("ols_trend_hac", setTo("lag", "2", "3")), "every other rule chooses the number itself", "or leave lag out", obs.SevError},
		{"fixed without lags", statistics("kpss", setTo("lag_rule", "fixed")), "lag_rule fixed needs lags", "lag_rule: fixed with lags: 2", obs.SevError},
		{"transform of a family", changed(statistics("ols_trend"), func(q *study.Question) { q.Transform = []string{"level", "diff"} }), `family ols_trend does not take the transformation "diff"`, "it takes level and log", obs.SevError},
		{"transform of random walks", changed(statistics("correlation_random_walk"), func(q *study.Question) { q.Transform = []string{"detrended"} }), `does not take the transformation "detrended"`, "it takes level and log", obs.SevError},
		{"transform of a trend", study.Question{Kind: "trend", Series: two, Transform: []string{"diff"}}, `kind trend does not take the transformation "diff"`, "it takes level and log", obs.SevError},
		{"transform of a description", study.Question{Kind: "description", Series: two, Transform: []string{"log"}}, `kind description does not transform`, "only kinds trend, correlation and statistics", obs.SevWarning},
		{"transform twice", changed(statistics("acf"), func(q *study.Question) { q.Transform = []string{"diff", "diff"} }), `transformation "diff" is named twice`, "once", obs.SevWarning},
		{"one series, two needed", changed(statistics("correlation"), func(q *study.Question) { q.Series = two[:1] }), "family correlation needs two series or more, and the question names one", "name two series", obs.SevError},
		{"no pair within", changed(statistics("correlation"), func(q *study.Question) { q.Within = "entity" }), "needs two series", "leave within out", obs.SevError},
		{"two series, three needed", statistics("partial_correlation"), "family partial_correlation needs three series or more, and the question names two", "then the controls", obs.SevError},
		{"the same series thrice", changed(statistics("partial_correlation"), func(q *study.Question) { q.With = two }), "needs three series", "controls", obs.SevError},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.q.ID, tt.q.Pos = "asked", at
			st := studyOf()
			st.Questions = []study.Question{tt.q}
			tasks, faults := Plan(st, tb)
			if len(faults) != 1 {
				t.Fatalf("faults %v, want one", faults)
			}
			f := faults[0]
			if f.Severity != tt.sev || !strings.Contains(f.Msg, tt.msg) || !strings.Contains(f.Fix, tt.fix) {
				t.Errorf("%v; want %s: …%s…; …%s…", f, tt.sev, tt.msg, tt.fix)
			}
			if f.Pos != at || !strings.HasPrefix(f.Msg, `question "asked"`) {
				t.Errorf("%v: without the question's place or ID", f)
			}
			if (len(tasks) == 0) != (tt.sev == obs.SevError) {
				t.Errorf("%d tasks beside a fault of severity %s", len(tasks), tt.sev)
			}
		})
	}
}

// A question twice, and a question that is right beside one that is wrong.
func TestPlan(t *testing.T) {
	tb := tableOf(made("spending.TUR", ofGDP, 1990, walk(1, 35, 3, 0, 0.2)))
	st := studyOf()
	st.Questions = []study.Question{{ID: "a", Kind: "trend", Series: refs("*"), Pos: at}, {ID: "a", Kind: "trend", Series: refs("*"), Pos: at},
		{ID: "b", Kind: "description", Series: refs("*"), Pos: at}, {ID: "c", Kind: "trend", Series: refs("x.Y"), Pos: at}}
	tasks, faults := Plan(st, tb)
	if len(tasks) != 2 || tasks[0].Question.ID != "a" || tasks[1].Question.ID != "b" || faults.Errors() != 2 ||
		!strings.Contains(faults[0].Msg, "another one of that ID") || faults[0].Fix == "" || faults[0].Pos != at {
		t.Errorf("%d tasks, %v", len(tasks), faults)
	}
	if got := tasks[1].Question.Title; got != "Defence spending" {
		t.Errorf("title %q", got)
	}
}

// Without questions a trend is asked of every indicator's series, and every pair.
func TestDefaults(t *testing.T) {
	tb := tableOf(made("spending.TUR", ofGDP, 1990, walk(1, 35, 3, 0, 0.2)), made("spending.PAK", ofGDP, 1990, walk(2, 35, 3, 0, 0.2)),
		made("pairs.TUR", tiv, 1990, walk(3, 35, 300, 0, 20)))
	st := studyOf()
	tasks, faults := Plan(st, tb)
	if len(faults) > 0 || len(tasks) != 3 {
		t.Fatal(len(tasks), faults)
	}
	for i, want := range []string{"spending trend 2", "pairs-series trend 1", "pairs correlation 3"} {
		q := tasks[i]
		if got := q.Question.ID + " " + q.Question.Kind + " " + string(rune('0'+len(q.series))); got != want {
			t.Errorf("question %d: %s, want %s", i, got, want)
		}
	}
	r := answers(t, st, tb, serial)
	for _, want := range []string{"descriptive.mean", "ols_trend.slope", "theil_sen.slope", "ols_trend_hac.p_t", "mann_kendall.p", "mann_kendall_hamed_rao.p",
		"trend_diagnostics.rho1", "robust_trend.p", "correlation.r", "correlation.rho", "correlation.tau_b", "correlation_effective.p",
		"correlation_random_walk.percentile", "correlation_adjusted.bh"} {
		found := false
		for _, e := range r.Estimates {
			found = found || e.Statistic == want
		}
		if !found {
			t.Errorf("no estimate %s [STATISTICS.md, default questions]", want)
		}
	}
	one := tableOf(made("spending.TUR", ofGDP, 1990, walk(1, 35, 3, 0, 0.2)))
	if tasks, _ := Plan(st, one); len(tasks) != 1 {
		t.Errorf("%d questions of one series", len(tasks))
	}
	var many []*obs.Series // as of all countries of the world
	for i := range mostPaired + 1 {
		many = append(many, made(fmt.Sprintf("spending.E%d", i), ofGDP, 1990, walk(uint64(i+1), 20, 3, 0, 0.2)))
	}
	tasks, faults = Plan(st, tableOf(many...))
	if f := tasks[0].Question.Figures; len(f) != 1 || len(f[0].Series) != mostPanels || f[0].Note != "Of 501 series those with the greatest values in 2009." {
		t.Errorf("figures of 501 series: %+v", f)
	} else {
		least, greatest := math.Inf(1), 0.0 // drawn, and left out
		for _, s := range many {
			v := s.Values[s.N()-1]
			if slices.ContainsFunc(f[0].Series, func(r study.Ref) bool { return r.Pattern == s.ID }) {
				least = min(least, v)
			} else {
				greatest = max(greatest, v)
			}
		}
		if least < greatest {
			t.Errorf("a series that ends at %v is drawn, and one at %v not", least, greatest)
		}
	}
	if len(tasks) != 1 || len(faults) != 1 || !strings.Contains(faults[0].Msg, "gets no correlations; this one has 501 series") {
		t.Errorf("%d questions of 501 series: %v", len(tasks), faults)
	}
	tasks, faults = Plan(st, tableOf(many[:mostPaired]...))
	if len(tasks) != 2 || len(faults) != 0 {
		t.Errorf("%d questions of 500 series: %v", len(tasks), faults)
	}
}
