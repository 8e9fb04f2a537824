package question

import (
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// TestHeadlines holds the sentence on the trends of several countries or things: those
// confirmed come first and by name, and no clause is said twice. The wording is by hand.
func TestHeadlines(t *testing.T) {
	codes := []string{"TUR", "PAK", "GRC", "IND", "IRN", "ITA", "FRA", "DEU", "JPN", "CAN", "USA", "GBR", "ESP", "NLD"}
	labels := map[string]string{"ITA": "Italy", "FRA": "France", "DEU": "Germany", "JPN": "Japan", "CAN": "Canada", "GBR": "United Kingdom", "ESP": "Spain", "NLD": "Netherlands"}
	const not = "which the test that allows for lasting shocks does not confirm"
	for _, tt := range []struct {
		name     string
		statuses string // a letter a country: R F confirmed, r f by some methods, n, t
		logs     bool
		want     string
	}{
		{"confirmed first", "rFn", false, "Defence spending as a share of GDP: in Pakistan it fell over 1990–1991, by 0.50 percentage points a year; in Türkiye it rose over 1990–1991 by the usual methods, " + not + "; in Greece it shows no clear trend."},
		{"one clause for several", "RrrfF", false, "Defence spending as a share of GDP: in Türkiye it rose over 1990–1991, by 0.50 percentage points a year; in Iran it fell over 1990–1991, by 0.50 percentage points a year; " +
			"in Pakistan and Greece it rose and in India it fell by the usual methods, " + not + "."},
		{"nothing confirmed", "nnnn", false, "Defence spending as a share of GDP: in Türkiye, Pakistan, Greece and India it shows no clear trend."},
		{"leads of many, and how many more", "nnnnnnR", false, "Defence spending as a share of GDP: in France it rose over 1990–1991, by 0.50 percentage points a year; in Türkiye, Pakistan and four more it shows no clear trend."},
		{"too few", "ttnn", false, "Defence spending as a share of GDP: in Greece and India it shows no clear trend; in Türkiye and Pakistan it has too few years to tell."},
		{"many confirmed", strings.Repeat("R", 14), false, "Defence spending as a share of GDP: in Türkiye, Pakistan, Greece, India, Iran, Italy, France, Germany, Japan, Canada, the United States, the United Kingdom and two more it rose."},
		{"the old sentence of two", "fr", false, "Defence spending as a share of GDP fell in Türkiye and rose in Pakistan by the usual methods; the test that allows for lasting shocks confirms neither."},
		{"logarithms", "rr", true, "Defence spending as a share of GDP (on a logarithmic scale) rose in Türkiye and Pakistan by the usual methods; the test that allows for lasting shocks confirms neither."},
		{"logarithms with the pace", "RF", true, "Defence spending as a share of GDP: in Türkiye it rose over 1990–1991, by 50.0% a year; in Pakistan it fell over 1990–1991, by 50.0% a year."},
	} {
		var ss []*obs.Series
		var names []string
		var gots []trendGot
		for i, letter := range tt.statuses {
			s := made("spending."+codes[i], ofGDP, 1990, []float64{1, 2})
			if label := labels[codes[i]]; label != "" {
				s.Label = label
			}
			g := trendGot{log: tt.logs}
			g.verdict.Status = map[rune]string{'R': rising, 'F': falling, 'r': risingBySome, 'f': fallingBySome, 'n': noClearTrend, 't': tooFewYears}[letter]
			slope := map[bool]float64{true: 0.5, false: -0.5}[letter == 'R' || letter == 'r']
			g.ols.ests = []*result.Estimate{{Statistic: "ols_trend.slope", Value: slope, Unit: obs.Unit{Kind: obs.Share, Of: "GDP"}}, {Statistic: "ols_trend.growth_rate", Value: slope}}
			ss, gots = append(ss, s), append(gots, g)
		}
		tb := tableOf(ss...)
		a := &asking{Task: Task{st: studyOf(), tb: tb}, out: &Answer{}}
		names = a.names(ss)
		a.trendFinding(ss, names, gots)
		if len(a.out.Findings) != 1 {
			t.Fatalf("%s: %v", tt.name, a.out.Findings)
		}
		if got := strings.ReplaceAll(a.out.Findings[0].String(), "\u00a0", " "); got != tt.want {
			t.Errorf("%s:\n%s\nwant:\n%s", tt.name, got, tt.want)
		}
	}
}
