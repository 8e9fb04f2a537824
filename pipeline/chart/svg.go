package chart

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/color"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/typeface"
)

// A svg is a canvas that writes scalable vector graphics.
type svg struct {
	pen
	b            []byte
	lastX, lastY float64 // of the path, in hundredths of a point
	inline       bool    // for a page of HTML
	hits         []hitGroup
}

func newSVG(w, h float64, onDark bool) *svg {
	return &svg{pen: newPen(w, h, onDark), b: make([]byte, 0, 32<<10)}
}

// number writes two decimals at most: a hundredth of a point is not seen.
func (c *svg) number(v float64) {
	v = math.Round(v*100) / 100
	if v == 0 {
		v = 0 // not −0
	}
	c.b = strconv.AppendFloat(c.b, v, 'f', -1, 64)
}

func (c *svg) attr(name string, v float64) {
	c.b = append(append(append(c.b, ' '), name...), '=', '"')
	c.number(v)
	c.b = append(c.b, '"')
}

func (c *svg) paint(name string) {
	c.b = append(append(append(c.b, ' '), name...), '=', '"')
	if c.inline {
		hex := appendHex(nil, c.col)
		c.b = append(append(append(c.b, "var(--c-"...), hex[1:]...), ',')
		c.b = append(append(c.b, hex...), ')', '"')
	} else {
		c.b = append(appendHex(c.b, c.col), '"')
	}
	if c.col.A != 255 {
		c.attr(name+"-opacity", float64(c.col.A)/255)
	}
}

func appendHex(b []byte, c color.NRGBA) []byte {
	const digits = "0123456789abcdef"
	b = append(b, '#')
	for _, v := range []uint8{c.R, c.G, c.B} {
		b = append(b, digits[v>>4], digits[v&15])
	}
	return b
}

// xy writes a point of a path.
func (c *svg) xy(letter byte, q vg.Point) {
	c.b = append(c.b, letter)
	c.lastX, c.lastY = hundredths(float64(q.X)), hundredths(c.h-float64(q.Y))
	c.number(c.lastX / 100)
	c.b = append(c.b, ' ')
	c.number(c.lastY / 100)
}

// step writes a straight line from the last point, which is shorter than where it
// ends. Steps are between rounded points, so that errors do not add up.
func (c *svg) step(q vg.Point) {
	x, y := hundredths(float64(q.X)), hundredths(c.h-float64(q.Y))
	c.b = append(c.b, 'l')
	c.number((x - c.lastX) / 100)
	if y >= c.lastY {
		c.b = append(c.b, ' ')
	}
	c.number((y - c.lastY) / 100)
	c.lastX, c.lastY = x, y
}

// curve writes a cubic curve from the last point, as step does.
func (c *svg) curve(k vg.PathComp) {
	c.b = append(c.b, 'c')
	x0, y0 := c.lastX, c.lastY
	for i, q := range []vg.Point{k.Control[0], k.Control[1], k.Pos} {
		x, y := hundredths(float64(q.X)), hundredths(c.h-float64(q.Y))
		if i > 0 && x >= x0 {
			c.b = append(c.b, ' ')
		}
		c.number((x - x0) / 100)
		if y >= y0 {
			c.b = append(c.b, ' ')
		}
		c.number((y - y0) / 100)
		c.lastX, c.lastY = x, y
	}
}

func hundredths(v float64) float64 { return math.Round(v * 100) }

func (c *svg) trace(p vg.Path) {
	c.b = append(c.b, ` d="`...)
	for _, k := range p {
		switch k.Type {
		case vg.MoveComp:
			c.xy('M', k.Pos)
		case vg.LineComp:
			c.step(k.Pos)
		case vg.ArcComp:
			beziers(k, func(c1, c2, to vg.Point) {
				c.xy('C', c1)
				c.xy(' ', c2)
				c.xy(' ', to)
			})
		case vg.CurveComp:
			c.curve(k)
		case vg.CloseComp:
			c.b = append(c.b, 'Z')
		}
	}
	c.b = append(c.b, '"')
}

// Stroke draws a path as a line.
func (c *svg) Stroke(p vg.Path) {
	if c.width <= 0 || len(p) == 0 {
		return
	}
	c.b = append(c.b, `<path fill="none"`...)
	c.paint("stroke")
	c.attr("stroke-width", c.width)
	if len(c.dash) > 0 {
		c.b = append(c.b, ` stroke-dasharray="`...)
		for i, l := range c.dash {
			if i > 0 {
				c.b = append(c.b, ' ')
			}
			c.number(float64(l))
		}
		c.b = append(c.b, '"')
	}
	c.trace(p)
	c.b = append(c.b, "/>\n"...)
}

// Fill fills a path.
func (c *svg) Fill(p vg.Path) {
	if len(p) == 0 {
		return
	}
	c.b = append(c.b, "<path"...)
	c.paint("fill")
	c.trace(p)
	c.b = append(c.b, "/>\n"...)
}

// FillString writes words. Their length is stated, so that the layout holds where
// a browser has another font.
func (c *svg) FillString(f font.Face, q vg.Point, s string) {
	if f.Font.Size <= 0 || s == "" {
		return
	}
	face := faceOf(f)
	if typeface.Shaped(s) {
		shapedString(c, f, q, s)
		return
	}
	c.b = append(c.b, "<text"...)
	c.attr("x", float64(q.X))
	c.attr("y", c.h-float64(q.Y))
	c.attr("font-size", float64(f.Font.Size))
	if f.Font.Weight != 0 {
		c.b = append(c.b, ` font-weight="600"`...)
	}
	c.paint("fill")
	c.attr("textLength", face.Width(s, float64(f.Font.Size)))
	c.b = append(c.b, ` lengthAdjust="spacingAndGlyphs">`...)
	c.escape(s)
	c.b = append(c.b, "</text>\n"...)
}

func (c *svg) escape(s string) {
	if !strings.ContainsAny(s, "<>&\"'\t\r\n") && strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == '\uFFFD' }) < 0 {
		c.b = append(c.b, s...)
		return
	}
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a bytes.Buffer does not fail
	c.b = append(c.b, b.Bytes()...)
}

// DrawImage panics: drawings of this package are vectors.
func (c *svg) DrawImage(vg.Rectangle, image.Image) { panic("chart: a drawing used an image") }

// fontFamily names the fonts to use, ours first.
const fontFamily = `'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif`

// document is the whole picture; width is that of the element.
func (c *svg) document(f *result.Figure, id, width string) []byte {
	class := ""
	if c.inline {
		class = `" class="chart`
	}
	c.writeHits()
	body := c.b
	c.b = make([]byte, 0, len(body)+2048)
	c.b = append(c.b, `<svg xmlns="http://www.w3.org/2000/svg" id="`+id+`" viewBox="0 0 `...)
	c.number(c.w)
	c.b = append(c.b, ' ')
	c.number(c.h)
	if l := f.Lang.ID(); l != lang.English.Code {
		class += `" lang="` + l
	}
	c.b = append(c.b, `" width="`+width+class+`" role="img" aria-labelledby="`+id+`-title `+id+`-desc" font-family="`+fontFamily+`" stroke-linejoin="round">`+"\n<title id=\""+id+`-title">`...)
	c.escape(f.Title)
	c.b = append(c.b, `</title><desc id="`+id+`-desc">`...)
	c.escape(f.Alt)
	c.b = append(c.b, "</desc>\n"...)
	c.b = append(c.b, body...)
	c.b = append(c.b, "</svg>\n"...)
	return c.b
}

// identifier keeps of a name what an XML id may hold.
func identifier(s string) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, s)
	return id
}
