package question

import (
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// A refusal is a family that was asked for and gave no number at all.
type refusal struct {
	family string
	most   int  // observations, of the longest series that it was asked of
	few    bool // it lacked observations every time (G20)
}

// refusals are the families without a single value, in the order of the appendix, and
// how many times one that has values elsewhere was withheld.
func refusals(es []*result.Estimate, used map[string]bool) (none []refusal, times int) {
	at := map[string]int{}
	for _, e := range es {
		if !e.Withheld() || e.Statistic == "claim" {
			continue
		}
		name, _, _ := strings.Cut(e.Statistic, ".")
		if used[name] {
			times++
			continue
		}
		i, ok := at[name]
		if !ok {
			i = len(none)
			at[name], none = i, append(none, refusal{family: name, few: true})
		}
		none[i].most = max(none[i].most, e.N)
		none[i].few = none[i].few && strings.Contains(e.Note, "G20")
	}
	order := func(name string) int {
		return slices.IndexFunc(formulas, func(f formula) bool { return slices.Contains(f.families, name) })
	}
	slices.SortStableFunc(none, func(a, b refusal) int { return order(a.family) - order(b.family) })
	return none, times
}

// onWithheld says once which methods gave no number, and why.
func (sp speaker) onWithheld(st *study.Study, none []refusal, times int) result.Text {
	type lack struct{ least, most int } // 0 and 0: another reason
	names := map[lack][]string{}
	var order []lack
	for _, r := range none {
		name := r.family
		for _, f := range formulas {
			if slices.Contains(f.families, r.family) {
				name = strings.TrimRight(sp.l.Phrase(f.name), "?") // one is a question
			}
		}
		f, ok := familyOf(r.family)
		l := lack{f.LeastN, r.most}
		if st.LeastN > 0 {
			l.least = st.LeastN
		}
		if !ok || !r.few || l.most >= l.least {
			l = lack{}
		}
		if !slices.Contains(order, l) {
			order = append(order, l)
		}
		if !slices.Contains(names[l], name) { // several families may have one name
			names[l] = append(names[l], name)
		}
	}
	var items []result.Text
	for _, l := range order {
		item := sp.say("{} (the reasons stand in estimates.csv)¦methods that were withheld", lit(sp.list(names[l])))
		if l.least > 0 {
			item = sp.say("{} (at least {} observations are needed, and there are at most {})¦methods that were withheld", lit(sp.list(names[l])), lit(strconv.Itoa(l.least)), lit(strconv.Itoa(l.most)))
		}
		items = append(items, item)
	}
	var t result.Text
	if len(items) > 0 {
		t = sp.say("Asked for and withheld every time, so that nothing follows from them here: {}.", result.Join("; ", items...))
	}
	if times == 0 {
		return t
	}
	return sentences(t, result.Words(sp.counted(times, "In {} case a method that gave numbers elsewhere was withheld for the series or years asked; estimates.csv gives the reason.",
		"In {} cases a method that gave numbers elsewhere was withheld for the series or years asked; estimates.csv gives the reasons.")))
}
