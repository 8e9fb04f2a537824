package tidy

import (
	"slices"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// west are names of the western part of Germany, which ended as a state of its
// own in 1990 though its code lives on; folded.
var west = []string{entity.Fold("West Germany"), entity.Fold("Germany West"), entity.Fold("FRG"), entity.Fold("Germany FR")}

var notUsed = obs.Say("{}; the value is not used")

// outlived reports whether a row is of a state after its end (G17), or a zero of
// one before its beginning, and is not to be used. written are the names in the file.
func (b *builder) outlived(o *obs.Observation, written [2]string) bool {
	if b.st.Any || o.Status.Missing() || o.Year <= 1976 && o.Value != 0 {
		return false
	}
	for k, id := range [2]string{o.Entity, o.Partner} {
		first, last := entity.Years(id)
		ok := last != 0
		if o.Value == 0 && o.Year < first && o.Measure().Kind != obs.Rate && !b.declared(id) {
			return b.unborn(o, k, written[k], first)
		}
		if id == "DEU" && o.Year > 1990 && slices.Contains(west, entity.Fold(written[k])) {
			last, ok = 1990, true
		}
		if !ok || o.Year <= last || b.declared(id) {
			continue
		}
		return b.raise(obs.Fault{Pos: side(o, k), Severity: obs.SevError, Guard: "G17", Series: seriesOf(o)}.Saying(
			obs.Say("{} has a value for {}, and ended in {}", written[k], o.Year, last),
			obs.Say("give the value to the successor, or delete the row")), notUsed)
	}
	return false
}

// unborn refuses a zero for a state that there was not yet (G13): nothing was
// spent or sold by nobody. Other values are let be, since publishers carry the
// series of a state back to what was a province.
func (b *builder) unborn(o *obs.Observation, k int, written string, first int) bool {
	return b.raise(obs.Fault{Pos: side(o, k), Severity: obs.SevError, Guard: "G13", Series: seriesOf(o)}.Saying(
		obs.Say("{} has a zero for {}, and was no state of its own before {}", written, o.Year, first),
		obs.Say("leave the value empty, with the status not-applicable")), notUsed)
}

func (b *builder) declared(id string) bool {
	return slices.ContainsFunc(b.st.Entities, func(e obs.Entity) bool { return e.ID == id })
}

// side is the place of the entity (0) or partner (1) of a row.
func side(o *obs.Observation, k int) obs.Pos {
	if k == 1 {
		return o.PartnerPos()
	}
	return o.EntityPos()
}

// seriesOf is the ID of the series of a row.
func seriesOf(o *obs.Observation) string {
	if o.Partner != "" {
		return o.Indicator + "." + o.Entity + "-" + o.Partner
	}
	return o.Indicator + "." + o.Entity
}
