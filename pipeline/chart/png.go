package chart

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"math"

	"github.com/klauspost/compress/zlib"
)

// pixelsPerMetre is the resolution as PNG states it.
var pixelsPerMetre = uint32(math.Round(dpi / 0.0254))

// png writes the picture: with a palette where its colours allow, which is
// smaller and faster, else in full colour. image/png would write no resolution.
func (c *raster) png() ([]byte, error) {
	palette, place := quantise(c.px, c.inks.colours)
	depth, bytesPerPixel := byte(3), 1
	if palette == nil {
		depth, bytesPerPixel = 2, 3
	}
	var out bytes.Buffer
	out.Grow(128 << 10)
	out.WriteString("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, uint32(c.pw))
	head = binary.BigEndian.AppendUint32(head, uint32(c.ph))
	chunk(&out, "IHDR", append(head, 8, depth, 0, 0, 0))
	res := binary.BigEndian.AppendUint32(nil, pixelsPerMetre)
	res = binary.BigEndian.AppendUint32(res, pixelsPerMetre)
	chunk(&out, "pHYs", append(res, 1))
	if palette != nil {
		var plte []byte
		for _, p := range palette {
			plte = append(plte, byte(p>>16), byte(p>>8), byte(p))
		}
		chunk(&out, "PLTE", plte)
	}
	var data bytes.Buffer
	data.Grow(128 << 10)
	if c.zip == nil {
		var err error
		if c.zip, err = zlib.NewWriterLevel(nil, 5); err != nil {
			return nil, err
		}
	}
	z := c.zip
	z.Reset(&data)
	row := make([]byte, 1+c.pw*bytesPerPixel) // the first byte is the filter: none
	for y := range c.ph {
		if palette != nil {
			for x, n := range c.px[y*c.pw : (y+1)*c.pw] {
				row[1+x] = place[n]
			}
		} else {
			for x, n := range c.px[y*c.pw : (y+1)*c.pw] {
				p := c.inks.colours[n]
				row[1+3*x], row[2+3*x], row[3+3*x] = byte(p>>16), byte(p>>8), byte(p)
			}
		}
		if _, err := z.Write(row); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	chunk(&out, "IDAT", data.Bytes())
	chunk(&out, "IEND", nil)
	return out.Bytes(), nil
}

func chunk(out *bytes.Buffer, name string, data []byte) {
	var n [4]byte
	binary.BigEndian.PutUint32(n[:], uint32(len(data)))
	out.Write(n[:])
	out.WriteString(name)
	out.Write(data)
	sum := crc32.Update(crc32.ChecksumIEEE([]byte(name)), crc32.IEEETable, data)
	binary.BigEndian.PutUint32(n[:], sum)
	out.Write(n[:])
}
