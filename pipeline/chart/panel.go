package chart

import (
	"defensetrade/pipeline/result"
)

// A look is what a kind or a place among small multiples asks of a panel.
type look struct {
	x, y    *scale // shared; nil makes the panel's own
	left    float64
	ends    bool // names at the ends of lines
	noY     bool // no y labels: the panel to the left has them
	noX     bool // no year labels: the panel below has them
	compact bool // no names of eras, events and references
	legend  []entry
}

// drawPanel draws one set of axes and all that stands in it.
func (a area) drawPanel(p *result.Panel, l look) {
	if len(l.legend) > 0 {
		h := a.drawLegend(l.legend)
		a = a.without(0, 0, 0, h)
	}
	if p.Title != "" && !l.compact {
		for _, line := range headStyle.lines(p.Title, a.width(), 2) {
			a.write(headStyle, a.left(), a.top()-0.95*headStyle.size, 0, line)
			a = a.without(0, 0, 0, headStyle.lead())
		}
		a = a.without(0, 0, 0, 2)
	}
	if p.Y.Label != "" && !l.compact {
		for _, line := range smallStyle.lines(p.Y.Label, a.width(), 2) {
			a.write(smallStyle, a.left(), a.top()-0.95*smallStyle.size, 0, line)
			a = a.without(0, 0, 0, smallStyle.lead())
		}
		a = a.without(0, 0, 0, 3)
	}
	bottom := xLabels
	if l.noX {
		bottom = tickLength
	}
	if p.X.Label != "" && !l.compact {
		for i, ls := 0, smallStyle.lines(p.X.Label, a.width(), 2); i < len(ls); i++ {
			line := ls[len(ls)-1-i]
			a.write(smallStyle, a.right(), a.bottom()+smallStyle.down(), 1, line)
			a = a.without(0, smallStyle.lead(), 0, 0)
		}
	}
	one := []*result.Panel{p}
	topGap := tickStyle.up() - tickStyle.mid() // half of the top label stands above the grid
	y := l.y
	if y == nil {
		s := scaleY(a.fig.Lang, one, a.height()-bottom-topGap)
		y = &s
	}
	left := l.left
	if left == 0 && !l.noY {
		left = yWidth(*y)
	}
	var ends []endLabel
	right := 0.0
	if l.ends {
		ends = a.endLabels(p)
		if w := endWidth(ends, max(min(0.3*a.width(), 150), 48)); w > 0 {
			right = w + endGap
		}
	}
	plotWidth := a.width() - left - right
	x := l.x
	if x == nil {
		s := scaleX(a.fig.Lang, one, plotWidth)
		if a.fig.Kind == "area" {
			s = tight(p, s, plotWidth)
		}
		x = &s
	}
	data := a.without(left, bottom, right, topGap)
	ax := newAxes(data, *x, *y)
	var top *crown
	if !l.compact {
		top = ax.plan(p, a)
		data = data.without(0, top.foot, 0, top.height)
		if y2 := l.y; y2 == nil { // less height wants fewer ticks
			s := scaleY(a.fig.Lang, one, data.height())
			y = &s
		}
		ax = newAxes(data, *x, *y)
	}
	ax.drawData(p, a, top, l)
	if l.ends {
		for i := range ends {
			e := &ends[i]
			e.x, e.y = ax.px(e.x), min(max(ax.py(e.y), ax.bottom()), ax.top())
		}
		ends = ax.nearEnds(ends)
		a.drawEnds(ends, ax.right()+endGap, ax.bottom()-xLabels+2, ax.top()+1)
	}
}

// drawData draws from back to front: eras, grid, ribbons, bars, lines, marks, and
// last the words, which keep clear of each other.
func (x *axes) drawData(p *result.Panel, whole area, top *crown, l look) {
	x.drawEras(p, top)
	x.drawGrid()
	x.drawEvents(p, top)
	x.drawBands(p)
	x.drawRanges(p)
	if x.fig.Kind == "area" {
		x.drawAreas(p)
	} else {
		x.drawStacks(p)
	}
	x.drawStems(p)
	x.drawBeyond(p)
	x.drawLines(p, l)
	x.drawX(!l.noX, whole.left(), whole.right())
	if !l.noY {
		x.drawY()
	}
	if top != nil {
		x.writeCrown(top, whole)
	}
	x.drawSteps(p)
	x.drawArrows(p)
	x.drawPoints(p)
	x.drawRefs(p, !l.compact)
	if !l.compact && x.fig.Kind != "area" {
		x.writeBarLabels(p)
	}
}
