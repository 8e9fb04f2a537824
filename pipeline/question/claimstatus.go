package question

import (
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/study"
)

// An outcome is what the data say of one check.
type outcome int

// The outcomes of a check, each but the first better for the claim than the one
// before.
const (
	outOfReach outcome = iota // the data have nothing to say
	fails                     // no value that the data allow meets it
	undecided                 // the data neither show nor exclude it
	divided                   // it holds with some sources and not with others
	holds                     // every value that the data allow meets it
)

// outcomeWords are the outcomes as results.json has them; the report says them in its
// language.
var outcomeWords = map[outcome]string{
	outOfReach: lang.Mark("not testable"), fails: lang.Mark("does not hold"), undecided: lang.Mark("neither shown nor excluded"),
	divided: lang.Mark("depends on the source"), holds: lang.Mark("holds"),
}

// The statuses of a claim.
const (
	supported    = "supported"
	contradicted = "contradicted"
	notSupported = "not-supported"
	partly       = "partly"
	depends      = "depends"
	notTestable  = "not-testable"
)

// Statuses lists the statuses of a claim in the order of a summary.
var claimStatuses = []string{supported, partly, depends, notSupported, contradicted, notTestable}

// claimWords are the statuses as the report prints them.
var claimWords = map[string]string{supported: lang.Mark("supported"), contradicted: lang.Mark("contradicted"), notSupported: lang.Mark("not supported"),
	partly: lang.Mark("partly"), depends: lang.Mark("depends"), notTestable: lang.Mark("not testable")}

// A group is the checks of one part of a claim under one reading.
type group struct {
	name   string
	checks []int // indices
}

// grouped parts the checks that keep accepts by what name says; a check without a
// name is a group of its own.
func grouped(checks []study.Check, keep func(study.Check) bool, name func(study.Check) string) []group {
	var out []group
	at := map[string]int{}
	for i, c := range checks {
		if !keep(c) {
			continue
		}
		n := name(c)
		if k, ok := at[n]; ok && n != "" {
			out[k].checks = append(out[k].checks, i)
			continue
		}
		at[n] = len(out)
		out = append(out, group{n, []int{i}})
	}
	return out
}

// readings are the ways to read a claim, in order; one without a name where the
// checks name none.
func readings(checks []study.Check) []group {
	named := grouped(checks, func(c study.Check) bool { return c.Reading != "" }, func(c study.Check) string { return c.Differs + ": " + c.Reading })
	if len(named) == 0 {
		return []group{{}}
	}
	for i := range named {
		named[i].name = checks[named[i].checks[0]].Reading
	}
	return named
}

// partsOf are the parts of a claim under one reading: the checks that belong to it
// and those that belong to all.
func partsOf(checks []study.Check, reading group) []group {
	return grouped(checks, func(c study.Check) bool { return c.Reading == "" || c.Reading == reading.name },
		func(c study.Check) string { return c.Part })
}

// all is the outcome of checks that must all hold: it fails where one fails, and is
// no better than the worst of the others.
func all(outs []outcome) outcome {
	n := tallyOutcomes(outs)
	switch {
	case n[fails] > 0:
		return fails
	case n[undecided] > 0 || n[outOfReach] > 0 && n[outOfReach] < len(outs):
		return undecided
	case n[outOfReach] > 0:
		return outOfReach
	case n[divided] > 0:
		return divided
	}
	return holds
}

func tallyOutcomes(outs []outcome) [holds + 1]int {
	var n [holds + 1]int
	for _, o := range outs {
		n[o]++
	}
	return n
}

// readingStatus is the status of a claim under one reading, from the outcomes of
// its parts.
//
//   - supported: all parts hold;
//   - depends: some parts depend on the source, and all others hold; or, where none
//     holds or fails, some depend on the source;
//   - partly: some parts hold, and some others do not;
//   - contradicted: none holds, and one fails;
//   - not-supported: none of these, and the data neither show nor exclude a part;
//   - not-testable: no part can be tested.
func readingStatus(parts []outcome) string {
	n := tallyOutcomes(parts)
	switch {
	case len(parts) == 0 || n[outOfReach] == len(parts):
		return notTestable
	case n[holds] == len(parts):
		return supported
	case n[holds]+n[divided] == len(parts):
		return depends
	case n[holds] > 0:
		return partly
	case n[fails] > 0:
		return contradicted
	case n[divided] > 0:
		return depends
	}
	return notSupported
}

// claimStatus joins the statuses of the readings of a claim. Readings that cannot
// be tested do not count, unless none can. Where the others agree, theirs is the
// status. Where they do not, it depends on the reading if one of them supports the
// claim at least in part or with a source; if none does, the data have not
// shown it, and have not excluded it under every reading: not-supported.
func claimStatus(readings []string) string {
	status, some := notTestable, false
	for _, r := range readings {
		some = some || r == supported || r == partly || r == depends
		switch {
		case r == notTestable || r == status:
		case status == notTestable:
			status = r
		default:
			status = "mixed"
		}
	}
	switch {
	case status != "mixed":
		return status
	case some:
		return depends
	}
	return notSupported
}
