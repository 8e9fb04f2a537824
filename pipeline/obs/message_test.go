package obs

import (
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
)

// A message in English, and with words for its arguments in another language.
func TestMessage(t *testing.T) {
	unit := Unit{Kind: Share, Of: "GDP", Scale: 1}
	for _, tt := range []struct {
		m    Message
		want string
	}{
		{Message{}, ""},
		{Say("nothing¦a remark for the translator"), "nothing"},
		{Say("{} is {} {} in {}", SeriesID("a.TUR"), 0.25, unit, 2004), "a.TUR is 0.25 % of GDP in 2004"},
		{Say("{}% of them, from {}", Digits("2.50"), Month(5)), "2.50% of them, from May"},
		{Say("{}; {}", Say("{} joins {}", "a", Period{Month: 7}.Years()), "b"), "a joins fiscal years from July (FY07); b"},
		{Say("write {a: b} for {}", 1e21), "write {a: b} for 1000000000000000000000"},
		{DidYouMeanOr("tukey", []string{"turkey", "tuker"}, Message{}), `did you mean "tuker" or "turkey"?`},
		{DidYouMeanOr("x", []string{"turkey"}, Say("it is {}", "y")), "it is y"},
		{More(1), "… and 1 more fault in this file"},
		{More(20), "… and 20 more faults in this file"},
	} {
		if got := tt.m.String(); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
	up := func(arg any) string { return strings.ToUpper(argument(arg)) }
	if got := Say("{} joins {} and, in {}, {}", "a", "b", 2004, "c").In(lang.Turkish, up); got != "A: B ile 2004 yılı için C birleştirilmiş" {
		t.Errorf("%q", got)
	}
}

// A fault says the same on the terminal and, as messages, in a report; faults that say
// the same are one.
func TestSaying(t *testing.T) {
	f := Fault{Pos: Pos{"a.csv", 2, 1}, Severity: SevWarning}.Saying(Say("{} is odd", "x"), Say("mend {}", "it"))
	if got := f.String(); got != "a.csv:2:1: warning: x is odd; mend it" {
		t.Errorf("%q", got)
	}
	more := f.Then(Say("{}; it is not used"))
	if more.Msg != "x is odd; it is not used" || more.Fix != f.Fix || more.Said.String() != more.Msg || more.Remedy.String() != f.Fix {
		t.Errorf("%+v", more)
	}
	again := Fault{Pos: f.Pos, Severity: f.Severity}.Saying(Say("{} is odd", "x"), Say("mend {}", "it"))
	if n := len(Faults{f, again, more}.Sort()); n != 2 {
		t.Errorf("%d faults, want 2", n)
	}
}
