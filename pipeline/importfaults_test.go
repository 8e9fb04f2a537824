package pipeline_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"defensetrade/pipeline"
	"defensetrade/pipeline/provider"
	"defensetrade/pipeline/publish"
)

// importChild makes the test binary import a file into the study that it names.
const importChild = "FAULT_TEST_IMPORT"

// importAll is the child's main, and what tests do in their own process.
func importAll(file, study string) error {
	_, err := pipeline.Import(pipeline.ImportOptions{Files: []string{file}, Study: study, Accept: true, Options: provider.Options{
		Mapping: provider.Mapping{EntityColumn: "land", YearColumn: "year", ValueColumn: "value", IndicatorColumn: "what", Unit: "persons"}}})
	return err
}

// download is a table of so many indicators, whose values begin at a number.
func download(t *testing.T, name string, indicators int, from int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("land,year,what,value\n")
	for i := range indicators {
		for year := 1950; year < 2020; year++ {
			fmt.Fprintf(&b, "Turkey,%d,%s %d,%d\nPakistan,%d,%s %d,%d\n", year, name, i, from+year, year, name, i, from+i)
		}
	}
	path := filepath.Join(t.TempDir(), name+".csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestKilledImports kills imports at random moments: analyze check finds the study
// of the one or of the other, and the author's files as they were.
func TestKilledImports(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	downloads := [2]string{download(t, "x", 60, 0), download(t, "x", 60, 1000)}
	study := filepath.Join(t.TempDir(), "study")
	var want [2]map[string]string
	began := time.Now()
	for _, i := range []int{1, 0} {
		for name, text := range map[string]string{"study.yaml": "title: Mine\n", "README.md": "mine"} {
			if err := errors.Join(os.MkdirAll(study, 0o755), os.WriteFile(filepath.Join(study, name), []byte(text), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		began = time.Now()
		if err := importAll(downloads[i], study); err != nil {
			t.Fatal(err)
		}
		want[i] = contents(t, study)
	}
	length := time.Since(began) + 20*time.Millisecond
	r := rand.New(rand.NewPCG(3, 4))
	now, seen := 0, [2]int{}
	for i := range *kills {
		cmd := exec.CommandContext(t.Context(), self)
		cmd.Env = append(os.Environ(), faultChild+"="+downloads[1-now], importChild+"="+study)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.Float64() * 1.3 * float64(length)))
		cmd.Process.Kill()
		cmd.Wait()
		c, err := pipeline.Check(study)
		if err != nil || c.Faults.Errors() > 0 {
			t.Fatalf("kill %d: %v %v", i, err, c.Faults)
		}
		got := contents(t, study)
		switch {
		case maps.Equal(got, want[now]):
			seen[0]++
		case maps.Equal(got, want[1-now]):
			seen[1]++
			now = 1 - now
		default:
			t.Fatalf("kill %d: the study is of neither import", i)
		}
	}
	t.Logf("%d kills: the earlier study %d times, the new one %d times", *kills, seen[0], seen[1])
}

// TestTwoImports: of imports into one study at once each gets in whole or says that
// another is at work; none undoes what another entered.
func TestTwoImports(t *testing.T) {
	study := filepath.Join(t.TempDir(), "study")
	errs := make([]error, 6)
	var wg sync.WaitGroup
	for i := range errs {
		file := download(t, fmt.Sprintf("n%d", i), 5, i)
		wg.Go(func() { errs[i] = importAll(file, study) })
	}
	wg.Wait()
	through := 0
	for _, err := range errs {
		if err == nil {
			through++
		} else if !errors.Is(err, publish.ErrBusy) {
			t.Error(err)
		}
	}
	c, err := pipeline.Check(study)
	if err != nil || c.Faults.Errors() > 0 {
		t.Fatal(err, c.Faults)
	}
	described := 0
	for id, ind := range c.Table.Indicators {
		if ind.Unit.Name != "" || ind.Unit.Kind == "count" {
			described++
		} else {
			t.Errorf("%v has lost its entry", id)
		}
	}
	if through == 0 || described != 5*through {
		t.Errorf("%d imports got through, %d indicators are described", through, described)
	}
}

// TestImportNowhere: a folder that takes no files, or that is none, is an error
// that names it, and nothing is left behind.
func TestImportNowhere(t *testing.T) {
	file := download(t, "x", 1, 0)
	closed := t.TempDir()
	if err := os.Chmod(closed, 0o555); err != nil {
		t.Fatal(err)
	}
	probe := os.WriteFile(filepath.Join(closed, "probe"), nil, 0o644)
	for name, study := range map[string]string{"closed": closed, "in closed": filepath.Join(closed, "study"), "file": file, "below a file": filepath.Join(file, "study")} {
		if probe == nil && strings.Contains(name, "closed") || runtime.GOOS == "windows" {
			continue // as root everything is open
		}
		if err := importAll(file, study); err == nil || !strings.Contains(err.Error(), study) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestImportOverNoFile: what stands in the study under the name of a file of the
// import and is none is neither waited for nor replaced.
func TestImportOverNoFile(t *testing.T) {
	file := download(t, "x", 1, 0)
	for _, name := range []string{provider.DescriptorName, "x.csv"} {
		study := t.TempDir()
		path := filepath.Join(study, name)
		if msg, err := exec.Command("mkfifo", path).CombinedOutput(); err != nil {
			t.Skipf("%v: %s", err, msg)
		}
		if err := importAll(file, study); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("a pipe %s: %v", name, err)
		}
		if entries, err := os.ReadDir(study); err != nil || len(entries) != 1 {
			t.Errorf("a pipe %s: left %v, %v", name, entries, err)
		}
	}
}
