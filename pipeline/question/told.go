package question

import (
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// told is a message about the data in the language of the report; series go by their
// IDs.
func (sp speaker) told(m obs.Message) string {
	return sp.toldOf(m, func(id string) string { return id })
}

// toldOf is a message about the data, in which name names series.
func (sp speaker) toldOf(m obs.Message, name func(id string) string) string {
	return m.In(sp.l, func(arg any) string {
		switch x := arg.(type) {
		case obs.Message:
			return sp.toldOf(x, name)
		case obs.SeriesID:
			return name(string(x))
		case obs.Unit:
			return result.UnitWords(sp.l, x)
		case obs.Month:
			return sp.l.Month(int(x))
		case float64, obs.Digits:
			return strings.Replace(obs.Say("{}", x).String(), ".", sp.l.Point(), 1)
		case string:
			return sp.l.StudyWords(x)
		}
		return obs.Say("{}", arg).String()
	})
}

// why is why two values may not be put together, without a stop.
func (sp speaker) why(r *obs.Refusal) string { return sp.told(r.Said) }

// held is why a guard withholds a series, without a stop.
func (sp speaker) held(w obs.Withheld) string {
	return strings.TrimSuffix(orElse(sp.told(w.Said), w.Why), ".")
}

// plainly are messages in English.
func plainly(ms []obs.Message) []string {
	out := make([]string, len(ms))
	for i, m := range ms {
		out[i] = m.String()
	}
	return out
}

// digits is a value as a table of data has it, with the point of the language.
func (sp speaker) digits(v float64) string { return strings.Replace(num6(v), ".", sp.l.Point(), 1) }
