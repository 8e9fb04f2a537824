package pdf

import (
	"bytes"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"defensetrade/pipeline/typeface"
)

// taggedDoc has a heading, a picture with an alternative and a paragraph that goes on
// on the next page.
func taggedDoc(t testing.TB) []byte {
	d := New(Meta{Title: "A title (é)", Lang: "en-GB"})
	root := d.Root()
	h, f, p := root.Add("H1"), root.Add("Figure"), root.Add("P")
	f.Alt = "A line that rises (from 1 to 2)"
	d.AddPage(300, 300)
	home := d.NewLink()
	d.SetLink(home, 10)
	d.In(h)
	d.Text(typeface.SansBold, 14, 20, 30, "Heading ")
	d.In(f)
	d.SetColor(color.NRGBA{0, 0, 0, 255})
	d.Line(20, 40, 100, 60)
	d.In(p)
	d.In(p) // no second piece of content
	d.Text(typeface.Serif, 10, 20, 80, "The para")
	d.Hyphen(typeface.Serif, 10, 60, 80)
	d.In(nil)
	d.Text(typeface.Sans, 8, 20, 290, "1 / 2")
	d.AddPage(300, 300)
	d.In(p)
	d.Text(typeface.Serif, 10, 20, 30, "graph leads ")
	d.In(p.Add("Link"))
	d.Text(typeface.Serif, 10, 80, 30, "somewhere ")
	d.LinkURL(80, 20, 40, 12, "https://example.org/(a)]>>")
	d.In(p)
	d.Text(typeface.Serif, 10, 130, 30, "and ends.")
	d.Link(20, 20, 10, 10, home) // a link of its own inside the paragraph
	d.In(nil)
	d.LinkURL(20, 200, 40, 12, "https://example.org/decoration")
	b, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTags(t *testing.T) {
	file := taggedDoc(t)
	if !bytes.Equal(file, taggedDoc(t)) {
		t.Error("two equal documents differ")
	}
	path := filepath.Join(t.TempDir(), "tagged.pdf")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args []string
		want []string
		not  string
	}{
		{[]string{"qpdf", "--check", path}, []string{"No syntax or stream encoding errors"}, "WARNING"},
		{[]string{"pdfinfo", path}, []string{"Tagged:          yes", "Pages:           2", "PDF version:     1.7"}, ""},
		{[]string{"pdfinfo", "-struct-text", path}, []string{"Document", "H1 (block)", `"Heading "`, "Figure", "P (block)", "graph leads ", "Link (inline)", "somewhere ", "Object ", "and ends."}, "1 / 2"},
		{[]string{"qpdf", "--qdf", "--object-streams=disable", path, "-"}, []string{"/Alt", "/MarkInfo", "/StructParents 1", "/StructParent 2", "/StructParent 3", "/OBJR"}, ""},
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
