package chart

import (
	"defensetrade/pipeline/result"
)

// forestHeight is that of the rows, the names of their groups and the axis.
func forestHeight(f *result.Figure, width float64) float64 {
	n, pitch := 0, 14.0
	for i := range f.Panels {
		bars := f.Panels[i].Bars
		n = max(n, len(bars)+len(groupsOf(bars)))
		for _, b := range bars {
			if len(bars) <= 24 && nameStyle.width(b.Name) > nameRoom*width {
				pitch = 2.1 * nameStyle.lead() // names of two lines
			}
		}
	}
	return min(max(float64(n)*pitch+xLabels+14, 60), maxRowsHeight)
}

// maxRowsHeight is as high as a figure of rows grows before it leaves rows out.
const maxRowsHeight = 560.0

// groupsOf are the names of a figure's groups of rows, none where all are one.
func groupsOf(bars []result.Bar) []string {
	var out []string
	for i, b := range bars {
		if i == 0 || b.Series != bars[i-1].Series {
			out = append(out, b.Series)
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

// drawForest draws estimates as squares on their intervals, with their numbers at
// the right; hollow where the interval holds the reference value, which is the
// panel's first reference line or zero.
func drawForest(a area) {
	p := &a.fig.Panels[0]
	s := noSpan()
	zero := 0.0
	if len(p.Refs) > 0 && finite(p.Refs[0].Y) {
		zero = p.Refs[0].Y
	}
	type line struct {
		group string
		bar   *result.Bar
	}
	var lines []line
	groups := len(groupsOf(p.Bars)) > 0
	last := ""
	for i := range p.Bars {
		b := &p.Bars[i]
		if !finite(b.Value) {
			continue
		}
		if groups && (len(lines) == 0 || b.Series != last) && b.Series != "" {
			lines = append(lines, line{group: b.Series})
		}
		last = b.Series
		lines = append(lines, line{bar: b})
		s.add(b.Value)
		if interval(*b) {
			s.add(b.Low)
			s.add(b.High)
		}
	}
	if !s.ok() {
		a.nothing()
		return
	}
	s.add(zero)
	rows := a.without(0, xLabels+2, 0, 2)
	pitch := min(rows.height()/float64(len(lines)), 2.2*nameStyle.lead())
	left := 0
	if pitch < 9.5 {
		pitch = 9.5
		n := max(int((rows.height()-10)/pitch), 1)
		left = len(lines) - n
		lines = lines[:n]
	}
	// The words on both sides decide how much is left for marks.
	number := smallStyle.in(ink)
	names, words := 0.0, 0.0
	named := func(b *result.Bar) []string {
		return nameStyle.lines(b.Name, nameRoom*a.width(), min(max(1, int(pitch/nameStyle.lead())), 2))
	}
	label := func(b *result.Bar) string {
		if b.Label != "" {
			return number.cut(b.Label, 0.3*a.width())
		}
		return said(a.fig.Lang, b.Value, valueUnit(p))
	}
	for _, l := range lines {
		if l.bar != nil {
			names = max(names, nameStyle.widest(named(l.bar)))
			words = max(words, number.width(label(l.bar)))
		}
	}
	x0, x1 := a.left()+names+10, a.right()-words-8
	ax := linear(a.fig.Lang, s.lo, s.hi, result.Axis{Unit: valueUnit(p)}, min(max(int((x1-x0)/50), 2), 8), false)
	px := func(v float64) float64 {
		return min(max(x0+(v-ax.min)/(ax.max-ax.min)*(x1-x0), x0), x1)
	}
	bottom := rows.top() - pitch*float64(len(lines))
	a.valueAxis(ax, px, bottom, rows.top())
	a.stroke(ink, 0.7, longDash, at(px(zero), bottom), at(px(zero), rows.top()))
	for i, l := range lines {
		y := rows.top() - (float64(i)+0.5)*pitch
		if l.bar == nil {
			a.tryWrite(headStyle, a.left(), y-headStyle.mid(), 0, headStyle.cut(l.group, x1-a.left()))
			continue
		}
		b := *l.bar
		c := context
		if b.Rank == 0 {
			c = a.shades.colour(rowKey(b))
		}
		hollow := b.Hollow
		if interval(b) {
			lo, hi := px(b.Low), px(b.High)
			a.stroke(c, 1.1, nil, at(lo, y), at(hi, y))
			for _, end := range []float64{lo, hi} {
				a.stroke(c, 1.1, nil, at(end, y-2), at(end, y+2))
			}
			hollow = hollow || b.Low <= zero && zero <= b.High
		}
		a.mark(square, c, px(b.Value), y, min(2.6, pitch/4), hollow)
		a.hit(b.Series, point(px(b.Value), y, b.Name, label(l.bar)))
		a.writeRow(row{b, y, named(l.bar)}, a.left()+names)
		a.write(number, a.right(), y-number.mid(), 1, label(l.bar))
	}
	if left > 0 {
		a.tryWrite(smallStyle, a.left(), bottom-smallStyle.up()-1, 0, a.fig.Lang.Say("and {} more¦rows for which a figure has no room", itoa(left)))
	}
}

// interval reports whether a bar carries one.
func interval(b result.Bar) bool { return finite(b.Low) && finite(b.High) && b.High > b.Low }
