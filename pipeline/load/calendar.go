package load

import (
	"strconv"
	"time"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// The years that a study may hold. One that says "entities: any" is not about
// countries and may begin earlier.
const (
	firstYear    = 1800
	firstYearAny = 1500
	lastYear     = 2100
)

// A calendar says which years a study may hold; the zero calendar is that of
// countries.
type calendar struct{ any bool }

func (c calendar) first() int {
	if c.any {
		return firstYearAny
	}
	return firstYear
}

func (c calendar) holds(year int) bool { return year >= c.first() && year <= lastYear }

// outside is what to do about a year that the study may not hold, or other where
// nothing can be said.
func (c calendar) outside(year int, other string) string {
	if !c.any && (calendar{any: true}).holds(year) {
		any := "where the study is not about countries, say so in study.yaml with entities: any"
		if other != "" {
			return other + ", or, " + any
		}
		return any
	}
	return other
}

func (f form) eras(fl field) []study.Era {
	const example = "eras: [{id: before, label: Before 2002, to: 2001}]"
	var out []study.Era
	seen := map[string]obs.Pos{}
	for _, n := range f.list(fl, example) {
		g := f.group(n, "an era", "id", "label", "from", "to")
		e := study.Era{ID: f.id(g, n, "an era", "an id: {id: before, to: 2001}"), Pos: n.pos}
		e.Label = or(f.text(g["label"]), e.ID)
		if fl, ok := g["from"]; ok {
			e.From, _ = f.year(fl.val, `"from"`)
		}
		if fl, ok := g["to"]; ok {
			e.To, _ = f.year(fl.val, `"to"`)
		}
		_, from := g["from"]
		_, to := g["to"]
		switch {
		case n.kind != object:
			continue
		case !from && !to:
			f.error(n.pos, "add from: or to: or both", "the era %s has neither a first nor a last year", quote(e.ID))
		case e.From != 0 && e.To != 0 && e.From > e.To:
			f.error(g["from"].pos, "swap from and to", "the era %s begins in %d and ends in %d", quote(e.ID), e.From, e.To)
		}
		if f.unique(seen, e.ID, n.pos, "eras") {
			out = append(out, e)
		}
	}
	return out
}

func (f form) events(fl field) []study.Event {
	const example = "events: [{id: treaty, date: 2018-07-05, label: Treaty signed}]"
	var out []study.Event
	seen := map[string]obs.Pos{}
	for _, n := range f.list(fl, example) {
		g := f.group(n, "an event", "id", "date", "until", "label", "source", "figure")
		if n.kind != object {
			continue
		}
		e := study.Event{ID: f.id(g, n, "an event", "an id: {id: treaty, date: 2018}"), Pos: n.pos}
		e.Label = or(f.text(g["label"]), e.ID)
		e.Source = f.text(g["source"])
		e.Figure = f.flag(g["figure"], true)
		if d, ok := g["date"]; ok {
			e.Year, e.Month, e.Day = f.date(d.val, `"date"`)
		} else {
			f.error(n.pos, "add date: 2018, 2018-07 or 2018-07-05", "the event %s has no date", quote(e.ID))
		}
		if d, ok := g["until"]; ok {
			e.Until, _, _ = f.date(d.val, `"until"`)
			if e.Until != 0 && e.Until < e.Year {
				f.error(d.pos, "swap date and until", "the event %s begins in %d and ends in %d", quote(e.ID), e.Year, e.Until)
			}
		}
		if f.unique(seen, e.ID, n.pos, "events") && e.Year != 0 {
			out = append(out, e)
		}
	}
	return out
}

// date reads 2018, 2018-07 or 2018-07-05; month and day are 0 where not given.
func (f form) date(n *node, what string) (year, month, day int) {
	for i, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		t, err := time.Parse(layout, n.text)
		if err != nil || n.kind != number && n.kind != text {
			continue
		}
		year = t.Year()
		if !f.years.holds(year) {
			f.error(n.pos, f.years.outside(year, ""), "%s is in %d, outside %d–%d", what, year, f.years.first(), lastYear)
			return 0, 0, 0
		}
		if i > 0 {
			month = int(t.Month())
		}
		if i > 1 {
			day = t.Day()
		}
		return year, month, day
	}
	f.error(n.pos, "write 2018, 2018-07 or 2018-07-05", "%s must be a date of the calendar, not %s", what, n.words())
	return 0, 0, 0
}

// id reads a key that becomes part of file names and addresses.
func (f form) id(g map[string]field, n *node, where, example string) string {
	s := f.need(g, n, "id", where, example)
	for i, r := range s {
		ok := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || i > 0 && (r == '-' || r == '_' || r == '.')
		if !ok {
			f.error(g["id"].val.pos, "use letters a–z, digits and -, as in spending-2", "the id %s holds %s, which cannot stand in a file name", quote(s), strconv.QuoteRune(r))
			break
		}
	}
	return s
}
