package chart

import (
	"slices"

	"defensetrade/pipeline/result"
)

// drawBars draws amounts by year; a line over them, as a five-year mean, is named
// at its end. Bars of two series stand side by side, those of more are stacked;
// they need a legend.
func drawBars(a area) {
	if len(a.fig.Panels) > 1 {
		drawMultiples(a)
		return
	}
	p := sideBySide(&a.fig.Panels[0])
	l := look{ends: true}
	if entries := a.barLegend(p); len(entries) > 1 {
		l.legend = entries
	}
	a.drawPanel(p, l)
}

// sideBySide is the panel with the bars of its two series moved apart.
func sideBySide(p *result.Panel) *result.Panel {
	const aside = 0.2 // of a year
	var names []string
	for _, b := range p.Bars {
		if !slices.Contains(names, b.Series) {
			names = append(names, b.Series)
		}
	}
	if len(names) != 2 || !p.X.Years {
		return p
	}
	out := *p
	out.Bars = append([]result.Bar(nil), p.Bars...)
	for i := range out.Bars {
		if b := &out.Bars[i]; b.Series == names[0] {
			b.X -= aside
		} else {
			b.X += aside
		}
	}
	return &out
}
