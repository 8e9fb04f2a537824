package chart

import (
	"image/color"
	"math"
	"strconv"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// nameLead is the distance of the lines of a name.
const nameLead = 8.4

// heatNames writes the rows' names left of the cells and the columns' above them:
// numbers where names do not fit, so that nothing is turned.
func (a area) heatNames(cells area, rows, cols [][]string, n int, cw, ch float64) {
	every := 1
	for float64(every)*ch < nameStyle.size*0.95 {
		every++
	}
	for i, lines := range rows {
		if i%every != 0 {
			continue
		}
		y := cells.top() - (float64(i)+0.5)*ch + float64(len(lines)-1)*nameLead/2 - nameStyle.mid()
		for _, l := range lines {
			a.write(nameStyle, cells.left()-5, y, 1, l)
			y -= nameLead
		}
	}
	every = 1
	for float64(every)*cw < tickStyle.width("00")+3 {
		every++
	}
	for j := range n {
		if j%every != 0 {
			continue
		}
		lines := []string{strconv.Itoa(j + 1)}
		if cols != nil {
			lines = cols[j]
		}
		for k, l := range lines {
			a.write(tickStyle.in(ink), cells.left()+(float64(j)+0.5)*cw, cells.top()+3+tickStyle.down()+float64(len(lines)-1-k)*1.2*tickStyle.size, 0.5, l)
		}
	}
}

func heatScaleHeight(legend string) float64 {
	h := 24.0
	if legend != "" {
		h += 2
	}
	return h
}

// heatScale draws what the colours mean, as rectangles: an image would look
// different in each format.
func (a area) heatScale(lo, hi float64, legend string) {
	s := tickStyle
	width := min(150, 0.4*a.width())
	x1 := a.right() - 8
	x0 := x1 - width
	y := a.top() - 8
	for i := range shadesOfHeat {
		f := func(i int) float64 { return x0 + width*float64(i)/shadesOfHeat }
		v := lo + (hi-lo)*float64(i)/(shadesOfHeat-1)
		a.fillRect(heatColour(v, lo, hi), f(i), y, f(i+1), y+7)
	}
	decimals := 0
	for q := (hi - lo) / 4; decimals < 3 && math.Abs(q-math.Round(q)) > 1e-6; decimals++ {
		q *= 10
	}
	for _, t := range []float64{0, 0.25, 0.5, 0.75, 1} {
		v := lo + t*(hi-lo)
		label := result.Format{Decimals: decimals, Sign: lo < 0}.String(a.fig.Lang, v, obs.Unit{})
		x := min(max(x0+t*width, x0), a.right()-s.width(label)/2)
		a.tryWrite(s, x, y-3-s.up()+1, 0.5, label)
	}
	room := x0 - a.left() - 12
	lines := s.lines(legend, room, 2)
	for i, l := range lines {
		a.write(s.in(ink), x0-8, y+1.5-float64(i)*s.lead(), 1, l)
	}
}

// wordsOn is the colour of words on a coloured cell that is read best on the worse
// of a light and a dark page.
func wordsOn(c color.NRGBA) color.NRGBA {
	worst := func(w color.NRGBA) float64 { return min(contrast(c, w), contrast(dark(c), dark(w))) }
	if worst(onCell) > worst(black) {
		return onCell
	}
	return black
}

// heatHits puts a hit on each cell of a matrix that has names.
func (a area) heatHits(m *result.Matrix, cw, ch float64) {
	if len(m.Rows) > 60 || len(m.Cols) > 60 {
		return
	}
	for i, r := range m.V {
		for j, v := range r {
			if finite(v) && i < len(m.Rows) && j < len(m.Cols) {
				x, y := a.left()+float64(j)*cw, a.top()-float64(i)*ch
				a.hit(m.Rows[i], cell(box{x, y - ch, x + cw, y}, m.Cols[j], result.Decimal(a.fig.Lang, v, 2)))
			}
		}
	}
}
