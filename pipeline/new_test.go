package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// TestNew checks that the starter study has neither fault nor warning, and runs.
func TestNew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mine")
	files, err := New(dir)
	if err != nil || len(files) != 6 {
		t.Fatalf("%v: %v", files, err)
	}
	c, err := Check(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range c.Faults {
		t.Error(f)
	}
	sum, err := Run(context.Background(), Options{Study: dir, Out: filepath.Join(t.TempDir(), "out"), Formats: []string{"svg"}, Jobs: 1})
	if err != nil || sum.Questions != 2 || sum.Figures < 2 {
		t.Errorf("%+v: %v", sum, err)
	}
	if _, err := New(dir); err == nil {
		t.Error("a study was written over another")
	}
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "x"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := New(full); err == nil {
		t.Error("a study was written into a folder with files")
	}
}
