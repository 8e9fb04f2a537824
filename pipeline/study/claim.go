package study

import "defensetrade/pipeline/obs"

// A Claim is a statement that somebody made, with what it means as checks of the
// study's data. docs/claims.md has the rules by which a verdict follows.
type Claim struct {
	ID     string
	Text   string // the statement, in the words of who made it or close to them
	Where  string // where it stands: "section 1.6"
	Quoted string // whom its author quotes for it
	Note   string // the study's author on the statement, printed with it
	Needs  string // what data it would take; a claim without checks must say so
	Checks []Check
	Pos    obs.Pos
}

// A Check is one thing that must hold for a claim. It measures something of the
// data, as Measure says, and asks whether the result meets Condition.
type Check struct {
	Measure string // one of Measures
	Series  []Ref  // what is measured; several are added up by measure sum, share and rank

	From, To int // the years looked at; equal for a single year; 0 leaves a side open

	// Of measure change: the years, or spans of years whose means are compared, and
	// whether the change is taken as an amount, in percent or as a factor.
	Before, After [2]int
	By            string

	Among []Ref // of share: the whole; of rank: the set

	With        []Ref  // of correlation: the other series
	Transform   string // of correlation: level, log, diff, logdiff, detrended
	Significant bool   // of correlation: the test must reject, too

	Events []string // of events: IDs, with * for any run of letters

	Direction string // of change and trend: rise, fall; of correlation: positive, negative; of extreme: highest, lowest
	Condition *Condition

	Part    string // name of the part of the statement that it stands for
	Reading string // name of the way to read the statement that it belongs to
	Differs string // what readings differ in: definition, source or window

	Needs string // without a measure: what data it would take
	Pos   obs.Pos
}

// Measures are what a check may measure. The first nine are levels of a series:
// of one year, or over a span of years.
var Measures = []string{
	"mean", "median", "min", "max", "first", "last", "sum", "every", "any",
	"change", "trend", "share", "rank", "correlation", "extreme", "events",
}

// A Condition is the numbers that meet a check: those from Low to High. An end
// that is infinite is open; Strict leaves the ends themselves out.
type Condition struct {
	Low, High float64
	Strict    bool
	Words     string  // at_least, at_most, above, below, near or between
	Near      float64 // of near: the number
	Within    float64 // of near and between: how far off a number may be
	Pos       obs.Pos
}

// Holds reports whether a number meets the condition.
func (c *Condition) Holds(v float64) bool {
	if c.Strict {
		return v > c.Low && v < c.High
	}
	return v >= c.Low && v <= c.High
}

// Overlaps reports whether any number from lo to hi meets the condition.
func (c *Condition) Overlaps(lo, hi float64) bool {
	if c.Strict {
		return hi > c.Low && lo < c.High
	}
	return hi >= c.Low && lo <= c.High
}
