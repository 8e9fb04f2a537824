package chart

import (
	"slices"

	"defensetrade/pipeline/result"
)

// drawBars draws amounts by year; a line over them, as a five-year mean, is named
// at its end. Bars of several series stand side by side and need a legend.
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

// sideBySide is the panel with the bars of its series moved apart.
func sideBySide(p *result.Panel) *result.Panel {
	const broad = 0.8 // of a year: the bars of all series
	var names []string
	for _, b := range p.Bars {
		if !slices.Contains(names, b.Series) {
			names = append(names, b.Series)
		}
	}
	if len(names) < 2 || !p.X.Years {
		return p
	}
	out := *p
	out.Bars = append([]result.Bar(nil), p.Bars...)
	for i := range out.Bars {
		b := &out.Bars[i]
		b.X += broad / float64(len(names)) * (float64(slices.Index(names, b.Series)) - float64(len(names)-1)/2)
	}
	return &out
}
