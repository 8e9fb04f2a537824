package question

import (
	"slices"
	"sort"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// lacks are the years of a span in which a series has no value.
func lacks(s *obs.Series, from, to int) []int {
	var out []int
	for y := from; y <= to && from != 0; y++ {
		if _, ok := slices.BinarySearch(s.Years, y); !ok {
			out = append(out, y)
		}
	}
	return out
}

// known reports whether a series has a value at all: without one its sum is no zero.
func (r sumOf) known() bool { return r.s.N() > 0 }

// inOrder sorts by what the series come to, the greatest first. What has no value
// comes after those, and what is left over last, however much it is.
func inOrder(ranked []sumOf) {
	sort.SliceStable(ranked, func(i, j int) bool {
		x, y := ranked[i], ranked[j]
		switch {
		case leftOver(x.s) != leftOver(y.s):
			return leftOver(y.s)
		case x.known() != y.known():
			return x.known()
		}
		return x.known() && x.sum > y.sum
	})
}

// mostLacking is how many series a sentence names with the years that they lack.
const mostLacking = 4

// lacking says which series have no value for which years, so that sums and shares
// are of what is known; nil where none lacks any.
func (a *asking) lacking(ranked []sumOf) result.Text {
	names := a.own(ranked)
	var with []string
	var one []int
	for i, r := range ranked {
		if len(r.missing) > 0 {
			with, one = append(with, a.words("{} ({})¦a series and the years without a value", a.the(names[i]), a.yearsShort(r.missing))), r.missing
		}
	}
	switch {
	case len(with) == 0:
		return nil
	case len(ranked) == 1:
		return a.say("There is no value for {}, so the true sum can be greater.", lit(a.yearsShort(one)))
	case len(with) <= mostLacking:
		return a.say("There is no value for {}, so the true sums can be greater and the shares different.", lit(a.list(with)))
	}
	return a.say("{} of the {} series have no value for some years, so the true sums can be greater and the shares different.", lit(a.upperFirst(a.count(len(with)))), lit(a.count(len(ranked))))
}

// lackingNote is the same under a figure: "" where no series lacks a year.
func (a *asking) lackingNote(ranked []sumOf) string {
	names := a.own(ranked)
	var with []string
	for i, r := range ranked {
		if len(r.missing) > 0 && len(ranked) == 1 {
			with = append(with, a.yearsShort(r.missing))
		} else if len(r.missing) > 0 {
			with = append(with, names[i]+" "+a.yearsShort(r.missing))
		}
	}
	if len(with) == 0 {
		return ""
	}
	if n := len(with) - mostLacking; n > 1 {
		with = append(with[:mostLacking], a.words("{} more¦series", a.count(n)))
	}
	note := a.words("No value for {}.", strings.Join(with, "; "))
	if ranked[0].s.Unit.Amount() {
		note = join(note, a.words("A year without a value is no zero: the true sums can be greater."))
	}
	return note
}

// lackingYears are series with the years that they lack of those that some have.
func lackingYears(ss []*obs.Series, names []string) []sumOf {
	from, to := endsOf(ss)
	out := make([]sumOf, len(ss))
	for i, s := range ss {
		out[i] = sumOf{s: s, name: names[i], missing: lacks(s, from, to)}
	}
	return out
}

// beforeAndAfter notes, under bars of several series, the years before the first value of a
// series and after its last that others have: a line shows where it ends, and a bar
// that is not there looks like a zero.
func (a *asking) beforeAndAfter(ss []*obs.Series, names []string) string {
	var with []string
	for i, r := range lackingYears(ss, names) {
		inside := missingYears(r.s)
		if out := slices.DeleteFunc(r.missing, func(y int) bool { return slices.Contains(inside, y) }); len(out) > 0 {
			with = append(with, names[i]+" "+a.yearsShort(out))
		}
	}
	if len(with) == 0 {
		return ""
	}
	if n := len(with) - mostLacking; n > 1 {
		with = append(with[:mostLacking], a.words("{} more¦series", a.count(n)))
	}
	return a.words("No value for {}.", strings.Join(with, "; "))
}

// oneAmount tells the amounts of one series of few.
func (a *asking) oneAmount(r sumOf, name, years string) {
	if !r.known() {
		a.para(a.say("{} has no value in {}.", lit(name), lit(years)))
		return
	}
	lacking := a.lacking([]sumOf{r})
	if r.sum <= 0 {
		a.para(sentences(a.say("{}: nothing was recorded in {}.", lit(name), lit(years)), lacking))
		return
	}
	active, hi := activeYears(r.s)
	full := len(r.missing) == 0
	spread := lang.Mark("{}: {} in {}, spread over {}. The largest single year is {} with {}, {} of the whole.")
	if !full {
		spread = lang.Mark("{}: {} in {}, spread over {} with a value. The largest single year is {} with {}, {} of what was recorded.")
	}
	var t result.Text
	switch {
	case active > 1:
		t = a.tell(spread, lit(name), r.total(result.Amount), lit(years),
			lit(a.of(active, r.s.N())), year(r.s.Years[hi]), shown(r.s.Values[hi], r.s.Unit).From(result.Published(r.s, r.s.Years[hi])), of(r.peak, percent(r.s.Values[hi]/r.sum)))
	case full:
		t = a.say("{}: {} in {}, all of it in {}.", lit(name), r.total(result.Amount), lit(years), year(r.s.Years[hi]))
	default:
		t = a.say("{}: {} in {}, recorded for {} alone.", lit(name), r.total(result.Amount), lit(years), year(r.s.Years[hi]))
	}
	switch rest := r.s.N() - active; {
	case rest == 1 && full:
		t = sentences(t, a.say("The other year passed without any."))
	case rest > 1 && full:
		t = sentences(t, a.say("The other {} years passed without any.", lit(a.count(rest))))
	case rest == 1:
		t = sentences(t, a.say("The other year with a value passed without any."))
	case rest > 1:
		t = sentences(t, a.say("The other {} years with a value passed without any.", lit(a.count(rest))))
	}
	a.para(sentences(t, lacking))
}

// foundOf is the finding on the amounts of one series, of which some were recorded.
func (a *asking) foundOf(r sumOf, years string) result.Text {
	active, hi := activeYears(r.s)
	tivs := r.s.Unit.Kind == obs.TIV
	part := lang.Mark("{}: {} were recorded in {}, {} of it in {} alone.")
	if tivs {
		part = lang.Mark("{}: {} (trend-indicator values, which measure arms and not money) were recorded in {}, {} of it in {} alone.")
	}
	t := a.tell(part, lit(a.whole(r.s)), r.total(result.Amount), lit(years), of(r.peak, percent(r.s.Values[hi]/r.sum)), year(r.s.Years[hi]))
	if active == 1 && len(r.missing) > 0 { // not all of it: nobody knows of the other years
		only := lang.Mark("{}: {} were recorded in {}, for {} alone.")
		if tivs {
			only = lang.Mark("{}: {} (trend-indicator values, which measure arms and not money) were recorded in {}, for {} alone.")
		}
		t = a.tell(only, lit(a.whole(r.s)), r.total(result.Amount), lit(years), year(r.s.Years[hi]))
	}
	return sentences(t, a.lacking([]sumOf{r}))
}

// activeYears is in how many years there was any, and the index of the greatest.
func activeYears(s *obs.Series) (active, greatest int) {
	for k, v := range s.Values {
		if v > 0 {
			active++
		}
		if v > s.Values[greatest] {
			greatest = k
		}
	}
	return active, greatest
}
