package chart

import (
	"os"
	"testing"
)

// TestLook writes the samples where CHART_LOOK says, to be looked at.
func TestLook(t *testing.T) {
	dir := os.Getenv("CHART_LOOK")
	if dir == "" {
		t.Skip("CHART_LOOK names no folder")
	}
	for _, f := range append(samples(), hostile()...) {
		fr := newFrame(f, narrow)
		k, _ := kindOf(f)
		c := newRaster(fr.width, fr.height, false)
		fr.draw(k, c)
		small, err := c.png()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(dir+"/narrow-"+f.ID+".png", small, 0o644); err != nil {
			t.Fatal(err)
		}
		png, err := PNG(f)
		if err != nil {
			t.Fatal(err)
		}
		svg, err := SVG(f)
		if err != nil {
			t.Fatal(err)
		}
		pdf, err := PDF(f)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: PNG %d, SVG %d, PDF %d kB", f.Kind, len(png)/1000, len(svg)/1000, len(pdf)/1000)
		for name, b := range map[string][]byte{".png": png, ".svg": svg, ".pdf": pdf} {
			if err := os.WriteFile(dir+"/"+f.ID+name, b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
