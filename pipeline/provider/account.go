package provider

import (
	"defensetrade/pipeline/obs"
)

// An Account says what became of the rows of one raw file.
type Account struct {
	File    string
	Format  string // the format's title
	Seen    string // what showed it
	Rows    int    // read
	Kept    int    // rows of which something was kept
	Values  int    // values kept, those that are marked as missing among them
	LeftOut []Reason
	Unknown []Unknown // names that are not known, kept as they stand
	Remarks []string
	open    bool // a row has begun
	kept    bool
	left    bool
	reason  map[string]int
	unknown map[string]int
	line    int
	where   string // the file, or the sheet of a workbook, for places
}

// A Reason is why something was left out, how often, and where first. Rows counts
// the rows of which nothing was kept for that reason, Cells all values.
type Reason struct {
	Why         string
	Rows, Cells int
	First       obs.Pos
	last, inRow int // the row that it was counted for last, and its values
}

// An Unknown is a name that is no known country.
type Unknown struct {
	Name  string
	Rows  int
	First obs.Pos
}

// close counts the row that ends. A row of which nothing was said is counted as
// empty, so that none is lost in silence.
func (a *Account) close() {
	if !a.open {
		return
	}
	a.open = false
	if a.kept {
		a.Kept++
	} else if !a.left {
		a.leave("no value in the row", obs.Pos{File: a.where, Line: a.line}, 0)
	}
	if !a.kept { // the reason of most of its values is the row's
		best := -1
		for i, r := range a.LeftOut {
			if r.last == a.Rows && (best < 0 || r.inRow > a.LeftOut[best].inRow) {
				best = i
			}
		}
		if best >= 0 {
			a.LeftOut[best].Rows++
		}
	}
}

func (a *Account) leave(why string, at obs.Pos, n int) {
	i, ok := a.reason[why]
	if !ok {
		i = len(a.LeftOut)
		a.reason[why] = i
		a.LeftOut = append(a.LeftOut, Reason{Why: why, First: at})
	}
	r := &a.LeftOut[i]
	if r.last != a.Rows {
		r.last, r.inRow = a.Rows, 0
	}
	r.Cells += n
	r.inRow += n
	a.left = true
}

func (a *Account) stranger(name string, at obs.Pos) {
	i, ok := a.unknown[name]
	if !ok {
		i = len(a.Unknown)
		a.unknown[name] = i
		a.Unknown = append(a.Unknown, Unknown{Name: name, First: at})
	}
	a.Unknown[i].Rows++
}
