package report

import (
	"bytes"
	"math"
	"strconv"
)

// tighten writes a path of straight lines with a tenth of a unit, which is a sixth of
// a point on a screen, and without the letters that repeat. Rounding does not add
// up along the path. Paths with curves stay as they are.
func tighten(d []byte) []byte {
	if bytes.ContainsAny(d, "CcQqSsTtAaHhVv") {
		return d
	}
	out := make([]byte, 0, len(d))
	var x, y, atX, atY, startX, startY int // in tenths: the pen as written, and where the subpath began
	var px, py float64                     // the pen as given
	last := byte(0)
	for len(d) > 0 {
		c := d[0]
		d = d[1:]
		if c == 'Z' || c == 'z' {
			out, last = append(out, 'Z'), 'Z'
			x, y, px, py = startX, startY, float64(startX)/10, float64(startY)/10
			continue
		}
		var v [2]float64
		for i := range v {
			for len(d) > 0 && (d[0] == ' ' || d[0] == ',') {
				d = d[1:]
			}
			n := 0
			for n < len(d) && (d[n] >= '0' && d[n] <= '9' || d[n] == '.' || d[n] == '-' && n == 0) {
				n++
			}
			f, err := strconv.ParseFloat(string(d[:n]), 64)
			if err != nil {
				return nil
			}
			v[i], d = f, d[n:]
		}
		if c == 'l' {
			px, py = px+v[0], py+v[1]
		} else {
			px, py = v[0], v[1]
		}
		atX, atY = int(math.Round(10*px)), int(math.Round(10*py))
		switch {
		case c == 'M':
			out = append(out, 'M')
			out = tenths(tenths(out, atX), atY)
			startX, startY = atX, atY
		case c == 'L' || c == 'l':
			if last != 'l' {
				out = append(out, 'l')
			}
			out = tenths(tenths(out, atX-x), atY-y)
			c = 'l'
		default:
			return nil
		}
		x, y, last = atX, atY, c
	}
	return out
}

// tenths appends a number of tenths, parted from a number before it.
func tenths(b []byte, n int) []byte {
	if len(b) > 0 {
		if c := b[len(b)-1]; n >= 0 && (c >= '0' && c <= '9' || c == '.') {
			b = append(b, ' ')
		}
	}
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	if n >= 10 || n%10 == 0 {
		b = strconv.AppendInt(b, int64(n/10), 10)
	}
	if n%10 != 0 {
		b = append(b, '.', byte('0'+n%10))
	}
	return b
}

// pack writes the marks of a drawing that answer to the pointer as one attribute a
// series, read by the page's script: a line each, with place, name and value parted
// by tabs; the place of a point is x y, of a bar or cell x y width height. The name of
// a year that follows on the one before it is left out.
func pack(svg []byte) []byte {
	start := bytes.Index(svg, []byte(`<g class="hits"`))
	if start < 0 {
		return svg
	}
	out := append([]byte(nil), svg[:start]...)
	for rest := svg[start:]; ; {
		i := bytes.Index(rest, []byte(`<g class="series" data-series="`))
		if i < 0 {
			break
		}
		rest = rest[i:]
		end := bytes.Index(rest, []byte("</g>"))
		head := bytes.IndexByte(rest, '>')
		if end < 0 || head < 0 {
			break
		}
		out = append(append(out, rest[:head]...), ` data-marks="`...)
		n, last := 0, 0
		for _, tag := range bytes.Split(rest[head+1:end], []byte("<")) {
			name := bytes.IndexByte(tag, ' ')
			if name <= 0 {
				continue
			}
			at := map[string]string{}
			for attrs := tag[name:]; ; {
				key, value, after, ok := attribute(attrs)
				if !ok {
					break
				}
				at[key], attrs = string(value), after
			}
			place := tenth(at["cx"]) + " " + tenth(at["cy"])
			if string(tag[:name]) == "rect" {
				place = tenth(at["x"]) + " " + tenth(at["y"]) + " " + tenth(at["width"]) + " " + tenth(at["height"])
			}
			if n++; n > 1 {
				out = append(out, '\n')
			}
			said := at["data-x"]
			year, err := strconv.Atoi(said)
			if err == nil && year == last+1 && n > 1 {
				said = "" // the script counts on
			}
			last = year
			out = append(out, place+"\t"+said+"\t"+at["data-value"]...)
		}
		out = append(out, "\"/>\n"...)
		rest = rest[end:]
	}
	return append(out, "</svg>"...)
}

func tenth(s string) string {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return "0"
	}
	return decimal(math.Round(10*v) / 10)
}
