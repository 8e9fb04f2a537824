package provider

import (
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// euArms is the European Union's annual reports on arms exports as the Campaign
// Against Arms Trade tabulates them: one row a year, exporter, destination, class
// of weapons and category (licences, value of licences, value of exports,
// refusals). Its rows end in a semicolon, and some releases have no header.
var euArms = Format{
	Name:  "eu-arms-exports",
	Title: "EU annual reports on arms exports",
	What:  "header Year; Embargo; Source; Destination; Rating; Category; Value, or rows such as 2003; 0; AT; Austria; DZ; Algeria; AFN; North Africa; ML 4; b; 435148;",
	Sniff: func(r *Raw) string {
		if t := euArmsTable(r); t != nil {
			return t.seen
		}
		return ""
	},
	Read: readEUArms,
}

// A euTable is where the columns stand.
type euTable struct {
	*header
	seen                                                  string
	year, from, fromName, to, toName, rating, kind, value int
}

func euArmsTable(r *Raw) *euTable {
	if h := tableHeader(r, "Year", "Embargo", "Source|Source code|Source country", "Destination|Destination code|Destination country", "Rating", "Category", "Value"); h != nil {
		return &euTable{h, h.seen(), h.col("Year"), h.col("Source code", "Source", "Source country"), h.col("Source name", "Source country", "Source"),
			h.col("Destination code", "Destination", "Destination country"), h.col("Destination name", "Destination country", "Destination"), h.col("Rating"), h.col("Category"), h.col("Value")}
	}
	if r.Kind != Text {
		return nil
	}
	n := 0
	for _, l := range r.Lines[:min(len(r.Lines), 5)] {
		if l == "" {
			continue
		}
		cells := split(l, ';')
		if len(cells) < 11 || len(cells) > 12 || !euCategory(cells[9]) || !strings.HasPrefix(cells[8], "ML") || len(cells[2]) != 2 {
			return nil
		}
		if _, ok := year(cells[0]); !ok {
			return nil
		}
		n++
	}
	if n == 0 {
		return nil
	}
	h := &header{comma: ';', text: strings.Split("Year;Embargo;Source code;Source;Destination code;Destination;Region code;Region;Rating;Category;Value", ";")}
	for _, c := range h.text {
		h.names = append(h.names, plainName(c))
	}
	return &euTable{h, "rows of year; embargo; codes and names of source, destination and region; ML rating; category; value", 0, 2, 3, 4, 5, 8, 9, 10}
}

func euCategory(c string) bool {
	return len(c) >= 1 && len(c) <= 2 && strings.ContainsRune("abcde", rune(c[0])) && (len(c) == 1 || c[0] == 'e')
}

// euIndicators are what the categories count.
var euIndicators = map[string]obs.Indicator{
	"a": {ID: "eu-arms-licences", Title: "Export licences for arms granted (EU reports)", Short: "Arms export licences, number", Unit: obs.Unit{Kind: obs.Counted, Of: "licences", Scale: 1}},
	"b": {ID: "eu-arms-licensed", Title: "Value of licences for arms exports (EU reports)", Short: "Arms exports licensed", Unit: obs.Unit{Kind: obs.Money, Currency: "EUR", Basis: "current", Scale: 1}, Definition: "Value of the goods that licences allow to be exported; not all is delivered"},
	"c": {ID: "eu-arms-exported", Title: "Value of arms exports (EU reports)", Short: "Arms exports", Unit: obs.Unit{Kind: obs.Money, Currency: "EUR", Basis: "current", Scale: 1}, Definition: "Value of the goods that were exported; several member states do not report it"},
	"d": {ID: "eu-arms-refused", Title: "Export licences for arms refused (EU reports)", Short: "Arms export licences refused", Unit: obs.Unit{Kind: obs.Counted, Of: "licences", Scale: 1}},
}

func readEUArms(r *Raw, im *Import) error {
	t := euArmsTable(r)
	numbers, err := im.decimals(t.header, []int{t.value})
	if err != nil {
		return err
	}
	im.Source(obs.Source{ID: "eu-arms", Title: "Annual reports on arms exports under Common Position 2008/944/CFSP", Publisher: "European External Action Service, tabulated by the Campaign Against Arms Trade",
		URL: "https://caat.org.uk/data/exports-eu/", Terms: "Reports of the European Union: free use with reference"})
	ratings := 0
	err = im.below(t.header, func(rec record) error {
		im.Row(rec.line)
		y, ok := year(rec.cell(t.year))
		kind := strings.ToLower(rec.cell(t.kind))
		cell := rec.cell(t.value)
		v, number := numbers.number(cell)
		ind, known := euIndicators[kind]
		if known && strings.TrimSpace(rec.cell(t.rating)) != "" && !strings.EqualFold(rec.cell(t.rating), "total") {
			ratings++
		}
		switch {
		case !ok:
			im.LeaveOut("rows with an error", 0)
			im.Fault(im.at(rec.line), "download the file again", "%q is no year", rec.cell(t.year))
		case strings.HasPrefix(kind, "e"):
			im.LeaveOut("how often a criterion of refusal was cited (e1 to e8)", 1)
		case !known:
			im.LeaveOut("rows with an error", 0)
			im.Fault(im.at(rec.line), "download the file again", "%q is no category; a to d and e1 to e8 are", rec.cell(t.kind))
		case strings.EqualFold(rec.cell(t.rating), "total"):
			im.LeaveOut("totals over the classes of weapons, which are summed here", 1)
		case isMissing(cell):
			im.LeaveOut(emptyCell, 1)
		case !number || v < 0:
			im.LeaveOut("rows with an error", 0)
			im.Fault(im.at(rec.line), "download the file again, or correct the cell", "the value %q is no amount", cell)
		case !im.Indicator(ind):
			im.LeaveOut(otherIndicator, 1)
		default:
			from, to := im.Coded(entity.Alpha2, rec.cell(t.from), rec.cell(t.fromName)), im.Coded(entity.Alpha2, rec.cell(t.to), rec.cell(t.toName))
			im.Sum(obs.Observation{Indicator: ind.ID, Entity: from, Partner: to, Year: y, Value: v})
		}
		return nil
	})
	if ratings > 0 {
		im.Remark("%s by class of weapons (ML 1 to ML 22) are summed to one value a year, exporter and destination", counted(ratings, "row"))
	}
	return err
}
