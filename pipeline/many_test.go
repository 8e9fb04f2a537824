package pipeline

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"defensetrade/pipeline/load"
	"defensetrade/pipeline/question"
	"defensetrade/pipeline/tidy"
)

// manyQuestions is a study that asks n questions of kind statistics, every family
// in turn, of 30 series.
func manyQuestions(tb testing.TB, n int) string {
	tb.Helper()
	dir := tb.TempDir()
	r := rand.New(rand.NewPCG(1, 2))
	var names []string
	for _, ind := range []string{"spending", "trade", "output"} {
		var b strings.Builder
		b.WriteString("entity,year,value\n")
		for e := range 10 {
			names = append(names, fmt.Sprintf("%s.E%d", ind, e))
			at := 100.0
			for y := 1970; y < 2024; y++ {
				at = max(at+1+3*r.NormFloat64(), 5)
				fmt.Fprintf(&b, "E%d,%d,%.3f\n", e, y, at)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, ind+".csv"), []byte(b.String()), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	var b strings.Builder
	b.WriteString("title: Many questions\nentities: any\neras:\n  - {id: early, label: Early, to: 1989}\n  - {id: late, label: Late, from: 1990}\nquestions:\n")
	for i := range n {
		f := question.Families[i%len(question.Families)]
		name := func(k int) string { return names[(i/len(question.Families)+k)%len(names)] }
		switch {
		case strings.HasPrefix(f.Name, "panel_"):
			fmt.Fprintf(&b, "  - {id: q%d, kind: statistics, family: %s, dependent: spending, on: [trade, output], log: true}\n", i, f.Name)
		case f.Arity > 1:
			fmt.Fprintf(&b, "  - {id: q%d, kind: statistics, family: %s, series: [%s, %s, %s]}\n", i, f.Name, name(0), name(7), name(19))
		default:
			fmt.Fprintf(&b, "  - {id: q%d, kind: statistics, family: %s, series: [%s]}\n", i, f.Name, name(0))
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "study.yaml"), []byte(b.String()), 0o644); err != nil {
		tb.Fatal(err)
	}
	return dir
}

// BenchmarkQuestions runs 5,000 questions of kind statistics, whole and by stage,
// and twice as many, which should take twice as long.
func BenchmarkQuestions(b *testing.B) {
	for _, n := range []int{5000, 10000} {
		dir := manyQuestions(b, n)
		st, raw, faults := load.Study(os.DirFS(dir), "many", "")
		tb, more := tidy.Tidy(st, raw)
		tasks, last := question.Plan(st, tb)
		if err := append(append(faults, more...), last...); err.Errors() > 0 {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("load-%d", n), func(b *testing.B) {
			for b.Loop() {
				load.Study(os.DirFS(dir), "many", "")
			}
		})
		b.Run(fmt.Sprintf("plan-%d", n), func(b *testing.B) {
			for b.Loop() {
				question.Plan(st, tb)
			}
		})
		b.Run(fmt.Sprintf("answer-%d", n), func(b *testing.B) {
			for b.Loop() {
				Answer(&Checked{Study: st, Table: tb, Tasks: tasks}, 2)
			}
		})
		b.Run(fmt.Sprintf("run-%d", n), func(b *testing.B) {
			out := b.TempDir()
			for b.Loop() {
				if _, err := Run(context.Background(), Options{Study: dir, Out: out, Formats: []string{"svg"}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
