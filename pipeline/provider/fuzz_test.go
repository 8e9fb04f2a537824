package provider

import (
	"os"
	"path/filepath"
	"testing"

	"defensetrade/pipeline/obs"
)

// FuzzRead gives every reader of texts what it may meet: no panic, no endless
// reading, and an account in which no row is missing.
func FuzzRead(f *testing.F) {
	for _, s := range []string{wbText, registerPreamble + registerHead + registerRows, deliveriesText, "Entity,Code,Year,x\nTurkey,TUR,2020,5\n",
		"\"TIV of arms exports to Pakistan, 2001-2002\",,,\nSIPRI TIV,,,\n,2001,2002,Total\nTurkey,0,5,5\nTotal,0,5,5\n",
		"tidn,buyer,seller,odat,tivdel\n1,Pakistan,Turkey,2018,5\n", utf16(wbText), `[{"page":1},[{"indicator":{"id":"a","value":"b"},"countryiso3code":"TUR","date":"2020","value":1}]]`,
		"Military expenditure by country, in constant (2022) US$ m. SIPRI\nCountry,Notes,1990\nTurkey,,5\n", "\xff\xfe", "a;b\n1,5;2\n", "\ufeff", "PK\x03\x04"} {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, table bool) {
		path := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		opt := Options{}
		if table {
			opt.Mapping.Indicator = "x"
		}
		im, err := Read([]string{path}, opt)
		if err != nil {
			return
		}
		for _, a := range im.Accounts {
			n := a.Kept
			for _, l := range a.LeftOut {
				n += l.Rows
			}
			if n != a.Rows && im.Faults.Errors() == 0 {
				t.Errorf("%s: %d rows read, %d accounted for", a.Format, a.Rows, n)
			}
		}
		im.Tables()
	})
}

// FuzzWorkbook changes single bytes of a workbook.
func FuzzWorkbook(f *testing.F) {
	book, err := os.ReadFile(workbook(f, shareSheet(), constantSheet(), footnoteSheet()))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(100), byte(7))
	f.Add(uint32(5000), byte(0xff))
	f.Fuzz(func(t *testing.T, at uint32, b byte) {
		data := append([]byte(nil), book...)
		data[int(at)%len(data)] ^= b
		path := filepath.Join(t.TempDir(), "x.xlsx")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if im, err := Read([]string{path}, Options{}); err == nil {
			im.Tables()
		}
	})
}

// FuzzDescriptor checks that a descriptor is read or refused, and that entering a
// table twice changes nothing the second time.
func FuzzDescriptor(f *testing.F) {
	for _, s := range []string{`{}`, `{"resources": [{"path": "x.csv", "title": "Mine"}], "sources": []}`, `{"resources": {}}`, `[]`, `{"sources": [1, null, {"name": "a", "files": []}]}`, `{"a": "<&>"}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := NewDescriptor(data, "x")
		if err != nil {
			return
		}
		table := Table{Path: "x.csv", Indicators: []obs.Indicator{{ID: "x", Title: "X"}}, Sources: []Source{{Source: obs.Source{ID: "s", Title: "S"}, Files: []RawFile{{"a", "b", 1}}}}}
		d.Put(table)
		once, err := d.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, err := NewDescriptor(once, "x")
		if err != nil {
			t.Fatalf("%v of what was written: %s", err, once)
		}
		again.Put(table)
		twice, err := again.Bytes()
		if err != nil || string(once) != string(twice) {
			t.Errorf("%v\n%s\n%s", err, once, twice)
		}
	})
}
