package result

import (
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
)

// The scales, as they stand in units.
var _ = []string{lang.Mark("thousand"), lang.Mark("million"), lang.Mark("billion"), lang.Mark("trillion")}

// UnitWords is a unit in words of a language, as a subtitle or a table head carries
// it: "% of GDP", "million US$, constant 2023 prices". In English they are those of
// obs.Unit.String, which estimates.csv holds in any language.
func UnitWords(l *lang.Language, u obs.Unit) string {
	scale := obs.ScaleWord(u.Scale)
	if scale != "" {
		scale = l.Phrase(scale) + " "
	}
	switch u.Kind {
	case obs.Money:
		money := scale + currencyWord(l, u)
		if u.Basis == "constant" {
			return l.Say("{}, constant {} prices", money, strconv.Itoa(u.Base))
		}
		return l.Say("{}, current prices", money)
	case obs.TIV:
		return scale + "TIV"
	case obs.Share:
		return l.Say("% of {}¦a unit", l.StudyWords(u.Of))
	case obs.Rate:
		if u.Per == "" || u.Per == "year" {
			return l.Phrase("% a year¦a unit")
		}
		return l.Say("% a {}¦a unit", l.StudyWords(u.Per))
	case obs.Counted:
		if u.Of == "" {
			return scale + l.Phrase("number¦a unit of things counted")
		}
		return scale + l.StudyWords(u.Of)
	case obs.Index:
		return l.Say("index, {} = 100", strconv.Itoa(u.Base))
	case obs.Quantity:
		return l.StudyWords(u.Name)
	}
	return l.Phrase("unit not stated")
}

// currencyWord is a currency as a unit in words has it.
func currencyWord(l *lang.Language, u obs.Unit) string {
	if u.Currency == "USD" {
		return l.Phrase("US$")
	}
	return strings.TrimSpace(u.Symbol())
}
