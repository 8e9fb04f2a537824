package chart

// drawBars draws amounts by year; a line over them, as a five-year mean, is named
// at its end. Bars with several series are stacked and need a legend.
func drawBars(a area) {
	if len(a.fig.Panels) > 1 {
		drawMultiples(a)
		return
	}
	p := &a.fig.Panels[0]
	l := look{ends: true}
	if entries := a.barLegend(p); len(entries) > 1 {
		l.legend = entries
	}
	a.drawPanel(p, l)
}
