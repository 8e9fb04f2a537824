package report

import (
	"math"
	"testing"
)

// A figure for which the page has almost room is made lower, down to its least height,
// and then ends with the page.
func TestFiguresAreMadeLower(t *testing.T) {
	for _, tt := range []struct {
		name       string
		lines      int
		least      float64
		page       int
		full, made bool
	}{
		{"room enough", 20, 200, 1, true, false},
		{"almost", 36, 200, 1, false, true},
		{"too little", 42, 200, 2, true, false},
		{"no lower one", 36, 0, 2, true, false},
	} {
		v := vbox{height: 280, anchor: &anchor{}}
		lowered := 0.0
		b := block{float: &v, before: floatGap, after: floatGap, kind: 1, least: tt.least, lower: func(h float64) vbox {
			lowered = h
			return vbox{height: h, anchor: v.anchor}
		}}
		c := &composer{paper: a4}
		c.newPage()
		c.compose([]block{{lines: anchored(tt.lines), after: 6}, b})
		if v.anchor.page != tt.page || (lowered > 0) != tt.made {
			t.Errorf("%s: on page %d, %v high", tt.name, v.anchor.page, lowered)
		}
		if tt.made && (lowered < tt.least || lowered >= v.height || v.anchor.y+lowered > a4.bottom()+0.01) {
			t.Errorf("%s: from %v, %v high, the page ends at %v", tt.name, v.anchor.y, lowered, a4.bottom())
		}
		if white := v.anchor.y - top - float64(tt.lines)*bodyStyle.lead; tt.made && math.Abs(white-floatGap) > 0.01 {
			t.Errorf("%s: the figure is made lower, and stands %v below the words", tt.name, white)
		}
	}
}
