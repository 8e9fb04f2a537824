package question

import (
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/stat"
)

// statistics answers a question of kind statistics: one family with every
// combination of the parameters given, on every series or pair. It writes
// estimates alone.
func statistics(a *asking) {
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
	subjects := a.subjects(f)
	eras := append([]string(nil), a.Question.Eras...)
	if len(eras) == 0 {
		eras = []string{""}
	}
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
					sheets[i].ask(f.Name, of, tr, p)
				}
			}
		}
	})
	for _, s := range sheets {
		a.keep(s)
	}
	a.out.Section.Blocks = nil
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
// series; every pair, or series × with; all of them at once, the first explained
// by the second, given the others.
func (a *asking) subjects(f family) [][]*obs.Series {
	switch f.Arity {
	case 1:
		out := make([][]*obs.Series, len(a.series))
		for i, s := range a.series {
			out[i] = []*obs.Series{s}
		}
		return out
	case 2:
		return a.pairs()
	}
	all := slices.Concat(a.series, a.with)
	if len(all) < 3 {
		return nil
	}
	return [][]*obs.Series{all}
}

// pairs are the pairs of series that the question is about, in order.
func (a *asking) pairs() [][]*obs.Series {
	var out [][]*obs.Series
	add := func(x, y *obs.Series) {
		if x == y ||
			a.Question.Within == "entity" && (x.Entity != y.Entity || x.Partner != y.Partner) ||
			a.Question.Within == "indicator" && x.Indicator != y.Indicator {
			return
		}
		out = append(out, []*obs.Series{x, y})
	}
	if len(a.with) > 0 {
		for _, x := range a.series {
			for _, y := range a.with {
				add(x, y)
			}
		}
		return out
	}
	for i, x := range a.series {
		for _, y := range a.series[i+1:] {
			add(x, y)
		}
	}
	return out
}
