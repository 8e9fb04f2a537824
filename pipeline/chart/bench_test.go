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
// colours, and compressing them; and what the machine needs at the least, to touch each
// pixel once and to compress with the fastest of levels or not at all.
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
	b.Run("least/touch", func(b *testing.B) {
		px := make([]uint16, len(c.px))
		for b.Loop() {
			clear(px)
		}
	})
	b.Run("rows", func(b *testing.B) {
		row := make([]byte, c.pw)
		for b.Loop() {
			for y := range c.ph {
				for x, n := range c.px[y*c.pw : (y+1)*c.pw] {
					row[x] = place[n]
				}
			}
		}
	})
	for _, d := range []struct {
		name  string
		level int
	}{{"deflate", 5}, {"least/deflate", 1}, {"least/stored", 0}} {
		b.Run(d.name, func(b *testing.B) {
			var out bytes.Buffer
			z, _ := kzlib.NewWriterLevel(&out, d.level)
			for b.Loop() {
				out.Reset()
				z.Reset(&out)
				_, _ = z.Write(rows)
				_ = z.Close()
			}
			b.ReportMetric(float64(out.Len())/1000, "kB")
		})
	}
	b.Run("deflate of the standard library", func(b *testing.B) {
		for b.Loop() {
			z, _ := zlib.NewWriterLevel(io.Discard, zlib.DefaultCompression)
			_, _ = z.Write(rows)
			_ = z.Close()
		}
	})
}
