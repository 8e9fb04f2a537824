package typeface

import (
	"encoding/binary"
	"errors"
	"sort"
	"sync"

	"golang.org/x/image/font/sfnt"
)

// coreRanges are the letters of reports: Latin with Turkish, Greek, punctuation,
// raised and lowered digits, currencies, arrows and mathematics.
var coreRanges = [][2]rune{{0x20, 0x7e}, {0xa0, 0x17f}, {0x2c6, 0x2dd}, {0x370, 0x3ff}, {0x2010, 0x2044}, {0x2070, 0x209f}, {0x20a0, 0x20bf}, {0x2190, 0x2199}, {0x2200, 0x226f}, {0x25a0, 0x25ff}}

// InCore reports whether Core has all the letters of the text.
func (f *Face) InCore(s string) bool {
	for _, r := range s {
		if r >= 0x20 && r <= 0x7e {
			continue
		}
		in := false
		for _, c := range coreRanges {
			in = in || r >= c[0] && r <= c[1]
		}
		if !in {
			return false
		}
	}
	return true
}

var (
	coreMu sync.Mutex
	cores  = map[*Face][]byte{}
)

// Core returns the face's file with the letters of reports only, a tenth as
// large: programs that parse a font for each document are faster with it. Its
// outlines and metrics are those of the whole file; kerning stays behind. A file
// that cannot be reduced is returned whole.
func (f *Face) Core() []byte {
	coreMu.Lock()
	defer coreMu.Unlock()
	if b, ok := cores[f]; ok {
		return b
	}
	b, err := f.reduce()
	if err != nil {
		b = f.TTF
	}
	cores[f] = b
	return b
}

var errFont = errors.New("typeface: not a TrueType file of the expected form")

// reduce writes the file anew. Tables are those of the OpenType specification 1.9,
// "glyf", "loca", "hmtx", "cmap" format 4.
func (f *Face) reduce() (out []byte, err error) {
	defer func() { // an index beyond a table is a file that cannot be reduced
		if recover() != nil {
			err = errFont
		}
	}()
	table := tables(f.TTF)
	for _, name := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf", "OS/2", "post", "name"} {
		if table[name] == nil {
			return nil, errFont
		}
	}
	u16 := binary.BigEndian.Uint16
	offset := func(g int) int {
		if u16(table["head"][50:]) == 0 {
			return 2 * int(u16(table["loca"][2*g:]))
		}
		return int(binary.BigEndian.Uint32(table["loca"][4*g:]))
	}
	outline := func(g int) []byte { return table["glyf"][offset(g):offset(g+1)] }
	metrics := int(u16(table["hhea"][34:]))
	metric := func(g int) []byte {
		if g < metrics {
			return table["hmtx"][4*g : 4*g+4]
		}
		width := table["hmtx"][4*metrics-4 : 4*metrics-2]
		side := 4*metrics + 2*(g-metrics)
		return append(append([]byte(nil), width...), table["hmtx"][side:side+2]...)
	}

	// Each letter has a glyph of its own, in order, so that letters that follow
	// each other are one segment of cmap; parts of letters come after them.
	old := []int{0}
	var letters []rune
	var buf sfnt.Buffer
	for _, c := range coreRanges {
		for r := c[0]; r <= c[1]; r++ {
			if g, e := f.Font().GlyphIndex(&buf, r); e == nil && g != 0 {
				letters = append(letters, r)
				old = append(old, int(g))
			}
		}
	}
	parts := map[int]int{}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(old); i++ { // grows as parts are found
		g := append([]byte(nil), outline(old[i])...)
		components(g, func(at int) {
			part := int(u16(g[at:]))
			n, ok := parts[part]
			if !ok {
				n = len(old)
				parts[part] = n
				old = append(old, part)
			}
			binary.BigEndian.PutUint16(g[at:], uint16(n))
		})
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, g...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = append(hmtx, metric(old[i])...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	put := func(name string, at int, v uint16) {
		table[name] = append([]byte(nil), table[name]...)
		binary.BigEndian.PutUint16(table[name][at:], v)
	}
	put("head", 50, 1) // long offsets
	put("hhea", 34, uint16(len(old)))
	put("maxp", 4, uint16(len(old)))
	post := append([]byte(nil), table["post"][:32]...)
	binary.BigEndian.PutUint32(post, 0x00030000) // without glyph names
	return assemble(map[string][]byte{"head": table["head"], "hhea": table["hhea"], "maxp": table["maxp"], "OS/2": table["OS/2"], "name": table["name"],
		"post": post, "glyf": glyf, "loca": loca, "hmtx": hmtx, "cmap": cmap(letters)}), nil
}

// components calls visit with where each part of a composed glyph is named.
func components(g []byte, visit func(at int)) {
	if len(g) < 10 || int16(binary.BigEndian.Uint16(g)) >= 0 {
		return
	}
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(g[at:])
		visit(at + 2)
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

// cmap maps the letters, in order, to glyphs 1, 2, 3 …
func cmap(letters []rune) []byte {
	type segment struct {
		from, to rune
		glyph    int
	}
	var segs []segment
	for i, r := range letters {
		if n := len(segs); n > 0 && segs[n-1].to == r-1 {
			segs[n-1].to = r
			continue
		}
		segs = append(segs, segment{r, r, i + 1})
	}
	segs = append(segs, segment{0xffff, 0xffff, 0x10000}) // ends the table, to the missing glyph
	n := len(segs)
	search, shift := 2, 0
	for search*2 <= 2*n {
		search, shift = search*2, shift+1
	}
	var b []byte
	u := func(v int) { b = binary.BigEndian.AppendUint16(b, uint16(v)) }
	for _, v := range []int{0, 1, 3, 1, 0, 12, 4, 16 + 8*n, 0, 2 * n, search, shift, 2*n - search} {
		u(v)
	}
	for _, s := range segs {
		u(int(s.to))
	}
	u(0)
	for _, s := range segs {
		u(int(s.from))
	}
	for _, s := range segs {
		u(s.glyph - int(s.from))
	}
	for range segs {
		u(0)
	}
	return b
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

// assemble writes tables as a file. Checksums are left out: what reads this does
// not read them, and documents get a file made from it anew.
func assemble(table map[string][]byte) []byte {
	names := make([]string, 0, len(table))
	for n := range table {
		names = append(names, n)
	}
	sort.Strings(names)
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{len(names), 128, 3, 16*len(names) - 128} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*len(names)
	var data []byte
	for _, n := range names {
		out = append(out, n...)
		out = binary.BigEndian.AppendUint32(out, 0)
		out = binary.BigEndian.AppendUint32(out, uint32(at+len(data)))
		out = binary.BigEndian.AppendUint32(out, uint32(len(table[n])))
		data = append(data, table[n]...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	return append(out, data...)
}
