package pipeline_test

import (
	"bytes"
	"flag"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"defensetrade/pipeline/load"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/tidy"
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
			fsys, only, want := unpack(t, ar)
			got := lines(check(fsys, only))
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
		})
	}
}

// check is what analyze check does with a study.
func check(fsys fstest.MapFS, only string) obs.Faults {
	st, tb, faults := load.Study(fsys, "study", only)
	_, more := tidy.Tidy(st, tb)
	return append(faults, more...).Limit(100)
}

func lines(fs obs.Faults) string {
	if len(fs) == 0 {
		return ""
	}
	return fs.Error() + "\n"
}

// placed checks that every line begins with a file, unless the folder itself is
// at fault.
func placed(t *testing.T, got string) {
	t.Helper()
	for line := range strings.Lines(got) {
		if !strings.Contains(line, ".csv:") && !strings.Contains(line, ".json:") && !strings.Contains(line, ".yaml:") &&
			!strings.HasPrefix(line, "error: the folder") && !strings.Contains(line, ".yml:") {
			t.Errorf("no place in %q", line)
		}
	}
}

// unpack makes a file system of an archive.
func unpack(t *testing.T, ar *txtar.Archive) (fsys fstest.MapFS, only, want string) {
	t.Helper()
	fsys = fstest.MapFS{}
	for line := range strings.Lines(string(ar.Comment)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "only: "); ok {
			only = name
		}
	}
	for _, f := range ar.Files {
		name, escaped := strings.CutSuffix(f.Name, ".escaped")
		switch {
		case f.Name == "expect":
			want = string(f.Data)
		case escaped:
			fsys[name] = &fstest.MapFile{Data: unescape(t, f.Data)}
		default:
			fsys[path.Clean(name)] = &fstest.MapFile{Data: f.Data}
		}
	}
	return fsys, only, want
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
