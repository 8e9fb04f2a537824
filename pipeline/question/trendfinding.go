package question

import (
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
			t := append(gots[i].verdict.Sentence[:len(gots[i].verdict.Sentence):len(gots[i].verdict.Sentence)], turn(ss[i], gots[i].desc)...)
			a.finding(append(t, a.hangs(gots[i])...))
		}
		return
	}
	subject := a.Question.Title
	places := false // the series are one thing in several countries
	if part := pick(ss, idx); len(used(indicators(part))) == 1 {
		subject = a.title(part[0])
		places = a.kindOfSeries(part) == "countries"
	}
	var who []string
	status := gots[idx[0]].verdict.Status
	for _, i := range idx {
		who = append(who, a.the(names[i]))
		if gots[i].verdict.Status != status {
			status = ""
		}
	}
	if status == risingBySome || status == fallingBySome {
		verb := map[string]string{risingBySome: "rose", fallingBySome: "fell"}[status]
		neither := "confirms none of them"
		if len(idx) == 2 {
			neither = "confirms neither"
		}
		if places {
			a.finding(say("{} {} in {} by the usual methods; the test that allows for lasting shocks {}.", w(subject), w(verb), w(list(who)), w(neither)))
		} else {
			for k, i := range idx {
				who[k] = a.inside(ss[i], who[k])
			}
			a.finding(say("{} {} by the usual methods; the test that allows for lasting shocks {}.", w(under(subject, list(who))), w(verb), w(neither)))
		}
		return
	}
	if x, y := gots[idx[0]].verdict.Status, gots[idx[1]].verdict.Status; places && len(idx) == 2 &&
		(x == risingBySome && y == fallingBySome || x == fallingBySome && y == risingBySome) {
		verbs := map[string]string{risingBySome: "rose", fallingBySome: "fell"}
		a.finding(say("{} {} in {} and {} in {} by the usual methods; the test that allows for lasting shocks confirms neither.", w(subject), w(verbs[x]), w(who[0]), w(verbs[y]), w(who[1])))
		return
	}
	var t result.Text
	for k, i := range idx {
		if k > 0 {
			t = append(t, w("; "))
		}
		name := a.inside(ss[i], a.the(names[i]))
		if places {
			name = "in " + a.the(names[i]) + " it"
		}
		if k == 0 {
			name = under(subject, name)
		}
		t = append(t, clause(name, ss[i], gots[i])...)
	}
	a.finding(append(t, w(".")))
}

// hangs says that other published figures would change the verdict, where they do.
func (a *asking) hangs(g trendGot) result.Text {
	var ways []way
	changed := false
	for _, o := range g.others {
		ways = append(ways, way{o.alternative, verdictWords[o.status]})
		changed = changed || o.status != g.verdict.Status
	}
	if !changed {
		return nil
	}
	return append(append(say(" "), stays(ways, "the verdict", verdictWords[g.verdict.Status])...), w("."))
}

// clause says in a part of a sentence what became of one series.
func clause(name string, s *obs.Series, g trendGot) result.Text {
	first, last := ends(s.Years)
	switch g.verdict.Status {
	case rising, falling:
		return say("{} {} over {}, by {} a year", w(name), w(direction(g.ols.v("slope"), "rose", "fell")), w(span(first, last)), g.pace())
	case risingBySome, fallingBySome:
		return say("{} {} by the usual methods, which the test that allows for lasting shocks does not confirm", w(name), w(direction(g.ols.v("slope"), "rose", "fell")))
	case noClearTrend:
		if !g.ols.ok() && varies(s) {
			return say("{} has values that no trend could be computed from", w(name))
		}
		return say("{} shows no clear trend", w(name))
	}
	return say("{} has too few years to tell", w(name))
}

// turn names the peak or the low of a path that has one between its ends (G18).
func turn(s *obs.Series, d got) result.Text {
	lo, hi := extremes(s)
	last := s.N() - 1
	switch {
	case !d.ok():
		return nil
	case swingText(s) != nil:
		return swingText(s)
	case hi != 0 && hi != last:
		return say(" Its peak was {} in {}.", num(s, d, "max", result.Amount), year(s.Years[hi]))
	case lo != 0 && lo != last:
		return say(" Its low was {} in {}.", num(s, d, "min", result.Amount), year(s.Years[lo]))
	}
	return nil
}
