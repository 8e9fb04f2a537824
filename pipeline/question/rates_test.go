package question

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// simulatedCells are the figures of docs/simulation.md by series and test.
func simulatedCells(t *testing.T) map[[2]string][]float64 {
	t.Helper()
	page, err := os.ReadFile("../../docs/simulation.md")
	if err != nil {
		t.Fatal(err)
	}
	cells := map[[2]string][]float64{} // series and test -> figures for n = 15, 25, 50, 60
	series := ""
	for _, line := range strings.Split(string(page), "\n") {
		f := strings.Split(line, "|")
		if len(f) != 8 {
			continue
		}
		if s := strings.TrimSpace(f[1]); s != "" {
			series = s
		}
		key := [2]string{series, strings.Trim(strings.TrimSpace(f[2]), "*")}
		var row []float64
		for _, cell := range f[3:7] {
			v, err := strconv.ParseFloat(strings.TrimSpace(cell), 64)
			if err != nil {
				break // a heading
			}
			row = append(row, v)
		}
		if len(row) == 4 {
			cells[key] = row
		}
	}
	return cells
}

// TestDemandedRates holds the page that the simulation wrote to what is demanded of
// the verdicts (STATISTICS, Verdicts).
func TestDemandedRates(t *testing.T) {
	cells := simulatedCells(t)
	at := map[int]int{15: 0, 25: 1, 50: 2, 60: 3}
	linked := "verdict: linked in any way"
	for _, tt := range []struct {
		series, test string
		years        []int
		least, most  float64
	}{
		{"random walk", "verdict: rising or falling", []int{25, 50}, 0, 8},
		{"AR(1) 0.6", "verdict: rising or falling", []int{25, 50}, 0, 8},
		{"random walk", "verdict: visible in the middle", []int{15, 25, 50}, 0, 6},
		{"random walk", linked, []int{15, 25, 50}, 0, 6},
		{"random walk, drift 0.5", linked, []int{15, 25, 50}, 0, 6},
		{"two rates: random walk", linked, []int{15, 25, 50}, 0, 6},
		{"two rates: random walk, drift 0.5", linked, []int{15, 25, 50}, 0, 6},
		{"random walks, shocks correlate 0.7", "verdict: moves together", []int{25}, 80, 100},
	} {
		row, ok := cells[[2]string{tt.series, tt.test}]
		if !ok {
			t.Errorf("the page has no row %q of %q", tt.test, tt.series)
			continue
		}
		for _, n := range tt.years {
			if got := row[at[n]]; got < tt.least || got > tt.most {
				t.Errorf("%s of %s, n = %d: %v%%, demanded between %v and %v: change the rule, not the page", tt.test, tt.series, n, got, tt.least, tt.most)
			}
		}
	}
}

// TestRates holds the error rates that the methods print against that page.
func TestRates(t *testing.T) {
	cells := simulatedCells(t)
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
		{"random walk", "verdict: rising or falling", 2, rateWalkTrend50},
		{"AR(1) 0.6", "verdict: rising or falling", 2, rateAR1Trend50},
		{"random walk", "verdict: linked in any way", 0, ratesWalkLinked[0]},
		{"random walk", "verdict: linked in any way", 1, ratesWalkLinked[1]},
		{"random walk", "verdict: linked in any way", 2, ratesWalkLinked[2]},
		{"random walk, drift 0.5", "verdict: linked in any way", 0, ratesDriftLinked[0]},
		{"random walk, drift 0.5", "verdict: linked in any way", 1, ratesDriftLinked[1]},
		{"random walk, drift 0.5", "verdict: linked in any way", 2, ratesDriftLinked[2]},
		{"two rates: random walk, drift 0.5", "verdict: linked in any way", 0, ratesRateLinked[0]},
		{"two rates: random walk, drift 0.5", "verdict: linked in any way", 1, ratesRateLinked[1]},
		{"two rates: random walk, drift 0.5", "verdict: linked in any way", 2, ratesRateLinked[2]},
		{"two rates: white noise, correlated 0.5", "verdict: moves together", 1, rateRatesFound},
		{"white noise, correlated 0.5", "verdict: moves together", 1, rateChangesFound},
		{"white noise", "means of the halves", 1, ratesEraMeans[0]},
		{"AR(1) 0.6", "means of the halves", 1, ratesEraMeans[1]},
		{"random walk", "means of the halves", 1, ratesEraMeans[2]},
		{"white noise", "slopes of the halves", 1, ratesEraSlopes[0]},
		{"AR(1) 0.6", "slopes of the halves", 1, ratesEraSlopes[1]},
		{"random walk", "slopes of the halves", 1, ratesEraSlopes[2]},
		{"random walks, shocks correlate 0.7", "verdict: moves together", 1, rateShockFound},
	} {
		row, ok := cells[[2]string{tt.series, tt.test}]
		if !ok {
			t.Errorf("the page has no row %q of %q", tt.test, tt.series)
			continue
		}
		if got := row[tt.column]; got != tt.want {
			t.Errorf("%s, %s: the page has %v, the methods print %v", tt.series, tt.test, got, tt.want)
		}
	}
}
