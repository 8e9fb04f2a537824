package report

import (
	"image/color"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/typeface"
)

// A span is words in one face that lead to one place or none.
type span struct {
	text  string
	face  *typeface.Face
	color color.NRGBA // zero: the style's
	to    target
	notes []vbox // of a footnote's mark
}

// A target is where a link leads.
type target struct {
	url    string
	anchor *anchor
}

// leads reports whether a link leads anywhere: to the web, or to a place that is on a page.
func (t target) leads() bool { return t.url != "" || t.anchor != nil && t.anchor.page > 0 }

// An anchor is a place in the document that links and the contents lead to. It
// gets its page when it is placed and its link when it is drawn.
type anchor struct {
	page int // 1-based; 0 until placed
	y    float64
	link int
}

// A typesetter turns text into lines. Its caches last for one document.
type typesetter struct {
	numbers
	anchors    map[string]*anchor // by "figure:id" and "table:id"
	hyphenated map[string][]int
	paper      paper
	footnotes  int       // set so far
	dates      bool      // a day stays with its month: 15 Temmuz
	at         *pdf.Elem // the element of the structure that is being filled
}

func newTypesetter(n numbers) *typesetter {
	return &typesetter{numbers: n, anchors: map[string]*anchor{}, hyphenated: map[string][]int{}, paper: a4, dates: n.l.ID() != lang.English.Code, at: &pdf.Elem{Kind: "Document"}}
}

func (t *typesetter) anchor(key string) *anchor {
	a := t.anchors[key]
	if a == nil {
		a = &anchor{}
		t.anchors[key] = a
	}
	return a
}

// spans gives every piece of a text its face and target.
func (t *typesetter) spans(text result.Text, st style) []span {
	var out []span
	for _, p := range text {
		if len(p.Note) > 0 {
			out = append(out, t.footnote(p.Note, st))
			continue
		}
		s := span{text: t.piece(p), face: st.roman}
		switch {
		case p.Strong:
			s.face = st.strong
		case p.Emph:
			s.face = st.italic
		}
		switch {
		case p.Figure != "" && t.figures[p.Figure] > 0:
			s.to.anchor = t.anchor("figure:" + p.Figure)
		case p.Table != "" && t.tables[p.Table] > 0:
			s.to.anchor = t.anchor("table:" + p.Table)
		case p.Link != "":
			if s.to.url = address(p.Link); s.to.url != "" {
				s.color = blue
			}
		}
		if s.text != "" {
			out = append(out, s)
		}
	}
	return out
}

// footnote is the mark of a footnote, with the note that goes to the foot of the page.
func (t *typesetter) footnote(note result.Text, st style) span {
	t.footnotes++
	mark := raised(t.footnotes)
	spans := append([]span{{text: mark + "\u00a0", face: footnoteStyle.roman}}, t.spans(note, footnoteStyle)...)
	boxes := vboxes(t.lines(spans, footnoteStyle, measure), footnoteStyle, 0)
	return span{text: mark, face: st.roman, color: blue, notes: tagged(boxes, t.at.Add("Note"))}
}

// raised is a number in raised digits.
func raised(n int) string {
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(strconv.Itoa(n))
}

// plainSpans are words all in the style's upright face; an address among them is
// a link when it stands alone.
func plainSpans(s string, st style) []span {
	out := span{text: s, face: st.roman}
	if trimmed := strings.TrimSpace(s); strings.HasPrefix(trimmed, "http") && !strings.ContainsAny(trimmed, " \t\n") {
		if out.to.url = address(trimmed); out.to.url != "" {
			out.color = blue
		}
	}
	return []span{out}
}

// labelled are words after a label in another face: "Source: …".
func labelled(label, words string, st style) []span {
	return []span{{text: label + " ", face: st.italic}, {text: words, face: st.roman}}
}

// address is a link's address in ASCII, or "" for one that is not to the web or
// to a mailbox: a report runs nothing.
func address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	out := u.String()
	var b strings.Builder
	for i := 0; i < len(out); i++ {
		if c := out[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`<>"\()`, c) >= 0 {
			b.WriteString("%" + strings.ToUpper(strconv.FormatUint(uint64(c)+0x100, 16)[1:]))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// The costs of breaking a line elsewhere than at a space, on the scale of a
// line's badness, where 100 is a line with spaces two thirds wider.
const (
	hyphenCost = 60
	dashCost   = 40
	slashCost  = 120
	signCost   = 500  // beside a sign between numbers: p = 0.03
	tiedCost   = 3000 // at a no-break space: only where nothing else is possible
	dateCost   = 1e6  // between the day of a date and its month
	forcedCost = 5000 // inside a word that is longer than the line
)

// nodes cuts spans into boxes and the places between them where a line may be
// broken. Words are hyphenated on request; a word wider than the measure may be
// broken anywhere.
func (t *typesetter) nodes(spans []span, st style, width float64, hyphens bool) []node {
	var out []node
	for i, s := range spans {
		space := s.face.Width(" ", st.size)
		for text := s.text; text != ""; {
			r, n := utf8.DecodeRuneInString(text)
			switch {
			case r == '\u00a0' || r == '\u202f':
				out = append(out, node{kind: glue, width: space, cost: tiedCost, span: i})
			case unicode.IsSpace(r):
				if len(out) > 0 && out[len(out)-1].kind != glue {
					out = append(out, node{kind: glue, width: space, cost: t.breakCost(following(text[n:], spans[i+1:]), out), span: i})
				}
			default:
				n = strings.IndexFunc(text, unicode.IsSpace)
				if n < 0 {
					n = len(text)
				}
				out = t.word(out, text[:n], i, s, st, width, hyphens)
			}
			text = text[n:]
		}
	}
	for len(out) > 0 && out[len(out)-1].kind == glue {
		out = out[:len(out)-1]
	}
	return out
}

// following is the text after a space: that of its span, or where the space ends that,
// of the next.
func following(rest string, next []span) string {
	for k := 0; rest == "" && k < len(next); k++ {
		rest = next[k].text
	}
	return rest
}

// breakCost is the cost of breaking a line at a space: high beside a sign, before
// a dash and, but in English, inside a date.
func (t *typesetter) breakCost(after string, before []node) float64 {
	next, _, _ := strings.Cut(after, " ")
	if t.dates && dayOf(before[len(before)-1].text) && t.month(next) {
		return dateCost
	}
	if next == "–" || next == "—" || sign(next) || sign(before[len(before)-1].text) {
		return signCost
	}
	return 0
}

// dayOf reports whether words are the day of a date.
func dayOf(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 1 && n <= 31
}

// month reports whether a word is the name of a month, with an ending or without.
func (t *typesetter) month(s string) bool {
	for m := 1; m <= 12; m++ {
		if strings.HasPrefix(s, t.l.Month(m)) {
			return true
		}
	}
	return false
}

func sign(s string) bool {
	switch s {
	case "=", "<", ">", "≤", "≥", "≈", "±", "×", "+", result.Minus:
		return true
	}
	return false
}

// word appends the boxes of a word and the breaks between them.
func (t *typesetter) word(out []node, word string, i int, s span, st style, width float64, hyphens bool) []node {
	from := 0
	upTo := func(to int) {
		if from < to {
			out = boxes(out, word[from:to], i, s.face, st.size, width)
		}
		from = to
	}
	// A compound is broken at its own hyphen, an address at its slashes.
	hyphens = hyphens && !st.whole && s.to == (target{}) && s.notes == nil && !strings.ContainsAny(word, "-/@")
	for j := 0; j < len(word); {
		r, n := utf8.DecodeRuneInString(word[j:])
		if !unicode.IsLetter(r) {
			j += n
			if cost := breakAfter(word, j-n, j); cost > 0 {
				upTo(j)
				out = append(out, node{kind: penalty, cost: cost, flagged: cost == dashCost, span: i})
			}
			continue
		}
		k := j
		for k < len(word) {
			r, n := utf8.DecodeRuneInString(word[k:])
			if !unicode.IsLetter(r) {
				break
			}
			k += n
		}
		if hyphens {
			for _, h := range t.hyphens(word[j:k], word[:j]) {
				upTo(j + h)
				out = append(out, node{kind: penalty, cost: hyphenCost, width: s.face.Width("-", st.size), flagged: true, span: i})
			}
		}
		j = k
	}
	upTo(len(word))
	return out
}

// boxes appends a text that is not broken, or one box a letter where it is wider
// than the line.
func boxes(out []node, text string, i int, face *typeface.Face, size, width float64) []node {
	w := face.Width(text, size)
	if w <= width {
		return append(out, node{kind: box, width: w, text: text, span: i})
	}
	var prev rune
	for j, r := range text {
		w := face.Advance(r) * size
		if j > 0 {
			out = append(out, node{kind: penalty, cost: forcedCost, span: i})
			w += max(face.Kern(prev, r), 0) * size
		}
		out = append(out, node{kind: box, width: w, text: string(r), span: i})
		prev = r
	}
	return out
}

// breakAfter is the cost of breaking a word after the sign from j to end; 0 where
// it must not be broken.
func breakAfter(word string, j, end int) float64 {
	before, _ := utf8.DecodeLastRuneInString(word[:j])
	after, _ := utf8.DecodeRuneInString(word[end:])
	inside := j > 0 && end < len(word)
	switch word[j:end] {
	case "-", "\u2010":
		// Not in F-16, T-129 or a range of numbers.
		if inside && j > 1 && unicode.IsLetter(before) && unicode.IsLetter(after) {
			return dashCost
		}
	case "–", "—":
		if inside && !(unicode.IsDigit(before) && unicode.IsDigit(after)) {
			return dashCost
		}
		if inside {
			return slashCost
		}
	case "/", "?", "&", "=", "_", ".", ":", ";":
		// In addresses, paths and long keys, but not before the end or in a number.
		if inside && len(word) > 24 && after != '/' && !unicode.IsDigit(after) {
			return slashCost
		}
		if inside && word[j:end] == "/" && unicode.IsLetter(after) && unicode.IsLetter(before) && j > 2 && len(word)-end > 2 {
			return slashCost
		}
	case ",":
		if inside && len(word) > 24 && !unicode.IsDigit(after) {
			return slashCost
		}
	}
	return 0
}
