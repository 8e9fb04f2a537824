package pipeline_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"defensetrade/pipeline"
	"defensetrade/pipeline/publish"
)

// What can go wrong outside the program: it is killed, the disk is full or
// read-only, another run or reader is at work, the input moves. After each the
// last good report is whole, and nothing of the user's was touched.

var kills = flag.Int("kills", 6, "how many times to kill a run")

// faultChild and faultOut make the test binary run a study into a folder.
const (
	faultChild = "FAULT_TEST_STUDY"
	faultOut   = "FAULT_TEST_OUT"
	// allFormats, when set, has figures drawn as PDF, too.
	allFormats = "FAULT_TEST_ALL_FORMATS"
)

// runChild is the child's main.
func runChild() int {
	if study := os.Getenv(importChild); study != "" {
		if importAll(os.Getenv(faultChild), study) != nil {
			return 1
		}
		return 0
	}
	formats := []string{"svg", "png"}
	if os.Getenv(allFormats) != "" {
		formats = nil
	}
	_, err := pipeline.Run(context.Background(), pipeline.Options{Study: os.Getenv(faultChild), Out: os.Getenv(faultOut), Formats: formats})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// child is the command of such a run.
func child(t *testing.T, study, out string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), faultChild+"="+study, faultOut+"="+out)
	return cmd
}

// writeStudy makes a small study whose values begin at a number, so that two of
// them give two reports.
func writeStudy(t *testing.T, from float64) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "small")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(header)
	for i := range 20 {
		fmt.Fprintf(&b, "TUR,%d,%.2f\nPAK,%d,%.2f\n", 2000+i, from+float64(i*i%7), 2000+i, from+float64(i%5))
	}
	if err := os.WriteFile(filepath.Join(dir, "burden.csv"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// mine are files of the user's in the folder of a report.
var mine = map[string]string{"notes.txt": "mine", "figures/mine.png": "mine", ".hidden/x": "mine"}

// contents are a folder's files.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// reports are the reports of two studies, with the user's files beside them, and
// a folder that holds the first.
func reports(t *testing.T) (studies [2]string, want [2]map[string]string, out string) {
	t.Helper()
	for i := range studies {
		studies[i] = writeStudy(t, float64(10*i))
		out = filepath.Join(t.TempDir(), "out")
		for name, text := range mine {
			path := filepath.Join(out, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if msg, err := child(t, studies[i], out).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, msg)
		}
		want[i] = contents(t, out)
	}
	if msg, err := child(t, studies[0], out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	return studies, want, out
}

// whichReport says which of two reports a folder holds, whole.
func whichReport(t *testing.T, out string, want [2]map[string]string) int {
	t.Helper()
	got := contents(t, out)
	for i := range want {
		if maps.Equal(got, want[i]) {
			return i
		}
	}
	for name := range got {
		if got[name] != want[0][name] && got[name] != want[1][name] {
			t.Errorf("%s is of neither report", name)
		}
	}
	t.Fatalf("the folder holds neither report: %d files", len(got))
	return -1
}

// TestKilledRuns kills whole runs at random moments.
func TestKilledRuns(t *testing.T) {
	studies, want, out := reports(t)
	r := rand.New(rand.NewPCG(1, 2))
	began := time.Now()
	if msg, err := child(t, studies[1], out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	length := time.Since(began)
	now, seen := 1, [2]int{}
	for i := range *kills {
		cmd := child(t, studies[1-now], out)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.Float64() * 1.1 * float64(length)))
		cmd.Process.Kill()
		cmd.Wait()
		if err := publish.Recover(out); err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
		is := whichReport(t, out, want)
		if is == now {
			seen[0]++
		} else {
			seen[1]++
		}
		now = is
	}
	t.Logf("%d kills: the earlier report %d times, the new one %d times", *kills, seen[0], seen[1])
}

// TestInterrupted cancels a run at each stage and at many files: the earlier
// report stays until the publication, which is not torn apart.
func TestInterrupted(t *testing.T) {
	studies, want, out := reports(t)
	for stop := 1; ; stop++ {
		ctx, cancel := context.WithCancel(t.Context())
		n := 0
		_, err := pipeline.Run(ctx, pipeline.Options{Study: studies[1], Out: out, Formats: []string{"svg", "png"}, Progress: func(string, int, int) {
			if n++; n == stop {
				cancel()
			}
		}})
		cancel()
		switch is := whichReport(t, out, want); {
		case err == nil && is == 1:
			if stop < 6 {
				t.Errorf("the run ended at step %d", stop)
			}
			return
		case !errors.Is(err, context.Canceled) || is != 0:
			t.Fatalf("step %d: report %d, %v", stop, is, err)
		}
	}
}

// TestTwoRuns: of runs into one folder at once one writes, the others say why
// not, and what stands in the end is one report.
func TestTwoRuns(t *testing.T) {
	studies, want, out := reports(t)
	var wg sync.WaitGroup
	errs := make([]error, 6)
	for i := range errs {
		wg.Go(func() {
			_, errs[i] = pipeline.Run(t.Context(), pipeline.Options{Study: studies[i%2], Out: out, Formats: []string{"svg", "png"}})
		})
	}
	wg.Wait()
	ok := 0
	for _, err := range errs {
		if err == nil {
			ok++
		} else if !errors.Is(err, publish.ErrBusy) || !strings.Contains(err.Error(), "choose another folder with -o") {
			t.Error(err)
		}
	}
	if ok == 0 {
		t.Error("no run got through")
	}
	whichReport(t, out, want)
}

// TestReadMeanwhile: a program that holds files of the report open reads what it
// opened to the end, whole.
func TestReadMeanwhile(t *testing.T) {
	studies, want, out := reports(t)
	open := map[string]*os.File{}
	for name := range want[0] {
		f, err := os.Open(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		open[name] = f
	}
	if msg, err := child(t, studies[1], out).CombinedOutput(); err != nil {
		t.Skipf("this system does not replace files that are open: %s", msg)
	}
	for name, f := range open {
		if data, err := io.ReadAll(f); err != nil || string(data) != want[0][name] {
			t.Errorf("%s, opened before the run, is not the old one (%v)", name, err)
		}
	}
	if is := whichReport(t, out, want); is != 1 {
		t.Errorf("report %d", is)
	}
}

// TestManifestIsTrue: the manifest lists every file of the report with its size
// and SHA-256, and every input.
func TestManifestIsTrue(t *testing.T) {
	_, want, _ := reports(t)
	var m struct {
		Inputs, Outputs []struct {
			Path, SHA256 string
			Size         int
		}
	}
	if err := json.Unmarshal([]byte(want[0]["manifest.json"]), &m); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{"manifest.json": true}
	for _, o := range m.Outputs {
		sum := sha256.Sum256([]byte(want[0][o.Path]))
		if o.Size != len(want[0][o.Path]) || o.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s is not as the manifest says", o.Path)
		}
		listed[o.Path] = true
	}
	for name := range want[0] {
		if _, own := mine[name]; listed[name] == own {
			t.Errorf("%s: listed %v, the user's %v", name, listed[name], own)
		}
	}
	if len(m.Inputs) != 1 || m.Inputs[0].Path != "burden.csv" {
		t.Errorf("inputs: %v", m.Inputs)
	}
}

// TestInputChanges: a study that is rewritten over and over either gives the
// report of one of its versions or is refused; never a mixture.
func TestInputChanges(t *testing.T) {
	studies, want, out := reports(t)
	text := [2][]byte{}
	for i := range studies {
		data, err := os.ReadFile(filepath.Join(studies[i], "burden.csv"))
		if err != nil {
			t.Fatal(err)
		}
		text[i] = data
	}
	study := writeStudy(t, 0)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				os.WriteFile(filepath.Join(study, "burden.csv"), text[i%2], 0o644) // not at once: truncated, then filled
			}
		}
	})
	for range 5 {
		_, err := pipeline.Run(t.Context(), pipeline.Options{Study: study, Out: out, Formats: []string{"svg", "png"}})
		var form *pipeline.ErrForm
		if err != nil && !errors.As(err, &form) {
			t.Error(err)
		}
		whichReport(t, out, want)
	}
	close(stop)
	wg.Wait()
}
