package load

import (
	"bytes"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// files makes a file system of names and contents.
func files(pairs ...string) fstest.MapFS {
	out := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return out
}

const everyKey = `title: Türkiye and Pakistan
subtitle: Trade
authors: [A. Author, B. Author]
question: Do they hold?
abstract: |
  One.

  Two.
span: [1990, null]
entities:
  - {id: baykar, label: Baykar Makina}
leads: [TUR]
alpha: 0.1
least_n: 8
splice: {trade: [oec, cow]}
prefer: {rate: ssb}
eras:
  - {id: before, label: Before, to: 2001}
  - id: after
    from: 2002
events:
  - {id: a, date: 2018-07-05, label: Signed, source: x}
  - {id: b, date: 2007, until: 2014}
  - {id: c, date: 2020-09, figure: false}
notes:
  - A limit.
questions:
  - id: spending
    kind: trend
    title: The burden
    text: Words.
    series: [spending.TUR, "*.PAK"]
    transform: [level, log]
    eras: [before, after]
    span: [1995, 2020]
    figures:
      - {kind: line, title: T, subtitle: S, note: N, series: [spending.TUR], log: true, span: [2000, 2010], eras: [after], layout: narrow, theme: dark}
  - {id: links, kind: correlation, series: [a.*], with: [b.*], within: entity}
  - {id: hac, kind: statistics, family: ols_trend_hac, series: [spending.TUR], rule: fixed, lag: [0, 1], small: true, det: null, x: [null, 2.5]}
claims:
  - id: five
    text: Around five
    where: section 1
    quoted: B. Author
    note: Said of late.
    checks:
      - {part: a, reading: {window: early}, series: spending.TUR, over: [2001, null], measure: median, near: 5, within: 0.5}
      - {series: [a.TUR, b.TUR], change: {from: 2001, to: [2005, 2009], is: fall, by: percent}, above: 10}
      - {series: a.TUR, rank: {among: "a.*"}, in: 2001, between: [2, 4], within: 1}
      - {series: a.TUR, correlation: {with: b.TUR, sign: negative, significant: false, transform: diff}}
      - {series: a.TUR, extreme: lowest, in: 2003}
      - {events: [a, b], below: 3}
  - {id: six, text: Six, needs: prices}
language: tr
`

func TestEveryKey(t *testing.T) {
	st, tb, faults := Study(files("study.yaml", everyKey, "spending.csv", "entity,year,value\nTUR,2001,3.5\n"), "my-study", "")
	if faults.Errors() > 0 {
		t.Fatal(faults)
	}
	at := func(line, col int) obs.Pos { return obs.Pos{File: "study.yaml", Line: line, Col: col} }
	want := &study.Study{
		ID: "my-study", File: "study.yaml", Title: "Türkiye and Pakistan", Subtitle: "Trade", Authors: []string{"A. Author", "B. Author"},
		Language: "tr", Question: "Do they hold?", Abstract: "One.\n\nTwo.", From: 1990, Countries: true,
		Entities: []obs.Entity{{ID: "baykar", Label: "Baykar Makina"}}, Leads: []string{"TUR"}, Alpha: 0.1, LeastN: 8,
		Splice: []study.Splice{{Indicator: "trade", Sources: []string{"oec", "cow"}, Pos: at(15, 10)}},
		Prefer: []study.Prefer{{Indicator: "rate", Order: []string{"ssb"}, Pos: at(16, 10)}},
		Eras:   []study.Era{{ID: "before", Label: "Before", To: 2001, Pos: at(18, 5)}, {ID: "after", Label: "after", From: 2002, Pos: at(19, 5)}},
		Events: []study.Event{
			{ID: "a", Label: "Signed", Year: 2018, Month: 7, Day: 5, Figure: true, Source: "x", Pos: at(22, 5)},
			{ID: "b", Label: "b", Year: 2007, Until: 2014, Figure: true, Pos: at(23, 5)},
			{ID: "c", Label: "c", Year: 2020, Month: 9, Pos: at(24, 5)},
		},
		Notes: []study.Note{{Text: "A limit.", Pos: at(26, 5)}},
		Questions: []study.Question{
			{ID: "spending", Kind: "trend", Title: "The burden", Text: "Words.", From: 1995, To: 2020, Pos: at(28, 5),
				Series: []study.Ref{{Pattern: "spending.TUR", Pos: at(32, 14)}, {Pattern: "*.PAK", Pos: at(32, 28)}}, With: []study.Ref{},
				Transform: []string{"level", "log"}, Eras: []string{"before", "after"},
				Figures: []study.Figure{{Kind: "line", Title: "T", Subtitle: "S", Note: "N", Series: []study.Ref{{Pattern: "spending.TUR", Pos: at(37, 63)}}, Log: true, From: 2000, To: 2010, Eras: []string{"after"}, Layout: "narrow", Theme: "dark", Pos: at(37, 9)}}},
			{ID: "links", Kind: "correlation", Series: []study.Ref{{Pattern: "a.*", Pos: at(38, 45)}}, With: []study.Ref{{Pattern: "b.*", Pos: at(38, 58)}}, Within: "entity", Pos: at(38, 5)},
			{ID: "hac", Kind: "statistics", Family: "ols_trend_hac", Series: []study.Ref{{Pattern: "spending.TUR", Pos: at(39, 65)}}, With: []study.Ref{}, Pos: at(39, 5),
				Params: []study.Param{{Key: "rule", Values: []string{"fixed"}, Pos: at(39, 80)}, {Key: "lag", Values: []string{"0", "1"}, Pos: at(39, 93)},
					{Key: "small", Values: []string{"true"}, Pos: at(39, 106)}, {Key: "det", Values: []string{"null"}, Pos: at(39, 119)},
					{Key: "x", Values: []string{"null", "2.5"}, Pos: at(39, 130)}}},
		},
		Claims: []study.Claim{
			{ID: "five", Text: "Around five", Where: "section 1", Quoted: "B. Author", Note: "Said of late.", Pos: at(41, 5), Checks: []study.Check{
				{Measure: "median", Series: []study.Ref{{Pattern: "spending.TUR", Pos: at(47, 53)}}, From: 2001, Part: "a", Reading: "early", Differs: "window", Pos: at(47, 9),
					Condition: &study.Condition{Low: 4.5, High: 5.5, Words: "near", Near: 5, Within: 0.5, Pos: at(47, 104)}},
				{Measure: "change", Series: []study.Ref{{Pattern: "a.TUR", Pos: at(48, 19)}, {Pattern: "b.TUR", Pos: at(48, 26)}}, Before: [2]int{2001, 2001}, After: [2]int{2005, 2009},
					By: "percent", Direction: "fall", Pos: at(48, 9), Condition: &study.Condition{Low: 10, High: math.Inf(1), Strict: true, Words: "above", Pos: at(48, 97)}},
				{Measure: "rank", Series: []study.Ref{{Pattern: "a.TUR", Pos: at(49, 18)}}, Among: []study.Ref{{Pattern: "a.*", Pos: at(49, 39)}}, From: 2001, To: 2001, Pos: at(49, 9),
					Condition: &study.Condition{Low: 1, High: 5, Words: "between", Within: 1, Pos: at(49, 57)}},
				{Measure: "correlation", Series: []study.Ref{{Pattern: "a.TUR", Pos: at(50, 18)}}, With: []study.Ref{{Pattern: "b.TUR", Pos: at(50, 45)}}, Transform: "diff", Direction: "negative", Pos: at(50, 9)},
				{Measure: "extreme", Series: []study.Ref{{Pattern: "a.TUR", Pos: at(51, 18)}}, After: [2]int{2003, 2003}, Direction: "lowest", Pos: at(51, 9)},
				{Measure: "events", Series: []study.Ref{}, Events: []string{"a", "b"}, Pos: at(52, 9), Condition: &study.Condition{Low: math.Inf(-1), High: 3, Strict: true, Words: "below", Pos: at(52, 26)}},
			}},
			{ID: "six", Text: "Six", Needs: "prices", Pos: at(53, 5)},
		},
	}
	for words, pos := range map[string]obs.Pos{"One. Two.": at(5, 11), "Said of late.": at(45, 11), "Signed": at(22, 38)} {
		if st.Places[words] != pos {
			t.Errorf("%q stands at %v, want %v", words, st.Places[words], pos)
		}
	}
	st.Places = nil
	if !reflect.DeepEqual(st, want) {
		t.Errorf("got\n%+v\nwant\n%+v", st, want)
	}
	if len(tb.Inputs) != 2 || tb.Inputs[0].Path != "spending.csv" || tb.Inputs[0].Size != 31 || len(tb.Inputs[1].SHA256) != 64 {
		t.Errorf("inputs %+v", tb.Inputs)
	}
}

func TestDescriptor(t *testing.T) {
	st, tb, faults := Study(files("datapackage.json", `{
  "$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": "x", "title": "A title",
  "sources": [{"name": "sipri", "title": "Milex", "publisher": "SIPRI", "version": "2025", "path": "https://x", "terms": "T"}],
  "resources": [
    {"name": "a", "path": "data/a.csv", "title": "Spending", "short": "Sp.", "unit": {"kind": "money", "currency": "USD", "basis": "constant", "base": 2023, "scale": "million"},
     "definition": "D", "sources": [{"name": "sipri"}], "dialect": {"delimiter": ";", "decimalChar": ","}, "schema": {"missingValues": ["", "..."]}},
    {"name": "b", "path": "b.csv", "unit": {"kind": "tiv"}, "indicators": {"y": {"title": "Y", "unit": {"kind": "rate", "of": "GDP", "per": "year"}}, "x": {"title": "X"}}}
  ]}`, "data/a.csv", "entity;year;value;status\nTUR;2001;3,5;\nTUR;2002;...;not-published\nTUR;2003;;\n",
		"b.csv", "entity,year,value,indicator\nTUR,2001,1,x\nTUR,2001,2,y\n"), "n", "")
	if len(faults) != 0 {
		t.Fatal(faults)
	}
	if st.Title != "A title" || st.Named() || !st.Countries {
		t.Errorf("study %+v", st)
	}
	money := obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "constant", Base: 2023, Scale: 1e6}
	want := []obs.Indicator{
		{ID: "a", Title: "Spending", Short: "Sp.", Unit: money, Definition: "D", Sources: []string{"sipri"}, File: "data/a.csv"},
		{ID: "y", Title: "Y", Unit: obs.Unit{Kind: obs.Rate, Of: "GDP", Per: "year", Scale: 1}, File: "b.csv"},
		{ID: "x", Title: "X", Unit: obs.Unit{Kind: obs.TIV, Scale: 1}, File: "b.csv"},
	}
	if !reflect.DeepEqual(tb.Indicators, want) {
		t.Errorf("got\n%+v\nwant\n%+v", tb.Indicators, want)
	}
	if !reflect.DeepEqual(tb.Sources, []obs.Source{{ID: "sipri", Title: "Milex", Publisher: "SIPRI", Vintage: "2025", URL: "https://x", Terms: "T"}}) {
		t.Errorf("sources %+v", tb.Sources)
	}
	for i, want := range []struct {
		v      float64
		status obs.Status
	}{{3.5, obs.Reported}, {math.NaN(), obs.NotPublished}, {math.NaN(), obs.NotAvailable}} {
		o := tb.Obs[i]
		if o.Status != want.status || o.Value != want.v && !math.IsNaN(want.v) || o.Status.Missing() != math.IsNaN(o.Value) || o.Measure() != money || o.Source != "sipri" {
			t.Errorf("%d: %+v", i, o)
		}
	}
}

// TestRow pins every field of an observation and the places of its cells.
func TestRow(t *testing.T) {
	csv := "note,source,entity,partner,year,value,indicator,status,reporter,period\r\n" +
		"\"two\r\nlines\",s,\"Türkiye\", PAK ,2005,\"1250.5\",trade,estimated,TUR,FY07\r\n"
	_, tb, faults := Study(files("a.csv", csv), "a", "a.csv")
	if faults.Errors() > 0 || len(tb.Obs) != 1 {
		t.Fatal(faults, tb.Obs)
	}
	want := obs.Observation{Entity: "Türkiye", Partner: "PAK", Indicator: "trade", Reporter: "TUR", Year: 2005, Value: 1250.5, Status: obs.Estimated,
		Period: obs.Period{Month: 7}, Source: "s", Note: "two\nlines", Pos: obs.Pos{File: "a.csv", Line: 3, Col: 32},
		EntityAt: obs.Cell{Line: 3, Col: 10}, PartnerAt: obs.Cell{Line: 3, Col: 21}}
	got := tb.Obs[0]
	if u := got.Measure(); u != (obs.Unit{}) {
		t.Errorf("unit %v", u)
	}
	if got.Unit = nil; got != want {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
}

// TestReads checks that what is allowed is read without an error.
func TestReads(t *testing.T) {
	for name, csv := range map[string]string{
		"mark":       "\ufeffentity,year,value\nTUR,2001,1\n",
		"no end":     "entity,year,value\nTUR,2001,1",
		"crlf":       "entity,year,value\r\nTUR,2001,1\r\n",
		"blank line": "entity,year,value\n\nTUR,2001,1\n\n",
		"order":      "value,entity,year\n1,TUR,2001\n",
		"quotes":     "\"entity\",\"year\",\"value\"\n\"TUR\",\"2001\",\"1\"\n",
		"blanks":     "entity,year,value\n TUR , 2001 , 1 \n",
		"extra":      "entity,year,value,colour\nTUR,2001,1,red\n",
	} {
		_, tb, faults := Study(files("a.csv", csv), "a", "a.csv")
		if faults.Errors() > 0 || len(tb.Obs) != 1 || tb.Obs[0].Entity != "TUR" || tb.Obs[0].Year != 2001 || tb.Obs[0].Value != 1 || tb.Obs[0].Indicator != "a" {
			t.Errorf("%s: %v %+v", name, faults, tb.Obs)
		}
	}
}

// TestBatches checks places and values over the edges of batches.
func TestBatches(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("entity,year,value\n")
	for i := range 3*batch + 7 {
		b.WriteString("TUR,2001,")
		b.WriteString(strings.Repeat("1", 1+i%5))
		b.WriteString("\n")
	}
	_, tb, _ := Study(files("a.csv", b.String()), "a", "a.csv")
	if len(tb.Obs) != 3*batch+7 {
		t.Fatal(len(tb.Obs))
	}
	for i, o := range tb.Obs {
		if o.Pos.Line != i+2 || o.Pos.Col != 10 || o.Value != []float64{1, 11, 111, 1111, 11111}[i%5] {
			t.Fatalf("%d: %+v", i, o)
		}
	}
}

// TestDefaultStudy reads the study that comes with the program.
func TestDefaultStudy(t *testing.T) {
	st, tb, faults := Study(os.DirFS("../../datasets/turkiye-pakistan"), "turkiye-pakistan", "")
	if faults.Errors() > 0 || len(tb.Obs) == 0 || !st.Named() {
		t.Errorf("%d observations: %v", len(tb.Obs), faults)
	}
}

func TestNoStudyFile(t *testing.T) {
	st, _, _ := Study(files("a.csv", "entity,year,value\nTUR,2001,1\n"), "gulf_arms-2020", "")
	if st.Title != "Gulf arms 2020" || st.Named() || !st.Countries || st.Any || st.Alpha != 0.05 || st.ID != "gulf_arms-2020" {
		t.Errorf("%+v", st)
	}
}

// A folder whose name says nothing gives its study no title; what it holds does.
func TestUntitled(t *testing.T) {
	for _, tt := range []struct{ name, want string }{{"s", "Burden"}, {"2024", "Burden"}, {"un", "Burden"}, {"arms", "Arms"}} {
		st, _, _ := Study(files("burden.csv", "entity,year,value\nTUR,2001,1\n"), tt.name, "")
		if st.Title != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, st.Title, tt.want)
		}
	}
	st, _, _ := Study(files("a.csv", "entity,indicator,year,value\nTUR,one,2001,1\nTUR,two,2001,1\nTUR,three,2001,1\nTUR,four,2001,1\nTUR,five,2001,1\n"), "s", "")
	if st.Title != "One, Two, Three, …" {
		t.Errorf("%q", st.Title)
	}
	st, _, _ = Study(files("a.csv", "entity,year,value\nTUR,2001,1\n", "study.yaml", "title: S\n"), "s", "")
	if st.Title != "S" {
		t.Errorf("the study's own title became %q", st.Title)
	}
}

// TestUnitOf holds which unit an unstated one is shown as.
func TestUnitOf(t *testing.T) {
	for id, want := range map[string]obs.Kind{"exports": obs.Money, "ihracat-milyon-usd": obs.Money, "burden": obs.Share, "exports-gdp": obs.Share,
		"gdp-growth": obs.Rate, "us-cpi": obs.Index, "arms-tiv": obs.TIV, "personnel": obs.Counted, "x": obs.Share} {
		if got := unitOf(id); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}
