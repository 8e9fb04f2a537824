package report

import "testing"

// A table that was measured before ends where one that never was does, wherever on
// the page each begins.
func TestLongTablesEndTheSame(t *testing.T) {
	long := func() *table {
		tab := &table{caption: []vbox{{height: 12}}, continued: []vbox{{height: 11}}, head: vbox{height: 14}, notes: []vbox{{height: 9}, {height: 9}}}
		for i := range 700 {
			tab.rows = append(tab.rows, tableRow{vbox: vbox{height: 9 + float64(i%7)/3}, keep: i%5 == 0})
		}
		return tab
	}
	known := long()
	for k := range 60 {
		start := composer{paper: a4, y: top + float64(k*k%500), gap: float64(k % 3), white: float64(k % 5), number: 3, dry: true}
		got, want, real := start, start, start
		known.flow(&got)
		long().flow(&want)
		real.dry, real.pages = false, make([]page, real.number)
		long().flow(&real)
		if got.number != want.number || got.y != want.y || got.gap != want.gap || got.fresh != want.fresh || got.notes != want.notes || got.white != want.white {
			t.Fatalf("from %v: page %d at %v, want page %d at %v", start.y, got.number, got.y, want.number, want.y)
		}
		if real.number != want.number || real.y != want.y {
			t.Fatalf("from %v: set to page %d at %v, measured as page %d at %v", start.y, real.number, real.y, want.number, want.y)
		}
	}
	if len(known.ends) < 20 {
		t.Errorf("%d rows on top of a page are known: the example is not what it should be", len(known.ends))
	}
}
