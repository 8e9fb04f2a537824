package provider

import (
	"fmt"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
)

// readMilex reads the sheets that SIPRI made, of a workbook or one saved as CSV.
func readMilex(r *Raw, im *Import) error {
	var sheets []*milex
	notes := footnotes{}
	from, to, base := 0, 0, 0
	if r.Kind == Text {
		s := milexText(r, r.Lines)
		s.rows = make([][]string, s.head+1)
		err := r.records(s.comma, func(rec record) error {
			for len(s.rows) < rec.line-1 { // rows keep the numbers of their lines
				s.rows = append(s.rows, nil)
			}
			if rec.line > s.head+1 {
				s.rows = append(s.rows, slices.Clone(rec.cells))
			}
			if len(s.rows) > maxSheetRows {
				return fmt.Errorf("%s has more than %d rows; that is no sheet of SIPRI's", r.Name, maxSheetRows)
			}
			return nil
		})
		if err != nil {
			return err
		}
		for i := range s.rows {
			if filled(s.rows[i]) == 0 {
				s.rows[i] = nil
			}
		}
		if err := s.decimals(im); err != nil {
			return err
		}
		sheets = append(sheets, s)
		im.Remark("a sheet saved as CSV has lost the colours by which SIPRI marks its estimates; all values are taken as reported")
	}
	seen := map[*milexKind]string{}
	for _, name := range r.Sheets {
		s := milexSheet(r, name)
		switch {
		case s == nil && notes.read(r.rows(name)), len(r.rows(name)) == 0:
			continue
		case s == nil:
			if s = milexBare(r, name); s != nil {
				s.name = name
				im.Remark("the sheet %q has lost the lines above its header and was known by its name", name)
			}
		}
		if s == nil {
			im.Remark("the sheet %q holds no table of SIPRI's and is not read", name)
			continue
		}
		if first, twice := seen[s.kind]; twice {
			im.Remark("the sheet %q measures what %q does and is not read", name, first)
			continue
		}
		seen[s.kind] = name
		sheets = append(sheets, s)
	}
	for _, s := range sheets {
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
	if s.name != "" {
		im.part(r.Name + "!" + s.name)
	}
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
	if s.all > maxColoured {
		im.Remark("the sheet %q is too large for its colours to be read; all values are taken as reported", s.name)
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
			if v, ok := s.number(cellOf(row, c.at)); ok && !strings.HasSuffix(cellOf(row, c.at), "%") {
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

// maxColoured is how many numbers a sheet may have for its colours to be read; the
// library holds such a sheet at two hundred bytes a cell. SIPRI's have 9,000.
const maxColoured = 200_000

// cell reads one value with its colour, and reports whether it was kept.
func (s *milex) cell(r *Raw, im *Import, i, at int, o obs.Observation, percents bool) (bool, error) {
	text := cellOf(s.rows[i], at)
	o.Pos = im.at(i + 1)
	o.Pos.Col = at + 1
	v, ok := s.number(text)
	switch {
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
		c := black
		if r.book != nil && s.all <= maxColoured {
			var err error
			if c, err = r.book.colour(s.name, i, at); err != nil {
				return false, err
			}
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

// decimals finds out how the numbers of a sheet saved as CSV are written.
func (s *milex) decimals(im *Import) (err error) {
	var columns []int
	for _, c := range slices.Concat(s.years, s.now) {
		columns = append(columns, c.at)
	}
	s.mark, err = im.decimalsOf(&header{line: s.head + 1, comma: s.comma}, columns, func(f func(record) error) error {
		for i, row := range s.rows[s.head+1:] {
			if err := f(record{row, s.head + i + 2}); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && s.mark == commaed {
		im.Remark("the numbers have decimal commas")
	}
	return err
}

// number reads a cell, which a spreadsheet may show as 1,211.25.
func (s *milex) number(text string) (float64, bool) {
	if s.mark == commaed {
		return readNumber(text, ',')
	}
	if v, ok := parse(strings.TrimSpace(strings.TrimSuffix(text, "%"))); ok {
		return v, ok
	}
	return readNumber(text, '.')
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
