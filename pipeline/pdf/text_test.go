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

// A text is as wide as its face says, and spaces are added to it.
func TestTextWidths(t *testing.T) {
	d := New(Meta{Title: "AV", Lang: "en"})
	d.AddPage(300, 300)
	const text = "AVATAR To Türkiye (1,250\\) We"
	for _, tt := range []struct {
		face  *typeface.Face
		extra float64
	}{{typeface.Serif, 0}, {typeface.Serif, 0}, {typeface.Serif, 2}, {typeface.Sans, 2}} {
		want := tt.face.Width(text, 10) + 4*tt.extra // it has so many spaces
		if got := d.TextSpaced(tt.face, 10, 10, 20, text, tt.extra); math.Abs(got-want) > 1e-9 {
			t.Errorf("%s with %v: %v wide, want %v", tt.face.Name, tt.extra, got, want)
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
