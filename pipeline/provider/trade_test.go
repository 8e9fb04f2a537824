package provider

import (
	"strings"
	"testing"
)

// The headers of Comtrade's site and API, and of the site before 2023.
const (
	ctHead = "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,legacyEstimationFlag,isReported,isAggregate\r\n"
	ctOld  = "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,2nd Partner Code,2nd Partner,2nd Partner ISO,Customs Proc. Code,Customs,Mode of Transport Code,Mode of Transport,Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Alt Qty Unit Code,Alt Qty Unit,Alt Qty,Netweight (kg),Gross weight (kg),Trade Value (US$),CIF Trade Value (US$),FOB Trade Value (US$),Flag\n"
)

// ctRow is a row of the present layout; it has one cell more than the header.
func ctRow(year, reporter, flow, partner, partner2, cmd, customs, mot, cif, fob, value string) string {
	return `"C","A","` + year + `0101","` + year + `","52","` + year + `",` + reporter + `,"` + flow + `","flow",` + partner + `,"` + partner2 + `","W00","World","H4","HS","true","` + cmd + `","Arms and ammunition; parts and accessories thereof","2","false","` + customs +
		`","TOTAL CPC","0","` + mot + `","TOTAL MOT","-1","N/A",,"false","-1","N/A",,"false",,"false",,"false","` + cif + `","` + fob + `","` + value + `","0","true","false",` + "\r\n"
}

const (
	tur   = `"792","TUR","T` + "\xfc" + `rkiye"`
	pak   = `"586","PAK","Pakistan"`
	usa   = `"842","USA","USA"`
	asia  = `"490","S19","Other Asia, nes"`
	world = `"0","W00","World"`
)

// TestComtrade checks what of Comtrade's rows counts each flow once: 47 heads over
// 48 cells, ISO 8859-1, the world, re-exports, parts by transport, customs
// procedure and second partner, months.
func TestComtrade(t *testing.T) {
	text := ctHead +
		ctRow("2015", tur, "X", pak, "0", "93", "C00", "0", "", "100.5", "100.5") +
		ctRow("2015", pak, "M", tur, "0", "93", "C00", "0", "120", "110", "120") +
		ctRow("2015", tur, "X", usa, "0", "93", "C00", "0", "", "50", "50") +
		ctRow("2015", tur, "X", world, "0", "93", "C00", "0", "", "150.5", "150.5") +
		ctRow("2015", usa, "X", world, "0", "93", "C00", "0", "", "900", "900") + // has no partners: stays
		ctRow("2015", tur, "RX", pak, "0", "93", "C00", "0", "", "7", "7") +
		ctRow("2015", tur, "X", pak, "0", "93", "C00", "2100", "", "60", "60") +
		ctRow("2015", tur, "X", pak, "0", "93", "C01", "0", "", "60", "60") +
		ctRow("2015", tur, "X", pak, "392", "93", "C00", "0", "", "60", "60") +
		ctRow("2015", tur, "X", asia, "0", "0301", "C00", "0", "", "5", "5") +
		ctRow("2016", tur, "X", pak, "0", "93", "C00", "0", "", "", "") +
		strings.Replace(ctRow("2015", tur, "X", usa, "0", "93", "C00", "0", "", "4", "4"), `"C","A"`, `"C","M"`, 1)
	want := []string{
		"comtrade-hs93 TUR PAK 2015 120 imports, CIF", "comtrade-hs93 TUR PAK 2015 100.5 exports, FOB", "comtrade-hs93 TUR USA 2015 50 exports, FOB", "comtrade-hs93 USA WLD 2015 900 exports, FOB",
		"comtrade-hs0301 TUR TWN 2015 5 exports, FOB"}
	im := read(t, Options{}, put(t, "a.csv", text))
	wantList(t, im, want...)
	wantAccount(t, im, 0, "12 read, 5 kept; "+reExports+": 1/1; parts by second partner, customs procedure or mode of transport: the row for all of them counts: 3/3; "+emptyCell+": 1/1; "+
		"months: of Comtrade's data only those of years are imported: 1/1; "+worldTotals+": 1/1")
	remarked(t, im, "1 of 1 total", "ISO 8859-1")
	if got := unitOf(t, im, "comtrade-hs93"); got != "US$, current prices" {
		t.Errorf("the unit is %q", got)
	}
	for name, change := range map[string]func(string) string{
		"capitals":      func(s string) string { return strings.Replace(s, "refYear", "RefYear", 1) },
		"snake case":    func(s string) string { return strings.Replace(s, "refYear", "ref_year", 1) },
		"UTF-8":         func(s string) string { return strings.ReplaceAll(s, "\xfc", "ü") },
		"LF":            func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") },
		"CR":            func(s string) string { return strings.ReplaceAll(s, "\r\n", "\r") },
		"no final line": func(s string) string { return strings.TrimSuffix(s, "\r\n") },
		"preamble":      func(s string) string { return "UN Comtrade\r\n\r\n" + s },
		"UTF-16":        func(s string) string { return utf16le(strings.ReplaceAll(s, "\xfc", "ü")) },
	} {
		t.Run(name, func(t *testing.T) { wantList(t, read(t, Options{}, put(t, "a.csv", change(text))), want...) })
	}
	wantList(t, read(t, Options{Entities: []string{"WLD"}}, put(t, "a.csv", text)), "comtrade-hs93 TUR WLD 2015 150.5 exports, FOB", "comtrade-hs93 USA WLD 2015 900 exports, FOB")
	wantList(t, read(t, Options{Products: []string{"0301"}}, put(t, "a.csv", text)), want[4])
	wantList(t, read(t, Options{Indicators: []string{"*0301"}, Entities: []string{"Taiwan"}, From: 2015, To: 2015}, put(t, "a.csv", text)), want[4])
}

// utf16le is a text as Excel saves it in UTF-16.
func utf16le(s string) string {
	b := []byte{0xff, 0xfe}
	for _, c := range s {
		b = append(b, byte(c), byte(c>>8))
	}
	return string(b)
}

// TestComtradeLegacy checks the layout of the site before 2023, as it was and as
// spreadsheet programs leave it.
func TestComtradeLegacy(t *testing.T) {
	row := func(year, flow, name, reporter, partner, cmd, value string) string {
		return "H3," + year + "," + year + "," + year + ",2,0," + flow + "," + name + "," + reporter + "," + partner + ",,,,,,,," + cmd + `,"Arms and ammunition, parts",1,No Quantity,,,,,0,,` + value + ",,,0\n"
	}
	text := ctOld +
		row("2010", "1", "Import", "792,Turkey,TUR", "586,Pakistan,PAK", "93", "1200") +
		row("2010", "2", "Export", "586,Pakistan,PAK", "792,Turkey,TUR", "93", "1000") +
		row("2010", "3", "Re-Export", "586,Pakistan,PAK", "792,Turkey,TUR", "93", "10") +
		row("2010", "4", "Re-Import", "586,Pakistan,PAK", "792,Turkey,TUR", "93", "10") +
		row("2010", "2", "Export", "586,Pakistan,PAK", "0,World,WLD", "93", "4000") +
		row("2010", "2", "Export", "251,France,FRA", "58,Belgium-Luxembourg,", "TOTAL", "5000")
	want := []string{"comtrade-hs93 PAK TUR 2010 1000 exports", "comtrade-hs93 PAK TUR 2010 1200 imports", "comtrade-total FRA BLX 2010 5000 exports"}
	im := read(t, Options{}, put(t, "a.csv", text))
	wantList(t, im, want...)
	wantAccount(t, im, 0, "6 read, 3 kept; "+reExports+": 2/2; "+worldTotals+": 1/1")
	remarked(t, im, "0 of 1 total", "PAK in 2010", "25.0% of 4000 US$")
	excel := strings.NewReplacer(",", ";", `"Arms and ammunition, parts"`, `"Arms; ammunition"`).Replace(text)
	excel = strings.NewReplacer(";1200;", ";1.200,0;", ";1000;", ";1,000E+03;", ";4000;", ";4000,0;").Replace(excel)
	im = read(t, Options{}, put(t, "a.csv", excel))
	wantList(t, im, want...)
	remarked(t, im, "in exponents")
	wantList(t, read(t, Options{}, inExcel(t, text)), want...)
	lost := ctOld + row("2010", "2", "Export", "586,Pakistan,PAK", "792,Turkey,TUR", "301", "1000")
	im = read(t, Options{}, put(t, "a.csv", lost))
	wantList(t, im, "comtrade-hs0301 PAK TUR 2010 1000 exports")
	remarked(t, im, "leading zero")
	_, err := Read([]string{put(t, "a.csv", strings.ReplaceAll(ctOld+row("2010", "2", "Export", "586,Pakistan,PAK", "792,Turkey,TUR", "93", "1.234"), ",", ";"))}, Options{})
	if err == nil || !strings.Contains(err.Error(), "G35") {
		t.Errorf("a number that nobody can tell: %v", err)
	}
	im = read(t, Options{Mapping: Mapping{Decimal: ","}}, put(t, "a.csv", strings.ReplaceAll(ctOld+row("2010", "2", "Export", "586,Pakistan,PAK", "792,Turkey,TUR", "93", "1.234"), ",", ";")))
	wantList(t, im, "comtrade-hs93 PAK TUR 2010 1234 exports")
}

// TestComtradeJSON checks the answers of both APIs.
func TestComtradeJSON(t *testing.T) {
	row := func(reporter, flow, partner, value string) string {
		return `{"typeCode":"C","freqCode":"A","refPeriodId":20150101,"refYear":2015,"refMonth":52,"period":"2015","reporterCode":` + reporter + `,"reporterISO":null,"reporterDesc":null,"flowCode":"` + flow + `","partnerCode":` + partner +
			`,"partner2Code":0,"classificationCode":"H4","cmdCode":"93","cmdDesc":null,"customsCode":"C00","mosCode":"0","motCode":0,"cifvalue":null,"fobvalue":` + value + `,"primaryValue":` + value + `,"isReported":true}`
	}
	text := `{"elapsedTime":"0.1 secs","count":3,"data":[` + row("792", "X", "586", "1077784.5") + "," + row("792", "X", "0", "12345678") + "," + row("792", "RX", "586", "5") + `],"error":""}`
	im := read(t, Options{}, put(t, "a.json", text))
	wantList(t, im, "comtrade-hs93 TUR PAK 2015 1077784.5 exports, FOB")
	wantAccount(t, im, 0, "3 read, 1 kept; "+reExports+": 1/1; "+worldTotals+": 1/1")
	old := `{"validation":{"status":{"name":"Ok"}},"dataset":[{"pfCode":"H3","yr":2010,"period":2010,"rgCode":1,"rgDesc":"Import","rtCode":792,"rtTitle":"Turkey","rt3ISO":"TUR","ptCode":586,"ptTitle":"Pakistan","pt3ISO":"PAK","cmdCode":"93","cmdDescE":"Arms","TradeValue":1200,"estCode":0}]}`
	wantList(t, read(t, Options{}, put(t, "a.json", old)), "comtrade-hs93 PAK TUR 2010 1200 imports")
	for _, tt := range []struct{ text, want string }{
		{text[:len(text)-30], "no whole JSON"}, {strings.Replace(text, "2015", "20x5", -1), "no whole JSON"}, {`{"data":[],"error":"primaryValue"}`, "holds no rows"}, {`{"data":5,"x":"primaryValue"}`, "holds no rows"},
	} {
		if _, err := Read([]string{put(t, "a.json", strings.Replace(tt.text, `"error":"primaryValue"`, `"primaryValue":1`, 1))}, Options{}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v, want %q", tt.text[:20], err, tt.want)
		}
	}
}

// TestComtradeFaults checks rows that were damaged on their way.
func TestComtradeFaults(t *testing.T) {
	good := ctRow("2015", tur, "X", pak, "0", "93", "C00", "0", "", "100", "100")
	for _, tt := range []struct{ name, row, want string }{
		{"shifted by one", strings.TrimPrefix(good, `"C",`), `"52" in column refYear is no year`},
		{"no number", strings.Replace(good, `"100","0"`, `"a lot","0"`, 1), `the value "a lot" is no amount in US$`},
		{"a comma without quotes", strings.Replace(good, "\r\n", "more,cells\r\n", 1), "more cells than the header"},
		{"negative", strings.Replace(good, `"100","0"`, `"-5","0"`, 1), `"-5" is no amount`},
		{"flow", strings.Replace(good, `"X","flow"`, `"Q","flow"`, 1), `"Q" is no flow`},
	} {
		im, err := Read([]string{put(t, "a.csv", ctHead+good+tt.row)}, Options{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := im.Faults.Error(); !strings.Contains(got, tt.want) || !strings.Contains(got, "a.csv:3") {
			t.Errorf("%s: %q, want %q in line 3", tt.name, got, tt.want)
		}
		wantAccount(t, im, 0, "2 read, 1 kept; rows with an error: 1/1")
	}
}

// TestWITS checks semicolons, ".067", " Total", codes of the World Bank's own and
// the world among the partners.
func TestWITS(t *testing.T) {
	head := "Nomenclature;ReporterISO3;ProductCode;ReporterName;PartnerISO3;PartnerName;Year;TradeFlowName;TradeFlowCode;TradeValue in 1000 USD\r\n"
	text := head + "NC;TUR; Total;Turkey;PAK;Pakistan;2009;Export;6;149.429\r\nNC;TUR; Total;Turkey;PAK;Pakistan;2009;Import;5;618.598\r\nNC;PAK; Total;Pakistan;TUR;Turkey;2009;Export;6;.067\r\n" +
		"NC;TUR; Total;Turkey;WLD; World;2009;Export;6;149.429\r\nNC;TUR; Total;Turkey;ZAR;Congo, Dem. Rep.;2009;Import;5;1\r\nNC;TUR; Total;Turkey;UNS;Unspecified;2009;Import;5;2\r\n"
	im := read(t, Options{}, put(t, "a.csv", text))
	want := []string{"wits-total COD TUR 2009 1 imports, CIF", "wits-total PAK TUR 2009 0.067 exports, FOB", "wits-total PAK TUR 2009 618.598 imports, CIF", "wits-total TUR PAK 2009 149.429 exports, FOB", "wits-total Unspecified TUR 2009 2 imports, CIF"}
	wantList(t, im, want...)
	wantAccount(t, im, 0, "6 read, 5 kept; "+worldTotals+": 1/1")
	if got := unitOf(t, im, "wits-total"); got != "thousand US$, current prices" {
		t.Errorf("the unit is %q", got)
	}
	comma := strings.NewReplacer(";", ",", ".067", "0.067", "Congo, Dem. Rep.", `"Congo, Dem. Rep."`).Replace(text)
	wantList(t, read(t, Options{}, put(t, "a.csv", comma)), want...)
	mark := strings.NewReplacer("149.429", "149,429", "618.598", "618,598", ".067", ",067").Replace(text)
	wantList(t, read(t, Options{}, put(t, "a.csv", mark)), want...)
	wantList(t, read(t, Options{}, inExcel(t, text)), want...)
	hs := head + "H4;TUR;930200;Turkey;PAK;Pakistan;2009;Gross Exp.;2;5.5\r\nH4;TUR;930200;Turkey;PAK;Pakistan;2009;Re-Export;3;5.5\r\n"
	wantList(t, read(t, Options{}, put(t, "a.csv", hs)), "wits-hs930200 TUR PAK 2009 5.5 exports, FOB")
}

// TestWITSSummary checks years from the last to the first, numbers with blanks
// before them, and "..." for no partner.
func TestWITSSummary(t *testing.T) {
	text := "Reporter,Partner,Product categories,Indicator Type,Indicator,2015,2014\n" +
		"Turkey, World,All Products,Export,Export(US$ Mil),   143844.1,   157610.2\n" +
		"Turkey,Germany,All Products,Export,Trade (US$ Mil)-Top 5 Export Partner,  13417.0,\n" +
		"Turkey,China,All Products,Import,Trade (US$ Mil)-Top 5 Import Partner,  24873.5,  24918.2\n" +
		"Turkey,...,...,Tariff,AHS Simple Average (%),   2.9,\n"
	im := read(t, Options{}, put(t, "a.csv", text))
	wantList(t, im, "wits-export-us-mil-all-products TUR 2014 157610.2", "wits-export-us-mil-all-products TUR 2015 143844.1",
		"wits-trade-us-mil-top-5-export-partner-all-products-partner TUR DEU 2015 13417",
		"wits-trade-us-mil-top-5-import-partner-all-products-partner CHN TUR 2014 24918.2", "wits-trade-us-mil-top-5-import-partner-all-products-partner CHN TUR 2015 24873.5",
		"wits-ahs-simple-average TUR 2015 2.9")
	wantAccount(t, im, 0, "4 read, 4 kept; "+emptyCell+": 0/2")
	if got := unitOf(t, im, "wits-export-us-mil-all-products"); got != "million US$, current prices" {
		t.Errorf("the unit is %q", got)
	}
}

// TestDOTS checks the wide layout: statuses in rows of their own, quarters and
// months among the years, groups, the world, a column too many.
func TestDOTS(t *testing.T) {
	head := "\ufeff" + `"Country Name","Country Code","Indicator Name","Indicator Code","Counterpart Country Name","Counterpart Country Code","Attribute","2019","2019Q1","2019M1","2020",` + "\n"
	row := func(country, indicator, counterpart, attribute, values string) string {
		return country + "," + indicator + "," + counterpart + "," + attribute + "," + values + ",\n"
	}
	const (
		exports = `"Goods, Value of Exports, Free on board (FOB), US Dollars",TXG_FOB_USD`
		imports = `"Goods, Value of Imports, Cost, Insurance, Freight (CIF), US Dollars",TMG_CIF_USD`
		balance = `"Goods, Value of Trade Balance, US Dollars",TBG_USD`
	)
	text := head +
		row("Turkey,186", exports, "Pakistan,564", "Value", "100,25,8,110") +
		row("Turkey,186", exports, "Pakistan,564", "Status", ",,,E") +
		row("Turkey,186", exports, "World,001", "Value", "100,,,300") +
		row("Turkey,186", exports, "Euro Area,163", "Value", "50,,,50") +
		row("Turkey,186", imports, "Pakistan,564", "Value", "70,,,") +
		row("Turkey,186", balance, "Pakistan,564", "Value", "30,,,") +
		row(`"Emerging and Developing Europe",903`, exports, "Pakistan,564", "Value", "1,,,")
	im := read(t, Options{}, put(t, "a.csv", text))
	wantList(t, im, "dots-trade PAK TUR 2019 70 imports, CIF", "dots-trade TUR PAK 2019 100 exports, FOB", "dots-trade TUR PAK 2020 110 estimated exports, FOB")
	wantAccount(t, im, 0, "7 read, 2 kept; rows of statuses, which mark the values of another row: 1/0; "+groupsOf+": 2/3; "+emptyCell+": 0/1; "+dotsBalance+": 1/1; "+worldTotals+": 1/2")
	remarked(t, im, "2 columns of quarters and months", "1 of 2 totals")
	if got := unitOf(t, im, "dots-trade"); got != "US$, current prices" {
		t.Errorf("the unit is %q", got)
	}
}

func TestDOTSPanel(t *testing.T) {
	text := `Country Name,Country Code,Counterpart Country Name,Counterpart Country Code,Time Period,"Goods, Value of Exports, Free on board (FOB), US Dollars (TXG_FOB_USD)","Goods, Value of Imports, Cost, Insurance, Freight (CIF), US Dollars (TMG_CIF_USD)"` + "\n" +
		"Turkey,186,Pakistan,564,2019,100,70\nTurkey,186,Pakistan,564,2019Q1,25,\nTurkey,186,Pakistan,564,2020,,80\n"
	im := read(t, Options{}, put(t, "a.csv", text))
	wantList(t, im, "dots-trade PAK TUR 2019 70 imports, CIF", "dots-trade PAK TUR 2020 80 imports, CIF", "dots-trade TUR PAK 2019 100 exports, FOB")
	wantAccount(t, im, 0, "3 read, 2 kept; quarters and months: only years are imported: 1/2; "+emptyCell+": 0/1")
}
