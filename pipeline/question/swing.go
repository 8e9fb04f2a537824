package question

import (
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// A swing is the largest move of a path against the change between its ends.
type swing struct {
	from, to int // indices
	size     float64
}

// leastSwing is how large, as a fraction, a move against the trend must be to be
// told (G18).
const leastSwing = 0.25

// swingOf finds the largest fall inside a path that rises from its first to its
// last value, or the largest rise inside one that falls. Amounts alone have one:
// of deliveries, which come in lumps, and of shares it would mislead.
func swingOf(s *obs.Series) (swing, bool) {
	if s.N() < 3 || s.Unit.Kind != obs.Money && s.Unit.Kind != obs.Counted && s.Unit.Kind != obs.Quantity || !allPositive(s.Values) {
		return swing{}, false
	}
	v := s.Values
	up := v[len(v)-1] > v[0]
	best, ext := swing{}, 0
	for i := range v {
		if up && v[i] > v[ext] || !up && v[i] < v[ext] {
			ext = i
		}
		size := 1 - v[i]/v[ext]
		if !up {
			size = v[i]/v[ext] - 1
		}
		if size > best.size {
			best = swing{ext, i, size}
		}
	}
	return best, best.size >= leastSwing
}

// swingText tells it, or is nil where there is none.
func (sp speaker) swingText(s *obs.Series) result.Text {
	w1, ok := swingOf(s)
	if !ok {
		return nil
	}
	message := lang.Mark("On the way it fell by {}, from {} in {} to {} in {}.")
	switch up, end := s.Values[w1.to] > s.Values[w1.from], w1.to == s.N()-1; {
	case up && end:
		message = lang.Mark("Towards the end it rose by {}, from {} in {} to {} in {}.")
	case up:
		message = lang.Mark("On the way it rose by {}, from {} in {} to {} in {}.")
	case end:
		message = lang.Mark("Towards the end it fell by {}, from {} in {} to {} in {}.")
	}
	return sp.tell(message, percent(w1.size).From(&result.Origin{Made: relativeChange, Data: []result.Datum{{Series: s.ID, Year: s.Years[w1.from]}, {Series: s.ID, Year: s.Years[w1.to]}}}),
		valueOf(s, w1.from, again(s.Unit)), year(s.Years[w1.from]), valueOf(s, w1.to, again(s.Unit)), year(s.Years[w1.to]))
}

// relativeChange is how the difference of two published values in percent came about.
var relativeChange = lang.Mark("The difference between two values of a series, as a percentage of the earlier or the lesser one.")
