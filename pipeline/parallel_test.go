package pipeline

import (
	"sync/atomic"
	"testing"
)

// Every piece is done once, never more than jobs at a time, however calls nest.
func TestParallelDoesEveryPieceOnce(t *testing.T) {
	for _, jobs := range []int{1, 2, 3, 8} {
		par := parallel(jobs)
		var running, most atomic.Int64
		piece := func(do func()) {
			if now := running.Add(1); now > most.Load() {
				most.Store(now)
			}
			do()
			running.Add(-1)
		}
		var count [20][30][3]atomic.Int64
		for range 50 {
			par(len(count), func(i int) {
				par(len(count[i]), func(j int) {
					par(len(count[i][j]), func(k int) { piece(func() { count[i][j][k].Add(1) }) })
				})
				par(0, func(int) { t.Error("a piece of none") })
			})
		}
		for i := range count {
			for j := range count[i] {
				for k := range count[i][j] {
					if n := count[i][j][k].Load(); n != 50 {
						t.Fatalf("%d jobs: piece %d %d %d was done %d times, want 50", jobs, i, j, k, n)
					}
				}
			}
		}
		if most.Load() > int64(jobs) {
			t.Errorf("%d jobs: %d pieces at a time", jobs, most.Load())
		}
	}
}

// A helper whose own work ends joins a call that began while none was free.
func TestHelpersJoinLater(t *testing.T) {
	par := parallel(2)
	both, began, joined := make(chan bool), make(chan bool), make(chan bool)
	par(2, func(i int) {
		if i == 1 {
			both <- true
			<-began // no helper is free until the other's call is under way
			return
		}
		<-both
		par(2, func(k int) {
			if k == 0 {
				began <- true
				<-joined // only another than this one can go on
				return
			}
			joined <- true
		})
	})
}

// A piece whose own call is done goes on, before others begin: no more pieces are under
// way than there are jobs.
func TestPiecesEndBeforeOthersBegin(t *testing.T) {
	for _, jobs := range []int{1, 2, 4} {
		par := parallel(jobs)
		var under, most atomic.Int64
		par(200, func(int) {
			if now := under.Add(1); now > most.Load() {
				most.Store(now)
			}
			par(1, func(int) {})
			par(0, func(int) {})
			under.Add(-1)
		})
		if n := most.Load(); n > int64(jobs) {
			t.Errorf("%d jobs: %d pieces under way", jobs, n)
		}
	}
}
