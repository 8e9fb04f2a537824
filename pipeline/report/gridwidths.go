package report

// place gives every column its width and place and returns the table's width:
// the measure, but for a few columns of numbers.
func (g *grid) place() float64 {
	n := len(g.cols)
	if n == 0 {
		return measure
	}
	if g.whole() { // every cell on one line, whatever shares were asked for
		for i := range g.cols {
			if c := &g.cols[i]; c.words {
				c.want = max(c.whole, c.least)
			}
		}
	}
	free := measure - g.leastGap()*float64(n-1)
	want := 0.0
	for _, c := range g.cols {
		want += c.want
	}
	g.gap = g.leastGap()
	switch {
	case want > free:
		// Heads of numbers are broken before words are.
		over := g.narrow(want-free, false)
		g.narrow(over, true)
	default:
		for i := range g.cols {
			g.cols[i].width = g.cols[i].want
		}
		rest := g.unwrap(free - want)
		if n > 1 {
			add := min(rest/float64(n-1), wideGap-g.gap)
			g.gap += add
			rest -= add * float64(n-1)
		}
		g.widen(rest)
	}
	x := 0.0
	for i := range g.cols {
		g.cols[i].x = x
		g.cols[i].block = g.block(i)
		x += g.cols[i].width + g.gap
	}
	return min(x-g.gap, measure)
}

// block is the width of a column's numbers or of the head above them.
func (g *grid) block(k int) float64 {
	c := g.cols[k]
	src := g.src.Cols[c.index]
	w := c.whole + c.frac
	if g.span(k) == 0 {
		for _, l := range g.t.lines(plainSpans(src.Head, g.headStyle()), g.headStyle(), c.width) {
			w = max(w, l.width)
		}
	}
	for _, l := range g.t.lines(plainSpans(src.Unit, g.unitStyle()), g.unitStyle(), c.width) {
		w = max(w, l.width)
	}
	return min(w, c.width)
}

// middle is where the middle of a column's block stands.
func (c column) middle() float64 { return c.x + c.width - c.block/2 }

// narrow takes room from the columns of words, or from those of numbers, down to
// the least that they need, and returns what it could not take. A column of words that
// asks for no more than an equal part of their room is narrowed only where the others
// cannot give enough.
func (g *grid) narrow(over float64, words bool) float64 {
	room, n := -over, 0
	for i := range g.cols {
		if c := &g.cols[i]; c.words == words {
			c.width = c.want
			room += c.want
			n++
		}
	}
	if words {
		over = g.giveWay(over, func(c column) bool { return c.words && c.want > room/float64(n) })
	}
	return g.giveWay(over, func(c column) bool { return c.words == words })
}

// giveWay takes room from some columns in proportion to what they can spare, and
// returns what it could not take.
func (g *grid) giveWay(over float64, from func(column) bool) float64 {
	spare := 0.0
	for _, c := range g.cols {
		if from(c) {
			spare += c.width - c.least
		}
	}
	if spare <= 0 || over <= 0 {
		return over
	}
	share := min(over/spare, 1)
	for i := range g.cols {
		if c := &g.cols[i]; from(*c) {
			c.width -= share * (c.width - c.least)
		}
	}
	return over - share*spare
}

// unwrap gives room to columns whose words wrap, though they were asked to be
// narrow, and returns what is left.
func (g *grid) unwrap(rest float64) float64 {
	gaps := (closeGap - g.gap) * float64(len(g.cols)-1) // kept for these
	for i := range g.cols {
		c := &g.cols[i]
		if add := min(rest-gaps, c.whole-c.width); c.words && add > 0 {
			c.width += add
			rest -= add
		}
	}
	return rest
}

// widen gives the room that is left to the first column of words, so that the
// table is as wide as the text.
func (g *grid) widen(rest float64) {
	for i := range g.cols {
		if g.cols[i].words {
			g.cols[i].width += rest
			return
		}
	}
}
