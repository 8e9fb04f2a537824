package result

import "testing"

func TestCurled(t *testing.T) {
	for _, c := range []struct{ from, in, want string }{
		{"a possessive", "Türkiye's exports", "Türkiye’s exports"},
		{"a plural possessive", "the forces' needs", "the forces’ needs"},
		{"quotation marks", `"reached 54%", said in 2013`, "“reached 54%”, said in 2013"},
		{"within brackets", `("almost US$0.69 billion")`, "(“almost US$0.69 billion”)"},
		{"single marks, one within the other", `Statements with 'about', "the 'best'"`, "Statements with ‘about’, “the ‘best’”"},
		{"a Turkish ending", "2024'te Türkiye'nin", "2024’te Türkiye’nin"},
		{"curled already", "Mann’s “test”", "Mann’s “test”"},
		{"nothing", "", ""},
	} {
		if got := Curled(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.from, got, c.want)
		}
	}
}

// A mark at the border of two pieces goes by the piece before; addresses and the
// result itself stay as they are.
func TestTypeset(t *testing.T) {
	r := &Result{Title: "Pakistan's trade", Sections: []Section{{Title: "It's", Blocks: []Block{
		{Para: Text{{Lit: "SIPRI", Strong: true}, {Lit: "'s "}, {Number: true, Value: 5}, {Lit: `" and `}, {Lit: `"more"`}, {Lit: "a'b", Link: "a'b"}}},
		{Table: &Table{Title: "x's", Rows: []Row{{Cells: []Cell{{Text: `"goods"`}}}}}},
		{Figure: &Figure{ID: "f", Note: "y's"}}}}}}
	got := r.Typeset()
	b := got.Sections[0].Blocks
	if s := b[0].Para.String(); s != "SIPRI’s 5” and “more”a'b" {
		t.Errorf("%q", s)
	}
	if got.Title != "Pakistan’s trade" || got.Sections[0].Title != "It’s" || b[1].Table.Title != "x’s" || b[1].Table.Rows[0].Cells[0].Text != "“goods”" || b[2].Figure.Note != "y’s" {
		t.Errorf("%+v", got)
	}
	if o := r.Sections[0].Blocks; o[0].Para[1].Lit != "'s " || o[1].Table.Rows[0].Cells[0].Text != `"goods"` || o[2].Figure.Note != "y's" {
		t.Error("the result itself was changed")
	}
}
