package stat

import (
	"math/rand/v2"
	"sync"
)

// lanes is how many draws a block of normalDraws holds side by side, so that a
// processor can work on several recursions at once.
const lanes = 4

// The draws of one seed and n serve every series of that length, so that they are
// kept: up to keptDraws numbers (32 MiB) in all, those used longest ago making room;
// a set of more than largestSet is drawn anew each time, block by block.
const (
	keptDraws  = 1 << 22
	largestSet = 1 << 20
)

// normalDraws hands out draws of n values of N(0, 1) each, always the same for a
// seed and n: those of PCG, seeded with both, one draw after the other.
type normalDraws struct {
	n     int
	kept  []float64  // blocks that are still to come, or
	rng   *rand.Rand // what draws them
	block []float64
}

// newNormalDraws returns the draws; it is safe for concurrent use, its result is
// not.
func newNormalDraws(seed uint64, n, draws int) *normalDraws {
	blocks := (draws + lanes - 1) / lanes
	d := &normalDraws{n: n}
	if size := blocks * lanes * n; size <= largestSet {
		d.kept = keptSets.get(drawKey{seed, n, blocks})
		return d
	}
	d.rng = rand.New(rand.NewPCG(seed, uint64(n)))
	d.block = make([]float64, lanes*n)
	return d
}

// next returns the next block: value i of its draw j at lanes·i + j. It is
// read-only and good until the next call.
func (d *normalDraws) next() []float64 {
	size := lanes * d.n
	if d.rng != nil {
		fillBlock(d.rng, d.block)
		return d.block
	}
	block := d.kept[:size:size]
	d.kept = d.kept[size:]
	return block
}

// fillBlock draws a block.
func fillBlock(rng *rand.Rand, block []float64) {
	for j := range lanes {
		for i := j; i < len(block); i += lanes {
			block[i] = rng.NormFloat64()
		}
	}
}

type drawKey struct {
	seed      uint64
	n, blocks int
}

// A drawSet holds the blocks of a key.
type drawSet struct {
	once   sync.Once
	blocks []float64
	used   int // when it was used last
}

// keptSets keeps sets of draws.
var keptSets = drawSets{sets: map[drawKey]*drawSet{}}

type drawSets struct {
	mu         sync.Mutex
	sets       map[drawKey]*drawSet
	held, uses int // numbers in all sets; calls so far
}

// get returns the blocks of a key, drawing them the first time. Others that need
// them meanwhile wait.
func (s *drawSets) get(key drawKey) []float64 {
	set := s.find(key)
	set.once.Do(func() {
		rng := rand.New(rand.NewPCG(key.seed, uint64(key.n)))
		blocks := make([]float64, key.size())
		for i := 0; i < len(blocks); i += lanes * key.n {
			fillBlock(rng, blocks[i:i+lanes*key.n])
		}
		set.blocks = blocks
	})
	return set.blocks
}

// size returns how many numbers a set holds.
func (k drawKey) size() int { return k.blocks * lanes * k.n }

// find returns the set of a key, a new one in the place of those used longest ago
// if there is none.
func (s *drawSets) find(key drawKey) *drawSet {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.uses++
	set := s.sets[key]
	if set == nil {
		for s.held += key.size(); s.held > keptDraws; {
			s.drop()
		}
		set = &drawSet{}
		s.sets[key] = set
	}
	set.used = s.uses
	return set
}

// forget drops all sets.
func (s *drawSets) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.sets)
	s.held = 0
}

// drop forgets the set that was used longest ago; whoever still has it may go on.
func (s *drawSets) drop() {
	var oldest drawKey
	at := s.uses
	for key, set := range s.sets {
		if set.used < at {
			oldest, at = key, set.used
		}
	}
	delete(s.sets, oldest)
	s.held -= oldest.size()
}
