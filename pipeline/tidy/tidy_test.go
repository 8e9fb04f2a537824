package tidy

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// rows makes a table of lines "entity partner year value reporter source"; "_" is
// an empty cell. The line's number is its place.
func rows(lines ...string) *obs.Table {
	tb := &obs.Table{Sources: []obs.Source{{ID: "oec"}, {ID: "cow"}, {ID: "unused"}}}
	for i, l := range lines {
		f := strings.Fields(strings.ReplaceAll(l, "_", " _ "))
		for j := range f {
			f[j] = strings.ReplaceAll(strings.Trim(f[j], "_"), "~", " ")
		}
		year, _ := strconv.Atoi(f[2])
		p, at := obs.Pos{File: "trade.csv", Line: i + 2, Col: 1}, obs.Cell{Line: int32(i + 2), Col: 1}
		o := obs.Observation{Entity: f[0], Partner: f[1], Year: year, Indicator: "trade", Value: math.NaN(), Status: obs.NotAvailable, Pos: p, EntityAt: at, PartnerAt: at}
		if f[3] != "" {
			o.Value, _ = strconv.ParseFloat(f[3], 64)
			o.Status = obs.Reported
		}
		if len(f) > 4 {
			o.Reporter = f[4]
		}
		if len(f) > 5 {
			o.Source = f[5]
		}
		tb.Obs = append(tb.Obs, o)
	}
	return tb
}

// short writes series as "ID years=values splice": the heart of each.
func short(tb *obs.Table) []string {
	var out []string
	for _, s := range tb.Series {
		w := s.ID
		for i, y := range s.Years {
			w += " " + strconv.Itoa(y) + "=" + strconv.FormatFloat(s.Values[i], 'g', -1, 64)
		}
		for _, y := range s.MissYears {
			w += " " + strconv.Itoa(y) + "=?"
		}
		for _, c := range s.Competing {
			w += " " + strconv.Itoa(c.Year) + ":" + strconv.Itoa(len(c.Obs)) + "/" + strconv.Itoa(c.Chosen)
		}
		if s.Splice != nil {
			w += " " + strings.Join(s.Splice, "+")
		}
		out = append(out, w)
	}
	return out
}

func TestTidy(t *testing.T) {
	named := func(change func(*study.Study)) *study.Study {
		st := &study.Study{ID: "x", File: "study.yaml", Countries: true}
		change(st)
		return st
	}
	splice := func(keys ...string) *study.Study {
		return named(func(s *study.Study) { s.Splice = []study.Splice{{Indicator: "trade", Sources: keys}} })
	}
	prefer := func(keys ...string) *study.Study {
		return named(func(s *study.Study) { s.Prefer = []study.Prefer{{Indicator: "trade", Order: keys}} })
	}
	none := named(func(*study.Study) {})
	for _, tt := range []struct {
		name  string
		st    *study.Study
		in    *obs.Table
		want  []string
		fault string // in the faults, or "" for none
	}{
		{"names", none, rows("Turkey _ 2002 2", "TUR _ 2001 1", "Türkiye _ 2003 _", "Pakistan _ 2001 5"), []string{"trade.PAK 2001=5", "trade.TUR 2001=1 2002=2 2003=?"}, ""},
		{"flows have a direction", none, rows("TUR PAK 2001 1", "PAK TUR 2001 2"), []string{"trade.PAK-TUR 2001=2", "trade.TUR-PAK 2001=1"}, ""},
		{"span", named(func(s *study.Study) { s.From, s.To = 2001, 2002 }), rows("TUR _ 2000 1", "TUR _ 2001 2", "TUR _ 2002 3", "TUR _ 2003 4", "PAK _ 1990 1"), []string{"trade.TUR 2001=2 2002=3"}, ""},
		{"reporters part", none, rows("PAK TUR 2001 1 PAK", "PAK TUR 2001 2 Turkey", "PAK TUR 2002 3 TUR"), []string{"trade.PAK-TUR@PAK 2001=1 2001:2/-1", "trade.PAK-TUR@TUR 2001=2 2002=3 2001:2/-1"}, ""},
		{"sources part", none, rows("TUR _ 2001 1 _ oec", "TUR _ 2001 2 _ cow"), []string{"trade.TUR@cow 2001=2 2001:2/-1", "trade.TUR@oec 2001=1 2001:2/-1"}, ""},
		{"reporter and source part", none, rows("TUR _ 2001 1 A oec", "TUR _ 2001 2 A cow", "TUR _ 2001 3 B cow"), []string{"trade.TUR@A, cow 2001=2 2001:3/-1", "trade.TUR@A, oec 2001=1 2001:3/-1", "trade.TUR@B, cow 2001=3 2001:3/-1"}, ""},
		{"missing does not compete", none, rows("TUR _ 2001 1 _ oec", "TUR _ 2001 _ _ cow"), []string{"trade.TUR 2001=1"}, ""},
		{"splice", splice("oec", "cow"), rows("TUR _ 2001 1 _ cow", "TUR _ 2001 2 _ oec", "TUR _ 2002 3 _ cow"), []string{"trade.TUR 2001=2 2002=3 2001:2/1 oec+cow"}, ""},
		{"splice of one source", splice("oec", "cow"), rows("TUR _ 2001 1 _ cow", "TUR _ 2001 2 _ oec"), []string{"trade.TUR 2001=2 2001:2/1"}, ""},
		{"splice leaves out", splice("oec"), rows("TUR _ 2001 1 _ oec", "TUR _ 2002 3 _ cow"), []string{"trade.TUR 2001=1"}, "in 2002: the only value is of a source that the splice does not name"},
		{"prefer", prefer("cow"), rows("TUR _ 2001 1 _ oec", "TUR _ 2001 2 _ cow", "TUR _ 2002 3 _ oec"), []string{"trade.TUR 2001=2 2002=3 2001:2/1"}, ""},
		{"prefer leaves open", prefer("cow"), rows("TUR _ 2001 1 _ oec", "TUR _ 2001 2 _ x", "TUR _ 2002 3 _ cow"), []string{"trade.TUR 2002=3 2001:2/-1"}, "in 2001: the rule does not choose"},
		{"importer", prefer("importer"), rows("PAK TUR 2001 1 PAK", "PAK TUR 2001 2 TUR"), []string{"trade.PAK-TUR 2001=2 2001:2/1"}, ""},
		{"exporter", prefer("exporter"), rows("PAK TUR 2001 1 Pakistan", "PAK TUR 2001 2 TUR"), []string{"trade.PAK-TUR 2001=1 2001:2/0"}, ""},
		{"splice then prefer", named(func(s *study.Study) {
			s.Splice = []study.Splice{{Indicator: "trade", Sources: []string{"oec"}}}
			s.Prefer = []study.Prefer{{Indicator: "trade", Order: []string{"B"}}}
		}), rows("TUR _ 2001 1 A oec", "TUR _ 2001 2 B oec", "TUR _ 2001 3 B cow"), []string{"trade.TUR 2001=2 2001:3/1"}, ""},
		{"double", none, rows("TUR _ 2001 1", "Turkey _ 2001 1"), []string{"trade.TUR 2001=1"}, "trade.csv:3:1: error: the row repeats line 2"},
		{"two values", none, rows("TUR _ 2001 1 A", "TUR _ 2001 2 A"), []string{"trade.TUR 2001=1"}, "has two values in 2001: 2 here, and 1 in line 2"},
		{"value and missing", none, rows("TUR _ 2001 1", "TUR _ 2001 _"), []string{"trade.TUR 2001=1"}, "missing here, and 1 in line 2"},
		{"unknown", none, rows("Turkiey _ 2001 1"), []string{"trade.Turkiey 2001=1"}, `error: G16: "Turkiey" is not a country that is known, in 1 of 1 rows (100%); did you mean "Turkey" (TUR)?`},
		{"any", named(func(s *study.Study) { s.Countries, s.Any = false, true }), rows("Georgia _ 2001 1", "Wonder~land _ 2001 1"), []string{"trade.Georgia 2001=1", "trade.Wonder land 2001=1"}, ""},
		{"own", named(func(s *study.Study) {
			s.Entities = []obs.Entity{{ID: "baykar", Label: "Baykar Makina"}, {ID: "usa", Label: "USA Firm"}}
		}),
			rows("BAYKAR~MAKİNA _ 2001 1", "USA _ 2001 1"), []string{"trade.baykar 2001=1", "trade.usa 2001=1"}, ""},
		{"mixed", none, rows("TUR _ 2001 1 _ oec", "TUR _ 2002 2 _ cow"), []string{"trade.TUR@cow 2002=2", "trade.TUR@oec 2001=1"}, "error: G26"},
		{"unknown indicator", named(func(s *study.Study) { s.Splice = []study.Splice{{Indicator: "trad", Sources: []string{"oec"}}} }), rows("TUR _ 2001 1"), []string{"trade.TUR 2001=1"}, `splice: no file has an indicator "trad"; did you mean "trade"?`},
		{"unknown key", prefer("ocw"), rows("TUR _ 2001 1 _ cow"), []string{"trade.TUR 2001=1"}, `prefer: no row of trade has the reporter or source "ocw"; did you mean "cow"?`},
		{"unused key", prefer("unused"), rows("TUR _ 2001 1 _ cow"), []string{"trade.TUR 2001=1"}, `warning: prefer: no row of trade comes from "unused"`},
		{"two letters", none, rows("TR _ 2001 1", "TUR _ 2002 2", "Turkey _ 2003 3", "GR _ 2001 1", "PK TR 2001 1 TR", "PK TR 2002 1 PK"), []string{"trade.GRC 2001=1", "trade.PAK-TUR@PAK 2002=1", "trade.PAK-TUR@TUR 2001=1", "trade.TUR 2001=1 2002=2 2003=3"}, "error: G26: trade.PAK-TUR would join values of several sources (\"TUR\", \"PAK\")"},
		{"two letters of a reporter", prefer("importer"), rows("PAK TUR 2001 1 PK", "PAK TUR 2001 2 TR"), []string{"trade.PAK-TUR 2001=2 2001:2/1"}, ""},
		{"two letters, misspelt", none, rows("TR _ 2001 1", "PK _ 2001 1", "QZ _ 2001 1"), []string{"trade.PAK 2001=1", "trade.QZ 2001=1", "trade.TUR 2001=1"}, `error: G16: "QZ" is not a country that is known`},
		{"two letters of others", none, rows("GE _ 2001 1", "BA _ 2001 1", "LMT _ 2001 1", "RTX _ 2001 1"), []string{"trade.BA 2001=1", "trade.GE 2001=1", "trade.LMT 2001=1", "trade.RTX 2001=1"}, `it is the two-letter code of Georgia: write "GEO"`},
		{"two small letters", none, rows("tr _ 2001 1", "PK _ 2001 1", "GR _ 2001 1"), []string{"trade.GRC 2001=1", "trade.PAK 2001=1", "trade.tr 2001=1"}, `it is the two-letter code of Türkiye: write "TUR"`},
		{"two letters of one's own", named(func(s *study.Study) {
			s.Entities = []obs.Entity{{ID: "TR", Label: "Tank Regiment"}, {ID: "x", Label: "GR"}}
		}),
			rows("TR _ 2001 1", "tr _ 2002 1", "GR _ 2001 1", "PK _ 2001 1", "TUR _ 2001 1"), []string{"trade.PAK 2001=1", "trade.TR 2001=1 2002=1", "trade.TUR 2001=1", "trade.x 2001=1"}, ""},
		{"two letters where any is", named(func(s *study.Study) { s.Countries, s.Any = false, true }), rows("TR _ 2001 1", "TUR _ 2001 1"), []string{"trade.TR 2001=1", "trade.TUR 2001=1"}, ""},
		{"only missing", none, rows("TUR _ 2001 _"), []string{"trade.TUR 2001=?"}, ""},
	} {
		out, faults := Tidy(tt.st, tt.in)
		if got := short(out); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if s := faults.Error(); tt.fault == "" && s != "" || !strings.Contains(s, tt.fault) {
			t.Errorf("%s: faults %q, want %q in them", tt.name, s, tt.fault)
		}
		if len(tt.in.Obs) != 0 {
			t.Errorf("%s: the observations stand in two tables", tt.name)
		}
		for _, s := range out.Series {
			if n := s.N(); len(s.Values) != n || len(s.Status) != n || len(s.Sources) != n || len(s.Notes) != n || len(s.Periods) != n || len(s.Pos) != n || len(s.Missing) != len(s.MissYears) {
				t.Errorf("%s: %s: fields are not parallel", tt.name, s.ID)
			}
		}
	}
}

func TestLabelsOfSeries(t *testing.T) {
	out, _ := Tidy(&study.Study{Countries: true}, rows("Turkey Pakistan 2001 1 TUR", "World _ 2001 1"))
	if l := out.Series[0].Label; l != "Türkiye to Pakistan" {
		t.Errorf("label %q", l)
	}
	var ids []string
	for _, e := range out.Entities {
		ids = append(ids, e.ID+" "+e.Label)
		if e.Group != (e.ID == "WLD") {
			t.Errorf("%s: group %v", e.ID, e.Group)
		}
	}
	if want := []string{"PAK Pakistan", "TUR Türkiye", "WLD World"}; !reflect.DeepEqual(ids, want) {
		t.Errorf("entities %q", ids)
	}
}
