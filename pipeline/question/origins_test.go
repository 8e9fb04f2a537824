package question

import (
	"math"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// found returns the estimates of a statistic of the family amounts by their first series.
func found(r *result.Result, statistic string) map[string]*result.Estimate {
	out := map[string]*result.Estimate{}
	for _, e := range r.Estimates {
		if e.Statistic == statistic {
			key := e.Series
			if e.Parameters != "" {
				key += " " + e.Parameters
			}
			out[key] = e
		}
	}
	return out
}

// Sums and shares of amounts are estimates with their years and rows, and say which
// years have no value.
func TestAmountsAreEstimates(t *testing.T) {
	st := studyOf()
	st.Questions = []study.Question{{ID: "who", Kind: "amounts", Title: "Who buys", Series: refs("money.*"), Pos: at}}
	tb := tableOf(made("money.TUR", dollars, 2000, []float64{10, 20, 30}), made("money.PAK", dollars, 2000, []float64{5, 0, 15}, 2001), made("money.GRC", dollars, 2001, []float64{20, 0}))
	r := answers(t, st, tb, serial)
	checkEstimates(t, r.Estimates)
	checkResult(t, r)
	for _, tt := range []struct {
		statistic, series string
		want              float64
		n, from, to       int
		other, unit, note string
		from_             string // who computed the value
	}{
		{"amounts.total", "money.TUR", 100, 7, 2000, 2002, "money.GRC;money.PAK", dollars.String(), "money.PAK has no value for 2001; money.GRC has no value for 2000", "by hand: 60 + 20 + 20"},
		{"amounts.share", "money.TUR", 60, 7, 2000, 2002, "money.GRC;money.PAK", "%", "", "by hand: 60 of 100"},
		{"amounts.share", "money.PAK", 20, 7, 2000, 2002, "", "%", "", "by hand: 20 of 100"},
		{"amounts.sum", "money.GRC", 20, 2, 2001, 2002, "", dollars.String(), "", "by hand; two years are too few for a description"},
	} {
		e := found(r, tt.statistic)[tt.series]
		if e == nil {
			t.Errorf("no %s of %s [%s]", tt.statistic, tt.series, tt.from_)
			continue
		}
		others := strings.Split(e.Other, ";")
		slices.Sort(others)
		if e.Value != tt.want || e.N != tt.n || e.From != tt.from || e.To != tt.to || e.UnitWords != tt.unit || len(e.Uses) != tt.n || tt.other != "" && strings.Join(others, ";") != tt.other {
			t.Errorf("%s of %s: %+v, want %+v", tt.statistic, tt.series, *e, tt)
		}
		for _, part := range strings.Split(tt.note, "; ") {
			if !strings.Contains(e.Note, part) {
				t.Errorf("%s of %s: the note %q lacks %q", tt.statistic, tt.series, e.Note, part)
			}
		}
		if What(lang.English, e) == "" {
			t.Errorf("nothing says what %s is", tt.statistic)
		}
	}
	// Every number of the text but counts and years leads somewhere.
	for _, b := range r.Sections[0].Blocks {
		for _, p := range b.Para {
			if p.Number && p.Format.Style != result.Year && p.Estimate == "" && p.Origin == nil {
				t.Errorf("%v leads nowhere in %q", p.Value, b.Para)
			}
		}
	}
}

// Sums of five years and what lies between them have rows of their own.
func TestSpansOfDeliveries(t *testing.T) {
	st := studyOf()
	st.Questions = []study.Question{{ID: "arms", Kind: "amounts", Title: "Arms", Series: refs("arms.TUR"), Pos: at}}
	r := answers(t, st, tableOf(made("arms.TUR", tiv, 2000, []float64{9, 10, 10, 10, 10, 10, 5, 5, 5, 5, 5})), serial)
	checkEstimates(t, r.Estimates)
	checkResult(t, r)
	sums := found(r, "amounts.sum")
	if a, b := sums["arms.TUR years=five_before"], sums["arms.TUR years=last_five"]; a == nil || b == nil || a.Value != 50 || b.Value != 25 || a.From != 2001 || a.To != 2005 || b.To != 2010 {
		t.Errorf("sums %v and %v [by hand: 5 · 10 and 5 · 5]", a, b)
	}
	if e := found(r, "amounts.change")["arms.TUR years=last_five"]; e == nil || e.Value != -50 {
		t.Errorf("change %+v [by hand: 25 against 50]", e)
	}
	if e := found(r, "amounts.peak_share")["arms.TUR"]; e == nil || math.Abs(e.Value-100*10.0/84) > 1e-12 {
		t.Errorf("greatest year %+v [by hand: 10 of 84]", e)
	}
	text := text(r.Sections[0].Blocks)
	if !strings.Contains(strings.ReplaceAll(text, "\u00a0", " "), "50% less") {
		t.Errorf("the text says %s", text)
	}
}

// The correlation around straight lines is an estimate, also where the study asks for
// detrended values itself: then there is one and not two.
func TestDetrendedCorrelation(t *testing.T) {
	for _, transform := range [][]string{nil, {"detrended", "log"}} {
		st := studyOf()
		st.Questions = []study.Question{{ID: "link", Kind: "correlation", Series: refs("spending.*"), Transform: transform, Pos: at}}
		r := answers(t, st, tableOf(made("spending.TUR", ofGDP, 1990, walk(3, 25, 5, 0.1, 0.3)), made("spending.PAK", ofGDP, 1990, walk(4, 25, 5, 0.1, 0.3))), serial)
		checkEstimates(t, r.Estimates) // no ID twice
		checkResult(t, r)
		id := ""
		for _, e := range r.Estimates {
			if e.Statistic == "correlation.r" && e.Transform == "detrended" {
				id = e.ID
			}
		}
		shown := false
		for _, b := range r.Sections[0].Blocks {
			if b.Table == nil {
				continue
			}
			for _, row := range b.Table.Rows {
				for _, c := range row.Cells {
					shown = shown || id != "" && c.Estimate == id
				}
			}
		}
		if !shown {
			t.Errorf("transform %v: the card does not lead to %q", transform, id)
		}
	}
}

// Methods that gave no number are not among those used; the report says once which
// they were and what they lacked.
func TestWithheldMethods(t *testing.T) {
	st := studyOf()
	st.Eras, st.Events = nil, nil
	st.Questions = []study.Question{{ID: "burden", Kind: "trend", Series: refs("spending.*"), Pos: at}}
	r := answers(t, st, tableOf(made("spending.TUR", ofGDP, 2015, []float64{1.8, 2.1, 2.1, 2.5, 2.7, 2.5, 1.9, 1.7, 1.8, 1.9}), made("spending.GRC", ofGDP, 2015, []float64{2.5, 2.6, 2.6, 2.7})), serial)
	checkResult(t, r)
	said := ""
	for _, s := range r.Methods {
		said += s.Title + "\n" + text(s.Blocks)
	}
	for _, bad := range []string{"Greatest F. ", "Dickey–Fuller test. ", "KPSS test. ", "Several breaks. ", "The sup-F test tries", "their figures stand in estimates.csv"} {
		if strings.Contains(said, bad) {
			t.Errorf("a method that gave no number is told as used: %q", bad)
		}
	}
	for _, want := range []string{"Greatest F, Several breaks, Dickey–Fuller test and KPSS test (at least 15 observations are needed, and there are at most 10)", "Straight line", "a method that gave numbers elsewhere was withheld"} {
		if strings.Count(said, want) != 1 {
			t.Errorf("%d times %q in\n%s", strings.Count(said, want), want, said)
		}
	}
	for _, ref := range r.References {
		if slices.Contains([]string{"andrews1993", "dickey1979", "kwiatkowski1992", "bai2003"}, ref.Key) {
			t.Errorf("%s is cited for a method that gave no number", ref.Key)
		}
	}
}

// Every measure of a claim says what its number is.
func TestWhatClaimsFound(t *testing.T) {
	for _, measure := range study.Measures {
		for _, value := range []string{"value", "low", "high", "years"} {
			e := &result.Estimate{Statistic: "claim." + value, Parameters: "measure=" + measure, From: 2000, To: 2001}
			for _, l := range lang.All() {
				if w := What(l, e); w == "" || strings.HasSuffix(w, ": ") || strings.Contains(w, "¦") {
					t.Errorf("%s, %s in %s: %q", measure, value, l.Name, w)
				}
			}
		}
	}
	for _, tt := range []struct{ parameters, want string }{
		{"by=percent;measure=change", "in percent of the value at the beginning"}, {"by=factor;measure=change", "divided by"}, {"by=amount;measure=change", "less that at the beginning"},
	} {
		if w := What(lang.English, &result.Estimate{Statistic: "claim.value", Parameters: tt.parameters}); !strings.Contains(w, tt.want) {
			t.Errorf("%s: %q", tt.parameters, w)
		}
	}
	one := &result.Estimate{Statistic: "claim.value", Parameters: "measure=mean", From: 2012, To: 2012}
	if w := What(lang.English, one); !strings.Contains(w, "the value of the year") {
		t.Errorf("of one year: %q", w)
	}
}

// A number that a claim says is no datum, even where some series has its value.
func TestClaimedNumbersAreNoData(t *testing.T) {
	j := claimSection(t, study.Claim{ID: "c", Text: "t", Checks: []study.Check{{Series: refs("spending.TUR"), Measure: "mean", From: 1990, To: 1993, Condition: &study.Condition{Words: "near", Near: 3, Within: 0.5, Low: 2.5, High: 3.5}}}},
		made("spending.TUR", ofGDP, 1990, []float64{3, 5, 7, 9}))
	for _, p := range j {
		if p.Number && p.Value == 3 && p.Format.Exact && (p.Estimate != "" || p.Origin != nil) {
			t.Errorf("the claim's 3%% leads to %+v", p)
		}
	}
}

// What claims name beside their own numbers leads to where it was published.
func TestOriginsOfClaims(t *testing.T) {
	x := made("spending.TUR", ofGDP, 1990, []float64{3, 5, 7, 9, 8})
	others := []*obs.Series{x, made("spending.PAK", ofGDP, 1990, []float64{2, 6, 6.5, 4, 9.5})}
	on := refs("spending.TUR")
	atLeast := func(v float64) *study.Condition {
		return &study.Condition{Words: "at_least", Low: v, High: math.Inf(1)}
	}
	for _, tt := range []struct {
		check study.Check
		want  []float64 // the values that lead to a place of their own
	}{
		{study.Check{Series: on, Measure: "change", Direction: "rise", Before: [2]int{1990, 1990}, After: [2]int{1994, 1994}, Condition: atLeast(1)}, []float64{3, 8, 9}},
		{study.Check{Series: on, Measure: "extreme", Direction: "highest", After: [2]int{1993, 1993}}, []float64{9, 8}},
		{study.Check{Series: on, Measure: "mean", From: 1990, To: 1990, Condition: atLeast(6)}, []float64{7}},
		{study.Check{Series: on, Measure: "rank", Among: refs("spending.*"), From: 1991, To: 1991, Condition: &study.Condition{Words: "at_most", Low: math.Inf(-1), High: 1}}, []float64{5, 6}},
	} {
		var got []float64
		for _, p := range claimSection(t, study.Claim{ID: "c", Text: "t", Checks: []study.Check{tt.check}}, others...) {
			if p.Origin != nil && p.Origin.Made == "" {
				got = append(got, p.Value)
			}
		}
		for _, v := range tt.want {
			if !slices.Contains(got, v) {
				t.Errorf("%s: %v lead to published values, want %v", tt.check.Measure, got, tt.want)
				break
			}
		}
	}
}

// claimSection is the text of the section of one claim.
func claimSection(t *testing.T, c study.Claim, ss ...*obs.Series) result.Text {
	t.Helper()
	st := studyOf()
	st.Claims = []study.Claim{c}
	r := answers(t, st, tableOf(ss...), serial)
	checkResult(t, r)
	var out result.Text
	exact := 0
	for _, s := range r.Sections {
		for _, b := range s.Blocks {
			for _, x := range append([]result.Text{b.Para}, b.List...) {
				out = append(out, x...)
			}
		}
	}
	for _, p := range out {
		if p.Number && p.Format.Exact {
			exact++
		}
	}
	if exact == 0 && c.Checks[0].Condition != nil && c.Checks[0].Measure == "mean" {
		t.Error("the text does not say the claim's number")
	}
	return out
}
