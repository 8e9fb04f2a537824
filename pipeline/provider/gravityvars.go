package provider

import "defensetrade/pipeline/obs"

// A pairVariable is what a column of GeoDist or Gravity holds.
type pairVariable struct {
	title string
	unit  obs.Unit
}

var (
	kilometres   = obs.Unit{Kind: obs.Quantity, Name: "km", Scale: 1}
	yesNo        = obs.Unit{Kind: obs.Quantity, Name: "1 is yes, 0 no", Scale: 1}
	thousandUSD  = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e3}
	intlDollars  = obs.Unit{Kind: obs.Quantity, Name: "thousand international $", Scale: 1}
	thousandSoul = obs.Unit{Kind: obs.Counted, Of: "persons", Scale: 1e3}
)

// pairNames are columns that only name the pair.
var pairNames = map[string]bool{"iso3_o": true, "iso3_d": true, "iso3num_o": true, "iso3num_d": true, "country_exists_o": true, "country_exists_d": true, "gmt_offset_2020_o": false}

// pairVariables are the columns that are imported. One whose name ends in _* is a
// figure of a country, for the origin (_o) and the destination (_d). Units are
// those of CEPII's documentation: Gravity's GDP and trade are in thousands of
// current dollars, its population in thousands.
var pairVariables = map[string]pairVariable{
	"dist":             {"Distance of the most populous cities", kilometres},
	"distcap":          {"Distance of the capitals", kilometres},
	"distw":            {"Distance, weighted by population", kilometres},
	"distwces":         {"Distance, weighted by population, harmonic", kilometres},
	"distw_harmonic":   {"Distance, weighted by population, harmonic", kilometres},
	"distw_arithmetic": {"Distance, weighted by population, arithmetic", kilometres},

	"contig":               {"Common border", yesNo},
	"comlang_off":          {"Common official language", yesNo},
	"comlang_ethno":        {"Common language of 9% of the people or more", yesNo},
	"colony":               {"Ever a colony of the other", yesNo},
	"comcol":               {"Common colonizer after 1945", yesNo},
	"curcol":               {"Colony of the other now", yesNo},
	"col45":                {"Colony of the other after 1945", yesNo},
	"smctry":               {"Once the same country", yesNo},
	"col_dep_ever":         {"Ever a colony or dependency of the other", yesNo},
	"col_dep":              {"Colony or dependency of the other now", yesNo},
	"sibling_ever":         {"Ever the same colonizer", yesNo},
	"sibling":              {"Same colonizer now", yesNo},
	"comrelig":             {"Common religion, index", obs.Unit{Kind: obs.Quantity, Name: "index from 0 to 1", Scale: 1}},
	"diplo_disagreement":   {"Disagreement in votes of the UN", obs.Unit{Kind: obs.Quantity, Name: "index", Scale: 1}},
	"scaled_sci_2021":      {"Social connectedness, 2021", obs.Unit{Kind: obs.Quantity, Name: "index", Scale: 1}},
	"fta_wto":              {"Trade agreement notified to the WTO", yesNo},
	"rta":                  {"Regional trade agreement", yesNo},
	"comcur":               {"Common currency", yesNo},
	"heg_o":                {"Origin is the hegemon of the destination", yesNo},
	"heg_d":                {"Destination is the hegemon of the origin", yesNo},
	"tradeflow_comtrade_o": {"Trade, by the exporter's report to UN Comtrade", thousandUSD},
	"tradeflow_comtrade_d": {"Trade, by the importer's report to UN Comtrade", thousandUSD},
	"tradeflow_baci":       {"Trade, from BACI", thousandUSD},
	"manuf_tradeflow_baci": {"Trade in manufactures, from BACI", thousandUSD},
	"tradeflow_imf_o":      {"Trade, by the exporter's report to the IMF", thousandUSD},
	"tradeflow_imf_d":      {"Trade, by the importer's report to the IMF", thousandUSD},

	"pop_*":         {"Population", thousandSoul},
	"pop_pwt_*":     {"Population, Penn World Tables", thousandSoul},
	"gdp_*":         {"GDP", thousandUSD},
	"gdpcap_*":      {"GDP a head", thousandUSD},
	"gdp_ppp_*":     {"GDP at purchasing power parity", intlDollars},
	"gdpcap_ppp_*":  {"GDP a head at purchasing power parity", intlDollars},
	"gdp_ppp_pwt_*": {"GDP at purchasing power parity, Penn World Tables", intlDollars},
	"wto_*":         {"Member of the WTO", yesNo},
	"gatt_*":        {"Member of GATT", yesNo},
	"eu_*":          {"Member of the European Union", yesNo},
}
