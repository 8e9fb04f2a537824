package question

import (
	"strings"

	"defensetrade/pipeline/result"
)

// An evidence is what several checks of a claim found, a line each. What all of them
// share stands before the list, what several remark on after it.
type evidence struct {
	lead    result.Text
	items   []result.Text
	remarks result.Text
}

// evidence puts the checks of a claim together.
func (j *judgement) evidence() evidence {
	var e evidence
	e.lead = j.lead()
	subject, asked := j.subject(), j.shared()
	if subject != "" {
		e.lead = append(append(e.lead, lit(" ")), j.say("Measured by {}.", lit(subject))...)
	}
	if len(asked) > 0 {
		e.lead = append(append(e.lead, lit(" ")), j.say("Claimed is {}.", asked)...)
	}
	times := map[string]int{}
	for _, m := range j.found {
		for _, r := range m.remarks {
			times[r.In(j.l)]++
		}
	}
	said := map[string]bool{}
	for _, m := range j.found {
		var t result.Text
		if label := m.label(); label != "" {
			t = append(t, result.Piece{Lit: j.upperFirst(label) + ". ", Strong: true})
		}
		found := m.fact
		if subject != "" || m.c.Differs == "definition" && m.c.Part == "" || m.out == divided {
			found = m.brief
		}
		if a := m.askedBriefly(); len(a) > 0 && len(asked) == 0 {
			t = append(append(t, j.say("Claimed: {}; found: {}.", a, found)...), lit(" "))
		} else {
			t = append(append(t, j.upperText(found)...), lit(". "))
		}
		t = append(t, result.Piece{Lit: j.upperFirst(j.l.Phrase(outcomeWords[m.out])) + ".", Emph: true})
		more := m.remarks
		if m.out != holds && len(m.near) > 0 {
			more = append(more[:len(more):len(more)], m.near)
		}
		if m.out != outOfReach && len(m.turn) > 0 {
			more = append(more[:len(more):len(more)], m.turn)
		}
		for _, r := range more {
			s := r.In(j.l)
			switch {
			case said[s]:
			case times[s] > 1:
				e.remarks = append(append(e.remarks, lit(strings.Repeat(" ", min(len(e.remarks), 1)))), r...)
			default:
				t = append(append(t, lit(" ")), r...)
			}
			said[s] = true
		}
		e.items = append(e.items, t)
	}
	return e
}

// lead is the verdict in a sentence, where its numbers stand in the list below.
func (j *judgement) lead() result.Text {
	switch j.status {
	case partly:
		return j.say("It holds in part.")
	case depends:
		return j.say("The answer turns on the {}.", lit(j.dependsOn()))
	}
	return j.says(j.status, nil)
}

// subject is what all checks measure, or "" where they measure several things.
func (j *judgement) subject() string {
	subject := ""
	for _, m := range j.found {
		var s string
		switch {
		case m.c.Measure == "" || m.c.Measure == "events" || len(m.c.series) != 1 || len(m.c.withheld) > 0:
			return ""
		case m.c.Measure == "correlation":
			s = j.lowerFirst(m.pair(m.c.series[0], m.c.with[0]))
		default:
			s = m.name(m.c.series[0])
		}
		if subject != "" && s != subject {
			return ""
		}
		subject = s
	}
	return subject
}

// shared is what every check claims, where that is the same.
func (j *judgement) shared() result.Text {
	first := j.found[0].askedBriefly()
	for _, m := range j.found[1:] {
		if m.askedBriefly().In(j.l) != first.In(j.l) {
			return nil
		}
	}
	return first
}

// askedBriefly is what a check claims, without the years that its label has.
func (m *measuring) askedBriefly() result.Text {
	if len(m.bare) > 0 && m.c.From != 0 && m.c.To != 0 && strings.Contains(m.label(), span(m.c.From, m.c.To)) {
		return m.bare
	}
	return m.asked
}

// upperText is a clause as it begins a sentence.
func (sp speaker) upperText(t result.Text) result.Text {
	if len(t) == 0 || t[0].Number || t[0].Emph {
		return t
	}
	out := append(result.Text{}, t...)
	out[0].Lit = sp.upperFirst(out[0].Lit)
	return out
}
