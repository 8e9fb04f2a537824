package chart

import (
	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

// drawScatter draws pairs of values; lines in the panel are fits or the order of
// the years.
func drawScatter(a area) {
	if len(a.fig.Panels) > 1 {
		drawMultiples(a)
		return
	}
	p := &a.fig.Panels[0]
	a.drawPanel(p, look{ends: true, legend: a.pointLegend(p)})
}

// scatterHeight is nearer to a square than a line's.
func scatterHeight(f *result.Figure, width float64) float64 {
	if len(f.Panels) > 1 {
		return multiplesHeight(f, width)
	}
	return 95 * pdf.MM * narrowing(width)
}
