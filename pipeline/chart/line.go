package chart

import (
	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

// drawLine draws series over years. Several panels are small multiples.
func drawLine(a area) {
	if len(a.fig.Panels) > 1 {
		drawMultiples(a)
		return
	}
	a.drawPanel(&a.fig.Panels[0], look{ends: true})
}

// lineHeight is that of one set of axes.
func lineHeight(f *result.Figure, width float64) float64 {
	if len(f.Panels) > 1 {
		return multiplesHeight(f, width)
	}
	return 75 * pdf.MM * narrowing(width)
}
