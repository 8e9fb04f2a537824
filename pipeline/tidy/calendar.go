package tidy

import (
	"slices"

	"defensetrade/pipeline/obs"
)

// calendar makes calendar years of the fiscal years of the indicators that the
// study names. It supposes even spending through the year: a calendar year takes
// from each of the two fiscal years that overlap it the share of its months. A
// year of which one of the two is missing has no value.
func (b *builder) calendar() {
	for _, c := range b.st.Convert {
		ind, ok := b.indicator("convert", c.Indicator, c.Pos)
		if !ok {
			continue
		}
		fiscal := false
		for i := range b.groups {
			if b.groups[i].indicator == ind {
				fiscal = b.calendarOf(&b.groups[i], c.Pos) || fiscal
			}
		}
		if !fiscal {
			b.faults = append(b.faults, obs.Fault{Pos: c.Pos, Severity: obs.SevWarning}.Saying(
				obs.Say("convert: no row of {} is of a fiscal year", c.Indicator), obs.Say("delete it")))
		}
	}
}

// who tells the rows of one reporter, source and fiscal year from others.
type who struct {
	reporter, source string
	period           obs.Period
}

// calendarOf converts the rows of one group; it reports whether any was fiscal.
func (b *builder) calendarOf(g *group, pos obs.Pos) bool {
	values, years := map[who]map[int]int32{}, map[who]map[int]bool{}
	for _, i := range g.rows {
		o := &b.tb.Obs[i]
		w := who{o.Reporter, o.Source, o.Period}
		if years[w] == nil {
			values[w], years[w] = map[int]int32{}, map[int]bool{}
		}
		years[w][o.Year] = true
		if !o.Status.Missing() {
			values[w][o.Year] = i
		}
	}
	type change struct {
		row, next int32
		value     float64
	}
	var changes []change
	drop := map[int32]bool{}
	var alone []int
	fiscal := false
	for _, i := range g.rows {
		o := &b.tb.Obs[i]
		if o.Period.Month == 0 {
			continue
		}
		fiscal = true
		w := who{o.Reporter, o.Source, o.Period}
		next, ok := values[w][o.Year+1]
		switch {
		case o.Period.Month == 1:
			changes = append(changes, change{i, i, o.Value})
		case years[who{o.Reporter, o.Source, obs.Period{}}][o.Year]: // it has the calendar year itself
			drop[i] = true
		case o.Status.Missing() || !ok:
			drop[i] = true
			if !o.Status.Missing() {
				alone = append(alone, o.Year)
			}
		default:
			share := float64(o.Period.Month-1) / 12
			changes = append(changes, change{i, next, share*o.Value + (1-share)*b.tb.Obs[next].Value})
		}
	}
	for _, c := range changes { // all at once: each value is needed twice as published
		o := &b.tb.Obs[c.row]
		if o.Period.Month != 1 && !o.Status.Missing() {
			b.make(c.row, obs.Say("converted from fiscal years that begin in {}, supposing even spending through the year", obs.Month(o.Period.Month)))
			o.Value, o.Status = c.value, obs.Estimated
			b.also[c.row] = b.tb.Obs[c.next].Pos
		}
		o.Period = obs.Period{}
	}
	g.without(func(i int32) bool { return drop[i] })
	if len(alone) > 0 {
		slices.Sort(alone)
		b.faults = append(b.faults, obs.Fault{Pos: pos, Severity: obs.SevWarning, Series: b.named(g)}.Saying(
			obs.Say("convert: {} has no next fiscal year beside that of {}, so no calendar year is made of it", b.named(g), span(slices.Compact(alone))),
			obs.Say("a calendar year needs both fiscal years that overlap it")))
	}
	return fiscal
}

// without takes rows out of a group.
func (g *group) without(out func(int32) bool) {
	g.rows = slices.DeleteFunc(g.rows, func(i int32) bool {
		gone := out(i)
		if gone {
			g.left = append(g.left, i)
		}
		return gone
	})
}
