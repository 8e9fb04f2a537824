package chart

// drawRange draws competing values as separate marks on a bar from the least to
// the greatest; a ring marks the value that statistics use.
func drawRange(a area) {
	if len(a.fig.Panels) > 1 {
		drawMultiples(a)
		return
	}
	p := &a.fig.Panels[0]
	l := look{ends: true, legend: a.pointLegend(p)}
	for _, q := range p.Points {
		if q.Strong {
			l.legend = append(l.legend, entry{name: a.fig.Lang.Phrase("value used"), colour: white, ring: true})
			break
		}
	}
	a.drawPanel(p, l)
}
