package load

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestWide pins which headers have years for columns.
func TestWide(t *testing.T) {
	const say = "error: the years stand in columns, the first of them "
	for name, tt := range map[string]struct{ csv, place string }{
		"years":          {"entity,1990,1991,1992\nTUR,1,2,3\n", `1:8: ` + say + `"1990"; put them in rows: entity,year,value`},
		"backwards":      {"Country Name,2024,2023,2022\nTUR,1,2,3\n", `1:14: ` + say + `"2024"`},
		"World Bank":     {"Country Name,Country Code,1990 [YR1990],1991 [YR1991]\nTürkiye,TUR,1,2\n", `1:27: ` + say + `"1990 [YR1990]"`},
		"preamble":       {"\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2025-01-28\",\n\n\"Country Name\",\"Country Code\",\"1960\",\"1961\",\n\"Aruba\",\"ABW\",\"\",\"\",\n", `5:31: ` + say + `"1960"`},
		"R":              {"x,X1990,X1991,X1992\nTUR,1,2,3\n", `1:3: ` + say + `"X1990"`},
		"empty corner":   {",1990,1991,1992\nTUR,1,2,3\n", `1:2: ` + say + `"1990"`},
		"fiscal":         {"country,2001/02,2002/03\nPAK,1,2\n", `1:9: ` + say + `"2001/02"`},
		"gaps":           {"SIPRI,1990,1995,2000\nTUR,1,2,3\n", `1:7: ` + say + `"1990"`},
		"note":           {"entity,note,1990,1991\nTUR,x,1,2\n", `1:13: ` + say + `"1990"`},
		"semicolons":     {"Country;1990;1991\nTUR;1;2\n", `1:9: ` + say + `"1990"`},
		"whole number":   {"country,1990.0,1991.0\nTUR,1,2\n", `1:9: ` + say + `"1990.0"`},
		"data":           {"TUR,2001,3.5\nTUR,2002,3.6\n", ""},
		"data of years":  {"TUR,2001,1990,2020\n", ""},
		"year and value": {"TUR,2001,2002\nTUR,2002,2004\n", ""},
		"rows of years":  {"entity,year,value,begin,end\nTUR,2001,1,1990,1995\n", ""},
		"years of rows":  {"entity,year,value\nTUR,2001,2002\n", ""},
		"only years":     {"1990,1991,1992\n", ""},
		"column of ours": {"entity,year,value,1990,1991,1992\nTUR,2001,1,1,1,1\n", ""},
	} {
		_, _, faults := Study(files("a.csv", tt.csv), "a", "a.csv")
		got := faults.Error()
		if tt.place == "" {
			if strings.Contains(got, "in columns") {
				t.Errorf("%s: %s", name, got)
			}
			continue
		}
		if !strings.Contains(got, "a.csv:"+tt.place) {
			t.Errorf("%s: %s\nwant %s", name, got, tt.place)
		}
		if n := faults.Errors(); n != 1 && name != "semicolons" {
			t.Errorf("%s: %d errors: %s", name, n, got)
		}
	}
}

// TestSynonyms pins that a column under the name of another publisher is told what
// to be renamed to, and that its cells are checked all the same.
func TestSynonyms(t *testing.T) {
	for want, names := range map[string]string{
		"entity": "country|Country Name|COUNTRY_CODE|nation|iso3|Ülke|ISO-3",
		"year":   "date|Time|TIME_PERIOD|yıl|Years",
		"value":  "amount|val|OBS_VALUE|obs value|Değer|Values",
	} {
		for _, name := range strings.Split(names, "|") {
			head := strings.Replace("entity,year,value", want, name, 1)
			_, tb, faults := Study(files("a.csv", head+"\nTUR,2001,1\n"), "a", "a.csv")
			if got := faults.Error(); !strings.Contains(got, `is not known, and "`+want+`" is missing; rename it to `+want) || faults.Errors() != 1 || len(tb.Obs) != 1 {
				t.Errorf("%s: %s", name, got)
			}
		}
	}
	// What is there already is not meant by another column.
	if _, _, faults := Study(files("a.csv", "entity,year,value,country\nTUR,2001,1,x\n"), "a", "a.csv"); faults.Errors() != 0 {
		t.Error(faults)
	}
}

// TestYears pins which years a study may hold: with "entities: any" earlier ones.
func TestYears(t *testing.T) {
	const any = "entities: any\n"
	csv := func(year string) []string { return []string{"a.csv", "entity,year,value\nx," + year + ",1\n"} }
	unit := func(base string) []string {
		return []string{"a.csv", "entity,year,value\nx,2001,1\n", "datapackage.json", `{"resources": [{"path": "a.csv", "unit": {"kind": "index", "base": ` + base + `}}]}`}
	}
	for _, tt := range []struct {
		files []string
		study string
		want  string
	}{
		{csv("1800"), "title: x\n", ""}, {csv("2100"), "title: x\n", ""}, {csv("1500"), any, ""}, {csv("2100"), any, ""},
		{csv("1799"), "title: x\n", `a.csv:2:3: error: the year "1799" is outside 1800–2100; correct it, or, where the study is not about countries, say so in study.yaml with entities: any`},
		{csv("1799"), "entities: countries\n", "outside 1800–2100"}, {csv("1799"), "entities: [{id: x}]\n", "outside 1800–2100"},
		{csv("1499"), "title: x\n", `the year "1499" is outside 1800–2100; correct it` + "\n"}, {csv("2101"), "title: x\n", "outside 1800–2100; correct it\n"},
		{csv("1499"), any, "outside 1500–2100; correct it\n"}, {csv("2101"), any, "outside 1500–2100; correct it\n"},
		{csv("2001"), "span: [1700, 2001]\n", `study.yaml:1:8: error: "span" is 1700, outside 1800–2100; where`},
		{csv("2001"), "span: [1400, 2001]\n", `"span" is 1400, outside 1800–2100` + "\n"},
		{csv("2001"), "span: [1700, 2001]\n" + any, ""}, {csv("2001"), "span: [1400, 2001]\n" + any, "outside 1500–2100\n"},
		{csv("2001"), "events: [{id: a, date: 1789-07-14}]\n", "outside 1800–2100; where"}, {csv("2001"), "events: [{id: a, date: 1789-07-14}]\n" + any, ""},
		{csv("2001"), "eras: [{id: a, to: 1789}]\n", "outside 1800–2100; where"}, {csv("2001"), "eras: [{id: a, to: 1789}]\n" + any, ""},
		{unit("1750"), any, ""}, {unit("1750"), "title: x\n", `datapackage.json:1:68: error: "base" of the unit is 1750, outside 1800–2100; where`},
	} {
		_, _, faults := Study(files(append(tt.files, "study.yaml", tt.study)...), "a", "")
		if got := faults.Error() + "\n"; tt.want == "" && faults.Errors() > 0 || !strings.Contains(got, tt.want) {
			t.Errorf("%q %q: %s, want %q", tt.files[1], tt.study, got, tt.want)
		}
	}
	// One CSV alone has no study that could say so.
	if _, _, faults := Study(files(csv("1799")...), "a", "a.csv"); faults.Errors() != 1 {
		t.Error(faults)
	}
}

// TestDataBesidePath pins that rows inside a descriptor are not dropped in silence.
func TestDataBesidePath(t *testing.T) {
	fsys := fstest.MapFS{"a.csv": {Data: []byte("entity,year,value\nTUR,2001,1\n")},
		"datapackage.json": {Data: []byte(`{"resources":[{"name":"a","path":"a.csv","data":[[1,2]]}]}`)}}
	_, tb, faults := Study(fsys, "a", "")
	if got := faults.Error(); !strings.Contains(got, "datapackage.json:1:") || !strings.Contains(got, "data inside the descriptor are not read: those of the file are") || len(tb.Obs) != 1 {
		t.Errorf("%d rows, faults: %s", len(tb.Obs), got)
	}
}
