package load

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

func TestNumber(t *testing.T) {
	euro := dialect{delimiter: ';', decimal: ',', group: ".", declared: true}
	spaced := dialect{delimiter: ',', decimal: '.', group: " ", declared: true}
	for _, tt := range []struct {
		d    dialect
		in   string
		want float64
		from string // who says so
	}{
		{plain, "1250", 1250, "docs/study.md"},
		{plain, "-3.2", -3.2, "docs/study.md"},
		{plain, "1.5e3", 1500, "docs/study.md"},
		{plain, "1.234", 1.234, "a point is a decimal point"},
		{plain, "+5", 5, "a sign"},
		{plain, ".067", 0.067, "WITS writes so"},
		{plain, "5.", 5, "a point at the end"},
		{plain, "007", 7, "leading zeros"},
		{plain, "-0", 0, "minus zero is zero"},
		{plain, "0e999", 0, "zero whatever the exponent"},
		{plain, "123456789012345678", 123456789012345678, "nearest float64"},
		{euro, "3,5", 3.5, "decimalChar"},
		{euro, "1.234,5", 1234.5, "groupChar"},
		{euro, "-1.234.567", -1234567, "groupChar"},
		{euro, "1234,5", 1234.5, "groups are not needed"},
		{euro, "1.234", 1234, "groupChar"},
		{spaced, "1 234.5", 1234.5, "groupChar"},
	} {
		got, why := tt.d.number(tt.in)
		if why != nil || got != tt.want {
			t.Errorf("%q = %v, %v; want %v [%s]", tt.in, got, why, tt.want, tt.from)
		}
	}
	for in, say := range map[string]string{
		"1,234": "G35 can be read as 1234 and as 1.234", "1,234,567": "write 1234567", "3,5": "write 3.5", "1 250": "write 1250",
		"1\u202f250": "write 1250", "$5": "write 5;", "5%": "write 5;", "1_000": "write 1000", "0x1F": "digits", "0b1": "digits", "NaN": "leave the cell empty",
		"Inf": "computed with", "+Infinity": "computed with", "1e400": "larger", "-1e999": "larger", "1e-400": "zero", "-": "missingValues",
		"n/a": "missingValues", "...": "missingValues", "…": "missingValues", "1e": "mark", "e5": "not a number", "1.2.3": "not a number",
		"--5": "not a number", "": "not a number", "٥": "not a number", "1e5.5": "not a number", "12 USD": "currency", "(7)": "write -7", "5–6": "range",
	} {
		_, why := plain.number(in)
		if why == nil {
			t.Errorf("%q was read", in)
		} else if s := why.guard + " " + why.msg + "; " + why.fix; !strings.Contains(s, strings.TrimPrefix(say, "G35 ")) || strings.HasPrefix(say, "G35") && why.guard != "G35" {
			t.Errorf("%q: %s; want %q in it", in, s, say)
		}
	}
	for _, in := range []string{"1.23,4", "1.2345", "3.5,1", ".5,1", "1..234"} {
		if v, why := euro.number(in); why == nil {
			t.Errorf("%q was read as %v", in, v)
		}
	}
}

// FuzzNumber holds the parser against strconv: whatever it takes, strconv takes
// as the same number, and nothing that is not finite comes out.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1250", "-3.2", "1.5e3", "1,234", "1.234,5", "0x1F", "NaN", "1e400", "1e-400", "$5", "5%", "1 250", "", "...", "−5", "1\u00a0000"} {
		f.Add(s, ",", ".")
	}
	f.Fuzz(func(t *testing.T, s, decimal, group string) {
		v, why := plain.number(s)
		if why == nil {
			if want, err := strconv.ParseFloat(s, 64); err != nil || want != v || math.IsInf(v, 0) || math.IsNaN(v) {
				t.Errorf("%q = %v, strconv says %v, %v", s, v, want, err)
			}
		} else if why.msg == "" || why.fix == "" {
			t.Errorf("%q: nothing is said: %+v", s, why)
		}
		if decimal == "," || decimal == "." {
			d := dialect{decimal: decimal[0], group: group, declared: true}
			if v, why := d.number(s); why == nil && (math.IsInf(v, 0) || math.IsNaN(v)) {
				t.Errorf("%q = %v", s, v)
			}
		}
	})
}
