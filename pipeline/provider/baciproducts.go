package provider

import (
	"defensetrade/pipeline/obs"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// baciProductOf reads one word of --products.
func baciProductOf(word string) (baciSum, error) {
	word = strings.ToLower(strings.TrimSpace(word))
	if word == "total" {
		return baciSum{code: word}, nil
	}
	n, err := strconv.ParseUint(word, 10, 32)
	if err != nil || len(word) < 2 || len(word) > 6 {
		return baciSum{}, fmt.Errorf("--products: %q is no product; write total, or two to six digits of the Harmonised System such as 93 or 930200", word)
	}
	s := baciSum{code: word, first: uint32(n), last: uint32(n)}
	for range 6 - len(word) {
		s.first, s.last = s.first*10, s.last*10+9
	}
	return s, nil
}

// baciIndicator is what the sums of a product are.
func baciIndicator(code, described string) obs.Indicator {
	ind := obs.Indicator{ID: "baci-hs" + code, Unit: obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e3},
		Definition: "Value of the goods, FOB, as CEPII reconciles the reports of exporter and importer; the sum of all products of six digits that belong to it"}
	switch {
	case code == "total":
		ind.ID, ind.Title, ind.Short = "baci-total", "Trade in goods (BACI)", "Trade in goods (BACI)"
	case code == "93":
		ind.Title, ind.Short = "Trade in arms and ammunition, HS 93 (BACI)", "Trade in arms, HS 93 (BACI)"
	default:
		ind.Short = fmt.Sprintf("Trade in HS %s (BACI)", code)
		ind.Title = ind.Short
		if described != "" {
			ind.Title = fmt.Sprintf("Trade in %s, HS %s (BACI)", described, code)
		}
	}
	return ind
}

func baciList(products []baciSum) string {
	var out []string
	for _, p := range products {
		if p.code == "total" {
			out = append(out, "all products")
		} else {
			out = append(out, "HS "+p.code)
		}
	}
	return joined(out)
}

var baciName = regexp.MustCompile(`(?i)(HS\d\d)(?:_Y\d{4})?_V(\d{6}[a-z]?)`)

// baciSource is the data set. Only the file's name says its revision of the
// Harmonised System and its release.
func baciSource(name string) obs.Source {
	s := obs.Source{ID: "baci", Title: "BACI, international trade at the product level", Publisher: "CEPII", URL: "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
		Terms: "Etalab 2.0: free use with reference to CEPII"}
	if m := baciName.FindStringSubmatch(name); m != nil {
		s.ID = strings.ToLower("baci-" + m[1] + "-" + m[2])
		s.Vintage = strings.ToUpper(m[1]) + ", " + m[2]
	}
	return s
}
