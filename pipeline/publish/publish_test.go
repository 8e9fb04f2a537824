package publish

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A report is the files of a run, without the manifest.
type report map[string]string

// put adds r's files and publishes them with a manifest that lists them.
func put(t *Target, r report) (Summary, error) {
	for _, p := range slices.Sorted(maps.Keys(r)) {
		if err := t.Add(File{p, []byte(r[p])}); err != nil {
			return Summary{}, err
		}
	}
	return t.Publish(manifestOf(t.Outputs()))
}

func manifestOf(outputs []Output) []byte {
	data, err := json.MarshalIndent(map[string]any{"version": "1", "outputs": outputs}, "", "  ")
	if err != nil {
		panic(err)
	}
	return data
}

// run is one whole run into dir.
func run(t *testing.T, dir string, r report) Summary {
	t.Helper()
	sum, err := tryRun(dir, r)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func tryRun(dir string, r report) (Summary, error) {
	target, err := Open(dir)
	if err != nil {
		return Summary{}, err
	}
	sum, err := put(target, r)
	return sum, errors.Join(err, target.Close())
}

// read returns every file below dir, and every empty folder with a slash.
func read(t *testing.T, dir string) report {
	t.Helper()
	got := report{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == dir {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir():
			if inside, err := os.ReadDir(p); err == nil && len(inside) == 0 {
				got[rel+"/"] = ""
			}
		case d.Type()&fs.ModeSymlink != 0:
			got[rel], err = os.Readlink(p)
		default:
			var data []byte
			data, err = os.ReadFile(p)
			got[rel] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// with is what a folder holds after a run that made r: its files, the manifest
// and the user's own files.
func with(r report, own ...report) report {
	var outputs []Output
	want := report{}
	for _, p := range slices.Sorted(maps.Keys(r)) {
		want[p] = r[p]
		outputs = append(outputs, describe(File{p, []byte(r[p])}))
	}
	want[ManifestName] = string(manifestOf(outputs))
	for _, o := range own {
		maps.Copy(want, o)
	}
	return want
}

func wantFiles(t *testing.T, dir string, want report) {
	t.Helper()
	got := read(t, dir)
	if maps.Equal(got, want) {
		return
	}
	for p := range got {
		if _, ok := want[p]; !ok {
			t.Errorf("%s is there", p)
		}
	}
	for p, data := range want {
		if got[p] != data {
			t.Errorf("%s holds %q; want %q", p, got[p], data)
		}
	}
}

// write puts a user's file into dir.
func write(t *testing.T, dir, p, data string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(p))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

var (
	oldReport = report{"report.html": "old", "estimates.csv": "id\n1\n", "figures/a.png": "a", "figures/gone.png": "g", "tables/t.tex": "t"}
	newReport = report{"report.html": "new", "estimates.csv": "id\n1\n", "figures/a.png": "a2", "figures/b.png": "b", "maps/m.svg": "m"}
)

func TestPublish(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "reports", "x")
	sum := run(t, dir, oldReport)
	wantFiles(t, dir, with(oldReport))
	if len(sum.Written) != len(oldReport)+1 || len(sum.Unchanged) != 0 {
		t.Errorf("first run: %+v", sum)
	}

	write(t, dir, "notes.txt", "mine")
	write(t, dir, "figures/mine.png", "mine")
	sum = run(t, dir, newReport)
	wantFiles(t, dir, with(newReport, report{"notes.txt": "mine", "figures/mine.png": "mine"}))
	for _, tt := range []struct {
		name      string
		got, want []string
	}{
		{"written", sum.Written, []string{"figures/a.png", "figures/b.png", ManifestName, "maps/m.svg", "report.html"}},
		{"unchanged", sum.Unchanged, []string{"estimates.csv"}},
		{"removed", sum.Removed, []string{"figures/gone.png", "tables/t.tex"}},
		{"edited", sum.Edited, nil},
	} {
		if !slices.Equal(tt.got, tt.want) {
			t.Errorf("%s: %q; want %q", tt.name, tt.got, tt.want)
		}
	}
	if len(sum.Kept) != 0 {
		t.Errorf("kept: %v", sum.Kept)
	}
}

func TestUnchangedKeepTimes(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, oldReport)
	then := time.Date(2001, 9, 11, 0, 0, 0, 0, time.UTC)
	all := with(oldReport)
	for p := range all {
		if err := os.Chtimes(filepath.Join(dir, filepath.FromSlash(p)), then, then); err != nil {
			t.Fatal(err)
		}
	}
	changed := maps.Clone(oldReport)
	changed["report.html"] = "new"
	for _, tt := range []struct {
		r    report
		kept int
	}{{oldReport, len(all)}, {changed, len(all) - 2}} { // not the file, not the manifest
		run(t, dir, tt.r)
		kept := 0
		for p := range all {
			info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(p)))
			if err != nil {
				t.Fatal(err)
			}
			if info.ModTime().Equal(then) {
				kept++
			}
		}
		if kept != tt.kept {
			t.Errorf("%d files kept their time stamp; want %d", kept, tt.kept)
		}
	}
}

// A file that the user changed is replaced if the run makes it, and left if not.
func TestEdited(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, oldReport)
	write(t, dir, "report.html", "edited")
	write(t, dir, "figures/gone.png", "edited")
	sum := run(t, dir, newReport)
	wantFiles(t, dir, with(newReport, report{"figures/gone.png": "edited"}))
	if !slices.Equal(sum.Edited, []string{"report.html"}) {
		t.Errorf("edited: %q", sum.Edited)
	}
	if len(sum.Kept) != 1 || sum.Kept[0].Path != "figures/gone.png" || sum.Kept[0].Reason == "" {
		t.Errorf("kept: %+v", sum.Kept)
	}
	if sum := run(t, dir, newReport); len(sum.Kept)+len(sum.Removed)+len(sum.Written) != 0 {
		t.Errorf("a second time: %+v", sum)
	}
}

func TestSummaryNamesNoUnlisted(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "figures/a.png", oldReport["figures/a.png"]) // the same content: nothing is lost
	sum := run(t, dir, oldReport)
	if !slices.Equal(sum.Unchanged, []string{"figures/a.png"}) {
		t.Errorf("unchanged: %q", sum.Unchanged)
	}
}

func TestClose(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "a", "b")
	target, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := target.Add(File{"x/y.csv", []byte("1")}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := target.Close(); err != nil {
			t.Error(err)
		}
	}
	wantFiles(t, parent, report{})
	if err := target.Add(File{"z.csv", nil}); err == nil {
		t.Error("a file was added after Close")
	}
	if _, err := target.Publish(nil); err == nil {
		t.Error("published after Close")
	}

	run(t, dir, oldReport)
	if target, err = Open(dir); err != nil {
		t.Fatal(err)
	}
	target.Add(File{"report.html", []byte("never published")})
	target.Close()
	wantFiles(t, dir, with(oldReport))
}

func TestOutputs(t *testing.T) {
	target, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	target.Add(File{"b", []byte("abc")})
	target.Add(File{"a", nil})
	want := []Output{
		{"a", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0}, // NIST CAVP, SHA256ShortMsg, Len = 0
		{"b", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3}, // FIPS 180-2, appendix B.1
	}
	if got := target.Outputs(); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// The manifest must list what was added, or the next run could not tell.
func TestManifestMustMatch(t *testing.T) {
	for _, manifest := range []string{"", "{}", `{"outputs": []}`, `{"outputs": [{"path": "../a", "sha256": ""}]}`} {
		dir := t.TempDir()
		target, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		target.Add(File{"a.csv", []byte("1")})
		if _, err := target.Publish([]byte(manifest)); err == nil || !strings.Contains(err.Error(), ManifestName) {
			t.Errorf("%q: %v", manifest, err)
		}
		target.Close()
		wantFiles(t, dir, report{})
	}
}
