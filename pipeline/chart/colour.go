package chart

import (
	"image/color"
	"math"
)

// rgba is the colour of all drawing.
type rgba = color.NRGBA

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
	barBlank = rgb(0x8e939b) // bars of context
	onCell   = rgb(0xfffffe) // words on a dark cell; of a dark page, black on a light one
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
	return 0.2126*linear8(c.R) + 0.7152*linear8(c.G) + 0.0722*linear8(c.B)
}

// linear8 is the light of a channel of sRGB (IEC 61966-2-1).
func linear8(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

// forText darkens a colour until words in it have a contrast of 4.5:1.
func forText(c color.NRGBA) color.NRGBA {
	for contrast(c, white) < 5.4 {
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
