package result

import (
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
)

// A Reference is a work that a method comes from.
type Reference struct {
	Key     string // of the bibliography: "newey1987"
	Authors string // "Newey, W. K. and West, K. D."
	Year    int
	Title   string
	In      string // journal; publisher of a book
	Volume  string // "55(3)"; "" for a book
	Pages   string // "703–708"
}

// Entry is how a list of references in a language has the work. Titles and names of
// publishers stay as they are.
func (r Reference) Entry(l *lang.Language) string {
	where := strings.TrimSpace(r.In + " " + r.Volume)
	if r.Pages != "" {
		where += ", " + r.Pages
	}
	name := r.Title
	if !strings.HasSuffix(name, "?") {
		name += "."
	}
	authors := r.Authors
	if i := strings.LastIndex(authors, " and "); i >= 0 {
		authors = l.List([]string{authors[:i], authors[i+len(" and "):]})
	}
	return authors + " (" + strconv.Itoa(r.Year) + "). " + name + " " + where + "."
}

// String is the entry in English.
func (r Reference) String() string { return r.Entry(lang.English) }
