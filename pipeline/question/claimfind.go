package question

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// A finding is what one check found.
type finding struct {
	out       outcome
	fact      result.Text   // what the data say, a clause without its full stop
	brief     result.Text   // the same beside other checks: the number alone
	asked     result.Text   // what the claim says, a noun: "a mean of around 5% over 2013–2022"
	bare      result.Text   // the same without its years, for where they stand beside it
	near      result.Text   // how near the claim comes, sentences
	turn      result.Text   // what would change the outcome, a sentence
	remarks   []result.Text // sentences on what a reader should know
	estimates []string      // IDs of the numbers behind it
	guards    []doubt       // guards that fired
}

// A doubt is a guard that fired on a check.
type doubt struct{ id, msg string }

// A measuring is a check while it is being made.
type measuring struct {
	a *asking
	c *checkTask
	s *sheet
	finding
}

// made reports whether the check was made at all: a guard may withhold its data, then it
// may have no series, or refuse it.
func (m *measuring) made() bool { return len(m.c.withheld) == 0 && m.c.refused == nil }

// test makes one check of a claim; its estimates go under the claim's ID and
// the number of the check.
func (a *asking) test(claim string, n int, c *checkTask) (*measuring, *sheet) {
	s := a.sheet()
	s.question = claim + "#" + strconv.Itoa(n)
	m := &measuring{a: a, c: c, s: s}
	if len(c.withheld) > 0 {
		w := c.withheld[0]
		m.fact, m.brief = a.say("{} is withheld by {}", result.Piece{Lit: a.lowerFirst(a.whole(w.Series))}, result.Piece{Lit: w.Guard}), a.say("the data are withheld")
		m.turn = result.Words(stop(a.upperFirst(a.held(w))))
		m.remarks = append(m.remarks, m.turn)
		return m, s
	}
	if r := c.refused; r != nil {
		m.fact, m.brief = a.say("{} ({})", lit(a.why(r)), result.Piece{Lit: r.Guard}), a.say("refused by {}", result.Piece{Lit: r.Guard})
		m.turn = result.Words(stop(a.upperFirst(a.told(r.Remedy))))
		return m, s
	}
	switch c.Measure {
	case "":
		m.fact, m.brief = a.say("there are no data for it"), a.say("no data")
		m.turn = a.wouldTake(c.Needs)
		m.remarks = append(m.remarks, m.turn)
	case "change":
		m.change()
	case "trend":
		m.trend()
	case "share":
		m.share()
	case "rank":
		m.rank()
	case "correlation":
		m.correlation()
	case "extreme":
		m.extreme()
	case "events":
		m.happenings()
	default:
		m.level()
	}
	for _, d := range c.doubts {
		m.doubts(d.id, d.msg, result.Words(stop(a.upperFirst(d.msg))))
	}
	m.interpolated()
	m.spliced()
	return m, s
}

// spliced says that a check uses years of several sources, joined by a declared
// splice: a step between two of them is no change in the world.
func (m *measuring) spliced() {
	c := m.c
	for _, s := range slices.Concat(c.series, c.with) {
		var who []string
		for i, key := range s.Sources {
			if c.uses(s.Years[i]) && key != "" {
				who = append(who, key)
			}
		}
		if who = used(who); len(who) < 2 || len(s.Splice) == 0 || m.out == outOfReach {
			continue
		}
		if c.Measure == "change" && len(who) == 2 && c.Before[0] == c.Before[1] && c.After[0] == c.After[1] {
			m.remarks = append(m.remarks, m.a.say("The two ends come from different sources, {} and {}, so part of the change may be the difference between these.",
				lit(m.a.said(obs.Observation{Source: who[0]})), lit(m.a.said(obs.Observation{Source: who[1]}))))
		} else {
			m.remarks = append(m.remarks, m.a.say("The values come from {} sources, joined as the study declares.", lit(m.a.count(len(who)))))
		}
		return
	}
}

// interpolated notes values that nobody observed among those that the check uses
// (G14).
func (m *measuring) interpolated() {
	c := m.c
	seen := map[*obs.Series]bool{}
	n := 0
	for _, s := range slices.Concat(c.series, c.among, c.with) {
		if seen[s] {
			continue
		}
		seen[s] = true
		for i, st := range s.Status {
			if st == obs.Interpolated && c.uses(s.Years[i]) {
				n++
			}
		}
	}
	if n > 0 && m.out != outOfReach {
		m.doubts("G14", m.a.unobserved(n), result.Words(stop(m.a.upperFirst(m.a.unobserved(n)))))
	}
}

// uses reports whether a check looks at a year.
func (c *checkTask) uses(y int) bool {
	in := func(from, to int) bool { return (from == 0 || y >= from) && (to == 0 || y <= to) }
	if c.Measure == "change" {
		return in(c.Before[0], c.Before[1]) || in(c.After[0], c.After[1])
	}
	return in(c.From, c.To)
}

// doubts notes that a guard fired; the remark stands with the check.
func (m *measuring) doubts(id, msg string, remark result.Text) {
	m.guards = append(m.guards, doubt{id, msg})
	m.remarks = append(m.remarks, remark)
}

// cannot says why the check cannot be made, and what would settle it.
func (m *measuring) cannot(why, settle result.Text) {
	m.out, m.fact, m.turn = outOfReach, why, settle
	if m.brief == nil {
		m.brief = m.a.say("no value")
	}
	m.write(result.Estimate{Statistic: "claim", Value: math.NaN(), Note: "withheld: " + why.In(m.a.l)}, m.c.series)
}

// wouldTake says what data a claim needs that nobody has.
func (sp speaker) wouldTake(needs string) result.Text {
	return result.Words(stop(sp.words("It would take {}", needs)))
}

// write writes an estimate of the check down and returns its ID.
func (m *measuring) write(e result.Estimate, ss []*obs.Series) string {
	e.Question, e.Transform = m.s.question, stat.Level.String()
	e.Parameters = "measure=" + orElse(m.c.Measure, "none")
	if m.c.By != "" {
		e.Parameters = "by=" + m.c.By + ";" + e.Parameters
	}
	if len(ss) > 0 {
		e.Series = ss[0].ID
		e.Other = joinIDs(ss[1:])
	}
	var parts []*obs.Series
	for _, s := range ss {
		parts = append(parts, s.Within(e.From, e.To))
	}
	if sp := splice(parts); sp != "" {
		e.Note = strings.TrimPrefix(e.Note+"; "+sp, "; ")
	}
	m.s.add(e, e.Parameters)
	id := m.s.ests[len(m.s.ests)-1].ID
	m.estimates = append(m.estimates, id)
	return id
}

// judge holds a quantity against the check's condition and writes its numbers
// down. It returns the piece that prints the value; ok is false where the number
// could not be computed.
func (m *measuring) judge(q quantity, c *study.Condition) (result.Piece, bool) {
	for _, v := range q.values() {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			m.cannot(m.a.say("the number asked for is too large to be computed, or has no value"), nil)
			return result.Piece{}, false
		}
	}
	m.out = q.meets(c)
	note, n := m.coverage(q)
	put := func(name string, v float64) string {
		return m.write(result.Estimate{Statistic: "claim." + name, Value: v, Unit: q.unit, UnitWords: q.words, N: n, From: q.from, To: q.to, Uses: q.uses, Note: note}, q.series)
	}
	id := q.estimate
	if id == "" {
		id = put("value", q.value)
	} else {
		m.estimates = append(m.estimates, id)
	}
	if lo, hi := q.ends(); lo < hi {
		if !math.IsInf(lo, 0) {
			put("low", lo)
		}
		if !math.IsInf(hi, 0) {
			put("high", hi)
		}
	}
	m.turn = m.turning(q, c)
	p := q.show(q.value)
	p.Value, p.Estimate = q.value, id // words that are the number, "1.77 times", lead to it too
	return p, true
}

// coverage is how many values a number rests on, and the note on the years of its span
// for which a series has none.
func (m *measuring) coverage(q quantity) (note string, n int) {
	ss := m.c.among
	if len(ss) == 0 {
		ss = q.series
	}
	if q.from == 0 || m.c.Measure == "change" || m.c.Measure == "events" {
		return "", q.n
	}
	for _, s := range ss {
		n += len(spreadOf(s, q.from, q.to).years)
	}
	return lackingNote(ss, func(s *obs.Series) []int { return spreadOf(s, q.from, q.to).missing }), n
}

// turning says what would change the outcome.
func (m *measuring) turning(q quantity, c *study.Condition) result.Text {
	lo, hi := q.ends()
	turns := q.turns
	if turns == (turnWords{}) {
		turns = numberTurns
	}
	switch m.out {
	case fails:
		gap, way := c.Low-hi, turns.higher
		if hi > c.High || c.Strict && hi >= c.High {
			gap, way = lo-c.High, turns.lower
		}
		if gap <= 0 || q.unit.Kind == obs.Counted && gap <= 1 {
			return nil // the check says as much
		}
		return m.a.tell(way, lit(q.gap(gap)))
	case holds:
		margin := math.Min(lo-c.Low, c.High-hi)
		if math.IsInf(margin, 0) || math.IsNaN(margin) || margin <= 0 || c.AtLimit(lo) || c.AtLimit(hi) || c.Strict && (c.Low == 0 || c.High == 0) {
			return nil // it holds to the digit, or the number is itself the margin
		}
		if q.unit.Kind == obs.Counted || c.Within > 0 && margin > 0.9*c.Within {
			return nil
		}
		return m.a.tell(turns.margin, lit(q.gap(margin)))
	case divided:
		return m.a.say("It rests on which of the competing figures is right.")
	}
	return nil
}

// condition is what a check asks of its number, in words.
func (m *measuring) condition(c *study.Condition, show func(float64) result.Piece, gap func(float64) string) result.Text {
	show = exactlyAs(show)
	tolerance := func(t result.Text) result.Text {
		if c.Within > 0 {
			return m.a.say("{} (give or take {})", t, lit(gap(c.Within)))
		}
		return t
	}
	switch c.Words {
	case "near":
		if c.Within == 0 && m.counts() {
			return result.Text{show(c.Near)}
		}
		if c.Within == 0 {
			return m.a.say("exactly {}¦a number", show(c.Near))
		}
		return tolerance(m.a.say("around {}¦a number", show(c.Near)))
	case "at_least":
		return m.a.say("at least {}", show(c.Low))
	case "at_most":
		return m.a.say("at most {}", show(c.High))
	case "above":
		if c.Low == 0 {
			return m.a.say("more than zero")
		}
		return m.a.say("more than {}", show(c.Low))
	case "below":
		return m.a.say("less than {}", show(c.High))
	}
	return tolerance(m.a.say("between {} and {}¦a number", show(c.Low+c.Within), show(c.High-c.Within)))
}

// counts reports whether a check is of things that are counted.
func (m *measuring) counts() bool {
	return len(m.c.series) > 0 && m.c.series[0].Unit.Kind == obs.Counted
}
