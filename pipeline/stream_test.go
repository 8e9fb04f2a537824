package pipeline

import (
	"context"
	"errors"
	"io"
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
