package question

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// match returns the series that references name, each once, in the order of the
// references, those of one pattern in the order of readers; who names the question
// or claim in faults. A name without * is matched as a whole, for an entity's name
// may hold a dot; "indicator.*" and "*.ENTITY" match a part.
//
// A name that a guard has split by reporter or source (G26) names all its parts.
// Series that a guard withholds come back by themselves.
func match(st *study.Study, tb *obs.Table, who string, refs []study.Ref) ([]*obs.Series, []obs.Withheld, obs.Faults) {
	return matchBy(st, tb, who, refs, func(x, y *obs.Series) int {
		return cmp.Compare(orElse(x.Named, x.Label), orElse(y.Named, y.Label))
	})
}

// matchBy is match with the series of a pattern in the order that by gives them.
func matchBy(st *study.Study, tb *obs.Table, who string, refs []study.Ref, by func(x, y *obs.Series) int) ([]*obs.Series, []obs.Withheld, obs.Faults) {
	var out []*obs.Series
	var withheld []obs.Withheld
	var faults obs.Faults
	seen := map[*obs.Series]bool{}
	find := func(id string) *obs.Series { return tb.Find(id) }
	if len(refs) > 16 { // a map pays only then: thousands of questions name one series each
		byID := make(map[string]*obs.Series, len(tb.Series))
		for _, s := range tb.Series {
			byID[s.ID] = s
		}
		find = func(id string) *obs.Series { return byID[id] }
	}
	for _, ref := range refs {
		found := false
		add := func(s *obs.Series) {
			found = true
			if !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
		if s := find(ref.Pattern); s != nil {
			add(s)
		} else if strings.Contains(ref.Pattern, "*") {
			var hits []*obs.Series
			for _, s := range tb.Series {
				if matches(ref.Pattern, s) {
					hits = append(hits, s)
				}
			}
			slices.SortStableFunc(hits, func(x, y *obs.Series) int { return readers(st, tb, x, y, by) })
			for _, s := range hits {
				add(s)
			}
		}
		if !found {
			for _, s := range tb.Series {
				if s.Reporter != "" && s.ID == ref.Pattern+"@"+s.Reporter {
					add(s)
				}
			}
		}
		for _, w := range tb.Withheld {
			if refersTo(ref, w.Series) || w.Series.Reporter != "" && w.Series.ID == ref.Pattern+"@"+w.Series.Reporter {
				found = true
				withheld = append(withheld, w)
			}
		}
		if !found {
			faults = append(faults, unknownSeries(tb, who, ref))
		}
	}
	return out, withheld, faults
}

// refersTo reports whether a reference names a series, or the one that it was
// derived from.
func refersTo(ref study.Ref, s *obs.Series) bool {
	if ref.Pattern == s.ID || matches(ref.Pattern, s) {
		return true
	}
	return s.Derived != "" && (ref.Pattern == s.Derived || obs.Glob(ref.Pattern, s.Derived))
}

// readers orders series as a reader looks for them: by indicator as in the table,
// the study's leads first, then by name, as by compares it.
func readers(st *study.Study, tb *obs.Table, x, y *obs.Series, by func(x, y *obs.Series) int) int {
	if x.Indicator != y.Indicator {
		at := func(s *obs.Series) int {
			return slices.IndexFunc(tb.Indicators, func(i obs.Indicator) bool { return i.ID == s.Indicator })
		}
		return cmp.Compare(at(x), at(y))
	}
	lead := func(s *obs.Series) int {
		if i := slices.Index(st.Leads, s.Entity); i >= 0 {
			return i
		}
		return len(st.Leads)
	}
	return cmp.Or(cmp.Compare(lead(x), lead(y)), by(x, y), cmp.Compare(x.Reporter, y.Reporter))
}

// matches reports whether a pattern with * names the series: * alone or "*.*"
// is every series; on either side of the indicator's dot it is any.
func matches(pattern string, s *obs.Series) bool {
	entity := strings.TrimPrefix(s.ID, s.Indicator+".")
	switch {
	case s.Derived != "" && strings.HasPrefix(pattern, "*"): // a series of our own making is asked for by name
		return false
	case pattern == "*" || pattern == "*.*":
		return true
	case strings.HasPrefix(pattern, "*."):
		return obs.Glob(pattern[2:], entity)
	}
	rest, ok := strings.CutPrefix(pattern, s.Indicator+".")
	return ok && obs.Glob(rest, entity)
}

func unknownSeries(tb *obs.Table, who string, ref study.Ref) obs.Fault {
	ids := make([]string, len(tb.Series))
	for i, s := range tb.Series {
		ids[i] = s.ID
	}
	fix := obs.DidYouMean(ref.Pattern, ids)
	if fix == "" {
		few := ids[:min(len(ids), 5)]
		if len(ids) > len(few) {
			few = append(few[:len(few):len(few)], fmt.Sprintf("%d more", len(ids)-len(few)))
		}
		fix = orElse(english.list(few), "the study has none")
		if len(ids) > 0 {
			fix = "series here are " + fix
		}
	}
	return obs.Fault{Pos: ref.Pos, Severity: obs.SevError, Fix: fix,
		Msg: fmt.Sprintf("%s: no series %q", who, ref.Pattern)}
}

func eraOf(st *study.Study, id string) (study.Era, bool) {
	for _, e := range st.Eras {
		if e.ID == id {
			return e, true
		}
	}
	return study.Era{}, false
}
