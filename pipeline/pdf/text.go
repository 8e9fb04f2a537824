package pdf

import (
	"strconv"
	"strings"

	"defensetrade/pipeline/typeface"
)

// Text writes a string with its baseline starting at x, y, and returns its
// width. Letters that the face lacks show as its box for missing glyphs.
func (d *Doc) Text(face *typeface.Face, size, x, y float64, s string) float64 {
	return d.TextSpaced(face, size, x, y, s, 0)
}

// TextSpaced is Text with every space wider by extra, which justifies a line.
// The line is one string in the file, so that readers find its words; kerns and
// spaces are adjustments in it.
func (d *Doc) TextSpaced(face *typeface.Face, size, x, y float64, s string, extra float64) float64 {
	s = clean(s)
	if s == "" {
		return 0
	}
	if typeface.Shaped(s) {
		return d.shaped(face, size, x, y, s)
	}
	b := append(d.buf[:0], "BT "...)
	if d.now == nil || d.now.face != face || d.size != size {
		d.now, d.size = d.font(face), size
		b = append(append(b, '/'), d.now.name...)
		b = append(strconv.AppendFloat(append(b, ' '), size, 'f', 2, 64), " Tf "...)
	}
	b = strconv.AppendFloat(b, d.left+x, 'f', 2, 64)
	b = append(b, ' ')
	_, height := d.f.GetPageSize()
	b = strconv.AppendFloat(b, height-y, 'f', 2, 64)
	b = append(b, " Td [("...)
	var width float64
	var prev rune
	for i, r := range s {
		if i > 0 {
			adjust := face.Kern(prev, r)
			if prev == ' ' {
				adjust += extra / size
			}
			if adjust != 0 {
				b = append(b, ')')
				b = strconv.AppendFloat(b, -1000*adjust, 'f', decimalsOf(adjust), 64)
				b = append(b, '(')
				width += adjust
			}
		}
		width += face.Advance(r)
		g := d.now.glyph(r)
		b = appendByte(appendByte(b, byte(g>>8)), byte(g))
		prev = r
	}
	if prev == ' ' {
		width += extra / size
	}
	b = append(b, ")] TJ ET"...)
	d.buf = b
	d.f.RawWriteStr(string(b))
	return width * size
}

// Hyphen writes the hyphen of a divided word, which is none to those who take the
// text: it is said to be a soft one (ISO 32000-1, 14.8.2.2.3).
func (d *Doc) Hyphen(face *typeface.Face, size, x, y float64) {
	if d.tags == nil {
		d.Text(face, size, x, y, "-")
		return
	}
	d.f.RawWriteStr("/Span<</ActualText<FEFF00AD>>>BDC")
	d.Text(face, size, x, y, "-")
	d.f.RawWriteStr("EMC")
}

// decimalsOf keeps kerns of whole units whole; spaces need a digit more.
func decimalsOf(adjust float64) int {
	if v := adjust * 1000; v == float64(int(v)) {
		return 0
	}
	return 1
}

// appendByte adds a byte of a string in brackets (ISO 32000-1, 7.3.4.2).
func appendByte(b []byte, c byte) []byte {
	switch c {
	case '\\', '(', ')':
		return append(b, '\\', c)
	case '\r':
		return append(b, `\r`...)
	}
	return append(b, c)
}

// clean makes a string fit for a document and for fpdf, which reads past the end of
// broken UTF-8. That and letters beyond the basic plane, which no face has, become
// U+FFFD, so that a box is seen. Control letters, among them those
// that reorder a line, are dropped; no-break spaces become plain ones.
func clean(s string) string {
	if plain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\u00a0' || r == '\u202f' || r == '\u2028' || r == '\u2029':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return -1
		case r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x206f || r == 0xfeff || r == 0xad:
			return -1
		case r >= 0xfe00 && r <= 0xfe0f: // chooses a variant of the letter before
			return -1
		case r > 0xffff:
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// plain reports whether a string is printable ASCII, as most are.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}
