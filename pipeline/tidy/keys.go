package tidy

import (
	"fmt"
	"slices"
	"strconv"

	"defensetrade/pipeline/obs"
)

// doubles finds rows of one year that nothing tells apart. The first of them
// stays in the group, so that each further one is reported once.
func (b *builder) doubles(g *group) {
	bad := map[int32]bool{}
	for rows := range b.years(g.rows) {
		if len(rows) < 2 {
			continue
		}
		first := map[[2]string]*obs.Observation{}
		for _, i := range rows {
			o := &b.tb.Obs[i]
			who := [2]string{o.Reporter, o.Source}
			if x, ok := first[who]; ok {
				b.double(g, x, o)
				bad[i] = true
			} else {
				first[who] = o
			}
		}
	}
	if len(bad) > 0 {
		g.rows = slices.DeleteFunc(g.rows, func(i int32) bool { return bad[i] })
	}
}

// double names both places of two rows that nothing tells apart.
func (b *builder) double(g *group, x, y *obs.Observation) {
	where := "line " + strconv.Itoa(x.Pos.Line)
	if x.Pos.File != y.Pos.File {
		where += " of " + x.Pos.File
	}
	name := b.start(g, "", 0).ID
	if amount(x) == amount(y) && x.Status == y.Status && x.Period == y.Period && x.Note == y.Note {
		b.error(y.Pos, "delete one of the two", "the row repeats %s: %s in %d", where, name, y.Year)
		return
	}
	fix := "delete one, or tell them apart in the columns reporter or source"
	if x.Period != y.Period {
		fix = fmt.Sprintf("delete one, or give the values of the period %s an indicator of their own", y.Period)
	}
	b.error(y.Pos, fix, "%s has two values in %d: %s here, and %s in %s", name, y.Year, amount(y), amount(x), where)
}

func amount(o *obs.Observation) string {
	if o.Status.Missing() {
		return "missing"
	}
	return strconv.FormatFloat(o.Value, 'g', -1, 64)
}

// apart returns what tells the competing values of a group apart: the reporter
// where that is enough, else the source, else both.
func (b *builder) apart(g *group) func(*obs.Observation) string {
	reporter := func(o *obs.Observation) string { return o.Reporter }
	source := func(o *obs.Observation) string { return o.Source }
	for _, who := range []func(*obs.Observation) string{reporter, source} {
		if b.tells(g, who) {
			return who
		}
	}
	return func(o *obs.Observation) string {
		switch {
		case o.Reporter == "":
			return o.Source
		case o.Source == "":
			return o.Reporter
		}
		return o.Reporter + ", " + o.Source
	}
}

func (b *builder) tells(g *group, who func(*obs.Observation) string) bool {
	for rows := range b.years(g.rows) {
		seen := map[string]bool{}
		for _, i := range rows {
			w := who(&b.tb.Obs[i])
			if seen[w] {
				return false
			}
			seen[w] = true
		}
	}
	return true
}

// states is who states a value: the reporter, or the source that the descriptor
// declares; "" where neither is known.
func (b *builder) states(o *obs.Observation) string {
	if o.Reporter != "" {
		return o.Reporter
	}
	if _, ok := b.tb.Source(o.Source); ok {
		return o.Source
	}
	return ""
}

// mixed reports whether a series would join values of several reporters or
// declared sources though the study has no rule that says so (G26). It is told
// once an indicator.
func (b *builder) mixed(g *group) bool {
	var who []string
	var pos obs.Pos
	for _, i := range g.rows {
		o := &b.tb.Obs[i]
		w := b.states(o)
		if w == "" || o.Status.Missing() || slices.Contains(who, w) {
			continue
		}
		if who = append(who, w); len(who) == 2 {
			pos = o.Pos
		}
	}
	if len(who) < 2 {
		return false
	}
	id, indicator := b.named(g), b.tb.Indicators[g.indicator].ID
	f := obs.Fault{Pos: pos, Severity: obs.SevError, Guard: "G26", Series: id}.Saying(
		obs.Say("{} would join values of several sources ({}) and no rule says so", obs.SeriesID(id), quoted(who)),
		obs.Say("declare it in study.yaml: splice: {}", fmt.Sprintf("{%s: [%s, …]}", indicator, who[0])))
	stands := !b.st.Let(&f)
	if stands {
		f = f.Then(obs.Say("{}; each is a series of its own"))
	}
	if said := "mixed\x00" + indicator + f.Override; !b.said[said] {
		b.said[said] = true
		b.faults = append(b.faults, f)
	}
	return stands
}
