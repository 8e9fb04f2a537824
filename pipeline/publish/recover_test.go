package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A journal that is torn, or that we would not have written, is discarded with
// the temporary files of dead runs, and nothing else is touched.
func TestTornJournal(t *testing.T) {
	sum := strings.Repeat("0", 64)
	for _, text := range []string{
		"", "{", `{"temporary": ".analyze-tmp-1", "steps": [{"do": "rename", "path": "a`, "null", "[]", `{"temporary": ".analyze-tmp-1", "steps": []}`,
		`{"temporary": "figures", "steps": [{"do": "remove", "path": "figures/mine.png", "sha256": "` + sum + `"}]}`,
		`{"temporary": ".analyze-tmp-1", "steps": [{"do": "remove", "path": "../x", "sha256": "` + sum + `"}]}`,
		`{"temporary": ".analyze-tmp-1", "steps": [{"do": "rename", "from": "../notes.txt", "path": "x", "sha256": "` + sum + `"}]}`,
		`{"temporary": ".analyze-tmp-1", "steps": [{"do": "chmod", "path": "x", "sha256": "` + sum + `"}]}`,
		`{"temporary": ".analyze-tmp-1", "steps": [{"do": "remove", "path": "x", "sha256": ""}]}`,
	} {
		dir := reportDir(t, oldReport)
		write(t, dir, ".analyze-tmp-1/1", "half")
		write(t, dir, ".analyze-tmp-77/figures", "half")
		write(t, dir, journalName, text)
		if err := Recover(dir); err != nil {
			t.Errorf("%q: %v", text, err)
		}
		wantFiles(t, dir, with(oldReport, own))
	}
}

// Temporary folders are removed by name and kind; what only resembles one stays.
func TestStale(t *testing.T) {
	dir := t.TempDir()
	mine := report{".analyze-tmp-": "a file", ".analyze-tmp-5": "a file", ".analyze-tmp-x1/y": "a folder"}
	for p, data := range mine {
		write(t, dir, p, data)
	}
	write(t, dir, ".analyze-tmp-123/1", "stale")
	write(t, dir, lockName, "")
	target, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if target.Recovered() {
		t.Error("nothing was to be recovered")
	}
	target.Close()
	wantFiles(t, dir, mine)
}

// halfWay kills a run over oldReport after its first renames and returns the
// folder.
func halfWay(t *testing.T) string {
	t.Helper()
	for n := halfWayStep; ; n++ {
		dir := reportDir(t, oldReport)
		if killed(t, dir, newReport, n) {
			t.Fatal("never half way")
		}
		got := read(t, dir)
		if got["figures/b.png"] == "b" && got["report.html"] == "old" {
			halfWayStep = n
			return dir
		}
	}
}

// halfWayStep is where halfWay found the step that it looks for.
var halfWayStep int

func removeTemp(t *testing.T, dir string) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	found, err := tempDirs(root)
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	if err := root.RemoveAll(found[0]); err != nil {
		t.Fatal(err)
	}
}

func TestRecovered(t *testing.T) {
	target, err := Open(halfWay(t))
	if err != nil {
		t.Fatal(err)
	}
	if !target.Recovered() {
		t.Error("Open did not say that it completed a run")
	}
	target.Close()
}

// The temporary files of a killed run were removed by hand: the mixture cannot
// be completed, but a new run knows its files and mends it.
func TestDamaged(t *testing.T) {
	for _, r := range []report{newReport, oldReport, {"report.html": "other"}} {
		dir := halfWay(t)
		removeTemp(t, dir)
		before := read(t, dir)
		for range 2 {
			if err := Recover(dir); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), dir) {
				t.Errorf("error: %v", err)
			}
		}
		delete(before, lockName)
		wantFiles(t, dir, before)
		if target, err := Open(dir); err != nil {
			t.Error(err)
		} else {
			target.Close() // a run that fails leaves it as it was
		}
		wantFiles(t, dir, before)
		run(t, dir, r)
		os.Remove(filepath.Join(dir, "maps")) // a folder that the killed run made may be left, empty
		wantFiles(t, dir, with(r, own))
	}
}

// As before, but the user put a file of his own where the killed run made one.
func TestDamagedUsersFile(t *testing.T) {
	dir := halfWay(t)
	removeTemp(t, dir)
	write(t, dir, "figures/b.png", "mine")
	if _, err := tryRun(dir, newReport); !errors.Is(err, ErrNotOurs) {
		t.Errorf("error: %v", err)
	}
	if got := read(t, dir)["figures/b.png"]; got != "mine" {
		t.Errorf("figures/b.png holds %q", got)
	}
}

// The temporary files are gone, but nothing was replaced yet: the old report
// stands.
func TestLostBeforeStart(t *testing.T) {
	for n := 0; ; n++ {
		dir := reportDir(t, oldReport)
		if killed(t, dir, newReport, n) {
			t.Fatal("no journal")
		}
		if _, err := os.Stat(filepath.Join(dir, journalName)); err != nil {
			continue
		}
		removeTemp(t, dir)
		if err := Recover(dir); err != nil {
			t.Error(err)
		}
		wantFiles(t, dir, with(oldReport, own))
		return
	}
}

// A staged file that is not what the journal says, after a power failure, say, is
// not put in place.
func TestSpoiledTemp(t *testing.T) {
	dir := halfWay(t)
	for p := range read(t, dir) {
		if strings.HasPrefix(p, tempPrefix) && !strings.HasPrefix(p, tempPrefix+"notes") {
			write(t, dir, p, "spoiled")
		}
	}
	if err := Recover(dir); !errors.Is(err, ErrDamaged) {
		t.Errorf("error: %v", err)
	}
	run(t, dir, newReport)
	wantFiles(t, dir, with(newReport, own))
}

// Between the kill and the next run the user put a file where the killed run
// would have.
func TestRecoverUsersFile(t *testing.T) {
	dir := halfWay(t)
	write(t, dir, "maps/m.svg", "mine")
	err := Recover(dir)
	if !errors.Is(err, ErrNotOurs) || !strings.Contains(err.Error(), filepath.Join("maps", "m.svg")) {
		t.Errorf("error: %v", err)
	}
	if got := read(t, dir)["maps/m.svg"]; got != "mine" {
		t.Errorf("maps/m.svg holds %q", got)
	}
	if err := os.Remove(filepath.Join(dir, "maps", "m.svg")); err != nil {
		t.Fatal(err)
	}
	if err := Recover(dir); err != nil {
		t.Error(err)
	}
	if !whole(t, dir, oldReport) {
		t.Error("not completed")
	}
}
