package provider

import (
	"fmt"

	"defensetrade/pipeline/obs"
)

// geoCountries is the other half of GeoDist: a row for each country and city, with
// what does not change.
var geoCountries = Format{
	Name:  "cepii-geo",
	Title: "CEPII GeoDist, countries",
	What:  "header iso2,iso3,…,area,dis_int,landlocked,…; needs --year",
	Sniff: func(r *Raw) string {
		if h := tableHeader(r, "iso3", "area", "dis_int", "landlocked"); h != nil {
			return h.seen()
		}
		return ""
	},
	Read: readGeoCountries,
}

func readGeoCountries(r *Raw, im *Import) error {
	h := tableHeader(r, "iso3", "area", "dis_int", "landlocked")
	if im.opt.Year == 0 {
		return fmt.Errorf("%s: the table has no year; say for which one its values are to stand: --year 2015", r.Name)
	}
	iso := h.col("iso3")
	columns := []pairColumn{
		{at: h.col("area"), ind: obs.Indicator{ID: "geodist-area", Title: "Area (GeoDist)", Short: "Area", Unit: obs.Unit{Kind: obs.Quantity, Name: "km²", Scale: 1}}},
		{at: h.col("dis_int"), ind: obs.Indicator{ID: "geodist-internal", Title: "Distance within the country (GeoDist)", Short: "Distance within the country", Unit: kilometres}},
		{at: h.col("landlocked"), ind: obs.Indicator{ID: "geodist-landlocked", Title: "Landlocked (GeoDist)", Short: "Landlocked", Unit: yesNo}},
	}
	numbers, err := im.decimals(h, []int{columns[0].at, columns[1].at, columns[2].at})
	if err != nil {
		return err
	}
	im.Source(geoDistSource)
	type key struct{ indicator, id string }
	seen := map[key]float64{}
	err = im.below(h, func(rec record) error {
		im.Row(rec.line)
		id := im.pairID(rec.cell(iso))
		for _, c := range columns {
			cell := rec.cell(c.at)
			v, ok := numbers.number(cell)
			old, again := seen[key{c.ind.ID, id}]
			switch {
			case isMissing(cell):
				im.LeaveOut(emptyCell, 1)
			case !ok:
				im.LeaveOut("cells with an error", 1)
				im.Fault(im.at(rec.line), "download the file again, or correct the cell", "%q in column %s is not a number", cell, h.text[c.at])
			case !im.Indicator(c.ind):
				im.LeaveOut(otherIndicator, 1)
			case again && old == v:
				im.LeaveOut("figures of a country that are repeated for each of its cities", 1)
			default:
				seen[key{c.ind.ID, id}] = v
				im.Keep(obs.Observation{Indicator: c.ind.ID, Entity: id, Year: im.opt.Year, Value: v})
			}
		}
		return nil
	})
	im.unread(h, iso, columns[0].at, columns[1].at, columns[2].at)
	return err
}
