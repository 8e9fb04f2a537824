package provider

import (
	"strings"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"defensetrade/pipeline/obs"
)

// formerCurrencies are those of states that are no more, and those that the Unicode
// tables of this library do not have yet.
var formerCurrencies = map[string]string{"CSK": "CSK", "DDR": "DDM", "SUN": "SUR", "YUG": "YUM", "YAR": "YER", "XKX": "EUR"}

// local is the indicator of a country's values in its own currency. Each currency
// has one, so that liras and euros never stand in one series; all are in one file.
func (s *milex) local(id, name string) obs.Indicator {
	ind := obs.Indicator{Title: s.kind.title + ": " + strings.TrimSpace(name), Short: s.kind.short, Definition: milexDefinition, File: s.kind.id + ".csv"}
	if s.kind.id == "spending-local-fy" {
		ind.Definition = strings.Replace(milexDefinition, "calendar years", "fiscal years, named by the year in which they end", 1)
	}
	code := currencyOf(id, name)
	if code != "" {
		ind.ID = s.kind.id + "-" + strings.ToLower(code)
		ind.Unit = obs.Unit{Kind: obs.Money, Currency: code, Basis: "current", Scale: s.scale}
		return ind
	}
	scale := ""
	if w := obs.ScaleWord(s.scale); w != "" {
		scale = w + " "
	}
	ind.ID = s.kind.id + "-" + strings.ToLower(id)
	ind.Unit = obs.Unit{Kind: obs.Quantity, Name: scale + orElse(strings.TrimSpace(name), "of the local currency") + ", current prices", Scale: 1}
	return ind
}

// currencyOf is the code of a country's currency of today, in which SIPRI gives
// all its years; "" where it is not known.
func currencyOf(id, name string) string {
	code := formerCurrencies[id]
	switch low := strings.ToLower(strings.TrimSpace(name)); {
	case strings.HasPrefix(low, "euro"):
		code = "EUR"
	case strings.HasPrefix(low, "us dollar"):
		code = "USD"
	case code == "":
		region, err := language.ParseRegion(id)
		if err != nil {
			return ""
		}
		unit, ok := currency.FromRegion(region)
		if !ok || unit == currency.EUR {
			return "" // the table knows only the euro, and SIPRI names another
		}
		code = unit.String()
	}
	if _, err := currency.ParseISO(code); err != nil {
		return ""
	}
	return code
}
