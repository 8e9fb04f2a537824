package typeface

import (
	"bytes"
	_ "embed" // the font file
	"slices"
	"sync"

	"github.com/go-text/typesetting/di"
	tfont "github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// The Arabic block of Noto Naskh Arabic Regular (SIL Open Font License, text
// beside it), cut out of the file of the npm package
// @expo-google-fonts/noto-naskh-arabic 0.4.5 by
//
//	pyftsubset --unicodes=U+20-2F,U+3A-40,U+5B-60,U+7B-7E,U+A0,U+AB,U+BB,U+2010-2026,U+600-6FF,U+200C,U+200D,U+25CC
//	  --layout-features='*' --no-hinting --notdef-outline
//
//go:embed ttf/NotoNaskhArabic-Regular.ttf
var naskhRegular []byte

// Shaped reports whether text holds letters whose form depends on their
// neighbours: those of the Arabic script. Such text is drawn as outlines.
func Shaped(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if c := s[i]; c >= 0xd8 && c <= 0xdb { // U+0600 to U+06FF in UTF-8
			return true
		}
	}
	return false
}

// A Segment is a piece of an outline: M starts a contour, L is a straight line, C
// a cubic curve with two control points. Points are in ems from the start of the
// span on the baseline, y upwards.
type Segment struct {
	Op  byte
	Pts [3][2]float64 // the last one used is where the segment ends
}

// A Span is a stretch of a line of text in one direction, in the order in which
// the eye meets them from left to right.
type Span struct {
	Text     string
	X, Width float64   // in ems, from the start of the line
	Outline  []Segment // of shaped text; nil where the face writes Text itself
	Clusters []Cluster // of shaped text, in the order of reading
}

// A Cluster is letters that are drawn together, and which stretch of the outline
// they are.
type Cluster struct {
	Text     string
	X, Width float64 // in ems, from the start of the span
	From, To int     // of Span.Outline
}

// Line lays out a line of text that Shaped reports: runs of the Arabic script
// run from right to left, all else, numbers among it, from left to right. The
// line as a whole takes the direction of its first letter.
func (f *Face) Line(s string) []Span {
	var out []Span
	x := 0.0
	for _, r := range reorder([]rune(s)) {
		sp := Span{Text: string(r.text), X: x}
		if r.level%2 == 1 || Shaped(sp.Text) { // Arabic digits run from left to right
			t := shape(sp.Text, r.level%2 == 1)
			sp.Width, sp.Outline, sp.Clusters = t.width, t.outline, t.clusters
		} else {
			sp.Width = f.walk(sp.Text, 1)
		}
		x += sp.Width
		out = append(out, sp)
	}
	return out
}

// naskh is the shaper with its cache: neither it nor its face is safe for
// several goroutines.
var naskh struct {
	sync.Mutex
	face  *tfont.Face
	shape shaping.HarfbuzzShaper
	known map[directed]shapedText
}

type directed struct {
	text     string
	leftward bool
}

type shapedText struct {
	width    float64
	outline  []Segment
	clusters []Cluster
}

// mostKnown bounds the cache; what it holds does not change what is drawn.
const mostKnown = 4096

// shape returns a text's width, outline and clusters in ems.
func shape(s string, leftward bool) shapedText {
	naskh.Lock()
	defer naskh.Unlock()
	if naskh.face == nil {
		face, err := tfont.ParseTTF(bytes.NewReader(naskhRegular))
		if err != nil {
			panic("typeface: Noto Naskh Arabic: " + err.Error()) // part of the program
		}
		naskh.face, naskh.known = face, map[directed]shapedText{}
	}
	if t, ok := naskh.known[directed{s, leftward}]; ok {
		return t
	}
	text := []rune(s)
	way := di.DirectionLTR
	if leftward {
		way = di.DirectionRTL
	}
	// Shaped at a thousand points: a unit of the result is a 64,000th of an em.
	const size = 1000
	got := naskh.shape.Shape(shaping.Input{Text: text, RunEnd: len(text), Direction: way, Face: naskh.face,
		Size: fixed.I(size), Script: language.Arabic, Language: language.NewLanguage("ur")})
	em := func(v fixed.Int26_6) float64 { return float64(v) / 64 / size }
	t := shapedText{width: em(got.Advance)}
	x, upem := 0.0, float64(naskh.face.Upem())
	for i, g := range got.Glyphs {
		if n := len(t.clusters); i == 0 || g.TextIndex() != got.Glyphs[i-1].TextIndex() {
			first := g.TextIndex()
			t.clusters = append(t.clusters, Cluster{Text: string(text[first : first+g.RunesCount()]), X: x, From: len(t.outline)})
		} else {
			t.clusters[n-1].X = min(t.clusters[n-1].X, x)
		}
		if data, ok := naskh.face.GlyphData(g.GlyphID).(tfont.GlyphOutline); ok {
			t.outline = appendGlyph(t.outline, data.Segments, x+em(g.XOffset), em(g.YOffset), 1/upem)
		}
		x += em(g.Advance)
		c := &t.clusters[len(t.clusters)-1]
		c.Width, c.To = x-c.X, len(t.outline)
	}
	if leftward { // glyphs come from left to right
		slices.Reverse(t.clusters)
	}
	if t.outline == nil {
		t.outline = []Segment{} // white space, but shaped
	}
	if len(naskh.known) < mostKnown {
		naskh.known[directed{s, leftward}] = t
	}
	return t
}

// appendGlyph adds a glyph's outline, moved and scaled; curves with one control
// point become such with two.
func appendGlyph(out []Segment, segs []ot.Segment, dx, dy, scale float64) []Segment {
	at := func(p ot.SegmentPoint) [2]float64 {
		return [2]float64{dx + float64(p.X)*scale, dy + float64(p.Y)*scale}
	}
	var cur [2]float64
	for _, s := range segs {
		var seg Segment
		switch s.Op {
		case ot.SegmentOpMoveTo:
			seg = Segment{Op: 'M', Pts: [3][2]float64{at(s.Args[0])}}
			cur = seg.Pts[0]
		case ot.SegmentOpLineTo:
			seg = Segment{Op: 'L', Pts: [3][2]float64{at(s.Args[0])}}
			cur = seg.Pts[0]
		case ot.SegmentOpQuadTo:
			c, to := at(s.Args[0]), at(s.Args[1])
			two := func(p [2]float64) [2]float64 { return [2]float64{p[0] + 2*(c[0]-p[0])/3, p[1] + 2*(c[1]-p[1])/3} }
			seg = Segment{Op: 'C', Pts: [3][2]float64{two(cur), two(to), to}}
			cur = to
		case ot.SegmentOpCubeTo:
			seg = Segment{Op: 'C', Pts: [3][2]float64{at(s.Args[0]), at(s.Args[1]), at(s.Args[2])}}
			cur = seg.Pts[2]
		}
		out = append(out, seg)
	}
	return out
}
