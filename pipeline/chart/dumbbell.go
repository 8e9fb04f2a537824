package chart

import (
	"math"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
)

// drawDumbbell draws for each name two values joined by a bar: Low, the earlier,
// and Value, the later. The panel's first two eras name them.
func drawDumbbell(a area) {
	p := &a.fig.Panels[0]
	before, after := sides(a.fig.Lang, p)
	bars, s := pairsOf(p)
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
	rows, names, pitch, left := a.layRows(bars, a.top(), a.bottom()+xLabels)
	style := smallStyle.in(ink)
	format := result.Format{Style: result.Short, Decimals: -1}
	if valueUnit(p).Percent() && coarse(bars) {
		format.Decimals = 0
	}
	wide := 0.0
	for _, b := range bars {
		wide = max(wide, style.width(format.String(a.fig.Lang, b.Value, valueUnit(p))), style.width(format.String(a.fig.Lang, b.Low, valueUnit(p))))
	}
	wide = min(wide, 0.25*a.width())
	x0, x1 := a.left()+names+10+wide+6, a.right()-wide-8
	if s.lo > 0 && (p.Y.Zero || p.X.Zero || s.lo < s.hi/2) {
		s.lo = 0
	}
	ax := linear(a.fig.Lang, s.lo, s.hi, result.Axis{Unit: valueUnit(p)}, min(max(int((x1-x0)/55), 2), 8), false)
	px := func(v float64) float64 { return x0 + (v-ax.min)/(ax.max-ax.min)*(x1-x0) }
	a.valueAxis(ax, px, rows[len(rows)-1].y-pitch/2, rows[0].y+pitch/2)
	for _, r := range rows {
		b := r.bar
		c := a.barColour(p, b)
		if b.Rank > 0 {
			c = context
		}
		if !finite(b.Value) || !finite(b.Low) {
			a.lone(r, c, px, names, pitch)
			continue
		}
		from, to := px(b.Low), px(b.Value)
		a.stroke(grid, 0.5, nil, at(a.left()+names+6, r.y), at(max(min(from, to)-wide-9, a.left()+names+7), r.y))
		if math.Abs(from-to) > 0.01 {
			a.stroke(mix(c, white, 0.5), 2.2, nil, at(from, r.y), at(to, r.y))
		}
		was, late := format.String(a.fig.Lang, b.Low, valueUnit(p)), format.String(a.fig.Lang, b.Value, valueUnit(p))
		same := was == late && math.Abs(from-to) < 3
		if same { // the earlier as a ring around the later
			a.mark(circle, c, from, r.y, min(5, pitch/2.2), true)
		} else {
			a.mark(circle, c, from, r.y, min(3, pitch/3), true)
		}
		a.mark(circle, c, to, r.y, min(3.2, pitch/3), false)
		a.writeRow(r, a.left()+names)
		a.hit(before, point(from, r.y, b.Name, said(a.fig.Lang, b.Low, valueUnit(p))))
		a.hit(after, point(to, r.y, b.Name, said(a.fig.Lang, b.Value, valueUnit(p))))
		d := 5.5
		if same {
			d = 7
		}
		if from > to && !same {
			d = -d
		}
		align := func(sign float64) float64 {
			if sign > 0 {
				return 1
			}
			return 0
		}
		if b.Label != "" {
			late = b.Label
		}
		if !same || b.Label != "" {
			a.write(style.in(mute), from-d, r.y-style.mid(), align(d), style.cut(was, wide))
		}
		bold := style
		bold.bold = true
		a.write(bold, to+d, r.y-style.mid(), align(-d), bold.cut(late, wide+2))
	}
	a.writeLeft(left)
}

// lone draws a row of a dumbbell that has one value only.
func (a area) lone(r row, c rgba, px func(float64) float64, names, pitch float64) {
	v, earlier := r.bar.Value, !finite(r.bar.Value)
	if earlier {
		v = r.bar.Low
	}
	a.stroke(grid, 0.5, nil, at(a.left()+names+6, r.y), at(px(v), r.y))
	a.mark(circle, c, px(v), r.y, min(3, pitch/3), earlier)
	a.writeRow(r, a.left()+names)
	words := said(a.fig.Lang, v, valueUnit(&a.fig.Panels[0]))
	a.hit(r.bar.Name, point(px(v), r.y, r.bar.Name, words))
	a.tryWrite(smallStyle.in(ink), px(v)+5.5, r.y-smallStyle.mid(), 0, words)
}

// dumbbellHeight is that of the rows and their axis.
func dumbbellHeight(f *result.Figure, width float64) float64 {
	return rankingHeight(f, width) + xLabels
}

// valueAxis draws an axis of values that run sideways below rows that stand
// between bottom and top, and faint lines up from its ticks.
func (a area) valueAxis(s scale, px func(float64) float64, bottom, top float64) {
	x0, x1 := px(s.min), px(s.max)
	end := a.left()
	for _, t := range s.ticks {
		x := px(t.Value)
		a.stroke(grid, 0.5, nil, at(x, bottom), at(x, top))
		a.stroke(base, 0.6, nil, at(x, bottom), at(x, bottom-tickLength))
		w := tickStyle.width(t.Label)
		l := min(max(x-w/2, a.left()), a.right()-w)
		if l < end {
			continue
		}
		if a.tryWrite(tickStyle, l, bottom-tickLength-tickStyle.up()-0.5, 0, t.Label) {
			end = l + w + 3
		}
	}
	a.stroke(base, 0.8, nil, at(x0, bottom), at(x1, bottom))
}

// coarse reports whether whole numbers say enough: none is small, or all are whole.
func coarse(bars []result.Bar) bool {
	small, whole := false, true
	for _, b := range bars {
		for _, v := range []float64{b.Low, b.Value} {
			if !finite(v) {
				continue
			}
			small = small || math.Abs(v) < 10
			whole = whole && v == math.Trunc(v)
		}
	}
	return whole || !small
}

// sides are the words of the earlier and the later value of a panel's bars.
func sides(l *lang.Language, p *result.Panel) (before, after string) {
	if len(p.Eras) > 1 {
		return p.Eras[0].Label, p.Eras[1].Label
	}
	return l.Phrase("Before"), l.Phrase("After")
}

// pairsOf are the bars of which a value can be drawn, and the span of the values.
func pairsOf(p *result.Panel) (bars []result.Bar, s span) {
	s = noSpan()
	for _, b := range p.Bars {
		if finite(b.Value) || finite(b.Low) {
			bars = append(bars, b)
			s.add(b.Value)
			s.add(b.Low)
		}
	}
	return bars, s
}
