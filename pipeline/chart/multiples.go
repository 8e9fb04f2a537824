package chart

import (
	"math"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

// columns is how many panels stand in a row.
func columns(f *result.Figure, width float64) int {
	n := len(f.Panels)
	fit := max(int(width/100), 1)
	if f.Columns > 0 {
		return min(f.Columns, n, fit)
	}
	switch {
	case n <= 3 || n == 4 && fit >= 4 && width > 600:
		return min(n, fit)
	case n == 4:
		return min(2, fit)
	case n <= 6 || n == 9:
		return min(3, fit)
	}
	return min(4, fit)
}

const (
	panelTitle = 12.0
	panelGap   = 10.0
)

// multiplesHeight follows from the rows.
func multiplesHeight(f *result.Figure, width float64) float64 {
	cols := columns(f, width)
	rows := (len(f.Panels) + cols - 1) / cols
	each := min(max(0.62*width/float64(cols), 62), 130)
	return min(float64(rows)*(each+panelTitle+panelGap)-panelGap+tickLength+xLabels, 235*pdf.MM)
}

// drawMultiples draws panels on common scales: y labels left, years below. Panels
// of another unit have a scale of their own.
func drawMultiples(a area) {
	f := a.fig
	cols := columns(f, a.width())
	rows := (len(f.Panels) + cols - 1) / cols
	if l := a.multiplesLegend(); len(l) > 0 {
		a = a.without(0, 0, 0, a.drawLegend(l))
	}
	if marked(f) {
		a = a.without(0, 0, 3, 0) // half a mark at the right end
	}
	all := make([]*result.Panel, len(f.Panels))
	groups := map[obs.Unit][]*result.Panel{}
	for i := range f.Panels {
		all[i] = &f.Panels[i]
		groups[all[i].Y.Unit] = append(groups[all[i].Y.Unit], all[i])
	}
	rowHeight := (a.height() - xLabels + panelGap - tickLength) / float64(rows)
	plotHeight := max(rowHeight-panelTitle-panelGap, 10)
	scales := map[obs.Unit]*scale{}
	left := 0.0
	for _, p := range all {
		if u := p.Y.Unit; scales[u] == nil {
			s := scaleY(a.fig.Lang, groups[u], plotHeight)
			scales[u] = &s
			left = max(left, yWidth(s))
		}
	}
	own := len(groups) > 1 // then each panel needs its labels
	gap := panelGap
	width := (a.width() - left - gap*float64(cols-1)) / float64(cols)
	if own {
		width = (a.width() - (left+gap)*float64(cols) + gap) / float64(cols)
	}
	x := scaleX(a.fig.Lang, all, width)
	for i, p := range all {
		col, row := i%cols, i/cols
		x0 := a.left() + left + float64(col)*(width+gap)
		if own {
			x0 = a.left() + left + float64(col)*(width+gap+left)
		}
		top := a.top() - float64(row)*rowHeight
		cell := a.within(x0, top-panelTitle-plotHeight-tickLength, x0+width, top)
		for _, line := range headStyle.lines(p.Title, width, 1) {
			cell.write(headStyle, x0, top-headStyle.size, 0, line)
		}
		last := i+cols >= len(all) // nothing below
		q := cell.without(0, 0, 0, panelTitle)
		l := look{x: &x, y: scales[p.Y.Unit], compact: true, noX: !last, noY: col > 0 && !own}
		q.drawCell(p, l)
	}
}

// drawCell draws one of many panels; its axes fill the area, labels go outside.
func (a area) drawCell(p *result.Panel, l look) {
	data := a.without(0, tickLength, 0, 0)
	ax := newAxes(data, *l.x, *l.y)
	none := true
	for _, line := range p.Lines {
		none = none && (line.Rank > 0 || !drawable(line))
	}
	ax.drawData(p, a.within(a.left()-0.85*panelGap, a.bottom(), a.right(), a.top()), nil, l)
	if none && len(p.Bars) == 0 && len(p.Points) == 0 {
		s := smallStyle
		ax.tryWrite(s, (ax.left()+ax.right())/2, (ax.top()+ax.bottom())/2, 0.5, a.fig.Lang.Phrase("No data"))
	}
}

func drawable(l result.Line) bool {
	for i := range min(len(l.X), len(l.Y)) {
		if finite(l.X[i]) && finite(l.Y[i]) {
			return true
		}
	}
	return false
}

// multiplesLegend names the protagonists where panels share them: with one in
// each panel, the titles do.
func (a area) multiplesLegend() []entry {
	var out []entry
	seen := map[string]bool{}
	most := 0
	for i := range a.fig.Panels {
		p := &a.fig.Panels[i]
		n := 0
		for j, l := range p.Lines {
			if l.Rank > 0 || l.Name == "" {
				continue
			}
			n++
			if key := lineKey(p, j); !seen[l.Name] && len(out) < 12 {
				seen[l.Name] = true
				out = append(out, entry{name: l.Name, colour: a.shades.colour(key), line: true})
			}
		}
		for _, e := range append(a.barLegend(p), a.pointLegend(p)...) {
			n++
			if !seen[e.name] && len(out) < 12 {
				seen[e.name] = true
				out = append(out, e)
			}
		}
		most = max(most, n)
	}
	if most < 2 || math.IsNaN(a.width()) {
		return nil
	}
	return out
}

// marked reports whether a panel has separate marks, which reach beyond its axes.
func marked(f *result.Figure) bool {
	for i := range f.Panels {
		if len(f.Panels[i].Points) > 0 {
			return true
		}
	}
	return false
}
