package load

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
)

// A descriptor is what datapackage.json says that we use.
type descriptor struct {
	title     string
	sources   []obs.Source
	resources []resource
}

// A resource is one file of the descriptor, or a CSV that stands alone.
type resource struct {
	path       string
	pos        obs.Pos // of the path; no line where no descriptor lists the file
	about      described
	indicators []described // where the file holds several
	dialect    dialect
	fields     []field // columns that the schema declares: name and place
}

// described is an indicator, or a whole file, with its unit where one is stated.
type described struct {
	obs.Indicator
	stated bool
	pos    obs.Pos
}

// The keys of Frictionless Data Package v2, besides our own. Others may stand in
// a descriptor too; they are errors only where they look like a misspelt key.
var (
	packageKeys  = []string{"$schema", "name", "id", "title", "description", "homepage", "version", "created", "licenses", "contributors", "keywords", "image", "sources", "resources", "profile"}
	resourceKeys = []string{"$schema", "name", "path", "data", "type", "title", "description", "format", "mediatype", "encoding", "bytes", "hash", "sources", "licenses", "dialect", "schema", "profile", "short", "unit", "definition", "concept", "numerator", "indicators"}
	sourceKeys   = []string{"name", "title", "path", "email", "version", "publisher", "terms", "of_total", "description", "files"}
)

// loose reads a group in which keys of others may stand too.
func (f form) loose(n *node, where string, known []string) map[string]field {
	out := map[string]field{}
	if !f.is(n, object, where, "") {
		return out
	}
	for _, fl := range f.once(n) {
		out[fl.key] = fl
		if contains(known, fl.key) {
			continue
		}
		if near := obs.DidYouMean(fl.key, known); near != "" {
			f.error(fl.pos, near, "%s is not a key of %s", quote(fl.key), where)
		} else {
			f.warn(fl.pos, obs.Message{}, obs.Say("{} is not a key of {} that this version knows; it is not used", quote(fl.key), obs.Say(where)))
		}
	}
	return out
}

// readDescriptor reads the tree of datapackage.json; nil where it has none.
func readDescriptor(out *sink, n *node, years calendar) *descriptor {
	f := form{sink: out, years: years}
	if n == nil || !f.is(n, object, "a data package", `{"resources": […]}`) {
		return nil
	}
	g := f.loose(n, "a data package", packageKeys)
	d := &descriptor{title: f.text(g["title"])}
	seen := map[string]obs.Pos{}
	for _, s := range f.list(g["sources"], `"sources": [{"name": "…", "title": "…"}]`) {
		if src := f.source(s); f.unique(seen, src.ID, s.pos, "sources") {
			d.sources = append(d.sources, src)
		}
	}
	const example = `"resources": [{"name": "spending", "path": "spending.csv"}]`
	if _, ok := g["resources"]; !ok {
		f.error(n.pos, "add "+example, "the data package lists no files")
	}
	paths := map[string]obs.Pos{}
	for _, r := range f.list(g["resources"], example) {
		if res, ok := f.resource(r, d); ok {
			if p, twice := paths[res.path]; twice {
				f.error(res.pos, "delete one", "the file %s is listed twice, first in line %d", quote(res.path), p.Line)
				continue
			}
			paths[res.path] = res.pos
			d.resources = append(d.resources, res)
		}
	}
	if fl := g["resources"]; fl.val != nil && fl.val.kind == array && len(fl.val.items) == 0 {
		f.error(fl.val.pos, "add "+example, "the data package lists no files")
	}
	return d
}

func (f form) source(n *node) obs.Source {
	g := f.loose(n, "a source", sourceKeys)
	s := obs.Source{ID: f.text(g["name"]), Title: f.text(g["title"]), Publisher: f.text(g["publisher"]),
		Vintage: f.text(g["version"]), URL: f.text(g["path"]), Terms: f.text(g["terms"])}
	s.ID = or(s.ID, s.Title)
	if fl, ok := g["of_total"]; ok {
		total, err := strconv.Atoi(fl.val.text)
		if fl.val.kind != number || err != nil || total < 1 {
			f.error(fl.val.pos, `write "of_total": 12000`, `"of_total" must be the number of values in the publisher's data set, not %s`, fl.val.words())
		}
		s.OfTotal = max(total, 0)
	}
	if s.ID == "" && n.kind == object {
		f.error(n.pos, `add "name": "…"`, "a source has neither name nor title")
	}
	return s
}

func (f form) resource(n *node, d *descriptor) (resource, bool) {
	g := f.loose(n, "a resource", resourceKeys)
	r := resource{dialect: plain}
	fl, ok := g["path"]
	switch {
	case n.kind != object:
		return r, false
	case !ok && g["data"].val != nil:
		f.error(g["data"].pos, `put the rows into a CSV and write "path": "….csv"`, "data inside the descriptor are not read")
		return r, false
	case !ok:
		f.error(n.pos, `add "path": "….csv"`, "a resource has no path")
		return r, false
	case fl.val.kind == array:
		f.error(fl.val.pos, "make each file a resource of its own", "a path is a list of files")
		return r, false
	}
	if g["data"].val != nil {
		f.warn(g["data"].pos, obs.Say("delete them, or the path"), obs.Say("data inside the descriptor are not read: those of the file are"))
	}
	r.path, r.pos = f.text(fl), fl.val.pos
	if !f.inside(r.path, r.pos) {
		return r, false
	}
	r.path = path.Clean(r.path)
	if enc := f.text(g["encoding"]); enc != "" && !slices.Contains([]string{"utf-8", "utf8"}, strings.ToLower(enc)) {
		f.guard("G35", g["encoding"].val.pos, "save the file as UTF-8 and delete the key", "the encoding %s is not read", quote(enc))
	}
	r.about = f.described(n, g, d)
	if fl, ok := g["indicators"]; ok && f.is(fl.val, object, quote(fl.key), "") {
		for _, ind := range f.once(fl.val) {
			ig := f.group(ind.val, "an indicator", "title", "short", "unit", "definition", "concept", "numerator", "sources", "description")
			about := f.described(ind.val, ig, d)
			about.ID, about.pos = strings.TrimSpace(ind.key), ind.pos
			r.indicators = append(r.indicators, about)
		}
	}
	f.dialect(g["dialect"], &r)
	f.schema(g["schema"], &r)
	return r, true
}

// inside reports whether a path stays in the study's folder.
func (f form) inside(p string, pos obs.Pos) bool {
	slash := strings.ReplaceAll(p, `\`, "/")
	switch {
	case p == "":
		f.error(pos, `write "path": "….csv"`, "the path is empty")
	case strings.Contains(p, "://"):
		f.error(pos, "download the file into the folder and write its name", "the path %s is an address on the network, which is not read", quote(p))
	case strings.HasPrefix(slash, "/") || len(slash) > 1 && slash[1] == ':':
		f.error(pos, "put the file into the folder and write its name", "the path %s begins at the root of a disk; a study reads only its own folder", quote(p))
	case slices.Contains(strings.Split(slash, "/"), ".."):
		f.error(pos, "put the file into the folder and write its name", "the path %s leads out of the folder; a study reads only its own folder", quote(p))
	case strings.Contains(p, `\`):
		f.error(pos, "write /", "the path %s holds a backslash", quote(p))
	case strings.HasSuffix(p, "/") || path.Clean(p) == ".":
		f.error(pos, "write the name of a file", "the path %s is a folder", quote(p))
	default:
		return true
	}
	return false
}

// described reads what a resource or an indicator says of itself.
func (f form) described(n *node, g map[string]field, d *descriptor) described {
	a := described{pos: n.pos}
	a.Title, a.Short, a.Definition = f.text(g["title"]), f.text(g["short"]), f.text(g["definition"])
	if fl, ok := g["unit"]; ok {
		a.Unit, a.stated = f.unit(fl), true // a faulty unit is not one that was forgotten
	}
	if fl, ok := g["concept"]; ok {
		words := make([]string, len(obs.Concepts))
		for i, c := range obs.Concepts {
			words[i] = string(c)
		}
		a.Concept = obs.Concept(f.word(fl.val, quote(fl.key), words))
	}
	a.Numerator = f.text(g["numerator"])
	for _, s := range f.list(g["sources"], `"sources": [{"name": "…"}]`) {
		if id := f.sourceKey(s, d); id != "" {
			a.Sources = append(a.Sources, id)
		}
	}
	return a
}

// sourceKey reads a reference to a source of the package, or a source that a
// resource declares for itself.
func (f form) sourceKey(n *node, d *descriptor) string {
	if !f.is(n, object, "a source", `{"name": "…"}, with a name from the sources of the package`) {
		return ""
	}
	src := f.source(n)
	keys := make([]string, len(d.sources))
	for i, s := range d.sources {
		keys[i] = s.ID
	}
	switch {
	case src.ID == "" || contains(keys, src.ID):
	case src.Title == "":
		f.error(n.pos, or(obs.DidYouMean(src.ID, keys), `declare it in the "sources" of the package`), "the package has no source %s", quote(src.ID))
		return ""
	default:
		d.sources = append(d.sources, src)
	}
	return src.ID
}
