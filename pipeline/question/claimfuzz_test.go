package question

import (
	"strings"
	"testing"
	"testing/fstest"

	"defensetrade/pipeline/load"
	"defensetrade/pipeline/tidy"
)

const fuzzedData = `indicator,entity,partner,year,value,source
a,TUR,,2001,3.5,x
a,TUR,,2002,3.6,x
a,TUR,,2002,4.6,y
a,TUR,,2003,0,x
a,TUR,,2004,-1e308,x
a,TUR,,2005,1e308,x
a,TUR,,2007,5,x
a,TUR,,2008,5,x
a,TUR,,2009,5,x
a,TUR,,2010,5,x
a,TUR,,2011,5,x
a,TUR,,2012,5.5,x
b,PAK,,2001,1e-300,x
b,PAK,,2002,,x
b,PAK,,2003,2,x
b,PAK,,2004,3,x
b,PAK,,2005,4,x
b,PAK,,2006,5,x
b,PAK,,2007,6,x
b,PAK,,2008,7,x
b,PAK,,2009,8,x
b,PAK,,2010,9,x
b,PAK,,2011,10,x
c,TUR,PAK,2001,0,x
c,USA,PAK,2001,0,x
c,TUR,PAK,2002,1,x
c,USA,PAK,2003,2,x
d,USA,,2001,1.1,x
d,USA,,2002,1e15,x
d,USA,,2003,1.3,x
`

// FuzzClaims: whatever stands under claims, a study is refused with a reason or its
// claims are answered; nothing panics, and no number that is none leaves.
func FuzzClaims(f *testing.F) {
	for _, s := range []string{
		"{series: a.TUR, in: 2002, near: 3.6, within: 0.1}", "{series: a.TUR, over: [2001, 2012], measure: mean, at_least: 5}",
		"{series: a.TUR, over: [null, null], measure: sum, above: 0}", "{series: a.TUR, over: [2001, 2005], measure: median, between: [1, 2]}",
		"{series: a.TUR, over: [2003, 2010], measure: every, below: 9e307}, {series: b.PAK, over: [2001, 2009], measure: any, at_most: -1}",
		"{series: a.TUR, change: {from: 2003, to: 2007, is: rise, by: percent}, at_least: 50}", "{series: a.TUR, change: {from: [2004, 2005], to: [2011, 2012], is: fall, by: factor}, above: 2}",
		"{series: b.PAK, trend: rise}", "{series: a.TUR, trend: fall, over: [2004, 2012]}", "{series: c.TUR-PAK, share: {of: 'c.*'}, at_least: 10}", "{series: c.TUR-PAK, rank: {among: 'c.*-PAK'}, in: 2001, at_most: 1}",
		"{series: a.TUR, correlation: {with: b.PAK, sign: positive}}", "{series: b.PAK, correlation: {with: a.TUR, sign: negative, significant: false, transform: log}, over: [2001, 2003]}",
		"{series: a.TUR, extreme: highest, in: 2005}", "{series: b.PAK, extreme: lowest, in: 2002, over: [2001, 2012]}", "{events: ['s*'], near: 1, within: 0}, {reading: {window: w}, needs: all}",
		"{reading: {source: s}, part: p, series: a.TUR, in: 2002, at_least: 4}, {reading: {definition: d}, part: p, series: a.TUR, in: 2002, at_most: 4}",
		"{series: a.TUR, in: 9999, near: .inf, within: -1}", "{series: b.PAK, in: 2003, near: 2, within: 0}, {series: d.USA, in: 2003, near: 2, within: 0}", "{series: 'a.*', over: [1800, 2100], measure: max, at_least: 1e308}", "", "{}", "[", "- x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, checks string) {
		if strings.ContainsAny(checks, "\r\n") {
			return
		}
		st, raw, faults := load.Study(fstest.MapFS{
			"a.csv":            &fstest.MapFile{Data: []byte(fuzzedData)},
			"datapackage.json": &fstest.MapFile{Data: []byte(`{"resources": [{"name": "a", "path": "a.csv", "indicators": {"d": {"title": "D", "unit": {"kind": "tiv", "scale": "million"}}}}]}`)},
			"study.yaml": &fstest.MapFile{Data: []byte("entities: any\nprefer: {a: [x]}\nevents: [{id: s1, date: 2001}, {id: s2, date: 2002, until: 2005}]\n" +
				"claims: [{id: one, text: t, needs: n, checks: [" + checks + "]}]\n")},
		}, "a", "")
		if st == nil || raw == nil || faults.Errors() > 0 {
			return
		}
		tb, more := tidy.Tidy(st, raw)
		if more.Errors() > 0 {
			t.Skip()
		}
		if len(tb.Withheld) != 1 {
			t.Fatalf("%d series withheld, want d.USA", len(tb.Withheld))
		}
		task, ok, planned := planClaims(st, tb)
		for _, x := range planned {
			if x.Msg == "" || x.Pos.Line == 0 {
				t.Errorf("no words or place: %+v", x)
			}
		}
		if !ok || planned.Errors() > 0 {
			return
		}
		ans := task.Answer(serial)
		for _, e := range ans.Estimates {
			if e.Withheld() != (e.Note != "" && strings.Contains(e.Note, "withheld")) || e.Value-e.Value != 0 && !e.Withheld() {
				t.Errorf("%+v", e)
			}
		}
		if ans.Claims[0].Status == "" || ans.Claims[0].Sentence.In(nil) == "" || strings.Contains(ans.Claims[0].Sentence.In(nil), "NaN") {
			t.Errorf("%+v", ans.Claims[0])
		}
	})
}
