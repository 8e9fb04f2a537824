package report

import "testing"

// Where a table parts: no few rows are left alone, and a group that has hardly begun
// goes to the next page whole.
func TestWhereTablesPart(t *testing.T) {
	const height = 10
	for _, tt := range []struct {
		name   string
		rows   int
		groups []int // places of the headings of groups
		fits   int   // rows that the page has room for
		want   int
	}{
		{"all fit", 20, nil, 20, 20},
		{"three would be alone", 21, nil, 18, 15}, // from: six rows, twice the least
		{"one of a short table", 11, nil, 10, 8},  // from: a third of the table
		{"many are left", 60, nil, 18, 18},
		{"a group of one row on this page", 40, []int{0, 16}, 18, 16},
		{"a heading would be the last", 40, []int{0, 17}, 18, 17},
		{"a group that has begun long before", 40, []int{0, 5}, 18, 18},
	} {
		rows := make([]tableRow, tt.rows)
		for i := range rows {
			rows[i].height = height
		}
		for _, g := range tt.groups {
			rows[g].keep, rows[g].group = true, true
		}
		if got := (&table{}).fit(rows, float64(tt.fits)*height+ruleGap+heavyRule, 600); got != tt.want {
			t.Errorf("%s: %d rows, want %d", tt.name, got, tt.want)
		}
	}
}
