package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// stroke adds a line of half width r through points: a rectangle for each part
// and a round wedge outside each corner. All have the same turn, so they add up.
func (a *accumulator) stroke(pts [][2]float64, r float64, closed bool) {
	type step struct{ nx, ny float64 }
	steps := make([]step, 0, len(pts))
	kept := make([][2]float64, 0, len(pts))
	for i, p := range pts {
		if i == 0 {
			kept = append(kept, p)
			continue
		}
		q := kept[len(kept)-1]
		dx, dy := p[0]-q[0], p[1]-q[1]
		l := math.Hypot(dx, dy)
		if l < 1e-6 {
			continue
		}
		steps = append(steps, step{-dy / l * r, dx / l * r})
		kept = append(kept, p)
	}
	quad := make([][2]float64, 4)
	for i, s := range steps {
		p, q := kept[i], kept[i+1]
		quad[0] = [2]float64{p[0] + s.nx, p[1] + s.ny}
		quad[1] = [2]float64{q[0] + s.nx, q[1] + s.ny}
		quad[2] = [2]float64{q[0] - s.nx, q[1] - s.ny}
		quad[3] = [2]float64{p[0] - s.nx, p[1] - s.ny}
		a.polygon(quad)
	}
	corners := len(steps) - 1
	if closed {
		corners = len(steps)
	}
	for i := range max(corners, 0) {
		s, t := steps[i], steps[(i+1)%len(steps)]
		p := kept[i+1]
		cross := s.nx*t.ny - s.ny*t.nx
		dot := s.nx*t.nx + s.ny*t.ny
		turn := math.Atan2(cross, dot)
		if math.Abs(turn) < 1e-3 {
			continue
		}
		// The wedge stands on the outside of the corner, wound as the rectangles.
		from, sweep := math.Atan2(s.ny, s.nx), turn
		if cross > 0 {
			from, sweep = math.Atan2(-t.ny, -t.nx), -turn
		}
		n := max(1, int(math.Abs(sweep)*math.Sqrt(r)))
		wedge := make([][2]float64, 0, n+2)
		wedge = append(wedge, p)
		for j := 0; j <= n; j++ {
			sin, cos := math.Sincos(from + sweep*float64(j)/float64(n))
			wedge = append(wedge, [2]float64{p[0] + r*cos, p[1] + r*sin})
		}
		a.polygon(wedge)
	}
}

// dashed cuts a line into its dashes.
func dashed(pts [][2]float64, dash []vg.Length, scale float64) [][][2]float64 {
	total := 0.0
	for _, d := range dash {
		total += float64(d) * scale
	}
	if total <= 0.01 {
		return [][][2]float64{pts}
	}
	var out [][][2]float64
	i, left, on := 0, float64(dash[0])*scale, true
	cur := [][2]float64{pts[0]}
	for j := 1; j < len(pts); j++ {
		p, q := pts[j-1], pts[j]
		l := math.Hypot(q[0]-p[0], q[1]-p[1])
		if l > 1e5 {
			continue // far outside of any picture
		}
		for done := 0.0; done < l; {
			s := min(left, l-done)
			done += s
			left -= s
			t := done / l
			pt := [2]float64{p[0] + t*(q[0]-p[0]), p[1] + t*(q[1]-p[1])}
			if on {
				cur = append(cur, pt)
			}
			if left <= 1e-9 {
				if on && len(cur) > 1 {
					out = append(out, cur)
				}
				on = !on
				i = (i + 1) % len(dash)
				left = max(float64(dash[i])*scale, 1e-3)
				cur = [][2]float64{pt}
			}
		}
	}
	if on && len(cur) > 1 {
		out = append(out, cur)
	}
	return out
}
