package stat

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// twoSidedT returns P(|T| > |t|) for Student's t with df degrees of freedom,
// as I_x(df/2, 1/2) at x = df/(df + t²) (Abramowitz & Stegun 1964, 26.7.1 with
// 26.5.27). It takes the regularised incomplete beta function directly, because
// this is the tail itself: nothing is subtracted from 1, so that it keeps its
// digits far below 1e-16.
func twoSidedT(t, df float64) float64 {
	if math.Abs(t) > 1e150 {
		return 0 // t² would overflow; the tail has underflowed long before
	}
	return mathext.RegIncBeta(df/2, 0.5, df/(df+t*t))
}

// twoSidedNormal returns P(|Z| > |z|) for the standard normal distribution.
func twoSidedNormal(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// chiSquareTail returns P(X > x) for chi-square with df degrees of freedom.
func chiSquareTail(x, df float64) float64 {
	if x <= 0 {
		return 1
	}
	return mathext.GammaIncRegComp(df/2, x/2)
}

// quantileT returns the t that |T| exceeds with probability alpha, 0 < alpha < 1.
// gonum inverts the incomplete beta function to about ten digits; two Newton
// steps on the tail give the rest.
func quantileT(alpha, df float64) float64 {
	dist := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}
	t := -dist.Quantile(alpha / 2)
	for range 2 {
		slope := 2 * dist.Prob(t)
		if slope == 0 {
			break
		}
		t += (twoSidedT(t, df) - alpha) / slope
	}
	return t
}

// quantileNormal returns the z that |Z| exceeds with probability alpha.
func quantileNormal(alpha float64) float64 { return math.Sqrt2 * math.Erfinv(1-alpha) }
