package provider

import (
	"fmt"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
)

// DescriptorName is the file that says what the study's CSVs are.
const DescriptorName = "datapackage.json"

// A Descriptor is the study's datapackage.json while entries are put into it.
// What stands in it already stays, in its order.
type Descriptor struct{ root *tree }

// NewDescriptor reads a descriptor; data is nil where the study has none, and name
// is then the study's.
func NewDescriptor(data []byte, name string) (*Descriptor, error) {
	if data == nil {
		return &Descriptor{object().
			setText("$schema", "https://datapackage.org/profiles/2.0/datapackage.json").
			setText("name", fileName(name)).
			set("sources", array()).
			set("resources", array())}, nil
	}
	root, err := parseTree(data)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read: %w; analyze check says where", DescriptorName, err)
	case root.kind != 'o':
		return nil, fmt.Errorf("%s is not a data package; analyze check says where", DescriptorName)
	}
	for _, key := range []string{"sources", "resources"} {
		if l := root.get(key); l == nil {
			root.set(key, array())
		} else if l.kind != 'a' {
			return nil, fmt.Errorf("%q of %s is not a list; analyze check says where", key, DescriptorName)
		}
	}
	return &Descriptor{root}, nil
}

// resource returns the entry of a file, or nil.
func (d *Descriptor) resource(path string) *tree {
	for _, r := range d.root.get("resources").list() {
		if r.text("path") == path {
			return r
		}
	}
	return nil
}

// Imported reports whether an import wrote the file: its sources name the raw
// files that it was made of.
func (d *Descriptor) Imported(path string) bool {
	for _, s := range d.resource(path).get("sources").list() {
		if d.source(s.text("name")).get("files") != nil {
			return true
		}
	}
	return false
}

func (d *Descriptor) source(id string) *tree {
	for _, s := range d.root.get("sources").list() {
		if s.text("name") == id {
			return s
		}
	}
	return nil
}

// Vintage is the release of the data set that a file was made of, as the
// descriptor says.
func (d *Descriptor) Vintage(path string) string {
	var out []string
	for _, s := range d.resource(path).get("sources").list() {
		out = append(out, orElse(d.source(s.text("name")).text("version"), s.text("name")))
	}
	return strings.Join(out, ", ")
}

// Put enters a table and its sources. Title, short name and definition that stand
// there already are the author's and stay.
func (d *Descriptor) Put(t Table) {
	for _, s := range t.Sources {
		d.putSource(s)
	}
	r := d.resource(t.Path)
	if r == nil {
		r = object().setText("name", fileName(strings.TrimSuffix(t.Path, ".csv"))).setText("path", t.Path)
		list := d.root.get("resources")
		list.vals = append(list.vals, r)
	}
	if len(t.Indicators) == 1 {
		describe(r, t.Indicators[0])
	} else {
		inds := object()
		old := r.get("indicators")
		for _, ind := range t.Indicators {
			entry := old.get(ind.ID)
			if entry == nil {
				entry = object()
			}
			describe(entry, ind)
			inds.set(ind.ID, entry)
		}
		r.set("indicators", inds)
	}
	var refs []*tree
	for _, s := range t.Sources {
		refs = append(refs, object().setText("name", s.ID))
	}
	r.set("sources", array(refs...))
}

// describe enters what an indicator is.
func describe(r *tree, ind obs.Indicator) {
	for _, f := range []struct{ key, text string }{{"title", ind.Title}, {"short", ind.Short}, {"definition", ind.Definition}} {
		if r.text(f.key) == "" {
			r.setText(f.key, f.text)
		}
	}
	if ind.Unit.Kind != obs.Unknown {
		r.set("unit", unitTree(ind.Unit))
	}
}

// unitTree writes a unit as descriptors do.
func unitTree(u obs.Unit) *tree {
	t := object().setText("kind", string(u.Kind))
	t.setText("currency", u.Currency).setText("basis", u.Basis)
	if u.Base != 0 {
		t.set("base", whole(u.Base))
	}
	t.setText("of", u.Of).setText("per", u.Per).setText("name", u.Name)
	return t.setText("scale", obs.ScaleWord(u.Scale))
}

func (d *Descriptor) putSource(s Source) {
	t := d.source(s.ID)
	if t == nil {
		t = object().setText("name", s.ID)
		list := d.root.get("sources")
		list.vals = append(list.vals, t)
	}
	t.setText("title", s.Title).setText("publisher", s.Publisher).setText("version", s.Vintage).setText("path", s.URL).setText("terms", s.Terms)
	files := array()
	for _, f := range s.Files {
		files.vals = append(files.vals, object().setText("path", f.Name).setText("hash", "sha256:"+f.SHA256).set("bytes", whole(int(f.Size))))
	}
	t.set("files", files)
}

// sweep drops sources that an import entered and that no file has any more.
func (d *Descriptor) sweep() {
	used := map[string]bool{}
	var walk func(t *tree)
	walk = func(t *tree) {
		if t == nil {
			return
		}
		for _, s := range t.get("sources").list() {
			used[s.text("name")] = true
		}
		for _, v := range t.get("indicators").children() {
			walk(v)
		}
	}
	for _, r := range d.root.get("resources").list() {
		walk(r)
	}
	list := d.root.get("sources")
	list.vals = slices.DeleteFunc(list.vals, func(s *tree) bool { return s.get("files") != nil && !used[s.text("name")] })
}

func (t *tree) children() []*tree {
	if t == nil {
		return nil
	}
	return t.vals
}

// Bytes is the descriptor as a file.
func (d *Descriptor) Bytes() ([]byte, error) {
	d.sweep()
	return d.root.bytes()
}
