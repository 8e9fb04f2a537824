package chart

import (
	"math"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// numberLabels writes an axis's numbers as people do: all in one power of a
// thousand, the unit on the last alone.
func numberLabels(l *lang.Language, values []float64, step float64, u obs.Unit) []string {
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
		factor, word = thousands(l, big)
	}
	d := 0
	for s := step / factor; d < 6 && math.Abs(s-math.Round(s)) > 1e-6*s; d++ {
		s *= 10
	}
	for i, v := range values {
		labels[i] = "0"
		if v != 0 {
			labels[i] = result.Decimal(l, v/factor, d)
		}
	}
	v := values[last]
	switch {
	case money && scale > 0:
		top := u
		top.Scale = scale
		labels[last] = unitOn(l, labels[last], v, top)
	case u.Percent():
		number, negative := strings.CutPrefix(labels[last]+word, result.Minus)
		labels[last] = l.Percent(number)
		if negative {
			labels[last] = result.Minus + labels[last]
		}
	case u.Kind == obs.Quantity && u.Name != "" && len(u.Name) <= 6:
		labels[last] += word + "\u00a0" + u.Name
	default:
		labels[last] += word
	}
	return labels
}

// unitOn puts currency and power of a thousand around a number already written,
// as result.Format does: $1.2 bn.
func unitOn(l *lang.Language, number string, v float64, u obs.Unit) string {
	one := result.Format{Style: result.Short, Decimals: 0}.String(l, 1, u) // $1 bn
	before, after, _ := strings.Cut(one, "1")
	number = strings.TrimPrefix(number, result.Minus)
	if v < 0 {
		before = result.Minus + before
	}
	return before + number + after
}
