package provider

import (
	"fmt"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

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
	err = im.below(h, func(rec record) error {
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
