package tidy

import (
	"fmt"
	"slices"
	"testing"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// BenchmarkTidy makes 1,000 series of 60 years.
func BenchmarkTidy(b *testing.B) {
	tb := &obs.Table{}
	for i := range 1000 {
		for y := range 60 {
			p := obs.Pos{File: "a.csv", Line: 2 + i*60 + y, Col: 1}
			tb.Obs = append(tb.Obs, obs.Observation{Entity: fmt.Sprintf("E%d", i%100), Indicator: fmt.Sprintf("ind%d", i/100), Year: 1960 + y,
				Value: float64(i * y), Status: obs.Reported, Pos: p})
		}
	}
	st := &study.Study{ID: "x", Any: true}
	entity.Find("")
	b.ReportAllocs()
	for b.Loop() {
		in := obs.Table{Obs: slices.Clone(tb.Obs)} // Tidy takes them
		out, _ := Tidy(st, &in)
		if len(out.Series) != 1000 {
			b.Fatal(len(out.Series))
		}
	}
}
