package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// TestCompletionIsWhole: each script names every command, option and value that
// the command line has.
func TestCompletionIsWhole(t *testing.T) {
	parser, err := kong.New(&cli{})
	if err != nil {
		t.Fatal(err)
	}
	for _, shell := range []string{"bash", "zsh", "fish"} {
		status, script, stderr := command(t, "completion", shell)
		if status != 0 || stderr != "" {
			t.Fatalf("%s: exit status %d: %s", shell, status, stderr)
		}
		for _, c := range commands(parser.Model.Node) {
			if !strings.Contains(script, c.Name) {
				t.Errorf("%s: no command %s", shell, c.Name)
			}
			for _, f := range flags(c) {
				if name := map[bool]string{true: "-l " + f.Name, false: "--" + f.Name}[shell == "fish"]; !strings.Contains(script, name) {
					t.Errorf("%s: no option %q of %s", shell, name, c.Name)
				}
				if ws := strings.Join(words(f.Value), " "); !strings.Contains(script, ws) {
					t.Errorf("%s: no values %q", shell, ws)
				}
			}
		}
		if path, err := exec.LookPath(shell); err == nil {
			if out, err := exec.Command(path, "-n", write(t, script)).CombinedOutput(); err != nil {
				t.Errorf("%s does not read its script: %v\n%s", shell, err, out)
			}
		}
	}
}

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "script")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestCompletionInBash asks bash itself.
func TestCompletionInBash(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		if os.Getenv("REQUIRE_ALL") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	_, script, _ := command(t, "completion", "bash")
	inFolder(t)
	for _, tt := range []struct {
		line []string // the last word is being written
		want []string // each is offered
		not  string   // and this is not
	}{
		{[]string{"analyze", "ch"}, []string{"check"}, "run"},
		{[]string{"analyze", ""}, []string{"run", "check", "version", "data", "broken"}, "--format"},
		{[]string{"analyze", "run", "--fo"}, []string{"--format"}, "--jobs"},
		{[]string{"analyze", "run", "--format", "p"}, []string{"png", "pdf"}, "svg"},
		{[]string{"analyze", "--format", "s"}, []string{"svg"}, "png"},
		{[]string{"analyze", "list", "s"}, []string{"statistics"}, "figures"},
		{[]string{"analyze", "run", "da"}, []string{"data"}, "broken"},
		{[]string{"analyze", "run", "-o", "br"}, []string{"broken"}, "data"},
		{[]string{"analyze", "version", ""}, nil, "data"},
		{[]string{"analyze", "completion", "z"}, []string{"zsh"}, "bash"},
	} {
		quoted := make([]string, len(tt.line))
		for i, w := range tt.line {
			quoted[i] = single(w)
		}
		ask := script + "\nCOMP_WORDS=(" + strings.Join(quoted, " ") + "); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _analyze; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
		out, err := exec.Command(bash, "--norc", "-c", ask).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", tt.line, err, out)
		}
		offered := strings.Fields(string(out))
		for _, w := range tt.want {
			if !slices.Contains(offered, w) {
				t.Errorf("%v offers %v, not %s", tt.line, offered, w)
			}
		}
		if slices.Contains(offered, tt.not) {
			t.Errorf("%v offers %s", tt.line, tt.not)
		}
	}
}
