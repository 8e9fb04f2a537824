package chart

import (
	"math"

	"defensetrade/pipeline/result"
)

// drawRanking draws level bars with their amounts at the ends; the order is the
// figure's.
func drawRanking(a area) {
	if len(a.fig.Panels) > 1 {
		width := a.width() / float64(len(a.fig.Panels))
		if width > 140 {
			gap := 12.0
			width = (a.width() - gap*float64(len(a.fig.Panels)-1)) / float64(len(a.fig.Panels))
			for i := range a.fig.Panels {
				x := a.left() + float64(i)*(width+gap)
				part := a.within(x, a.bottom(), x+width, a.top())
				p := &a.fig.Panels[i]
				for _, l := range headStyle.lines(p.Title, width, 1) {
					part.write(headStyle, x, a.top()-headStyle.size, 0, l)
				}
				part.without(0, 0, 0, panelTitle+2).rankingOf(p)
			}
			return
		}
	}
	a.rankingOf(&a.fig.Panels[0])
}

func (a area) rankingOf(p *result.Panel) {
	if entries := a.barLegend(p); len(entries) > 1 {
		a = a.without(0, 0, 0, a.drawLegend(entries))
	}
	var bars []result.Bar
	s := span{0, 0}
	for _, b := range p.Bars {
		if finite(b.Value) {
			bars = append(bars, b)
			s.add(b.Value)
		}
	}
	if len(bars) == 0 {
		a.nothing()
		return
	}
	plain := manyEntities(bars)
	rows, names, pitch, left := a.layRows(bars, a.top(), a.bottom())
	// The widest labels at both ends decide how much is left for bars.
	style := labelStyle
	var pos, neg float64
	for i := range rows {
		b := &rows[i].bar
		if b.Label == "" {
			b.Label = result.Format{Style: result.Short, Decimals: -1}.String(a.fig.Lang, b.Value, valueUnit(p))
		}
		b.Label = style.cut(b.Label, 0.35*a.width())
		if b.Value < 0 {
			neg = max(neg, style.width(b.Label)+4)
		} else {
			pos = max(pos, style.width(b.Label)+4)
		}
	}
	x0, x1 := a.left()+names+6+neg, a.right()-pos
	total := s.hi - s.lo
	if total == 0 {
		total = 1
	}
	if p.Y.Max > p.Y.Min && p.Y.Max > s.hi && finite(p.Y.Max) {
		total = p.Y.Max - s.lo
	}
	px := func(v float64) float64 { return x0 + (v-s.lo)/total*(x1-x0) }
	thick := min(0.66*pitch, 13)
	for _, r := range rows {
		if r.bar.None {
			a.writeRow(r, a.left()+names)
			a.hit(r.bar.Series, cell(box{px(0), r.y - thick/2, a.right(), r.y + thick/2}, r.bar.Name, r.bar.Label))
			a.write(style.in(mute), px(0)+4, r.y-style.mid(), 0, r.bar.Label)
			continue
		}
		l, h := px(min(r.bar.Value, 0)), px(max(r.bar.Value, 0))
		c := a.barColour(p, r.bar)
		if plain && r.bar.Rank == 0 {
			c = neutral
		}
		if math.Abs(h-l) < 0.4 {
			h = l + 0.4
		}
		if r.bar.Hollow {
			a.fillRect(mix(c, white, 0.75), l, r.y-thick/2, h, r.y+thick/2)
			a.stroke(c, 0.7, nil, at(l, r.y+thick/2), at(h, r.y+thick/2), at(h, r.y-thick/2), at(l, r.y-thick/2))
		} else {
			a.fillRect(c, l, r.y-thick/2, h, r.y+thick/2)
		}
		a.writeRow(r, a.left()+names)
		a.hit(r.bar.Series, cell(box{l, r.y - thick/2, h, r.y + thick/2}, r.bar.Name, r.bar.Label))
		if r.bar.Value < 0 {
			a.write(style, l-4, r.y-style.mid(), 1, r.bar.Label)
		} else {
			a.write(style, h+4, r.y-style.mid(), 0, r.bar.Label)
		}
	}
	low := rows[len(rows)-1].y - pitch/2
	a.stroke(base, 0.8, nil, at(px(0), low), at(px(0), rows[0].y+pitch/2))
	a.writeLeft(left)
}

// manyEntities reports whether bars are of so many entities that a colour for
// each would say nothing: their names do.
func manyEntities(bars []result.Bar) bool {
	seen := map[string]bool{}
	for _, b := range bars {
		if b.Rank == 0 {
			seen[b.Entity] = true
		}
		if b.Series != "" {
			return false
		}
	}
	return len(seen) > 2
}
