package report

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// stubPage draws a square with one mark.
var stubPage = Page{
	Draw: func(f *result.Figure) ([]byte, error) {
		return []byte(`<svg id="chart-` + html.EscapeString(f.ID) + `" class="chart" viewBox="0 0 10 10"><title>` + html.EscapeString(f.Alt) + `</title>` +
			`<path fill="none" stroke="#123456" d="M0 0l1 1"/><text fill="#123456" font-size="8" x="1" y="2" textLength="5" lengthAdjust="spacing">` + html.EscapeString(f.Title) + `</text></svg>`), nil
	},
	What:    func(*lang.Language, *result.Estimate) string { return "a line" },
	Explain: "analyze explain ",
}

func htmlOf(t *testing.T, r *result.Result) string {
	t.Helper()
	b, err := HTML(r, stubPage)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// tag matches a tag with its attributes, quotes respected.
var tag = regexp.MustCompile(`<[a-zA-Z/!](?:[^>"']|"[^"]*"|'[^']*')*>`)

// The page asks for nothing from elsewhere and runs nothing but its own script.
func TestHTMLStandsAlone(t *testing.T) {
	page := htmlOf(t, sample())
	again := htmlOf(t, sample())
	if page != again {
		t.Error("two equal results differ")
	}
	for _, m := range tag.FindAllString(page, -1) {
		for _, bad := range []string{" src=", " style=", " on", "<link", "<iframe", "<img", "<object", "<base", "javascript:"} {
			if strings.Contains(strings.ToLower(m), bad) && !strings.Contains(m, "<meta") {
				t.Errorf("%s in %s", bad, m)
			}
		}
	}
	if n := strings.Count(page, "<script"); n != 2 {
		t.Errorf("%d scripts", n)
	}
	for what, want := range map[string]string{"policy": "default-src &#39;none&#39;", "script": "'sha256-" + digest(scriptIn(nil)), "figure": `id="figure-1"`, "table": `id="table-1"`} {
		if !strings.Contains(page, want) && !strings.Contains(page, html.UnescapeString(want)) && !strings.Contains(html.UnescapeString(page), want) {
			t.Errorf("no %s", what)
		}
	}
	if strings.Contains(page, "ZgotmplZ") {
		t.Error("the template refused a value")
	}
}

// A number leads to its estimate, or to the published values that it is or was worked
// out from, by series and year. What is none of these is no datum, and neither is one
// whose place holds another value.
func TestProvenance(t *testing.T) {
	s := &obs.Series{ID: "x.TUR", Label: "Türkiye", Years: []int{2001, 2002}, Values: []float64{5, 7}, Status: []obs.Status{obs.Reported, obs.Estimated},
		Sources: []string{"sipri", "press"}, Notes: []string{"", "a note"}, Periods: make([]obs.Period, 2), Pos: []obs.Pos{{File: "x.csv", Line: 2, Col: 9}, {File: "x.csv", Line: 3, Col: 9}}}
	r := &result.Result{Series: []*obs.Series{s}, Sources: []obs.Source{{ID: "sipri", Title: "Milex", Publisher: "SIPRI", Vintage: "2025"}},
		Estimates: []*result.Estimate{{ID: "ols_trend.slope-1", Statistic: "ols_trend.slope", Series: "x.TUR", Transform: "log", Parameters: "a=1;b=2", Value: 0.5, UnitWords: "ln", N: 2, From: 2001, To: 2002, Note: "few", Uses: s.Pos}}}
	s.Competing = []obs.Competing{{Year: 2003, Chosen: -1, Obs: []obs.Observation{{Year: 2003, Value: 9, Status: obs.Reported, Source: "press", Pos: obs.Pos{File: "x.csv", Line: 4, Col: 9}},
		{Year: 2003, Value: 5, Status: obs.Reported, Source: "sipri", Pos: obs.Pos{File: "x.csv", Line: 5, Col: 9}}}}}
	worked := &result.Origin{Made: "Half of it.", Estimates: []string{"ols_trend.slope-1"}, Data: []result.Datum{{Series: "x.TUR", Year: 2002}}}
	for _, tt := range []struct {
		n    shown
		want []string // nil: no datum
	}{
		{shown{value: 0.5, estimate: "ols_trend.slope-1"}, []string{"-1", "ln", "a line", "a=1; b=2", "Türkiye", "natural logarithms", "2001–2002", "x.csv:2-3", "few"}},
		{shown{value: 50, estimate: "ols_trend.slope-1"}, []string{"-1", "In estimates.csv", "0.5"}},
		{shown{value: 5, origin: result.Published(s, 2001)}, []string{"2001", "x.csv:2:9", "SIPRI, Milex (2025)", "reported"}},
		{shown{value: 7, origin: result.Published(s, 2002)}, []string{"x.csv:3:9", "estimated", "press", "a note"}},
		{shown{value: 9, origin: result.Competing(s, s.Competing[0].Obs[0])}, []string{"2003", "x.csv:4:9", "press"}},
		{shown{value: 5, origin: result.Competing(s, s.Competing[0].Obs[1])}, []string{"2003", "x.csv:5:9", "SIPRI, Milex (2025)"}},
		{shown{value: 3.5, origin: worked}, []string{"Half of it.", "no estimate and has no ID", "ols_trend.slope-1", "2002: 7, x.csv:3:9"}},
		{shown{value: 5}, nil}, // the number that a claim says, whatever value has it
		{shown{value: 5, estimate: "unknown-1"}, nil},
		{shown{value: 7, origin: result.Published(s, 2001)}, nil},
		{shown{value: 9, origin: result.Published(s, 2003)}, nil}, // none of the two is used
		{shown{value: 5, origin: result.Published(s, 1999)}, nil},
		{shown{value: 5, origin: result.Published(&obs.Series{ID: "y.TUR"}, 2001)}, nil},
		{shown{value: 5, origin: &result.Origin{Made: "Of another report.", Estimates: []string{"unknown-1"}}}, nil},
	} {
		p := newProvenance(r, func(*lang.Language, *result.Estimate) string { return "a line" })
		at, ok := p.of(tt.n)
		if ok != (tt.want != nil) {
			t.Errorf("%+v: a datum: %v", tt.n, ok)
		}
		if !ok {
			continue
		}
		rec := p.records[at]
		words := strings.Split(p.shapes[rec[0]], "|")
		var read func(rec []int)
		read = func(rec []int) {
			for i, label := range strings.Split(p.shapes[rec[0]], "|") {
				if label == "+" {
					read(p.records[rec[i+1]])
				} else {
					words = append(words, p.words[rec[i+1]])
				}
			}
		}
		read(rec)
		for _, want := range tt.want {
			if !strings.Contains(strings.Join(words, "\n"), want) {
				t.Errorf("%+v: no %q in %q", tt.n, want, words)
			}
		}
	}
}

// Looks become classes; the rest of a drawing stays.
func TestDress(t *testing.T) {
	for _, tt := range []struct{ in, want, css string }{
		{`<svg fill="red"><path fill="none" d="M0 0"/></svg>`, `<svg fill="red"><path class="d0" d="M0 0"/></svg>`, "svg .d0{fill:none}\n"},
		{`<svg><text font-size="8" x="1" textLength="3" lengthAdjust="spacing">a &gt; b</text></svg>`, `<svg><text class="d0" x="1">a &gt; b</text></svg>`, "svg .d0{font-size:8px}\n"},
		{`<svg><g class="hits"><rect fill="none" class="a"/></g></svg>`, `<svg><g class="hits"><rect fill="none" class="a"/></g></svg>`, ""},
		{`<svg><path d="M12.6 40.71C12.6 39.28 11.44 38.11 10 38.11C8.56 38.11 7.4 39.28 7.4 40.71C7.4 42.15 8.56 43.31 10 43.31C11.44 43.31 12.6 42.15 12.6 40.71Z"/></svg>`,
			`<svg><circle cx="10" cy="40.7" r="2.6"/></svg>`, ""},
		{`<svg><path d="M0 0C1 1 2 2 3 3C1 1 2 2 9 9C1 1 2 2 5 5C1 1 2 2 0 0Z"/></svg>`, `<svg><path d="M0 0C1 1 2 2 3 3C1 1 2 2 9 9C1 1 2 2 5 5C1 1 2 2 0 0Z"/></svg>`, ""},
		{`<svg><path fill="url(#a;b)" d='x'/>`, `<svg><path fill="url(#a;b)" d='x'/>`, ""},
		{`<svg`, `<svg`, ""}, {``, ``, ""},
	} {
		var w wardrobe
		if got := string(w.dress([]byte(tt.in))); got != tt.want || w.css.String() != tt.css {
			t.Errorf("%s\n became %s\n and %q", tt.in, got, w.css.String())
		}
	}
}

func FuzzDress(f *testing.F) {
	f.Add([]byte(`<svg a="b"><path fill="none" d="M0 0C"/><text`))
	f.Fuzz(func(t *testing.T, svg []byte) {
		tighten(svg)
		var w wardrobe
		if out := w.dress(pack(svg)); bytes.Count(out, []byte("<")) > bytes.Count(svg, []byte("<"))+4*bytes.Count(svg, []byte(`"`)) {
			t.Errorf("%q became %q", svg, out)
		}
	})
}

// Words of data stay words: no tag and no attribute comes of them.
func TestHostileWordsInHTML(t *testing.T) {
	clean, hostile := htmlOf(t, hostileResult("plain words")), ""
	count := func(s string) int { return len(tag.FindAllString(s, -1)) }
	for _, words := range hostileWords {
		hostile = htmlOf(t, hostileResult(words))
		if a, b := count(clean), count(hostile); a != b {
			t.Errorf("%q makes %d tags of %d", words, b, a)
		}
		for _, m := range tag.FindAllString(hostile, -1) {
			if strings.Contains(m, "javascript:") && !strings.Contains(m, "data-") && !strings.Contains(m, "aria-") {
				t.Errorf("%q: %s", words, m)
			}
		}
		if i := strings.IndexFunc(hostile, func(r rune) bool { return unseen(r) && r != '\n' }); i >= 0 {
			t.Errorf("%q leaves %q", words, hostile[i:i+4])
		}
	}
}

// Marks are packed into an attribute a series, their words as they were.
func TestPack(t *testing.T) {
	const in = `<svg><path d="M0 0"/><g class="hits" fill="none" pointer-events="all">
<g class="series" data-series="A &amp; B"> <circle cx="1.25" cy="2" r="4" data-x="2001" data-value="$1;2"/>
<circle cx="2" cy="2" r="4" data-x="2002" data-value="2"/>
<rect x="1" y="2" width="3" height="4.44" data-x="a &lt; b" data-value="x"/>
</g>
</g>
</svg>
`
	const want = `<svg><path d="M0 0"/><g class="series" data-series="A &amp; B" data-marks="1.3 2	2001	$1;2
2 2		2
1 2 3 4.4	a &lt; b	x"/>
</svg>`
	if got := string(pack([]byte(in))); got != want {
		t.Errorf("got\n%s", got)
	}
	for _, s := range []string{"", "<svg></svg>", `<g class="hits"`, `<g class="hits"><g class="series" data-series="`} {
		pack([]byte(s)) // and does not panic
	}
}

// Rounding does not add up along a path.
func TestTighten(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"M0 0l0.04 0l0.04 0l0.04 0l0.04 0", "M0 0l0 0 .1 0 0 0 .1 0"}, {"M1.26 -2.5L3 4", "M1.3-2.5l1.7 6.5"}, {"M1 1l2 0l0 2ZM5 5l1-1", "M1 1l2 0 0 2ZM5 5l1-1"},
		{"M1 1C1 2 3 4 5 6Z", "M1 1C1 2 3 4 5 6Z"}, {"M1", ""}, {"x", ""}, {"", ""},
	} {
		if got := string(tighten([]byte(tt.in))); got != tt.want {
			t.Errorf("%s became %s, want %s", tt.in, got, tt.want)
		}
	}
}
