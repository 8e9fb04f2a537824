package load

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
)

// placed checks that every fault says what is wrong and has a place in its file.
func placed(t *testing.T, data []byte, faults obs.Faults) {
	t.Helper()
	lines := bytes.Split(data, []byte("\n"))
	for _, f := range faults {
		switch {
		case f.Pos.File == "" || f.Msg == "":
			t.Errorf("no place or no words: %+v", f)
		case f.Pos.Line < 0 || f.Pos.Line > len(lines):
			t.Errorf("line %d of %d: %v", f.Pos.Line, len(lines), f)
		case f.Pos.Line > 0 && f.Pos.Col < 1:
			t.Errorf("column %d: %v", f.Pos.Col, f)
		}
	}
	if len(faults) > maxFaults+1 {
		t.Errorf("%d faults", len(faults))
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{
		"entity,year,value\nTUR,2001,3.5\n", "entity;year;value\nTUR;2001;3,5\n", "\ufeffentity,year,value,\r\nTUR,2001,,\r\n",
		"entity,year,value,note\n\"Türkiye\",2001,1,\"a\nb\"\nPAK,2002,x,\"un", "entity,year,value\nTUR,2001\nTUR,2001,1,2\n,,\n",
		"TUR,2001,3.5\n", "entity\tyear\tvalue\nTUR\t2001\t1\n", "Entity, year,valu,value\na\"b,1,2,3\n", "\xff\xfee\x00", "entity,year,value\nT\xfcrkiye,20\x0001,1\n",
		"entity,partner,year,value,indicator,status,reporter,period,source,note\nTUR,PAK,2001,1,a,estimated,TUR,FY07,s,n\n", "a|b\r\r\n", "\"", "\"\"\n\"\"\n",
	} {
		f.Add([]byte(s), byte(','), false)
	}
	f.Fuzz(func(t *testing.T, data []byte, delimiter byte, european bool) {
		l := &loader{fsys: files("a.csv", string(data)), tb: &obs.Table{}}
		d := plain
		if delimiter < 0x80 && !strings.ContainsRune("\"\r\n\x00", rune(delimiter)) {
			d.delimiter = rune(delimiter)
		}
		if european {
			d.decimal, d.group, d.declared = ',', ".", true
		}
		l.csv(resource{path: "a.csv", dialect: d})
		l.join()
		placed(t, bytes.TrimPrefix(data, []byte("\ufeff")), l.faults)
		lines := bytes.Split(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))
		for _, o := range l.tb.Obs {
			for _, p := range []obs.Pos{o.Pos, o.EntityPos()} {
				if p.Line < 2 || p.Line > len(lines) || p.Col < 1 || p.Col > len(lines[p.Line-1])+1 {
					t.Fatalf("no such place: %+v", o)
				}
			}
			if o.Entity == "" || o.Indicator == "" || o.Year < firstYear || o.Year > lastYear || o.Status.Missing() != (o.Value != o.Value) {
				t.Fatalf("%+v", o)
			}
		}
	})
}

func FuzzYAML(f *testing.F) {
	for _, s := range []string{
		everyKey, "title: a: b\n", "- a\n- b\n", "a: &x 1\nb: *x\n<<: {a: 1}\n", "title: |\n  x\n ? y\n", "span: [1, 2", "\t", "a: !!str 1\n---\nb: 2\n",
		"questions: [{id: a, kind: statistics, lag: [null, 1, {}]}]\n", "events: [{date: 2018-02-30}]\n", "{", "[[[[", "\"", "%", "title: 'x\n",
		"deflators: {USD: {series: a.TUR, base: 2001}, EUR: 3}\nconvert: {a: calendar}\nranges: {a.*: [0, 1e3], b: [2, 1]}\n",
		"corrections: [{series: a.TUR, year: 2001, expect: 1, value: 2, reason: r, source: s}]\noverrides: [{guard: G03, for: a.*, reason: r}, {guard: G16}]\n",
		"questions: [{id: a, kind: trend, series: [a.TUR], figures: [{kind: bars, zero: false, axes: [2], log: true}]}]\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _, faults := Study(files("study.yaml", string(data), "a.csv", "entity,year,value\nTUR,2001,1\n"), "a", "")
		var own obs.Faults
		for _, x := range faults {
			if x.Pos.File == "study.yaml" {
				own = append(own, x)
			}
		}
		placed(t, data, own)
	})
}

// FuzzJSON holds the reader of JSON against the standard library's: both take the
// same documents, and a descriptor never breaks the load.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`{"title": "x", "resources": [{"path": "a.csv", "unit": {"kind": "share", "of": "GDP"}}]}`, `{"a": [1, 2.5e3, null, true], "b": "\u00fc\\"}`,
		`{"a": 1,}`, `[1 2]`, `{'a': 1}`, `{"a" 1}`, "{\"a\": \"x\ny\"}", `// x`, `nul`, `-`, `"\x"`, `{"resources": [{"path": "../a.csv"}]}`, ``, `[[[[`,
		`{"resources": [{"path": "a.csv", "dialect": {"delimiter": "\u0000"}, "schema": {"missingValues": [1, {"value": 2}], "fields": [{"name": "value", "groupChar": "x"}]}}]}`,
		`{"sources": [{"name": "s", "of_total": -1}], "resources": [{"path": "a.csv", "concept": "fob", "numerator": "b", "unit": {"kind": "money", "scale": "x"}}]}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		out := &sink{file: "datapackage.json"}
		n := parseJSON(out, data)
		if deep := strings.Count(string(data), "[")+strings.Count(string(data), "{") > maxDepth; (n != nil) != json.Valid(data) && !deep {
			t.Errorf("read %v, valid %v: %v", n != nil, json.Valid(data), out.list)
		}
		placed(t, data, out.faults())
		_, _, faults := Study(files("datapackage.json", string(data), "a.csv", "entity,year,value\nTUR,2001,1\n"), "a", "")
		for _, x := range faults {
			if x.Pos.File == "" {
				t.Errorf("no place: %v", x)
			}
		}
	})
}
