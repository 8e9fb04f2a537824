package report

import (
	"bytes"
	"math"
	"strconv"
	"strings"
)

// A wardrobe turns the looks of drawings into classes of the page's style: a page
// of forty drawings repeats a few dozen of them some thousand times.
type wardrobe struct {
	class map[string]string
	css   strings.Builder
}

// looks are the attributes of SVG that CSS has by the same names.
var looks = map[string]bool{"fill": true, "fill-opacity": true, "stroke": true, "stroke-width": true, "stroke-dasharray": true,
	"stroke-linecap": true, "stroke-linejoin": true, "stroke-opacity": true, "opacity": true, "font-size": true, "font-weight": true, "text-anchor": true}

// dress rewrites a drawing with classes. It leaves out textLength, which makes up
// for another typeface: the page brings its own. Lines of one look that follow each
// other, and areas, become one path. What is not written as the chart stage writes it stays as
// it is.
func (w *wardrobe) dress(svg []byte) []byte {
	if w.class == nil {
		w.class = map[string]string{}
	}
	out := make([]byte, 0, len(svg))
	var rest, rules, path []byte
	before, open := "", 0 // the class of the path just written, and where its d ends
	for first := true; ; first = false {
		start := bytes.IndexByte(svg, '<')
		end := start + max(bytes.IndexByte(svg[max(start, 0):], '>'), 0)
		if start < 0 || end <= start {
			return append(out, svg...)
		}
		tag := svg[start:end]
		between := svg[:start]
		if len(bytes.TrimSpace(bytes.TrimPrefix(between, []byte(">")))) > 0 {
			before = ""
		} else if len(between) > 0 && between[0] == '>' {
			between = between[:1]
		}
		out = append(out, between...)
		svg = svg[end:]
		name := bytes.IndexByte(tag, ' ')
		if first {
			tag = bare(tag)
		}
		if first || name < 0 || bytes.Contains(tag, []byte(` class="`)) {
			out, before = append(out, tag...), ""
			continue
		}
		rest, rules, path = rest[:0], rules[:0], nil
		for attrs := tag[name:]; len(attrs) > 0; {
			key, value, after, ok := attribute(attrs)
			switch {
			case !ok:
				rest, attrs = append(rest, attrs...), nil
				continue
			case key == "textLength" || key == "lengthAdjust":
			case key == "d":
				if cx, cy, r, ok := circle(value); ok {
					name, tag = len("<circle"), []byte("<circle")
					rest = append(rest, ` cx="`+cx+`" cy="`+cy+`" r="`+r+`"`...)
				} else if path = tighten(value); path == nil {
					path = value
				}
			case key == "x" || key == "y":
				rest = append(rest, ` `+key+`="`+tenth(string(value))+`"`...)
			case looks[key] && !bytes.ContainsAny(value, ";{}<"):
				rules = append(append(append(append(rules, key...), ':'), value...), ';')
			default:
				rest = append(rest, attrs[:len(attrs)-len(after)]...)
			}
			attrs = after
		}
		class := ""
		if len(rules) > 0 {
			class = w.of(string(rules))
		}
		if path != nil && class != "" && class == before && string(rest) == "/" && path[0] == 'M' {
			out = append(append(out[:open], path...), `"/`...)
			open += len(path)
			continue
		}
		out = append(out, tag[:name]...)
		if class != "" {
			out = append(append(append(out, ` class="`...), class...), '"')
		}
		before = ""
		if path != nil {
			out = append(append(out, ` d="`...), path...)
			open = len(out)
			out = append(out, '"')
			// What is opaque and only drawn or only filled looks the same in one piece.
			lines, shades := bytes.Contains(rules, []byte("fill:none;")), bytes.Contains(rules, []byte("stroke:"))
			if string(rest) == "/" && lines == shades && !bytes.Contains(rules, []byte("opacity")) {
				before = class
			}
		}
		out = append(out, rest...)
	}
}

// bare is the tag of a drawing without what the page says for all: its typeface, its
// namespace and its width.
func bare(tag []byte) []byte {
	var out []byte
	name := bytes.IndexByte(tag, ' ')
	if name < 0 {
		return tag
	}
	out = append(out, tag[:name]...)
	for attrs := tag[name:]; ; {
		key, _, after, ok := attribute(attrs)
		if !ok {
			return append(out, attrs...)
		}
		if key != "xmlns" && key != "font-family" && key != "width" {
			out = append(out, attrs[:len(attrs)-len(after)]...)
		}
		attrs = after
	}
}

// of is the class of a look.
func (w *wardrobe) of(rules string) string {
	c, ok := w.class[rules]
	if !ok {
		c = "d" + strconv.Itoa(len(w.class))
		w.class[rules] = c
		// Lengths of SVG attributes are user units, which CSS calls px.
		fixed := rules
		if i := strings.Index(rules, "font-size:"); i >= 0 {
			j := i + strings.IndexByte(rules[i:], ';')
			fixed = rules[:j] + "px" + rules[j:]
		}
		w.css.WriteString("svg ." + c + "{" + strings.TrimSuffix(fixed, ";") + "}\n")
	}
	return c
}

// attribute cuts off the first of a tag's attributes: ` key="value"`.
func attribute(s []byte) (key string, value, after []byte, ok bool) {
	eq := bytes.Index(s, []byte(`="`))
	if eq < 2 || s[0] != ' ' || bytes.ContainsAny(s[1:eq], " \"'/") {
		return "", nil, nil, false
	}
	n := bytes.IndexByte(s[eq+2:], '"')
	if n < 0 {
		return "", nil, nil, false
	}
	return string(s[1:eq]), s[eq+2 : eq+2+n], s[eq+2+n+1:], true
}

// circle reads a path of four curves that is a circle, as the chart stage draws dots.
func circle(d []byte) (cx, cy, r string, ok bool) {
	if len(d) < 40 || d[0] != 'M' || d[len(d)-1] != 'Z' || bytes.Count(d, []byte("C")) != 4 || bytes.ContainsAny(d[1:len(d)-1], "LMlmhvHVZ") {
		return "", "", "", false
	}
	var at [8]float64 // the ends of the first three curves, from the start
	for i, part := range bytes.Split(d[1:len(d)-1], []byte("C"))[:4] {
		f := bytes.Fields(part)
		if len(f) < 2 {
			return "", "", "", false
		}
		for k := range 2 {
			v, err := strconv.ParseFloat(string(f[len(f)-2+k]), 64)
			if err != nil {
				return "", "", "", false
			}
			at[2*i+k] = v
		}
	}
	x, y := (at[0]+at[4])/2, (at[1]+at[5])/2
	radius := math.Abs(at[0]-at[4]) / 2
	for i := 0; i < 8; i += 2 {
		if math.Abs(math.Hypot(at[i]-x, at[i+1]-y)-radius) > 0.02 {
			return "", "", "", false
		}
	}
	short := func(v float64) string { return decimal(math.Round(10*v) / 10) }
	return short(x), short(y), decimal(math.Round(100*radius) / 100), true
}
