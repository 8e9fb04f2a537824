package provider

import (
	"fmt"
	"slices"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// comtrade is what UN Comtrade gives, in its several layouts: the present site's
// and API's, whose rows have one cell more than the header, and that of the site
// and API before 2023. They name the same columns differently.
var comtrade = Format{
	Name:     "comtrade",
	Title:    "UN Comtrade, trade by product",
	What:     "header with refYear, reporterCode, flowCode, partnerCode, cmdCode, primaryValue; or Year, Trade Flow, Reporter Code, Commodity Code, Trade Value (US$)",
	EightBit: true,
	Sniff: func(r *Raw) string {
		if h := tableHeader(r, ctYear, ctReporter+"|"+ctReporterISO+"|"+ctReporterName, ctPartner+"|"+ctPartnerISO+"|"+ctPartnerName, ctFlow+"|"+ctFlowName, ctProduct, ctValue); h != nil {
			return h.seen()
		}
		return ""
	},
	Read: readComtrade,
}

// The names that a column has in Comtrade's layouts.
const (
	ctYear         = "refYear|Year|yr"
	ctReporter     = "reporterCode|rtCode"
	ctReporterISO  = "reporterISO|rt3ISO"
	ctReporterName = "reporterDesc|Reporter|rtTitle"
	ctPartner      = "partnerCode|ptCode"
	ctPartnerISO   = "partnerISO|pt3ISO"
	ctPartnerName  = "partnerDesc|Partner|ptTitle"
	ctFlow         = "flowCode|Trade Flow Code|rgCode"
	ctFlowName     = "flowDesc|Trade Flow|rgDesc"
	ctClass        = "classificationCode|Classification|pfCode|pfDesc"
	ctProduct      = "cmdCode|Commodity Code"
	ctProductName  = "cmdDesc|Commodity|cmdDescE"
	ctValue        = "primaryValue|Trade Value (US$)|TradeValue"
)

// A ctTable is where Comtrade's columns stand.
type ctTable struct {
	*header
	im                                         *Import
	flows                                      *flows
	numbers                                    decimals
	year, month, period, freq                  int
	reporter, reporterISO, reporterName        int
	partner, partnerISO, partnerName, partner2 int
	flow, flowName, class, product, prodName   int
	customs, transport, supply                 int
	value, cif, fob                            int
	classes                                    map[string]bool
	indicators                                 map[string]ctChoice // by classification and product
	exponents, padded                          int
}

// A ctChoice is the indicator of a product, or why it is left out.
type ctChoice struct{ id, why string }

func readComtrade(r *Raw, im *Import) error {
	h := tableHeader(r, ctYear, ctProduct, ctValue)
	t, err := newComtrade(h, im)
	if err != nil {
		return err
	}
	if err := im.below(h, func(rec record) error { t.row(rec); return nil }); err != nil {
		return err
	}
	t.end()
	return nil
}

// newComtrade says where the columns stand, and declares the source.
func newComtrade(h *header, im *Import) (*ctTable, error) {
	at := func(names string) int { return h.col(strings.Split(names, "|")...) }
	t := &ctTable{header: h, im: im, flows: newFlows(im, "US$"), year: at(ctYear), month: at("refMonth"), period: at("period"), freq: at("freqCode"),
		reporter: at(ctReporter), reporterISO: at(ctReporterISO), reporterName: at(ctReporterName),
		partner: at(ctPartner), partnerISO: at(ctPartnerISO), partnerName: at(ctPartnerName), partner2: at("partner2Code|2nd Partner Code|ptCode2"),
		flow: at(ctFlow), flowName: at(ctFlowName), class: at(ctClass), product: at(ctProduct), prodName: at(ctProductName),
		customs: at("customsCode|Customs Proc. Code|cstCode"), transport: at("motCode|Mode of Transport Code"), supply: at("mosCode"),
		value: at(ctValue), cif: at("cifvalue|CIF Trade Value (US$)"), fob: at("fobvalue|FOB Trade Value (US$)"), classes: map[string]bool{}, indicators: map[string]ctChoice{}}
	var err error
	if t.numbers, err = im.decimals(h, []int{t.value}); err != nil {
		return nil, err
	}
	im.Source(obs.Source{ID: "comtrade", Title: "UN Comtrade", Publisher: "United Nations Statistics Division", URL: "https://comtradeplus.un.org",
		Terms: "Terms of UN Comtrade: use with reference; no redistribution of whole data sets"})
	return t, nil
}

// row reads one row.
func (t *ctTable) row(rec record) {
	im := t.im
	aside := func(why string) { im.Row(rec.line); im.LeaveOut(why, 1) }
	fault := func(fix, format string, args ...any) {
		im.Row(rec.line)
		im.LeaveOut("rows with an error", 1)
		im.Fault(im.at(rec.line), fix, format, args...)
	}
	if len(rec.cells) <= t.value && len(rec.cells) < 3 {
		aside("lines that are no rows of the table")
		return
	}
	const shifted = "the cells may stand one column beside their headings, as some programs leave them: import the file as it was downloaded"
	y, ok := year(rec.cell(t.year))
	if !ok {
		fault(shifted, "%q in column %s is no year", rec.cell(t.year), t.text[t.year])
		return
	}
	export, why := tradeFlow(rec.cell(t.flow), rec.cell(t.flowName))
	switch {
	case why == unknownFlow:
		fault(shifted, "%q is no flow of trade that is known", orElse(rec.cell(t.flow), rec.cell(t.flowName)))
		return
	case why != "":
		aside(why)
		return
	case t.monthly(rec):
		aside("months: of Comtrade's data only those of years are imported")
		return
	case !forAll(rec.cell(t.partner2), "0") || !forAll(rec.cell(t.customs), "0", "C00") || !forAll(rec.cell(t.transport), "0") || !forAll(rec.cell(t.supply), "0"):
		aside("parts by second partner, customs procedure or mode of transport: the row for all of them counts")
		return
	}
	class, product := ctClassOf(rec.cell(t.class)), strings.ToUpper(rec.cell(t.product))
	if product == "" {
		fault(shifted, "the row names no product")
		return
	}
	if class == "hs" && zeroLost(product) {
		product = "0" + product
		t.padded++
	}
	c, ok := t.indicators[class+" "+product]
	if !ok {
		ind := ctIndicator(class, product, rec.cell(t.prodName))
		switch c.id = ind.ID; {
		case !im.product(product):
			c.why = otherProduct
		case !im.Indicator(ind):
			c.why = otherIndicator
		}
		t.indicators[class+" "+product] = c
	}
	if c.why != "" {
		aside(c.why)
		return
	}
	cell := rec.cell(t.value)
	if isMissing(cell) {
		aside(emptyCell)
		return
	}
	v, ok := t.numbers.number(cell)
	if !ok || v < 0 {
		fault("download the file again, or correct the cell", "the value %q is no amount in US$", cell)
		return
	}
	if im.tooLong(t.header, rec) {
		im.Row(rec.line)
		im.LeaveOut("rows with an error", 1)
		return
	}
	if strings.ContainsAny(cell, "eE") {
		t.exponents++
	}
	if c := rec.cell(t.class); c != "" {
		t.classes[strings.Clone(c)] = true
	}
	im.acc.line = rec.line
	t.flows.add(flow{indicator: c.id, export: export, year: y, value: v, line: rec.line, note: t.basis(rec, export, v),
		reporter: im.tradeID(entity.UN, rec.cell(t.reporter), rec.cell(t.reporterISO), rec.cell(t.reporterName)),
		partner:  im.tradeID(entity.UN, rec.cell(t.partner), rec.cell(t.partnerISO), rec.cell(t.partnerName))})
}

// monthly reports whether a row is for a month.
func (t *ctTable) monthly(rec record) bool {
	if f := rec.cell(t.freq); f != "" {
		return !strings.EqualFold(f, "A")
	}
	return len(rec.cell(t.period)) == 6
}

// basis says whether a value is FOB or CIF, where the file does.
func (t *ctTable) basis(rec record, export bool, v float64) string {
	way := "imports"
	if export {
		way = "exports"
	}
	same := func(c int) bool {
		x, ok := t.numbers.number(rec.cell(c))
		return ok && x != 0 && x == v
	}
	switch cif, fob := same(t.cif), same(t.fob); {
	case cif && !fob:
		return way + ", CIF"
	case fob && !cif:
		return way + ", FOB"
	}
	return way
}

// end keeps the rows of the world, and remarks on the file.
func (t *ctTable) end() {
	t.flows.end()
	var classes []string
	for c := range t.classes {
		classes = append(classes, c)
	}
	if slices.Sort(classes); len(classes) > 1 {
		t.im.Remark("the rows are classified by %s; chapters such as HS 93 are the same goods in all revisions of the Harmonised System, finer codes need not be", joined(classes))
	}
	if t.exponents > 0 {
		t.im.Remark("%s in exponents, as spreadsheet programs shorten them: digits may be lost; import the file as it was downloaded", counted(t.exponents, "value"))
	}
	if t.padded > 0 {
		t.im.Remark("%s without its leading zero, as spreadsheet programs leave it; put back", counted(t.padded, "product code"))
	}
}

// ctClassOf is the classification of products without its revision.
func ctClassOf(code string) string {
	switch c := strings.ToUpper(code); {
	case c == "", strings.HasPrefix(c, "H"):
		return "hs"
	case strings.HasPrefix(c, "S"):
		return "sitc"
	case strings.HasPrefix(c, "B"):
		return "bec"
	case strings.HasPrefix(c, "EB"):
		return "ebops"
	}
	return fileName(code)
}

// ctIndicator is the trade in a product.
func ctIndicator(class, product, described string) obs.Indicator {
	ind := obs.Indicator{ID: "comtrade-" + class + fileName(product), Unit: obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1},
		Definition: "Value of the goods as the reporter declares it: exports FOB, imports mostly CIF"}
	name := strings.ToUpper(class) + " " + product
	switch {
	case product == "TOTAL":
		ind.ID, ind.Title, ind.Short = "comtrade-total", "Trade in goods (UN Comtrade)", "Trade in goods (UN Comtrade)"
	case described == "":
		ind.Title, ind.Short = fmt.Sprintf("Trade in %s (UN Comtrade)", name), fmt.Sprintf("Trade in %s (UN Comtrade)", name)
	default:
		ind.Title, ind.Short = fmt.Sprintf("Trade in %s, %s (UN Comtrade)", described, name), fmt.Sprintf("Trade in %s (UN Comtrade)", name)
	}
	return ind
}
