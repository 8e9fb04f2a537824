package typeface

import (
	"encoding/binary"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

var faces = []*Face{Sans, SansBold, SansItalic, Serif, SerifBold, SerifItalic}

// readable gives a subset a map of letters, since the reader of the tests wants
// one, and a table of names.
func readable(t *testing.T, subset []byte) *sfnt.Font {
	t.Helper()
	table := tables(subset)
	table["cmap"] = []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12, 0, 4, 0, 24, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff, 0, 1, 0, 0}
	table["name"] = []byte{0, 0, 0, 0, 0, 6}
	table["post"] = append([]byte{0, 3, 0, 0}, make([]byte, 28)...)
	table["OS/2"] = make([]byte, 96)
	f, err := sfnt.Parse(assemble(table))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSubsetHasTheSameLetters(t *testing.T) {
	letters := []rune("Aaz09İıŞşĞğÇçÖöÜüÂâ₺€£$%−–—’“”·×≤≥±ρτσβαΔ†‡§…\u00a0漢")
	for _, f := range faces {
		data, err := f.Subset(letters)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if len(data) > 24<<10 {
			t.Errorf("%s: %d bytes for %d letters", f.Name, len(data), len(letters))
		}
		if s := sum(data); s != 0xb1b0afba {
			t.Errorf("%s: the file's checksum is %#x", f.Name, s)
		}
		for name, tb := range tables(data) {
			if name == "head" {
				tb = append([]byte(nil), tb...)
				binary.BigEndian.PutUint32(tb[8:], 0)
			}
			for len(tb)%4 != 0 {
				tb = append(tb[:len(tb):len(tb)], 0)
			}
			if entryOf(data, name) != sum(tb) {
				t.Errorf("%s: the checksum of %s is wrong", f.Name, name)
			}
		}
		small := readable(t, data)
		upem := fixed.Int26_6(f.Font().UnitsPerEm())
		var b1, b2 sfnt.Buffer
		for i, r := range letters {
			g1, _ := f.Font().GlyphIndex(&b1, r)
			g2 := sfnt.GlyphIndex(i + 1)
			w1, _ := f.Font().GlyphAdvance(&b1, g1, upem, 0)
			w2, err := small.GlyphAdvance(&b2, g2, upem, 0)
			if err != nil || w1 != w2 {
				t.Errorf("%s: %q is %v wide in the subset (%v), want %v", f.Name, r, w2, err, w1)
			}
			s1, _ := f.Font().LoadGlyph(&b1, g1, upem, nil)
			s2, err := small.LoadGlyph(&b2, g2, upem, nil)
			if err != nil || len(s1) != len(s2) {
				t.Errorf("%s: %q has %d parts in the subset (%v), want %d", f.Name, r, len(s2), err, len(s1))
				continue
			}
			for i := range s1 {
				if s1[i] != s2[i] {
					t.Errorf("%s: %q differs in the subset", f.Name, r)
					break
				}
			}
		}
	}
}

// entryOf is the checksum that a file states of a table.
func entryOf(file []byte, name string) uint32 {
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		if r := file[12+16*i:]; string(r[:4]) == name {
			return binary.BigEndian.Uint32(r[4:])
		}
	}
	return 0
}

func TestDescriptor(t *testing.T) {
	for _, tt := range []struct {
		face *Face
		want Descriptor
		from string
	}{
		{Sans, Descriptor{1024, -400, 660, [4]int{-614, -295, 2159, 958}, 0, 400}, "fontTools' ttx"},
		{SansItalic, Descriptor{1024, -400, 660, [4]int{-636, -295, 2077, 957}, -11, 400}, "fontTools' ttx"},
		{SerifBold, Descriptor{1036, -335, 670, [4]int{-260, -324, 2274, 1010}, 0, 600}, "fontTools' ttx"},
	} {
		got, err := tt.face.Descriptor()
		if err != nil || got != tt.want {
			t.Errorf("%s: %+v (%v), want %+v as %s says", tt.face.Name, got, err, tt.want, tt.from)
		}
	}
}

func TestWhatIsNoFontIsNotCut(t *testing.T) {
	f := &Face{Name: "broken", TTF: append([]byte(nil), Sans.TTF...)}
	f.Font()
	f.TTF = f.TTF[:200]
	if got, err := f.Subset([]rune("a")); err == nil || got != nil {
		t.Errorf("%d bytes, want an error", len(got))
	}
	if _, err := f.Descriptor(); err == nil {
		t.Error("a descriptor of a broken file")
	}
}
