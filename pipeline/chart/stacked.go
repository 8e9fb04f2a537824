package chart

// drawStacked draws parts by year on top of each other, with a legend row in the
// order of the stack.
func drawStacked(a area) {
	if len(a.fig.Panels) > 1 {
		drawMultiples(a)
		return
	}
	p := &a.fig.Panels[0]
	a.drawPanel(p, look{ends: true, legend: a.barLegend(p)})
}
