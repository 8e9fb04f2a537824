package provider

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// A Mapping says which columns of a table hold what.
type Mapping struct {
	EntityColumn, PartnerColumn, YearColumn, ValueColumn, IndicatorColumn string
	YearColumns                                                           string // "1990:2024", of a wide table
	Sheet                                                                 string
	Indicator, Title, Unit                                                string
	Decimal                                                               string // "." or ",", where the numbers do not show it
}

// given reports whether the command describes the table.
func (m Mapping) given() bool { return m != (Mapping{}) }

// generic is a table that is described on the command line. What is not said is
// guessed from headings and cells, and the guess is printed.
var generic = Format{
	Name:  "table",
	Title: "table described on the command line",
	What:  "any CSV or Excel sheet, with --entity-column, --year-column, --value-column, --year-columns …",
	Sniff: func(*Raw) string { return "" },
	Read:  readGeneric,
}

// A layout is a table whose columns are known.
type layout struct {
	*grid
	entity, partner, year, value, indicator int // −1 for none
	years                                   []column
	guessed                                 []string // what was not said
}

// missingWords are marks of a missing value.
var missingWords = map[string]bool{"..": true, "...": true, "…": true, ". .": true, "-": true, "–": true, "—": true, ":": true, "n/a": true, "na": true, "n.a.": true, "#n/a": true, "nan": true, "null": true, "none": true, "xxx": true, "yok": true}

func readGeneric(r *Raw, im *Import) error {
	m := im.opt.Mapping
	l, err := guess(r, m)
	if err != nil {
		return err
	}
	if l.sheet != "" {
		im.part(r.Name + "!" + l.sheet)
	}
	im.Source(obs.Source{ID: orElse(fileName(strings.TrimSuffix(baseName(r), ".")), "table"), Title: r.Name})
	mark, why, err := l.decimal(m.Decimal)
	if err != nil {
		return err
	}
	if why != "" {
		l.guessed = append(l.guessed, why)
	}
	if len(l.guessed) > 0 {
		im.Remark("header in line %d; guessed: %s", l.line, strings.Join(l.guessed, ", "))
	}
	base := obs.Indicator{ID: orElse(m.Indicator, slug(baseName(r))), Title: m.Title}
	if l.value >= 0 && m.Indicator == "" && m.ValueColumn != "" {
		base.ID = slug(l.names[l.value])
	}
	heading := base.Title
	if len(l.years) > 0 {
		heading = orElse(heading, l.title)
	}
	if l.value >= 0 {
		heading = orElse(heading, l.names[l.value])
	}
	base.Title = orElse(base.Title, heading)
	if m.Unit != "" {
		u, ok := unitWords(m.Unit)
		if !ok {
			return fmt.Errorf(`--unit: %q is not a unit that is known; write "%% of GDP", "million US$, current prices", "million US$, constant 2023 prices", "million TIV", "index, 2010 = 100", "%% a year" or "persons"; another unit is written into datapackage.json`, m.Unit)
		}
		base.Unit = u
	} else if u, ok := unitWords(heading); ok {
		base.Unit = u
		im.Remark("unit guessed from the words %q: %s", heading, u)
	} else {
		im.Remark("the unit is not stated; give --unit, or write it into datapackage.json")
	}
	t := &tableReader{layout: l, im: im, base: base, mark: mark}
	return l.rows(t.row)
}

// baseName is the file's name without its extension; the ID of what a table
// measures, where the command does not say it.
func baseName(r *Raw) string {
	name := r.Name
	if i := strings.LastIndexAny(name, "!/"); i >= 0 {
		name = name[i+1:]
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	return name
}

// slug makes an ID of words: "Mil. spending (% of GDP)" gives mil-spending-of-gdp.
func slug(s string) string {
	letters := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, entity.Plain(s))
	words := strings.FieldsFunc(letters, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') })
	return orElse(strings.Join(words, "-"), "table")
}

// A tableReader reads the rows of a table whose columns are known.
type tableReader struct {
	*layout
	im   *Import
	base obs.Indicator
	mark byte // the decimal mark
}

func (t *tableReader) row(rec record) error {
	im := t.im
	im.Row(rec.line)
	name := rec.cell(t.entity)
	if name == "" {
		im.LeaveOut("rows without an entity", 0)
		return nil
	}
	ind := t.base
	if t.indicator >= 0 {
		words := rec.cell(t.indicator)
		if words == "" {
			im.LeaveOut("rows that do not say what is measured", 0)
			return nil
		}
		ind = obs.Indicator{ID: slug(words), Title: words, Unit: t.base.Unit}
		if u, ok := unitWords(words); ok && im.opt.Mapping.Unit == "" {
			ind.Unit = u
		}
		ind.File = slug(baseName(im.raw)) + ".csv"
	}
	if !im.Indicator(ind) {
		im.LeaveOut(otherIndicator, 1)
		return nil
	}
	o := obs.Observation{Indicator: ind.ID}
	if len(t.years) > 0 {
		any := false
		for _, c := range t.years {
			any = any || rec.cell(c.at) != ""
		}
		if !any {
			im.LeaveOut("rows without a value", 0)
			return nil
		}
		o.Entity = im.Entity(name)
		if t.partner >= 0 {
			o.Partner = im.Entity(rec.cell(t.partner))
		}
		for _, c := range t.years {
			o.Year = c.year
			t.cell(rec, c.at, o)
		}
		return nil
	}
	y, ok := im.opt.Year, true
	if t.year >= 0 {
		y, ok = year(rec.cell(t.year))
	}
	if !ok {
		if rec.cell(t.year) == "" && rec.cell(t.value) == "" {
			im.LeaveOut("rows without year and value", 0)
			return nil
		}
		im.Fault(im.at(rec.line), "correct it; a year has four digits", "%q in the column %q is not a year", rec.cell(t.year), t.names[t.year])
		return nil
	}
	o.Entity, o.Year = im.Entity(name), y
	if t.partner >= 0 {
		o.Partner = im.Entity(rec.cell(t.partner))
	}
	t.cell(rec, t.value, o)
	return nil
}

// cell keeps the value of one cell.
func (t *tableReader) cell(rec record, at int, o obs.Observation) {
	text := rec.cell(at)
	o.Pos = t.im.at(rec.line)
	o.Pos.Col = 0
	switch v, ok := readNumber(text, t.mark); {
	case text == "":
		t.im.LeaveOut(emptyCell, 1)
	case strings.EqualFold(text, "xxx"): // SIPRI's mark of a state that was none
		o.Value, o.Status = nan, obs.NotApplicable
		t.im.Keep(o)
	case missingWords[strings.ToLower(text)]:
		o.Value, o.Status = nan, obs.NotAvailable
		t.im.Keep(o)
	case !ok:
		t.im.Fault(o.Pos, "correct the cell, or say with --decimal how numbers are written", "%q in the column %q is not a number", text, t.names[at])
	default:
		o.Value = v
		t.im.Keep(o)
	}
}

// given describes the command that the guess amounts to.
func (l *layout) command() string {
	var out []string
	add := func(flag string, i int) {
		if i >= 0 {
			out = append(out, flag+" "+strconv.Quote(l.names[i]))
		}
	}
	add("--entity-column", l.entity)
	add("--partner-column", l.partner)
	add("--year-column", l.year)
	add("--value-column", l.value)
	if len(l.years) > 0 {
		out = append(out, spanOf(l.years))
	}
	return strings.Join(out, " ")
}
