package report

import (
	"encoding/binary"
	"math"
	"slices"
)

// A layer is ways that have come equally far; of two that have the same ahead of
// them, the cheaper.
type layer struct {
	ways  []way
	index map[string]int
	key   []byte
}

func newLayer() *layer { return &layer{index: map[string]int{}} }

// empty makes a layer ready to be filled anew.
func (l *layer) empty() *layer {
	clear(l.ways)
	l.ways = l.ways[:0]
	clear(l.index)
	return l
}

func (l *layer) put(w way) {
	k := l.key[:0]
	k = binary.AppendVarint(k, int64(math.Round(10*w.y)))
	k = binary.AppendVarint(k, int64(math.Round(10*w.gap)))
	k = binary.AppendVarint(k, int64(math.Round(10*w.notes)))
	if w.fresh {
		k = append(k, 'f')
	}
	for _, list := range [][]wait{w.waiting, w.foot} {
		k = append(k, ';')
		for _, q := range list {
			k = binary.AppendVarint(binary.AppendVarint(k, int64(q.block)), int64(w.number-q.page))
		}
	}
	l.key = k
	i, ok := l.index[string(k)]
	switch {
	case !ok:
		l.index[string(k)] = len(l.ways)
		l.ways = append(l.ways, w)
	case w.cost < l.ways[i].cost:
		l.ways[i] = w
	}
}

// best are the cheapest n, in order, counting how far they have come.
func (l *layer) best(n int) []way {
	slices.SortStableFunc(l.ways, func(a, b way) int {
		x, y := a.rank(), b.rank()
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	return l.ways[:min(n, len(l.ways))]
}
