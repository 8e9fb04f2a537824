package load

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
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
