package stat

import (
	"fmt"
	"math"
)

// A BreakInterval is the 95 % confidence interval of the last year of a regime.
//
// It inverts the limit distribution of the estimated break when the change is
// small (Bai 1997, Rev. Econ. Stat. 79, 551–563; Bai & Perron 2003, sec. 3.1),
//
//	(δ′Q₁δ/σ₁²)(k̂ − k) → argmax V(s),   V(s) = W₁(−s) − |s|/2 for s ≤ 0,
//	                                     V(s) = √φ W₂(s) − ξ|s|/2 for s > 0
//
// with the change δ of the coefficients, Q the mean of xx′ and σ² = RSS/n of the
// regimes before (1) and after (2) it, ξ = δ′Q₂δ/δ′Q₁δ and φ = ξσ₂²/σ₁². The ends
// are k̂ less the 97.5 % and 2.5 % points over δ′Q₁δ/σ₁², rounded outwards to
// observations, at least one to either side, as strucchange 1.5 does by default; it
// solves by a minimiser on [−n, n], here by bisection. (Its early versions added
// the 2.5 % and 97.5 % points, which mirrors the interval.) The theory has no trending regressors, so for the
// line the interval is a rule of thumb, and errors are taken as independent.
type BreakInterval struct {
	Lo, Hi               int
	LoOutside, HiOutside bool // the interval reaches beyond the data; Lo or Hi is then its first or last year
	Known                bool // false beside a regime that fits exactly
	overlaps             bool // with the interval before it
}

// breakIntervals returns the intervals of the breaks after the given numbers of
// observations.
func breakIntervals(years []int, y []float64, model BreakModel, ends []int) []BreakInterval {
	n := len(y)
	resid := make([]float64, n)
	bounds := append(append([]int{0}, ends...), n)
	intervals := make([]BreakInterval, len(ends))
	before := -1 // last observation that the interval before reaches
	for i, end := range ends {
		first, last := bounds[i], bounds[i+2]
		v1, exact1 := regimeVariance(years[first:end], y[first:end], resid, model)
		v2, exact2 := regimeVariance(years[end:last], y[end:last], resid, model)
		q1, q2 := changeSquares(years, y, resid, model, first, end, last)
		if exact1 || exact2 || !(q1 > 0) || !(q2 > 0) {
			continue
		}
		xi := q2 / q1
		phi := xi * v2 / v1
		scale := q1 / v1
		// The distribution is that of the estimate around the break, so that its upper
		// end gives the lower end of the interval.
		below := -max(1, math.Ceil(argmaxQuantile(0.975, xi, phi, scale)/scale))
		above := -min(-1, math.Floor(argmaxQuantile(0.025, xi, phi, scale)/scale))
		c := BreakInterval{Known: true, LoOutside: float64(end)+below < 1, HiOutside: float64(end)+above > float64(n)}
		lo, hi := 1, n
		if !c.LoOutside {
			lo = end + int(below)
		}
		if !c.HiOutside {
			hi = end + int(above)
		}
		c.Lo, c.Hi, c.overlaps = years[lo-1], years[hi-1], lo < before
		before = hi
		intervals[i] = c
	}
	return intervals
}

// regimeVariance returns RSS/n of a regime and whether it fits exactly.
func regimeVariance(years []int, y, resid []float64, model BreakModel) (float64, bool) {
	rss := model.fit(years, y, resid[:len(y)])
	return rss / float64(len(y)), isRounding(rss, y)
}

// changeSquares returns δ′Q₁δ and δ′Q₂δ: the mean squares, over the regimes before
// and after a break, of the distance between their two means or lines.
func changeSquares(years []int, y, resid []float64, model BreakModel, first, end, last int) (q1, q2 float64) {
	var distance func(year int) float64
	if model == BreakTrend {
		a := fitLine(years[first:end], y[first:end], resid[:end-first])
		b := fitLine(years[end:last], y[end:last], resid[:last-end])
		distance = func(year int) float64 { return b.at(year) - a.at(year) }
	} else {
		d := mean(y[end:last]) - mean(y[first:end])
		distance = func(int) float64 { return d }
	}
	for i := first; i < last; i++ {
		d := distance(years[i])
		if i < end {
			q1 += d * d / float64(end-first)
		} else {
			q2 += d * d / float64(last-end)
		}
	}
	return q1, q2
}

// argmaxQuantile returns the p-quantile of argmax V(s); it is below 0 for p below
// P(s < 0) and above 0 otherwise. It is exact up to where it stands among the
// multiples of step, which is what remains of it once rounded, or exact for step 0.
func argmaxQuantile(p, xi, phi, step float64) float64 {
	sign := 1.0
	if argmaxCDF(0, xi, phi) > p {
		sign = -1
	}
	lo, hi := 0.0, 1.0 // distances from 0
	for sign*(p-argmaxCDF(sign*hi, xi, phi)) > 0 && hi < 1e12 {
		lo, hi = hi, 2*hi
	}
	for range 100 {
		mid := (lo + hi) / 2
		if mid == lo || mid == hi {
			break // no number is in between
		}
		if step > 0 && math.Floor(lo/step) == math.Floor(hi/step) && math.Ceil(lo/step) == math.Ceil(hi/step) {
			break
		}
		if sign*(p-argmaxCDF(sign*mid, xi, phi)) > 0 {
			lo = mid
		} else {
			hi = mid
		}
	}
	return sign * hi
}

// argmaxCDF returns P(argmax V(s) ≤ x) (Bai 1997). Products of a huge exponential and a tiny
// normal probability are taken as one exponential.
func argmaxCDF(x, xi, phi float64) float64 {
	root := math.Sqrt(math.Abs(x))
	if x <= 0 {
		x, c := -x, xi/phi
		return -root*math.Exp(-x/8)/math.Sqrt(2*math.Pi) -
			phi/xi*(phi+2*xi)/(phi+xi)*math.Exp(c*(1+c)*x/2+logNormalCDF(-(0.5+c)*root)) +
			(x/2-2+(phi+2*xi)*(phi+2*xi)/((phi+xi)*xi))*math.Exp(logNormalCDF(-root/2))
	}
	c := xi * xi / phi
	return 1 + math.Sqrt(c)*root*math.Exp(-c*x/8)/math.Sqrt(2*math.Pi) +
		xi/phi*(2*phi+xi)/(phi+xi)*math.Exp((phi+xi)*x/2+logNormalCDF(-(phi+xi/2)/math.Sqrt(phi)*root)) -
		((2*phi+xi)*(2*phi+xi)/((phi+xi)*phi)-2+c*x/2)*math.Exp(logNormalCDF(-math.Sqrt(c)*root/2))
}

// logNormalCDF returns ln Φ(z) for z ≤ 0. Below −20 it uses the asymptotic series
// of the tail (Abramowitz & Stegun 1964, 26.2.12), good there to 1e-15.
func logNormalCDF(z float64) float64 {
	if z > -20 {
		return math.Log(math.Erfc(-z/math.Sqrt2) / 2)
	}
	sum, term := 1.0, 1.0
	for i := 1.0; i <= 12; i++ {
		term *= -(2*i - 1) / (z * z)
		sum += term
	}
	return -z*z/2 - math.Log(-z*math.Sqrt(2*math.Pi)) + math.Log(sum)
}

// intervalWarnings says what is wrong with intervals.
func intervalWarnings(intervals []BreakInterval) []string {
	var w []string
	for i, c := range intervals {
		switch {
		case !c.Known:
			w = append(w, fmt.Sprintf("break %d has no interval, because a regime beside it fits exactly", i+1))
		case c.LoOutside || c.HiOutside:
			w = append(w, fmt.Sprintf("the interval of break %d reaches beyond the data", i+1))
		}
		if c.overlaps {
			w = append(w, fmt.Sprintf("the intervals of breaks %d and %d overlap", i, i+1))
		}
	}
	return w
}
