package pipeline_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"defensetrade/pipeline"
	"defensetrade/pipeline/obs"
)

var update = flag.Bool("update", false, "write the faults that were found into the archives of broken studies")

// TestBroken reads studies that are broken in one way each and compares every
// line that a user would see. An archive in testdata/broken holds the files of a
// study and, as "expect", the lines. Its comment says what is broken; a line
// "only: x.csv" in it reads that CSV alone. A file whose name ends in ".escaped"
// is written with Go's escapes, for bytes that do not survive in an archive.
func TestBroken(t *testing.T) {
	names, err := filepath.Glob("testdata/broken/*.txtar")
	if err != nil || len(names) < 70 {
		t.Fatalf("%d broken studies, want at least 70 (%v)", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			ar := txtar.Parse(data)
			dir, only, want := unpack(t, ar)
			got := check(t, dir, only)
			if *update {
				if len(ar.Files) > 0 && ar.Files[len(ar.Files)-1].Name == "expect" {
					ar.Files = ar.Files[:len(ar.Files)-1]
				}
				ar.Files = append(ar.Files, txtar.File{Name: "expect", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				want = got
			}
			if got != want {
				t.Errorf("%s\ngot:\n%swant:\n%s", strings.TrimSpace(string(ar.Comment)), got, want)
			}
			if strings.TrimSpace(got) == "" {
				t.Error("no fault was found")
			}
			placed(t, got)
			if formErrors(t, filepath.Join(dir, only)) {
				untouched(t, filepath.Join(dir, only))
			}
		})
	}
}

// check is what analyze check does with a study: the faults, with places as they
// are within the study's folder.
func check(t *testing.T, dir, only string) string {
	t.Helper()
	c, err := pipeline.Check(filepath.Join(dir, only))
	if err != nil {
		return strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), "") + "\n"
	}
	for i := range c.Faults {
		c.Faults[i].Pos.File = strings.TrimPrefix(c.Faults[i].Pos.File, dir+string(filepath.Separator))
	}
	return lines(c.Faults)
}

// formErrors reports whether a study has faults of form, which stop a run; the
// error of another guard only withholds what it touches.
func formErrors(t *testing.T, path string) bool {
	t.Helper()
	c, err := pipeline.Check(path)
	return err != nil || c.Faults.Errors() > 0
}

func lines(fs obs.Faults) string {
	if len(fs) == 0 {
		return ""
	}
	return fs.Error() + "\n"
}

// untouched runs a study whose form is wrong over an earlier report, which must
// stay as it is, byte for byte.
func untouched(t *testing.T, path string) {
	t.Helper()
	out := t.TempDir()
	report := filepath.Join(out, "report.md")
	if err := os.WriteFile(report, []byte("an earlier report\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := pipeline.Run(t.Context(), pipeline.Options{Study: path, Out: out}); err == nil {
		t.Error("the run did not fail")
	}
	data, err := os.ReadFile(report)
	if err != nil || string(data) != "an earlier report\n" {
		t.Errorf("the earlier report is now %q (%v)", data, err)
	}
	files, err := os.ReadDir(out)
	if err != nil || len(files) != 1 {
		t.Errorf("the failed run left %v (%v)", files, err)
	}
}

// placed checks that every line begins with a file, unless the folder itself is
// at fault.
func placed(t *testing.T, got string) {
	t.Helper()
	for line := range strings.Lines(got) {
		if !strings.Contains(line, ".csv:") && !strings.Contains(line, ".json:") && !strings.Contains(line, ".yaml:") &&
			!strings.HasPrefix(line, "error: the folder") && !strings.Contains(line, "no such folder or file") && !strings.Contains(line, ".yml:") {
			t.Errorf("no place in %q", line)
		}
	}
}

// unpack makes a folder of an archive.
func unpack(t *testing.T, ar *txtar.Archive) (dir, only, want string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "study")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(ar.Comment)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "only: "); ok {
			only = name
		}
	}
	for _, f := range ar.Files {
		if f.Name == "expect" {
			want = string(f.Data)
			continue
		}
		name, escaped := strings.CutSuffix(f.Name, ".escaped")
		if escaped {
			f.Data = unescape(t, f.Data)
		}
		if err := os.WriteFile(filepath.Join(dir, name), f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir, only, want
}

// unescape reads Go's escapes and drops the line breaks of the archive.
func unescape(t *testing.T, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	for line := range strings.Lines(string(data)) {
		s, err := strconv.Unquote("\"" + strings.TrimSuffix(line, "\n") + "\"")
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		out.WriteString(s)
	}
	return out.Bytes()
}
