package tidy

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
)

// An expectation is what the values of a group are held against.
type expectation struct {
	g        *group
	id       string
	lo, hi   float64
	declared bool    // by the study; else the bounds of a share
	n        int     // values
	outside  []int32 // rows whose value lies outside
}

// fewOutside is up to how many values outside of a series are told one by one,
// however few it has.
const fewOutside = 2

// most reports whether more values lie outside than within, which is no slip of a
// value but a wrong unit or a wrong range.
func (e expectation) most() bool { return len(e.outside) > fewOutside && 2*len(e.outside) > e.n }

// expected leaves out the rows whose value lies outside what is expected: shares
// outside 0 to 100, and others where the study declares a range (G07). Where most
// values do, the unit is in question and not the values: that is one line, and the
// whole series is withheld.
func (b *builder) expected() {
	used := map[obs.Pos]bool{}
	defer func() {
		for _, r := range b.st.Ranges {
			if !used[r.Pos] {
				b.faults = append(b.faults, obs.Fault{Pos: r.Pos, Severity: obs.SevWarning}.Saying(
					obs.Say("ranges: no series {}, or an earlier range is of it", strconv.Quote(r.Series)), obs.Say("correct it, or delete it")))
			}
		}
	}()
	shares := map[int][]expectation{} // of an indicator, without a declared range
	for i := range b.groups {
		g := &b.groups[i]
		e := expectation{g: g, id: b.named(g), lo: 0, hi: 100}
		if r, ok := b.st.RangeOf(e.id); ok {
			used[r.Pos] = true
			e.lo, e.hi, e.declared = r.Lo, r.Hi, true
		} else if b.tb.Indicators[g.indicator].Unit.Kind != obs.Share {
			continue
		}
		for _, row := range g.rows {
			o := &b.tb.Obs[row]
			if o.Status.Missing() {
				continue
			}
			e.n++
			if o.Value < e.lo || o.Value > e.hi {
				e.outside = append(e.outside, row)
			}
		}
		switch {
		case !e.declared:
			shares[g.indicator] = append(shares[g.indicator], e)
		case e.most():
			b.mistake([]expectation{e}, false)
		default:
			b.outOfRange(e)
		}
	}
	for i := range b.tb.Indicators {
		b.sharesOutside(shares[i])
	}
}

// sharesOutside tells of the series of one indicator whose values are no shares.
func (b *builder) sharesOutside(all []expectation) {
	whole := expectation{}
	for _, e := range all {
		whole.n, whole.outside = whole.n+e.n, append(whole.outside, e.outside...)
	}
	if whole.most() {
		b.mistake(all, true)
		return
	}
	var wrong []expectation
	for _, e := range all {
		if e.most() {
			wrong = append(wrong, e)
		} else {
			b.outOfRange(e)
		}
	}
	b.mistake(wrong, false)
}

// outOfRange leaves out single values.
func (b *builder) outOfRange(e expectation) {
	if len(e.outside) == 0 {
		return
	}
	said := obs.Say("{} is {} in {}, and a share cannot be outside {} to {}")
	if e.declared {
		said = obs.Say("{} is {} in {}, and the study expects none outside {} to {}")
	}
	e.g.without(func(row int32) bool {
		if !slices.Contains(e.outside, row) {
			return false
		}
		o := &b.tb.Obs[row]
		declare := fmt.Sprintf("{%s: [%s, %s]}", e.id, plainly(min(e.lo, o.Value)), plainly(max(e.hi, o.Value)))
		return b.raise(obs.Fault{Pos: o.Pos, Severity: obs.SevError, Guard: "G07", Series: e.id}.Saying(
			said.Of(obs.SeriesID(e.id), o.Value, o.Year, e.lo, e.hi),
			obs.Say("correct the value, or declare it in study.yaml: ranges: {}", declare)), notUsed)
	})
}

// mistake withholds series of one indicator most of whose values lie outside, in
// one line that asks for the unit. Those that the study lets pass are told apart.
func (b *builder) mistake(all []expectation, whole bool) {
	var stand []expectation
	for _, e := range all {
		f := obs.Fault{Guard: "G07", Series: e.id}
		if len(e.outside) > 0 && b.st.Let(&f) {
			b.raise(b.askUnit([]expectation{e}, false))
			continue
		}
		stand = append(stand, e)
	}
	if len(stand) == 0 {
		return
	}
	f := b.askUnit(stand, whole)
	b.raise(f, obs.Say("{}; nothing of it is used"))
	for _, e := range stand {
		b.mistaken[e.id] = obs.Withheld{Guard: f.Guard, Why: f.Msg, Said: f.Said}
	}
}

// askUnit is the question whether the unit of series is right.
func (b *builder) askUnit(all []expectation, whole bool) obs.Fault {
	n, outside := 0, 0
	var ids []string
	var first, greatest *obs.Observation
	least := all[0].lo
	for _, e := range all {
		n, outside, ids = n+e.n, outside+len(e.outside), append(ids, e.id)
		for _, row := range e.outside {
			o := &b.tb.Obs[row]
			if first == nil {
				first, greatest = o, o
			}
			if o.Value > greatest.Value {
				greatest = o
			}
			least = min(least, o.Value)
		}
	}
	ind := &b.tb.Indicators[all[0].g.indicator]
	what, named := any(obs.SeriesID(all[0].id)), all[0].id
	switch {
	case len(all) > 1 && whole:
		what, named = obs.Say("all series of {}", ind.ID), ind.ID+".*"
	case len(all) > 1:
		what, named = obs.Say("{} series of {}", len(all), ind.ID), ind.ID+".*"
	}
	said := obs.Say("{} of the {} values of {} lie outside {} to {}, the first with {} in {}, and the unit is said to be {}",
		outside, n, what, all[0].lo, all[0].hi, first.Value, first.Year, ind.Unit)
	fix := obs.Say("is the unit right? Correct it in datapackage.json; where it and the values are right, declare in study.yaml: ranges: {}",
		fmt.Sprintf("{%s: [%s, %s]}", named, plainly(least), plainly(max(all[0].hi, greatest.Value))))
	if all[0].declared {
		said = obs.Say("{} of the {} values of {} lie outside {} to {}, which the study expects, the first with {} in {}, and the unit is said to be {}",
			outside, n, what, all[0].lo, all[0].hi, first.Value, first.Year, ind.Unit)
		fix = obs.Say("is the unit right? Correct it in datapackage.json, or the range in study.yaml")
	}
	return obs.Fault{Pos: first.Pos, Severity: obs.SevError, Guard: "G07", Series: strings.Join(ids, ";")}.Saying(said, fix)
}
