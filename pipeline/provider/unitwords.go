package provider

import (
	"regexp"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
)

var (
	unitShare    = regexp.MustCompile(`(?i)(?:%|per ?cent(?:age)?|share|ratio)\s*(?:of|to)\s+(?:total )?([a-z][^,;()\[\]]*)`)
	unitConstant = regexp.MustCompile(`(?i)(?:constant|chained|real)\D{0,12}((?:19|20)\d\d)|\b((?:19|20)\d\d)\b\D{0,12}(?:constant|prices)`)
	unitIndex    = regexp.MustCompile(`(?i)(?:index.{0,12})?\b((?:19|20)\d\d)\s*=\s*100`)
	unitScale    = regexp.MustCompile(`(?i)\b(thousands?|millions?|billions?|trillions?|mn|mio|bn|milyon|milyar|bin)\b`)
	unitMoney    = regexp.MustCompile(`(?i)US\s?\$|\bUSD\b|\$|\bdollars?\b|€|\bEUR\b|\beuros?\b|£|\bGBP\b|₺|\bTRY\b|\bTL\b|\bPKR\b|\bINR\b|\bJPY\b|\bCNY\b`)
	unitGrowth   = regexp.MustCompile(`(?i)(?:annual|yearly)\s*%|%\s*(?:a|per)\s*year|annual (?:percentage )?(?:growth|change)|% change`)
)

// currencySigns are ways to write a currency.
var currencySigns = map[string]string{"us$": "USD", "us $": "USD", "usd": "USD", "$": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
	"£": "GBP", "gbp": "GBP", "₺": "TRY", "try": "TRY", "tl": "TRY", "pkr": "PKR", "inr": "INR", "jpy": "JPY", "cny": "CNY"}

// unitWords reads a unit from words: "% of GDP", "million US$, constant 2023
// prices", "index, 2010 = 100". What the words leave open stays open: money of
// which they do not say whether prices are current is no unit.
func unitWords(s string) (obs.Unit, bool) {
	low := strings.ToLower(s)
	scale := 1.0
	if m := unitScale.FindString(low); m != "" {
		switch strings.TrimSuffix(m, "s") {
		case "thousand", "bin":
			scale = 1e3
		case "million", "mn", "mio", "milyon":
			scale = 1e6
		case "billion", "bn", "milyar":
			scale = 1e9
		case "trillion":
			scale = 1e12
		}
	}
	switch {
	case strings.Contains(low, "trend indicator") || strings.Contains(low, "trend-indicator") || regexp.MustCompile(`\btivs?\b`).MatchString(low):
		return obs.Unit{Kind: obs.TIV, Scale: scale}, true
	case unitIndex.MatchString(s):
		base, _ := strconv.Atoi(unitIndex.FindStringSubmatch(s)[1])
		return obs.Unit{Kind: obs.Index, Base: base, Scale: 1}, true
	case unitGrowth.MatchString(s):
		return obs.Unit{Kind: obs.Rate, Per: "year", Scale: 1}, true
	case unitShare.MatchString(s) && !unitMoney.MatchString(s):
		of := strings.TrimSpace(unitShare.FindStringSubmatch(s)[1])
		switch strings.ToLower(of) {
		case "gdp", "gross domestic product", "the gdp":
			of = "GDP"
		}
		return obs.Unit{Kind: obs.Share, Of: of, Scale: 1}, true
	case unitMoney.MatchString(s) && !strings.Contains(low, "per capita"):
		u := obs.Unit{Kind: obs.Money, Currency: currencySigns[strings.ToLower(unitMoney.FindString(s))], Scale: scale}
		if m := unitConstant.FindStringSubmatch(s); m != nil {
			u.Basis = "constant"
			u.Base, _ = strconv.Atoi(orElse(m[1], m[2]))
			return u, true
		}
		if strings.Contains(low, "current") || strings.Contains(low, "nominal") {
			u.Basis = "current"
			return u, true
		}
	case strings.Contains(low, "person") || strings.Contains(low, "people") || strings.Contains(low, "personnel"):
		return obs.Unit{Kind: obs.Counted, Of: "persons", Scale: scale}, true
	}
	return obs.Unit{}, false
}
