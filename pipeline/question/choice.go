package question

import "strings"

// A choice is which of the competing figures of a series are used instead of those
// that the study's rule picks. The zero choice is that rule.
type choice struct {
	key   string // as a parameter of the estimates: prefer, or competing
	value string // the source, or lowest, or highest
	words string // in prose: what is preferred
}

// tell puts the choice among the parameters, so that estimates of the other
// figures have IDs of their own.
func (c choice) tell(p params) {
	if c.key != "" {
		p[c.key] = c.value
	}
}

// note puts the choice before what an estimate's note says.
func (c choice) note(rest string) string {
	if c.key == "" {
		return rest
	}
	return strings.TrimSuffix("with "+c.words+"; "+rest, "; ")
}
