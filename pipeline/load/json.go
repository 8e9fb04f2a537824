package load

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"defensetrade/pipeline/obs"
)

// maxDepth is how deep a document may nest; a study needs six levels.
const maxDepth = 60

// parseJSON reads a document into a tree that knows places, which encoding/json
// does not give. The first fault of syntax ends it, and the tree is nil then.
func parseJSON(out *sink, data []byte) *node {
	p := &jsonParser{data: data, out: out}
	defer func() {
		// A fault of syntax unwinds the descent; anything else is our bug.
		if r := recover(); r != nil && r != errSyntax {
			panic(r)
		}
	}()
	p.space()
	if p.at == len(data) {
		p.fail(0, "write { } at least, or delete the file", "the file is empty")
	}
	n := p.value(0)
	p.space()
	if p.at < len(data) {
		p.fail(p.at, "delete it, or put a comma and a key where one is missing", "something follows the end of the document: %s", quote(p.rest()))
	}
	return n
}

var errSyntax = fmt.Errorf("syntax")

type jsonParser struct {
	data []byte
	at   int
	out  *sink
	// line and start of the line that pos was asked for last: places are asked
	// for in order, so that counting lines costs one pass.
	line, from, seen int
}

func (p *jsonParser) pos(at int) obs.Pos {
	if at < p.seen {
		p.line, p.from, p.seen = 0, 0, 0
	}
	for i := p.seen; i < at; i++ {
		if p.data[i] == '\n' {
			p.line, p.from = p.line+1, i+1
		}
	}
	p.seen = at
	return p.out.pos(p.line+1, at-p.from+1)
}

func (p *jsonParser) fail(at int, fix, format string, args ...any) {
	p.out.error(p.pos(at), fix, format, args...)
	panic(errSyntax)
}

// rest is the text that comes next, for messages.
func (p *jsonParser) rest() string {
	b := p.data[p.at:]
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		b = b[:i]
	}
	return string(b[:min(len(b), 80)])
}

func (p *jsonParser) space() {
	for p.at < len(p.data) && bytes.IndexByte([]byte(" \t\r\n"), p.data[p.at]) >= 0 {
		p.at++
	}
	if bytes.HasPrefix(p.data[p.at:], []byte("//")) || bytes.HasPrefix(p.data[p.at:], []byte("/*")) {
		p.fail(p.at, "delete the comment", "JSON has no comments")
	}
}

func (p *jsonParser) peek() byte {
	if p.at < len(p.data) {
		return p.data[p.at]
	}
	return 0
}

func (p *jsonParser) value(depth int) *node {
	start := p.at
	if depth > maxDepth {
		p.fail(start, "write it flatter", "the document nests more than %d levels", maxDepth)
	}
	n := &node{pos: p.pos(start)}
	switch c := p.peek(); {
	case p.at == len(p.data):
		p.fail(start, "add what is missing", "the file ends where a value should stand")
	case c == '{':
		n.kind = object
		p.members(n, depth)
	case c == '[':
		n.kind = array
		p.items(n, depth)
	case c == '"':
		n.kind, n.text = text, p.string()
	case c == '\'':
		p.fail(start, `write "…"`, "text stands in single quotes")
	default:
		p.scalar(n)
	}
	return n
}

func (p *jsonParser) members(n *node, depth int) {
	open := p.at
	p.at++
	for first := true; ; first = false {
		p.space()
		if p.end(open, '}', first) {
			return
		}
		at := p.at
		switch {
		case p.peek() == '\'':
			p.fail(at, `write "…"`, "a key stands in single quotes")
		case p.peek() != '"':
			p.fail(at, `keys stand in double quotes: "title"`, "a key should stand here, not %s", quote(p.rest()))
		}
		key := p.string()
		p.space()
		if p.peek() != ':' {
			p.fail(p.at, "write \"key\": value", "a colon is missing after the key %s", quote(key))
		}
		p.at++
		p.space()
		n.fields = append(n.fields, field{key, p.pos(at), p.value(depth + 1)})
	}
}

func (p *jsonParser) items(n *node, depth int) {
	open := p.at
	p.at++
	for first := true; ; first = false {
		p.space()
		if p.end(open, ']', first) {
			return
		}
		n.items = append(n.items, p.value(depth+1))
	}
}

// end reports whether the bracket closes here, and else steps over the comma
// that parts two entries.
func (p *jsonParser) end(open int, closing byte, first bool) bool {
	switch c := p.peek(); {
	case p.at == len(p.data):
		p.fail(p.at, fmt.Sprintf("add %q", closing), "the file ends before the %q of line %d is closed", p.data[open], p.pos(open).Line)
	case c == closing:
		p.at++
		return true
	case first:
		return false
	case c != ',':
		p.fail(p.at, "end the entry before it with a comma", "a comma or %q is missing before %s", closing, quote(p.rest()))
	}
	comma := p.at
	p.at++
	p.space()
	if p.peek() == closing {
		p.fail(comma, "delete the comma", "a comma stands before the closing %q", closing)
	}
	return false
}

func (p *jsonParser) string() string {
	start := p.at
	for p.at++; p.at < len(p.data); p.at++ {
		switch c := p.data[p.at]; {
		case c == '\\':
			p.at++
		case c < 0x20:
			p.fail(start, `close the quote; a line break inside text is written \n`, "the quote is not closed in its line")
		case c == '"':
			p.at++
			var s string
			if err := json.Unmarshal(p.data[start:p.at], &s); err != nil {
				p.fail(start, `write \\ for a backslash and \" for a quote`, "the text %s holds a backslash that means nothing", quote(string(p.data[start+1:p.at-1])))
			}
			return s
		}
	}
	p.fail(start, "add the closing quote", "the quote is not closed")
	return ""
}

func (p *jsonParser) scalar(n *node) {
	start := p.at
	for p.at < len(p.data) && bytes.IndexByte([]byte(" \t\r\n,:]}[{\""), p.data[p.at]) < 0 {
		_, size := utf8.DecodeRune(p.data[p.at:])
		p.at += size
	}
	n.text = string(p.data[start:p.at])
	switch {
	case n.text == "true" || n.text == "false":
		n.kind = boolean
	case n.text == "null":
		n.kind = null
	case json.Valid([]byte(n.text)):
		n.kind = number
	case n.text == "":
		p.fail(start, "write text in double quotes, a number, [ ] or { }", "a value should stand here, not %s", quote(p.rest()))
	default:
		p.fail(start, `text stands in double quotes; numbers look like 1250 or 0.5`, "%s is not a value", quote(n.text))
	}
}
