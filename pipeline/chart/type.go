package chart

import (
	"image/color"
	"strings"
	"unicode/utf8"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"

	"defensetrade/pipeline/typeface"
)

// A style is how words are set. Figures know few, so that they look alike.
type style struct {
	size float64
	bold bool
	col  color.NRGBA
}

// The styles of figures. None is under 6.5 points: figures are set at their size
// in narrow columns too, not shrunk.
var (
	titleStyle  = style{11, true, ink}
	subStyle    = style{8.5, false, mute}
	noteStyle   = style{7, false, mute}
	tickStyle   = style{7.5, false, mute}
	labelStyle  = style{8, true, ink}
	smallStyle  = style{7, false, mute}
	tinyStyle   = style{6.5, false, mute}
	headStyle   = style{8, true, ink}
	nameStyle   = style{8, false, ink}
	legendStyle = style{7.5, false, ink}
)

func (s style) in(c color.NRGBA) style { s.col = c; return s }

func (s style) face() *typeface.Face {
	if s.bold {
		return typeface.SansBold
	}
	return typeface.Sans
}

// gonum is the face as gonum's canvases take it.
func (s style) gonum() font.Face {
	f := font.Face{Font: font.Font{Typeface: "Source Sans 3", Size: font.Length(s.size)}, Face: s.face().Font()}
	if s.bold {
		f.Font.Weight = xfont.WeightSemiBold
	}
	return f
}

// faceOf is the face of words that a canvas is given.
func faceOf(f font.Face) *typeface.Face {
	if f.Font.Weight >= xfont.WeightSemiBold {
		return typeface.SansBold
	}
	return typeface.Sans
}

func (s style) width(t string) float64 { return s.face().Width(t, s.size) }

// up and down are how far letters reach from the baseline, with accents.
func (s style) up() float64   { return 0.76 * s.size }
func (s style) down() float64 { return 0.22 * s.size }

// mid is how far below the middle of its digits and capitals a line's baseline is.
func (s style) mid() float64 { return 0.325 * s.size }

// lead is the distance of baselines.
func (s style) lead() float64 { return 1.2 * s.size }

// wrap breaks text into lines no wider than width, at spaces, and inside words
// only where one is wider than the line.
func (s style) wrap(t string, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(t, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }) {
		try := word
		if line != "" {
			try = line + " " + word
		}
		if s.width(try) <= width {
			line = try
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for s.width(word) > width {
			n := s.fits(word, width)
			lines = append(lines, word[:n])
			word = word[n:]
		}
		line = word
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fits is how many bytes of the text are no wider than width, one letter at least.
func (s style) fits(t string, width float64) int {
	last := 0
	for i := range t {
		if i > 0 && s.width(t[:i]) > width {
			break
		}
		last = i
	}
	if last == 0 {
		_, last = utf8.DecodeRuneInString(t)
	}
	return last
}

// cut shortens text with an ellipsis to a width; "" where not even that fits.
func (s style) cut(t string, width float64) string {
	if s.width(t) <= width {
		return t
	}
	room := width - s.width("…")
	if room <= 0 {
		return ""
	}
	n := s.fits(t, room)
	if short := strings.TrimRight(t[:n], " ,;(–-") + "…"; s.width(short) <= width {
		return short
	}
	return ""
}

// lines wraps text into at most n lines, the last cut short if need be.
func (s style) lines(t string, width float64, n int) []string {
	ls := s.wrap(t, width)
	if len(ls) <= n {
		return ls
	}
	ls[n-1] = s.cut(strings.Join(ls[n-1:], " "), width)
	return ls[:n]
}

// widest is the width of the widest of the lines.
func (s style) widest(lines []string) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, s.width(l))
	}
	return w
}
