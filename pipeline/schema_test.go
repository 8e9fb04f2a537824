package pipeline

import (
	"bytes"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"defensetrade/pipeline/report"
)

// What the program writes obeys the schema that it publishes, and the schema
// refuses what does not.
// warning is an entry of guards that begins with some members.
func warning(first string) string {
	return `{` + first + `"severity": "warning", "message": "m", "fix": "", "file": "a.csv", "line": 1, "column": 0, "question": "", "series": "", "override": ""}`
}

func TestResultsObeyTheirSchema(t *testing.T) {
	const path = "../docs/schema/results.schema.json"
	schema, err := jsonschema.NewCompiler().Compile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	b, err := report.ResultsJSON(Answer(checked(t), 2), report.Written{Formats: []string{"png", "pdf", "svg"}, Infixes: []string{""}})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		what     string
		old, new string
		ok       bool
	}{
		{"the default study", "", "", true},
		{"another version", `"version": 2`, `"version": 1`, false},
		{"an unknown status", `"status": "rising"`, `"status": "up"`, false},
		{"an unknown member", `"version": 2`, `"version": 2, "extra": 1`, false},
		{"a plain warning, of no guard", `"guards": [`, `"guards": [` + warning("") + ",", true},
		{"a warning of a guard", `"guards": [`, `"guards": [` + warning(`"id": "G12", `) + ",", true},
		{"a guard without a name", `"guards": [`, `"guards": [` + warning(`"id": "", `) + ",", false},
		{"an estimate of words", `"value":`, `"value":"x","other":`, false},
	} {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(bytes.Replace(b, []byte(tt.old), []byte(tt.new), 1)))
		if err != nil {
			t.Fatal(tt.what, err)
		}
		if err := schema.Validate(v); (err == nil) != tt.ok {
			t.Errorf("%s: %v", tt.what, err)
		}
	}
}
