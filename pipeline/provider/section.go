package provider

import (
	"fmt"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
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
	err = r.below(h, func(rec record) error {
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
			im.LeaveOut("rows with an error", 0)
			im.Fault(im.at(rec.line), "download the file again", "%q in column year is no year", rec.cell(yearAt))
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

// witsSection is the cross-section of trade and what explains it that ships with
// teaching material on gravity models: pairs i, j with trade from WITS, sizes of
// both countries and their ties, and no year.
var witsSection = Format{
	Name:  "wits-section",
	Title: "WITS, cross-section for a gravity model",
	What:  "header i;j;Fij;Fji;SUPi;POPi;GDPi;…;DISTij; needs --year",
	Sniff: func(r *Raw) string {
		if h := tableHeader(r, "i", "j", "Fij", "Fji"); h != nil {
			return h.seen()
		}
		return ""
	},
	Read: readSection,
}

// sectionColumns are the columns that are read; one that ends in i belongs to the
// first country, one that ends in ij to the pair, from the first to the second.
var sectionColumns = map[string]obs.Indicator{
	"fij":    {ID: "section-trade", Title: "Trade in goods (WITS cross-section)", Short: "Trade in goods", Unit: thousandUSD, Definition: "Value of the goods as the importer reports it, or as the exporter does where the importer gives none"},
	"supi":   {ID: "section-area", Title: "Area (WITS cross-section)", Short: "Area", Unit: obs.Unit{Kind: obs.Quantity, Name: "km²", Scale: 1}},
	"popi":   {ID: "section-population", Title: "Population (WITS cross-section)", Short: "Population", Unit: thousandSoul},
	"gdpi":   {ID: "section-gdp", Title: "GDP (WITS cross-section)", Short: "GDP", Unit: obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e6}},
	"contij": {ID: "section-border", Title: "Common border (WITS cross-section)", Short: "Common border", Unit: yesNo},
	"langij": {ID: "section-language", Title: "Common language (WITS cross-section)", Short: "Common language", Unit: yesNo},
	"coloij": {ID: "section-colony", Title: "Colonial tie (WITS cross-section)", Short: "Colonial tie", Unit: yesNo},
	"distij": {ID: "section-distance", Title: "Distance (WITS cross-section)", Short: "Distance", Unit: kilometres},
}

func readSection(r *Raw, im *Import) error {
	h := tableHeader(r, "i", "j", "Fij", "Fji")
	if im.opt.Year == 0 {
		return fmt.Errorf("%s: the table has no year; say of which year it is: --year 2009", r.Name)
	}
	a, b, back := h.col("i"), h.col("j"), h.col("Fji")
	var columns []pairColumn
	read := []int{a, b, back, h.col("SUPj"), h.col("POPj"), h.col("GDPj")}
	var at []int
	im.Source(obs.Source{ID: fmt.Sprintf("wits-section-%d", im.opt.Year), Title: "Cross-section of trade for a gravity model", Publisher: "World Bank (WITS), CEPII, compiled by C. Grasland", Vintage: fmt.Sprint(im.opt.Year),
		URL: "https://wits.worldbank.org", Terms: witsSource.Terms})
	others := 0
	for i, n := range h.names {
		ind, ok := sectionColumns[n]
		if !ok {
			continue
		}
		read = append(read, i)
		if !im.Indicator(ind) {
			others++
			continue
		}
		c := pairColumn{at: i, ind: ind}
		if !strings.HasSuffix(n, "ij") {
			c.side = 'o'
		}
		columns, at = append(columns, c), append(at, i)
	}
	numbers, err := im.decimals(h, append(at, back))
	if err != nil {
		return err
	}
	type seen struct{ indicator, id string }
	values := map[seen]float64{}
	err = r.below(h, func(rec record) error {
		im.Row(rec.line)
		first, second := im.Coded(entity.Alpha3, rec.cell(a), rec.cell(a)), im.Coded(entity.Alpha3, rec.cell(b), rec.cell(b))
		if others > 0 {
			im.LeaveOut(otherIndicator, others)
		}
		for _, c := range columns {
			cell := rec.cell(c.at)
			if isMissing(cell) {
				im.LeaveOut(emptyCell, 1)
				continue
			}
			v, ok := numbers.number(cell)
			if !ok {
				im.Fault(im.at(rec.line), "download the file again, or correct the cell", "%q in column %s is not a number", cell, h.text[c.at])
				continue
			}
			o := obs.Observation{Indicator: c.ind.ID, Entity: first, Partner: second, Year: im.opt.Year, Value: v}
			if c.side == 'o' {
				o.Partner = ""
				k := seen{c.ind.ID, first}
				if old, ok := values[k]; ok && old == v {
					im.LeaveOut(repeated, 1)
					continue
				}
				values[k] = v
			}
			im.Keep(o)
		}
		return nil
	})
	im.unread(h, read...)
	im.Remark("the flow back (Fji) and the sizes of the second country stand in rows of their own, from where they are read")
	return err
}

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
	err = r.below(h, func(rec record) error {
		im.Row(rec.line)
		y, ok := year(rec.cell(yearAt))
		cell := rec.cell(value)
		v, number := numbers.number(cell)
		a, b := im.pairID(rec.cell(from)), im.pairID(rec.cell(to))
		switch {
		case !wanted:
			im.LeaveOut(otherIndicator, 1)
		case !ok:
			im.LeaveOut("rows with an error", 0)
			im.Fault(im.at(rec.line), "download the file again", "%q in column year is no year", rec.cell(yearAt))
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
