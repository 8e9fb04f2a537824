package datasets

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestDefault: the study in the program is the one in the folder.
func TestDefault(t *testing.T) {
	n := 0
	err := fs.WalkDir(Default(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		n++
		in, err := fs.ReadFile(Default(), path)
		if err != nil {
			return err
		}
		on, err := os.ReadFile(filepath.Join(DefaultName, filepath.FromSlash(path)))
		if err != nil {
			return err
		}
		if !bytes.Equal(in, on) {
			t.Errorf("%s differs", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(DefaultName)
	if err != nil {
		t.Fatal(err)
	}
	if n != len(entries) || n == 0 {
		t.Errorf("the program holds %d files, the folder %d", n, len(entries))
	}
}
