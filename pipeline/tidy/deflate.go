package tidy

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// deflate makes, of every series of money at current prices in a currency that
// has a deflator, one at the prices of the base year: the value times the index
// of the base year over that of its own. A fiscal year takes the mean of the index
// over its months. A year without an index has no value.
func (b *builder) deflate() {
	for _, d := range b.st.Deflators {
		index := b.deflator(d)
		if index == nil {
			continue
		}
		base, _ := index.At(d.Base)
		done := false
		for _, s := range slices.Clone(b.tb.Series) {
			if s.Derived != "" || s.Unit.Kind != obs.Money || s.Unit.Basis != "current" || s.Unit.Currency != d.Currency {
				continue
			}
			done = true
			id := s.Indicator + "-real"
			if real, ok := b.real(s, id, d); ok {
				b.tb.Series = append(b.tb.Series, b.constant(s, real, index, base, d))
			}
		}
		if !done {
			b.faults = append(b.faults, obs.Fault{Pos: d.Pos, Severity: obs.SevWarning}.Saying(
				obs.Say("deflators: no series is in {} at current prices", d.Currency), obs.Say("delete it")))
		}
	}
}

// deflator is the index of a deflator, nil with a fault where it is none.
func (b *builder) deflator(d study.Deflator) *obs.Series {
	ids := make([]string, len(b.tb.Series))
	for i, s := range b.tb.Series {
		ids[i] = s.ID
	}
	index := b.tb.Find(d.Series)
	switch {
	case index == nil && slices.ContainsFunc(b.tb.Withheld, func(w obs.Withheld) bool { return w.Series.ID == d.Series }):
		b.faults = append(b.faults, obs.Fault{Pos: d.Pos, Severity: obs.SevWarning}.Saying(
			obs.Say("deflators: a guard withholds {}, so nothing is deflated with it", d.Series), obs.Message{}))
		return nil
	case index == nil:
		fix := obs.DidYouMean(d.Series, ids)
		if fix == "" {
			fix = "name a series of kind index"
		}
		b.error(d.Pos, fix, "deflators: no series %q", d.Series)
		return nil
	case index.Unit.Kind != obs.Index:
		b.error(d.Pos, `give it "unit": {"kind": "index", "base": 2010}, or name a price index`, "deflators: %s is in %s, not an index", d.Series, index.Unit)
		return nil
	}
	if _, ok := index.At(d.Base); !ok {
		b.error(d.Pos, "choose a base year that it has", "deflators: %s has no value for the base year %d", d.Series, d.Base)
		return nil
	}
	if i := slices.IndexFunc(index.Values, func(v float64) bool { return v <= 0 }); i >= 0 {
		b.error(d.Pos, "correct the value", "deflators: %s is %s in %d; a price index is above zero", d.Series, plainly(index.Values[i]), index.Years[i])
		return nil
	}
	return index
}

// real is the indicator of the deflated series, added to the table where it is
// new; false where a file has one of that name.
func (b *builder) real(s *obs.Series, id string, d study.Deflator) (obs.Indicator, bool) {
	for _, ind := range b.tb.Indicators {
		if ind.ID == id {
			if ind.Derived == "" && !b.said["real\x00"+id] {
				b.said["real\x00"+id] = true
				b.faults = append(b.faults, obs.Fault{Pos: d.Pos, Severity: obs.SevWarning}.Saying(
					obs.Say("deflators: a file has an indicator {} of its own, so {} is not deflated", strconv.Quote(id), s.Indicator),
					obs.Say("rename it, if its values are not those at constant prices")))
			}
			return ind, ind.Derived != ""
		}
	}
	ind := b.tb.Indicator(s.Indicator)
	real := obs.Indicator{ID: id, Unit: s.Unit, Sources: ind.Sources, File: ind.File, Concept: ind.Concept, Derived: ind.ID}
	real.Unit.Basis, real.Unit.Base = "constant", d.Base
	atPrices(lang.English, &real, ind, indexOf(b.st, b.tb, d.Currency))
	b.tb.Indicators = append(b.tb.Indicators, real)
	return real, true
}

// over is the index of a period: of a calendar year as published, of a fiscal year the
// mean over its months, those of a calendar year having one index.
func over(index *obs.Series, year int, p obs.Period) (float64, bool) {
	v, ok := index.At(year)
	if p.Month <= 1 || !ok {
		return v, ok
	}
	before, ok := index.At(year - 1)
	months := float64(13 - p.Month) // of the year before
	return (before*months + v*(12-months)) / 12, ok
}

// rowsOf are the rows of a series in two years.
func rowsOf(s *obs.Series, x, y int) []obs.Pos {
	var out []obs.Pos
	for i, year := range s.Years {
		if year == x || year == y {
			out = append(append(out, s.Pos[i]), s.Also[year]...)
		}
	}
	return out
}

// deflated are the competing figures of a year at constant prices; false where the
// index lacks the year. A figure of another period that cannot be deflated is left out.
func deflated(c obs.Competing, index *obs.Series, base float64, unit *obs.Unit) (obs.Competing, bool) {
	out := obs.Competing{Year: c.Year, Chosen: -1}
	for i, o := range c.Obs {
		p, ok := over(index, c.Year, o.Period)
		v := o.Value * (base / p)
		if !o.Status.Missing() && (!ok || math.IsInf(v, 0)) {
			if i == c.Chosen {
				return out, false
			}
			continue
		}
		if i == c.Chosen {
			out.Chosen = len(out.Obs)
		}
		if o.Unit = unit; !o.Status.Missing() {
			o.Value = v
		}
		out.Obs = append(out.Obs, o)
	}
	return out, len(out.Obs) > 1
}

// constant is a series at constant prices. It points to the rows of the values and
// of the index that it was made of.
func (b *builder) constant(s *obs.Series, ind obs.Indicator, index *obs.Series, base float64, d study.Deflator) *obs.Series {
	r := *s
	r.ID, r.Indicator, r.Unit, r.Derived = ind.ID+strings.TrimPrefix(s.ID, s.Indicator), ind.ID, ind.Unit, s.ID
	r.Years, r.Values, r.Status, r.Sources, r.Notes, r.Periods, r.Pos = nil, nil, nil, nil, nil, nil, nil
	r.Missing, r.MissYears, r.Competing = nil, nil, nil
	r.Also = map[int][]obs.Pos{}
	var lost []int
	for i, y := range s.Years {
		p, ok := over(index, y, s.Periods[i])
		v := s.Values[i] * (base / p)
		if !ok || math.IsInf(v, 0) {
			lost = append(lost, y)
			continue
		}
		r.Also[y] = slices.Concat(s.Also[y], rowsOf(index, y, d.Base))
		if s.Periods[i].Month > 1 {
			r.Also[y] = append(r.Also[y], rowsOf(index, y-1, y-1)...)
		}
		r.Years, r.Values, r.Status = append(r.Years, y), append(r.Values, v), append(r.Status, s.Status[i])
		r.Sources, r.Notes, r.Periods, r.Pos = append(r.Sources, s.Sources[i]), append(r.Notes, s.Notes[i]), append(r.Periods, s.Periods[i]), append(r.Pos, s.Pos[i])
	}
	for _, c := range s.Competing {
		if c, ok := deflated(c, index, base, &r.Unit); ok {
			r.Competing = append(r.Competing, c)
		}
	}
	what := obs.Say("deflated with {}, base {}", obs.SeriesID(d.Series), d.Base)
	if len(lost) > 0 {
		what = obs.Say("{}; no index for {}", what, span(lost))
	}
	r.Made = append(slices.Clone(s.Made), what)
	for _, key := range index.Sources {
		if !slices.Contains(r.Using, key) {
			r.Using = append(r.Using, key)
		}
	}
	return &r
}
