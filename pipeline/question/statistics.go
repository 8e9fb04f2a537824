package question

import (
	"maps"
	"slices"
	"strconv"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/stat"
)

// statistics answers a question of kind statistics: one family with every
// combination of the parameters given, on every series or pair. It writes
// estimates alone.
func statistics(a *asking) {
	defer func() { a.out.Section.Blocks = nil }()
	eras := a.Question.Eras
	if len(eras) == 0 {
		eras = []string{""}
	}
	if f, ok := panelFamilyOf(a.Question.Family); ok {
		a.panels(f, eras)
		return
	}
	f, _ := familyOf(a.Question.Family)
	transforms := []stat.Transform{f.Transforms[0]}
	if len(a.Question.Transform) > 0 {
		transforms = nil
		for _, name := range a.Question.Transform {
			if tr, err := stat.ParseTransform(name); err == nil {
				transforms = append(transforms, tr)
			}
		}
	}
	switch f.Name {
	case "era_difference", "era_slopes":
		a.betweenEras(f.Name, transforms)
		return
	case "correlation_adjusted":
		a.adjustedPairs(eras, transforms)
		return
	}
	subjects := a.subjects(f)
	sheets := make([]*sheet, len(subjects))
	a.par(len(subjects), func(i int) {
		sheets[i] = a.sheet()
		for _, era := range eras {
			of := subject{era: era}
			for _, s := range subjects[i] {
				of.series = append(of.series, a.inEra(s, era))
			}
			for _, tr := range transforms {
				if !slices.Contains(f.Transforms, tr) {
					continue // told by plan
				}
				for _, p := range a.combos {
					for _, q := range a.breakYears(f, p, of.series[0]) {
						sheets[i].ask(f.Name, of, tr, q)
					}
				}
			}
		}
	})
	a.keep(sheets...)
}

// breakYears are the parameters with each break year that is meant: the one
// given, or the first years of the study's eras inside the series.
func (a *asking) breakYears(f family, p params, s *obs.Series) []params {
	if !slices.ContainsFunc(f.Params, func(d param) bool { return d.key == breakYear.key }) || !p.null(breakYear.key) {
		return []params{p}
	}
	var out []params
	for _, y := range a.boundaries(s) {
		q := maps.Clone(p)
		q[breakYear.key] = strconv.Itoa(y)
		out = append(out, q)
	}
	if len(out) == 0 {
		return []params{p} // withheld, with the reason
	}
	return out
}

// boundaries are the first years of the study's eras inside a series.
func (a *asking) boundaries(s *obs.Series) []int {
	first, last := ends(s.Years)
	var out []int
	for _, e := range a.st.Eras {
		if e.From > first && e.From <= last && !slices.Contains(out, e.From) {
			out = append(out, e.From)
		}
	}
	slices.Sort(out)
	return out
}

// inEra is the part of a series that the question is about, in an era.
func (a *asking) inEra(s *obs.Series, era string) *obs.Series {
	s = a.span(s)
	if e, ok := eraOf(a.st, era); ok {
		s = s.Within(e.From, e.To)
	}
	return s
}

// subjects are the sets of series that a family of that arity is asked of: each
// series; every pair, or series × with; or all of them at once.
func (a *asking) subjects(f family) [][]*obs.Series {
	switch f.Arity {
	case single:
		out := make([][]*obs.Series, len(a.series))
		for i, s := range a.series {
			out[i] = []*obs.Series{s}
		}
		return out
	case pairwise:
		return a.pairs()
	}
	var all []*obs.Series
	for _, s := range slices.Concat(a.numbered(a.series), a.numbered(a.with)) {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	if f.Arity == partially && len(all) < 3 || len(all) < 2 {
		return nil
	}
	return [][]*obs.Series{all}
}

// pairs are the pairs of series that the question is about, in order, without
// those of a fiscal and a calendar year. Which of the two comes first is the same in
// every language.
func (a *asking) pairs() [][]*obs.Series {
	var out [][]*obs.Series
	as, bs := a.numbered(a.series), a.numbered(a.with)
	add := func(x, y *obs.Series) {
		if x == y || a.Question.Within == "entity" && (x.Entity != y.Entity || x.Partner != y.Partner) ||
			a.Question.Within == "indicator" && x.Indicator != y.Indicator ||
			a.apart[[2]*obs.Series{x, y}] {
			return
		}
		out = append(out, []*obs.Series{x, y})
	}
	if len(bs) > 0 {
		done, with := map[*obs.Series]bool{}, map[*obs.Series]bool{}
		for _, y := range bs {
			with[y] = true
		}
		for _, x := range as {
			for _, y := range bs {
				// A correlation has no direction; a family may have one.
				if a.kind.Name != "correlation" || !done[y] || !with[x] {
					add(x, y)
				}
			}
			done[x] = true
		}
		return a.alphabeticalPairs(out)
	}
	for i, x := range as {
		for _, y := range as[i+1:] {
			add(x, y)
		}
	}
	return a.alphabeticalPairs(out)
}
