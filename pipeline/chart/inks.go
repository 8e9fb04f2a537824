package chart

// exact is how many colours of a picture are kept as they are. No figure has so
// many; of one that had, the others would be rounded to 32 steps a channel.
const exact = 1 << 15

// inks numbers the colours of a picture, so that a pixel takes two bytes; 0 is the
// white of the page.
type inks struct {
	colours []uint32        // by number, 0xRRGGBB
	slots   [1 << 16]uint16 // hash table: number and 1, 0 where it is empty
}

// reset forgets all colours but white.
func (k *inks) reset() {
	k.colours = k.colours[:0]
	clear(k.slots[:])
	k.number(0xffffff)
}

// number is the colour's number, a new one for a new colour.
func (k *inks) number(c uint32) uint16 {
	h := c * 2654435761 >> 16
	for ; k.slots[h] != 0; h = (h + 1) % uint32(len(k.slots)) {
		if n := k.slots[h] - 1; k.colours[n] == c {
			return n
		}
	}
	if len(k.colours) < exact {
		k.slots[h] = uint16(len(k.colours)) + 1
		k.colours = append(k.colours, c)
		return uint16(len(k.colours) - 1)
	}
	if len(k.colours) == exact {
		for i := range uint32(exact) {
			wide := func(five uint32) uint32 { return five<<3 | five>>2 }
			k.colours = append(k.colours, wide(i>>10)<<16|wide(i>>5&31)<<8|wide(i&31))
		}
	}
	return uint16(exact | c>>19&31<<10 | c>>11&31<<5 | c>>3&31)
}
