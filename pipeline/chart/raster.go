package chart

import (
	"image"
	"image/color"
	"math"

	"github.com/klauspost/compress/zlib"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"defensetrade/pipeline/typeface"
)

// dpi is the resolution of PNG files.
const dpi = 300

// A raster is a canvas of pixels, each the number of its colour.
type raster struct {
	pen
	scale float64 // pixels in a point
	pw    int
	ph    int
	px    []uint16
	*workshop
}

// A workshop is what a raster draws with, kept from one picture to the next.
type workshop struct {
	inks *inks
	acc  *accumulator
	zip  *zlib.Writer // has a megabyte of tables
}

// rasters keeps the memory of a few pictures for the next ones; nothing of what
// was drawn is left in it. A sync.Pool would lose it at every collection, and
// there are many while pictures are drawn.
var rasters = make(chan *raster, 16)

func newRaster(w, h float64, onDark bool) *raster {
	c := &raster{pen: newPen(w, h, onDark), scale: dpi / 72.0}
	c.pw, c.ph = int(math.Round(w*c.scale)), max(1, int(math.Round(h*c.scale)))
	select {
	case old := <-rasters:
		c.px, c.workshop = old.px, old.workshop
	default:
		c.workshop = &workshop{inks: &inks{}}
	}
	if n := c.pw * c.ph; cap(c.px) < n {
		c.px = make([]uint16, n)
	} else {
		c.px = c.px[:n]
		clear(c.px)
	}
	if c.acc == nil || c.acc.w != c.pw {
		c.acc = newAccumulator(c.pw, c.ph)
	}
	c.acc.h = c.ph
	c.inks.reset()
	return c
}

func (c *raster) free() {
	select {
	case rasters <- c:
	default:
	}
}

// on converts to pixels.
func (c *raster) on(q vg.Point) (x, y float64) {
	return float64(q.X) * c.scale, (c.h - float64(q.Y)) * c.scale
}

// blend draws a run of pixels of the pen's colour at a coverage.
func (c *raster) blend(y, x0, x1, level int) {
	if y >= c.ph {
		return
	}
	row := c.px[y*c.pw+x0 : y*c.pw+x1]
	a := uint32(c.col.A) * uint32(level) / levels
	if a == 255 {
		n := c.inks.number(uint32(c.col.R)<<16 | uint32(c.col.G)<<8 | uint32(c.col.B))
		for i := range row {
			row[i] = n
		}
		return
	}
	last, mixed := row[0], c.over(row[0], a)
	for i, n := range row {
		if n != last {
			last, mixed = n, c.over(n, a)
		}
		row[i] = mixed
	}
}

// over is the number of a pixel's colour under the pen's at opacity a/255.
func (c *raster) over(n uint16, a uint32) uint16 {
	return c.inks.number(over(c.inks.colours[n], c.col, a))
}

// over is a pixel under a colour of opacity a/255.
func over(p uint32, c color.NRGBA, a uint32) uint32 {
	f := func(under, top uint32) uint32 { return (under*(255-a) + top*a + 127) / 255 }
	return f(p>>16&255, uint32(c.R))<<16 | f(p>>8&255, uint32(c.G))<<8 | f(p&255, uint32(c.B))
}

// Fill fills a path. Upright rectangles end at whole pixels, so that neighbours
// meet without a seam.
func (c *raster) Fill(p vg.Path) {
	if x0, y0, x1, y1, ok := c.upright(p); ok {
		c.block(math.Round(x0), math.Round(y0), math.Round(x1), math.Round(y1))
		return
	}
	for _, pts := range c.flatten(p) {
		c.acc.polygon(pts)
	}
	c.acc.spans(c.blend)
}

// upright finds the corners of a path that is an upright rectangle.
func (c *raster) upright(p vg.Path) (x0, y0, x1, y1 float64, ok bool) {
	if len(p) != 5 || p[0].Type != vg.MoveComp || p[4].Type != vg.CloseComp {
		return 0, 0, 0, 0, false
	}
	for i := 1; i < 4; i++ {
		if p[i].Type != vg.LineComp || p[i].Pos.X != p[i-1].Pos.X && p[i].Pos.Y != p[i-1].Pos.Y {
			return 0, 0, 0, 0, false
		}
	}
	if p[3].Pos.X != p[0].Pos.X && p[3].Pos.Y != p[0].Pos.Y {
		return 0, 0, 0, 0, false
	}
	ax, ay := c.on(p[0].Pos)
	bx, by := c.on(p[2].Pos)
	return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), true
}

// block fills whole pixels.
func (c *raster) block(x0, y0, x1, y1 float64) {
	clamp := func(v float64, n int) int { return int(min(max(v, 0), float64(n))) }
	ix0, ix1 := clamp(x0, c.pw), clamp(x1, c.pw)
	if ix0 >= ix1 {
		return
	}
	for y := clamp(y0, c.ph); y < clamp(y1, c.ph); y++ {
		c.blend(y, ix0, ix1, levels)
	}
}

// Stroke draws a path as a line. Upright and level lines fall on whole pixels, so
// that grids are crisp and equally dark.
func (c *raster) Stroke(p vg.Path) {
	w := c.width * c.scale
	if w <= 0 || len(p) == 0 {
		return
	}
	if len(p) == 2 && len(c.dash) == 0 && p[0].Type == vg.MoveComp && p[1].Type == vg.LineComp {
		x0, y0 := c.on(p[0].Pos)
		x1, y1 := c.on(p[1].Pos)
		thick := max(1, math.Round(w))
		switch {
		case p[0].Pos.Y == p[1].Pos.Y:
			top := math.Round(y0 - thick/2)
			c.block(math.Round(min(x0, x1)), top, math.Round(max(x0, x1)), top+thick)
			return
		case p[0].Pos.X == p[1].Pos.X:
			l := math.Round(x0 - thick/2)
			c.block(l, math.Round(min(y0, y1)), l+thick, math.Round(max(y0, y1)))
			return
		}
	}
	for _, pts := range c.flatten(p) {
		closed := p[len(p)-1].Type == vg.CloseComp
		if closed && len(pts) > 1 {
			pts = append(pts, pts[0])
		}
		for _, piece := range dashed(pts, c.dash, c.scale) {
			c.acc.stroke(piece, w/2, closed && len(c.dash) == 0)
		}
	}
	c.acc.spans(c.blend)
}

// flatten turns a path into points in pixels, one slice for each part.
func (c *raster) flatten(p vg.Path) [][][2]float64 {
	var out [][][2]float64
	var cur [][2]float64
	add := func(q vg.Point) {
		x, y := c.on(q)
		cur = append(cur, [2]float64{x, y})
	}
	for _, k := range p {
		switch k.Type {
		case vg.MoveComp:
			if len(cur) > 1 {
				out = append(out, cur)
			}
			cur = make([][2]float64, 0, len(p))
			add(k.Pos)
		case vg.LineComp:
			add(k.Pos)
		case vg.CurveComp:
			from, a, b := cur[len(cur)-1], k.Control[0], k.Control[1]
			x1, y1 := c.on(a)
			x2, y2 := c.on(b)
			x3, y3 := c.on(k.Pos)
			n := min(max(4, int(math.Sqrt(math.Hypot(x3-from[0], y3-from[1])))), 40)
			for i := 1; i <= n; i++ {
				t := float64(i) / float64(n)
				u := 1 - t
				at := func(p0, p1, p2, p3 float64) float64 { return u*u*u*p0 + 3*u*u*t*p1 + 3*u*t*t*p2 + t*t*t*p3 }
				cur = append(cur, [2]float64{at(from[0], x1, x2, x3), at(from[1], y1, y2, y3)})
			}
		case vg.ArcComp:
			r := float64(k.Radius)
			n := max(8, int(math.Abs(k.Angle)*math.Sqrt(r*c.scale)*1.5))
			for i := 0; i <= n; i++ {
				s, co := math.Sincos(k.Start + k.Angle*float64(i)/float64(n))
				add(at(float64(k.Pos.X)+r*co, float64(k.Pos.Y)+r*s))
			}
		}
	}
	if len(cur) > 1 {
		out = append(out, cur)
	}
	return out
}

// FillString draws words, their baseline on a whole pixel and their letters on
// quarters of one.
func (c *raster) FillString(f font.Face, q vg.Point, s string) {
	size := float64(f.Font.Size) * c.scale
	if size <= 0 {
		return
	}
	face := faceOf(f)
	if typeface.Shaped(s) {
		shapedString(c, f, q, s)
		return
	}
	x, y := c.on(q)
	base := int(math.Round(y))
	face.Glyphs(s, size, func(g glyphIndex, dx float64) {
		left := math.Floor((x+dx)*4+0.5) / 4
		whole := math.Floor(left)
		c.stamp(glyphOf(face, g, size, int((left-whole)*4)), int(whole), base)
	})
}

// stamp draws a glyph's coverage.
func (c *raster) stamp(g *glyphMask, x, y int) {
	x, y = x+g.left, y+g.top
	for j := range g.h {
		yy := y + j
		if yy < 0 || yy >= c.ph {
			continue
		}
		for i, level := range g.cover[j*g.w : (j+1)*g.w] {
			if xx := x + i; level > 0 && xx >= 0 && xx < c.pw {
				p := &c.px[yy*c.pw+xx]
				*p = c.over(*p, 255*uint32(level)/levels)
			}
		}
	}
}

// DrawImage panics: drawings of this package are vectors.
func (c *raster) DrawImage(vg.Rectangle, image.Image) { panic("chart: a drawing used an image") }
