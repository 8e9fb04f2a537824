package chart

import (
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// An Inline says how a figure's picture is put into a page of HTML.
type Inline struct {
	Width float64 // points that the layout is made for; 0 is 160 mm. The picture itself scales
	ID    string  // prefix of all its ids; "" makes one of the figure's ID
}

// SVGInline draws the figure, without title, subtitle, source and note, as an
// element of a page of HTML: its colours are variables of CSS with those of a
// light page as defaults (see DarkVariables), and over the marks lie invisible
// shapes that carry series, year or name, and value as data attributes, for
// scripts that show them.
func SVGInline(f *result.Figure, o Inline) ([]byte, error) {
	k, err := kindOf(f)
	if err != nil {
		return nil, err
	}
	width := o.Width
	if !(width > 0) {
		width = fullWidth
	}
	width = bodyWidth(f, width)
	c := newSVG(width, BodyHeight(f, width), false)
	c.inline = true
	drawBody(k, f, c)
	id := "chart-" + identifier(f.ID)
	if o.ID != "" {
		id = identifier(o.ID)
	}
	size := "100%"
	if f.Layout == "narrow" {
		size = itoa(Narrow) + "mm"
	}
	return c.document(f, id, size), nil
}

// A hit is an invisible shape over a mark: a circle where r > 0, else the
// rectangle.
type hit struct {
	box
	x, y, r float64
	at      string // year or name
	value   string
}

// A hitGroup is the hits of one series.
type hitGroup struct {
	series string
	hits   []hit
}

// hit tells a canvas that wants to know what stands where.
func (a area) hit(series string, h hit) {
	c, ok := a.Canvas.Canvas.(*svg)
	if !ok || !c.inline {
		return
	}
	for i := range c.hits {
		if c.hits[i].series == series {
			c.hits[i].hits = append(c.hits[i].hits, h)
			return
		}
	}
	c.hits = append(c.hits, hitGroup{series, []hit{h}})
}

// point and cell are the shapes of hits.
func point(x, y float64, at, value string) hit { return hit{x: x, y: y, r: 4, at: at, value: value} }

func cell(b box, at, value string) hit { return hit{box: b, at: at, value: value} }

// said is a value as people of a language read it, with its unit.
func said(l *lang.Language, v float64, u obs.Unit) string {
	return result.Format{Style: result.Short, Decimals: -1}.String(l, v, u)
}

// saidX is a value of an x axis: a year where it is one.
func saidX(l *lang.Language, v float64, a result.Axis) string {
	if a.Years {
		return result.Format{Style: result.Year}.String(l, v, obs.Unit{})
	}
	return said(l, v, a.Unit)
}

// writeHits writes the shapes after the drawing, so that they lie on top.
func (c *svg) writeHits() {
	if len(c.hits) == 0 {
		return
	}
	c.b = append(c.b, `<g class="hits" fill="none" pointer-events="all">`+"\n"...)
	for _, g := range c.hits {
		c.b = append(c.b, `<g class="series" data-series="`...)
		c.escape(g.series)
		c.b = append(c.b, "\">\n"...)
		for _, h := range g.hits {
			if h.r > 0 {
				c.b = append(c.b, "<circle"...)
				c.attr("cx", h.x)
				c.attr("cy", c.h-h.y)
				c.attr("r", h.r)
			} else {
				c.b = append(c.b, "<rect"...)
				c.attr("x", min(h.x0, h.x1))
				c.attr("y", c.h-max(h.y0, h.y1))
				c.attr("width", max(h.x1-h.x0, h.x0-h.x1, 2))
				c.attr("height", max(h.y1-h.y0, h.y0-h.y1, 2))
			}
			c.b = append(c.b, ` data-x="`...)
			c.escape(h.at)
			c.b = append(c.b, `" data-value="`...)
			c.escape(h.value)
			c.b = append(c.b, "\"/>\n"...)
		}
		c.b = append(c.b, "</g>\n"...)
	}
	c.b = append(c.b, "</g>\n"...)
}

// hitLine puts hits on the points of a line that is data.
func (x *axes) hitLine(p *result.Panel, l result.Line, k look) {
	if l.Thin || k.compact && l.Rank > 0 {
		return
	}
	name := l.Name
	if k.compact && p.Title != "" {
		name = p.Title
	}
	for _, v := range vertices(l, p.X.Years) {
		if x.inside(v.x, v.y) {
			x.hit(name, point(x.px(v.x), x.py(v.y), saidX(x.fig.Lang, v.x, p.X), said(x.fig.Lang, v.y, p.Y.Unit)))
		}
	}
}
