package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// command runs the program in a fresh folder that holds a study "data" and
// returns what it printed.
func command(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	status = run(context.Background(), args, &out, &err)
	return status, out.String(), err.String()
}

func inFolder(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	files := map[string]string{
		"data/burden.csv":   "entity,year,value\nTUR,2001,3.5\nTUR,2002,3.6\nTUR,2003,3.1\nPAK,2001,3.9\nPAK,2002,4.1\nPAK,2003,4.0\n",
		"broken/burden.csv": "entity,year,value\nTUR,2001,\"1,250\"\nTUR,20x2,3\nAtlantis,2003,1\n",
		"broken/study.yaml": "title: Broken\n",

		"refused/burden.csv":       "entity,year,value\nTUR,2001,350\nTUR,2002,360\nTUR,2003,3.1\nPAK,2001,390\n",
		"refused/datapackage.json": `{"resources": [{"name": "burden", "path": "burden.csv", "title": "Burden", "unit": {"kind": "share", "of": "GDP"}}]}`,
		"refused/study.yaml":       "questions: [{id: q, kind: description, series: [burden.TUR]}]\nclaims: [{id: c, text: a, needs: b}]\n",
	}
	for path, text := range files {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestExitStatus(t *testing.T) {
	for _, tt := range []struct {
		name   string
		args   []string
		status int
		stdout []string // each must be printed
		stderr []string
	}{
		{"a study", []string{"run", "data", "-o", "out"}, 0, []string{"out: 2 questions"}, []string{"data/burden.csv: warning"}},
		{"run is the default", []string{"data", "-o", "out"}, 0, []string{"out: 2 questions"}, nil},
		{"formats", []string{"run", "data", "-o", "out", "--format", "svg"}, 0, []string{"2 questions"}, nil},
		{"a broken study", []string{"run", "broken", "-o", "out"}, 1, nil,
			[]string{`broken/burden.csv:2:10: error:`, `broken/burden.csv:3:5: error:`, `broken/burden.csv:4:1: error: G16`, "nothing was written"}},
		{"check", []string{"check", "broken"}, 1, []string{`broken/burden.csv:2:10: error:`}, []string{"3 errors"}},
		{"check of a good one", []string{"check", "data"}, 0, []string{"data: 2 series"}, nil},
		{"what guards withhold stops no run", []string{"check", "refused"}, 0, []string{"refused/burden.csv:2:10: error: G07: 3 of the 4 values of all series of burden lie outside 0 to 100",
			"refused: 0 series, 1 question and 1 claim, no errors of form, 1 withheld by guards\n"}, nil},
		{"nor in JSON", []string{"check", "--json", "refused"}, 0, []string{`"severity":"error","guard":"G07"`}, nil},
		{"a mistyped command", []string{"explian"}, 1, nil, []string{`did you mean the command "analyze explain"?`}},
		{"no such folder", []string{"run", "nowhere"}, 1, nil, []string{"nowhere: there is no such folder or file"}},
		{"no such question", []string{"run", "data", "--only", "burdn"}, 2, nil, []string{`did you mean "burden"?`}},
		{"no claims", []string{"run", "data", "--only", "claims"}, 2, nil, []string{"the study has no claims; its questions are"}},
		{"unknown flag", []string{"run", "--frmat", "svg"}, 2, nil, []string{"did you mean"}},
		{"unknown format", []string{"run", "data", "--format", "gif"}, 2, nil, []string{"png"}},
		{"negative jobs", []string{"run", "data", "--jobs=-1"}, 2, nil, []string{"--jobs"}},
		{"list", []string{"list", "statistics"}, 0, []string{"ols_trend_hac", "mann_kendall"}, nil},
		{"list of guards", []string{"list", "guards"}, 0, []string{"G01  error", "G35  error", "G20  withheld", "aggregate summed with its members"}, nil},
		{"list of nothing known", []string{"list", "things"}, 2, nil, []string{"statistics"}},
		{"version", []string{"version"}, 0, []string{"analyze 0."}, nil},
		{"help", []string{"--help"}, 0, []string{"check"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inFolder(t)
			status, stdout, stderr := command(t, tt.args...)
			if status != tt.status {
				t.Errorf("exit status %d, want %d\n%s%s", status, tt.status, stdout, stderr)
			}
			for _, want := range tt.stdout {
				if !strings.Contains(stdout, want) {
					t.Errorf("standard output lacks %q:\n%s", want, stdout)
				}
			}
			for _, want := range tt.stderr {
				if !strings.Contains(stderr, want) {
					t.Errorf("standard error lacks %q:\n%s", want, stderr)
				}
			}
			if status != 0 {
				if _, err := os.Stat("out"); err == nil {
					t.Error("a failed run made the output folder")
				}
			}
		})
	}
}

// TestQuiet prints nothing when all is well.
func TestQuiet(t *testing.T) {
	inFolder(t)
	if _, stdout, _ := command(t, "run", "data", "-o", "out", "--quiet"); stdout != "" {
		t.Errorf("--quiet prints %q", stdout)
	}
}
