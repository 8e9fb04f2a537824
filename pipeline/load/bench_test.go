package load

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"testing"
	"testing/fstest"
)

// table of n rows: flows between 40 entities with status and note.
func bigCSV(n int) []byte {
	var b bytes.Buffer
	b.WriteString("entity,partner,year,value,indicator,status,source\n")
	for i := range n {
		fmt.Fprintf(&b, "E%02d,P%02d,%d,%d.%03d,ind%d,reported,a source\n", i%40, i/40%50, 1900+i/2000%150, i, i%1000, i/300000)
	}
	return b.Bytes()
}

// BenchmarkStudy reads a CSV of 100,000 rows; BenchmarkPlainCSV is what
// encoding/csv alone needs for it.
func BenchmarkStudy(b *testing.B) {
	data := bigCSV(100_000)
	fsys := fstest.MapFS{"big.csv": {Data: data}}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		_, tb, _ := Study(fsys, "big", "big.csv")
		if len(tb.Obs) != 100_000 {
			b.Fatal(len(tb.Obs))
		}
	}
}

func BenchmarkPlainCSV(b *testing.B) {
	data := bigCSV(100_000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		r := csv.NewReader(bytes.NewReader(data))
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); err == io.EOF {
				break
			}
		}
	}
}
