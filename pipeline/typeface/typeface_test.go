package typeface

import (
	"math"
	"testing"
)

func TestEveryFaceHasTheLettersOfReports(t *testing.T) {
	for _, f := range []*Face{Sans, SansBold, SansItalic, Serif, SerifBold, SerifItalic} {
		for _, r := range "İıŞşĞğÇçÖöÜüÂâ₺€£$%−–—’“”·×≤≥±ρτσβαΔ†‡§…\u00a0" {
			if !f.Has(r) {
				t.Errorf("%s has no %q (U+%04X)", f.Name, r, r)
			}
		}
	}
}

func TestWidthIsOfAdvancesAndKerns(t *testing.T) {
	const text = "Türkiye AVATAR Wo. To 1,250"
	width, kerns := 0.0, 0
	var prev rune
	for _, r := range text {
		if prev != 0 {
			k := Sans.Kern(prev, r)
			width += k
			if k != 0 {
				kerns++
			}
		}
		width += Sans.Advance(r)
		prev = r
	}
	if w := Sans.Width(text, 10); math.Abs(w-10*width) > 1e-9 {
		t.Errorf("Width %v, advances and kerns %v", w, 10*width)
	}
	if kerns < 2 {
		t.Errorf("%d kerns: AV and To are kern pairs of the face", kerns)
	}
}

func TestWidthGrowsWithSize(t *testing.T) {
	a, b := Serif.Width("spending", 10), Serif.Width("spending", 20)
	if math.Abs(b-2*a) > 1e-9 {
		t.Errorf("width at 20 pt is %v, want twice %v", b, a)
	}
}

func TestPowersOfTen(t *testing.T) {
	for _, f := range []*Face{Sans, SansBold, Serif, SerifBold} {
		for _, r := range "×⁰¹²³⁴⁵⁶⁷⁸⁹" {
			if !f.Has(r) {
				t.Errorf("%s has no %q", f.Name, r)
			}
		}
	}
}
