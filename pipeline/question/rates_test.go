package question

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestRates holds the error rates that the methods print against the page that
// the simulation wrote.
func TestRates(t *testing.T) {
	page, err := os.ReadFile("../../docs/simulation.md")
	if err != nil {
		t.Fatal(err)
	}
	cells := map[[2]string][]string{} // series and test -> figures for n = 15, 25, 60
	series := ""
	for _, line := range strings.Split(string(page), "\n") {
		f := strings.Split(line, "|")
		if len(f) != 7 {
			continue
		}
		if s := strings.TrimSpace(f[1]); s != "" {
			series = s
		}
		key := [2]string{series, strings.Trim(strings.TrimSpace(f[2]), "*")}
		cells[key] = []string{strings.TrimSpace(f[3]), strings.TrimSpace(f[4]), strings.TrimSpace(f[5])}
	}
	for _, tt := range []struct {
		series, test string
		column       int
		want         float64
	}{
		{"random walk", "verdict: rising or falling", 1, rateWalkTrend},
		{"random walk", "verdict: rising or falling", 0, rateWalkTrend15},
		{"AR(1) 0.6", "verdict: rising or falling", 1, rateAR1Trend},
		{"random walk", "OLS", 1, rateWalkOLS},
		{"AR(1) 0.6", "OLS", 1, rateAR1OLS},
		{"white noise, rise of 4 SD", "verdict: rising or falling", 1, rateRiseFound},
		{"AR(1) 0.6, rise of 4 SD", "verdict: rising or falling", 1, rateAR1RiseFound},
		{"random walk", "verdict: visible in the middle", 1, rateWalkBreak},
		{"white noise, step of 2 SD", "verdict: visible in the middle", 1, rateStepFound},
		{"random walk", "verdict: linked in any way", 1, rateWalkLinked},
		{"random walks, shocks correlate 0.7", "verdict: moves together", 1, rateShockFound},
	} {
		row, ok := cells[[2]string{tt.series, tt.test}]
		if !ok {
			t.Errorf("the page has no row %q of %q", tt.test, tt.series)
			continue
		}
		if got, err := strconv.ParseFloat(row[tt.column], 64); err != nil || got != tt.want {
			t.Errorf("%s, %s: the page has %s, the methods print %v", tt.series, tt.test, row[tt.column], tt.want)
		}
	}
}
