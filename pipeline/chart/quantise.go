package chart

import "sort"

// The limits of a palette that looks like the full colours: no pixel further off
// than tolerance in any channel.
const (
	paletteSize = 256
	tolerance   = 10
	manyColours = 1 << 14
)

// A quantised picture is the colours that occur and, for each of them, its place
// in the palette; the pixels hold the numbers of their colours.
type quantised struct {
	colours []uint32
	palette []uint32
	place   []uint8
}

// quantise finds at most 256 colours for the pixels. Up to 256 it is exact. More
// are edges of letters and lines: the most frequent colours stay and each other
// takes the nearest. Where that would be seen, the palette is nil. The pixels
// become the numbers of their colours, unless there are too many to count.
func quantise(px []uint32) quantised {
	colours, counts := number(px)
	q := quantised{colours: colours}
	if colours == nil {
		return q
	}
	q.place = make([]uint8, len(colours))
	if len(colours) > paletteSize {
		q.palette = frequent(colours, counts, q.place)
		return q
	}
	q.palette = colours
	for i := range q.place {
		q.place[i] = uint8(i)
	}
	return q
}

// number puts the number of its colour, in order of appearance, in the place of
// each pixel. Where the colours are too many it returns nil, and the pixels are
// as they were.
func number(px []uint32) (colours []uint32, counts []int) {
	const slots = 1 << 15
	type slot struct {
		colour uint32
		n      uint16
		used   bool
	}
	table := make([]slot, slots)
	for i := 0; i < len(px); {
		p := px[i]
		h := p * 2654435761 >> 17
		for table[h].used && table[h].colour != p {
			h = (h + 1) % slots
		}
		if !table[h].used {
			if len(colours) == manyColours {
				for j := range px[:i] {
					px[j] = colours[px[j]]
				}
				return nil, nil
			}
			table[h] = slot{p, uint16(len(colours)), true}
			colours = append(colours, p)
			counts = append(counts, 0)
		}
		n := table[h].n
		from := i
		for ; i < len(px) && px[i] == p; i++ {
			px[i] = uint32(n)
		}
		counts[n] += i - from
	}
	return colours, counts
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
