package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"defensetrade/pipeline/publish"
	"defensetrade/pipeline/question"
)

// A file that is written bit by bit ends with the run that is interrupted meanwhile.
func TestStoppedStream(t *testing.T) {
	target, err := publish.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	ctx, cancel := context.WithCancel(context.Background())
	written := 0
	endless := func(w io.Writer, _ question.Parallel) error {
		for ; written < 1000; written++ {
			if _, err := w.Write([]byte("a row\n")); err != nil {
				return err
			}
			if written == 2 {
				cancel()
			}
		}
		return nil
	}
	o := Options{}
	if err := o.write(ctx, []job{{path: "pairs.csv", stream: endless}}, 1, target); !errors.Is(err, context.Canceled) {
		t.Errorf("the run ends with %v", err)
	}
	if written != 3 {
		t.Errorf("%d pieces were written of a run that was interrupted after 3", written)
	}
}

// Questions that take long end with the run that is interrupted meanwhile, and no other
// is begun: of 3,160 pairs few are correlated after the stop.
func TestStoppedAnswers(t *testing.T) {
	var b strings.Builder
	b.WriteString("entity,year,value\n")
	for i := range 80 {
		for year := 1990; year < 2020; year++ {
			fmt.Fprintf(&b, "S%02d,%d,%d\n", i, year, (i+3)*(year%17)+year%7)
		}
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"a.csv": b.String(), "study.yaml": "entities: any\nquestions:\n  - {id: pairs, kind: correlation, series: [\"*.*\"]}\n  - {id: again, kind: correlation, series: [\"*.*\"]}\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := Check(dir)
	if err != nil || c.Faults.Errors() > 0 {
		t.Fatal(err, c.Faults)
	}
	var asked atomic.Int64
	const enough = 5
	stopped := func() bool { return asked.Add(1) > enough }
	one := parallel(1)
	if r := answer(c, one, stopped); r != nil {
		t.Error("there is a result of a run that was stopped")
	}
	// The first question asks once, each of its seven chunks of pairs does before it works, and
	// so do the two steps after them; then the second asks, and the run itself.
	if n := asked.Load(); n != 12 {
		t.Errorf("asked %d times whether to stop, want 12", n)
	}
	if whole := answer(c, one, func() bool { return false }); len(whole.Sections) != 2 || len(whole.Pairs) != 2 {
		t.Errorf("%d sections and %d tables of pairs without a stop", len(whole.Sections), len(whole.Pairs))
	}
}
