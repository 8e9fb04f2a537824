package pdf

import (
	"encoding/hex"
	"strings"
	"unicode/utf16"

	"defensetrade/pipeline/typeface"
)

// shaped writes a line with Arabic script: its shaped runs as outlines, each
// marked with the text that it stands for, so that readers find and copy it. Spaces
// of a justified line keep their width.
func (d *Doc) shaped(face *typeface.Face, size, x, y float64, s string) float64 {
	width := 0.0
	for _, sp := range face.Line(s) {
		at := x + sp.X*size
		width = (sp.X + sp.Width) * size
		if sp.Outline == nil {
			d.Text(face, size, at, y, sp.Text)
			continue
		}
		if len(sp.Outline) == 0 {
			continue
		}
		d.f.RawWriteStr("/Span <</ActualText <" + utf16Hex(sp.Text) + ">>> BDC")
		pt := func(p [2]float64) (float64, float64) { return at + p[0]*size, y - p[1]*size }
		for i, g := range sp.Outline {
			x1, y1 := pt(g.Pts[0])
			switch g.Op {
			case 'M':
				if i > 0 {
					d.Close()
				}
				d.MoveTo(x1, y1)
			case 'L':
				d.LineTo(x1, y1)
			case 'C':
				x2, y2 := pt(g.Pts[1])
				x3, y3 := pt(g.Pts[2])
				d.CurveTo(x1, y1, x2, y2, x3, y3)
			}
		}
		d.Close()
		d.Fill()
		d.f.RawWriteStr("EMC")
	}
	return width
}

// utf16Hex is a text string of PDF (ISO 32000-1, 7.9.2.2) in hexadecimal.
func utf16Hex(s string) string {
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return strings.ToUpper(hex.EncodeToString(b))
}
