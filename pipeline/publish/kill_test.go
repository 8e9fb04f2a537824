package publish

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// The test binary runs itself with these set: the folder to write into, and how
// many changes to make before it kills itself.
const (
	childDir  = "PUBLISH_TEST_DIR"
	childStep = "PUBLISH_TEST_STEP"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		os.Exit(child(dir))
	}
	os.Exit(m.Run())
}

// child publishes newReport and kills itself on the way.
func child(dir string) int {
	left, err := strconv.Atoi(os.Getenv(childStep))
	if err != nil {
		return 3
	}
	var mu sync.Mutex
	target, err := open(dir, func(op, path string) error {
		mu.Lock()
		defer mu.Unlock()
		if left--; left < 0 {
			self, err := os.FindProcess(os.Getpid())
			if err == nil {
				err = self.Kill()
			}
			if err == nil {
				select {} // until it arrives
			}
			return err
		}
		return nil
	})
	if err == nil {
		_, err = put(target, newReport)
		target.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// changes counts the changes of a run of newReport over oldReport.
func changes(t *testing.T) int {
	var mu sync.Mutex
	n := 0
	target, err := open(reportDir(t, oldReport), func(op, path string) error {
		mu.Lock()
		defer mu.Unlock()
		n++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := put(target, newReport); err != nil {
		t.Fatal(err)
	}
	target.Close()
	return n
}

// kills is how many times TestKillProcess kills a process; make faults kills 200.
var kills = flag.Int("kills", 20, "how many times to kill a process")

// A process that is really killed leaves its lock, journal and temporary folder
// as they are; the next command makes a whole report of it.
func TestKillProcess(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	n := changes(t)
	seen := map[bool]int{}
	r := rand.New(rand.NewPCG(2001, 2024))
	var steps []int
	for len(steps) < *kills {
		steps = append(steps, r.Perm(n)...) // every step in turn, each round in another order
	}
	for _, step := range steps[:*kills] {
		dir := reportDir(t, oldReport)
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), childDir+"="+dir, childStep+"="+strconv.Itoa(step))
		var out strings.Builder
		cmd.Stderr = &out
		if err := cmd.Run(); err == nil || cmd.ProcessState.ExitCode() == 1 && out.Len() > 0 {
			t.Fatalf("step %d of %d: the child was not killed: %v %s", step, n, err, out.String())
		}
		if err := Recover(dir); err != nil {
			t.Fatalf("step %d of %d: %v", step, n, err)
		}
		seen[whole(t, dir, oldReport)]++
		run(t, dir, newReport) // and the folder is free for the next
		if !whole(t, dir, oldReport) {
			t.Errorf("step %d of %d: not published", step, n)
		}
	}
	if seen[true] == 0 || seen[false] == 0 {
		t.Errorf("the seed kills on one side alone: %v", seen)
	}
}
