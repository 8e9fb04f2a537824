package pipeline

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/report"
	"defensetrade/pipeline/study"
)

// TestWordsAreNoPatterns: what a study says is printed as it is, whatever marks of a
// message stand in it.
func TestWordsAreNoPatterns(t *testing.T) {
	const marks = " {} {1} {2:den} {1:^} %s %d ¦ | {"
	for _, l := range lang.All() {
		dir := mixedStudy(t)
		own := lang.Turkish
		if l == lang.Turkish {
			own = lang.English
		}
		if err := os.WriteFile(filepath.Join(dir, "study.yaml"), []byte("language: "+own.Code+"\n"+mixed["study.yaml"]), 0o644); err != nil {
			t.Fatal(err)
		}
		c, err := Check(dir)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		said := map[string]string{}
		c.owned(func(words string, _ obs.Pos) {
			if key := study.Plain(words); said[key] == "" {
				said[key] = fmt.Sprintf("q%dq%s q", len(said), marks)
				fmt.Fprintf(&b, "- {of: %q, is: %q}\n", key, said[key])
			}
		})
		if err := os.WriteFile(filepath.Join(dir, "study."+l.Code+".yaml"), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		if c, err = Check(dir); err != nil || c.Faults.Errors() > 0 {
			t.Fatal(err, c.Faults)
		}
		in, err := c.in(l, &Options{})
		if err != nil {
			t.Fatal(err)
		}
		md := html.UnescapeString(regexp.MustCompile(`\\([[:punct:]])`).ReplaceAllString(string(report.Markdown(Answer(in, 2))), "$1"))
		found := regexp.MustCompile(`(?i)q\d+q`).FindAllStringIndex(md, -1)
		if len(found) < 100 {
			t.Errorf("%s: the study’s words stand in %d places of the report", l.Name, len(found))
		}
		for _, at := range found {
			if !strings.HasPrefix(md[at[1]:], marks) {
				t.Errorf("%s: …%s…", l.Name, md[at[0]:min(len(md), at[1]+60)])
			}
		}
	}
}

// Languages that are asked for twice are told of once, and a file of words that cannot
// be read is not one that lacks every word.
func TestLackingWords(t *testing.T) {
	dir := mixedStudy(t)
	lacking := func(langs ...string) int {
		c, err := Check(dir, langs...)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Count(c.Faults.Error(), "have no Turkish")
	}
	once, twice := lacking("tr"), lacking("tr", "en", "tr")
	if once == 0 || once != twice {
		t.Errorf("%d words lack a translation, asked twice %d", once, twice)
	}
	if err := os.WriteFile(filepath.Join(dir, "study.tr.yaml"), []byte("- of: a\n is: b\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if n := lacking("tr"); n != 0 {
		t.Errorf("%d words lack a translation in a file that cannot be read", n)
	}
	one := brief(lang.Turkish, obs.Faults{{Msg: "these words have no Turkish: “A”"}})
	if got := one[0].Msg; !strings.HasPrefix(got, "one of the study’s own words has no Turkish and stands in the report as it is: “A”") {
		t.Error(got)
	}
}

// TestNamesOfLanguagesFiles: an ID that ends in the code of a language does not take
// the name of another one's file.
func TestNamesOfLanguagesFiles(t *testing.T) {
	for _, ids := range [][2]string{{"a", "a.tr"}, {"a.tr", "a"}, {"A", "a.TR"}} {
		dir := mixedStudy(t)
		questions := fmt.Sprintf("questions:\n  - {id: %s, kind: trend, series: [share.DEU]}\n  - {id: %s, kind: trend, series: [share.EGY]}\n", ids[0], ids[1])
		if err := os.WriteFile(filepath.Join(dir, "study.yaml"), []byte(questions), 0o644); err != nil {
			t.Fatal(err)
		}
		sum, err := Run(t.Context(), Options{Study: dir, Out: filepath.Join(t.TempDir(), "out"), Langs: []string{"en", "tr"}, Formats: []string{"svg"}})
		if err != nil {
			t.Errorf("%v: %v", ids, err)
		} else if sum.Figures != 2 {
			t.Errorf("%v: %d figures", ids, sum.Figures)
		}
	}
}

// TestWordsOfAnotherStudy: a file of thousands of words that nobody says costs no more
// comparisons than a few of them; the first are told what they may have meant.
func TestWordsOfAnotherStudy(t *testing.T) {
	dir := t.TempDir()
	var rows, words strings.Builder
	rows.WriteString("entity,year,value,note\n")
	for i := range 1000 {
		fmt.Fprintf(&rows, "e%d,%d,1,the figure of the press %d\n", i/100, 1900+i%100, i)
		fmt.Fprintf(&words, "- {of: the figures of a press %d, is: x}\n", i)
	}
	for name, text := range map[string]string{"x.csv": rows.String(), "study.tr.yaml": words.String(), "study.yaml": "entities: any\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := Check(dir)
	if err != nil {
		t.Fatal(err)
	}
	stray := c.strayWords()
	if len(stray) != 1000 || !strings.Contains(stray[0].Fix, "did you mean “the figure of the press 0” of ") {
		t.Fatalf("%d stray words, the first: %v", len(stray), stray[:min(1, len(stray))])
	}
	if n := strings.Count(stray.Error(), "did you mean"); n*1000 > mostCompared {
		t.Errorf("%d of them were held against a thousand", n)
	}
}
