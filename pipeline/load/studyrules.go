package load

import (
	"strconv"
	"strings"

	"golang.org/x/text/currency"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// dataRules reads what the study says of its data: deflators, fiscal years,
// expected ranges, corrections, and guards that it lets pass.
func (f form) dataRules(g map[string]field, st *study.Study) {
	st.Deflators = f.deflators(g["deflators"])
	st.Convert = f.convert(g["convert"])
	st.Ranges = f.ranges(g["ranges"])
	st.Corrections = f.corrections(g["corrections"])
	st.Overrides = f.overrides(g["overrides"])
}

func (f form) deflators(fl field) []study.Deflator {
	const example = "deflators: {USD: {series: us-cpi.USA, base: 2023}}"
	if fl.val == nil || !f.is(fl.val, object, quote(fl.key), example) {
		return nil
	}
	var out []study.Deflator
	for _, e := range f.once(fl.val) {
		before := f.errors
		g := f.group(e.val, "a deflator", "series", "base")
		d := study.Deflator{Currency: strings.TrimSpace(e.key), Pos: e.pos}
		if _, err := currency.ParseISO(d.Currency); err != nil || strings.ToUpper(d.Currency) != d.Currency {
			f.error(e.pos, "write the code of ISO 4217: USD, EUR, TRY, PKR", "%s is not a currency", quote(d.Currency))
		}
		d.Series = f.need(g, e.val, "series", "the deflator of "+d.Currency, "a series of kind index: "+example)
		if b, ok := g["base"]; ok {
			d.Base, _ = f.year(b.val, `"base" of the deflator`)
		} else if e.val.kind == object {
			f.error(e.val.pos, "add base: 2023, the year of the prices", "the deflator of %s has no base year", d.Currency)
		}
		if f.errors == before {
			out = append(out, d)
		}
	}
	return out
}

func (f form) convert(fl field) []study.Convert {
	if fl.val == nil || !f.is(fl.val, object, quote(fl.key), "convert: {trade: calendar}") {
		return nil
	}
	var out []study.Convert
	for _, e := range f.once(fl.val) {
		if f.word(e.val, "what "+quote(e.key)+" is converted to", []string{"calendar"}) != "" {
			out = append(out, study.Convert{Indicator: strings.TrimSpace(e.key), Pos: e.pos})
		}
	}
	return out
}

func (f form) ranges(fl field) []study.Range {
	const example = "ranges: {spending-gdp.KWT: [0, 120]}"
	if fl.val == nil || !f.is(fl.val, object, quote(fl.key), example) {
		return nil
	}
	var out []study.Range
	for _, e := range f.once(fl.val) {
		items := f.list(e, example)
		if e.val.kind == array && len(items) != 2 {
			f.error(e.val.pos, "write "+example, "the range of %s holds %s, not two", quote(e.key), plural(len(items), "number"))
			continue
		}
		if len(items) != 2 {
			continue
		}
		lo, ok := f.float(items[0], "the least value")
		hi, also := f.float(items[1], "the greatest value")
		if ok && also && lo > hi {
			f.error(e.val.pos, "swap them", "the range of %s begins at %s and ends at %s", quote(e.key), items[0].text, items[1].text)
			continue
		}
		if ok && also {
			out = append(out, study.Range{Series: strings.TrimSpace(e.key), Lo: lo, Hi: hi, Pos: e.pos})
		}
	}
	return out
}

func (f form) corrections(fl field) []study.Correction {
	const example = `corrections: [{series: trade.TUR-PAK, year: 2015, expect: 289, value: 298, reason: "digits swapped in the source"}]`
	var out []study.Correction
	for _, n := range f.list(fl, example) {
		g := f.group(n, "a correction", "series", "year", "source", "expect", "value", "reason")
		if n.kind != object {
			continue
		}
		before := f.errors
		c := study.Correction{Pos: n.pos, Series: f.need(g, n, "series", "a correction", "the series: "+example),
			Reason: f.need(g, n, "reason", "a correction", "a reason: "+example), Source: f.text(g["source"])}
		for _, key := range []string{"year", "expect", "value"} {
			v, ok := g[key]
			switch {
			case !ok:
				f.error(n.pos, "add "+key+": "+example, "the correction of %s has no %s", quote(c.Series), quote(key))
			case key == "year":
				c.Year, _ = f.year(v.val, quote(key))
			case key == "expect":
				c.Expect, _ = f.float(v.val, quote(key))
			default:
				c.Value, _ = f.float(v.val, quote(key))
			}
		}
		if f.errors == before {
			out = append(out, c)
		}
	}
	return out
}

func (f form) overrides(fl field) []study.Override {
	const example = `overrides: [{guard: G03, for: trade.*, reason: "…"}]`
	var out []study.Override
	for _, n := range f.list(fl, example) {
		g := f.group(n, "an override", "guard", "for", "reason")
		if n.kind != object {
			continue
		}
		before := f.errors
		o := study.Override{Pos: n.pos, Guard: f.need(g, n, "guard", "an override", "a guard: "+example),
			For: f.need(g, n, "for", "an override", "a series or question: "+example), Reason: f.need(g, n, "reason", "an override", "a reason: "+example)}
		guard, known := obs.GuardOf(o.Guard)
		switch {
		case o.Guard == "":
		case !known:
			var ids []string
			for _, g := range obs.Guards {
				ids = append(ids, g.ID)
			}
			f.error(g["guard"].val.pos, or(obs.DidYouMean(o.Guard, ids), "analyze list guards prints them"), "there is no guard %s", quote(o.Guard))
		case guard.Form:
			f.error(g["guard"].val.pos, "delete the override and correct the file", "the guard %s is about the form of a file and cannot be overridden", o.Guard)
		}
		if f.errors == before {
			out = append(out, o)
		}
	}
	return out
}

// float reads a number.
func (f form) float(n *node, what string) (float64, bool) {
	v, err := strconv.ParseFloat(n.text, 64)
	if n.kind != number || err != nil {
		f.error(n.pos, "write a number with a point: 12.5", "%s must be a number, not %s", what, n.words())
		return 0, false
	}
	return v, true
}
