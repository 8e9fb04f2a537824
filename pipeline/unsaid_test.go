package pipeline

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/report"
	"defensetrade/pipeline/study"
)

// pseudo is a study as it is worded in the pseudo-language, in which everything that
// is said as a message, and every word of the study, has letters of its own.
func pseudo(t *testing.T, path string) *Checked {
	t.Helper()
	src, err := open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	c := check(src, func(string, int, int) {})
	if c.Faults.Errors() > 0 {
		t.Fatal(c.Faults)
	}
	l := lang.Pseudo()
	seen := map[string]bool{}
	var words []study.Word
	own := func(s string) {
		if p := study.Plain(s); !seen[p] && p != "" {
			seen[p] = true
			words = append(words, study.Word{Of: s, Is: lang.Dressed(s)})
		}
	}
	c.owned(func(s string, _ obs.Pos) { own(s) })
	c.named(own)
	c.Study.Words = map[string][]study.Word{l.Code: words}
	in, err := c.in(l, &Options{})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// quiet are what a report has in plain letters in every language: addresses, paths,
// names of files, series and statistics, Markdown's own marks, variables in italics.
var quiet = regexp.MustCompile("`[^`]*`" + `|\]\([^)]*\)|<a id="[^"]*"></a>|<https?://[^>]*>|https?://\S+|</?sub>|\b[\w-]+\.(csv|json|yaml|pdf|png|svg|tex|bib)\b(:\d+)*|\btables/[\w.-]+|[\w-]+\.[A-Z]{3}(-[A-Z]{3})?\b|\*[^*\s]{1,3}\*`)

// TestNothingUnsaid runs studies in the pseudo-language: no word of their reports may
// be in plain letters, or another language would have it in English.
func TestNothingUnsaid(t *testing.T) {
	plain := regexp.MustCompile(`[A-Za-z]{3,}`)
	for _, path := range []string{"", "../datasets/greece-turkiye"} {
		in := pseudo(t, path)
		r := Answer(in, 2)
		md := string(report.Markdown(r))
		if i := strings.Index(md, lang.Dressed("Works on the methods")); i > 0 {
			md = md[:i]
		}
		told := 0
		for n, line := range strings.Split(md, "\n") {
			words := quiet.ReplaceAllString(line, "")
			found := plain.FindAllString(words, -1)
			found = slices.DeleteFunc(found, func(w string) bool {
				return slices.Contains(alike, w) || slices.ContainsFunc(in.Study.Questions, func(q study.Question) bool {
					return q.Kind == "statistics" && strings.Contains(q.ID, w) // it has no section, and goes by its ID
				})
			})
			if len(found) > 0 && told < 60 {
				told++
				t.Errorf("%s, line %d of report.md: %q in %.300s", in.Study.ID, n+1, found, line)
			}
		}
	}
}

// alike are words that are the same in every language.
var alike = []string{"TIV", "analyze", "Theil", "Sen", "Newey", "West"}
