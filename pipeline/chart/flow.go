package chart

import (
	"math"
	"sort"

	"gonum.org/v1/plot/vg"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// flowHeight follows from the names on the fuller side.
func flowHeight(f *result.Figure, width float64) float64 {
	n := 0
	for i := range f.Panels {
		from, to := flowSides(flowsOf(&f.Panels[i]))
		n = max(n, len(from), len(to))
	}
	return min(max(float64(n)*18+40, 150), 440)
}

// A flowNode is a name on one side with the sum of what it sends or receives.
type flowNode struct {
	name   string
	sum    float64
	colour rgba
	y0, y1 float64
	used   float64 // height taken by flows so far
}

// flowsOf are the flows that can be drawn.
func flowsOf(p *result.Panel) []result.Flow {
	var out []result.Flow
	for _, w := range p.Flows {
		if finite(w.Value) && w.Value > 0 {
			out = append(out, w)
		}
	}
	return out
}

// flowSides are the names on the left and on the right in order of appearance. A
// name that sends and receives stands on both sides.
func flowSides(flows []result.Flow) (from, to []*flowNode) {
	side := func(ns []*flowNode, name string, v float64) []*flowNode {
		for _, n := range ns {
			if n.name == name {
				n.sum += v
				return ns
			}
		}
		return append(ns, &flowNode{name: name, sum: v})
	}
	for _, w := range flows {
		from, to = side(from, w.From, w.Value), side(to, w.To, w.Value)
	}
	return from, to
}

// drawFlow draws amounts as ribbons from the names on the left to those on the
// right (a diagram of Sankey, 1898), each side in the order of its sums, with name,
// amount and share beside it. The panel's first two eras name the sides.
func drawFlow(a area) {
	p := &a.fig.Panels[0]
	flows := flowsOf(p)
	if len(flows) == 0 {
		a.nothing()
		return
	}
	from, to := flowSides(flows)
	total := 0.0
	for _, n := range from {
		total += n.sum
	}
	if !finite(total) {
		a.nothing()
		return
	}
	colour := func(w result.Flow) rgba {
		if w.Rank > 0 {
			return context
		}
		return a.shades.colour(w.Entity)
	}
	for _, side := range [][]*flowNode{from, to} {
		sort.SliceStable(side, func(i, j int) bool { return side[i].sum > side[j].sum })
		for _, n := range side {
			n.colour = a.nodeColour(n.name, flows)
		}
	}
	body := a.without(0, 2, 0, 2)
	if len(p.Eras) > 1 {
		body = body.without(0, 0, 0, headStyle.lead()+2)
	}
	unit := valueUnit(p)
	words := func(n *flowNode) string {
		return said(a.fig.Lang, n.sum, unit) + " (" + shareOf(a.fig.Lang, n.sum/total) + ")"
	}
	label := func(side []*flowNode) ([]endLabel, float64) {
		var ls []endLabel
		for _, n := range side {
			ls = append(ls, endLabel{words: n.name + " " + words(n), style: smallStyle.in(ink), colour: n.colour, strong: true})
		}
		return ls, endWidth(ls, 0.3*a.width())
	}
	left, wl := label(from)
	right, wr := label(to)
	const bar = 5.0
	x0, x1 := a.left()+wl+endGap, a.right()-wr-endGap
	if len(p.Eras) > 1 {
		y := a.top() - 0.95*headStyle.size
		a.write(headStyle, a.left(), y, 0, headStyle.cut(p.Eras[0].Label, a.width()/2-6))
		a.write(headStyle, a.right(), y, 1, headStyle.cut(p.Eras[1].Label, a.width()/2-6))
	}
	k := min(body.placeNodes(from, total), body.placeNodes(to, total)) // points for one unit of the sum
	body.stackNodes(from, k)
	body.stackNodes(to, k)
	order := append([]result.Flow(nil), flows...)
	place := map[string]int{}
	for i, n := range to {
		place[n.name] = i
	}
	rank := map[string]int{}
	for i, n := range from {
		rank[n.name] = i
	}
	sort.SliceStable(order, func(i, j int) bool {
		if x, y := rank[order[i].From], rank[order[j].From]; x != y {
			return x < y
		}
		return place[order[i].To] < place[order[j].To]
	})
	for _, w := range order {
		n, m := from[rank[w.From]], to[place[w.To]]
		h := w.Value / total * k
		top0, top1 := n.y1-n.used, m.y1-m.used
		n.used, m.used = n.used+h, m.used+h
		c := alpha(colour(w), 120)
		if w.Rank > 0 {
			c = alpha(context, 90)
		}
		a.SetColor(c)
		a.Fill(ribbon(x0+bar, top0, x1-bar, top1, max(h, 0.3)))
		a.hit(w.From, cell(box{(x0+x1)/2 - 12, (top0+top1)/2 - max(h, 2), (x0+x1)/2 + 12, (top0 + top1) / 2}, a.fig.Lang.Say("to {}¦the name that a flow leads to", w.To), said(a.fig.Lang, w.Value, unit)))
	}
	for i, n := range from {
		a.fillRect(n.colour, x0, n.y0, x0+bar, max(n.y1, n.y0+0.5))
		left[i].x, left[i].y = x0-2, (n.y0+n.y1)/2
	}
	for i, n := range to {
		a.fillRect(n.colour, x1-bar, n.y0, x1, max(n.y1, n.y0+0.5))
		right[i].x, right[i].y = x1, (n.y0+n.y1)/2
	}
	a.drawEnds(right, x1+endGap, a.bottom(), body.top()+2)
	a.drawStarts(left, x0-endGap, a.bottom(), body.top()+2)
}

// nodeColour is that of the entity whose flows alone a name has, else grey.
func (a area) nodeColour(name string, flows []result.Flow) rgba {
	entity := ""
	for _, w := range flows {
		if w.From != name && w.To != name {
			continue
		}
		if w.Rank > 0 || w.Entity == "" || entity != "" && entity != w.Entity {
			return base
		}
		entity = w.Entity
	}
	return a.shades.colour(entity)
}

// placeNodes is how many points the whole sum may take on a side, so that its
// gaps have room.
func (a area) placeNodes(side []*flowNode, total float64) float64 {
	gap := flowGap(len(side), a.height())
	return max(a.height()-gap*float64(len(side)-1), 0.3*a.height())
}

func flowGap(n int, height float64) float64 {
	return min(9, 0.5*height/float64(max(n, 1)))
}

// stackNodes puts the names of a side under each other in the middle of the
// height.
func (a area) stackNodes(side []*flowNode, k float64) {
	total := 0.0
	for _, n := range side {
		total += n.sum
	}
	gap := flowGap(len(side), a.height())
	y := a.top() - (a.height()-k-gap*float64(len(side)-1))/2
	for _, n := range side {
		h := n.sum / total * k
		n.y1, n.y0 = y, y-h
		y -= h + gap
	}
}

// shareOf is a share in whole percent, in tenths below one.
func shareOf(l *lang.Language, v float64) string {
	f := result.Format{Style: result.Percent}
	if v < 0.01 {
		f.Decimals = 1
	}
	return f.String(l, v, obs.Unit{})
}

// ribbon is a band of one height that swings from left to right.
func ribbon(x0, y0, x1, y1, h float64) vg.Path {
	var p vg.Path
	mid := (x0 + x1) / 2
	p.Move(at(x0, y0))
	p.CubeTo(at(mid, y0), at(mid, y1), at(x1, y1))
	p.Line(at(x1, y1-h))
	p.CubeTo(at(mid, y1-h), at(mid, y0-h), at(x0, y0-h))
	p.Close()
	return p
}

// drawStarts writes labels of several lines that end at x, moved apart.
func (a area) drawStarts(labels []endLabel, x, lo, hi float64) {
	placed, left := fitEnds(nil, labels, lo, hi)
	for _, l := range placed {
		if math.Abs(l.mid-l.y) > 1.5 {
			a.stroke(mix(l.colour, white, 0.35), 0.4, nil, at(l.x, l.y), at(x+2, l.mid))
		}
		y := l.mid + l.height()/2
		for _, line := range l.lines {
			y -= 1.05 * l.style.size
			a.write(l.style, x, y+0.2*l.style.size, 1, line)
		}
	}
	if left > 0 {
		a.tryWrite(tinyStyle, x, lo+tinyStyle.down(), 1, a.more(left))
	}
}
