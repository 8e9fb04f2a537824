package chart

import (
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

// rankingHeight follows from the rows of the first panel.
func rankingHeight(f *result.Figure, width float64) float64 {
	n, pitch := 0, 15.0
	for _, p := range f.Panels {
		n = max(n, len(p.Bars))
		for _, b := range p.Bars {
			if len(p.Bars) <= 20 && nameStyle.width(b.Name) > nameRoom*width {
				pitch = 2.1 * nameStyle.lead() // names of two lines
			}
		}
	}
	return min(max(float64(n)*pitch+24, 60), 200*pdf.MM)
}

// nameRoom is the share of the width that names of rows may take.
const nameRoom = 0.36

// A row is one name of a ranking or dumbbell.
type row struct {
	bar   result.Bar
	y     float64 // its middle
	lines []string
}

// layRows places as many bars as have room, top down, and returns the width of
// their names and how many bars were left out.
func (a area) layRows(bars []result.Bar, top, bottom float64) (rows []row, names, pitch float64, left int) {
	const least = 9.5
	n := len(bars)
	if room := int((top - bottom) / least); n > room {
		n = max(room-1, 1)
		left = len(bars) - n
		bottom += 10
	}
	pitch = min((top-bottom)/float64(max(n, 1)), 26)
	room := nameRoom * a.width()
	for i, b := range bars[:n] {
		y := top - (float64(i)+0.5)*pitch
		fit := max(1, int(pitch/nameStyle.lead()))
		r := row{b, y, nameStyle.lines(b.Name, room, min(fit, 2))}
		names = max(names, nameStyle.widest(r.lines))
		rows = append(rows, r)
	}
	return rows, names, pitch, left
}

// writeRow writes a row's name, ending at x.
func (a area) writeRow(r row, x float64) {
	lead := 1.05 * nameStyle.size
	y := r.y + (float64(len(r.lines))-1)*lead/2 - nameStyle.mid()
	for _, l := range r.lines {
		a.write(nameStyle, x, y, 1, l)
		y -= lead
	}
}

// writeLeft says how many rows were left out.
func (a area) writeLeft(n int) {
	if n > 0 {
		a.tryWrite(smallStyle, a.left(), a.bottom()+smallStyle.down()+1, 0, a.fig.Lang.Say("and {} more¦rows for which a figure has no room", itoa(n)))
	}
}

// valueUnit is the unit of a panel whose values run sideways: authors may have
// put it on either axis.
func valueUnit(p *result.Panel) obs.Unit {
	if p.Y.Unit == (obs.Unit{}) {
		return p.X.Unit
	}
	return p.Y.Unit
}
