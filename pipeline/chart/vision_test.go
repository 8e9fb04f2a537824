package chart

import (
	"image/color"
	"math"
	"testing"
)

// seen simulates how a colour looks to those without the cones of long (protan) or
// middle (deutan) wavelengths: the matrices of Machado, Oliveira and Fernandes
// (2009, IEEE Trans. Vis. Comput. Graph. 15(6), 1291–1298) for severity 1, on linear
// light.
func seen(c color.NRGBA, m [9]float64) color.NRGBA {
	r, g, b := linear8(c.R), linear8(c.G), linear8(c.B)
	to8 := func(v float64) uint8 {
		v = min(max(v, 0), 1)
		if v <= 0.0031308 {
			return uint8(math.Round(255 * 12.92 * v))
		}
		return uint8(math.Round(255 * (1.055*math.Pow(v, 1/2.4) - 0.055)))
	}
	return color.NRGBA{R: to8(m[0]*r + m[1]*g + m[2]*b), G: to8(m[3]*r + m[4]*g + m[5]*b), B: to8(m[6]*r + m[7]*g + m[8]*b), A: 255}
}

var visions = []struct {
	name   string
	matrix [9]float64
}{
	{"full colour", [9]float64{1, 0, 0, 0, 1, 0, 0, 0, 1}},
	{"protanopia", [9]float64{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998}},
	{"deuteranopia", [9]float64{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881}},
	{"grey", [9]float64{0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722}},
}

// distance is that of Oklab times 100: about 2 is just noticed side by side.
func distance(a, b color.NRGBA) float64 {
	l1, a1, b1 := oklab(a)
	l2, a2, b2 := oklab(b)
	return 100 * math.Sqrt((l1-l2)*(l1-l2)+(a1-a2)*(a1-a2)+(b1-b2)*(b1-b2))
}

// Two series of a figure are told apart by whoever reads it: by their colours as
// they are seen, or by the second cue, the marker, which the first eight series
// have each their own of as far as there are shapes. The first two, the leads of a
// study, differ by colour alone.
func TestSeriesAreToldApart(t *testing.T) {
	const apart, leadsApart = 5.0, 8.0
	for _, page := range []string{"light", "dark"} {
		for _, v := range visions {
			look := func(i int) color.NRGBA {
				c := series[i]
				if page == "dark" {
					c = dark(c)
				}
				return seen(c, v.matrix)
			}
			for i := range series {
				for j := range i {
					d := distance(look(i), look(j))
					sameMark := i%int(markers) == j%int(markers)
					if d < apart && sameMark {
						t.Errorf("%s, %s page: series %d and %d are %.1f apart and have one marker", v.name, page, j, i, d)
					}
					if i == 1 && v.name != "grey" && d < leadsApart {
						t.Errorf("%s, %s page: the two leads are %.1f apart, want %.0f by colour alone", v.name, page, d, leadsApart)
					}
				}
			}
		}
	}
}

// Words at the ends of lines and markers are the second cue of charts of lines:
// each protagonist of a figure has a marker or a name.
func TestSecondCue(t *testing.T) {
	f := sampleLine()
	s := newShades(f)
	used := map[marker]string{}
	for i, l := range f.Panels[0].Lines {
		if l.Rank > 0 || l.Thin || l.Dash {
			continue
		}
		m := s.marker(lineKey(&f.Panels[0], i))
		if other, taken := used[m]; taken || l.Name == "" {
			t.Errorf("%q and %q have one marker, or no name", l.Name, other)
		}
		used[m] = l.Name
	}
}

func TestSimulationKeepsGrey(t *testing.T) {
	for _, v := range visions {
		if got := seen(rgb(0x808080), v.matrix); apart(uint32(got.R), 0x80) > 1 || apart(uint32(got.B), 0x80) > 1 {
			t.Errorf("%s turns grey into %v: the rows of its matrix do not add up to 1", v.name, got)
		}
	}
}
