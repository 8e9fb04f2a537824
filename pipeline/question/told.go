package question

import (
	"strconv"
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
	words := make([]string, len(m.Args))
	for i, arg := range m.Args {
		switch x := arg.(type) {
		case obs.Message:
			words[i] = sp.toldOf(x, name)
		case obs.SeriesID:
			words[i] = name(string(x))
		case obs.Unit:
			words[i] = result.UnitWords(sp.l, x)
		case obs.Month:
			words[i] = sp.l.Month(int(x))
		case float64, obs.Digits:
			words[i] = strings.Replace(obs.Say("{}", x).String(), ".", sp.l.Point(), 1)
		case string:
			words[i] = sp.l.StudyWords(x)
		case int:
			words[i] = strconv.Itoa(x)
		default:
			words[i] = obs.Say("{}", x).String()
		}
	}
	return sp.words(m.Pattern, words...)
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
