package question

import (
	"math"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// Two rates of growth are judged by their values where one of them does not
// wander; anything else by its changes.
func TestAreRates(t *testing.T) {
	rate, share := made("growth.TUR", growthA, 1990, []float64{1}), made("spending.TUR", ofGDP, 1990, []float64{1})
	fades, wanders := shocks{fade: true}, shocks{}
	for _, tt := range []struct {
		name   string
		x, y   *obs.Series
		n      int
		sx, sy shocks
		want   bool
	}{
		{"both fade", rate, rate, 20, fades, fades, true},
		{"one is enough", rate, rate, 20, wanders, fades, true},
		{"the other is enough", rate, rate, 20, fades, wanders, true},
		{"both may wander", rate, rate, 20, wanders, wanders, false},
		{"a rate and a share", rate, share, 20, fades, fades, false},
		{"two shares", share, share, 20, fades, fades, false},
		{"too few common years", rate, rate, 19, fades, fades, false},
	} {
		if got := areRates(tt.x, tt.y, tt.n, tt.sx, tt.sy); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
	// The card of rates has no shared trend.
	c := card{nDiff: 30, pDiff: 0.2, rDiff: 0.4, rhoDiff: 0.4, pDetrended: 0.2, pLevel: 0.01, leastN: 8, alpha: 0.05}
	if got := c.status(); got != sharedTrend {
		t.Errorf("levels that correlate: %s", got)
	}
	if c.rates = true; c.status() != noCorrelation {
		t.Errorf("rates that correlate, but not surely: %s", c.status())
	}
}

// Rates are told not to wander from 20 values on, and only if they are rates.
func TestRootTests(t *testing.T) {
	noise := func(n int) []float64 { return noisyLine(8, n, 5, 0, 1) }
	ss := []*obs.Series{made("growth.TUR", growthA, 1990, noise(20)), made("growth.PAK", growthA, 1990, noise(19)), made("growth.IRN", growthA, 1990, walk(2, 30, 20, 0, 1)),
		made("spending.TUR", ofGDP, 1990, noise(30)), made("trade.TUR", dollars, 1950, walk(5, 60, 90, 0, 1))}
	a := &asking{Task: Task{st: studyOf(), tb: tableOf(ss...)}, par: serial, out: &Answer{families: map[string]bool{}}}
	got := a.rootTests(ss)
	for i, want := range []shocks{{fade: true}, {}, {}, {}, {last: true}} {
		if got[ss[i].ID] != want {
			t.Errorf("%s: %+v, want %+v", ss[i].ID, got[ss[i].ID], want)
		}
	}
}

// A question of rates: sentence, card, figure and estimates agree on what was judged.
func TestRatesJudgedByValues(t *testing.T) {
	x := noisyLine(1, 30, 5, 0, 2)
	y := noisyLine(2, 30, 4, 0, 1)
	for i := range y {
		y[i] += 0.9 * (x[i] - 5)
	}
	tb := tableOf(made("growth.TUR", growthA, 1990, x), made("growth.PAK", growthA, 1990, y))
	a := answer(t, studyOf(), tb, study.Question{Kind: "correlation", Series: refs("*")})
	checkResult(t, &result.Result{Sections: []result.Section{a.Section}, Estimates: a.Estimates, Findings: a.Findings, Guards: a.Guards})
	got := toldBy(a)
	for _, want := range []string{
		"Growth of GDP in Türkiye and in Pakistan move together year by year: the correlation of the two rates is r = 0.94",
		"(n = 30, p < 0.001)", "Subtitle: 1990–2019; r = 0.94", "  The rates themselves, which decide\n", "  Changes of the rates\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q:\n%s", want, got)
		}
	}
	e := estimate(t, a.Estimates, "correlation_adjusted.bh", func(e result.Estimate) bool { return strings.HasPrefix(e.Parameters, "method=effective") })
	if e.Transform != "level" {
		t.Errorf("the adjusted p is of %s", e.Transform)
	}
}

// What would change a verdict, one branch a line.
func TestOtherwise(t *testing.T) {
	nan := math.NaN()
	base := card{nDiff: 30, pDiff: 0.2, rDiff: 0.5, rhoDiff: 0.4, pDetrended: 0.5, placeDetrended: 60, pLevel: 0.5, leastN: 8, alpha: 0.05, pLongRun: nan}
	for _, tt := range []struct {
		name   string
		change func(*card)
		alone  float64 // p without adjustment
		want   string
	}{
		{"not sure", func(*card) {}, 0.2, "To move together they would need an adjusted p below 0.05 (it is 0.20)."},
		{"alone it would", func(c *card) { c.pDiff = 0.07 }, 0.03, "To move together they would need an adjusted p below 0.05 (it is 0.070), which the pair would have if it were the only one asked about (p = 0.030)."},
		{"the ranks are weak too", func(c *card) { c.rhoDiff = 0.1 }, 0.2, "To move together they would need an adjusted p below 0.05 (it is 0.20) and |rho| of 0.3 or more (it is 0.10)."},
		{"the ranks disagree", func(c *card) { c.rhoDiff = -0.4 }, 0.2, "To move together they would need an adjusted p below 0.05 (it is 0.20), and a rho with the sign of r and a size of 0.3 or more (it is −0.40)."},
		{"only the ranks are missing", func(c *card) { c.pDiff, c.rhoDiff = 0.01, 0.2 }, 0.01, "To move together they would need a rho with the sign of r and a size of 0.3 or more (it is 0.20)."},
		{"near around the trends", func(c *card) { c.pDetrended, c.placeDetrended = 0.01, 97.8 }, 0.2,
			"To move together they would need an adjusted p below 0.05 (it is 0.20); they would be related around their trends with a place of 99% among random walks (it is 97%)."},
		{"related around the trends", func(c *card) { c.pDetrended, c.placeDetrended = 0.01, 99.5 }, 0.2,
			"To move together they would need an adjusted p below 0.05 (it is 0.20); without a place of 99% among random walks they would not be related around their trends."},
		{"moves together", func(c *card) { c.pDiff, c.pLevel = 0.03, 0.01 }, 0.03,
			"The verdict needs an adjusted p below 0.05 (it is 0.030) and |rho| of 0.3 or more (it is 0.40); else it would be “levels only”."},
		{"tied", func(c *card) { c.integrated, c.pLongRun = true, 0.004 }, 0.2, "With p of 0.01 or more in the test of cointegration (it is 0.0040) they would not be called tied."},
		{"too few", func(c *card) { c.nDiff = 5 }, 0.2, "A verdict needs eight yearly changes or more."},
		{"nothing could be had", func(c *card) { c.pDiff = nan }, nan, ""},
	} {
		c := base
		tt.change(&c)
		g := pairGot{card: c, cointegration: having("p_mackinnon1994", c.pLongRun), effDiff: having("p", tt.alone)}
		g.diff[1] = having("rho", c.rhoDiff)
		g.verdict.Status = c.status()
		if got := english.otherwise(g).In(nil); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
