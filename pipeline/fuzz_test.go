package pipeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"defensetrade/pipeline"
)

// FuzzCheck gives a whole study to what analyze check does: the files of a folder
// in one text, each after a line "-- name --". Whatever they hold, it ends, every
// fault has words, and a second look finds the same.
func FuzzCheck(f *testing.F) {
	f.Add(good, goodStudy, described)
	for _, group := range hostileGroups() {
		if group.name == "big" || group.name == "import" {
			continue
		}
		for i, c := range group.cases {
			if c.also == nil && i%5 == 0 {
				f.Add(c.files["a.csv"], c.files["study.yaml"], c.files["datapackage.json"])
			}
		}
	}
	f.Add(good, "title: x\nquestions:\n  - {id: a, kind: correlation, series: [\"a.*\"]}\nsplice: {a: [b]}\nprefer: {a: [c]}\nclaims:\n  - {id: c, text: t, checks: [{series: a.TUR, over: [2001, 2002], measure: mean, near: 3, within: 1}]}\n", "")
	f.Fuzz(func(t *testing.T, csv, study, descriptor string) {
		if len(csv)+len(study)+len(descriptor) > 1<<16 {
			t.Skip("large inputs have cases of their own")
		}
		dir := t.TempDir()
		for name, text := range map[string]string{"a.csv": csv, "study.yaml": study, "datapackage.json": descriptor} {
			if name != "a.csv" && text == "" {
				continue
			}
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		c, err := pipeline.Check(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range c.Faults {
			if strings.TrimSpace(fault.Msg) == "" {
				t.Errorf("a fault without words: %+v", fault)
			}
		}
		again, err := pipeline.Check(dir)
		if err != nil || again.Faults.Error() != c.Faults.Error() {
			t.Errorf("a second look finds\n%v\nand the first found\n%v (%v)", again.Faults, c.Faults, err)
		}
		if c.Faults.Errors() == 0 && (c.Study == nil || c.Table == nil) {
			t.Error("no error, and no study")
		}
	})
}
