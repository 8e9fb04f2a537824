package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// change checks the change of a series from one year, or the mean of a span, to a
// later one: its direction, or its size as an amount, in percent or as a factor.
func (m *measuring) change() {
	c, s := m.c, m.c.series[0]
	before, after := lit(m.a.period(c.Before[0], c.Before[1])), lit(m.a.period(c.After[0], c.After[1]))
	level := m.a.ofSeries(s)
	q, cond := m.sizeOfChange(s), m.conditionOfChange()
	claimed, ok := changeClaimed[c.Direction]
	if !ok {
		claimed = changeClaimed[""]
	}
	m.asked = m.a.tell(claimed.of, before, after)
	if c.Condition != nil {
		said := claimed.by
		if c.By == "factor" {
			said = claimed.factor
		}
		m.asked = m.a.tell(said, before, after, m.condition(c.Condition, q.show, q.gap))
	}
	a, okA := m.mean(s, c.Before)
	b, okB := m.mean(s, c.After)
	for _, side := range []struct {
		ok    bool
		first int
		years result.Piece
	}{{okA, c.Before[0], before}, {okB, c.After[0], after}} {
		if !side.ok {
			m.brief = m.a.say("no value for {}", side.years)
			m.cannot(m.a.say("{} has no value for {}", lit(m.name(s)), side.years), m.a.say("A value for {} would settle it.", side.years))
			m.bracket(s, level, side.first)
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
	if c.Condition == nil || c.Direction != "" && m.out == fails && m.against(q.value) {
		m.turn = nil // the change itself is the margin, or goes the other way
	}
	start, end := result.Text{level.show(a.value).From(endFrom(s, c.Before))}, level.show(b.value).From(endFrom(s, c.After))
	if c.Before[0] != c.Before[1] || c.After[0] != c.After[1] {
		start = m.a.say("{} a year on average¦of a claim", start)
	}
	m.brief = m.a.say("from {} to {}¦a claim of change, two values", start, end)
	m.fact = m.a.tell(changeFound[sign(b.value-a.value)], lit(m.name(s)), start, before, end, after)
	if nothing := c.By == "factor" && q.value == 0; !nothing && (c.Condition != nil || c.By != "" && c.By != "amount") {
		said, size := lang.Mark("{}, by {}¦a change and its size"), p
		size.Format.Abs = true // the words say which way
		if c.By == "factor" {
			if said = lang.Mark("{}, by a factor of {}¦a change and its size"); q.value > 0 && m.against(q.value) {
				size = q.show(1 / q.value) // of the change that there was
			}
		}
		m.fact, m.brief = m.a.tell(said, m.fact, size), m.a.tell(said, m.brief, size)
	}
	if len(q.others) > 0 {
		m.fact = m.a.say("{}, with sources that differ", m.fact)
	}
	m.path(s, level)
	m.ends(s)
	if m.out != holds {
		m.near = nil
	}
}

// changeClaimed is what a claim says of a change by its direction: that there is one,
// or of which size or factor it is.
var changeClaimed = map[string]struct{ of, by, factor string }{
	"":     {lang.Mark("a change from {} to {}"), lang.Mark("a change from {} to {} of {}"), lang.Mark("a change from {} to {} by a factor of {}")},
	"rise": {lang.Mark("a rise from {} to {}"), lang.Mark("a rise from {} to {} of {}"), lang.Mark("a rise from {} to {} by a factor of {}")},
	"fall": {lang.Mark("a fall from {} to {}"), lang.Mark("a fall from {} to {} of {}"), lang.Mark("a fall from {} to {} by a factor of {}")},
}

// changeTurns say what would change the outcome of a change of some size, by its
// direction; those of a factor are of factors, whatever the direction.
var changeTurns = map[string]turnWords{
	"rise":   {lang.Mark("It would hold if the rise were {} greater."), lang.Mark("It would hold if the rise were {} smaller."), numberTurns.margin},
	"fall":   {lang.Mark("It would hold if the fall were {} greater."), lang.Mark("It would hold if the fall were {} smaller."), numberTurns.margin},
	"factor": {lang.Mark("It would hold if the factor were {} greater."), lang.Mark("It would hold if the factor were {} smaller."), lang.Mark("The factor is {} from the limit.")},
}

// against reports whether a size of a change is that of one the other way than the
// measure counts it.
func (m *measuring) against(size float64) bool {
	if m.c.By == "factor" {
		return size < 1
	}
	return size < 0
}

// changeFound is what the data say of a change, by its sign.
var changeFound = map[int]string{1: lang.Mark("{} rose from {} in {} to {} in {}"), -1: lang.Mark("{} fell from {} in {} to {} in {}"),
	0: lang.Mark("{} stayed from {} in {} to {} in {}")}

// endFrom is where one end of a change comes from: a published value, or the mean of some.
func endFrom(s *obs.Series, e [2]int) *result.Origin {
	o := &result.Origin{}
	for _, y := range erasYears(e) {
		if _, ok := s.At(y); ok {
			o.Data = append(o.Data, result.Datum{Series: s.ID, Year: y})
		}
	}
	if e[0] != e[1] {
		o.Made = meanOfYears
	}
	return o
}

// meanOfYears is how the mean of a span came about, a message.
var meanOfYears = lang.Mark("The mean of the values of these years.")

// erasYears are the years of one end of a change.
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
	var q quantity
	switch m.c.By {
	case "percent":
		q = m.a.inPercent([]*obs.Series{s})
	case "factor":
		return quantity{series: []*obs.Series{s}, words: "factor", turns: changeTurns["factor"], gap: m.a.betweenFactors,
			show: func(v float64) result.Piece {
				return result.Piece{Number: true, Value: v, Format: result.Format{Decimals: 2}}
			}}
	default:
		q = m.a.ofSeries(s)
		if s.Unit.Percent() {
			q.words = "percentage points"
		}
		q.show = func(v float64) result.Piece {
			return result.Piece{Number: true, Value: v, Unit: s.Unit, Format: result.Format{Style: result.Points, Decimals: -1}}
		}
	}
	q.turns = changeTurns[m.c.Direction]
	return q
}

// betweenFactors writes a difference of two factors, to two decimals or, of a small
// one, to two digits.
func (sp speaker) betweenFactors(v float64) string {
	p := 100.0
	for v > 0 && v*p < 10 && p < 1e9 {
		p *= 10
	}
	return result.Format{Exact: true}.String(sp.l, math.Round(v*p)/p, obs.Unit{})
}

// path says that the ends of a change hide a peak or a trough between them (G18).
func (m *measuring) path(s *obs.Series, level quantity) {
	in := s.Within(m.c.Before[1], m.c.After[0])
	if in.N() < 3 {
		return
	}
	lo, hi := extremes(in)
	first, last := in.Values[0], in.Values[in.N()-1]
	peak, trough := in.Values[hi] > max(first, last), in.Values[lo] < min(first, last)
	top := []result.Saying{level.show(in.Values[hi]).From(result.Published(in, in.Years[hi])), year(in.Years[hi])}
	bottom := []result.Saying{level.show(in.Values[lo]).From(result.Published(in, in.Years[lo])), year(in.Years[lo])}
	var said result.Text
	switch {
	case peak && trough:
		said = m.a.say("The path between is not steady: it has a peak of {} in {} and a trough of {} in {}.", top[0], top[1], bottom[0], bottom[1])
	case peak:
		said = m.a.say("The path between is not steady: it has a peak of {} in {}.", top...)
	case trough:
		said = m.a.say("The path between is not steady: it has a trough of {} in {}.", bottom...)
	default:
		return
	}
	m.doubts("G18", m.a.words("the change between two end points hides a path that is not steady; the text names its peak or trough"), said)
}

// ends are the doubts about the two ends of a change: inflation (G03), estimates
// (G15), and deliveries that come in lumps (G29).
func (m *measuring) ends(s *obs.Series) {
	c := m.c
	m.nominal(s, c.Before[0], c.After[1])
	single := c.Before[0] == c.Before[1] && c.After[0] == c.After[1]
	if single && s.Unit.Kind == obs.TIV {
		m.doubts("G29", m.a.words("a change of trend-indicator values from one single year to another; spans of five years say more"),
			m.a.say("Deliveries come in lumps, so single years say little; means of five years say more."))
	}
	weak := map[obs.Status][]int{}
	for _, y := range []int{c.Before[0], c.After[1]} {
		if i := slices.Index(s.Years, y); i >= 0 && single && (s.Status[i] == obs.Estimated || s.Status[i] == obs.Provisional) {
			m.guards = append(m.guards, doubt{"G15", m.a.tell(weakWords[s.Status[i]].end, year(y)).In(m.a.l)})
			weak[s.Status[i]] = append(weak[s.Status[i]], y)
		}
	}
	for _, st := range []obs.Status{obs.Estimated, obs.Provisional} {
		switch years := weak[st]; len(years) {
		case 0:
		case 1:
			m.remarks = append(m.remarks, m.a.tell(weakWords[st].one, year(years[0])))
		default:
			m.remarks = append(m.remarks, m.a.tell(weakWords[st].many, lit(m.a.yearList(years))))
		}
	}
}

// weakWords say that a value, or several, or that at an end is no final figure.
var weakWords = map[obs.Status]struct{ one, many, end string }{
	obs.Estimated: {lang.Mark("The value of {} is estimated."), lang.Mark("The values of {} are estimated."), lang.Mark("the value of {}, an end point, is estimated")},
	obs.Provisional: {lang.Mark("The value of {} is provisional."), lang.Mark("The values of {} are provisional."),
		lang.Mark("the value of {}, an end point, is provisional")},
}

// nominal is the doubt about money in current prices over more than five years (G03).
func (m *measuring) nominal(s *obs.Series, from, to int) {
	if s.Unit.Kind == obs.Money && s.Unit.Basis == "current" && to-from > 5 {
		m.doubts("G03", m.a.words("a change of current prices over {}: part of it is inflation", m.a.period(from, to)), m.a.say("It is in current prices, so part of the change is inflation."))
	}
}
