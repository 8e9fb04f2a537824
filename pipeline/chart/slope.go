package chart

import (
	"sort"

	"gonum.org/v1/plot/vg"

	"defensetrade/pipeline/result"
)

// slopeHeight follows from the number of names.
func slopeHeight(f *result.Figure, width float64) float64 {
	n := 0
	for i := range f.Panels {
		n = max(n, len(f.Panels[i].Bars))
	}
	return min(max(float64(n)*13+60, 150), 420)
}

// drawSlope draws for each name a line from its earlier value, Low, at the left to
// its later one at the right, with the values beside the ends; the panel's first
// two eras name the sides. Values that meet are moved apart, and what has no room
// keeps its line without words.
func drawSlope(a area) {
	p := &a.fig.Panels[0]
	before, after := sides(a.fig.Lang, p)
	bars, s := pairsOf(p)
	if len(bars) == 0 {
		a.nothing()
		return
	}
	if s.lo >= 0 && s.lo < s.hi/5 {
		s.lo = 0
	}
	if s.hi == s.lo {
		s.lo, s.hi = s.lo-1, s.hi+1
	}
	unit := valueUnit(p)
	f := result.Format{Style: result.Short, Decimals: -1}
	if unit.Percent() && coarse(bars) {
		f.Decimals = 0
	}
	values := smallStyle.in(ink)
	var early, late []endLabel
	wide := 0.0
	for _, b := range bars {
		wide = max(wide, values.width(f.String(a.fig.Lang, b.Low, unit)))
	}
	wide = min(wide, 0.2*a.width())
	plain := manyEntities(bars)
	colour := func(b result.Bar) rgba {
		switch {
		case b.Rank > 0:
			return context
		case plain:
			return neutral
		}
		return a.shades.colour(rowKey(b))
	}
	room := 0.4 * a.width()
	for _, b := range bars {
		st := labelStyle.in(forText(colour(b)))
		if b.Rank > 0 {
			st = smallStyle
		}
		words := b.Label
		if words == "" {
			words = f.String(a.fig.Lang, b.Value, unit) + "  " + b.Name
		}
		late = append(late, endLabel{words: words, style: st, colour: colour(b), strong: b.Rank == 0})
		early = append(early, endLabel{words: f.String(a.fig.Lang, b.Low, unit), style: smallStyle.in(forText(colour(b))), colour: colour(b), strong: b.Rank == 0, lines: []string{values.cut(f.String(a.fig.Lang, b.Low, unit), wide)}})
	}
	right := endWidth(late, room)
	x0, x1 := a.left()+wide+endGap+2, a.right()-right-endGap-2
	if most := 330.0; x1-x0 > most { // a wide slope is no longer steep
		x1 = x0 + most
	}
	rows := a.without(0, 6, 0, 1.6*headStyle.size+8)
	py := func(v float64) float64 { return rows.bottom() + (v-s.lo)/(s.hi-s.lo)*rows.height() }
	half := (x1 - x0) / 2
	top := a.top() - 0.95*headStyle.size
	a.write(headStyle, x0, top, 0, headStyle.cut(before, half-4))
	a.write(headStyle, x1, top, 1, headStyle.cut(after, half-4))
	for _, x := range []float64{x0, x1} {
		a.stroke(base, 0.8, nil, at(x, rows.bottom()-4), at(x, rows.top()+4))
	}
	order := make([]int, len(bars))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return bars[order[i]].Rank > bars[order[j]].Rank }) // context first
	for _, i := range order {
		b := bars[i]
		width := 1.8
		if b.Rank > 0 {
			width = 0.9
		}
		y0, y1 := py(b.Low), py(b.Value)
		if finite(b.Low) && finite(b.Value) {
			a.stroke(colour(b), width, nil, at(x0, y0), at(x1, y1))
		}
		if finite(b.Low) {
			a.mark(circle, colour(b), x0, y0, 2.4, false)
			a.hit(b.Name, point(x0, y0, before, said(a.fig.Lang, b.Low, unit)))
			early[i].x, early[i].y = x0, y0
		} else {
			early[i].lines = nil
		}
		if finite(b.Value) {
			a.mark(circle, colour(b), x1, y1, 2.4, b.Hollow)
			a.hit(b.Name, point(x1, y1, after, said(a.fig.Lang, b.Value, unit)))
		} else { // the name stands where the value would
			y1 = y0
			if b.Label == "" {
				late[i].lines = late[i].style.lines(b.Name, room, 2)
			}
		}
		late[i].x, late[i].y = x1, y1
	}
	a.drawEnds(late, x1+endGap, a.bottom()+1, rows.top()+8)
	a.startLabels(early, x0-endGap, a.bottom()+1, rows.top()+8)
}

// startLabels writes labels that end at x, moved apart between lo and hi; those of
// context give way.
func (a area) startLabels(labels []endLabel, x, lo, hi float64) {
	placed, _ := placeEnds(labels, lo, hi)
	for _, l := range placed {
		if d := l.mid - l.y; d > 1.5 || d < -1.5 {
			pts := []vg.Point{at(l.x-2.5, l.y), at(x+2, l.mid)}
			a.stroke(mix(l.colour, white, 0.35), 0.4, nil, pts...)
		}
		a.tryWrite(l.style, x, l.mid-l.style.mid(), 1, l.lines[0])
	}
}
