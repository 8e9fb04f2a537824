package stat

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// A LogisticKind says whether the level at which growth ends is estimated.
type LogisticKind string

// The kinds, by the names that stand in the parameters of an estimate.
const (
	LogisticFree  LogisticKind = "free"  // the asymptote is estimated
	LogisticFixed LogisticKind = "fixed" // it is given, such as 100 for percentages
)

// LogisticOptions are the choices of LogisticGrowth.
type LogisticOptions struct {
	Kind LogisticKind
	Asym float64 // with LogisticFixed only: the asymptote, not 0
}

// DefaultLogisticOptions estimates the asymptote.
func DefaultLogisticOptions() LogisticOptions { return LogisticOptions{Kind: LogisticFree} }

// ShareLogisticOptions fixes the asymptote at 100, for percentages.
func ShareLogisticOptions() LogisticOptions { return LogisticOptions{Kind: LogisticFixed, Asym: 100} }

// Check refuses an unknown kind and an asymptote that the kind does not use.
func (o LogisticOptions) Check() error {
	switch {
	case o.Kind == LogisticFree && o.Asym == 0:
		return nil
	case o.Kind == LogisticFixed && o.Asym != 0 && !math.IsNaN(o.Asym) && !math.IsInf(o.Asym, 0):
		return nil
	}
	return fmt.Errorf("logistic kind %q with asymptote %v: %w", o.Kind, o.Asym, ErrOption)
}

// A LogisticFit is an S-shaped curve through a yearly series.
type LogisticFit struct {
	N, DF                  int
	Kind                   LogisticKind
	Asym, XMid, Scal       float64 // end level; year of half of it; years from there to 73 % of it
	SEAsym, SEXMid, SEScal float64 // SEAsym is 0 with LogisticFixed
	RSS, Sigma             float64
	doubts
}

// LogisticGrowth fits
//
//	y = asym/(1 + exp((xmid − year)/scal)) + e
//
// by least squares (asym in the unit of y, xmid a year, scal in years; a fall has a
// negative scal), with standard errors √(σ²(J′J)⁻¹), σ² = RSS/(n − parameters), J the
// derivatives at the solution (Bates & Watts 1988, Nonlinear Regression Analysis,
// ch. 2; R's SSlogis has the same parameters). Of a grid over xmid and scal, in
// which asym is linear, the best three places are improved by Gauss–Newton steps,
// halved while RSS rises, to 1e-12; R, gretl and scipy stop at about 1e-7.
//
// Where the years do not tell the end level (nearly exponential or straight data),
// where no minimum is found, or where the standard error of asym or scal exceeds
// its estimate, or that of xmid the span of the years, the curve is not identified:
// ErrUndefined. A constant series gives ErrNoVariation. The errors around the curve
// are taken as uncorrelated, which yearly series seldom are: the standard errors are
// then too small. Least n: 4 (3 with a fixed asymptote).
func LogisticGrowth(years []int, y []float64, o LogisticOptions) (*LogisticFit, error) {
	r, err := fitLogistic(years, y, o)
	if err != nil {
		return nil, err
	}
	span := float64(years[len(years)-1] - years[0])
	switch {
	case r.SEAsym > math.Abs(r.Asym):
		err = fmt.Errorf("asymptote %.4g with standard error %.4g: %w", r.Asym, r.SEAsym, ErrUndefined)
	case r.SEScal > math.Abs(r.Scal):
		err = fmt.Errorf("scale %.4g with standard error %.4g: %w", r.Scal, r.SEScal, ErrUndefined)
	case r.SEXMid > span:
		err = fmt.Errorf("midpoint %.4g with standard error %.4g: %w", r.XMid, r.SEXMid, ErrUndefined)
	}
	if err != nil {
		return nil, err
	}
	if r.Kind == LogisticFree && (r.XMid < float64(years[0]) || r.XMid > float64(years[len(years)-1])) {
		r.doubts = doubts{"the midpoint of the curve lies outside the years; one of its ends is extrapolated"}
	}
	return r, nil
}

// A logisticPoint is a trial of the parameters, with years from the middle one.
type logisticPoint struct{ asym, xmid, scal, rss float64 }

// fitLogistic is LogisticGrowth for curves that need not be identified.
func fitLogistic(years []int, y []float64, o LogisticOptions) (*LogisticFit, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	parameters := 3
	if o.Kind == LogisticFixed {
		parameters = 2
	}
	if err := checkSeries(years, y, parameters+1); err != nil {
		return nil, err
	}
	if isConstant(y) {
		return nil, fmt.Errorf("all %d values are %v: %w", len(y), y[0], ErrNoVariation)
	}
	middle := years[len(years)/2]
	time := make([]float64, len(years))
	for i, year := range years {
		time[i] = float64(year - middle)
	}
	best, fit, err := logisticPoint{rss: math.Inf(1)}, (*LeastSquaresFit)(nil), error(nil)
	for _, start := range logisticGrid(time, y, o) {
		p, f, e := start.gaussNewton(time, y, o)
		if e != nil {
			err = e
			continue
		}
		if p.rss < best.rss {
			best, fit = p, f
		}
	}
	if fit == nil && err == nil { // there was no place to begin at, or none that is better
		err = undefined("the sum of squares", math.Inf(1))
	}
	if fit == nil {
		return nil, err
	}
	r := &LogisticFit{N: len(y), DF: len(y) - parameters, Kind: o.Kind,
		Asym: best.asym, XMid: best.xmid + float64(middle), Scal: best.scal, RSS: best.rss}
	r.Sigma = math.Sqrt(r.RSS / float64(r.DF))
	se := func(i int) float64 { return r.Sigma * math.Sqrt(fit.XtXInv.At(i, i)) }
	r.SEXMid, r.SEScal = se(0), se(1)
	if o.Kind == LogisticFree {
		r.SEAsym = se(2)
	}
	return r, checkFinite([]float64{r.Asym, r.XMid, r.Scal, r.SEAsym, r.SEXMid, r.SEScal, r.Sigma})
}

// logisticGrid returns the three best places of a grid, the best first.
func logisticGrid(time, y []float64, o LogisticOptions) []logisticPoint {
	first, span := time[0], time[len(time)-1]-time[0]
	var all []logisticPoint
	for i := -10; i <= 30; i++ {
		xmid := first + span*float64(i)/10
		for j := range 12 {
			scal := span * math.Pow(2, float64(j)/2-5)
			for _, s := range []float64{scal, -scal} {
				p := logisticPoint{asym: o.Asym, xmid: xmid, scal: s}
				if o.Kind == LogisticFree {
					shape := logisticPoint{1, xmid, s, 0}.curve(time)
					p.asym = dot(shape, y) / dot(shape, shape)
				}
				p.rss = p.squares(time, y)
				if !math.IsNaN(p.rss) {
					all = append(all, p)
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b logisticPoint) int {
		switch {
		case a.rss < b.rss:
			return -1
		case a.rss > b.rss:
			return 1
		}
		return 0
	})
	return all[:min(3, len(all))]
}

// curve returns the values of the curve.
func (p logisticPoint) curve(time []float64) []float64 {
	out := make([]float64, len(time))
	for i, t := range time {
		out[i] = p.asym / (1 + math.Exp((p.xmid-t)/p.scal))
	}
	return out
}

// squares returns Σ(y − curve)².
func (p logisticPoint) squares(time, y []float64) float64 {
	var sum doubled
	for i, v := range p.curve(time) {
		sum.addProduct(y[i]-v, y[i]-v)
	}
	return sum.value()
}

// gaussNewton improves p until a step changes it by less than 1e-12, and returns
// the last linear fit, whose columns are the derivatives.
func (p logisticPoint) gaussNewton(time, y []float64, o LogisticOptions) (logisticPoint, *LeastSquaresFit, error) {
	span := time[len(time)-1] - time[0]
	for range 500 {
		x, rest := p.derivatives(time, y, o)
		fit, err := LeastSquares(x, rest)
		if err != nil {
			if errors.Is(err, ErrValue) {
				err = fmt.Errorf("the search left the numbers: %w", ErrUndefined)
			}
			return p, nil, err
		}
		step, next := 1.0, p
		for range 50 {
			next = p
			next.xmid += step * fit.Beta[0]
			next.scal += step * fit.Beta[1]
			if o.Kind == LogisticFree {
				next.asym += step * fit.Beta[2]
			}
			next.rss = next.squares(time, y)
			if next.rss <= p.rss*(1+1e-15) && next.scal*p.scal > 0 {
				break
			}
			step /= 2
		}
		if !(next.rss <= p.rss*(1+1e-15)) {
			next = p // no step improves it: rounding is reached
		}
		change := max(math.Abs(next.xmid-p.xmid)/span, math.Abs(next.scal/p.scal-1))
		if o.Kind == LogisticFree {
			change = max(change, math.Abs(next.asym/p.asym-1))
		}
		p = next
		if change < 1e-12 {
			return p, fit, nil
		}
		if math.Abs(p.scal) > 1e3*span || math.Abs(p.scal) < 1e-3 || math.Abs(p.xmid) > 1e3*span {
			break
		}
	}
	return p, nil, fmt.Errorf("no logistic curve fits best (scale %.3g years): %w", p.scal, ErrUndefined)
}

// derivatives returns those of the curve by xmid, scal and, if free, asym, and the
// residuals.
func (p logisticPoint) derivatives(time, y []float64, o LogisticOptions) (*mat.Dense, []float64) {
	columns := 2
	if o.Kind == LogisticFree {
		columns = 3
	}
	x, rest := mat.NewDense(len(time), columns, nil), make([]float64, len(time))
	for i, t := range time {
		z := (p.xmid - t) / p.scal
		share := 1 / (1 + math.Exp(z))
		slope := p.asym * share / (1 + math.Exp(-z)) // −∂y/∂z
		x.Set(i, 0, -slope/p.scal)
		x.Set(i, 1, slope*z/p.scal)
		if columns == 3 {
			x.Set(i, 2, share)
		}
		rest[i] = y[i] - p.asym*share
	}
	return x, rest
}

// Values lists the figures of the family "logistic_growth"; se_asym only where asym
// was estimated.
func (r *LogisticFit) Values() []Value {
	v := []Value{{"asym", r.Asym, InUnit, ""}, {"xmid", r.XMid, Year, ""}, {"scal", r.Scal, None, ""}}
	if r.Kind == LogisticFree {
		v = append(v, Value{"se_asym", r.SEAsym, InUnit, ""})
	}
	return append(v, Value{"se_xmid", r.SEXMid, None, ""}, Value{"se_scal", r.SEScal, None, ""},
		Value{"sigma", r.Sigma, InUnit, ""})
}
