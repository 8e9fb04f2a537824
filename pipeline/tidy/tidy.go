// Package tidy makes series of observations: it maps names to entities, finds
// rows that say the same thing twice, and applies the study's rules for competing
// values.
//
// It reads no file, changes no value and computes no statistic.
package tidy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// maxFaults is how many faults of a file are listed.
const maxFaults = 100

// Tidy maps names to IDs, checks keys, applies splices and preferences and builds
// the series. t is not changed; what could be built is returned beside the faults.
func Tidy(st *study.Study, t *obs.Table) (*obs.Table, obs.Faults) {
	out := &obs.Table{
		Obs: slices.Clone(t.Obs), Indicators: slices.Clone(t.Indicators),
		Sources: slices.Clone(t.Sources), Inputs: slices.Clone(t.Inputs),
	}
	b := &builder{st: st, tb: out, names: newNamer(st), keys: map[key]int{}, said: map[string]bool{}}
	b.names.letters(out.Obs)
	b.group()
	b.faults = append(b.faults, b.names.faults(len(out.Obs))...)
	if st.Named() {
		b.faults = append(b.faults, b.names.leads()...)
	}
	b.rules()
	for i := range b.groups {
		b.build(&b.groups[i])
	}
	b.sort()
	out.Entities = slices.Clone(b.names.list)
	slices.SortFunc(out.Entities, func(a, b obs.Entity) int { return strings.Compare(a.ID, b.ID) })
	return out, b.faults.Limit(maxFaults)
}

// A builder is the series while they are being made.
type builder struct {
	st     *study.Study
	tb     *obs.Table
	names  *namer
	keys   map[key]int // place of a group
	groups []group
	rule   []rule // of each indicator
	faults obs.Faults
	said   map[string]bool // faults that are said once
}

// key is what a group of observations has in common: places in lists.
type key struct{ indicator, entity, partner int }

// A group is the observations of one indicator for one entity or ordered pair.
type group struct {
	key
	rows []int32 // places in tb.Obs, by year, then in the order of the files
}

// group maps the names of every observation, checks its unit and sorts it into
// its group. Years outside the span keep their names but get into no group.
func (b *builder) group() {
	place := map[string]int{}
	for i, ind := range b.tb.Indicators {
		place[ind.ID] = i
	}
	for i := range b.tb.Obs {
		o := &b.tb.Obs[i]
		k := key{partner: -1}
		var ok bool
		if k.indicator, ok = place[o.Indicator]; !ok {
			k.indicator = len(b.tb.Indicators)
			place[o.Indicator] = k.indicator
			b.tb.Indicators = append(b.tb.Indicators, obs.Indicator{ID: o.Indicator, Unit: o.Unit, File: o.Pos.File})
		}
		b.unit(o, &b.tb.Indicators[k.indicator])
		k.entity = b.names.entity(o.Entity, o.EntityPos)
		o.Entity = b.names.list[k.entity].ID
		if o.Partner != "" {
			k.partner = b.names.entity(o.Partner, o.PartnerPos)
			o.Partner = b.names.list[k.partner].ID
		}
		if o.Reporter != "" && !b.st.Any {
			o.Reporter = b.names.reporterID(o.Reporter)
		}
		if b.st.From != 0 && o.Year < b.st.From || b.st.To != 0 && o.Year > b.st.To {
			continue
		}
		g, ok := b.keys[k]
		if !ok {
			g = len(b.groups)
			b.keys[k] = g
			b.groups = append(b.groups, group{key: k})
		}
		b.groups[g].rows = append(b.groups[g].rows, int32(i))
	}
	for _, g := range b.groups {
		byYear := func(x, y int32) int { return cmp.Compare(b.tb.Obs[x].Year, b.tb.Obs[y].Year) }
		if !slices.IsSortedFunc(g.rows, byYear) {
			slices.SortStableFunc(g.rows, byYear)
		}
	}
}

// unit checks that an indicator has one unit in all files.
func (b *builder) unit(o *obs.Observation, ind *obs.Indicator) {
	if o.Unit == ind.Unit || b.said[ind.ID+"\x00"+o.Pos.File] {
		return
	}
	b.said[ind.ID+"\x00"+o.Pos.File] = true
	f := obs.Fault{Pos: o.Pos, Severity: obs.SevError,
		Msg: fmt.Sprintf("the indicator %q is in %s here, and in %s in %s", ind.ID, o.Unit, ind.Unit, ind.File),
		Fix: "bring both to one unit, or give one of them another name in the column indicator"}
	if o.Unit.Kind == obs.Money && ind.Unit.Kind == obs.Money && (o.Unit.Basis != ind.Unit.Basis || o.Unit.Base != ind.Unit.Base) {
		f.Guard = "G04"
	}
	b.faults = append(b.faults, f)
}

// sort orders the series by indicator as in the files, then by entity, partner
// and reporter.
func (b *builder) sort() {
	place := map[string]int{}
	for i, ind := range b.tb.Indicators {
		place[ind.ID] = i
	}
	slices.SortFunc(b.tb.Series, func(x, y *obs.Series) int {
		return cmp.Or(cmp.Compare(place[x.Indicator], place[y.Indicator]), cmp.Compare(x.Entity, y.Entity),
			cmp.Compare(x.Partner, y.Partner), cmp.Compare(x.Reporter, y.Reporter))
	})
}
