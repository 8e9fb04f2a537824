package pipeline_test

import (
	"maps"
	"os"
	"path/filepath"
	"testing"
)

// TestSameBytesAnywhere: a report's bytes depend on the study alone, not on processors,
// time zone, language, file modes, or from where and by which path it was read.
func TestSameBytesAnywhere(t *testing.T) {
	study := writeStudy(t, 3)
	text := "title: Determinism\nentities: any\neras: [{id: early, to: 2009}, {id: late, from: 2010}]\nevents: [{id: e, date: 2005-05-05, label: An event}]\n"
	if err := os.WriteFile(filepath.Join(study, "study.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var want map[string]string
	for i, tt := range []struct {
		name string
		env  []string
		dir  string // where the command is given; "" is elsewhere, by absolute paths
	}{
		{"plain", nil, ""},
		{"again", nil, ""},
		{"one processor", []string{"GOMAXPROCS=1"}, ""},
		{"two processors", []string{"GOMAXPROCS=2"}, ""},
		{"eight processors", []string{"GOMAXPROCS=8"}, ""},
		{"time zone", []string{"TZ=Pacific/Kiritimati"}, ""},
		{"language", []string{"LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "LANGUAGE=tr"}, ""},
		{"no environment but these", []string{"HOME=/nonexistent", "USER=", "TMPDIR=/nonexistent", "COLUMNS=20", "NO_COLOR=1"}, ""},
		{"lean collector", []string{"GOGC=10"}, ""},
		{"small memory", []string{"GOMEMLIMIT=40MiB"}, ""},
		{"umask", nil, "umask"},
		{"relative", nil, ".."},
		{"from within", nil, "."},
	} {
		out := filepath.Join(t.TempDir(), "out")
		cmd := child(t, study, out)
		switch tt.dir {
		case "":
		case "umask":
			defer umask(0o077)()
		default:
			cmd.Dir = filepath.Join(study, tt.dir)
			from, err := filepath.Rel(cmd.Dir, study)
			if err != nil {
				t.Fatal(err)
			}
			to, err := filepath.Rel(cmd.Dir, out)
			if err != nil {
				t.Fatal(err)
			}
			cmd.Env = append(cmd.Env, faultChild+"="+from, faultOut+"="+to)
		}
		cmd.Env = append(cmd.Env, tt.env...)
		if msg, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", tt.name, err, msg)
		}
		got := contents(t, out)
		if i == 0 {
			want = got
			continue
		}
		if maps.Equal(got, want) {
			continue
		}
		for name := range want {
			if got[name] != want[name] {
				t.Errorf("%s: %s differs", tt.name, name)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d files, want %d", tt.name, len(got), len(want))
		}
	}
	if len(want) < 10 {
		t.Errorf("only %d files", len(want))
	}
}
