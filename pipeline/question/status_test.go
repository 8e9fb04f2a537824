package question

import (
	"fmt"
	"math"
	"testing"

	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// having makes the outcome of a family of values: name, value, name, value …
func having(pairs ...any) got {
	var g got
	for i := 0; i < len(pairs); i += 2 {
		g.ests = append(g.ests, &result.Estimate{Statistic: "family." + pairs[i].(string), Value: pairs[i+1].(float64)})
	}
	return g
}

func lacking(err error) got {
	return got{err: fmt.Errorf("why: %w", err), ests: []*result.Estimate{{Statistic: "family", Value: math.NaN()}}}
}

// The rule of STATISTICS.md, verdicts, trend: one branch a line.
func TestTrendStatus(t *testing.T) {
	// sure is a series that everything finds to rise; a line changes one thing.
	sure := func(sign float64) trendGot {
		lo, hi := 0.5*sign, 1.5*sign
		return trendGot{desc: having("sd", 1.0), ols: having("slope", sign), hac: having("p_t", 0.01), sen: having("slope", sign, "lo", min(lo, hi), "hi", max(lo, hi)),
			mk: having("p", 0.01, "z", 3*sign), hr: having("p", 0.01, "z", 3*sign), robust: having("p", 0.01, "slope", sign)}
	}
	for _, tt := range []struct {
		name   string
		sign   float64
		change func(*trendGot)
		want   string
	}{
		{"all agree, up", 1, func(*trendGot) {}, rising},
		{"all agree, down", -1, func(*trendGot) {}, falling},
		{"the robust test and the signs are enough", 1, func(g *trendGot) {
			g.hac, g.mk, g.hr = having("p_t", 0.6), having("p", 0.6, "z", 1.0), having("p", 0.6, "z", 1.0)
		}, rising},
		{"Theil–Sen has the other sign", 1, func(g *trendGot) { g.sen = having("slope", -1.0, "lo", -2.0, "hi", -0.5) }, noClearTrend},
		{"the line has another sign than the two", 1, func(g *trendGot) { g.ols = having("slope", -1.0) }, noClearTrend},
		{"the robust test rejects in the other direction", 1, func(g *trendGot) { g.robust = having("p", 0.01, "slope", -1.0) }, risingBySome},
		{"p is not below alpha", 1, func(g *trendGot) { g.robust = having("p", 0.05, "slope", 1.0) }, risingBySome},
		{"the robust test does not reject, up", 1, func(g *trendGot) { g.robust = having("p", 0.3, "slope", 1.0) }, risingBySome},
		{"the robust test does not reject, down", -1, func(g *trendGot) { g.robust = having("p", 0.3, "slope", -1.0) }, fallingBySome},
		{"the robust test is withheld", -1, func(g *trendGot) { g.robust = lacking(stat.ErrUndefined) }, fallingBySome},
		{"nor does Newey–West reject", 1, func(g *trendGot) { g.robust, g.hac = having("p", 0.3, "slope", 1.0), having("p_t", 0.05) }, noClearTrend},
		{"nor is there Newey–West", 1, func(g *trendGot) { g.robust, g.hac = having("p", 0.3, "slope", 1.0), lacking(stat.ErrUndefined) }, noClearTrend},
		{"Sen's interval holds zero", 1, func(g *trendGot) {
			g.robust, g.sen = having("p", 0.3, "slope", 1.0), having("slope", 1.0, "lo", -0.1, "hi", 2.0)
		}, noClearTrend},
		{"Sen's interval ends at zero", 1, func(g *trendGot) {
			g.robust, g.sen = having("p", 0.3, "slope", 1.0), having("slope", 1.0, "lo", 0.0, "hi", 2.0)
		}, noClearTrend},
		{"Hamed–Rao does not reject, though Mann–Kendall does", 1, func(g *trendGot) { g.robust, g.hr = having("p", 0.3, "slope", 1.0), having("p", 0.2, "z", 1.0) }, noClearTrend},
		{"Hamed–Rao is withheld, Mann–Kendall rejects", 1, func(g *trendGot) { g.robust, g.hr = having("p", 0.3, "slope", 1.0), lacking(stat.ErrUndefined) }, risingBySome},
		{"Hamed–Rao is withheld, Mann–Kendall does not reject", 1, func(g *trendGot) {
			g.robust, g.hr, g.mk = having("p", 0.3, "slope", 1.0), lacking(stat.ErrUndefined), having("p", 0.2, "z", 1.0)
		}, noClearTrend},
		{"the rank test has the other sign", 1, func(g *trendGot) { g.robust, g.hr = having("p", 0.3, "slope", 1.0), having("p", 0.01, "z", -3.0) }, noClearTrend},
		{"too few years", 1, func(g *trendGot) { g.ols = lacking(stat.ErrTooFew) }, tooFewYears},
		{"too few years, and all of one value", 1, func(g *trendGot) { g.ols, g.desc = lacking(stat.ErrTooFew), having("sd", 0.0) }, tooFewYears},
		{"a constant", 1, func(g *trendGot) { g.ols, g.desc = lacking(stat.ErrNoVariation), having("sd", 0.0) }, noClearTrend},
		{"values that overflow", 1, func(g *trendGot) { g.ols = lacking(stat.ErrValue) }, noClearTrend},
	} {
		g := sure(tt.sign)
		tt.change(&g)
		if got := trendStatus(g, 0.05); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	g := sure(1)
	g.robust = having("p", 0.07, "slope", 1.0)
	if got := trendStatus(g, 0.10); got != rising {
		t.Errorf("at alpha 0.10: %s", got)
	}
}

// The rules of the correlation card, in their order (STATISTICS.md).
func TestCardStatus(t *testing.T) {
	nan := math.NaN()
	// All rules but the first apply to this card.
	all := card{nDiff: 20, pDiff: 0.01, rDiff: 0.6, rhoDiff: 0.5, pDetrended: 0.01, placeDetrended: 99.5, rLevel: 0.9, pLevel: 0.001, leastN: 8, alpha: 0.05}
	for _, tt := range []struct {
		name   string
		change func(*card)
		want   string
	}{
		{"rule 2 comes before 4 and 5", func(*card) {}, movesTogether},
		{"rule 2 comes before 3", func(c *card) { c.integrated, c.pLongRun = true, 0.001 }, movesTogether},
		{"rule 3 comes before 4", func(c *card) { c.pDiff, c.integrated, c.pLongRun = 0.2, true, 0.001 }, inTheLongRun},
		{"rule 3 wants 0.01, not alpha", func(c *card) { c.pDiff, c.integrated, c.pLongRun = 0.2, true, 0.01 }, aroundTrends},
		{"rule 3 wants both integrated", func(c *card) { c.pDiff, c.integrated, c.pLongRun = 0.2, false, 0.001 }, aroundTrends},
		{"rule 3 without a test", func(c *card) { c.pDiff, c.integrated, c.pLongRun = 0.2, true, nan }, aroundTrends},
		{"rule 1 comes before all", func(c *card) { c.nDiff = 7 }, tooFewYears},
		{"eight changes are enough", func(c *card) { c.nDiff = 8 }, movesTogether},
		{"the changes of one do not vary", func(c *card) { c.rDiff, c.rhoDiff, c.pDiff = nan, nan, nan }, sharedTrend},
		{"nor do its levels", func(c *card) {
			c.rDiff, c.rhoDiff, c.pDiff, c.pLevel, c.pDetrended = nan, nan, nan, nan, nan
		}, noCorrelation},
		{"both negative", func(c *card) { c.rDiff, c.rhoDiff = -0.6, -0.5 }, movesTogether},
		{"Spearman has the other sign", func(c *card) { c.rhoDiff = -0.5 }, aroundTrends},
		{"|rho| = 0.3 is enough", func(c *card) { c.rhoDiff = 0.3 }, movesTogether},
		{"|rho| below 0.3", func(c *card) { c.rhoDiff = 0.2999 }, aroundTrends},
		{"rho = −0.3 is enough", func(c *card) { c.rDiff, c.rhoDiff = -0.6, -0.3 }, movesTogether},
		{"rho between −0.3 and 0", func(c *card) { c.rDiff, c.rhoDiff = -0.6, -0.29 }, aroundTrends},
		{"p of the changes is not below alpha", func(c *card) { c.pDiff = 0.05 }, aroundTrends},
		{"p of the changes could not be had", func(c *card) { c.pDiff = nan }, aroundTrends},
		{"percentile 99 is enough", func(c *card) { c.pDiff, c.placeDetrended = 0.5, 99 }, aroundTrends},
		{"percentile below 99", func(c *card) { c.pDiff, c.placeDetrended = 0.5, 98.99 }, sharedTrend},
		{"percentile withheld", func(c *card) { c.pDiff, c.placeDetrended = 0.5, nan }, sharedTrend},
		{"detrended p not below alpha", func(c *card) { c.pDiff, c.pDetrended = 0.5, 0.05 }, sharedTrend},
		{"levels only", func(c *card) { c.pDiff, c.pDetrended = 0.5, 0.5 }, sharedTrend},
		{"levels p not below alpha", func(c *card) { c.pDiff, c.pDetrended, c.pLevel = 0.5, 0.5, 0.05 }, noCorrelation},
		{"nothing", func(c *card) { c.pDiff, c.pDetrended, c.pLevel, c.placeDetrended = 0.5, 0.5, 0.5, 50 }, noCorrelation},
		{"nothing could be had of the levels", func(c *card) { c.pDiff, c.pDetrended, c.pLevel = 0.5, nan, nan }, noCorrelation},
		{"another alpha", func(c *card) { c.pDiff, c.alpha = 0.03, 0.01 }, sharedTrend},
		{"another least n", func(c *card) { c.leastN = 21 }, tooFewYears},
	} {
		c := all
		tt.change(&c)
		if tt.name == "another alpha" {
			c.pDetrended, c.pLevel = 0.02, 0.001
		}
		if got := c.status(); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// The rule of STATISTICS.md, verdicts, pair 3: ADF does not reject, KPSS does.
func TestIntegrated(t *testing.T) {
	for _, tt := range []struct {
		adf  float64
		kpss bool
		want bool
	}{
		{0.5, true, true}, {0.051, true, true}, {0.05, true, false}, {0.001, true, false}, {0.5, false, false}, {0.001, false, false},
	} {
		if got := integrated(tt.adf, tt.kpss, 0.05); got != tt.want {
			t.Errorf("ADF %v, KPSS %v: integrated %v", tt.adf, tt.kpss, got)
		}
	}
}

// The rule of STATISTICS.md, verdicts, break: one branch a line.
func TestBreakStatus(t *testing.T) {
	rejects, not := having("p", 0.01), having("p", 0.2)
	at := func(year, p float64) breakGot { return breakGot{supMean: having("p_boot", p, "break_year", year)} }
	partition := func(g breakGot, lastYears ...int) breakGot {
		g.bpMean = having("m_bic", float64(len(lastYears)))
		byNumber := make([][]int, len(lastYears)+1)
		byNumber[len(lastYears)] = lastYears
		g.bpMean.res = &stat.BreakPartition{MBIC: len(lastYears), LastYears: byNumber}
		return g
	}
	for _, tt := range []struct {
		name string
		g    breakGot
		chow got
		want string
	}{
		{"all reject, in the year", at(2002, 0.01), rejects, breakVisible},
		{"two years before", at(2000, 0.01), rejects, breakVisible},
		{"two years after", at(2004, 0.01), rejects, breakVisible},
		{"three years after", at(2005, 0.01), rejects, breakElsewhere},
		{"three years before", at(1999, 0.01), rejects, breakElsewhere},
		{"far, but one of the partition is near", partition(at(2012, 0.01), 2001, 2011), rejects, breakVisible},
		{"far, and the partition too", partition(at(2012, 0.01), 1994, 2011), rejects, breakElsewhere},
		{"near, and Chow does not reject", at(2002, 0.01), not, noBreak},
		{"near, and Chow is withheld", at(2002, 0.01), lacking(stat.ErrTooFew), noBreak},
		{"the bootstrap does not reject", at(2002, 0.05), rejects, noBreak},
		{"the sup-F test is withheld", breakGot{supMean: lacking(stat.ErrTooFew)}, rejects, noBreak},
	} {
		if got := breakStatus(tt.g, tt.chow, 2002, 0.05); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	if got := partition(breakGot{supMean: lacking(stat.ErrTooFew)}, 2001).found(); len(got) != 1 || got[0] != 2002 {
		t.Errorf("the partition's break without a sup-F test: %v", got)
	}
}

// A trend of fewer than 20 values is told with that doubt.
func TestAsFarAs(t *testing.T) {
	for _, tt := range []struct {
		n    int
		want string
	}{{19, ", as far as 19 values can tell"}, {8, ", as far as eight values can tell"}, {20, ""}, {60, ""}} {
		if got := english.asFarAs(made("a.TUR", ofGDP, 1990, make([]float64, tt.n)), result.Words("it rose")).In(nil); got != "it rose"+tt.want {
			t.Errorf("%d values: %q, want %q", tt.n, got, tt.want)
		}
	}
}
