package entity

import (
	"strings"

	"defensetrade/pipeline/obs"
)

// A Scheme is a system of codes for countries.
type Scheme string

// The schemes that publishers use.
const (
	Alpha3  Scheme = "alpha-3" // ISO 3166, and the World Bank's codes of groups
	Alpha2  Scheme = "alpha-2" // ISO 3166, and Eurostat's EL and UK
	Numeric Scheme = "numeric" // ISO 3166 and UN M49
	UN      Scheme = "un"      // Comtrade's and BACI's numbers, which differ from M49 for a dozen countries
	COW     Scheme = "cow"     // Correlates of War
	IMF     Scheme = "imf"     // International Monetary Fund
)

// ByCode returns the country or group of a code.
func ByCode(s Scheme, code string) (obs.Entity, bool) {
	g := countries()
	code = strings.TrimSpace(code)
	switch s {
	case Alpha3:
		id := strings.ToUpper(code)
		label, ok := g.label[id]
		return obs.Entity{ID: id, Label: label}, ok
	case Alpha2:
		return Letters(strings.ToUpper(code))
	}
	return obs.Entity{}, false
}
