package chart

import (
	"math"
	"sort"
	"strings"

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

func (c *crown) planEvents(x *axes, p *result.Panel, whole area) {
	in := visible(x, p)
	number := 0
	numbers := map[int]int{}
	for pass := 0; ; pass++ {
		c.events, c.eventRows = nil, 0
		again := false
		for _, i := range in {
			e := p.Events[i]
			if e.Label == "" {
				continue
			}
			words := smallStyle.cut(e.Label, 0.42*whole.width())
			if numbers[i] > 0 {
				words = itoa(numbers[i])
			}
			name, ok := c.placeEvent(x.px(e.X), words, whole)
			switch {
			case ok:
				name.i = i
				c.events = append(c.events, name)
				c.eventRows = max(c.eventRows, name.row+1)
			case numbers[i] == 0:
				numbers[i], again = 1, true
			}
		}
		if again {
			// Numbers run from left to right.
			number = 0
			for j := len(in) - 1; j >= 0; j-- {
				if numbers[in[j]] > 0 {
					number++
					numbers[in[j]] = number
				}
			}
		}
		if !again || pass > len(in) {
			break
		}
	}
	for j := len(in) - 1; j >= 0; j-- {
		if n := numbers[in[j]]; n > 0 {
			c.list = append(c.list, itoa(n)+"\u00a0"+strings.ReplaceAll(p.Events[in[j]].Label, " ", "\u00a0"))
		}
	}
}

// placeEvent finds the lowest row where a name neither meets another name nor a
// line, and its own line meets no name.
func (c *crown) placeEvent(at float64, words string, whole area) (crownName, bool) {
	w := smallStyle.width(words)
	for row := range maxEventRows {
		for _, left := range []float64{at + 2, at - 2 - w} {
			n := crownName{words: words, x: left, w: w, row: row, at: at}
			if left < whole.left() || left+w > whole.right() {
				continue
			}
			ok := true
			for _, o := range c.events {
				switch {
				case o.row == row && left < o.x+o.w+3 && o.x < left+w+3,
					o.row >= row && o.at > left-2 && o.at < left+w+2 && o.at != at,
					o.row <= row && at > o.x-2 && at < o.x+o.w+2 && o.at != at,
					o.at == at && o.row == row:
					ok = false
				}
			}
			if ok {
				return n, true
			}
		}
	}
	return crownName{}, false
}

func (c *crown) planEras(x *axes, p *result.Panel, whole area) {
	const maxRows = 2
	order := make([]int, 0, len(p.Eras))
	for i, e := range p.Eras {
		if finite(e.From) && finite(e.To) && e.To > x.x.min && e.From < x.x.max && e.To > e.From {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return p.Eras[order[i]].From < p.Eras[order[j]].From })
	place := func(n crownName, words string, row int) bool {
		w := smallStyle.width(words)
		left := min(max(n.at-w/2, whole.left()), whole.right()-w)
		if left < whole.left() {
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
		x0, x1 := x.px(max(e.From, x.x.min)), x.px(min(e.To, x.x.max))
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
		if !finite(e.From) || !finite(e.To) || e.To <= x.x.min || e.From >= x.x.max || e.To <= e.From {
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
		x.fillRect(shade, x.px(max(e.From, x.x.min)), x.bottom(), x.px(min(e.To, x.x.max)), top)
	}
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
		for _, try := range [][3]float64{{x.right() - 2, y + 2 + s.down(), 1}, {x.left() + 2, y + 2 + s.down(), 0}, {x.right() - 2, y - 1 - s.up(), 1}, {x.left() + 2, y - 1 - s.up(), 0}} {
			if label != "" && x.tryWrite(s, try[0], try[1], try[2], label) {
				break
			}
		}
	}
}
