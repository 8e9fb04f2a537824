package provider

import (
	"fmt"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// wits is a query of the World Bank's WITS: trade by reporter, partner and product
// in thousand dollars, with commas or semicolons, numbers such as ".067" and
// products such as " Total".
var wits = Format{
	Name:     "wits",
	Title:    "WITS, trade by product",
	What:     "header Nomenclature,ReporterISO3,ProductCode,…,TradeValue in 1000 USD",
	EightBit: true,
	Sniff: func(r *Raw) string {
		if h := witsHeader(r); h != nil {
			return h.seen()
		}
		return ""
	},
	Read: readWITS,
}

func witsHeader(r *Raw) *header {
	return tableHeader(r, "ReporterISO3", "PartnerISO3", "ProductCode", "Year", "TradeFlowName|TradeFlowCode", "TradeValue in 1000 USD")
}

var witsSource = obs.Source{ID: "wits", Title: "World Integrated Trade Solution", Publisher: "World Bank", URL: "https://wits.worldbank.org",
	Terms: "Terms of WITS and of UN Comtrade, whose data these are: use with reference; no redistribution of whole data sets"}

func readWITS(r *Raw, im *Import) error {
	h := witsHeader(r)
	reporter, reporterName, partner, partnerName := h.col("ReporterISO3"), h.col("ReporterName"), h.col("PartnerISO3"), h.col("PartnerName")
	product, prodName, class := h.col("ProductCode"), h.col("ProductName", "ProductDescription"), h.col("Nomenclature")
	yearAt, flowName, flowCode, value := h.col("Year"), h.col("TradeFlowName"), h.col("TradeFlowCode"), h.col("TradeValue in 1000 USD")
	numbers, err := im.decimals(h, []int{value})
	if err != nil {
		return err
	}
	im.Source(witsSource)
	all := newFlows(im, "thousand US$")
	err = im.below(h, func(rec record) error {
		aside := func(why string) { im.Row(rec.line); im.LeaveOut(why, 1) }
		if len(rec.cells) < 3 {
			aside("lines that are no rows of the table")
			return nil
		}
		y, ok := year(rec.cell(yearAt))
		export, why := tradeFlow(rec.cell(flowCode), rec.cell(flowName))
		cell := rec.cell(value)
		v, number := numbers.number(cell)
		switch missing := isMissing(cell); {
		case !ok:
			aside("rows with an error")
			im.Fault(im.at(rec.line), "download the file again", "%q in column Year is no year", rec.cell(yearAt))
			return nil
		case why == unknownFlow:
			aside("rows with an error")
			im.Fault(im.at(rec.line), "download the file again", "%q is no flow of trade that is known", orElse(rec.cell(flowName), rec.cell(flowCode)))
			return nil
		case why != "":
			aside(why)
			return nil
		case missing:
			aside(emptyCell)
			return nil
		case !number || v < 0:
			aside("rows with an error")
			im.Fault(im.at(rec.line), "download the file again, or correct the cell", "the value %q is no amount in thousand US$", cell)
			return nil
		case im.tooLong(h, rec):
			aside("rows with an error")
			return nil
		}
		code := strings.ToLower(rec.cell(product))
		if zeroLost(code) && ctClassOf(rec.cell(class)) == "hs" {
			code = "0" + code
		}
		if !im.product(code) {
			aside(otherProduct)
			return nil
		}
		ind := witsIndicator(rec.cell(class), code, rec.cell(prodName))
		if !im.Indicator(ind) {
			aside(otherIndicator)
			return nil
		}
		note := "imports, CIF"
		if export {
			note = "exports, FOB"
		}
		im.acc.line = rec.line
		all.add(flow{indicator: ind.ID, export: export, year: y, value: v, line: rec.line, note: note,
			reporter: im.Coded(entity.Alpha3, rec.cell(reporter), rec.cell(reporterName)),
			partner:  im.Coded(entity.Alpha3, rec.cell(partner), rec.cell(partnerName))})
		return nil
	})
	if err != nil {
		return err
	}
	all.end()
	return nil
}

func witsIndicator(class, product, described string) obs.Indicator {
	ind := obs.Indicator{ID: "wits-total", Title: "Trade in goods (WITS)", Short: "Trade in goods (WITS)",
		Unit:       obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e3},
		Definition: "Value of the goods as the reporter declares it to UN Comtrade: exports FOB, imports CIF"}
	if product == "total" {
		return ind
	}
	c := "hs"
	if u := strings.ToUpper(class); strings.HasPrefix(u, "S") || strings.HasPrefix(u, "B") {
		c = ctClassOf(u)
	}
	ind.ID = "wits-" + c + fileName(product)
	ind.Short = fmt.Sprintf("Trade in %s %s (WITS)", strings.ToUpper(c), product)
	if ind.Title = ind.Short; described != "" {
		ind.Title = fmt.Sprintf("Trade in %s, %s %s (WITS)", described, strings.ToUpper(c), product)
	}
	return ind
}
