package question

import (
	"slices"
	"strconv"

	"defensetrade/pipeline/result"
)

// words writes the sentence of a claim, how near it comes, and what would change
// its verdict.
func (j *judgement) words() {
	switch j.status {
	case supported:
		j.sentence = append(say("The data bear it out: "), append(j.facts(j.those(holds)), w("."))...)
	case contradicted:
		bad := j.those(fails)
		j.sentence = append(say("The data exclude it: "), j.facts(bad)...)
		if len(bad) == 1 && len(bad[0].asked) > 0 {
			j.sentence = append(append(j.sentence, w("; claimed was ")), bad[0].asked...)
		}
		j.sentence = append(j.sentence, w("."))
	case notSupported:
		j.sentence = append(say("The data neither show nor exclude it: "), append(j.facts(j.those(undecided, fails, divided)), w("."))...)
	case partly:
		j.sentence = append(say("It holds in part: it does for "), j.facts(j.those(holds))...)
		for _, rest := range []struct {
			out  outcome
			lead string
		}{{fails, ", but not for "}, {undecided, "; the data neither show nor exclude "}, {divided, "; it depends on the source for "}, {outOfReach, "; it cannot be tested for "}} {
			if ms := j.those(rest.out); len(ms) > 0 {
				j.sentence = append(append(j.sentence, w(rest.lead)), j.facts(ms)...)
			}
		}
		j.sentence = append(j.sentence, w("."))
	case depends:
		j.sentence = j.dependence()
	default:
		j.sentence = say("It cannot be tested with these data.")
		if facts := j.facts(j.those(outOfReach)); len(j.found) > 0 && j.found[0].c.Measure != "" {
			j.sentence = append(append(say("It cannot be tested with these data: "), facts...), w("."))
		}
	}
	decisive := j.those(fails, undecided, divided)
	if len(decisive) == 0 {
		decisive = j.those(outOfReach)
	}
	if j.status == supported {
		decisive = j.found[:min(1, len(j.found))]
	}
	if j.status == contradicted {
		decisive = j.those(fails)
	}
	const most = 2
	var near, change []result.Text
	for _, m := range j.found {
		if len(m.near) > 0 && m.out != holds && len(near) < most {
			near = append(near, j.labelled(m, m.near))
		}
	}
	seen := map[string]bool{}
	for _, m := range decisive {
		if s := m.turn.String(); s != "" && !seen[s] && len(change) < most {
			seen[s] = true
			change = append(change, j.labelled(m, m.turn))
		}
	}
	if j.claim.Needs != "" {
		change = append(change, result.Words(stop("It would take "+j.claim.Needs)))
	}
	j.near, j.change = result.Join(" ", near...), result.Join(" ", change...)
}

// labelled puts the name of a check among several before a sentence about it.
func (j *judgement) labelled(m *measuring, t result.Text) result.Text {
	label := m.label()
	if label == "" || len(j.found) == 1 {
		return t
	}
	return append(say("{}: ", w(upperFirst(label))), lowerText(t)...)
}

// lowerText is a sentence as it stands after a colon.
func lowerText(t result.Text) result.Text {
	if len(t) == 0 || t[0].Number {
		return t
	}
	out := append(result.Text{}, t...)
	out[0].Lit = lowerFirst(out[0].Lit)
	return out
}

// those are the checks of some outcomes, in the order of the outcomes named.
func (j *judgement) those(outs ...outcome) []*measuring {
	var list []*measuring
	for _, o := range outs {
		for _, m := range j.found {
			if m.out == o {
				list = append(list, m)
			}
		}
	}
	return list
}

// facts joins what some checks found: the only check in full, several in brief, each
// under the name of its part or reading.
func (j *judgement) facts(list []*measuring) result.Text {
	if len(j.found) == 1 {
		return list[0].fact
	}
	const most = 4
	var out []result.Text
	for _, m := range list[:min(len(list), most)] {
		if m.label() == "" {
			out = append(out, m.fact)
			continue
		}
		out = append(out, append(append(say("{} (", w(lowerFirst(m.label()))), m.brief...), w(")")))
	}
	if n := len(list) - most; n > 0 {
		out = append(out, say("and {} below", w(counted(n, "more finding", "more findings"))))
	}
	return result.Join("; ", out...)
}

// dependence says on what a verdict depends, and which way.
func (j *judgement) dependence() result.Text {
	if r, ok := j.onlyReading(); ok { // the others have no data
		ms := slices.DeleteFunc(j.of(r), func(m *measuring) bool { return m.out == holds })
		var who []result.Text
		for _, m := range ms {
			if len(j.found) == 1 {
				who = append(who, m.fact)
				continue
			}
			who = append(who, j.labelled(m, m.brief))
		}
		return append(append(say("It depends on the source: "), result.Join("; ", who...)...), w("."))
	}
	if len(j.readings) < 2 || j.oneStatus() {
		return append(say("It depends on the source: "), append(j.facts(j.those(divided, holds)), w("."))...)
	}
	var what []string
	var sides []result.Text
	for _, r := range j.readings {
		if r.status == notTestable {
			continue
		}
		ms := j.of(r)
		what = append(what, ms[0].c.Differs)
		for _, m := range ms {
			if m.c.Reading == r.name {
				what[len(what)-1] = m.c.Differs
			}
		}
		word := map[string]string{depends: "dependent on the source", partly: "true in part"}[r.status]
		t := say("{}, it is {}", w(lowerFirst(r.name)), w(orElse(word, claimWords[r.status])))
		if len(ms) == 1 {
			t = append(append(append(t, w(" (")), ms[0].brief...), w(")"))
		} else {
			t = append(append(append(t, w(" (")), j.partly(ms)...), w(")"))
		}
		sides = append(sides, t)
	}
	t := append(say("It depends on the {}: ", w(list(used(what)))), result.Join("; ", sides...)...)
	return append(t, w("."))
}

// partly are the parts of a reading in brief.
func (j *judgement) partly(ms []*measuring) result.Text {
	var out []result.Text
	for _, m := range ms {
		out = append(out, append(say("{}: ", w(orElse(lowerFirst(m.c.Part), "the number"))), m.brief...))
	}
	return result.Join("; ", out...)
}

// onlyReading is the reading that depends on the source where no other can be
// tested.
func (j *judgement) onlyReading() (judgedReading, bool) {
	var found []judgedReading
	for _, r := range j.readings {
		if r.status != notTestable {
			found = append(found, r)
		}
	}
	if len(found) != 1 || found[0].status != depends {
		return judgedReading{}, false
	}
	return found[0], true
}

func (j *judgement) oneStatus() bool {
	for _, r := range j.readings {
		if r.status != j.readings[0].status {
			return false
		}
	}
	return true
}

// of are the checks of a reading.
func (j *judgement) of(r judgedReading) []*measuring {
	var out []*measuring
	for _, p := range r.parts {
		for _, k := range p.checks {
			out = append(out, j.found[k])
		}
	}
	return out
}

// label names a check among several: its part and its reading.
func (m *measuring) label() string {
	switch {
	case m.c.Part != "" && m.c.Reading != "":
		return m.c.Part + " (" + m.c.Reading + ")"
	case m.c.Part != "":
		return m.c.Part
	}
	return m.c.Reading
}

// evidence is one check in a list: what is claimed, what is found, and what follows.
func (m *measuring) evidence() result.Text {
	var t result.Text
	if label := m.label(); label != "" {
		t = append(t, result.Piece{Lit: upperFirst(label) + ". ", Strong: true})
	}
	if len(m.asked) > 0 {
		t = append(append(append(t, w("Claimed: ")), m.asked...), w(". "))
	}
	t = append(append(append(t, w("Found: ")), m.fact...), w(". "))
	t = append(t, result.Piece{Lit: upperFirst(outcomeWords[m.out]) + ".", Emph: true})
	for _, r := range m.remarks {
		t = append(append(t, w(" ")), r...)
	}
	return t
}

// claimsIntro explains the verdicts.
func (a *asking) claimsIntro(js []judgement) {
	n := say("This section holds {} against the data, by rules and not by judgement. ", w(counted(len(js), "statement", "statements")))
	a.para(append(n, result.Text{
		w("A statement is "), em("supported"), w(" where every value that the data allow meets it, and "), em("contradicted"), w(" where none does; "),
		em("not supported"), w(" where the data neither show nor exclude it. It holds "), em("partly"), w(" where some of its parts hold and others do not; it "),
		em("depends"), w(" where sources, definitions or windows of years disagree about it; it is "), em("not testable"), w(" where the data are missing. " +
			"The tolerances are taken from the wording, and stand with each check."),
	}...))
}

// claimTable lists the statements with their verdicts.
func claimTable(js []judgement) *result.Table {
	t := &result.Table{ID: "claims", Title: "The statements and what the data say of them",
		Cols: []result.Column{{Key: "claim", Head: "Claim"}, {Key: "statement", Head: "Statement", Words: true, Width: 0.58},
			{Key: "where", Head: "Where", Words: true, Width: 0.18}, {Key: "verdict", Head: "Verdict", Words: true, Width: 0.18}}}
	for i, j := range js {
		t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{numberCell(float64(i+1), 0), {Text: j.claim.Text}, {Text: orElse(j.claim.Where, "–")}, {Text: claimWords[j.status]}}})
	}
	return t
}

// claimTally counts the verdicts, and names the claims that the data contradict.
func claimTally(js []judgement) result.Text {
	n := map[string]int{}
	var wrong []string
	for i, j := range js {
		n[j.status]++
		if j.status == contradicted {
			wrong = append(wrong, strconv.Itoa(i+1))
		}
	}
	phrases := map[string]string{supported: "supported", partly: "true in part", depends: "true or not depending on source, definition or window",
		notSupported: "neither shown nor excluded", contradicted: "contradicted", notTestable: "not testable with these data"}
	var parts []string
	for _, s := range claimStatuses {
		if n[s] > 0 {
			parts = append(parts, count(n[s])+" "+phrases[s])
		}
	}
	verb := "are"
	if len(parts) > 0 && n[firstStatus(n)] == 1 {
		verb = "is"
	}
	t := say("Of {} held against the data, {}", w(counted(len(js), "statement", "statements")), w(withVerb(parts, verb)))
	switch len(wrong) {
	case 0:
		return append(t, w("."))
	case 1:
		return append(t, w(" (claim "+wrong[0]+" is the one contradicted)."))
	}
	return append(t, w(" (contradicted are claims "+list(wrong)+")."))
}

func firstStatus(n map[string]int) string {
	for _, s := range claimStatuses {
		if n[s] > 0 {
			return s
		}
	}
	return ""
}

// withVerb puts the verb after the first number: "six are supported, two true in part".
func withVerb(parts []string, verb string) string {
	if len(parts) == 0 {
		return "none is judged"
	}
	for i, r := range parts[0] {
		if r == ' ' {
			parts[0] = parts[0][:i] + " " + verb + parts[0][i:]
			break
		}
	}
	return list(parts)
}
