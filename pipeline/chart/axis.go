package chart

import (
	"math"
	"strconv"

	"gonum.org/v1/plot"

	"defensetrade/pipeline/lang"
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
	if !(pow > 1e-290) || math.IsInf(pow, 1) { // finer than steps can be told apart
		return span
	}
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

// linear makes a scale that begins and ends at ticks, its numbers written in a
// language; exact keeps the ends.
func linear(l *lang.Language, lo, hi float64, ax result.Axis, n int, exact bool) scale {
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
	for i, label := range numberLabels(l, values, step, ax.Unit) {
		s.ticks = append(s.ticks, plot.Tick{Value: values[i], Label: label})
	}
	return s
}
