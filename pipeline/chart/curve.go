package chart

import (
	"defensetrade/pipeline/result"
)

// curveHeight is that of the estimates and of the rows of choices.
func curveHeight(f *result.Figure, width float64) float64 {
	if f.Curve == nil {
		return 100
	}
	return min(curveTop*narrowing(width)+choicePitch*float64(len(f.Curve.Rows))+choiceGap*float64(len(choiceGroups(f.Curve.Rows)))+6, 520)
}

const (
	curveTop    = 120.0
	choicePitch = 9.5
	choiceGap   = 6.0
)

// choiceGroups are the names of the groups of rows, in order.
func choiceGroups(rows []result.Choice) []string {
	var out []string
	for i, r := range rows {
		if i == 0 || r.Group != rows[i-1].Group {
			out = append(out, r.Group)
		}
	}
	return out
}

// drawCurve draws a specification curve (Simonsohn, Simmons and Nelson 2020, Nature
// Human Behaviour 4, 1208–1214): estimates in order of value with their intervals,
// in colour where they differ from zero, and below each one dots for the choices
// that it made. A vertical line marks the one that the verdict rests on.
func drawCurve(a area) {
	v := a.fig.Curve
	if v == nil {
		a.nothing()
		return
	}
	var specs []result.Spec
	s := noSpan()
	s.add(0)
	for _, q := range v.Specs {
		if !finite(q.Value) {
			continue
		}
		specs = append(specs, q)
		s.add(q.Value)
		if finite(q.Low) && finite(q.High) && q.High > q.Low {
			s.add(q.Low)
			s.add(q.High)
		}
	}
	if len(specs) == 0 {
		a.nothing()
		return
	}
	rows := v.Rows
	need := choicePitch*float64(len(rows)) + choiceGap*float64(len(choiceGroups(rows)))
	pitch := choicePitch
	if most := 0.62 * a.height(); need > most {
		pitch *= most / need
		need = most
	}
	legible := pitch >= smallStyle.size
	ax := linear(a.fig.Lang, s.lo, s.hi, result.Axis{Unit: v.Unit}, min(max(int((a.height()-need)/26), 2), 6), false)
	names := yWidth(ax) - yGap
	if legible {
		groups, options := 0.0, 0.0
		for _, r := range rows {
			groups = max(groups, headStyle.width(headStyle.cut(r.Group, 0.22*a.width())))
			options = max(options, smallStyle.width(smallStyle.cut(r.Name, 0.26*a.width())))
		}
		names = max(names, groups+6+options)
	}
	topGap := tickStyle.up() - tickStyle.mid()
	x0, x1 := a.left()+names+yGap+4, a.right()-4
	each := min((x1-x0)/float64(len(specs)), 14)
	px := func(i int) float64 { return x0 + (float64(i)+0.5)*each }
	x1 = x0 + each*float64(len(specs))
	plot := a.within(x0, a.bottom()+need+4, a.right(), a.top()-topGap)
	py := func(y float64) float64 {
		return min(max(plot.bottom()+(y-ax.min)/(ax.max-ax.min)*plot.height(), plot.bottom()), plot.top())
	}
	for _, t := range ax.ticks {
		a.stroke(grid, 0.5, nil, at(x0, py(t.Value)), at(x1, py(t.Value)))
		a.tryWrite(tickStyle, x0-yGap, py(t.Value)-tickStyle.mid(), 1, t.Label)
	}
	a.stroke(base, 0.8, nil, at(x0, py(0)), at(x1, py(0)))
	if v.Label != "" {
		a.tryWrite(smallStyle, x1, plot.top()-smallStyle.up(), 1, smallStyle.cut(v.Label, 0.5*(x1-x0)))
	}
	colour := a.shades.colour(v.Entity)
	thin := min(max(each*0.35, 0.4), 1.6)
	for i, q := range specs {
		c := context
		if q.Strong {
			c = colour
		}
		x := px(i)
		if q.Main {
			a.stroke(ink, 0.7, longDash, at(x, a.bottom()+2), at(x, plot.top()))
		}
		if finite(q.Low) && finite(q.High) && q.High > q.Low {
			a.stroke(mix(c, white, 0.4), thin, nil, at(x, py(q.Low)), at(x, py(q.High)))
		}
		a.mark(circle, c, x, py(q.Value), min(max(each*0.3, 0.8), 2.6), !q.Strong && each > 5)
		a.hit("", point(x, py(q.Value), choicesOf(v, q), said(a.fig.Lang, q.Value, v.Unit)))
	}
	y := a.bottom() + need
	for r, row := range rows {
		first := r == 0 || rows[r-1].Group != row.Group
		if first {
			y -= choiceGap * pitch / choicePitch
			a.stroke(grid, 0.5, nil, at(a.left(), y+choiceGap*pitch/choicePitch/2), at(x1, y+choiceGap*pitch/choicePitch/2))
		}
		mid := y - pitch/2
		if legible {
			if first {
				a.tryWrite(headStyle, a.left(), mid-headStyle.mid(), 0, headStyle.cut(row.Group, 0.22*a.width()))
			}
			a.tryWrite(smallStyle, x0-yGap, mid-smallStyle.mid(), 1, smallStyle.cut(row.Name, 0.26*a.width()))
		}
		for i, q := range specs {
			if r < len(q.Made) && q.Made[r] {
				c := context
				if q.Strong {
					c = colour
				}
				w := min(max(each*0.34, 0.3), 2)
				a.fillRect(c, px(i)-w, mid-min(2, pitch*0.35), px(i)+w, mid+min(2, pitch*0.35))
			}
		}
		y -= pitch
	}
}

// choicesOf names what a specification chose.
func choicesOf(v *result.Curve, q result.Spec) string {
	out := ""
	for i, r := range v.Rows {
		if i < len(q.Made) && q.Made[i] {
			if out != "" {
				out += ", "
			}
			out += r.Name
		}
	}
	return out
}
