package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
)

// The option knows the languages that the program has.
func TestLanguagesAreThoseOfTheProgram(t *testing.T) {
	var codes []string
	for _, l := range lang.All() {
		codes = append(codes, l.Code)
	}
	for _, command := range []reflect.Type{reflect.TypeFor[runCmd](), reflect.TypeFor[checkCmd]()} {
		field, _ := command.FieldByName("Lang")
		if got, want := field.Tag.Get("enum"), strings.Join(codes, ","); got != want {
			t.Errorf("--lang of %s takes %s, the program has %s", command.Name(), got, want)
		}
	}
}

// What a study has no words for is counted once by a run, and listed by check, each
// with its place; --strict fails a run for it.
func TestUntranslated(t *testing.T) {
	inFolder(t)
	if err := os.WriteFile("data/study.yaml", []byte("title: A title\nnotes: [One note., Another note., A third.]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	status, stdout, _ := command(t, "check", "data", "--lang", "tr")
	if status != 0 || strings.Count(stdout, "these words have no Turkish") != 4 || !strings.Contains(stdout, "data/study.yaml:2:20: warning: these words have no Turkish: “Another note.”; add them to study.tr.yaml: - {of: …, is: …}") {
		t.Errorf("check: %d, %s", status, stdout)
	}
	if _, stdout, _ := command(t, "check", "data"); strings.Contains(stdout, "Turkish") {
		t.Errorf("check without a language: %s", stdout)
	}
	want := "data/study.tr.yaml: warning: 4 of the study’s own words have no Turkish and stand in the report as they are: “A title” (study.yaml:1:8), “One note.” (study.yaml:2:9), “Another note.” (study.yaml:2:20) …; analyze check --lang tr lists them all"
	if status, _, stderr := command(t, "run", "data", "-o", "out", "--format", "svg", "--lang", "en,tr"); status != 0 || !strings.Contains(stderr, want) {
		t.Errorf("run: %d, %s", status, stderr)
	}
	if err := os.WriteFile("data/study.tr.yaml", []byte("- {of: A title, is: Bir başlık}\n- {of: One note., is: Bir not.}\n- {of: Anothr note., is: Bir not daha.}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	status, stdout, _ = command(t, "check", "data", "--lang", "tr")
	if status != 0 || strings.Count(stdout, "these words have no Turkish") != 2 || !strings.Contains(stdout, "data/study.tr.yaml:3:8: warning: the study does not say “Anothr note.”; did you mean “Another note.” of study.yaml:2:20?") {
		t.Errorf("check with a file of words: %d, %s", status, stdout)
	}
	if status, _, _ := command(t, "run", "data", "-o", "out", "--format", "svg", "--lang", "tr", "--strict"); status != 1 {
		t.Errorf("--strict: %d", status)
	}
}

// A report in Turkish has its own files of words; files of numbers are the same
// whatever the language, and the order in which languages are asked for is nothing.
func TestLanguages(t *testing.T) {
	inFolder(t)
	read := func(langs ...string) map[string]string {
		out := t.TempDir()
		args := []string{"run", "-q", "data", "-o", out, "--format", "svg"}
		if status, _, stderr := command(t, append(args, langs...)...); status != 0 {
			t.Fatalf("%v: %s", langs, stderr)
		}
		files := map[string]string{}
		err := filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			name, _ := filepath.Rel(out, path)
			files[filepath.ToSlash(name)] = string(b)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	english, turkish, both, other := read(), read("--lang", "tr"), read("--lang", "en,tr"), read("--lang", "tr", "--lang", "en")
	told := func(name string) bool { return name == "manifest.json" || name == "results.json" } // which name the files
	figure := ""
	for name := range both {
		if both[name] != other[name] {
			t.Errorf("%s differs with the order of languages", name)
		}
		inTurkish := strings.Contains(name, ".tr.")
		ext := filepath.Ext(name)
		words := slices.Contains([]string{".pdf", ".html", ".md", ".tex", ".svg"}, ext)
		if _, ok := english[name]; ok != !inTurkish {
			t.Errorf("%s in an English report: %v", name, ok)
		}
		if _, ok := turkish[name]; ok != (inTurkish || !words) {
			t.Errorf("%s in a Turkish report: %v", name, ok)
		}
		if !told(name) && !inTurkish && english[name] != both[name] {
			t.Errorf("%s differs beside a Turkish report", name)
		}
		if !told(name) && (inTurkish || !words) && turkish[name] != both[name] {
			t.Errorf("%s differs beside an English report", name)
		}
		if inTurkish && ext == ".svg" {
			figure = name
		}
	}
	if figure == "" || !strings.Contains(turkish["results.json"], `"`+figure+`"`) || strings.Contains(english["results.json"], ".tr.") {
		t.Errorf("results.json does not name the files of figures: %q", figure)
	}
	for _, tt := range []struct {
		files map[string]string
		want  string
	}{{english, `"lang": "en"`}, {turkish, `"lang": "tr"`}, {both, `"lang": "en,tr"`}} {
		if !strings.Contains(tt.files["manifest.json"], tt.want) {
			t.Errorf("the manifest lacks %s", tt.want)
		}
	}
	if status, _, stderr := command(t, "run", "data", "--lang", "de"); status != 2 || !strings.Contains(stderr, `"en","tr"`) {
		t.Errorf("status %d: %s", status, stderr)
	}
}
