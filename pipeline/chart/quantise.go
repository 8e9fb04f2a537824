package chart

import "sort"

// The limits of a palette that looks like the full colours: no pixel further off
// than tolerance in any channel.
const (
	paletteSize = 256
	tolerance   = 10
	manyColours = 1 << 14
)

// quantise finds at most 256 colours for pixels, which are numbers of colours, and
// the place in that palette of each number. Up to 256 it is exact. More are edges of
// letters and lines: the most frequent colours stay and each other takes the nearest.
// Where that would be seen, the palette is nil.
func quantise(px []uint16, colours []uint32) (palette []uint32, place []uint8) {
	order, counts := occurring(px, len(colours))
	if len(order) > manyColours {
		return nil, nil
	}
	place = make([]uint8, len(colours))
	found := make([]uint32, len(order))
	for i, n := range order {
		found[i] = colours[n]
		place[n] = uint8(i)
	}
	if len(order) <= paletteSize {
		return found, place
	}
	places := make([]uint8, len(order))
	palette = frequent(found, counts, places)
	for i, n := range order {
		place[n] = places[i]
	}
	return palette, place
}

// occurring lists the numbers that occur, in order of appearance, and how often.
func occurring(px []uint16, n int) (order []uint16, counts []int) {
	at := make([]int, n) // 1 and the number's place in order
	for i := 0; i < len(px); {
		p, from := px[i], i
		i += run(px[i:])
		if at[p] == 0 {
			order = append(order, p)
			counts = append(counts, 0)
			at[p] = len(order)
		}
		counts[at[p]-1] += i - from
	}
	return order, counts
}

// A stretch is as many pixels as are compared with one another at a time: most of a
// picture is paper, and arrays are compared far faster than numbers one by one.
type stretch [32]uint16

// run is how many of the first pixels are equal.
func run(px []uint16) int {
	n := 1
	for n < len(px) && px[n] == px[0] {
		if n++; n == len(stretch{}) {
			first := (*stretch)(px)
			for n+len(first) <= len(px) && *(*stretch)(px[n:]) == *first {
				n += len(first)
			}
		}
	}
	return n
}

// frequent chooses the palette and fills each colour's place in it.
func frequent(colours []uint32, counts []int, place []uint8) []uint32 {
	order := make([]int, len(colours))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, j int) bool {
		a, b := order[i], order[j]
		if counts[a] != counts[b] {
			return counts[a] > counts[b]
		}
		return colours[a] < colours[b]
	})
	// A colour close to one that is kept gives its place to one that is not: first
	// with a small distance, then with all that the tolerance allows.
	for near := 2; near <= tolerance; near += 2 {
		palette := make([]uint32, 0, paletteSize)
		ok := true
		for _, i := range order {
			best, d := nearest(palette, colours[i])
			if d > near {
				if len(palette) == paletteSize {
					ok = false
					break
				}
				best = len(palette)
				palette = append(palette, colours[i])
			}
			place[i] = uint8(best)
		}
		if ok {
			return palette
		}
	}
	return nil
}

// nearest is the palette's colour least far off in the worst channel.
func nearest(palette []uint32, c uint32) (best, distance int) {
	distance = 1 << 10
	for i, p := range palette {
		red := apart(p>>16&255, c>>16&255)
		if red >= distance { // as most are, soon
			continue
		}
		if d := max(red, apart(p>>8&255, c>>8&255), apart(p&255, c&255)); d < distance {
			best, distance = i, d
		}
	}
	return best, distance
}

func apart(a, b uint32) int {
	if a > b {
		return int(a - b)
	}
	return int(b - a)
}
