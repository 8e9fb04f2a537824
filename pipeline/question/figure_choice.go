package question

import "slices"

// A figureChoice says which figures a kind of question may order and which it
// draws when nothing is ordered.
type figureChoice struct {
	question string
	kinds    []string // that may be ordered; "none" orders that there is no figure
	usual    []usualFigures
}

// usualFigures are the figures for up to so many things shown: series of one unit,
// pairs, or parts of a whole.
type usualFigures struct {
	most  int
	kinds []string
}

const anyNumber = 1 << 30

// figureChoices is the one table of which figure suits which question.
var figureChoices = []figureChoice{
	{"description", []string{"line", "multiples", "bars", "each", "fiveyear", "slope", "none"},
		[]usualFigures{{4, []string{"line"}}, {anyNumber, []string{"multiples"}}}},
	{"trend", []string{"line", "multiples", "bars", "each", "fiveyear", "slope", "forest", "path", "forecast", "none"},
		[]usualFigures{{4, []string{"line"}}, {anyNumber, []string{"multiples"}}}},
	// The table of the eras has the means; of two series it is read as fast as a figure.
	{"comparison", []string{"dumbbell", "slope", "none"},
		[]usualFigures{{2, nil}, {anyNumber, []string{"dumbbell"}}}},
	{"correlation", []string{"heat", "scatter", "forest", "connected", "correlogram", "curve", "none"},
		[]usualFigures{{2, []string{"scatter"}}, {anyNumber, []string{"heat", "scatter"}}}}, // scatters of the leads alone
	{"sources", []string{"range", "none"},
		[]usualFigures{{anyNumber, []string{"range"}}}},
	{"amounts", []string{"bars", "stacked", "area", "fiveyear", "ranking", "flow", "line", "none"},
		[]usualFigures{{2, []string{"bars"}}, {anyNumber, []string{"ranking", "stacked"}}}},
	{"timeline", []string{"timeline", "none"},
		[]usualFigures{{anyNumber, []string{"timeline"}}}},
}

// orderable are the kinds of figure that a kind of question may order; nil for one
// that draws none.
func orderable(question string) []string {
	for _, c := range figureChoices {
		if c.question == question {
			return c.kinds
		}
	}
	return nil
}

// usual are the kinds that a kind of question draws for n things when nothing is
// ordered.
func usual(question string, n int) []string {
	for _, c := range figureChoices {
		if c.question != question {
			continue
		}
		i := slices.IndexFunc(c.usual, func(u usualFigures) bool { return n <= u.most })
		return c.usual[i].kinds
	}
	return nil
}
