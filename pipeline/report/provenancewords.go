package report

import (
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// statusWords are the statuses of values as people read them.
var statusWords = map[obs.Status]string{
	obs.Reported:     lang.Mark("reported¦the status of a value"),
	obs.Estimated:    lang.Mark("estimated¦the status of a value"),
	obs.Provisional:  lang.Mark("provisional¦the status of a value"),
	obs.Interpolated: lang.Mark("interpolated¦the status of a value"),
}

// plainUnits are the units of estimates that are none of a series.
var plainUnits = map[string]string{
	"percentage points":  lang.Mark("percentage points"),
	"unit of the series": lang.Mark("unit of the series"),
	"fraction":           lang.Mark("fraction¦a unit: 0.05 is 5%"),
	"year":               lang.Mark("year¦a unit"),
	"count":              lang.Mark("count¦a unit"),
}

// unitWords is what an estimate is measured in. estimates.csv has it in English, and
// so has the estimate: it is taken apart there and worded anew.
func (p *provenance) unitWords(e *result.Estimate) string {
	if p.l.ID() == lang.English.Code {
		return e.UnitWords
	}
	units := []obs.Unit{e.Unit}
	for _, id := range append([]string{e.Series}, strings.Split(e.Other, ";")...) {
		if s := p.known[id]; s != nil {
			units = append(units, s.Unit)
		}
	}
	return p.worded(e.UnitWords, units)
}

func (p *provenance) worded(words string, units []obs.Unit) string {
	for _, u := range units {
		if words == u.String() {
			return result.UnitWords(p.l, u)
		}
	}
	if id := plainUnits[words]; id != "" {
		return p.l.Phrase(id)
	}
	if of, ok := strings.CutSuffix(words, " a year"); ok {
		return p.l.Say("{} a year¦the unit of an estimate", p.worded(of, units))
	}
	for _, around := range [][2]string{{"ln(", ")"}, {"(", ")²"}} {
		if of, ok := strings.CutPrefix(words, around[0]); ok && strings.HasSuffix(of, around[1]) {
			return around[0] + p.worded(strings.TrimSuffix(of, around[1]), units) + around[1]
		}
	}
	return p.l.StudyWords(words)
}
