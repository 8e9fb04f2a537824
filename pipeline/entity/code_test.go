package entity

import "testing"

func TestByCode(t *testing.T) {
	for _, tt := range []struct {
		scheme     Scheme
		code, want string
		from       string // who says so
	}{
		{Alpha3, "TUR", "TUR", "ISO 3166"}, {Alpha3, "tur", "TUR", "ISO 3166"}, {Alpha3, "ROM", "ROU", "World Bank, until 2010s"}, {Alpha3, "WLD", "WLD", "World Bank"},
		{Alpha3, "Turkey", "", "not a code"}, {Alpha3, "", "", "nothing"},
		{Alpha2, "EL", "GRC", "Eurostat"}, {Alpha2, "UK", "GBR", "Eurostat"}, {Alpha2, "GR", "GRC", "ISO 3166"}, {Alpha2, "ZZ", "", "unassigned"},
		{Numeric, "792", "TUR", "M49"}, {Numeric, "4", "AFG", "M49"}, {Numeric, "004", "AFG", "M49"}, {Numeric, "840", "USA", "M49"}, {Numeric, "842", "", "not in M49"},
		{Numeric, "704", "VNM", "M49; North Vietnam had it too"}, {UN, "704", "VNM", "Comtrade"}, {Numeric, "891", "SCG", "M49; Yugoslavia had it before"},
		{UN, "842", "USA", "Comtrade"}, {UN, "251", "FRA", "Comtrade"}, {UN, "757", "CHE", "Comtrade"}, {UN, "579", "NOR", "Comtrade"}, {UN, "699", "IND", "Comtrade"},
		{UN, "490", "TWN", "Comtrade: other Asia, not elsewhere specified"}, {UN, "586", "PAK", "M49"}, {UN, "0", "WLD", "Comtrade"}, {UN, "810", "SUN", "Comtrade"}, {UN, "891", "SCG", "Comtrade"},
		{COW, "640", "TUR", "COW"}, {COW, "770", "PAK", "COW"}, {COW, "2", "USA", "COW"}, {COW, "255", "DEU", "COW"}, {COW, "260", "DEU", "COW: German Federal Republic"}, {COW, "350", "GRC", "COW"},
		{IMF, "186", "TUR", "IMF"}, {IMF, "564", "PAK", "IMF"}, {IMF, "111", "USA", "IMF"}, {IMF, "001", "WLD", "IMF"}, {IMF, "174", "GRC", "IMF"},
	} {
		if e, ok := ByCode(tt.scheme, tt.code); e.ID != tt.want || ok != (tt.want != "") {
			t.Errorf("%s %q is %q, want %q [%s]", tt.scheme, tt.code, e.ID, tt.want, tt.from)
		}
	}
	for year, want := range map[int]string{1950: "SUN", 1991: "SUN", 1992: "RUS", 1910: "RUS"} {
		if e, _ := ByCodeIn(COW, "365", year); e.ID != want {
			t.Errorf("COW 365 in %d is %s, want %s", year, e.ID, want)
		}
	}
}

// TestCodes checks that every number leads to an entity that has a name.
func TestCodes(t *testing.T) {
	for scheme, list := range codes() {
		if len(list) < 180 {
			t.Errorf("only %d codes of %s", len(list), scheme)
		}
		for code, id := range list {
			if countries().label[id] == "" {
				t.Errorf("%s %s is %s, which has no name", scheme, code, id)
			}
		}
	}
}

func TestYears(t *testing.T) {
	for _, tt := range []struct {
		id   string
		year int
		want bool
		from string
	}{
		{"SUN", 1991, true, "dissolved on 26 December 1991"}, {"SUN", 1992, false, "the same"}, {"DDR", 1990, true, "ended on 3 October 1990"}, {"DDR", 1991, false, "the same"},
		{"SSD", 2010, false, "independent on 9 July 2011"}, {"SSD", 2011, true, "the same"}, {"TUR", 1925, true, "no years given"}, {"YAR", 1990, true, "united on 22 May 1990"},
	} {
		if got := Existed(tt.id, tt.year); got != tt.want {
			t.Errorf("%s in %d: %v [%s]", tt.id, tt.year, got, tt.from)
		}
	}
	for id, kind := range map[string]Kind{"SUN": Former, "WLD": Group, "XME": Group, "TUR": Country, "XAU": Organisation, "XNC": Other} {
		if KindOf(id) != kind {
			t.Errorf("%s is %q, want %q", id, KindOf(id), kind)
		}
	}
}

// TestStarred checks SIPRI's marks for who is no country.
func TestStarred(t *testing.T) {
	for name, want := range map[string]string{"Hezbollah (Lebanon)*": "Hezbollah (Lebanon)", "PLO (Israel)*": "PLO (Israel)", "African Union**": "XAU", "NATO**": "NAT",
		"PIJ (Israel/Palestine)*": "PIJ (Israel-Palestine)", "*": "", "**": "", "Turkiye*": "TUR", "unknown supplier(s)": "UNKNOWN", "Hezbollah (Lebanon)": ""} {
		if e, _ := Find(name); e.ID != want {
			t.Errorf("%q is %q, want %q", name, e.ID, want)
		}
	}
}
