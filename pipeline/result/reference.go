package result

import (
	"strconv"
	"strings"
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

// String is the entry of a list of references.
func (r Reference) String() string {
	where := strings.TrimSpace(r.In + " " + r.Volume)
	if r.Pages != "" {
		where += ", " + r.Pages
	}
	name := r.Title
	if !strings.HasSuffix(name, "?") {
		name += "."
	}
	return r.Authors + " (" + strconv.Itoa(r.Year) + "). " + name + " " + where + "."
}
