package chart

import (
	"image/color"
	"math"

	"defensetrade/pipeline/result"
)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// The colours of everything that is not data.
var (
	white    = rgb(0xffffff)
	black    = rgb(0)
	ink      = rgb(0x22252b)
	mute     = rgb(0x5d626b)
	grid     = rgb(0xdcdfe3)
	base     = rgb(0x6b7078)
	context  = rgb(0x8e939b) // lines that stand behind the protagonists
	ghost    = rgb(0xc9ccd1) // the other panels' lines in a panel
	eraPale  = rgb(0xf3f2ec)
	neutral  = rgb(0x4a6079) // the protagonist of a panel whose colour is not free
	barBlank = rgb(0xc3c7cd) // bars of context
)

// series are the colours of data in the order of Okabe and Ito (2008), "Color
// universal design", the light ones darkened to a contrast of 3:1 with white.
var series = []color.NRGBA{
	rgb(0x0072b2), // blue
	rgb(0xd55e00), // vermilion
	rgb(0x008a64), // bluish green
	rgb(0xb5599a), // reddish purple
	rgb(0xa67c00), // orange
	rgb(0x3a8fc4), // sky blue
	rgb(0x7d7a00), // yellow
	rgb(0x30343b), // black
}

// contrast is that of WCAG 2.2: (L1 + 0.05) / (L2 + 0.05) of relative luminances.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	lin := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}

// forText darkens a colour until words in it have a contrast of 4.5:1.
func forText(c color.NRGBA) color.NRGBA {
	for contrast(c, white) < 4.6 {
		c.R, c.G, c.B = uint8(float64(c.R)*0.95), uint8(float64(c.G)*0.95), uint8(float64(c.B)*0.95)
	}
	return c
}

func alpha(c color.NRGBA, a uint8) color.NRGBA { c.A = a; return c }

// mix is a colour the share t of the way from a to b.
func mix(a, b color.NRGBA, t float64) color.NRGBA {
	f := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + t*(float64(y)-float64(x)))) }
	return color.NRGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), 255}
}

// Palette gives each entity of a study its colour. The first eight differ;
// further ones repeat them and are told apart by their markers and labels.
func Palette(entities []string) map[string]color.NRGBA {
	m := map[string]color.NRGBA{}
	for i, e := range entities {
		if _, ok := m[e]; !ok {
			m[e] = series[i%len(series)]
		}
	}
	return m
}

// leads is how many of a study's first entities have a colour that nothing else
// takes in any figure of it.
const leads = 2

// shades gives each thing shown in a figure its colour and marker: entities of
// the study their own, the rest what is free.
type shades struct {
	slots map[string]int
	used  map[int]bool
	study map[string]int
}

func newShades(f *result.Figure) *shades {
	s := &shades{map[string]int{}, map[int]bool{}, map[string]int{}}
	for i, e := range f.Colors {
		if _, ok := s.study[e]; !ok {
			s.study[e] = i
		}
	}
	var keys []string
	for i := range f.Panels {
		p := &f.Panels[i]
		for j := range p.Lines {
			if p.Lines[j].Rank == 0 {
				keys = append(keys, lineKey(p, j))
			}
		}
		for j := range p.Bars {
			keys = append(keys, barKey(p, p.Bars[j]))
		}
		for j := range p.Points {
			keys = append(keys, pointKey(p, p.Points[j]))
		}
		for _, b := range p.Bands {
			keys = append(keys, b.Entity)
		}
	}
	for _, k := range keys { // the study's entities first, so that no other takes their colours
		if i, ok := s.study[k]; ok {
			s.slots[k] = i
			s.used[i%len(series)] = true
		}
	}
	for i := range min(len(s.study), leads) { // colours of leads mean them, even where they are not shown
		s.used[i] = true
	}
	for _, k := range keys {
		s.slot(k)
	}
	return s
}

func (s *shades) slot(key string) int {
	if i, ok := s.slots[key]; ok {
		return i
	}
	if i, ok := s.study[key]; ok {
		return i
	}
	if key == "" {
		return 0
	}
	if len(s.used) == len(series) { // one more round, told apart by markers
		s.used = map[int]bool{}
	}
	i := 0
	for s.used[i] {
		i++
	}
	s.used[i] = true
	i += len(s.slots) / len(series) * len(series)
	s.slots[key] = i
	return i
}

func (s *shades) colour(key string) color.NRGBA { return series[s.slot(key)%len(series)] }

func (s *shades) marker(key string) marker {
	i := s.slot(key)
	return marker((i + i/len(series)) % int(markers))
}

// distinct reports whether the key has a colour that nothing else in a study has.
func (s *shades) distinct(key string) bool { return s.slot(key) < len(series) }

// lineKey is what decides a line's colour: its entity, unless another solid line
// of the panel shows another series of the same entity.
func lineKey(p *result.Panel, i int) string {
	l := p.Lines[i]
	if l.Entity == "" {
		return l.Name
	}
	if l.Thin || l.Dash {
		return l.Entity
	}
	for _, o := range p.Lines[:i] {
		if o.Entity == l.Entity && o.Name != l.Name && !o.Thin && !o.Dash && o.Rank == 0 {
			return l.Name
		}
	}
	return l.Entity
}

// barKey is what decides a bar's colour.
func barKey(p *result.Panel, b result.Bar) string {
	if b.Series == "" {
		return b.Entity
	}
	for _, o := range p.Bars {
		if o.Entity == b.Entity && o.Series != b.Series {
			return b.Series
		}
	}
	if b.Entity == "" {
		return b.Series
	}
	return b.Entity
}

// pointKey is what decides a point's colour and marker.
func pointKey(p *result.Panel, b result.Point) string {
	if b.Series == "" {
		return b.Entity
	}
	if b.Entity == "" {
		return b.Series
	}
	for _, o := range p.Points {
		if o.Entity == b.Entity && o.Series != b.Series {
			return b.Series
		}
	}
	return b.Entity
}
