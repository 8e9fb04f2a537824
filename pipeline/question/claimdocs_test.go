package question

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"defensetrade/pipeline/load"
	"defensetrade/pipeline/study"
)

// TestClaimsPage: docs/claims.md names every measure, outcome and status, and its
// example is a study's claims without a fault of form.
func TestClaimsPage(t *testing.T) {
	data, err := os.ReadFile("../../docs/claims.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	for _, word := range append(study.Measures, claimStatuses...) {
		if !strings.Contains(page, "`"+word) && !strings.Contains(page, "measure: "+word) {
			t.Errorf("the page does not name %s", word)
		}
	}
	for _, word := range outcomeWords {
		if !strings.Contains(page, "\n| "+word+" |") {
			t.Errorf("the page does not explain %q", word)
		}
	}
	_, example, _ := strings.Cut(page, "```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	st, _, faults := load.Study(fstest.MapFS{"study.yaml": &fstest.MapFile{Data: []byte(example)},
		"a.csv": &fstest.MapFile{Data: []byte("entity,year,value\nTUR,2001,1\n")}}, "a", "")
	if faults.Errors() > 0 || len(st.Claims) != 3 {
		t.Errorf("%v", faults)
	}
}
