package chart

import (
	"image/color"
	"sort"

	"gonum.org/v1/plot/vg"
)

// An endLabel is words beside the end of a line.
type endLabel struct {
	words  string
	style  style
	x, y   float64 // the end of the line
	colour color.NRGBA
	lines  []string
	strong bool // a protagonist: set before others
	mid    float64
}

func (l *endLabel) height() float64 { return float64(len(l.lines)) * 1.05 * l.style.size }

// spread moves boxes of the given heights apart inside [lo, hi] so that their
// middles are as near as can be, in least squares, to where they want to be. The
// order is kept: wants must be sorted upwards. It reports whether they fit.
//
// It is isotonic regression by pooling neighbours that violate the order (Ayer et
// al. 1955, Ann. Math. Stat. 26(4), 641–647), on the wants less the heights below.
func spread(wants, heights []float64, lo, hi float64) ([]float64, bool) {
	type pool struct {
		sum  float64
		n    int
		mean float64
	}
	var pools []pool
	offset, total := 0.0, 0.0
	offsets := make([]float64, len(wants))
	for i, w := range wants {
		offsets[i] = offset + heights[i]/2
		offset += heights[i]
		total += heights[i]
		p := pool{w - offsets[i], 1, w - offsets[i]}
		for len(pools) > 0 && pools[len(pools)-1].mean > p.mean {
			q := pools[len(pools)-1]
			pools = pools[:len(pools)-1]
			p.sum, p.n = p.sum+q.sum, p.n+q.n
			p.mean = p.sum / float64(p.n)
		}
		pools = append(pools, p)
	}
	if total > hi-lo+1e-9 {
		return nil, false
	}
	mids := make([]float64, 0, len(wants))
	for _, p := range pools {
		// Clamping the pooled values to a range keeps them optimal within it.
		m := min(max(p.mean, lo), hi-total)
		for range p.n {
			mids = append(mids, m+offsets[len(mids)])
		}
	}
	return mids, true
}

// endWidth is how wide a column of end labels has to be, at most room.
func endWidth(labels []endLabel, room float64) float64 {
	w := 0.0
	for i := range labels {
		l := &labels[i]
		l.lines = l.style.lines(l.words, room, 3)
		w = max(w, l.style.widest(l.lines))
	}
	return w
}

// endGap is between the axis's end and the labels, for marks and leaders.
const endGap = 9.0

// placeEnds moves labels apart between lo and hi: protagonists first, others only as
// there is room. left is how many have none.
func placeEnds(labels []endLabel, lo, hi float64) (placed []endLabel, left int) {
	var strong, weak []endLabel
	for _, l := range labels {
		if len(l.lines) == 0 {
			continue
		}
		if l.strong {
			strong = append(strong, l)
		} else {
			weak = append(weak, l)
		}
	}
	placed, left = fitEnds(nil, strong, lo, hi)
	placed, more := fitEnds(placed, weak, lo, hi)
	return placed, left + more
}

// drawEnds writes labels in a column starting at x, between lo and hi, moved
// apart and joined to their lines by leaders where they had to move far.
// Protagonists are set first; others only as there is room.
func (a area) drawEnds(labels []endLabel, x, lo, hi float64) {
	placed, left := placeEnds(labels, lo, hi)
	for _, l := range placed {
		if len(l.lines) == 0 {
			continue
		}
		if d := l.mid - l.y; d > 1.5 || d < -1.5 || x-l.x > endGap+4 {
			elbow := max(l.x+3, x-endGap+3)
			pts := []vg.Point{at(l.x+2.5, l.y), at(elbow, l.y), at(x-2, l.mid)}
			a.stroke(mix(l.colour, white, 0.35), 0.4, nil, pts...)
		}
		y := l.mid + l.height()/2
		for _, line := range l.lines {
			y -= 1.05 * l.style.size
			a.write(l.style, x, y+0.2*l.style.size, 0, line)
		}
	}
	if left > 0 {
		s := tinyStyle
		a.tryWrite(s, x, lo+s.down(), 0, a.more(left))
	}
}

// nearEnds writes the names of lines that end early right beside their ends, where
// nothing is covered, and returns the others.
func (x *axes) nearEnds(labels []endLabel) []endLabel {
	const early = 30
	var left []endLabel
	for _, l := range labels {
		s, d := l.style, 5.0
		if len(l.lines) == 1 && x.right()-l.x > early && x.settle(s, l.lines[0], x.solid, []spot{
			{l.x + d, l.y - s.mid(), 0}, {l.x, l.y + d, 0.5}, {l.x, l.y - d - s.up(), 0.5},
		}, 0) {
			continue
		}
		left = append(left, l)
	}
	return left
}

// fitEnds adds labels to those placed, one by one, as long as all still fit, and
// says how many did not.
func fitEnds(placed, more []endLabel, lo, hi float64) (_ []endLabel, left int) {
	try := func(ls []endLabel) ([]endLabel, bool) {
		ls = append([]endLabel(nil), ls...)
		sort.SliceStable(ls, func(i, j int) bool { return ls[i].y < ls[j].y })
		wants, heights := make([]float64, len(ls)), make([]float64, len(ls))
		for i := range ls {
			wants[i], heights[i] = ls[i].y, ls[i].height()
		}
		mids, ok := spread(wants, heights, lo, hi)
		if !ok {
			return nil, false
		}
		for i := range ls {
			ls[i].mid = mids[i]
		}
		return ls, true
	}
	all := append(append([]endLabel(nil), placed...), more...)
	if ls, ok := try(all); ok {
		return ls, 0
	}
	// Room for the line that counts those left out.
	lo += 1.3 * tinyStyle.size
	room := hi - lo
	for _, l := range placed {
		room -= l.height()
	}
	out := append([]endLabel(nil), placed...)
	for i, l := range more {
		if room -= l.height(); room < 0 {
			left = len(more) - i
			break
		}
		out = append(out, l)
	}
	if ls, ok := try(out); ok {
		return ls, left
	}
	return placed, len(more)
}

// more counts what there was no room for.
func (a area) more(n int) string {
	return a.fig.Lang.Say("+ {} more¦names for which a figure has no room", itoa(n))
}
