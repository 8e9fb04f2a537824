package pdf

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"defensetrade/pipeline/typeface"
)

func TestCleanMakesTextsFit(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"plain", "plain"}, {"", ""}, {"a\u00a0b\nc\td", "a b c d"}, {"😀", "\ufffd"}, {"a\xffb\xe2\x82", "a\ufffdb\ufffd"},
		{"\u202eevil\u202c\u200b\ufeff\x00", "evil"}, {"ş₺−漢پ", "ş₺−漢پ"},
	} {
		if got := clean(tt.in); got != tt.want {
			t.Errorf("clean(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// A text has one width, whichever way it is written: first through fpdf, which
// learns its letters, then as one string, then spaced.
func TestTextWidths(t *testing.T) {
	d := New(Meta{Title: "AV", Lang: "en"})
	d.AddPage(300, 300)
	const text = "AVATAR To Türkiye (1,250\\) We"
	want := typeface.Serif.Width(text, 10)
	first := d.Text(typeface.Serif, 10, 10, 20, text)
	second := d.Text(typeface.Serif, 10, 10, 40, text)
	spaced := d.TextSpaced(typeface.Serif, 10, 10, 60, text, 2)
	unseen := d.TextSpaced(typeface.Sans, 10, 10, 80, text, 2) - 8
	for _, tt := range []struct {
		what      string
		got, want float64
	}{{"first", first, want}, {"second", second, want}, {"spaced", spaced, want + 8}, {"spaced at first", unseen, typeface.Sans.Width(text, 10)}} {
		if math.Abs(tt.got-tt.want) > 1e-9 {
			t.Errorf("%s: %v wide, want %v", tt.what, tt.got, tt.want)
		}
	}
	if _, err := d.Bytes(); err != nil {
		t.Error(err)
	}
}

func TestAnyTextMakesAFile(t *testing.T) {
	draw := func() []byte {
		d := New(Meta{Title: "\xff😀", Author: "پ", Lang: "en"})
		d.AddPage(300, 300)
		for i, s := range []string{"\xff\xfe", "😀漢پ", strings.Repeat("(\\)\r", 50), "\u010a\u0a0a\u0d0d \u5c28\u295c"} {
			d.Text(typeface.Sans, 10, 10, float64(20+20*i), s)
			d.TextSpaced(typeface.Sans, 10, 10, float64(30+20*i), s+" "+s, 3)
		}
		d.Bookmark(0, "😀\xff", 10)
		b, err := d.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	if !bytes.Equal(draw(), draw()) {
		t.Error("two equal documents differ")
	}
}
