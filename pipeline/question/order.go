package question

import (
	"cmp"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// alphabetical puts the series of a pattern into the order of the report's alphabet,
// for the kinds that show them in that order. Numbers must not go by it: nth keeps
// the order by the names as tidy made them, which is the same in every language, and
// the other kinds keep that order themselves.
func (t *Task) alphabetical() {
	switch t.kind.Name {
	case "description", "trend", "comparison", "correlation":
	default:
		return
	}
	patterns := func(refs []study.Ref) bool {
		return slices.ContainsFunc(refs, func(r study.Ref) bool { return strings.Contains(r.Pattern, "*") })
	}
	if !patterns(t.Question.Series) && !patterns(t.Question.With) {
		return
	}
	t.nth = map[string]int{}
	for _, s := range slices.Concat(t.series, t.with) {
		if _, ok := t.nth[s.ID]; !ok {
			t.nth[s.ID] = len(t.nth)
		}
	}
	by := func(x, y *obs.Series) int { return t.st.Lang.Compare(x.Label, y.Label) }
	t.series, _, _ = matchBy(t.st, t.tb, "", t.Question.Series, by)
	t.with, _, _ = matchBy(t.st, t.tb, "", t.Question.With, by)
}

// numbered are series in the order that is the same in every language.
func (t *Task) numbered(ss []*obs.Series) []*obs.Series {
	if t.nth == nil {
		return ss
	}
	at := func(s *obs.Series) int {
		if i, ok := t.nth[s.ID]; ok {
			return i
		}
		if i, ok := t.nth[s.Derived]; ok { // it stands in for the one that it was made of
			return i
		}
		return len(t.nth)
	}
	out := slices.Clone(ss)
	slices.SortStableFunc(out, func(x, y *obs.Series) int { return cmp.Compare(at(x), at(y)) })
	return out
}

// alphabeticalPairs puts pairs into the order in which their series are shown.
func (a *asking) alphabeticalPairs(pairs [][]*obs.Series) [][]*obs.Series {
	if a.nth == nil {
		return pairs
	}
	at := map[*obs.Series]int{}
	for i, s := range slices.Concat(a.series, a.with) {
		if _, ok := at[s]; !ok {
			at[s] = i
		}
	}
	slices.SortStableFunc(pairs, func(p, q []*obs.Series) int {
		return cmp.Or(cmp.Compare(min(at[p[0]], at[p[1]]), min(at[q[0]], at[q[1]])), cmp.Compare(max(at[p[0]], at[p[1]]), max(at[q[0]], at[q[1]])))
	})
	return pairs
}
