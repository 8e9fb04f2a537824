// Package pdf is the page that figures and reports are drawn on: paths, kerned
// text in embedded fonts, links, bookmarks and metadata, written so that equal
// calls give equal bytes.
//
// It is the only user of fpdf, which lays out pages, links, bookmarks and the file;
// fonts, compression and the structure of tagged documents are put into that file
// here. Lengths are points (1/72 inch); y runs downwards
// from the top of the page, as in fpdf. It breaks no lines and knows no report.
package pdf

import (
	"bytes"
	"image/color"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// MM is a millimetre in points.
const MM = 72 / 25.4

// A4 and US letter, in points.
const (
	A4Width      = 210 * MM
	A4Height     = 297 * MM
	LetterWidth  = 612.0
	LetterHeight = 792.0
)

// Meta is what the document says of itself.
type Meta struct {
	Title, Author, Subject, Keywords string
	Lang                             string // BCP 47: "en-GB"
}

// epoch is the date of every document: a clock would make runs differ.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// A Doc is a document that is being drawn. Errors are kept and returned by
// Bytes.
type Doc struct {
	f     *fpdf.Fpdf
	fonts []*font
	now   *font // the one that is set, and its size
	size  float64
	buf   []byte
	alpha float64
	left  float64 // added to every x of this page
	tags  *tags   // the structure, of a document that has one
}

// New starts a document without pages.
func New(m Meta) *Doc {
	f := fpdf.New("P", "pt", "A4", "")
	f.SetCatalogSort(true)
	f.SetCreationDate(epoch)
	f.SetModificationDate(epoch)
	f.SetTitle(clean(m.Title), true)
	f.SetAuthor(clean(m.Author), true)
	f.SetSubject(clean(m.Subject), true)
	f.SetKeywords(clean(m.Keywords), true)
	f.SetCreator("analyze", true)
	f.SetProducer("analyze", true)
	f.SetLang(m.Lang)
	f.SetMargins(0, 0, 0)
	f.SetCellMargin(0)
	f.SetAutoPageBreak(false, 0)
	f.SetCompression(false) // see file
	return &Doc{f: f}
}

// AddPage starts a page of a size in points.
func (d *Doc) AddPage(width, height float64) { d.AddPageAt(width, height, 0) }

// AddPageAt starts a page on which everything is drawn further to the right by left.
func (d *Doc) AddPageAt(width, height, left float64) {
	d.endMark()
	d.left = left
	d.f.AddPageFormat("P", fpdf.SizeType{Wd: width, Ht: height})
	d.alpha = 1
	d.now = nil
	d.f.SetLineJoinStyle("round")
	d.f.SetLineCapStyle("butt")
}

// Page returns the number of the page that is drawn on, 1-based.
func (d *Doc) Page() int { return d.f.PageNo() }

// SetColor sets the colour of what is filled, stroked and written from now on.
func (d *Doc) SetColor(c color.NRGBA) {
	d.f.SetFillColor(int(c.R), int(c.G), int(c.B))
	d.f.SetDrawColor(int(c.R), int(c.G), int(c.B))
	if a := float64(c.A) / 255; a != d.alpha {
		d.f.SetAlpha(a, "Normal")
		d.alpha = a
	}
}

// SetLine sets the width of strokes and their dashes; no dashes is a solid line.
func (d *Doc) SetLine(width float64, dash ...float64) {
	d.f.SetLineWidth(width)
	d.f.SetDashPattern(dash, 0)
}

// MoveTo, LineTo, CurveTo and Close build a path.
func (d *Doc) MoveTo(x, y float64) { d.f.MoveTo(d.left+x, y) }

// LineTo adds a straight line to the path.
func (d *Doc) LineTo(x, y float64) { d.f.LineTo(d.left+x, y) }

// CurveTo adds a cubic Bézier curve to the path.
func (d *Doc) CurveTo(x1, y1, x2, y2, x, y float64) {
	d.f.CurveBezierCubicTo(d.left+x1, y1, d.left+x2, y2, d.left+x, y)
}

// Close closes the path.
func (d *Doc) Close() { d.f.ClosePath() }

// Stroke draws the path as a line.
func (d *Doc) Stroke() { d.f.DrawPath("D") }

// Fill fills the path.
func (d *Doc) Fill() { d.f.DrawPath("F") }

// Line strokes one straight line.
func (d *Doc) Line(x1, y1, x2, y2 float64) { d.f.Line(d.left+x1, y1, d.left+x2, y2) }

// FillRect fills a rectangle.
func (d *Doc) FillRect(x, y, w, h float64) { d.f.Rect(d.left+x, y, w, h, "F") }

// Bookmark adds an entry to the document's outline that leads to height y of
// this page; level 0 is the top.
func (d *Doc) Bookmark(level int, title string, y float64) {
	d.f.Bookmark(utf16Text(clean(title)), level, y)
}

// Bytes ends the document and returns it, or the first error of any call.
func (d *Doc) Bytes() ([]byte, error) {
	d.endMark()
	var b bytes.Buffer
	if err := d.f.Output(&b); err != nil {
		return nil, err
	}
	return finish(b.Bytes(), d.fonts, d.tags)
}
