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

// planEvents places the names right of their lines or, if more of them fit so,
// left; names without room become numbers, numbers without room nothing.
func (c *crown) planEvents(x *axes, p *result.Panel, whole area) {
	in := visible(x, p)
	var best []crownName
	var numbered map[int]bool
	least := math.MaxInt
	for _, order := range []tryOrder{lowRight, lowLeft, stairs} {
		names, numbers := placeEvents(x, p, whole, in, order)
		cost := 0
		for _, n := range names {
			cost = max(cost, n.row)
		}
		missing := len(in) - len(names)
		if cost += 10*len(numbers) + 1000*missing; cost < least {
			best, numbered, least = names, numbers, cost
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
func placeEvents(x *axes, p *result.Panel, whole area, in []int, order tryOrder) (names []crownName, numbers map[int]bool) {
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
			n, ok := placeEvent(names, x.px(e.X), words, x.left(), whole, order)
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

// A tryOrder is which places a name tries first.
type tryOrder int

const (
	lowRight tryOrder = iota // the lowest row, right of the line before left
	lowLeft                  // the lowest row, left before right
	stairs                   // right in all rows: dense events climb to the left
)

// places are the rows and sides in that order.
func (o tryOrder) places() [][2]int {
	var out [][2]int
	for row := range maxEventRows {
		switch o {
		case lowRight:
			out = append(out, [2]int{row, 0}, [2]int{row, 1})
		case lowLeft:
			out = append(out, [2]int{row, 1}, [2]int{row, 0})
		case stairs:
			out = append(out, [2]int{row, 0})
		}
	}
	if o == stairs {
		for row := range maxEventRows {
			out = append(out, [2]int{row, 1})
		}
	}
	return out
}

// placeEvent finds the first place where a name neither meets another name nor a
// line, and its own line meets no name.
func placeEvent(placed []crownName, at float64, words string, axisLeft float64, whole area, order tryOrder) (crownName, bool) {
	w := smallStyle.width(words)
	sides := []float64{at + 2, at - 2 - w}
	for _, place := range order.places() {
		row, left := place[0], sides[place[1]]
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
	return crownName{}, false
}
