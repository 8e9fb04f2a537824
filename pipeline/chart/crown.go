package chart

import (
	"math"
	"sort"
	"strings"

	"gonum.org/v1/plot/vg"

	"defensetrade/pipeline/result"
)

// A crown is what stands above the data: rows of event names and, over them, rows
// of era names; and the list of those that only a number had room for.
type crown struct {
	events, eras   []crownName
	eventRows      int
	eraRows        int
	height, foot   float64
	list           []string
	rowOfEra       map[int]int
	rowHeight, gap float64
}

type crownName struct {
	i     int // which event or era
	words string
	x     float64 // where the words start
	w     float64
	row   int
	at    float64 // the event's line, the era's middle
}

const maxEventRows = 4

// plan decides which names stand in which rows. Only widths count: the height of
// the axes follows from the rows.
func (x *axes) plan(p *result.Panel, whole area) *crown {
	c := &crown{rowHeight: smallStyle.lead() + 0.6, rowOfEra: map[int]int{}}
	c.planEvents(x, p, whole)
	c.planEras(x, p, whole)
	if rows := c.eventRows + c.eraRows; rows > 0 {
		c.gap = 2
		c.height = float64(rows)*c.rowHeight + c.gap
	}
	if len(c.list) > 0 {
		c.list = tinyStyle.lines(strings.Join(c.list, "   "), whole.width(), 3)
		c.foot = float64(len(c.list))*tinyStyle.lead() + 2
	}
	return c
}

// visible are the events inside the axes, from right to left: a name stands right
// of its line, and lines of names in higher rows must not cross lower names, so
// of two names that overlap the left one takes the higher row.
func visible(x *axes, p *result.Panel) []int {
	var in []int
	for i, e := range p.Events {
		if finite(e.X) && e.X >= x.x.min && e.X <= x.x.max {
			in = append(in, i)
		}
	}
	sort.SliceStable(in, func(i, j int) bool { return p.Events[in[i]].X > p.Events[in[j]].X })
	return in
}

// planEvents places the names right of their lines or, if more of them fit so,
// left; names without room become numbers, numbers without room nothing.
func (c *crown) planEvents(x *axes, p *result.Panel, whole area) {
	in := visible(x, p)
	var best []crownName
	var numbered map[int]bool
	for _, leftFirst := range []bool{false, true} {
		names, numbers := placeEvents(x, p, whole, in, leftFirst)
		if best == nil || len(numbers) < len(numbered) {
			best, numbered = names, numbers
		}
	}
	// Numbers run from left to right.
	sort.SliceStable(best, func(i, j int) bool { return best[i].at < best[j].at })
	number := 0
	for k := range best {
		n := &best[k]
		c.eventRows = max(c.eventRows, n.row+1)
		if numbered[n.i] {
			number++
			w := smallStyle.width(itoa(number))
			if n.x < n.at { // left of its line
				n.x += n.w - w
			}
			n.words, n.w = itoa(number), w
			c.list = append(c.list, n.words+"\u00a0"+strings.ReplaceAll(p.Events[n.i].Label, " ", "\u00a0"))
		}
	}
	c.events = best
}

// placeEvents places names in one pass after another: each pass gives those that
// found no room the width of a number, until all that can be placed are.
func placeEvents(x *axes, p *result.Panel, whole area, in []int, leftFirst bool) (names []crownName, numbers map[int]bool) {
	numbers = map[int]bool{}
	for range len(in) + 1 {
		names = nil
		again := false
		for _, i := range in {
			e := p.Events[i]
			if e.Label == "" {
				continue
			}
			words := smallStyle.cut(e.Label, 0.42*whole.width())
			if numbers[i] {
				words = "00"
			}
			n, ok := placeEvent(names, x.px(e.X), words, x.left(), whole, leftFirst)
			switch {
			case ok:
				n.i = i
				names = append(names, n)
			case !numbers[i]:
				numbers[i], again = true, true
			}
		}
		if !again {
			break
		}
	}
	return names, numbers
}

// placeEvent finds the lowest row where a name neither meets another name nor a
// line, and its own line meets no name.
func placeEvent(placed []crownName, at float64, words string, axisLeft float64, whole area, leftFirst bool) (crownName, bool) {
	w := smallStyle.width(words)
	sides := []float64{at + 2, at - 2 - w}
	if leftFirst {
		sides[0], sides[1] = sides[1], sides[0]
	}
	for row := range maxEventRows {
		for _, left := range sides {
			if left < axisLeft || left+w > whole.right() {
				continue
			}
			ok := true
			for _, o := range placed {
				switch {
				case o.row == row && left < o.x+o.w+3 && o.x < left+w+3,
					o.row >= row && o.at > left-1 && o.at < left+w+1 && o.at != at,
					o.row <= row && at > o.x-1 && at < o.x+o.w+1 && o.at != at,
					o.at == at && o.row == row:
					ok = false
				}
			}
			if ok {
				return crownName{words: words, x: left, w: w, row: row, at: at}, true
			}
		}
	}
	return crownName{}, false
}

func (c *crown) planEras(x *axes, p *result.Panel, whole area) {
	const maxRows = 2
	order := make([]int, 0, len(p.Eras))
	for i, e := range p.Eras {
		if from, to := reach(p, i, p.X.Years); finite(e.From) && finite(e.To) && to > x.x.min && from < x.x.max && to > from {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return p.Eras[order[i]].From < p.Eras[order[j]].From })
	edge := x.left() // names left of it would meet the y labels
	place := func(n crownName, words string, row int) bool {
		w := smallStyle.width(words)
		left := min(max(n.at-w/2, edge), whole.right()-w)
		if left < edge {
			return false
		}
		for _, o := range c.eras {
			if o.row == row && left < o.x+o.w+5 && o.x < left+w+5 {
				return false
			}
		}
		n.words, n.x, n.w, n.row = words, left, w, row
		c.eras = append(c.eras, n)
		c.eraRows = max(c.eraRows, row+1)
		c.rowOfEra[n.i] = row
		return true
	}
	number := 0
	for k, i := range order {
		e := p.Eras[i]
		from, to := reach(p, i, p.X.Years)
		x0, x1 := x.px(max(from, x.x.min)), x.px(min(to, x.x.max))
		n := crownName{i: i, at: (x0 + x1) / 2}
		if e.Label == "" {
			continue
		}
		// Room up to the middles of the neighbours' bands.
		room := whole.right() - whole.left()
		if len(order) > 1 {
			l, r := whole.left(), whole.right()
			if k > 0 {
				l = x.px(max(p.Eras[order[k-1]].To, x.x.min))
			}
			if k+1 < len(order) {
				r = x.px(min(p.Eras[order[k+1]].From, x.x.max))
			}
			room = max(r-l, x1-x0)
		}
		ok := place(n, e.Label, 0)
		for row := 1; row < maxRows && !ok; row++ {
			ok = place(n, e.Label, row)
		}
		if short := smallStyle.cut(e.Label, max(room-6, 0)); !ok && len([]rune(short)) > 5 {
			ok = place(n, short, 0)
			for row := 1; row < maxRows && !ok; row++ {
				ok = place(n, short, row)
			}
		}
		if !ok {
			mark := string(rune('A' + number%26))
			for row := range maxRows {
				if place(n, mark, row) {
					number++
					c.list = append(c.list, mark+"\u00a0"+strings.ReplaceAll(e.Label, " ", "\u00a0"))
					break
				}
			}
		}
	}
}

// drawEras draws the bands, up to their names.
func (x *axes) drawEras(p *result.Panel, c *crown) {
	for i, e := range p.Eras {
		from, to := reach(p, i, p.X.Years)
		if !finite(e.From) || !finite(e.To) || to <= x.x.min || from >= x.x.max || to <= from {
			continue
		}
		top := x.top()
		if c != nil {
			if row, ok := c.rowOfEra[i]; ok {
				top += c.gap + float64(c.eventRows+row)*c.rowHeight
			}
		}
		shade := eraPale
		if i%2 == 1 && touches(p.Eras, i) {
			shade = eraPale2
		}
		x.fillRect(shade, x.px(max(from, x.x.min)), x.bottom(), x.px(min(to, x.x.max)), top)
	}
}

// reach is where an era's band begins and ends: an era of years holds its first
// and its last one whole, unless another begins in that very year.
func reach(p *result.Panel, i int, years bool) (from, to float64) {
	e := p.Eras[i]
	from, to = e.From, e.To
	if !years {
		return from, to
	}
	before, after := true, true
	for j, o := range p.Eras {
		if j != i && o.To == e.From {
			before = false
		}
		if j != i && o.From == e.To {
			after = false
		}
	}
	if before {
		from -= 0.5
	}
	if after {
		to += 0.5
	}
	return from, to
}

// touches reports whether an era begins where another ends, so that they need two
// shades.
func touches(eras []result.EraBand, i int) bool {
	for j, o := range eras {
		if j != i && (math.Abs(o.To-eras[i].From) < 1.01 || math.Abs(o.From-eras[i].To) < 1.01) {
			return true
		}
	}
	return false
}

var eraPale2 = rgb(0xe9ecf1)

// drawEvents draws the lines of events, up to their names.
func (x *axes) drawEvents(p *result.Panel, c *crown) {
	for _, i := range visible(x, p) {
		at0 := x.px(p.Events[i].X)
		top := x.top()
		if c != nil {
			for _, n := range c.events {
				if n.i == i {
					top += c.gap + float64(n.row+1)*c.rowHeight - 1
				}
			}
		}
		x.stroke(eventLine, 0.5, nil, at(at0, x.bottom()), at(at0, top))
		x.solid.line([]vg.Point{at(at0, x.bottom()), at(at0, top)})
	}
}

var eventLine = rgb(0x9aa0a8)

// writeCrown writes the names above the axes and the list below them.
func (x *axes) writeCrown(c *crown, whole area) {
	for _, n := range c.events {
		x.write(smallStyle, n.x, x.top()+c.gap+float64(n.row)*c.rowHeight+smallStyle.down(), 0, n.words)
	}
	for _, n := range c.eras {
		x.write(smallStyle.in(ink), n.x, x.top()+c.gap+float64(c.eventRows+n.row)*c.rowHeight+smallStyle.down(), 0, n.words)
	}
	y := x.bottom() - xLabels - 1
	for _, l := range c.list {
		y -= tinyStyle.lead()
		x.write(tinyStyle, whole.left(), y+tinyStyle.down(), 0, l)
	}
}

// drawRefs draws claims and means as dashed lines with their words on them.
func (x *axes) drawRefs(p *result.Panel, words bool) {
	for _, r := range p.Refs {
		if !x.inside(x.x.min, r.Y) && !(finite(r.Y) && r.Y >= x.y.min && r.Y <= x.y.max) {
			continue
		}
		y := x.py(r.Y)
		x.stroke(ink, 0.7, longDash, at(x.left(), y), at(x.right(), y))
		if !words {
			continue
		}
		s := smallStyle.in(ink)
		label := s.cut(r.Label, x.width()-4)
		if label == "" {
			continue
		}
		var spots []spot
		for at0 := x.right() - 2; at0-s.width(label) > x.left(); at0 -= 12 {
			spots = append(spots, spot{at0, y + 1.5 + s.down(), 1}, spot{at0, y - 1 - s.up(), 1})
		}
		x.settle(s, label, x.solid, spots, 1<<20)
	}
}
