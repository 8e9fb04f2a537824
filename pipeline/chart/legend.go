package chart

import (
	"image/color"
	"strconv"

	"defensetrade/pipeline/result"
)

func itoa(n int) string { return strconv.Itoa(n) }

// An entry of a legend is a mark and what it stands for.
type entry struct {
	name   string
	colour color.NRGBA
	marker marker
	bar    bool // a swatch
	hollow bool
	line   bool // a stroke
	ring   bool
}

// drawLegend writes rows of entries at the top of the area, and returns how high
// they are.
func (a area) drawLegend(entries []entry) float64 {
	const maxRows = 4
	s := legendStyle
	x, y := a.left(), a.top()-s.size
	rows := 1
	for i, e := range entries {
		name := s.cut(e.name, a.width()-14)
		w := 11 + s.width(name)
		if x > a.left() && x+w > a.right() {
			if rows == maxRows {
				rest := a.more(len(entries) - i)
				a.tryWrite(s.in(mute), min(x, a.right()-s.width(rest)), y+0.1*s.size, 0, rest)
				break
			}
			x, y = a.left(), y-1.35*s.size
			rows++
		}
		mid := y + 0.1*s.size + s.mid()
		switch {
		case e.bar:
			a.fillRect(e.colour, x, mid-3, x+7, mid+3)
		case e.line:
			a.stroke(e.colour, 1.7, nil, at(x, mid), at(x+8, mid))
		default:
			a.mark(e.marker, e.colour, x+4, mid, 2.6, e.hollow)
		}
		if e.ring {
			a.SetColor(ink)
			a.SetLineWidth(0.6)
			a.Stroke(circle.outline(x+4, mid, 4))
		}
		a.write(s, x+11, y+0.1*s.size, 0, name)
		x += w + 12
	}
	return float64(rows)*1.35*s.size + 4
}

// barLegend lists the series of stacked bars in the order of the stack.
func (a area) barLegend(p *result.Panel) []entry {
	var out []entry
	seen := map[string]bool{}
	for _, b := range p.Bars {
		if b.Series != "" && !seen[b.Series] && finite(b.Value) {
			seen[b.Series] = true
			out = append(out, entry{name: b.Series, colour: a.barColour(p, b), bar: true})
		}
	}
	return out
}

// pointLegend lists the groups of points; one group needs no legend.
func (a area) pointLegend(p *result.Panel) []entry {
	var out []entry
	seen := map[string]bool{}
	strong := false
	for _, q := range p.Points {
		strong = strong || q.Strong
		if q.Series != "" && !seen[q.Series] {
			seen[q.Series] = true
			c, m := a.pointLook(p, q)
			out = append(out, entry{name: q.Series, colour: c, marker: m})
		}
	}
	if len(out) == 1 && !strong {
		return nil
	}
	return out
}
