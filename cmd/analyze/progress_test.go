package main

import (
	"io"
	"os"
	"testing"
)

// TestProgressEnds: whatever the stages left undone, done returns. A bar that is
// waited for for ever would hang this test.
func TestProgressEnds(t *testing.T) {
	for _, tell := range []func(p *progress){
		func(*progress) {},
		func(p *progress) { p.tell("reading", 0, 1) },
		func(p *progress) { p.tell("reading", 0, 1); p.tell("writing", 3, 10); p.tell("publishing", 0, 1) },
		func(p *progress) { p.tell("writing", 10, 10) },
		func(p *progress) { p.tell("writing", 10, 10); p.tell("publishing", 1, 1) },
		func(p *progress) { p.bytes("checking a.csv", 1<<20, 1<<30); p.bytes("reading a.csv", 5, 1<<30) },
		func(p *progress) { p.bytes("reading a.csv", 1<<30, 1<<30); p.tell("writing", 0, 1) },
	} {
		p := drawing(io.Discard)
		tell(p)
		p.done()
	}
}

// TestNoTerminal: nothing is drawn into a file or the null device.
func TestNoTerminal(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if p := newProgress(null, false); p.p != nil {
		t.Error("progress is drawn on the null device")
	}
	if p := newProgress(io.Discard, false); p.p != nil {
		t.Error("progress is drawn into a writer that is no file")
	}
}
