package chart

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"flag"
	"image/png"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

var update = flag.Bool("update", false, "write the golden pictures anew; look at them before keeping them")

func TestGolden(t *testing.T) {
	for _, f := range samples() {
		got, err := SVG(f)
		if err != nil {
			t.Fatal(err)
		}
		golden := "testdata/" + f.Kind + ".svg"
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs (%v): compare %s.got.svg", golden, err, f.Kind)
			_ = os.WriteFile("testdata/"+f.Kind+".got.svg", got, 0o644)
		}
	}
}

func TestEveryFormatOfEveryFigure(t *testing.T) {
	// Words make no difference to pixels: of the crossed figures, those of extreme
	// numbers are enough.
	extreme := map[string]bool{}
	for _, f := range hostileOfEveryKind() {
		extreme[f.ID] = strings.HasPrefix(f.ID, "far-") || strings.HasPrefix(f.ID, "gone-")
	}
	for _, f := range append(samples(), hostile()...) {
		if drawn, crossed := extreme[f.ID]; drawn || !crossed {
			checkPNG(t, f)
		}
		s, err := SVG(f)
		if err != nil {
			t.Fatalf("%s: %v", f.ID, err)
		}
		for d := xml.NewDecoder(bytes.NewReader(s)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: SVG: %v", f.ID, err)
			}
		}
		if p, err := PDF(f); err != nil || !bytes.HasPrefix(p, []byte("%PDF")) {
			t.Errorf("%s: PDF: %v", f.ID, err)
		}
	}
}

func checkPNG(t *testing.T, f *result.Figure) {
	t.Helper()
	b, err := PNG(f)
	if err != nil {
		t.Fatalf("%s: %v", f.ID, err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatalf("%s: %v", f.ID, err)
	}
	if w := img.Bounds().Dx(); w != 1890 {
		t.Errorf("%s is %d pixels wide, want 1890: 160 mm at 300 dpi", f.ID, w)
	}
	i := bytes.Index(b, []byte("pHYs"))
	if i < 0 || binary.BigEndian.Uint32(b[i+4:]) != 11811 || binary.BigEndian.Uint32(b[i+8:]) != 11811 || b[i+12] != 1 {
		t.Errorf("%s: no pHYs of 11811 pixels in a metre", f.ID)
	}
}

// A line chart of 160 mm keeps within the sizes that pages and mails can bear.
func TestSizes(t *testing.T) {
	for _, w := range []struct {
		name string
		draw func(*result.Figure) ([]byte, error)
		most int // kB
	}{{"PNG", PNG, 120}, {"PDF", PDF, 30}, {"SVG", SVG, 20}} {
		data, err := w.draw(sampleLine())
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 1000*w.most {
			t.Errorf("%s has %.1f kB, want at most %d", w.name, float64(len(data))/1000, w.most)
		}
	}
}

func TestUnknownKindIsAnError(t *testing.T) {
	f := &result.Figure{ID: "x", Kind: "pie"}
	if _, err := PNG(f); err == nil {
		t.Error("PNG draws a pie")
	}
	if BodyHeight(f, 400) != 0 || DrawBody(pdf.New(pdf.Meta{}), f, 0, 0, 400) == nil {
		t.Error("DrawBody draws a pie")
	}
}

func TestDrawBodyInAReport(t *testing.T) {
	d := pdf.New(pdf.Meta{Lang: "en"})
	d.AddPage(pdf.A4Width, pdf.A4Height)
	for _, f := range samples() {
		if h := BodyHeight(f, 400); h < 60 || h > 700 {
			t.Errorf("%s: height %v", f.ID, h)
		}
		if err := DrawBody(d, f, 60, 60, 400); err != nil {
			t.Error(err)
		}
	}
	small := sampleLine()
	small.Layout = "narrow"
	if got, want := BodyHeight(small, 400), BodyHeight(sampleLine(), Narrow*pdf.MM); got != want {
		t.Errorf("a narrow figure is %v high on a wide page, want %v", got, want)
	}
	if _, err := d.Bytes(); err != nil {
		t.Error(err)
	}
}

func TestEqualFiguresGiveEqualBytes(t *testing.T) {
	type three struct{ png, svg, pdf []byte }
	draw := func(f *result.Figure) three {
		var out three
		var err [3]error
		out.png, err[0] = PNG(f)
		out.svg, err[1] = SVG(f)
		out.pdf, err[2] = PDF(f)
		for _, e := range err {
			if e != nil {
				t.Error(e)
			}
		}
		return out
	}
	first := make([]three, len(samples()))
	for i, f := range samples() {
		first[i] = draw(f)
	}
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for i, f := range samples() {
				got := draw(f)
				if !bytes.Equal(got.png, first[i].png) || !bytes.Equal(got.svg, first[i].svg) || !bytes.Equal(got.pdf, first[i].pdf) {
					t.Errorf("%s differs between runs", f.ID)
				}
			}
		})
	}
	wg.Wait()
}

func TestContrast(t *testing.T) {
	for i, c := range series {
		if r := contrast(c, white); r < 3 {
			t.Errorf("series %d has contrast %.2f with white, want 3 (WCAG 2.2, 1.4.11)", i, r)
		}
		if r := contrast(forText(c), white); r < 4.5 {
			t.Errorf("words of series %d have contrast %.2f, want 4.5 (WCAG 2.2, 1.4.3)", i, r)
		}
		for j, d := range series[:i] {
			if far := max(apart(uint32(c.R), uint32(d.R)), apart(uint32(c.G), uint32(d.G)), apart(uint32(c.B), uint32(d.B))); far < 40 {
				t.Errorf("series %d and %d differ by %d only", i, j, far)
			}
		}
	}
	if r := contrast(barBlank, white); r < 3 {
		t.Errorf("bars of context have contrast %.2f, want 3", r)
	}
	if r := contrast(context, white); r < 3 {
		t.Errorf("lines of context have contrast %.2f, want 3", r)
	}
	if r := contrast(mute, eraPale2); r < 4.5 {
		t.Errorf("grey words on an era have contrast %.2f, want 4.5", r)
	}
	if r := contrast(rgb(0x777777), white); r < 4.47 || r > 4.49 {
		t.Errorf("contrast of #777 is %.3f; WebAIM's checker says 4.48", r)
	}
	for v := -1.0; v <= 1; v += 0.05 {
		c := heatColour(v, -1, 1)
		if r := max(contrast(c, white), contrast(c, black)); r < 4.5 {
			t.Errorf("the number on a cell of %.2f has contrast %.2f, want 4.5", v, r)
		}
	}
}

// Entities beyond the eighth have one colour in all figures that leave it free.
func TestOthersKeepTheirColour(t *testing.T) {
	figure := func(names ...string) *result.Figure {
		f := &result.Figure{Kind: "line", Colors: countries, Panels: []result.Panel{{}}}
		for _, n := range names {
			f.Panels[0].Lines = append(f.Panels[0].Lines, result.Line{Entity: n})
		}
		return f
	}
	for _, n := range countries[8:] {
		a, b := newShades(figure("Türkiye", n)).colour(n), newShades(figure("Pakistan", countries[8], n)).colour(n)
		if a != b {
			t.Errorf("%s is %v in one figure, %v in the other", n, a, b)
		}
	}
	s := newShades(figure("India", countries[8])) // both want the third colour
	if s.colour("India") == s.colour(countries[8]) {
		t.Errorf("India and %s have one colour", countries[8])
	}
}

func TestEntityKeepsItsColour(t *testing.T) {
	a := sampleLine()
	b := &result.Figure{Kind: "line", Colors: countries, Panels: []result.Panel{{Lines: []result.Line{{Entity: "Pakistan"}, {Entity: "Nowhere"}, {Entity: "Türkiye"}}}}}
	for _, e := range []string{"Türkiye", "Pakistan"} {
		if x, y := newShades(a).colour(e), newShades(b).colour(e); x != y || x != Palette(countries)[e] {
			t.Errorf("%s is %v in one figure, %v in the other", e, x, y)
		}
	}
	if s := newShades(b); s.colour("Nowhere") == s.colour("Pakistan") || s.colour("Nowhere") == s.colour("Türkiye") {
		t.Error("an entity outside of the study takes the colour of one of it")
	}
}
