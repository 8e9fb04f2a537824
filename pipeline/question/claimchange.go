package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// change checks the change of a series from one year, or the mean of a span, to a
// later one: its direction, or its size as an amount, in percent or as a factor.
func (m *measuring) change() {
	c, s := m.c, m.c.series[0]
	before, after := m.a.erasWords(c.Before), m.a.erasWords(c.After)
	level := m.a.ofSeries(s)
	q, cond := m.sizeOfChange(s), m.conditionOfChange()
	verb := map[string]string{"rise": "a rise", "fall": "a fall"}[c.Direction]
	m.asked = append(m.a.say("{} from {} to {}", lit(orElse(verb, "a change")), lit(before), lit(after)), m.size(q)...)
	a, okA := m.mean(s, c.Before)
	b, okB := m.mean(s, c.After)
	for _, side := range []struct {
		ok  bool
		era [2]int
	}{{okA, c.Before}, {okB, c.After}} {
		if !side.ok {
			m.brief = m.a.say("no value for {}", lit(m.a.erasWords(side.era)))
			m.cannot(m.a.say("{} has no value for {}", lit(m.name(s)), lit(m.a.erasWords(side.era))), m.a.say("A value for {} would settle it.", lit(m.a.erasWords(side.era))))
			m.bracket(s, level, side.era[0])
			return
		}
	}
	loA, hiA := a.ends()
	loB, hiB := b.ends()
	if c.By != "" && c.By != "amount" && !(loA > 0 && (c.Direction != "fall" || loB > 0)) {
		m.cannot(m.a.say("{} was not above zero, so its change has no size in percent", lit(m.name(s))), nil)
		return
	}
	f := m.changeOf
	q.reach = exactly(f(a.value, b.value))
	if len(a.others)+len(b.others) > 0 {
		va, vb := a.values(), b.values()
		q.others = []float64{f(slices.Max(va), slices.Min(vb)), f(slices.Min(va), slices.Max(vb))}
	}
	if x, y := f(hiA, loB), f(loA, hiB); a.low < a.high || b.low < b.high {
		q.low, q.high = min(x, y), max(x, y)
		if math.IsNaN(q.low) || math.IsNaN(q.high) {
			q.low, q.high = math.Inf(-1), math.Inf(1)
		}
	}
	years := []int{c.Before[0], c.After[1]}
	q.n, q.from, q.to = 2, years[0], years[1]
	q.uses = append(usesOf(s, erasYears(c.Before)), usesOf(s, erasYears(c.After))...)
	p, ok := m.judge(q, cond)
	if !ok {
		return
	}
	if c.Condition == nil {
		m.turn = nil // the change itself is the margin
	}
	moved := map[int]string{1: "rose", -1: "fell", 0: "stayed"}[sign(b.value-a.value)]
	mean := ""
	if c.Before[0] != c.Before[1] || c.After[0] != c.After[1] {
		mean = " a year on average"
	}
	m.brief = m.a.say("from {}{} to {}", level.show(a.value), lit(mean), level.show(b.value))
	m.fact = m.a.say("{} {} from {}{} in {} to {} in {}", lit(m.name(s)), lit(moved), level.show(a.value), lit(mean), lit(before), level.show(b.value), lit(after))
	if c.By != "" && c.By != "amount" {
		m.fact = append(m.fact, m.a.say(" ({})", p)...)
	}
	if len(q.others) > 0 {
		m.fact = append(m.fact, m.a.w(", with sources that differ"))
	}
	m.path(s, level)
	m.ends(s)
	if m.out != holds {
		m.near = nil
	}
}

// erasWords and erasYears are a year, or a span, of a change.
func (sp speaker) erasWords(e [2]int) string { return span(e[0], e[1]) }

func erasYears(e [2]int) []int {
	var out []int
	for y := e[0]; y <= e[1]; y++ {
		out = append(out, y)
	}
	return out
}

func sign(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// mean is the reach of the mean over a span, or of the value of a year.
func (m *measuring) mean(s *obs.Series, era [2]int) (reach, bool) {
	sp := spreadOf(s, era[0], era[1])
	if len(sp.years) == 0 {
		return reach{}, false
	}
	t := *m
	t.c = &checkTask{Check: study.Check{Measure: "mean", From: era[0], To: era[1]}}
	return t.over(sp), true
}

// changeOf is the size of a change in the measure's terms. A claim of a fall has
// the size of the fall.
func (m *measuring) changeOf(a, b float64) float64 {
	fall := m.c.Direction == "fall" && m.c.Condition != nil
	if fall && m.c.By == "factor" {
		return a / b
	}
	v := b - a
	switch m.c.By {
	case "percent":
		v = 100 * (b/a - 1)
	case "factor":
		return b / a
	}
	if fall {
		return -v
	}
	return v
}

// conditionOfChange is the check's condition, or that there is a change in the
// direction claimed.
func (m *measuring) conditionOfChange() *study.Condition {
	if m.c.Condition != nil {
		return m.c.Condition
	}
	still := 0.0
	if m.c.By == "factor" {
		still = 1
	}
	if m.c.Direction == "fall" {
		return &study.Condition{Words: "below", Low: math.Inf(-1), High: still, Strict: true}
	}
	return &study.Condition{Words: "above", Low: still, High: math.Inf(1), Strict: true}
}

func (m *measuring) sizeOfChange(s *obs.Series) quantity {
	switch m.c.By {
	case "percent":
		q := m.a.inPercent([]*obs.Series{s})
		return q
	case "factor":
		return quantity{series: []*obs.Series{s}, words: "factor",
			show: func(v float64) result.Piece { return lit(result.Decimal(m.a.l, v, 2) + " times") },
			gap:  func(v float64) string { return "a factor of " + result.Decimal(m.a.l, v, 2) }}
	}
	q := m.a.ofSeries(s)
	if s.Unit.Percent() {
		q.words = "percentage points"
	}
	q.show = func(v float64) result.Piece {
		return result.Piece{Number: true, Value: v, Unit: s.Unit, Format: result.Format{Style: result.Points, Decimals: -1}}
	}
	return q
}

// size is what a claim says of the size of a change.
func (m *measuring) size(q quantity) result.Text {
	if m.c.Condition == nil {
		return nil
	}
	return append(m.a.say(" of "), m.condition(m.c.Condition, q.show, q.gap)...)
}

// path says that the ends of a change hide a peak or a trough between them (G18).
func (m *measuring) path(s *obs.Series, level quantity) {
	in := s.Within(m.c.Before[1], m.c.After[0])
	if in.N() < 3 {
		return
	}
	lo, hi := extremes(in)
	first, last := in.Values[0], in.Values[in.N()-1]
	for _, x := range []struct {
		i    int
		word string
		out  bool
	}{{hi, "peak", in.Values[hi] > max(first, last)}, {lo, "trough", in.Values[lo] < min(first, last)}} {
		if x.out {
			m.doubts("G18", "the change between two end points hides a path that is not steady; the text names its peak or trough",
				m.a.say("The path between is not steady: it has a {} of {} in {}.", lit(x.word), level.show(in.Values[x.i]), year(in.Years[x.i])))
		}
	}
}

// ends are the doubts about the two ends of a change: inflation (G03), estimates
// (G15), and deliveries that come in lumps (G29).
func (m *measuring) ends(s *obs.Series) {
	c := m.c
	m.nominal(s, c.Before[0], c.After[1])
	single := c.Before[0] == c.Before[1] && c.After[0] == c.After[1]
	if single && s.Unit.Kind == obs.TIV {
		m.doubts("G29", "a change of trend-indicator values from one single year to another; spans of five years say more",
			m.a.say("Deliveries come in lumps, so single years say little; means of five years say more."))
	}
	weak := map[string][]int{}
	for _, y := range []int{c.Before[0], c.After[1]} {
		if i := slices.Index(s.Years, y); i >= 0 && single && (s.Status[i] == obs.Estimated || s.Status[i] == obs.Provisional) {
			m.guards = append(m.guards, doubt{"G15", "the value of " + span(y, y) + ", an end point, is " + string(s.Status[i])})
			weak[string(s.Status[i])] = append(weak[string(s.Status[i])], y)
		}
	}
	for _, st := range []obs.Status{obs.Estimated, obs.Provisional} {
		switch years := weak[string(st)]; len(years) {
		case 0:
		case 1:
			m.remarks = append(m.remarks, m.a.say("The value of {} is {}.", year(years[0]), lit(string(st))))
		default:
			m.remarks = append(m.remarks, m.a.say("The values of {} are {}.", lit(m.a.yearList(years)), lit(string(st))))
		}
	}
}

// nominal is the doubt about money in current prices over more than five years (G03).
func (m *measuring) nominal(s *obs.Series, from, to int) {
	if s.Unit.Kind == obs.Money && s.Unit.Basis == "current" && to-from > 5 {
		m.doubts("G03", "a change of current prices over "+span(from, to)+": part of it is inflation", m.a.say("It is in current prices, so part of the change is inflation."))
	}
}
