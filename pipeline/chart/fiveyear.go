package chart

import (
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
)

// drawFiveYear draws amounts by year in pale bars and the means of five years as
// levels on top, each with its value, as SIPRI shows the volume of transfers.
func drawFiveYear(a area) {
	if len(a.fig.Panels) > 1 {
		drawMultiples(a)
		return
	}
	a.drawPanel(&a.fig.Panels[0], look{ends: true})
}

// drawSteps draws levels over spans of years, white around them where they cross
// bars, and their words above where there is room.
func (x *axes) drawSteps(p *result.Panel) {
	if len(p.Steps) == 0 {
		return
	}
	key := ""
	if len(p.Bars) > 0 {
		key = barKey(p, p.Bars[0])
	}
	c := x.shades.colour(key)
	for _, pass := range []bool{true, false} {
		for _, s := range p.Steps {
			from, to := max(s.From-0.44, x.x.min), min(s.To+0.44, x.x.max)
			if !x.can(from, s.Y) || s.Y < x.y.min || s.Y > x.y.max || !(to > from) {
				continue
			}
			l, r, y := x.px(from), x.px(to), x.py(s.Y)
			if pass {
				x.fillRect(white, l, y-2, r, y+2)
				continue
			}
			x.fillRect(c, l, y-1.2, r, y+1.2)
			x.solid.boxes = append(x.solid.boxes, box{l, y - 2, r, y + 2})
			x.hit(meanOf(x.fig.Lang, s), cell(box{l, y - 4, r, y + 4}, saidSpan(result.EventLine{X: s.From, Until: s.To}), said(x.fig.Lang, s.Y, p.Y.Unit)))
			if s.Label != "" {
				st := labelStyle.in(forText(c))
				if st.width(s.Label) > r-l+4 {
					st = smallStyle.in(forText(c))
				}
				if st.width(s.Label) > 1.4*(r-l)+6 { // it would seem to belong to a neighbour
					continue
				}
				top := y // words stand over the bars, not on them
				for _, b := range p.Bars {
					if b.X >= s.From && b.X <= s.To && x.inside(b.X, b.Value) {
						top = max(top, x.py(b.Value))
					}
				}
				x.tryWrite(st, (l+r)/2, top+3.2+st.down()*0.5, 0.5, s.Label)
			}
		}
	}
}

func meanOf(l *lang.Language, s result.Step) string {
	return l.Say("mean of {} years", itoa(int(s.To-s.From)+1))
}
