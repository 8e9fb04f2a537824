package stat

import (
	"math"
	"testing"
)

// valueOf returns a value by name, and whether it is reported.
func valueOf(r Result, name string) (float64, bool) {
	for _, v := range r.Values() {
		if v.Name == name {
			return v.V, true
		}
	}
	return 0, false
}

func TestDescribe(t *testing.T) {
	absent := math.NaN()
	for _, tt := range []struct {
		years []int
		y     []float64
		name  string
		want  float64
		from  string
	}{
		{[]int{2000, 2001, 2004, 2005}, []float64{1, 2, 3, 10}, "median", 2.5, "by hand"},
		{[]int{2000, 2001, 2004, 2005}, []float64{1, 2, 3, 10}, "q1", 1.75, "Hyndman & Fan type 7: 1 + 0.75"},
		{[]int{2000, 2001, 2004, 2005}, []float64{1, 2, 3, 10}, "q3", 4.75, "type 7: 3 + 0.25·7"},
		{[]int{2000, 2001, 2004, 2005}, []float64{1, 2, 3, 10}, "max_gap", 3, "by hand"},
		{[]int{2000, 2001, 2004, 2005}, []float64{1, 2, 3, 10}, "missing_years", 2, "by hand"},
		{[]int{2000, 2001, 2004, 2005}, []float64{1, 2, 3, 10}, "cagr", math.Pow(10, 0.2) - 1, "definition, 5 years"},
		{[]int{2000, 2001, 2004, 2005}, []float64{1, 2, 3, 10}, "var", 50.0 / 3, "by hand: 9 + 4 + 1 + 36 over 3"},
		{[]int{2000, 2001, 2004, 2005}, []float64{1, 2, 3, 10}, "skew_g1", 180.0 / 4 / math.Pow(12.5, 1.5), "by hand: −27 − 8 − 1 + 216 over 4"},
		{[]int{2000, 2001, 2004, 2005}, []float64{1, 2, 3, 10}, "kurt_g2", 1394.0/4/156.25 - 3, "by hand: 81 + 16 + 1 + 1296 over 4"},
		{[]int{2000, 2002}, []float64{1e6, 1000001}, "cagr", math.Expm1(math.Log1p(1e-6) / 2), "definition, tiny growth"},
		{[]int{2000, 2001, 2002}, []float64{0.1, 0.1, 0.1}, "sd", 0, "a constant has no spread"},
		{[]int{2000, 2001, 2002}, []float64{0.1, 0.1, 0.1}, "skew_g1", absent, "0/0"},
		{[]int{2000, 2001, 2002}, []float64{0, 1, 2}, "cagr", absent, "an end is 0"},
		{[]int{2000, 2001, 2002}, []float64{2, 1, -2}, "cagr", absent, "an end is negative"},
		{[]int{2000, 2001, 2002}, []float64{-1, 0, 1}, "cv", absent, "the mean is 0"},
		{[]int{2000}, []float64{5}, "sd", absent, "one value"},
		{[]int{2000}, []float64{5}, "max_gap", absent, "one value"},
		{[]int{2000}, []float64{5}, "q1", 5, "one value"},
		{[]int{2000, 2001, 2002}, []float64{3, 1, 3}, "max_year", 2000, "the earliest of equals"},
		{[]int{2000, 2001, 2002, 2003}, []float64{1e16, 1, -1e16, 1}, "sum", 2, "summed in doubled precision"},
	} {
		d, err := Describe(tt.years, tt.y)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := valueOf(d, tt.name)
		if math.IsNaN(tt.want) {
			if ok {
				t.Errorf("%s of %v = %v, want none [%s]", tt.name, tt.y, got, tt.from)
			}
			continue
		}
		if !ok || math.Abs(got-tt.want) > 1e-14*math.Abs(tt.want) {
			t.Errorf("%s of %v = %v, want %v [%s]", tt.name, tt.y, got, tt.want, tt.from)
		}
	}
}

func TestDescribeOverflows(t *testing.T) {
	if _, err := Describe([]int{1, 2}, []float64{1.7e308, 1.7e308}); err == nil {
		t.Error("a sum beyond the largest float is no error")
	}
}
