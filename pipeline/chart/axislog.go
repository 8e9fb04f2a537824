package chart

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// logarithmic makes a scale with ticks at 1, 2 and 5 times the powers of ten, and
// fewer where there are many.
func logarithmic(l *lang.Language, lo, hi float64, ax result.Axis, n int) scale {
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
	fine := 3*decades <= 1.3*float64(n)
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
				t.Label = logLabel(l, v, ax.Unit)
			}
			if t.Label != "" || every == 1 {
				s.ticks = append(s.ticks, t)
			}
		}
	}
	return s
}

func logLabel(l *lang.Language, v float64, u obs.Unit) string {
	if v < 1e-4 || v >= 1e15 {
		return power(l, v)
	}
	if u.Kind == obs.Money {
		return result.Format{Style: result.Short, Decimals: -1}.String(l, v, u)
	}
	f, word := thousands(l, v)
	s := result.Decimal(l, v/f, decimalsOf(v/f)) + word
	if u.Percent() {
		s = l.Percent(s)
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
func thousands(l *lang.Language, v float64) (factor float64, word string) {
	switch v = math.Abs(v); {
	case v >= 1e12:
		return 1e12, "\u00a0" + l.Phrase("tn¦trillion")
	case v >= 1e9:
		return 1e9, "\u00a0" + l.Phrase("bn¦billion")
	case v >= 1e6:
		return 1e6, "\u00a0" + l.Phrase("m¦million")
	}
	return 1, ""
}

// power writes a number as a power of ten times a digit: 2×10⁻¹².
func power(l *lang.Language, v float64) string {
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
		digits = strings.TrimSuffix(strings.TrimRight(result.Decimal(l, m, 2), "0"), l.Point()) + "×" + digits
	}
	return digits
}

func superscript(n int) string {
	return strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(strconv.Itoa(n))
}
