// Package stat computes the statistics of the field from plain numbers.
//
// A function takes slices of float64 (and years as ints), returns a struct that
// names every figure, and an error that says why there is none. It knows no
// country, no file and no unit; it does not decide what a number means (that is
// pipeline/question) and does not format it (pipeline/report, pipeline/chart).
//
// Common rules. Inputs are read-only. Time is the calendar year, so gaps keep
// their true width. A function given a NaN or infinite value returns ErrValue;
// no function returns NaN or Inf without an error. Options are structs whose
// zero value is refused by Check, so that nothing is silently meaningful; each
// has a Default… constructor. Tails of distributions are taken from the
// upper-tail function, never as 1 − cdf.
package stat

import "errors"

// Why a statistic has no value. Functions wrap these with %w and the figures.
var (
	ErrTooFew      = errors.New("too few observations")
	ErrValue       = errors.New("a value is not a finite number")
	ErrLength      = errors.New("the series differ in length")
	ErrNoVariation = errors.New("no variation")
	ErrNotPositive = errors.New("a value is not positive")
	ErrUndefined   = errors.New("not defined for these data")
	ErrOption      = errors.New("an option is out of range")
)

// Dim says what a value is measured in, relative to the series it comes from.
type Dim int

// The dimensions of values.
const (
	None     Dim = iota // a pure number: t, F, r, R²
	Count               // a number of observations, lags, years …
	Year                // a calendar year
	Prob                // a probability in [0, 1]
	InUnit              // the unit of the series
	PerYear             // the unit of the series per year
	Squared             // the square of the unit
	Fraction            // a relative change: 0.05 is 5 %
	LogUnit             // natural logarithm of the unit
	LogYear             // natural logarithm of the unit, per year
)

// A Value is one figure of a result, under the name that it has in
// estimates.csv after the family's name and a dot.
type Value struct {
	Name string
	V    float64
	Dim  Dim
	Note string // "≤" where V is the end of a table; else a doubt, or ""
}

// A Result is what every statistic returns: its figures in a fixed order and
// the doubts that travel with them.
type Result interface {
	// Values lists every figure that is reported, in a fixed order.
	Values() []Value
	// Warnings lists, in plain words, what a reader should know of the figures.
	Warnings() []string
}
