package defensetrade_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// fence is a block of code in a page: its first line's words and its text.
var fence = regexp.MustCompile("(?ms)^```([^\n]*)\n(.*?)^```$")

// TestDocs does what the pages tell a reader to do, in their order: it writes the
// files of blocks marked file=…, adds blocks marked add=… to files of the study that
// the repository has, below the first line that holds what after=… says or at their
// end, and runs the commands of console blocks, whose output must be the one shown.
func TestDocs(t *testing.T) {
	bin := t.TempDir()
	build := exec.Command("go", "build", "-o", filepath.Join(bin, "analyze"), "./cmd/analyze")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	pages, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append([]string{"README.md"}, pages...) {
		t.Run(page, func(t *testing.T) {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			if err := os.CopyFS(filepath.Join(dir, "datasets"), os.DirFS("datasets")); err != nil {
				t.Fatal(err)
			}
			for _, m := range fence.FindAllStringSubmatch(string(text), -1) {
				lang, file, _ := strings.Cut(m[1], " file=")
				if file != "" {
					path := filepath.Join(dir, filepath.FromSlash(file))
					if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(path, []byte(m[2]), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				if _, words, ok := strings.Cut(m[1], " add="); ok {
					path, after, _ := strings.Cut(words, " after=")
					addTo(t, filepath.Join(dir, filepath.FromSlash(path)), after, m[2])
				}
				if lang == "console" {
					runConsole(t, dir, bin, m[2])
				}
			}
		})
	}
}

// addTo puts text into a file below the first line that holds after, or at its end.
func addTo(t *testing.T, path, after, text string) {
	t.Helper()
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := len(old)
	if after != "" {
		i := bytes.Index(old, []byte(after))
		if i < 0 {
			t.Fatalf("%s has no line with %s", path, after)
		}
		at = i + bytes.IndexByte(old[i:], '\n') + 1
	}
	if err := os.WriteFile(path, slices.Concat(old[:at], []byte(text), old[at:]), 0o644); err != nil {
		t.Fatal(err)
	}
}

// runConsole runs the lines that begin with $ and compares what follows each.
func runConsole(t *testing.T, dir, bin, block string) {
	t.Helper()
	for _, part := range strings.Split("\n"+block, "\n$ ")[1:] {
		line, want, _ := strings.Cut(part, "\n")
		args := strings.Fields(line)
		if args[0] != "analyze" {
			t.Errorf("a console block runs %q; only analyze can be run here", args[0])
			continue
		}
		cmd := exec.Command(filepath.Join(bin, "analyze"), args[1:]...)
		cmd.Dir = dir
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		if err := cmd.Run(); err != nil {
			t.Errorf("$ %s\n%v\n%s", line, err, out.String())
			continue
		}
		if got, want := strings.TrimSpace(out.String()), strings.TrimSpace(want); got != want {
			t.Errorf("$ %s\nprints\n%s\nand the page shows\n%s", line, got, want)
		}
	}
}
