package main

import (
	"io"
	"os"
	"sync"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// progress draws a bar for the stage that is under way, on a terminal only.
type progress struct {
	mu    sync.Mutex
	p     *mpb.Progress
	stage string
	bar   *mpb.Bar
}

// newProgress returns one that draws on w if w is a terminal.
func newProgress(w io.Writer, off bool) *progress {
	f, ok := w.(*os.File)
	if off || !ok || !term.IsTerminal(int(f.Fd())) {
		return &progress{}
	}
	return drawing(w)
}

func drawing(w io.Writer) *progress {
	return &progress{p: mpb.New(mpb.WithOutput(w), mpb.WithWidth(40))}
}

// tell moves the bar of a stage that counts things.
func (p *progress) tell(stage string, done, total int) {
	p.move(stage, done, total, decor.CountersNoUnit("%d/%d"))
}

// bytes moves the bar of a stage that reads a file; it shows the rate and the
// time that is left.
func (p *progress) bytes(stage string, done, total int) {
	p.move(stage, done, total, decor.CountersKibiByte("% .0f/% .0f"), decor.AverageSpeed(decor.SizeB1024(0), " % .0f"), decor.AverageETA(decor.ET_STYLE_GO, decor.WCSyncSpace))
}

func (p *progress) move(stage string, done, total int, show ...decor.Decorator) {
	if p.p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if stage != p.stage {
		p.drop()
		p.stage = stage
		p.bar = p.p.AddBar(int64(total), mpb.BarRemoveOnComplete(), mpb.PrependDecorators(decor.Name(stage)), mpb.AppendDecorators(show...))
	}
	p.bar.SetCurrent(int64(done))
}

// drop takes the bar of the stage before away, whether it was full or not: one
// that is left would be waited for for ever.
func (p *progress) drop() {
	if p.bar != nil {
		p.bar.Abort(true)
		p.bar.Wait()
		p.bar = nil
	}
}

// done ends the drawing.
func (p *progress) done() {
	if p.p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drop()
	p.p.Shutdown()
}
