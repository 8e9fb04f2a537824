package stat

import (
	"math"
	"slices"
	"testing"
)

// TestNestedLags: a choice is the one that full estimates of all lags make.
func TestNestedLags(t *testing.T) {
	years, series := someSeries()
	made := 0
	for i, y := range series {
		for _, det := range []Det{DetN, DetC, DetCT} {
			d := dickeyFuller{years[i], y, det}
			most := min(6, len(y)/4)
			chosen, ok := d.nestedLags(most, func(rows float64) float64 { return math.Log(rows) })
			if !ok {
				continue
			}
			made++
			want, least := -1, math.Inf(1)
			for lags := range most + 1 {
				f, err := d.fit(lags, most+1)
				if err != nil {
					t.Fatalf("series %d, %s, %d lags: %v", i, det, lags, err)
				}
				rows := float64(f.N)
				if ic := rows*math.Log(f.RSS/rows) + math.Log(rows)*float64(f.K); ic < least {
					want, least = lags, ic
				}
			}
			if chosen != want {
				t.Errorf("series %d, %s: %d lags, want %d", i, det, chosen, want)
			}
		}
	}
	if made < 2*len(series) {
		t.Errorf("only %d choices for %d series", made, len(series))
	}
}

// TestBreakScan: the t statistics of the scan are those of full estimates, and
// the break of the least is among the few that are left.
func TestBreakScan(t *testing.T) {
	years, series := someSeries()
	few := 0
	for i, y := range series {
		for _, det := range []Det{DetC, DetT, DetCT} {
			const lags = 2
			d := dickeyFuller{years[i], y, DetT}
			scan, ok := d.newBreakScan(lags)
			if !ok {
				continue
			}
			best, least := 0, math.Inf(1)
			at := len(y)
			for b := len(y) - 1; b >= 1; b-- {
				for at > b && at > scan.start {
					at--
					scan.include(at)
				}
				f, err := d.fit(lags, lags+1, breakTerms(years[i], b, det)...)
				got, ok := scan.statistic(b, det)
				if err != nil {
					if ok {
						t.Errorf("series %d, %s, break %d: %v instead of %v", i, det, b, got, err)
					}
					continue
				}
				want := f.Beta[0] / f.SE(0)
				if ok && math.Abs(got-want) > 1e-8*(1+math.Abs(want)) {
					t.Errorf("series %d, %s, break %d: t = %v, want %v", i, det, b, got, want)
				}
				if want < least {
					best, least = b, want
				}
			}
			likely := d.likelyBreaks(lags, 1, len(y)-1, det)
			if best > 0 && !slices.Contains(likely, best) {
				t.Errorf("series %d, %s: the break %d is not among %v", i, det, best, likely)
			}
			if len(likely) < 12 {
				few++
			}
		}
	}
	if few < 2*len(series) {
		t.Errorf("few candidates are left in only %d cases of %d", few, 3*len(series))
	}
}
