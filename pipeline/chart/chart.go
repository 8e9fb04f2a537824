// Package chart draws figures: the same picture as PNG, SVG, PDF and as a part of
// a report's page.
//
// It decides looks and places; numbers and words come with the figure. Each kind
// of figure is one function in a file of its own that draws on a gonum canvas,
// listed in Kinds. Equal figures give equal bytes. The package computes no
// statistic and reads no data.
package chart

import (
	"fmt"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
)

// Widths of a figure's file, in millimetres: of a page, and of a column.
const (
	Width  = 160
	Narrow = 80
)

// fullWidth is Width in points.
const fullWidth = Width * pdf.MM

// fileWidth is how wide the figure's files are, in millimetres.
func fileWidth(f *result.Figure) float64 {
	if f.Layout == "narrow" {
		return Narrow
	}
	return Width
}

// A Kind is one way to show a figure.
type Kind struct {
	Name  string
	Shows string
	draw  func(area)
	// height is that of the drawing in points, when it is so many points wide.
	height func(f *result.Figure, width float64) float64
}

// Kinds are all the ways to show a figure.
var Kinds = []Kind{
	{"line", "series over years, with eras, events, trends and ribbons of uncertainty", drawLine, lineHeight},
	{"multiples", "many small panels on common scales", drawMultiples, multiplesHeight},
	{"bars", "amounts by year, with a mean on top", drawBars, lineHeight},
	{"ranking", "amounts by name, greatest on top", drawRanking, rankingHeight},
	{"stacked", "shares or parts by year", drawStacked, lineHeight},
	{"area", "shares or parts of a whole over years, as joined areas", drawArea, lineHeight},
	{"fiveyear", "amounts by year with the means of five years on top", drawFiveYear, lineHeight},
	{"scatter", "pairs of values with a fitted line", drawScatter, scatterHeight},
	{"range", "competing values of each year and how far apart they are", drawRange, lineHeight},
	{"heat", "a matrix of coefficients as coloured cells", drawHeat, heatHeight},
	{"dumbbell", "a value before and after, by name", drawDumbbell, dumbbellHeight},
	{"slope", "a value in two years, by name, as lines from left to right", drawSlope, slopeHeight},
	{"connected", "two series against each other along the years", drawConnected, scatterHeight},
	{"correlogram", "correlations by lag with the bound of chance", drawCorrelogram, lineHeight},
	{"path", "a break test's statistic by year with its critical value", drawPath, lineHeight},
	{"forest", "estimates with intervals, by name", drawForest, forestHeight},
	{"curve", "one estimate under many choices, and the choices", drawCurve, curveHeight},
	{"flow", "amounts from names to names, as wide as they are great", drawFlow, flowHeight},
	{"timeline", "events along the years", drawTimeline, timelineHeight},
}

// kindOf finds the kind of a figure.
func kindOf(f *result.Figure) (Kind, error) {
	for _, k := range Kinds {
		if k.Name == f.Kind {
			return k, nil
		}
	}
	names := make([]string, len(Kinds))
	for i, k := range Kinds {
		names[i] = k.Name
	}
	return Kind{}, fmt.Errorf("chart: figure %q has kind %q; known are %s", f.ID, f.Kind, strings.Join(names, ", "))
}

// BodyHeight returns how high the figure is, in points, without its title,
// subtitle, source and note, when drawn so many points wide. It is 0 for a figure
// of unknown kind, which DrawBody refuses.
func BodyHeight(f *result.Figure, width float64) float64 {
	k, err := kindOf(f)
	if err != nil {
		return 0
	}
	width = bodyWidth(f, width)
	if empty(f) {
		return 100 * narrowing(width)
	}
	h := k.height(f, width)
	if f.Height > 0 && f.Height < 2000 { // never so low that words would not fit
		return max(f.Height*pdf.MM*narrowing(width), h/2, 110)
	}
	return h
}

// bodyWidth is how much of a width the figure takes.
func bodyWidth(f *result.Figure, width float64) float64 {
	if f.Layout == "narrow" {
		return min(width, Narrow*pdf.MM)
	}
	return width
}

// narrowing is how much lower a narrow figure is than one of full width: half as
// narrow is three quarters as high, since words keep their size.
func narrowing(width float64) float64 { return 0.5 + 0.5*min(max(width/fullWidth, 0.2), 1.2) }

// DrawBody draws the figure, without title, subtitle, source and note, into an
// open page, its top left corner at x, y in points. One of narrow layout is no wider
// than a column, however much room there is.
func DrawBody(d *pdf.Doc, f *result.Figure, x, y, width float64) error {
	k, err := kindOf(f)
	if err != nil {
		return err
	}
	width = bodyWidth(f, width)
	h := BodyHeight(f, width)
	drawBody(k, f, newPage(d, x, y, width, h, false))
	d.SetColor(ink)
	d.SetLine(1)
	return nil
}

// drawBody fills a canvas with the figure.
func drawBody(k Kind, f *result.Figure, c vg.CanvasSizer) {
	a := newArea(f, draw.New(c))
	if empty(f) {
		a.nothing()
		return
	}
	k.draw(a)
}

// PDF draws the figure as a document of one page of its size.
func PDF(f *result.Figure) ([]byte, error) {
	k, err := kindOf(f)
	if err != nil {
		return nil, err
	}
	fr := newFrame(f, fileWidth(f)*pdf.MM)
	d := pdf.New(pdf.Meta{Title: f.Title, Subject: f.Alt, Lang: f.Lang.ID()})
	d.AddPage(fr.width, fr.height)
	fr.draw(k, newPage(d, 0, 0, fr.width, fr.height, darkened(f)))
	return d.Bytes()
}

// SVG draws the figure as a scalable picture with real text.
func SVG(f *result.Figure) ([]byte, error) {
	k, err := kindOf(f)
	if err != nil {
		return nil, err
	}
	fr := newFrame(f, fileWidth(f)*pdf.MM)
	c := newSVG(fr.width, fr.height, darkened(f))
	fr.draw(k, c)
	return c.document(f, "figure-"+identifier(f.ID), strconv.Itoa(int(fileWidth(f)))+"mm"), nil
}

// PNG draws the figure at 300 dots per inch.
func PNG(f *result.Figure) ([]byte, error) {
	k, err := kindOf(f)
	if err != nil {
		return nil, err
	}
	fr := newFrame(f, fileWidth(f)*pdf.MM)
	c := newRaster(fr.width, fr.height, darkened(f))
	defer c.free()
	fr.draw(k, c)
	return c.png()
}
