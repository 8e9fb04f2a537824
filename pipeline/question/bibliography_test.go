package question

import (
	"cmp"
	"slices"
	"strings"
	"testing"
)

// Every family has its formulas, and every work and formula a family that exists.
func TestAppendixKnowsTheFamilies(t *testing.T) {
	known := map[string]bool{"amounts": true} // which answers of amounts write, and nobody asks for
	for _, f := range Families {
		known[f.Name] = true
		if lines, _ := formulasOf(f.Name); len(lines) == 0 {
			t.Errorf("%s has no formula", f.Name)
		}
	}
	for _, f := range formulas {
		for _, name := range f.families {
			if !known[name] {
				t.Errorf("formula %q is of an unknown family %q", f.name, name)
			}
		}
	}
	keys := map[string]bool{}
	for _, w := range library {
		if keys[w.Key] {
			t.Errorf("two works %s", w.Key)
		}
		keys[w.Key] = true
		for _, name := range w.families {
			if !known[name] {
				t.Errorf("%s stands behind an unknown family %q", w.Key, name)
			}
		}
	}
	if !slices.IsSortedFunc(library, func(a, b work) int { return cmp.Compare(a.Authors, b.Authors) }) {
		t.Error("the works are not sorted by author")
	}
}

// The bibliography and the formulas are those of the families used, and no others.
func TestBibliography(t *testing.T) {
	refs := bibliography(map[string]bool{"theil_sen": true, "correlation": true})
	var got []string
	for _, r := range refs {
		got = append(got, r.Key)
	}
	if want := "kendall1938 sen1968 spearman1904"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if got, want := refs[1].String(), "Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall's tau. Journal of the American Statistical Association 63(324), 1379–1389."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if s := english.appendix(map[string]bool{"theil_sen": true}); len(s) != 1 || len(s[0].Blocks) != 2 {
		t.Errorf("appendix %+v", s)
	}
	if english.appendix(nil) != nil {
		t.Error("formulas of nothing")
	}
}
