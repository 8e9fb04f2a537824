package stat

import (
	"math"
	"testing"
)

func TestTails(t *testing.T) {
	for _, tt := range []struct {
		name      string
		got, want float64
		from      string
	}{
		{"t 1 df at 3", twoSidedT(3, 1), 2 * math.Atan(1.0/3) / math.Pi, "Cauchy: (2/π) atan(1/t)"},
		{"t 1 df at 1e8", twoSidedT(-1e8, 1), 2 * math.Atan(1e-8) / math.Pi, "Cauchy"},
		{"t 2 df at 1e5", twoSidedT(1e5, 2), 2 / (math.Sqrt(1e10+2) * (math.Sqrt(1e10+2) + 1e5)), "1 − t/√(t² + 2)"},
		{"t 2 df at 0.1", twoSidedT(0.1, 2), 1 - 0.1/math.Sqrt(2.01), "1 − t/√(t² + 2)"},
		{"t 10 df at 2.228", twoSidedT(2.2281388519862744, 10), 0.05, "Abramowitz & Stegun 26.7.4, the finite sum, in 40 digits"},
		{"t at 0", twoSidedT(0, 7), 1, "symmetry"},
		{"t at infinity", twoSidedT(math.Inf(1), 7), 0, "limit"},
		{"normal at 1.96", twoSidedNormal(1.959963984540054), 0.05, "definition of 1.96"},
		{"normal at 10", twoSidedNormal(-10), 1.523970604832105e-23, "2Q(10), as 2·pnorm(−10) of R"},
		{"chi-square 2 df", chiSquareTail(50, 2), math.Exp(-25), "exp(−x/2)"},
		{"chi-square 1 df", chiSquareTail(100, 1), math.Erfc(math.Sqrt(50)), "erfc √(x/2)"},
		{"chi-square 4 df", chiSquareTail(80, 4), math.Exp(-40) * 41, "exp(−x/2)(1 + x/2)"},
		{"chi-square at 0", chiSquareTail(0, 3), 1, "limit"},
		{"t quantile 1 df", quantileT(0.05, 1), 1 / math.Tan(0.025*math.Pi), "Cauchy"},
		{"t quantile 2 df", quantileT(0.05, 2), 0.95 * math.Sqrt(2/(0.05*1.95)), "inverse of 1 − t/√(t² + 2)"},
		{"t quantile 10 df", quantileT(0.05, 10), 2.2281388519862744, "Abramowitz & Stegun 26.7.4, in 40 digits"},
		{"normal quantile", quantileNormal(0.05), 1.959963984540054, "Abramowitz & Stegun, table 26.1"},
	} {
		if math.Abs(tt.got-tt.want) > 1e-12*math.Abs(tt.want) {
			t.Errorf("%s: %.17g, want %.17g [%s]", tt.name, tt.got, tt.want, tt.from)
		}
	}
}

// TestTailsMeetQuantiles: the tail beyond a quantile is its probability.
func TestTailsMeetQuantiles(t *testing.T) {
	for df := 1.0; df <= 200; df++ {
		for _, p := range []float64{0.2, 0.05, 0.01, 1e-4} {
			if got := twoSidedT(quantileT(p, df), df); math.Abs(got-p) > 1e-13*p+1e-15 {
				t.Errorf("df %v, p %v: %v", df, p, got)
			}
		}
	}
}
