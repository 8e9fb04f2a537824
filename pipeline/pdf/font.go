package pdf

import (
	"crypto/sha256"
	"fmt"
	"math"
	"strconv"

	"defensetrade/pipeline/typeface"
)

// A font is a face as the document embeds it: the letters that were written, each
// of them a glyph of its own in order of appearance. So every letter is found again
// in the text, one that the face lacks too, which shows as a box.
type font struct {
	face    *typeface.Face
	name    string // among the document's resources
	letters []rune
	glyphs  [256]*[256]uint16 // by the letter's high and low byte; 0 is not yet
}

// glyph is the number that stands for a letter of the basic plane.
func (f *font) glyph(r rune) uint16 {
	page := f.glyphs[r>>8&0xff]
	if page == nil {
		page = new([256]uint16)
		f.glyphs[r>>8&0xff] = page
	}
	g := &page[r&0xff]
	if *g == 0 {
		f.letters = append(f.letters, r)
		*g = uint16(len(f.letters))
	}
	return *g
}

// font is the face as this document has it, new where it is its first text.
func (d *Doc) font(face *typeface.Face) *font {
	for _, f := range d.fonts {
		if f.face == face {
			return f
		}
	}
	f := &font{face: face, name: "F" + strconv.Itoa(len(d.fonts)+1)}
	d.fonts = append(d.fonts, f)
	return f
}

// add adds the font's objects to the file and returns the number of the one that
// stands for it (ISO 32000-1, 9.7: a composite font whose codes are its glyphs).
func (f *font) add(to *file) (int, error) {
	data, err := f.face.Subset(f.letters)
	if err != nil {
		return 0, err
	}
	about, err := f.face.Descriptor()
	if err != nil {
		return 0, err
	}
	name := subsetTag(data) + "+" + f.face.Name
	program, err := to.addStream(fmt.Sprintf("/Length1 %d", len(data)), data)
	if err != nil {
		return 0, err
	}
	meaning, err := to.addStream("", f.toUnicode())
	if err != nil {
		return 0, err
	}
	const symbolic, italic = 4, 64
	flags := symbolic
	if about.Italic != 0 {
		flags |= italic
	}
	// The width of upright stems is not in the file; this is the usual estimate.
	stem := 50 + int(math.Pow(float64(about.Weight)/65, 2))
	descriptor := to.add(fmt.Appendf(nil, "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %g/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>",
		name, flags, about.Box[0], about.Box[1], about.Box[2], about.Box[3], about.Italic, about.Ascent, about.Descent, about.CapHeight, stem, program))
	cid := fmt.Appendf(nil, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor %d 0 R/W[1[", name, descriptor)
	for i, r := range f.letters {
		if i > 0 {
			cid = append(cid, ' ')
		}
		cid = strconv.AppendFloat(cid, math.Round(1000*f.face.Advance(r)), 'f', -1, 64)
	}
	descendant := to.add(append(cid, "]]>>"...))
	return to.add(fmt.Appendf(nil, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, descendant, meaning)), nil
}

// toUnicode says which letter each glyph is (ISO 32000-1, 9.10.3).
func (f *font) toUnicode() []byte {
	b := []byte("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	const most = 100 // entries of a block
	for from := 0; from < len(f.letters); from += most {
		part := f.letters[from:min(from+most, len(f.letters))]
		b = fmt.Appendf(b, "%d beginbfchar\n", len(part))
		for i, r := range part {
			b = fmt.Appendf(b, "<%04X><%04X>\n", from+i+1, r)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}

// subsetTag is the mark of six letters of a font that lacks some of its glyphs; other
// glyphs, other letters, so that programs that join documents keep them apart.
func subsetTag(data []byte) string {
	sum := sha256.Sum256(data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}
