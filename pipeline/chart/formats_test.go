package chart

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"defensetrade/pipeline/result"
)

// The tolerance within which formats show the same picture: pictures are averaged
// in blocks of half a millimetre (6 pixels at 300 dpi), and of the blocks that are
// not white in both at most this share may differ by more than a fifth of the range
// in any channel. Edges are smoothed differently by each program; a line that is
// half a millimetre off, or missing words, is far beyond it.
const (
	tile      = 6
	other     = 2 // other programs draw at 150 dpi: a half, for speed
	different = 51
	tolerated = 0.01
)

// blocks averages a picture.
func blocks(img image.Image, tile, w, h int) [][3]int {
	b := img.Bounds()
	rgba := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(rgba, rgba.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(rgba, rgba.Bounds(), img, b.Min, draw.Over)
	out := make([][3]int, w*h)
	for y := range h * tile {
		for x := range w * tile {
			p := rgba.Pix[rgba.PixOffset(x, y):]
			for c := range 3 {
				out[y/tile*w+x/tile][c] += int(p[c])
			}
		}
	}
	for i := range out {
		for c := range 3 {
			out[i][c] /= tile * tile
		}
	}
	return out
}

// unlike is the share of blocks with something in them that differ; b has that
// many times fewer pixels a side.
func unlike(a, b image.Image, fewer int) (float64, error) {
	size := func(img image.Image, tile int) (w, h int) { return img.Bounds().Dx() / tile, img.Bounds().Dy() / tile }
	w, h := size(a, tile)
	w2, h2 := size(b, tile/fewer)
	if max(w-w2, w2-w, h-h2, h2-h) > 1 { // a pixel more or less is rounding
		return 1, fmt.Errorf("sizes %v and %v", a.Bounds(), b.Bounds())
	}
	w, h = min(w, w2), min(h, h2)
	x, y := blocks(a, tile, w, h), blocks(b, tile/fewer, w, h)
	drawn, off := 0, 0
	for i := range x {
		worst, blank := 0, true
		for c := range 3 {
			p, q := x[i][c], y[i][c]
			worst = max(worst, p-q, q-p)
			blank = blank && p > 250 && q > 250
		}
		if !blank {
			drawn++
			if worst > different {
				off++
			}
		}
	}
	return float64(off) / float64(max(drawn, 1)), nil
}

// need skips a test that lacks a program, or fails it where all must be there.
func need(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			if os.Getenv("REQUIRE_ALL") != "" {
				t.Fatalf("REQUIRE_ALL is set and %s is not there", p)
			}
			t.Skipf("%s is not there", p)
		}
	}
}

// rasterised is a figure's SVG and PDF as other programs show them.
func rasterised(t *testing.T, f *result.Figure, size image.Rectangle) (fromSVG, fromPDF image.Image) {
	t.Helper()
	dir := t.TempDir()
	svg, err := SVG(f)
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := PDF(f)
	if err != nil {
		t.Fatal(err)
	}
	run := func(name string, args ...string) {
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "FONTCONFIG_FILE="+filepath.Join(dir, "fonts.conf"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
	}
	fonts, err := filepath.Abs("../typeface/ttf")
	if err != nil {
		t.Fatal(err)
	}
	conf := `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>` + fonts + `</dir><cachedir>` + dir + `</cachedir></fontconfig>`
	for name, data := range map[string][]byte{"a.svg": svg, "a.pdf": pdf, "fonts.conf": []byte(conf)} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run("rsvg-convert", "-w", fmt.Sprint(size.Dx()/other), "-h", fmt.Sprint(size.Dy()/other), "-o", "svg.png", "a.svg")
	run("pdftoppm", "-r", "150", "-png", "-singlefile", "a.pdf", "pdf")
	return read(t, filepath.Join(dir, "svg.png")), read(t, filepath.Join(dir, "pdf.png"))
}

func read(t *testing.T, file string) image.Image {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestFormatsShowTheSamePicture(t *testing.T) {
	need(t, "rsvg-convert", "pdftoppm")
	figures := append(samples(), sampleUrdu())
	for _, f := range samples()[:3] {
		f.ID, f.Layout, f.Theme = f.ID+"-narrow-dark", "narrow", "dark"
		figures = append(figures, f)
	}
	for _, f := range figures {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			data, err := PNG(f)
			if err != nil {
				t.Fatal(err)
			}
			own, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			svg, pdf := rasterised(t, f, own.Bounds())
			for name, shown := range map[string]image.Image{"SVG": svg, "PDF": pdf} {
				if off, err := unlike(own, shown, other); err != nil || off > tolerated {
					t.Errorf("%s and PNG differ in %.1f%% of what is drawn, %.1f%% is tolerated (%v)", name, 100*off, 100*tolerated, err)
				}
			}
		})
	}
}

// The comparison sees a line that is missing, and one that is half a millimetre off.
func TestComparisonSeesDifferences(t *testing.T) {
	picture := func(change func(*result.Figure)) image.Image {
		f := sampleLine()
		change(f)
		data, err := PNG(f)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return img
	}
	whole := picture(func(*result.Figure) {})
	for name, change := range map[string]func(*result.Figure){
		"a missing line": func(f *result.Figure) { f.Panels[0].Lines = f.Panels[0].Lines[1:] },
		"a line half a millimetre off": func(f *result.Figure) {
			for i := range f.Panels[0].Lines[1].Y {
				f.Panels[0].Lines[1].Y[i] += 0.05
			}
		},
		"other words": func(f *result.Figure) { f.Note = "Nothing." },
	} {
		if off, err := unlike(whole, picture(change), 1); err == nil && off <= tolerated {
			t.Errorf("%s is taken for the same picture: %.2f%% differ", name, 100*off)
		}
	}
}
