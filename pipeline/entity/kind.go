package entity

// Kind says what an entity is where it is not a country of today.
type Kind string

// The kinds of entities.
const (
	Country      Kind = ""
	Former       Kind = "former"       // a state that is no more
	Group        Kind = "group"        // of countries: must not be summed with its members
	Organisation Kind = "organisation" // buys arms itself
	Other        Kind = "other"        // territories and unknown parties
)

type about struct {
	kind     Kind
	from, to int
}

// KindOf returns what a code stands for; a code that is not known is a country.
func KindOf(id string) Kind { return countries().about[id].kind }

// Years are the first and last year in which an entity was a state of its own; 0
// leaves a side open. The last year is the one in which it ended: values for it may
// cover a part of the year.
func Years(id string) (from, to int) {
	a := countries().about[id]
	return a.from, a.to
}

// Existed reports whether an entity was a state of its own during some of a year.
func Existed(id string, year int) bool {
	from, to := Years(id)
	return (from == 0 || year >= from) && (to == 0 || year <= to)
}
