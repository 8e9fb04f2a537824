package chart

import (
	"image/color"
	"math"
	"regexp"
	"slices"
	"strings"

	"defensetrade/pipeline/result"
)

// The backgrounds that drawings are made for.
const (
	PageLight = "#ffffff"
	PageDark  = "#15181d"
)

var darkPage = rgb(0x15181d)

// darkened reports whether the files of a figure are drawn for a dark page.
func darkened(f *result.Figure) bool { return f.Theme == "dark" }

// dark is a colour of a light page as it is on a dark one. The lightness of
// Oklab (Ottosson 2020, "A perceptual color space for image processing") is
// turned around, white becoming the dark page and black white, while hue stays
// and chroma as far as the screen can show it: tints and mixtures keep their
// relation to each other, and an entity its hue.
func dark(c color.NRGBA) color.NRGBA {
	if c == onCell {
		return black
	}
	l, a, b := oklab(c)
	floor, _, _ := oklab(darkPage)
	turned := 1 - (1-floor)*math.Pow(l, 1.2) // the power lifts middle greys, whose words are small
	// The page's own faint hue goes to greys as they near it.
	_, pa, pb := oklab(darkPage)
	a, b = a+pa*l, b+pb*l
	for {
		if out, ok := fromOklab(turned, a, b); ok {
			out.A = c.A
			return out
		}
		a, b = 0.96*a, 0.96*b
	}
}

func oklab(c color.NRGBA) (l, a, b float64) {
	r, g, bl := linear8(c.R), linear8(c.G), linear8(c.B)
	x := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*bl)
	y := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*bl)
	z := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*bl)
	return 0.2104542553*x + 0.7936177850*y - 0.0040720468*z,
		1.9779984951*x - 2.4285922050*y + 0.4505937099*z,
		0.0259040371*x + 0.7827717662*y - 0.8086757660*z
}

// fromOklab reports whether the colour can be shown; a hair beyond is clipped.
func fromOklab(l, a, b float64) (color.NRGBA, bool) {
	x := l + 0.3963377774*a + 0.2158037573*b
	y := l - 0.1055613458*a - 0.0638541728*b
	z := l - 0.0894841775*a - 1.2914855480*b
	x, y, z = x*x*x, y*y*y, z*z*z
	ok := true
	to8 := func(v float64) uint8 {
		ok = ok && v > -0.002 && v < 1.002
		v = min(max(v, 0), 1)
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		return uint8(math.Round(255 * v))
	}
	c := color.NRGBA{
		R: to8(4.0767416621*x - 3.3077115913*y + 0.2309699292*z),
		G: to8(-1.2684380046*x + 2.6097574011*y - 0.3413193965*z),
		B: to8(-0.0041960863*x - 0.7034186147*y + 1.7076147010*z),
		A: 255}
	return c, ok || math.Hypot(a, b) < 1e-3
}

var variable = regexp.MustCompile(`var\(--c-([0-9a-f]{6}),`)

// DarkVariables returns the CSS declarations, in order of name, that make the
// colours of pictures drawn by SVGInline those of a dark page.
func DarkVariables(svgs ...[]byte) string {
	var names []string
	for _, s := range svgs {
		for _, m := range variable.FindAllSubmatch(s, -1) {
			names = append(names, string(m[1]))
		}
	}
	slices.Sort(names)
	var b strings.Builder
	for _, n := range slices.Compact(names) {
		var c color.NRGBA
		for i, p := range []*uint8{&c.R, &c.G, &c.B} {
			*p = unhex(n[2*i])<<4 | unhex(n[2*i+1])
		}
		b.WriteString("--c-" + n + ":" + string(appendHex(nil, dark(c))) + ";")
	}
	return b.String()
}

func unhex(c byte) uint8 {
	if c >= 'a' {
		return c - 'a' + 10
	}
	return c - '0'
}
