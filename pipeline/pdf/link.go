package pdf

import (
	"bytes"
	"fmt"
)

// NewLink makes a target inside the document, to be placed by SetLink.
func (d *Doc) NewLink() int { return d.f.AddLink() }

// SetLink places a target at height y of this page.
func (d *Doc) SetLink(link int, y float64) { d.f.SetLink(link, y, -1) }

// Link makes a rectangle lead to a target of NewLink. In the structure it belongs to
// the element that is drawn in, to a Link inside that where it is none itself.
func (d *Doc) Link(x, y, w, h float64, link int) {
	d.linked()
	d.f.Link(d.left+x, y, w, h, link)
}

// LinkURL makes a rectangle lead to an address, as Link does.
func (d *Doc) LinkURL(x, y, w, h float64, url string) {
	d.linked()
	d.f.LinkString(d.left+x, y, w, h, url)
}

// linked notes the element of the link that comes next on this page.
func (d *Doc) linked() {
	t := d.tags
	if t == nil {
		return
	}
	e := t.now
	if e != nil && e.Kind != "Link" {
		e = e.Add("Link")
	}
	page := d.f.PageNo()
	for len(t.links) <= page {
		t.links = append(t.links, nil)
	}
	t.links[page] = append(t.links[page], e)
}

// An annotation is a link as an object of the file, and the page that it stands on.
type annotation struct {
	id, page int
	elem     *Elem
	dict     []byte
}

// annotations takes the links out of the pages, where fpdf has written them, and makes
// them objects from a number on, to which the structure can point (ISO 32000-1,
// 14.7.4.3). Links without an element stay where they are.
func (t *tags) annotations(f *file, pages []int, next int) ([]annotation, error) {
	const head, one = "/Annots [", "<</Type /Annot "
	var out []annotation
	for i, p := range pages {
		if i+1 >= len(t.links) || len(t.links[i+1]) == 0 {
			continue
		}
		o := f.objects[p]
		start, end := bytes.Index(o, []byte(head)), bytes.LastIndex(o, []byte("]\n/"))
		if start < 0 || end < start {
			return nil, errLayout
		}
		dicts := bytes.Split(o[start+len(head):end], []byte(one))[1:]
		if len(dicts) != len(t.links[i+1]) {
			return nil, errLayout
		}
		page := append([]byte(nil), o[:start+len(head)]...)
		for k, e := range t.links[i+1] {
			if e == nil {
				page = append(append(page, one...), dicts[k]...)
				continue
			}
			a := annotation{id: next, page: p, elem: e}
			a.dict = append(fmt.Appendf(nil, "%s/StructParent %d ", one, len(pages)+len(out)), dicts[k]...)
			e.to = a
			out = append(out, a)
			page = fmt.Appendf(page, "%d 0 R ", next)
			next++
		}
		f.objects[p] = append(page, o[end:]...)
	}
	return out, nil
}
