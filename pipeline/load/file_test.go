package load

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// TestNoPipes: a pipe or a device in a study's folder may never end, so it is told
// and not read.
func TestNoPipes(t *testing.T) {
	good := &fstest.MapFile{Data: []byte("entity,year,value\nTUR,2001,3.5\n")}
	for _, name := range []string{"pipe.csv", "study.yaml", "datapackage.json"} {
		for _, mode := range []fs.FileMode{fs.ModeNamedPipe, fs.ModeDevice, fs.ModeSocket} {
			odd := &fstest.MapFile{Data: []byte("title: x\n"), Mode: mode}
			_, _, faults := Study(fstest.MapFS{"burden.csv": good, name: odd}, "s", "")
			told := faults.Error()
			if !strings.Contains(told, name+": error: this is not a file that can be read to its end") {
				t.Errorf("%s of mode %v: %q", name, mode, told)
			}
		}
	}
}

// A moving file system changes a file as soon as it is opened.
type moving struct {
	files  fstest.MapFS
	name   string
	change func(f *fstest.MapFile) // nil: the file vanishes
}

func (m moving) Open(name string) (fs.File, error) {
	f, err := m.files.Open(name)
	if name == m.name && err == nil {
		if m.change == nil {
			delete(m.files, name)
		} else {
			was := *m.files[name] // which is open
			m.change(&was)
			m.files[name] = &was
		}
	}
	return f, err
}

// Stat looks without opening.
func (m moving) Stat(name string) (fs.FileInfo, error) { return m.files.Stat(name) }

// TestChangedWhileRead: a file that is changed while the study is read is an
// error, in whichever way it was.
func TestChangedWhileRead(t *testing.T) {
	for what, change := range map[string]func(f *fstest.MapFile){
		"longer":  func(f *fstest.MapFile) { f.Data = append(slices.Clone(f.Data), "PAK,2001,1\n"...) },
		"shorter": func(f *fstest.MapFile) { f.Data = f.Data[:5] },
		"rewrite": func(f *fstest.MapFile) { f.ModTime = f.ModTime.Add(time.Second) },
		"removed": nil,
		"":        func(f *fstest.MapFile) {},
	} {
		for _, name := range []string{"a.csv", "study.yaml", "datapackage.json"} {
			fsys := moving{fstest.MapFS{
				"a.csv":            {Data: []byte("entity,year,value\nTUR,2001,3.5\n")},
				"study.yaml":       {Data: []byte("title: x\n")},
				"datapackage.json": {Data: []byte(`{"resources": [{"path": "a.csv"}]}`)},
			}, name, change}
			_, _, faults := Study(fsys, "s", "")
			told := strings.Contains(faults.Error(), name+": error: the file was changed while the study was read; wait")
			if told != (what != "") {
				t.Errorf("%s %s: told %v: %v", name, what, told, faults)
			}
		}
	}
}
