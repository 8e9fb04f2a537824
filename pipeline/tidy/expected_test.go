package tidy

import (
	"fmt"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// TestUnitAsked gives values that are no shares: a few are told one by one, most of a
// series in one line that asks for the unit and withholds it.
func TestUnitAsked(t *testing.T) {
	gdp := obs.Unit{Kind: obs.Share, Of: "GDP"}
	plain := asked(func(*study.Study) {})
	passed := asked(func(s *study.Study) {
		s.Overrides = []study.Override{{Guard: "G07", For: "trade.TUR", Reason: "war"}}
	})
	ranged := asked(func(s *study.Study) { s.Ranges = []study.Range{{Series: "trade.TUR", Lo: 0, Hi: 5}} })
	big := []string{"TUR _ 2001 300", "TUR _ 2002 310", "TUR _ 2003 320", "TUR _ 2004 9"}
	small := []string{"PAK _ 2001 3", "PAK _ 2002 4", "PAK _ 2003 5", "PAK _ 2004 6", "PAK _ 2005 6"}
	var many []string
	for y := 1900; y < 2024; y++ {
		many = append(many, fmt.Sprintf("TUR _ %d 150", y), fmt.Sprintf("PAK _ %d 5", y), fmt.Sprintf("GRC _ %d 4", y))
	}
	for _, tt := range []struct {
		name     string
		st       *study.Study
		rows     []string
		left     int // series that stay
		lines    int
		fault    string
		standing bool
	}{
		{"most of one series", plain, append(big[:4:4], small...), 1, 1,
			"error: G07: 3 of the 4 values of trade.TUR lie outside 0 to 100, the first with 300 in 2001, and the unit is said to be % of GDP; nothing of it is used; is the unit right? " +
				"Correct it in datapackage.json; where it and the values are right, declare in study.yaml: ranges: {trade.TUR: [0, 320]}", true},
		{"most of the indicator", plain, append(big[:4:4], "PAK _ 2001 3"), 0, 1, "3 of the 5 values of all series of trade lie outside 0 to 100", true},
		{"two series", plain, append(append(many, "USA _ 2001 300", "USA _ 2002 310", "USA _ 2003 310"), "IND _ 2001 5"), 3, 1, "127 of the 127 values of 2 series of trade lie outside", true},
		{"two of three values", plain, []string{"TUR _ 2001 300", "TUR _ 2002 310", "TUR _ 2003 32"}, 1, 2, "trade.TUR is 300 in 2001, and a share cannot be outside 0 to 100; the value is not used", true},
		{"half of them", plain, append(big[:4:4], "TUR _ 2005 8", "TUR _ 2006 9"), 1, 3, "trade.TUR is 320 in 2003", true},
		{"let pass", passed, append(big[:4:4], small...), 2, 2, "let pass: G07: 3 of the 4 values of trade.TUR", false},
		{"a declared range", ranged, big, 0, 1, "4 of the 4 values of trade.TUR lie outside 0 to 5, which the study expects", true},
	} {
		out, faults := Tidy(tt.st, in(rows(tt.rows...), gdp, july, 999))
		if len(out.Series) != tt.left || len(faults) != tt.lines || !strings.Contains(faults.Error(), tt.fault) || (faults.Refusals() > 0) != tt.standing || faults.Errors() > 0 {
			t.Errorf("%s: %d series, %d lines, want %d and %d:\n%v\nwant %s", tt.name, len(out.Series), len(faults), tt.left, tt.lines, faults, tt.fault)
		}
	}
}

// However much guards refuse, the run goes on: the line that counts what is left out
// of the list is no error either.
func TestManyRefused(t *testing.T) {
	var values []string
	for i := range 150 {
		values = append(values, fmt.Sprintf("TUR _ %d 150", 1800+i))
	}
	for i := range 51 {
		values = append(values, fmt.Sprintf("PAK _ %d 5", 1800+i), fmt.Sprintf("TUR _ %d 5", 1950+i), fmt.Sprintf("TUR _ %d 5", 2001+i), fmt.Sprintf("TUR _ %d 5", 2052+i))
	}
	_, faults := Tidy(asked(func(*study.Study) {}), in(rows(values...), obs.Unit{Kind: obs.Share, Of: "GDP"}, july, 999))
	if len(faults) != 101 || faults.Errors() > 0 || !strings.Contains(faults.Error(), "warning: … and 50 more faults in this file") {
		t.Errorf("%d lines, %d errors: %s", len(faults), faults.Errors(), faults[len(faults)-1])
	}
}
