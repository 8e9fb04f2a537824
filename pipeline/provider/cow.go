package provider

import (
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// cowDyadic is the bilateral trade of the Correlates of War project: one row a
// pair and year with the flows in both directions, −9 where there is none.
var cowDyadic = Format{
	Name:  "cow-dyadic",
	Title: "Correlates of War, bilateral trade",
	What:  "header ccode1,ccode2,year,importer1,importer2,flow1,flow2,…",
	Sniff: func(r *Raw) string {
		if h := tableHeader(r, "ccode1", "ccode2", "year", "flow1", "flow2"); h != nil {
			return h.seen()
		}
		return ""
	},
	Read: readCOWDyadic,
}

// cowNational is its table of the countries' whole imports and exports.
var cowNational = Format{
	Name:  "cow-national",
	Title: "Correlates of War, national trade",
	What:  "header ccode,statename,stateabb,year,imports,exports,…",
	Sniff: func(r *Raw) string {
		if h := tableHeader(r, "ccode", "year", "imports", "exports"); h != nil && h.col("ccode1") < 0 {
			return h.seen()
		}
		return ""
	},
	Read: readCOWNational,
}

const cowNone = "values that the Correlates of War project gives as −9: none is known"

var cowMillion = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e6}

func cowSource(im *Import, r *Raw, h *header, kind string) error {
	s := obs.Source{ID: "cow-trade", Title: "Correlates of War Trade, " + kind + " data", Publisher: "Correlates of War", URL: "https://correlatesofwar.org/data-sets/bilateral-trade/", Terms: "Free for research with citation"}
	if v := h.col("version"); v >= 0 {
		stop := errStop
		err := im.below(h, func(rec record) error {
			if s.Vintage = strings.Clone(rec.cell(v)); s.Vintage != "" {
				return stop
			}
			return nil
		})
		if err != nil && err != stop {
			return err
		}
	}
	if s.Vintage != "" {
		s.ID += "-" + fileName(s.Vintage)
	}
	s.ID += "-" + kind
	im.Source(s)
	return nil
}

// cowState is the ID of a state by its number in a year.
func (im *Import) cowState(code, name string, year int) string {
	if e, ok := entity.ByCodeIn(entity.COW, strings.TrimSuffix(code, ".0"), year); ok {
		return e.ID
	}
	return im.Entity(orElse(name, "COW "+code))
}

// cowValue reads a cell; why is why there is no value.
func cowValue(n decimals, cell string) (v float64, why string, ok bool) {
	if isMissing(cell) {
		return 0, emptyCell, true
	}
	if v, ok = n.number(cell); !ok {
		return 0, "", false
	}
	if v == -9 {
		return 0, cowNone, true
	}
	return v, "", v >= 0
}

func readCOWDyadic(r *Raw, im *Import) error {
	h := tableHeader(r, "ccode1", "ccode2", "year", "flow1", "flow2")
	if err := cowSource(im, r, h, "dyadic"); err != nil {
		return err
	}
	a, b, nameA, nameB, yearAt := h.col("ccode1"), h.col("ccode2"), h.col("importer1"), h.col("importer2"), h.col("year")
	flow := [2]int{h.col("flow1"), h.col("flow2")}
	numbers, err := im.decimals(h, flow[:])
	if err != nil {
		return err
	}
	ind := obs.Indicator{ID: "cow-trade", Title: "Trade in goods (Correlates of War)", Short: "Trade in goods (COW)", Unit: cowMillion,
		Definition: "Value of the goods as the importer records it, or as the exporter does where the importer gives none"}
	wanted := im.Indicator(ind)
	err = im.below(h, func(rec record) error {
		im.Row(rec.line)
		y, ok := year(rec.cell(yearAt))
		if !ok {
			im.noYear(rec, yearAt)
			return nil
		}
		if !wanted {
			im.LeaveOut(otherIndicator, 2)
			return nil
		}
		first, second := im.cowState(rec.cell(a), rec.cell(nameA), y), im.cowState(rec.cell(b), rec.cell(nameB), y)
		for i, c := range flow {
			v, why, ok := cowValue(numbers, rec.cell(c))
			o := obs.Observation{Indicator: ind.ID, Entity: second, Partner: first, Year: y, Value: v} // flow1: what the first imports from the second
			if i == 1 {
				o.Entity, o.Partner = first, second
			}
			switch {
			case !ok:
				im.LeaveOut("cells with an error", 1)
				im.Fault(im.at(rec.line), "download the file again, or correct the cell", "%q in column %s is no amount in million US$", rec.cell(c), h.text[c])
			case why != "":
				im.LeaveOut(why, 1)
			default:
				im.Keep(o)
			}
		}
		return nil
	})
	im.unread(h, a, b, nameA, nameB, yearAt, flow[0], flow[1], h.col("version"))
	return err
}

func readCOWNational(r *Raw, im *Import) error {
	h := tableHeader(r, "ccode", "year", "imports", "exports")
	if err := cowSource(im, r, h, "national"); err != nil {
		return err
	}
	code, name, yearAt := h.col("ccode"), h.col("statename"), h.col("year")
	columns := []struct {
		at  int
		ind obs.Indicator
	}{
		{h.col("imports"), obs.Indicator{ID: "cow-imports", Title: "Imports of goods (Correlates of War)", Short: "Imports of goods (COW)", Unit: cowMillion}},
		{h.col("exports"), obs.Indicator{ID: "cow-exports", Title: "Exports of goods (Correlates of War)", Short: "Exports of goods (COW)", Unit: cowMillion}},
	}
	numbers, err := im.decimals(h, []int{columns[0].at, columns[1].at})
	if err != nil {
		return err
	}
	err = im.below(h, func(rec record) error {
		im.Row(rec.line)
		y, ok := year(rec.cell(yearAt))
		if !ok {
			im.noYear(rec, yearAt)
			return nil
		}
		who := im.cowState(rec.cell(code), rec.cell(name), y)
		for _, c := range columns {
			v, why, ok := cowValue(numbers, rec.cell(c.at))
			switch {
			case !ok:
				im.LeaveOut("cells with an error", 1)
				im.Fault(im.at(rec.line), "download the file again, or correct the cell", "%q in column %s is no amount in million US$", rec.cell(c.at), h.text[c.at])
			case why != "":
				im.LeaveOut(why, 1)
			case !im.Indicator(c.ind):
				im.LeaveOut(otherIndicator, 1)
			default:
				im.Keep(obs.Observation{Indicator: c.ind.ID, Entity: who, Year: y, Value: v})
			}
		}
		return nil
	})
	im.unread(h, code, name, h.col("stateabb"), yearAt, columns[0].at, columns[1].at, h.col("version"))
	return err
}
