package pipeline

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"

	"defensetrade/pipeline/question"
)

// What drawing and writing need besides the results, found by measurement: the
// pixels of a picture at 300 dots per inch, compressors and a document under way for
// each job, and the program's own tables.
const (
	memoryJob  = 10 << 20
	memoryBase = 16 << 20
	mostJobs   = 1000 // that room is made for; a user may ask for any number
)

// By how much of what is kept the heap may grow before the collector runs, in per cent.
const (
	usualGrowth = 100 // Go's own
	leanGrowth  = 50
)

// lean makes the collector run when the heap has grown by half instead of by the
// whole of what is kept, unless the user has said otherwise (GOGC). It returns
// what undoes it.
func lean() (undo func()) {
	before := debug.SetGCPercent(leanGrowth)
	if before != usualGrowth || collectorSaid() {
		debug.SetGCPercent(before)
	}
	return func() { debug.SetGCPercent(before) }
}

// collectorSaid reports whether whoever runs the program has said how often to collect.
func collectorSaid() bool { return os.Getenv("GOGC") != "" }

// roomy lets the heap grow, while questions are answered, by as much more than lean does
// as the stages that write will need anyway. Since a percentage is all that the
// collector can be told, it is set anew after the pieces of work that follow a
// collection. It returns what undoes it.
func roomy(par question.Parallel, jobs int) (tuned question.Parallel, undo func()) {
	if before := debug.SetGCPercent(leanGrowth); before != leanGrowth || collectorSaid() {
		debug.SetGCPercent(before)
		return par, func() {}
	}
	var mu sync.Mutex
	room, last := memoryBase+int64(min(jobs, mostJobs))*memoryJob, int64(0)
	tune := func() {
		live := max(alive(), 1<<20)
		mu.Lock()
		defer mu.Unlock()
		if live != last {
			last = live
			debug.SetGCPercent(leanGrowth + int(100*room/live))
		}
	}
	tune()
	tuned = func(n int, do func(i int)) {
		par(n, func(i int) {
			do(i)
			tune()
		})
	}
	return tuned, func() { debug.SetGCPercent(leanGrowth) }
}

// alive is what the last collection found in use, in bytes.
func alive() int64 {
	s := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	if s[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int64(s[0].Value.Uint64())
}

// bounded bounds the memory of the stages that put a large table in order to what
// they keep, found by measurement, and little more: without, the collector would
// let the program grow to half as much again. A small table needs no bound.
func bounded() (undo func()) {
	const small = 128 << 20
	return bound(func(live int64) int64 {
		if live < small {
			return math.MaxInt64
		}
		return live*8/5 + small/2
	})
}

// frugal bounds the memory of the stages that write, which allocate many times
// what they keep: the collector then runs more often instead of letting the
// program grow to twice its need. Large results get much more room, since their
// reports are large too, and a bound below the need would cost time without end.
func frugal(jobs int) (undo func()) {
	runtime.GC() // what the answers used on the way is no part of the need
	return bound(func(live int64) int64 {
		const large = 48 << 20
		return memoryBase + int64(min(jobs, mostJobs))*memoryJob + live + live/3 + 2*max(live-large, 0)
	})
}

// bound sets what the program may take, from what it keeps now. It returns what
// undoes it. A bound that the user has set (GOMEMLIMIT) stays.
func bound(limit func(live int64) int64) (undo func()) {
	before := debug.SetMemoryLimit(-1)
	if before != math.MaxInt64 {
		return func() {}
	}
	debug.SetMemoryLimit(limit(alive()))
	return func() { debug.SetMemoryLimit(before) }
}
