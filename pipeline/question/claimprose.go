package question

import (
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
)

// claimSentences are what the data say of a claim: of one that has a single check with
// what that check asked, of any other, and of one of which they say nothing.
var claimSentences = map[string]struct{ one, any, bare string }{
	supported:    {lang.Mark("The data bear it out: {}; claimed: {}."), lang.Mark("The data bear it out: {}."), lang.Mark("The data bear it out.")},
	contradicted: {lang.Mark("The data exclude it: {}; claimed: {}."), lang.Mark("The data exclude it: {}."), lang.Mark("The data exclude it.")},
	notSupported: {lang.Mark("The data neither show nor exclude it: {}; claimed: {}."), lang.Mark("The data neither show nor exclude it: {}."), lang.Mark("The data neither show nor exclude it.")},
	depends:      {lang.Mark("The answer turns on the source: {}; claimed: {}."), lang.Mark("The answer turns on the source: {}."), ""},
	notTestable:  {lang.Mark("These data cannot test it: {}; claimed: {}."), lang.Mark("These data cannot test it: {}."), lang.Mark("These data cannot test it.")},
}

// says is the sentence of a status about facts.
func (j *judgement) says(status string, facts result.Text) result.Text {
	said := claimSentences[status]
	switch {
	case len(facts) == 0:
		return j.tell(said.bare)
	case len(j.found) == 1 && len(j.found[0].asked) > 0:
		return j.tell(said.one, facts, j.found[0].asked)
	}
	return j.tell(said.any, facts)
}

// worded writes the sentence of a claim, how near it comes, and what would change
// its verdict.
func (j *judgement) worded() {
	switch j.status {
	case supported:
		j.sentence = j.says(supported, j.facts(j.those(holds)))
	case contradicted:
		j.sentence = j.says(contradicted, j.facts(j.those(fails)))
	case notSupported:
		j.sentence = j.says(notSupported, j.facts(j.those(undecided, fails, divided)))
	case partly:
		t := j.say("It holds in part: it does for {}", j.facts(j.those(holds)))
		for _, rest := range []struct {
			out  outcome
			said string // after what was said so far
		}{{fails, lang.Mark("{}, but not for {}")}, {undecided, lang.Mark("{}; the data neither show nor exclude {}")},
			{divided, lang.Mark("{}; it depends on the source for {}")}, {outOfReach, lang.Mark("{}; it cannot be tested for {}")}} {
			if ms := j.those(rest.out); len(ms) > 0 {
				t = j.tell(rest.said, t, j.facts(ms))
			}
		}
		j.sentence = append(t, lit("."))
	case depends:
		j.sentence = j.dependence()
	default:
		j.sentence = j.says(notTestable, nil)
		if len(j.found) > 0 && j.found[0].c.Measure != "" {
			j.sentence = j.says(notTestable, j.facts(j.those(outOfReach)))
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
		if s := m.turn.In(j.l); s != "" && !seen[s] && len(change) < most {
			seen[s] = true
			change = append(change, j.labelled(m, m.turn))
		}
	}
	if j.claim.Needs != "" {
		change = append(change, j.wouldTake(j.claim.Needs))
	}
	j.near, j.change = result.Join(" ", near...), result.Join(" ", change...)
}

// labelled puts the name of a check among several before a sentence about it.
func (j *judgement) labelled(m *measuring, t result.Text) result.Text {
	if m.label() == "" || len(j.found) == 1 {
		return t
	}
	return j.named(m, j.lowerText(t))
}

// named puts the name of a check among several before what it found.
func (j *judgement) named(m *measuring, t result.Text) result.Text {
	if m.label() == "" || len(j.found) == 1 {
		return t
	}
	return append(result.Words(j.upperFirst(m.label())+": "), t...)
}

// lowerText is a sentence as it stands after a colon.
func (sp speaker) lowerText(t result.Text) result.Text {
	if len(t) == 0 || t[0].Number {
		return t
	}
	out := append(result.Text{}, t...)
	out[0].Lit = sp.lowerFirst(out[0].Lit)
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
		out = append(out, append(append(result.Words(j.lowerFirst(m.label())+" ("), m.brief...), lit(")")))
	}
	if n := len(list) - most; n > 0 {
		out = append(out, result.Words(j.counted(n, "and {} more finding below", "and {} more findings below")))
	}
	return result.Join("; ", out...)
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
