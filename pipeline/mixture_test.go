package pipeline

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// TestMixture runs a study that mixes what must not be mixed: each mixture is
// refused by its guard and the refusal stands in the report, the sound question is
// answered, and only --strict fails the run.
func TestMixture(t *testing.T) {
	ar, err := txtar.ParseFile("testdata/mixture.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir, want := filepath.Join(t.TempDir(), "study"), ""
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, f := range ar.Files {
		if f.Name == "expect" {
			want = string(f.Data)
		} else if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := Check(dir)
	if err != nil || c.Faults.Errors() > 0 {
		t.Fatal(err, c.Faults)
	}
	var got []string
	r := Answer(c, 1)
	for _, f := range r.Guards {
		if f.Severity == obs.SevError {
			at := f.Question
			if at == "" {
				at = f.Series
			}
			got = append(got, fmt.Sprintf("%s %s: %s\n", f.Guard, at, f.Severity))
		}
	}
	slices.Sort(got)
	if s := strings.Join(got, ""); s != want {
		t.Errorf("got\n%swant\n%s", s, want)
	}
	if !slices.ContainsFunc(r.Verdicts, func(v result.Verdict) bool { return v.Question == "sound" && v.Status != "too-few-years" }) {
		t.Error("the sound question has no verdict")
	}
	for id, status := range map[string]string{"added": "not-testable", "ranked": "not-testable", "higher": "supported"} {
		if !slices.ContainsFunc(r.Verdicts, func(v result.Verdict) bool { return v.Claim == id && v.Status == status }) {
			t.Errorf("claim %s is not %s", id, status)
		}
	}
	for _, strict := range []bool{false, true} {
		out := filepath.Join(t.TempDir(), "report")
		_, err := Run(t.Context(), Options{Study: dir, Out: out, Formats: []string{"svg"}, Strict: strict})
		if errors.Is(err, ErrStrict) != strict || err != nil && !strict {
			t.Errorf("strict %v: %v", strict, err)
		}
		text, err := os.ReadFile(filepath.Join(out, "report.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range []string{
			"cannot be added up: a trend-indicator value is a volume of military capability, not money",
			"spending.PAK is withheld by the guard G04",
			"outlay.PAK is withheld by the guard G05: outlay.PAK joins calendar years and, in 2003, fiscal years from July (FY07)",
			"shares of GDP and of the federal budget are of different wholes; the figure would draw both on one axis",
		} {
			if !strings.Contains(string(text), words) {
				t.Errorf("the report does not say %q", words)
			}
		}
	}
}

// A warning that the study lets pass does not fail a strict run, and the report
// prints the reason.
func TestOverriddenStrict(t *testing.T) {
	_, files, _ := archive(t, "G15")
	for _, over := range []string{"", "overrides: [{guard: G15, for: q, reason: The final figure was printed since}]\n"} {
		dir := filepath.Join(t.TempDir(), "study")
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		for name, text := range files {
			if name == "study.yaml" {
				text += over
			}
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		out := filepath.Join(t.TempDir(), "report")
		sum, err := Run(t.Context(), Options{Study: dir, Out: out, Formats: []string{"svg"}, Strict: true})
		if errors.Is(err, ErrStrict) != (over == "") || len(sum.Warnings) > 0 != (over == "") {
			t.Errorf("%q: %v, %v", over, err, sum.Warnings)
		}
		if text, _ := os.ReadFile(filepath.Join(out, "report.md")); strings.Contains(string(text), "The study lets these pass") != (over != "") {
			t.Errorf("%q: what the study lets pass does not stand apart", over)
		}
		for file, words := range map[string]string{"report.md": "Reason: The final figure was printed since", "results.json": `"override":"The final figure was printed since"`} {
			text, err := os.ReadFile(filepath.Join(out, file))
			if err != nil || strings.Contains(strings.ReplaceAll(string(text), `": "`, `":"`), words) != (over != "") {
				t.Errorf("%q: %s (%v): %s", over, file, err, words)
			}
		}
	}
}
