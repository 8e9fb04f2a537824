package provider

import (
	"defensetrade/pipeline/obs"
	"fmt"
)

// oec is a table of all pairs of one year as it comes from the Observatory of
// Economic Complexity: names and dollars, and no year.
var oec = Format{
	Name:  "oec",
	Title: "OEC, trade of all pairs of a year",
	What:  "header exporter_name,importer_name,value; needs --year",
	Sniff: func(r *Raw) string {
		if h := oecHeader(r); h != nil {
			return h.seen()
		}
		return ""
	},
	Read: readOEC,
}

func oecHeader(r *Raw) *header {
	return tableHeader(r, "exporter_name|exporter", "importer_name|importer", "value|trade_value")
}

func readOEC(r *Raw, im *Import) error {
	h := oecHeader(r)
	yearAt := h.col("year")
	if yearAt < 0 && im.opt.Year == 0 {
		return fmt.Errorf("%s: the table has no year; say of which year it is: --year 2022", r.Name)
	}
	from, to, value := h.col("exporter_name", "exporter"), h.col("importer_name", "importer"), h.col("value", "trade_value")
	numbers, err := im.decimals(h, []int{value})
	if err != nil {
		return err
	}
	s := obs.Source{ID: "oec", Title: "Bilateral trade", Publisher: "Observatory of Economic Complexity", URL: "https://oec.world", Terms: "Terms of the OEC: use with reference"}
	if yearAt < 0 {
		s.ID, s.Vintage = fmt.Sprintf("oec-%d", im.opt.Year), fmt.Sprintf("table of %d", im.opt.Year)
	}
	im.Source(s)
	ind := obs.Indicator{ID: "oec-trade", Title: "Trade in goods (OEC)", Short: "Trade in goods (OEC)", Unit: obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1},
		Definition: "Value of the goods in US$, from the exporter to the importer, as BACI reconciles the reports of both"}
	wanted := im.Indicator(ind)
	err = im.below(h, func(rec record) error {
		im.Row(rec.line)
		y, ok := im.opt.Year, true
		if yearAt >= 0 {
			y, ok = year(rec.cell(yearAt))
		}
		cell := rec.cell(value)
		v, number := numbers.number(cell)
		switch {
		case !wanted:
			im.LeaveOut(otherIndicator, 1)
		case !ok:
			im.noYear(rec, yearAt)
		case rec.cell(from) == "" || rec.cell(to) == "":
			im.LeaveOut("rows without an exporter or an importer", 1)
		case isMissing(cell):
			im.LeaveOut(emptyCell, 1)
		case !number || v < 0:
			im.LeaveOut("rows with an error", 0)
			im.Fault(im.at(rec.line), "download the file again, or correct the cell", "the value %q is no amount in US$", cell)
		case im.tooLong(h, rec):
			im.LeaveOut("rows with an error", 0)
		default:
			im.Keep(obs.Observation{Indicator: ind.ID, Entity: im.Entity(rec.cell(from)), Partner: im.Entity(rec.cell(to)), Year: y, Value: v})
		}
		return nil
	})
	im.unread(h, yearAt, from, to, value)
	return err
}
