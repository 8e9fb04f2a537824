package chart

import (
	"sort"
	"strings"

	"defensetrade/pipeline/result"
)

// planEras places the names of eras over those of events, each on the middle of
// its band; those without room are shortened or become a letter.
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
