package load

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"defensetrade/pipeline/obs"
)

const schemaFolder = "../../docs/schema/"

func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile(schemaFolder + name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func instance(t *testing.T, data []byte, isYAML bool) any {
	t.Helper()
	if isYAML {
		var err error
		if data, err = yaml.YAMLToJSON(data); err != nil {
			t.Fatal(err)
		}
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestSchemasAccept validates every study of the repository.
func TestSchemasAccept(t *testing.T) {
	for file, schema := range map[string]string{"study.yaml": "study", "datapackage.json": "datapackage", "study.tr.yaml": "words"} {
		s, isYAML := compiled(t, schema+".schema.json"), file != "datapackage.json"
		paths, err := filepath.Glob("../../datasets/*/" + file)
		if schema != "words" {
			paths = append(paths, "../starter/study/"+file)
		}
		if err != nil || len(paths) == 0 {
			t.Fatal(err, paths)
		}
		for _, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(instance(t, data, isYAML)); err != nil {
				t.Errorf("%s: %#v", p, err)
			}
		}
	}
}

// TestSchemasRefuse gives schema and loader the same faulty documents.
func TestSchemasRefuse(t *testing.T) {
	for _, doc := range []string{
		"titel: x", "span: [1990]", "span: [1990, 1991, 1992]", "alpha: 2", "least_n: 0", "entities: lands", "eras: [{id: a}]", "eras: [{label: x, to: 2000}]",
		"events: [{id: a}]", "questions: [{id: a}]", "questions: [{id: a/b, kind: trend}]", "questions: [{id: a, kind: trend, figures: [{title: x}]}]",
		"questions: [{id: a, kind: trend, transform: [logs]}]", "questions: [{id: a, kind: trend, within: x}]", "entities: [{label: x}]", "splice: [a]", "language: de",
	} {
		if err := compiled(t, "study.schema.json").Validate(instance(t, []byte(doc), true)); err == nil {
			t.Errorf("the schema takes %s", doc)
		}
		if _, _, faults := Study(fstest.MapFS{"study.yaml": {Data: []byte(doc)}, "x.csv": {Data: []byte("entity,year,value\nTUR,2000,1\n")}}, "x", ""); faults.Errors() == 0 {
			t.Errorf("the loader takes %s", doc)
		}
	}
	for _, doc := range []string{"of: a", "[a]", "[{of: a}]", "[{is: a}]", "[{of: a, is: b, by: c}]", "[{of: [a], is: b}]", "[{of: \"\", is: b}]"} {
		if err := compiled(t, "words.schema.json").Validate(instance(t, []byte(doc), true)); err == nil {
			t.Errorf("the schema takes %s", doc)
		}
		if _, _, faults := Study(fstest.MapFS{"study.tr.yaml": {Data: []byte(doc)}, "x.csv": {Data: []byte("entity,year,value\nTUR,2000,1\n")}}, "x", ""); faults.Errors() == 0 {
			t.Errorf("the loader takes %s", doc)
		}
	}
	resource := func(s string) string { return `{"resources": [{"path": "x.csv", ` + s + `}]}` }
	for _, doc := range []string{
		`{}`, `{"resources": []}`, `{"resources": [{"name": "x"}]}`, resource(`"unit": {}`), resource(`"unit": {"kind": "money"}`), resource(`"unit": {"kind": "money", "currency": "USD", "basis": "constant"}`),
		resource(`"unit": {"kind": "money", "currency": "USD", "basis": "current", "base": 2020}`), resource(`"unit": {"kind": "share", "of": "GDP", "scale": "million"}`), resource(`"unit": {"kind": "tiv", "scale": "lots"}`),
		resource(`"unit": {"kind": "spoons"}`), resource(`"indicators": {"x": {"units": 1}}`),
	} {
		if err := compiled(t, "datapackage.schema.json").Validate(instance(t, []byte(doc), false)); err == nil {
			t.Errorf("the schema takes %s", doc)
		}
		if _, _, faults := Study(fstest.MapFS{"datapackage.json": {Data: []byte(doc)}, "x.csv": {Data: []byte("entity,year,value\nTUR,2000,1\n")}}, "x", ""); faults.Errors() == 0 {
			t.Errorf("the loader takes %s", doc)
		}
	}
}

// keysOf are the keys of a group in a schema.
func keysOf(t *testing.T, file string, path ...string) []string {
	t.Helper()
	data, err := os.ReadFile(schemaFolder + file)
	if err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	for _, p := range append(path, "properties") {
		next, ok := v[p].(map[string]any)
		if !ok {
			t.Fatalf("%s has no %v", file, path)
		}
		v = next
	}
	return slices.Sorted(maps.Keys(v))
}

var keysHere = regexp.MustCompile(`the keys here are (.*)`)

// askedFor are the keys that the loader names when a document holds one that it does
// not know.
func askedFor(t *testing.T, file, doc string) []string {
	t.Helper()
	_, _, faults := Study(fstest.MapFS{file: {Data: []byte(doc)}, "x.csv": {Data: []byte("entity,year,value\nTUR,2000,1\n")}}, "x", "")
	for _, f := range faults {
		if m := keysHere.FindStringSubmatch(f.Fix); m != nil {
			keys := strings.Split(strings.ReplaceAll(m[1], " and ", ", "), ", ")
			slices.Sort(keys)
			return keys
		}
	}
	t.Fatalf("the loader names no keys for %s: %v", doc, faults)
	return nil
}

// TestSchemasComplete checks that schema and loader know the same keys, so that
// neither can change alone.
func TestSchemasComplete(t *testing.T) {
	sorted := func(keys ...string) []string { slices.Sort(keys); return keys }
	const odd = "qqqqqqqqqqqq: 1"
	for _, tt := range []struct {
		file string
		path []string
		want []string
	}{
		{"study.schema.json", nil, sorted(slices.Clone(studyKeys)...)},
		{"study.schema.json", []string{"$defs", "question"}, sorted(append(slices.Clone(questionKeys), "family")...)},
		{"study.schema.json", []string{"$defs", "era"}, askedFor(t, "study.yaml", "eras: [{id: a, to: 2000, "+odd+"}]")},
		{"study.schema.json", []string{"$defs", "event"}, askedFor(t, "study.yaml", "events: [{id: a, date: 2000, "+odd+"}]")},
		{"study.schema.json", []string{"$defs", "entity"}, askedFor(t, "study.yaml", "entities: [{id: a, "+odd+"}]")},
		{"study.schema.json", []string{"$defs", "figure"}, askedFor(t, "study.yaml", "questions: [{id: a, kind: trend, figures: [{kind: line, "+odd+"}]}]")},
		{"study.schema.json", []string{"$defs", "claim"}, sorted(slices.Clone(claimKeys)...)},
		{"study.schema.json", []string{"$defs", "check"}, sorted(slices.Clone(checkKeys)...)},
		{"study.schema.json", []string{"$defs", "deflator"}, askedFor(t, "study.yaml", "deflators: {USD: {series: a, base: 2000, "+odd+"}}")},
		{"study.schema.json", []string{"$defs", "correction"}, askedFor(t, "study.yaml", "corrections: [{series: a, "+odd+"}]")},
		{"study.schema.json", []string{"$defs", "override"}, askedFor(t, "study.yaml", "overrides: [{guard: G03, "+odd+"}]")},
		{"words.schema.json", []string{"$defs", "entry"}, askedFor(t, "study.tr.yaml", "[{of: a, is: b, "+odd+"}]")},
		{"datapackage.schema.json", nil, sorted(slices.Clone(packageKeys)...)},
		{"datapackage.schema.json", []string{"$defs", "resource"}, sorted(slices.Clone(resourceKeys)...)},
		{"datapackage.schema.json", []string{"$defs", "source"}, sorted(slices.Clone(sourceKeys)...)},
		{"datapackage.schema.json", []string{"$defs", "indicator"}, askedFor(t, "datapackage.json", `{"resources": [{"path": "x.csv", "indicators": {"x": {"qqqqqqqqqqqq": 1}}}]}`)},
	} {
		if got := keysOf(t, tt.file, tt.path...); !slices.Equal(got, tt.want) {
			t.Errorf("docs/schema/%s %v has the keys\n%q\nand the loader\n%q", tt.file, tt.path, got, tt.want)
		}
	}
	data, err := os.ReadFile(schemaFolder + "datapackage.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var v struct {
		Defs struct {
			Unit struct {
				OneOf []struct {
					Properties map[string]struct{ Const string }
					Required   []string
				}
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Defs.Unit.OneOf) != len(unitKeys) {
		t.Errorf("%d kinds of units in the schema, %d in the loader", len(v.Defs.Unit.OneOf), len(unitKeys))
	}
	for _, u := range v.Defs.Unit.OneOf {
		kind := u.Properties["kind"].Const
		k := unitKeys[obs.Kind(kind)]
		if got, want := slices.Sorted(maps.Keys(u.Properties)), sorted(append(append([]string{"kind"}, k.needs...), k.may...)...); !slices.Equal(got, want) {
			t.Errorf("unit %s has the keys %q, and in the loader %q", kind, got, want)
		}
		if got, want := sorted(u.Required...), sorted(append([]string{"kind"}, k.needs...)...); !slices.Equal(got, want) {
			t.Errorf("unit %s needs %q, and in the loader %q", kind, got, want)
		}
	}
}
