package provider

import (
	"strings"
	"testing"
)

// TestGeneric checks tables of no publisher's: long and wide, what is said on the
// command line and what is guessed.
func TestGeneric(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		opt        Options
		want       []string
		remarks    []string
	}{
		{"long, all guessed", "Country,Year,Military spending (% of GDP)\nTurkey,2020,2.5\nGreece,2020,3.0\n", Options{Mapping: Mapping{Indicator: "burden"}},
			[]string{"burden GRC 2020 3", "burden TUR 2020 2.5"}, []string{`--entity-column "Country"`, "unit guessed", "% of GDP"}},
		{"wide, decimal comma, Turkish", "Savunma harcaması;;;\n;;;\nÜlke;2019;2020;2021\nTürkiye;2,7;2,5;..\nYunanistan;2,6;3,0;3,9\n", Options{Mapping: Mapping{Indicator: "burden", Unit: "% of GDP"}},
			[]string{"burden GRC 2019 2.6", "burden GRC 2020 3", "burden GRC 2021 3.9", "burden TUR 2019 2.7", "burden TUR 2020 2.5", "burden TUR 2021 not-available"}, []string{"decimal comma", "--year-columns 2019:2021"}},
		{"some years of a wide one", "iso3,name,2019,2020,2021\nTUR,Turkey,1,2,3\n", Options{Mapping: Mapping{Indicator: "x", YearColumns: "2020:2021"}}, []string{"x TUR 2020 2", "x TUR 2021 3"}, nil},
		{"told columns", "from,to,when,how much,other\nTurkey,Pakistan,2020,\"1,234.5\",7\n", Options{Mapping: Mapping{EntityColumn: "From", PartnerColumn: "to", YearColumn: "when", ValueColumn: "how much", Indicator: "trade", Unit: "million US$, current prices"}},
			[]string{"trade TUR PAK 2020 1234.5"}, nil},
		{"several indicators in a column", "country,year,what,value\nTurkey,2020,Tanks,5\nTurkey,2020,Ships,6\nTurkey,,Ships,\n", Options{Mapping: Mapping{IndicatorColumn: "what"}}, []string{"tanks TUR 2020 5", "ships TUR 2020 6"}, nil},
		{"the year of the file", "country,value\nTurkey,5\nGreece,6\n", Options{Year: 2023, Mapping: Mapping{Indicator: "x"}}, []string{"x GRC 2023 6", "x TUR 2023 5"}, nil},
		{"money as Excel shows it", "country,year,value\nTurkey,2020,\" $1,321,692 \"\nGreece,2020,($5.50)\n", Options{Mapping: Mapping{Indicator: "x"}}, []string{"x GRC 2020 -5.5", "x TUR 2020 1321692"}, nil},
		{"SIPRI's sheet without its title", "Country,Notes,1990,1991\nAfrica,,,\nTürkiye,‖,197.5,...\nYemen,,xxx,5\n", Options{Mapping: Mapping{Indicator: "x"}},
			[]string{"x TUR 1990 197.5", "x TUR 1991 not-available", "x YEM 1990 not-applicable", "x YEM 1991 5"}, nil},
		{"lines of two cells above", "Source,somebody\nDate,2024-01-01\n\nCountry,Year,Value\nTurkey,2020,5\nGreece,2020,6\n", Options{Mapping: Mapping{Indicator: "x"}}, []string{"x GRC 2020 6", "x TUR 2020 5"}, nil},
		{"years that descend", "Country Code;Country Name;2019;2018\nTUR;Turkey;0,92;2,96\n", Options{Mapping: Mapping{Indicator: "x", YearColumns: "2018:2019"}}, []string{"x TUR 2018 2.96", "x TUR 2019 0.92"}, nil},
		{"declared point", "country,year,value\nTurkey,2020,\"19,850\"\n", Options{Mapping: Mapping{Indicator: "x", Decimal: "."}}, []string{"x TUR 2020 19850"}, nil},
		{"declared comma", "country,year,value\nTurkey,2020,\"19,850\"\n", Options{Mapping: Mapping{Indicator: "x", Decimal: ","}}, []string{"x TUR 2020 19.85"}, nil},
	} {
		im := read(t, tt.opt, put(t, "my data.csv", tt.text))
		t.Run(tt.name, func(t *testing.T) {
			wantList(t, im, tt.want...)
			remarked(t, im, tt.remarks...)
		})
	}
	book := workbook(t, testSheet{name: "Notes", rows: [][]any{{"some words"}}}, testSheet{name: "Data", rows: [][]any{{"Country", 2019, 2020}, {"Türkiye", 1.5, 2}}})
	im := read(t, Options{Mapping: Mapping{Sheet: "Data", Indicator: "x"}}, book)
	wantList(t, im, "x TUR 2019 1.5", "x TUR 2020 2")
}

// TestGenericFaults checks what is refused, and what is said.
func TestGenericFaults(t *testing.T) {
	x := Mapping{Indicator: "x"}
	for _, tt := range []struct {
		text string
		m    Mapping
		want string
	}{
		{"country,year,value\nTurkey,2020,\"19,850\"\n", x, "x.csv:2: G35:"},
		{"country,year,value\nTurkey,2020,\"1,5\"\nTurkey,2021,1.5\n", x, "G35: numbers are written in two ways"},
		{"country,year,value\nTurkey,2020,many\n", Mapping{Indicator: "x", ValueColumn: "value"}, `"many" in the column "value" is not a number`},
		{"country,year,value\nTurkey,20x0,5\nGreece,2020,5\n", x, `"20x0" in the column "year" is not a year`},
		{"country,year,a,b\nTurkey,2020,5,6\n", x, `several columns hold numbers: "a" and "b"`},
		{"thing,year,value\nspoon,2020,5\nfork,2020,6\n", x, "no column holds countries"},
		{"country,year,value\nTurkey,2020,5\n", Mapping{EntityColumn: "land"}, `there is no column "land"; the columns are "country", "year" and "value"`},
		{"country,year,value\nTurkey,2020,5\n", Mapping{Unit: "spoons", Indicator: "x"}, `--unit: "spoons"`},
		{"country,2019,2020\nTurkey,2,5\n", Mapping{YearColumns: "1990:2000"}, "no heading is a year from 1990 to 2000"},
		{"country,2019,2020\nTurkey,2,5\n", Mapping{YearColumns: "now"}, "not a span of years"},
		{"country,year,value\nTurkey,2020,5\nTurkey,2020,6\n", x, "is 6 here and 5 in x.csv:2"},
		{"country,year,value\nTurkey,2020,5\n", Mapping{}, `import it with --entity-column "country" --year-column "year" --value-column "value"`},
		{"Country Code;Country Name;2019;2018\nTUR;Turkey;0,92;2,96\n", Mapping{}, `import it with --entity-column "Country Name" --year-columns 2018:2019`},
		{"one line\n", x, "no header of a table"},
	} {
		im, err := Read([]string{put(t, "x.csv", tt.text)}, Options{Mapping: tt.m})
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = im.Faults.Error()
		}
		if !strings.Contains(got, tt.want) {
			t.Errorf("%q, %+v:\n%s\nwant %q", tt.text, tt.m, got, tt.want)
		}
	}
}

// TestManyFaults checks that a file that is wrong throughout is counted and not held.
func TestManyFaults(t *testing.T) {
	var b strings.Builder
	b.WriteString("country,year,value\nTurkey,1999,1\n")
	for range 5000 {
		b.WriteString("Turkey,20x0,5\n")
	}
	im, err := Read([]string{put(t, "x.csv", b.String())}, Options{Mapping: Mapping{Indicator: "x", YearColumn: "year"}})
	if err != nil || len(im.Faults) != 1001 {
		t.Fatalf("%v, %d faults", err, len(im.Faults))
	}
	if got := im.Faults.Limit(10).Error(); !strings.Contains(got, "… and 4990 more faults in this file") {
		t.Error(got)
	}
}

func TestUnitWords(t *testing.T) {
	for words, want := range map[string]string{
		"% of GDP": "% of GDP", "share of GDP": "% of GDP", "percent of gross domestic product": "% of GDP", "% of general government expenditure": "% of general government expenditure",
		"million US$, current prices": "million US$, current prices", "billion US$, constant 2023 prices": "billion US$, constant 2023 prices", "US$ m., constant (2022)": "US$, constant 2022 prices",
		"million EUR, nominal": "million €, current prices", "million TIV": "million TIV", "SIPRI trend indicator values": "TIV", "index, 2010 = 100": "index, 2010 = 100", "2015=100": "index, 2015 = 100",
		"% a year": "% a year", "GDP growth (annual %)": "% a year", "thousand persons": "thousand persons",
		"US$": "", "dollars per capita, current": "", "spoons": "", "": "", "constant US$": "",
	} {
		u, ok := unitWords(words)
		got := ""
		if ok {
			got = u.String()
		}
		if got != want {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
	}
}
