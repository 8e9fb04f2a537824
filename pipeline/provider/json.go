package provider

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// A tree is a JSON value that keeps the order of its keys and what it does not
// know, so that a descriptor written by hand stays as its author wrote it.
type tree struct {
	kind  byte // 'o' object, 'a' array, 'v' anything else
	keys  []string
	vals  []*tree // of an object, parallel to keys; of an array
	value any     // string, json.Number, bool or nil
}

func object() *tree                    { return &tree{kind: 'o'} }
func array(items ...*tree) *tree       { return &tree{kind: 'a', vals: items} }
func text(s string) *tree              { return &tree{kind: 'v', value: s} }
func whole(n int) *tree                { return &tree{kind: 'v', value: json.Number(fmt.Sprint(n))} }
func (t *tree) text(key string) string { return t.get(key).string() }

func (t *tree) list() []*tree {
	if t == nil || t.kind != 'a' {
		return nil
	}
	return t.vals
}

func (t *tree) string() string {
	if t == nil {
		return ""
	}
	s, _ := t.value.(string)
	return s
}

// get returns the value of a key, nil where there is none.
func (t *tree) get(key string) *tree {
	if t == nil || t.kind != 'o' {
		return nil
	}
	for i, k := range t.keys {
		if k == key {
			return t.vals[i]
		}
	}
	return nil
}

// set puts a value under a key, at its place or behind the others, and returns t.
func (t *tree) set(key string, v *tree) *tree {
	for i, k := range t.keys {
		if k == key {
			t.vals[i] = v
			return t
		}
	}
	t.keys, t.vals = append(t.keys, key), append(t.vals, v)
	return t
}

// setText sets a text that is not empty.
func (t *tree) setText(key, s string) *tree {
	if s == "" {
		return t
	}
	return t.set(key, text(s))
}

// maxDepth is how deep lists and groups may be nested.
const maxDepth = 100

// parseTree reads JSON.
func parseTree(data []byte) (*tree, error) {
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.UseNumber()
	t, err := readTree(d, 0)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("something follows the end")
	}
	return t, nil
}

func readTree(d *json.Decoder, depth int) (*tree, error) {
	tok, err := d.Token()
	if err != nil {
		return nil, err
	}
	if depth > maxDepth {
		return nil, errors.New("lists and groups are nested too deep")
	}
	delim, ok := tok.(json.Delim)
	if !ok {
		return &tree{kind: 'v', value: tok}, nil
	}
	t := &tree{kind: 'o'}
	if delim == '[' {
		t.kind = 'a'
	}
	for d.More() {
		if t.kind == 'o' {
			key, err := d.Token()
			if err != nil {
				return nil, err
			}
			t.keys = append(t.keys, key.(string)) // the decoder takes nothing else here
		}
		v, err := readTree(d, depth+1)
		if err != nil {
			return nil, err
		}
		t.vals = append(t.vals, v)
	}
	_, err = d.Token()
	return t, err
}

// MarshalJSON writes the tree in its order.
func (t *tree) MarshalJSON() ([]byte, error) {
	if t.kind == 'v' {
		return plainJSON(t.value)
	}
	open, end := byte('['), byte(']')
	if t.kind == 'o' {
		open, end = '{', '}'
	}
	var b bytes.Buffer
	b.WriteByte(open)
	for i, v := range t.vals {
		if i > 0 {
			b.WriteByte(',')
		}
		if t.kind == 'o' {
			k, err := plainJSON(t.keys[i])
			if err != nil {
				return nil, err
			}
			b.Write(k)
			b.WriteByte(':')
		}
		item, err := v.MarshalJSON()
		if err != nil {
			return nil, err
		}
		b.Write(item)
	}
	b.WriteByte(end)
	return b.Bytes(), nil
}

// plainJSON writes a value without turning < and & into escapes.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}

// bytes is the tree as a file.
func (t *tree) bytes() ([]byte, error) {
	raw, err := t.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = json.Indent(&b, raw, "", "  ")
	b.WriteByte('\n')
	return b.Bytes(), err
}
