package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"defensetrade/pipeline/obs"
)

// guarded is a study of an archive, run to its answers, without pictures. Every
// fault of the data and of the questions comes back, and the notes of estimates
// that a guard withholds count as faults.
func guarded(t *testing.T, files map[string]string) obs.Faults {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "study")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := Check(dir)
	if err != nil {
		t.Fatal(err)
	}
	if c.Faults.Errors() > 0 {
		return c.Faults
	}
	r := Answer(c, 1)
	out := r.Guards
	for _, e := range r.Estimates {
		if id := inNote.FindStringSubmatch(e.Note); id != nil && e.Withheld() {
			out = append(out, obs.Fault{Severity: obs.SevWithheld, Guard: id[1], Question: e.Question, Series: e.Series, Msg: e.Note})
		}
	}
	return out
}

var inNote = regexp.MustCompile(`withheld: (G\d\d): `)

// archive reads the two studies of a guard.
func archive(t *testing.T, id string) (comment string, fires, silent map[string]string) {
	t.Helper()
	ar, err := txtar.ParseFile("testdata/guards/" + id + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	fires, silent = map[string]string{}, map[string]string{}
	for _, f := range ar.Files {
		which, name, _ := strings.Cut(f.Name, "/")
		switch which {
		case "fires":
			fires[name] = string(f.Data)
		case "silent":
			silent[name] = string(f.Data)
		default:
			t.Fatalf("%s: file %s", id, f.Name)
		}
	}
	return strings.TrimSpace(string(ar.Comment)), fires, silent
}

// TestGuards runs, for each guard of the list, a study that fires it and one that
// is as near to it as can be and must not. The studies are written by hand; their
// comment says what they hold.
func TestGuards(t *testing.T) {
	for _, g := range obs.Guards {
		t.Run(g.ID, func(t *testing.T) {
			t.Parallel()
			comment, fires, silent := archive(t, g.ID)
			if !strings.HasSuffix(comment, ".") {
				t.Errorf("comment %q", comment)
			}
			found := only(guarded(t, fires), g.ID)
			if len(found) == 0 {
				t.Fatalf("does not fire: %v", guarded(t, fires))
			}
			for _, f := range found {
				if f.Severity != g.Severity && !(g.ID == "G22" && f.Severity == obs.SevWithheld) {
					t.Errorf("severity %s, want %s: %s", f.Severity, g.Severity, f)
				}
				if f.Form() != g.Form {
					t.Errorf("a fault of form: %v, want %v: %s", f.Form(), g.Form, f)
				}
			}
			faults := guarded(t, silent)
			if hits := only(faults, g.ID); len(hits) > 0 {
				t.Errorf("fires where it must not: %v", hits)
			}
			if faults.Errors() > 0 {
				t.Errorf("the silent study has faults of form: %v", faults)
			}
		})
	}
}

func only(fs obs.Faults, id string) obs.Faults {
	return slices.DeleteFunc(slices.Clone(fs), func(f obs.Fault) bool { return f.Guard != id })
}

// TestOverrides lets every guard pass that may be, by the series or the question
// that it touches, and sees that the reason is kept and nothing is withheld.
func TestOverrides(t *testing.T) {
	for _, g := range obs.Guards {
		t.Run(g.ID, func(t *testing.T) {
			t.Parallel()
			_, fires, _ := archive(t, g.ID)
			found := only(guarded(t, fires), g.ID)
			if len(found) == 0 {
				t.Fatal("does not fire")
			}
			at := found[0].Question
			if at == "" {
				at = `"*"`
			}
			if _, ok := fires["study.yaml"]; !ok {
				fires["study.yaml"] = "title: A study\n"
			}
			fires["study.yaml"] += fmt.Sprintf("overrides: [{guard: %s, for: %s, reason: It was looked into}]\n", g.ID, at)
			faults := guarded(t, fires)
			if g.Form {
				if faults.Errors() < 2 || !strings.Contains(faults.Error(), "cannot be overridden") {
					t.Errorf("a fault of form was overridden: %v", faults)
				}
				return
			}
			if g.ID == "G20" { // least_n is its override
				return
			}
			for _, f := range only(faults, g.ID) {
				if f.Override != "It was looked into" {
					t.Errorf("not overridden: %s", f)
				}
			}
			for _, f := range faults {
				if strings.Contains(f.Msg, "lets nothing pass") && g.ID != "G22" && g.ID != "G03" {
					t.Errorf("%s", f)
				}
			}
		})
	}
}

// TestGuardIDs reads the code: every guard that it names is in the list, and every
// guard of the list is named.
func TestGuardIDs(t *testing.T) {
	named := regexp.MustCompile(`"(G\d\d)("|: )`)
	seen := map[string]bool{}
	for _, pattern := range []string{"*/*.go", "*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") || filepath.Base(file) == "guards.go" && filepath.Dir(file) == "obs" {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range named.FindAllStringSubmatch(string(data), -1) {
				if _, ok := obs.GuardOf(m[1]); !ok {
					t.Errorf("%s names the guard %s, which is not in the list", file, m[1])
				}
				seen[m[1]] = true
			}
		}
	}
	for _, g := range obs.Guards {
		if !seen[g.ID] {
			t.Errorf("no code fires %s", g.ID)
		}
	}
}
