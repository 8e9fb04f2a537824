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

func atLeast(v float64) *study.Condition {
	return &study.Condition{Words: "at_least", Low: v, High: math.Inf(1)}
}

func atMost(v float64) *study.Condition {
	return &study.Condition{Words: "at_most", Low: math.Inf(-1), High: v}
}

func near(v, within float64) *study.Condition {
	return &study.Condition{Words: "near", Low: v - within, High: v + within, Near: v, Within: within}
}

// claimed answers one claim of a made study.
func claimed(t testing.TB, st *study.Study, tb *obs.Table, checks ...study.Check) (result.Claim, *Answer) {
	t.Helper()
	for i := range checks {
		checks[i].Pos = at
		if checks[i].Series == nil && checks[i].Measure != "events" && checks[i].Measure != "" {
			checks[i].Series = refs("trade.TUR")
		}
	}
	st.Claims = []study.Claim{{ID: "c", Text: "It is so", Where: "page 1", Checks: checks, Pos: at}}
	task, ok, faults := planClaims(st, tb)
	if !ok || faults.Errors() > 0 {
		t.Fatalf("%v", faults)
	}
	ans := task.Answer(serial)
	return ans.Claims[0], ans
}

// What each measure makes of data made for it; the outcomes follow from the rules
// of docs/claims.md, worked out by hand in the column from.
func TestMeasures(t *testing.T) {
	trade := made("trade.TUR", dollars, 2000, []float64{10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, 2005)
	competing(trade, 2003, 44)
	up := made("trade.PAK", dollars, 2000, noisyLine(5, 12, 10, 3, 0.5))
	gap := made("arms.TUR", tiv, 2000, []float64{5, 1, 9, 2, 7}, 2003)
	// 2000–2004: 5 1 9 – 7.
	arms := []*obs.Series{
		made("arms.TUR-PAK", tiv, 2000, []float64{3, 3, 3}), made("arms.USA-PAK", tiv, 2000, []float64{5, 5, 5}),
		made("arms.IRN-PAK", tiv, 2000, []float64{3, 3, 3}), made("arms.XYZ-PAK", tiv, 2000, []float64{30, 30, 30}),
	}
	arms[3].Entity = "other-suppliers"
	tb := tableOf(append([]*obs.Series{trade, up, gap}, arms...)...)
	level := func(measure string, from, to int, c *study.Condition) study.Check {
		return study.Check{Measure: measure, From: from, To: to, Condition: c}
	}
	of := func(series string, c study.Check) study.Check { c.Series = refs(series); return c }
	among := func(measure, series string, c *study.Condition) study.Check {
		return study.Check{Measure: measure, Series: refs(series), Among: refs("arms.*-PAK"), Condition: c}
	}
	change := func(from, to int, is string, by string, c *study.Condition) study.Check {
		return study.Check{Measure: "change", Before: [2]int{from, from}, After: [2]int{to, to}, Direction: is, By: by, Condition: c}
	}
	for _, tt := range []struct {
		name  string
		check study.Check
		want  outcome
		says  string
		from  string
	}{
		{"a year", level("mean", 2001, 2001, near(20, 1)), holds, "$20 million in 2001", "20 is 20"},
		{"a year at the edge", level("mean", 2001, 2001, near(21, 1)), holds, "", "20 is 21 less 1"},
		{"a year past the edge", level("mean", 2001, 2001, near(21.5, 1)), fails, "", "20 < 20.5"},
		{"no value", level("mean", 2005, 2005, near(60, 1)), outOfReach, "no value for 2005", "2005 is a gap"},
		{"competing, both", level("mean", 2003, 2003, atLeast(40)), holds, "", "40 and 44"},
		{"competing, one", level("mean", 2003, 2003, atLeast(42)), divided, "$44 million by Times", "44 but not 40"},
		{"competing, none between", level("mean", 2003, 2003, near(42, 1)), undecided, "", "40 to 44 holds 42, but no source says it"},
		{"competing, none", level("mean", 2003, 2003, atLeast(45)), fails, "", "neither"},
		{"mean", level("mean", 2006, 2009, near(85, 0)), holds, "on average over 2006–2009", "(70+80+90+100)/4"},
		{"mean, competing", level("mean", 2003, 2004, atLeast(46)), divided, "", "45 or 47"},
		{"mean, a gap", level("mean", 2004, 2006, near(60, 1)), undecided, "no value for 2005", "60 of 50 and 70, interval wide"},
		{"mean, a gap, far", level("mean", 2004, 2006, atLeast(1000)), fails, "", "60 ± 12.7 × 14.1/√2 × √(1/3) = 133.4"},
		{"median, a gap", level("median", 2004, 2006, atMost(70)), holds, "", "50 and 70 and one more: 50 to 70"},
		{"median, a gap, within", level("median", 2004, 2006, atMost(60)), undecided, "", "60, but up to 70"},
		{"max, a gap", level("max", 2004, 2006, atLeast(70)), holds, "in 2006", "70 is there"},
		{"max, a gap, more", level("max", 2004, 2006, atLeast(71)), undecided, "", "2005 could have it"},
		{"min, a gap", level("min", 2004, 2006, atLeast(49)), undecided, "", "2005 could be less"},
		{"min, a gap, less", level("min", 2004, 2006, atLeast(51)), fails, "", "50 is there"},
		{"first", level("first", 2000, 2004, near(10, 0)), holds, "in 2000", "10"},
		{"last, a gap", level("last", 2000, 2005, near(50, 0)), undecided, "", "2005 is not known"},
		{"every", level("every", 2006, 2009, atLeast(70)), holds, "4 of the four years", "70 80 90 100"},
		{"every, one not", level("every", 2006, 2009, atLeast(75)), fails, "3 of the four years", "70"},
		{"every, a gap", level("every", 2004, 2009, atLeast(50)), undecided, "", "2005 is not known"},
		{"any, a gap", level("any", 2004, 2006, atLeast(200)), undecided, "", "2005 is not known"},
		{"any", level("any", 2004, 2006, atLeast(70)), holds, "", "2006"},
		{"any, none", level("any", 2006, 2009, atLeast(200)), fails, "", "100 at most"},
		{"sum", of("arms.TUR", level("sum", 2000, 2002, near(15, 0))), holds, "came to 15", "5+1+9"},
		{"sum, a gap", of("arms.TUR", level("sum", 2000, 2004, atLeast(23))), undecided, "the true sum can be greater", "22 and one more"},
		{"sum, a gap, named", of("arms.TUR", level("sum", 2000, 2004, atLeast(23))), undecided, "There is no value for 2003, so the true sum can be greater.", "which year"},
		{"sum of several, a gap", study.Check{Measure: "sum", Series: refs("trade.TUR", "trade.PAK"), From: 2004, To: 2006, Condition: atLeast(100)}, holds, "There is no value for Türkiye (2005), so the true sum can be greater.", "50+70 and 52+62+72"},
		{"sum, a gap, enough", of("arms.TUR", level("sum", 2000, 2004, atLeast(22))), holds, "", "5+1+9+7"},
		{"sum, a gap, too much", of("arms.TUR", level("sum", 2000, 2004, atMost(21))), fails, "", "22 already"},
		{"sum of several", study.Check{Measure: "sum", Series: refs("arms.TUR-PAK", "arms.USA-PAK"), Condition: near(24, 0)}, holds, "two series", "9+15"},
		{"rise", change(2000, 2009, "rise", "", nil), holds, "rose from $10 million in 2000 to $100 million in 2009", "10 to 100"},
		{"no fall", change(2000, 2009, "fall", "", nil), fails, "", "10 to 100"},
		{"rise by percent", change(2001, 2002, "rise", "percent", near(50, 0.1)), holds, "50%", "20 to 30"},
		{"rise by factor", change(2000, 2009, "rise", "factor", atLeast(10)), holds, "to $100 million in 2009, by a factor of 10.00;", "10 to 100"},
		{"rise by amount", change(2000, 2009, "rise", "amount", atLeast(91)), fails, "", "90"},
		{"change, competing", change(2002, 2003, "rise", "", atLeast(12)), divided, "sources that differ", "10 or 14"},
		{"change, a gap", change(2000, 2005, "rise", "", nil), outOfReach, "no value for 2005", "2005 is a gap"},
		{"change of means", study.Check{Measure: "change", Before: [2]int{2000, 2001}, After: [2]int{2008, 2009}, Direction: "rise", By: "amount", Condition: near(80, 0)}, holds, "2000–2001", "15 to 95"},
		{"fall over a peak", of("arms.TUR", change(2000, 2001, "fall", "percent", near(80, 0.1))), holds, "", "5 to 1"},
		{"rise over a peak", of("arms.TUR", change(2000, 2004, "rise", "", nil)), holds, "peak of 9 million TIV in 2002", "5 to 7 by way of 9 (G18)"},
		{"trend", of("trade.PAK", study.Check{Measure: "trend", Direction: "rise"}), holds, "rose over 2000–2011", "a line with little noise"},
		{"no such trend", of("trade.PAK", study.Check{Measure: "trend", Direction: "fall"}), fails, "", "a line with little noise"},
		{"trend of few", of("arms.TUR", study.Check{Measure: "trend", Direction: "rise"}), outOfReach, "too few", "four values"},
		{"share", among("share", "arms.TUR-PAK", near(7.3, 0.1)), holds, "7.3% of the whole in 2000–2002", "9 of 123"},
		{"share, not", among("share", "arms.TUR-PAK", atLeast(10)), fails, "", "7.3"},
		{"rank, tied", among("rank", "arms.TUR-PAK", near(2, 0)), holds, "second of three in arms deliveries to Pakistan", "one is greater; what is left over has no rank"},
		{"rank, not", among("rank", "arms.IRN-PAK", atMost(1)), fails, "", "second"},
		{"highest, a gap", study.Check{Measure: "extreme", Direction: "highest", After: [2]int{2009, 2009}}, undecided, "", "2005 is not known"},
		{"highest", study.Check{Measure: "extreme", Direction: "highest", After: [2]int{2009, 2009}, From: 2006, To: 2009}, holds, "next highest value was $90 million, in 2008", "100"},
		{"not the highest", study.Check{Measure: "extreme", Direction: "highest", After: [2]int{2002, 2002}}, fails, "the highest value was $100 million", "30"},
		{"lowest", study.Check{Measure: "extreme", Direction: "lowest", After: [2]int{2001, 2001}, From: 2001, To: 2004}, holds, "", "20"},
		{"highest, competing", study.Check{Measure: "extreme", Direction: "highest", After: [2]int{2003, 2003}, From: 2000, To: 2003}, holds, "", "40 or 44, after 30"},
		{"no data", study.Check{Needs: "prices"}, outOfReach, "It would take prices.", "nothing is measured"},
	} {
		c, ans := claimed(t, studyOf(), tb, tt.check)
		if c.Checks[0].Outcome != outcomeWords[tt.want] {
			t.Errorf("%s: %s, want %s [%s]: %s", tt.name, c.Checks[0].Outcome, outcomeWords[tt.want], tt.from, c.Checks[0].Found)
		}
		if got := text(withFiles(ans.Section)); !strings.Contains(got, tt.says) {
			t.Errorf("%s: does not say %q:\n%s", tt.name, tt.says, got)
		}
		checkEstimates(t, sorted(ans.Estimates))
	}
}

func sorted(es []*result.Estimate) []*result.Estimate {
	out := slices.Clone(es)
	sortEstimates(out)
	return out
}

// A claim about a series that a guard withholds is not testable, and says why; the
// other claims are judged.
func TestClaimOfWithheld(t *testing.T) {
	tb := tableOf(made("spending.TUR", ofGDP, 2000, []float64{3, 4, 5}))
	tb.Withheld = []obs.Withheld{{Series: made("trade.TUR", dollars, 2000, []float64{1, 2, 3}), Guard: "G05", Why: "it joins calendar and fiscal years"}}
	for _, tt := range []struct {
		name  string
		check study.Check
		want  string
		says  string
	}{
		{"level", study.Check{Measure: "mean", Series: refs("trade.TUR"), From: 2001, To: 2001, Condition: atLeast(1)}, notTestable, "withheld by G05. It joins calendar and fiscal years."},
		{"change", study.Check{Measure: "change", Series: refs("trade.TUR"), Before: [2]int{2000, 2000}, After: [2]int{2002, 2002}, Direction: "rise"}, notTestable, "withheld by G05"},
		{"the other of a correlation", study.Check{Measure: "correlation", Series: refs("spending.TUR"), With: refs("trade.TUR"), Transform: "level", Direction: "positive"}, notTestable, "withheld by G05"},
		{"another series", study.Check{Measure: "mean", Series: refs("spending.TUR"), From: 2001, To: 2001, Condition: near(4, 0)}, supported, "was 4% in 2001"},
	} {
		c, ans := claimed(t, studyOf(), tb, tt.check)
		if got := text(withFiles(ans.Section)); c.Status != tt.want || !strings.Contains(got, tt.says) {
			t.Errorf("%s: %s, want %s, saying %q:\n%s", tt.name, c.Status, tt.want, tt.says, got)
		}
	}
}

// The figure of a claim goes by the checks that were made, whichever of them comes first.
func TestClaimPartlyWithheld(t *testing.T) {
	for _, from := range []int{0, 1} {
		tb := tableOf(made("spending.TUR", ofGDP, 2000, []float64{3, 4, 5, 4, 6, 5, 7, 6}))
		tb.Withheld = []obs.Withheld{{Series: made("trade.TUR", dollars, 2000, []float64{1, 2, 3}), Guard: "G05", Why: "it joins calendar and fiscal years"}}
		checks := []study.Check{
			{Measure: "mean", Series: refs("spending.TUR"), From: 2001, To: 2001, Condition: near(4, 0)},
			{Measure: "mean", Series: refs("trade.TUR"), From: 2001, To: 2001, Condition: near(6, 0)},
			{Measure: "mean", Series: refs("spending.TUR"), From: 2002, To: 2002, Condition: near(5, 0)},
		}
		c, ans := claimed(t, studyOf(), tb, checks[from:]...)
		var f *result.Figure
		for _, b := range ans.Section.Blocks {
			if b.Figure != nil {
				f = b.Figure
			}
		}
		if c.Status != notTestable && c.Status != partly || f == nil || len(f.Panels[0].Refs) != 2-from {
			t.Errorf("%d checks: %s, figure %v", len(checks)-from, c.Status, f)
		}
	}
}

// A figure of a fiscal year does not compete with one of the calendar year, and a
// reporter's own series is asked about alone.
func TestWhatCompetes(t *testing.T) {
	x := made("trade.TUR", dollars, 2000, []float64{10, 20, 30})
	competing(x, 2001, 99)
	if r := all([]outcome{}); r != holds {
		t.Error("nothing to meet is met")
	}
	check := study.Check{Measure: "mean", From: 2001, To: 2001, Condition: atMost(50)}
	if c, _ := claimed(t, studyOf(), tableOf(x), check); c.Status != depends {
		t.Errorf("competing: %s", c.Status)
	}
	x.Competing[0].Obs[1].Period = obs.Period{Month: 7}
	if c, _ := claimed(t, studyOf(), tableOf(x), check); c.Status != supported {
		t.Errorf("a fiscal year: %s", c.Status)
	}
	x.Competing[0].Obs[1].Period, x.Reporter = obs.Period{}, "TUR"
	if c, _ := claimed(t, studyOf(), tableOf(x), check); c.Status != supported {
		t.Errorf("a reporter: %s", c.Status)
	}
}

// The guards that a change calls for.
func TestChangeGuards(t *testing.T) {
	trade := made("trade.TUR", dollars, 2000, []float64{10, 20, 5, 40, 50, 60, 70, 80})
	trade.Status[7] = obs.Estimated
	arms := made("arms.TUR", tiv, 2000, []float64{1, 2, 3, 4, 5, 6, 7, 8})
	for _, tt := range []struct {
		series string
		before [2]int
		after  [2]int
		want   string
	}{
		{"trade.TUR", [2]int{2000, 2000}, [2]int{2007, 2007}, "G18 G03 G15"}, {"trade.TUR", [2]int{2003, 2003}, [2]int{2006, 2006}, ""},
		{"arms.TUR", [2]int{2000, 2000}, [2]int{2007, 2007}, "G29"}, {"arms.TUR", [2]int{2000, 2003}, [2]int{2004, 2007}, ""},
	} {
		_, ans := claimed(t, studyOf(), tableOf(trade, arms), study.Check{Measure: "change", Series: refs(tt.series), Before: tt.before, After: tt.after, Direction: "rise"})
		var got []string
		for _, g := range ans.Guards {
			got = append(got, g.Guard)
			if g.Question != "c" || g.Pos != at {
				t.Errorf("%+v", g)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s from %v to %v: %v, want %s", tt.series, tt.before, tt.after, got, tt.want)
		}
	}
}

// Correlations: sign and significance, and levels that trend (G19).
func TestCorrelationCheck(t *testing.T) {
	noise := walk(3, 30, 0, 0, 1)
	x, y, z := make([]float64, 30), make([]float64, 30), make([]float64, 30)
	for i := range x {
		e := noise[i]
		if i > 0 {
			e -= noise[i-1]
		}
		x[i], y[i], z[i] = e, 2*e+0.3*math.Sin(float64(7*i)), math.Cos(float64(3*i))
	}
	rise, fall := make([]float64, 30), make([]float64, 30)
	for i := range rise {
		rise[i], fall[i] = float64(i)+math.Sin(float64(5*i)), 100+2*float64(i)+math.Cos(float64(11*i))
	}
	tb := tableOf(made("spending.TUR", growthA, 1990, x), made("growth.TUR", growthA, 1990, y), made("growth.PAK", growthA, 1990, z),
		made("trade.TUR", dollars, 1990, rise), made("trade.PAK", dollars, 1990, fall), made("arms.TUR", tiv, 1990, x[:5]))
	for _, tt := range []struct {
		name, a, b, tr, sign string
		significant          bool
		want                 outcome
		guard                string
	}{
		{"as claimed", "spending.TUR", "growth.TUR", "level", "positive", true, holds, ""},
		{"the other sign", "spending.TUR", "growth.TUR", "level", "negative", true, fails, ""},
		{"no link", "spending.TUR", "growth.PAK", "level", "positive", true, undecided, ""},
		{"two trends", "trade.TUR", "trade.PAK", "level", "positive", true, undecided, "G19"},
		{"two trends, changes", "trade.TUR", "trade.PAK", "diff", "positive", true, undecided, ""},
		{"the sign alone", "trade.TUR", "trade.PAK", "level", "positive", false, holds, ""},
		{"too few", "spending.TUR", "arms.TUR", "level", "positive", true, outOfReach, ""},
	} {
		c, ans := claimed(t, studyOf(), tb, study.Check{Measure: "correlation", Series: refs(tt.a), With: refs(tt.b), Transform: tt.tr, Direction: tt.sign, Significant: tt.significant})
		if c.Checks[0].Outcome != outcomeWords[tt.want] {
			t.Errorf("%s: %s, want %s: %s", tt.name, c.Checks[0].Outcome, outcomeWords[tt.want], c.Checks[0].Found)
		}
		got := ""
		for _, g := range ans.Guards {
			got = g.Guard
		}
		if got != tt.guard {
			t.Errorf("%s: guard %q, want %q", tt.name, got, tt.guard)
		}
	}
}

// Events are counted within the span; one that lasted, where both ends are.
func TestEventsCheck(t *testing.T) {
	st := studyOf()
	st.Events = []study.Event{{ID: "summit-1", Label: "First", Year: 2007}, {ID: "summit-2", Label: "Second", Year: 2009}, {ID: "summit-long", Label: "Long", Year: 2010, Until: 2020}, {ID: "war", Label: "War", Year: 2020}}
	for _, tt := range []struct {
		events   []string
		from, to int
		n        float64
	}{
		{[]string{"summit-*"}, 0, 0, 3}, {[]string{"summit-*"}, 2007, 2014, 2}, {[]string{"war"}, 0, 0, 1}, {[]string{"summit-1", "war"}, 2008, 0, 1}, {[]string{"*"}, 0, 0, 4},
	} {
		c, _ := claimed(t, st, tableOf(), study.Check{Measure: "events", Events: tt.events, From: tt.from, To: tt.to, Condition: near(tt.n, 0)})
		if c.Status != supported {
			t.Errorf("%v in %d–%d: %s: %s", tt.events, tt.from, tt.to, c.Status, c.Sentence)
		}
	}
}

// A claim in every status, as the report prints it.
func TestClaimProse(t *testing.T) {
	x := made("spending.TUR", ofGDP, 1990, []float64{3.5, 3.8, 3.9, 3.9, 4.1, 3.9, 4.1, 4.1, 3.2, 3.9, 3.7, 3.6, 3.8, 3.3, 2.7, 2.4}, 1997)
	competing(x, 2001, 4.4)
	g := made("growth.TUR", growthA, 1990, walk(9, 16, 4, 0, 2))
	tb := tableOf(x, g)
	st := studyOf()
	on := func(c study.Check) study.Check { c.Series, c.Pos = refs("spending.TUR"), at; return c }
	st.Claims = []study.Claim{
		{ID: "supported", Text: "Türkiye spent around 4% in 1994", Checks: []study.Check{on(study.Check{Measure: "mean", From: 1994, To: 1994, Condition: near(4, 0.2)})}},
		{ID: "contradicted", Text: "Türkiye spends around 5%", Where: "page 3", Quoted: "A. Author", Checks: []study.Check{on(study.Check{Measure: "mean", From: 2000, To: 2005, Condition: near(5, 0.5)})}},
		{ID: "not-supported", Text: "It goes with growth", Checks: []study.Check{on(study.Check{Measure: "correlation", With: refs("growth.TUR"), Transform: "level", Direction: "positive", Significant: true})}},
		{ID: "partly", Text: "It fell from 5% to under 3%", Checks: []study.Check{
			on(study.Check{Part: "5% in 1990", Measure: "mean", From: 1990, To: 1990, Condition: near(5, 0.5)}), on(study.Check{Part: "Under 3% in 2005", Measure: "mean", From: 2005, To: 2005, Condition: atMost(3)})}},
		{ID: "source", Text: "It was over 4% in 2001", Checks: []study.Check{on(study.Check{Measure: "mean", From: 2001, To: 2001, Condition: atLeast(4)})}},
		{ID: "window", Text: "It is high", Checks: []study.Check{
			on(study.Check{Reading: "at first", Differs: "window", Measure: "mean", From: 1990, To: 1994, Condition: atLeast(3.5)}),
			on(study.Check{Reading: "at last", Differs: "window", Measure: "mean", From: 2003, To: 2005, Condition: atLeast(3.5)})}},
		{ID: "not-testable", Text: "It was 4% in 1997", Checks: []study.Check{on(study.Check{Measure: "mean", From: 1997, To: 1997, Condition: near(4, 0.1)})}},
		{ID: "needs", Text: "It is well spent", Needs: "what it bought", Note: "Nobody can say."},
	}
	task, _, faults := planClaims(st, tb)
	if faults.Errors() > 0 {
		t.Fatal(faults)
	}
	ans := task.Answer(serial)
	for i, want := range []string{supported, contradicted, notSupported, partly, depends, depends, notTestable, notTestable} {
		if c := ans.Claims[i]; c.Status != want {
			t.Errorf("%s: %s: %s", c.ID, c.Status, c.Sentence)
		}
	}
	golden(t, "testdata/claims.txt", text(withFiles(ans.Section))+"\nFindings: "+ans.Findings[0].In(nil)+"\n")
	r := Gather(st, tb, []*Answer{ans}, nil)
	checkResult(t, r)
	if a, b := text(withFiles(ans.Section)), text(withFiles(task.Answer(shuffled).Section)); a != b {
		t.Error("another text when checks are made in another order")
	}
}

// --only with some claims leaves the others out and keeps their estimates' IDs.
func TestOnlyClaims(t *testing.T) {
	tb := tableOf(made("trade.TUR", dollars, 2000, []float64{1, 2, 3, 4}))
	st := studyOf()
	for _, id := range []string{"a", "b"} {
		st.Claims = append(st.Claims, study.Claim{ID: id, Text: id, Pos: at, Checks: []study.Check{{Measure: "mean", Series: refs("trade.TUR"), From: 2000, To: 2003, Condition: atLeast(1)}}})
	}
	task, _, _ := planClaims(st, tb)
	all := task.Answer(serial)
	one := task.Only([]string{"b"}).Answer(serial)
	if len(all.Claims) != 2 || len(one.Claims) != 1 || one.Claims[0].ID != "b" || one.Claims[0].Checks[0].Estimates[0] != all.Claims[1].Checks[0].Estimates[0] {
		t.Errorf("%+v", one.Claims)
	}
	if !task.Named("claims") || !task.Named("a") || task.Named("c") || len(task.Only([]string{"claims"}).claims) != 2 {
		t.Error("names")
	}
}
