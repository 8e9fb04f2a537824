package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestDiagnosis: every command takes the options that tell of its own work, and
// they change nothing on standard output.
func TestDiagnosis(t *testing.T) {
	inFolder(t)
	for _, args := range [][]string{{"run", "data", "-o", "out"}, {"check", "data"}, {"list", "figures"}, {"version"}} {
		_, plain, _ := command(t, args...)
		if args[0] == "run" { // the second run leaves the files as they are
			_, plain, _ = command(t, args...)
		}
		status, stdout, stderr := command(t, append(args, "--cpuprofile", "cpu", "--memprofile", "mem", "--trace", "trace", "--verbose")...)
		if status != 0 || stdout != plain {
			t.Errorf("%v: exit status %d, prints %q and not %q\n%s", args, status, stdout, plain, stderr)
		}
		if !strings.Contains(stderr, "seconds") {
			t.Errorf("%v --verbose says nothing: %s", args, stderr)
		}
		for _, name := range []string{"cpu", "mem", "trace"} {
			if info, err := os.Stat(name); err != nil || info.Size() == 0 {
				t.Errorf("%v: no %s (%v)", args, name, err)
			}
			os.Remove(name)
		}
	}
	_, _, stderr := command(t, "run", "data", "-o", "out", "-v")
	for _, want := range []string{"reading", "tidying", "planning", "answering", "writing", "publishing", "all", "figures png", "report.pdf"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("--verbose does not tell of %s:\n%s", want, stderr)
		}
	}
}

// TestDiagnosisFails: a file that cannot be written is told before any work.
func TestDiagnosisFails(t *testing.T) {
	inFolder(t)
	for _, flag := range []string{"--cpuprofile", "--memprofile", "--trace"} {
		status, _, stderr := command(t, "run", "data", "-o", "out", flag, "nowhere/file")
		if status != exitCommand || !strings.Contains(stderr, flag) || !strings.Contains(stderr, "name a file") {
			t.Errorf("%s: exit status %d: %s", flag, status, stderr)
		}
		if _, err := os.Stat("out"); err == nil {
			t.Errorf("%s: the run was made even so", flag)
		}
	}
}

// TestJSONEverywhere: whatever fails or is listed, each line of both streams is
// an object.
func TestJSONEverywhere(t *testing.T) {
	for _, args := range [][]string{
		{"version"}, {"list", "statistics"}, {"list", "figures"}, {"list", "questions"}, {"check", "data", "-v"}, {"check", "broken"}, {"check", "nowhere"},
		{"run", "broken", "-o", "out"}, {"run", "nowhere", "-o", "out"}, {"run", "data", "-o", "out", "-v"}, {"run", "--jobs=-1"}, {"run", "data", "--only", "nothing"},
		{"run", "data", "-o", "out", "--strict"},
	} {
		inFolder(t)
		_, stdout, stderr := command(t, append(args, "--json")...)
		if stdout+stderr == "" {
			t.Errorf("%v prints nothing", args)
		}
		for line := range strings.Lines(stdout + stderr) {
			var v map[string]any
			if err := json.Unmarshal([]byte(line), &v); err != nil {
				t.Errorf("%v prints %q: %v", args, line, err)
			}
		}
	}
}
