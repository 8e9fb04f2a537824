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
	h := 75 * pdf.MM * narrowing(width)
	if len(f.Panels) == 1 && width < 0.7*fullWidth { // names of events need more rows
		h += smallStyle.lead() * float64(min(len(f.Panels[0].Events), maxEventRows))
	}
	return h
}
