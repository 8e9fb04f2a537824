package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
)

// axes are a panel's scales on the rectangle where data stand: gonum's axes with
// our ticks. Ticks and words are drawn by us, since gonum leaves out a label that
// rounding puts a hair outside and has no unit on top.
type axes struct {
	area  // where data stand
	plot  *plot.Plot
	x, y  scale
	solid *solid // what words avoid
}

func newAxes(data area, x, y scale) *axes {
	p := &plot.Plot{}
	set := func(a *plot.Axis, s scale) {
		a.Min, a.Max, a.Tick.Marker = s.min, s.max, s.ticks
		a.Scale = plot.LinearScale{}
		if s.log {
			a.Scale = plot.LogScale{}
		}
	}
	set(&p.X, x)
	set(&p.Y, y)
	return &axes{data, p, x, y, &solid{}}
}

// px and py are where a value stands. Callers keep what is not positive off
// logarithmic axes.
func (x *axes) px(v float64) float64 { return float64(x.X(x.plot.X.Norm(v))) }
func (x *axes) py(v float64) float64 { return float64(x.Y(x.plot.Y.Norm(v))) }

func (x *axes) at(vx, vy float64) vg.Point { return at(x.px(vx), x.py(vy)) }

// can reports whether a point can be placed.
func (x *axes) can(vx, vy float64) bool {
	return finite(vx) && finite(vy) && (!x.x.log || vx > 0) && (!x.y.log || vy > 0)
}

// inside reports whether a point stands within the axes.
func (x *axes) inside(vx, vy float64) bool {
	const eps = 1e-9
	dx, dy := eps*(x.x.max-x.x.min), eps*(x.y.max-x.y.min)
	return x.can(vx, vy) && vx >= x.x.min-dx && vx <= x.x.max+dx && vy >= x.y.min-dy && vy <= x.y.max+dy
}

const (
	tickLength = 3.5
	xLabels    = 13.0 // height of the year labels below the axis
	yGap       = 4.0  // between the y labels and the axis
)

// drawGrid draws horizontal grid lines.
func (x *axes) drawGrid() {
	for _, t := range x.y.ticks {
		y := x.py(t.Value)
		c := grid
		if t.IsMinor() {
			continue
		}
		x.stroke(c, 0.5, nil, at(x.left(), y), at(x.right(), y))
	}
}

// drawY writes the y labels left of the axis.
func (x *axes) drawY() {
	last := -1e9
	for _, t := range x.y.ticks {
		if t.IsMinor() {
			continue
		}
		if y := x.py(t.Value); y-last > tickStyle.size {
			x.write(tickStyle, x.left()-yGap, y-tickStyle.mid(), 1, t.Label)
			last = y
		}
	}
}

// yWidth is how much room the y labels need.
func yWidth(s scale) float64 {
	w := 0.0
	for _, t := range s.ticks {
		w = max(w, tickStyle.width(t.Label))
	}
	return w + yGap
}

// drawX draws the baseline, its ticks and, if asked, their labels.
func (x *axes) drawX(labels bool, minX, maxX float64) {
	y := x.bottom()
	x.stroke(base, 0.8, nil, at(x.left(), y), at(x.right(), y))
	if x.y.min < 0 && x.y.max > 0 && !x.y.log {
		zero := x.py(0)
		x.stroke(base, 0.8, nil, at(x.left(), zero), at(x.right(), zero))
	}
	end := minX
	for _, t := range x.x.ticks {
		at0 := x.px(t.Value)
		length := tickLength
		if t.IsMinor() {
			length /= 2
		}
		x.stroke(base, 0.6, nil, at(at0, y), at(at0, y-length))
		if t.IsMinor() || !labels {
			continue
		}
		w := tickStyle.width(t.Label)
		l := min(max(at0-w/2, minX), maxX-w)
		if l < end {
			continue
		}
		x.write(tickStyle, l, y-tickLength-tickStyle.up()-0.5, 0, t.Label)
		end = l + w + 3
	}
}
