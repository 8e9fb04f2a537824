package question

import (
	"slices"

	"defensetrade/pipeline/result"
)

// dependsOn names on what a verdict depends.
func (j *judgement) dependsOn() string {
	if _, ok := j.onlyReading(); ok || len(j.readings) < 2 || j.oneStatus() {
		return "source"
	}
	var what []string
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
	}
	return j.list(used(what))
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
		return append(append(j.say("It depends on the source: "), result.Join("; ", who...)...), lit("."))
	}
	if len(j.readings) < 2 || j.oneStatus() {
		return append(j.say("It depends on the source: "), append(j.facts(j.those(divided, holds)), lit("."))...)
	}
	var sides []result.Text
	for _, r := range j.readings {
		if r.status == notTestable {
			continue
		}
		ms := j.of(r)
		word := map[string]string{depends: "dependent on the source", partly: "true in part"}[r.status]
		t := j.say("{}, it is {}", lit(j.lowerFirst(r.name)), lit(orElse(word, claimWords[r.status])))
		if len(ms) == 1 {
			t = append(append(append(t, lit(" (")), ms[0].brief...), lit(")"))
		} else {
			t = append(append(append(t, lit(" (")), j.partly(ms)...), lit(")"))
		}
		sides = append(sides, t)
	}
	t := append(j.say("It depends on the {}: ", lit(j.dependsOn())), result.Join("; ", sides...)...)
	return append(t, lit("."))
}

// partly are the parts of a reading in brief.
func (j *judgement) partly(ms []*measuring) result.Text {
	var out []result.Text
	for _, m := range ms {
		out = append(out, append(j.say("{}: ", lit(orElse(j.lowerFirst(m.c.Part), "the number"))), m.brief...))
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
