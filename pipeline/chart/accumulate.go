package chart

import "math"

// levels is in how many steps an edge's coverage is drawn: few, so that figures
// keep to 256 colours, but too many for the eye at 300 dots per inch.
const levels = 16

// An accumulator turns polygons into the coverage of pixels. Each cell holds by
// how much coverage changes there from left to right; summing a row gives the
// signed area of the polygons in each pixel. The method is that of Raph Levien's
// font-rs (2016), as golang.org/x/image/vector has it; ours keeps, for each row,
// which cells were touched, so that thin lines across a large picture are cheap,
// and has cells for a strip of rows alone.
//
// Polygons of one turn add up, so overlapping parts of a stroke stay solid.
type accumulator struct {
	w, h   int
	edges  []edge
	y0, y1 int         // touched rows: [y0, y1)
	cell   [][]float32 // of each row of a strip w+2
	lo, hi []int32     // touched cells of a row: [lo, hi)
}

const (
	strip      = 64      // how many rows are filled at a time
	usualEdges = 1 << 14 // of a shape; room for more is not kept
)

// An edge is a side of a polygon, going down, that is yet to be filled from a row
// on, which it enters at x.
type edge struct {
	x, slope, y0, y1 float64
	dir              float32 // 1 where it was drawn downwards, else -1
	row, last        int32
}

func newAccumulator(w, h int) *accumulator {
	rows := min(h, strip)
	a := &accumulator{w: w, h: h, y0: math.MaxInt, cell: make([][]float32, strip), lo: make([]int32, strip), hi: make([]int32, strip)}
	cells := make([]float32, rows*(w+2))
	for i := range rows {
		a.cell[i], cells = cells[:w+2:w+2], cells[w+2:]
		a.lo[i] = int32(w)
	}
	return a
}

// line adds an edge, in pixels.
func (a *accumulator) line(x0, y0, x1, y1 float64) {
	const far = 1e7 // nothing of a figure is so far out but what a fault of data put there
	if y0 == y1 || !(max(math.Abs(x0), math.Abs(y0), math.Abs(x1), math.Abs(y1)) < far) {
		return
	}
	dir := float32(1)
	if y0 > y1 {
		x0, y0, x1, y1, dir = x1, y1, x0, y0, -1
	}
	h := float64(a.h)
	if y1 <= 0 || y0 >= h {
		return
	}
	slope := (x1 - x0) / (y1 - y0)
	x := x0
	if y0 < 0 {
		x -= y0 * slope
		y0 = 0
	}
	y1 = min(y1, h)
	first, last := int(y0), int(math.Ceil(y1))
	a.y0, a.y1 = min(a.y0, first), max(a.y1, last)
	a.edges = append(a.edges, edge{x, slope, y0, y1, dir, int32(first), int32(last)})
}

// fill fills an edge as far as a strip of rows goes.
func (a *accumulator) fill(e *edge, top, bottom int) {
	w := float64(a.w)
	for y := int(e.row); y < min(int(e.last), bottom); y++ {
		dy := min(float64(y+1), e.y1) - max(float64(y), e.y0)
		next := e.x + dy*e.slope
		// Outside, an edge still counts: fully left of the picture, not at all right of it.
		l, r := min(max(min(e.x, next), 0), w), min(max(max(e.x, next), 0), w)
		a.row(y-top, float32(l), float32(r), e.dir*float32(dy))
		e.x = next
	}
	e.row = int32(max(int(e.row), min(int(e.last), bottom)))
}

// row adds to one row of the strip an edge from l to r that covers d of the row's height.
func (a *accumulator) row(y int, l, r, d float32) {
	li := int32(l)
	ri := int32(math.Ceil(float64(r)))
	a.lo[y], a.hi[y] = min(a.lo[y], li), max(a.hi[y], max(ri, li+1)+1)
	cells := a.cell[y]
	if ri <= li+1 {
		m := 0.5*(l+r) - float32(li)
		cells[li] += d - d*m
		cells[li+1] += d * m
		return
	}
	s := 1 / (r - l)
	lf := l - float32(li)
	rf := r - float32(ri) + 1
	a0 := 0.5 * s * (1 - lf) * (1 - lf)
	am := 0.5 * s * rf * rf
	cells[li] += d * a0
	if ri == li+2 {
		cells[li+1] += d * (1 - a0 - am)
	} else {
		a1 := s * (1.5 - lf)
		cells[li+1] += d * (a1 - a0)
		for i := li + 2; i < ri-1; i++ {
			cells[i] += d * s
		}
		a2 := a1 + float32(ri-li-3)*s
		cells[ri-1] += d * (1 - a2 - am)
	}
	cells[ri] += d * am
}

// polygon adds a closed shape.
func (a *accumulator) polygon(pts [][2]float64) {
	for i, p := range pts {
		q := pts[(i+1)%len(pts)]
		a.line(p[0], p[1], q[0], q[1])
	}
}

// spans calls draw for each run of equal coverage above zero, and forgets the
// shapes.
func (a *accumulator) spans(draw func(y, x0, x1, level int)) {
	for top := a.y0; top < a.y1; top += strip {
		bottom := min(top+strip, a.y1)
		for i := range a.edges {
			a.fill(&a.edges[i], top, bottom)
		}
		for y := top; y < bottom; y++ {
			a.drain(y-top, func(x0, x1, level int) { draw(y, x0, x1, level) })
		}
	}
	a.y0, a.y1 = math.MaxInt, 0
	a.edges = a.edges[:0]
	if cap(a.edges) > usualEdges {
		a.edges = nil
	}
}

// drain calls draw for each run of a row of the strip, and empties the row.
func (a *accumulator) drain(y int, draw func(x0, x1, level int)) {
	row := a.cell[y]
	lo, hi := int(a.lo[y]), min(int(a.hi[y]), a.w)
	sum := float32(0)
	from, level := lo, 0
	for x := lo; x < hi; x++ {
		if d := row[x]; d != 0 {
			sum += d
			row[x] = 0
			n := int(min(max(sum, -sum), 1)*levels + 0.5)
			if n != level {
				if level > 0 && x > from {
					draw(from, x, level)
				}
				from, level = x, n
			}
		}
	}
	if level > 0 && hi > from {
		draw(from, hi, level)
	}
	for x := max(hi, 0); x < int(a.hi[y]); x++ {
		row[x] = 0
	}
	a.lo[y], a.hi[y] = int32(a.w), 0
}
