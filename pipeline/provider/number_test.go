package provider

import (
	"math"
	"testing"
)

func TestReadNumber(t *testing.T) {
	for _, tt := range []struct {
		s    string
		mark byte
		want float64
		ok   bool
	}{
		{"5", '.', 5, true}, {"-5.25", '.', -5.25, true}, {"1e3", '.', 1000, true}, {"1,234,567.5", '.', 1234567.5, true}, {" $321,692,705", '.', 321692705, true},
		{"1.234,5", ',', 1234.5, true}, {"0,92", ',', 0.92, true}, {"1.234", ',', 1234, true}, {"12 345,6", ',', 12345.6, true}, {"12\u202f345", '.', 12345, true}, {"1'234", '.', 1234, true},
		{"(5.5)", '.', -5.5, true}, {"−3", '.', -3, true}, {"2.5%", '.', 2.5, true}, {"€7", '.', 7, true}, {"₺1.000.000", ',', 1e6, true},
		{"1,23", '.', 0, false}, {"12,3456", '.', 0, false}, {"1,2,3", '.', 0, false}, {"", '.', 0, false}, {"0x10", '.', 0, false}, {"NaN", '.', 0, false}, {"inf", '.', 0, false},
		{"1_000", '.', 0, false}, {"five", '.', 0, false}, {"1.2.3", '.', 0, false}, {"$", '.', 0, false}, {"1e999", '.', 0, false},
	} {
		if got, ok := readNumber(tt.s, tt.mark); ok != tt.ok || ok && got != tt.want {
			t.Errorf("%q with %q is %v, %v", tt.s, tt.mark, got, ok)
		}
	}
}

// TestPercent checks that a fraction becomes the percentage that its digits say;
// 0.07 × 100 is 7.000000000000001 in binary.
func TestPercent(t *testing.T) {
	for s, want := range map[string]string{"0.07": "7", "0.0192": "1.92", "1.17": "117", "0.28999999999999998": "29", "4.0574881146029404E-2": "4.057488114602941", "0": "0", "-0.001": "-0.1"} {
		v, ok := parse(s)
		if got := decimal(percent(v)); !ok || got != want {
			t.Errorf("%s is %s%%, want %s", s, got, want)
		}
	}
}

// TestDecimal checks that what is written reads back as the same number.
func TestDecimal(t *testing.T) {
	for v, want := range map[float64]string{5: "5", 0.1: "0.1", 1e-5: "0.00001", 1e-9: "1e-09", 1e20: "100000000000000000000", 1e21: "1e+21", -2.5: "-2.5", math.Pi: "3.141592653589793"} {
		got := decimal(v)
		if back, ok := parse(got); got != want || !ok || back != v {
			t.Errorf("%v is %q and reads back as %v", v, got, back)
		}
	}
	if decimal(nan) != "" {
		t.Error("no value is not empty")
	}
}

func TestYear(t *testing.T) {
	for s, want := range map[string]int{"1990": 1990, "1990.0": 1990, " 2001 ": 2001, "2001 [YR2001]": 2001, "YR2001": 2001, "": 0, "90": 0, "1990.5": 0, "2021-2025": 0, "3000": 0, "Total": 0, "+199": 0} {
		if y, ok := year(s); ok != (want != 0) || ok && y != want {
			t.Errorf("%q is %d, %v", s, y, ok)
		}
	}
}
