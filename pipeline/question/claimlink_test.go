package question

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/study"
)

// A correlation that does not count says which of its conditions it misses. The series
// are lines with deviations that correlate as the name of the case says.
func TestCorrelationSaysWhatItMisses(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	const n = 30
	e, f := make([]float64, n), make([]float64, n)
	for i := range e {
		e[i], f[i] = r.NormFloat64(), r.NormFloat64()
	}
	on := func(slope, of, by float64) []float64 {
		out := make([]float64, n)
		for i := range out {
			out[i] = 100 + slope*float64(i) + of*e[i] + by*f[i]
		}
		return out
	}
	for _, tt := range []struct {
		name      string
		x, y      []float64
		direction string
		says      []string // "!" before what may not be there
		from      string
	}{
		{"no trend, no link", on(0, 1, 0), on(0, 0, 1), "positive", []string{"cannot be told from chance", "p is not below 0.05", "!Two series with a trend"}, "independent noise"},
		{"no trend, no link, the other sign", on(0, 1, 0), on(0, -0.1, 1), "positive", []string{"cannot be told from chance (p is not below 0.05), and its sign is not the one claimed"}, "independent noise that leans down"},
		{"trends, nothing around them", on(2, 1, 0), on(2, 0, 1), "positive", []string{"Two series with a trend correlate whatever", "There it cannot be told from chance", "Both have a trend or a unit root, so that it must be stronger than in 99 of 100"}, "independent noise around two lines"},
		{"trends, the other sign around them", on(2, 1, 0), on(2, -1, 0.2), "positive", []string{"There its sign is the opposite: r = −0.9", "!not surer", "!Both have"}, "r of the deviations is near −1, beyond nearly all random walks"},
		{"trends, the other sign, and random walks do as much", on(2, 1, 0), on(2, -0.55, 1), "positive", []string{"There its sign is the opposite: r = −0.", "Both have a trend or a unit root, so that it must be stronger than in 99 of 100 pairs of independent random walks; it is in ", "!There it is not surer"}, "r of the deviations is about −0.5"},
		{"trends, random walks do as much", on(2, 1, 0), on(2, 0.95, 1), "positive", []string{"There they do, with r = 0.", "Both have a trend or a unit root, so that it must be stronger than in 99"}, "r of the deviations is about 0.5"},
		{"trends and a link", on(2, 1, 0), on(2, 1, 0.2), "positive", []string{"!Two series", "!not surer"}, "r of the deviations is near 1"},
	} {
		tb := tableOf(made("trade.TUR", dollars, 1990, tt.x), made("trade.PAK", dollars, 1990, tt.y))
		check := study.Check{Measure: "correlation", With: refs("trade.PAK"), Direction: tt.direction, Transform: "level", Significant: true}
		_, ans := claimed(t, studyOf(), tb, check)
		got := toldBy(ans)
		for _, w := range tt.says {
			if w, not := strings.CutPrefix(w, "!"); strings.Contains(got, w) == not {
				t.Errorf("%s: %q, want it there: %v [%s]\n%s", tt.name, w, !not, tt.from, got)
			}
		}
		st := studyOf()
		st.Lang = lang.Turkish
		_, ans = claimed(t, st, tb, check)
		if got := toldBy(ans); strings.Contains(got, "chance") || strings.Contains(got, "trend") {
			t.Errorf("%s: English words: %s", tt.name, got)
		}
	}
}

// A change is told with its size in the way that it went, and what it would take is
// told of the rise, the fall or the factor. Worked out by hand.
func TestChangeProse(t *testing.T) {
	change := func(series string, from, to int, is, by string, c *study.Condition) study.Check {
		return study.Check{Measure: "change", Series: refs(series), Before: [2]int{from, from}, After: [2]int{to, to}, Direction: is, By: by, Condition: c}
	}
	// 2000–2005: 100 160 150 50 200 177; shares 2.5 3.65.
	tb := tableOf(made("trade.TUR", dollars, 2000, []float64{100, 160, 150, 50, 200, 177}), made("spending.TUR", ofGDP, 2000, []float64{2.5, 3.65}))
	for _, tt := range []struct {
		name  string
		check study.Check
		says  []string
		from  string
	}{
		{"a rise where a fall by percent is claimed", change("spending.TUR", 2000, 2001, "fall", "percent", near(20, 5)),
			[]string{"rose from 2.5% in 2000 to 3.6% in 2001, by 46%; claimed: a fall from 2000 to 2001 of around 20% (give or take 5 percentage points).", "!−46", "!higher", "!It would hold", "!60."}, "3.65/2.5 = 1.46"},
		{"a fall where a rise by a factor is claimed", change("trade.TUR", 2000, 2003, "rise", "factor", near(2, 0.1)),
			[]string{"fell from $100 million in 2000 to $50 million in 2003, by a factor of 2.00; claimed: a rise from 2000 to 2003 by a factor of around 2 (give or take 0.1).", "!It would hold", "!0.50"}, "100/50"},
		{"too small a factor", change("trade.TUR", 2000, 2005, "rise", "factor", near(2, 0.2)), []string{"to $177 million in 2005, by a factor of 1.77;", "It would hold if the factor were 0.03 greater."}, "1.77 of 1.8"},
		{"a factor that holds", change("trade.TUR", 2000, 2004, "rise", "factor", atLeast(1.5)), []string{"by a factor of 2.00; claimed: a rise from 2000 to 2004 by a factor of at least 1.5.", "The factor is 0.5 from the limit.", "!The margin"}, "2 − 1.5 is a difference of factors"},
		{"a fall by a factor", change("trade.TUR", 2004, 2005, "fall", "factor", atLeast(1.1)), []string{"fell from $200 million in 2004 to $177 million in 2005, by a factor of 1.13;", "The factor is 0.03 from the limit."}, "200/177 = 1.1299"},
		{"too great a fall by percent", change("trade.TUR", 2002, 2003, "fall", "percent", near(50, 10)), []string{"by 66.7%; claimed: a fall", "It would hold if the fall were 6.67 percentage points smaller."}, "100 of 150"},
		{"too small a rise by amount", change("trade.TUR", 2000, 2005, "rise", "amount", atLeast(80)), []string{"by $77 million; claimed: a rise from 2000 to 2005 of at least $80 million.", "It would hold if the rise were $3 million greater."}, "77 of 80"},
		{"a change in no direction", change("trade.TUR", 2002, 2003, "", "percent", atMost(-70)), []string{"fell from $150 million in 2002 to $50 million in 2003, by 66.7%; claimed: a change from 2002 to 2003 of at most −70%."}, "−66.7%"},
		{"no size asked", change("trade.TUR", 2000, 2001, "rise", "", nil), []string{"rose from $100 million in 2000 to $160 million in 2001; claimed: a rise from 2000 to 2001."}, "60"},
		{"a peak and a trough", change("trade.TUR", 2000, 2005, "rise", "", nil), []string{"The path between is not steady: it has a peak of $200 million in 2004 and a trough of $50 million in 2003."}, "50 and 200 between 100 and 177"},
	} {
		_, ans := claimed(t, studyOf(), tb, tt.check)
		got := toldBy(ans)
		for _, w := range tt.says {
			if w, not := strings.CutPrefix(w, "!"); strings.Contains(got, w) == not {
				t.Errorf("%s: %q, want it there: %v [%s]\n%s", tt.name, w, !not, tt.from, got)
			}
		}
		if strings.Count(got, "The path between") > 1 {
			t.Errorf("%s: the path twice:\n%s", tt.name, got)
		}
		for _, e := range ans.Estimates {
			if e.Statistic == "claim.value" && math.IsNaN(e.Value) {
				t.Errorf("%s: %+v", tt.name, e)
			}
		}
		checkEstimates(t, sorted(ans.Estimates))
		st := studyOf()
		st.Lang = lang.Turkish
		_, ans = claimed(t, st, tb, tt.check)
		if got := toldBy(ans); strings.Contains(got, " rose ") || strings.Contains(got, "factor") || strings.Contains(got, "would hold") {
			t.Errorf("%s: English words: %s", tt.name, got)
		}
	}
}

// Every claim prints what it was held against, in whatever status it is.
func TestClaimsSayWhatIsClaimed(t *testing.T) {
	x := made("trade.TUR", dollars, 2000, []float64{10, 20, 30}, 2001)
	competing(x, 2002, 40)
	for _, tt := range []struct {
		year int
		c    *study.Condition
		want string
		says string
	}{
		{2000, atLeast(5), supported, "; claimed: at least $5 million in 2000."},
		{2000, atLeast(15), contradicted, "; claimed: at least $15 million in 2000."},
		{2002, near(35, 1), notSupported, "; claimed: around $35 million (give or take $1 million) in 2002."},
		{2002, atLeast(35), depends, "; claimed: at least $35 million in 2002."},
		{2001, atLeast(35), notTestable, "; claimed: at least $35 million in 2001."},
	} {
		c, ans := claimed(t, studyOf(), tableOf(x), study.Check{Measure: "mean", From: tt.year, To: tt.year, Condition: tt.c})
		if c.Status != tt.want || !strings.Contains(plain(c.Sentence.In(nil)), tt.says) {
			t.Errorf("%s, want %s and %q: %s", c.Status, tt.want, tt.says, toldBy(ans))
		}
	}
}
