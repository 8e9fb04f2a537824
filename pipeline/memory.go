package pipeline

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// What drawing and writing need besides the results, found by measurement: the
// pixels and the outlines of a picture at 300 dots per inch and a document under
// way for each job, and the program's own tables.
const (
	memoryJob  = 18 << 20
	memoryBase = 8 << 20
)

// lean makes the collector run when the heap has grown by half instead of by the
// whole of what is kept, unless the user has said otherwise (GOGC). It returns
// what undoes it.
func lean() (undo func()) {
	const usual = 100
	before := debug.SetGCPercent(50)
	if before != usual {
		debug.SetGCPercent(before)
	}
	return func() { debug.SetGCPercent(before) }
}

// frugal bounds the memory of the stages that write, which allocate many times
// what they keep: the collector then runs more often instead of letting the
// program grow to twice its need. Results that are large get more room, since a
// bound below the need would cost time without end. It returns what undoes it. A
// bound that the user has set (GOMEMLIMIT) stays.
func frugal(jobs int) (undo func()) {
	before := debug.SetMemoryLimit(-1)
	if before != math.MaxInt64 {
		return func() {}
	}
	runtime.GC()
	s := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	if s[0].Value.Kind() != metrics.KindUint64 {
		return func() {}
	}
	live := int64(s[0].Value.Uint64())
	debug.SetMemoryLimit(memoryBase + int64(jobs)*memoryJob + live + live/2)
	return func() { debug.SetMemoryLimit(before) }
}
