package pipeline

import (
	"context"
	"math"
	"runtime"
	"runtime/debug"
	"strconv"
	"testing"
)

// A run leaves the collector as the user has it, and goes by what the user has said.
func TestCollectorAsBefore(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(math.MaxInt64))
	for _, tt := range []struct {
		percent int
		limit   int64
	}{{100, math.MaxInt64}, {100, 2 << 30}, {80, math.MaxInt64}, {-1, 2 << 30}} {
		debug.SetGCPercent(tt.percent)
		debug.SetMemoryLimit(tt.limit)
		if _, err := Run(context.Background(), Options{Study: "../datasets/greece-turkiye", Out: t.TempDir(), Formats: []string{"svg"}, Only: []string{"burden"}}); err != nil {
			t.Fatal(err)
		}
		if got := debug.SetGCPercent(100); got != tt.percent {
			t.Errorf("GOGC is %d after a run, was %d", got, tt.percent)
		}
		if got := debug.SetMemoryLimit(-1); got != tt.limit {
			t.Errorf("GOMEMLIMIT is %d after a run, was %d", got, tt.limit)
		}
	}
}

// While questions are answered, the heap may grow by half and as much more as writing
// needs anyway, whatever is kept by then; a percentage of the user's stays.
func TestRoomForAnswers(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	serial := func(n int, do func(i int)) {
		for i := range n {
			do(i)
		}
	}
	percent := func() int { // what is set now
		p := debug.SetGCPercent(1 << 20)
		debug.SetGCPercent(p)
		return p
	}
	t.Setenv("GOGC", "") // that of whoever runs the tests
	undoLean := lean()
	par, undo := roomy(serial, 2)
	var kept [][]byte
	par(8, func(i int) {
		if p := percent(); i > 0 { // as the piece before left it
			live := alive()
			allowed := live + live*int64(p)/100
			want := live + live/2 + memoryBase + 2*memoryJob
			if allowed < want-live/50 || allowed > want+live/50 {
				t.Errorf("with %d bytes in use the heap may grow to %d, want %d", live, allowed, want)
			}
		}
		kept = append(kept, make([]byte, 4<<20))
		runtime.GC()
	})
	runtime.KeepAlive(kept)
	undo()
	if p := percent(); p != leanGrowth {
		t.Errorf("GOGC %d after the answers, want %d", p, leanGrowth)
	}
	for _, jobs := range []int{1 << 20, 1 << 30, math.MaxInt} { // of which a percentage would be no number
		_, undo = roomy(serial, jobs)
		if p := percent(); p < leanGrowth || p > 1<<20 {
			t.Errorf("with %d jobs GOGC is %d", jobs, p)
		}
		undo()
	}
	undoLean()
	for _, users := range []int{70, leanGrowth, usualGrowth} {
		t.Setenv("GOGC", strconv.Itoa(users))
		debug.SetGCPercent(users)
		undoLean = lean()
		par, undo = roomy(serial, 2)
		par(3, func(int) {
			if p := percent(); p != users {
				t.Errorf("the user's GOGC of %d is %d while questions are answered", users, p)
			}
		})
		undo()
		undoLean()
		if p := percent(); p != users {
			t.Errorf("the user's GOGC of %d is %d afterwards", users, p)
		}
	}
}
