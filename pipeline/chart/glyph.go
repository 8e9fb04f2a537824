package chart

import (
	"math"
	"sync"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"defensetrade/pipeline/typeface"
)

type glyphIndex = sfnt.GlyphIndex

// A glyphMask is the coverage of a letter at a size and a quarter of a pixel.
type glyphMask struct {
	left, top, w, h int // from the pen's pixel on the baseline
	cover           []uint8
}

type glyphKey struct {
	face    *typeface.Face
	index   glyphIndex
	size    float64
	quarter int
}

// glyphs keeps the letters that were drawn: figures set few sizes, so it stays
// small, and what it holds depends on its key alone.
var glyphs sync.Map // glyphKey → *glyphMask

func glyphOf(f *typeface.Face, g glyphIndex, size float64, quarter int) *glyphMask {
	key := glyphKey{f, g, size, quarter}
	if m, ok := glyphs.Load(key); ok {
		return m.(*glyphMask)
	}
	m := drawGlyph(f, g, size, float64(quarter)/4)
	glyphs.Store(key, m)
	return m
}

// drawGlyph rasters an outline shifted right by dx pixels.
func drawGlyph(f *typeface.Face, g glyphIndex, size, dx float64) *glyphMask {
	var buf sfnt.Buffer
	font := f.Font()
	upem := fixed.Int26_6(font.UnitsPerEm())
	segments, err := font.LoadGlyph(&buf, g, upem, nil)
	if err != nil || len(segments) == 0 {
		return &glyphMask{}
	}
	k := size / float64(upem)
	pt := func(p fixed.Point26_6) [2]float64 { return [2]float64{float64(p.X)*k + dx, float64(p.Y) * k} }
	b := segments.Bounds()
	lo, hi := pt(b.Min), pt(b.Max)
	m := &glyphMask{left: int(math.Floor(lo[0])) - 1, top: int(math.Floor(lo[1])) - 1}
	m.w, m.h = int(math.Ceil(hi[0]))+1-m.left, int(math.Ceil(hi[1]))+1-m.top
	m.cover = make([]uint8, m.w*m.h)
	acc := newAccumulator(m.w, m.h)
	var start, cur [2]float64
	to := func(p [2]float64) {
		acc.line(cur[0]-float64(m.left), cur[1]-float64(m.top), p[0]-float64(m.left), p[1]-float64(m.top))
		cur = p
	}
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			to(start)
			cur = pt(s.Args[0])
			start = cur
		case sfnt.SegmentOpLineTo:
			to(pt(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			p, c, q := cur, pt(s.Args[0]), pt(s.Args[1])
			const n = 6
			for i := 1; i <= n; i++ {
				t := float64(i) / n
				u := 1 - t
				to([2]float64{u*u*p[0] + 2*u*t*c[0] + t*t*q[0], u*u*p[1] + 2*u*t*c[1] + t*t*q[1]})
			}
		case sfnt.SegmentOpCubeTo:
			p, c, d, q := cur, pt(s.Args[0]), pt(s.Args[1]), pt(s.Args[2])
			const n = 8
			for i := 1; i <= n; i++ {
				t := float64(i) / n
				u := 1 - t
				to([2]float64{
					u*u*u*p[0] + 3*u*u*t*c[0] + 3*u*t*t*d[0] + t*t*t*q[0],
					u*u*u*p[1] + 3*u*u*t*c[1] + 3*u*t*t*d[1] + t*t*t*q[1]})
			}
		}
	}
	to(start)
	acc.spans(func(y, x0, x1, level int) {
		for x := x0; x < x1; x++ {
			m.cover[y*m.w+x] = uint8(level)
		}
	})
	return m
}
