package chart

import "sort"

// The limits of a palette that looks like the full colours: no pixel further off
// than tolerance in any channel.
const (
	paletteSize = 256
	tolerance   = 10
	manyColours = 1 << 14
)

// quantise finds at most 256 colours for the pixels, and each pixel's place among
// them. Up to 256 colours it is exact. More are edges of letters and lines: the
// most frequent colours stay and each other takes the nearest. Where that would
// be seen, it returns nil.
func quantise(px []uint32) (palette []uint32, index []uint8) {
	colours, counts, number := distinctColours(px)
	if colours == nil {
		return nil, nil
	}
	place := make([]uint8, len(colours))
	if len(colours) <= paletteSize {
		palette = colours
		for i := range place {
			place[i] = uint8(i)
		}
	} else if palette = frequent(colours, counts, place); palette == nil {
		return nil, nil
	}
	index = make([]uint8, len(px))
	for i, n := range number {
		index[i] = place[n]
	}
	return palette, index
}

// distinctColours numbers the colours in order of appearance; nil if they are
// too many.
func distinctColours(px []uint32) (colours []uint32, counts []int, number []uint16) {
	const slots = 1 << 15
	var table [slots]struct {
		colour uint32
		n      uint16
		used   bool
	}
	number = make([]uint16, len(px))
	last, lastN := ^uint32(0), uint16(0)
	for i, p := range px {
		if p != last {
			h := p * 2654435761 >> 17
			for table[h].used && table[h].colour != p {
				h = (h + 1) % slots
			}
			if !table[h].used {
				if len(colours) == manyColours {
					return nil, nil, nil
				}
				table[h].colour, table[h].n, table[h].used = p, uint16(len(colours)), true
				colours = append(colours, p)
				counts = append(counts, 0)
			}
			last, lastN = p, table[h].n
		}
		number[i] = lastN
		counts[lastN]++
	}
	return colours, counts, number
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
		d := max(apart(p>>16&255, c>>16&255), apart(p>>8&255, c>>8&255), apart(p&255, c&255))
		if d < distance {
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
