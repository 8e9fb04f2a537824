package publish

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

// What a power failure could take is flushed before the step that relies on it:
// each file that will be renamed before the journal, the journal before the first
// rename, the renames before the journal goes.
func TestFlushOrder(t *testing.T) {
	var (
		mu  sync.Mutex
		ops []string
	)
	dir := reportDir(t, oldReport)
	target, err := open(dir, func(op, path string) error {
		mu.Lock()
		defer mu.Unlock()
		if _, name, ok := strings.Cut(path, "/"); ok && strings.HasPrefix(path, tempPrefix) {
			path = "temp " + name
		}
		ops = append(ops, op+" "+path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	sum, err := put(target, newReport)
	if err != nil {
		t.Fatal(err)
	}
	target.Close()

	committed := slices.Index(ops, "rename "+journalName)
	dropped := slices.Index(ops, "remove "+journalName)
	flushed := 0
	for _, op := range ops[:committed] {
		if strings.HasPrefix(op, "sync temp ") {
			flushed++
		}
	}
	if want := len(sum.Written) + 1; flushed != want { // and the journal
		t.Errorf("%d files flushed before the journal; want %d", flushed, want)
	}
	if ops[committed+1] != "syncdir ." {
		t.Errorf("after the journal: %s", ops[committed+1])
	}
	for _, dir := range []string{"syncdir figures", "syncdir maps", "syncdir ."} {
		if !slices.Contains(ops[committed+2:dropped], dir) {
			t.Errorf("no %s before the journal goes: %q", dir, ops)
		}
	}
}
