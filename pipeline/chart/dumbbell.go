package chart

import (
	"math"

	"defensetrade/pipeline/result"
)

// drawDumbbell draws for each name two values joined by a bar: Low, the earlier,
// and Value, the later. The panel's first two eras name them.
func drawDumbbell(a area) {
	p := &a.fig.Panels[0]
	before, after := "Before", "After"
	if len(p.Eras) > 1 {
		before, after = p.Eras[0].Label, p.Eras[1].Label
	}
	var bars []result.Bar
	s := noSpan()
	for _, b := range p.Bars {
		if finite(b.Value) && finite(b.Low) {
			bars = append(bars, b)
			s.add(b.Value)
			s.add(b.Low)
		}
	}
	if len(bars) == 0 {
		a.nothing()
		return
	}
	main := a.shades.colour(barKey(p, bars[0]))
	for _, b := range bars {
		if a.shades.colour(barKey(p, b)) != main { // the legend is about all rows
			main = mute
			break
		}
	}
	early := mix(main, white, 0.45)
	a = a.without(0, 0, 0, a.drawLegend([]entry{{name: before, colour: early, hollow: true}, {name: after, colour: main}}))
	rows, names, pitch, left := a.layRows(bars, a.top(), a.bottom())
	style := smallStyle.in(ink)
	format := result.Format{Style: result.Short, Decimals: -1}
	if valueUnit(p).Percent() && coarse(bars) {
		format.Decimals = 0
	}
	wide := 0.0
	for _, b := range bars {
		wide = max(wide, style.width(format.String(b.Value, valueUnit(p))), style.width(format.String(b.Low, valueUnit(p))))
	}
	wide = min(wide, 0.25*a.width())
	x0, x1 := a.left()+names+10+wide+6, a.right()-wide-8
	if s.lo > 0 && (p.Y.Zero || p.X.Zero || s.lo < s.hi/2) {
		s.lo = 0
	}
	total := s.hi - s.lo
	px := func(v float64) float64 {
		if total == 0 {
			return (x0 + x1) / 2
		}
		return x0 + (v-s.lo)/total*(x1-x0)
	}
	for _, r := range rows {
		b := r.bar
		c := a.barColour(p, b)
		if b.Rank > 0 {
			c = context
		}
		from, to := px(b.Low), px(b.Value)
		a.stroke(grid, 0.5, nil, at(a.left()+names+6, r.y), at(max(min(from, to)-wide-9, a.left()+names+7), r.y))
		if math.Abs(from-to) > 0.01 {
			a.stroke(mix(c, white, 0.5), 2.2, nil, at(from, r.y), at(to, r.y))
		}
		a.mark(circle, c, from, r.y, min(3, pitch/3), true)
		a.mark(circle, c, to, r.y, min(3.2, pitch/3), false)
		a.writeRow(r, a.left()+names)
		d := 5.5
		if from > to {
			d = -d
		}
		align := func(sign float64) float64 {
			if sign > 0 {
				return 1
			}
			return 0
		}
		late := format.String(b.Value, valueUnit(p))
		if b.Label != "" {
			late = b.Label
		}
		a.write(style.in(mute), from-d, r.y-style.mid(), align(d), style.cut(format.String(b.Low, valueUnit(p)), wide))
		bold := style
		bold.bold = true
		a.write(bold, to+d, r.y-style.mid(), align(-d), bold.cut(late, wide+2))
	}
	a.writeLeft(left)
}

// coarse reports whether whole numbers say enough: none is small, or all are whole.
func coarse(bars []result.Bar) bool {
	small, whole := false, true
	for _, b := range bars {
		for _, v := range []float64{b.Low, b.Value} {
			small = small || math.Abs(v) < 10
			whole = whole && v == math.Trunc(v)
		}
	}
	return whole || !small
}
