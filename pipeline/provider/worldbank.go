package provider

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// worldBank is the CSV of an indicator from data.worldbank.org, alone or in the
// zip that the site gives: a few lines of preamble or none, years in columns, a
// comma at the end of every line, groups of countries among the countries. Re-saved
// by Excel it may have a dollar sign and commas in its numbers and no codes.
var worldBank = Format{
	Name:  "worldbank",
	Title: "World Bank indicator",
	What:  `header "Country Name","Country Code","Indicator Name","Indicator Code","1960",…`,
	Sniff: func(r *Raw) string {
		if n, head := wbHeader(r); head != nil {
			return fmt.Sprintf("header %q in line %d", strings.Join(head.names[:min(2, len(head.names))], ","), n)
		}
		return ""
	},
	Read: readWorldBank,
}

// worldBankMetadata are the two files that explain the data in the zip.
var worldBankMetadata = Format{
	Name:  "worldbank-metadata",
	Title: "World Bank metadata",
	What:  `header "Country Code","Region",… or "INDICATOR_CODE","INDICATOR_NAME",…`,
	Sniff: func(r *Raw) string {
		if r.Kind != Text || len(r.Lines) == 0 {
			return ""
		}
		cells := strings.Join(split(r.Lines[0], ','), ",")
		if strings.HasPrefix(cells, "INDICATOR_CODE,INDICATOR_NAME") || strings.HasPrefix(cells, "Country Code,Region,IncomeGroup") {
			return "header " + strconv.Quote(cells[:20]) + " in line 1"
		}
		return ""
	},
	Companion: true,
}

// A wbHead is the header of a World Bank file: where its columns are.
type wbHead struct {
	names                              []string
	country, code, indicator, indiCode int
	years                              []column
	comma                              rune
}

// A column is a year and where it stands.
type column struct{ at, year int }

// wbHeader looks for the header among the first lines.
func wbHeader(r *Raw) (line int, head *wbHead) {
	if r.Kind != Text {
		return 0, nil
	}
	for i, l := range r.Lines[:min(len(r.Lines), 12)] {
		comma := separator(l)
		cells := split(l, comma)
		h := &wbHead{names: cells, country: -1, code: -1, indicator: -1, indiCode: -1, comma: comma}
		for j, c := range cells {
			switch strings.ToLower(c) {
			case "country name":
				h.country = j
			case "country code":
				h.code = j
			case "indicator name", "series name":
				h.indicator = j
			case "indicator code", "series code":
				h.indiCode = j
			}
			if y, ok := year(c); ok {
				h.years = append(h.years, column{j, y})
			}
		}
		if h.country >= 0 && h.indicator >= 0 && len(h.years) > 0 && !strings.Contains(l, "Counterpart") {
			return i + 1, h
		}
	}
	return 0, nil
}

func readWorldBank(r *Raw, im *Import) error {
	line, head := wbHeader(r)
	src := obs.Source{ID: "worldbank", Publisher: "World Bank", URL: "https://data.worldbank.org", Terms: "CC BY 4.0", Title: "World Development Indicators"}
	for _, l := range r.Lines[:line-1] {
		cells := split(l, head.comma)
		for len(cells) > 0 && cells[0] == "" {
			cells = cells[1:]
		}
		if len(cells) < 2 {
			continue
		}
		switch cells[0] {
		case "Data Source":
			src.Title = cells[1]
		case "Last Updated Date":
			src.Vintage = "updated " + cells[1]
			src.ID += "-" + fileName(cells[1])
		}
	}
	im.Source(src)
	notes := wbNotes(r)
	mangled := 0
	mark := byte('.')
	if head.comma != ',' { // a spreadsheet wrote it, perhaps with decimal commas
		l := &layout{grid: &grid{raw: r, comma: head.comma, line: line, names: head.names}, years: head.years}
		var err error
		if mark, _, err = l.decimal(""); err != nil {
			return err
		}
		if mark == ',' {
			im.Remark("the numbers have decimal commas")
		}
	}
	err := r.records(head.comma, func(rec record) error {
		if rec.line <= line || rec.empty() {
			return nil
		}
		im.Row(rec.line)
		name, code := rec.cell(head.country), rec.cell(head.code)
		title, key := rec.cell(head.indicator), rec.cell(head.indiCode)
		if title == "" || name == "" && code == "" {
			if strings.HasPrefix(name, "Data from database") || strings.HasPrefix(name, "Last Updated") {
				im.LeaveOut("lines below the table", 0)
				return nil
			}
			im.LeaveOut("rows without a country or an indicator", 0)
			return nil
		}
		ind := obs.Indicator{ID: wbID(key, title), Title: wbTitle(key, title), Unit: wbUnit(key, title), Definition: notes[key]}
		if !im.Indicator(ind) {
			im.LeaveOut(otherIndicator, len(head.years))
			return nil
		}
		id := im.Coded(entity.Alpha3, code, name)
		if !im.Wants(id, "") {
			im.LeaveOut(otherEntity, len(head.years))
			return nil
		}
		for _, y := range head.years {
			cell := rec.cell(y.at)
			if cell == "" || cell == ".." {
				im.LeaveOut(emptyCell, 1)
				continue
			}
			v, ok := parse(cell)
			switch {
			case mark == ',':
				v, ok = readNumber(cell, ',')
			case !ok:
				if v, ok = readNumber(cell, '.'); ok {
					mangled++
				}
			}
			if !ok {
				im.Fault(r.at(rec.line), "download the file again, or correct the cell", "%q in the column %d is not a number", cell, y.year)
				continue
			}
			im.Keep(obs.Observation{Entity: id, Indicator: ind.ID, Year: y.year, Value: v})
		}
		return nil
	})
	if mangled > 0 {
		im.Remark("%s written as money with commas, as Excel does, and read without them", counted(mangled, "value"))
	}
	return err
}

// wbNotes are the definitions and the sources behind the World Bank, by indicator,
// from the metadata that the zip holds.
func wbNotes(r *Raw) map[string]string {
	out := map[string]string{}
	for _, o := range r.Set {
		if o.Kind != Text || len(o.Lines) == 0 || o.Archive != r.Archive || !strings.HasPrefix(o.Lines[0], `"INDICATOR_CODE"`) && !strings.HasPrefix(o.Lines[0], "INDICATOR_CODE") {
			continue
		}
		at := map[string]int{}
		err := o.records(separator(o.Lines[0]), func(rec record) error {
			if len(at) == 0 {
				for i := range rec.cells {
					at[rec.cell(i)] = i + 1
				}
				return nil
			}
			note, org := rec.cell(at["SOURCE_NOTE"]-1), rec.cell(at["SOURCE_ORGANIZATION"]-1)
			if org != "" {
				note = strings.TrimSpace(note + " Source: " + org)
			}
			out[rec.cell(at["INDICATOR_CODE"]-1)] = strings.Join(strings.Fields(note), " ")
			return nil
		})
		if err != nil {
			return map[string]string{} // the data do not depend on it
		}
	}
	return out
}

// wbID is the indicator's code in small letters with dashes: ny-gdp-mktp-kd-zg.
func wbID(code, title string) string {
	if code == "" {
		return slug(title)
	}
	return fileName(strings.ReplaceAll(code, ".", "-"))
}

// wbTitle is the indicator's name without the brackets at its end, where the unit
// says what stands in them.
func wbTitle(code, title string) string {
	if open := strings.LastIndex(title, " ("); open > 0 && strings.HasSuffix(title, ")") && wbUnit(code, title).Kind != obs.Unknown {
		return title[:open]
	}
	return title
}

var (
	wbConstant = regexp.MustCompile(`\(constant (\d{4}) US\$\)`)
	wbIndex    = regexp.MustCompile(`\((\d{4}) ?= ?100\)`)
	wbShare    = regexp.MustCompile(`\(% of ([^)]+)\)`)
)

// wbUnit is the unit that the indicator's name states in brackets; unknown where
// it states none that is ours.
func wbUnit(code, title string) obs.Unit {
	low := strings.ToLower(title)
	switch {
	case strings.Contains(low, "sipri trend indicator values"):
		return obs.Unit{Kind: obs.TIV, Scale: 1} // in units, where SIPRI's own tables are in millions (G02)
	case strings.Contains(low, "(current us$)"), strings.Contains(low, "(current usd)"):
		return obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1}
	case wbConstant.MatchString(title):
		base, _ := strconv.Atoi(wbConstant.FindStringSubmatch(title)[1])
		return obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "constant", Base: base, Scale: 1}
	case wbIndex.MatchString(title):
		base, _ := strconv.Atoi(wbIndex.FindStringSubmatch(title)[1])
		return obs.Unit{Kind: obs.Index, Base: base, Scale: 1}
	case wbShare.MatchString(title):
		return obs.Unit{Kind: obs.Share, Of: wbShare.FindStringSubmatch(title)[1], Scale: 1}
	case strings.Contains(low, "(annual %)"):
		of := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(title[:strings.Index(low, "(annual %)")]), "growth"))
		return obs.Unit{Kind: obs.Rate, Of: of, Per: "year", Scale: 1}
	case strings.HasPrefix(code, "SP.POP.TOTL") && strings.HasPrefix(low, "population, "):
		return obs.Unit{Kind: obs.Counted, Of: "persons", Scale: 1}
	case code == "MS.MIL.TOTL.P1":
		return obs.Unit{Kind: obs.Counted, Of: "persons", Scale: 1}
	}
	return obs.Unit{}
}
