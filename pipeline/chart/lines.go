package chart

import (
	"image/color"
	"math"
	"sort"

	"gonum.org/v1/plot/vg"

	"defensetrade/pipeline/result"
)

// Dashes: a whole line that is not data, and a stretch that was not measured.
var (
	longDash  = []vg.Length{7, 3}
	shortDash = []vg.Length{2, 1.6}
)

// A vertex is one point of a line with what is known of it.
type vertex struct {
	x, y           float64
	hollow, dashed bool
}

// vertices are a line's points in the order of x on calendar axes; points that
// are no numbers stay, to break the line.
func vertices(l result.Line, years bool) []vertex {
	vs := make([]vertex, min(len(l.X), len(l.Y)))
	for i := range vs {
		vs[i] = vertex{x: l.X[i], y: l.Y[i]}
		vs[i].hollow = i < len(l.Hollow) && l.Hollow[i]
		vs[i].dashed = i < len(l.Dashed) && l.Dashed[i]
	}
	if years {
		sort.SliceStable(vs, func(i, j int) bool { return vs[i].x < vs[j].x })
	}
	return vs
}

// stride is the usual distance of a series' points: a longer one is a gap.
func stride(vs []vertex) float64 {
	s := math.Inf(1)
	for i := 1; i < len(vs); i++ {
		if d := vs[i].x - vs[i-1].x; d > 0 {
			s = min(s, d)
		}
	}
	return s
}

// fitted reports whether a line is a trend drawn over its data.
func fitted(l result.Line) bool { return l.Thin && l.Dash }

// drawLines draws context first and protagonists on top.
func (x *axes) drawLines(p *result.Panel, l look) {
	strong := 0
	for _, line := range p.Lines {
		if line.Rank == 0 && !line.Thin && !line.Dash {
			strong++
		}
	}
	for _, pass := range []struct {
		rank   int
		fitted bool
	}{{1, false}, {0, true}, {0, false}} {
		rank := pass.rank
		for i, line := range p.Lines {
			if x.fig.Kind == "area" && len(line.X) == 1 && line.Thin { // the name of an area
				continue
			}
			if (line.Rank == 0) != (rank == 0) || rank == 0 && fitted(line) != pass.fitted {
				continue
			}
			c := context
			width := 0.9
			m := circle
			if rank == 0 {
				key := lineKey(p, i)
				c, m = x.shades.colour(key), x.shades.marker(key)
				if l.compact && !x.shades.distinct(key) {
					c = neutral
				}
				width = 1.7
				if strong > 5 {
					width = 1.3
				}
			} else if l.compact {
				c, width = ghost, 0.7
			}
			if line.Thin || line.Dash && rank == 0 {
				width = 1
			}
			if fitted(line) { // a whole line: short dashes mean another source
				c, width, line.Dash = mix(c, white, 0.35), 0.8, false
			}
			if len(p.Bars) > 0 && rank == 0 && !line.Dash {
				x.drawLine(bare(line), p.X.Years, white, width+1.6, m, false)
			}
			x.drawLine(line, p.X.Years, c, width, m, rank == 0 && strong > 1 && l.ends && line.Name != "" && !line.Thin && !line.Dash)
			x.hitLine(p, line, l)
		}
	}
}

// drawLine draws one series, broken where a year is missing.
func (x *axes) drawLine(l result.Line, years bool, c color.NRGBA, width float64, m marker, end bool) {
	vs := vertices(l, years)
	gap := math.Inf(1)
	if years && !l.Thin {
		gap = 1.5 * stride(vs)
	}
	var run []vg.Point
	mode := false // of the run: dashed
	flush := func() {
		dash := []vg.Length(nil)
		if l.Dash {
			dash = longDash
		} else if mode {
			dash = shortDash
		}
		x.clipped(c, width, dash, run)
		run = nil
	}
	var prev *vertex
	for i := range vs {
		v := &vs[i]
		if !x.can(v.x, v.y) {
			flush()
			prev = nil
			continue
		}
		pt := x.at(v.x, v.y)
		switch {
		case prev == nil || v.x-prev.x > gap:
			flush()
			mode = false
		case v.dashed != mode:
			var last vg.Point
			if len(run) > 0 {
				last = run[len(run)-1]
			}
			flush()
			mode = v.dashed
			run = append(run, last)
		}
		run = append(run, pt)
		next := i+1 < len(vs) && x.can(vs[i+1].x, vs[i+1].y) && vs[i+1].x-v.x <= gap
		joined := next || prev != nil && v.x-prev.x <= gap
		prev = v
		if !x.inside(v.x, v.y) {
			continue
		}
		if !joined && !l.Marks && !v.hollow {
			defer x.mark(m, c, float64(pt.X), float64(pt.Y), max(width, 1.5), false)
		}
		if l.Marks || v.hollow {
			defer x.mark(m, c, float64(pt.X), float64(pt.Y), 2, v.hollow)
		}
	}
	flush()
	if end {
		if v, ok := lastOf(l, x); ok && !l.Marks {
			pt := x.at(v.x, v.y)
			defer x.mark(m, c, float64(pt.X), float64(pt.Y), 2.2, v.hollow)
		}
	}
}

// lastOf is the last point of a line that can be drawn.
func lastOf(l result.Line, x *axes) (vertex, bool) {
	vs := vertices(l, true)
	for i := len(vs) - 1; i >= 0; i-- {
		if x.inside(vs[i].x, vs[i].y) {
			return vs[i], true
		}
	}
	return vertex{}, false
}

// clipped strokes what of a line is inside the axes.
func (x *axes) clipped(c color.NRGBA, width float64, dash []vg.Length, pts []vg.Point) {
	if len(pts) < 2 {
		return
	}
	if len(x.solid.segments) < 4000 {
		x.solid.line(pts)
	}
	for _, q := range pts {
		if !x.Contains(q) {
			for _, part := range x.ClipLinesXY(pts) {
				x.stroke(c, width, dash, part...)
			}
			return
		}
	}
	x.stroke(c, width, dash, pts...)
}

// drawBands draws the ribbons of uncertainty.
func (x *axes) drawBands(p *result.Panel) {
	for _, b := range p.Bands {
		c := alpha(x.shades.colour(b.Entity), 42)
		var up, down []vg.Point
		flush := func() {
			if len(up) > 1 {
				for i := len(down) - 1; i >= 0; i-- {
					up = append(up, down[i])
				}
				x.fill(c, x.ClipPolygonXY(up)...)
			}
			up, down = nil, nil
		}
		for i := range min(len(b.X), len(b.Lo), len(b.Hi)) {
			if !x.can(b.X[i], b.Lo[i]) || !x.can(b.X[i], b.Hi[i]) {
				flush()
				continue
			}
			up, down = append(up, x.at(b.X[i], b.Hi[i])), append(down, x.at(b.X[i], b.Lo[i]))
		}
		flush()
	}
}

// endLabels are the names to write at the ends of lines; their x and y are still
// values of the axes.
func (a area) endLabels(p *result.Panel) []endLabel {
	var out []endLabel
	for i, l := range p.Lines {
		if l.Name == "" {
			continue
		}
		vs := vertices(l, true)
		for j := len(vs) - 1; j >= 0; j-- {
			v := vs[j]
			if !finite(v.x) || !finite(v.y) || p.Y.Log && v.y <= 0 || p.X.Log && v.x <= 0 {
				continue
			}
			e := endLabel{words: l.Name, x: v.x, y: v.y, style: smallStyle, colour: context}
			if l.Rank == 0 {
				e.strong = true
				e.colour = a.shades.colour(lineKey(p, i))
				e.style = labelStyle.in(forText(e.colour))
				if l.Thin || l.Dash {
					e.style.size, e.style.bold = 7, false
				}
			}
			out = append(out, e)
			break
		}
	}
	return out
}

// drawRanges draws the bars from the least to the greatest competing value.
func (x *axes) drawRanges(p *result.Panel) {
	for _, r := range p.Ranges {
		if !x.can(r.X, r.Low) || !x.can(r.X, r.High) {
			continue
		}
		lo, hi := min(r.Low, r.High), max(r.Low, r.High)
		y0, y1 := max(x.py(lo), x.bottom()), min(x.py(hi), x.top())
		if at := x.px(r.X); y1 > y0 && at >= x.left()-1 && at <= x.right()+1 {
			x.fillRect(rangeBar, at-1.6, y0, at+1.6, y1)
			x.solid.boxes = append(x.solid.boxes, box{at - 1.6, y0, at + 1.6, y1})
		}
	}
}

var rangeBar = rgb(0xd5d8dd)

// bare is a line without marks: drawn in white, it sets the line off from bars.
func bare(l result.Line) result.Line {
	l.Marks, l.Hollow = false, nil
	return l
}
