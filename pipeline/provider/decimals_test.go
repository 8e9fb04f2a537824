package provider

import "testing"

// TestDecimalMark checks what a number shows of its decimal mark.
func TestDecimalMark(t *testing.T) {
	for cell, want := range map[string]byte{
		"": 0, ".": 0, "12": 0, "text, and more": 0, "1.2.3,4,5": ',',
		"1.5": '.', "1,5": ',', ".067": '.', ",067": ',', "0.123": '.', "0,213": ',', "1234.567": '.', "1234,567": ',', "1,234.5": '.', "1.234,5": ',',
		"1,234,567": '.', "1.234.567": ',', "1,234": '?', "1.234": '?', "123.456": '?', "-1,5": ',', "(1,5)": ',', "$ 1,234.50": '.', "1 234,5": ',', "12,5 %": ',', "1.0E+03": '.', "1,0E+03": ',',
	} {
		if got := decimalMark(cell); got != want {
			t.Errorf("%q shows %q, want %q", cell, got, want)
		}
	}
}
