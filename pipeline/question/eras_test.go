package question

import (
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// threeEras are eras long enough for every family.
func threeEras() *study.Study {
	st := studyOf()
	st.Eras = []study.Era{{ID: "early", Label: "Early", To: 1959}, {ID: "late", Label: "Late", From: 1960}}
	return st
}

// Every family can be had in an era: its estimates carry the era, and are those of
// the series that has the era's years alone.
func TestEveryFamilyInEras(t *testing.T) {
	var whole, late []*obs.Series
	for i, id := range []string{"spending.TUR", "growth.TUR", "trade.TUR", "spending.PAK", "growth.PAK", "trade.PAK", "spending.IRN", "growth.IRN", "trade.IRN"} {
		v := walk(uint64(i+1), 80, 90, 0.4, 2)
		whole, late = append(whole, made(id, dollars, 1920, v)), append(late, made(id, dollars, 1960, v[40:]))
	}
	for _, f := range Families {
		if _, between := eraTests[f.Name]; between {
			continue // of two eras; TestEraTests
		}
		q := study.Question{Kind: "statistics", Family: f.Name, Series: refs("spending.TUR", "growth.TUR", "trade.TUR")}
		if f.Arity == panelwise {
			q.Series, q.Params = nil, []study.Param{setTo("dependent", "spending"), setTo("on", "growth")}
		}
		if slices.ContainsFunc(f.Params, func(d param) bool { return d.key == "break_year" }) {
			q.Params = append(q.Params, setTo("break_year", "1980"))
		}
		inEra := q
		inEra.Eras = []string{"late"}
		got, want := answer(t, threeEras(), tableOf(whole...), inEra).Estimates, answer(t, threeEras(), tableOf(late...), q).Estimates
		if len(got) == 0 || len(got) != len(want) {
			t.Errorf("%s: %d estimates in the era, %d of the era's years alone", f.Name, len(got), len(want))
			continue
		}
		for i := range got {
			if got[i].Era != "late" || got[i].Statistic != want[i].Statistic || got[i].Value != want[i].Value && !(got[i].Withheld() && want[i].Withheld()) || got[i].ID == want[i].ID {
				t.Errorf("%s: %+v, want %+v", f.Name, got[i], want[i])
				break
			}
		}
	}
}

// Every kind of question that takes series tells the eras that it is asked for
// apart.
func TestEveryKindInEras(t *testing.T) {
	tb := tableOf(made("arms.TUR-PAK", tiv, 1950, walk(1, 30, 90, 1, 3)), made("arms.IRN-PAK", tiv, 1950, walk(2, 30, 90, 0, 3)))
	for _, kind := range []string{"description", "trend", "correlation", "sources", "amounts"} {
		a := answer(t, threeEras(), tb, study.Question{Kind: kind, Series: refs("*"), Eras: []string{"early", "late"}})
		n := map[string]int{}
		ids := map[string]bool{}
		for _, e := range a.Estimates {
			n[e.Era]++
			if ids[e.ID] {
				t.Errorf("%s: two estimates %s", kind, e.ID)
			}
			ids[e.ID] = true
		}
		if n["early"] == 0 || n["late"] == 0 {
			t.Errorf("%s: estimates by era: %v", kind, n)
		}
		verdicts := map[string]int{}
		for _, v := range a.Verdicts {
			if v.Kind != "break" {
				verdicts[v.Era]++
			}
		}
		if (kind == "trend" || kind == "correlation") && (verdicts["early"] == 0 || verdicts["early"] != verdicts["late"] || verdicts["early"] != verdicts[""]) {
			t.Errorf("%s: verdicts by era: %v", kind, verdicts)
		}
		checkResult(t, &result.Result{Sections: []result.Section{a.Section}, Estimates: a.Estimates, Findings: a.Findings, Guards: a.Guards})
	}
}

// A pair can move together in one era and not in another; each era has its
// sentence, and many pairs a table.
func TestPairsInEras(t *testing.T) {
	x := walk(1, 40, 50, 0, 2)
	y := walk(2, 40, 50, 0, 2)
	for i := 21; i < 40; i++ {
		y[i] = y[i-1] + (x[i] - x[i-1])
	}
	st := threeEras()
	st.Eras[0].To, st.Eras[1].From = 1969, 1970
	tb := tableOf(made("spending.TUR", ofGDP, 1950, x), made("growth.TUR", growthA, 1950, y), made("spending.PAK", ofGDP, 1950, walk(3, 40, 50, 0, 2)), made("growth.PAK", growthA, 1950, walk(4, 40, 50, 0, 2)))
	a := answer(t, st, tb, study.Question{Kind: "correlation", Series: refs("spending.TUR", "growth.TUR"), Eras: []string{"early", "late"}})
	got := toldBy(a)
	for _, want := range []string{
		"In the era “Late” defence spending and GDP growth in Türkiye move together year by year: the correlation of their changes is r = 1.00",
		"In the era “Early” defence spending and GDP growth in Türkiye correlate in levels (r = 0.79) but not in their changes",
		"[table q-eras] Correlations in each era", "  Early\n", "  Late\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q:\n%s", want, got)
		}
	}
	many := toldBy(answer(t, st, tb, study.Question{Kind: "correlation", Series: refs("*"), Eras: []string{"late"}}))
	if !strings.Contains(many, "In the era “Late”, of six pairs, one moves together year by year, two correlate") {
		t.Error(many)
	}
}

// Both families that compare eras give what pipeline/stat gives for the parts.
func TestEraTests(t *testing.T) {
	s := made("spending.TUR", ofGDP, 1940, walk(1, 40, 30, 0, 1))
	a := answer(t, threeEras(), tableOf(s), study.Question{Kind: "statistics", Family: "era_slopes", Series: refs("*"), Transform: []string{"level", "log"}})
	early, late := s.Within(0, 1959), s.Within(1960, 0)
	for _, tr := range []string{"level", "log"} {
		want, err := stat.EraSlopes(early.Years, early.Values, late.Years, late.Values, stat.DefaultHACOptions())
		if tr == "log" {
			want, err = stat.EraSlopesLog(early.Years, early.Values, late.Years, late.Values, stat.DefaultHACOptions())
		}
		if err != nil {
			t.Fatal(err)
		}
		of := func(e result.Estimate) bool { return e.Transform == tr }
		if e := estimate(t, a.Estimates, "era_slopes.p", of); e.Value != want.P || e.Parameters != "a=early;b=late;lag=3;rule=nw_floor_4_n100_29;small_sample=true" || e.N != 40 {
			t.Errorf("%s: %+v, want %v", tr, e, want.P)
		}
		if e := estimate(t, a.Estimates, "era_slopes.slope_difference", of); e.Value != want.Difference || tr == "level" && e.UnitWords != "percentage points a year" {
			t.Errorf("%s: %+v, want %v", tr, e, want.Difference)
		}
	}
	short := answer(t, threeEras(), tableOf(made("spending.TUR", ofGDP, 1956, walk(1, 20, 30, 0, 1))), study.Question{Kind: "statistics", Family: "era_slopes", Series: refs("*")})
	if e := estimate(t, short.Estimates, "era_slopes", nil); !strings.Contains(e.Note, "G20: 4 and 16 observations, at least 5 in each era and 10 together") {
		t.Errorf("%+v", e)
	}
}

// A comparison of eras says when the slopes differ, and when the one trend only
// went on more slowly.
func TestEraLines(t *testing.T) {
	line := func(slope float64) []float64 { return noisyLine(5, 20, 50, slope, 0.3) }
	for _, tt := range []struct {
		name string
		a, b []float64
		want string
	}{
		{"turned", line(1), line(-1), "Its slopes differ: it rose by 1.0 percentage points a year in the first era and fell by 1.00 in the second (p < 0.001)."},
		{"slower", line(1), noisyLine(6, 20, 75, 0.2, 0.3), "It rose within both eras, so part of the difference is the trend going on; in the second it rose more slowly, by 0.19 percentage points a year instead of 1.0 (p < 0.001)."},
		{"the same slope", line(1), noisyLine(6, 20, 70, 1, 0.3), "It rose within both eras, so part of the difference is the trend going on."},
	} {
		s := made("spending.TUR", ofGDP, 1940, append(slices.Clone(tt.a), tt.b...))
		got := toldBy(answer(t, threeEras(), tableOf(s), study.Question{Kind: "comparison", Series: refs("*")}))
		if !strings.Contains(got, tt.want+"\n") {
			t.Errorf("%s lacks %q:\n%s", tt.name, tt.want, got)
		}
	}
}

// Breaks that the data suggest stand beside the eras and events within two years.
func TestBreakTable(t *testing.T) {
	v := noisyLine(3, 40, 10, 0, 0.5)
	for i := 20; i < 40; i++ {
		v[i] += 8
	}
	st := threeEras()
	st.Events = []study.Event{{ID: "far", Label: "Far away", Year: 1990}, {ID: "near", Label: "Signed", Year: 1962}, {ID: "long", Label: "Talks", Year: 1950, Until: 1958}, {ID: "past", Label: "Too early", Year: 1957}}
	s := made("spending.TUR", ofGDP, 1940, v)
	flat := made("spending.PAK", ofGDP, 1940, noisyLine(4, 40, 10, 0, 0.5))
	got := toldBy(answer(t, st, tableOf(s, flat), study.Question{Kind: "trend", Series: refs("*")}))
	if !strings.Contains(got, "[table q-breaks]") || !strings.Contains(got, "Talks (1950–1958); era “Late” (from 1960); Signed (1962)") || strings.Contains(got, "Far away (") || strings.Contains(got, "Too early (") {
		t.Errorf("the table of breaks:\n%s", got)
	}
	none := toldBy(answer(t, st, tableOf(flat), study.Question{Kind: "trend", Series: refs("*")}))
	if strings.Contains(none, "-breaks]") {
		t.Errorf("a table of breaks without a break:\n%s", none)
	}
}

// A trend whose residuals break is reported so in its verdict, with each side's
// slope (STATISTICS, Verdicts).
func TestTrendWithBreak(t *testing.T) {
	v := noisyLine(5, 40, 50, 1, 0.3)
	for i := 20; i < 40; i++ {
		v[i] = v[19] + 0.1*float64(i-19) + v[i] - (50 + float64(i))
	}
	a := answer(t, studyOf(), tableOf(made("spending.TUR", ofGDP, 1940, v)), study.Question{Kind: "trend", Series: refs("*")})
	got := a.Verdicts[0]
	if s := plain(got.Sentence.In(nil)); !strings.Contains(s, ", with a break of the line in 1959: before it the line rises by 1.0 percentage points a year, from then on it rises by 0.10.") {
		t.Error(s)
	}
	if !slices.ContainsFunc(got.Estimates, func(id string) bool { return strings.HasPrefix(id, "its.post_slope") }) {
		t.Errorf("the verdict does not follow from the slopes: %v", got.Estimates)
	}
}
