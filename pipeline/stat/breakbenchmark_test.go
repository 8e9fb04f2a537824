package stat

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkBreaks runs every statistic of breaks and unit roots on a series of 60
// years.
func BenchmarkBreaks(b *testing.B) {
	years, y := consecutive(60), make([]float64, 60)
	arNoise(0.6)(rand.New(rand.NewPCG(2, 3)), y)
	for name, f := range everyBreak {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f(years, y); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkBaiPerron200 divides 200 years by up to 5 breaks.
func BenchmarkBaiPerron200(b *testing.B) {
	years, y := consecutive(200), make([]float64, 200)
	arNoise(0.6)(rand.New(rand.NewPCG(2, 3)), y)
	for _, model := range []BreakModel{BreakMean, BreakTrend} {
		b.Run(string(model), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := BaiPerron(years, y, BaiPerronOptions{model, 0.15, 5}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
