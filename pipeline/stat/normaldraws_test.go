package stat

import (
	"math/rand/v2"
	"sync"
	"testing"
)

// TestNormalDraws: draws come in the order of the generator, kept or not.
func TestNormalDraws(t *testing.T) {
	for _, tt := range []struct{ n, draws int }{{7, 10}, {60, 999}, {1500, 1001}} {
		rng := rand.New(rand.NewPCG(3, uint64(tt.n)))
		source := newNormalDraws(3, tt.n, tt.draws)
		if (source.kept == nil) != (tt.n == 1500) {
			t.Errorf("n = %d: kept: %v", tt.n, source.kept != nil)
		}
		for done := 0; done < tt.draws; done += lanes {
			block := source.next()
			for j := range lanes {
				for i := range tt.n {
					if want := rng.NormFloat64(); block[lanes*i+j] != want {
						t.Fatalf("n = %d, draw %d, value %d: %v, want %v", tt.n, done+j, i, block[lanes*i+j], want)
					}
				}
			}
		}
	}
}

// TestDrawSetsAreBounded: what is kept stays within the bound, and goroutines that
// ask at once get the same.
func TestDrawSetsAreBounded(t *testing.T) {
	sets := drawSets{sets: map[drawKey]*drawSet{}}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for n := 10; n < 120; n += 3 {
				key := drawKey{1, n, 700}
				a, b := sets.get(key), sets.get(key)
				if len(a) != key.size() || a[0] != b[0] || a[len(a)-1] != b[len(b)-1] {
					t.Errorf("n = %d: different draws", n)
				}
			}
		})
	}
	wait.Wait()
	held := 0
	for key := range sets.sets {
		held += key.size()
	}
	if held != sets.held || held > keptDraws || held < keptDraws/2 {
		t.Errorf("%d numbers are held, %d counted, %d allowed", held, sets.held, keptDraws)
	}
	if len(sets.get(drawKey{1, 117, 700})) == 0 || sets.sets[drawKey{1, 10, 700}] != nil {
		t.Error("the oldest are not forgotten first")
	}
}
