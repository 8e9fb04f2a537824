package question

import (
	"math"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// What a report says first has one line for each question: what was found, or that
// nothing was. Kinds of questions find what is theirs; this file has what is said of
// the rest. A timeline and statistics by name ask nothing that a line could answer.

// nothingFound is the line of a question that found nothing to tell.
func (a *asking) nothingFound() {
	switch {
	case len(a.out.Findings) > 0 || a.kind.Name == "timeline" || a.kind.Name == "statistics" || a.kind.Name == ClaimsID:
	case a.empty():
		a.routine(a.headed(a.say("nothing could be computed; the section says why.")))
	default:
		a.routine(a.headed(a.say("nothing stands out that one sentence could tell; the section has the numbers.")))
	}
}

// empty reports whether no series of the question has a value in its span.
func (a *asking) empty() bool {
	for _, s := range append(a.series[:len(a.series):len(a.series)], a.with...) {
		if a.span(s).N() > 0 {
			return false
		}
	}
	return true
}

// descriptionFinding says where few series begin and end, and who stands highest of many.
func (a *asking) descriptionFinding(ss []*obs.Series, names []string, gots []got) {
	if len(ss) > fewNamed {
		if t := a.standing(ss, names); t != nil {
			a.routine(a.headed(t))
		}
		return
	}
	var parts []result.Text
	for i, s := range ss {
		if s.N() < 2 || !gots[i].ok() || math.IsNaN(gots[i].v("first")) {
			continue
		}
		name := a.whole(s)
		if len(ss) > 1 {
			name = a.inside(s, a.the(names[i]))
			if len(parts) == 0 {
				name = a.under(a.Question.Title, name)
			}
		}
		first, last := ends(s.Years)
		parts = append(parts, a.say("{} stood at {} in {} and at {} in {}", lit(name), num(s, gots[i], "first", result.Amount), year(first), num(s, gots[i], "last", again(s.Unit)), year(last)))
	}
	if len(parts) > 0 {
		a.routine(append(result.Join("; ", parts...), lit(".")))
	}
}

// pairsFinding counts what became of the pairs of a question.
func (a *asking) pairsFinding(n map[string]int) {
	total := 0
	for _, k := range n {
		total += k
	}
	switch {
	case len(a.out.Findings) > 0 || total == 0:
	case n[tooFewYears] == total:
		a.routine(a.headed(result.Text{lit(a.tallyPairs(n) + ".")}))
	default:
		a.routine(a.headed(a.say("of {}, after adjustment for their number, {}.", lit(a.counted(total, "{} pair", "{} pairs")), lit(a.tallyPairs(n)))))
	}
}

// sourcesFinding says in how many series published figures contradict each other.
func (a *asking) sourcesFinding(ss []*obs.Series) {
	if len(a.out.Findings) > 0 || a.empty() {
		return
	}
	apart, years := 0, 0
	for _, s := range ss {
		n := 0
		for _, r := range rivals(s) {
			if r.n > 1 {
				n++
			}
		}
		if years += n; n > 0 {
			apart++
		}
	}
	all := lit(a.counted(len(ss), "{} series", "{} series"))
	switch {
	case len(ss) == 1 && apart == 0:
		a.routine(a.say("{}: no year has figures that contradict each other.", lit(a.whole(ss[0]))))
	case len(ss) == 1:
		a.routine(a.say("{}: for {} with a value the sources give different figures.", lit(a.whole(ss[0])), lit(a.of(years, told(ss[0])))))
	case apart == 0:
		a.routine(a.headed(a.say("in none of {} do published figures contradict each other.", all)))
	case apart == len(ss):
		a.routine(a.headed(a.say("in all of {} published figures contradict each other.", all)))
	default:
		a.routine(a.headed(a.say("in {} of {} published figures contradict each other.", lit(a.count(apart)), all)))
	}
}

// routine is a finding that gives way where there is no room for all.
func (a *asking) routine(t result.Text) {
	a.finding(t)
	a.out.routine = true
}

// headed puts the title of the question before a sentence.
func (a *asking) headed(t result.Text) result.Text {
	t = append(result.Text(nil), t...)
	if ended(a.Question.Title) && len(t) > 0 {
		t[0].Lit = a.upperFirst(t[0].Lit)
	}
	return append(result.Text{lit(a.under(a.Question.Title, ""))}, t...)
}

// mostFindings is how many lines what is said first may have: a title page carries no
// more.
const mostFindings = 16

// firstLines are the lines that a report says first, one a question. Where there are
// too many, those that only describe give way, and a last line says how many.
func (sp speaker) firstLines(answers []*Answer) []result.Text {
	var all, found []result.Text
	for _, a := range answers {
		if len(a.Findings) == 0 {
			continue
		}
		line := sentences(a.Findings...)
		all = append(all, line)
		if !a.routine {
			found = append(found, line)
		}
	}
	if len(all) <= mostFindings {
		return all
	}
	if len(found) > mostFindings {
		found = found[:mostFindings]
	}
	return append(found, sp.say("The sections give the results of {}.", lit(sp.counted(len(all)-len(found), "one more question", "{} more questions"))))
}
