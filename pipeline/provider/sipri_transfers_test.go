package provider

import (
	"strings"
	"testing"
)

const registerPreamble = "Transfers of major conventional arms from All countries  to All countries . \n" +
	"SIPRI trend-indicator values (TIVs) are in millions.\n\nSource: SIPRI Arms Transfers Database (c) SIPRI.\nData generated: 13 Mar 2025 10:02:49 AM\n"

const registerHead = "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons\n"

// A deal over three years, an estimate, a deal without a known value, a record that
// a line break splits and one that a lone carriage return splits.
const registerRows = "Pakistan,Turkiye,2018,,4,,Milgem,frigate,3,,2022; 2023; 2024,New,$1.5 b deal,75,300,225\n" +
	"Pakistan,Turkiye,2018,?,30,?,T-129,helicopter,0,,,New,not delivered,6,180,0\n" +
	"Hezbollah (Lebanon)*,unknown supplier(s),2001,?,,?,9M14 Malyutka,missile,10,?,2001,Second hand,,0.1,,1\n" +
	"Cote d'Ivoire,United States,2024,?,12,?,vehicle engine,vehicle engine,0,,,New,Cummins engine\n,0.03,0.36,0\n" +
	"NATO**,Israel,2015,,3,,Hermes-900,UAV,3,,2016,New,3-year lease\r,3,9,9\n"

var registerWant = []string{
	"arms-orders ISR NAT 2015 9", "arms-orders TUR PAK 2018 480 estimated", "arms-orders USA CIV 2024 0.36 estimated",
	"arms-delivered-by-order ISR NAT 2015 9", "arms-delivered-by-order TUR PAK 2018 225 estimated", "arms-delivered-by-order UNKNOWN Hezbollah (Lebanon)* 2001 1 estimated",
	"arms-delivered-by-order USA CIV 2024 0 estimated",
}

// TestRegister checks the register by deals in the states in which it is found, and
// that a deal counts once and not once for each of its delivery years (G28).
func TestRegister(t *testing.T) {
	plain := registerPreamble + registerHead + registerRows
	padded := strings.ReplaceAll(strings.ReplaceAll(plain, "\r", ""), "lease\n", "lease ")
	padded = strings.ReplaceAll(padded, "\n", ";;;;\r\n")
	for name, text := range map[string]string{
		"as downloaded":             plain,
		"no preamble, BOM":          "\ufeff" + registerHead + registerRows,
		"ISO 8859-1":                strings.Replace(plain, "Cummins", "Cummins M\xfcller", 1),
		"re-saved by Excel":         strings.Replace(padded, ",,,3,9,9", ",3,9,9", 1),
		"no newline at the end":     strings.TrimSuffix(plain, "\n"),
		"CRLF":                      strings.ReplaceAll(plain, "\n", "\r\n"),
		"the columns of 2026":       strings.Replace(plain, "Number delivered", "Deliveries in the Year Range", 1),
		"a semicolon after a comma": strings.Replace(plain, "$1.5 b deal", "$1.5 b; deal;", 1),
	} {
		im := read(t, Options{}, put(t, "x.csv", text))
		t.Run(name, func(t *testing.T) {
			wantList(t, im, registerWant...)
			wantAccount(t, im, 0, "5 read, 5 kept; deals of which SIPRI does not give the value: 0/1")
			remarked(t, im, "G28: 1 deal")
			if got := unitOf(t, im, "arms-orders"); got != "million TIV" {
				t.Error(got)
			}
		})
	}
	im := read(t, Options{}, put(t, "x.csv", plain))
	remarked(t, im, "2 records broken in two")
	if im.Sources[0].ID != "sipri-at-2025-03-13" {
		t.Errorf("source %+v", im.Sources[0])
	}
}

// TestRegisterLost checks that a record that cannot be put together is reported.
func TestRegisterLost(t *testing.T) {
	im := read(t, Options{}, put(t, "x.csv", registerHead+"Pakistan,Turkiye,2018,,4\n"+registerRows))
	wantAccount(t, im, 0, "6 read, 5 kept; records with too few or too many cells: 1/0; deals of which SIPRI does not give the value: 0/1")
	remarked(t, im, "line 2 could not be read as a record")
}

// TestOldAPI checks what the old interface for programs gave.
func TestOldAPI(t *testing.T) {
	im := read(t, Options{}, put(t, "x.csv", "tidn,buyercod,sellercod,odat,odai,onum,onai,ldat,term,desig2,wcat,desc,coprod,nrdel,nrdelai,delyears,buyer,seller,status,tivunit,tivorder,tivdel\n"+
		"1,PAK,TUR,2018,,4,,2020,LIC,Milgem,SH,Frigate,L,3,,2022;2023,Pakistan,Turkey,N,75,300,225\n2,PAK,TUR,2018,X,4,,0,N/A,T-129,AC,Helicopter,,,,,Pakistan,Turkey,N,6,24,0\n"))
	wantList(t, im, "arms-orders TUR PAK 2018 324 estimated", "arms-delivered-by-order TUR PAK 2018 225 estimated")
}

const deliveriesText = "Transfers of major conventional arms;\r\n;\r\nData generated: 12 Feb 2026 12:26:12 PM;\r\n" +
	"SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production;\r\n" +
	"1,Turkiye,Pakistan,Milgem,frigate,Ships,2018,No,1,No,2023,No,New,75,75,75,No;\r\n" +
	"2,Turkiye,Pakistan,T-129,helicopter,Aircraft,2018,No,2,Yes,2023,No,New,6,6,12.2,No;\r\n" +
	"2,Turkiye,Pakistan,T-129,helicopter,Aircraft,2018,No,1,No,2024,No,New,6,6,6.1,No;\r\n" +
	"3,Pakistan,Turkiye,MFI-17,trainer,Aircraft,2017,No,3,,2022,,New,0.24,0.24,0.72,No;\r\n;\r\n"

// TestDeliveries checks the register by delivery year: lines that end in a
// semicolon, CRLF, Yes and No.
func TestDeliveries(t *testing.T) {
	want := []string{"arms-deliveries PAK TUR 2022 0.72", "arms-deliveries TUR PAK 2023 87.2 estimated", "arms-deliveries TUR PAK 2024 6.1"}
	for name, text := range map[string]string{"as downloaded": deliveriesText, "LF": strings.ReplaceAll(deliveriesText, "\r\n", "\n"),
		"by spreadsheet": strings.NewReplacer(",", ";", ";\r\n", "\r\n").Replace(deliveriesText)} {
		im := read(t, Options{}, put(t, "x.csv", text))
		t.Run(name, func(t *testing.T) {
			wantList(t, im, want...)
			wantAccount(t, im, 0, "4 read, 4 kept")
		})
	}
	im := read(t, Options{Entities: []string{"Turkey"}, From: 2023, To: 2023}, put(t, "x.csv", deliveriesText))
	wantAccount(t, im, 0, "4 read, 2 kept; "+otherYear+": 2/2")
	if s := im.Sources[0]; s.ID != "sipri-at-2026-02-12" || s.Vintage != "generated 12 Feb 2026 12:26:12 PM" {
		t.Errorf("source %+v", s)
	}
}

// TestTIVTables checks both layouts of tables: who is who, blank and "0", the
// totals and what is said when they do not agree.
func TestTIVTables(t *testing.T) {
	old := func(title string) string {
		return "\"" + title + "\",,,\nFigures are SIPRI Trend Indicator Values (TIVs) expressed in millions.,,,\n,,,\nSource: SIPRI Arms Transfers Database,,,\nGenerated: 28 July 2022,,,\n,,,\n" +
			",2001,2002,Total\nTurkey,0,5,5\nAfrican Union**,,7,7\n,,,\nTotal,0,12,12\n"
	}
	site := func(head, total string) string {
		return "\ufeffVolume of transfers of major arms\nFigures are in millions of SIPRI trend-indicator values (TIVs).\n\nSource: SIPRI Arms Transfers Database (c) SIPRI.\nData generated: 12 Aug 2026 7:47:41 PM\n\n" +
			head + ",2001,2002,2001-2002,Percentage,Sum total years,Percentage of total\nTurkiye,0 ,5,5,42%,5,42%\nunknown supplier(s),,7,7,58%,7,58%\n" + total + ",0 ,12,12,100%,12,\n"
	}
	for _, tt := range []struct {
		text string
		want []string
	}{
		{old("TIV of arms exports to Pakistan, 2001-2002"), []string{"arms-deliveries TUR PAK 2001 0 between 0 and 0.5 million", "arms-deliveries TUR PAK 2002 5", "arms-deliveries XAU PAK 2002 7"}},
		{old("TIV of arms exports from Pakistan, 2001-2002"), []string{"arms-deliveries PAK TUR 2001 0 between 0 and 0.5 million", "arms-deliveries PAK TUR 2002 5", "arms-deliveries PAK XAU 2002 7"}},
		{old("TIV of arms exports to all, 2001-2002"), []string{"arms-imports TUR 2001 0 between 0 and 0.5 million", "arms-imports TUR 2002 5", "arms-imports XAU 2002 7"}},
		{old("TIV of arms exports from all, 2001-2002"), []string{"arms-exports TUR 2001 0 between 0 and 0.5 million", "arms-exports TUR 2002 5", "arms-exports XAU 2002 7"}},
		{site("Supplier", "Total exports to Israel"), []string{"arms-deliveries TUR ISR 2001 0 between 0 and 0.5 million", "arms-deliveries TUR ISR 2002 5", "arms-deliveries UNKNOWN ISR 2002 7"}},
		{site("Recipient", "Total exports from Israel"), []string{"arms-deliveries ISR TUR 2001 0 between 0 and 0.5 million", "arms-deliveries ISR TUR 2002 5", "arms-deliveries ISR UNKNOWN 2002 7"}},
		{site("Recipient", "Total world import"), []string{"arms-imports TUR 2001 0 between 0 and 0.5 million", "arms-imports TUR 2002 5", "arms-imports UNKNOWN 2002 7"}},
		{site("Exports by", "Total world export"), []string{"arms-exports TUR 2001 0 between 0 and 0.5 million", "arms-exports TUR 2002 5", "arms-exports UNKNOWN 2002 7"}},
	} {
		im := read(t, Options{}, put(t, "x.csv", tt.text))
		wantList(t, im, tt.want...)
		wantAccount(t, im, 0, "3 read, 2 kept; empty cells: SIPRI knows of no deliveries: 0/1; totals that the publisher prints: compared with the sums: 1/0")
		remarked(t, im, ", 0 do not")
	}
	im := read(t, Options{}, put(t, "x.csv", strings.Replace(site("Supplier", "Total exports to Israel"), ",0 ,12,12,", ",0 ,15,15,", 1)))
	remarked(t, im, "2002, line 10: printed 15, summed 12")
	if _, err := Read([]string{put(t, "x.csv", site("", "Total"))}, Options{}); err == nil || !strings.Contains(err.Error(), "suppliers or recipients") {
		t.Errorf("a table that does not say what its rows are: %v", err)
	}
}
