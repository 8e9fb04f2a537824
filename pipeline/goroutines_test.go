package pipeline_test

import (
	"bytes"
	"context"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"testing"

	"defensetrade/pipeline"
)

// TestNoGoroutineLeft: a run that ended, failed or was stopped leaves nothing
// running.
func TestNoGoroutineLeft(t *testing.T) {
	study := writeStudy(t, 1)
	out := filepath.Join(t.TempDir(), "out")
	for stop := range 12 {
		ctx, cancel := context.WithCancel(t.Context())
		n := 0
		pipeline.Run(ctx, pipeline.Options{Study: study, Out: out, Formats: []string{"svg"}, Jobs: 8, Progress: func(string, int, int) {
			if n++; n == stop {
				cancel()
			}
		}})
		cancel()
		if left := ours(); left != "" {
			t.Fatalf("stopped at step %d, a run leaves\n%s", stop, left)
		}
	}
	for _, bad := range []string{"nowhere", filepath.Dir(study)} {
		pipeline.Run(t.Context(), pipeline.Options{Study: bad, Out: out})
		if left := ours(); left != "" {
			t.Fatalf("a run that failed leaves\n%s", left)
		}
	}
}

// ours are the stacks of goroutines that run our code, besides the tests'. One
// that has done its work may need a moment to end.
func ours() string {
	for try := 0; ; try++ {
		var b bytes.Buffer
		pprof.Lookup("goroutine").WriteTo(&b, 2)
		left := ""
		for _, stack := range bytes.Split(b.Bytes(), []byte("\n\n")) {
			if bytes.Contains(stack, []byte("defensetrade/")) && !bytes.Contains(stack, []byte("testing.")) {
				left += string(stack) + "\n\n"
			}
		}
		if left == "" || try == 10_000 {
			return left
		}
		runtime.Gosched()
	}
}
