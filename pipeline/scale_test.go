package pipeline_test

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var scale = flag.String("scale", "", "measure how time and memory grow, and write the table into this file (a few minutes)")

// TestScale runs studies that grow, each in a process of its own, and fits the
// exponent of time: 1 is in proportion to n, 2 to its square. It measures; it
// asserts nothing but that the runs succeed, since a machine may be busy.
func TestScale(t *testing.T) {
	if *scale == "" {
		t.Skip("measures with -scale FILE")
	}
	var out strings.Builder
	for _, m := range []struct {
		what      string
		questions func(n int) string
		n         []int
		of        func(n int) string // what stands beside n
	}{
		{"Six statistics a series, estimates alone", func(int) string {
			return statisticsOf("ols_trend_hac", "theil_sen", "mann_kendall", "adf", "kpss", "sup_f")
		}, []int{20, 200, 1000, 5000}, nil},
		{"Every pair of the series, three correlations of levels, changes and detrended values", func(int) string { return "  - {id: pairs, kind: correlation, series: [\"*.*\"]}\n" }, []int{20, 200, 1000, 2000},
			func(n int) string { return fmt.Sprintf("%d pairs", n*(n-1)/2) }},
		{"A figure a series as PNG, PDF and SVG, and in the reports", trendOfEach, []int{10, 100, 1000}, nil},
	} {
		fmt.Fprintf(&out, "%s:\n\n| series | seconds of processor time | wall | MB at the peak | time, exponent | memory, exponent |\n|--:|--:|--:|--:|--:|--:|\n", m.what)
		var last [3]float64
		for i, n := range m.n {
			cpu, wall, bytes := measured(t, grown(t, n, m.questions(n)))
			now := [3]float64{float64(n), cpu, float64(bytes)}
			exponents := "| |"
			if i > 0 {
				by := math.Log(now[0] / last[0])
				exponents = fmt.Sprintf("%.2f | %.2f |", math.Log(now[1]/last[1])/by, math.Log(now[2]/last[2])/by)
			}
			last = now
			name := fmt.Sprint(n)
			if m.of != nil {
				name += ", " + m.of(n)
			}
			fmt.Fprintf(&out, "| %s | %.2f | %.2f | %d | %s\n", name, cpu, wall, bytes>>20, exponents)
		}
		out.WriteString("\n")
		t.Log("\n" + out.String())
	}
	if err := os.WriteFile(*scale, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func statisticsOf(families ...string) string {
	var b strings.Builder
	for _, f := range families {
		fmt.Fprintf(&b, "  - {id: %s, kind: statistics, family: %s, series: [\"*.*\"]}\n", strings.ReplaceAll(f, "_", "-"), f)
	}
	return b.String()
}

// trendOfEach asks a question a series, so that each has a figure of its own.
func trendOfEach(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - {id: t%d, kind: trend, series: [set.S%04d]}\n", i+1, i+1)
	}
	return b.String()
}

// grown is a study of n series of 52 to 60 years: a trend, memory from year to
// year and for some a break.
func grown(t *testing.T, n int, questions string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "grown")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(20240601, uint64(n)))
	var b strings.Builder
	b.WriteString(header)
	for i := range n {
		years := 52 + r.IntN(9)
		phi, growth, noise := 0.95*r.Float64(), 0.02+0.02*r.NormFloat64(), 0.03+0.12*r.Float64()
		level, e, jump := math.Log(5+5000*r.Float64()), 0.0, math.MaxInt
		if r.Float64() < 0.4 {
			jump = 12 + r.IntN(years-24)
		}
		step := 0.5 * r.NormFloat64()
		for k := range years {
			e = phi*e + noise*r.NormFloat64()
			x := level + growth*float64(k) + e
			if k >= jump {
				x += step
			}
			fmt.Fprintf(&b, "S%04d,%d,%.3f\n", i+1, 2023-years+1+k, math.Exp(x))
		}
	}
	write := map[string]string{"set.csv": b.String(), "study.yaml": "title: Grown\nentities: any\nquestions:\n" + questions}
	for name, text := range write {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// measured is the median of three runs by processor time; of one where it is long.
func measured(t *testing.T, study string) (cpu, wall float64, bytes int64) {
	t.Helper()
	type run struct {
		cpu, wall float64
		bytes     int64
	}
	var runs []run
	for len(runs) < 3 {
		cmd := child(t, study, filepath.Join(t.TempDir(), "out"))
		peak := filepath.Join(t.TempDir(), "peak")
		cmd.Env = append(cmd.Env, peakFile+"="+peak, allFormats+"=1")
		began := time.Now()
		if msg, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, msg)
		}
		runs = append(runs, run{(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), time.Since(began).Seconds(), peakOf(peak)})
		if runs[0].cpu > 10 {
			break
		}
	}
	mid := runs[0]
	if len(runs) == 3 {
		for i := range runs {
			less, more := 0, 0
			for j := range runs {
				if runs[j].cpu < runs[i].cpu {
					less++
				}
				if runs[j].cpu > runs[i].cpu {
					more++
				}
			}
			if less <= 1 && more <= 1 {
				mid = runs[i]
			}
		}
	}
	return mid.cpu, mid.wall, mid.bytes
}
