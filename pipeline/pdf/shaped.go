package pdf

import (
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf16"

	"defensetrade/pipeline/typeface"
)

// shaped writes a line with Arabic script: its shaped runs as outlines, each
// letter marked as what it stands for, in the order of reading, so that the text is
// found and copied. Spaces of a justified line keep their width.
func (d *Doc) shaped(face *typeface.Face, size, x, y float64, s string) float64 {
	width := 0.0
	for _, sp := range face.Line(s) {
		at := x + sp.X*size
		width = (sp.X + sp.Width) * size
		if sp.Outline == nil {
			d.Text(face, size, at, y, sp.Text)
			continue
		}
		for _, c := range sp.Clusters {
			d.cluster(face, size, at, y, sp, c)
		}
	}
	return width
}

// cluster draws the outline of letters, marked with them. Readers put what is
// marked where a letter stands, so an unseen one stands there, as wide.
func (d *Doc) cluster(face *typeface.Face, size, x, y float64, sp typeface.Span, c typeface.Cluster) {
	const unseen = "n"
	d.f.RawWriteStr("/Span <</ActualText <" + utf16Hex(c.Text) + ">>> BDC")
	d.f.RawWriteStr("3 Tr " + strconv.FormatFloat(max(100*c.Width/face.Width(unseen, 1), 1), 'f', 1, 64) + " Tz")
	d.Text(face, size, x+c.X*size, y, unseen)
	d.f.RawWriteStr("0 Tr 100 Tz")
	pt := func(p [2]float64) (float64, float64) { return x + p[0]*size, y - p[1]*size }
	for i, g := range sp.Outline[c.From:c.To] {
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
	if c.To > c.From {
		d.Close()
		d.Fill()
	}
	d.f.RawWriteStr("EMC")
}

// utf16Text is a text string of PDF: UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
func utf16Text(s string) string {
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}

// utf16Hex is the same in hexadecimal.
func utf16Hex(s string) string { return strings.ToUpper(hex.EncodeToString([]byte(utf16Text(s)))) }
