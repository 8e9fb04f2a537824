package provider

// pairs sums values by year, exporter and importer, for several products side by
// side. Sums are exact: values are whole billionths, so that the order in which
// they are added does not show.
type pairs struct {
	width int      // how many products
	slot  []uint32 // hash table: place in key + 1
	key   []uint64
	sum   []int64 // width for each key
	line  []int   // where each first stands
	last  uint64  // the key of the row before and its place: rows of a pair stand together
	place int
}

// units is one in billionths.
const units = 1_000_000_000

// pairKey packs a year below 65,536 and two codes below 65,536.
func pairKey(year, from, to uint32) uint64 {
	return uint64(year)<<32 | uint64(from)<<16 | uint64(to)
}

func unpackPair(k uint64) (year, from, to int) {
	return int(k >> 32), int(k >> 16 & 0xffff), int(k & 0xffff)
}

func newPairs(width int) *pairs {
	return &pairs{width: width, slot: make([]uint32, 1<<12), last: ^uint64(0)}
}

// at returns the place of a key, which is entered where it is missing.
func (p *pairs) at(key uint64, line int) int {
	if key == p.last {
		return p.place
	}
	mask := uint64(len(p.slot) - 1)
	h := key * 0x9e3779b97f4a7c15
	h ^= h >> 32
	for i := h & mask; ; i = (i + 1) & mask {
		s := p.slot[i]
		if s == 0 {
			p.key = append(p.key, key)
			p.line = append(p.line, line)
			for range p.width {
				p.sum = append(p.sum, absent)
			}
			p.slot[i] = uint32(len(p.key))
			if p.last, p.place = key, len(p.key)-1; len(p.key)*4 > len(p.slot)*3 {
				p.grow()
			}
			return p.place
		}
		if p.key[s-1] == key {
			p.last, p.place = key, int(s-1)
			p.line[p.place] = min(p.line[p.place], line)
			return p.place
		}
	}
}

func (p *pairs) grow() {
	p.slot = make([]uint32, 2*len(p.slot))
	mask := uint64(len(p.slot) - 1)
	for n, key := range p.key {
		h := key * 0x9e3779b97f4a7c15
		h ^= h >> 32
		i := h & mask
		for p.slot[i] != 0 {
			i = (i + 1) & mask
		}
		p.slot[i] = uint32(n + 1)
	}
}

// absent is the sum of nothing, which is not zero.
const absent = -1 << 63

// add adds billionths to the sum of a product; false is a sum too large to hold.
func (p *pairs) add(place, product int, v int64) bool {
	s := &p.sum[place*p.width+product]
	if *s == absent {
		*s = v
		return true
	}
	t := *s + v
	if (t > *s) != (v > 0) && v != 0 {
		return false
	}
	*s = t
	return true
}

// merge adds the sums of q.
func (p *pairs) merge(q *pairs) bool {
	ok := true
	for n, key := range q.key {
		at := p.at(key, q.line[n])
		for w := range p.width {
			if v := q.sum[n*p.width+w]; v != absent {
				ok = p.add(at, w, v) && ok
			}
		}
	}
	return ok
}
