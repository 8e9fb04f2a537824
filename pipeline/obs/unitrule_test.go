package obs

import "testing"

// rep are one or two units of each kind, and one that is not stated.
var rep = []struct {
	name string
	u    Unit
}{
	{"dollars", Unit{Kind: Money, Currency: "USD", Basis: "current", Scale: 1e6}},
	{"lira", Unit{Kind: Money, Currency: "TRY", Basis: "current", Scale: 1e6}},
	{"dollars of 2023", Unit{Kind: Money, Currency: "USD", Basis: "constant", Base: 2023, Scale: 1e6}},
	{"dollars of 2022", Unit{Kind: Money, Currency: "USD", Basis: "constant", Base: 2022, Scale: 1e9}},
	{"TIV", Unit{Kind: TIV, Scale: 1e6}},
	{"share of GDP", Unit{Kind: Share, Of: "GDP", Scale: 1}},
	{"share of the budget", Unit{Kind: Share, Of: "the budget", Scale: 1}},
	{"rate a year", Unit{Kind: Rate, Of: "GDP", Per: "year", Scale: 1}},
	{"rate a month", Unit{Kind: Rate, Of: "GDP", Per: "month", Scale: 1}},
	{"persons", Unit{Kind: Counted, Of: "persons", Scale: 1}},
	{"tanks", Unit{Kind: Counted, Of: "tanks", Scale: 1}},
	{"index of 2010", Unit{Kind: Index, Base: 2010, Scale: 1}},
	{"index of 2015", Unit{Kind: Index, Base: 2015, Scale: 1}},
	{"km", Unit{Kind: Quantity, Name: "km", Scale: 1}},
	{"tonnes", Unit{Kind: Quantity, Name: "t", Scale: 1}},
	{"not stated", Unit{}},
}

// The matrices say for each pair which guard refuses: "." none, "-" a refusal
// that no guard is named after. From GUARDS: G01 TIV with money or GDP, G04 price
// bases, G06 wholes. Rows and columns in the order of rep.
const (
	onOneAxis = `
.   G04 G04 G04 G01 -   -   -   -   -   -   -   -   -   -   -
G04 .   G04 G04 G01 -   -   -   -   -   -   -   -   -   -   -
G04 G04 .   G04 G01 -   -   -   -   -   -   -   -   -   -   -
G04 G04 G04 .   G01 -   -   -   -   -   -   -   -   -   -   -
G01 G01 G01 G01 .   G01 -   -   -   -   -   -   -   -   -   -
-   -   -   -   G01 .   G06 -   -   -   -   -   -   -   -   -
-   -   -   -   -   G06 .   -   -   -   -   -   -   -   -   -
-   -   -   -   -   -   -   .   -   -   -   -   -   -   -   -
-   -   -   -   -   -   -   -   .   -   -   -   -   -   -   -
-   -   -   -   -   -   -   -   -   .   -   -   -   -   -   -
-   -   -   -   -   -   -   -   -   -   .   -   -   -   -   -
-   -   -   -   -   -   -   -   -   -   -   .   G04 -   -   -
-   -   -   -   -   -   -   -   -   -   -   G04 .   -   -   -
-   -   -   -   -   -   -   -   -   -   -   -   -   .   -   -
-   -   -   -   -   -   -   -   -   -   -   -   -   -   .   -
-   -   -   -   -   -   -   -   -   -   -   -   -   -   -   .
`
	divided = `
.   G04 G04 G04 G01 .   .   .   .   .   .   .   .   .   .   -
G04 .   G04 G04 G01 .   .   .   .   .   .   .   .   .   .   -
G04 G04 .   G04 G01 .   .   .   .   .   .   .   .   .   .   -
G04 G04 G04 .   G01 .   .   .   .   .   .   .   .   .   .   -
G01 G01 G01 G01 .   G01 .   .   .   .   .   .   .   .   .   -
.   .   .   .   G01 .   G06 .   .   .   .   .   .   .   .   -
.   .   .   .   .   G06 .   .   .   .   .   .   .   .   .   -
.   .   .   .   .   .   .   .   .   .   .   .   .   .   .   -
.   .   .   .   .   .   .   .   .   .   .   .   .   .   .   -
.   .   .   .   .   .   .   .   .   .   .   .   .   .   .   -
.   .   .   .   .   .   .   .   .   .   .   .   .   .   .   -
.   .   .   .   .   .   .   .   .   .   .   .   G04 .   .   -
.   .   .   .   .   .   .   .   .   .   .   G04 .   .   .   -
.   .   .   .   .   .   .   .   .   .   .   .   .   .   .   -
.   .   .   .   .   .   .   .   .   .   .   .   .   .   .   -
-   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
`
)

func word(r *Refusal) string {
	switch {
	case r == nil:
		return "."
	case r.Guard == "":
		return "-"
	}
	return r.Guard
}

func TestUnitRules(t *testing.T) {
	axis, ratio := cells(t, onOneAxis), cells(t, divided)
	for i, a := range rep {
		for j, b := range rep {
			if got := word(a.u.SharesAxis(b.u)); got != axis[i][j] {
				t.Errorf("%s and %s on one axis: %s, want %s", a.name, b.name, got, axis[i][j])
			}
			if got := word(a.u.Divides(b.u)); got != ratio[i][j] {
				t.Errorf("%s divided by %s: %s, want %s", a.name, b.name, got, ratio[i][j])
			}
			// A sum needs what an axis needs; rates and indices have none at all.
			want := axis[i][j]
			if i == j && (a.u.Kind == Rate || a.u.Kind == Index) {
				want = "-"
			}
			if got := word(a.u.Adds(b.u)); got != want {
				t.Errorf("%s and %s added: %s, want %s", a.name, b.name, got, want)
			}
			for _, r := range []*Refusal{a.u.SharesAxis(b.u), a.u.Divides(b.u), a.u.Adds(b.u)} {
				if r != nil && (r.Why == "" || r.Fix == "") {
					t.Errorf("%s and %s: a refusal without why or fix: %+v", a.name, b.name, r)
				}
				if r != nil && r.Guard != "" {
					if _, ok := GuardOf(r.Guard); !ok {
						t.Errorf("no guard %s", r.Guard)
					}
				}
			}
		}
	}
}

func cells(t *testing.T, s string) [][]string {
	t.Helper()
	var out [][]string
	row := []string{}
	word := ""
	for _, r := range s[1:] {
		switch {
		case r == ' ' || r == '\n':
			if word != "" {
				row = append(row, word)
			}
			word = ""
			if r == '\n' {
				out, row = append(out, row), nil
			}
		default:
			word += string(r)
		}
	}
	if len(out) != len(rep) {
		t.Fatalf("%d rows, want %d", len(out), len(rep))
	}
	return out
}

func TestFactor(t *testing.T) {
	m, b := Unit{Kind: Money, Currency: "USD", Basis: "current", Scale: 1e6}, Unit{Kind: Money, Currency: "USD", Basis: "current", Scale: 1e9}
	if b.Factor(m) != 1000 || m.Factor(b) != 0.001 || m.Factor(m) != 1 || (Unit{}).Factor(Unit{}) != 1 {
		t.Errorf("%v %v", b.Factor(m), m.Factor(b))
	}
	if m.Unscaled() != b.Unscaled() || m.SharesAxis(b) != nil || m.Adds(b) != nil {
		t.Error("million and billion of one currency should go together")
	}
}

func TestConcepts(t *testing.T) {
	for _, tt := range []struct {
		a, b Concept
		want string
	}{
		{"", Ordered, "."}, {Ordered, Ordered, "."}, {FOB, CIF, "G11"}, {CIF, FOB, "G11"}, {Ordered, Delivered, "G27"},
		{Announced, Budgeted, "G27"}, {DealTotal, Delivered, "G27"}, {FOB, Delivered, "G27"},
	} {
		if got := word(tt.a.Mixes(tt.b)); got != tt.want {
			t.Errorf("%q with %q: %s, want %s", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestGuardList(t *testing.T) {
	for i, g := range Guards {
		if i > 0 && g.ID <= Guards[i-1].ID {
			t.Errorf("%s follows %s", g.ID, Guards[i-1].ID)
		}
		if g.What == "" || g.Why == "" || g.Fix == "" || g.Form != (g.ID == "G16" || g.ID == "G35") {
			t.Errorf("%+v", g)
		}
	}
	if len(Guards) != 35 {
		t.Errorf("%d guards", len(Guards))
	}
}
