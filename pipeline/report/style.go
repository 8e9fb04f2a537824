package report

import (
	"image/color"

	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/typeface"
)

// The page, in points: a measure of 150 mm, which holds about eighty letters of the
// body, on any paper; left is its margin on A4.
const (
	measure = 150 * pdf.MM
	left    = 30 * pdf.MM
	top     = 21 * pdf.MM
)

// A paper is a size of page in points.
type paper struct{ width, height float64 }

var a4 = paper{pdf.A4Width, pdf.A4Height}

// paperOf is the paper of a name of study.Papers; "" is A4.
func paperOf(name string) paper {
	if name == "letter" {
		return paper{pdf.LetterWidth, pdf.LetterHeight}
	}
	return a4
}

// bottom is where the text ends, footer where the page's number stands, text the
// height between the margins, and shift what centres the measure.
func (p paper) bottom() float64 { return p.height - 23*pdf.MM }
func (p paper) footer() float64 { return p.height - 15*pdf.MM }
func (p paper) text() float64   { return p.bottom() - top }
func (p paper) shift() float64  { return (p.width-measure)/2 - left }

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
	bodyStyle     = style{typeface.Serif, typeface.SerifItalic, typeface.SerifBold, 10, 13.5, ink, false, false}
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
	smallStyle    = style{typeface.Serif, typeface.SerifItalic, typeface.SerifBold, 8.2, 10.2, ink, true, false}
	footnoteStyle = style{typeface.Serif, typeface.SerifItalic, typeface.SerifBold, 8, 10.5, ink, false, false}
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
