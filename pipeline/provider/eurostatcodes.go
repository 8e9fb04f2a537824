package provider

import (
	"defensetrade/pipeline/obs"
	"regexp"
	"strconv"
	"strings"
)

// euFlags reads Eurostat's flags.
func euFlags(flags string) (s obs.Status, note string) {
	s = obs.Reported
	var notes []string
	for _, f := range flags {
		switch f {
		case 'p':
			s = obs.Provisional
		case 'e', 's':
			s = obs.Estimated
		case 'f':
			s, notes = obs.Estimated, append(notes, "forecast")
		case 'b':
			notes = append(notes, "break in the series")
		case 'd':
			notes = append(notes, "definition differs")
		case 'u':
			notes = append(notes, "low reliability")
		case 'r':
			notes = append(notes, "revised")
		}
	}
	return s, strings.Join(notes, "; ")
}

var (
	euConstant = regexp.MustCompile(`^CLV(\d\d)_MEUR$`)
	euIndex    = regexp.MustCompile(`^I(\d\d)$`)
)

// euUnit is the unit of a code of Eurostat's.
func euUnit(code, label string) obs.Unit {
	century := func(two string) int {
		n, _ := strconv.Atoi(two)
		if n < 50 {
			return 2000 + n
		}
		return 1900 + n
	}
	switch code {
	case "PC_GDP":
		return obs.Unit{Kind: obs.Share, Of: "GDP", Scale: 1}
	case "PC_TOT":
		return obs.Unit{Kind: obs.Share, Of: "the total", Scale: 1}
	case "EUR":
		return obs.Unit{Kind: obs.Money, Currency: "EUR", Basis: "current", Scale: 1}
	case "THS_EUR":
		return obs.Unit{Kind: obs.Money, Currency: "EUR", Basis: "current", Scale: 1e3}
	case "MIO_EUR", "CP_MEUR":
		return obs.Unit{Kind: obs.Money, Currency: "EUR", Basis: "current", Scale: 1e6}
	case "NR":
		return obs.Unit{Kind: obs.Counted, Scale: 1}
	case "THS_PER":
		return obs.Unit{Kind: obs.Counted, Of: "persons", Scale: 1e3}
	case "":
		return obs.Unit{}
	}
	if m := euConstant.FindStringSubmatch(code); m != nil {
		return obs.Unit{Kind: obs.Money, Currency: "EUR", Basis: "constant", Base: century(m[1]), Scale: 1e6}
	}
	if m := euIndex.FindStringSubmatch(code); m != nil {
		return obs.Unit{Kind: obs.Index, Base: century(m[1]), Scale: 1}
	}
	return obs.Unit{Kind: obs.Quantity, Name: orElse(label, code), Scale: 1}
}
