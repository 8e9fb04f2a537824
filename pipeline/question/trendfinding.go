package question

import (
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// trendFinding adds the key finding of a trend question: what became of its series,
// those whose trend is confirmed first and by name.
func (a *asking) trendFinding(ss []*obs.Series, names []string, gots []trendGot) {
	switch len(ss) {
	case 0:
		return
	case 1:
		if gots[0].verdict.Status == tooFewYears {
			a.finding(gots[0].verdict.Sentence)
			return
		}
		a.finding(sentences(gots[0].verdict.Sentence, a.turn(ss[0], gots[0].desc), a.hangs(gots[0])))
		return
	}
	h := a.headlineOf(ss, names, gots)
	if t := h.usual(); t != nil {
		a.finding(t)
		return
	}
	var t result.Text
	for k, clause := range h.clauses() {
		if k > 0 {
			t = append(t, lit("; "))
		}
		t = append(t, clause...)
	}
	a.finding(append(t, lit(".")))
}

// A headline is what is told of the trends of several series in one sentence.
type headline struct {
	*asking
	ss      []*obs.Series
	names   []string
	gots    []trendGot
	subject string
	places  bool // the series are one thing in several countries
	by      map[string][]int
}

func (a *asking) headlineOf(ss []*obs.Series, names []string, gots []trendGot) headline {
	h := headline{asking: a, ss: ss, names: names, gots: gots, subject: a.Question.Title, by: map[string][]int{}}
	if len(used(indicators(ss))) == 1 {
		h.subject = a.title(ss[0])
		h.places = a.kindOfSeries(ss) == countries
	}
	for _, lead := range []bool{true, false} { // those of the study's leads come first
		for i, s := range ss {
			if a.lead(s) == lead {
				h.by[gots[i].verdict.Status] = append(h.by[gots[i].verdict.Status], i)
			}
		}
	}
	if gots[0].log && !h.paced() {
		h.subject = a.onLogs(h.subject)
	}
	return h
}

// paced reports whether every series is told with its pace, which says by itself
// whether it is growth.
func (h headline) paced() bool {
	up, down := h.by[rising], h.by[falling]
	return len(up)+len(down) == len(h.ss) && max(len(up), len(down)) <= fewNamed
}

// onLogs marks the name of what was looked at on a logarithmic scale, so that it is
// told from the same thing as it is.
func (sp speaker) onLogs(name string) string {
	return sp.words("{} (on a logarithmic scale)¦what was looked at", name)
}

// usual is the sentence where all series, four at most, rise or fall by the usual
// methods and no trend is confirmed; nil elsewhere.
func (h headline) usual() result.Text {
	up, down := h.by[risingBySome], h.by[fallingBySome]
	if len(h.ss) > fewNamed || len(up)+len(down) != len(h.ss) {
		return nil
	}
	neither := h.say("the test that allows for lasting shocks confirms neither¦of two series")
	if len(h.ss) > 2 {
		neither = h.say("the test that allows for lasting shocks confirms none of them¦of the series")
	}
	subject := lit(h.subject)
	switch {
	case h.places && len(down) == 0:
		return h.say("{} rose in {} by the usual methods; {}.", subject, lit(h.who(up)), neither)
	case h.places && len(up) == 0:
		return h.say("{} fell in {} by the usual methods; {}.", subject, lit(h.who(down)), neither)
	case h.places && down[0] < up[0]:
		return h.say("{} fell in {} and rose in {} by the usual methods; {}.", subject, lit(h.who(down)), lit(h.who(up)), neither)
	case h.places:
		return h.say("{} rose in {} and fell in {} by the usual methods; {}.", subject, lit(h.who(up)), lit(h.who(down)), neither)
	case len(down) == 0:
		return h.say("{} rose by the usual methods; {}.", lit(h.under(h.subject, h.who(up))), neither)
	case len(up) == 0:
		return h.say("{} fell by the usual methods; {}.", lit(h.under(h.subject, h.who(down))), neither)
	}
	return nil
}

// How many series a sentence names: of those whose trend is confirmed, and of the others.
const (
	mostNamed = 12
	fewNamed  = 4
)

// who lists the names of series as they stand inside a sentence; of many without a
// confirmed trend those of the study's leads, and how many more.
func (h headline) who(idx []int) string {
	most := fewNamed
	if s := h.gots[idx[0]].verdict.Status; s == rising || s == falling {
		most = mostNamed
	}
	var out []string
	for _, i := range idx {
		if len(idx) > most && (len(out) == most || most == fewNamed && !h.lead(h.ss[i])) {
			break
		}
		name := h.the(h.names[i])
		if !h.places {
			name = h.inside(h.ss[i], name)
		}
		out = append(out, name)
	}
	switch rest := len(idx) - len(out); {
	case rest > 0 && len(out) == 0:
		out = append(out, h.counted(rest, "{} of them¦series", "{} of them¦series"))
	case rest > 0:
		out = append(out, h.counted(rest, "{} more¦series or countries", "{} more¦series or countries"))
	}
	return h.list(out)
}

// clauses are the parts of the sentence, the first of which has the subject.
func (h headline) clauses() []result.Text {
	var out []result.Text
	name := func(idx []int) result.Saying {
		words := h.who(idx)
		if h.places {
			words = h.words("in {} it¦the subject of a clause: in Türkiye it rose", words)
		}
		if len(out) == 0 {
			words = h.under(h.subject, words)
		}
		return lit(words)
	}
	one := func(i int) {
		words := h.inside(h.ss[i], h.the(h.names[i]))
		if h.places {
			words = h.words("in {} it¦the subject of a clause: in Türkiye it rose", h.the(h.names[i]))
		}
		if len(out) == 0 {
			words = h.under(h.subject, words)
		}
		out = append(out, h.clause(words, h.ss[i], h.gots[i]))
	}
	for _, group := range []struct {
		status, message string
	}{{rising, lang.Mark("{} rose¦several")}, {falling, lang.Mark("{} fell¦several")}} {
		switch idx := h.by[group.status]; {
		case len(idx) > fewNamed:
			out = append(out, h.tell(group.message, name(idx)))
		default:
			for _, i := range idx {
				one(i)
			}
		}
	}
	up, down := h.by[risingBySome], h.by[fallingBySome]
	switch {
	case len(up)+len(down) == 1:
		one(append(up, down...)[0])
	case len(down) == 0 && len(up) > 0:
		out = append(out, h.say("{} rose by the usual methods, which the test that allows for lasting shocks does not confirm", name(up)))
	case len(up) == 0 && len(down) > 0:
		out = append(out, h.say("{} fell by the usual methods, which the test that allows for lasting shocks does not confirm", name(down)))
	case len(up) > 0 && h.places:
		out = append(out, h.say("{} rose and in {} it fell by the usual methods, which the test that allows for lasting shocks does not confirm", name(up), lit(h.who(down))))
	case len(up) > 0:
		out = append(out, h.say("{} rose and {} fell by the usual methods, which the test that allows for lasting shocks does not confirm", name(up), lit(h.who(down))))
	}
	switch idx := h.by[noClearTrend]; {
	case len(idx) == 1:
		one(idx[0])
	case len(idx) > 1 && h.places:
		out = append(out, h.say("{} shows no clear trend", name(idx)))
	case len(idx) > 1:
		out = append(out, h.say("{} show no clear trend¦several", name(idx)))
	}
	switch idx := h.by[tooFewYears]; {
	case len(idx) == 1:
		one(idx[0])
	case len(idx) > 1 && h.places:
		out = append(out, h.say("{} has too few years to tell¦in countries", name(idx)))
	case len(idx) > 1:
		out = append(out, h.say("{} have too few years to tell¦several", name(idx)))
	}
	return out
}

// hangs says that other published figures would change the verdict, where they do.
func (a *asking) hangs(g trendGot) result.Text {
	var ways []way
	changed := false
	for _, o := range g.others {
		ways = append(ways, way{o.alternative, a.l.Phrase(verdictWords[o.status])})
		changed = changed || o.status != g.verdict.Status
	}
	if !changed {
		return nil
	}
	return append(a.stays(ways, a.l.Phrase("the verdict¦of a trend"), a.l.Phrase(verdictWords[g.verdict.Status])), lit("."))
}

// clause says in a part of a sentence what became of one series.
func (sp speaker) clause(name string, s *obs.Series, g trendGot) result.Text {
	first, last := ends(s.Years)
	switch g.verdict.Status {
	case rising, falling:
		return sp.tell(direction(g.ols.v("slope"), lang.Mark("{} rose over {}, by {} a year"), lang.Mark("{} fell over {}, by {} a year")), lit(name), lit(span(first, last)), g.pace())
	case risingBySome, fallingBySome:
		return sp.tell(direction(g.ols.v("slope"), lang.Mark("{} rose over {} by the usual methods, which the test that allows for lasting shocks does not confirm"),
			lang.Mark("{} fell over {} by the usual methods, which the test that allows for lasting shocks does not confirm")), lit(name), lit(span(first, last)))
	case noClearTrend:
		if !g.ols.ok() && varies(s) {
			return sp.say("{} has values that no trend could be computed from", lit(name))
		}
		return sp.say("{} shows no clear trend", lit(name))
	}
	return sp.say("{} has too few years to tell", lit(name))
}

// turn names the peak or the low of a path that has one between its ends (G18).
func (sp speaker) turn(s *obs.Series, d got) result.Text {
	lo, hi := extremes(s)
	last := s.N() - 1
	switch {
	case !d.ok():
		return nil
	case sp.swingText(s) != nil:
		return sp.swingText(s)
	case hi != 0 && hi != last:
		return sp.say("Its peak was {} in {}.", num(s, d, "max", result.Amount), year(s.Years[hi]))
	case lo != 0 && lo != last:
		return sp.say("Its low was {} in {}.", num(s, d, "min", result.Amount), year(s.Years[lo]))
	}
	return nil
}
