package provider

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
)

// sipriMilex is the workbook of SIPRI's Military Expenditure Database: one sheet a
// measure, the header somewhere below a few lines of prose, headings of regions
// between the countries, "..." and "xxx" for two kinds of missing, shares as
// fractions, and estimates marked by the colour of the letters alone.
var sipriMilex = Format{
	Name:  "sipri-milex",
	Title: "SIPRI Military Expenditure Database",
	What:  `Excel workbook with the sheets "Constant (2023) US$", "Share of GDP" …`,
	Sniff: func(r *Raw) string {
		var found []string
		for _, name := range r.Sheets {
			if s := milexSheet(r, name); s != nil {
				found = append(found, name)
			}
		}
		if len(found) == 0 {
			return ""
		}
		return "sheets " + quoted(found, 4)
	},
	Read: readMilex,
}

// sipriTerms are what SIPRI asks for.
const sipriTerms = "Non-commercial use of less than 10% of a data set, with reference to SIPRI; anything else needs SIPRI's written permission."

// A milex is a sheet of the workbook that holds values.
type milex struct {
	name      string
	kind      *milexKind
	head      int // row of the header, from 0
	key       int // column of the names
	notes     int
	currency  int
	fiscal    int // column with the fiscal year
	reporting int
	omitted   int
	years     []column
	now       []column // years at current prices beside others at constant prices
	base      int      // year of constant prices
	scale     float64
	rows      [][]string
	all       int // numbers in the sheet
	taken     int // those that were kept
}

// A milexKind is a measure of the workbook and how its sheet is known.
type milexKind struct {
	id, title, short, definition string
	has                          *regexp.Regexp // in the lines above the header and the sheet's name
	share                        string         // of what, where values are fractions
}

var milexKinds = []milexKind{
	{id: "spending-region", title: "Military expenditure by region, constant prices", short: "Military spending by region", has: regexp.MustCompile(`(?i)expenditure by region`)},
	{id: "spending-local-fy", title: "Military expenditure in local currency, financial years", short: "Military spending, local currency, FY", has: regexp.MustCompile(`(?i)local currency.* financial years`)},
	{id: "spending-local", title: "Military expenditure in local currency", short: "Military spending, local currency", has: regexp.MustCompile(`(?i)local currency`)},
	{id: "spending-gdp", title: "Military expenditure as a share of GDP", short: "Military spending, % of GDP", has: regexp.MustCompile(`(?i)(percentage|share) of (gross domestic product|gdp)`), share: "GDP"},
	{id: "spending-govt", title: "Military expenditure as a share of government spending", short: "Military spending, % of government spending", has: regexp.MustCompile(`(?i)(percentage|share) of (govt|government)`), share: "general government spending"},
	{id: "spending-capita", title: "Military expenditure per person, current US dollars", short: "Military spending per person", has: regexp.MustCompile(`(?i)per capita`)},
	{id: "spending-constant", title: "Military expenditure at constant prices", short: "Military spending, constant prices", has: regexp.MustCompile(`(?i)constant \(?\d{4}\)?`)},
	{id: "spending-current", title: "Military expenditure at current prices", short: "Military spending, current prices", has: regexp.MustCompile(`(?i)current US ?\$|current prices`)},
}

const milexDefinition = "SIPRI's definition: all spending on current military forces and activities, paramilitary forces trained for military operations, " +
	"personnel with pensions, procurement, military research and construction; calendar years. SIPRI's estimates and what it calls highly uncertain are marked as estimated."

var (
	milexBase  = regexp.MustCompile(`(?i)constant \(?(\d{4})\)?`)
	milexSpan  = regexp.MustCompile(`(\d{4})[-–](\d{4})`)
	milexOwner = regexp.MustCompile(`(?i)military expenditure|SIPRI`)
)

// milexSheet recognises a sheet by the lines above its header; nil where it is
// none of SIPRI's.
func milexSheet(r *Raw, name string) *milex {
	rows := r.rows(name)
	s := &milex{name: name, head: -1, rows: rows, scale: 1}
	for i, row := range rows[:min(len(rows), 40)] {
		if years := yearColumns(row); len(years) > 0 && s.columns(row) {
			s.head, s.years = i, years
			break
		}
	}
	if s.head < 0 {
		return nil
	}
	var above []string
	for _, row := range rows[:s.head] {
		above = append(above, strings.Join(row, " "))
	}
	prose := strings.Join(append(above, name), "\n")
	if !milexOwner.MatchString(prose) {
		return nil
	}
	// The title says what the sheet is; the notes below it mention other measures.
	first := name
	for _, l := range above {
		if strings.TrimSpace(l) != "" {
			first = l
			break
		}
	}
	for _, text := range []string{first + " " + name, prose} {
		for i := range milexKinds {
			if s.kind == nil && milexKinds[i].has.MatchString(text) {
				s.kind = &milexKinds[i]
			}
		}
	}
	if s.kind == nil {
		return nil
	}
	s.measure(prose)
	return s
}

// yearColumns are the headings that are years.
func yearColumns(row []string) []column {
	var out []column
	for i, c := range row {
		if y, ok := year(c); ok {
			out = append(out, column{i, y})
		}
	}
	return out
}

// columns finds the headings that are no years, and reports whether there is one
// for the names.
func (s *milex) columns(row []string) bool {
	s.key, s.notes, s.currency, s.fiscal, s.reporting, s.omitted, s.now = -1, -1, -1, -1, -1, -1, nil
	for i, c := range row {
		switch low := strings.ToLower(strings.TrimSpace(c)); {
		case low == "country" || low == "region" || low == "state":
			s.key = i
		case low == "notes":
			s.notes = i
		case low == "currency":
			s.currency = i
		case strings.HasPrefix(low, "fiscal year"), strings.HasPrefix(low, "financial year"):
			s.fiscal = i
		case strings.HasPrefix(low, "reporting year"):
			s.reporting = i
		case strings.HasPrefix(low, "omitted"):
			s.omitted = i
		case strings.HasSuffix(low, "(current prices)"):
			if y, ok := year(strings.TrimSpace(strings.TrimSuffix(low, "(current prices)"))); ok {
				s.now = append(s.now, column{i, y})
			}
		}
	}
	return s.key >= 0
}

// measure reads base year and scale from the prose.
func (s *milex) measure(prose string) {
	if m := milexBase.FindStringSubmatch(prose); m != nil {
		s.base, _ = strconv.Atoi(m[1])
	}
	low := strings.ToLower(prose)
	switch {
	case s.kind.id == "spending-capita":
	case strings.Contains(low, "us$ b") || strings.Contains(low, "us $b") || strings.Contains(low, "billion"):
		s.scale = 1e9
	case strings.Contains(low, "us$ m") || strings.Contains(low, "us $m") || strings.Contains(low, "million") || strings.Contains(low, "currency m."):
		s.scale = 1e6
	case s.kind.id == "spending-constant" || s.kind.id == "spending-current":
		s.scale = 1e6
	}
}

// unit is the unit of a sheet's values; those in local currency have one for each
// country.
func (s *milex) unit() obs.Unit {
	switch {
	case s.kind.share != "":
		return obs.Unit{Kind: obs.Share, Of: s.kind.share, Scale: 1}
	case s.kind.id == "spending-constant" || s.kind.id == "spending-region":
		return obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "constant", Base: s.base, Scale: s.scale}
	}
	return obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: s.scale}
}

func readMilex(r *Raw, im *Import) error {
	var sheets []*milex
	notes := footnotes{}
	from, to, base := 0, 0, 0
	for _, name := range r.Sheets {
		s := milexSheet(r, name)
		if s == nil {
			if !notes.read(r.rows(name)) && len(r.rows(name)) > 0 {
				im.Remark("the sheet %q holds no table of SIPRI's and is not read", name)
			}
			continue
		}
		sheets = append(sheets, s)
		base = max(base, s.base)
		for _, c := range s.years {
			if from == 0 || c.year < from {
				from = c.year
			}
			to = max(to, c.year)
		}
	}
	vintage := fmt.Sprintf("%d–%d", from, to)
	if base != 0 {
		vintage += fmt.Sprintf(", constant prices of %d", base)
	}
	im.Source(obs.Source{ID: fmt.Sprintf("sipri-milex-%d-%d", from, to), Title: "SIPRI Military Expenditure Database", Publisher: "SIPRI",
		Vintage: vintage, URL: "https://www.sipri.org/databases/milex", Terms: sipriTerms})
	for _, s := range sheets {
		if err := s.read(r, im, notes); err != nil {
			return err
		}
	}
	reconcileRegions(im, sheets)
	taken, all := 0, 0
	for _, s := range sheets {
		taken, all = taken+s.taken, all+s.all
	}
	im.tenth("SIPRI", taken, all)
	return nil
}

// read reads the countries or regions of a sheet.
func (s *milex) read(r *Raw, im *Import, notes footnotes) error {
	im.part(r.Name + "!" + s.name)
	for _, row := range s.rows[s.head+1:] {
		for _, c := range s.years {
			if v := cellOf(row, c.at); v != "" && v[0] >= '0' && v[0] <= '9' {
				s.all++
			}
		}
	}
	if s.kind.share == "" && s.kind.id != "spending-local" && s.kind.id != "spending-local-fy" && s.unit().Basis == "constant" && s.base == 0 {
		im.Fault(im.at(s.head+1), `the title should read "constant (2023) US$"`, "the year of the constant prices is not stated above the table")
		return nil
	}
	percent := s.percent()
	if percent {
		im.Remark("the shares in the sheet %q are percentages already, not SIPRI's fractions", s.name)
	}
	for i := s.head + 1; i < len(s.rows); i++ {
		row := s.rows[i]
		name := cellOf(row, s.key)
		if len(row) == 0 {
			continue
		}
		im.Row(i + 1)
		filled := 0
		for _, c := range slices.Concat(s.years, s.now) {
			if cellOf(row, c.at) != "" {
				filled++
			}
		}
		switch {
		case filled == 0 && name != "":
			im.LeaveOut("headings of regions between the countries", 0)
			continue
		case name == "":
			im.LeaveOut("rows without a country", filled)
			continue
		}
		if err := s.country(r, im, notes, i, name, percent); err != nil {
			return err
		}
	}
	return nil
}

// percent reports whether shares stand as percentages: SIPRI gives fractions,
// whose middle is about 0.02.
func (s *milex) percent() bool {
	if s.kind.share == "" {
		return false
	}
	var all []float64
	for _, row := range s.rows[s.head+1:] {
		for _, c := range s.years {
			if v, ok := parse(cellOf(row, c.at)); ok {
				all = append(all, v)
			}
		}
	}
	slices.Sort(all)
	return len(all) > 0 && all[len(all)/2] > 0.5
}

// country reads one row.
func (s *milex) country(r *Raw, im *Import, notes footnotes, i int, name string, percents bool) error {
	row := s.rows[i]
	id := im.Entity(name)
	ind := obs.Indicator{ID: s.kind.id, Title: s.kind.title, Short: s.kind.short, Unit: s.unit(), Definition: milexDefinition}
	if s.kind.id == "spending-local" || s.kind.id == "spending-local-fy" {
		ind = s.local(id, cellOf(row, s.currency))
	}
	if !im.Indicator(ind) {
		im.LeaveOut(otherIndicator, len(s.years))
		return nil
	}
	if !im.Wants(id, "") {
		im.LeaveOut(otherEntity, len(s.years))
		return nil
	}
	note := notes.of(cellOf(row, s.notes))
	if t := cellOf(row, s.reporting); t != "" {
		note = joinNotes("reporting year: "+t, note)
	}
	if t := cellOf(row, s.omitted); t != "" {
		note = joinNotes("without "+t, note)
	}
	fy, known := fiscalYears(cellOf(row, s.fiscal))
	if !known {
		im.Remark("where SIPRI describes a fiscal year in a footnote only, values keep SIPRI's year and the note says so")
		note = joinNotes("fiscal year: "+cellOf(row, s.fiscal), note)
	}
	for _, c := range s.years {
		o := obs.Observation{Entity: id, Indicator: ind.ID, Year: c.year, Note: note}
		if s.kind.id == "spending-local-fy" {
			var whole bool
			if o.Year, o.Period, whole = fy.in(c.year); !whole {
				im.LeaveOut("years of fewer than twelve months, in which a fiscal year was moved", 1)
				continue
			}
			if next, _, whole := fy.in(c.year + 1); next == o.Year && whole {
				im.LeaveOut("fiscal years that end in the calendar year to which a country moved, which is kept", 1)
				continue
			}
		}
		kept, err := s.cell(r, im, i, c.at, o, percents)
		if err != nil {
			return err
		}
		if kept {
			note = "" // said once for each country
		}
	}
	if len(s.now) > 0 {
		ind := obs.Indicator{ID: "spending-region-current", Title: "Military expenditure by region, current prices", Short: "Military spending by region",
			Unit: obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: s.scale}, Definition: milexDefinition}
		for _, c := range s.now {
			if !im.Indicator(ind) {
				im.LeaveOut(otherIndicator, 1)
			} else if _, err := s.cell(r, im, i, c.at, obs.Observation{Entity: id, Indicator: ind.ID, Year: c.year}, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// cell reads one value with its colour, and reports whether it was kept.
func (s *milex) cell(r *Raw, im *Import, i, at int, o obs.Observation, percents bool) (bool, error) {
	text := cellOf(s.rows[i], at)
	o.Pos = im.at(i + 1)
	o.Pos.Col = at + 1
	switch v, ok := parse(strings.TrimSpace(strings.TrimSuffix(text, "%"))); {
	case text == "":
		im.LeaveOut(emptyCell, 1)
		return false, nil
	case strings.EqualFold(text, "xxx"):
		o.Value, o.Status = nan, obs.NotApplicable
	case missingMark(text):
		o.Value, o.Status = nan, obs.NotAvailable
	case !ok:
		im.Fault(o.Pos, `SIPRI writes numbers, "..." and "xxx"; correct the cell, or download the workbook again`, "%q is not a number", text)
		return false, nil
	default:
		o.Value = v
		if s.kind.share != "" && !percents && !strings.HasSuffix(text, "%") {
			o.Value = percent(v)
		}
		c, err := r.book.colour(s.name, i, at)
		if err != nil {
			return false, err
		}
		switch c {
		case blue:
			o.Status = obs.Estimated
		case red:
			o.Status = obs.Estimated
			o.Note = joinNotes("highly uncertain", o.Note)
			if s.kind.id == "spending-region" {
				o.Note = strings.Replace(o.Note, "highly uncertain", "more than 10% estimated for missing countries", 1)
			}
		}
	}
	kept := im.Keep(o)
	if kept && !o.Status.Missing() {
		s.taken++
	}
	return kept, nil
}

// missingMark reports whether SIPRI says that data are unavailable; its legend has
// ". .", its sheets have other numbers of points.
func missingMark(s string) bool {
	return strings.Trim(s, ". …") == "" && s != "" || strings.EqualFold(s, "n/a") || strings.EqualFold(s, "n.a.") || s == "-" || s == "–"
}

func cellOf(row []string, i int) string {
	if i < 0 || i >= len(row) {
		return ""
	}
	return strings.TrimSpace(row[i])
}

func joinNotes(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}
