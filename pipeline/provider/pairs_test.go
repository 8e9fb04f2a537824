package provider

import (
	"strings"
	"testing"
)

// TestCOW checks both tables: who imports what, −9, the numbers of states that
// changed.
func TestCOW(t *testing.T) {
	dyadic := "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,smoothtotrade,version\n" +
		"640,770,2001,Turkey,Pakistan,101.28,38.19,101.28,38.19,139.47,4\n2,365,1985,United States of America,Russia,400,-9,400,0,,4\n260,265,1980,German Federal Republic,German Democratic Republic,-9,-9,,,,4\n640,770,2002,Turkey,Pakistan,0,,0,0,0,4\n"
	im := read(t, Options{}, put(t, "a.csv", dyadic))
	wantList(t, im, "cow-trade PAK TUR 2001 101.28", "cow-trade PAK TUR 2002 0", "cow-trade SUN USA 1985 400", "cow-trade TUR PAK 2001 38.19")
	wantAccount(t, im, 0, "4 read, 3 kept; "+cowNone+": 1/3; "+emptyCell+": 0/1")
	remarked(t, im, "smoothflow1, smoothflow2 and smoothtotrade")
	if s := im.Sources[0]; s.ID != "cow-trade-4-dyadic" || s.Vintage != "4" {
		t.Errorf("source %+v", s)
	}
	if got := unitOf(t, im, "cow-trade"); got != "million US$, current prices" {
		t.Errorf("the unit is %q", got)
	}
	national := "ccode,statename,stateabb,year,imports,exports,alt_imports,alt_exports,source1,source2,version\n640,Turkey,TUR,2001,41399.1,-9,,,IMF,IMF,4\n345,Yugoslavia,YUG,1980,15000,9000,,,IMF,IMF,4\n"
	im = read(t, Options{}, put(t, "a.csv", national))
	wantList(t, im, "cow-imports TUR 2001 41399.1", "cow-imports YUG 1980 15000", "cow-exports YUG 1980 9000")
	wantAccount(t, im, 0, "2 read, 2 kept; "+cowNone+": 0/1")
	bad, err := Read([]string{put(t, "a.csv", national+"640,Turkey,TUR,20x1,1,1,,,,,4\n640,Turkey,TUR,2003,many,1,,,,,4\n")}, Options{})
	if err != nil || len(bad.Faults) != 2 || !strings.Contains(bad.Faults.Error(), `a.csv:4: error: "20x1"`) || !strings.Contains(bad.Faults.Error(), `a.csv:5: error: "many"`) {
		t.Errorf("%v %v", err, bad.Faults)
	}
}

// TestGeoDist checks a table without a year, codes that were given up, and rows of
// a country with itself.
func TestGeoDist(t *testing.T) {
	text := "iso_o,iso_d,contig,comlang_off,dist,distcap,distw\nTUR,PAK,0,0,3950.8,3560.1,3742.3\nPAK,TUR,0,0,3950.8,3560.1,.\nZAR,ROM,0,0,5000,5000,5000\nTUR,TUR,0,0,333,333,400\n"
	if _, err := Read([]string{put(t, "a.csv", text)}, Options{}); err == nil || !strings.Contains(err.Error(), "--year") {
		t.Errorf("without --year: %v", err)
	}
	want := []string{"geodist-dist COD ROU 2015 5000", "geodist-dist PAK TUR 2015 3950.8", "geodist-dist TUR PAK 2015 3950.8", "geodist-distw COD ROU 2015 5000", "geodist-distw TUR PAK 2015 3742.3"}
	for name, s := range map[string]string{"comma": text, "semicolon": strings.ReplaceAll(text, ",", ";"), "decimal comma": strings.NewReplacer(",", ";", ".8", ",8", ".3", ",3", ".1", ",1").Replace(text), "tab": strings.ReplaceAll(text, ",", "\t")} {
		im := read(t, Options{Year: 2015, Indicators: []string{"geodist-dist", "geodist-distw"}}, put(t, "a.csv", s))
		t.Run(name, func(t *testing.T) {
			wantList(t, im, want...)
			wantAccount(t, im, 0, "4 read, 3 kept; "+otherIndicator+": 1/12; "+emptyCell+": 0/1; "+sameCountry+": 0/2")
		})
	}
	im := read(t, Options{Year: 2015}, put(t, "a.csv", text))
	for id, want := range map[string]string{"geodist-dist": "km", "geodist-contig": "1 is yes, 0 no"} {
		if got := unitOf(t, im, id); got != want {
			t.Errorf("%s is in %q, want %q", id, got, want)
		}
	}
}

// TestGeoCountries checks the other table of GeoDist, with a row for each city.
func TestGeoCountries(t *testing.T) {
	text := "iso2,iso3,cnum,country,area,dis_int,landlocked,city_en,cap\nTR,TUR,792,Turkey,779452,331.95,0,Ankara,1\nTR,TUR,792,Turkey,779452,331.95,0,Istanbul,0\nAF,AFG,4,Afghanistan,652225,303.76,1,Kabul,1\n"
	im := read(t, Options{Year: 2015}, put(t, "a.csv", text))
	wantList(t, im, "geodist-area AFG 2015 652225", "geodist-area TUR 2015 779452", "geodist-internal AFG 2015 303.76", "geodist-internal TUR 2015 331.95", "geodist-landlocked AFG 2015 1", "geodist-landlocked TUR 2015 0")
	wantAccount(t, im, 0, "3 read, 2 kept; figures of a country that are repeated for each of its cities: 1/3")
	if _, err := Read([]string{put(t, "a.csv", text)}, Options{}); err == nil || !strings.Contains(err.Error(), "--year") {
		t.Errorf("without --year: %v", err)
	}
}

// TestGravity checks the decimal comma, figures of one country that every partner
// repeats, and the units of the documentation.
func TestGravity(t *testing.T) {
	text := "\ufeffyear;country_id_o;country_id_d;iso3_o;iso3_d;distw_harmonic;dist;contig;comrelig;pop_o;pop_d;gdp_o;gdp_d;tradeflow_baci;entry_cost_o\n" +
		"1950;TGO;AGO;TGO;AGO;2250;2126;0;0,213368997;1171,897;4117,617;;;12,5;1\n1950;TGO;DEU.1;TGO;DEU;5000;5000;0;0,5;1171,897;68374;;;;\n"
	im := read(t, Options{}, put(t, "Gravity_V202211.csv", text))
	wantList(t, im, "gravity-distw-harmonic TGO AGO 1950 2250", "gravity-distw-harmonic TGO DEU 1950 5000", "gravity-dist TGO AGO 1950 2126", "gravity-dist TGO DEU 1950 5000",
		"gravity-contig TGO AGO 1950 0", "gravity-contig TGO DEU 1950 0", "gravity-comrelig TGO AGO 1950 0.213368997", "gravity-comrelig TGO DEU 1950 0.5",
		"gravity-pop AGO 1950 4117.617", "gravity-pop DEU 1950 68374", "gravity-pop TGO 1950 1171.897", "gravity-tradeflow-baci TGO AGO 1950 12.5")
	wantAccount(t, im, 0, "2 read, 2 kept; "+emptyCell+": 0/5; "+repeated+": 0/1")
	remarked(t, im, "entry_cost_o")
	for id, want := range map[string]string{"gravity-pop": "thousand persons", "gravity-tradeflow-baci": "thousand US$, current prices"} {
		if got := unitOf(t, im, id); got != want {
			t.Errorf("%s is in %q, want %q", id, got, want)
		}
	}
	if s := im.Sources[0]; s.Vintage != "202211" {
		t.Errorf("source %+v", s)
	}
	mixed := strings.Replace(text, "0,5;", "0.5;", 1)
	if _, err := Read([]string{put(t, "a.csv", mixed)}, Options{}); err == nil || !strings.Contains(err.Error(), "G35") {
		t.Errorf("points and commas: %v", err)
	}
}

// TestSections checks tables of one year that do not say which.
func TestSections(t *testing.T) {
	text := "exporter_name,importer_name,value\nTurkey,Pakistan,250000000.0\nPakistan,Turkey,\nAtlantis,Turkey,1\n"
	if _, err := Read([]string{put(t, "a.csv", text)}, Options{}); err == nil || !strings.Contains(err.Error(), "--year") {
		t.Errorf("without --year: %v", err)
	}
	im := read(t, Options{Year: 2022}, put(t, "a.csv", text))
	wantList(t, im, "oec-trade Atlantis TUR 2022 1", "oec-trade TUR PAK 2022 250000000")
	wantAccount(t, im, 0, "3 read, 2 kept; "+emptyCell+": 1/1")
	if u := im.Accounts[0].Unknown; len(u) != 1 || u[0].Name != "Atlantis" {
		t.Errorf("unknown: %v", u)
	}
	if s := im.Sources[0]; s.ID != "oec-2022" {
		t.Errorf("source %+v", s)
	}
	text = "i;j;Fij;Fji;SUPi;POPi;GDPi;SUPj;POPj;GDPj;CONTij;LANGij;COLOij;DISTij;INTij\nCAN;USA;203319573.613;152951452.352;9984670;33890;1481680;9841930;322085;14334900;1;1;0;737.0425;5\nUSA;CAN;152951452.352;203319573.613;9841930;322085;14334900;9984670;33890;1481680;1;1;0;737.0425;5\n"
	im = read(t, Options{Year: 2009}, put(t, "a.csv", text))
	wantList(t, im, "section-trade CAN USA 2009 203319573.613", "section-trade USA CAN 2009 152951452.352", "section-area CAN 2009 9984670", "section-area USA 2009 9841930",
		"section-population CAN 2009 33890", "section-population USA 2009 322085", "section-gdp CAN 2009 1481680", "section-gdp USA 2009 14334900", "section-border CAN USA 2009 1", "section-border USA CAN 2009 1",
		"section-language CAN USA 2009 1", "section-language USA CAN 2009 1", "section-colony CAN USA 2009 0", "section-colony USA CAN 2009 0", "section-distance CAN USA 2009 737.0425", "section-distance USA CAN 2009 737.0425")
	wantAccount(t, im, 0, "2 read, 2 kept")
}

func TestTradHist(t *testing.T) {
	im := read(t, Options{}, put(t, "a.csv", "iso_o ;iso_d ;year ;FLOW ;SOURCE_TF \r\nDEU;FRA;1900;12500000;3\r\nDEU;DEU;1900;5;3\r\nFRA;DEU;1900;;3\r\n"))
	wantList(t, im, "tradhist-trade DEU FRA 1900 12500000")
	wantAccount(t, im, 0, "3 read, 1 kept; "+sameCountry+": 1/1; "+emptyCell+": 1/1")
	if got := unitOf(t, im, "tradhist-trade"); got != "£, current prices" {
		t.Errorf("the unit is %q", got)
	}
}

// TestEurostat checks the TSV and the SDMX-CSV of one table: flags, what is secret,
// months, Greece and the Union.
func TestEurostat(t *testing.T) {
	want := []string{"eurostat-pc-gdp-s13-gf02-te DEU 2019 1.2", "eurostat-pc-gdp-s13-gf02-te DEU 2020 1.3 provisional", "eurostat-pc-gdp-s13-gf02-te EUU 2020 1.3", "eurostat-pc-gdp-s13-gf02-te GRC 2019 2.1 estimated", "eurostat-pc-gdp-s13-gf02-te GRC 2020 not-published",
		"eurostat-mio-eur-s13-gf02-te DEU 2020 41000 break in the series"}
	tsv := "freq,unit,sector,cofog99,na_item,geo\\TIME_PERIOD\t2019 \t2020 \n" +
		"A,PC_GDP,S13,GF02,TE,DE\t1.2 \t1.3 p\nA,PC_GDP,S13,GF02,TE,EL\t2.1 e\t: c\nA,PC_GDP,S13,GF02,TE,EU27_2020\t: \t1.3 \nA,MIO_EUR,S13,GF02,TE,DE\t: \t41000 b\nQ,MIO_EUR,S13,GF02,TE,DE\t: \t5 \n"
	im := read(t, Options{}, put(t, "a.tsv", tsv))
	wantList(t, im, want...)
	wantAccount(t, im, 0, "5 read, 4 kept; "+emptyCell+": 0/2; quarters and months: only years are imported: 1/2")
	for id, want := range map[string]string{"eurostat-pc-gdp-s13-gf02-te": "% of GDP", "eurostat-mio-eur-s13-gf02-te": "million €, current prices"} {
		if got := unitOf(t, im, id); got != want {
			t.Errorf("%s is in %q, want %q", id, got, want)
		}
	}
	csv := "DATAFLOW,LAST UPDATE,freq,unit,sector,cofog99,na_item,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\r\n" +
		"ESTAT:GOV_10A_EXP(1.0),21/10/25 23:00:00,A,PC_GDP,S13,GF02,TE,DE,2019,1.2,\r\nESTAT:GOV_10A_EXP(1.0),21/10/25 23:00:00,A,PC_GDP,S13,GF02,TE,DE,2020,1.3,p\r\nESTAT:GOV_10A_EXP(1.0),21/10/25 23:00:00,A,PC_GDP,S13,GF02,TE,EL,2019,2.1,e\r\n" +
		"ESTAT:GOV_10A_EXP(1.0),21/10/25 23:00:00,A,PC_GDP,S13,GF02,TE,EL,2020,,c\r\nESTAT:GOV_10A_EXP(1.0),21/10/25 23:00:00,A,PC_GDP,S13,GF02,TE,EU27_2020,2020,1.3,\r\nESTAT:GOV_10A_EXP(1.0),21/10/25 23:00:00,A,MIO_EUR,S13,GF02,TE,DE,2020,41000,b\r\nESTAT:GOV_10A_EXP(1.0),21/10/25 23:00:00,M,MIO_EUR,S13,GF02,TE,DE,2020-01,4,\r\n"
	for i := range want {
		want[i] = strings.Replace(want[i], "eurostat-", "eurostat-gov-10a-exp-", 1)
	}
	im = read(t, Options{}, put(t, "a.csv", csv))
	wantList(t, im, want...)
	wantAccount(t, im, 0, "7 read, 6 kept; quarters and months: only years are imported: 1/1")
	if s := im.Sources[0]; s.ID != "eurostat-gov-10a-exp-21-10-25" {
		t.Errorf("source %+v", s)
	}
	labels := "STRUCTURE,STRUCTURE_ID,freq,Time frequency,unit,Unit of measure,cofog99,Function,geo,Geopolitical entity,TIME_PERIOD,Time,OBS_VALUE,Observation value,OBS_FLAG,Flag,CONF_STATUS\ndataflow,ESTAT:GOV_10A_EXP(1.0),A,Annual,PC_GDP,Percentage of gross domestic product (GDP),GF02,Defence,DE,Germany,2020,,1.3,,p,provisional,\n"
	im = read(t, Options{}, put(t, "a.csv", labels))
	wantList(t, im, "eurostat-gov-10a-exp-pc-gdp-gf02 DEU 2020 1.3 provisional")
	if got := im.Indicators[0].Short; got != "Percentage of gross domestic product (GDP), Defence" {
		t.Errorf("short name %q", got)
	}
	trade := "freq,stk_flow,sitc06,partner,unit,geo\\TIME_PERIOD\t2020 \nA,IMP,TOTAL,TR,MIO_EUR,DE\t15.5 \nA,EXP,TOTAL,TR,MIO_EUR,DE\t20 \n"
	im = read(t, Options{}, put(t, "a.tsv", trade))
	wantList(t, im, "eurostat-imp-total-mio-eur TUR DEU 2020 15.5", "eurostat-exp-total-mio-eur DEU TUR 2020 20")
}

// TestEUArms checks rows with and without a header, sums over classes of weapons,
// and the categories.
func TestEUArms(t *testing.T) {
	rows := "2003; 0; AT; Austria; TR; Turkey; EUR; Europe; ML 4; b; 435148;\n2003; 0; AT; Austria; TR; Turkey; EUR; Europe; ML 1; b; 1000.5;\n2003; 0; AT; Austria; TR; Turkey; EUR; Europe; ML 1; a; 2;\n" +
		"2003; 0; GR; Greece; PK; Pakistan; SA; South Asia; ML 5; c; 77;\n2003; 0; AT; Austria; TR; Turkey; EUR; Europe; ML 1; e7; 1;\n"
	want := []string{"eu-arms-licensed AUT TUR 2003 436148.5", "eu-arms-licences AUT TUR 2003 2", "eu-arms-exported GRC PAK 2003 77"}
	for _, head := range []string{"", "Year; Embargo; Source code; Source; Destination code; Destination; Region code; Region; Rating; Category; Value;\n"} {
		im := read(t, Options{}, put(t, "a.csv", head+rows))
		wantList(t, im, want...)
		wantAccount(t, im, 0, "5 read, 4 kept; how often a criterion of refusal was cited (e1 to e8): 1/1")
		remarked(t, im, "4 rows by class of weapons")
		if got := unitOf(t, im, "eu-arms-licensed"); got != "€, current prices" {
			t.Errorf("the unit is %q", got)
		}
	}
	names := "Year;Embargo;Source;Destination;Rating;Category;Value\n2003;0;Austria;Turkey;ML4;b;435148\n2003;0;Austria;Turkey;ML1;b;1000.5\n"
	wantList(t, read(t, Options{}, put(t, "a.csv", names)), want[0])
}

func TestNATO(t *testing.T) {
	text := "country_stanag,year,\"Defense expenditure (USD, current prices)\",\"Defense expenditure (USD, 2015 prices)\",Defense expenditure (% real GDP),Equipment expenditure (%),Military personnel\nTUR,2018,14168000000,18000000000,1.82,37.6,416800\nUSA,2018,NA,,3.4,,\n"
	im := read(t, Options{}, put(t, "a.csv", text))
	wantList(t, im, "nato-spending TUR 2018 14168000000", "nato-spending-constant TUR 2018 18000000000", "nato-spending-gdp TUR 2018 1.82", "nato-spending-gdp USA 2018 3.4", "nato-equipment TUR 2018 37.6", "nato-soldiers TUR 2018 416800")
	wantAccount(t, im, 0, "2 read, 2 kept; "+emptyCell+": 0/4")
	for id, want := range map[string]string{"nato-spending": "US$, current prices", "nato-spending-constant": "US$, constant 2015 prices", "nato-spending-gdp": "% of GDP", "nato-equipment": "% of defence expenditure", "nato-soldiers": "persons"} {
		if got := unitOf(t, im, id); got != want {
			t.Errorf("%s is in %q, want %q", id, got, want)
		}
	}
}
