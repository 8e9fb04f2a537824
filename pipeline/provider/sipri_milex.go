package provider

import (
	"fmt"
	"regexp"
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
	What:  `Excel workbook with the sheets "Constant (2023) US$", "Share of GDP" …, or one of its sheets saved as CSV`,
	Sniff: func(r *Raw) string {
		if r.Kind == Text {
			if s := milexText(r, r.Lines); s != nil {
				return fmt.Sprintf("SIPRI's title and Country, %d, … in line %d", s.years[0].year, s.head+1)
			}
			return ""
		}
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
	comma     rune     // of a sheet saved as CSV
	mark      decimals // of its numbers
	all       int      // numbers in the sheet
	taken     int      // those that were kept
}

// A milexKind is a measure of the workbook and how its sheet is known.
type milexKind struct {
	id, title, short string
	has              *regexp.Regexp // in the lines above the header and the sheet's name
	share            string         // of what, where values are fractions
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
	milexOwner = regexp.MustCompile(`(?i)military expenditure|SIPRI`)
)

// milexSheet recognises a sheet by the lines above its header; nil where it is
// none of SIPRI's.
func milexSheet(r *Raw, name string) *milex { return milexRows(r.rows(name), name) }

// milexBare recognises a sheet of which somebody deleted the lines above the header,
// by its name, which is enough in a workbook with other sheets of SIPRI's.
func milexBare(r *Raw, name string) *milex {
	if !milexName.MatchString(strings.TrimSpace(name)) {
		return nil
	}
	return milexRows(r.rows(name), "SIPRI "+name)
}

var milexName = regexp.MustCompile(`^(?i)(constant \(\d{4}\) (us\$|usd)|current (us\$|usd)|share of gdp|per capita|share of govt\.? spending)$`)

// milexText recognises a sheet that was saved as CSV, which has lost its colours.
func milexText(r *Raw, lines []string) *milex {
	if len(lines) == 0 {
		return nil
	}
	var rows [][]string
	comma := separator(strings.Join(lines[:min(len(lines), 12)], " "))
	for _, l := range lines[:min(len(lines), 40)] {
		rows = append(rows, split(l, comma))
	}
	s := milexRows(rows, "")
	if s != nil {
		s.comma = comma
	}
	return s
}

func milexRows(rows [][]string, name string) *milex {
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
