package pipeline

import (
	"context"
	"io/fs"
	"slices"
	"testing"

	"defensetrade/datasets"
	"defensetrade/pipeline/chart"
	"defensetrade/pipeline/load"
	"defensetrade/pipeline/report"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/tidy"
)

// The whole default run, everything written, and each of its stages alone.

func BenchmarkDefaultRun(b *testing.B) {
	out := b.TempDir()
	for b.Loop() {
		if _, err := Run(context.Background(), Options{Out: out}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStageLoad(b *testing.B) {
	size := int64(0)
	err := fs.WalkDir(datasets.Default(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		size += info.Size()
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	for b.Loop() {
		if _, _, faults := load.Study(datasets.Default(), datasets.DefaultName, ""); faults.Errors() > 0 {
			b.Fatal(faults)
		}
	}
}

func BenchmarkStageTidy(b *testing.B) {
	st, tb, _ := load.Study(datasets.Default(), datasets.DefaultName, "")
	for b.Loop() {
		in := *tb
		in.Obs = slices.Clone(tb.Obs) // Tidy takes them
		if _, faults := tidy.Tidy(st, &in); faults.Errors() > 0 {
			b.Fatal(faults)
		}
	}
}

func BenchmarkStageQuestion(b *testing.B) {
	c := checked(b)
	for b.Loop() {
		Answer(c, 1)
	}
}

func BenchmarkStageChart(b *testing.B) {
	figures := Answer(checked(b), 1).Figures()
	for _, f := range []struct {
		name string
		draw func(*result.Figure) ([]byte, error)
	}{{"png", chart.PNG}, {"pdf", chart.PDF}, {"svg", chart.SVG}} {
		b.Run(f.name, func(b *testing.B) {
			size := 0
			for b.Loop() {
				size = 0
				for _, fig := range figures {
					data, err := f.draw(fig)
					if err != nil {
						b.Fatal(err)
					}
					size += len(data)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N*len(figures)), "ms/figure")
			b.ReportMetric(float64(size)/float64(1000*len(figures)), "kB/figure")
		})
	}
}

func BenchmarkStageReport(b *testing.B) {
	r := Answer(checked(b), 1)
	for _, w := range []struct {
		name  string
		write func() ([]byte, error)
	}{
		{"pdf", func() ([]byte, error) {
			return report.PDF(r, report.Canvas{BodyHeight: chart.BodyHeight, DrawBody: chart.DrawBody}, "")
		}},
		{"html", func() ([]byte, error) { return report.HTML(r, page("")) }},
		{"markdown", func() ([]byte, error) { return report.Markdown(r), nil }},
		{"estimates", func() ([]byte, error) { return report.EstimatesCSV(r), nil }},
		{"results", func() ([]byte, error) {
			return report.ResultsJSON(r, report.Written{Formats: []string{"png", "pdf", "svg"}, Infixes: []string{""}})
		}},
	} {
		b.Run(w.name, func(b *testing.B) {
			for b.Loop() {
				data, err := w.write()
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(data)))
			}
		})
	}
}

func checked(tb testing.TB) *Checked {
	tb.Helper()
	c, err := Check("")
	if err != nil {
		tb.Fatal(err)
	}
	if c.Faults.Errors() > 0 {
		tb.Fatal(c.Faults)
	}
	return c
}
