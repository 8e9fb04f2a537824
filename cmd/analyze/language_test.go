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
	field, _ := reflect.TypeFor[runCmd]().FieldByName("Lang")
	var codes []string
	for _, l := range lang.All() {
		codes = append(codes, l.Code)
	}
	if got, want := field.Tag.Get("enum"), strings.Join(codes, ","); got != want {
		t.Errorf("--lang takes %s, the program has %s", got, want)
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
