package pipeline_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"defensetrade/pipeline"
)

// Broken inputs that are too many, too large or too odd for an archive each: a
// case is a line of a table that writes a study, and its faults, as a user would
// see them, stand under its name in testdata/hostile. With -update they are
// written anew.

// A hostile case is a study that is wrong in one way.
type hostile struct {
	name  string
	files files
	also  func(dir string) error // links, pipes and the like; nil where files are enough
	heavy bool                   // needs a process of its own, whose memory is measured
	raw   string                 // where it is a download to import: the file's name among files
}

// files are the contents of a study's files.
type files map[string]string

// The limits of a heavy case, and of every case with -measure: what the program
// may use, and after how long the watchdog takes it for hanging. The processor's
// time is a fault with -measure alone.
const (
	mostMemory = 300 << 20
	mostTime   = 2 * time.Second
	watchdog   = 2 * time.Minute
)

var measure = flag.Bool("measure", false, "run every hostile input in a process of its own and hold it to its time and memory")

// hostileChild is the study that a child process checks and prints the faults of.
const hostileChild = "HOSTILE_TEST_STUDY"

func TestMain(m *testing.M) {
	if dir := os.Getenv(hostileChild); dir != "" {
		fmt.Print(faultsOf(dir, ""))
		tellPeak()
		os.Exit(0)
	}
	if os.Getenv(faultChild) != "" {
		status := runChild()
		tellPeak()
		os.Exit(status)
	}
	os.Exit(m.Run())
}

// faultsOf is what analyze check prints of a study, with places as they are
// within its folder.
func faultsOf(dir, only string) string {
	c, err := pipeline.Check(filepath.Join(dir, only))
	if err != nil {
		return strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), "") + "\n"
	}
	for i := range c.Faults {
		c.Faults[i].Pos.File = strings.TrimPrefix(c.Faults[i].Pos.File, dir+string(filepath.Separator))
	}
	return lines(c.Faults)
}

func TestHostile(t *testing.T) {
	total := 0
	for _, group := range hostileGroups() {
		total += len(group.cases)
		t.Run(group.name, func(t *testing.T) {
			file := filepath.Join("testdata", "hostile", group.name+".txtar")
			want := map[string]string{}
			if ar, err := txtar.ParseFile(file); err == nil {
				for _, f := range ar.Files {
					want[f.Name] = string(f.Data)
				}
			} else if !*update {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: []byte(group.about + "\n")}
			for _, c := range group.cases {
				lines := run(t, c)
				got.Files = append(got.Files, txtar.File{Name: c.name, Data: []byte(lines)})
				if w, ok := want[c.name]; !*update && (!ok || w != lines) {
					t.Errorf("%s\ngot:\n%swant:\n%s", c.name, lines, w)
				}
				if strings.Contains(lines, "goroutine ") {
					t.Errorf("%s: %s", c.name, lines)
				}
			}
			if len(got.Files) != len(want) && !*update {
				t.Errorf("%d cases, %d in %s", len(got.Files), len(want), file)
			}
			if *update {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	if total < 300 {
		t.Errorf("%d hostile inputs, want at least 300", total)
	}
}

// run writes a case's study and returns its faults, shortened.
func run(t *testing.T, c hostile) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "study")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range c.files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if c.also != nil {
		if err := c.also(dir); err != nil {
			t.Skipf("%s: %v", c.name, err)
		}
	}
	if c.raw != "" {
		return shorten(imported(t, dir, c.raw))
	}
	if !c.heavy && !*measure {
		return shorten(faultsOf(dir, ""))
	}
	out, used, took := alone(t, dir)
	if used > mostMemory {
		t.Errorf("%s used %d MB, more than %d", c.name, used>>20, mostMemory>>20)
	}
	if *measure {
		t.Logf("%s: %.2f s, %d MB", c.name, took.Seconds(), used>>20)
		if took > mostTime {
			t.Errorf("%s took %.1f s, more than %v", c.name, took.Seconds(), mostTime)
		}
	}
	return shorten(out)
}

// imported is what analyze import says of a file; one that has a fault leaves the
// study as it is.
func imported(t *testing.T, dir, name string) string {
	t.Helper()
	into := filepath.Join(dir, "into")
	_, err := pipeline.Import(pipeline.ImportOptions{Files: []string{filepath.Join(dir, name)}, Study: into})
	if err == nil {
		return ""
	}
	if _, e := os.Stat(into); e == nil {
		t.Errorf("%s: a failed import made the study", name)
	}
	return strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), "") + "\n"
}

// alone checks a study in a process of its own, and says what it took.
func alone(t *testing.T, dir string) (lines string, used int64, took time.Duration) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), watchdog)
	defer cancel()
	cmd := exec.CommandContext(ctx, self)
	peak := filepath.Join(filepath.Dir(dir), "peak")
	cmd.Env = append(os.Environ(), hostileChild+"="+dir, peakFile+"="+peak)
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			err = fmt.Errorf("%w: %.2000s", err, exit.Stderr)
		}
		t.Error(err)
	}
	return string(out), peakOf(peak), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// peakFile names the file into which a child writes how large it ever was. What
// the system says of a child that has ended holds its parent's size as well.
const peakFile = "TEST_PEAK_FILE"

// tellPeak writes the line of /proc that says so; elsewhere nothing is known.
func tellPeak() {
	name := os.Getenv(peakFile)
	if status, err := os.ReadFile("/proc/self/status"); err == nil && name != "" {
		os.WriteFile(name, status, 0o644)
	}
}

// peakOf reads it, in bytes; 0 where it is not known.
func peakOf(name string) int64 {
	status, err := os.ReadFile(name)
	if err != nil {
		return 0
	}
	var kilobytes int64
	if _, rest, ok := strings.Cut(string(status), "VmHWM:"); ok {
		fmt.Sscan(rest, &kilobytes)
	}
	return kilobytes << 10
}

// lists are what a message lists when nothing is near; they grow with the program.
var lists = regexp.MustCompile(`(the keys here are|(?:kinds|families|guards|measures|series here) are) .*`)

// shorten keeps the first lines of many, and of each line so much as tells it.
func shorten(text string) string {
	const most, longest = 4, 300
	if text == "" {
		return "no fault: it has a meaning\n"
	}
	var out strings.Builder
	n := 0
	for line := range strings.Lines(text) {
		if n++; n > most {
			continue
		}
		line = lists.ReplaceAllString(strings.TrimSuffix(line, "\n"), "$1 …")
		if len(line) > longest {
			line = line[:longest] + "…"
		}
		out.WriteString(strings.ToValidUTF8(line, "\ufffd") + "\n")
	}
	if n > most {
		fmt.Fprintf(&out, "(%d lines more)\n", n-most)
	}
	return out.String()
}

// linux is an error elsewhere, for cases that need its file system.
func linux() error {
	if runtime.GOOS != "linux" {
		return errors.New("needs Linux")
	}
	return nil
}
