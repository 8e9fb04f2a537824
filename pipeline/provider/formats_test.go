package provider

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A layoutSample is a small file in a publisher's layout, in parts: the head by which it
// is known, and rows.
type layoutSample struct {
	format, head, rows string
}

var samples = []layoutSample{
	{"baci", "t,i,j,k,v,q\n", "2020,792,586,930200,1.5,0.1\n2020,792,586,930690,2.25,NA\n"},
	{"baci-countries", "country_code,country_name,country_iso2,country_iso3\n", "792,Türkiye,TR,TUR\n"},
	{"baci-products", "code,description\n", "930200,Revolvers and pistols\n"},
	{"comtrade", ctHead, ctRow("2015", tur, "X", pak, "0", "93", "C00", "0", "", "100.5", "100.5")},
	{"comtrade", ctOld, "H3,2010,2010,2010,2,0,1,Import,792,Turkey,TUR,586,Pakistan,PAK,,,,,,,,93,Arms,1,No Quantity,,,,,0,,1200,,,0\n"},
	{"comtrade-json", `{"count":1,"data":[`, `{"refYear":2015,"reporterCode":792,"flowCode":"X","partnerCode":586,"classificationCode":"H4","cmdCode":"93","primaryValue":5}]}`},
	{"wits", "Nomenclature;ReporterISO3;ProductCode;ReporterName;PartnerISO3;PartnerName;Year;TradeFlowName;TradeFlowCode;TradeValue in 1000 USD\r\n", "NC;TUR; Total;Turkey;PAK;Pakistan;2009;Export;6;.429\r\n"},
	{"wits-summary", "Reporter,Partner,Product categories,Indicator Type,Indicator,2015,2014\n", "Turkey, World,All Products,Export,Export(US$ Mil),   143844.1,   157610.2\n"},
	{"wits-section", "i;j;Fij;Fji;SUPi;POPi;GDPi;SUPj;POPj;GDPj;DISTij\n", "CAN;USA;20.613;15.352;9;3;1;9;3;1;737.0425\n"},
	{"imf-dots", "Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,Counterpart Country Code,Attribute,2019,2019Q1,2020,\n", "Turkey,186,\"Goods, Exports, US Dollars\",TXG_FOB_USD,Pakistan,564,Value,100,25,110,\nTurkey,186,\"Goods, Exports, US Dollars\",TXG_FOB_USD,Pakistan,564,Status,,,E,\n"},
	{"imf-dots-panel", "Country Name,Country Code,Counterpart Country Name,Counterpart Country Code,Time Period,\"Exports, US Dollars (TXG_FOB_USD)\"\n", "Turkey,186,World,1,2019,100\nTurkey,186,Pakistan,564,2019Q1,25\n"},
	{"cow-dyadic", "ccode1,ccode2,year,importer1,importer2,flow1,flow2,version\n", "640,770,2001,Turkey,Pakistan,101.28,-9,4\n"},
	{"cow-national", "ccode,statename,stateabb,year,imports,exports,version\n", "640,Turkey,TUR,2001,41399.1,-9,4\n"},
	{"cepii-geodist", "iso_o,iso_d,contig,dist\n", "TUR,PAK,0,3950.8\n"},
	{"cepii-geo", "iso2,iso3,area,dis_int,landlocked\n", "TR,TUR,779452,331.95,0\n"},
	{"cepii-gravity", "year;country_id_o;country_id_d;dist;comrelig;pop_o\n", "1950;TGO;AGO;2126;0,213;1171,897\n"},
	{"tradhist", "iso_o;iso_d;year;FLOW\n", "DEU;FRA;1900;12500000\n"},
	{"oec", "exporter_name,importer_name,value\n", "Turkey,Pakistan,250000000.0\n"},
	{"eurostat-tsv", "freq,unit,cofog99,geo\\TIME_PERIOD\t2019 \t2020 \n", "A,PC_GDP,GF02,DE\t1.2 \t1.3 p\n"},
	{"eurostat-csv", "DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n", "ESTAT:GOV(1.0),21/10/25 23:00:00,A,PC_GDP,DE,2019,1.2,b\n"},
	{"eu-arms-exports", "", "2003; 0; AT; Austria; TR; Turkey; EUR; Europe; ML 4; b; 435148;\n2003; 0; AT; Austria; TR; Turkey; EUR; Europe; ML 4; a; 2;\n"},
	{"eu-arms-exports", "Year; Embargo; Source; Destination; Rating; Category; Value\n", "2003; 0; Austria; Turkey; ML4; b; 435148\n"},
	{"nato", "country_stanag,year,\"Defense expenditure (USD, current prices)\",Defense expenditure (% real GDP)\n", "TUR,2018,14168000000,1.82\n"},
	{"worldbank", "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1960\",\n", "\"Turkey\",\"TUR\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"5\",\n"},
	{"owid", "Entity,Code,Year,Military expenditure (% of GDP)\n", "Turkey,TUR,2020,2.5\n"},
}

// TestRecognised checks that each sample has one format, its own, whatever the
// file is called, and so with lines above the header, line ends of Windows, the
// byte order mark and UTF-16. What has its header in line 1 by its nature is
// tried without lines above.
func TestRecognised(t *testing.T) {
	fixed := map[string]bool{"eurostat-tsv": true, "eu-arms-exports": true, "owid": true, "comtrade-json": true}
	for _, s := range samples {
		text := s.head + s.rows
		versions := map[string]string{"as it is": text, "CRLF": strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n"), "BOM": "\ufeff" + text, "no final line": strings.TrimRight(text, "\r\n")}
		if strings.ToValidUTF8(text, "") == text {
			versions["UTF-16"] = utf16le(text)
		}
		if !fixed[s.format] {
			versions["lines above"] = "Title of the table\n\n" + text
		}
		for name, v := range versions {
			r, err := Open(put(t, "download.csv", v), Options{})
			if err != nil {
				t.Fatal(err)
			}
			f, seen, err := Recognise(r)
			if err != nil || f.Name != s.format || seen == "" {
				t.Errorf("%s, %s: %v %v", s.format, name, f, err)
			}
			r.Close()
		}
	}
}

// TestUnknown checks the error of a file that has no format, and of one that fits
// two.
func TestUnknown(t *testing.T) {
	_, err := Read([]string{put(t, "a.csv", "colour,weight\nred,5\n")}, Options{})
	if err == nil || !strings.Contains(err.Error(), `"colour,weight"`) {
		t.Errorf("no format: %v", err)
	}
	both := strings.TrimSuffix(samples[0].head, "\n") + "," + "exporter_name,importer_name,value\n2020,792,586,930200,1,1,Turkey,Pakistan,1\n"
	if _, err := Read([]string{put(t, "a.csv", strings.Replace(both, ",q,", ",", 1))}, Options{Year: 2020}); err == nil || !strings.Contains(err.Error(), "fits several formats") {
		t.Errorf("two formats: %v", err)
	}
}

// FuzzFormats puts anything below each format's head: nothing may stop the program,
// and no row may be lost.
func FuzzFormats(f *testing.F) {
	for i, s := range samples {
		f.Add(uint8(i), s.rows)
		f.Add(uint8(i), strings.ReplaceAll(s.rows, ",", ";"))
		f.Add(uint8(i), s.rows+"\n,,,\n\"")
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, which uint8, rows string) {
		s := samples[int(which)%len(samples)]
		path := filepath.Join(dir, fmt.Sprintf("%d.csv", os.Getpid()))
		if err := os.WriteFile(path, []byte(s.head+rows), 0o644); err != nil {
			t.Fatal(err)
		}
		im, err := Read([]string{path}, Options{Year: 2000})
		if err != nil {
			if err.Error() == "" {
				t.Fatal("an error without words")
			}
			return
		}
		for _, a := range im.Accounts {
			n := a.Kept
			for _, l := range a.LeftOut {
				n += l.Rows
			}
			if n != a.Rows && im.Faults.Errors() == 0 {
				t.Fatalf("%s: %d rows read, %d accounted for: %s", s.format, a.Rows, n, account(a))
			}
		}
		if im.Faults.Errors() == 0 {
			im.Tables()
		}
	})
}
