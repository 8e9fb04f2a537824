package chart

import (
	"testing"

	"defensetrade/pipeline/result"
)

// Two values are named by the panel's eras, and where it has none by their order.
func TestSides(t *testing.T) {
	for _, tt := range []struct {
		eras          []result.EraBand
		before, after string
	}{
		{nil, "Before", "After"},
		{[]result.EraBand{{Label: "one alone"}}, "Before", "After"},
		{[]result.EraBand{{Label: "1990"}, {Label: "2024"}}, "1990", "2024"},
	} {
		if b, a := sides(nil, &result.Panel{Eras: tt.eras}); b != tt.before || a != tt.after {
			t.Errorf("%v: %q and %q", tt.eras, b, a)
		}
	}
}
