package report

// A Manifest says what made a run and what it left.
type Manifest struct {
	Version string
	Study   string
	Options []Option // in the order of the command line's help
	Inputs  []File
	Outputs []File
}

// An Option is a setting of the run that decides what is written.
type Option struct{ Name, Value string }

// A File is a file with its checksum, so that a reader can tell whether it is
// the one that a run read or wrote.
type File struct {
	Path   string
	SHA256 string
	Size   int64
}

// ManifestJSON is manifest.json.
func ManifestJSON(m Manifest) ([]byte, error) {
	w := &jsonWriter{}
	w.open("", '{')
	w.str("version", m.Version)
	w.str("study", m.Study)
	w.open("options", '{')
	for _, o := range m.Options {
		w.str(o.Name, o.Value)
	}
	w.close('}')
	for _, l := range []struct {
		key   string
		files []File
	}{{"inputs", m.Inputs}, {"outputs", m.Outputs}} {
		w.open(l.key, '[')
		for _, f := range l.files {
			w.record().str("path", f.Path).str("sha256", f.SHA256).num("size", float64(f.Size)).end()
		}
		w.close(']')
	}
	w.close('}')
	return w.bytes()
}
