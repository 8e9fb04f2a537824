package pdf

import (
	"bytes"
	"fmt"
	"strconv"
)

// An Elem is an element of the document's structure, from which readers for the
// blind take order, headings, lists and tables (ISO 32000-1, 14.7 and 14.8).
type Elem struct {
	Kind  string // H1, P, L, LI, Table, TR, TH, TD, Figure …
	Alt   string // said instead of what is drawn
	attr  string // dictionary of attributes
	parts []part // in reading order
	id    int
	to    annotation // of a Link
}

// A part is an element inside another or, where that is nil, a piece of marked content.
type part struct {
	kid     *Elem
	page, n int
}

// Add adds an element inside another, after those that it has.
func (e *Elem) Add(kind string) *Elem {
	k := &Elem{Kind: kind}
	e.parts = append(e.parts, part{kid: k})
	return k
}

// Scope says of a head cell what it heads: "Row" or "Column".
func (e *Elem) Scope(s string) *Elem { e.attr = "/A<</O/Table/Scope/" + s + ">>"; return e }

// Span says over how many columns a cell stands.
func (e *Elem) Span(n int) *Elem {
	if n > 1 {
		e.attr = "/A<</O/Table/Scope/Column/ColSpan " + strconv.Itoa(n) + ">>"
	}
	return e
}

// tags are the structure of a document that has one.
type tags struct {
	root   *Elem
	open   bool
	now    *Elem
	owners [][]*Elem // by page, from 1: of each piece of marked content
	links  [][]*Elem // by page, from 1: of each link; nil where it belongs to none
}

// Root returns the document's structure and makes it a tagged one, in which all
// that is drawn belongs to an element or is said to be decoration.
func (d *Doc) Root() *Elem {
	if d.tags == nil {
		d.tags = &tags{root: &Elem{Kind: "Document"}}
	}
	return d.tags.root
}

// In says that what is drawn from now on, on this page, belongs to an element; nil is
// decoration, such as rules and page numbers. In a document without Root it does
// nothing.
func (d *Doc) In(e *Elem) {
	t := d.tags
	if t == nil || t.open && t.now == e {
		return
	}
	d.endMark()
	t.open, t.now = true, e
	if e == nil {
		d.f.RawWriteStr("/Artifact BMC")
		return
	}
	page := d.f.PageNo()
	for len(t.owners) <= page {
		t.owners = append(t.owners, nil)
	}
	n := len(t.owners[page])
	t.owners[page] = append(t.owners[page], e)
	e.parts = append(e.parts, part{page: page, n: n})
	d.f.RawWriteStr("/" + e.Kind + "<</MCID " + strconv.Itoa(n) + ">>BDC")
}

// Current returns the element that is drawn in, or nil.
func (d *Doc) Current() *Elem {
	if d.tags == nil {
		return nil
	}
	return d.tags.now
}

func (d *Doc) endMark() {
	if t := d.tags; t != nil && t.open {
		d.f.RawWriteStr("EMC")
		t.open, t.now = false, nil
	}
}

// structure adds the structure to a file. Of its objects only the catalogue and the
// pages change; those of the structure are many and small, so they are packed.
func (t *tags) structure(f *file) error {
	var pages []int
	for i, o := range f.objects {
		if bytes.HasPrefix(o, []byte("<</Type /Page\n")) {
			pages = append(pages, i)
		}
	}
	if len(pages) == 0 || len(t.owners) > len(pages)+1 {
		return errLayout
	}
	tree := len(f.objects)
	parents := tree + 1
	elems := t.number(parents + 1)
	links, err := t.annotations(f, pages, parents+1+len(elems))
	if err != nil {
		return err
	}
	f.packed = append(f.packed, fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>", t.root.id, parents, len(pages)+len(links)))
	nums := []byte("<</Nums[")
	for i := range pages {
		nums = append(strconv.AppendInt(nums, int64(i), 10), '[')
		if i+1 < len(t.owners) {
			for _, e := range t.owners[i+1] {
				nums = append(strconv.AppendInt(nums, int64(e.id), 10), " 0 R "...)
			}
		}
		nums = append(nums, ']')
	}
	for i, l := range links {
		nums = fmt.Appendf(nums, "%d %d 0 R ", len(pages)+i, l.elem.id)
	}
	f.packed = append(f.packed, append(nums, "]>>"...))
	for _, e := range elems {
		f.packed = append(f.packed, e.elem.object(e.parent, tree, pages))
	}
	for _, l := range links {
		f.packed = append(f.packed, l.dict)
	}
	for i, p := range pages {
		f.objects[p] = append(fmt.Appendf(nil, "<</Type /Page\n/StructParents %d\n/Tabs /S\n", i), f.objects[p][len("<</Type /Page\n"):]...)
	}
	const catalog = "<<\n/Type /Catalog\n"
	if !bytes.HasPrefix(f.objects[f.root], []byte(catalog)) {
		return errLayout
	}
	f.objects[f.root] = append(fmt.Appendf(nil, "%s/MarkInfo<</Marked true>>\n/StructTreeRoot %d 0 R\n/ViewerPreferences<</DisplayDocTitle true>>\n", catalog, tree), f.objects[f.root][len(catalog):]...)
	return nil
}

// A numbered element knows the element that it is in; nil at the top.
type numbered struct{ elem, parent *Elem }

// number gives every element its object, parents first.
func (t *tags) number(first int) (out []numbered) {
	var walk func(e, parent *Elem)
	walk = func(e, parent *Elem) {
		e.id = first + len(out)
		out = append(out, numbered{e, parent})
		for _, p := range e.parts {
			if p.kid != nil {
				walk(p.kid, e)
			}
		}
	}
	walk(t.root, nil)
	return out
}

// object is the element as a dictionary.
func (e *Elem) object(parent *Elem, tree int, pages []int) []byte {
	up := tree
	if parent != nil {
		up = parent.id
	}
	b := fmt.Appendf(nil, "<</S/%s/P %d 0 R", e.Kind, up)
	b = append(b, e.attr...)
	if e.Alt != "" {
		b = append(append(append(b, "/Alt<"...), utf16Hex(clean(e.Alt))...), '>')
	}
	page := 0 // of the first piece of content
	for _, p := range e.parts {
		if page == 0 && p.kid == nil {
			page = p.page
			b = fmt.Appendf(b, "/Pg %d 0 R", pages[page-1])
		}
	}
	b = append(b, "/K["...)
	for _, p := range e.parts {
		switch {
		case p.kid != nil:
			b = append(strconv.AppendInt(b, int64(p.kid.id), 10), " 0 R "...)
		case p.page == page:
			b = append(strconv.AppendInt(b, int64(p.n), 10), ' ')
		default:
			b = fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", pages[p.page-1], p.n)
		}
	}
	if e.to.id > 0 {
		b = fmt.Appendf(b, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", e.to.id, e.to.page)
	}
	return append(b, "]>>"...)
}
