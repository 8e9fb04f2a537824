package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"defensetrade/pipeline/load"
	"defensetrade/pipeline/provider"
	"defensetrade/pipeline/publish"
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

// mostIndicators is how many indicators one import writes, each into a file.
const mostIndicators = 5000

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
	if n := len(im.Indicators); n > mostIndicators {
		return out, fmt.Errorf("the files hold %d indicators, more than the %d that a study takes; keep some with --indicators", n, mostIndicators)
	}
	out.Tables = im.Tables()
	if o.Stop != nil {
		if err := o.Stop(); err != nil {
			return out, err
		}
	}
	return out, out.into(o)
}

// into writes what was read into the study, all or nothing. From the look at what
// stands there until the end no other import can write.
func (out *Imported) into(o ImportOptions) error {
	target, err := publish.OpenShared(o.Study)
	if err != nil {
		return err
	}
	defer target.Close()
	root, err := os.OpenRoot(o.Study)
	if err != nil {
		return err
	}
	defer root.Close()
	if info, err := root.Stat(provider.DescriptorName); err == nil && !info.Mode().IsRegular() { // a pipe would be waited for
		return fmt.Errorf("%s is not a file; put a file in its place, or move it away", filepath.Join(o.Study, provider.DescriptorName))
	}
	old, err := root.ReadFile(provider.DescriptorName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	abs, err := filepath.Abs(o.Study)
	if err != nil {
		return err
	}
	d, err := provider.NewDescriptor(old, filepath.Base(abs))
	if err != nil {
		return err
	}
	if err := out.compare(o, root, d); err != nil {
		return err
	}
	for _, t := range out.Tables {
		d.Put(t)
		if err := target.AddFrom(t.Path, t.Write); err != nil {
			return err
		}
	}
	data, err := d.Bytes()
	if err != nil {
		return err
	}
	if err := target.Add(publish.File{Path: provider.DescriptorName, Data: data}); err != nil {
		return err
	}
	sum, err := target.Replace()
	if err != nil {
		return err
	}
	for _, p := range sum.Written {
		out.Written = append(out.Written, filepath.Join(o.Study, p))
	}
	for _, p := range sum.Unchanged {
		out.Unchanged = append(out.Unchanged, filepath.Join(o.Study, p))
	}
	return nil
}

// ErrShrinks is the error of an import after which values would be missing that
// the study has now.
var ErrShrinks = errors.New("values that the study has now would disappear; give --accept to write it all the same")

// ErrHalf is the error of an import that stopped among its last steps: the next
// command that reads the study completes it.
var ErrHalf = publish.ErrHalf

// compare holds the tables against the files that are to be replaced.
func (out *Imported) compare(o ImportOptions, root *os.Root, d *provider.Descriptor) error {
	shrinks := false
	for _, t := range out.Tables {
		path := filepath.Join(o.Study, t.Path)
		if _, err := root.Lstat(t.Path); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if !d.Imported(t.Path) {
			return fmt.Errorf("%s is there already and was not written by analyze import; move it away", path)
		}
		_, old, faults := load.Study(root.FS(), "", t.Path)
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
