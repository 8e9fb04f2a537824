package chart

import (
	"image/color"
	"slices"

	"defensetrade/pipeline/result"
)

// Palette gives each entity of a study its colour, the same in all its figures.
// The first eight differ and are fixed; each of the others has one that it takes
// wherever nothing else of the figure has it.
func Palette(entities []string) map[string]color.NRGBA {
	m := map[string]color.NRGBA{}
	for _, e := range entities {
		if _, ok := m[e]; !ok {
			m[e] = series[len(m)%len(series)]
		}
	}
	return m
}

// leads is how many of a study's first entities have a colour that nothing else
// takes in any figure of it, as long as there are others.
const leads = 2

// shades gives each thing shown in a figure its slot: a colour and a marker.
type shades struct {
	slots map[string]int
	study map[string]int // the slots that are fixed
	likes map[string]int // those that other entities of the study take where they are free
}

func newShades(f *result.Figure) *shades {
	s := &shades{map[string]int{}, map[string]int{}, map[string]int{}}
	for _, e := range f.Colors {
		if _, ok := s.study[e]; ok {
			continue
		}
		if len(s.study) < len(series) {
			s.study[e] = len(s.study)
		} else if _, ok := s.likes[e]; !ok {
			s.likes[e] = leads + len(s.likes)%(len(series)-leads)
		}
	}
	keys := shown(f)
	for _, k := range keys { // fixed ones first, so that no other takes their colours
		if i, ok := s.study[k]; ok {
			s.slots[k] = i
		}
	}
	for _, k := range keys {
		s.slot(k)
	}
	return s
}

// shown lists what a figure needs colours for, in order of appearance.
func shown(f *result.Figure) []string {
	var keys []string
	if f.Curve != nil {
		keys = append(keys, f.Curve.Entity)
	}
	for i := range f.Panels {
		p := &f.Panels[i]
		for j := range p.Lines {
			if p.Lines[j].Rank == 0 {
				keys = append(keys, lineKey(p, j))
			}
		}
		for _, b := range p.Bars {
			if b.Rank == 0 && (f.Kind == "forest" || f.Kind == "slope") {
				keys = append(keys, rowKey(b))
			} else if b.Rank == 0 {
				keys = append(keys, barKey(p, b))
			}
		}
		for _, q := range p.Points {
			if f.Kind == "range" && q.Entity != "" {
				keys = append(keys, q.Entity)
				continue
			}
			keys = append(keys, pointKey(p, q))
		}
		for _, w := range p.Flows {
			if w.Rank == 0 {
				keys = append(keys, w.Entity)
			}
		}
		for _, b := range p.Bands {
			keys = append(keys, b.Entity)
		}
	}
	return keys
}

// slot finds a key's place, or gives it the first that is free: not a lead's if
// there is another, and after eight a second round, told apart by markers.
func (s *shades) slot(key string) int {
	if i, ok := s.slots[key]; ok {
		return i
	}
	if i, ok := s.study[key]; ok {
		return i
	}
	used := map[int]bool{}
	for _, i := range s.slots {
		used[i] = true
	}
	if i, ok := s.likes[key]; ok && !used[i] {
		s.slots[key] = i
		return i
	}
	first := 0
	if key != "" { // what has no name is about the study itself
		first = min(len(s.study), leads)
	}
	pick := -1
	for n := 0; pick < 0; n++ {
		for i := range series {
			if c := n*len(series) + (i+first)%len(series); !used[c] {
				pick = c
				break
			}
		}
	}
	s.slots[key] = pick
	return pick
}

func (s *shades) colour(key string) color.NRGBA { return series[s.slot(key)%len(series)] }

func (s *shades) marker(key string) marker {
	i := s.slot(key)
	return marker((i + i/len(series)) % int(markers))
}

// distinct reports whether the key has a colour of its own in the figure.
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

// barKey is what decides a bar's colour: its entity for the entity's first series,
// else the series.
func barKey(p *result.Panel, b result.Bar) string {
	if b.Entity == "" || b.Series == "" {
		return b.Entity + b.Series
	}
	for _, o := range p.Bars {
		if o.Entity == b.Entity {
			if o.Series != b.Series {
				return b.Series
			}
			break
		}
	}
	return b.Entity
}

// rowKey is what decides the colour of a row, whose group has no colour.
func rowKey(b result.Bar) string {
	if b.Entity == "" {
		return b.Series
	}
	return b.Entity
}

// pointKey is what decides a point's colour and marker, as barKey; the values that
// statistics use count as the first.
func pointKey(p *result.Panel, b result.Point) string {
	if b.Entity == "" || b.Series == "" {
		return b.Entity + b.Series
	}
	first := ""
	for _, o := range p.Points {
		if o.Entity == b.Entity && (first == "" || o.Strong) {
			first = o.Series
			if o.Strong {
				break
			}
		}
	}
	if first != b.Series {
		return b.Series
	}
	return b.Entity
}

// pointLook is the colour and marker of a point. Among competing values, colour
// means the entity: who states them is told by the marker and by a darker or
// lighter tint.
func (a area) pointLook(p *result.Panel, q result.Point) (color.NRGBA, marker) {
	key := pointKey(p, q)
	if a.fig.Kind == "correlogram" {
		return a.stemLook(p, q)
	}
	if a.fig.Kind != "range" || q.Entity == "" {
		return a.shades.colour(key), a.shades.marker(key)
	}
	c := a.shades.colour(q.Entity)
	if key == q.Entity {
		return c, circle
	}
	var others []string
	for _, o := range p.Points {
		if k := pointKey(p, o); o.Entity == q.Entity && k != o.Entity && !slices.Contains(others, k) {
			others = append(others, k)
		}
	}
	i := slices.Index(others, key)
	tints := []color.NRGBA{mix(c, black, 0.5), mix(c, white, 0.3), mix(c, black, 0.75)}
	return tints[i%len(tints)], []marker{diamond, triangle, square, wedge, pentagon}[i%5]
}
