package pdf

import (
	"bytes"
	"fmt"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"defensetrade/pipeline/typeface"
)

// letters has more letters than a block of the map of glyphs, and one that no face
// has.
func letters() string {
	var b strings.Builder
	for r := 'À'; r <= 'ſ'; r++ {
		b.WriteRune(r)
	}
	return b.String() + "漢"
}

// plainDoc is without structure, as figures are.
func plainDoc(t testing.TB) []byte {
	d := New(Meta{Title: "Plain (\\)", Subject: "İstanbul", Lang: "en"})
	d.AddPage(900, 300)
	d.SetColor(color.NRGBA{10, 20, 30, 128})
	d.FillRect(10, 10, 50, 50)
	d.Text(typeface.Sans, 4, 10, 40, letters())
	d.Text(typeface.SansBold, 8, 10, 60, "Bold (1) \\ ")
	d.Text(typeface.Sans, 8, 10, 80, "regular")
	d.Text(typeface.SerifItalic, 8, 10, 100, "italic")
	d.LinkURL(10, 10, 20, 20, "https://example.org/(a)")
	d.Bookmark(0, "Başlık (é)", 20)
	d.AddPage(300, 300)
	d.Text(typeface.SerifItalic, 8, 10, 100, "second page")
	b, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestFileIsSound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plain.pdf")
	if err := os.WriteFile(path, plainDoc(t), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args []string
		want []string
		not  string
	}{
		{[]string{"qpdf", "--check", path}, []string{"No syntax or stream encoding errors"}, "WARNING"},
		{[]string{"pdfinfo", path}, []string{"Plain (\\)", "İstanbul", "Tagged:          no", "Pages:           2", "PDF version:     1.5"}, ""},
		{[]string{"pdftotext", "-layout", path, "-"}, []string{letters(), "Bold (1) \\", "regular", "italic", "second page"}, ""},
		{[]string{"pdffonts", path}, []string{"+SourceSans3-Regular", "+SourceSans3-SemiBold", "+SourceSerif4-Italic", "yes yes yes"}, " no "},
		{[]string{"qpdf", "--json", "--json-key=outlines", path}, []string{"Başlık (é)"}, ""},
	} {
		if _, err := exec.LookPath(tt.args[0]); err != nil {
			if os.Getenv("REQUIRE_ALL") != "" {
				t.Fatal(err)
			}
			t.Skip(err)
		}
		out, err := exec.Command(tt.args[0], tt.args[1:]...).CombinedOutput()
		if err != nil {
			t.Errorf("%v: %v", tt.args, err)
		}
		for _, w := range tt.want {
			if !strings.Contains(string(out), w) {
				t.Errorf("%v: no %q in\n%.2000s", tt.args[:2], w, out)
			}
		}
		if tt.not != "" && strings.Contains(string(out), tt.not) {
			t.Errorf("%v: %q in\n%.2000s", tt.args[:2], tt.not, out)
		}
	}
}

// Documents that are written side by side, with compressors that others used, are
// those that are written alone.
func TestFilesAreEqual(t *testing.T) {
	plain, tagged := plainDoc(t), taggedDoc(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if !bytes.Equal(plainDoc(t), plain) || !bytes.Equal(taggedDoc(t), tagged) {
				t.Error("two equal documents differ")
			}
		})
	}
	wg.Wait()
}

func TestStreamsAreCompressed(t *testing.T) {
	d := New(Meta{Lang: "en"})
	d.AddPage(300, 300)
	for range 1000 {
		d.Line(10, 10, 20, 20)
	}
	b, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > 3000 {
		t.Errorf("%d bytes for the same line a thousand times", len(b))
	}
}

// asFpdf lays out objects as fpdf does; the last are information and catalogue.
func asFpdf(objects ...string) []byte {
	b := []byte("%PDF-1.3\n")
	xref := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects))
	for i, o := range objects[1:] {
		xref += fmt.Sprintf("%010d 00000 n \n", len(b))
		b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	n := len(objects)
	return fmt.Appendf(b, "%strailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n>>\nstartxref\n%d\n%%%%EOF\n", xref, n, n-1, n-2, len(b))
}

// A file that is not laid out as fpdf does is an error, never a panic.
func FuzzFile(f *testing.F) {
	plain := asFpdf("", "<</Type /Pages>>", "<<\n/Font <<\n>>\n>>", "<</Type /Page\n/Contents 4 0 R>>", "<</Length 3>>\nstream\n0 w\nendstream", "<<\n>>", "<<\n/Type /Catalog\n>>")
	if _, err := finish(plain, nil, nil); err != nil {
		f.Fatal(err) // the seed must be one that passes
	}
	f.Add(plain)
	f.Add(plain[:len(plain)-8])
	f.Add([]byte("xref\n0 2\n\nstartxref\n0"))
	f.Fuzz(func(t *testing.T, data []byte) {
		n := &font{face: typeface.Sans, name: "F1"}
		n.glyph('a')
		if out, err := finish(bytes.Clone(data), []*font{n}, &tags{root: &Elem{Kind: "Document"}}); err == nil && !bytes.HasPrefix(out, []byte("%PDF-1.7")) {
			t.Error("no PDF")
		}
		if out, err := finish(data, nil, nil); err == nil && !bytes.HasPrefix(out, []byte("%PDF-1.5")) {
			t.Error("no PDF")
		}
	})
}
