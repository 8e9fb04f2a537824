package study

import (
	"cmp"
	"math"
	"slices"

	"defensetrade/pipeline/obs"
)

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

// Measures are what a check may measure.
var Measures = slices.Concat(LevelMeasures, []string{"change", "trend", "share", "rank", "correlation", "extreme", "events"})

// LevelMeasures are the levels of a series: of one year, or over a span of years.
var LevelMeasures = []string{"mean", "median", "min", "max", "first", "last", "sum", "every", "any"}

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
func (c *Condition) Holds(v float64) bool { return c.Overlaps(v, v) }

// Overlaps reports whether any number from lo to hi meets the condition.
func (c *Condition) Overlaps(lo, hi float64) bool {
	low, high := beside(hi, c.Low), beside(lo, c.High)
	if c.Strict {
		return low > 0 && high < 0
	}
	return low >= 0 && high <= 0
}

// AtLimit reports whether a number is one of the condition's limits.
func (c *Condition) AtLimit(v float64) bool { return beside(v, c.Low) == 0 || beside(v, c.High) == 0 }

// beside compares a number with a limit: −1 below it, 1 above, 0 at it. A rise from
// 100 to 115 is one of 15%, and the binary fraction nearest to it a little less: no
// statement is as precise as a billionth of its number, so what is nearer is at it.
func beside(v, limit float64) int {
	if math.Abs(v-limit) <= 1e-9*math.Abs(limit) && !math.IsInf(limit, 0) {
		return 0
	}
	return cmp.Compare(v, limit)
}
