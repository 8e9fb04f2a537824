package obs

import (
	"reflect"
	"strings"
	"testing"
)

func TestPos(t *testing.T) {
	for want, p := range map[string]Pos{"a.csv": {File: "a.csv"}, "a.csv:3": {"a.csv", 3, 0}, "a.csv:3:7": {"a.csv", 3, 7}} {
		if p.String() != want {
			t.Errorf("%+v is %q, want %q", p, p.String(), want)
		}
	}
	order := []Pos{{"a", 0, 0}, {"a", 2, 9}, {"a", 10, 1}, {"a", 10, 2}, {"b", 1, 1}}
	for i, p := range order {
		for j, q := range order {
			if c := p.Compare(q); c < 0 != (i < j) || c == 0 != (i == j) {
				t.Errorf("%v with %v: %d", p, q, c)
			}
		}
	}
}

func TestFaultString(t *testing.T) {
	f := Fault{Pos: Pos{"a.csv", 3, 7}, Severity: SevError, Guard: "G35", Msg: `"1,234" is ambiguous`, Fix: "write 1234"}
	if want := `a.csv:3:7: error: G35: "1,234" is ambiguous; write 1234`; f.String() != want {
		t.Errorf("got %q", f.String())
	}
	if got := (Fault{Severity: SevWarning, Msg: "no file"}).String(); got != "warning: no file" {
		t.Errorf("got %q", got)
	}
}

func TestSort(t *testing.T) {
	a := Fault{Pos: Pos{"a", 1, 1}, Severity: SevError, Msg: "x"}
	b := Fault{Pos: Pos{"a", 2, 1}, Severity: SevWarning, Msg: "x"}
	in := Faults{b, a, b}
	if got := in.Sort(); !reflect.DeepEqual(got, Faults{a, b}) {
		t.Errorf("got %v", got)
	}
	if !reflect.DeepEqual(in[0], b) {
		t.Error("the list was changed")
	}
	if in.Errors() != 1 {
		t.Errorf("%d errors", in.Errors())
	}
}

// many makes n faults of a file.
func many(file string, sev Severity, n int) Faults {
	var out Faults
	for i := range n {
		out = append(out, Fault{Pos: Pos{file, i + 1, 1}, Severity: sev, Msg: "x"})
	}
	return out
}

func TestLimit(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   Faults
		want int
		last string // the line of the rest
	}{
		{"few", many("a", SevError, 10), 10, ""},
		{"one more", many("a", SevError, 11), 11, "a:11:1: error: … and 1 more fault in this file"},
		{"more", many("a", SevError, 47), 11, "a:47:1: error: … and 37 more faults in this file"},
		{"errors first", append(many("a", SevWarning, 12), Fault{Pos: Pos{"a", 20, 1}, Severity: SevError, Msg: "y"}), 11, "a:20:1: warning: … and 3 more faults in this file"},
		{"two files", append(many("a", SevError, 12), many("b", SevError, 10)...), 21, "a:12:1: error: … and 2 more faults in this file"},
		{"limited before", append(many("a", SevError, 30).Limit(10), many("a", SevWarning, 5)...), 11, "a:30:1: error: … and 25 more faults in this file"},
	} {
		got := tt.in.Limit(10)
		if len(got) != tt.want || !strings.Contains(got.Error()+"\n", tt.last+"\n") {
			t.Errorf("%s: %d faults:\n%v", tt.name, len(got), got)
		}
		if again := got.Limit(10); !reflect.DeepEqual(again, got) {
			t.Errorf("%s: limiting again changes\n%v\nto\n%v", tt.name, got, again)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"entity", "id", "year", "value", "partner", "status", "spending-gdp.TUR", "spending-gdp.PAK"}
	for word, want := range map[string]string{
		"valeu": `did you mean "value"?`, "yaer": `did you mean "year"?`, "Entity": `did you mean "entity"?`, "colour": "",
		"entiyt": `did you mean "entity"?`, "kind": "", "spending-gdp.TRU": `did you mean "spending-gdp.TUR" or "spending-gdp.PAK"?`, "": "",
	} {
		if got := DidYouMean(word, known); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
}

func TestUnitString(t *testing.T) {
	for want, u := range map[string]Unit{
		"% of GDP": {Kind: Share, Of: "GDP"}, "million US$, constant 2023 prices": {Kind: Money, Currency: "USD", Basis: "constant", Base: 2023, Scale: 1e6},
		"€, current prices": {Kind: Money, Currency: "EUR", Basis: "current", Scale: 1}, "million TIV": {Kind: TIV, Scale: 1e6}, "% a year": {Kind: Rate, Scale: 1},
		"index, 2010 = 100": {Kind: Index, Base: 2010}, "thousand persons": {Kind: Counted, Of: "persons", Scale: 1e3}, "km": {Kind: Quantity, Name: "km"}, "unit not stated": {},
	} {
		if got := u.String(); got != want {
			t.Errorf("%+v is %q, want %q", u, got, want)
		}
	}
}

func TestWithin(t *testing.T) {
	s := &Series{ID: "a", Years: []int{2000, 2001, 2003, 2004}, Values: []float64{1, 2, 3, 4}, Status: make([]Status, 4), Sources: make([]string, 4),
		Notes: make([]string, 4), Periods: make([]Period, 4), Pos: make([]Pos, 4), Missing: []Pos{{Line: 9}}, MissYears: []int{2002}, Competing: []Competing{{Year: 2000}, {Year: 2004}}}
	in := s.Within(2001, 2003)
	if !reflect.DeepEqual(in.Years, []int{2001, 2003}) || !reflect.DeepEqual(in.MissYears, []int{2002}) || len(in.Competing) != 0 || in.N() != 2 {
		t.Errorf("%+v", in)
	}
	if s.Within(0, 0) != s || s.Within(1990, 2030) != s || s.N() != 4 {
		t.Error("an open span should change nothing")
	}
	if out := s.Within(2010, 0); out.N() != 0 {
		t.Errorf("%+v", out)
	}
	if v, ok := s.At(2003); !ok || v != 3 {
		t.Error("At(2003)")
	}
	if _, ok := s.At(2002); ok {
		t.Error("At(2002)")
	}
}
