package question

import (
	"slices"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
)

// dependsOn names on what a verdict depends.
func (j *judgement) dependsOn() string {
	if _, ok := j.onlyReading(); ok || len(j.readings) < 2 || j.oneStatus() {
		return j.l.Phrase(dependsWords["source"])
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
	what = used(what)
	for i, w := range what {
		if words, ok := dependsWords[w]; ok {
			what[i] = j.l.Phrase(words)
		}
	}
	return j.list(what)
}

// dependsWords are what readings can differ in, as a verdict depends on it.
var dependsWords = map[string]string{"source": lang.Mark("source¦what a verdict depends on"), "definition": lang.Mark("definition¦what a verdict depends on"),
	"window": lang.Mark("window¦of years, what a verdict depends on")}

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
			who = append(who, j.named(m, m.brief))
		}
		return j.says(depends, result.Join("; ", who...))
	}
	if len(j.readings) < 2 || j.oneStatus() {
		return j.says(depends, j.facts(j.those(divided, holds)))
	}
	var sides []result.Text
	for _, r := range j.readings {
		if r.status == notTestable {
			continue
		}
		ms := j.of(r)
		word, ok := map[string]string{depends: lang.Mark("dependent on the source"), partly: lang.Mark("true in part")}[r.status]
		if !ok {
			word = claimWords[r.status]
		}
		found := ms[0].brief
		if len(ms) > 1 {
			found = j.partly(ms)
		}
		sides = append(sides, j.say("{}, it is {} ({})", lit(j.lowerFirst(r.name)), lit(j.l.Phrase(word)), found))
	}
	return j.say("The answer turns on the {}: {}.", lit(j.dependsOn()), result.Join("; ", sides...))
}

// partly are the parts of a reading in brief.
func (j *judgement) partly(ms []*measuring) result.Text {
	var out []result.Text
	for _, m := range ms {
		part := j.lowerFirst(m.c.Part)
		if part == "" {
			part = j.l.Phrase("the number¦that a claim is about")
		}
		out = append(out, append(result.Words(part+": "), m.brief...))
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
