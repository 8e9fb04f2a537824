package question

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

var update = flag.Bool("update", false, "write the text of the made studies to testdata; then read it")

// proseCases are small studies, each asked one kind of question; the names are
// those of files in testdata.
func proseCases() map[string]func() (*study.Study, *obs.Table, []study.Question) {
	context := func(unit obs.Unit, indicator string) []*obs.Series {
		var ss []*obs.Series
		for i, id := range []string{"TUR", "PAK", "IRN", "USA", "IND", "GRC"} {
			ss = append(ss, made(indicator+"."+id, unit, 1990, walk(uint64(20+i), 30, 40+float64(5*i), 0.1*float64(i-2), 1)))
		}
		return ss
	}
	return map[string]func() (*study.Study, *obs.Table, []study.Question){
		"description": func() (*study.Study, *obs.Table, []study.Question) {
			estimated := made("trade.TUR-PAK", dollars, 2001, []float64{140, 260.5, 480, 910, 1100, 860}, 2003)
			estimated.Status[0] = obs.Estimated
			return studyOf(), tableOf(made("spending.TUR", ofGDP, 1990, []float64{3.5, 4.1, 3.2, 2.75}), made("trade.PAK-TUR", dollars, 2001, []float64{70, 101, 873, 466}), estimated,
					made("index.TUR", obs.Unit{Kind: obs.Index, Base: 2010}, 2009, []float64{97.5, 100, 104.25}), made("plain.X", obs.Unit{}, 2000, []float64{0.5, -3})),
				[]study.Question{{ID: "one", Kind: "description", Series: refs("spending.TUR")}, {ID: "flows", Kind: "description", Title: "Who sells to whom?", Series: refs("trade.*")},
					{ID: "units", Kind: "description", Series: refs("index.TUR", "plain.X", "trade.PAK-TUR")}}
		},
		"description-many": func() (*study.Study, *obs.Table, []study.Question) {
			return studyOf(), tableOf(context(ofGDP, "spending")...), []study.Question{{ID: "many", Kind: "description", Title: "The burden in context", Series: refs("*")}}
		},
		"trend": func() (*study.Study, *obs.Table, []study.Question) {
			few := made("spending.IRN", ofGDP, 2000, []float64{3, 4, 5})
			flat := made("spending.GRC", ofGDP, 1990, []float64{2, 2, 2, 2, 2, 2, 2, 2, 2, 2})
			last := made("trade.TUR-PAK", dollars, 1990, noisyLine(33, 30, 100, 25, 20))
			last.Status[last.N()-1] = obs.Provisional
			return studyOf(), tableOf(made("spending.TUR", ofGDP, 1990, noisyLine(31, 30, 5, -0.1, 0.1)), made("spending.PAK", ofGDP, 1990, walk(2, 30, 6, -0.05, 0.25)), few, flat, last,
					made("trade.PAK-TUR", dollars, 1990, noisyLine(34, 25, 800, -20, 30), 1995, 1996)),
				[]study.Question{{ID: "burden", Kind: "trend", Title: "The burden", Text: "Words of the author.\n\nMore of them.", Series: refs("spending.TUR", "spending.PAK"), Eras: []string{"before", "after"}},
					{ID: "few", Kind: "trend", Title: "Few", Series: refs("spending.IRN", "spending.GRC")},
					{ID: "logs", Kind: "trend", Title: "Has trade grown?", Series: refs("trade.*"), Transform: []string{"log"}},
					{ID: "single", Kind: "trend", Series: refs("trade.TUR-PAK")}}
		},
		"trend-many": func() (*study.Study, *obs.Table, []study.Question) {
			return studyOf(), tableOf(context(dollars, "trade")...), []study.Question{{ID: "many", Kind: "trend", Title: "Trade of many", Series: refs("*"), Figures: []study.Figure{{Kind: "line", Title: "Words of the study"}}}}
		},
		"comparison": func() (*study.Study, *obs.Table, []study.Question) {
			return studyOf(), tableOf(made("spending.TUR", ofGDP, 1990, noisyLine(41, 30, 5, -0.1, 0.1)), made("growth.TUR", growthA, 1990, walk(42, 30, 5, 0, 0.2)),
					made("trade.PAK-TUR", dollars, 1995, noisyLine(43, 20, 300, 40, 30)), made("spending.GRC", ofGDP, 2000, walk(44, 20, 3, 0, 0.1))),
				[]study.Question{{ID: "eras", Kind: "comparison", Title: "Before and after", Series: refs("*")}, {ID: "one", Kind: "comparison", Title: "One", Series: refs("growth.TUR"), Figures: []study.Figure{{Kind: "dumbbell"}}}}
		},
		"correlation": func() (*study.Study, *obs.Table, []study.Question) {
			ss := kindsOfPairs()
			return studyOf(), tableOf(ss...), []study.Question{
				{ID: "link", Kind: "correlation", Title: "Does spending go with growth?", Series: refs("spending.TUR"), With: refs("growth.TUR")},
				{ID: "shared", Kind: "correlation", Title: "Shared", Series: refs("spending.PAK", "growth.PAK")},
				{ID: "places", Kind: "correlation", Title: "By country", Series: refs("*"), Within: "entity"},
				{ID: "same", Kind: "correlation", Title: "Of one kind", Series: refs("spending.*"), Within: "indicator"},
				{ID: "all", Kind: "correlation", Series: refs("*")},
			}
		},
		"correlation-many": func() (*study.Study, *obs.Table, []study.Question) {
			return studyOf(), tableOf(manySeries()...), []study.Question{{ID: "all", Kind: "correlation", Series: refs("*")}}
		},
		"sources": func() (*study.Study, *obs.Table, []study.Question) {
			x, y := made("trade.PAK-TUR", dollars, 2001, []float64{70, 101, 873, 466}, 2002), made("spending.TUR", ofGDP, 1990, []float64{3.5, 4.1, 3.2, 2.75})
			competing(x, 2001, 85)
			competing(x, 2004, 470, 902.5)
			x.Competing[0].Obs[1].Note, x.Competing[0].Obs[1].Period = "rounded", obs.Period{Month: 7}
			x.Competing[1].Obs[1].Source = ""
			return studyOf(), tableOf(x, y), []study.Question{{ID: "sources", Kind: "sources", Series: refs("*")}}
		},
		"amounts": func() (*study.Study, *obs.Table, []study.Question) {
			ss := []*obs.Series{made("arms.TUR-PAK", tiv, 2000, []float64{0, 12.5, 0, 30, 0.4}), made("arms.PAK-TUR", tiv, 2000, []float64{0, 0, 9, 0, 0}),
				made("arms.USA-PAK", tiv, 2000, []float64{100, 50, 50, 0, 12}), made("arms.IRN-PAK", tiv, 2000, []float64{1, 0, 0, 0, 0}), made("arms.GRC-PAK", tiv, 2002, []float64{220, 0})}
			return studyOf(), tableOf(ss...), []study.Question{{ID: "between", Kind: "amounts", Title: "Between the two", Series: refs("arms.TUR-PAK", "arms.PAK-TUR")},
				{ID: "suppliers", Kind: "amounts", Title: "Who supplies Pakistan?", Series: refs("arms.*-PAK")}}
		},
		"timeline": func() (*study.Study, *obs.Table, []study.Question) {
			st := studyOf()
			st.Events = []study.Event{{ID: "b", Label: "Contract signed", Year: 2018, Month: 7, Day: 5, Source: "sipri"}, {ID: "a", Label: "Summits", Year: 2007, Until: 2014, Source: "sipri"}, {ID: "c", Label: "War", Year: 2020, Month: 9}}
			return st, tableOf(made("spending.TUR", ofGDP, 1990, []float64{1})), []study.Question{{ID: "events", Kind: "timeline"}}
		},
	}
}

// TestProse compares all that is said of small made studies with files that an
// editor has read.
func TestProse(t *testing.T) {
	for name, build := range proseCases() {
		t.Run(name, func(t *testing.T) {
			st, tb, qs := build()
			for i := range qs {
				qs[i].Pos = at
			}
			st.Questions = qs
			tasks, faults := Plan(st, tb)
			if faults.Errors() > 0 {
				t.Fatal(faults)
			}
			var b strings.Builder
			var all []*Answer
			for _, task := range tasks {
				a := task.Answer(serial)
				all = append(all, a)
				fmt.Fprintf(&b, "%s\n", toldBy(a))
			}
			r := Gather(st, tb, all, nil)
			checkEstimates(t, r.Estimates)
			checkResult(t, r)
			golden(t, "testdata/"+name+".txt", b.String())
		})
	}
}

// The data and methods sections of a small study.
func TestDataSections(t *testing.T) {
	st := studyOf()
	st.Notes = []study.Note{{Text: "A limit that the authors name."}}
	st.Abstract = "What it is.\n\nWhy."
	s := made("spending.TUR", ofGDP, 1990, noisyLine(31, 30, 5, -0.1, 0.1), 1995)
	tb := tableOf(s, made("growth.IRN", growthA, 1990, walk(2, 30, 5, 0, 1)))
	tb.Indicators[0].Definition = "what the military costs"
	st.Questions = []study.Question{{ID: "a", Kind: "trend", Series: refs("*"), Pos: at}, {ID: "b", Kind: "correlation", Series: refs("*"), Pos: at}, {ID: "c", Kind: "comparison", Series: refs("*"), Pos: at}}
	r := answers(t, st, tb, serial)
	checkResult(t, r)
	var b strings.Builder
	for _, part := range [][]result.Section{r.Data, r.Methods} {
		for _, s := range part {
			fmt.Fprintf(&b, "# %s\n%s\n", s.Title, text(s.Blocks))
		}
	}
	for _, p := range r.Abstract {
		fmt.Fprintln(&b, p)
	}
	golden(t, "testdata/data.txt", b.String())
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; -update writes it anew:\n%s", path, firstDifference(got, string(want)))
	}
}

// A region of SIPRI's is no country.
// A sentence goes on with the last paragraph, but not between a paragraph and its list.
func TestMore(t *testing.T) {
	for _, tt := range []struct {
		blocks []result.Block
		want   string
	}{
		{nil, "It goes on."},
		{[]result.Block{{Para: english.say("One.")}, {Figure: &result.Figure{}}}, "One. It goes on."},
		{[]result.Block{{Para: english.say("Links:")}, {List: []result.Text{english.say("a")}}}, "Links:|It goes on."},
	} {
		a := &asking{out: &Answer{Section: result.Section{Blocks: tt.blocks}}}
		a.more(english.say("It goes on."))
		var got []string
		for _, b := range a.out.Section.Blocks {
			if len(b.Para) > 0 {
				got = append(got, b.Para.String())
			}
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q, want %q", s, tt.want)
		}
	}
}

func TestKindOfSeries(t *testing.T) {
	series := func(ids ...string) (ss []*obs.Series) {
		for _, id := range ids {
			ss = append(ss, &obs.Series{Indicator: "spending", Entity: id, Label: id + " land"})
		}
		return ss
	}
	for want, ss := range map[string][]*obs.Series{
		"countries": series("TUR", "PAK"), "groups of countries": series("WLD", "XME"), "countries and groups": series("TUR", "WLD"), "series": series("TUR", "PKK*"),
	} {
		tb := tableOf()
		tb.Entities = []obs.Entity{{ID: "WLD", Group: true}, {ID: "XME", Group: true}}
		a := &asking{Task: Task{st: studyOf(), tb: tb}}
		if got := a.kindOfSeries(ss); got != want {
			t.Errorf("%s and %s: %s, want %s", ss[0].Entity, ss[1].Entity, got, want)
		}
	}
}
