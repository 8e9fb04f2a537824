package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"defensetrade/pipeline/load"
	"defensetrade/pipeline/provider"
)

// ImportOptions say what to import, and into which study.
type ImportOptions struct {
	Files  []string
	Study  string // a folder, made where it is missing
	Accept bool   // values may disappear that the study has now
	provider.Options
}

// An Imported is what an import read and wrote.
type Imported struct {
	Import    *provider.Import
	Tables    []provider.Table
	Changes   []provider.Change // of files that an earlier import wrote
	Written   []string          // paths
	Unchanged []string
}

// Import reads publishers' files into a study: one tidy CSV an indicator, and the
// entries of datapackage.json. Where a file has a fault nothing is written; what
// was read comes back beside *ErrForm.
func Import(o ImportOptions) (*Imported, error) {
	im, err := provider.Read(o.Files, o.Options)
	out := &Imported{Import: im}
	if err != nil {
		return out, err
	}
	if im.Faults.Errors() > 0 {
		return out, &ErrForm{im.Faults.Limit(mostFaults)}
	}
	out.Tables = im.Tables()
	old, err := os.ReadFile(filepath.Join(o.Study, provider.DescriptorName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return out, err
	}
	abs, err := filepath.Abs(o.Study)
	if err != nil {
		return out, err
	}
	d, err := provider.NewDescriptor(old, filepath.Base(abs))
	if err != nil {
		return out, err
	}
	if err := out.compare(o, d); err != nil {
		return out, err
	}
	var files []written
	for _, t := range out.Tables {
		path := filepath.Join(o.Study, t.Path)
		d.Put(t)
		files = append(files, written{path, t.Write})
	}
	data, err := d.Bytes()
	if err != nil {
		return out, err
	}
	files = append(files, written{filepath.Join(o.Study, provider.DescriptorName), func(w io.Writer) error { _, err := w.Write(data); return err }})
	return out, out.write(o.Study, files)
}

// ErrShrinks is the error of an import after which values would be missing that
// the study has now.
var ErrShrinks = errors.New("values that the study has now would disappear; give --accept to write it all the same")

// compare holds the tables against the files that are to be replaced.
func (out *Imported) compare(o ImportOptions, d *provider.Descriptor) error {
	shrinks := false
	for _, t := range out.Tables {
		path := filepath.Join(o.Study, t.Path)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if !d.Imported(t.Path) {
			return fmt.Errorf("%s is there already and was not written by analyze import; move it away", path)
		}
		root, err := os.OpenRoot(o.Study)
		if err != nil {
			return err
		}
		_, old, faults := load.Study(root.FS(), "", t.Path)
		root.Close()
		if faults.Errors() > 0 {
			return fmt.Errorf("%s, which is to be replaced, cannot be read; see analyze check, or move it away", path)
		}
		c := provider.Compare(old.Obs, out.Import.Observations(t.Path))
		c.Path, c.Old, c.New = t.Path, d.Vintage(t.Path), t.Vintage()
		out.Changes = append(out.Changes, c)
		shrinks = shrinks || len(c.Gone) > 0
	}
	if shrinks && !o.Accept {
		return ErrShrinks
	}
	return nil
}

type written struct {
	path string
	to   func(io.Writer) error
}

// write puts all files beside their targets and then renames each, the descriptor
// last, so that nobody reads half a file and a full disk changes nothing.
func (out *Imported) write(dir string, files []written) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(dir, ".analyze-import-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	type move struct{ from, to string }
	var moves []move
	for i, f := range files {
		from := filepath.Join(temp, fmt.Sprint(i))
		if err := create(from, f.to); err != nil {
			return err
		}
		if same(from, f.path) {
			out.Unchanged = append(out.Unchanged, f.path)
			continue
		}
		moves = append(moves, move{from, f.path})
	}
	for _, m := range moves {
		if err := os.Rename(m.from, m.to); err != nil {
			return err
		}
		out.Written = append(out.Written, m.to)
	}
	return nil
}

func create(path string, to func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(to(f), f.Close())
}

// same reports whether two files hold the same bytes.
func same(a, b string) bool {
	f, err := os.Open(a)
	if err != nil {
		return false
	}
	defer f.Close()
	g, err := os.Open(b)
	if err != nil {
		return false
	}
	defer g.Close()
	x, y := make([]byte, 1<<16), make([]byte, 1<<16)
	for {
		n, errF := io.ReadFull(f, x)
		m, errG := io.ReadFull(g, y)
		if n != m || !bytes.Equal(x[:n], y[:m]) {
			return false
		}
		if errF != nil || errG != nil {
			return errF == errG && errF != nil && (errF == io.EOF || errF == io.ErrUnexpectedEOF)
		}
	}
}
