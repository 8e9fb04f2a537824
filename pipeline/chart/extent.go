package chart

import (
	"math"
	"sort"

	"gonum.org/v1/plot"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
)

// A span is the range of values that an axis has to hold.
type span struct{ lo, hi float64 }

func noSpan() span { return span{math.Inf(1), math.Inf(-1)} }

func (s *span) add(v float64) {
	if finite(v) {
		s.lo, s.hi = min(s.lo, v), max(s.hi, v)
	}
}

func (s span) ok() bool { return s.lo <= s.hi }

// extent is what the panels' data need of the axes.
func extent(panels []*result.Panel) (x, y span) {
	x, y = noSpan(), noSpan()
	for _, p := range panels {
		both := func(vx, vy float64) {
			if finite(vx) && finite(vy) && (!p.X.Log || vx > 0) && (!p.Y.Log || vy > 0) {
				x.add(vx)
				y.add(vy)
			}
		}
		for _, l := range p.Lines {
			for i := range min(len(l.X), len(l.Y)) {
				both(l.X[i], l.Y[i])
			}
		}
		for _, q := range p.Points {
			both(q.X, q.Y)
		}
		for _, r := range p.Ranges {
			both(r.X, r.Low)
			both(r.X, r.High)
		}
		data := y
		for _, b := range p.Bands {
			for i := range min(len(b.X), len(b.Lo), len(b.Hi)) {
				both(b.X[i], b.Lo[i])
				both(b.X[i], b.Hi[i])
			}
		}
		if data.ok() && data.lo >= 0 && y.lo < 0 { // no axis below zero for an interval alone
			y.lo = 0
		}
		for _, s := range stacks(p) {
			for _, b := range s.parts {
				both(s.x, b.from)
				both(s.x, b.to)
			}
		}
		for _, s := range p.Steps {
			both(s.From, s.Y)
			both(s.To, s.Y)
		}
		if y.ok() {
			for _, r := range p.Refs {
				if !p.Y.Log || r.Y > 0 {
					y.add(r.Y)
				}
			}
		}
	}
	return x, y
}

// scaleY makes the y axis for so many points of height.
func scaleY(l *lang.Language, panels []*result.Panel, height float64) scale {
	_, s := extent(panels)
	ax := panels[0].Y
	n := min(max(int(height/30), 2), 6)
	if height < 110 {
		n = max(int(height/22), 2)
	}
	if !s.ok() {
		s = span{0, 1}
	}
	zero := ax.Zero
	for _, p := range panels {
		zero = zero || len(p.Bars) > 0
		ax.Zero = ax.Zero || p.Y.Zero
	}
	if ax.Log && !(s.lo > 0) {
		ax.Log = false
	}
	if ax.Max > ax.Min && finite(ax.Max) && finite(ax.Min) && (!ax.Log || ax.Min > 0) {
		if ax.Log {
			return logarithmic(l, ax.Min, ax.Max, ax, n)
		}
		return linear(l, ax.Min, ax.Max, ax, n, true)
	}
	if ax.Log {
		return logarithmic(l, s.lo, s.hi, ax, n)
	}
	// An axis that nearly reaches zero is honest only when it does.
	if s.lo >= 0 && (zero || s.lo < s.hi/2) {
		s.lo = 0
	}
	if s.hi <= 0 && (zero || s.hi > s.lo/2) {
		s.hi = 0
	}
	return linear(l, s.lo, s.hi, ax, n, false)
}

// scaleX makes the x axis for so many points of width.
func scaleX(l *lang.Language, panels []*result.Panel, width float64) scale {
	s, _ := extent(panels)
	ax := panels[0].X
	if !s.ok() {
		s = span{0, 1}
	}
	bars := false
	for _, p := range panels {
		bars = bars || len(stacks(p)) > 0
		ax.Years = ax.Years || p.X.Years
	}
	if ax.Max > ax.Min && finite(ax.Max) && finite(ax.Min) {
		s = span{ax.Min, ax.Max}
	}
	years := ax.Years && s.hi-s.lo < 1e4 && math.Abs(s.lo) < 1e5
	switch {
	case years:
		lo, hi := s.lo, s.hi
		if bars || pointsOnly(panels) {
			lo, hi = lo-0.6, hi+0.6
		}
		if lo == hi {
			lo, hi = lo-1, hi+1
		}
		return scale{min: lo, max: hi, ticks: yearTicks{width}.Ticks(lo, hi)}
	case ax.Log && s.lo > 0:
		return logarithmic(l, s.lo, s.hi, ax, max(int(width/50), 2))
	}
	n := min(max(int(width/55), 2), 8)
	if ax.Whole && s.hi-s.lo < 1000 {
		return whole(l, s, width)
	}
	if ax.Max > ax.Min || s.lo == s.hi {
		return linear(l, s.lo, s.hi, ax, n, true)
	}
	if s.lo >= 0 && (ax.Zero || s.lo < s.hi/4) {
		return linear(l, 0, s.hi+0.03*s.hi, ax, n, true)
	}
	pad := 0.03 * (s.hi - s.lo)
	return linear(l, s.lo-pad, s.hi+pad, ax, n, true)
}

// whole is a scale with ticks at whole numbers, as for lags.
func whole(l *lang.Language, s span, width float64) scale {
	lo, hi := s.lo-0.6, s.hi+0.6
	step := 500
	for _, n := range []int{1, 2, 5, 10, 20, 50, 100, 200} {
		if float64(n)*width/(hi-lo) >= 1.6*tickStyle.width(result.Minus+itoa(int(max(-lo, hi)))) {
			step = n
			break
		}
	}
	out := scale{min: lo, max: hi}
	for v := int(math.Ceil(lo)); float64(v) <= hi; v++ {
		t := plot.Tick{Value: float64(v)}
		if v%step == 0 {
			t.Label = result.Decimal(l, float64(v), 0)
		}
		out.ticks = append(out.ticks, t)
	}
	return out
}

// pointsOnly reports whether marks stand alone, so that they need room at the ends.
func pointsOnly(panels []*result.Panel) bool {
	for _, p := range panels {
		if len(p.Points)+len(p.Ranges) > 0 {
			return true
		}
	}
	return false
}

// A stack is the bars of one x on top of each other.
type stack struct {
	x     float64
	parts []part
}

// A part is one bar of a stack, from and to where it reaches.
type part struct {
	from, to float64
	bar      result.Bar
}

// stacks puts the bars of a panel on top of each other, positive ones upwards and
// negative ones downwards, in the order of x.
func stacks(p *result.Panel) []stack {
	index := map[float64]int{}
	var out []stack
	type ends struct{ up, down float64 }
	var reach []ends
	for _, b := range p.Bars {
		if !finite(b.X) || !finite(b.Value) {
			continue
		}
		i, ok := index[b.X]
		if !ok {
			i = len(out)
			index[b.X] = i
			out = append(out, stack{x: b.X})
			reach = append(reach, ends{})
		}
		from := &reach[i].up
		if b.Value < 0 {
			from = &reach[i].down
		}
		out[i].parts = append(out[i].parts, part{*from, *from + b.Value, b})
		*from += b.Value
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].x < out[j].x })
	return out
}
