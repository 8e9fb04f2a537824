package provider

import (
	"defensetrade/pipeline/obs"
)

// tradHist is CEPII's TRADHIST, bilateral trade from 1827 on in pounds.
var tradHist = Format{
	Name:  "tradhist",
	Title: "CEPII TRADHIST, trade from 1827 on",
	What:  "header iso_o;iso_d;year;FLOW;…",
	Sniff: func(r *Raw) string {
		if h := tableHeader(r, "iso_o", "iso_d", "year", "FLOW|FLOW_0"); h != nil {
			return h.seen()
		}
		return ""
	},
	Read: readTradHist,
}

func readTradHist(r *Raw, im *Import) error {
	h := tableHeader(r, "iso_o", "iso_d", "year", "FLOW|FLOW_0")
	from, to, yearAt, value := h.col("iso_o"), h.col("iso_d"), h.col("year"), h.col("FLOW", "FLOW_0")
	numbers, err := im.decimals(h, []int{value})
	if err != nil {
		return err
	}
	im.Source(obs.Source{ID: "tradhist", Title: "TRADHIST", Publisher: "CEPII", URL: "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=32", Terms: "Free use with reference to Fouquin and Hugot (2016)"})
	ind := obs.Indicator{ID: "tradhist-trade", Title: "Trade in goods (TRADHIST)", Short: "Trade in goods (TRADHIST)", Unit: obs.Unit{Kind: obs.Money, Currency: "GBP", Basis: "current", Scale: 1},
		Definition: "Value of the goods in pounds sterling at current prices"}
	wanted := im.Indicator(ind)
	err = im.below(h, func(rec record) error {
		im.Row(rec.line)
		y, ok := year(rec.cell(yearAt))
		cell := rec.cell(value)
		v, number := numbers.number(cell)
		a, b := im.pairID(rec.cell(from)), im.pairID(rec.cell(to))
		switch {
		case !wanted:
			im.LeaveOut(otherIndicator, 1)
		case !ok:
			im.noYear(rec, yearAt)
		case isMissing(cell):
			im.LeaveOut(emptyCell, 1)
		case !number || v < 0:
			im.LeaveOut("rows with an error", 0)
			im.Fault(im.at(rec.line), "download the file again, or correct the cell", "the value %q is no amount in pounds", cell)
		case a == b:
			im.LeaveOut(sameCountry, 1)
		default:
			im.Keep(obs.Observation{Indicator: ind.ID, Entity: a, Partner: b, Year: y, Value: v})
		}
		return nil
	})
	im.unread(h, from, to, yearAt, value)
	return err
}
