package entity

import (
	_ "embed"
	"encoding/csv"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"defensetrade/pipeline/obs"
)

// A Scheme is a system of codes for countries.
type Scheme string

// The schemes that publishers use.
const (
	Alpha3  Scheme = "alpha-3" // ISO 3166, and the World Bank's codes of groups
	Alpha2  Scheme = "alpha-2" // ISO 3166, and Eurostat's EL and UK
	Numeric Scheme = "numeric" // ISO 3166 and UN M49
	UN      Scheme = "un"      // Comtrade's and BACI's numbers, which differ from M49 for two dozen
	COW     Scheme = "cow"     // Correlates of War
	IMF     Scheme = "imf"     // International Monetary Fund
)

// codes.csv holds the numbers of the Correlates of War project and of the IMF,
// and those of the UN that M49 does not have, several joined by a bar. Those of
// M49 come from the Unicode tables.
//
//go:embed codes.csv
var codesCSV string

// codes maps the code of each scheme, without leading zeros, to ours.
var codes = sync.OnceValue(func() map[Scheme]map[string]string {
	out := map[Scheme]map[string]string{COW: {}, IMF: {}, UN: {}, Numeric: {}}
	for _, two := range slices.Sorted(maps.Keys(countries().letter)) {
		id := countries().letter[two]
		if r, err := language.ParseRegion(two); err == nil && r.M49() != 0 {
			n := strconv.Itoa(r.M49())
			if out[UN][n] != "" && KindOf(id) == Former { // North Vietnam has Vietnam's number
				continue
			}
			out[Numeric][n], out[UN][n] = id, id
		}
	}
	rows, err := csv.NewReader(strings.NewReader(codesCSV)).ReadAll()
	if err != nil {
		panic(err) // the file is part of the program
	}
	for _, r := range rows[1:] {
		for i, s := range []Scheme{COW, IMF, UN} {
			for _, code := range strings.Split(r[i+1], "|") {
				if code != "" {
					out[s][plain(code)] = r[0]
				}
			}
		}
	}
	return out
})

// plain drops the zeros before a number; tables that went through a spreadsheet
// have lost them.
func plain(code string) string {
	if t := strings.TrimLeft(code, "0"); t != "" {
		return t
	}
	return "0"
}

// ByCode returns the country or group of a code.
func ByCode(s Scheme, code string) (obs.Entity, bool) {
	g := countries()
	code = strings.TrimSpace(code)
	if code == "" {
		return obs.Entity{}, false
	}
	var id string
	switch s {
	case Alpha3:
		if id = strings.ToUpper(code); g.label[id] == "" {
			id = g.code[Fold(id)] // ROM, ZAR and other codes that were given up
			if len(code) != 3 {
				id = ""
			}
		}
	case Alpha2:
		switch id = strings.ToUpper(code); id {
		case "EL":
			id = "GRC"
		case "UK":
			id = "GBR"
		default:
			id = g.letter[id]
		}
	default:
		id = codes()[s][plain(code)]
	}
	return g.entity(id), id != "" && g.label[id] != ""
}

// ByCodeIn returns the country of a code in a year: the Correlates of War have one
// number for the USSR and Russia, and one for Yugoslavia and Serbia.
func ByCodeIn(s Scheme, code string, year int) (obs.Entity, bool) {
	e, ok := ByCode(s, code)
	if s != COW || !ok {
		return e, ok
	}
	id := e.ID
	switch {
	case id == "RUS" && year >= 1922 && year < 1992:
		id = "SUN"
	case id == "SRB" && year >= 1918 && year < 2003:
		id = "YUG"
	case id == "SRB" && year >= 2003 && year < 2006:
		id = "SCG"
	}
	return countries().entity(id), true
}
