package main

import (
	"io"
	"os"
	"sync"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress draws a bar for each stage, on a terminal only.
type progress struct {
	mu    sync.Mutex
	p     *mpb.Progress
	stage string
	bar   *mpb.Bar
}

// newProgress returns one that draws on w if w is a terminal.
func newProgress(w io.Writer, off bool) *progress {
	f, ok := w.(*os.File)
	if off || !ok || !terminal(f) {
		return &progress{}
	}
	return &progress{p: mpb.New(mpb.WithOutput(w), mpb.WithWidth(40))}
}

// terminal reports whether a file is one.
func terminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// tell moves the bar of a stage.
func (p *progress) tell(stage string, done, total int) {
	if p.p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if stage != p.stage {
		if p.bar != nil {
			p.bar.SetTotal(-1, true)
		}
		p.stage = stage
		p.bar = p.p.AddBar(int64(total), mpb.BarRemoveOnComplete(), mpb.PrependDecorators(decor.Name(stage)), mpb.AppendDecorators(decor.CountersNoUnit("%d/%d")))
	}
	p.bar.SetCurrent(int64(done))
}

// done ends the drawing.
func (p *progress) done() {
	if p.p == nil {
		return
	}
	p.mu.Lock()
	if p.bar != nil {
		p.bar.Abort(true)
	}
	p.mu.Unlock()
	p.p.Wait()
}
