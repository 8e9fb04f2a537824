package tidy

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

var (
	millions = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e6}
	billions = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e9}
	index    = obs.Unit{Kind: obs.Index, Base: 2010, Scale: 1}
)

// in gives the rows of a table a unit and, from a line on, a period.
func in(tb *obs.Table, u obs.Unit, period obs.Period, from int) *obs.Table {
	tb.Indicators = []obs.Indicator{{ID: "trade", Title: "Trade", Short: "Trade, million US$", Unit: u, File: "trade.csv"}}
	for i := range tb.Obs {
		tb.Obs[i].Unit = &u
		if i >= from {
			tb.Obs[i].Period = period
		}
	}
	return tb
}

func asked(change func(*study.Study)) *study.Study {
	st := &study.Study{ID: "x", File: "study.yaml", Countries: true}
	change(st)
	return st
}

var july, october = obs.Period{Month: 7}, obs.Period{Month: 10}

// TestChanges holds what the study may do to values: each number was worked out by
// hand as the comment of its case says.
func TestChanges(t *testing.T) {
	convert := func(s *study.Study) { s.Convert = []study.Convert{{Indicator: "trade"}} }
	correct := func(c study.Correction) *study.Study {
		c.Series, c.Reason = "trade.TUR", "typo"
		return asked(func(s *study.Study) { s.Corrections = []study.Correction{c} })
	}
	for _, tt := range []struct {
		name  string
		st    *study.Study
		in    *obs.Table
		want  []string
		made  []string // of the first series
		fault string
	}{
		// (6·100 + 6·120)/12 and (6·120 + 6·90)/12; 2005 has no fiscal year after it.
		{"July to June", asked(convert), in(rows("TUR _ 2003 100", "TUR _ 2004 120", "TUR _ 2005 90"), millions, july, 0), []string{"trade.TUR 2003=110 2004=105"},
			[]string{"2003–2004 converted from fiscal years that begin in July, supposing even spending through the year"}, "no next fiscal year beside that of 2005"},
		// (9·100 + 3·140)/12.
		{"October to September", asked(convert), in(rows("USA _ 2003 100", "USA _ 2004 140"), millions, october, 0), []string{"trade.USA 2003=110"}, nil, "beside that of 2004"},
		{"a gap", asked(convert), in(rows("TUR _ 2003 100", "TUR _ 2005 90"), millions, july, 0), []string{"trade.TUR"}, nil, "beside that of 2003, 2005"},
		{"another's year", asked(convert), in(rows("TUR _ 2003 100 _ oec", "TUR _ 2004 120 _ cow"), millions, july, 0), []string{"trade.TUR"}, nil, "beside that of 2003–2004"},
		{"January", asked(convert), in(rows("TUR _ 2003 100"), millions, obs.Period{Month: 1}, 0), []string{"trade.TUR 2003=100"}, nil, ""},
		{"nothing fiscal", asked(convert), in(rows("TUR _ 2003 100"), millions, july, 9), []string{"trade.TUR 2003=100"}, nil, "no row of trade is of a fiscal year"},
		{"the calendar year is there", asked(func(s *study.Study) {
			convert(s)
			s.Prefer = []study.Prefer{{Indicator: "trade", Order: []string{"oec"}}}
		}), in(rows("TUR _ 2003 7 _ oec", "TUR _ 2003 100 _ cow", "TUR _ 2004 120 _ cow"), millions, july, 1), []string{"trade.TUR 2003=7 2003:2/0"}, nil, "beside that of 2004"},

		{"corrected", correct(study.Correction{Year: 2001, Expect: 1, Value: 10}), rows("TUR _ 2001 1"), []string{"trade.TUR 2001=10"}, []string{"2001 corrected from 1 to 10 (typo)"}, ""},
		{"corrected before", correct(study.Correction{Year: 2001, Expect: 2, Value: 10}), rows("TUR _ 2001 1"), []string{"trade.TUR 2001=1"}, nil, "error: corrections: trade.TUR in 2001 is 1 in trade.csv:2:1, and no longer the 2"},
		{"no value", correct(study.Correction{Year: 2002, Expect: 2, Value: 10}), rows("TUR _ 2001 1"), []string{"trade.TUR 2001=1"}, nil, "error: corrections: trade.TUR in 2002 has no value to correct"},
		{"of two", correct(study.Correction{Year: 2001, Expect: 3, Value: 10}), rows("TUR _ 2001 1 A", "TUR _ 2001 2 B"), []string{"trade.TUR@A 2001=1 2001:2/-1", "trade.TUR@B 2001=2 2001:2/-1"}, nil, "has 2 values that this could mean"},
		{"of two, by what is expected", correct(study.Correction{Year: 2001, Expect: 2, Value: 10}), rows("TUR _ 2001 1 A", "TUR _ 2001 2 B"), []string{"trade.TUR@A 2001=1 2001:2/-1", "trade.TUR@B 2001=10 2001:2/-1"}, nil, ""},
		{"of two, by source", correct(study.Correction{Year: 2001, Source: "B", Expect: 1, Value: 10}), rows("TUR _ 2001 1 A", "TUR _ 2001 1 B"), []string{"trade.TUR@A 2001=1 2001:2/-1", "trade.TUR@B 2001=10 2001:2/-1"}, nil, ""},
		{"no series", asked(func(s *study.Study) { s.Corrections = []study.Correction{{Series: "trade.TRU"}} }), rows("TUR _ 2001 1"), []string{"trade.TUR 2001=1"}, nil, `error: corrections: no series "trade.TRU"; did you mean "trade.TUR"?`},

		{"a zero of nobody", asked(func(*study.Study) {}), rows("BGD _ 1965 0", "BGD _ 1972 0", "BGD _ 1970 5"), []string{"trade.BGD 1970=5 1972=0"}, nil, "error: G13: BGD has a zero for 1965, and was no state of its own before 1971; the value is not used"},
		{"a partner that was not yet", asked(func(*study.Study) {}), rows("TUR KAZ 1985 0", "TUR KAZ 1995 0"), []string{"trade.TUR-KAZ 1995=0"}, nil, "error: G13: KAZ has a zero for 1985"},
		{"growth of nothing", asked(func(*study.Study) {}), in(rows("UKR _ 1989 0"), obs.Unit{Kind: obs.Rate}, july, 9), []string{"trade.UKR 1989=0"}, nil, ""},
		{"G17 let pass", asked(func(s *study.Study) {
			s.Overrides = []study.Override{{Guard: "G17", For: "trade.SUN", Reason: "paid later"}}
		}), rows("USSR _ 1993 1"), []string{"trade.SUN 1993=1"}, nil, "let pass: G17: USSR has a value for 1993, and ended in 1991; reason: paid later"},
		{"West Germany", asked(func(*study.Study) {}), rows("West~Germany _ 1990 1", "West~Germany _ 1991 2", "Germany _ 1992 3"), []string{"trade.DEU 1990=1 1992=3"}, nil, "error: G17: West Germany has a value for 1991, and ended in 1990"},
		{"G26 let pass", asked(func(s *study.Study) {
			s.Overrides = []study.Override{{Guard: "G26", For: "trade.*", Reason: "one method"}}
		}), rows("TUR _ 2001 1 _ oec", "TUR _ 2002 2 _ cow"), []string{"trade.TUR 2001=1 2002=2"}, nil, "let pass: G26: trade.TUR would join values of several sources (\"oec\", \"cow\") and no rule says so; reason: one method"},
		{"a range of nothing", asked(func(s *study.Study) { s.Ranges = []study.Range{{Series: "trade.PAK", Lo: 0, Hi: 5}} }), rows("TUR _ 2001 1"), []string{"trade.TUR 2001=1"}, nil, `warning: ranges: no series "trade.PAK"`},
		{"a range of no share", asked(func(s *study.Study) { s.Ranges = []study.Range{{Series: "trade.*", Lo: 0, Hi: 5}} }), in(rows("TUR _ 2001 1", "TUR _ 2002 6"), millions, july, 9), []string{"trade.TUR 2001=1"}, nil,
			"error: G07: trade.TUR is 6 in 2002, and the study expects none outside 0 to 5; the value is not used"},
	} {
		out, faults := Tidy(tt.st, tt.in)
		if got := short(out); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if s := faults.Error(); tt.fault == "" && s != "" || !strings.Contains(s, tt.fault) {
			t.Errorf("%s: faults %q, want %q in them", tt.name, s, tt.fault)
		}
		if tt.name == "July to June" && !reflect.DeepEqual(out.Series[0].Also[2003], []obs.Pos{{File: "trade.csv", Line: 3, Col: 1}}) {
			t.Errorf("%s: made of %v", tt.name, out.Series[0].Also)
		}
		if tt.made != nil && !reflect.DeepEqual(made(out.Series[0]), tt.made) {
			t.Errorf("%s: made %q, want %q", tt.name, out.Series[0].Made, tt.made)
		}
	}
}

// made are what was done to a series, in English.
func made(s *obs.Series) []string {
	var out []string
	for _, m := range s.Made {
		out = append(out, m.String())
	}
	return out
}

// Two files of one indicator in million and in billion come to the scale of the
// first: 0.25 billion are 250 million.
func TestScales(t *testing.T) {
	tb := in(rows("TUR _ 2001 200", "TUR _ 2002 0.25"), millions, july, 9)
	tb.Obs[1].Unit = &billions
	out, faults := Tidy(asked(func(*study.Study) {}), tb)
	s := out.Series[0]
	if len(faults) > 0 || s.Values[1] != 250 || s.Unit != millions || s.Pos[1].Line != 3 {
		t.Errorf("%+v, %v", s, faults)
	}
	if want := []string{"2002 brought from billion US$, current prices to million US$, current prices"}; !reflect.DeepEqual(made(s), want) {
		t.Errorf("made %q", s.Made)
	}
}

// An index of 80 in 2001, 100 in 2010: 40 dollars of 2001 are 50 of 2010. 2003 has
// no index.
func TestDeflate(t *testing.T) {
	table := func() *obs.Table {
		tb := in(rows("TUR _ 2001 40", "TUR _ 2003 60", "TUR _ 2010 70", "USA _ 2001 80", "USA _ 2010 100"), millions, july, 9)
		tb.Indicators = append(tb.Indicators, obs.Indicator{ID: "cpi", Unit: index})
		for i := 3; i < 5; i++ {
			tb.Obs[i].Indicator, tb.Obs[i].Unit, tb.Obs[i].Source = "cpi", &index, "oec"
		}
		return tb
	}
	st := func(d study.Deflator) *study.Study {
		return asked(func(s *study.Study) { s.Deflators = []study.Deflator{d} })
	}
	out, faults := Tidy(st(study.Deflator{Currency: "USD", Series: "cpi.USA", Base: 2010}), table())
	r := out.Find("trade-real.TUR")
	if len(faults) > 0 || r == nil {
		t.Fatal(faults, short(out))
	}
	if !reflect.DeepEqual(r.Years, []int{2001, 2010}) || !reflect.DeepEqual(r.Values, []float64{50, 70}) || r.Pos[1].Line != 4 || r.Derived != "trade.TUR" {
		t.Errorf("%+v", r)
	}
	// Row 2 holds 2001, rows 5 and 6 the index of 2001 and of the base year.
	if at := []obs.Pos{{File: "trade.csv", Line: 5, Col: 1}, {File: "trade.csv", Line: 6, Col: 1}}; !reflect.DeepEqual(r.Also[2001], at) || len(r.Rows()) != 5 {
		t.Errorf("made of %v and %v", r.Rows(), r.Also)
	}
	if r.Unit.String() != "million US$, constant 2010 prices" || !reflect.DeepEqual(r.Using, []string{"oec"}) ||
		!reflect.DeepEqual(made(r), []string{"deflated with cpi.USA, base 2010; no index for 2003"}) {
		t.Errorf("%s, %q, %q", r.Unit, r.Using, r.Made)
	}
	if ind := out.Indicator("trade-real"); ind.Title != "Trade at prices of 2010" || ind.Short != "Trade, million US$, constant 2010 prices" || ind.Derived != "trade" {
		t.Errorf("%+v", ind)
	}
	for fault, d := range map[string]study.Deflator{
		`error: deflators: no series "cpi.USE"; did you mean "cpi.USA"?`:        {Currency: "USD", Series: "cpi.USE", Base: 2010},
		"error: deflators: trade.TUR is in million US$, current prices, not an": {Currency: "USD", Series: "trade.TUR", Base: 2010},
		"error: deflators: cpi.USA has no value for the base year 2005":         {Currency: "USD", Series: "cpi.USA", Base: 2005},
		"warning: deflators: no series is in EUR at current prices":             {Currency: "EUR", Series: "cpi.USA", Base: 2010},
	} {
		if _, faults := Tidy(st(d), table()); !strings.Contains(faults.Error(), fault) {
			t.Errorf("%v, want %q", faults, fault)
		}
	}
	// The fiscal year to June 2010 takes half of the index of 2009, in row 7, and half of that of 2010.
	tb := table()
	tb.Obs[0].Period, tb.Obs[1].Period, tb.Obs[2].Period = july, july, july
	tb.Obs[0].Year, tb.Obs[1].Year = 2011, 2012 // without an index
	before := tb.Obs[3]
	before.Year, before.Value, before.Pos.Line = 2009, 90, 7
	tb.Obs = append(tb.Obs, before)
	out, faults = Tidy(st(study.Deflator{Currency: "USD", Series: "cpi.USA", Base: 2010}), tb)
	if r := out.Find("trade-real.TUR"); faults.Errors() > 0 || len(r.Values) != 1 || math.Abs(r.Values[0]-7000/95.0) > 1e-12 ||
		!slices.ContainsFunc(r.Also[2010], func(p obs.Pos) bool { return p.Line == 7 }) {
		t.Errorf("%v: %v, made of %v", faults, r.Values, r.Also)
	}
	// What another source says is deflated too, so that a trend in constant prices
	// can say what its figures would change; a year without an index has none.
	tb = table()
	tb.Obs[0].Source, tb.Obs[1].Source, tb.Obs[2].Source = "oec", "oec", "oec"
	for i, v := range []float64{48, 66} {
		o := tb.Obs[i]
		o.Source, o.Value, o.Pos.Line = "wits", v, 8+i
		tb.Obs = append(tb.Obs, o)
	}
	prefer := st(study.Deflator{Currency: "USD", Series: "cpi.USA", Base: 2010})
	prefer.Prefer = []study.Prefer{{Indicator: "trade", Order: []string{"oec"}}}
	out, faults = Tidy(prefer, tb)
	r = out.Find("trade-real.TUR")
	if faults.Errors() > 0 || len(r.Competing) != 1 || r.Competing[0].Year != 2001 || r.Competing[0].Chosen != 0 ||
		r.Competing[0].Obs[0].Value != 50 || r.Competing[0].Obs[1].Value != 60 || *r.Competing[0].Obs[1].Unit != r.Unit {
		t.Errorf("%v: %+v", faults, r)
	}
	// Where the figure used has no index, those beside it go with it.
	tb = table()
	for i := range 3 {
		tb.Obs[i].Source, tb.Obs[i].Period = "oec", july // the index of 2000 is not there
	}
	tb.Obs = append(tb.Obs, before)
	for i, source := range []string{"wits", "cow"} {
		o := tb.Obs[0]
		o.Source, o.Period, o.Value, o.Pos.Line = source, obs.Period{}, 48+float64(i), 12+i
		tb.Obs = append(tb.Obs, o)
	}
	out, _ = Tidy(prefer, tb)
	if r := out.Find("trade-real.TUR"); r == nil || len(r.Competing) != 0 || !reflect.DeepEqual(r.Years, []int{2010}) {
		t.Errorf("%+v", r)
	}
	tb = table()
	tb.Obs[3].Value = 0
	if _, faults := Tidy(st(study.Deflator{Currency: "USD", Series: "cpi.USA", Base: 2010}), tb); !strings.Contains(faults.Error(), "a price index is above zero") {
		t.Errorf("%v", faults)
	}
}

// Guards of whole series: what each withholds, and what is near and stays.
func TestSeriesGuards(t *testing.T) {
	tiv := obs.Unit{Kind: obs.TIV, Scale: 1e6}
	units := obs.Unit{Kind: obs.TIV, Scale: 1}
	of := func(title string, vintages ...string) *obs.Table {
		tb := in(rows("TUR _ 2001 10 _ oec", "TUR _ 2002 11 _ cow"), millions, july, 9)
		tb.Sources = []obs.Source{{ID: "oec", Publisher: "SIPRI", Title: "Milex", Vintage: vintages[0]}, {ID: "cow", Publisher: "SIPRI", Title: title, Vintage: vintages[1]}}
		return tb
	}
	needs := obs.Unit{Kind: obs.Share, Of: "needs"}
	named := func(tb *obs.Table, title string) *obs.Table {
		tb.Indicators[0].Title = title
		return tb
	}
	spliced := asked(func(s *study.Study) { s.Splice = []study.Splice{{Indicator: "trade", Sources: []string{"oec", "cow"}}} })
	plain := asked(func(*study.Study) {})
	for _, tt := range []struct {
		name  string
		st    *study.Study
		in    *obs.Table
		left  int // series that stay
		fault string
	}{
		{"two releases", spliced, of("Milex, release of 2023", "2025", "2023"), 0, "error: G04: trade.TUR joins two releases of Milex: 2025, and from 2002 on 2023"},
		{"one release", spliced, of("Milex", "2025", "2025"), 1, ""},
		{"two data sets", spliced, of("Transfers", "2025", "2023"), 1, ""},
		{"too much for the world", plain, in(rows("TUR _ 2001 5", "TUR _ 2002 365000000"), tiv, july, 9), 0, "error: G02: trade.TUR is 365000000 million TIV in 2002, more than the whole world delivers"},
		{"too little for units", plain, in(rows("TUR _ 2001 5", "TUR _ 2002 365"), units, july, 9), 0, "error: G02: trade.TUR is in TIV and holds values that are too small"},
		{"units", plain, in(rows("TUR _ 2001 0", "TUR _ 2002 365000000"), units, july, 9), 1, ""},
		{"none at all", plain, in(rows("TUR _ 2001 0", "TUR _ 2002 0"), units, july, 9), 1, ""},
		{"a thousandth", plain, in(rows("TUR _ 2001 5000", "TUR _ 2002 4.1"), millions, july, 9), 0, "error: G08: trade.TUR goes from 5000 in 2001 to 4.1 in 2002, about a 1000th"},
		{"six zeros", plain, in(rows("TUR _ 2004 5000000", "TUR _ 2005 6.1"), millions, july, 9), 0, "about a 1000000th"},
		{"twelve times", plain, in(rows("TUR _ 2001 5", "TUR _ 2002 60"), millions, july, 9), 1, "warning: G08: trade.TUR goes from 5 in 2001 to 60 in 2002, a change of more than ten times in a year"},
		{"twelve times in two years", plain, in(rows("TUR _ 2001 5", "TUR _ 2003 60"), millions, july, 9), 1, "warning: G08: trade.TUR goes from 5 in 2001 to 60 in 2003, a change of more than ten times in 2 years"},
		{"twelve times in ten years", plain, in(rows("TUR _ 2001 5", "TUR _ 2011 60"), millions, july, 9), 1, ""},
		{"a fraction between percentages", plain, in(rows("TUR _ 2001 31", "TUR _ 2004 0.36", "TUR _ 2012 41"), needs, july, 9), 1,
			"warning: G08: trade.TUR goes from 31 in 2001 to 0.36 in 2004, and to 41 in 2012: more than ten times apart from the values on either side; check the value in the middle; of a percentage 0.36 is written 36"},
		{"a tenth and on", plain, in(rows("TUR _ 2001 31", "TUR _ 2007 0.36", "TUR _ 2012 0.41"), needs, july, 9), 1, ""},

		{"fractions", plain, in(rows("TUR _ 2001 0.25", "TUR _ 2004 0.36", "TUR _ 2012 0.6"), needs, july, 9), 1,
			"warning: G08: trade holds values from 0.25 to 0.6, all below 1, and is said to be % of needs: are they fractions?; write fractions as percentages"},
		{"fractions let pass", asked(func(s *study.Study) {
			s.Overrides = []study.Override{{Guard: "G08", For: "trade.*", Reason: "so small"}}
		}), in(rows("TUR _ 2001 0.25", "TUR _ 2004 0.36", "TUR _ 2012 0.6"), needs, july, 9), 1, "let pass: G08: trade holds values from 0.25"},
		{"one of them is a percentage", plain, in(rows("TUR _ 2001 0.25", "TUR _ 2004 0.36", "TUR _ 2012 1.6"), needs, july, 9), 1, ""},
		{"tenths of a percent of GDP", plain, in(rows("TUR _ 2001 0.4", "TUR _ 2004 0.36", "TUR _ 2012 0.6"), obs.Unit{Kind: obs.Share, Of: "GDP"}, july, 9), 1, ""},
		{"research", plain, named(in(rows("TUR _ 2001 0.4", "TUR _ 2004 0.36", "TUR _ 2012 0.6"), needs, july, 9), "Spending on R&D"), 1, ""},
		{"hundredths of a percent", plain, in(rows("TUR _ 2001 0.04", "TUR _ 2004 0.03", "TUR _ 2012 0.06"), needs, july, 9), 1, ""},
		{"a dummy", plain, in(rows("TUR _ 2001 0", "TUR _ 2004 1", "TUR _ 2005 1", "TUR _ 2012 1"), needs, july, 9), 1, ""},
		{"soldiers in thousands", plain, in(rows("TUR _ 2001 512", "TUR _ 2002 510000"), obs.Unit{Kind: obs.Counted, Of: "persons", Scale: 1}, july, 9), 0, "G08: trade.TUR goes from 512 in 2001 to 510000 in 2002, about 1000 times"},
		{"a few aircraft, then many", plain, in(rows("TUR _ 2001 1", "TUR _ 2002 900"), obs.Unit{Kind: obs.Counted, Of: "aircraft", Scale: 1}, july, 9), 1, ""},
		{"deliveries", plain, in(rows("TUR _ 2001 0.5", "TUR _ 2002 500"), tiv, july, 9), 1, ""},
	} {
		out, faults := Tidy(tt.st, tt.in)
		if s := faults.Error(); len(out.Series) != tt.left || len(out.Series)+len(out.Withheld) != 1 || tt.fault == "" && s != "" || !strings.Contains(s, tt.fault) {
			t.Errorf("%s: %q and %d withheld; %s", tt.name, short(out), len(out.Withheld), s)
		}
		if faults.Errors() > 0 {
			t.Errorf("%s: the study is stopped: %v", tt.name, faults)
		}
	}
}
