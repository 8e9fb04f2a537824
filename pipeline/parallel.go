package pipeline

import (
	"slices"
	"sync"
	"sync/atomic"

	"defensetrade/pipeline/question"
)

// parallel shares n pieces of work among the caller and helpers, of which at most
// jobs run at a time. Pieces may call it in turn: helpers that are free later join the
// calls that still have pieces. A call that has none left and waits for those that
// others do gives its place to one of them meanwhile, and takes the next that is free.
func parallel(jobs int) question.Parallel {
	p := &pool{free: max(jobs-1, 0)}
	p.freed.L = &p.mu
	return p.share
}

// A pool counts how many helpers are free and knows the calls that want some.
type pool struct {
	mu    sync.Mutex
	freed sync.Cond
	free  int
	calls []*call
}

// A call is one call of parallel.
type call struct {
	n    int
	next atomic.Int64
	do   func(i int)
	left atomic.Int64   // pieces that are not done
	done sync.WaitGroup // of pieces
}

// work does pieces until none is left.
func (c *call) work() {
	for i := int(c.next.Add(1)) - 1; i < c.n; i = int(c.next.Add(1)) - 1 {
		c.do(i)
		c.left.Add(-1)
		c.done.Done()
	}
}

func (p *pool) share(n int, do func(i int)) {
	c := &call{n: n, do: do}
	c.left.Store(int64(n))
	c.done.Add(n)
	p.mu.Lock()
	p.calls = append(p.calls, c)
	helpers := max(min(p.free, n-1), 0)
	p.free -= helpers
	p.mu.Unlock()
	for range helpers {
		go p.help()
	}
	c.work()
	p.mu.Lock()
	p.calls = slices.DeleteFunc(p.calls, func(o *call) bool { return o == c })
	p.mu.Unlock()
	if c.left.Load() == 0 {
		return
	}
	go p.help() // in place of the caller, while it waits for what others do
	c.done.Wait()
	p.mu.Lock()
	for p.free == 0 {
		p.freed.Wait()
	}
	p.free--
	p.mu.Unlock()
}

// help works for the calls that have pieces, the latest first, on which earlier
// ones wait. Then its place is free.
func (p *pool) help() {
	for {
		p.mu.Lock()
		var c *call
		for _, o := range p.calls {
			if int(o.next.Load()) < o.n {
				c = o
			}
		}
		if c == nil {
			p.free++
			p.freed.Signal()
			p.mu.Unlock()
			return
		}
		p.mu.Unlock()
		c.work()
	}
}
