// Package typeface holds the typefaces of figures and reports and measures words
// set in them, kerned.
//
// It embeds Source Sans 3 and Source Serif 4 (SIL Open Font License, texts beside
// the files) as they were published, and the Arabic block of Noto Naskh Arabic,
// whose letters it shapes. It draws nothing and shapes no other script.
package typeface

import (
	_ "embed" // the font files
	"sync"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed ttf/SourceSans3-Regular.ttf
var sansRegular []byte

//go:embed ttf/SourceSans3-SemiBold.ttf
var sansSemiBold []byte

//go:embed ttf/SourceSans3-Italic.ttf
var sansItalic []byte

//go:embed ttf/SourceSerif4-Regular.ttf
var serifRegular []byte

//go:embed ttf/SourceSerif4-SemiBold.ttf
var serifSemiBold []byte

//go:embed ttf/SourceSerif4-Italic.ttf
var serifItalic []byte

// The faces. Each is parsed when it is first used.
var (
	Sans        = &Face{Name: "SourceSans3-Regular", TTF: sansRegular}
	SansBold    = &Face{Name: "SourceSans3-SemiBold", TTF: sansSemiBold}
	SansItalic  = &Face{Name: "SourceSans3-Italic", TTF: sansItalic}
	Serif       = &Face{Name: "SourceSerif4-Regular", TTF: serifRegular}
	SerifBold   = &Face{Name: "SourceSerif4-SemiBold", TTF: serifSemiBold}
	SerifItalic = &Face{Name: "SourceSerif4-Italic", TTF: serifItalic}
)

// A Face is one font file. It is safe for use by several goroutines.
type Face struct {
	Name string // as registered in documents
	TTF  []byte

	once  sync.Once
	font  *sfnt.Font
	upem  fixed.Int26_6
	mu    sync.RWMutex
	glyph map[rune]glyph
	kern  map[[2]sfnt.GlyphIndex]fixed.Int26_6
}

type glyph struct {
	index   sfnt.GlyphIndex
	advance fixed.Int26_6
}

// Font returns the parsed font. The files are part of the program, so one that
// does not parse is a fault of the program and panics.
func (f *Face) Font() *sfnt.Font {
	f.once.Do(func() {
		font, err := sfnt.Parse(f.TTF)
		if err != nil {
			panic("typeface: " + f.Name + ": " + err.Error())
		}
		f.font, f.upem = font, fixed.Int26_6(font.UnitsPerEm())
		f.glyph = map[rune]glyph{}
		f.kern = map[[2]sfnt.GlyphIndex]fixed.Int26_6{}
	})
	return f.font
}

// Has reports whether the face has a glyph for the letter.
func (f *Face) Has(r rune) bool {
	var buf sfnt.Buffer
	g, err := f.Font().GlyphIndex(&buf, r)
	return err == nil && g != 0
}

// Width returns how wide the text is, kerned, in the size's unit.
func (f *Face) Width(s string, size float64) float64 {
	if !Shaped(s) {
		return f.walk(s, size)
	}
	w := 0.0
	for _, sp := range f.Line(s) {
		w += sp.Width
	}
	return w * size
}

// Glyphs calls draw for each glyph of the text, kerned, with how far from the
// start it stands, in the size's unit: for canvases that draw outlines.
func (f *Face) Glyphs(s string, size float64, draw func(g sfnt.GlyphIndex, x float64)) {
	f.Font()
	scale := size / float64(f.upem)
	var at fixed.Int26_6
	var prev sfnt.GlyphIndex
	for i, r := range s {
		g := f.lookup(r)
		if i > 0 {
			at += f.pair(prev, g.index)
		}
		draw(g.index, float64(at)*scale)
		at += g.advance
		prev = g.index
	}
}

// Advance returns how far a letter moves the pen, in ems.
func (f *Face) Advance(r rune) float64 {
	f.Font()
	return float64(f.lookup(r).advance) / float64(f.upem)
}

// Kern returns by how much two neighbouring letters are moved apart, in ems;
// mostly 0 or negative.
func (f *Face) Kern(a, b rune) float64 {
	f.Font()
	return float64(f.pair(f.lookup(a).index, f.lookup(b).index)) / float64(f.upem)
}

// walk adds up advances and kerns.
func (f *Face) walk(s string, size float64) float64 {
	f.Font()
	var at fixed.Int26_6
	var prev sfnt.GlyphIndex
	for i, r := range s {
		g := f.lookup(r)
		if i > 0 {
			at += f.pair(prev, g.index)
		}
		at += g.advance
		prev = g.index
	}
	return float64(at) * (size / float64(f.upem))
}

func (f *Face) lookup(r rune) glyph {
	f.mu.RLock()
	g, ok := f.glyph[r]
	f.mu.RUnlock()
	if ok {
		return g
	}
	var buf sfnt.Buffer
	g.index, _ = f.font.GlyphIndex(&buf, r) // 0, the missing glyph, on error
	if a, err := f.font.GlyphAdvance(&buf, g.index, f.upem, 0); err == nil {
		g.advance = a
	}
	f.mu.Lock()
	f.glyph[r] = g
	f.mu.Unlock()
	return g
}

func (f *Face) pair(a, b sfnt.GlyphIndex) fixed.Int26_6 {
	key := [2]sfnt.GlyphIndex{a, b}
	f.mu.RLock()
	k, ok := f.kern[key]
	f.mu.RUnlock()
	if ok {
		return k
	}
	var buf sfnt.Buffer
	if v, err := f.font.Kern(&buf, a, b, f.upem, 0); err == nil {
		k = v
	}
	f.mu.Lock()
	f.kern[key] = k
	f.mu.Unlock()
	return k
}
