package question

import (
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// trendFinding adds the key finding of a trend question: one sentence on its few
// series, or on those of the study's leads.
func (a *asking) trendFinding(ss []*obs.Series, names []string, gots []trendGot) {
	var idx []int
	for i, s := range ss {
		if len(ss) <= 4 || a.lead(s) {
			idx = append(idx, i)
		}
	}
	if len(idx) == 0 || len(idx) > 4 {
		return
	}
	if len(idx) == 1 {
		i := idx[0]
		if gots[i].verdict.Status != tooFewYears {
			a.finding(sentences(gots[i].verdict.Sentence, a.turn(ss[i], gots[i].desc), a.hangs(gots[i])))
		}
		return
	}
	subject := a.Question.Title
	places := false // the series are one thing in several countries
	if part := pick(ss, idx); len(used(indicators(part))) == 1 {
		subject = a.title(part[0])
		places = a.kindOfSeries(part) == countries
	}
	var who []string
	status := gots[idx[0]].verdict.Status
	for _, i := range idx {
		who = append(who, a.the(names[i]))
		if gots[i].verdict.Status != status {
			status = ""
		}
	}
	neither := a.say("the test that allows for lasting shocks confirms neither¦of two series")
	if len(idx) > 2 {
		neither = a.say("the test that allows for lasting shocks confirms none of them¦of the series")
	}
	switch bySome := status == risingBySome || status == fallingBySome; {
	case bySome && places:
		a.finding(a.tell(map[string]string{risingBySome: lang.Mark("{} rose in {} by the usual methods; {}."), fallingBySome: lang.Mark("{} fell in {} by the usual methods; {}.")}[status],
			lit(subject), lit(a.list(who)), neither))
		return
	case bySome:
		for k, i := range idx {
			who[k] = a.inside(ss[i], who[k])
		}
		a.finding(a.tell(map[string]string{risingBySome: lang.Mark("{} rose by the usual methods; {}."), fallingBySome: lang.Mark("{} fell by the usual methods; {}.")}[status],
			lit(a.under(subject, a.list(who))), neither))
		return
	case places && len(idx) == 2:
		message := map[[2]string]string{
			{risingBySome, fallingBySome}: lang.Mark("{} rose in {} and fell in {} by the usual methods; {}."),
			{fallingBySome, risingBySome}: lang.Mark("{} fell in {} and rose in {} by the usual methods; {}."),
		}[[2]string{gots[idx[0]].verdict.Status, gots[idx[1]].verdict.Status}]
		if message != "" {
			a.finding(a.tell(message, lit(subject), lit(who[0]), lit(who[1]), neither))
			return
		}
	}
	var t result.Text
	for k, i := range idx {
		if k > 0 {
			t = append(t, lit("; "))
		}
		name := a.inside(ss[i], a.the(names[i]))
		if places {
			name = a.words("in {} it¦the subject of a clause: in Türkiye it rose", a.the(names[i]))
		}
		if k == 0 {
			name = a.under(subject, name)
		}
		t = append(t, a.clause(name, ss[i], gots[i])...)
	}
	a.finding(append(t, lit(".")))
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
