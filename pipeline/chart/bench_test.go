package chart

import (
	"bytes"
	"compress/zlib"
	"io"
	"testing"

	kzlib "github.com/klauspost/compress/zlib"

	"defensetrade/pipeline/result"
)

// The budget of a line chart of 160 mm on one core: PNG 40 ms and 120 kB, PDF 8 ms
// and 30 kB, SVG 4 ms and 20 kB.
func BenchmarkLineChart(b *testing.B) {
	f := sampleLine()
	for _, w := range []struct {
		name string
		draw func(*result.Figure) ([]byte, error)
	}{{"PNG", PNG}, {"PDF", PDF}, {"SVG", SVG}} {
		b.Run(w.name, func(b *testing.B) {
			size := 0
			for b.Loop() {
				data, err := w.draw(f)
				if err != nil {
					b.Fatal(err)
				}
				size = len(data)
			}
			b.ReportMetric(float64(size)/1000, "kB")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms")
		})
	}
}

// BenchmarkPNGParts is where the time of a PNG goes: drawing pixels, finding its
// colours, and compressing them.
func BenchmarkPNGParts(b *testing.B) {
	f := sampleLine()
	k, _ := kindOf(f)
	fr := newFrame(f, fullWidth)
	b.Run("raster", func(b *testing.B) {
		for b.Loop() {
			c := newRaster(fr.width, fr.height, false)
			fr.draw(k, c)
			c.free()
		}
	})
	c := newRaster(fr.width, fr.height, false)
	fr.draw(k, c)
	b.Run("quantise", func(b *testing.B) {
		for b.Loop() {
			quantise(c.px, c.inks.colours)
		}
	})
	_, place := quantise(c.px, c.inks.colours)
	rows := make([]byte, 0, len(c.px)+c.ph)
	for y := range c.ph {
		rows = append(rows, 0)
		for _, n := range c.px[y*c.pw : (y+1)*c.pw] {
			rows = append(rows, place[n])
		}
	}
	b.Run("deflate", func(b *testing.B) {
		for b.Loop() {
			var out bytes.Buffer
			z, _ := kzlib.NewWriterLevel(&out, 5)
			_, _ = z.Write(rows)
			_ = z.Close()
		}
	})
	b.Run("deflate of the standard library", func(b *testing.B) {
		for b.Loop() {
			z, _ := zlib.NewWriterLevel(io.Discard, zlib.DefaultCompression)
			_, _ = z.Write(rows)
			_ = z.Close()
		}
	})
}
