// Package load reads a study's folder: the CSVs, what datapackage.json says they
// are, and what study.yaml asks of them. It is the only user of gocsv and of the
// readers of JSON and YAML.
//
// It checks the form of every file and reports every fault with its place; it
// does not know countries, does not compare rows with one another and computes
// nothing. Names and units stay as they are written.
package load

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// The files of a study besides its CSVs.
const (
	studyFile      = "study.yaml"
	descriptorFile = "datapackage.json"
)

// The largest that are read: rows in all files of a study, which take 400 bytes
// each in memory, and bytes of a CSV and of a study file or descriptor.
const (
	maxRows     = 5_000_000
	maxCSV      = 512 << 20
	maxDocument = 4 << 20
)

// Study reads a study's folder from fsys. name is the folder's base name, which
// becomes the study's ID. only, when not "", is the one CSV to read, without
// descriptor and study file. The faults of all files come back together, sorted;
// what could be read is returned beside them.
func Study(fsys fs.FS, name, only string) (*study.Study, *obs.Table, obs.Faults) {
	l := &loader{fsys: fsys, tb: &obs.Table{}}
	l.st = &study.Study{ID: name, Countries: true, Alpha: 0.05, Places: map[string]obs.Pos{}}
	if only != "" {
		l.st.Places = nil // a file alone has no words in another language
		l.csv(resource{path: only, dialect: plain})
	} else {
		l.folder()
	}
	l.unchanged()
	l.join()
	l.indicators()
	l.sourceKeys()
	l.untitled(name)
	for i := range l.faults {
		l.st.Let(&l.faults[i])
	}
	slices.SortFunc(l.tb.Inputs, func(a, b obs.Input) int { return strings.Compare(a.Path, b.Path) })
	return l.st, l.tb, l.faults.Limit(maxFaults)
}

// A loader is a study while it is being read.
type loader struct {
	fsys   fs.FS
	st     *study.Study
	tb     *obs.Table
	faults obs.Faults
	parts  [][]obs.Observation // of each file
	known  []described         // indicators in the order of files
	years  calendar
	lines  int         // of the CSVs so far
	dated  []time.Time // when each input was last changed before it was read
}

// folder reads the files of the folder itself, not those of folders in it.
func (l *loader) folder() {
	entries, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		l.faults = append(l.faults, obs.Fault{Severity: obs.SevError, Msg: "the folder cannot be read: " + reason(err)})
		return
	}
	var names, csvs []string
	for _, e := range entries {
		n := e.Name()
		if e.IsDir() || strings.HasPrefix(n, ".") || strings.HasPrefix(n, "~") {
			continue
		}
		names = append(names, n)
		if strings.EqualFold(path.Ext(n), ".csv") {
			csvs = append(csvs, n)
		}
	}
	l.misnamed(names)
	// The study says which years the other files may hold, but its title counts
	// for more than the descriptor's.
	out, tree := &sink{file: studyFile}, (*node)(nil)
	if slices.Contains(names, studyFile) {
		l.st.File = studyFile
		if data, ok := l.document(out); ok {
			tree = parseYAML(out, data)
		}
	}
	l.years = calendarOf(tree)
	l.placed(tree)
	resources, described := l.descriptor(names, csvs)
	readStudy(out, tree, l.st)
	l.faults = append(l.faults, out.faults()...)
	l.words(names)
	if len(csvs) == 0 && !described {
		l.faults = append(l.faults, obs.Fault{Severity: obs.SevError, Msg: "the folder holds no CSV file",
			Fix: "a study needs at least one file such as spending.csv with the columns entity, year and value"})
	}
	for _, r := range resources {
		l.csv(r)
	}
}

// misnamed warns of files that would be read under another name.
func (l *loader) misnamed(names []string) {
	for _, n := range names {
		want := ""
		switch strings.ToLower(n) {
		case studyFile, "study.yml", "study.json":
			want = studyFile
		case descriptorFile, "datapackage.yaml", "datapackage.yml":
			want = descriptorFile
		default:
			want = wordsFileOf(n)
		}
		if want != "" && n != want {
			l.faults = append(l.faults, obs.Fault{Pos: obs.Pos{File: n}, Severity: obs.SevWarning}.Saying(
				obs.Say("the file is not read"), obs.Say("the name must be exactly {}", want)))
		}
		if ext := strings.ToLower(path.Ext(n)); ext == ".xlsx" || ext == ".xls" || ext == ".zip" {
			l.faults = append(l.faults, obs.Fault{Pos: obs.Pos{File: n}, Severity: obs.SevWarning}.Saying(
				obs.Say("the file is not read; a study reads CSVs"), obs.Say("if a publisher gave it, let it be imported: analyze import {} -o STUDY", n)))
		}
	}
}

// descriptor reads datapackage.json and returns the files to read. Without one,
// these are the folder's CSVs; described reports whether there is one.
func (l *loader) descriptor(names, csvs []string) (rs []resource, described bool) {
	if !slices.Contains(names, descriptorFile) {
		return alone(csvs), false
	}
	out := &sink{file: descriptorFile}
	defer func() { l.faults = append(l.faults, out.faults()...) }()
	data, ok := l.document(out)
	if !ok {
		return alone(csvs), true
	}
	tree := parseJSON(out, data)
	l.placed(tree)
	d := readDescriptor(out, tree, l.years)
	if d == nil {
		// The rows are checked even so; their units are not known to be missing.
		rs = alone(csvs)
		for i := range rs {
			rs[i].about.stated = true
		}
		return rs, true
	}
	if d.title != "" {
		l.st.Title = d.title
	}
	l.tb.Sources = d.sources
	listed := map[string]bool{}
	for _, r := range d.resources {
		listed[r.path] = true
		if _, err := fs.Stat(l.fsys, r.path); err != nil {
			fix := "correct the path or delete the entry"
			if _, link := err.(*fs.PathError); link && slices.Contains(csvs, r.path) {
				fix = "put the file itself in its place"
			} else if near := obs.DidYouMean(r.path, csvs); near != "" {
				fix = near
			}
			out.error(r.pos, fix, "the file %s cannot be read: %s", quote(r.path), reason(err))
			continue
		}
		if ext := path.Ext(r.path); !slices.Contains([]string{".csv", ".tsv", ".txt", ".tab"}, strings.ToLower(ext)) {
			out.warn(r.pos, obs.Message{}, obs.Say("the file {} is not a CSV and is not read", quote(r.path)))
			continue
		}
		rs = append(rs, r)
	}
	for _, c := range csvs {
		if !listed[c] {
			l.faults = append(l.faults, obs.Fault{Pos: obs.Pos{File: c}, Severity: obs.SevWarning}.Saying(
				obs.Say("datapackage.json does not list the file, and it is not read"), obs.Say(`add a resource with "path": {}, or delete the file`, quote(c))))
		}
	}
	return rs, true
}

func alone(csvs []string) []resource {
	var out []resource
	for _, c := range csvs {
		out = append(out, resource{path: c, dialect: plain})
	}
	return out
}

// document reads a small text file.
func (l *loader) document(out *sink) ([]byte, bool) {
	data, ok := l.file(out, maxDocument)
	if !ok {
		return nil, false
	}
	at := out.pos(1, 1)
	switch {
	case strings.HasPrefix(string(data), "\xff\xfe") || strings.HasPrefix(string(data), "\xfe\xff"):
		out.guard("G35", at, "save the file as UTF-8", "the file is written in UTF-16")
		return nil, false
	case !utf8.Valid(data) || slices.Contains(data, 0):
		before := out.errors
		badBytes(out, data)
		return nil, out.errors == before
	}
	return []byte(strings.TrimPrefix(string(data), "\ufeff")), true
}

// file reads a file and notes it among the inputs.
func (l *loader) file(out *sink, most int64) ([]byte, bool) {
	info, err := fs.Stat(l.fsys, out.file)
	if err != nil {
		out.error(out.pos(0, 0), "", "the file cannot be read: %s", reason(err))
		return nil, false
	}
	if !info.Mode().IsRegular() { // a pipe or a device may never end
		out.error(out.pos(0, 0), "put a file in its place", "this is not a file that can be read to its end")
		return nil, false
	}
	if info.Size() > most {
		out.error(out.pos(0, 0), "split it, or leave out what the study does not need", "the file has %d megabytes, more than the %d that are read", info.Size()>>20, most>>20)
		return nil, false
	}
	dated := info.ModTime()
	data, err := fs.ReadFile(l.fsys, out.file)
	if err != nil {
		out.error(out.pos(0, 0), "", "the file cannot be read: %s", reason(err))
		return nil, false
	}
	l.dated = append(l.dated, dated)
	sum := sha256.Sum256(data)
	l.tb.Inputs = append(l.tb.Inputs, obs.Input{Path: out.file, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(data))})
	return data, true
}

// unchanged checks, when all is read, that no file was changed meanwhile: a report
// must not mix two versions of a study, nor hold half of a file that was being
// written.
func (l *loader) unchanged() {
	for i, in := range l.tb.Inputs {
		now, err := fs.Stat(l.fsys, in.Path)
		if err == nil && now.Size() == in.Size && now.ModTime().Equal(l.dated[i]) {
			continue
		}
		l.faults = append(l.faults, obs.Fault{Pos: obs.Pos{File: in.Path}, Severity: obs.SevError,
			Msg: "the file was changed while the study was read", Fix: "wait until it is written and run again"})
	}
}

// reason is why a file cannot be read, without the path, which stands before it.
func reason(err error) string {
	var e *fs.PathError
	switch {
	case strings.Contains(err.Error(), "path escapes from parent"): // os.Root has no error value for it
		return "it is a link that leads out of the folder, and a study reads only its own"
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "reading it is not allowed"
	case errors.As(err, &e):
		return e.Err.Error()
	}
	return err.Error()
}

// readable makes a title of a folder's name: "turkiye-pakistan" is "Turkiye pakistan".
func readable(name string) string {
	name = strings.TrimSuffix(name, path.Ext(name))
	s := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || unicode.IsSpace(r) }), " ")
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return "Study"
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// leastTitle is how many letters the name of a folder has that can stand over a report.
const leastTitle = 3

// untitled gives a study without a title the name of its folder, and where that says
// nothing the titles of what it holds.
func (l *loader) untitled(name string) {
	if l.st.Title != "" {
		return
	}
	l.st.Title = readable(name)
	letters := 0
	for _, r := range l.st.Title {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters >= leastTitle {
		return
	}
	const most = 3
	var titles []string
	for _, ind := range l.tb.Indicators {
		title, _, _ := strings.Cut(or(ind.Title, readable(ind.ID)), ", ")
		if !slices.Contains(titles, title) && len(titles) <= most {
			titles = append(titles, title)
		}
	}
	if len(titles) > most {
		titles[most] = "…"
	}
	if len(titles) > 0 {
		l.st.Title = strings.Join(titles, ", ")
	}
}

// sourceKeys warns of a source that looks like a key of the descriptor mistyped: it
// would be a source of its own, that nothing describes.
func (l *loader) sourceKeys() {
	var keys []string
	for _, s := range l.tb.Sources {
		keys = append(keys, s.ID)
	}
	if len(keys) == 0 {
		return
	}
	seen, last := map[string]bool{"": true}, ""
	for i := range l.tb.Obs {
		o := &l.tb.Obs[i]
		if o.Source == last || seen[o.Source] {
			continue
		}
		seen[o.Source], last = true, o.Source
		if slices.Contains(keys, o.Source) || strings.ContainsAny(o.Source, " \t") || len(obs.Nearest(o.Source, keys)) == 0 {
			continue
		}
		l.faults = append(l.faults, obs.Fault{Pos: o.Pos, Severity: obs.SevWarning}.Saying(
			obs.Say("the source {} is no key of datapackage.json, and is taken for one of its own", quote(o.Source)), obs.DidYouMeanOr(o.Source, keys, obs.Message{})))
	}
}
