package result

import "defensetrade/pipeline/obs"

// An Origin is where a number comes from that is no estimate: a published value, or
// some that it was worked out from for the text. A number without an estimate and
// without an origin is no datum: what a claim says, a count, the number of a row.
type Origin struct {
	Made      string   // how it was worked out, a message; "" of a published value
	Data      []Datum  // the published value, or those that it was worked out from
	Estimates []string // IDs of the estimates that it was worked out from
}

// A Datum is a published value by its place.
type Datum struct {
	Series string // ID
	Year   int
	At     obs.Pos // among competing values the one of this place; zero: the one that is used
}

// Published is the origin of the value of a series in a year.
func Published(s *obs.Series, year int) *Origin {
	return &Origin{Data: []Datum{{Series: s.ID, Year: year}}}
}

// Competing is the origin of one of the values that compete for a year.
func Competing(s *obs.Series, o obs.Observation) *Origin {
	return &Origin{Data: []Datum{{Series: s.ID, Year: o.Year, At: o.Pos}}}
}

// From is the piece with the origin of its number.
func (p Piece) From(o *Origin) Piece {
	p.Origin = o
	return p
}
