package entity

import (
	"encoding/csv"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
)

// TestNames: every entity has a name in every language of a report, none by a name of
// another, and no file names an entity that there is not.
func TestNames(t *testing.T) {
	for _, l := range lang.All() {
		of := map[string]string{}
		for _, id := range Codes() {
			name, ok := Name(l.Code, id)
			if !ok {
				t.Errorf("%s has no name for %s (%s); add it to names.%s.csv", l.Name, id, countries().label[id], l.Code)
			}
			if of[name] != "" {
				t.Errorf("%s: %s and %s are both %q", l.Name, of[name], id, name)
			}
			of[name] = id
			// What a report prints can be read again.
			if e, ok := Find(name); l.Code == "en" && (!ok || e.ID != id) {
				t.Errorf("%s: %q is %s, not %s", l.Name, name, e.ID, id)
			}
		}
		data, err := fs.ReadFile(names, "names."+l.Code+".csv")
		if err != nil {
			continue
		}
		rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if !slices.IsSortedFunc(rows[1:], func(a, b []string) int { return strings.Compare(a[0], b[0]) }) {
			t.Errorf("names.%s.csv is not sorted", l.Code)
		}
		for _, r := range rows[1:] {
			if _, ok := countries().label[r[0]]; !ok || r[1] == "" {
				t.Errorf("names.%s.csv: %q", l.Code, r)
			}
		}
	}
	for _, tt := range []struct{ code, id, want, from string }{
		{"tr", "DEU", "Almanya", "Unicode CLDR"},
		{"tr", "DDR", "Doğu Almanya", "TDK"},
		{"tr", "USA", "ABD", "TDK, Yazım Kılavuzu"},
		{"tr", "GRC", "Yunanistan", "Unicode CLDR"},
		{"tr", "SUN", "SSCB", "TDK"},
		{"tr", "MKD", "Kuzey Makedonya", "the country's name since 2019"},
		{"tr", "UNKNOWN", "bilinmeyen", "SIPRI's Unknown"},
		{"en", "TUR", "Türkiye", "entities.csv"},
	} {
		if got, ok := Name(tt.code, tt.id); got != tt.want || !ok {
			t.Errorf("%s in %s is %q, want %q (%s)", tt.id, tt.code, got, tt.want, tt.from)
		}
	}
	if _, ok := Name("tr", "nobody"); ok {
		t.Error("an unknown ID has a name")
	}
	if _, ok := Name("not a language", "TUR"); ok {
		t.Error("an unknown language has names")
	}
}
