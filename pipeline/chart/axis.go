package chart

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// yearTicks marks each year where there is room and names every so many of them,
// rounded: 2005, 2010, 2015.
type yearTicks struct{ room float64 } // points

func (t yearTicks) Ticks(lo, hi float64) []plot.Tick {
	span := max(hi-lo, 1)
	perYear := t.room / span
	need := tickStyle.width("2000") * 1.45
	step := 1000
	for _, s := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500} {
		if s < 5 && span > 10 { // longer spans count in fives and tens
			continue
		}
		if float64(s)*perYear >= need {
			step = s
			break
		}
	}
	minor := 0
	for _, s := range []int{1, 5, 10} {
		if s < step && step%s == 0 && float64(s)*perYear >= 3 {
			minor = s
			break
		}
	}
	first, last := int(math.Ceil(lo-1e-9)), int(math.Floor(hi+1e-9))
	var ticks []plot.Tick
	labelled := 0
	for y := first; y <= last && len(ticks) < 2000; y++ {
		switch {
		case mod(y, step) == 0:
			ticks = append(ticks, plot.Tick{Value: float64(y), Label: strconv.Itoa(y)})
			labelled++
		case minor > 0 && mod(y, minor) == 0:
			ticks = append(ticks, plot.Tick{Value: float64(y)})
		}
	}
	if labelled > 0 || first > last {
		return ticks
	}
	return []plot.Tick{{Value: float64(first), Label: strconv.Itoa(first)}}
}

func mod(a, b int) int { return ((a % b) + b) % b }

// niceStep is the step, 1, 2, 2.5 or 5 times a power of ten, that gives about n
// ticks and leaves the least of the axis empty.
func niceStep(lo, hi float64, n int) float64 {
	span := hi - lo
	pow := math.Pow(10, math.Floor(math.Log10(span/float64(n))))
	best, least := 10*pow, math.Inf(1)
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		step := m * pow
		first, last := math.Floor(lo/step+1e-9), math.Ceil(hi/step-1e-9)
		ticks := last - first
		if ticks > 1.6*float64(n)+1 || ticks < 1 {
			continue
		}
		off := math.Abs(ticks-float64(n)) / float64(n)
		cost := (ticks*step-span)/span + 0.3*off
		if n > 3 && ticks > float64(n) {
			cost += 0.7 * off // high axes look busy with many lines
		}
		if m == 2.5 {
			cost += 0.1 // one more decimal
		}
		if cost < least-1e-9 {
			best, least = step, cost
		}
	}
	return best
}

// A scale is an axis ready to draw: its ends and its ticks.
type scale struct {
	min, max float64
	ticks    plot.ConstantTicks
	log      bool
}

// linear makes a scale that begins and ends at ticks. ends keeps exact ends.
func linear(lo, hi float64, ax result.Axis, n int, exact bool) scale {
	if lo == hi {
		d := math.Abs(lo) / 2
		if d == 0 {
			d = 1
		}
		switch {
		case lo > 0 && !exact:
			lo = 0
		case lo < 0 && !exact:
			hi = 0
		default:
			lo, hi = lo-d, hi+d
		}
	}
	step := niceStep(lo, hi, n)
	s := scale{min: lo, max: hi}
	if !exact {
		s.min, s.max = math.Floor(lo/step+1e-9)*step, math.Ceil(hi/step-1e-9)*step
	}
	first, last := math.Ceil(s.min/step-1e-9), math.Floor(s.max/step+1e-9)
	var values []float64
	for i := first; i <= last && len(values) < 100; i++ {
		values = append(values, i*step)
	}
	for i, label := range numberLabels(values, step, ax.Unit) {
		s.ticks = append(s.ticks, plot.Tick{Value: values[i], Label: label})
	}
	return s
}

// logarithmic makes a scale with ticks at 1, 2 and 5 times the powers of ten, and
// fewer where there are many.
func logarithmic(lo, hi float64, ax result.Axis, n int) scale {
	steps := []float64{1, 2, 5}
	down := func(v float64) float64 {
		p := math.Pow(10, math.Floor(math.Log10(v)+1e-12))
		best := p
		for _, m := range steps {
			if m*p <= v*(1+1e-9) {
				best = m * p
			}
		}
		return best
	}
	up := func(v float64) float64 {
		p := math.Pow(10, math.Floor(math.Log10(v)+1e-12))
		for _, m := range append(steps, 10) {
			if m*p >= v*(1-1e-9) {
				return m * p
			}
		}
		return 10 * p
	}
	s := scale{min: down(lo), max: up(hi), log: true}
	if s.min == s.max {
		s.min, s.max = s.min/10, s.max*10
	}
	decades := math.Log10(s.max / s.min)
	every := max(1, int(math.Ceil(decades/float64(max(n, 1)))))
	fine := 3*decades <= float64(n)
	e0 := int(math.Floor(math.Log10(s.min) + 1e-12))
	for e := e0; len(s.ticks) < 200; e++ {
		p := math.Pow(10, float64(e))
		if p > s.max*(1+1e-9) {
			break
		}
		for _, m := range steps {
			v := m * p
			if v < s.min*(1-1e-9) || v > s.max*(1+1e-9) {
				continue
			}
			t := plot.Tick{Value: v}
			if fine || m == 1 && mod(e-e0, every) == 0 {
				t.Label = logLabel(v, ax.Unit)
			}
			if t.Label != "" || every == 1 {
				s.ticks = append(s.ticks, t)
			}
		}
	}
	return s
}

func logLabel(v float64, u obs.Unit) string {
	if v < 1e-4 || v >= 1e15 {
		return power(v)
	}
	if u.Kind == obs.Money {
		return result.Format{Style: result.Short, Decimals: -1}.String(v, u)
	}
	f, word := thousands(v)
	s := result.Decimal(v/f, decimalsOf(v/f)) + word
	if u.Percent() {
		s += "%"
	}
	return s
}

// decimalsOf is how many decimals show a number of one or two digits.
func decimalsOf(v float64) int {
	if v >= 1 || v == 0 {
		return 0
	}
	return int(math.Ceil(-math.Log10(v) - 1e-9))
}

// thousands is the power of a thousand that a great number is read in.
func thousands(v float64) (factor float64, word string) {
	switch v = math.Abs(v); {
	case v >= 1e12:
		return 1e12, "\u00a0tn"
	case v >= 1e9:
		return 1e9, "\u00a0bn"
	case v >= 1e6:
		return 1e6, "\u00a0m"
	}
	return 1, ""
}

// power writes a number as a power of ten times a digit: 2×10⁻¹².
func power(v float64) string {
	if v == 0 {
		return "0"
	}
	e := int(math.Floor(math.Log10(math.Abs(v)) + 1e-12))
	m := v / math.Pow(10, float64(e))
	if e < -300 { // 10^e is subnormal: not to be divided by
		m = v * math.Pow(10, 300) / math.Pow(10, float64(e+300))
	}
	digits := "10" + superscript(e)
	if math.Abs(m-1) > 1e-9 {
		digits = strings.TrimSuffix(strings.TrimRight(result.Decimal(m, 2), "0"), ".") + "×" + digits
	}
	return digits
}

func superscript(n int) string {
	return strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(strconv.Itoa(n))
}

// numberLabels writes an axis's numbers as people do: all in one power of a
// thousand, the unit on the last alone.
func numberLabels(values []float64, step float64, u obs.Unit) []string {
	big := 0.0
	for _, v := range values {
		big = max(big, math.Abs(v))
	}
	labels := make([]string, len(values))
	if len(values) == 0 {
		return labels
	}
	last := len(values) - 1
	factor, word := 1.0, ""
	money := u.Kind == obs.Money
	scale := u.Scale
	switch {
	case big < 1e-4 && big > 0 && !money, big >= 1e15 && !money:
		e := math.Floor(math.Log10(big) + 1e-12)
		factor, word = math.Pow(10, e), "×10"+superscript(int(e))
		if factor == 0 {
			factor = 1
		}
	case money && scale > 0:
		scale = 1
		for scale < 1e12 && big*u.Scale/scale >= 1000 {
			scale *= 1000
		}
		factor = scale / u.Scale
	default:
		factor, word = thousands(big)
	}
	d := 0
	for s := step / factor; d < 6 && math.Abs(s-math.Round(s)) > 1e-6*s; d++ {
		s *= 10
	}
	for i, v := range values {
		labels[i] = "0"
		if v != 0 {
			labels[i] = result.Decimal(v/factor, d)
		}
	}
	v := values[last]
	switch {
	case money && scale > 0:
		top := u
		top.Scale = scale
		labels[last] = unitOn(labels[last], v, top)
	case u.Percent():
		labels[last] += word + "%"
	case u.Kind == obs.Quantity && u.Name != "" && len(u.Name) <= 6:
		labels[last] += word + "\u00a0" + u.Name
	default:
		labels[last] += word
	}
	return labels
}

// unitOn puts currency and power of a thousand around a number already written,
// as result.Format does: $1.2 bn.
func unitOn(number string, v float64, u obs.Unit) string {
	one := result.Format{Style: result.Short, Decimals: 0}.String(1, u) // $1 bn
	before, after, _ := strings.Cut(one, "1")
	number = strings.TrimPrefix(number, result.Minus)
	if v < 0 {
		before = result.Minus + before
	}
	return before + number + after
}
