// Package tidy makes series of observations: it maps names to entities, finds
// rows that say the same thing twice, applies the study's rules for competing
// values, and withholds what a guard of the data refuses.
//
// It reads no file and computes no statistic. It changes a value only where the
// study orders it (corrections, fiscal years, deflators) or two files of one
// indicator differ in scale, and writes down in the series what it did.
package tidy

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// maxFaults is how many faults of a file are listed.
const maxFaults = 100

// Tidy maps names to IDs, checks keys, applies splices and preferences and builds
// the series; what could be built is returned beside the faults. It uses up the
// observations of t: they are changed where they stand, and neither table has them
// in the end, for of millions there is no room for two.
func Tidy(st *study.Study, t *obs.Table) (*obs.Table, obs.Faults) {
	out := &obs.Table{
		Obs: t.Obs, Indicators: slices.Clone(t.Indicators),
		Sources: slices.Clone(t.Sources), Inputs: slices.Clone(t.Inputs),
	}
	t.Obs = nil
	b := &builder{st: st, tb: out, names: newNamer(st), keys: map[key]int{}, said: map[string]bool{}, made: map[int32]obs.Message{}, also: map[int32]obs.Pos{}, barred: map[string]obs.Withheld{}, mistaken: map[string]obs.Withheld{}}
	b.names.letters(out.Obs)
	b.group()
	b.faults = append(b.faults, b.names.faults(len(out.Obs))...)
	if st.Named() {
		b.faults = append(b.faults, b.names.leads()...)
	}
	b.correct()
	b.calendar()
	b.expected()
	b.rules()
	for i := range b.groups {
		b.build(&b.groups[i])
	}
	b.concepts()
	b.judge()
	b.deflate()
	b.published()
	b.sort()
	out.Obs = nil
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
	said   map[string]bool         // faults that are said once
	made   map[int32]obs.Message   // what was done to the value of a row
	also   map[int32]obs.Pos       // the other row that the value of a row was made of
	barred map[string]obs.Withheld // indicators that a guard withholds, by ID

	mistaken map[string]obs.Withheld // series that a guard of values withholds, by ID without a reporter
}

// raise notes that a guard fired, and reports whether it stands: the study may
// let it pass. then is a message that takes in what is said, where it stands.
func (b *builder) raise(f obs.Fault, then ...obs.Message) bool {
	stands := !b.st.Let(&f)
	if stands && len(then) > 0 {
		f = f.Then(then[0])
	}
	b.faults = append(b.faults, f)
	return stands
}

// named is the ID of a group's series, without a reporter.
func (b *builder) named(g *group) string {
	id := b.tb.Indicators[g.indicator].ID + "." + b.names.list[g.entity].ID
	if g.partner >= 0 {
		id += "-" + b.names.list[g.partner].ID
	}
	return id
}

// key is what a group of observations has in common: places in lists.
type key struct{ indicator, entity, partner int }

// A group is the observations of one indicator for one entity or ordered pair.
type group struct {
	key
	rows []int32 // places in tb.Obs, by year, then in the order of the files
	left []int32 // rows that a rule or a guard took out
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
			b.tb.Indicators = append(b.tb.Indicators, obs.Indicator{ID: o.Indicator, Unit: o.Measure(), File: o.Pos.File})
		}
		b.unit(int32(i), o, &b.tb.Indicators[k.indicator])
		written := [2]string{o.Entity, o.Partner}
		k.entity = b.names.entity(o.Entity, o.EntityPos())
		o.Entity = b.names.list[k.entity].ID
		if o.Partner != "" {
			k.partner = b.names.entity(o.Partner, o.PartnerPos())
			o.Partner = b.names.list[k.partner].ID
		}
		if b.outlived(o, written) {
			continue
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

// unit checks that an indicator has one unit in all files. Where they differ in
// scale alone, the values of the later file are brought to that of the first.
func (b *builder) unit(i int32, o *obs.Observation, ind *obs.Indicator) {
	unit := o.Measure()
	if unit == ind.Unit {
		return
	}
	if unit.Unscaled() == ind.Unit.Unscaled() {
		b.made[i] = obs.Say("brought from {} to {}", unit, ind.Unit)
		o.Value *= unit.Factor(ind.Unit)
		o.Unit = &ind.Unit
		return
	}
	if b.said[ind.ID+"\x00"+o.Pos.File] {
		return
	}
	b.said[ind.ID+"\x00"+o.Pos.File] = true
	f := obs.Fault{Pos: o.Pos, Severity: obs.SevError, Series: ind.ID + ".*"}.Saying(
		obs.Say("the indicator {} is in {} here, and in {} in {}", strconv.Quote(ind.ID), unit, ind.Unit, ind.File),
		obs.Say("bring both to one unit, or give one of them another name in the column indicator"))
	if r := unit.SharesAxis(ind.Unit); r != nil {
		f.Guard = r.Guard
	}
	if b.raise(f) && f.Guard != "" {
		b.bar(ind.ID, f)
	}
}

// bar withholds every series of an indicator.
func (b *builder) bar(indicator string, f obs.Fault) {
	if _, ok := b.barred[indicator]; !ok {
		b.barred[indicator] = obs.Withheld{Guard: f.Guard, Why: f.Msg, Said: f.Said}
	}
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
