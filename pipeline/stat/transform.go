package stat

import "fmt"

// A Transform is what is done to a series before a statistic is taken of it.
// The zero value is none of them and is refused by Check.
type Transform int

// The transformations, under the names that String gives.
const (
	Level         Transform = iota + 1 // as published
	Logarithm                          // natural logarithm
	Difference                         // year on year change
	LogDifference                      // year on year change of the natural logarithm
	Detrended                          // residual of the least-squares line on the year
)

var transformNames = [...]string{
	Level: "level", Logarithm: "log", Difference: "diff", LogDifference: "logdiff", Detrended: "detrended",
}

// String returns the name of the transformation as estimates.csv writes it.
func (t Transform) String() string {
	if t.Check() != nil {
		return fmt.Sprintf("Transform(%d)", int(t))
	}
	return transformNames[t]
}

// ParseTransform returns the transformation of a name that String gives, or
// ErrOption.
func ParseTransform(name string) (Transform, error) {
	for t := Level; t <= Detrended; t++ {
		if transformNames[t] == name {
			return t, nil
		}
	}
	return 0, fmt.Errorf("transform %q: %w", name, ErrOption)
}

// Check returns ErrOption unless t is one of the transformations.
func (t Transform) Check() error {
	if t < Level || t > Detrended {
		return fmt.Errorf("transform %d: %w", int(t), ErrOption)
	}
	return nil
}

// Apply returns the transformed series in new slices: the same years for
// Level, Logarithm and Detrended, the later of two consecutive years for the
// differences. It fails as Logs, Diff, LogDiff and Detrend do.
func (t Transform) Apply(years []int, y []float64) ([]int, []float64, error) {
	if err := t.Check(); err != nil {
		return nil, nil, err
	}
	if err := checkSeries(years, y, 0); err != nil {
		return nil, nil, err
	}
	same := append([]int(nil), years...)
	switch t {
	case Logarithm:
		v, err := Logs(y)
		return same, v, err
	case Difference:
		return Diff(years, y)
	case LogDifference:
		return LogDiff(years, y)
	case Detrended:
		v, err := Detrend(years, y)
		return same, v, err
	}
	return same, append([]float64(nil), y...), nil
}

// ApplyPair aligns two series on their common years and then transforms both,
// in this order, so that the years outside the overlap have no influence: a
// detrended pair is detrended over the overlap. It returns the years and the
// two transformed series and fails as Align and Apply do.
func (t Transform) ApplyPair(yearsA []int, a []float64, yearsB []int, b []float64) ([]int, []float64, []float64, error) {
	if err := t.Check(); err != nil {
		return nil, nil, nil, err
	}
	years, a, b, err := Align(yearsA, a, yearsB, b)
	if err != nil {
		return nil, nil, nil, err
	}
	_, ta, err := t.Apply(years, a)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("first series: %w", err)
	}
	years, tb, err := t.Apply(years, b)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("second series: %w", err)
	}
	return years, ta, tb, nil
}

// Diff returns y[t] − y[t−1] for every calendar year t whose previous calendar
// year is there as well, with the year t. A gap gives no difference, neither
// across it nor divided by its width. The unit is that of y. Years must
// increase strictly. No pair of consecutive years gives ErrTooFew; a value, or
// a difference, that is not finite gives ErrValue.
//
// R's diff and gretl's sdiff difference neighbouring observations, also across
// a gap. Differences of decimal fractions carry the rounding of the last bit,
// so two that are equal in decimals may differ by 10⁻¹⁶ of the level: ranks
// then break a tie that a reader sees, as they do in R.
func Diff(years []int, y []float64) ([]int, []float64, error) {
	if err := checkSeries(years, y, 0); err != nil {
		return nil, nil, err
	}
	var later []int
	var d []float64
	for i := 1; i < len(y); i++ {
		if years[i]-years[i-1] != 1 {
			continue
		}
		later, d = append(later, years[i]), append(d, y[i]-y[i-1])
	}
	if len(d) == 0 {
		return nil, nil, fmt.Errorf("no two consecutive years among %d: %w", len(y), ErrTooFew)
	}
	if checkFinite(d) != nil {
		return nil, nil, fmt.Errorf("a difference overflows: the values are too large: %w", ErrValue)
	}
	return later, d, nil
}

// LogDiff returns Diff of Logs: the continuously compounded growth rates
// ln(y[t]/y[t−1]) between consecutive calendar years, in units of one per year.
// It fails as Diff and Logs do.
func LogDiff(years []int, y []float64) ([]int, []float64, error) {
	if err := checkSeries(years, y, 0); err != nil {
		return nil, nil, err
	}
	l, err := Logs(y)
	if err != nil {
		return nil, nil, err
	}
	return Diff(years, l)
}

// Align returns the years that both series have, in order, and the values of
// each in them, in new slices. Years must increase strictly within each series.
// The result may be empty; the caller's statistic says what is too few.
func Align(yearsA []int, a []float64, yearsB []int, b []float64) (years []int, va, vb []float64, err error) {
	if err := checkSeries(yearsA, a, 0); err != nil {
		return nil, nil, nil, fmt.Errorf("first series: %w", err)
	}
	if err := checkSeries(yearsB, b, 0); err != nil {
		return nil, nil, nil, fmt.Errorf("second series: %w", err)
	}
	most := min(len(a), len(b))
	years, va, vb = make([]int, 0, most), make([]float64, 0, most), make([]float64, 0, most)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case yearsA[i] < yearsB[j]:
			i++
		case yearsA[i] > yearsB[j]:
			j++
		default:
			years, va, vb = append(years, yearsA[i]), append(va, a[i]), append(vb, b[j])
			i, j = i+1, j+1
		}
	}
	return years, va, vb, nil
}
