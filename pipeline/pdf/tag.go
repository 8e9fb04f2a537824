package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf16"
)

// An Elem is an element of the document's structure, from which readers for the
// blind take order, headings, lists and tables (ISO 32000-1, 14.7 and 14.8).
type Elem struct {
	Kind string // H1, P, L, LI, Table, TR, TH, TD, Figure …
	Alt  string // said instead of what is drawn
	attr string // dictionary of attributes
	kids []*Elem
	on   []mark
	id   int
}

// A mark is a piece of marked content of an element.
type mark struct{ page, n int }

// Add adds an element inside another, after those that it has.
func (e *Elem) Add(kind string) *Elem {
	k := &Elem{Kind: kind}
	e.kids = append(e.kids, k)
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
	e.on = append(e.on, mark{page, n})
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

var errLayout = errors.New("pdf: fpdf's file is not laid out as expected")

// tagged adds the structure to a file that fpdf wrote. Its objects stay as they
// are but for the catalogue and the pages; those of the structure, which are many
// and small, are packed into compressed streams.
func (t *tags) tagged(file []byte) ([]byte, error) {
	objects, root, info, err := split(file)
	if err != nil {
		return nil, err
	}
	var pages []int
	for i, o := range objects {
		if bytes.HasPrefix(o, []byte("<</Type /Page\n")) {
			pages = append(pages, i)
		}
	}
	if len(pages) == 0 || len(t.owners) > len(pages)+1 {
		return nil, errLayout
	}
	tree := len(objects)
	parents := tree + 1
	elems := t.number(parents + 1)
	var packed [][]byte
	packed = append(packed, fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>", t.root.id, parents, len(pages)))
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
	packed = append(packed, append(nums, "]>>"...))
	for _, e := range elems {
		packed = append(packed, e.elem.object(e.parent, tree, pages))
	}
	for i, p := range pages {
		objects[p] = append(fmt.Appendf(nil, "<</Type /Page\n/StructParents %d\n/Tabs /S\n", i), objects[p][len("<</Type /Page\n"):]...)
	}
	const catalog = "<<\n/Type /Catalog\n"
	if !bytes.HasPrefix(objects[root], []byte(catalog)) {
		return nil, errLayout
	}
	objects[root] = append(fmt.Appendf(nil, "%s/MarkInfo<</Marked true>>\n/StructTreeRoot %d 0 R\n/ViewerPreferences<</DisplayDocTitle true>>\n", catalog, tree), objects[root][len(catalog):]...)
	return assemble(objects, packed, root, info)
}

// A numbered element knows the element that it is in; nil at the top.
type numbered struct{ elem, parent *Elem }

// number gives every element its object, parents first.
func (t *tags) number(first int) (out []numbered) {
	var walk func(e, parent *Elem)
	walk = func(e, parent *Elem) {
		e.id = first + len(out)
		out = append(out, numbered{e, parent})
		for _, k := range e.kids {
			walk(k, e)
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
		b = append(append(b, "/Alt"...), text(e.Alt)...)
	}
	if len(e.on) > 0 {
		b = fmt.Appendf(b, "/Pg %d 0 R", pages[e.on[0].page-1])
	}
	b = append(b, "/K["...)
	for _, m := range e.on {
		if m.page == e.on[0].page {
			b = append(strconv.AppendInt(b, int64(m.n), 10), ' ')
		} else {
			b = fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", pages[m.page-1], m.n)
		}
	}
	for _, k := range e.kids {
		b = append(strconv.AppendInt(b, int64(k.id), 10), " 0 R "...)
	}
	return append(b, "]>>"...)
}

// text is a string of PDF in UTF-16.
func text(s string) []byte {
	b := []byte("<FEFF")
	for _, u := range utf16.Encode([]rune(clean(s))) {
		b = fmt.Appendf(b, "%04X", u)
	}
	return append(b, '>')
}

// split cuts a file with a plain table of cross-references into its objects, without
// their first and last lines, and finds catalogue and information.
func split(file []byte) (objects [][]byte, root, info int, err error) {
	at := bytes.LastIndex(file, []byte("\nstartxref\n"))
	if at < 0 {
		return nil, 0, 0, errLayout
	}
	var start, size, none int
	if _, err := fmt.Sscanf(string(file[at:]), "\nstartxref\n%d", &start); err != nil || start >= at {
		return nil, 0, 0, errLayout
	}
	if _, err := fmt.Sscanf(string(file[start:at]), "xref\n%d %d", &none, &size); err != nil || none != 0 {
		return nil, 0, 0, errLayout
	}
	trailer := bytes.Index(file[start:], []byte("trailer"))
	if trailer < 0 {
		return nil, 0, 0, errLayout
	}
	if _, err := fmt.Sscanf(string(file[start+trailer:]), "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R", &none, &root, &info); err != nil {
		return nil, 0, 0, errLayout
	}
	table := bytes.IndexByte(file[start+5:], '\n') + start + 6
	if size < 1 || root >= size || table+20*size > len(file) {
		return nil, 0, 0, errLayout
	}
	offsets := make([]int, size)
	for i := 1; i < size; i++ {
		offsets[i], err = strconv.Atoi(string(file[table+20*i : table+20*i+10]))
		if err != nil || offsets[i] >= start {
			return nil, 0, 0, errLayout
		}
	}
	order := slices.Clone(offsets[1:])
	slices.Sort(order)
	order = append(order, start)
	objects = make([][]byte, size)
	for i := 1; i < size; i++ {
		k, _ := slices.BinarySearch(order, offsets[i])
		o := bytes.TrimRight(file[offsets[i]:order[k+1]], "\n")
		head := strconv.Itoa(i) + " 0 obj\n"
		if !bytes.HasPrefix(o, []byte(head)) || !bytes.HasSuffix(o, []byte("\nendobj")) {
			return nil, 0, 0, errLayout
		}
		objects[i] = o[len(head) : len(o)-len("\nendobj")]
	}
	return objects, root, info, nil
}

// packSize is how many objects share a compressed stream.
const packSize = 400

// assemble writes a file of objects, the packed ones in compressed streams, with its
// cross-references in a stream of their own (ISO 32000-1, 7.5.7 and 7.5.8).
func assemble(objects, packed [][]byte, root, info int) ([]byte, error) {
	size := 0
	for _, o := range objects {
		size += len(o) + 30
	}
	out := bytes.NewBuffer(make([]byte, 0, size+100*len(packed)/8+4096))
	out.WriteString("%PDF-1.7\n%\xb5\xb6\xb5\xb6\n")
	first := len(objects)
	packs := (len(packed) + packSize - 1) / packSize
	total := first + len(packed) + packs + 1
	xref := make([]byte, 0, 7*total)
	entry := func(kind byte, a uint32, b uint16) {
		xref = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint32(append(xref, kind), a), b)
	}
	entry(0, 0, 0xffff)
	for i := 1; i < first; i++ {
		entry(1, uint32(out.Len()), 0)
		fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", i, objects[i])
	}
	for i := range packed {
		entry(2, uint32(first+len(packed)+i/packSize), uint16(i%packSize))
	}
	for p := range packs {
		from, to := p*packSize, min((p+1)*packSize, len(packed))
		var head, body []byte
		for i, o := range packed[from:to] {
			head = fmt.Appendf(head, "%d %d ", first+from+i, len(body))
			body = append(append(body, o...), '\n')
		}
		entry(1, uint32(out.Len()), 0)
		if err := stream(out, first+len(packed)+p, fmt.Sprintf("/Type/ObjStm/N %d/First %d", to-from, len(head)), append(head, body...)); err != nil {
			return nil, err
		}
	}
	start := out.Len()
	entry(1, uint32(start), 0)
	if err := stream(out, total-1, fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R", total, root, info), xref); err != nil {
		return nil, err
	}
	fmt.Fprintf(out, "startxref\n%d\n%%%%EOF\n", start)
	return out.Bytes(), nil
}

// stream writes a compressed stream.
func stream(out *bytes.Buffer, id int, dict string, data []byte) error {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	if _, err := w.Write(data); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	fmt.Fprintf(out, "%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n", id, dict, z.Len())
	out.Write(z.Bytes())
	out.WriteString("\nendstream\nendobj\n")
	return nil
}
