package pdf

import (
	"bytes"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"defensetrade/pipeline/typeface"
)

// Urdu is drawn as outlines, and found as text.
func TestShapedTextIsFound(t *testing.T) {
	const words = "دفاعی اخراجات کا حصہ"
	d := New(Meta{Title: words, Lang: "ur"})
	d.AddPage(400, 200)
	if w := d.Text(typeface.Sans, 12, 20, 40, words); math.Abs(w-typeface.Sans.Width(words, 12)) > 1e-9 {
		t.Errorf("%v wide, want %v", w, typeface.Sans.Width(words, 12))
	}
	d.Text(typeface.Sans, 12, 20, 80, "Pakistan (پاکستان), 2024")
	d.TextSpaced(typeface.SansBold, 12, 20, 120, "after it", 2)
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("REQUIRE_ALL") != "" {
			t.Fatal("REQUIRE_ALL is set and pdftotext is not there")
		}
		t.Skip("pdftotext is not there")
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{words, "پاکستان", "2024", "after it"} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("no %q in %q", want, out)
		}
	}
}
