package question

import (
	"strconv"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// shared are the years that two eras both hold; ok is false where they hold none. An
// end that is 0 is open.
func shared(x, y study.Era) (from, to int, ok bool) {
	from, to = max(x.From, y.From), x.To
	if to == 0 || y.To != 0 && y.To < to {
		to = y.To
	}
	return from, to, to == 0 || from <= to
}

// within reports whether an era holds all of another one, such as a war in a century.
func within(x, y study.Era) bool {
	return x.From <= y.From && (x.To == 0 || y.To != 0 && y.To <= x.To)
}

// outOfPlace warns of eras that lap over each other, and of eras and events that lie
// outside the years of the study.
func outOfPlace(st *study.Study, tb *obs.Table) obs.Faults {
	var out obs.Faults
	warn := func(pos obs.Pos, fix, said obs.Message) {
		out = append(out, obs.Fault{Pos: pos, Severity: obs.SevWarning}.Saying(said, fix))
	}
	first, last := st.From, st.To
	declared := first != 0 || last != 0
	for _, s := range tb.Series {
		if s.N() == 0 || declared {
			continue
		}
		if first == 0 || s.Years[0] < first {
			first = s.Years[0]
		}
		last = max(last, s.Years[s.N()-1])
	}
	outside := func(from, to int) bool {
		return last != 0 && from > last || first != 0 && to != 0 && to < first
	}
	for i, e := range st.Eras {
		if outside(e.From, e.To) {
			said := obs.Say("era {} holds no year of the data, which are of {}", strconv.Quote(e.ID), english.spanWords(first, last))
			if declared {
				said = obs.Say("era {} holds no year of the study's span, {}", strconv.Quote(e.ID), english.spanWords(first, last))
			}
			warn(e.Pos, obs.Say("correct its years, or delete it"), said)
		}
		for _, o := range st.Eras[:i] {
			if from, to, ok := shared(o, e); ok && !within(o, e) && !within(e, o) {
				warn(e.Pos, obs.Say("correct one of them; the two cannot be compared"),
					obs.Say("era {} and era {} both hold {}", strconv.Quote(o.ID), strconv.Quote(e.ID), english.spanWords(from, to)))
			}
		}
	}
	for _, e := range st.Events {
		if declared && e.Figure && outside(e.Year, max(e.Year, e.Until)) {
			warn(e.Pos, obs.Say("correct its date, or write figure: false"),
				obs.Say("event {} of {} lies outside the study's span, {}, and no figure shows it", strconv.Quote(e.ID), span(e.Year, max(e.Year, e.Until)), english.spanWords(first, last)))
		}
	}
	return out
}

// overlap says in words that two eras have years in common, and so cannot be compared.
func (a *asking) overlap(x, y study.Era) result.Text {
	from, to, ok := shared(x, y)
	if !ok {
		return nil
	}
	years := a.spanWords(from, to)
	if from == 0 && to == 0 {
		years = a.words("every year")
	}
	return a.say("The eras {} and {} both hold {}, so that nothing could be compared; name eras of which one follows the other.",
		lit(quoted(x.Label)), lit(quoted(y.Label)), lit(years))
}
