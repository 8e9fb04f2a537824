package typeface

import (
	"encoding/binary"
	"errors"
	"math"
	"sort"
)

var errFont = errors.New("typeface: not a TrueType file of the expected form")

// Subset returns the face's file with some letters only, to be embedded in a
// document that shows glyphs by number: glyph 1 is the first letter, glyph 2 the
// second, and the parts of composed letters come after them. Letters that the face
// lacks look like glyph 0, its box. Outlines and widths are those of the whole file;
// kerning and the map from letters to glyphs stay behind.
//
// Tables are those of the OpenType specification 1.9, "glyf", "loca", "hmtx".
func (f *Face) Subset(letters []rune) (out []byte, err error) {
	defer func() { // an index beyond a table is a file that is not as expected
		if recover() != nil {
			out, err = nil, errFont
		}
	}()
	table := tables(f.TTF)
	for _, name := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf"} {
		if table[name] == nil {
			return nil, errFont
		}
	}
	u16 := binary.BigEndian.Uint16
	long := u16(table["head"][50:]) != 0
	offset := func(g int) int {
		if !long {
			return 2 * int(u16(table["loca"][2*g:]))
		}
		return int(binary.BigEndian.Uint32(table["loca"][4*g:]))
	}
	metrics := int(u16(table["hhea"][34:]))
	old := make([]int, 1, len(letters)+32)
	f.Font()
	for _, r := range letters {
		old = append(old, int(f.lookup(r).index))
	}
	parts := map[int]int{}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(old); i++ { // grows as parts are found
		g := old[i]
		at := len(glyf)
		glyf = append(glyf, table["glyf"][offset(g):offset(g+1)]...)
		components(glyf[at:], func(name []byte) {
			part := int(u16(name))
			n, ok := parts[part]
			if !ok {
				n = len(old)
				parts[part] = n
				old = append(old, part)
			}
			binary.BigEndian.PutUint16(name, uint16(n))
		})
		loca = binary.BigEndian.AppendUint32(loca, uint32(at))
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		if g < metrics {
			hmtx = append(hmtx, table["hmtx"][4*g:4*g+4]...)
		} else { // the last width counts for all that follow
			side := 4*metrics + 2*(g-metrics)
			hmtx = append(hmtx, table["hmtx"][4*metrics-4:4*metrics-2]...)
			hmtx = append(hmtx, table["hmtx"][side:side+2]...)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	put := func(name string, at int, v uint16) {
		table[name] = append([]byte(nil), table[name]...)
		binary.BigEndian.PutUint16(table[name][at:], v)
	}
	put("head", 50, 1) // long offsets
	put("hhea", 34, uint16(len(old)))
	put("maxp", 4, uint16(len(old)))
	few := map[string][]byte{"head": table["head"], "hhea": table["hhea"], "maxp": table["maxp"], "glyf": glyf, "loca": loca, "hmtx": hmtx}
	if table["prep"] != nil {
		few["prep"] = table["prep"]
	}
	return assemble(few), nil
}

// components calls visit with the number of each part of a composed glyph.
func components(g []byte, visit func(number []byte)) {
	if len(g) < 10 || int16(binary.BigEndian.Uint16(g)) >= 0 {
		return
	}
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(g[at:])
		visit(g[at+2 : at+4])
		at += 6
		if flags&1 != 0 { // arguments are words
			at += 2
		}
		switch {
		case flags&8 != 0:
			at += 2
		case flags&0x40 != 0:
			at += 4
		case flags&0x80 != 0:
			at += 8
		}
		if flags&0x20 == 0 {
			return
		}
	}
}

// tables finds the tables of a file.
func tables(ttf []byte) map[string][]byte {
	out := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		r := ttf[12+16*i:]
		at, n := binary.BigEndian.Uint32(r[8:]), binary.BigEndian.Uint32(r[12:])
		out[string(r[:4])] = ttf[at : at+n]
	}
	return out
}

// assemble writes tables as a file.
func assemble(table map[string][]byte) []byte {
	names := make([]string, 0, len(table))
	size := 12 + 16*len(table)
	for n, data := range table {
		names = append(names, n)
		size += len(data) + 3
	}
	sort.Strings(names)
	search, shift := 16, 0
	for search*2 <= 16*len(names) {
		search, shift = search*2, shift+1
	}
	out := append(make([]byte, 0, size), 0, 1, 0, 0)
	for _, v := range []int{len(names), search, shift, 16*len(names) - search} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	out = out[:12+16*len(names)]
	head := 0
	for i, n := range names {
		at := len(out)
		out = append(out, table[n]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
		if n == "head" {
			head = at
			binary.BigEndian.PutUint32(out[head+8:], 0) // is no part of its own sum
		}
		entry := out[12+16*i:]
		copy(entry, n)
		binary.BigEndian.PutUint32(entry[4:], sum(out[at:]))
		binary.BigEndian.PutUint32(entry[8:], uint32(at))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(table[n])))
	}
	binary.BigEndian.PutUint32(out[head+8:], 0xb1b0afba-sum(out))
	return out
}

// sum is the checksum of a table, of whole words.
func sum(b []byte) (s uint32) {
	for ; len(b) >= 4; b = b[4:] {
		s += binary.BigEndian.Uint32(b)
	}
	return s
}

// A Descriptor is what a document says of a face beside its glyphs; lengths are
// thousandths of the size.
type Descriptor struct {
	Ascent, Descent, CapHeight int // Descent is negative
	Box                        [4]int
	Italic                     float64 // degrees to the left, so that italics are negative
	Weight                     int     // 400 is regular
}

// Descriptor reads what documents say of the face.
func (f *Face) Descriptor() (d Descriptor, err error) {
	defer func() {
		if recover() != nil {
			d, err = Descriptor{}, errFont
		}
	}()
	table := tables(f.TTF)
	head, hhea, os2, post := table["head"], table["hhea"], table["OS/2"], table["post"]
	upem := float64(binary.BigEndian.Uint16(head[18:]))
	at := func(t []byte, i int) int {
		return int(math.Round(1000 * float64(int16(binary.BigEndian.Uint16(t[i:]))) / upem))
	}
	for i := range d.Box {
		d.Box[i] = at(head, 36+2*i)
	}
	d.Ascent, d.Descent, d.CapHeight = at(hhea, 4), at(hhea, 6), at(os2, 88)
	d.Italic = float64(int32(binary.BigEndian.Uint32(post[4:]))) / (1 << 16)
	d.Weight = int(binary.BigEndian.Uint16(os2[4:]))
	return d, nil
}
