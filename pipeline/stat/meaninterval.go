package stat

import (
	"fmt"
	"math"
)

// A MeanIntervalResult is the mean of a number of years of which some have no
// value, estimated from those that have one.
type MeanIntervalResult struct {
	N, Total int
	Mean     float64 // of the N values
	Lo, Hi   float64 // interval of the mean of all Total values
}

// MeanInterval returns the mean of x, which are n of the total values of a finite
// population, with the interval of the mean of all of them
//
//	x̄ ± t(1−α/2; n−1) · s/√n · √(1 − n/total)
//
// so that the interval is the mean itself where no value is missing. It supposes
// that the missing ones are like those that are there. x is in any one unit and is
// not modified. Fewer than two values of a larger total give ErrTooFew, a value
// that is not finite ErrValue, total < n or α outside (0, 1) ErrOption.
//
// Cochran (1977), Sampling Techniques, 3rd ed., 2.6 and 2.8.
func MeanInterval(x []float64, total int, alpha float64) (MeanIntervalResult, error) {
	n := len(x)
	if total < n || !(alpha > 0 && alpha < 1) {
		return MeanIntervalResult{}, fmt.Errorf("%d of %d values at %v: %w", n, total, alpha, ErrOption)
	}
	if n == 0 || n == 1 && total > 1 {
		return MeanIntervalResult{}, fmt.Errorf("%d of %d values: %w", n, total, ErrTooFew)
	}
	mean := 0.0
	for i, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return MeanIntervalResult{}, fmt.Errorf("x[%d] = %v: %w", i, v, ErrValue)
		}
		mean += (v - mean) / float64(i+1)
	}
	r := MeanIntervalResult{N: n, Total: total, Mean: mean, Lo: mean, Hi: mean}
	if n == total {
		return r, nil
	}
	ss := 0.0
	for _, v := range x {
		ss += (v - mean) * (v - mean)
	}
	half := quantileT(alpha, float64(n-1)) * math.Sqrt(ss/float64(n-1)/float64(n)*(1-float64(n)/float64(total)))
	if math.IsInf(half, 0) || math.IsNaN(half) {
		return MeanIntervalResult{}, fmt.Errorf("values too large to be squared: %w", ErrValue)
	}
	r.Lo, r.Hi = mean-half, mean+half
	return r, nil
}
