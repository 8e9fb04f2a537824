package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"defensetrade/pipeline/typeface"
)

// Text writes a string with its baseline starting at x, y, and returns its
// width. Fonts are embedded when first used. Letters that the face lacks show as
// its box for missing glyphs.
func (d *Doc) Text(face *typeface.Face, size, x, y float64, s string) float64 {
	return d.TextSpaced(face, size, x, y, s, 0)
}

// TextSpaced is Text with every space wider by extra, which justifies a line.
// The line stays one string in the file, so that readers find its words.
func (d *Doc) TextSpaced(face *typeface.Face, size, x, y float64, s string, extra float64) float64 {
	s = clean(s)
	if s == "" {
		return 0
	}
	if typeface.Shaped(s) {
		return d.shaped(face, size, x, y, s)
	}
	seen := d.use(face, size, !face.InCore(s))
	switch {
	case seen.has(s):
		return d.write(face, size, x, y, s, extra)
	case extra != 0:
		return d.wordwise(face, size, x, y, s, extra)
	}
	// fpdf learns which glyphs to embed from its own Text alone.
	seen.add(s)
	runs, width := face.Runs(s, size)
	for _, r := range runs {
		d.f.Text(d.left+x+r.X, y, r.Text)
	}
	return width
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

// wordwise writes a spaced line word by word, where it holds letters that fpdf
// has not seen.
func (d *Doc) wordwise(face *typeface.Face, size, x, y float64, s string, extra float64) float64 {
	start := x
	for s != "" {
		word := s
		if i := strings.IndexByte(s, ' '); i >= 0 {
			word = s[:i+1]
		}
		x += d.TextSpaced(face, size, x, y, word, 0)
		if rest := s[len(word):]; rest != "" {
			a, _ := utf8.DecodeLastRuneInString(word)
			b, _ := utf8.DecodeRuneInString(rest)
			x += extra + face.Kern(a, b)*size
		} else if strings.HasSuffix(word, " ") {
			x += extra
		}
		s = s[len(word):]
	}
	return x - start
}

// write shows a string by one operator, with kerns and spaces as adjustments.
func (d *Doc) write(face *typeface.Face, size, x, y float64, s string, extra float64) float64 {
	b := append(d.buf[:0], "BT "...)
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
		b = appendUTF16(b, byte(r>>8))
		b = appendUTF16(b, byte(r))
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

// decimalsOf keeps kerns of whole units whole; spaces need a digit more.
func decimalsOf(adjust float64) int {
	if v := adjust * 1000; v == float64(int(v)) {
		return 0
	}
	return 1
}

func appendUTF16(b []byte, c byte) []byte {
	switch c {
	case '\\', '(', ')':
		return append(b, '\\', c)
	case '\r':
		return append(b, `\r`...)
	}
	return append(b, c)
}

// A font is a face as embedded: its common letters, which is much faster, or for
// texts with rare ones the whole of it.
type font struct {
	face  *typeface.Face
	whole bool
}

// use embeds a font when it is new, and selects it. It returns the letters that
// the font has shown.
func (d *Doc) use(face *typeface.Face, size float64, whole bool) *runes {
	name := face.Name
	if whole {
		name += "-Whole"
	}
	seen := d.seen[font{face, whole}]
	if seen == nil {
		file := face.TTF
		if !whole {
			file = face.Core()
		}
		d.f.AddUTF8FontFromBytes(name, "", file)
		seen = &runes{}
		d.seen[font{face, whole}] = seen
		d.face = ""
	}
	if d.face != name || d.size != size {
		d.f.SetFont(name, "", size)
		d.face, d.size = name, size
	}
	return seen
}

// runes is the set of letters of the basic plane that a face has shown.
type runes [1 << 10]uint64

// has reports whether every letter was shown before.
func (set *runes) has(s string) bool {
	for _, r := range s {
		if set[r>>6]&(1<<(r&63)) == 0 {
			return false
		}
	}
	return true
}

func (set *runes) add(s string) {
	for _, r := range s {
		set[r>>6] |= 1 << (r & 63)
	}
}

// clean makes a string fit for fpdf, which reads past the end of broken UTF-8
// and past its tables for letters beyond the basic plane: those become U+FFFD,
// which no face has, so that a box is seen. Control letters, among them those
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
