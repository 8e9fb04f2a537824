package question

import (
	"math"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// The comparison of two eras is stat.EraDifference on the two parts.
func TestComparison(t *testing.T) {
	x := made("spending.TUR", ofGDP, 1990, walk(1, 35, 30, 0, 1), 1997, 2010)
	tb := tableOf(x)
	st := studyOf()
	a, b := x.Within(0, 2001), x.Within(2002, 0)
	want, err := stat.EraDifference(a.Years, a.Values, b.Years, b.Values, stat.DefaultHACOptions())
	if err != nil {
		t.Fatal(err)
	}
	ans := answer(t, st, tb, study.Question{Kind: "comparison", Series: refs("*")})
	for name, v := range map[string]float64{"mean_a": want.MeanA, "mean_b": want.MeanB, "difference": want.Difference, "se": want.SE, "p": want.P, "slope_a": want.SlopeA, "slope_b": want.SlopeB} {
		e := estimate(t, ans.Estimates, "era_difference."+name, nil)
		if e.Value != v || e.N != 33 || e.From != 1990 || e.To != 2024 || len(e.Uses) != 33 || e.Era != "" ||
			e.Parameters != "a=before;b=after;lag=3;rule=nw_floor_4_n100_29;small_sample=true" {
			t.Errorf("%s: %+v, want %v", name, e, v)
		}
		if !strings.Contains(e.Note, "years are missing") {
			t.Errorf("%s: note %q lacks the warning of stat: %v", name, e.Note, want.Warnings())
		}
	}
	if e := estimate(t, ans.Estimates, "era_difference.difference", nil); e.UnitWords != "% of GDP" {
		t.Errorf("unit %q", e.UnitWords)
	}
	// The later era first: the difference turns, the years do not.
	back := answer(t, st, tb, study.Question{Kind: "comparison", Series: refs("*"), Eras: []string{"after", "before"}})
	if e := estimate(t, back.Estimates, "era_difference.difference", nil); e.Value != -want.Difference || e.From != 1990 || e.To != 2024 {
		t.Errorf("turned: %+v", e)
	}
	// Reasons why there is no comparison.
	st.Eras = append(st.Eras, study.Era{ID: "all", Label: "All years"})
	for _, tt := range []struct {
		name       string
		x          *obs.Series
		eras       []string
		note, says string
	}{
		{"too few in one", made("spending.TUR", ofGDP, 2000, walk(1, 20, 30, 0, 1)), nil, "G20: 2 and 18 observations, at least 3 in each era and 8 together",
			"has two values in the era “Before 9/11” and 18 values in the era “After 9/11”, too few to compare them."},
		{"none", made("spending.TUR", ofGDP, 2002, walk(1, 20, 30, 0, 1)), nil, "G20: 0 and 20 observations", "has no values in the era"},
		{"constant", made("spending.TUR", ofGDP, 1990, make([]float64, 30)), nil, "no variation", "could not be compared between the eras “Before 9/11” and “After 9/11”: its values do not vary."},
		{"overlap", made("spending.TUR", ofGDP, 1990, walk(1, 20, 30, 0, 1)), []string{"before", "all"}, "is in both eras", "The eras “Before 9/11” and “All years” both hold to 2001, so that nothing could be compared"},
	} {
		ans := answer(t, st, tableOf(tt.x), study.Question{Kind: "comparison", Series: refs("*"), Eras: append([]string{"before", "after"}[:2*min(1, 1-min(1, len(tt.eras)))], tt.eras...)})
		e := estimate(t, ans.Estimates, "era_difference", nil)
		if !e.Withheld() || !strings.Contains(e.Note, tt.note) {
			t.Errorf("%s: %+v", tt.name, e)
		}
		if got := text(withFiles(ans.Section)); !strings.Contains(got, tt.says) || strings.Contains(got, "[table q-eras]") || len(ans.Findings) != 1 {
			t.Errorf("%s: %s\n%v", tt.name, got, ans.Findings)
		}
	}
}

// competing adds values of other sources to a year; the series' own is chosen.
func competing(s *obs.Series, year int, others ...float64) {
	c := obs.Competing{Year: year, Chosen: -1}
	if v, ok := s.At(year); ok {
		c.Obs, c.Chosen = append(c.Obs, obs.Observation{Entity: s.Entity, Indicator: s.Indicator, Year: year, Value: v, Status: obs.Reported, Source: "sipri", Unit: &s.Unit, Pos: s.Pos[slices.Index(s.Years, year)]}), 0
	}
	for k, v := range others {
		o := obs.Observation{Entity: s.Entity, Indicator: s.Indicator, Year: year, Value: v, Status: obs.Reported, Source: "Times", Unit: &s.Unit, Pos: obs.Pos{File: "times.csv", Line: year, Col: k + 1}}
		if math.IsNaN(v) {
			o.Status = obs.NotAvailable
		}
		c.Obs = append(c.Obs, o)
	}
	s.Competing = append(s.Competing, c)
}

func TestSources(t *testing.T) {
	for _, tt := range []struct {
		name  string
		build func() *obs.Series
		want  []string // in the text
		rows  int      // of the table
	}{
		{"none", func() *obs.Series { return made("trade.PAK-TUR", dollars, 2000, []float64{100, 200}) },
			[]string{"Goods trade from Pakistan to Türkiye: no year has figures that contradict each other."}, 0},
		{"rounding", func() *obs.Series {
			s := made("trade.PAK-TUR", dollars, 2000, []float64{1000, 200})
			competing(s, 2000, 1001)
			return s
		}, []string{"no year has figures"}, 0},
		{"one", func() *obs.Series {
			s := made("trade.PAK-TUR", dollars, 2000, []float64{100, 200, 300})
			competing(s, 2001, 250, math.NaN())
			return s
		}, []string{"for one of the three years with a value the sources give different figures. That is 2001, when SIPRI gives $200 million and Times gives $250 million, 25% more. The statistics use $200 million.",
			"G12. Goods trade from Pakistan to Türkiye: in one year the mirror figures are further apart than freight and insurance (6–10%) explain."}, 2},
		{"widest", func() *obs.Series {
			s := made("trade.PAK-TUR", dollars, 2000, []float64{100, 200, 300})
			competing(s, 2000, 105)
			competing(s, 2001, 100, 300)
			competing(s, 2002, 310)
			return s
		}, []string{"for all three years with a value", "furthest apart in 2001, when Times gives $100 million and Times gives $300 million, 200% more"}, 7},
		{"twelve times", func() *obs.Series {
			s := made("trade.PAK-TUR", dollars, 2000, []float64{100, 200, 300})
			competing(s, 2000, 1200)
			return s
		}, []string{"Times gives $1.20 billion, twelve times as much."}, 2},
		{"below zero", func() *obs.Series {
			s := made("growth.TUR", growthA, 2000, []float64{-5, 2, 3})
			competing(s, 2000, -6)
			competing(s, 2001, -1)
			return s
		}, []string{"for two of the three years", "furthest apart in 2001, when Times gives −1% and SIPRI gives 2%. The statistics use 2%."}, 4},
		{"zero and something", func() *obs.Series {
			s := made("arms.TUR-PAK", tiv, 2000, []float64{0, 2, 3})
			competing(s, 2000, 6)
			return s
		}, []string{"for one of the three years", "That is 2000, when SIPRI gives 0 million TIV and Times gives 6."}, 2},
		{"undecided", func() *obs.Series {
			s := made("growth.TUR", growthA, 2000, []float64{1, 2, 3}, 2001)
			competing(s, 2001, 5, 6)
			return s
		}, []string{"for one of the three years with a value the sources give different figures. That is 2001, when Times gives 5% and Times gives 6%, 20% more."}, 2},
	} {
		s := tt.build()
		tb := tableOf(s)
		tb.Sources[0].Title = "SIPRI"
		a := answer(t, studyOf(), tb, study.Question{Kind: "sources", Series: refs("*")})
		got := toldBy(a)
		for _, w := range tt.want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %s\nlacks %q", tt.name, got, w)
			}
		}
		rows := 0
		for _, b := range a.Section.Blocks {
			if b.Table != nil && strings.HasSuffix(b.Table.ID, "-competing") {
				rows = len(b.Table.Rows)
			}
		}
		if rows != tt.rows {
			t.Errorf("%s: %d rows, want %d", tt.name, rows, tt.rows)
		}
		checkResult(t, &result.Result{Sections: []result.Section{a.Section}, Estimates: a.Estimates, Findings: a.Findings, Guards: a.Guards})
	}
}

func TestAmounts(t *testing.T) {
	x := made("arms.TUR-PAK", tiv, 2000, []float64{0, 10, 0, 30})
	y := made("arms.USA-PAK", tiv, 2000, []float64{100, 50, 50, 0})
	z := made("arms.IRN-PAK", tiv, 2001, []float64{20, 0})
	w := made("arms.GRC-PAK", tiv, 2000, []float64{0, 0, 0, 0})
	a := answer(t, studyOf(), tableOf(x, y, z, w), study.Question{Kind: "amounts", Title: "Suppliers", Series: refs("*")})
	got := toldBy(a)
	// 40 + 200 + 20 + 0 = 260: 15.4, 76.9, 7.7 and 0%.
	for _, want := range []string{
		"Together the four suppliers come to 260 million TIV in 2000–2003. The United States accounts for 77% of it, Türkiye for 15% and Iran for 8%.",
		"Finding: Suppliers: Türkiye ranks second of four with 15.4% of the whole in 2000–2003.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nlacks %q", got, want)
		}
	}
	var ranking *result.Figure
	var table *result.Table
	for _, b := range a.Section.Blocks {
		if b.Figure != nil && b.Figure.Kind == "ranking" {
			ranking = b.Figure
		}
		if b.Table != nil {
			table = b.Table
		}
	}
	if ranking == nil || table == nil {
		t.Fatal(got)
	}
	var names []string
	for _, b := range ranking.Panels[0].Bars {
		names = append(names, b.Name)
	}
	if s := strings.Join(names, ", "); s != "United States, Türkiye, Iran, Greece" {
		t.Errorf("the ranking is %s", s)
	}
	total := 0.0
	for i, r := range table.Rows {
		total += r.Cells[2].Value
		if i > 0 && r.Cells[1].Value > table.Rows[i-1].Cells[1].Value {
			t.Errorf("row %d is greater than the one above", i)
		}
	}
	if math.Abs(total-100) > 1e-9 {
		t.Errorf("the shares add to %v", total)
	}
	for _, tt := range []struct {
		name string
		ss   []*obs.Series
		want []string
	}{
		{"two", []*obs.Series{x, w}, []string{"Türkiye: 40 million TIV in 2000–2003, spread over two of the four years. The largest single year is 2003 with 30, 75% of the whole. The other two years passed without any.",
			"Greece: nothing was recorded in 2000–2003."}},
		{"one year of two, and no description", []*obs.Series{z}, []string{"20 million TIV in 2001–2002, all of it in 2001. The other year passed without any."}},
		{"a single value", []*obs.Series{made("arms.TUR-PAK", tiv, 2000, []float64{7})}, []string{"7 million TIV in 2000, all of it in 2000."}},
		{"every year", []*obs.Series{made("arms.TUR-PAK", tiv, 2000, []float64{7, 8, 9})}, []string{"24 million TIV in 2000–2002, spread over all three years. The largest single year is 2002 with 9, 38% of the whole."}},
		{"nothing", []*obs.Series{w}, []string{"No amounts were recorded in 2000–2003."}},
		{"below zero", []*obs.Series{x, made("arms.USA-PAK", tiv, 2000, []float64{-1, 5})}, []string{"Arms deliveries from the United States to Pakistan has values below zero, so the amounts cannot be shared out."}},
		{"units", []*obs.Series{x, made("trade.USA-PAK", dollars, 2000, []float64{1, 5})}, []string{"cannot be added up: a trend-indicator value is a volume of military capability", "G01."}},
		{"too large", []*obs.Series{made("arms.TUR-PAK", tiv, 2000, []float64{1e308, 1e308, 1e308})}, []string{"The amounts are too large to be added up."}},
	} {
		a := answer(t, studyOf(), tableOf(tt.ss...), study.Question{Kind: "amounts", Title: "Suppliers", Series: refs("*")})
		got := toldBy(a)
		for _, want := range tt.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %s\nlacks %q", tt.name, got, want)
			}
		}
		checkResult(t, &result.Result{Sections: []result.Section{a.Section}, Estimates: a.Estimates, Findings: a.Findings, Guards: a.Guards})
	}
}

func TestTimeline(t *testing.T) {
	st := studyOf()
	st.Events = []study.Event{
		{ID: "d", Label: "D", Year: 2018, Month: 7, Day: 5}, {ID: "c", Label: "C", Year: 2018, Month: 7}, {ID: "b", Label: "B", Year: 2018, Source: "sipri"},
		{ID: "a", Label: "A", Year: 2007, Until: 2014}, {ID: "e", Label: "E", Year: 2018, Month: 12, Day: 31}, {ID: "f", Label: "F", Year: 1999},
	}
	tb := tableOf(made("spending.TUR", ofGDP, 1990, []float64{1}))
	order := func(q study.Question) string {
		q.Kind = "timeline"
		a := answer(t, st, tb, q)
		var out []string
		for _, t := range a.Section.Asides {
			for _, r := range t.Rows {
				out = append(out, r.Cells[0].Text+" "+r.Cells[1].Text)
			}
		}
		checkResult(t, &result.Result{Sections: []result.Section{a.Section}})
		return strings.Join(out, ", ")
	}
	for _, tt := range []struct {
		q    study.Question
		want string
		from string
	}{
		{study.Question{}, "1999 F, 2007–2014 A, 2018 B, July 2018 C, 5 July 2018 D, 31 December 2018 E", "what is known to the year comes first in it"},
		{study.Question{From: 2010, To: 2018}, "2007–2014 A, 2018 B, July 2018 C, 5 July 2018 D, 31 December 2018 E", "docs: instead of the study's span; A lasted into it"},
		{study.Question{To: 2000}, "1999 F", "one event"},
		{study.Question{From: 2030}, "", "none"},
	} {
		if got := order(tt.q); got != tt.want {
			t.Errorf("%v: %s, want %s [%s]", tt.q, got, tt.want, tt.from)
		}
	}
	for _, tt := range []struct{ figure, want string }{
		{"", "Figure q shows one event of 1999; days and sources stand in Table q-events.\n[figure q, timeline]"},
		{"none", "Table q-events lists one event of 1999.\n[table q-events]"},
	} {
		q := study.Question{Kind: "timeline", To: 2000}
		if tt.figure != "" {
			q.Figures = []study.Figure{{Kind: tt.figure}}
		}
		if got := text(withFiles(answer(t, st, tb, q).Section)); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: %s, want %s", tt.figure, got, tt.want)
		}
	}
}

// A description of few values, and of paths of all shapes.
func TestShape(t *testing.T) {
	for _, tt := range []struct {
		values []float64
		gaps   []int
		want   string
	}{
		{nil, nil, "Defence spending as a share of GDP in Türkiye has no value in this span."},
		{[]float64{3.5}, nil, "Defence spending as a share of GDP in Türkiye has a single value, 3.5% of GDP in 1990: nothing can be said of its course."},
		{[]float64{3.5, 2}, nil, "Defence spending as a share of GDP in Türkiye has two values: 3.5% of GDP in 1990 and 2% of GDP in 1991."},
		{[]float64{1, 2, 3}, nil, "Defence spending as a share of GDP in Türkiye stood at 1% of GDP in 1990 and at 3% in 1992: the first year is the lowest of the span and the last the highest."},
		{[]float64{3, 2, 1}, nil, "Defence spending as a share of GDP in Türkiye stood at 3% of GDP in 1990 and at 1% in 1992: the first year is the highest of the span and the last the lowest."},
		{[]float64{2, 1, 3}, nil, "Defence spending as a share of GDP in Türkiye stood at 2% of GDP in 1990 and at 3% in 1992, its highest value; the lowest, 1%, is that of 1991."},
		{[]float64{2, 3, 1}, nil, "Defence spending as a share of GDP in Türkiye stood at 2% of GDP in 1990 and at 1% in 1992, its lowest value; the highest, 3%, is that of 1991."},
		{[]float64{3, 1, 2}, nil, "Defence spending as a share of GDP in Türkiye stood at 3% of GDP in 1990 and at 2% in 1992. The first year is also the highest; the lowest, 1%, is that of 1991."},
		{[]float64{1, 3, 2}, nil, "Defence spending as a share of GDP in Türkiye stood at 1% of GDP in 1990 and at 2% in 1992. The first year is also the lowest; the highest, 3%, is that of 1991."},
		{[]float64{2, 3, 1, 2.5}, nil, "Defence spending as a share of GDP in Türkiye stood at 2% of GDP in 1990 and at 2.5% in 1993. The highest value, 3%, is that of 1991, the lowest, 1%, that of 1992."},
		{[]float64{2, 2, 2, 2}, nil, "Defence spending as a share of GDP in Türkiye was 2% of GDP in every year with a value, from 1990 to 1993."},
		{[]float64{1, 2, 3, 4}, []int{1991}, "Defence spending as a share of GDP in Türkiye stood at 1% of GDP in 1990 and at 4% in 1993: the first year is the lowest of the span and the last the highest. For one of the years between there is no value."},
		{[]float64{1, 2, 3, 4, 5}, []int{1991, 1993}, "Defence spending as a share of GDP in Türkiye stood at 1% of GDP in 1990 and at 5% in 1994: the first year is the lowest of the span and the last the highest. For two of the years between there is no value."},
	} {
		s := made("spending.TUR", ofGDP, 1990, tt.values, tt.gaps...)
		a := answer(t, studyOf(), tableOf(s, made("spending.PAK", ofGDP, 1990, []float64{1})), study.Question{Kind: "description", Series: refs("spending.TUR")})
		if got := plain(a.Section.Blocks[0].Para.String()); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.values, got, tt.want)
		}
		for _, b := range a.Section.Blocks {
			if b.Figure != nil && len(tt.values) == 0 {
				t.Errorf("a figure of nothing")
			}
		}
	}
	// The fall from the peak is told of amounts, not of percentages.
	a := answer(t, studyOf(), tableOf(made("trade.PAK-TUR", dollars, 1990, []float64{100, 1600, 800})), study.Question{Kind: "description", Series: refs("*")})
	if got := plain(a.Section.Blocks[0].Para.String()); !strings.HasSuffix(got, "Towards the end it fell by 50%, from $1.60 billion in 1991 to $800 million in 1992.") || !strings.Contains(got, "$1.60 billion") {
		t.Error(got)
	}
	a = answer(t, studyOf(), tableOf(made("trade.PAK-TUR", dollars, 1990, []float64{100, 1600, -800})), study.Question{Kind: "description", Series: refs("*")})
	if got := plain(a.Section.Blocks[0].Para.String()); strings.Contains(got, "it fell by") {
		t.Errorf("below zero a fall has no percentage: %s", got)
	}
}

// What is left over counts in the whole, has no rank and comes last, however much
// it is (docs/study.md: an entity whose ID begins with other-).
func TestLeftOver(t *testing.T) {
	rest := made("arms.TUR-other-recipients", tiv, 1990, []float64{500, 500, 500})
	pak := made("arms.TUR-PAK", tiv, 1990, []float64{100, 100, 100})
	grc := made("arms.TUR-GRC", tiv, 1990, []float64{200, 200, 200})
	a := answer(t, studyOf(), tableOf(rest, pak, grc), study.Question{Kind: "amounts", Series: refs("*"), Figures: []study.Figure{{Kind: "ranking"}}})
	var bars []result.Bar
	var rows []result.Row
	prose := ""
	for _, b := range a.Section.Blocks {
		prose += plain(b.Para.String()) + " "
		if b.Figure != nil {
			bars = b.Figure.Panels[0].Bars
		}
		if b.Table != nil {
			rows = b.Table.Rows
		}
	}
	if len(bars) != 3 || bars[2].Value != 1500 || bars[0].Value != 600 {
		t.Errorf("bars %+v: what is left over should come last", bars)
	}
	if len(rows) != 3 || !strings.Contains(strings.ToLower(rows[2].Cells[0].String()), "other") || rows[0].Cells[2].Value != 25 {
		t.Errorf("rows %+v: want shares of the whole, what is left over last", rows)
	}
	if strings.Contains(prose, "of three") {
		t.Errorf("what is left over is ranked: %s", prose)
	}
}
