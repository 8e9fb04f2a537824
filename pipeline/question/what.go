package question

import (
	"slices"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// What says in one line of a language what an estimate is.
func What(l *lang.Language, e *result.Estimate) string {
	name, value, _ := strings.Cut(e.Statistic, ".")
	if f, ok := familyOf(name); ok {
		return l.Phrase(f.What)
	}
	switch name {
	case "amounts":
		return l.Phrase(amountWhat[value])
	case "claim":
		p := paramsOf(e.Parameters)
		of := claimWhat[p["measure"]]
		if by, ok := changeWhat[p["by"]]; ok && p["measure"] == "change" {
			of = by
		}
		if slices.Contains(study.LevelMeasures, p["measure"]) && e.From != 0 && e.From == e.To {
			of = claimWhat["value"]
		}
		switch {
		case of == "":
			return l.Phrase("what a check of a claim found")
		case e.Statistic == "claim":
			return l.Say("a check of a claim that could not be made: {}", l.Phrase(of))
		case value == "low":
			return l.Say("the least that the data allow, where years are missing or sources differ: {}", l.Phrase(of))
		case value == "high":
			return l.Say("the most that the data allow, where years are missing or sources differ: {}", l.Phrase(of))
		case value == "years":
			return l.Phrase("how many years meet the check of a claim")
		}
		return l.Say("what a check of a claim found: {}", l.Phrase(of))
	}
	return ""
}

// amountWhat are the values of the family amounts.
var amountWhat = map[string]string{
	"sum":        lang.Mark("sum of the yearly values of a series; a year without a value adds nothing"),
	"total":      lang.Mark("sum of the yearly values of several series; a year without a value adds nothing"),
	"share":      lang.Mark("sum of the first series as a part of the sum of all that are named; a year without a value adds nothing"),
	"peak_share": lang.Mark("the greatest year's value as a part of the sum of all years"),
	"change":     lang.Mark("difference between the sums of two spans of five years, relative to the earlier one"),
}

// claimWhat are the numbers that checks of claims measure.
var claimWhat = map[string]string{
	"mean": lang.Mark("the mean of the years that have a value¦of a check"), "median": lang.Mark("the median of the years that have a value¦of a check"),
	"min": lang.Mark("the lowest value of the span¦of a check"), "max": lang.Mark("the highest value of the span¦of a check"),
	"first": lang.Mark("the first value of the span¦of a check"), "last": lang.Mark("the last value of the span¦of a check"),
	"sum": lang.Mark("the sum of the years that have a value¦of a check"), "every": lang.Mark("the values of the span, each of which is to meet it¦of a check"),
	"any": lang.Mark("the values of the span, one of which is to meet it¦of a check"), "value": lang.Mark("the value of the year¦of a check"),
	"change": lang.Mark("the value at the end less that at the beginning; of a claimed fall, the size of the fall¦of a check"), "trend": lang.Mark("a trend¦of a check"),
	"share": lang.Mark("the sum of the series of the claim as a part of the sum of all that it is set against, in percent; a year without a value adds nothing¦of a check"),
	"rank":  lang.Mark("the place of the first series among those that it is set against, the greatest first¦of a check"), "correlation": lang.Mark("a correlation¦of a check"),
	"extreme": lang.Mark("by how much the value of the year is ahead of that of any other year¦of a check"), "events": lang.Mark("the number of the study's events in the span¦of a check"),
}

// changeWhat are the sizes of a change that is not counted in the unit of the series.
var changeWhat = map[string]string{
	"percent": lang.Mark("the change from the beginning to the end in percent of the value at the beginning; of a claimed fall, the size of the fall¦of a check"),
	"factor":  lang.Mark("the value at the end divided by that at the beginning; of a claimed fall, the other way round¦of a check"),
}

// paramsOf reads parameters as an estimate has them.
func paramsOf(s string) params {
	p := params{}
	for _, part := range strings.Split(s, ";") {
		if k, v, ok := strings.Cut(part, "="); ok {
			p[k] = v
		}
	}
	return p
}

// Formulas are the formulas of an estimate, and what they mean in words.
func Formulas(e *result.Estimate) (lines []string, words string) {
	family, value, _ := strings.Cut(e.Statistic, ".")
	if family != "claim" {
		return formulasOf(family)
	}
	p := paramsOf(e.Parameters)
	of := p["measure"]
	if of == "change" && p["by"] != "" {
		of = p["by"]
	}
	if f, ok := claimFormulas[of]; ok && value == "value" && (e.From != e.To || of == "share" || of == "rank") {
		lines = []string{f}
	}
	return lines, "The estimate stands for what a statement says of the data; docs/claims.md gives the rules by which a verdict follows from it."
}

// claimFormulas are the formulas of what checks measure, where there is one.
var claimFormulas = map[string]string{
	"mean": "mean = Σ y(t) / n", "sum": "sum = Σ y(t)",
	"share":   "share = 100 · Σ y(t) of the series named / Σ y(t) of all series of the set",
	"rank":    "rank = 1 + number of series of the set with a greater Σ y(t), or of what is no amount with a greater mean",
	"change":  "change = y(end) − y(beginning), each a mean where it is a span; of a claimed fall, with the other sign",
	"amount":  "change = y(end) − y(beginning), each a mean where it is a span; of a claimed fall, with the other sign",
	"percent": "change = 100 · (y(end) / y(beginning) − 1), each a mean where it is a span; of a claimed fall, with the other sign",
	"factor":  "factor = y(end) / y(beginning), each a mean where it is a span; of a claimed fall, y(beginning) / y(end)",
	"extreme": "lead = y(year) − the greatest y(t) of the other years; of a lowest value, with the other sign",
}
