package question

// An otherWay is what a check finds with other figures, where several compete.
type otherWay struct {
	way
	out outcome
}

// underOthers joins what a check of a trend or a correlation finds with the other
// figures to its outcome: it depends on the source where some of them make it hold
// and others do not, and is neither shown nor excluded where none does and not all
// exclude it. what is "the trend" or "the correlation", words what it is by the study's
// own figures, both in the language of the report.
func (m *measuring) underOthers(others []otherWay, what, words string) {
	if len(others) == 0 {
		return
	}
	n := tallyOutcomes([]outcome{m.out})
	var all []way
	for _, o := range others {
		n[o.out]++
		all = append(all, o.way)
	}
	switch total := len(others) + 1; {
	case n[holds] == total || n[fails] == total:
	case n[holds] > 0:
		m.out = divided
		m.turn = m.a.say("It rests on which of the competing figures is right.")
	case m.out == fails || m.out == outOfReach:
		m.out = undecided
	}
	m.remarks = append(m.remarks, append(m.a.stays(all, what, words), lit(".")))
}
