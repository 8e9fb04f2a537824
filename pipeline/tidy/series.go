package tidy

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
)

// build makes the series of a group: one where nothing competes or the study has
// a rule, else one for each reporter or source.
func (b *builder) build(g *group) {
	var competing []obs.Competing
	if b.several(g.rows) {
		b.doubles(g)
		competing = b.competing(g)
	}
	r := b.rule[g.indicator]
	var who func(*obs.Observation) string
	switch {
	case r.any() || len(competing) == 0 && !b.mixed(g):
		s := b.start(g, "", len(g.rows))
		b.fill(s, g, r)
		b.tb.Series = append(b.tb.Series, s)
		return
	case len(competing) == 0:
		who = b.states
	default:
		who = b.apart(g)
	}
	var names []string
	parts := map[string][]int32{}
	for _, i := range g.rows {
		w := who(&b.tb.Obs[i])
		if _, ok := parts[w]; !ok {
			names = append(names, w)
		}
		parts[w] = append(parts[w], i)
	}
	for _, w := range names {
		s := b.start(g, w, len(parts[w]))
		b.fill(s, &group{key: g.key, rows: parts[w]}, rule{})
		s.Competing = competing
		b.tb.Series = append(b.tb.Series, s)
	}
}

// start makes a series without values.
func (b *builder) start(g *group, who string, n int) *obs.Series {
	ind, e := b.tb.Indicators[g.indicator], b.names.list[g.entity]
	s := &obs.Series{ID: ind.ID + "." + e.ID, Indicator: ind.ID, Entity: e.ID, Reporter: who, Label: e.Label, Named: e.Label, Unit: ind.Unit,
		Years: make([]int, 0, n), Values: make([]float64, 0, n), Status: make([]obs.Status, 0, n), Sources: make([]string, 0, n),
		Notes: make([]string, 0, n), Periods: make([]obs.Period, 0, n), Pos: make([]obs.Pos, 0, n)}
	if g.partner >= 0 {
		p := b.names.list[g.partner]
		s.ID, s.Partner, s.Label = s.ID+"-"+p.ID, p.ID, flow(lang.English, e, p)
		s.Named = s.Label
	}
	if who != "" {
		s.ID += "@" + who
	}
	return s
}

// fill puts one value a year into a series, by the rule where several compete.
func (b *builder) fill(s *obs.Series, g *group, r rule) {
	used := map[string]bool{}
	var done makings
	var open, others []int // years without a choice, and with sources that a splice leaves out
	for rows := range b.years(g.rows) {
		values := b.values(rows)
		pick := -1
		switch {
		case len(values) == 1 && len(r.splice) == 0:
			pick = 0
		case len(values) > 0:
			pick = b.choose(r, values)
		}
		year := b.tb.Obs[rows[0]].Year
		if len(values) > 1 {
			s.Competing = append(s.Competing, b.compete(values, pick))
		}
		if pick >= 0 {
			o := &b.tb.Obs[values[pick]]
			s.Years, s.Values, s.Status = append(s.Years, year), append(s.Values, o.Value), append(s.Status, o.Status)
			s.Notes, s.Periods, s.Pos = append(s.Notes, o.Note), append(s.Periods, o.Period), append(s.Pos, o.Pos)
			source := o.Source
			if source == "" {
				source = o.Reporter
			}
			s.Sources = append(s.Sources, source)
			done.add(b.made[values[pick]], year)
			if p, ok := b.also[values[pick]]; ok {
				if s.Also == nil {
					s.Also = map[int][]obs.Pos{}
				}
				s.Also[year] = []obs.Pos{p}
			}
			for _, k := range r.splice {
				if matches(o, k) {
					used[k] = true
					break
				}
			}
			continue
		}
		if len(values) > 1 {
			open = append(open, year)
		} else if len(values) == 1 {
			others = append(others, year)
		}
		for _, i := range rows {
			if o := &b.tb.Obs[i]; o.Status.Missing() {
				s.Missing, s.MissYears = append(s.Missing, o.Pos), append(s.MissYears, year)
				break
			}
		}
	}
	for _, k := range r.splice {
		if used[k] && len(used) > 1 {
			s.Splice = append(s.Splice, k)
		}
	}
	s.Made = done.messages()
	b.unused(s, r, open, others)
}

// makings are what was done to the values of a series, with the years.
type makings struct {
	what  []obs.Message
	place map[string]int // of what, by its words
	years [][]int
}

func (m *makings) add(what obs.Message, year int) {
	if what.Pattern == "" {
		return
	}
	words := what.String()
	i, ok := m.place[words]
	if !ok {
		if m.place == nil {
			m.place = map[string]int{}
		}
		i = len(m.what)
		m.place[words] = i
		m.what, m.years = append(m.what, what), append(m.years, nil)
	}
	m.years[i] = append(m.years[i], year)
}

func (m *makings) messages() []obs.Message {
	var out []obs.Message
	for i, what := range m.what {
		out = append(out, obs.Say("{} {}¦years, and what was done to their values", span(m.years[i]), what))
	}
	return out
}

// unused warns of years that have values and no place in the series.
func (b *builder) unused(s *obs.Series, r rule, open, others []int) {
	pos := r.splicePos
	if len(r.splice) == 0 {
		pos = r.preferPos
	}
	warn := func(years []int, said, fix obs.Message) {
		if len(years) > 0 {
			b.faults = append(b.faults, obs.Fault{Pos: pos, Severity: obs.SevWarning}.Saying(said.Of(s.ID, span(years)), fix))
		}
	}
	warn(open, obs.Say("{} in {}: the rule does not choose among the competing values, and none is used"), obs.Say("add their reporters or sources to the rule"))
	warn(others, obs.Say("{} in {}: the only value is of a source that the splice does not name, and is not used"), obs.Say("add the source to the splice"))
}

// years parts rows that are sorted by year into the rows of each year.
func (b *builder) years(rows []int32) iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		for len(rows) > 0 {
			n := 1
			for n < len(rows) && b.tb.Obs[rows[n]].Year == b.tb.Obs[rows[0]].Year {
				n++
			}
			if !yield(rows[:n:n]) {
				return
			}
			rows = rows[n:]
		}
	}
}

// several reports whether any year has more than one row.
func (b *builder) several(rows []int32) bool {
	for i := 1; i < len(rows); i++ {
		if b.tb.Obs[rows[i]].Year == b.tb.Obs[rows[i-1]].Year {
			return true
		}
	}
	return false
}

// values leaves out the rows that say that a value is missing.
func (b *builder) values(rows []int32) []int32 {
	for i, r := range rows {
		if !b.tb.Obs[r].Status.Missing() {
			continue
		}
		out := slices.Clone(rows[:i])
		for _, r := range rows[i+1:] {
			if !b.tb.Obs[r].Status.Missing() {
				out = append(out, r)
			}
		}
		return out
	}
	return rows
}

// competing lists the years of a group with several values.
func (b *builder) competing(g *group) []obs.Competing {
	var out []obs.Competing
	for rows := range b.years(g.rows) {
		if values := b.values(rows); len(values) > 1 {
			out = append(out, b.compete(values, -1))
		}
	}
	return out
}

func (b *builder) compete(values []int32, chosen int) obs.Competing {
	c := obs.Competing{Year: b.tb.Obs[values[0]].Year, Chosen: chosen}
	for _, i := range values {
		c.Obs = append(c.Obs, b.tb.Obs[i])
	}
	return c
}

// span writes years shortly: "2001–2003, 2007".
func span(years []int) string {
	var out []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		s := strconv.Itoa(years[i])
		if j > i {
			s += "–" + strconv.Itoa(years[j])
		}
		out = append(out, s)
		i = j + 1
	}
	return strings.Join(out, ", ")
}
