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

// stated is a competing figure of another source, and of a period of its own.
func stated(y int, v float64, source, reporter string, month int) obs.Observation {
	return obs.Observation{Year: y, Value: v, Source: source, Reporter: reporter, Period: obs.Period{Month: month}, Status: obs.Reported, Pos: obs.Pos{File: "others.csv", Line: y, Col: 1}}
}

// rivalry makes the figures of a year compete; the first is the one in use where
// there is one.
func rivalry(s *obs.Series, year int, others ...obs.Observation) {
	c := obs.Competing{Year: year, Chosen: -1}
	if v, ok := s.At(year); ok {
		c.Obs, c.Chosen = []obs.Observation{stated(year, v, "sipri", "", 0)}, 0
	}
	c.Obs = append(c.Obs, others...)
	s.Competing = append(s.Competing, c)
}

func TestAlternatives(t *testing.T) {
	for _, tt := range []struct {
		name  string
		build func(s *obs.Series)
		want  map[string][]float64 // the choice as a parameter, and the values that it gives
		from  string
	}{
		{"nothing competes", func(*obs.Series) {}, nil, "no alternative"},
		{"rounding", func(s *obs.Series) { rivalry(s, 2001, stated(2001, 20.001, "Times", "", 0)) }, nil, "nearer than a five-hundredth is rounding"},
		{"one source is also the highest", func(s *obs.Series) { rivalry(s, 2001, stated(2001, 25, "Times", "", 0)) },
			map[string][]float64{"prefer=Times": {10, 25, 30, 40}}, "the lowest is what is in use, the highest what the source says"},
		{"two sources", func(s *obs.Series) {
			rivalry(s, 2001, stated(2001, 25, "Times", "", 0), stated(2001, 15, "Dawn", "", 0))
			rivalry(s, 2003, stated(2003, 30, "Times", "", 0))
		}, map[string][]float64{"prefer=Times": {10, 25, 30, 30}, "prefer=Dawn": {10, 15, 30, 40}, "competing=lowest": {10, 15, 30, 30}, "competing=highest": {10, 25, 30, 40}}, "by hand"},
		{"another period takes no part", func(s *obs.Series) {
			rivalry(s, 2001, stated(2001, 90, "Times", "", 7))
		}, nil, "fiscal years are shown, not compared"},
		{"mirror figures of one source", func(s *obs.Series) {
			rivalry(s, 2002, stated(2002, 33, "comtrade", "PAK", 0), stated(2002, 36, "comtrade", "TUR", 0))
		}, map[string][]float64{"prefer=PAK/comtrade": {10, 20, 33, 40}, "prefer=TUR/comtrade": {10, 20, 36, 40}}, "reporters tell them apart"},
		{"a year that the rule leaves out", func(s *obs.Series) {
			rivalry(s, 2004, stated(2004, 5, "Times", "", 0), stated(2004, 7, "Dawn", "", 0))
		}, map[string][]float64{"prefer=Times": {10, 20, 30, 40, 5}, "prefer=Dawn": {10, 20, 30, 40, 7}}, "it gets a value"},
		{"signs that would break a parameter", func(s *obs.Series) { rivalry(s, 2000, stated(2000, 5, "a;b=c", "", 0)) },
			map[string][]float64{"prefer=a,b-c": {5, 20, 30, 40}}, "; and = part the parameters"},
		{"a series of one reporter", func(s *obs.Series) { s.Reporter = "TUR"; rivalry(s, 2000, stated(2000, 5, "Times", "", 0)) }, nil, "the others are series of their own"},
	} {
		s := made("trade.PAK-TUR", dollars, 2000, []float64{10, 20, 30, 40})
		tt.build(s)
		a := &asking{Task: Task{st: studyOf(), tb: tableOf(s)}}
		got := map[string][]float64{}
		for _, alt := range a.alternatives(s) {
			got[alt.key+"="+alt.value] = alt.series.Values
			if n := alt.series.N(); len(alt.series.Pos) != n || len(alt.series.Status) != n || len(alt.series.Sources) != n || len(alt.series.Notes) != n || len(alt.series.Periods) != n || !slices.IsSorted(alt.series.Years) {
				t.Errorf("%s: columns of unlike length, or years in disorder: %+v", tt.name, alt.series)
			}
			if alt.changed < 1 {
				t.Errorf("%s: %+v changes no year", tt.name, alt.choice)
			}
		}
		if len(got) != len(tt.want) {
			t.Errorf("%s: %v, want %v [%s]", tt.name, got, tt.want, tt.from)
		}
		for k, v := range tt.want {
			if !slices.Equal(got[k], v) {
				t.Errorf("%s: %s gives %v, want %v [%s]", tt.name, k, got[k], v, tt.from)
			}
		}
		if !slices.Equal(s.Values, []float64{10, 20, 30, 40}) {
			t.Errorf("%s: the series itself was changed: %v", tt.name, s.Values)
		}
	}
}

// A trend, a comparison and a correlation say what other figures would change, in
// words, in a table and as estimates that the data of the file lead to.
func TestOtherFigures(t *testing.T) {
	x := made("trade.PAK-TUR", dollars, 1990, noisyLine(1, 30, 100, 10, 8))
	for y := 2005; y < 2020; y++ { // another source lets the rise stop
		rivalry(x, y, stated(y, 250-12*float64(y-2005)+9*float64(y%3), "Times", "", 0))
	}
	z := made("arms.PAK-TUR", tiv, 1990, noisyLine(4, 30, 300, 5, 8))
	tb := tableOf(x, z)
	for _, tt := range []struct {
		q        study.Question
		says     []string
		families []string // that have estimates with the other figures
	}{
		{study.Question{Kind: "trend", Series: refs("trade.PAK-TUR")},
			[]string{"With the figures of Times, the verdict becomes “no clear trend”; the slope is −$37.4 thousand a year, not $9.9 million.", "As the study’s order has it | –", "Times | 15"},
			[]string{"ols_trend.slope", "ols_trend_hac.p_t", "theil_sen.slope", "robust_trend.p", "descriptive.mean"}},
		{study.Question{Kind: "description", Series: refs("trade.PAK-TUR")}, []string{"With the figures of Times instead, the mean is $173 million, not $246 million, and the last figure 0.9 times the first, not 4.4."}, []string{"descriptive.mean"}},
		{study.Question{Kind: "sources", Series: refs("trade.PAK-TUR")}, []string{"With the figures of Times instead, the mean is", "Means with other published figures"}, []string{"descriptive.mean"}},
		{study.Question{Kind: "comparison", Series: refs("trade.PAK-TUR")}, []string{"With the figures of Times, the difference becomes “no larger than chance”; it lies between $27.1 million and $148 million.", "Two eras with other published figures"},
			[]string{"era_difference.p", "era_slopes.p"}},
		{study.Question{Kind: "correlation", Series: refs("*")}, []string{"Other choices among the published figures touch one pair and change verdicts: Pakistan to Türkiye becomes “no correlation” with the figures of Times (r = 0.26, p = 0.17).", "Pairs with other published figures"},
			[]string{"correlation.r", "correlation_effective.p", "correlation_random_walk.percentile_detrended"}},
	} {
		a := answer(t, studyOf(), tb, tt.q)
		checkResult(t, &result.Result{Sections: []result.Section{a.Section}, Estimates: a.Estimates, Findings: a.Findings, Guards: a.Guards})
		got := toldBy(a)
		for _, s := range tt.says {
			if !strings.Contains(got, s) {
				t.Errorf("%s lacks %q:\n%s", tt.q.Kind, s, got)
			}
		}
		ids := map[string]bool{}
		has := map[string]bool{}
		for _, e := range a.Estimates {
			if ids[e.ID] {
				t.Errorf("%s: two estimates %s", tt.q.Kind, e.ID)
			}
			ids[e.ID] = true
			if !strings.Contains(e.Parameters, "prefer=Times") {
				continue
			}
			has[e.Statistic] = true
			if !strings.Contains(e.Note, "with the figures of Times") || !slices.ContainsFunc(e.Uses, func(p obs.Pos) bool { return p.File == "others.csv" }) {
				t.Errorf("%s: %+v", tt.q.Kind, e)
			}
			if e.Other != "" && !strings.Contains(e.Parameters, "of=trade.PAK-TUR") {
				t.Errorf("%s: which of the two has other figures? %+v", tt.q.Kind, e)
			}
		}
		for _, f := range tt.families {
			if !has[f] {
				t.Errorf("%s: no estimate %s with the other figures", tt.q.Kind, f)
			}
		}
	}
}

// The words on what other figures do, one branch a line.
func TestStays(t *testing.T) {
	of := func(words, outcome string) way { return way{alternative{choice: choice{words: words}}, outcome} }
	for _, tt := range []struct {
		ways []way
		want string
	}{
		{[]way{of("the figures of A", "rising")}, "With the figures of A instead, the verdict stays “rising”"},
		{[]way{of("the figures of A", "rising"), of("the lowest", "rising")}, "With either of the two other choices among the published figures, the verdict stays “rising”"},
		{[]way{of("A", "rising"), of("B", "rising"), of("C", "rising")}, "With any of the three other choices among the published figures, the verdict stays “rising”"},
		{[]way{of("A", "falling")}, "With A, the verdict becomes “falling”"},
		{[]way{of("A", "falling"), of("B", "falling"), of("C", "rising")}, "With A and B, the verdict becomes “falling”; with one other choice it stays “rising”"},
		{[]way{of("A", "falling"), of("B", "no clear trend")}, "With A, the verdict becomes “falling”, with B “no clear trend”"},
	} {
		if got := english.stays(tt.ways, "the verdict", "rising").In(nil); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// Of very many sources those with the most figures take their turn, and the lowest
// and highest are of all.
func TestManySources(t *testing.T) {
	s := made("trade.PAK-TUR", dollars, 1990, walk(1, 30, 500, 5, 3))
	for y := 1990; y < 2020; y++ {
		v, _ := s.At(y)
		others := []obs.Observation{stated(y, v+50, "Times", "", 0)}
		if y < 2010 {
			others = append(others, stated(y, v-100-float64(y-1990), "paper-"+string(rune('a'+y-1990)), "", 0))
		}
		rivalry(s, y, others...)
	}
	a := &asking{Task: Task{st: studyOf(), tb: tableOf(s)}}
	alts := a.alternatives(s)
	if len(alts) != mostSources+1 || alts[0].value != "Times" || alts[0].changed != 30 { // the highest is Times
		t.Fatalf("%d alternatives, the first %+v", len(alts), alts[0].choice)
	}
	if low := alts[mostSources]; low.value != "lowest" || low.changed != 20 {
		t.Errorf("%+v, %d years", low.choice, low.changed)
	}
}

// The p-values of pairs with other figures are adjusted over all pairs of the
// question, the untouched ones with their own.
func TestOtherPairsAdjusted(t *testing.T) {
	x, y, z := made("trade.PAK-TUR", dollars, 1990, walk(1, 30, 500, 5, 20)), made("arms.PAK-TUR", tiv, 1990, walk(2, 30, 300, 5, 8)), made("spending.TUR", ofGDP, 1990, walk(3, 30, 30, 0, 1))
	rivalry(x, 2000, stated(2000, 900, "Times", "", 0))
	st, tb := studyOf(), tableOf(x, y, z)
	task, faults := plan(st, tb, study.Question{ID: "q", Kind: "correlation", Series: refs("*"), Pos: at})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	a := &asking{Task: task, par: serial, out: &Answer{families: map[string]bool{}}}
	gots := a.judgedPairs(a.pairs(), "", nil)
	others := a.otherPairs(gots, nil)
	if len(others) != 2 {
		t.Fatalf("%d pairs with other figures, want the two of %s", len(others), x.ID)
	}
	var ps []float64
	for i, g := range gots {
		p := g.effDiff.v("p")
		for _, o := range others {
			if o.at == i {
				p = o.got.effDiff.v("p")
			}
		}
		ps = append(ps, p)
	}
	adj, err := stat.PAdjust(ps)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range others {
		if got := o.got.card.pDiff; got != adj.BH[o.at] || got == gots[o.at].card.pDiff || o.got.tests != 3 {
			t.Errorf("pair %d: adjusted p %v of %d tests, want %v of 3", o.at, got, o.got.tests, adj.BH[o.at])
		}
	}
}
