package chart

import (
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"

	"defensetrade/pipeline/result"
)

// The colours of a light page stay legible on a dark one.
func TestDarkKeepsContrast(t *testing.T) {
	for i, c := range series {
		if r := contrast(dark(c), darkPage); r < 3 {
			t.Errorf("series %d is %v on a dark page: contrast %.2f, want 3 (WCAG 2.2, 1.4.11)", i, dark(c), r)
		}
		if r := contrast(dark(forText(c)), darkPage); r < 4.5 {
			t.Errorf("words of series %d have contrast %.2f on a dark page, want 4.5 (WCAG 2.2, 1.4.3)", i, r)
		}
	}
	if r := contrast(dark(context), darkPage); r < 3 {
		t.Errorf("lines of context: contrast %.2f on a dark page, want 3", r)
	}
	for _, back := range []uint32{0xffffff, 0xf3f2ec, 0xe9ecf1} {
		for name, c := range map[string]uint32{"ink": 0x22252b, "mute": 0x5d626b} {
			if r := contrast(dark(rgb(c)), dark(rgb(back))); r < 4.5 {
				t.Errorf("%s on %06x: contrast %.2f on a dark page, want 4.5", name, back, r)
			}
		}
	}
	for v := -1.0; v <= 1; v += 0.05 {
		c := heatColour(v, -1, 1)
		words := wordsOn(c)
		if r := min(contrast(c, words), contrast(dark(c), dark(words))); r < 4.25 { // one shade of 41 falls between black and white in both
			t.Errorf("the number on a cell of %.2f has contrast %.2f on the worse page, want 4.25", v, r)
		}
	}
	if dark(white) != darkPage || dark(black) == black {
		t.Errorf("white becomes %v, black %v", dark(white), dark(black))
	}
}

// What the test of formats says of files holds for the part of a page, too.
func TestInline(t *testing.T) {
	ids := map[string]string{}
	var all [][]byte
	for _, f := range append(samples(), hostile()...) {
		got, err := SVGInline(f, Inline{})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, got)
		for d := xml.NewDecoder(bytes.NewReader(got)); ; {
			tok, err := d.Token()
			if err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.ID, err)
			}
			s, ok := tok.(xml.StartElement)
			if !ok {
				continue
			}
			for _, a := range s.Attr {
				if a.Name.Local == "id" {
					if other, taken := ids[a.Value]; taken {
						t.Errorf("id %q is in %s and %s", a.Value, other, f.ID)
					}
					ids[a.Value] = f.ID
				}
				if (a.Name.Local == "fill" || a.Name.Local == "stroke") && a.Value != "none" && !strings.HasPrefix(a.Value, "var(--c-") {
					t.Errorf("%s: colour %q is no variable", f.ID, a.Value)
				}
			}
		}
		if !empty(f) && !unmarked(f) && !bytes.Contains(got, []byte("data-value=")) {
			t.Errorf("%s (%s): no mark carries its value", f.ID, f.Kind)
		}
	}
	vars := DarkVariables(all...)
	for _, m := range regexp.MustCompile(`var\((--c-[0-9a-f]{6}),`).FindAllSubmatch(bytes.Join(all, nil), -1) {
		if !strings.Contains(vars, string(m[1])+":#") {
			t.Fatalf("no dark colour for %s", m[1])
		}
	}
	if got, err := SVGInline(sampleLine(), Inline{ID: "wide figure"}); err != nil || !bytes.Contains(got, []byte(`id="wide-figure"`)) || !bytes.Contains(got, []byte(`<desc id="wide-figure-desc">`)) {
		t.Errorf("the prefix of ids is not that asked for (%v)", err)
	}
	want := `data-series="Türkiye"`
	if got, _ := SVGInline(sampleLine(), Inline{}); !bytes.Contains(got, []byte(want)) || !bytes.Contains(got, []byte(`data-x="1970" data-value="3.`)) {
		t.Errorf("the line chart has no %s with its first value", want)
	}
}

// unmarked reports whether a figure has nothing that could carry a value: events
// are all that a timeline shows, and cells without names have none.
func unmarked(f *result.Figure) bool {
	return f.Kind == "timeline" && len(f.Panels[0].Events) == 0 || f.Kind == "heat" && len(f.Matrix.V) > 60
}
