package obs

import (
	"fmt"
	"strings"
)

// Kind is what sort of quantity a unit measures; two values combine only when
// their kinds allow it.
type Kind string

// The kinds of units. Unknown is the unit of a file that no descriptor explains.
const (
	Unknown  Kind = ""
	Money    Kind = "money"
	TIV      Kind = "tiv" // SIPRI trend-indicator value: a volume of capability, not money
	Share    Kind = "share"
	Rate     Kind = "rate"
	Counted  Kind = "count"
	Index    Kind = "index"
	Quantity Kind = "quantity"
)

// Kinds lists the kinds that a descriptor may name.
var Kinds = []Kind{Money, TIV, Share, Rate, Counted, Index, Quantity}

// A Unit says what the values of a series are measured in. Which fields matter
// depends on the kind; the others are zero.
type Unit struct {
	Kind     Kind
	Currency string  // money: ISO 4217, "USD"
	Basis    string  // money: "current" or "constant"
	Base     int     // money at constant prices, index: the base year
	Scale    float64 // money, TIV, count: 1, 1e3, 1e6, 1e9 …; else 1
	Of       string  // share, rate: of what: "GDP"; count: what is counted: "persons"
	Per      string  // rate: per what: "year"
	Name     string  // quantity: "km"
}

// Scales are the words for powers of a thousand, as descriptors write them.
var Scales = map[string]float64{"units": 1, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

// ScaleWord is the word for a scale, "" for 1.
func ScaleWord(scale float64) string {
	switch scale {
	case 1e3:
		return "thousand"
	case 1e6:
		return "million"
	case 1e9:
		return "billion"
	case 1e12:
		return "trillion"
	}
	return ""
}

// Percent reports whether values are percentages.
func (u Unit) Percent() bool { return u.Kind == Share || u.Kind == Rate }

// Symbol is how people write the currency: US$, €, ₺ …; the code where none is
// usual.
func (u Unit) Symbol() string {
	switch u.Currency {
	case "USD":
		return "US$"
	case "EUR":
		return "€"
	case "GBP":
		return "£"
	case "TRY":
		return "₺"
	case "PKR":
		return "Rs "
	}
	return u.Currency + " "
}

// String is the unit in words, as a subtitle or a table head carries it:
// "% of GDP", "million US$, constant 2023 prices", "million TIV".
func (u Unit) String() string {
	scale := ScaleWord(u.Scale)
	if scale != "" {
		scale += " "
	}
	switch u.Kind {
	case Money:
		money := scale + strings.TrimSpace(u.Symbol())
		if u.Basis == "constant" {
			return fmt.Sprintf("%s, constant %d prices", money, u.Base)
		}
		return money + ", current prices"
	case TIV:
		return scale + "TIV"
	case Share:
		return "% of " + u.Of
	case Rate:
		return "% a " + u.per() // of what, the indicator says
	case Counted:
		if u.Of == "" {
			return strings.TrimSpace(scale + "number")
		}
		return scale + u.Of
	case Index:
		return fmt.Sprintf("index, %d = 100", u.Base)
	case Quantity:
		return u.Name
	}
	return "unit not stated"
}

func (u Unit) per() string {
	if u.Per == "" {
		return "year"
	}
	return u.Per
}
