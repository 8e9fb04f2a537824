package provider

import (
	"bufio"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"defensetrade/pipeline/entity"
)

var (
	benchFile  = flag.String("bench-file", "", "write a file of made-up trade in BACI's layout for timing (make bench-data)")
	benchRows  = flag.Int("bench-rows", 20_700_000, "about how many rows it has")
	benchYears = flag.Int("bench-years", 4, "how many years they are of")
)

// TestBenchData writes the file that docs/performance.md was measured with. It
// has BACI's order (year, exporter, importer, product) and about its numbers of
// pairs and of products a pair; its values are made up.
func TestBenchData(t *testing.T) {
	if *benchFile == "" {
		t.Skip("no -bench-file")
	}
	f, err := os.Create(*benchFile)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	rng := rand.New(rand.NewPCG(20, 93))
	var countries []int
	known := map[string]bool{}
	for c := 4; c < 900; c++ {
		if e, ok := entity.ByCode(entity.UN, strconv.Itoa(c)); ok && !known[e.ID] {
			countries = append(countries, c)
			known[e.ID] = true
		}
	}
	var products []int
	for chapter := 1; chapter <= 97; chapter++ {
		for n := range 52 {
			products = append(products, chapter*10000+(n/4+1)*100+n%4*10)
		}
	}
	years, first := *benchYears, 2023-*benchYears
	size := make([]float64, len(countries)) // of an economy
	for i := range size {
		size[i] = math.Exp(1.2 * rng.NormFloat64())
	}
	total := 0.0
	for i := range size {
		for j := range size {
			if i != j {
				total += min(size[i]*size[j], 40)
			}
		}
	}
	share := float64(*benchRows) / float64(years) / total
	rows := 0
	w.WriteString("t,i,j,k,v,q\n")
	for y := range years {
		for i := range countries {
			for j := range countries {
				if i == j {
					continue
				}
				p := min(min(size[i]*size[j], 40)*share/float64(len(products)), 1)
				for k := int(rng.ExpFloat64() / p); k < len(products); k += 1 + int(rng.ExpFloat64()/p) {
					fmt.Fprintf(w, "%d,%d,%d,%06d,%.3f,", first+y, countries[i], countries[j], products[k], math.Exp(3+2.5*rng.NormFloat64()))
					if rng.IntN(50) == 0 {
						w.WriteString("NA\n")
					} else {
						fmt.Fprintf(w, "%.3f\n", math.Exp(1+2.5*rng.NormFloat64()))
					}
					rows++
				}
			}
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d rows", rows)
}
