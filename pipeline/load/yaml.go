package load

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"defensetrade/pipeline/obs"
)

// parseYAML reads a document into a tree that knows places. The first fault of
// syntax ends it, and the tree is nil then.
func parseYAML(out *sink, data []byte) (root *node) {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = bytes.ReplaceAll(data, []byte("\r"), []byte(" ")) // the parser would count it as a line
	y := &yamlTree{out: out, lines: strings.Split(string(data), "\n")}
	if y.unreasonable() {
		return nil
	}
	// The parser is not ours, and a file that makes it panic must still be
	// reported as a fault of the file.
	defer func() {
		if r := recover(); r != nil {
			out.error(out.pos(1, 1), "look for unusual marks such as &, *, !, ? or % at the start of a value, and put text in quotes", "the file cannot be read as YAML")
			root = nil
		}
	}()
	file, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		y.syntax(err)
		return nil
	}
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		if root != nil {
			out.error(y.node(doc.Body).pos, "delete the line ---", "a second document begins here")
			return root
		}
		root = y.node(doc.Body)
	}
	if root == nil {
		fix := obs.Say("write title: and what is asked, or delete the file")
		if out.file != studyFile {
			fix = obs.Say("write entries such as {}, or delete the file", wordExample)
		}
		out.warn(out.pos(1, 1), fix, obs.Say("the file says nothing"))
	}
	return root
}

type yamlTree struct {
	out   *sink
	lines []string
}

// The parser's time grows with the square of a line and of a group of keys.
const (
	maxLine  = 10_000
	maxLines = 20_000
)

// unreasonable finds what would cost the parser minutes or its stack.
func (y *yamlTree) unreasonable() bool {
	if len(y.lines) > maxLines {
		y.out.error(y.out.pos(maxLines, 1), "ask less in one study", "the file has %d lines, more than the %d that are read", len(y.lines), maxLines)
		return true
	}
	for i, line := range y.lines {
		if len(line) > maxLine {
			y.out.error(y.out.pos(i+1, maxLine), "break the line", "the line has %d bytes, more than the %d that are read", len(line), maxLine)
			return true
		}
	}
	if pos, ok := y.deep(); ok {
		y.out.error(pos, "write it flatter", "the document nests more than %d levels", maxDepth)
		return true
	}
	return false
}

// deep finds brackets in one another and many list marks in a line.
func (y *yamlTree) deep() (obs.Pos, bool) {
	depth := 0
	for i, line := range y.lines {
		marks := 0
		for j := 0; j < len(line); j++ {
			switch line[j] {
			case '[', '{':
				depth++
			case ']', '}':
				depth = max(0, depth-1)
			case '-', '?':
				if strings.TrimLeft(line[:j], "-? ") == "" {
					marks++
				}
			}
			if depth > maxDepth || marks > maxDepth && !strings.HasPrefix(line, "---") {
				return y.out.pos(i+1, j+1), true
			}
		}
		if indent := len(line) - len(strings.TrimLeft(line, " ")); indent > 20*maxDepth {
			return y.out.pos(i+1, indent+1), true
		}
	}
	return obs.Pos{}, false
}

// pos is the place of a token. The parser counts letters, we count bytes.
func (y *yamlTree) pos(t *token.Token) obs.Pos {
	if t == nil || t.Position == nil {
		return y.out.pos(1, 1)
	}
	line, col := max(t.Position.Line, 1), max(t.Position.Column, 1)
	if line <= len(y.lines) {
		at := 0
		s := y.lines[line-1]
		for i := 1; i < col && at < len(s); i++ {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += size
		}
		col = at + 1
	}
	return y.out.pos(line, col)
}

func (y *yamlTree) syntax(err error) {
	var e yaml.Error
	if !errors.As(err, &e) {
		y.out.error(y.out.pos(1, 1), "", "the file cannot be read as YAML: %v", err)
		return
	}
	msg, fix := e.GetMessage(), ""
	switch {
	case strings.Contains(msg, "mapping value is not allowed"):
		msg, fix = "a second colon in one line, or a key in a wrong place", `put text that holds ": " in quotes, and begin the keys of one group in one column`
	case strings.Contains(msg, "tab character"), strings.Contains(msg, "'\t'"):
		msg, fix = "the line is indented with a tab", "indent with spaces"
	case strings.Contains(msg, "could not find end character"):
		msg, fix = "a quote is not closed", "add the closing quote"
	case strings.Contains(msg, "sequence end token"), strings.Contains(msg, "']' or ','"), strings.Contains(msg, "',' or ']'"):
		msg, fix = "a list that begins with [ is not closed", "add ]; entries are parted by commas"
	case strings.Contains(msg, "mapping end token"), strings.Contains(msg, "'}' or ','"), strings.Contains(msg, "',' or '}'"):
		msg, fix = "a group that begins with { is not closed", "add }; entries are parted by commas"
	case strings.Contains(msg, "non-map value is specified"), strings.Contains(msg, "unexpected key name"):
		msg, fix = "a line without a key, or a wrong indent", "write key: value; what belongs together stands under one another"
	case strings.Contains(msg, "cannot start any token"):
		fix = "put the text in quotes"
	case strings.Contains(msg, "value is not allowed in this context"):
		msg, fix = "a value stands where a key should", "look at the indent of this line and the one before"
	}
	y.out.error(y.pos(e.GetToken()), fix, "%s", msg)
}

func (y *yamlTree) node(n ast.Node) *node {
	if n == nil {
		return &node{kind: null, pos: y.out.pos(1, 1)}
	}
	out := &node{kind: null, pos: y.pos(n.GetToken())}
	switch n := n.(type) {
	case *ast.NullNode:
	case *ast.BoolNode:
		out.kind, out.text = boolean, "false"
		if n.Value {
			out.text = "true"
		}
	case *ast.IntegerNode:
		out.kind, out.text = number, n.Token.Value
	case *ast.FloatNode:
		out.kind, out.text = number, n.Token.Value
	case *ast.InfinityNode, *ast.NanNode:
		out.kind, out.text = number, n.GetToken().Value
	case *ast.StringNode:
		out.kind, out.text = text, n.Value
	case *ast.LiteralNode:
		out.kind = text
		if n.Value != nil {
			out.text = n.Value.Value
		}
	case *ast.MappingNode:
		out.kind = object
		for _, v := range n.Values {
			y.field(out, v)
		}
	case *ast.MappingValueNode:
		out.kind = object
		y.field(out, n)
	case *ast.SequenceNode:
		out.kind = array
		for _, v := range n.Values {
			out.items = append(out.items, y.node(v))
		}
	case *ast.TagNode:
		return y.node(n.Value)
	case *ast.AnchorNode:
		return y.node(n.Value)
	case *ast.AliasNode:
		out.kind, out.text = text, "*"
		y.out.error(out.pos, "write the value out, or put text that begins with * in quotes", "references to other places of the file are not read")
	default:
		y.out.error(out.pos, "put text in quotes", "this cannot be read")
	}
	if out.kind == object && len(out.fields) > 0 {
		// A group in block style has the place of its first key, not of a colon.
		if first := out.fields[0].pos; first.Compare(out.pos) < 0 || n.Type() == ast.MappingValueType {
			out.pos = first
		}
	}
	return out
}

func (y *yamlTree) field(out *node, v *ast.MappingValueNode) {
	if v == nil || v.Key == nil {
		return
	}
	t := v.Key.GetToken()
	key := ""
	switch k := v.Key.(type) {
	case *ast.StringNode:
		key = k.Value
	case *ast.MergeKeyNode:
		y.out.error(y.pos(t), "write the keys out", "references to other places of the file are not read")
		return
	default:
		if t != nil {
			key = t.Value
		}
	}
	val := y.node(v.Value)
	if val.kind == null {
		val.pos = y.pos(t)
	}
	out.fields = append(out.fields, field{key, y.pos(t), val})
}
