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

func TestRunsAddUpToTheText(t *testing.T) {
	const text = "Türkiye AVATAR Wo. To 1,250"
	runs, width := Sans.Runs(text, 10)
	var joined string
	last := -1.0
	for _, r := range runs {
		joined += r.Text
		if r.X <= last {
			t.Errorf("run %q stands at %v, not after %v", r.Text, r.X, last)
		}
		last = r.X
	}
	if joined != text {
		t.Errorf("runs join to %q, want %q", joined, text)
	}
	if w := Sans.Width(text, 10); math.Abs(w-width) > 1e-12 {
		t.Errorf("Width %v, Runs %v", w, width)
	}
	if len(runs) < 3 {
		t.Errorf("%d runs: AV and To are kern pairs of the face", len(runs))
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
