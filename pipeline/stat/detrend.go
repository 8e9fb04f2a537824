package stat

import (
	"fmt"
	"math"
)

// Detrend returns the residuals e = y − ŷ of the least-squares line
//
//	ŷ[i] = ȳ + b (year[i] − mean year),  b = Σ (year − mean year) y / Σ (year − mean year)²
//
// in the unit of y, in a new slice. Time is the calendar year, so a gap keeps
// its width. Years must increase strictly; fewer than 3 observations, on which
// the line leaves nothing, give ErrTooFew, a value that is not finite ErrValue.
//
// Residuals that are nothing but the rounding of y (below 64 units in the last
// place of its largest value) are returned as zeros, so that a statistic of
// them fails with ErrNoVariation instead of measuring noise. R and statsmodels
// keep the noise; elsewhere the residuals are theirs.
//
// Pearson and Spearman judge residuals as they judge data, with n − 2 degrees of
// freedom; the slopes taken out would make it n − 3.
func Detrend(years []int, y []float64) ([]float64, error) {
	if err := checkSeries(years, y, 3); err != nil {
		return nil, err
	}
	e := make([]float64, len(y))
	copy(e, y)
	detrendInPlace(years, e)
	if checkFinite(e) != nil {
		return nil, fmt.Errorf("a residual overflows: the values are too large: %w", ErrValue)
	}
	return e, nil
}

// detrendInPlace replaces y by its residuals. It needs at least 2 different
// years.
func detrendInPlace(years []int, y []float64) {
	n := float64(len(y))
	largest := 0.0
	var sumYear int
	for i, v := range y {
		largest = math.Max(largest, math.Abs(v))
		sumYear += years[i] - years[0]
	}
	middle := float64(years[0]) + float64(sumYear)/n
	// The line is taken out twice: the second pass removes what the rounding
	// of the first left, which matters where the level dwarfs the residuals.
	for range 2 {
		var mean, sxy, sxx float64
		for _, v := range y {
			mean += v / n
		}
		for i, v := range y {
			x := float64(years[i]) - middle
			sxy += x * (v - mean)
			sxx += x * x
		}
		slope := sxy / sxx
		for i, v := range y {
			y[i] = v - mean - slope*(float64(years[i])-middle)
		}
	}
	const ulp = 0x1p-52
	for _, v := range y {
		// A residual that is not finite goes on to the caller's check.
		if !(math.Abs(v) <= 64*ulp*largest) {
			return
		}
	}
	clear(y)
}
