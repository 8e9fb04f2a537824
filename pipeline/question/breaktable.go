package question

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// A suggested break is one that the data show, whether the study declares it or not.
type suggested struct {
	what string   // level or line, a message
	year int      // first of the second part
	too  int      // the year in which Bai and Perron's partition has the same break, where it is another
	test got      // the sup-F test that found it; none for further breaks of Bai and Perron
	ci   [2]int   // 95% interval of the year; 0 where it is not known
	open [2]bool  // an end of the interval lies outside the series
	near []string // eras that begin and events within two years
}

// suggestedBreaks are the breaks of the level, and of the line, where the
// bootstrapped sup-F test says that there is any: without it, Bai and Perron's
// partition finds breaks in everything that wanders.
func (a *asking) suggestedBreaks(g breakGot) []suggested {
	var out []suggested
	for _, m := range []struct {
		what      string
		sup, part got
	}{{lang.Mark("level¦what breaks"), g.supMean, g.bpMean}, {lang.Mark("line¦what breaks"), g.supTrend, g.bpTrend}} {
		if !m.sup.ok() || !(m.sup.v("p_boot") < a.st.Alpha) {
			continue
		}
		p, _ := m.part.res.(*stat.BreakPartition)
		first := suggested{what: m.what, year: int(m.sup.v("break_year")), test: m.sup}
		var parts, more []suggested
		if p != nil && m.part.ok() {
			for i, last := range p.LastYears[p.MBIC] {
				b := suggested{what: m.what, year: last + 1}
				if i < len(p.Intervals) && p.Intervals[i].Known {
					c := p.Intervals[i]
					b.ci, b.open = [2]int{c.Lo + 1, c.Hi + 1}, [2]bool{c.LoOutside, c.HiOutside}
				}
				parts = append(parts, b)
			}
		}
		same := first.among(parts)
		for i, b := range parts {
			switch {
			case i != same:
				more = append(more, b)
			case b.year == first.year:
				first.ci, first.open = b.ci, b.open
			default:
				first.ci, first.open, first.too = b.ci, b.open, b.year
			}
		}
		out = append(append(out, first), more...)
	}
	for i := range out {
		out[i].near = a.nearYear(out[i].year)
	}
	slices.SortStableFunc(out, func(x, y suggested) int { return cmp.Or(cmp.Compare(x.what, y.what), cmp.Compare(x.year, y.year)) })
	return out
}

// among is the place of the break in a partition, which weighs all breaks at once and
// so may put it a year or two beside where it fits best alone: the nearest one within
// two years, or whose interval holds it; −1 where there is none.
func (b suggested) among(parts []suggested) int {
	best := -1
	away := func(i int) int { return max(parts[i].year-b.year, b.year-parts[i].year) }
	for i, p := range parts {
		inside := p.ci[0] != 0 && !p.open[0] && !p.open[1] && b.year >= p.ci[0] && b.year <= p.ci[1]
		if (away(i) <= nearBreak || inside) && (best < 0 || away(i) < away(best)) {
			best = i
		}
	}
	return best
}

// nearYear names what the study declares within two years of a year: eras that
// begin, and events.
func (a *asking) nearYear(y int) []string {
	type dated struct {
		year  int
		words string
	}
	var all []dated
	for _, e := range a.st.Eras {
		if e.From != 0 && math.Abs(float64(e.From-y)) <= nearBreak {
			all = append(all, dated{e.From, a.words("era {} (from {})", quoted(e.Label), strconv.Itoa(e.From))})
		}
	}
	for _, e := range a.st.Events {
		if y >= e.Year-nearBreak && y <= max(e.Year, e.Until)+nearBreak {
			all = append(all, dated{e.Year, e.Label + " (" + span(e.Year, max(e.Year, e.Until)) + ")"})
		}
	}
	slices.SortStableFunc(all, func(x, y dated) int { return cmp.Compare(x.year, y.year) })
	out := make([]string, len(all))
	for i, d := range all {
		out[i] = d.words
	}
	return out
}

// mostNear is how much of what lies near a break a table names.
const mostNear = 5

// breakTable sets the breaks that the data suggest against the eras and events
// that the study declares.
func (a *asking) breakTable(ss []*obs.Series, names []string, gots []trendGot) *result.Table {
	t := &result.Table{ID: a.Question.ID + "-breaks", Title: a.words("Breaks that the data suggest: {}", a.lowerFirst(a.Question.Title)), Source: a.credit(ss),
		Note: a.words("Level: the mean. Line: level and slope of a straight line; one may break where the other does not. Year: first of the new level or line, where the sup-F test finds it; in brackets, where Bai and Perron’s partition, which has the interval, puts the same break. p: bootstrapped sup-F test; rows without one are further breaks of the partition. Near: within two years, which is no sign of a cause; of many events some lie near by chance."),
		Cols: []result.Column{{Key: "series", Head: a.words("Series"), Words: true, Width: 0.15}, {Key: "break", Head: a.words("Break of"), Words: true}, {Key: "year", Head: a.words("Year"), Words: true},
			{Key: "interval", Head: a.words("95% interval"), Words: true}, {Key: "p", Head: "p"}, {Key: "near", Head: a.words("Declared eras and events near"), Words: true, Width: 0.47}}}
	for i := range ss {
		for k, b := range a.suggestedBreaks(gots[i].breaks) {
			name := names[i]
			if k > 0 {
				name = ""
			}
			interval := "–"
			if b.ci[0] != 0 {
				interval = span(b.ci[0], b.ci[1])
				switch {
				case b.open[0] && b.open[1]:
					interval = a.words("anywhere¦of the year of a break")
				case b.open[0]:
					interval = a.words("to {}¦a year", strconv.Itoa(b.ci[1]))
				case b.open[1]:
					interval = a.words("from {}¦a year", strconv.Itoa(b.ci[0]))
				}
			}
			near := b.near
			if len(near) > mostNear {
				near = append(near[:mostNear:mostNear], a.counted(len(near)-mostNear, "{} more event", "{} more events"))
			}
			p := result.Cell{Text: "–"}
			if b.test.ok() {
				p = b.test.cell("p_boot", result.Format{Style: result.PValue})
			}
			when := strconv.Itoa(b.year)
			if b.too != 0 {
				when += " (" + strconv.Itoa(b.too) + ")"
			}
			t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: name}, {Text: a.l.Phrase(b.what)}, {Text: when}, {Text: interval}, p, {Text: orElse(strings.Join(near, "; "), a.words("none¦eras and events"))}}})
		}
	}
	return t
}

// withBreak adds to the clause of a verdict that the line breaks, with the slope on
// either side.
func (sp speaker) withBreak(clause result.Text, g breakGot, logs bool) result.Text {
	if !g.its.ok() {
		return clause
	}
	pre, post := g.its.v("pre_slope"), g.its.v("post_slope")
	after := sp.sizeBeside(g.its, "post_slope")
	if logs {
		after = sp.yearly(g.its, "post_slope", logs)
	}
	return sp.say("{}, with a break of the line in {}: {}, {}", clause, g.supTrend.num("break_year", result.Format{Style: result.Year}),
		sp.tell(direction(pre, lang.Mark("before it the line rises by {} a year"), lang.Mark("before it the line falls by {} a year")), sp.yearly(g.its, "pre_slope", logs)),
		sp.tell(direction(post, fromThenUp, fromThenDown), after))
}
