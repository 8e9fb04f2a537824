package question

import (
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
)

// scales brings series of units that differ in scale alone to the scale of the
// first of them, so that they can be drawn, added and compared.
func (a *asking) scales() {
	if f, ok := familyOf(a.Question.Family); a.kind.Name == "statistics" && (!ok || f.Arity <= single) {
		return // one series at a time, or whole indicators
	}
	both := oneScale(a.series, a.with)
	a.series, a.with = both[0], both[1]
}

// oneScale brings the series of several lists that differ in scale alone to the
// scale of the first of them. A series that stands twice stays one.
func oneScale(lists ...[]*obs.Series) [][]*obs.Series {
	first := map[obs.Unit]obs.Unit{}
	done := map[*obs.Series]*obs.Series{}
	var out [][]*obs.Series
	for _, ss := range lists {
		list := make([]*obs.Series, len(ss))
		for i, s := range ss {
			u, ok := first[s.Unit.Unscaled()]
			if !ok {
				u = s.Unit
				first[s.Unit.Unscaled()] = u
			}
			if done[s] == nil {
				done[s] = scaled(s, u)
			}
			list[i] = done[s]
		}
		out = append(out, list)
	}
	return out
}

// scaled is a series in a unit that differs from its own in scale alone.
func scaled(s *obs.Series, u obs.Unit) *obs.Series {
	if s.Unit == u {
		return s
	}
	f := s.Unit.Factor(u)
	t := *s
	t.Unit, t.Values, t.Competing = u, make([]float64, s.N()), nil
	for i, v := range s.Values {
		t.Values[i] = v * f
	}
	for _, c := range s.Competing {
		c.Obs = slices.Clone(c.Obs)
		for i := range c.Obs {
			c.Obs[i].Value, c.Obs[i].Unit = c.Obs[i].Value*f, &u
		}
		t.Competing = append(t.Competing, c)
	}
	t.Made = append(slices.Clone(s.Made), obs.Say("brought from {} to {}", s.Unit, u))
	return &t
}

// longNominal is over how many years nominal money hides too much inflation to be
// compared with itself (G03).
const longNominal = 5

func isNominal(s *obs.Series) bool {
	first, last := ends(s.Years)
	return s.Unit.Kind == obs.Money && s.Unit.Basis == "current" && last-first > longNominal
}

// constantPrices puts the version at constant prices in the place of nominal
// money of more than five years, where the question is of a trend or compares
// eras and the study has a deflator that covers half of its years. A study that
// overrides G03 for it keeps the nominal one.
func (a *asking) constantPrices() {
	if a.kind.Name != "trend" && a.kind.Name != "comparison" {
		return
	}
	var told []*obs.Series
	for i, s := range a.series {
		if !isNominal(a.span(s)) || a.st.Let(&obs.Fault{Guard: "G03", Question: a.Question.ID, Series: s.ID}) {
			continue
		}
		for _, r := range a.tb.Series {
			if r.Derived == s.ID && r.Unit.Basis == "constant" && 2*a.span(r).N() >= a.span(s).N() {
				a.series[i] = r
				told = append(told, r)
				break
			}
		}
	}
	if len(told) == 0 {
		return
	}
	var which []string
	for _, r := range told {
		which = append(which, a.lowerFirst(a.whole(r))+" ("+a.plain(r.Made[len(r.Made)-1])+")")
	}
	a.para(a.say("Part of the change of an amount at current prices is inflation, so the statistics use {}.", lit(a.list(which))))
}

// plain says what was done to a series with the price index by its name.
func (a *asking) plain(made obs.Message) string {
	return a.toldOf(made, func(id string) string {
		for _, s := range a.tb.Series {
			if s.ID == id && s.Unit.Kind == obs.Index {
				return a.lowerFirst(a.title(s))
			}
		}
		return id
	})
}

// madeWords are the sentences of a figure's note that say what was done to the
// values.
func (a *asking) madeWords(ss []*obs.Series, names []string) []string {
	var all []string
	for _, s := range ss {
		for _, m := range s.Made {
			all = append(all, a.plain(m))
		}
	}
	var out []string
	for _, words := range used(all) {
		var which []string
		for i, s := range ss {
			if slices.ContainsFunc(s.Made, func(m obs.Message) bool { return a.plain(m) == words }) {
				which = append(which, names[i])
			}
		}
		if len(ss) > 1 {
			words = strings.Join(which, ", ") + ": " + words
		}
		out = append(out, a.upperFirst(words)+".")
	}
	return out
}
