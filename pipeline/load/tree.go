package load

import (
	"strings"

	"defensetrade/pipeline/obs"
)

// A kind is what a piece of a document is.
type kind string

const (
	null    kind = "nothing"
	boolean kind = "true or false"
	number  kind = "a number"
	text    kind = "text"
	array   kind = "a list"
	object  kind = "a group of keys"
)

// A node is a piece of study.yaml or datapackage.json with its place. Both
// formats become the same tree, so that one set of checks serves both.
type node struct {
	kind   kind
	pos    obs.Pos
	text   string // of a scalar: its words, or the number as written
	items  []*node
	fields []field // in the order of the file, doubled keys too
}

// A field is a key of a group, with the place of the key.
type field struct {
	key string
	pos obs.Pos
	val *node
}

// words says what the node is, for messages: `text "abc"`, `a list`.
func (n *node) words() string {
	switch n.kind {
	case text:
		return "the text " + quote(n.text)
	case number, boolean:
		return quote(n.text)
	}
	return string(n.kind)
}

// A form reads the tree of a document and collects what is wrong with it.
type form struct {
	*sink
	yaml  bool // spelling of examples
	years calendar
}

// group reads a group of keys. Unknown and doubled keys are errors, keys with
// nothing after them count as absent. where names the group in messages.
func (f form) group(n *node, where string, known ...string) map[string]field {
	out := map[string]field{}
	if !f.is(n, object, where, "") {
		return out
	}
	for _, fl := range f.once(n) {
		if !contains(known, fl.key) {
			f.unknown(fl, where, known)
			continue
		}
		out[fl.key] = fl
	}
	return out
}

// once returns the fields of a group without doubled keys, which are errors,
// and without those that hold nothing.
func (f form) once(n *node) []field {
	first := map[string]obs.Pos{}
	var out []field
	for _, fl := range n.fields {
		if p, ok := first[fl.key]; ok {
			f.error(fl.pos, "keep one of the two", "the key %s stands twice, first in line %d", quote(fl.key), p.Line)
			continue
		}
		first[fl.key] = fl.pos
		if fl.val.kind != null {
			out = append(out, fl)
		}
	}
	return out
}

// otherKeys are keys of ours under the names that other programs give them.
var otherKeys = map[string]string{"type": "kind", "name": "id", "label": "title", "description": "text", "when": "date", "start": "from", "end": "to", "years": "span"}

func (f form) unknown(fl field, where string, known []string) {
	near := obs.DidYouMean(fl.key, known)
	if ours := otherKeys[strings.ToLower(fl.key)]; contains(known, ours) {
		near = "did you mean " + quote(ours) + "?"
	}
	f.error(fl.pos, or(near, "the keys here are "+list(known)), "%s is not a key of %s", quote(fl.key), where)
}

// is checks the kind of a node; example says how it is written, or "".
func (f form) is(n *node, k kind, what, example string) bool {
	if n.kind == k {
		return true
	}
	fix := ""
	if example != "" {
		fix = "write " + example
	}
	f.error(n.pos, fix, "%s must be %s, not %s", what, k, n.words())
	return false
}

// text reads words; a bare number counts as words too, as in "title: 2024".
func (f form) text(fl field) string {
	if fl.val == nil {
		return ""
	}
	return f.words(fl.val, quote(fl.key))
}

func (f form) words(n *node, what string) string {
	if n.kind == number {
		return n.text
	}
	if !f.is(n, text, what, "") {
		return ""
	}
	return strings.TrimSpace(n.text)
}

// need reads words that must be there. n is the group that should hold them.
func (f form) need(g map[string]field, n *node, key, where, example string) string {
	fl, ok := g[key]
	if !ok {
		if n.kind == object {
			f.error(n.pos, "add "+example, "%s has no %s", where, quote(key))
		}
		return ""
	}
	before := f.errors
	s := f.text(fl)
	if s == "" && f.errors == before {
		f.error(fl.val.pos, "write "+example, "%s of %s is empty", quote(key), where)
	}
	return s
}

// texts reads a list of words; one word alone counts as a list of one.
func (f form) texts(fl field, example string) (out []string, at []obs.Pos) {
	if fl.val == nil {
		return nil, nil
	}
	items := fl.val.items
	if fl.val.kind == text || fl.val.kind == number {
		items = []*node{fl.val}
	} else if !f.is(fl.val, array, quote(fl.key), example) {
		return nil, nil
	}
	for _, n := range items {
		before := f.errors
		if s := f.words(n, "an entry of "+quote(fl.key)); s != "" {
			out, at = append(out, s), append(at, n.pos)
		} else if f.errors == before {
			f.error(n.pos, "delete it", "an entry of %s is empty", quote(fl.key))
		}
	}
	return out, at
}

// flag reads true or false.
func (f form) flag(fl field, otherwise bool) bool {
	if fl.val == nil || !f.is(fl.val, boolean, quote(fl.key), "true or false") {
		return otherwise
	}
	return fl.val.text == "true"
}

// list reads the entries of a list.
func (f form) list(fl field, example string) []*node {
	if fl.val == nil || !f.is(fl.val, array, quote(fl.key), example) {
		return nil
	}
	return fl.val.items
}

// unique reports whether an ID stands for the first time; where it does not, it
// is an error that names both lines.
func (f form) unique(seen map[string]obs.Pos, id string, pos obs.Pos, what string) bool {
	if id == "" {
		return false
	}
	if p, ok := seen[id]; ok {
		f.error(pos, "give each its own", "two %s have the id %s, the first in line %d", what, quote(id), p.Line)
		return false
	}
	seen[id] = pos
	return true
}

func contains(words []string, w string) bool {
	for _, k := range words {
		if k == w {
			return true
		}
	}
	return false
}
