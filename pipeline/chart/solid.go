package chart

import "gonum.org/v1/plot/vg"

// A solid is what words should not be written across, though nothing breaks if
// they are: lines and marks. Unlike words, it is a preference.
type solid struct {
	segments [][2]vg.Point
	boxes    []box
}

func (s *solid) line(pts []vg.Point) {
	for i := 1; i < len(pts); i++ {
		s.segments = append(s.segments, [2]vg.Point{pts[i-1], pts[i]})
	}
}

// hits counts what a box would cover, a mark twice: words across a line can still be
// read, a mark under words is lost.
func (s *solid) hits(b box) int {
	n := 0
	for _, g := range s.segments {
		if crosses(g, b) {
			n++
		}
	}
	for _, o := range s.boxes {
		if o.hits(b) {
			n += 2
		}
	}
	return n
}

// crosses reports whether a segment touches a box, by cutting it at each side
// (Liang and Barsky 1984, ACM Trans. Graph. 3(1), 1–22).
func crosses(g [2]vg.Point, b box) bool {
	x0, y0 := float64(g[0].X), float64(g[0].Y)
	dx, dy := float64(g[1].X)-x0, float64(g[1].Y)-y0
	t0, t1 := 0.0, 1.0
	for _, s := range [4][2]float64{{-dx, x0 - b.x0}, {dx, b.x1 - x0}, {-dy, y0 - b.y0}, {dy, b.y1 - y0}} {
		p, q := s[0], s[1]
		switch {
		case p == 0 && q < 0:
			return false
		case p < 0:
			t0 = max(t0, q/p)
		case p > 0:
			t1 = min(t1, q/p)
		}
		if t0 > t1 {
			return false
		}
	}
	return true
}

// A spot is a place for words: a baseline and an alignment.
type spot struct{ x, y, align float64 }

// settle writes words at the first spot that is clear, else at the one that
// covers least, if no more than most things. It reports whether it wrote.
func (a area) settle(s style, words string, avoid *solid, spots []spot, most int) bool {
	w := s.width(words)
	best, least := -1, most+1
	for i, p := range spots {
		b := box{p.x - p.align*w, p.y - s.down(), p.x - p.align*w + w, p.y + s.up()}
		if !a.words.free(b) || b.x0 < a.left() || b.x1 > a.right() || b.y0 < a.bottom() || b.y1 > a.top() {
			continue
		}
		ink := box{b.x0 - 1, p.y - 0.1*s.size, b.x1 + 1, p.y + 0.72*s.size}
		if n := avoid.hits(ink); n < least {
			best, least = i, n
			if n == 0 {
				break
			}
		}
	}
	if best < 0 {
		return false
	}
	a.write(s, spots[best].x, spots[best].y, spots[best].align, words)
	return true
}
