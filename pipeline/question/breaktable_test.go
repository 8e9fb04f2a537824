package question

import "testing"

// TestSameBreak holds which break of a partition is the one that the sup-F test found:
// the nearest within two years, or whose interval holds it. The numbers are made up.
func TestSameBreak(t *testing.T) {
	part := func(year, lo, hi int) suggested { return suggested{year: year, ci: [2]int{lo, hi}} }
	open := part(2000, 1990, 2020)
	open.open = [2]bool{true, true}
	for _, tt := range []struct {
		name  string
		year  int
		parts []suggested
		want  int
	}{
		{"the same year", 2011, []suggested{part(2003, 2002, 2004), part(2011, 2010, 2012)}, 1},
		{"a year beside", 2011, []suggested{part(2003, 2002, 2004), part(2012, 2011, 2013), part(2021, 2020, 2022)}, 1},
		{"two years beside, without an interval", 2011, []suggested{part(2009, 0, 0)}, 0},
		{"three years beside", 2011, []suggested{part(2008, 2007, 2009)}, -1},
		{"far, in a wide interval", 2011, []suggested{part(2006, 2003, 2012)}, 0},
		{"an interval that ends nowhere", 2011, []suggested{open}, -1},
		{"the nearer of two", 2011, []suggested{part(2009, 2008, 2011), part(2012, 2011, 2013)}, 1},
		{"no partition", 2011, nil, -1},
	} {
		if got := (suggested{year: tt.year}).among(tt.parts); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}
