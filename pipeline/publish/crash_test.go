package publish

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// A fault lets a number of changes on the disk pass and then stops them: all
// that follow, as a kill does, or one alone, as a full disk does.
type fault struct {
	mu   sync.Mutex
	pass int
	once bool
	err  error
	hit  string // the change that was stopped first
}

func (f *fault) hook(op, path string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.pass--
	if f.pass >= 0 || f.once && f.pass < -1 {
		return nil
	}
	if f.hit == "" {
		f.hit = op + " " + path
	}
	return f.err
}

// pass is a hook that stops nothing.
func pass(op, path string) error { return nil }

var errKilled = errors.New("killed")

// killed makes r's run into dir and drops it as a kill would after n changes. It
// reports whether the run got to its end.
func killed(t *testing.T, dir string, r report, n int) (done bool) {
	t.Helper()
	f := &fault{pass: n, err: errKilled}
	target, err := open(dir, f.hook)
	if err == nil {
		_, err = put(target, r)
		drop(target)
	}
	if err != nil && f.hit == "" {
		t.Fatal(err)
	}
	return f.hit == ""
}

// drop lets go of a target without tidying up.
func drop(t *Target) {
	t.lock.file.Unlock()
	t.disk.root.Close()
}

// own are files of the user's beside every report.
var own = report{"notes.txt": "mine", "figures/mine.png": "mine", ".analyze-tmp-notes/x": "mine"}

// reportDir is a folder with own and, unless r is nil, the report r.
func reportDir(t *testing.T, r report) string {
	dir := t.TempDir()
	for p, data := range own {
		write(t, dir, p, data)
	}
	if r != nil {
		target, err := open(dir, pass)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := put(target, r); err != nil {
			t.Fatal(err)
		}
		target.Close()
	}
	return dir
}

// whole says which report the folder holds, whole: the old one (nil: none) or
// newReport.
func whole(t *testing.T, dir string, old report) (isNew bool) {
	t.Helper()
	got := read(t, dir)
	if maps.Equal(got, with(newReport, own)) {
		return true
	}
	want := maps.Clone(own)
	if old != nil {
		want = with(old, own)
	}
	if !maps.Equal(got, want) {
		t.Fatalf("neither the old nor the new report: %q", got)
	}
	return false
}

// After a kill at every change of a run, Recover or Open leaves a whole report.
func TestKillAtEveryStep(t *testing.T) {
	for _, old := range []report{nil, oldReport} {
		for _, by := range []string{"Recover", "Open"} {
			seen := map[bool]int{}
			for n := 0; ; n++ {
				dir := reportDir(t, old)
				done := killed(t, dir, newReport, n)
				if by == "Recover" {
					if err := recoverDir(dir, pass); err != nil {
						t.Fatalf("step %d: %v", n, err)
					}
				} else {
					target, err := open(dir, pass)
					if err != nil {
						t.Fatalf("step %d: %v", n, err)
					}
					if err := target.Close(); err != nil {
						t.Fatalf("step %d: %v", n, err)
					}
				}
				isNew := whole(t, dir, old)
				if seen[true] > 0 && !isNew {
					t.Errorf("step %d: the new report was there before", n)
				}
				seen[isNew]++
				if done {
					break
				}
			}
			if seen[false] < 10 || seen[true] < 5 {
				t.Errorf("%s: steps with the old report and the new: %v", by, seen)
			}
		}
	}
}

// A kill during the completion of a killed run does no harm either.
func TestKillRecovery(t *testing.T) {
	for n, done := 0, false; !done; n++ {
		left := reportDir(t, oldReport)
		done = killed(t, left, newReport, n)
		isNew, first := false, true
		for m := n % 2; ; m += 2 { // the runs take turns, to save time
			dir := filepath.Join(t.TempDir(), "copy")
			if err := os.CopyFS(dir, os.DirFS(left)); err != nil {
				t.Fatal(err)
			}
			f := &fault{pass: m, err: errKilled}
			target, err := take(dir, f.hook, false)
			if err != nil {
				t.Fatal(err)
			}
			err = target.recover()
			drop(target)
			if err != nil && f.hit == "" {
				t.Fatalf("steps %d, %d: %v", n, m, err)
			}
			if err := recoverDir(dir, pass); err != nil {
				t.Fatalf("steps %d, %d: %v", n, m, err)
			}
			if now := whole(t, dir, oldReport); !first && now != isNew {
				t.Errorf("steps %d, %d: the end depends on where the completion was killed", n, m)
			} else {
				isNew, first = now, false
			}
			if f.hit == "" {
				break
			}
		}
	}
}

// One change that fails, for a full disk, say: the earlier report is untouched
// and nothing is left over, or the error says that the next run completes it.
func TestFailAtEveryStep(t *testing.T) {
	seen := map[string]int{}
	for n := 0; ; n++ {
		dir := reportDir(t, oldReport)
		f := &fault{pass: n, once: true, err: syscall.ENOSPC}
		target, err := open(dir, f.hook)
		if err == nil {
			_, err = put(target, newReport)
			target.Close()
		}
		if f.hit == "" {
			if !whole(t, dir, oldReport) || err != nil {
				t.Fatalf("not published: %v", err)
			}
			break
		}
		half := err != nil && strings.Contains(err.Error(), "the next run completes it")
		if err != nil && (!errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), dir)) {
			t.Errorf("%s: the error does not say what happened: %v", f.hit, err)
		}
		op, _, _ := strings.Cut(f.hit, " ")
		if half {
			if op == "create" || op == "write" || op == "sync" || op == "mkdir" {
				t.Errorf("%s: changed the report before there was space for all: %v", f.hit, err)
			}
			if err := recoverDir(dir, pass); err != nil {
				t.Error(err)
			}
		}
		if op == "remove" {
			os.Remove(filepath.Join(dir, "tables")) // left, empty, where it could not be removed
		}
		if isNew := whole(t, dir, oldReport); isNew != (half || err == nil) {
			t.Errorf("%s: new report %v, error %v", f.hit, isNew, err)
		}
		seen[op+fmt.Sprint(half)]++
	}
	for _, want := range []string{"createfalse", "writefalse", "syncfalse", "mkdirfalse", "renamefalse", "renametrue", "removetrue"} {
		if seen[want] == 0 {
			t.Errorf("no step %s: %v", want, seen)
		}
	}
}

// At every change, a reader sees each file whole, and the new manifest only
// beside the whole new report.
func TestReaders(t *testing.T) {
	dir := reportDir(t, oldReport)
	before, after := with(oldReport, own), with(newReport, own)
	look := func(op, path string) error {
		got := read(t, dir)
		for p, data := range got {
			if p == journalName || p == lockName || strings.HasPrefix(p, tempPrefix) || strings.HasSuffix(p, "/") {
				continue
			}
			if b, ok := before[p]; ok && b == data {
				continue
			}
			if a, ok := after[p]; !ok || a != data {
				t.Errorf("%s %s: %s holds %q", op, path, p, data)
			}
		}
		for p := range before {
			if _, ok := got[p]; !ok && after[p] != "" {
				t.Errorf("%s %s: %s is missing", op, path, p)
			}
		}
		if got[ManifestName] == after[ManifestName] {
			for p, data := range after {
				if got[p] != data {
					t.Errorf("%s %s: %s is not the manifest's", op, path, p)
				}
			}
		}
		return nil
	}
	var mu sync.Mutex
	target, err := open(dir, func(op, path string) error {
		mu.Lock()
		defer mu.Unlock()
		return look(op, path)
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := put(target, newReport); err != nil {
		t.Error(err)
	}
	target.Close()
	if !whole(t, dir, oldReport) {
		t.Error("not published")
	}
}
