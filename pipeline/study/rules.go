package study

import (
	"strings"

	"defensetrade/pipeline/obs"
)

// An Override lets a guard pass at one place, with the reason that the report
// prints.
type Override struct {
	Guard  string // "G03"
	For    string // a pattern of series, or the ID of a question or of a source
	Reason string
	Pos    obs.Pos
}

// Covers reports whether the override is of that fault: of its guard, and of its
// question or of every series that it touches.
func (o Override) Covers(f obs.Fault) bool {
	if o.Guard != f.Guard {
		return false
	}
	if f.Question != "" && o.For == f.Question {
		return true
	}
	if f.Series == "" {
		return false
	}
	for _, s := range strings.Split(f.Series, ";") {
		if !obs.Glob(o.For, s) {
			return false
		}
	}
	return true
}

// Let puts the reason of the first override that covers a fault into it, and
// reports whether there is one. No override lets a fault of form pass.
func (s *Study) Let(f *obs.Fault) bool {
	if g, ok := obs.GuardOf(f.Guard); !ok || g.Form {
		return false
	}
	for _, o := range s.Overrides {
		if o.Covers(*f) {
			f.Override = o.Reason
			return true
		}
	}
	return false
}

// A Range is what values of the series of a pattern are expected to lie in, both
// ends included.
type Range struct {
	Series string
	Lo, Hi float64
	Pos    obs.Pos
}

// RangeOf is the first range declared for a series.
func (s *Study) RangeOf(id string) (Range, bool) {
	for _, r := range s.Ranges {
		if obs.Glob(r.Series, id) {
			return r, true
		}
	}
	return Range{}, false
}

// A Correction sets one value right. Expect is what the file has; where it has
// something else, the correction is out of date.
type Correction struct {
	Series string
	Year   int
	Source string // the reporter or source of the value where several compete; or ""
	Expect float64
	Value  float64
	Reason string
	Pos    obs.Pos
}

// A Deflator is the price index that brings money of a currency to the prices of
// a base year.
type Deflator struct {
	Currency string // ISO 4217
	Series   string // ID of an index series of the study
	Base     int
	Pos      obs.Pos
}

// A Convert orders that the fiscal years of an indicator become calendar years.
type Convert struct {
	Indicator string
	Pos       obs.Pos
}
