package pipeline

import (
	"testing"
	"testing/fstest"

	"defensetrade/pipeline/obs"
)

// FuzzStudy reads and answers studies whose study file and rows are anything, and
// sees that no fault is without a place and that a guard that stands leaves what it
// refuses out of the table.
func FuzzStudy(f *testing.F) {
	const pack = `{"sources": [{"name": "oec", "title": "OEC", "of_total": 9}], "resources": [
		{"path": "a.csv", "unit": {"kind": "money", "currency": "USD", "basis": "current", "scale": "million"}, "concept": "ordered"},
		{"path": "b.csv", "indicators": {"a": {"unit": {"kind": "money", "currency": "USD", "basis": "current", "scale": "billion"}}, "cpi": {"unit": {"kind": "index", "base": 2010}},
			"t": {"unit": {"kind": "tiv", "scale": "million"}, "concept": "deal-total"}, "s": {"unit": {"kind": "share", "of": "GDP"}, "numerator": "a"}}}]}`
	f.Add("deflators: {USD: {series: cpi.USA, base: 2010}}\nconvert: {a: calendar}\nranges: {s.*: [0, 120]}\nquestions: [{id: q, kind: description, series: [\"*.*\"]}]\n",
		"TUR,2001,10,FY07,\nTUR,2002,11,FY07,\nTUR,2003,12,,oec\n", "a,TUR,,2004,1\ncpi,USA,,2001,80\ncpi,USA,,2010,100\nt,USA,TUR,2001,5\nt,TUR,,2001,1\ns,TUR,,2001,117\n")
	f.Add("corrections: [{series: a.TUR, year: 2001, expect: 10, value: 11, reason: r}]\noverrides: [{guard: G07, for: \"*\", reason: r}]\n", "TUR,2001,10,,\n", "s,TUR,,2001,-1\ns,SUN,,1999,1\n")
	f.Add("questions: [{id: q, kind: amounts, series: [a.TUR, t.TUR]}, {id: r, kind: trend, series: [\"*.*\"], figures: [{kind: line}]}]\n", "TUR,2001,10,,\nTUR,2002,10000,,\n", "t,TUR,,2001,1e12\nt,WLD,,2001,3\n")
	f.Fuzz(func(t *testing.T, yaml, a, b string) {
		src := &source{name: "study", close: func() error { return nil }, fsys: fstest.MapFS{
			"study.yaml": {Data: []byte(yaml)}, "datapackage.json": {Data: []byte(pack)},
			"a.csv": {Data: []byte("entity,year,value,period,source\n" + a)}, "b.csv": {Data: []byte("indicator,entity,partner,year,value\n" + b)},
		}}
		c := check(src, func(string, int, int) {})
		for _, x := range c.Faults {
			if x.Pos.File == "" {
				t.Errorf("no place: %v", x)
			}
			if _, ok := obs.GuardOf(x.Guard); x.Guard != "" && !ok {
				t.Errorf("no such guard: %v", x)
			}
		}
		if c.Faults.Errors() > 0 || c.Table == nil {
			return
		}
		for _, w := range c.Table.Withheld {
			if c.Table.Find(w.Series.ID) != nil || w.Guard == "" || w.Why == "" {
				t.Errorf("%s is withheld and in the table", w.Series.ID)
			}
		}
		if len(c.Tasks) < 4 {
			Answer(c, 1)
		}
	})
}
