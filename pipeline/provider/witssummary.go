package provider

import (
	"defensetrade/pipeline/obs"
	"strings"
)

// witsSummary is WITS's summary of a country: some two thousand indicators by
// partner and group of products, the years in columns from the last to the first.
var witsSummary = Format{
	Name:     "wits-summary",
	Title:    "WITS, trade summary of a country",
	What:     "header Reporter,Partner,Product categories,Indicator Type,Indicator, and years",
	EightBit: true,
	Sniff: func(r *Raw) string {
		if h := tableHeader(r, "Reporter", "Partner", "Product categories|Product Category|ProductCategories", "Indicator"); h != nil && len(h.years()) > 0 {
			return h.seen()
		}
		return ""
	},
	Read: readWITSSummary,
}

func readWITSSummary(r *Raw, im *Import) error {
	h := tableHeader(r, "Reporter", "Partner", "Product categories|Product Category|ProductCategories", "Indicator")
	years := h.years()
	var at []int
	for _, y := range years {
		at = append(at, y.at)
	}
	numbers, err := im.decimals(h, at)
	if err != nil {
		return err
	}
	im.Source(witsSource)
	reporter, partner, group, kind, indicator := h.col("Reporter"), h.col("Partner"), h.col("Product categories", "Product Category"), h.col("Indicator Type"), h.col("Indicator")
	return im.below(h, func(rec record) error {
		im.Row(rec.line)
		if rec.cell(reporter) == "" || rec.cell(indicator) == "" {
			im.LeaveOut("lines that are no rows of the table", 0)
			return nil
		}
		who := im.Entity(rec.cell(reporter))
		ind := witsSummaryIndicator(rec.cell(indicator), rec.cell(group))
		o := obs.Observation{Entity: who, Indicator: ind.ID}
		if p := rec.cell(partner); !isMissing(p) {
			if id := im.Entity(p); id != "WLD" {
				o.Partner, o.Reporter = id, who
				if strings.EqualFold(rec.cell(kind), "Import") || strings.Contains(rec.cell(indicator), "Import") {
					o.Entity, o.Partner = id, who
				}
				ind.ID += "-partner" // with the world it is a figure of the country, not a flow
				o.Indicator, ind.Title, ind.Short = ind.ID, ind.Title+", by partner", ind.Short+", by partner"
			}
		}
		if !im.Indicator(ind) {
			im.LeaveOut(otherIndicator, len(years))
			return nil
		}
		for _, y := range years {
			cell := rec.cell(y.at)
			if isMissing(cell) {
				im.LeaveOut(emptyCell, 1)
				continue
			}
			v, ok := numbers.number(cell)
			if !ok {
				im.Fault(im.at(rec.line), "download the file again, or correct the cell", "%q in the column %d is not a number", cell, y.year)
				continue
			}
			o.Year, o.Value = y.year, v
			im.Keep(o)
		}
		return nil
	})
}

// witsSummaryIndicator takes the unit from the indicator's name.
func witsSummaryIndicator(name, group string) obs.Indicator {
	title := name
	if !isMissing(group) {
		title = name + ", " + group
	}
	ind := obs.Indicator{ID: "wits-" + slug(title), Title: title + " (WITS)", Short: title, File: "wits-summary.csv"}
	switch low := strings.ToLower(name); {
	case strings.Contains(low, "us$ mil"):
		ind.Unit = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e6}
	case strings.Contains(low, "us$ thousand"), strings.Contains(low, "us$000"):
		ind.Unit = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e3}
	case strings.Contains(low, "%"):
		ind.Unit = obs.Unit{Kind: obs.Quantity, Name: "%", Scale: 1}
	case strings.HasPrefix(low, "no"):
		ind.Unit = obs.Unit{Kind: obs.Counted, Scale: 1}
	default:
		ind.Unit = obs.Unit{Kind: obs.Quantity, Name: "index", Scale: 1}
	}
	return ind
}

// years are the columns that are headed by a year.
func (h *header) years() []column {
	var out []column
	for i, c := range h.text {
		if y, ok := year(c); ok {
			out = append(out, column{i, y})
		}
	}
	return out
}
