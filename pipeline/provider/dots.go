package provider

import (
	"regexp"
	"slices"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// dots is the IMF's Direction of Trade Statistics as bulk download, with the years
// in columns, among quarters and months.
var dots = Format{
	Name:  "imf-dots",
	Title: "IMF, Direction of Trade Statistics",
	What:  "header Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,…,Attribute, and years",
	Sniff: func(r *Raw) string {
		if h := tableHeader(r, dotsColumns...); h != nil && h.has("Indicator Code") && len(h.years()) > 0 {
			return h.seen()
		}
		return ""
	},
	Read: readDOTS,
}

// dotsPanel is the same data with one row a pair and period.
var dotsPanel = Format{
	Name:  "imf-dots-panel",
	Title: "IMF, Direction of Trade Statistics, panel",
	What:  `header Country Name,Country Code,Counterpart Country Name,…,Time Period,"Goods, Value of Exports, … (TXG_FOB_USD)"`,
	Sniff: func(r *Raw) string {
		if h := tableHeader(r, append(slices.Clone(dotsColumns), "Time Period")...); h != nil && len(dotsSeries(h)) > 0 {
			return h.seen()
		}
		return ""
	},
	Read: readDOTSPanel,
}

var dotsColumns = []string{"Country Name", "Country Code", "Counterpart Country Name", "Counterpart Country Code"}

var dotsSource = obs.Source{ID: "imf-dots", Title: "Direction of Trade Statistics", Publisher: "International Monetary Fund", URL: "https://data.imf.org/dot",
	Terms: "Terms of the IMF: free use with reference"}

// A dotsKind is what an indicator code of DOTS means for us.
type dotsKind struct {
	export bool
	id     string
	note   string
	why    string // why it is left out
}

const (
	dotsBalance = "balances of trade: differences of rows that are here"
	groupsOf    = "groups of countries, whose members have rows of their own"
)

// dotsCode reads an indicator code; both layouts before and since 2025 write the
// same but for the first letter.
func dotsCode(code string) dotsKind {
	switch strings.TrimPrefix(strings.ToUpper(code), "T") {
	case "XG_FOB_USD":
		return dotsKind{export: true, id: "dots-trade", note: "exports, FOB"}
	case "MG_CIF_USD":
		return dotsKind{id: "dots-trade", note: "imports, CIF"}
	case "MG_FOB_USD":
		return dotsKind{id: "dots-imports-fob", note: "imports, FOB"}
	case "BG_USD":
		return dotsKind{why: dotsBalance}
	}
	return dotsKind{why: "indicators other than exports and imports of goods in US$"}
}

func dotsIndicator(id, heading string) obs.Indicator {
	scale := 1.0
	if low := strings.ToLower(heading); strings.Contains(low, "million") {
		scale = 1e6
	}
	ind := obs.Indicator{ID: id, Title: "Trade in goods (IMF DOTS)", Short: "Trade in goods (IMF DOTS)", Unit: obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: scale},
		Definition: "Value of the goods as the reporter declares it, or as the IMF estimates it from the partner's report: exports FOB, imports CIF"}
	if id == "dots-imports-fob" {
		ind.Title, ind.Short, ind.Definition = "Imports of goods, FOB (IMF DOTS)", "Imports of goods, FOB (IMF DOTS)", "Value of the imports as the reporter declares it, FOB"
	}
	return ind
}

// A dotsRow is a row of values with its statuses, which stand in another row.
type dotsRow struct {
	line   int
	key    string
	cells  []string
	status []string
}

func readDOTS(r *Raw, im *Import) error {
	h := tableHeader(r, dotsColumns...)
	years := h.years()
	attribute := h.col("Attribute")
	parts := 0 // columns of quarters and months
	for _, c := range h.text {
		if dotsPart.MatchString(c) {
			parts++
		}
	}
	im.Source(dotsSource)
	t := newFlows(im, "US$")
	var held, status *dotsRow
	give := func() {
		if held != nil {
			if status != nil && status.key == held.key {
				held.status = status.cells
			}
			dotsGive(h, im, t, *held, years)
		}
		held = nil
	}
	err := im.below(h, func(rec record) error {
		row := &dotsRow{line: rec.line, cells: slices.Clone(rec.cells), key: dotsKey(h, rec)}
		switch a := rec.cell(attribute); {
		case attribute < 0 || strings.EqualFold(a, "Value") || a == "":
			if held != nil {
				give()
			}
			held = row
			if status != nil && status.key == row.key {
				give()
			}
		case strings.EqualFold(a, "Status"):
			im.Row(rec.line)
			im.LeaveOut("rows of statuses, which mark the values of another row", 0)
			if status = row; held != nil {
				give()
			}
		default:
			im.Row(rec.line)
			im.LeaveOut("attributes other than values and statuses", 0)
		}
		return nil
	})
	if err != nil {
		return err
	}
	give()
	t.end()
	if parts > 0 {
		im.Remark("%s of quarters and months are not imported", counted(parts, "column"))
	}
	return nil
}

var dotsPart = regexp.MustCompile(`^\d{4}-?[QM]\d{1,2}$`)

func dotsKey(h *header, rec record) string {
	return strings.Join([]string{rec.cell(h.col("Country Code")), rec.cell(h.col("Country Name")), rec.cell(h.col("Indicator Code")), rec.cell(h.col("Counterpart Country Code")), rec.cell(h.col("Counterpart Country Name"))}, "\x00")
}

// dotsGive keeps the values of a row. In the account it is one row; each value is
// a flow.
func dotsGive(h *header, im *Import, t *flows, row dotsRow, years []column) {
	rec := record{row.cells, row.line}
	kind := dotsCode(rec.cell(h.col("Indicator Code")))
	ind := dotsIndicator(kind.id, rec.cell(h.col("Indicator Name")))
	why := kind.why
	var who, partner string
	if why == "" {
		im.acc.line = row.line
		who = im.Coded(entity.IMF, rec.cell(h.col("Country Code")), rec.cell(h.col("Country Name")))
		partner = im.Coded(entity.IMF, rec.cell(h.col("Counterpart Country Code")), rec.cell(h.col("Counterpart Country Name")))
		switch {
		case isGroup(who), isGroup(partner) && partner != "WLD":
			why = groupsOf
		case !im.Indicator(ind):
			why = otherIndicator
		}
	}
	var all []flow
	empty := 0
	bad := false
	for _, y := range years {
		cell := rec.cell(y.at)
		if isMissing(cell) {
			empty++
			continue
		}
		v, ok := pointed.number(cell)
		if !ok {
			im.Fault(im.at(row.line), "download the file again, or correct the cell", "%q in the column %d is not a number", cell, y.year)
			bad = true
			continue
		}
		f := flow{indicator: ind.ID, reporter: who, partner: partner, export: kind.export, year: y.year, value: v, note: kind.note, line: row.line}
		if y.at < len(row.status) {
			if s := strings.TrimSpace(row.status[y.at]); s != "" && s != "A" {
				f.status = obs.Estimated // E and its like: not the reporter's figure
			}
		}
		all = append(all, f)
	}
	switch {
	case why != "":
		im.Row(row.line)
		im.LeaveOut(why, len(all))
	case len(all) == 0:
		im.Row(row.line)
		if bad {
			im.LeaveOut("rows with an error", 0)
		} else {
			im.LeaveOut(emptyCell, empty)
		}
	default:
		t.addRow(all)
		if empty > 0 && partner != "WLD" {
			im.LeaveOut(emptyCell, empty)
		}
	}
}
