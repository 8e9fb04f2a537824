package publish

import (
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A study before and after an import: some files are replaced, one is new, and a
// manifest.json is the user's as everything else.
var (
	studyOld  = report{"a.csv": "1", "b.csv": "1", "same.csv": "s", "datapackage.json": "old", "study.yaml": "mine", "manifest.json": "not JSON"}
	replacing = []File{{"a.csv", []byte("2")}, {"b.csv", []byte("2")}, {"c/d.csv", []byte("2")}, {"same.csv", []byte("s")}, {"datapackage.json", []byte("new")}}
	studyNew  = report{"a.csv": "2", "b.csv": "2", "c/d.csv": "2", "same.csv": "s", "datapackage.json": "new", "study.yaml": "mine", "manifest.json": "not JSON"}
)

func studyDir(t *testing.T) string {
	dir := t.TempDir()
	for p, data := range studyOld {
		write(t, dir, p, data)
	}
	return dir
}

func replace(t *Target) (Summary, error) {
	for _, f := range replacing {
		if err := t.AddFrom(f.Path, func(w io.Writer) error { _, err := w.Write(f.Data); return err }); err != nil {
			return Summary{}, err
		}
	}
	return t.Replace()
}

// After a kill at every change, Recover or the next OpenShared leaves all files of
// the import or none.
func TestReplaceKilledAtEveryStep(t *testing.T) {
	for _, by := range []string{"Recover", "OpenShared"} {
		seen := map[bool]int{}
		for n := 0; ; n++ {
			dir := studyDir(t)
			f := &fault{pass: n, err: errKilled}
			target, err := openShared(dir, f.hook)
			if err == nil {
				_, err = replace(target)
				drop(target)
			}
			if err != nil && f.hit == "" {
				t.Fatal(err)
			}
			if by == "Recover" {
				err = recoverDir(dir, pass)
			} else if target, err = openShared(dir, pass); err == nil {
				err = target.Close()
			}
			if err != nil {
				t.Fatalf("killed at %s: %v", f.hit, err)
			}
			got := read(t, dir)
			isNew := maps.Equal(got, studyNew)
			if !isNew && !maps.Equal(got, studyOld) {
				t.Fatalf("killed at %s: a mixture: %q", f.hit, got)
			}
			seen[isNew]++
			if f.hit == "" {
				break
			}
		}
		if seen[true] < 3 || seen[false] < 3 {
			t.Errorf("kills on one side alone: %v", seen)
		}
	}
}

// A disk that is full once leaves the study as it was, or says that the next run
// completes it.
func TestReplaceFails(t *testing.T) {
	for n := 0; ; n++ {
		dir := studyDir(t)
		f := &fault{pass: n, once: true, err: syscall.ENOSPC}
		target, err := openShared(dir, f.hook)
		if err == nil {
			_, err = replace(target)
			target.Close()
		}
		if f.hit == "" {
			break
		}
		half := err != nil && strings.Contains(err.Error(), "the next run completes it")
		if err := recoverDir(dir, pass); err != nil {
			t.Fatal(err)
		}
		want := studyOld
		if half || err == nil {
			want = studyNew
		}
		if got := read(t, dir); !maps.Equal(got, want) {
			t.Errorf("%s: %v leaves %q", f.hit, err, got)
		}
	}
}

func TestReplace(t *testing.T) {
	dir := studyDir(t)
	target, err := OpenShared(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenShared(dir); !errors.Is(err, ErrBusy) {
		t.Errorf("a second one: %v", err)
	}
	sum, err := replace(target)
	target.Close()
	if err != nil || !maps.Equal(read(t, dir), studyNew) ||
		!slices.Equal(sum.Written, []string{"a.csv", "b.csv", "c/d.csv", "datapackage.json"}) || !slices.Equal(sum.Unchanged, []string{"same.csv"}) {
		t.Errorf("%+v, %v: %q", sum, err, read(t, dir))
	}
	if target, err = OpenShared(dir); err != nil { // again: nothing changes
		t.Fatal(err)
	}
	defer target.Close()
	if sum, err := replace(target); err != nil || len(sum.Written) != 0 {
		t.Errorf("%+v, %v", sum, err)
	}
}

// What is no plain file stays, and so does everything else.
func TestReplaceInTheWay(t *testing.T) {
	for name, put := range map[string]func(path string) error{
		"folder": func(path string) error { return os.Mkdir(path, 0o755) },
		"link":   func(path string) error { return os.Symlink("study.yaml", path) },
	} {
		dir := studyDir(t)
		path := filepath.Join(dir, "datapackage.json")
		if err := errors.Join(os.Remove(path), put(path)); err != nil {
			t.Skip(err)
		}
		target, err := OpenShared(dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := replace(target); !errors.Is(err, ErrNotOurs) || !strings.Contains(err.Error(), "datapackage.json") {
			t.Errorf("%s: %v", name, err)
		}
		target.Close()
		if got := read(t, dir); got["a.csv"] != "1" || got["study.yaml"] != "mine" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A journal of a size that none has is not read, and does not stay.
func TestHugeJournal(t *testing.T) {
	dir := studyDir(t)
	write(t, dir, journalName, "")
	if err := os.Truncate(filepath.Join(dir, journalName), largestJournal+1); err != nil {
		t.Skip(err)
	}
	if err := Recover(dir); err != nil || !maps.Equal(read(t, dir), studyOld) {
		t.Errorf("%v: %d files", err, len(read(t, dir)))
	}
}
