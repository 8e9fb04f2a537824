package stat

import (
	"fmt"
	"math"
)

// checkFinite returns ErrValue with the place of the first value of x that is
// NaN or infinite, or nil.
func checkFinite(x []float64) error {
	for i, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("value %d is %v: %w", i, v, ErrValue)
		}
	}
	return nil
}

// undefined is the error of a quantity that is not what it must be, or that left
// the range of numbers on the way.
func undefined(what string, v float64) error {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return fmt.Errorf("%s overflows: the values are too large: %w", what, ErrUndefined)
	}
	return fmt.Errorf("%s is %v: %w", what, v, ErrUndefined)
}

// checkLength returns ErrLength where two lengths differ.
func checkLength(a, b int) error {
	if a != b {
		return fmt.Errorf("%d and %d values: %w", a, b, ErrLength)
	}
	return nil
}

// checkLeast returns ErrTooFew where n is below the least number.
func checkLeast(n, least int) error {
	if n < least {
		return fmt.Errorf("%d of at least %d: %w", n, least, ErrTooFew)
	}
	return nil
}

// checkYears returns ErrValue with the place of the first year that is not
// later than the one before it. A series is one value a year in order of time;
// anything else is a fault upstream that no statistic can mend.
func checkYears(years []int) error {
	for i := 1; i < len(years); i++ {
		if years[i] <= years[i-1] {
			return fmt.Errorf("year %d at %d follows %d: the years do not increase: %w",
				years[i], i, years[i-1], ErrValue)
		}
	}
	return nil
}

// checkSeries checks a yearly series: as many years as values, years that
// increase, finite values and at least least of them.
func checkSeries(years []int, y []float64, least int) error {
	if err := checkLength(len(years), len(y)); err != nil {
		return err
	}
	if err := checkYears(years); err != nil {
		return err
	}
	if err := checkFinite(y); err != nil {
		return err
	}
	return checkLeast(len(y), least)
}

// isConstant says whether all values are the same.
func isConstant(y []float64) bool {
	for _, v := range y {
		if v != y[0] {
			return false
		}
	}
	return true
}

// hasGaps says whether a year is missing between the first and the last.
func hasGaps(years []int) bool {
	return len(years) > 0 && years[len(years)-1]-years[0] != len(years)-1
}

// gapWarnings is the doubt of every statistic whose lags count observations.
func gapWarnings(years []int) []string {
	if !hasGaps(years) {
		return nil
	}
	missing := years[len(years)-1] - years[0] + 1 - len(years)
	return []string{fmt.Sprintf("%d years are missing between %d and %d; lags count observations, not years",
		missing, years[0], years[len(years)-1])}
}

// Logs returns the natural logarithms of y. A value that is not above zero
// gives ErrNotPositive with its place, one that is not finite ErrValue.
func Logs(y []float64) ([]float64, error) {
	if err := checkFinite(y); err != nil {
		return nil, err
	}
	logs := make([]float64, len(y))
	for i, v := range y {
		if v <= 0 {
			return nil, fmt.Errorf("value %d is %v: %w", i, v, ErrNotPositive)
		}
		logs[i] = math.Log(v)
	}
	return logs, nil
}
