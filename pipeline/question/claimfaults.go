package question

import (
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// years finds years that the study leaves out.
func (p *claimPlanner) years(t checkTask) {
	for _, y := range []int{t.From, t.To, t.Before[0], t.Before[1], t.After[0], t.After[1]} {
		if y != 0 && (p.st.From != 0 && y < p.st.From || p.st.To != 0 && y > p.st.To) && t.Measure != "events" {
			p.bad(t.Pos, "name a year of the span, or widen the span", "%d is outside the study's span, %s", y, english.spanWords(p.st.From, p.st.To))
			return
		}
	}
	if t.From != 0 && t.To != 0 && t.From > t.To {
		p.bad(t.Pos, "swap them", "the span begins in %d and ends in %d", t.From, t.To)
	} else if t.To-t.From > longestSpan && t.From != 0 {
		p.bad(t.Pos, "name a shorter one", "a span of %d years is longer than any series", t.To-t.From+1)
	}
}

const longestSpan = 1000

// spanWords is a span of years, open to one side where that is 0.
func (sp speaker) spanWords(from, to int) string {
	switch {
	case from == 0:
		return sp.words("to {}¦a year", strconv.Itoa(to))
	case to == 0:
		return sp.words("from {}¦a year", strconv.Itoa(from))
	}
	return sp.period(from, to)
}

// form finds checks that have too few or too many series, unlike units, or no
// condition.
func (p *claimPlanner) form(t *checkTask) {
	several := t.Measure == "sum" || t.Measure == "share"
	switch {
	case t.Measure == "events":
		if len(t.Events) == 0 {
			p.bad(t.Pos, "write events: [treaty]", "the check names no events")
		}
	case len(t.series) == 0:
		p.bad(t.Pos, "add series: [indicator.ENTITY]", "the check names no series")
	case len(t.series) > 1 && oneOfMany(t.series):
		p.refuse(t, competition(t.series))
	case len(t.series) > 1 && !several:
		p.bad(t.Pos, "make a check of each; only sum and share add series up", "a check of measure %s is of one series, and this one names %d", t.Measure, len(t.series))
	default:
		p.joins(t, t.series, p.sum, obs.Say("the series cannot be added up"))
		p.addsYears(t)
	}
	if t.Condition == nil && (t.level() || slices.Contains([]string{"share", "rank", "events"}, t.Measure) || t.Measure == "change" && t.Direction == "") {
		p.bad(t.Pos, "add near and within, at_least, at_most, above, below or between", "the check has no condition")
	}
	if c := t.Condition; c != nil && (c.Within < 0 || !(c.Low <= c.High)) {
		p.bad(t.Pos, "write a tolerance of 0 or more, and the lower limit first", "no number can meet the condition")
	}
	switch t.Measure {
	case "share", "rank":
		p.set(t)
	case "correlation":
		if len(t.with) != 1 {
			p.bad(t.Pos, "name one series under with", "a correlation is with one series, and this one names %d", len(t.with))
		} else if len(t.series) == 1 && t.series[0] == t.with[0] {
			p.bad(t.Pos, "name another one under with", "%s would be correlated with itself", t.series[0].ID)
		} else if len(t.series) == 1 {
			p.correlates(t)
		}
		if _, err := stat.ParseTransform(t.Transform); err != nil {
			p.bad(t.Pos, "write level, log, diff, logdiff or detrended", "unknown transformation %q", t.Transform)
		}
	case "change":
		if t.Before[0] == 0 || t.Before[1] == 0 || t.After[0] == 0 || t.After[1] == 0 || t.Before[0] > t.Before[1] || t.After[0] > t.After[1] || t.Before[1] >= t.After[0] {
			p.bad(t.Pos, "write change: {from: 2005, to: 2015}", "the change does not lead from one year to a later one")
		}
	case "extreme":
		if t.After[0] == 0 {
			p.bad(t.Pos, "add in: 2023", "the check does not say which year is the extreme")
		}
	}
}

// set checks the whole of a share or the set of a rank.
func (p *claimPlanner) set(t *checkTask) {
	switch {
	case len(t.among) == 0:
		p.refuse(t, obs.Refuse("G33", obs.Say(`write share: {of: "arms.*-PAK"} or rank: {among: "arms.*-PAK"}`), obs.Say("the check does not name the set")))
		return
	case len(t.among) == 1:
		p.bad(t.Pos, "name a set of two series or more; * stands for every entity", "the set of the check has a single series")
	default:
		rule := p.sum
		if t.Measure == "rank" {
			rule = p.ranked
		}
		p.joins(t, t.among, rule, obs.Say("the set of the check cannot be put together"))
	}
	for _, s := range t.series {
		if !slices.Contains(t.among, s) {
			p.bad(t.Pos, "name a set that holds it", "%s is not in the set %s", s.ID, english.list(patterns(t.Among)))
		}
		if t.Measure == "rank" && leftOver(s) {
			p.bad(t.Pos, "name another series", "%s adds up what is left over and has no rank", s.ID)
		}
	}
}

// addsYears finds a sum over several years of what is no amount: a share of one
// year's whole cannot be added to one of another year's.
func (p *claimPlanner) addsYears(t *checkTask) {
	u := t.series[0].Unit
	if (t.Measure == "sum" || t.Measure == "share") && (t.From == 0 || t.From != t.To) && !u.Amount() {
		p.bad(t.Pos, "name one year, or ask for measure: mean", "values in %s have no sum over the years", u)
	}
}

// correlates refuses to correlate fiscal with calendar years (G05), and doubts what
// has a part in common (G30).
func (p *claimPlanner) correlates(t *checkTask) {
	x, y := t.series[0], t.with[0]
	if r := periods(x, y); r != nil {
		p.refuse(t, r)
	}
	if words := p.commonPart(x, y); words != "" {
		t.doubts = append(t.doubts, doubt{"G30", strings.TrimSuffix(words, ".")})
	}
}

// oneOfMany reports whether the series are those that the several reporters or
// sources of one series make.
func oneOfMany(ss []*obs.Series) bool {
	for _, s := range ss {
		if s.Reporter == "" || withoutReporter(s) != withoutReporter(ss[0]) {
			return false
		}
	}
	return true
}

// competition refuses several series that are one of several reporters or sources (G26).
func competition(ss []*obs.Series) *obs.Refusal {
	all := ids(ss)
	last := len(all) - 1
	named := obs.Say("{} and {}¦the last two of a list", strings.Join(all[:last], ", "), all[last])
	return obs.Refuse("G26", obs.Say("write splice or prefer in study.yaml, or name one of {}", named),
		obs.Say("the values of {} compete, and no rule of the study says which one is meant", withoutReporter(ss[0])))
}

func withoutReporter(s *obs.Series) string { return strings.TrimSuffix(s.ID, "@"+s.Reporter) }

func patterns(refs []study.Ref) []string {
	var out []string
	for _, r := range refs {
		out = append(out, r.Pattern)
	}
	return out
}

// readings finds readings that are alone, or differ in more than one thing.
func (p *claimPlanner) readings(c study.Claim) {
	var names []string
	for _, ch := range c.Checks {
		if ch.Reading != "" {
			names = append(names, ch.Differs+" "+ch.Reading)
		}
	}
	switch names = used(names); {
	case len(names) == 1:
		p.faults = append(p.faults, obs.Fault{Pos: c.Pos, Severity: obs.SevWarning}.Saying(
			p.says(obs.Say("a single reading, {}, is no alternative", strings.TrimSpace(names[0]))), obs.Say("name a second one, or leave reading out")))
	case len(names) > 1 && len(used(readingNames(c.Checks))) < len(names):
		p.bad(c.Pos, "give each reading a name of its own", "two readings have the same name")
	}
}

func readingNames(checks []study.Check) []string {
	var out []string
	for _, c := range checks {
		if c.Reading != "" {
			out = append(out, c.Reading)
		}
	}
	return out
}
