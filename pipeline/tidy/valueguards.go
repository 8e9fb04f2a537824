package tidy

import (
	"fmt"
	"slices"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// west are names of the western part of Germany, which ended as a state of its
// own in 1990 though its code lives on; folded.
var west = []string{entity.Fold("West Germany"), entity.Fold("Germany West"), entity.Fold("FRG"), entity.Fold("Germany FR")}

const notUsed = "; the value is not used"

// outlived reports whether a row is of a state after its end (G17), and is not to
// be used. written are the names in the file.
func (b *builder) outlived(o *obs.Observation, written [2]string) bool {
	if b.st.Any || o.Year <= 1976 || o.Status.Missing() {
		return false
	}
	for k, id := range [2]string{o.Entity, o.Partner} {
		_, last := entity.Years(id)
		ok := last != 0
		if id == "DEU" && o.Year > 1990 && slices.Contains(west, entity.Fold(written[k])) {
			last, ok = 1990, true
		}
		if !ok || o.Year <= last || slices.ContainsFunc(b.st.Entities, func(e obs.Entity) bool { return e.ID == id }) {
			continue
		}
		series := o.Indicator + "." + o.Entity
		if o.Partner != "" {
			series += "-" + o.Partner
		}
		pos := o.EntityPos()
		if k == 1 {
			pos = o.PartnerPos()
		}
		return b.raise(obs.Fault{Pos: pos, Severity: obs.SevError, Guard: "G17", Series: series,
			Msg: fmt.Sprintf("%s has a value for %d, and ended in %d", written[k], o.Year, last),
			Fix: "give the value to the successor, or delete the row"}, notUsed)
	}
	return false
}

// expected leaves out the rows whose value lies outside what is expected: shares
// outside 0 to 100, and others where the study declares a range (G07).
func (b *builder) expected() {
	used := map[obs.Pos]bool{}
	defer func() {
		for _, r := range b.st.Ranges {
			if !used[r.Pos] {
				b.faults = append(b.faults, obs.Fault{Pos: r.Pos, Severity: obs.SevWarning, Fix: "correct it, or delete it", Msg: fmt.Sprintf("ranges: no series %q, or an earlier range is of it", r.Series)})
			}
		}
	}()
	for i := range b.groups {
		g := &b.groups[i]
		unit := b.tb.Indicators[g.indicator].Unit
		id := b.named(g)
		lo, hi, why := 0.0, 100.0, "a share cannot be"
		if r, ok := b.st.RangeOf(id); ok {
			used[r.Pos] = true
			lo, hi, why = r.Lo, r.Hi, "the study expects none"
		} else if unit.Kind != obs.Share {
			continue
		}
		bad := func(row int32) bool {
			o := &b.tb.Obs[row]
			if o.Status.Missing() || o.Value >= lo && o.Value <= hi {
				return false
			}
			fix := fmt.Sprintf("correct the value, or declare it in study.yaml: ranges: {%s: [%s, %s]}", id, plainly(min(lo, o.Value)), plainly(max(hi, o.Value)))
			return b.raise(obs.Fault{Pos: o.Pos, Severity: obs.SevError, Guard: "G07", Series: id, Fix: fix,
				Msg: fmt.Sprintf("%s is %s in %d, and %s outside %s to %s", id, plainly(o.Value), o.Year, why, plainly(lo), plainly(hi))}, notUsed)
		}
		if slices.ContainsFunc(g.rows, func(row int32) bool { o := &b.tb.Obs[row]; return o.Value < lo || o.Value > hi }) {
			g.without(bad)
		}
	}
}
