package pipeline

import (
	"os"
	"path/filepath"
	"testing"

	"defensetrade/pipeline/chart"
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
)

// In every figure of the default study, in each language and both widths, no words
// stand on others and nothing leaves the canvas; each has a text alternative and its
// data.
func TestFiguresOfTheDefaultStudy(t *testing.T) {
	if testing.Short() {
		t.Skip("answers the whole default study")
	}
	for _, l := range lang.All() {
		t.Run(l.Name, func(t *testing.T) {
			c, err := checked(t).in(l, &Options{})
			if err != nil {
				t.Fatal(err)
			}
			testFigures(t, Answer(c, 2).Figures(), l.Infix())
		})
	}
}

func testFigures(t *testing.T, figures []*result.Figure, infix string) {
	look := os.Getenv("CHART_LOOK") // a folder for the pictures, to be looked at
	for _, f := range figures {
		for _, mm := range []float64{chart.Width, chart.Narrow} {
			faults, err := chart.Faults(f, mm)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range faults {
				t.Errorf("%s at %.0f mm: %s", f.ID, mm, s)
			}
		}
		if len(f.Alt) < 40 || f.Title == "" || f.Source == "" {
			t.Errorf("%s: title %q, source %q, text alternative %q", f.ID, f.Title, f.Source, f.Alt)
		}
		if f.Data == nil || len(f.Data.Rows) == 0 {
			t.Errorf("%s has no data file", f.ID)
		} else {
			for _, row := range f.Data.Rows {
				if len(row) != len(f.Data.Head) {
					t.Errorf("%s: a row of %d cells under a head of %d", f.ID, len(row), len(f.Data.Head))
				}
			}
		}
		if look != "" {
			for _, layout := range []string{"", "narrow"} {
				g := *f
				g.Layout = layout
				data, err := chart.PNG(&g)
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(look, layout+f.ID+infix+".png"), data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if len(figures) == 0 {
		t.Error("no figures")
	}
}
