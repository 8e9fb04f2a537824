package provider

import (
	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
	"fmt"
	"strings"
)

// nato is a tidy copy of NATO's table of defence expenditure: one row a member and
// year, the variables in columns whose headings state the unit.
var nato = Format{
	Name:  "nato",
	Title: "NATO, defence expenditure (tidy copy)",
	What:  "header country_stanag,year,Defense expenditure (USD, current prices),…",
	Sniff: func(r *Raw) string {
		h := tableHeader(r, "year", "country_stanag|country|member|country_iso|iso3|country_code")
		if h != nil && len(natoColumns(h)) >= 2 {
			return h.seen()
		}
		return ""
	},
	Read: readNATO,
}

// natoColumns are the columns whose heading says in words what they hold.
func natoColumns(h *header) map[int]obs.Indicator {
	out := map[int]obs.Indicator{}
	for i, c := range h.text {
		low := strings.ReplaceAll(strings.ToLower(c), "defense", "defence")
		base := 0
		if _, after, ok := strings.Cut(low, ", "); ok {
			fmt.Sscanf(after, "%d prices", &base)
		}
		if _, after, ok := strings.Cut(low, "("); ok && base == 0 {
			fmt.Sscanf(after, "%d prices", &base)
		}
		var ind obs.Indicator
		switch {
		case strings.HasPrefix(low, "defence expenditure annual real change"):
			ind = obs.Indicator{ID: "nato-spending-change", Unit: obs.Unit{Kind: obs.Rate, Of: "defence expenditure", Per: "year", Scale: 1}}
		case strings.HasPrefix(low, "defence expenditure per capita (usd"):
			ind = obs.Indicator{ID: "nato-spending-capita", Unit: obs.Unit{Kind: obs.Quantity, Name: "US$ a head", Scale: 1}}
		case strings.HasPrefix(low, "defence expenditure (% "):
			ind = obs.Indicator{ID: "nato-spending-gdp", Unit: obs.Unit{Kind: obs.Share, Of: "GDP", Scale: 1}}
		case strings.HasPrefix(low, "defence expenditure (usd, current"):
			ind = obs.Indicator{ID: "nato-spending", Unit: obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1}}
		case strings.HasPrefix(low, "defence expenditure (usd, ") && base > 1900:
			ind = obs.Indicator{ID: "nato-spending-constant", Unit: obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "constant", Base: base, Scale: 1}}
		case strings.HasPrefix(low, "equipment expenditure (%"):
			ind = obs.Indicator{ID: "nato-equipment", Unit: obs.Unit{Kind: obs.Share, Of: "defence expenditure", Scale: 1}}
		case strings.HasPrefix(low, "infrastructure expenditure (%"):
			ind = obs.Indicator{ID: "nato-infrastructure", Unit: obs.Unit{Kind: obs.Share, Of: "defence expenditure", Scale: 1}}
		case strings.HasPrefix(low, "personnel expenditure (%"):
			ind = obs.Indicator{ID: "nato-personnel", Unit: obs.Unit{Kind: obs.Share, Of: "defence expenditure", Scale: 1}}
		case strings.HasPrefix(low, "other expenditure (%"):
			ind = obs.Indicator{ID: "nato-other", Unit: obs.Unit{Kind: obs.Share, Of: "defence expenditure", Scale: 1}}
		case strings.HasPrefix(low, "military personnel"):
			ind = obs.Indicator{ID: "nato-soldiers", Unit: obs.Unit{Kind: obs.Counted, Of: "persons", Scale: 1}}
		case strings.HasPrefix(low, "real gdp (") && base > 1900:
			ind = obs.Indicator{ID: "nato-gdp", Unit: obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "constant", Base: base, Scale: 1}}
		case strings.HasPrefix(low, "gdp per capita (usd"):
			ind = obs.Indicator{ID: "nato-gdp-capita", Unit: obs.Unit{Kind: obs.Quantity, Name: "US$ a head", Scale: 1}}
		default:
			continue
		}
		ind.Title, ind.Short = c+" (NATO)", c
		out[i] = ind
	}
	return out
}

func readNATO(r *Raw, im *Import) error {
	h := tableHeader(r, "year", "country_stanag|country|member|country_iso|iso3|country_code")
	who, yearAt := h.col("country_iso", "iso3", "country_code", "country_stanag", "country", "member"), h.col("year")
	columns := natoColumns(h)
	read := []int{who, yearAt}
	var at []int
	for i := range h.text {
		if _, ok := columns[i]; ok {
			at, read = append(at, i), append(read, i)
		}
	}
	numbers, err := im.decimals(h, at)
	if err != nil {
		return err
	}
	im.Source(obs.Source{ID: "nato", Title: "Defence Expenditure of NATO Countries", Publisher: "NATO", URL: "https://www.nato.int/cps/en/natohq/topics_49198.htm", Terms: "Free use with reference to NATO"})
	err = im.below(h, func(rec record) error {
		im.Row(rec.line)
		y, ok := year(rec.cell(yearAt))
		if !ok {
			im.noYear(rec, yearAt)
			return nil
		}
		cell := rec.cell(who)
		scheme := entity.Alpha3 // STANAG 1059 uses ISO's letters for the members
		if len(cell) == 2 {
			scheme = entity.Alpha2
		}
		id := im.Coded(scheme, cell, cell)
		for _, c := range at {
			value := rec.cell(c)
			if isMissing(value) {
				im.LeaveOut(emptyCell, 1)
				continue
			}
			v, ok := numbers.number(value)
			if !ok {
				im.Fault(im.at(rec.line), "download the file again, or correct the cell", "%q in column %s is not a number", value, h.text[c])
				continue
			}
			if !im.Indicator(columns[c]) {
				im.LeaveOut(otherIndicator, 1)
				continue
			}
			im.Keep(obs.Observation{Indicator: columns[c].ID, Entity: id, Year: y, Value: v})
		}
		return nil
	})
	im.unread(h, read...)
	im.Remark("the last two years of NATO's tables are estimates, which a tidy copy does not mark")
	return err
}
