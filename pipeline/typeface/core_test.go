package typeface

import (
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

func TestCoreHasTheSameLetters(t *testing.T) {
	for _, f := range []*Face{Sans, SansBold, SansItalic, Serif, SerifBold, SerifItalic} {
		core := f.Core()
		if len(core) == len(f.TTF) || len(core) > 120<<10 {
			t.Errorf("%s: %d bytes of %d", f.Name, len(core), len(f.TTF))
		}
		small, err := sfnt.Parse(core)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		upem := fixed.Int26_6(f.Font().UnitsPerEm())
		var b1, b2 sfnt.Buffer
		for _, r := range "Aaz09İıŞşĞğÇçÖöÜüÂâ₺€£$%−–—’“”·×≤≥±ρτσβαΔ†‡§…\u00a0" {
			g1, _ := f.Font().GlyphIndex(&b1, r)
			g2, _ := small.GlyphIndex(&b2, r)
			w1, _ := f.Font().GlyphAdvance(&b1, g1, upem, 0)
			w2, err := small.GlyphAdvance(&b2, g2, upem, 0)
			if err != nil || g2 == 0 || w1 != w2 {
				t.Errorf("%s: %q is %v wide in the core (%v), want %v", f.Name, r, w2, err, w1)
			}
			s1, _ := f.Font().LoadGlyph(&b1, g1, upem, nil)
			s2, err := small.LoadGlyph(&b2, g2, upem, nil)
			if err != nil || len(s1) != len(s2) {
				t.Errorf("%s: %q has %d parts in the core (%v), want %d", f.Name, r, len(s2), err, len(s1))
				continue
			}
			for i := range s1 {
				if s1[i] != s2[i] {
					t.Errorf("%s: %q differs in the core", f.Name, r)
					break
				}
			}
		}
	}
	if Sans.InCore("Ж") || !Sans.InCore("Türkiye’de %3,6 — ₺") {
		t.Error("InCore says what is not so")
	}
}

func TestWhatIsNoFontIsNotReduced(t *testing.T) {
	f := &Face{Name: "broken", TTF: append([]byte(nil), Sans.TTF...)}
	f.Font()
	f.TTF = f.TTF[:200]
	if got := f.Core(); len(got) != 200 {
		t.Errorf("%d bytes, want the file itself", len(got))
	}
}
