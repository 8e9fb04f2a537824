package result

import (
	"math"
	"testing"

	"defensetrade/pipeline/obs"
)

func TestText(t *testing.T) {
	text := Text{{Lit: "It is "}, {Lit: "r", Emph: true}, {Lit: " = "}, {Number: true, Value: -0.5, Format: Format{Decimals: 2}, Estimate: "correlation.r-1"}, {Lit: ", see "}, {Figure: "a"}, {Lit: " and "}, {Table: "b"}, {Lit: "."}}
	if got, want := text.In(nil), "It is r = −0.50, see Figure a and Table b."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := (Text{}).In(nil); got != "" {
		t.Errorf("an empty text is %q", got)
	}
	if got := Join(", ", Words("a"), Words("b"), Words("c")).In(nil); got != "a, b, c" {
		t.Errorf("joined: %q", got)
	}
	if got := Join("", Words("a"), Words("b")); got.In(nil) != "ab" || len(got) != 2 {
		t.Errorf("joined by nothing: %+v", got)
	}
	for _, tt := range []struct {
		c    Cell
		want string
	}{
		{Cell{Text: "–"}, "–"}, {Cell{}, ""}, {Cell{Number: true, Value: 1234.5, Format: Format{Decimals: 1}, Mark: "*"}, "1,234.5*"},
		{Cell{Number: true, Value: 3.6, Unit: obs.Unit{Kind: obs.Share, Of: "GDP"}, Format: Format{Style: Short, Decimals: -1}}, "3.6%"},
	} {
		if got := tt.c.In(nil); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.c, got, tt.want)
		}
	}
}

func TestResult(t *testing.T) {
	f1, f2, f3 := &Figure{ID: "1"}, &Figure{ID: "2"}, &Figure{ID: "3"}
	t1, t2 := &Table{ID: "1"}, &Table{ID: "2"}
	r := &Result{Sections: []Section{{Blocks: []Block{{Figure: f1}, {Para: Words("x")}, {Table: t1}}}, {Blocks: []Block{{Figure: f2}}}},
		Data: []Section{{Blocks: []Block{{Table: t2}}}}, Methods: []Section{{Blocks: []Block{{Head: "x"}, {Figure: f3}}}}}
	if fs := r.Figures(); len(fs) != 3 || fs[0] != f1 || fs[1] != f2 || fs[2] != f3 {
		t.Errorf("figures %v", fs)
	}
	if ts := r.Tables(); len(ts) != 2 || ts[0] != t1 || ts[1] != t2 {
		t.Errorf("tables %v", ts)
	}
	if (&Estimate{Value: 1}).Withheld() || !(&Estimate{Value: math.NaN()}).Withheld() {
		t.Error("withheld is: no number")
	}
}
