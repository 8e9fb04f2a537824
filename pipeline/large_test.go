package pipeline_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLargeTable: a table of 2.5 million rows is checked in less than a gigabyte,
// and one of more rows than are read is refused in words.
func TestLargeTable(t *testing.T) {
	if !*measure {
		t.Skip("takes a while; make hostile")
	}
	for _, tt := range []struct {
		rows   int
		memory int64
		told   string
	}{
		{2_500_000, 1 << 30, "set.csv: warning: the unit of the values is not stated"},
		{5_000_000, 300 << 20, "set.csv: error: the study has more than 5000000 rows by the end of this file, and no more are read; leave out"},
	} {
		dir := filepath.Join(t.TempDir(), "study")
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "study.yaml"), []byte("title: Large\nentities: any\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		f, err := os.Create(filepath.Join(dir, "set.csv"))
		if err != nil {
			t.Fatal(err)
		}
		w := bufio.NewWriter(f)
		w.WriteString(header)
		for i := range tt.rows {
			fmt.Fprintf(w, "S%05d,%d,%d.%02d\n", i/100, 1924+i%100, i*7919%1000, i%100)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		f.Close()
		got, used, took := alone(t, dir)
		t.Logf("%d rows: %.1f s of processor time, %d MB", tt.rows, took.Seconds(), used>>20)
		if used > tt.memory || !strings.Contains(got, tt.told) {
			t.Errorf("%d rows: %d MB, at most %d wanted; told %.300q", tt.rows, used>>20, tt.memory>>20, got)
		}
	}
}
