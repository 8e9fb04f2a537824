package stat

import (
	"math"
	"slices"
)

// A Description is what can be said of a yearly series without a model.
type Description struct {
	N                   int
	Mean, SD, Var, CV   float64 // SD, Var with n − 1; CV = SD/Mean
	Min, Max            float64
	MinYear, MaxYear    int // the earliest year, where several tie
	Median, Q1, Q3      float64
	First, Last         float64
	FirstYear, LastYear int
	Sum                 float64
	SpanYears           int     // last year − first year + 1
	MissingYears        int     // SpanYears − N
	MaxGap              int     // largest step between years; 1 without a gap, 0 for one year
	CAGR                float64 // (Last/First)^(1/(LastYear − FirstYear)) − 1
	SkewG1, KurtG2      float64 // from biased moments; kurtosis is excess
	hasSD, hasCV        bool
	hasCAGR, hasShape   bool
}

// Describe describes a series of years and values (any unit).
//
//	mean = Σy/n     var = Σ(y − mean)²/(n − 1)     cv = sd/mean
//	g₁ = m₃/m₂^(3/2)     g₂ = m₄/m₂² − 3     with mₖ = Σ(y − mean)ᵏ/n
//	cagr = (last/first)^(1/(last year − first year)) − 1
//
// Quantiles are type 7 of Hyndman & Fan (1996, Am. Stat. 50, 361–365), the
// default of R and NumPy; SPSS and Minitab use type 6, Stata another. g₁ and g₂
// are those of Joanes & Gill (1998, The Statistician 47, 183–189); SAS, SPSS
// and Excel report their small-sample forms G₁ and G₂.
//
// Values leaves out what is not defined: sd, var and cv for one value, cv for
// mean zero, cagr unless both ends are positive and in different years, skewness
// and kurtosis of a constant. Least n: 1. Fails as a series does: unequal
// lengths, years that do not increase, values that are not finite.
func Describe(years []int, y []float64) (*Description, error) {
	if err := checkSeries(years, y, 1); err != nil {
		return nil, err
	}
	last := len(y) - 1
	d := &Description{
		N: len(y), Min: y[0], Max: y[0], MinYear: years[0], MaxYear: years[0],
		First: y[0], Last: y[last], FirstYear: years[0], LastYear: years[last],
		SpanYears: years[last] - years[0] + 1,
	}
	d.MissingYears = d.SpanYears - d.N
	for i, v := range y {
		if v < d.Min {
			d.Min, d.MinYear = v, years[i]
		}
		if v > d.Max {
			d.Max, d.MaxYear = v, years[i]
		}
		if i > 0 {
			d.MaxGap = max(d.MaxGap, years[i]-years[i-1])
		}
	}
	d.moments(y)
	sorted := slices.Clone(y)
	slices.Sort(sorted)
	d.Q1, d.Median, d.Q3 = quantile7(sorted, 0.25), quantile7(sorted, 0.5), quantile7(sorted, 0.75)
	if d.First > 0 && d.Last > 0 && last > 0 {
		d.CAGR = math.Expm1(logRatio(d.Last, d.First) / float64(d.LastYear-d.FirstYear))
		d.hasCAGR = true
	}
	if err := d.checkOverflow(); err != nil {
		return nil, err
	}
	return d, nil
}

// logRatio returns ln(a/b) of positive numbers, which keeps its digits where
// they are nearly equal.
func logRatio(a, b float64) float64 {
	if r := (a - b) / b; math.Abs(r) < 0.5 {
		return math.Log1p(r)
	}
	return math.Log(a) - math.Log(b)
}

// moments fills sum, mean, variance, skewness and kurtosis.
func (d *Description) moments(y []float64) {
	var sum doubled
	for _, v := range y {
		sum.add(v)
	}
	n := float64(d.N)
	d.Sum = sum.value()
	d.Mean = d.Sum / n
	var m2, m3, m4, rest float64
	for _, v := range y {
		e := v - d.Mean
		rest += e
		m2 += e * e
		m3 += e * e * e
		m4 += e * e * e * e
	}
	m2 -= rest * rest / n // the mean's own rounding (Chan, Golub & LeVeque 1983)
	if d.N > 1 {
		d.hasSD = true
		d.Var = m2 / (n - 1)
		if isConstant(y) {
			d.Var = 0
		}
		d.SD = math.Sqrt(d.Var)
		if d.Mean != 0 {
			d.CV, d.hasCV = d.SD/d.Mean, true
		}
	}
	if d.N > 1 && !isConstant(y) && m2 > 0 {
		v := m2 / n
		d.SkewG1, d.KurtG2 = m3/n/(v*math.Sqrt(v)), m4/n/(v*v)-3
		d.hasShape = !math.IsNaN(d.SkewG1+d.KurtG2) && !math.IsInf(d.SkewG1+d.KurtG2, 0)
	}
}

// checkOverflow returns ErrValue where finite values have a sum, square or
// growth that is not.
func (d *Description) checkOverflow() error {
	return checkFinite([]float64{d.Sum, d.Var, d.CV, d.CAGR})
}

// quantile7 returns the p-quantile of sorted values: linear between the order
// statistics at (n − 1)p.
func quantile7(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	w := at - float64(i)
	if w == 0 {
		return sorted[i]
	}
	return sorted[i]*(1-w) + sorted[i+1]*w
}

// median returns the median of sorted values.
func median(sorted []float64) float64 {
	m := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[m]
	}
	return (sorted[m-1] + sorted[m]) / 2
}

// Values lists the figures of the family "descriptive".
func (d *Description) Values() []Value {
	v := []Value{{"n", float64(d.N), Count, ""}, {"mean", d.Mean, InUnit, ""}}
	if d.hasSD {
		v = append(v, Value{"sd", d.SD, InUnit, ""}, Value{"var", d.Var, Squared, ""})
	}
	if d.hasCV {
		v = append(v, Value{"cv", d.CV, None, ""})
	}
	v = append(v,
		Value{"min", d.Min, InUnit, ""}, Value{"max", d.Max, InUnit, ""},
		Value{"min_year", float64(d.MinYear), Year, ""}, Value{"max_year", float64(d.MaxYear), Year, ""},
		Value{"median", d.Median, InUnit, ""}, Value{"q1", d.Q1, InUnit, ""}, Value{"q3", d.Q3, InUnit, ""},
		Value{"first", d.First, InUnit, ""}, Value{"last", d.Last, InUnit, ""},
		Value{"first_year", float64(d.FirstYear), Year, ""}, Value{"last_year", float64(d.LastYear), Year, ""},
		Value{"sum", d.Sum, InUnit, ""}, Value{"span_years", float64(d.SpanYears), Count, ""},
		Value{"missing_years", float64(d.MissingYears), Count, ""})
	if d.N > 1 {
		v = append(v, Value{"max_gap", float64(d.MaxGap), Count, ""})
	}
	if d.hasCAGR {
		v = append(v, Value{"cagr", d.CAGR, Fraction, ""})
	}
	if d.hasShape {
		v = append(v, Value{"skew_g1", d.SkewG1, None, ""}, Value{"kurt_g2", d.KurtG2, None, ""})
	}
	return v
}

// Warnings is empty: a description claims nothing.
func (d *Description) Warnings() []string { return nil }
