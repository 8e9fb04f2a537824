package publish

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

func TestBusy(t *testing.T) {
	dir := t.TempDir()
	first, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(dir)
	if !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), dir) ||
		!strings.Contains(err.Error(), "process "+strconv.Itoa(os.Getpid())) || !strings.Contains(err.Error(), "-o") {
		t.Errorf("second run: %v", err)
	}
	if err := Recover(dir); err != nil {
		t.Errorf("Recover beside a run that does not publish: %v", err)
	}
	write(t, dir, journalName, "{")
	if err := Recover(dir); !errors.Is(err, ErrBusy) {
		t.Errorf("Recover beside a run that publishes: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, journalName)); err != nil {
		t.Fatal(err)
	}
	if _, err := put(first, oldReport); err != nil {
		t.Error(err)
	}
	first.Close()
	run(t, dir, newReport)
	wantFiles(t, dir, with(newReport))
}

// Runs that come and go keep each other out, though each removes the lock file
// and the folder.
func TestLockRaces(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	var holders atomic.Int32
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for runs := 0; runs < 100; {
				target, err := Open(dir)
				if errors.Is(err, ErrBusy) {
					runtime.Gosched()
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				if holders.Add(1) != 1 {
					t.Error("two runs hold the folder")
				}
				runs++
				holders.Add(-1)
				if err := target.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if inside, err := os.ReadDir(dir); len(inside) > 0 { // empty, it may be left by those who did not make it
		t.Errorf("left over: %v, %v", inside, err)
	}
}

// A run whose lock file was removed by hand may no longer be alone.
func TestLockRemoved(t *testing.T) {
	dir := t.TempDir()
	first, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, lockName)); err != nil {
		t.Skip(err) // Windows holds it
	}
	second, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := put(first, oldReport); err == nil {
		t.Error("published without a lock")
	}
	first.Close()
	if _, err := Open(dir); !errors.Is(err, ErrBusy) {
		t.Errorf("the first run removed the second one's lock: %v", err)
	}
	second.Close()
}

func TestConcurrentAdd(t *testing.T) {
	dir := t.TempDir()
	target, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	want := report{}
	for i := range 100 {
		p := fmt.Sprintf("figures/%d.png", i)
		want[p] = string(bytes.Repeat([]byte{byte(i)}, 1000))
		data := []byte(want[p])
		wg.Go(func() {
			if err := target.Add(File{p, data}); err != nil {
				t.Error(err)
			}
			target.Outputs()
		})
	}
	wg.Wait()
	if _, err := target.Publish(manifestOf(target.Outputs())); err != nil {
		t.Fatal(err)
	}
	if err := target.Add(File{"late", nil}); err == nil {
		t.Error("a file was added after Publish")
	}
	if _, err := target.Publish(manifestOf(target.Outputs())); err == nil {
		t.Error("published twice")
	}
	target.Close()
	wantFiles(t, dir, with(want))
}

// A folder that cannot be made or written is not one that another run holds: the
// error says what stands in the way.
func TestCannotCreate(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "file", "mine")
	at := func(p string) string { return filepath.Join(dir, filepath.FromSlash(p)) }
	if err := os.Symlink("nowhere", at("link")); err != nil {
		t.Skip(err)
	}
	cases := map[string]string{
		at("file"):            at("file") + " is a file, not a folder",
		at("file/a"):          "cannot create the folder " + at("file/a") + ": " + at("file") + " is a file, not a folder",
		at("file/a/b"):        "cannot create the folder " + at("file/a/b") + ": " + at("file") + " is a file, not a folder",
		at("link"):            at("link") + " is a link to nothing",
		at("link/a"):          at("link") + " is a link to nothing",
		at("a\x00b"):          "cannot create the folder",
		at(longName):          "cannot create the folder",
		at("new/" + longName): "cannot create the folder",
	}
	if runtime.GOOS == "linux" {
		cases["/proc/x"] = "cannot create the folder /proc/x: "
		cases["/proc/x/y"] = "cannot create the folder /proc/x/y: "
		cases["/proc"] = "cannot write into /proc: "
		cases["/dev/null"] = "/dev/null is a file, not a folder"
		cases["/dev/null/x"] = "cannot create the folder /dev/null/x: /dev/null is a file"
	}
	for path, want := range cases {
		target, err := Open(path)
		if err == nil {
			target.Close()
			t.Errorf("%q was opened", path)
			continue
		}
		if errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "-o") {
			t.Errorf("%q: %v\nwant %s", path, err, want)
		}
	}
	if _, err := os.Stat(at("new")); err == nil {
		t.Error("a folder that was made on the way is left")
	}
	if data, err := os.ReadFile(at("file")); string(data) != "mine" {
		t.Errorf("the file in the way is %q, %v", data, err)
	}
}

var longName = strings.Repeat("x", 300)

// A folder that takes no files, for a user who may not write there.
func TestCannotWrite(t *testing.T) {
	if os.Getuid() <= 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{dir: "cannot write into " + dir, filepath.Join(dir, "a"): "cannot create the folder " + filepath.Join(dir, "a")} {
		if _, err := Open(path); err == nil || errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), want+": permission denied") {
			t.Errorf("%s: %v", path, err)
		}
	}
}
