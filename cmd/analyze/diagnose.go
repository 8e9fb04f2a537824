package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/metrics"
	"runtime/pprof"
	"runtime/trace"
	"sync"
	"text/tabwriter"
	"time"
)

// diagnosis is what every command can say about its own work.
type diagnosis struct {
	Verbose    bool   `short:"v" help:"Say on standard error how long each stage took."`
	CPUProfile string `name:"cpuprofile" placeholder:"FILE" help:"Write a processor profile for go tool pprof."`
	MemProfile string `name:"memprofile" placeholder:"FILE" help:"Write a memory profile for go tool pprof."`
	Trace      string `placeholder:"FILE" help:"Write an execution trace for go tool trace."`
}

// start begins what was asked for; the function it returns ends it.
func (d *diagnosis) start() (stop func() error, err error) {
	var ends []func() error
	stop = func() error {
		var first error
		for _, end := range ends {
			if err := end(); err != nil && first == nil {
				first = err
			}
		}
		return first
	}
	if d.CPUProfile != "" {
		f, err := create(d.CPUProfile, "--cpuprofile")
		if err != nil {
			return stop, err
		}
		if err := pprof.StartCPUProfile(f); err != nil {
			f.Close()
			return stop, err
		}
		ends = append(ends, func() error { pprof.StopCPUProfile(); return f.Close() })
	}
	if d.Trace != "" {
		f, err := create(d.Trace, "--trace")
		if err != nil {
			return stop, err
		}
		if err := trace.Start(f); err != nil {
			f.Close()
			return stop, err
		}
		ends = append(ends, func() error { trace.Stop(); return f.Close() })
	}
	if d.MemProfile != "" {
		f, err := create(d.MemProfile, "--memprofile")
		if err != nil {
			return stop, err
		}
		ends = append(ends, func() error {
			runtime.GC() // else the profile lacks what was allocated since the last one
			if err := pprof.Lookup("allocs").WriteTo(f, 0); err != nil {
				f.Close()
				return fmt.Errorf("--memprofile %s: %w", d.MemProfile, err)
			}
			return f.Close()
		})
	}
	return stop, nil
}

func create(name, flag string) (*os.File, error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; name a file that can be written", flag, err)
	}
	return f, nil
}

// A clock measures the stages of a command and, within them, kinds of work that
// are done side by side.
type clock struct {
	mu     sync.Mutex
	began  time.Time
	stages []lap
	kinds  []lap
}

// A lap is what a stage or a kind of work took.
type lap struct {
	Stage     string  `json:"stage"`
	Seconds   float64 `json:"seconds"`
	Megabytes float64 `json:"megabytes,omitempty"` // allocated
	Times     int     `json:"times,omitempty"`     // of a kind of work
	start     time.Time
	bytes     float64
}

func newClock() *clock { return &clock{began: time.Now()} }

// stage ends the stage before and begins the next; telling the same one again
// does nothing.
func (c *clock) stage(name string, _, _ int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := len(c.stages)
	if n > 0 && c.stages[n-1].Stage == name {
		return
	}
	c.close()
	if name != "" {
		c.stages = append(c.stages, lap{Stage: name, start: time.Now(), bytes: allocated()})
	}
}

func (c *clock) close() {
	if n := len(c.stages); n > 0 && c.stages[n-1].Seconds == 0 {
		s := &c.stages[n-1]
		s.Seconds, s.Megabytes = time.Since(s.start).Seconds(), (allocated()-s.bytes)/1e6
	}
}

// took adds to a kind of work.
func (c *clock) took(kind string, d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range c.kinds {
		if c.kinds[i].Stage == kind {
			c.kinds[i].Seconds += d.Seconds()
			c.kinds[i].Times++
			return
		}
	}
	c.kinds = append(c.kinds, lap{Stage: kind, Seconds: d.Seconds(), Times: 1})
}

// print says what each stage took, in the order in which they were done, and
// what was done side by side within them.
func (c *clock) print(w io.Writer, asJSON bool) {
	c.stage("", 0, 0)
	c.mu.Lock()
	defer c.mu.Unlock()
	total := lap{Stage: "all", Seconds: time.Since(c.began).Seconds(), Megabytes: allocated() / 1e6}
	if asJSON {
		for _, s := range append(append(c.stages, c.kinds...), total) {
			if b, err := json.Marshal(s); err == nil { // strings and finite numbers always marshal
				fmt.Fprintf(w, "%s\n", b)
			}
		}
		return
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "stage\tseconds\tMB allocated\t")
	for _, s := range append(c.stages, total) {
		fmt.Fprintf(tw, "%s\t%.3f\t%.1f\t\n", s.Stage, s.Seconds, s.Megabytes)
	}
	tw.Flush()
	if len(c.kinds) == 0 {
		return
	}
	fmt.Fprintln(tw, "written side by side\tseconds\tfiles\t")
	for _, s := range c.kinds {
		fmt.Fprintf(tw, "%s\t%.3f\t%d\t\n", s.Stage, s.Seconds, s.Times)
	}
	tw.Flush()
}

// allocated is how many bytes the program has allocated since it began.
func allocated() float64 {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(s)
	if s[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return float64(s[0].Value.Uint64())
}
