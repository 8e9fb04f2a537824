package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// digests returns the SHA-256 of every file below a folder.
func digests(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = fmt.Sprintf("%x", sha256.Sum256(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func sameFiles(t *testing.T, what string, a, b map[string]string) {
	t.Helper()
	for path := range a {
		if b[path] != a[path] {
			t.Errorf("%s: %s differs", what, path)
		}
	}
	for path := range b {
		if _, ok := a[path]; !ok {
			t.Errorf("%s: %s is in one only", what, path)
		}
	}
}

// made is a folder with tidy CSVs and nothing else.
func made(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var b strings.Builder
	b.WriteString("entity,year,value\n")
	for k, e := range []string{"TUR", "PAK", "Greece"} {
		for y := 2000; y < 2024; y++ {
			v := 3 + float64(k) + math.Sin(float64(y*(k+2))) + 0.05*float64(y-2000)
			if (y+k)%11 == 0 {
				fmt.Fprintf(&b, "%s,%d,\n", e, y)
				continue
			}
			fmt.Fprintf(&b, "%s,%d,%.2f\n", e, y, v)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "burden.csv"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func run(t *testing.T, o Options) *Summary {
	t.Helper()
	s, err := Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSameBytes runs the default study in several ways; all must leave equal files.
func TestSameBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("two whole runs")
	}
	one, eight := t.TempDir(), t.TempDir()
	run(t, Options{Out: one, Jobs: 1})
	local := time.Local
	time.Local = time.FixedZone("far", 11*3600)
	old := runtime.GOMAXPROCS(4)
	t.Setenv("LANG", "tr_TR.UTF-8")
	t.Chdir(t.TempDir())
	run(t, Options{Out: eight, Jobs: 8})
	runtime.GOMAXPROCS(old)
	time.Local = local
	sameFiles(t, "one job and eight", digests(t, one), digests(t, eight))
}

// TestAgainChangesNothing runs twice into one folder.
func TestAgainChangesNothing(t *testing.T) {
	dir, out := made(t), t.TempDir()
	first := run(t, Options{Study: dir, Out: out})
	if len(first.Published.Written) == 0 || len(first.Published.Unchanged) != 0 {
		t.Errorf("the first run wrote %d files and left %d", len(first.Published.Written), len(first.Published.Unchanged))
	}
	second := run(t, Options{Study: dir, Out: out})
	if n := len(second.Published.Written); n != 0 {
		t.Errorf("the second run wrote %d files: %v", n, second.Published.Written)
	}
}

// TestFolderAlone: any folder with tidy CSVs gets the statistics of STATISTICS'
// default questions for each series and pair.
func TestFolderAlone(t *testing.T) {
	out := t.TempDir()
	run(t, Options{Study: made(t), Out: out, Formats: []string{"svg"}})
	f, err := os.Open(filepath.Join(out, "estimates.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split("id,question,series,other,era,transform,statistic,parameters,value,unit,n,from,to,note", ",")
	if !slices.Equal(rows[0], want) {
		t.Errorf("columns %v, want %v", rows[0], want)
	}
	has := map[string]bool{}
	ids := map[string]bool{}
	for _, r := range rows[1:] {
		if ids[r[0]] {
			t.Errorf("id %s twice", r[0])
		}
		ids[r[0]] = true
		family, _, _ := strings.Cut(r[6], ".")
		has[r[2]+"|"+r[3]+"|"+r[5]+"|"+family] = true
		if r[8] == "" {
			if r[13] == "" {
				t.Errorf("%s has neither a value nor a reason", r[0])
			}
			continue
		}
		if v, err := strconv.ParseFloat(r[8], 64); err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			t.Errorf("%s has value %q", r[0], r[8])
		}
	}
	for _, s := range []string{"burden.TUR", "burden.PAK", "burden.GRC"} {
		for _, f := range []string{"descriptive", "ols_trend", "theil_sen", "ols_trend_hac", "mann_kendall", "mann_kendall_hamed_rao", "trend_diagnostics", "robust_trend"} {
			if !has[s+"||level|"+f] {
				t.Errorf("no row for %s of %s", f, s)
			}
		}
		for _, f := range []string{"ols_trend", "theil_sen"} {
			if !has[s+"||log|"+f] {
				t.Errorf("no row for %s of the logarithm of %s", f, s)
			}
		}
	}
	for _, p := range []string{"burden.PAK|burden.TUR", "burden.GRC|burden.PAK", "burden.GRC|burden.TUR"} {
		for _, tr := range []string{"level", "diff"} {
			if !has[p+"|"+tr+"|correlation"] || !has[p+"|"+tr+"|correlation_adjusted"] {
				t.Errorf("no correlation of %s in %s", p, tr)
			}
		}
		if !has[p+"|level|correlation_random_walk"] || !has[p+"|diff|correlation_effective"] {
			t.Errorf("no card of %s", p)
		}
	}
}

// TestOneFile runs a CSV by itself, beside which stands a broken one.
func TestOneFile(t *testing.T) {
	dir := made(t)
	if err := os.WriteFile(filepath.Join(dir, "broken.csv"), []byte("nonsense\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, Options{Study: filepath.Join(dir, "burden.csv"), Out: t.TempDir(), Formats: []string{"svg"}})
	var form *ErrForm
	if _, err := Run(context.Background(), Options{Study: dir, Out: t.TempDir()}); !errors.As(err, &form) {
		t.Errorf("the folder gives %v, want faults of form", err)
	}
}

// TestStoppedRun: a run that is interrupted leaves the earlier report as it was.
func TestStoppedRun(t *testing.T) {
	dir, out := made(t), t.TempDir()
	run(t, Options{Study: dir, Out: out})
	before := digests(t, out)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := Run(ctx, Options{Study: dir, Out: out, Formats: []string{"png"}, Progress: func(stage string, done, _ int) {
		if stage == "writing" && done == 2 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the run ends with %v", err)
	}
	sameFiles(t, "after an interrupted run", before, digests(t, out))
}

// TestOnly answers one question, and names the nearest for one that is not there.
func TestOnly(t *testing.T) {
	s := run(t, Options{Study: made(t), Out: t.TempDir(), Only: []string{"burden"}, Formats: []string{"svg"}})
	if s.Questions != 1 {
		t.Errorf("%d questions answered, want 1", s.Questions)
	}
	_, err := Run(context.Background(), Options{Study: made(t), Out: t.TempDir(), Only: []string{"burdn"}})
	if err == nil || !strings.Contains(err.Error(), `did you mean "burden"?`) {
		t.Errorf("a misspelt question gives %v", err)
	}
}

// TestStrict writes the report and then complains.
func TestStrict(t *testing.T) {
	out := t.TempDir()
	_, err := Run(context.Background(), Options{Study: made(t), Out: out, Formats: []string{"svg"}, Strict: true})
	if !errors.Is(err, ErrStrict) {
		t.Errorf("a run with warnings gives %v, want ErrStrict", err)
	}
	if _, err := os.Stat(filepath.Join(out, "manifest.json")); err != nil {
		t.Error("the report was not written:", err)
	}
}

// TestNotIntoTheStudy: a report among the study's own files would be read as data
// by the next run.
func TestNotIntoTheStudy(t *testing.T) {
	dir := made(t)
	if _, err := Run(context.Background(), Options{Study: dir, Out: dir}); err == nil || !strings.Contains(err.Error(), "own folder") {
		t.Errorf("a report into the study's folder gives %v", err)
	}
	if files := digests(t, dir); len(files) != 1 {
		t.Errorf("the study's folder holds %v", files)
	}
}

// TestBothFilesAtOnce: faults of the data do not hide those of the questions.
func TestBothFilesAtOnce(t *testing.T) {
	dir := made(t)
	for path, text := range map[string]string{
		"more.csv":   "entity,year,value\nTUR,20x2,1\n",
		"study.yaml": "title: Two faults\nquestions:\n  - {id: q, kind: trnd, series: [burden.TUR]}\n  - {id: r, kind: trend, series: [more.TUR]}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, path), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := Check(dir)
	if err != nil {
		t.Fatal(err)
	}
	told := c.Faults.Error()
	for _, want := range []string{`"20x2"`, `unknown kind "trnd"`} {
		if !strings.Contains(told, want) {
			t.Errorf("lacks %q:\n%s", want, told)
		}
	}
	if strings.Contains(told, "more.TUR") {
		t.Errorf("a series whose rows have faults is called unknown:\n%s", told)
	}
}

// TestNamesForEverySystem: whatever series are called, their files have names that
// every system takes, each its own.
func TestNamesForEverySystem(t *testing.T) {
	dir := t.TempDir()
	var b strings.Builder
	b.WriteString("entity,year,value,indicator\n")
	for i, name := range []string{"a|b", "A|B", "=cmd()", "x" + strings.Repeat("y", 300), "x" + strings.Repeat("y", 299) + "z", "CON"} {
		for y := 2000; y < 2010; y++ {
			fmt.Fprintf(&b, "E%d,%d,%d,%q\n", i%2, y, (y*(i+3))%13, name)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "odd.csv"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	_, err := Run(context.Background(), Options{Study: dir, Out: out, Formats: []string{"svg"}})
	if err != nil {
		t.Fatal(err)
	}
	for path := range digests(t, out) {
		if len(filepath.Base(path)) > 120 || strings.ContainsAny(path, `|:*?"<>\`) {
			t.Errorf("file %q", path)
		}
	}
}
