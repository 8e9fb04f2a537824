package chart

import (
	"sort"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

// A happening is an event with where its words go.
type happening struct {
	e          result.EventLine
	words      string
	row        int
	x, to      float64 // mark
	left, wide float64 // words
}

const (
	laneHeight = 12.0
	laneGap    = 6.0
)

// lanes places events in rows, group by group, so that no words meet; it returns
// the rows of each group.
func lanes(p *result.Panel, px func(float64) float64, left, right float64) (groups []string, of map[string][]happening, rows map[string]int) {
	of, rows = map[string][]happening{}, map[string]int{}
	events := append([]result.EventLine(nil), p.Events...)
	for _, e := range events {
		if _, ok := rows[e.Group]; !ok {
			rows[e.Group] = 0
			groups = append(groups, e.Group)
		}
	}
	sort.SliceStable(events, func(i, j int) bool { return events[i].X < events[j].X })
	s := legendStyle
	for _, e := range events {
		if !finite(e.X) {
			continue
		}
		h := happening{e: e, x: px(e.X)}
		h.to = h.x
		if finite(e.Until) && e.Until > e.X {
			h.to = px(e.Until)
		}
		// As many words as the wider side has room for.
		h.words = s.cut(e.Label, max(right-h.to-6, h.x-left-6, 0.3*(right-left)))
		h.wide = s.width(h.words)
		for h.row = 0; ; h.row++ {
			// Words stand right of the mark, else left of it.
			ok := false
			for _, l := range []float64{h.to + 5, h.x - 5 - h.wide} {
				h.left = l
				b0, b1 := min(h.x-3, l), max(h.to+3, l+h.wide)
				if l < left || l+h.wide > right {
					continue
				}
				ok = true
				for _, o := range of[e.Group] {
					if o.row == h.row && b0 < max(o.to+3, o.left+o.wide)+4 && min(o.x-3, o.left) < b1+4 {
						ok = false
					}
				}
				if ok {
					break
				}
			}
			if ok || h.row > 200 {
				break
			}
		}
		of[e.Group] = append(of[e.Group], h)
		rows[e.Group] = max(rows[e.Group], h.row+1)
	}
	return groups, of, rows
}

// timelineAxis is the years that a timeline spans.
func timelineAxis(l *lang.Language, p *result.Panel, width float64) scale {
	s := noSpan()
	for _, e := range p.Events {
		s.add(e.X)
		if e.Until > e.X {
			s.add(e.Until)
		}
	}
	for _, e := range p.Eras {
		s.add(e.From)
		s.add(e.To)
	}
	if p.X.Max > p.X.Min && finite(p.X.Max) && finite(p.X.Min) {
		s = span{p.X.Min, p.X.Max}
	}
	if !s.ok() {
		s = span{2000, 2001}
	}
	s.lo, s.hi = s.lo-0.5, s.hi+0.5
	if s.hi-s.lo > 1e4 {
		return linear(l, s.lo, s.hi, p.X, 5, true)
	}
	return scale{min: s.lo, max: s.hi, ticks: yearTicks{width}.Ticks(s.lo, s.hi)}
}

func timelineHeight(f *result.Figure, width float64) float64 {
	p := &f.Panels[0]
	left := groupWidth(p, width)
	x := timelineAxis(f.Lang, p, width-left)
	px := func(v float64) float64 { return left + (v-x.min)/(x.max-x.min)*(width-left) }
	groups, _, rows := lanes(p, px, left, width)
	h := xLabels + 16.0
	for _, g := range groups {
		h += float64(rows[g])*laneHeight + laneGap
	}
	return min(max(h, 60), 220*pdf.MM)
}

// groupWidth is the room for the names of groups.
func groupWidth(p *result.Panel, width float64) float64 {
	w := 0.0
	for _, e := range p.Events {
		w = max(w, headStyle.widest(headStyle.lines(e.Group, 0.2*width, 2)))
	}
	if w > 0 {
		w += 8
	}
	return w
}

// drawTimeline draws events as dots, those that lasted as bars, in rows by group
// under the names of the eras.
func drawTimeline(a area) {
	p := &a.fig.Panels[0]
	if len(p.Events)+len(p.Eras) == 0 {
		a.nothing()
		return
	}
	left := groupWidth(p, a.width())
	x := timelineAxis(a.fig.Lang, p, a.width()-left)
	data := a.without(left, xLabels, 0, 0)
	ax := newAxes(data, x, scale{min: 0, max: 1})
	top := ax.plan(&result.Panel{Eras: p.Eras, X: p.X}, a)
	ax = newAxes(data.without(0, top.foot, 0, top.height), x, scale{min: 0, max: 1})
	groups, of, rows := lanes(p, ax.px, ax.left(), ax.right())
	total := 0.0
	for _, g := range groups {
		total += float64(rows[g])*laneHeight + laneGap
	}
	squeeze := min(1, ax.height()/max(total, 1))
	ax.drawEras(p, top)
	for _, t := range x.ticks {
		if !t.IsMinor() {
			ax.stroke(grid, 0.5, nil, at(ax.px(t.Value), ax.bottom()), at(ax.px(t.Value), ax.top()))
		}
	}
	y := ax.top() - laneGap/2*squeeze
	for i, g := range groups {
		c := series[i%len(series)]
		if i > 0 {
			ax.stroke(grid, 0.5, nil, at(a.left(), y+laneGap/2*squeeze), at(ax.right(), y+laneGap/2*squeeze))
		}
		for j, l := range headStyle.lines(g, 0.2*a.width(), 2) {
			if float64(j)*headStyle.lead() < float64(rows[g])*laneHeight*squeeze {
				a.tryWrite(headStyle.in(forText(c)), a.left(), y-laneHeight/2*squeeze-headStyle.mid()-float64(j)*headStyle.lead(), 0, l)
			}
		}
		for _, h := range of[g] {
			mid := y - (float64(h.row)+0.5)*laneHeight*squeeze
			if mid-3 < ax.bottom() {
				continue
			}
			if h.to > h.x {
				ax.fillRect(mix(c, white, 0.35), max(h.x, ax.left()), mid-2.2, min(h.to, ax.right()), mid+2.2)
			} else {
				ax.mark(marker(i%int(markers)), c, h.x, mid, 2.6, false)
			}
			ax.hit(g, cell(box{min(h.x-3, h.left), mid - 4, max(h.to+3, h.left+h.wide), mid + 4}, saidSpan(h.e), h.e.Label))
			a.tryWrite(legendStyle, h.left, mid-legendStyle.mid(), 0, h.words)
		}
		y -= (float64(rows[g])*laneHeight + laneGap) * squeeze
	}
	ax.drawX(true, a.left(), a.right())
	ax.writeCrown(top, a)
}

// saidSpan is the year of an event, or its first and last.
func saidSpan(e result.EventLine) string {
	from := itoa(int(e.X))
	if e.Until > e.X {
		return from + "–" + itoa(int(e.Until))
	}
	return from
}
