package stat

import "fmt"

// An EraSlopesTest compares the straight lines of two eras of a series.
type EraSlopesTest struct {
	NA, NB         int
	SlopeA, SlopeB float64 // per year
	Difference     float64 // SlopeB − SlopeA
	SE, P          float64
	Lag, DF        int
	Log            bool // the values were logarithms
	warnings       []string
}

// EraSlopes tests whether a series has another slope in era b than in era a (any
// one unit; slopes are in that unit per year): δ of
//
//	yₜ = α + βt + γDₜ + δDₜt + eₜ,   D = 1 in era b,
//
// on calendar years t, so that each era has a line of its own. The variance of δ
// is Newey and West's, as in OLSTrendHAC, of the scores
//
//	uₜ = (t − t̄_b)eₜ / S_b in era b,   −(t − t̄_a)eₜ / S_a in era a,
//
// with S the sum of squares of the years around their mean t̄ in the era, times
// n/(n − 4) if o.SmallSample; p from t(n − 4). Where the eras adjoin this is the
// slope change of ITSHAC. Observations are taken in order of the year; lags count
// observations, across a gap between the eras too.
//
// Its size is that of Newey and West's test: right where deviations from the two
// lines fade within a few years, too great where they last (docs/simulation.md).
//
// A year in both eras gives ErrValue, two lines that fit exactly ErrNoVariation.
// Least n: 3 in each era.
func EraSlopes(yearsA []int, a []float64, yearsB []int, b []float64, o HACOptions) (*EraSlopesTest, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := checkSeries(yearsA, a, 3); err != nil {
		return nil, fmt.Errorf("era a: %w", err)
	}
	if err := checkSeries(yearsB, b, 3); err != nil {
		return nil, fmt.Errorf("era b: %w", err)
	}
	ua, ub := make([]float64, len(a)), make([]float64, len(b))
	la, lb := fitLine(yearsA, a, ua), fitLine(yearsB, b, ub)
	if la.exact && lb.exact {
		return nil, fmt.Errorf("the values lie exactly on two lines: %w", ErrNoVariation)
	}
	for i := range ua {
		ua[i] *= -la.centred(yearsA[i]) / la.sxx
	}
	for i := range ub {
		ub[i] *= lb.centred(yearsB[i]) / lb.sxx
	}
	years, score, err := inOrder(yearsA, ua, yearsB, ub)
	if err != nil {
		return nil, err
	}
	t, err := hacSlope(score, lb.slope-la.slope, 1, 4, o)
	if err != nil {
		return nil, err
	}
	r := &EraSlopesTest{NA: len(a), NB: len(b), SlopeA: la.slope, SlopeB: lb.slope, Difference: t.Slope, SE: t.SESlope, P: t.PT,
		Lag: t.Lag, DF: t.DF, warnings: gapWarnings(years)}
	return r, checkFinite([]float64{r.SlopeA, r.SlopeB, r.SE, r.P})
}

// EraSlopesLog is EraSlopes on the natural logarithms of the values, which must
// be positive (else ErrNotPositive).
func EraSlopesLog(yearsA []int, a []float64, yearsB []int, b []float64, o HACOptions) (*EraSlopesTest, error) {
	logA, logB, err := eraLogs(a, b)
	if err != nil {
		return nil, err
	}
	r, err := EraSlopes(yearsA, logA, yearsB, logB, o)
	if err != nil {
		return nil, err
	}
	r.Log = true
	return r, nil
}

// inOrder merges the values of two eras in the order of their years.
func inOrder(yearsA []int, a []float64, yearsB []int, b []float64) ([]int, []float64, error) {
	n := len(a) + len(b)
	years, values := make([]int, 0, n), make([]float64, 0, n)
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && yearsA[i] == yearsB[j]:
			return nil, nil, fmt.Errorf("year %d is in both eras: %w", yearsA[i], ErrValue)
		case j == len(b) || i < len(a) && yearsA[i] < yearsB[j]:
			years, values = append(years, yearsA[i]), append(values, a[i])
			i++
		default:
			years, values = append(years, yearsB[j]), append(values, b[j])
			j++
		}
	}
	return years, values, nil
}

// eraLogs takes the logarithms of both eras and says in which one is not positive.
func eraLogs(a, b []float64) (logA, logB []float64, err error) {
	if logA, err = Logs(a); err != nil {
		return nil, nil, fmt.Errorf("era a: %w", err)
	}
	if logB, err = Logs(b); err != nil {
		return nil, nil, fmt.Errorf("era b: %w", err)
	}
	return logA, logB, nil
}

// Values lists the figures of the family "era_slopes".
func (r *EraSlopesTest) Values() []Value {
	slope, _ := trendDims(r.Log)
	return []Value{
		{"slope_a", r.SlopeA, slope, ""},
		{"slope_b", r.SlopeB, slope, ""},
		{"slope_difference", r.Difference, slope, ""},
		{"se", r.SE, slope, ""},
		{"p", r.P, Prob, ""},
	}
}

// Warnings says where an era is very short and where lags are not years.
func (r *EraSlopesTest) Warnings() []string {
	if k := min(r.NA, r.NB); k < 8 {
		return append([]string{fmt.Sprintf("an era has only %d values; its slope is uncertain beyond what se says", k)}, r.warnings...)
	}
	return r.warnings
}
