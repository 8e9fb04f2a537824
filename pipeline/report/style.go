package report

import (
	"image/color"

	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/typeface"
)

// The page, in points: A4 with a measure of 150 mm, which holds about eighty
// letters of the body.
const (
	left    = 30 * pdf.MM
	measure = pdf.A4Width - 2*left
	top     = 25 * pdf.MM
	bottom  = pdf.A4Height - 28*pdf.MM
	footer  = pdf.A4Height - 15*pdf.MM
)

// The colours: ink for what is read, grey for what accompanies it, blue for
// labels and addresses.
var (
	ink  = color.NRGBA{0x1a, 0x1a, 0x1a, 0xff}
	grey = color.NRGBA{0x5c, 0x5c, 0x5c, 0xff}
	pale = color.NRGBA{0xa8, 0xa8, 0xa8, 0xff}
	blue = color.NRGBA{0x1f, 0x4e, 0x79, 0xff}
)

// A style is how words are set.
type style struct {
	roman, italic, strong *typeface.Face
	size, lead            float64
	color                 color.NRGBA
	ragged                bool // not justified
	whole                 bool // words are not hyphenated
}

var (
	bodyStyle     = style{typeface.Serif, typeface.SerifItalic, typeface.SerifBold, 10, 14, ink, false, false}
	questionStyle = style{typeface.SerifItalic, typeface.Serif, typeface.SerifBold, 11.5, 16, ink, true, true}
	titleStyle    = style{typeface.SansBold, typeface.SansItalic, typeface.SansBold, 24, 29, ink, true, true}
	subtitleStyle = style{typeface.Sans, typeface.SansItalic, typeface.SansBold, 13, 17, grey, true, true}
	authorStyle   = style{typeface.Sans, typeface.SansItalic, typeface.SansBold, 10.5, 14, ink, true, true}
	labelStyle    = style{typeface.SansBold, typeface.SansItalic, typeface.SansBold, 10, 13, blue, true, true}
	sectionStyle  = style{typeface.SansBold, typeface.SansItalic, typeface.SansBold, 14, 18, ink, true, true}
	headStyle     = style{typeface.SansBold, typeface.SansItalic, typeface.SansBold, 10.5, 14, ink, true, true}
	captionStyle  = style{typeface.SansBold, typeface.SansItalic, typeface.SansBold, 10, 13, ink, true, true}
	measureStyle  = style{typeface.Sans, typeface.SansItalic, typeface.SansBold, 8.8, 11.5, grey, true, true}
	noteStyle     = style{typeface.Sans, typeface.SansItalic, typeface.SansBold, 7.6, 10, grey, true, false}
	contentsStyle = style{typeface.Sans, typeface.SansItalic, typeface.SansBold, 10, 15, ink, true, true}
	footerStyle   = style{typeface.Sans, typeface.SansItalic, typeface.SansBold, 8.5, 11, grey, true, true}
	cellStyle     = style{typeface.Sans, typeface.SansItalic, typeface.SansBold, 8.8, 11.4, ink, true, false}
)

// at is the style in another size, its lead in proportion.
func (s style) at(size float64) style {
	s.lead *= size / s.size
	s.size = size
	return s
}
