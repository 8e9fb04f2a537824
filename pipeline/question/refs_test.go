package question

import (
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

func TestMatch(t *testing.T) {
	one := []float64{1}
	var ss []*obs.Series
	for _, id := range []string{"spending.TUR", "spending.PAK", "spending-usd.TUR", "trade.TUR-PAK", "trade.PAK-TUR", "trade.PAK-TUR@TUR", "trade.CHN-PAK", "sales.St. Kitts", "a.b.TUR"} {
		ss = append(ss, made(id, ofGDP, 2000, one))
	}
	ss[len(ss)-1].Indicator, ss[len(ss)-1].Entity = "a.b", "TUR" // an indicator's name may hold a dot too
	tb := tableOf(ss...)
	for _, tt := range []struct {
		refs []string
		want string
		from string
	}{
		{[]string{"spending.TUR"}, "spending.TUR", "a name is matched as a whole"},
		{[]string{"sales.St. Kitts"}, "sales.St. Kitts", "an entity's name may hold a dot"},
		{[]string{"sales.*"}, "sales.St. Kitts", "docs/study.md: * stands for every entity"},
		{[]string{"*.St. Kitts"}, "sales.St. Kitts", "docs/study.md: or every indicator"},
		{[]string{"a.b.*"}, "a.b.TUR", "an indicator's name may hold a dot"},
		{[]string{"a.*"}, "", "a.b is another indicator than a"},
		{[]string{"spending.*"}, "spending.TUR spending.PAK", "the study's leads first; spending-usd is another indicator"},
		{[]string{"*.TUR"}, "spending.TUR spending-usd.TUR a.b.TUR", "a flow is not the entity's own series"},
		{[]string{"trade.*-PAK"}, "trade.TUR-PAK trade.CHN-PAK", "every flow into one country"},
		{[]string{"trade.PAK-*"}, "trade.PAK-TUR trade.PAK-TUR@TUR", "every flow out of it, competing ones too"},
		{[]string{"trade.*@TUR"}, "trade.PAK-TUR@TUR", "those of one reporter"},
		{[]string{"*.*-PAK"}, "trade.TUR-PAK trade.CHN-PAK", "both sides"},
		{[]string{"trade.*R-*K"}, "trade.TUR-PAK", "every * is any run of letters"},
		{[]string{"*"}, "all", "everything"},
		{[]string{"*.*"}, "all", "everything"},
		{[]string{"spending.PAK", "spending.*", "spending.TUR"}, "spending.PAK spending.TUR", "each once, in the order of the references"},
		{[]string{"spending.tur"}, "", "letters count"},
		{[]string{"spending"}, "", "an indicator is no series"},
		{[]string{"spend*.TUR"}, "", "* is a whole indicator"},
		{[]string{""}, "", "nothing"},
	} {
		got, _, faults := match(studyOf(), tb, `question "q"`, refs(tt.refs...))
		if tt.want == "all" {
			tt.want = strings.Join(ids(ss), " ")
		}
		if s := strings.Join(ids(got), " "); s != tt.want || (tt.want == "") != (faults.Errors() > 0) {
			t.Errorf("match(%q) = %q, %v; want %q [%s]", tt.refs, s, faults, tt.want, tt.from)
		}
		for _, f := range faults {
			if f.Pos != at || f.Fix == "" || !strings.Contains(f.Msg, `question "q"`) {
				t.Errorf("match(%q): fault without place, question or fix: %v", tt.refs, f)
			}
		}
	}
	for _, tt := range []struct{ ref, fix string }{
		{"spendin.TUR", `did you mean "spending.TUR"`},
		{"trade.PAK-TRU", `did you mean "trade.PAK-TUR"`},
		{"zebra.XXX", "series here are spending.TUR, spending.PAK, spending-usd.TUR, trade.TUR-PAK, trade.PAK-TUR and 4 more"},
	} {
		if _, _, faults := match(studyOf(), tb, `question "q"`, refs(tt.ref)); len(faults) != 1 || !strings.HasPrefix(faults[0].Fix, tt.fix) {
			t.Errorf("match(%q): %v; want the fix %q", tt.ref, faults, tt.fix)
		}
	}
	if _, _, faults := match(studyOf(), tableOf(), `question "q"`, refs("a.B")); len(faults) != 1 || faults[0].Fix != "the study has none" {
		t.Errorf("match in an empty study: %v", faults)
	}
}

func TestGlob(t *testing.T) {
	for _, tt := range []struct {
		pattern, name string
		want          bool
	}{
		{"*", "", true}, {"*", "x", true}, {"**", "x", true}, {"a*", "a", true}, {"*a", "a", true}, {"a*a", "a", false}, {"a*a", "aa", true},
		{"a*b*c", "abc", true}, {"a*b*c", "axxbxxc", true}, {"a*b*c", "acb", false}, {"ab", "ab", true}, {"ab", "abc", false}, {"*ab", "aab", true},
		{"*-PAK", "TUR-PAK", true}, {"*-PAK", "PAK", false}, {"*-PAK", "TUR-PAK@PAK", false},
	} {
		if got := obs.Glob(tt.pattern, tt.name); got != tt.want {
			t.Errorf("obs.Glob(%q, %q) = %v", tt.pattern, tt.name, got)
		}
	}
}

func TestPairs(t *testing.T) {
	tb := tableOf(made("a.TUR", ofGDP, 2000, []float64{1}), made("a.PAK", ofGDP, 2000, []float64{1}),
		made("b.TUR", ofGDP, 2000, []float64{1}), made("b.PAK", ofGDP, 2000, []float64{1}))
	for _, tt := range []struct {
		series, with []string
		within, want string
		from         string
	}{
		{[]string{"*"}, nil, "", "a.TUR–a.PAK a.TUR–b.TUR a.TUR–b.PAK a.PAK–b.TUR a.PAK–b.PAK b.TUR–b.PAK", "4·3/2"},
		{[]string{"*"}, nil, "entity", "a.TUR–b.TUR a.PAK–b.PAK", "docs: only pairs of one entity"},
		{[]string{"*"}, nil, "indicator", "a.TUR–a.PAK b.TUR–b.PAK", "only pairs of one indicator"},
		{[]string{"a.TUR"}, []string{"b.*"}, "", "a.TUR–b.TUR a.TUR–b.PAK", "series × with"},
		{[]string{"a.*"}, []string{"b.*"}, "entity", "a.TUR–b.TUR a.PAK–b.PAK", "series × with, of one entity"},
		{[]string{"a.*"}, []string{"a.TUR"}, "", "a.PAK–a.TUR", "none with itself"},
		{[]string{"a.*"}, []string{"a.*"}, "", "a.TUR–a.PAK", "a pair has no order, so it is asked about once"},
		{[]string{"a.TUR"}, nil, "", "", "one makes none"},
	} {
		task, faults := plan(studyOf(), tb, study.Question{ID: "q", Kind: "correlation", Series: refs(tt.series...), With: refs(tt.with...), Within: tt.within})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		var got []string
		for _, p := range (&asking{Task: task}).pairs() {
			got = append(got, p[0].ID+"–"+p[1].ID)
		}
		if !slices.Equal(got, strings.Fields(tt.want)) {
			t.Errorf("pairs of %v with %v within %q: %v [%s]", tt.series, tt.with, tt.within, got, tt.from)
		}
	}
}
