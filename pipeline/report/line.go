package report

import (
	"strings"

	"defensetrade/pipeline/typeface"
)

// A line is a set line: stretches of text and what its spaces are widened by.
type line struct {
	segs  []seg
	width float64 // as set
	extra float64
	cut   bool // ends inside a word
}

// A seg is a stretch of a line in one span.
type seg struct {
	text  string
	face  *typeface.Face
	span  span
	width float64 // without what the spaces are widened by
}

// looseEnough is the stretch of a line, 1 for spaces two thirds wider, up to
// which words are left whole.
const looseEnough = 0.9

// lines sets spans into lines. A paragraph is hyphenated only where it would
// otherwise have a line that is visibly loose.
func (t *typesetter) lines(spans []span, st style, width float64) []line {
	nodes := t.nodes(spans, st, width, false)
	ends, worst := breakLines(nodes, width, st.ragged)
	if worst > looseEnough && !st.whole {
		nodes = t.nodes(spans, st, width, true)
		ends, _ = breakLines(nodes, width, st.ragged)
	}
	var out []line
	start := 0
	for k, end := range ends {
		for start < end && nodes[start].kind != box {
			start++
		}
		l := assemble(nodes[start:end], spans, st)
		if end < len(nodes) && nodes[end].kind == penalty && nodes[end].width > 0 {
			last := &l.segs[len(l.segs)-1]
			last.text += "-"
			l.cut = true
		}
		l.fit(st, width, !st.ragged && k < len(ends)-1)
		out = append(out, l)
		start = end
	}
	return out
}

// balanced sets a heading in as many lines as it needs, of about equal length.
func (t *typesetter) balanced(spans []span, st style, width float64) []line {
	out := t.lines(spans, st, width)
	narrow, wide := width/2, width
	for len(out) > 1 && wide-narrow > 2 {
		mid := (narrow + wide) / 2
		if try := t.lines(spans, st, mid); len(try) == len(out) && fits(try, mid) {
			out, wide = try, mid
		} else {
			narrow = mid
		}
	}
	return out
}

func fits(lines []line, width float64) bool {
	for _, l := range lines {
		if l.width > width {
			return false
		}
	}
	return true
}

// assemble joins the nodes of a line into stretches of one span each.
func assemble(nodes []node, spans []span, st style) line {
	var l line
	var b strings.Builder
	at := -1
	flush := func() {
		if b.Len() > 0 {
			l.segs = append(l.segs, seg{text: b.String(), face: spans[at].face, span: spans[at]})
			b.Reset()
		}
	}
	for _, n := range nodes {
		if n.kind == penalty {
			continue
		}
		if n.span != at {
			flush()
			at = n.span
		}
		if n.kind == glue {
			b.WriteByte(' ')
		} else {
			b.WriteString(n.text)
		}
	}
	flush()
	return l
}

// fit measures a line and justifies it on request. A line that is wider than the
// measure, though its spaces give way, is narrowed to it all the same.
func (l *line) fit(st style, width float64, justify bool) {
	natural, spaces := 0.0, 0
	for i := range l.segs {
		s := &l.segs[i]
		s.width = s.face.Width(s.text, st.size)
		natural += s.width
		spaces += strings.Count(s.text, " ")
	}
	l.width = natural
	if spaces > 0 && (justify || natural > width) {
		l.extra = (width - natural) / float64(spaces)
		l.width = width
	}
}

// draw sets the line with its baseline at y.
func (l *line) draw(p *painter, st style, x, y float64) {
	for i, s := range l.segs {
		c := s.span.color
		if c.A == 0 {
			c = st.color
		}
		p.doc.SetColor(c)
		w := s.width + l.extra*float64(strings.Count(s.text, " "))
		text := s.text
		around := p.doc.Current()
		if around != nil && s.span.to.leads() {
			p.doc.In(around.Add("Link"))
		}
		if i == len(l.segs)-1 && !l.cut {
			text += " " // keeps the words of two lines apart for those who take the text
		}
		if l.cut && i == len(l.segs)-1 {
			text = strings.TrimSuffix(text, "-")
			p.doc.Hyphen(s.face, st.size, x+p.doc.TextSpaced(s.face, st.size, x, y, text, l.extra), y)
		} else {
			p.doc.TextSpaced(s.face, st.size, x, y, text, l.extra)
		}
		switch to := s.span.to; {
		case !to.leads():
		case to.anchor != nil:
			p.doc.Link(x, y-0.8*st.size, w, 1.1*st.size, p.link(to.anchor))
		default:
			p.doc.LinkURL(x, y-0.8*st.size, w, 1.1*st.size, to.url)
		}
		if around != nil {
			p.doc.In(around)
		}
		x += w
	}
}
